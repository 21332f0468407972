"""The report for a terminal: each finding with its place, the words underlined, the reason and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kravlint.places import steps
from kravlint.report import (
    QUESTIONS,
    Finding,
    Lang,
    Location,
    NotChecked,
    ProcurementSummary,
    Report,
    Severity,
)
from kravlint.reports import Style
from kravlint.reports.excerpt import Span, spans
from kravlint.reports.groups import DocumentGroup, ProcurementGroup, grouped
from kravlint.reports.terminal import one_line, painted, wrapped
from kravlint.reports.words import Words, counted, hidden_of, labelled, words

_SIGNS = {
    "found": ("✓", "good"),
    "weak": ("!", "warning"),
    "missing": ("✗", "error"),
    "not judged": ("?", "dim"),
}


def render(report: Report, style: Style) -> str:
    """Findings by procurement and document, the four verdicts, what was not judged, and the counts."""
    catalogue = words(style.lang)
    lines: list[str] = []
    for group in grouped(report):
        lines += _group(group, style, catalogue)
    for procurement in report.procurements:
        lines += _verdicts(procurement, style, catalogue)
    lines += _not_checked(report.not_checked, style, catalogue)
    lines += _summary(report, style, catalogue)
    return "\n".join(lines) + "\n"


def _group(group: ProcurementGroup, style: Style, catalogue: Words) -> Iterator[str]:
    if group.whole:
        yield from _title(one_line(group.name) or catalogue["whole"], "", style)
        yield from _findings(group.whole, style, catalogue)
    for document in group.documents:
        yield from _document_title(document, style, catalogue)
        yield from _findings(document.findings, style, catalogue)


def _document_title(document: DocumentGroup, style: Style, catalogue: Words) -> Iterator[str]:
    summary = document.summary
    kind = labelled(catalogue, "kind", summary.kind) if summary else ""
    yield from _title(one_line(document.path), kind, style)


def _title(name: str, note: str, style: Style) -> Iterator[str]:
    yield painted(name, "bold", style.color) + (painted(f" ({note})", "dim", style.color) if note else "")
    yield painted("─" * min(style.width, len(name) + (len(note) + 3 if note else 0)), "dim", style.color)
    yield ""


def _findings(findings: Iterable[Finding], style: Style, catalogue: Words) -> Iterator[str]:
    said = set[tuple[str, ...]]()
    for finding in findings:
        yield from _finding(finding, said, style, catalogue)


def _finding(finding: Finding, said: set[tuple[str, ...]], style: Style, catalogue: Words) -> Iterator[str]:
    severity: Severity = finding.severity
    item = " ".join(filter(None, [finding.item, _state(finding.state, catalogue)]))
    head = painted(f"{catalogue[f'severity.{severity}']} {finding.rule}", severity, style.color)
    yield f"{head} {painted(' · '.join(filter(None, [finding.name, item])), 'dim', style.color)}"
    yield from wrapped(finding.message, style.width)
    if finding.path is not None:
        yield f"  --> {_place(finding.path, finding.location, style.lang)}"
    if finding.excerpt:
        yield from _frame(spans(finding.excerpt), style, severity)
    yield from _explained(finding, said, style, catalogue)
    yield ""


def _explained(finding: Finding, said: set[tuple[str, ...]], style: Style, catalogue: Words) -> Iterator[str]:
    """The reason, the remedy and their like; what has been `said` of the same rule above is not said again."""
    above = []
    for field, text in _explanation(finding):
        name = catalogue[f"field.{field}"]
        if (finding.rule, field, text) in said:
            above.append(name)
        else:
            yield from _field(name, text, style)
        said.add((finding.rule, field, text))
    if above:
        yield from _field(catalogue["field.above"], ", ".join(dict.fromkeys(above)), style)
    for other in finding.related:
        place = f"{_place(other.path, other.location, style.lang)}: " if other.path is not None else ""
        yield from _field(catalogue["field.related"], place + other.message, style)


def _explanation(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "why", finding.why
    yield "remedy", finding.remedy
    if finding.sample:
        yield "sample", finding.sample
    for basis in finding.basis:
        yield "basis", f"{basis.name} <{basis.url}>" if basis.url else basis.name


def _place(path: str, location: Location | None, lang: Lang) -> str:
    return one_line(" · ".join([path, *(steps(location, lang) if location is not None else ())]))


def _state(state: str | None, catalogue: Words) -> str:
    return f"({labelled(catalogue, 'state', state)})" if state else ""


def _field(name: str, text: str, style: Style) -> Iterator[str]:
    first, *rest = wrapped(text, style.width, f"   = {name}: ", "     ") or [f"   = {name}:"]
    label = f"   = {name}:"
    yield painted(label, "bold", style.color) + first[len(label) :]
    yield from rest


def _frame(excerpt: tuple[Span, ...], style: Style, severity: Severity) -> Iterator[str]:
    """The sentence behind a rule, with ^^^ under the marked words."""
    bar = painted("   |", "dim", style.color)
    yield bar
    for text, marks in _marked_lines(excerpt, max(style.width - 5, 20)):
        yield f"{bar} {text}"
        if "^" in marks:
            yield f"{bar} {painted(marks.rstrip(), severity, style.color)}"
    yield bar


def _marked_lines(excerpt: tuple[Span, ...], width: int) -> Iterator[tuple[str, str]]:
    """Lines of the sentence, each with a line of the same length that holds ^ under marked characters."""
    text = "".join(_printable(span.text) for span in excerpt)
    marks = "".join(("^" if span.marked else " ") * len(span.text) for span in excerpt)
    start = 0
    while start < len(text):
        end = _line_end(text, start, width)
        line = text[start:end].rstrip()
        yield line, marks[start : start + len(line)]
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _line_end(text: str, start: int, width: int) -> int:
    if len(text) - start <= width:
        return len(text)
    space = text.rfind(" ", start, start + width + 1)
    return space if space > start else start + width


def _printable(text: str) -> str:
    """As `one_line`, with one character out for each character in, so that the underlining stays in place."""
    return "".join(character if character.isprintable() else " " for character in text)


def _verdicts(procurement: ProcurementSummary, style: Style, catalogue: Words) -> Iterator[str]:
    name = one_line(procurement.name)
    notes = [one_line(procurement.reference or ""), catalogue["call-off"] if procurement.call_off else ""]
    yield from _title(name, ", ".join(filter(None, notes)), style)
    longest = max(len(catalogue[f"question.{question}"]) for question in QUESTIONS)
    for question in QUESTIONS:
        verdict = procurement.verdicts.get(question, "not judged")
        sign, color = _SIGNS[verdict]
        answer = catalogue.get(f"answer.{question}.{verdict}") or catalogue["answer.not judged"]
        asked = catalogue[f"question.{question}"].ljust(longest)
        yield f"  {painted(sign, color, style.color)} {asked}  {answer}"
    yield ""


def _not_checked(entries: tuple[NotChecked, ...], style: Style, catalogue: Words) -> Iterator[str]:
    if not entries:
        return
    yield from _title(catalogue["not-checked"], "", style)
    for each in entries:
        where = each.path or each.procurement or ""
        place = _place(where, each.location, style.lang) if where else ""
        yield from wrapped(f"{place}: {each.reason}" if place else each.reason, style.width, "  - ", "    ")
    yield ""


def _summary(report: Report, style: Style, catalogue: Words) -> Iterator[str]:
    summary = report.summary
    severities: tuple[Severity, ...] = ("error", "warning", "info")
    counts = {severity: getattr(summary, severity) for severity in severities}
    said = ", ".join(counted(catalogue, name, count) for name, count in counts.items() if count)
    worst = next((name for name in severities if counts[name]), "good")
    documents = counted(catalogue, "document", summary.documents)
    line = painted(said or catalogue["summary.none"], worst, style.color)
    also = hidden_of(report, catalogue)
    yield f"{line} {catalogue['summary.in']} {documents}." + (f" {also}." if also else "")
    yield f"{catalogue['summary.as-of']} {catalogue.get(f'as-of.{report.as_of}', report.as_of)}."
