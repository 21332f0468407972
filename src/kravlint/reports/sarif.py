"""SARIF 2.1.0, as GitHub code scanning and other viewers take it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; the limits are GitHub's
(https://docs.github.com/en/code-security/code-scanning, "SARIF results exceed one or more limits", read 2026-11).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kravlint.report import SEVERITIES, Finding, Lang, Location, Related, Report
from kravlint.reports import Style
from kravlint.reports.anchor import anchor_of, line_of, message_of, numbered, relative
from kravlint.reports.excerpt import plain
from kravlint.reports.words import Words, summary_of, words

if TYPE_CHECKING:
    from kravlint.engine.schema import Rule, Text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS, LOCATIONS, DESCRIPTION = 25_000, 1_000, 1_024
"""Most results of a run, locations of a result, characters of a full description."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_PRECISIONS = {"error": "high", "warning": "medium", "info": "low"}


def render(report: Report, style: Style) -> str:
    """One run. Suppressed and accepted findings are not in it: viewers would open alerts for them."""
    catalogue = words(style.lang)
    rules = _rules(report, style)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    kept = _within_limit(report.findings)
    run = {
        "tool": {
            "driver": {
                "name": "kravlint",
                "version": report.kravlint,
                "semanticVersion": report.kravlint,
                "language": style.lang,
                "rules": rules,
            }
        },
        "automationDetails": {"id": "kravlint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": _notices(report, len(kept), catalogue),
            }
        ],
        "results": [_result(finding, number, index, report, style) for finding, number in numbered(kept)],
        "properties": {"as_of": report.as_of, "summary": _counts(report)},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _within_limit(findings: Sequence[Finding]) -> list[Finding]:
    """All findings, or the gravest of them, in the report's order."""
    if len(findings) <= RESULTS:
        return list(findings)
    gravest = sorted(range(len(findings)), key=lambda at: SEVERITIES.index(findings[at].severity))[:RESULTS]
    return [findings[at] for at in sorted(gravest)]


def _rules(report: Report, style: Style) -> list[dict[str, Any]]:
    """The rules that were put to the documents, and any other that a finding names."""
    found = {finding.rule: finding for finding in report.findings}
    listed = [_rule(rule, style.lang) for rule in style.rules]
    known = {rule.code for rule in style.rules}
    return listed + [_rule_of(found[code]) for code in sorted(found.keys() - known)]


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    why, remedy = _open(rule.why, lang), _open(rule.remedy, lang)
    sample = _open(rule.sample, lang) if rule.sample else ""
    sources = "\n".join(f"- {_link(basis.name, basis.url)}" for basis in rule.basis)
    markdown = "\n\n".join(filter(None, [why, remedy, f"> {sample}" if sample else "", sources]))
    address = next((basis.url for basis in rule.basis if basis.url), None)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _open(rule.title, lang)},
        "fullDescription": {"text": _shortened(why)},
        "help": {"text": "\n\n".join(filter(None, [why, remedy, sample])), "markdown": markdown},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"enabled": rule.enabled, "level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family, rule.phase],
            "precision": _PRECISIONS[rule.severity],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _rule_of(finding: Finding) -> dict[str, Any]:
    """What a finding tells of its rule, where the rule itself is not at hand."""
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": finding.name},
        "fullDescription": {"text": _shortened(finding.why)},
        "help": {"text": f"{finding.why}\n\n{finding.remedy}"},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [finding.family, finding.phase], "problem.severity": _PROBLEMS[finding.severity]},
    }


def _open(text: Text, lang: Lang) -> str:
    """A rule's text without the places that a check fills in."""
    said: str = getattr(text, lang)
    return re.sub(r"\{\w+\}", "…", said)


def _link(name: str, url: str | None) -> str:
    return f"[{name}]({url})" if url else name


def _shortened(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[: DESCRIPTION - 1] + "…"


def _result(finding: Finding, number: int, index: dict[str, int], report: Report, style: Style) -> dict[str, Any]:
    path, _ = anchor_of(finding, report)
    snippet = plain(finding.excerpt) if finding.excerpt else None
    place = _place(path, finding.location, snippet)
    if finding.path is None and finding.procurement:
        place["logicalLocations"] = [{"name": finding.procurement, "kind": "procurement"}]
    related = [_related(other, at, style.lang) for at, other in enumerate(finding.related, 1) if other.path is not None]
    told = {"item": finding.item, "state": finding.state, "procurement": finding.procurement}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{message_of(finding, style.lang)}\n\n{finding.remedy}"},
        "locations": [place],
        **({"relatedLocations": related[: LOCATIONS - 1]} if related else {}),
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:{number}",
            "kravlint/v1": finding.fingerprint,
        },
        "properties": {name: value for name, value in told.items() if value},
    }


def _related(other: Related, number: int, lang: Lang) -> dict[str, Any]:
    return {"id": number, "message": {"text": other.message}, **_place(relative(other.path or ""), other.location)}


def _place(path: str, location: Location | None, snippet: str | None = None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": line_of(location)}
    if location and not location.line and location.start is not None and location.end is not None:
        region |= {"startColumn": location.start + 1, "endLine": region["startLine"], "endColumn": location.end + 1}
    if snippet:
        region["snippet"] = {"text": snippet}
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}
    if logical := _logical(location):
        place["logicalLocations"] = logical
    return place


def uri(path: str) -> str:
    """The path as a relative reference, every other character than the plainest percent-encoded as UTF-8."""
    quoted = quote(path, errors="surrogateescape")
    return f"file://{quoted}" if PurePosixPath(path).is_absolute() else quoted


def _logical(location: Location | None) -> list[dict[str, Any]]:
    """The heading and the requirement that the words stand under."""
    if location is None:
        return []
    heading = " ".join(filter(None, [location.heading_number, location.heading]))
    names = [heading] if heading else []
    names += [location.requirement] if location.requirement else []
    return [
        {"name": name, "fullyQualifiedName": " / ".join(names[: at + 1]), "kind": "element"}
        for at, name in enumerate(names)
    ]


def _notices(report: Report, kept: int, catalogue: Words) -> list[dict[str, Any]]:
    """What was not judged, what is counted and not shown, and what the limits left out."""
    said = [summary_of(report, catalogue)]
    if kept < len(report.findings):
        said.append(catalogue["sarif.limit"].format(kept=kept, all=len(report.findings)))
    notices: list[dict[str, Any]] = [{"level": "note", "message": {"text": text}} for text in said]
    for each in report.not_checked:
        notice: dict[str, Any] = {"level": "note", "message": {"text": each.reason}}
        if each.path is not None:
            notice["locations"] = [_place(relative(each.path), each.location)]
        notices.append(notice)
    return notices


def _counts(report: Report) -> dict[str, int]:
    return {name: getattr(report.summary, name) for name in report.summary.__struct_fields__}
