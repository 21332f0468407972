"""Workflow commands: each finding as an annotation on a GitHub run."""

from __future__ import annotations

from kravlint.report import SEVERITIES, Finding, Report
from kravlint.reports import Style
from kravlint.reports.anchor import anchor_of, message_of
from kravlint.reports.words import summary_of, words

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, style: Style) -> str:
    """The gravest first, since GitHub shows only the first ten of each kind; the counts last."""
    ordered = sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    lines = [_command(finding, report, style) for finding in ordered]
    lines.append(f"::notice title=kravlint::{_data(summary_of(report, words(style.lang)))}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, report: Report, style: Style) -> str:
    path, line = anchor_of(finding, report)
    place = f"file={_property(path)},line={line}," if path else ""
    title = _property(f"{finding.rule} {finding.name}")
    message = f"{message_of(finding, style.lang)}\n{finding.remedy}"
    return f"::{_COMMANDS[finding.severity]} {place}title={title}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
