"""The report for programs: docs/json.md and docs/report.schema.json are its contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from kravlint.report import Finding, NotChecked, Report
from kravlint.reports import Style
from kravlint.reports.excerpt import plain

_TABLES = ("checklist", "topics", "annexes", "needs", "standards", "copies")


def render(report: Report, style: Style) -> Iterator[str]:
    """The report as JSON, a document or a finding at a time. Every key is always there; what there is nothing to say
    about is null.
    """
    lists: dict[str, Iterator[Any]] = {
        "documents": (_without(to_builtins(each), "blocks") for each in report.documents),
        "procurements": (_without(to_builtins(each), *_TABLES) for each in report.procurements),
        "findings": map(finding_as_json, report.findings),
        "not_checked": map(_not_checked, report.not_checked),
    }
    yield f'{{\n  "schema": {report.schema},\n  "kravlint": {_written(report.kravlint)},\n'
    yield f'  "as_of": {_written(report.as_of)},\n'
    for name, entries in lists.items():
        yield f'  "{name}": '
        yield from _list(entries)
        yield ",\n"
    yield f'  "summary": {_written(to_builtins(report.summary))}\n}}\n'


def _list(entries: Iterator[Any]) -> Iterator[str]:
    before = "[\n    "
    for each in entries:
        yield before + _written(each, deeper=4)
        before = ",\n    "
    yield "[]" if before.startswith("[") else "\n  ]"


def _written(content: Any, deeper: int = 2) -> str:
    """As the content stands within the whole: its lines are so much deeper."""
    return json.dumps(content, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * deeper)


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding's keys in the contract's order, which is the type's."""
    content = _without(to_builtins(finding), "sample")
    content["excerpt"] = plain(finding.excerpt) if finding.excerpt is not None else None
    content["basis"] = [{"name": basis.name, "url": basis.url} for basis in finding.basis]
    return content


def _not_checked(each: NotChecked) -> dict[str, Any]:
    return {"path": each.path, "location": to_builtins(each.location), "reason": each.reason}


def _without(content: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in keys}
