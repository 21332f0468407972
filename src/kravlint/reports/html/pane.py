"""The reading pane: the documents' text, with the words that findings are about linked to them.

A block is the target of links when something in the report stands there; all others go without an id, so that the
markup of a long document stays small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from msgspec import Struct

from kravlint.document import Block
from kravlint.report import SEVERITIES, DocumentSummary, Finding, Location, ProcurementSummary, Report

_T = TypeVar("_T")

_CHUNK = 40
"""Passages and table rows that the browser lays out at a time."""
_HIGHEST, _LOWEST = 4, 6
"""Heading levels of the page that a document's own headings get: the document's name is one above."""

Anchors = Mapping[tuple[str, int], str]
"""The id of each block, by path and index, that is linked to."""


class Piece(NamedTuple):
    """A run of text; `finding` is the gravest that is about it."""

    text: str
    finding: Finding | None


class Passage(Struct, frozen=True):
    """One block."""

    block: Block
    id: str | None
    pieces: tuple[Piece, ...]
    beside: tuple[Finding, ...]
    """Findings about the block that no piece leads to."""
    level: int
    """Headings: the level in the page; else 0."""
    page: int | None
    """The page that begins here, or None."""


class Grid(Struct, frozen=True):
    """Rows of cells of one table; `title` is the sheet's name where the rows begin one."""

    title: str
    rows: tuple[tuple[tuple[Passage, ...], ...], ...]


class Text(Struct, frozen=True):
    """One document, in chunks that are laid out on their own."""

    document: DocumentSummary
    findings: int
    chunks: tuple[tuple[Passage | Grid, ...], ...]


def anchors_in(report: Report) -> dict[tuple[str, int], str]:
    """An id for each block with text that a finding or a table points at."""
    numbers = {document.path: number for number, document in enumerate(report.documents, 1)}
    lengths = {document.path: len(document.blocks) for document in report.documents}
    found: dict[tuple[str, int], str] = {}
    for path, location in _pointed_at(report):
        block = location.block if location else None
        if path is not None and block is not None and 0 <= block < lengths.get(path, 0):
            found[path, block] = f"b-{numbers[path]}-{block}"
    return found


def _pointed_at(report: Report) -> Iterator[tuple[str | None, Location | None]]:
    for finding in report.findings:
        yield finding.path, finding.location
        yield from ((other.path, other.location) for other in finding.related)
    yield from ((each.path, each.location) for each in report.not_checked)
    for procurement in report.procurements:
        yield from _in_tables(procurement)


def _in_tables(procurement: ProcurementSummary) -> Iterator[tuple[str | None, Location | None]]:
    yield from ((met.path, met.location) for met in procurement.checklist)
    places = [place for need in procurement.needs for place in need.places]
    for topic in procurement.topics:
        places += (*topic.specification, *topic.agreement, *topic.annexes)
    for annex in procurement.annexes:
        places += (each for each in (annex.answer, *(naming.place for naming in annex.named_by)) if each)
    for use in procurement.standards:
        places += (place for named in use.named.values() for place in named)
    yield from ((place.path, place.location) for place in places)


def texts(report: Report, anchors: Anchors) -> list[Text]:
    """The documents whose text the report holds, each finding at its words."""
    found: dict[tuple[str, int], list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda each: SEVERITIES.index(each.severity)):
        if finding.path is not None and finding.location is not None and finding.location.block is not None:
            found.setdefault((finding.path, finding.location.block), []).append(finding)
    return [_text(document, found, anchors) for document in report.documents if document.blocks]


def _text(document: DocumentSummary, found: Mapping[tuple[str, int], list[Finding]], anchors: Anchors) -> Text:
    passages = list(_passages(document, found, anchors))
    count = sum(len(found.get((document.path, index), ())) for index in range(len(document.blocks)))
    return Text(document, count, tuple(_parts(tuple(_grouped(passages)))))


def _parts(items: Sequence[_T]) -> Iterator[tuple[_T, ...]]:
    for first in range(0, len(items), _CHUNK):
        yield tuple(items[first : first + _CHUNK])


def _passages(
    document: DocumentSummary, found: Mapping[tuple[str, int], list[Finding]], anchors: Anchors
) -> Iterator[Passage]:
    level, page = _HIGHEST - 1, None
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":  # headings may skip levels in a draft, not in the page
            level = min(max(block.level, 1) + _HIGHEST - 1, level + 1, _LOWEST)
        begins = block.place.page if block.place.page != page else None
        page = block.place.page
        its = found.get((document.path, index), [])
        pieces = tuple(_pieces(block.text, its))
        led_to = {id(piece.finding) for piece in pieces}
        beside = tuple(finding for finding in its if id(finding) not in led_to)
        shown = level if block.kind == "heading" else 0
        yield Passage(block, anchors.get((document.path, index)), pieces, beside, shown, begins)


def _pieces(text: str, findings: list[Finding]) -> Iterator[Piece]:
    """The text cut where findings begin and end; `findings` has the gravest first."""
    spans = [
        (location.start or 0, location.end, finding)
        for finding in findings
        if (location := finding.location) and location.end is not None and location.end <= len(text)
    ]
    cuts = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    for start, end in pairwise(cuts):
        over = next((finding for first, last, finding in spans if first <= start and end <= last), None)
        yield Piece(text[start:end], over)


def _grouped(passages: list[Passage]) -> Iterator[Passage | Grid]:
    """Cells of one table become rows; a long table is cut, so that it too is laid out in parts."""
    sheet = None
    for table, run in groupby(passages, lambda each: each.block.place.table if each.block.kind == "cell" else None):
        if table is None:
            yield from run
            continue
        cells = list(run)
        name = cells[0].block.place.sheet
        title, sheet = (name or "") if name != sheet else "", name
        rows = [_row(list(row)) for _, row in groupby(cells, lambda each: each.block.place.row)]
        for part in _parts(rows):
            yield Grid(title, part)
            title = ""


def _row(passages: list[Passage]) -> tuple[tuple[Passage, ...], ...]:
    return tuple(tuple(cell) for _, cell in groupby(passages, lambda each: each.block.place.column))
