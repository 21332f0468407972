"""One line per finding, for grep: `path:place: severity CODE message`."""

from __future__ import annotations

from collections.abc import Iterator

from kravlint.places import said
from kravlint.report import QUESTIONS, Finding, NotChecked, Report
from kravlint.reports import Style
from kravlint.reports.groups import grouped
from kravlint.reports.terminal import one_line, painted
from kravlint.reports.words import Words, hidden_of, labelled, words


def render(report: Report, style: Style) -> str:
    """Findings, then the verdicts, what was not judged, and how many are not shown; each on a line of its own."""
    catalogue = words(style.lang)
    lines = [_finding(finding, group.name, style, catalogue) for group in grouped(report) for finding in group.findings]
    lines += _verdicts(report, catalogue)
    lines += [_not_checked(each, style, catalogue) for each in report.not_checked]
    hidden = hidden_of(report, catalogue)
    lines += [f"kravlint: {hidden}"] if hidden else []
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, procurement: str, style: Style, catalogue: Words) -> str:
    where = one_line(finding.path if finding.path is not None else procurement)
    if finding.location is not None:
        where += f":{one_line(said(finding.location, style.lang))}"
    severity = painted(catalogue[f"severity.{finding.severity}"], finding.severity, style.color)
    return f"{where}: {severity} {finding.rule} {one_line(finding.message)}"


def _verdicts(report: Report, catalogue: Words) -> Iterator[str]:
    for procurement in report.procurements:
        for question in QUESTIONS:
            verdict = procurement.verdicts.get(question, "not judged")
            asked = catalogue[f"question.{question}"]
            yield f"{one_line(procurement.name)}: {asked} {labelled(catalogue, 'verdict', verdict)}"


def _not_checked(each: NotChecked, style: Style, catalogue: Words) -> str:
    where = one_line(each.path or each.procurement or "")
    if each.location is not None:
        where += f":{one_line(said(each.location, style.lang))}"
    label = catalogue["not-checked"].lower()
    return f"{where}: {label}: {one_line(each.reason)}" if where else f"{label}: {one_line(each.reason)}"
