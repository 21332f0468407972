"""What stands in one paragraph: its live text with the place of every piece, and what stands beside it.

A run's text, in which origins count, is its w:t characters, one for each w:tab, w:br, w:cr, w:noBreakHyphen,
w:softHyphen and w:sym, in document order. Runs are numbered as `paragraph.iter(w:r)` meets them.
"""

from __future__ import annotations

from typing import Literal

from lxml import etree
from msgspec import Struct, field

from kravlint.document import Apart
from kravlint.readers.docx import names as n
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
from kravlint.readers.docx.numbering import Numbering
from kravlint.readers.docx.styles import Styles
from kravlint.readers.docx.symbols import PRIVATE, readable
from kravlint.readers.docx.text import Piece
from kravlint.readers.limits import Limits

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

Mode = Literal["live", "deleted", "hidden"]


class Content(Struct):
    """A paragraph's content, gathered while reading."""

    number: int
    """The paragraph's number in document.xml; 0 in other parts."""
    hidden: bool = False
    """What runs are unless they say otherwise: the paragraph style's w:vanish."""
    pieces: list[Piece] = field(default_factory=list)
    asides: list[Apart] = field(default_factory=list)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    """Kind ("footnote", "endnote"), id, and whether the mark stands in the text itself."""
    boxes: list[etree._Element] = field(default_factory=list)
    """w:txbxContent, to be read after the paragraph."""
    placeholders: int = 0
    """How many of the pieces are placeholder text."""
    runs: int = 0


class Marks(Struct, frozen=True):
    """Run properties that say something about the text; found in one pass over a part."""

    hidden: dict[etree._Element, bool]
    """Direct w:vanish by w:rPr."""
    styles: dict[etree._Element, str]
    """Character style id by w:rPr, for styles that hide or are placeholders."""


class Shared(Struct):
    """What the stories of one document have in common."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    comments: dict[str, Apart] = field(default_factory=dict)
    """By id; each leaves when its anchor is met."""
    unknown: set[str] = field(default_factory=set)
    """Names of elements that carry text and are not understood."""
    changes: int = 0
    """Tracked insertions, deletions and moves."""


class InlineReader:
    """Reads the paragraphs of one story (body, note, header …) in order: fields go on between them."""

    def __init__(self, marks: Marks, shared: Shared) -> None:
        self._marks = marks
        self._shared = shared
        self._fields: list[bool] = []
        """The fields that are open, outermost first; True while in its code."""
        self._placeholder = 0
        self._author = ""
        self._seam = (-1, -1)

    @property
    def in_field_code(self) -> bool:
        """True between a field's beginning and its result."""
        return True in self._fields

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
        placeholder = self._placeholder
        if content.hidden and mode == "live":
            mode = "hidden"
        for child in run:
            tag = child.tag
            if tag == n.TEXT:
                whole = child.text
                if not whole:
                    continue
                lead, text = shown(child, whole)
                if not text.isascii() and PRIVATE.search(text):
                    text = readable(text, run_font(run))
                if mode == "live" and not self._fields and not placeholder:
                    content.pieces.append(
                        (text, paragraph, number, offset + lead) if paragraph else (text, 0, 0, 0)
                    )
                else:
                    self._put(content, mode, (text, paragraph, number, offset + lead), placeholder)
                offset += len(whole)
            elif tag == n.RUN_PROPERTIES:
                if child in self._marks.hidden or child in self._marks.styles:
                    style = self._shared.styles.character.get(self._marks.styles.get(child, ""))
                    placeholder = placeholder or (style is not None and style.name == "placeholder text")
                    hidden = self._marks.hidden.get(
                        child, content.hidden != (style is not None and style.hidden)
                    )
                    if mode != "deleted":
                        mode = "hidden" if hidden else "live"
            elif tag == n.DELETED_TEXT:
                self._put(content, "deleted", (child.text or "", paragraph, number, offset))
                offset += len(child.text or "")
            elif tag in _SIGNS:
                self._put(content, mode, (_SIGNS[tag], paragraph, number, offset), placeholder)
                offset += 1
            elif tag == n.SYMBOL:
                self._put(
                    content,
                    mode,
                    (symbol_text(child.get(n.CHAR, ""), child.get(n.FONT, "")), paragraph, number, offset),
                    placeholder,
                )
                offset += 1
            else:
                self._rare(child, run, content, mode)

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

    def _put(self, content: Content, mode: Mode, piece: Piece, placeholder: int = 0) -> None:
        if self.in_field_code or not piece[0]:
            return
        if mode == "live":
            content.placeholders += bool(placeholder or self._placeholder)
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
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _control(self, control: etree._Element, content: Content, mode: Mode) -> None:
        inner = control.find(n.CONTROL_CONTENT)
        if inner is None:
            return
        if sign := checkbox(control):
            first = content.runs + 1
            _skip(inner, content)
            self._put(
                content, mode, (sign, content.number, first, 0) if content.runs >= first else (sign, 0, 0, 0)
            )
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


def find_marks(root: etree._Element, styles: Styles) -> tuple[Marks, dict[etree._Element, int]]:
    """What a part's run properties say, and its paragraphs' numbers in document order from 1."""
    telling = {
        key for key, style in styles.character.items() if style.hidden or style.name == "placeholder text"
    }
    hidden: dict[etree._Element, bool] = {}
    named: dict[etree._Element, str] = {}
    numbers: dict[etree._Element, int] = {}
    for element in root.iter(n.PARAGRAPH, n.VANISH, n.RUN_STYLE):
        if element.tag == n.PARAGRAPH:
            numbers[element] = len(numbers) + 1
        elif (properties := element.getparent()) is None:
            continue
        elif element.tag == n.VANISH:
            hidden[properties] = bool(n.is_on(element))
        elif element.get(n.VAL) in telling:
            named[properties] = element.get(n.VAL, "")
    return Marks(hidden, named), numbers


def _skip(element: etree._Element, content: Content) -> None:
    content.runs += sum(1 for _ in element.iter(n.RUN))
