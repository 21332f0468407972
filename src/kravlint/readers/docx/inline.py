"""What stands in one paragraph: its live text with the place of every piece, and what stands beside it.

A run's text, in which origins count, is its w:t characters, one for each w:tab, w:br, w:cr, w:noBreakHyphen,
w:softHyphen and w:sym, in document order. Runs are numbered as `paragraph.iter(w:r)` meets them.
"""

from __future__ import annotations

from lxml import etree

from kravlint.document import Apart
from kravlint.readers.docx import names as n
from kravlint.readers.docx.content import Content, Marks, Mode, Shared
from kravlint.readers.docx.markup import (
    alternatives,
    bare_text,
    boxes,
    carries_text,
    checkbox,
    form_value,
    formula,
    is_placeholder,
    run_font,
    short_name,
    shown,
    symbol_text,
)
from kravlint.readers.docx.styles import PLACEHOLDER
from kravlint.readers.docx.symbols import PRIVATE, readable
from kravlint.readers.docx.text import Piece

_SIGNS = {
    n.TAB: " ",
    n.ALIGNED_TAB: " ",
    n.BREAK: "\n",
    n.RETURN: "\n",
    n.NO_BREAK_HYPHEN: "-",
    n.SOFT_HYPHEN: "\u00ad",
}
_OUTSIDE = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
)
"""Text in drawings that is not a text box, or stands in another part of the package."""


class InlineReader:
    """Reads the paragraphs of one story (body, note, header …) in order: fields go on between them."""

    def __init__(self, marks: Marks, shared: Shared) -> None:
        self._marks = marks
        self._shared = shared
        self._fields: list[bool] = []
        """The fields that are open, outermost first; True while in its code."""
        self._codes = 0
        """How many of them are in their code."""
        self._placeholder = 0
        self._author = ""
        self._seam = (-1, -1)

    @property
    def in_field_code(self) -> bool:
        """True between a field's beginning and its result."""
        return self._codes > 0

    def read(self, paragraph: etree._Element, number: int, hidden: bool, placeholder: bool) -> Content:
        """The content of one w:p."""
        content = Content(number, hidden)
        self._seam = (-1, -1)
        self._placeholder = int(placeholder)
        self._children(paragraph, content, "live")
        return content

    def _children(self, parent: etree._Element, content: Content, mode: Mode) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.RUN:
                self._run(child, content, mode)
            elif tag in n.PROPERTIES:
                continue
            elif tag in n.TRANSPARENT:
                self._children(child, content, mode)
            elif tag in (n.INSERTED, n.MOVED_TO):
                self._shared.changes += tag == n.INSERTED
                self._children(child, content, mode)
            elif tag in (n.DELETED, n.MOVED_FROM):
                self._shared.changes += 1
                outer, self._author = self._author, child.get(n.AUTHOR, "")
                self._children(child, content, "deleted")
                self._author = outer
            elif tag == n.CONTROL:
                self._control(child, content, mode)
            elif tag == n.COMMENT_START:
                self._comment(child, content)
            elif tag == n.ALTERNATE:
                for branch, chosen in alternatives(child):
                    if chosen:
                        self._children(branch, content, mode)
                    else:
                        _skip(branch, content)
            elif tag in n.MATH:
                self._put(content, mode, (formula(child), 0, 0, 0))
                _skip(child, content)
            else:
                self._skip_unknown(child, content)

    def _run(self, run: etree._Element, content: Content, mode: Mode) -> None:
        content.runs += 1
        number, offset = content.runs, 0
        paragraph = content.number
        placeholder = self._placeholder > 0
        if content.hidden and mode == "live":
            mode = "hidden"
        for child in run:
            tag = child.tag
            if tag == n.TEXT:
                whole = child.text
                if not whole:
                    continue
                lead, text = 0, whole
                if whole[0] <= " " or whole[-1] <= " " or "\n" in whole:
                    lead, text = shown(child, whole)
                if not text.isascii() and PRIVATE.search(text):
                    text = readable(text, run_font(run))
                if mode == "live" and not self._fields and not placeholder:
                    content.pieces.append((text, paragraph, number, offset + lead) if paragraph else (text, 0, 0, 0))
                else:
                    self._put(content, mode, (text, paragraph, number, offset + lead), placeholder)
                offset += len(whole)
            elif tag == n.RUN_PROPERTIES:
                if child in self._marks.hidden or child in self._marks.styles:
                    mode, named = self._marked(child, content, mode)
                    placeholder = placeholder or named
            elif tag == n.DELETED_TEXT:
                self._put(content, "deleted", (child.text or "", paragraph, number, offset))
                offset += len(child.text or "")
            elif tag in _SIGNS:
                self._put(content, mode, (_SIGNS[tag], paragraph, number, offset), placeholder)
                offset += 1
            elif tag == n.SYMBOL:
                sign = symbol_text(child.get(n.CHAR, ""), child.get(n.FONT, ""))
                self._put(content, mode, (sign, paragraph, number, offset), placeholder)
                offset += 1
            else:
                self._rare(child, run, content, mode)

    def _marked(self, properties: etree._Element, content: Content, mode: Mode) -> tuple[Mode, bool]:
        """A run's mode by its properties, and whether its style says that it is a placeholder."""
        style = self._shared.styles.of_characters(self._marks.styles.get(properties, ""))
        # Hidden in both styles is shown again: a toggle.
        by_style = content.hidden != (style is not None and style.hidden)
        hidden = self._marks.hidden.get(properties, by_style)
        if mode != "deleted":
            mode = "hidden" if hidden else "live"
        return mode, style is not None and style.name == PLACEHOLDER

    def _rare(self, child: etree._Element, run: etree._Element, content: Content, mode: Mode) -> None:
        tag = child.tag
        if tag == n.FIELD_CHAR:
            self._field(child, content, mode)
        elif tag in n.NOTE_KINDS:
            if mode == "live":
                custom = child.get(n.CUSTOM_MARK) in ("1", "true", "on")
                content.notes.append((n.NOTE_KINDS[tag], child.get(n.ID, ""), custom))
        elif tag == n.COMMENT_REFERENCE:
            self._comment(child, content)
        elif tag in (n.DRAWING, n.PICTURE, n.OBJECT):
            self._drawing(child, content, mode)
        elif tag == n.ALTERNATE:
            for branch, chosen in alternatives(child):
                if chosen:
                    for inner in branch:
                        self._alternative(inner, run, content, mode)
                else:
                    _skip(branch, content)
        elif tag == n.RUBY:
            for inner in child:
                if inner.tag == n.RUBY_BASE:
                    self._children(inner, content, mode)
                else:
                    _skip(inner, content)
        else:
            self._skip_unknown(child, content)

    def _alternative(self, child: etree._Element, run: etree._Element, content: Content, mode: Mode) -> None:
        """A run's child that stands in one of several alternatives; its text belongs to no origin."""
        if child.tag == n.TEXT:
            self._put(content, mode, (child.text or "", 0, 0, 0))
        elif child.tag == n.SYMBOL_EX:
            sign = symbol_text(child.get(n.SYMBOL_EX_CHAR, ""), child.get(n.SYMBOL_EX_FONT, ""))
            self._put(content, mode, (sign, 0, 0, 0))
        else:
            self._rare(child, run, content, mode)

    def _put(self, content: Content, mode: Mode, piece: Piece, placeholder: bool = False) -> None:
        if self._codes or not piece[0]:
            return
        if mode == "live":
            content.placeholders += placeholder or self._placeholder > 0
            content.pieces.append(piece if piece[1] else (piece[0], 0, 0, 0))
            return
        author = self._author if mode == "deleted" else ""
        last = content.asides[-1] if content.asides else None
        # Word cuts one deletion into many runs: what follows directly is the same one.
        if (
            last
            and self._seam == (len(content.asides), len(content.pieces))
            and (last.kind, last.author) == (mode, author)
        ):
            content.asides[-1] = Apart(mode, last.text + piece[0], author=author)
        else:
            content.asides.append(Apart(mode, piece[0], author=author))
        self._seam = (len(content.asides), len(content.pieces))

    def _field(self, mark: etree._Element, content: Content, mode: Mode) -> None:
        kind = mark.get(n.FIELD_CHAR_TYPE)
        if kind == "begin":
            self._put(content, mode, (form_value(mark), content.number, content.runs, 0))
            self._fields.append(True)
            self._codes += 1
        elif kind == "separate" and self._fields:
            self._codes -= self._fields[-1]
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._codes -= self._fields.pop()

    def _control(self, control: etree._Element, content: Content, mode: Mode) -> None:
        inner = control.find(n.CONTROL_CONTENT)
        if inner is None:
            return
        if sign := checkbox(control):
            first = content.runs + 1
            _skip(inner, content)
            self._put(content, mode, (sign, content.number, first, 0) if content.runs >= first else (sign, 0, 0, 0))
            return
        shows = int(is_placeholder(control))
        self._placeholder += shows
        self._children(inner, content, mode)
        self._placeholder -= shows

    def _comment(self, mark: etree._Element, content: Content) -> None:
        comment = self._shared.comments.pop(mark.get(n.ID, ""), None)
        if comment is not None:
            content.asides.append(comment)

    def _drawing(self, drawing: etree._Element, content: Content, mode: Mode) -> None:
        if mode == "live":
            content.boxes += boxes(drawing)
        else:
            for box in boxes(drawing):
                self._put(content, mode, (bare_text(box), 0, 0, 0))
        self._shared.unknown.update(short_name(element) for element in drawing.iter(*_OUTSIDE))
        _skip(drawing, content)

    def _skip_unknown(self, element: etree._Element, content: Content) -> None:
        if len(element):
            if carries_text(element):
                self._shared.unknown.add(short_name(element))
            _skip(element, content)


def _skip(element: etree._Element, content: Content) -> None:
    content.runs += sum(1 for _ in element.iter(n.RUN))
