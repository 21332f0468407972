"""A story (the body, a note, a header …) as blocks in reading order: paragraphs, cells, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from kravlint.document import Apart, Block, BlockKind, Origin, Place
from kravlint.readers.docx.content import Content, Shared
from kravlint.readers.docx.notenumbers import NoteNumbers
from kravlint.readers.docx.paragraphs import Flow, Paragraph
from kravlint.readers.docx.styles import PLACEHOLDER
from kravlint.readers.docx.tables import Cell, Shape, read_shape
from kravlint.readers.docx.text import NEWLINE, Piece, compose, drop
from kravlint.readers.limits import Unreadable

_TYPED_NUMBER = re.compile(
    r"((?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3})+[.)]?|[A-Z]\.\d{1,3}[.)]?|\d{1,2}[.)])[ \n](?=\S)"
    r"|(\d{1,2})[ \n](?=[A-ZÅÄÖ])"
    r"|(\d{1,3}(?:\.\d{1,3})+)(?=[A-ZÅÄÖ][a-zåäö])"
)
"""A number that an author typed in front of a heading. A lone one only before a capital (not "24 timmar"), and
without a space only when it has points ("3.2Syfte")."""


class Entry(Struct, frozen=True):
    """A block and what stands beside it; indices come when all blocks are there."""

    block: Block
    asides: list[Apart]


class Grid(Struct, frozen=True):
    """A table of the document, before its cells' indices are known."""

    shape: Shape
    parent: Place | None


class Notes(Struct, frozen=True):
    """The notes of one kind."""

    numbers: NoteNumbers
    text: Callable[[str], tuple[str, list[Apart]] | None]
    """The text of the note with this id and what stands beside it, the first time it is asked for."""


class Story:
    """One part's text, or the notes or comments of one part, as entries."""

    def __init__(
        self,
        root: etree._Element,
        shared: Shared,
        numbered: bool = False,
        notes: dict[str, Notes] | None = None,
    ) -> None:
        """`numbered` for document.xml; `notes` by kind ("footnote", "endnote")."""
        self._flow = Flow(root, shared, numbered)
        self._shared = shared
        self._notes = notes or {}
        self._note_count = dict.fromkeys(self._notes, 0)
        self._pending: list[Apart] = []
        self._cells = 0
        self.tables: list[Grid] = []

    def entries(self, container: etree._Element) -> list[Entry]:
        """The blocks of a container; what stands beside no block stands with the last one."""
        out: list[Entry] = []
        self._read(container, out)
        if self._pending and out:
            out[-1].asides.extend(self.unplaced())
        if self._flow.in_field_code:
            self._shared.unknown.add("w:fldChar without end")
        return out

    def unplaced(self) -> list[Apart]:
        """What stands beside no block, because there is none; given once."""
        left, self._pending = self._pending, []
        return left

    def text(self, container: etree._Element) -> tuple[str, list[Apart]]:
        """The blocks' text in lines, labels included, and what stands beside it."""
        entries = self.entries(container)
        lines = (f"{entry.block.label} {entry.block.text}".strip() for entry in entries)
        asides = [aside for entry in entries for aside in entry.asides]
        return "\n".join(line for line in lines if line), asides + self.unplaced()

    def _read(self, container: etree._Element, out: list[Entry]) -> None:
        for item in self._flow.items(container):
            if isinstance(item, Paragraph):
                self._paragraph(item, out)
            elif isinstance(item, Apart):
                self._pending.append(item)
            else:
                self._table(item, out, None)

    def _paragraph(self, paragraph: Paragraph, out: list[Entry]) -> None:
        content = paragraph.content
        text, origins = compose(content.pieces)
        if text:
            out.append(Entry(_block(paragraph, text, origins), self._taken(content.asides)))
        else:
            self._pending += _tidy(content.asides)
        if content.notes or content.boxes:
            self._anchored(content, out)

    def _anchored(self, content: Content, out: list[Entry]) -> None:
        """The notes and text boxes that belong to a paragraph."""
        for kind, note_id, custom in content.notes:
            found = self._notes[kind].text(note_id) if kind in self._notes else None
            if found is None:
                continue
            label = ""
            if not custom:
                self._note_count[kind] += 1
                label = self._notes[kind].numbers.label(self._note_count[kind])
            text, asides = found
            place = Place(paragraph=content.number or None)
            if text:
                out.append(Entry(Block("footnote", text, label, place=place, origins=(Origin(0),)), asides))
        for box in content.boxes:
            self._read(box, out)

    def _table(self, table: etree._Element, out: list[Entry], parent: Place | None) -> None:
        """Append the cells row by row, then what hangs on them: notes, text boxes, nested tables."""
        shape = read_shape(table)
        self._shared.changes += shape.changes
        after: list[Entry] = []
        number = len(self.tables) + 1
        if any(isinstance(item, Cell) for item in shape.items):
            self.tables.append(Grid(shape, parent))
        for item in shape.items:
            if isinstance(item, Apart):
                self._pending += [item] if item.text else []
            else:
                out.append(self._cell(item, number, after))
        out += after

    def _cell(self, cell: Cell, table: int, after: list[Entry]) -> Entry:
        self._cells += 1
        if self._cells > self._shared.limits.table_cells:
            raise Unreadable("too-large", f"more than {self._shared.limits.table_cells} table cells")
        pieces: list[Piece] = []
        asides: list[Apart] = []
        first: Paragraph | None = None
        placeholder = True
        for item in self._flow.items(cell.element, cell.placeholder):
            if isinstance(item, Apart):
                asides.append(item)
            elif not isinstance(item, Paragraph):
                self._table(item, after, Place(table=table, row=cell.row, column=cell.column))
            else:
                first = first or item
                asides += item.content.asides
                live = item.is_live
                if live or item.label:
                    placeholder = placeholder and item.is_placeholder
                    pieces += [NEWLINE] if pieces else []
                    pieces += [(item.label, 0, 0, 0), (" ", 0, 0, 0)] if item.label else []
                    pieces += item.content.pieces
                if item.content.notes or item.content.boxes:
                    self._anchored(item.content, after)
        text, origins = compose(pieces)
        style = "" if first is None else first.style.name
        block = Block(
            "cell",
            text,
            place=Place(
                paragraph=(first.content.number or None) if first else None,
                table=table,
                row=cell.row,
                column=cell.column,
            ),
            origins=origins,
            row_span=cell.row_span,
            column_span=cell.column_span,
            style=PLACEHOLDER if text and placeholder else style,
        )
        return Entry(block, self._taken(asides))

    def _taken(self, asides: list[Apart]) -> list[Apart]:
        """A block's own asides after those that wait for one."""
        if not self._pending:
            return _tidy(asides) if asides else []
        return self.unplaced() + _tidy(asides)


def _block(paragraph: Paragraph, text: str, origins: tuple[Origin, ...]) -> Block:
    label, level = paragraph.label, 0
    kind: BlockKind = "paragraph"
    if paragraph.heading:
        kind, level = "heading", paragraph.heading
        if not label and (found := _TYPED_NUMBER.match(text)):
            label = found[found.lastindex or 0]
            text, origins = drop(text, origins, found.end())
    elif label:
        kind, level = "item", paragraph.list_level
    return Block(
        kind,
        text,
        label,
        level,
        Place(paragraph=paragraph.content.number or None),
        origins,
        style=PLACEHOLDER if paragraph.is_placeholder else paragraph.style.name,
    )


def _tidy(asides: list[Apart]) -> list[Apart]:
    """Asides as a person reads them, without those that are only white space."""
    cleaned = (Apart(a.kind, compose([(a.text, 0, 0, 0)])[0], author=a.author) for a in asides)
    return [aside for aside in cleaned if aside.text]
