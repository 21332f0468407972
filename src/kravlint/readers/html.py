"""HTML pages, and the HTML inside Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, cast

from lxml import etree
from lxml import html as lxml_html

from kravlint.document import Apart, BlockKind, Document, Origin, Place, Problem
from kravlint.readers.flow import Cell, Flow, Grid, add, add_table
from kravlint.readers.limits import Limits
from kravlint.readers.numerals import letters, roman
from kravlint.readers.origins import Piece, clean
from kravlint.readers.text import decode

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TEXT_BREAKS = "address blockquote body center dd details dialog div dl dt fieldset form hr legend li option p pre"
_PAGE_BREAKS = "article aside figcaption figure footer header hgroup main nav ol section summary ul"
_TABLE_BREAKS = "caption table td th tr"
_BREAKS = frozenset(f"{_TEXT_BREAKS} {_PAGE_BREAKS} {_TABLE_BREAKS}".split()) | set(_HEADINGS)
_MEDIA = "audio canvas iframe math object svg video"
_UNREAD = frozenset(f"button head noscript script select style template textarea {_MEDIA}".split())
_STRUCK = frozenset(("del", "s", "strike"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = {"author": "author", "dcterms.created": "created", "dcterms.subject": "subject", "date": "created"}


def read_html(data: bytes, path: str, limits: Limits) -> Document:
    """Read an HTML page. Struck, hidden and commented text stands apart; lines are known, columns are not."""
    flow = Flow()
    root, problems = _parsed(decode(data))
    properties: dict[str, str] = {}
    if root is not None:
        _Walk(flow, first_line=1).run(root)
        properties = _properties(root)
    return Document(
        path=path,
        format="html",
        blocks=tuple(flow.blocks),
        tables=tuple(flow.tables),
        apart=tuple(flow.apart),
        properties=properties,
        problems=problems,
    )


def add_html(flow: Flow, source: str, first_line: int) -> None:
    """Append the blocks of a piece of HTML that begins on `first_line` of its file."""
    root, _ = _parsed("<body>" + source)
    if root is not None:
        _Walk(flow, first_line).run(root)


def _parsed(source: str) -> tuple[etree._Element | None, tuple[Problem, ...]]:
    # Given as bytes, since lxml refuses text whose XML declaration names an encoding.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, ()
    cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, (Problem("truncated", detail="nested too deeply"),) if cut else ()


def _properties(root: etree._Element) -> dict[str, str]:
    found = {"title": " ".join(clean(root.findtext(".//head/title") or "").split())}
    for meta in root.iterfind(".//head/meta"):
        key = _META.get((meta.get("name") or "").lower())
        if key:
            found.setdefault(key, clean(meta.get("content") or ""))
    return {key: value for key, value in found.items() if value}


class _Walk:
    """One pass over a tree, with the block that is being gathered."""

    def __init__(self, flow: Flow, first_line: int) -> None:
        self.flow = flow
        self.shift = first_line - 1
        self.line = 1
        self.pieces: list[Piece] = []
        self.kind: BlockKind = "paragraph"
        self.label = ""
        self.level = 0
        self.preformatted = 0
        self.lists: list[Callable[[etree._Element], str]] = []
        self.grids: list[Grid] = []
        self.cells: list[tuple[Cell, list[Piece]]] = []

    def run(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event in ("comment", "pi"):
                self._aside("comment", element.text or "")
                self._text(element.tail)
            elif event == "start":
                self.line = max(self.line, element.sourceline or 0)
                if _is_outside(element):
                    walk.skip_subtree()
                    self._skip(element)
                else:
                    self._start(element)
                    self._text(element.text)
            else:
                if not _is_outside(element):
                    self._end(element)
                self._text(element.tail)
        self._flush()

    def _skip(self, element: etree._Element) -> None:
        """Pass by an element; what a person might have seen in it is kept apart."""
        text = "".join(cast("list[str]", list(element.itertext())))
        if element.tag in _UNREAD:
            self.line += text.count("\n")
        else:
            self._aside("deleted" if element.tag in _STRUCK else "hidden", text)

    def _aside(self, kind: Literal["comment", "deleted", "hidden"], text: str) -> None:
        self.line += text.count("\n")
        inside = any(piece.strip() for piece, _ in self.pieces) and not self.cells
        anchor = len(self.flow.blocks) - (0 if inside else 1)
        if clean(text):
            self.flow.apart.append(Apart(kind, clean(text), block=anchor if anchor >= 0 else None))

    def _text(self, text: str | None) -> None:
        lines = text.split("\n") if text else []
        for position, part in enumerate(lines):
            end = "" if position == len(lines) - 1 else "\n" if self.preformatted else " "
            self.pieces.append((part + end, Origin(0, line=self.line + self.shift)))
            self.line += 1 if end else 0

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BREAKS:
            self._flush()
        if tag in _HEADINGS:
            self.kind, self.level = "heading", _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.lists.append(_labels(element))
        elif tag == "li":
            self._begin_item(element)
        elif tag == "br":
            self.pieces.append(("\n", Origin(0, line=self.line + self.shift)))
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "table":
            self.grids.append(Grid())
        elif tag == "tr" and self.grids:
            self.grids[-1].rows.append([])
        elif tag in ("td", "th") and self.grids:
            self._begin_cell(element)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BREAKS:
            self._flush()
        if tag in _HEADINGS or tag == "li":
            self.kind, self.label, self.level = "paragraph", "", 0
        elif tag in ("ul", "ol"):
            self.lists.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag == "table":
            self._end_table()
        elif tag in ("td", "th") and self.grids:
            cell, outer = self.cells.pop()
            cell.pieces, self.pieces = self.pieces, outer
        elif tag == "tr" and self.grids and _is_header(element):
            grid = self.grids[-1]
            grid.header_rows += grid.header_rows == len(grid.rows) - 1

    def _begin_item(self, element: etree._Element) -> None:
        label = self.lists[-1](element) if self.lists else "•"
        if self.cells:
            self.pieces.append((label + " ", Origin(0)))
        else:
            self.kind, self.label, self.level = "item", label, max(1, len(self.lists))

    def _begin_cell(self, element: etree._Element) -> None:
        grid = self.grids[-1]
        if not grid.rows:
            grid.rows.append([])
        cell = Cell(
            [],
            Place(line=self.line + self.shift),
            row_span=_span(element, "rowspan") or 65_534,
            column_span=_span(element, "colspan") or 1,
        )
        grid.rows[-1].append(cell)
        self.cells.append((cell, self.pieces))
        self.pieces = []

    def _end_table(self) -> None:
        grid = self.grids.pop()
        if self.cells:
            self.cells[-1][0].tables.append(grid)
        else:
            add_table(self.flow, grid, columns=False)

    def _flush(self) -> None:
        """End the block that is being gathered; in a cell, which is one block, only its line."""
        if self.cells:
            self.pieces.append(("\n", Origin(0, line=self.line + self.shift)))
            return
        before = len(self.flow.blocks)
        first = next((o.line for text, o in self.pieces if text.strip()), self.line + self.shift)
        place = Place(line=first)
        add(self.flow, self.kind, self.pieces, place, label=self.label, level=self.level, columns=False)
        if len(self.flow.blocks) > before:
            self.kind, self.label, self.level = "paragraph", "", 0
        self.pieces = []


def _is_outside(element: etree._Element) -> bool:
    """Whether nothing in the element belongs to the flow."""
    if element.tag in _UNREAD or element.tag in _STRUCK or "hidden" in element.attrib:
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _is_header(row: etree._Element) -> bool:
    parent = row.getparent()
    cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return (parent is not None and parent.tag == "thead") or (bool(cells) and "td" not in cells)


def _span(element: etree._Element, name: str) -> int:
    value = element.get(name) or "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _labels(element: etree._Element) -> Callable[[etree._Element], str]:
    """What gives a list's items their labels, as a browser shows them."""
    if element.tag == "ul":
        return lambda item: "•"
    number = _whole(element.get("start"), 1) - 1
    kind = element.get("type") or ""

    def label(item: etree._Element) -> str:
        nonlocal number
        number = _whole(item.get("value"), number + 1)
        written = {"a": letters, "i": roman}.get(kind.lower(), str)(number)
        return f"{written.upper() if kind.isupper() else written}."

    return label


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value, re.ASCII) else otherwise
