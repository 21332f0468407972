"""Pages -> one flow of paragraphs and tables in reading order."""

from __future__ import annotations

from kravlint.readers.pdf.aligned import find_aligned
from kravlint.readers.pdf.columns import Region, Row, regions
from kravlint.readers.pdf.content import Fragment, Grid, Page
from kravlint.readers.pdf.lines import Line, line_of
from kravlint.readers.pdf.paragraphs import Draft, label_of, paragraphs
from kravlint.readers.pdf.tables import RawTable, continues, fill, join

Element = Line | RawTable


def page_flow(page: Page, grids: list[Grid]) -> list[Element]:
    """The page's lines and tables in reading order."""
    tables, outside = fill(page, grids)
    flow: list[Element] = []
    boxes = {id(table): Grid(table.box, (), 0, 0, ()) for table in tables}
    by_box = {id(boxes[id(table)]): table for table in tables}
    upright = [fragment for fragment in outside if fragment.upright]
    for region in regions(upright, list(boxes.values())):
        flow += _region_flow(page, region, by_box)
    turned = [fragment for fragment in outside if not fragment.upright]
    flow += [line_of([fragment], page.number, fragment.x0, fragment.x1) for fragment in turned]
    if flow:
        _mark_ends(flow)
    return flow


def _mark_ends(flow: list[Element]) -> None:
    first, last = flow[0], flow[-1]
    if isinstance(first, RawTable):
        first.first_of_page = True
    if isinstance(last, RawTable):
        last.last_of_page = True


def _region_flow(page: Page, region: Region, tables: dict[int, RawTable]) -> list[Element]:
    flow: list[Element] = []
    run: list[list[Fragment]] = []
    for row in region.rows:
        if isinstance(row, Grid):
            flow += _run_flow(page, region, run)
            run = []
            flow.append(tables[id(row)])
        else:
            run.append(row)
    return flow + _run_flow(page, region, run)


def _run_flow(page: Page, region: Region, rows: list[list[Fragment]]) -> list[Element]:
    flow: list[Element] = []
    done = 0
    for first, end, grid in find_aligned(rows, page.horizontals):
        flow += [line_of(row, page.number, region.left, region.right) for row in rows[done:first]]
        parts = [part for row in rows[first:end] for part in row]
        held = Page(page.number, page.width, page.height, parts, [], [], [])
        flow += fill(held, [grid])[0]
        done = end
    return flow + [line_of(row, page.number, region.left, region.right) for row in rows[done:]]


def document_flow(pages: list[list[Element]], body: float) -> list[Draft | RawTable]:
    """All pages' lines and tables as paragraphs and tables, joined over the page breaks."""
    flow: list[Draft | RawTable] = []
    run: list[Line] = []
    notes: list[Line] = []
    for elements in pages:
        elements, below = _without_notes(elements, body)
        for element in elements:
            if isinstance(element, Line):
                run.append(element)
                continue
            flow += paragraphs(run)
            run = []
            before = flow[-1] if flow else None
            if (
                isinstance(before, RawTable)
                and element.first_of_page
                and before.last_of_page
                and continues(before, element)
            ):
                join(before, element)
            else:
                flow += _notes(notes)
                notes = []
                flow.append(element)
        notes += below
    flow += paragraphs(run)
    return flow + _notes(notes)


def _notes(lines: list[Line]) -> list[Draft]:
    drafts = paragraphs(lines)
    for draft in drafts:
        draft.footnote = True
    return drafts


def _without_notes(elements: list[Element], body: float) -> tuple[list[Element], list[Line]]:
    """The page's elements without the footnotes at its bottom: small lines, the first of them numbered."""
    start = len(elements)
    for index in range(len(elements) - 1, -1, -1):
        line = elements[index]
        if not isinstance(line, Line) or line.size > 0.93 * body or not line.upright:
            break
        if line.text[0].isdigit() and not label_of(line).rstrip().endswith((".", ")")):
            start = index
    notes = [line for line in elements[start:] if isinstance(line, Line)]
    return elements[:start], notes


__all__ = ["Element", "Row", "document_flow", "page_flow"]
