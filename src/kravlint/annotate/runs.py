"""Places in the runs of document.xml, cut so that a mark can stand between any two characters.

Paragraphs, runs and offsets are numbered as the Word reader does (kravlint.document.Origin).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from copy import deepcopy

from lxml import etree
from msgspec import Struct

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = " \t\r\n"
_SIGNS = ("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym")
"""Elements that count as one character of their run."""


class Spot(Struct, frozen=True):
    """A place in a run, before the character with this offset."""

    run: etree._Element
    offset: int


class Runs:
    """The runs of a document part, by the numbers that they had when this was made."""

    def __init__(self, root: etree._Element) -> None:
        self._namespace = f"{{{etree.QName(root).namespace}}}"
        self._texts = (self._namespace + "t", self._namespace + "delText")
        self._signs = frozenset(self._namespace + sign for sign in _SIGNS)
        self._paragraphs = list(root.iter(self._namespace + "p"))
        self._runs: dict[int, list[etree._Element]] = {}
        self._pieces: dict[etree._Element, list[tuple[int, etree._Element]]] = {}

    def paragraph(self, number: int) -> etree._Element | None:
        """The n-th paragraph, None when there is none."""
        return self._paragraphs[number - 1] if 0 < number <= len(self._paragraphs) else None

    def spot(self, paragraph: int, run: int, offset: int) -> Spot | None:
        """The place, None when there is no such run. To be asked before runs are added or taken away."""
        element = self.paragraph(paragraph)
        if element is None:
            return None
        if paragraph not in self._runs:
            self._runs[paragraph] = list(element.iter(self._namespace + "r"))
        runs = self._runs[paragraph]
        return Spot(runs[run - 1], offset) if 0 < run <= len(runs) else None

    def around(self, first: Spot, last: Spot) -> tuple[etree._Element, etree._Element]:
        """The runs that begin at the one place and end at the other, cut where they have to be."""
        begin = self._cut(first)
        self._cut(last)
        pieces = self._pieces[last.run]
        before = bisect_right(pieces, last.offset - 1, key=lambda piece: piece[0]) - 1
        return begin, pieces[max(before, 0)][1]

    def _cut(self, spot: Spot) -> etree._Element:
        """The piece of the run that begins at the place, or the last one when the run ends there."""
        pieces = self._pieces.setdefault(spot.run, [(0, spot.run)])
        index = bisect_right(pieces, spot.offset, key=lambda piece: piece[0]) - 1
        start, element = pieces[index]
        cut = self._split(element, spot.offset - start) if spot.offset > start else None
        if cut is None:
            return element
        length, rest = cut
        pieces.insert(index + 1, (start + length, rest))
        return rest

    def _split(self, run: etree._Element, offset: int) -> tuple[int, etree._Element] | None:
        """Move what follows the offset to a new run behind this one; None when nothing does.

        Gives the length of what stays, which is more than the offset where a mark belongs to the letter before it.
        """
        moved: list[etree._Element] = []
        seen = 0
        for child in list(run):
            if seen >= offset:
                moved.append(child)
            elif child.tag in self._texts:
                text = child.text or ""
                if seen + len(text) > offset:
                    length = _cluster_end(text, offset - seen)
                    if length < len(text):
                        moved.append(_split_text(child, text, length))
                    offset = seen + length
                seen += len(text)
            elif child.tag in self._signs:
                seen += 1
        if not moved:
            return None
        new = run.makeelement(run.tag, _attributes(run))
        properties = run.find(self._namespace + "rPr")
        if properties is not None:
            new.append(deepcopy(properties))
        run.addnext(new)
        new.extend(moved)
        return offset, new


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _cluster_end(text: str, offset: int) -> int:
    while offset < len(text) and unicodedata.combining(text[offset]):
        offset += 1
    return offset


def _split_text(element: etree._Element, text: str, offset: int) -> etree._Element:
    """Leave the first characters in a w:t and give a new one with the rest, so that both are shown as before."""
    head, tail = text[:offset], text[offset:]
    if element.get(_SPACE) != "preserve":  # white space at the outer ends is not shown, that within is
        head, tail = head.lstrip(_BLANK), tail.rstrip(_BLANK)
    rest = element.makeelement(element.tag, _attributes(element))
    for part, content in ((element, head), (rest, tail)):
        part.text = content
        if content != content.strip(_BLANK):
            part.set(_SPACE, "preserve")
    return rest
