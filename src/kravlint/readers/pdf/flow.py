"""Pages -> one flow of paragraphs and tables in reading order."""

from __future__ import annotations

from kravlint.readers.pdf.aligned import Heads, find_aligned
from kravlint.readers.pdf.columns import Region, regions
from kravlint.readers.pdf.content import Fragment, Grid, Page
from kravlint.readers.pdf.footnotes import NOTE_NUMBER, split_notes
from kravlint.readers.pdf.grid import joined_edges
from kravlint.readers.pdf.lines import Line, line_of, rows_of
from kravlint.readers.pdf.paragraphs import Draft, paragraphs
from kravlint.readers.pdf.plausible import frames, is_shaded_row, is_table, parted
from kravlint.readers.pdf.tables import RawTable, continues, fill, join, take_rest

Element = Line | RawTable


def page_flow(
    page: Page, grids: list[Grid], body: float, repeated: set[tuple[str, ...]]
) -> tuple[list[Element], list[Line]]:
    """The page's lines and tables in reading order, and its footnotes' lines.

    `body` is the document's usual font size, `repeated` its table heads that return at the top of pages.
    """
    heads = Heads([grid for grid in grids if is_shaded_row(grid, page)], repeated)
    clear = [grid for grid in grids if grid not in heads.shaded and is_table(grid, page)]
    tables, outside = fill(page, clear)
    outside, below = split_notes(page, outside, body)
    flow: list[Element] = []
    contents: dict[int, list[Element]] = {}
    boxes = []
    for table in tables:
        boxes.append(Grid(table.box, (), 0, 0, ()))
        contents[id(boxes[-1])] = [table]
    for frame in frames(grids, clear):
        inside, outside = parted(outside, frame.box)
        if inside:
            boxes.append(frame)
            contents[id(frame)] = [
                line_of(row, page.number, frame.box[0], max(part.x1 for part in inside)) for row in rows_of(inside)
            ]
    upright = [fragment for fragment in outside if fragment.upright]
    for region in regions(upright, sorted(boxes, key=lambda grid: (round(grid.box[1] / 4), grid.box[0]))):
        flow += _region_flow(page, region, contents, heads)
    turned = [fragment for fragment in outside if not fragment.upright]
    flow += [line_of([fragment], page.number, fragment.x0, fragment.x1) for fragment in turned]
    if flow:
        _mark_ends(flow)
    return flow, [line_of(row, page.number, row[0].x0, page.width) for row in rows_of(below)]


def _mark_ends(flow: list[Element]) -> None:
    first, last = flow[0], flow[-1]
    if isinstance(first, RawTable):
        first.first_of_page = True
    if isinstance(last, RawTable):
        last.last_of_page = True


def _region_flow(page: Page, region: Region, contents: dict[int, list[Element]], heads: Heads) -> list[Element]:
    flow: list[Element] = []
    run: list[list[Fragment]] = []
    for row in region.rows:
        if isinstance(row, Grid):
            flow += _run_flow(page, region, run, heads)
            run = []
            flow += contents[id(row)]
        else:
            run.append(row)
    return flow + _run_flow(page, region, run, heads)


def _run_flow(page: Page, region: Region, rows: list[list[Fragment]], heads: Heads) -> list[Element]:
    flow: list[Element] = []
    done = 0
    for first, end, grid in find_aligned(rows, joined_edges(page.horizontals), heads):
        flow += [line_of(row, page.number, region.left, region.right) for row in rows[done:first]]
        parts = [part for row in rows[first:end] for part in row]
        held = Page(page.number, page.width, page.height, parts, [], [], [])
        flow += fill(held, [grid])[0]
        done = end
    return flow + [line_of(row, page.number, region.left, region.right) for row in rows[done:]]


def document_flow(pages: list[tuple[list[Element], list[Line]]]) -> list[Draft | RawTable]:
    """All pages' lines and tables as paragraphs and tables, joined over the page breaks."""
    flow: list[Draft | RawTable] = []
    run: list[Line] = []
    notes: list[Line] = []
    for elements, below in pages:
        cut = flow[-1] if flow and not run else None
        for element in _without_rest(cut, elements) if isinstance(cut, RawTable) else elements:
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


def _without_rest(table: RawTable, elements: list[Element]) -> list[Element]:
    """The elements of the next page without the lines that end the table's last row, which go to it."""
    at = next((index for index, element in enumerate(elements) if isinstance(element, RawTable)), 0)
    lines = [element for element in elements[:at] if isinstance(element, Line)]
    after = elements[at] if at else None
    if not isinstance(after, RawTable) or not table.last_of_page or not continues(table, after):
        return elements
    if not take_rest(table, lines):
        return elements
    after.first_of_page = True
    return elements[at:]


def _notes(lines: list[Line]) -> list[Draft]:
    """A note begins at each line that begins with a number."""
    drafts: list[Draft] = []
    for line in lines:
        number = NOTE_NUMBER.match(line.text)
        if number or not drafts:
            drafts.append(Draft([line], number.group() if number else "", footnote=True))
        else:
            drafts[-1].lines.append(line)
    return drafts
