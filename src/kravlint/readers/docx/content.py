"""What reading a paragraph gives, and what all paragraphs of a document share."""

from __future__ import annotations

from typing import Literal

from lxml import etree
from msgspec import Struct

from kravlint.document import Apart
from kravlint.readers.docx import names as n
from kravlint.readers.docx.numbering import Numbering
from kravlint.readers.docx.styles import PLACEHOLDER, Styles
from kravlint.readers.docx.text import Piece
from kravlint.readers.limits import Limits

Mode = Literal["live", "deleted", "hidden"]


class Content(Struct):
    """A paragraph's content, gathered while reading."""

    number: int
    """The paragraph's number in document.xml; 0 in other parts."""
    hidden: bool = False
    """What runs are unless they say otherwise: the paragraph style's w:vanish."""
    pieces: list[Piece] = []
    asides: list[Apart] = []
    notes: list[tuple[str, str, bool]] = []
    """Kind ("footnote", "endnote"), id, and whether the mark stands in the text itself."""
    boxes: list[etree._Element] = []
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
    comments: dict[str, Apart] = {}
    """By id; each leaves when its anchor is met."""
    unknown: set[str] = set()
    """Names of elements that carry text and are not understood."""
    changes: int = 0
    """Tracked insertions, deletions and moves."""


def find_marks(root: etree._Element, styles: Styles) -> tuple[Marks, dict[etree._Element, int]]:
    """What a part's run properties say, and its paragraphs' numbers in document order from 1."""
    telling = {"": False}
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
        else:
            style_id = element.get(n.VAL, "")
            if style_id not in telling:
                style = styles.of_characters(style_id)
                telling[style_id] = style is not None and (style.hidden or style.name == PLACEHOLDER)
            if telling[style_id]:
                named[properties] = style_id
    return Marks(hidden, named), numbers
