"""`kravlint pairs`: the annex graph and the topic matrix of each procurement, and which documents are whose part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import click
import msgspec

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.cli.progress import told
from kravlint.config import load_config
from kravlint.places import steps
from kravlint.report import SEVERITIES, Annex, Finding, Lang, Location, Place, ProcurementSummary, Report
from kravlint.reports.terminal import one_line
from kravlint.reports.words import Words, labelled, words

_FAMILIES = ("pairing", "document-set")
_WORDS = {
    "sv": ("Ämne", "Krav", "Avtal", "Bilagor", "Inga ämnen: varken kravspecifikation eller avtal hittades."),
    "en": ("Topic", "Requirements", "Agreement", "Annexes", "No topics: neither specification nor agreement found."),
}
_ANNEXES = {
    "sv": ("Bilaga", "Handling", "Nämns i", "finns inte här", "ingen handling nämner den", "äldre utgåva: {}"),
    "en": ("Annex", "Document", "Named in", "not here", "no document names it", "earlier edition: {}"),
}
_LONGEST_TITLE = 44
_LONGEST_NAME = 48
_NONE = "–"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SÖKVÄG...")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@CONFIG
@LANG
def pairs(paths: tuple[Path, ...], format: str, config: Path | None, lang: Lang | None) -> None:
    """Visa vilka bilagor som nämns och finns, vad krav, avtal och bilagor var för sig tar upp, och var de inte möts.

    Slutkod: 0 klart, 2 fel användning, 3 fel i kravlint.
    """
    speak(lang)
    settings = load_config(config, paths[0])
    settings = msgspec.structs.replace(settings, lang=lang or settings.lang)
    speak(settings.lang)

    from kravlint import run

    with told(quiet=False, verbose=False) as progress:
        report = run.lint(paths, settings, progress)
    if format == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(list(_matrices(report)))).decode())
        return
    click.echo("\n\n".join("\n".join(_text(each, report, settings.lang)) for each in report.procurements))


def _matrices(report: Report) -> Iterator[dict[str, object]]:
    for procurement in report.procurements:
        yield {
            "name": procurement.name,
            "reference": procurement.reference,
            "call_off": procurement.call_off,
            "verdict": procurement.verdicts["pairing"],
            "documents": [each for each in report.documents if each.path in procurement.documents],
            "annexes": procurement.annexes,
            "topics": procurement.topics,
            "findings": [
                finding
                for finding in report.findings
                if finding.procurement == procurement.name and finding.family in _FAMILIES
            ],
        }


def _text(procurement: ProcurementSummary, report: Report, lang: Lang) -> Iterator[str]:
    catalogue = words(lang)
    topic, *sides, nothing = _WORDS[lang]
    yield one_line(procurement.name)
    inside = _short(procurement.documents)
    for document in report.documents:
        if document.path in procurement.documents:
            kinds = dict.fromkeys(part.kind for part in document.parts) or (document.kind,)
            yield f"  {inside(document.path)}: {', '.join(labelled(catalogue, 'kind', kind) for kind in kinds)}"
    yield ""
    if procurement.annexes:
        yield from _table([_ANNEXES[lang][:3], *(_annex(each, lang) for each in procurement.annexes)])
        yield ""
    if procurement.topics:
        rows = [(row.label, *map(_cell, (row.specification, row.agreement, row.annexes))) for row in procurement.topics]
        yield from _table([(topic, *sides), *rows])
    else:
        yield f"  {nothing}"
    found = (f for f in report.findings if f.procurement == procurement.name and f.family in _FAMILIES)
    for finding in sorted(found, key=lambda each: SEVERITIES.index(each.severity)):
        yield from _finding(finding, catalogue, lang, inside)


def _short(paths: Sequence[str]) -> Callable[[str], str]:
    """Paths without the folder that all of a procurement's documents stand in."""
    folder = os.path.commonpath([PurePosixPath(path).parent for path in paths]) if paths else ""
    return lambda path: one_line(str(PurePosixPath(path).relative_to(folder)) if folder else path)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _annex(annex: Annex, lang: Lang) -> tuple[str, str, str]:
    """Number and title, the file that answers, and who names it: "2 Avtal", "Bilaga 2 Avtal.docx", "Inbjudan.docx (3)"."""
    missing, unnamed, older = _ANNEXES[lang][3:]
    title = one_line(annex.title)
    short = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    answer = _name(annex.answer.path) if annex.answer else missing
    answers = [answer, *(older.format(_name(path)) for path in annex.older)]
    named = [f"{_name(each.place.path)}{f' ({each.count})' if each.count > 1 else ''}" for each in annex.named_by]
    return f"{annex.number} {short}".strip(), ", ".join(answers), ", ".join(named) or unnamed


def _finding(finding: Finding, catalogue: Words, lang: Lang, inside: Callable[[str], str]) -> Iterator[str]:
    """The finding with its severity, and below it the other place where there is one."""

    def where(path: str | None, location: Location | None) -> str:
        return f"{inside(path)}, {steps(location, lang)[0]}" if path and location else ""

    severity = labelled(catalogue, "severity", finding.severity)
    yield ""
    yield f"  {severity} {finding.rule} {where(finding.path, finding.location)}".rstrip()
    yield f"    {one_line(finding.message)}"
    for other in finding.related[:1]:
        yield f"    {other.message}: {where(other.path, other.location)}"


def _name(path: str) -> str:
    """The file's name in a table: a long one without its middle, since its number stands first and its date last."""
    name = one_line(PurePosixPath(path).name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 17].rstrip()}…{name[-16:].lstrip()}"


def _cell(places: tuple[Place, ...]) -> str:
    """How many places there are, and the first: "4 (Bilaga 2 Avtal.pdf 7.1)"."""
    if not places:
        return _NONE
    first = places[0]
    number = (first.location.heading_number or "").rstrip(".") if first.location else ""
    return f"{len(places)} ({_name(first.path)}{f' {number}' if number else ''})"
