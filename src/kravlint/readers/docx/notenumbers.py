"""How a document numbers its footnotes and endnotes."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from kravlint.readers.docx import names as n
from kravlint.readers.docx.numerals import numeral


class NoteNumbers(Struct, frozen=True):
    """The numbers of one kind of note; restarts on a page or in a section are not followed."""

    format: str
    start: int = 1

    def label(self, count: int) -> str:
        """What the note that is the `count`-th, from 1, has in front of it."""
        return numeral(self.start + count - 1, self.format)


def note_numbers(kind: str, *roots: etree._Element | None) -> NoteNumbers:
    """The numbers that the parts (the document before its settings) give to "footnote" or "endnote"."""
    number_format, start = None, None
    for root in roots:
        for properties in () if root is None else root.iter(n.NOTE_PROPERTIES[kind]):
            named, first = properties.find(n.NUMBER_FORMAT), n.number(properties.find(n.NOTE_START))
            number_format = number_format or (None if named is None else named.get(n.VAL))
            start = first if start is None else start
    # What Word does when nothing is said.
    usual = "decimal" if kind == "footnote" else "lowerRoman"
    return NoteNumbers(number_format or usual, 1 if start is None else start)
