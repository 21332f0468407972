"""The report for programs: docs/json.md and docs/report.schema.json are its contract."""

from __future__ import annotations

import json
from typing import Any

from msgspec import to_builtins

from kravlint.report import Finding, NotChecked, Report
from kravlint.reports import Style
from kravlint.reports.excerpt import plain

_TABLES = ("checklist", "topics", "needs", "standards", "copies")


def render(report: Report, style: Style) -> str:
    """The report as JSON. Every key is always there; what there is nothing to say about is null."""
    content = {
        "schema": report.schema,
        "kravlint": report.kravlint,
        "as_of": report.as_of,
        "documents": [_without(to_builtins(each), "blocks") for each in report.documents],
        "procurements": [_without(to_builtins(each), *_TABLES) for each in report.procurements],
        "findings": [finding_as_json(finding) for finding in report.findings],
        "not_checked": [_not_checked(each) for each in report.not_checked],
        "summary": to_builtins(report.summary),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


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
