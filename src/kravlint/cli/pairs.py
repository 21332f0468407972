"""`kravlint pairs`: the topic matrix of each procurement, and which documents are whose part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click
import msgspec

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.cli.progress import told
from kravlint.config import load_config
from kravlint.places import steps
from kravlint.report import Lang, Place, ProcurementSummary, Report
from kravlint.reports.terminal import one_line
from kravlint.reports.words import labelled, words

_FAMILIES = ("pairing", "document-set")
_WORDS = {
    "sv": ("Ämne", "Krav", "Avtal", "Bilagor", "Inga ämnen: varken kravspecifikation eller avtal hittades."),
    "en": ("Topic", "Requirements", "Agreement", "Annexes", "No topics: neither specification nor agreement found."),
}
_NONE = "–"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SÖKVÄG...")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@CONFIG
@LANG
def pairs(paths: tuple[Path, ...], format: str, config: Path | None, lang: Lang | None) -> None:
    """Visa vad krav, avtal och bilagor var för sig tar upp, och var de inte möts.

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
    for document in report.documents:
        if document.path in procurement.documents:
            kinds = dict.fromkeys(part.kind for part in document.parts) or (document.kind,)
            yield f"  {one_line(document.path)}: {', '.join(labelled(catalogue, 'kind', kind) for kind in kinds)}"
    yield ""
    if not procurement.topics:
        yield f"  {nothing}"
        return
    rows = [(topic, *sides)]
    rows += [(row.label, *map(_cell, (row.specification, row.agreement, row.annexes))) for row in procurement.topics]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for finding in report.findings:
        if finding.procurement == procurement.name and finding.family in _FAMILIES:
            where = (
                f"{one_line(finding.path)}, {steps(finding.location, lang)[0]}: "
                if finding.path and finding.location
                else ""
            )
            yield f"\n  {finding.rule} {where}{finding.message}"


def _cell(places: tuple[Place, ...]) -> str:
    """How many places there are, and the first: "4 (Bilaga 2 Avtal.pdf 7.1)"."""
    if not places:
        return _NONE
    first = places[0]
    number = (first.location.heading_number or "").rstrip(".") if first.location else ""
    return f"{len(places)} ({one_line(PurePosixPath(first.path).name)}{f' {number}' if number else ''})"
