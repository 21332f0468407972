"""The reading pane: each document's text in its own order, with findings at their words."""

from __future__ import annotations

from msgspec.structs import replace
from tests.reports.sample_report import SUBPROCESSORS, document, sample_report

from kravlint.document import Block, Place
from kravlint.report import Finding, Location, Related, Report
from kravlint.reports import render
from kravlint.reports.html.pane import Grid, Passage, anchors_in, texts

PATH = "avtal.docx"


def report_of(blocks: tuple[Block, ...], *findings: Finding) -> Report:
    return Report(
        kravlint="0", as_of="2026-11-22", documents=(document(PATH, "agreement", 9, blocks=blocks),), findings=findings
    )


def finding(block: int, start: int | None, end: int | None, fingerprint: str = "a", **more: object) -> Finding:
    location = Location(block=block, start=start, end=end)
    return replace(SUBPROCESSORS, path=PATH, location=location, fingerprint=fingerprint, related=(), **more)


def passages(report: Report) -> list[Passage]:
    (text,) = texts(report, anchors_in(report))
    return [item for chunk in text.chunks for item in chunk if isinstance(item, Passage)]


def runs(passage: Passage) -> list[tuple[str, str | None]]:
    return [(piece.text, piece.finding.fingerprint if piece.finding else None) for piece in passage.pieces]


TEXT = (Block("paragraph", "Leverantören bör informera."),)


def test_the_words_of_a_finding_are_a_run_of_their_own() -> None:
    (passage,) = passages(report_of(TEXT, finding(0, 13, 16)))
    assert runs(passage) == [("Leverantören ", None), ("bör", "a"), (" informera.", None)]


def test_where_findings_overlap_the_gravest_has_the_words() -> None:
    note = finding(0, 0, 26, "note", severity="info")
    (passage,) = passages(report_of(TEXT, note, finding(0, 13, 16)))
    assert runs(passage) == [("Leverantören ", "note"), ("bör", "a"), (" informera", "note"), (".", None)]
    assert passage.beside == ()


def test_a_finding_without_words_of_its_own_stands_beside_the_block() -> None:
    (passage,) = passages(report_of(TEXT, finding(0, None, None), finding(0, 0, 3, "b"), finding(0, 0, 3, "c")))
    assert [each.fingerprint for each in passage.beside] == ["a", "c"]


def test_a_span_that_reaches_past_the_text_marks_nothing() -> None:
    (passage,) = passages(report_of(TEXT, finding(0, 13, 999)))
    assert runs(passage) == [("Leverantören bör informera.", None)]
    assert [each.fingerprint for each in passage.beside] == ["a"]


def test_only_blocks_that_something_points_at_have_an_id() -> None:
    blocks = tuple(Block("paragraph", f"stycke {number}") for number in range(5))
    related = replace(finding(1, 0, 3), related=(Related(PATH, Location(block=3), "se"),))
    assert [each.id for each in passages(report_of(blocks, related))] == [None, "b-1-1", None, "b-1-3", None]


def test_headings_of_a_draft_never_skip_a_level_in_the_page() -> None:
    blocks = tuple(Block("heading", "x", level=level) for level in (1, 3, 3, 9, 1, 2))
    assert [each.level for each in passages(report_of(blocks))] == [4, 5, 6, 6, 4, 5]


def test_a_new_page_is_said_once() -> None:
    blocks = tuple(Block("paragraph", "x", place=Place(page=page)) for page in (1, 1, 2, 2))
    assert [each.page for each in passages(report_of(blocks))] == [1, None, 2, None]


def test_cells_become_rows_and_cells_with_several_paragraphs_stay_together() -> None:
    places = [(1, 1), (1, 2), (1, 2), (2, 1)]
    blocks = tuple(
        Block("cell", f"{row}{column}", place=Place(table=1, row=row, column=column)) for row, column in places
    )
    (text,) = texts(report_of(blocks), {})
    ((grid,),) = text.chunks
    assert isinstance(grid, Grid)
    assert [[[each.block.text for each in cell] for cell in row] for row in grid.rows] == [
        [["11"], ["12", "12"]],
        [["21"]],
    ]


def test_a_long_document_and_a_long_table_are_laid_out_in_parts() -> None:
    paragraphs = tuple(Block("paragraph", "x") for _ in range(100))
    rows = tuple(Block("cell", "x", place=Place(table=1, row=row, column=1, sheet="Krav")) for row in range(1, 101))
    (text,) = texts(report_of(paragraphs + rows), {})
    assert [len(chunk) for chunk in text.chunks] == [40, 40, 23]
    grids = [item for chunk in text.chunks for item in chunk if isinstance(item, Grid)]
    assert [(grid.title, len(grid.rows)) for grid in grids] == [("Krav", 40), ("", 40), ("", 20)]


def test_findings_lead_to_the_text_and_the_text_to_them() -> None:
    page = render(sample_report(texts=True), "html", lang="sv")
    assert '<a href="#b-4-88">avsnitt 7 Underbiträden, stycke 41</a>' in page
    assert '<a class="m tone-error" href="#f-1f0c9ab2">bör</a>' in page


def test_without_the_text_places_lead_to_their_document() -> None:
    page = render(sample_report(), "html", lang="sv")
    assert '<a href="#d-4">avsnitt 7 Underbiträden, stycke 41</a>' in page
    assert 'id="pane"' not in page
    assert 'id="pane"' not in render(sample_report(texts=True), "html", lang="sv", excerpts=False)


def test_the_markup_of_a_long_document_is_small_beside_its_text() -> None:
    blocks = tuple(
        Block("paragraph", "Leverantören ska hålla tjänsten tillgänglig dygnet runt. " * 4) for _ in range(2000)
    )
    text = sum(len(block.text.encode()) for block in blocks)
    page = len(render(report_of(blocks), "html", lang="sv").encode())
    assert page - text < 100_000
