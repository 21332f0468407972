"""OpenDocument texts: the flow with list and heading numbers, tracked changes accepted."""

from __future__ import annotations

from typing import Literal

from lxml import etree
from msgspec import Struct, field

from kravlint.document import Apart, BlockKind, Document, Origin, Place
from kravlint.readers.flow import Cell, Flow, Grid, add, add_table
from kravlint.readers.limits import Limits
from kravlint.readers.odf import (
    ANNOTATION,
    OFFICE,
    TABLE,
    TEXT,
    H,
    P,
    comment_of,
    content_of,
    number,
    open_package,
    plain,
    properties_of,
    spaces,
)
from kravlint.readers.odfstyles import Counters, Styles, read_styles
from kravlint.readers.odtapart import Change, changes_of, margins
from kravlint.readers.origins import Piece, clean

_LIST, _ITEM = TEXT + "list", TEXT + "list-item"
_NOTE, _CHANGE = TEXT + "note", TEXT + "change"
_TABLE, _ROW, _CELL = TABLE + "table", TABLE + "table-row", TABLE + "table-cell"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_MACHINERY = frozenset(
    (
        *(TEXT + name for name in ("sequence-decls", "variable-decls", "user-field-decls", "ruby-text")),
        *(TEXT + name for name in ("table-of-content-source", "alphabetical-index-source", "tracked-changes")),
        *(OFFICE + name for name in ("forms", "event-listeners", "scripts")),
        *(_SVG + name for name in ("title", "desc")),
        TABLE + "covered-table-cell",
    )
)
_MOST_REPEATED = 1000


class _Paragraph(Struct):
    """A paragraph that is being gathered."""

    kind: BlockKind
    label: str
    level: int
    style: str
    number: int
    pieces: list[Piece] = field(default_factory=list)


class _List(Struct):
    """An open list, and the label that waits for its item's first paragraph."""

    style: str
    counters: Counters
    label: str | None = None


def read_odt(data: bytes, path: str, limits: Limits) -> Document:
    """Read a text document. Deleted and hidden text, comments, page headers and footers stand apart.

    Raise Unreadable.
    """
    package = open_package(data, limits)
    root, body = content_of(package, "text")
    formats = package.xml("styles.xml")
    flow = Flow()
    changes = changes_of(body)
    walk = _Walk(flow, read_styles((formats, root)), changes)
    walk.run(body)
    if formats is not None:
        flow.apart += margins(formats)
    return Document(
        path=path,
        format="odt",
        blocks=tuple(flow.blocks),
        tables=tuple(flow.tables),
        apart=tuple(flow.apart),
        properties=properties_of(package),
        tracked_changes=len(changes),
    )


class _Walk:
    """One pass over the body, with the paragraphs, lists and tables that are open."""

    def __init__(self, flow: Flow, styles: Styles, changes: dict[str, Change]) -> None:
        self.flow = flow
        self.styles = styles
        self.changes = changes
        self.count = 0
        self.paragraphs: list[_Paragraph] = []
        self.lists: list[_List] = []
        self.grids: list[Grid] = []
        self.cells: list[Cell] = []
        self.outline = Counters()
        self.by_style: dict[str, Counters] = {}
        self.by_id: dict[str, Counters] = {}
        self.notes: list[tuple[str, str]] = []

    def run(self, body: etree._Element) -> None:
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                if element is not body:
                    self._text(element.tail)
            elif self._is_outside(element):
                walk.skip_subtree()
            else:
                self._start(element)
                self._text(element.text)

    def _is_outside(self, element: etree._Element) -> bool:
        """Whether the element's content is no part of the flow; what people wrote in it goes apart."""
        tag = element.tag
        if tag in _MACHINERY:
            return True
        if tag == ANNOTATION:
            self._apart("comment", *comment_of(element))
        elif tag == _CHANGE:
            change = self.changes.get(element.get(TEXT + "change-id", ""), Change())
            self._apart("deleted", change.text, change.author)
        elif tag == _NOTE:
            note = element.find(TEXT + "note-body")
            label = element.findtext(TEXT + "note-citation") or ""
            self.notes.append((clean(label), plain(note) if note is not None else ""))
        elif self._is_hidden(element):
            self._apart("hidden", element.get(TEXT + "string-value") or plain(element))
        else:
            return False
        return True

    def _is_hidden(self, element: etree._Element) -> bool:
        if element.tag in (TEXT + "section", TEXT + "span", P, H):
            hidden = element.get(TEXT + "display") == "none"
            return hidden or element.get(TEXT + "style-name") in self.styles.hidden
        return element.tag == TEXT + "hidden-text" and element.get(TEXT + "is-hidden") == "true"

    def _apart(self, kind: Literal["comment", "deleted", "hidden"], text: str, author: str = "") -> None:
        anchor = len(self.flow.blocks) - (0 if self.paragraphs and not self.cells else 1)
        if text:
            self.flow.apart.append(Apart(kind, text, anchor if anchor >= 0 else None, author))

    def _text(self, text: str | None) -> None:
        if text and self.paragraphs:
            paragraph = self.paragraphs[-1]
            paragraph.pieces.append((text.replace("\n", " "), Origin(0, paragraph=paragraph.number)))

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in (P, H):
            self.count += 1
            self.paragraphs.append(self._paragraph(element))
        elif tag == _LIST:
            self._begin_list(element)
        elif tag == _ITEM and self.lists:
            self._begin_item(element)
        elif tag == _TABLE:
            self.grids.append(Grid())
        elif tag == _ROW and self.grids:
            self.grids[-1].rows.append([])
        elif tag == _CELL and self.grids and self.grids[-1].rows:
            self._begin_cell(element)
        elif self.paragraphs and spaces(element):
            paragraph = self.paragraphs[-1]
            paragraph.pieces.append((spaces(element), Origin(0, paragraph=paragraph.number)))

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in (P, H) and not self._is_hidden(element):
            self._end_paragraph(self.paragraphs.pop())
        elif tag == _LIST:
            self.lists.pop()
        elif tag == _ITEM and self.lists:
            self.lists[-1].label = None
        elif tag == _TABLE:
            self._end_table()
        elif tag == _CELL and self.grids and self.grids[-1].rows:
            self._end_cell(element)
        elif tag == _ROW and self.grids:
            parent = element.getparent()
            if parent is not None and parent.tag == TABLE + "table-header-rows":
                self.grids[-1].header_rows = len(self.grids[-1].rows)

    def _paragraph(self, element: etree._Element) -> _Paragraph:
        style = element.get(TEXT + "style-name", "")
        kind: BlockKind = "paragraph"
        label, level = self._take_label()
        if label is not None:
            kind, level = "item", level
        if element.tag == H:
            kind, level = "heading", number(element.get(TEXT + "outline-level"))
            if label is None and self._is_numbered(element, style):
                restart = element.get(TEXT + "restart-numbering") == "true"
                start = number(element.get(TEXT + "start-value")) if restart else None
                label = self.outline.label(self.styles.outline, level, start)
        return _Paragraph(kind, label or "", level, self.styles.titles.get(style, ""), self.count)

    def _take_label(self) -> tuple[str | None, int]:
        """The label of the list item whose first paragraph begins here, None when none does; the list's level."""
        if not self.lists or self.lists[-1].label is None:
            return None, 0
        label, self.lists[-1].label = self.lists[-1].label, None
        return label, len(self.lists)

    def _is_numbered(self, element: etree._Element, style: str) -> bool:
        return element.get(TEXT + "is-list-header") != "true" and style not in self.styles.unnumbered

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if self.cells:
            pieces = self.cells[-1].pieces
            pieces += [(paragraph.label + " ", Origin(0))] if paragraph.label else []
            pieces += [*paragraph.pieces, ("\n", Origin(0))]
            return
        add(
            self.flow,
            paragraph.kind,
            paragraph.pieces,
            Place(paragraph=paragraph.number),
            label=paragraph.label,
            level=paragraph.level,
            style=paragraph.style,
            columns=False,
        )
        if not self.paragraphs:
            self._add_notes(paragraph.number)

    def _add_notes(self, paragraph: int) -> None:
        """Footnotes stand after the paragraph or the table that they belong to."""
        for label, text in self.notes:
            origin = Origin(0, paragraph=paragraph)
            add(self.flow, "footnote", [(text, origin)], Place(paragraph=paragraph), label=label, columns=False)
        self.notes = []

    def _begin_list(self, element: etree._Element) -> None:
        if self.lists:
            outer = self.lists[-1]
            self.lists.append(_List(element.get(TEXT + "style-name", outer.style), outer.counters))
            return
        style = element.get(TEXT + "style-name", "")
        continued = self.by_id.get(element.get(TEXT + "continue-list", ""))
        if continued is None and element.get(TEXT + "continue-numbering") == "true":
            continued = self.by_style.get(style)
        counters = continued or Counters()
        self.by_style[style] = self.by_id[element.get(_XML_ID, "")] = counters
        self.lists.append(_List(style, counters))

    def _begin_item(self, element: etree._Element) -> None:
        here = self.lists[-1]
        value = element.get(TEXT + "start-value")
        levels = self.styles.lists.get(here.style, {})
        here.label = here.counters.label(levels, len(self.lists), number(value) if value else None)

    def _begin_cell(self, element: etree._Element) -> None:
        cell = Cell(
            [],
            Place(paragraph=self.count + 1),
            row_span=number(element.get(TABLE + "number-rows-spanned")),
            column_span=number(element.get(TABLE + "number-columns-spanned")),
        )
        self.grids[-1].rows[-1].append(cell)
        self.cells.append(cell)

    def _end_cell(self, element: etree._Element) -> None:
        cell = self.cells.pop()
        repeated = min(number(element.get(TABLE + "number-columns-repeated")), _MOST_REPEATED)
        self.grids[-1].rows[-1] += [cell] * (repeated - 1)

    def _end_table(self) -> None:
        grid = self.grids.pop()
        if self.cells:
            self.cells[-1].tables.append(grid)
            return
        add_table(self.flow, grid, columns=False)
        if not self.paragraphs:
            self._add_notes(self.count)
