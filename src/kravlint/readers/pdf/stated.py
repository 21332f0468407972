"""Headings that the file itself names: in its structure tree, else in its outline."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kravlint.readers.pdf.content import PLAIN, Tag, Title
from kravlint.readers.pdf.glyphs import HYPHEN
from kravlint.readers.pdf.headings import heading_number
from kravlint.readers.pdf.lines import Line

_MOST = 0.4
"""The part of a document's text that can be headings; a file that names more names its paragraphs."""
_LINES = 4
"""Lines that a title may run over."""


def state_headings(pages: Sequence[tuple[Sequence[Line], Sequence[Title]]]) -> None:
    """Tags the lines that the outline names, unless the lines have headings by the structure tree.

    Takes the tags of headings away where a source makes most of the text a heading. `pages` are each page's lines in
    reading order and its entries of the outline.
    """
    lines = [line for page, _ in pages for line in page]
    named = [line for line in lines if line.tag is not None and line.tag.kind == "heading"]
    if named and not _too_much(named, lines):
        return
    for line in named:
        line.tag = PLAIN
    found = [pair for page, titles in pages for pair in _match(page, titles)]
    if not _too_much((line for line, _ in found), lines):
        for line, tag in found:
            line.tag = tag


def _too_much(named: Iterable[Line], lines: Iterable[Line]) -> bool:
    return sum(len(line.text) for line in named) > _MOST * sum(len(line.text) for line in lines)


def _match(lines: Sequence[Line], titles: Sequence[Title]) -> list[tuple[Line, Tag]]:
    """The lines that each title stands in: of equal places, the nearest to where its entry leads."""
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    wanted = {_key(title.text)[1] for title in titles}
    longest = max((len(key) for key in wanted), default=0)
    for start in range(len(lines) if titles else 0):
        number, key = _key(lines[start].text)
        for end in range(start + 1, min(start + _LINES, len(lines)) + 1):
            if key in wanted:
                places[key].append((number, start, end))
            if len(key) >= longest or end == len(lines):
                break
            key += _plain(lines[end].text)
    found = []
    taken: set[int] = set()
    for element, title in enumerate(titles, 1):
        number, key = _key(title.text)
        at = title.top or 0.0
        fits = [
            (abs(lines[start].top - at), start, end)
            for its_number, start, end in places[key]
            if (number == its_number or not (number and its_number)) and taken.isdisjoint(range(start, end))
        ]
        if fits:
            _, start, end = min(fits)
            taken.update(range(start, end))
            # Negative: the structure tree counts its elements upwards.
            found += [(line, Tag("heading", title.level, -element)) for line in lines[start:end]]
    return found


def _key(text: str) -> tuple[str, str]:
    number, skip = heading_number(text)
    return number, _plain(text[skip:])


def _plain(text: str) -> str:
    """What has to be equal: letters and digits, in any case and however they are broken."""
    folded = unicodedata.normalize("NFC", text.replace(HYPHEN, "")).casefold()
    return "".join(char for char in folded if char.isalnum())
