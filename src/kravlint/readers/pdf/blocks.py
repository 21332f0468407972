"""Drafts and tables -> the document's blocks."""

from __future__ import annotations

from collections.abc import Sequence

from kravlint.document import Block, BlockKind, Box, Origin, Place, Table
from kravlint.readers.pdf.headings import (
    contents_lines,
    heading_number,
    is_heading,
    levels,
    stated_level,
    without_leader,
)
from kravlint.readers.pdf.lines import Line, joined
from kravlint.readers.pdf.paragraphs import Draft
from kravlint.readers.pdf.tables import RawCell, RawTable, cell_breaks

_SHIFT = 9.0
"""Points of indentation between list levels."""


def make_blocks(flow: Sequence[Draft | RawTable], body: float) -> tuple[list[Block], list[Table]]:
    """Blocks and tables in reading order; `body` is the document's usual font size."""
    lines = [line for element in flow if isinstance(element, Draft) for line in element.lines]
    bold = sum(len(line.text) for line in lines if line.bold) > 0.6 * sum(len(line.text) for line in lines)
    whole = {id(element): joined(element.lines) for element in flow if isinstance(element, Draft)}
    kinds = _kinds([(element, whole[id(element)][0]) for element in flow if isinstance(element, Draft)], body, bold)
    blocks: list[Block] = []
    tables: list[Table] = []
    item_starts: list[float] = []
    for element in flow:
        if isinstance(element, RawTable):
            _add_table(element, None, blocks, tables)
            item_starts = []
            continue
        kind, level = kinds[id(element)]
        if kind == "item":
            level = _item_level(item_starts, element)
        elif kind != "paragraph" or element.lines[0].x0 < min(item_starts, default=0.0):
            item_starts = []
        blocks.append(_block(element, kind, level, whole[id(element)]))
    return blocks, tables


def _kinds(drafts: Sequence[tuple[Draft, str]], body: float, bold: bool) -> dict[int, tuple[str, int]]:
    contents = contents_lines([text for _, text in drafts])
    kinds: dict[int, tuple[str, int]] = {}
    headings = []
    for (draft, text), listed in zip(drafts, contents, strict=True):
        if listed:
            kinds[id(draft)] = ("toc", 0)
        elif draft.footnote:
            kinds[id(draft)] = ("footnote", 0)
        elif (stated := stated_level(draft, text)) or is_heading(draft, text, body, bold):
            headings.append((draft, heading_number(text)[0], stated))
        else:
            kinds[id(draft)] = ("item" if draft.bullet or draft.listed else "paragraph", 0)
    looks = [(number, draft.lines[0].size, draft.lines[0].bold, stated) for draft, number, stated in headings]
    for (draft, _, _), level in zip(headings, levels(looks), strict=True):
        kinds[id(draft)] = ("heading", level)
    return kinds


def _item_level(starts: list[float], draft: Draft) -> int:
    """1 for the outermost list; `starts` are the indentations of the lists that are open.

    Indentation also where the file is tagged: Word nests its lists otherwise than it shows them.
    """
    x0 = draft.lines[0].x0
    while starts and starts[-1] > x0 + _SHIFT:
        starts.pop()
    if not starts or x0 > starts[-1] + _SHIFT:
        starts.append(x0)
    return len(starts)


def _block(draft: Draft, kind: str, level: int, whole: tuple[str, tuple[Origin, ...]]) -> Block:
    """`whole` is what the draft's lines are together, with the label."""
    first = draft.lines[0]
    style, shown, label, skip = "", "paragraph", "", 0
    if kind == "toc":
        style = "toc"
        label, skip = heading_number(first.text)
    elif kind == "heading":
        label, skip = heading_number(first.text)
        shown = kind
    elif kind in ("item", "footnote"):
        label, skip = draft.label.strip(), len(draft.label)
        shown = kind
    text, origins = joined(draft.lines, skip=skip) if skip else whole
    if kind == "toc":
        text = without_leader(text)
    if not text:
        text, label = label, ""
    place = Place(page=first.page, bbox=_around([line for line in draft.lines if line.page == first.page]))
    named: BlockKind = shown  # type: ignore[assignment]
    return Block(named, text, label, level, place, origins, style=style)


def _around(lines: Sequence[Line]) -> Box:
    if len(lines) == 1:
        return lines[0].box
    return (
        round(min(line.x0 for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.x1 for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )


def _add_table(raw: RawTable, parent: Place | None, blocks: list[Block], tables: list[Table]) -> None:
    number = len(tables) + 1
    first = len(blocks)
    blocks += [_cell_block(cell, number) for cell in raw.cells]
    tables.append(Table(first, len(blocks) - 1, raw.rows, raw.columns, raw.header_rows, parent))
    for inner, holder in raw.nested:
        _add_table(inner, _place(holder, number), blocks, tables)


def _place(cell: RawCell, table: int) -> Place:
    box = (round(cell.box[0], 1), round(cell.box[1], 1), round(cell.box[2], 1), round(cell.box[3], 1))
    return Place(page=cell.page, bbox=box, table=table, row=cell.row, column=cell.column)


def _cell_block(cell: RawCell, table: int) -> Block:
    text, origins = joined(cell.lines, cell_breaks(cell))
    return Block(
        "cell",
        text,
        place=_place(cell, table),
        origins=origins,
        row_span=cell.row_span,
        column_span=cell.column_span,
    )
