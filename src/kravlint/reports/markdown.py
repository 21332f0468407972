"""A short summary in Markdown, for a job summary or a comment on a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.places import said
from kravlint.report import QUESTIONS, SEVERITIES, Finding, NotChecked, Report
from kravlint.reports import Style
from kravlint.reports.groups import grouped
from kravlint.reports.terminal import one_line
from kravlint.reports.words import Words, counted, labelled, summary_of, words

LONGEST = 60_000
"""Characters: GitHub takes 65 536 in a comment."""

_SIGNS = {"found": "✅", "weak": "⚠️", "missing": "❌", "not judged": "❔"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&!])")


def render(report: Report, style: Style) -> str:
    """The verdicts, the gravest findings first as far as there is room, what was not judged, and the counts."""
    catalogue = words(style.lang)
    head = [
        f"## {catalogue['title']}",
        "",
        _plain(summary_of(report, catalogue)),
        "",
        *_verdicts(report, catalogue),
    ]
    tail = _not_checked(report.not_checked, catalogue)
    rows = [_row(finding, name, catalogue, style) for finding, name in _gravest_first(report)]
    room = LONGEST - sum(len(line) + 1 for line in (*head, *tail)) - 500  # for the table's head and the last line
    kept = _fitting(rows, room)
    lines = [*head, *(_table(kept, catalogue) if kept else [])]
    if len(kept) < len(rows):
        lines += ["", catalogue["markdown.more"].format(count=len(rows) - len(kept))]
    return "\n".join([*lines, *tail]) + "\n"


def _verdicts(report: Report, catalogue: Words) -> Iterator[str]:
    for procurement in report.procurements:
        yield f"| {_plain(procurement.name)} | |"
        yield "| --- | --- |"
        for question in QUESTIONS:
            verdict = procurement.verdicts.get(question, "not judged")
            sign, word = _SIGNS[verdict], labelled(catalogue, "verdict", verdict)
            yield f"| {catalogue[f'question.{question}']} | {sign} {word} |"
        yield ""


def _gravest_first(report: Report) -> list[tuple[Finding, str]]:
    findings = [(finding, group.name) for group in grouped(report) for finding in group.findings]
    return sorted(findings, key=lambda pair: SEVERITIES.index(pair[0].severity))


def _row(finding: Finding, procurement: str, catalogue: Words, style: Style) -> str:
    place = finding.path if finding.path is not None else procurement
    if finding.location is not None:
        place += f": {said(finding.location, style.lang)}"
    severity = catalogue[f"severity.{finding.severity}"]
    told = f"{_plain(finding.message)}<br>*{catalogue['field.remedy']}:* {_plain(finding.remedy)}"
    return f"| {severity} | {finding.rule} | {_plain(place)} | {told} |"


def _table(rows: list[str], catalogue: Words) -> list[str]:
    heads = (catalogue["column.severity"], catalogue["rule.code"], catalogue["markdown.place"])
    return [f"| {' | '.join(heads)} | {catalogue['findings']} |", "| --- | --- | --- | --- |", *rows]


def _fitting(rows: list[str], room: int) -> list[str]:
    for count, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            return rows[:count]
    return rows


def _not_checked(entries: tuple[NotChecked, ...], catalogue: Words) -> list[str]:
    if not entries:
        return []
    lines = [f"- {_plain(': '.join(filter(None, [each.path or each.procurement, each.reason])))}" for each in entries]
    shown, left = lines[:50], len(lines) - 50
    more = [f"- {catalogue['markdown.more'].format(count=left)}"] if left > 0 else []
    title = f"{catalogue['not-checked']} ({counted(catalogue, 'place', len(entries))})"
    return ["", f"<details><summary>{title}</summary>", "", *shown, *more, "", "</details>"]


def _plain(text: str) -> str:
    """The text as it stands: no markup from documents, and nobody mentioned by an @ in them."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("@", "@\N{WORD JOINER}")
