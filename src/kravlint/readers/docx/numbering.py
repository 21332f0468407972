"""List and heading numbers as Word counts them: numbering.xml and the counters that the walk advances.

Counters belong to the abstract definition: lists (w:num) that share one go on counting where the other
stopped, unless a w:startOverride, which acts once per list and level, says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from kravlint.readers.docx import names as n
from kravlint.readers.docx.numerals import numeral
from kravlint.readers.docx.styles import Style, Styles
from kravlint.readers.docx.symbols import PRIVATE, is_symbol_font

LEVELS = 9
BULLET = "•"

_DOTS = "●○◦·▪■□o"
_PLACEHOLDER = re.compile("%([1-9])")


class Level(Struct, frozen=True):
    """One level of a list: w:lvl."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    """"%1.%2" where the numbers go."""
    restart: int | None = None
    """Starts again after this level (from 1) or a higher one; 0 never; None after any higher one."""
    legal: bool = False
    """All numbers as decimal, whatever their own levels say."""
    style: str | None = None
    """The paragraph style that is this level."""
    font: str = ""


class List(Struct, frozen=True):
    """A w:num with its abstract definition resolved."""

    counter: str
    """The abstract definition that counts."""
    levels: list[Level]
    """All nine; those that the file does not define show nothing."""
    restarts: dict[int, int] = {}
    """Level: the number it starts again with, once."""


class Numbering:
    """A document's lists and how far each has counted. A list is read when it is first used."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """From numbering.xml; no such part gives no numbers."""
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._numbers: dict[int, tuple[str, etree._Element]] = {}
        """The abstract definition's id and the w:num, by numId."""
        if root is not None:
            self._abstracts = {each.get(n.ABSTRACT_ID_ATTRIBUTE, ""): each for each in root.iterchildren(n.ABSTRACT)}
            self._numbers = dict(_numbers(root, self._abstracts))
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[int, List | None] = {}
        self._language = styles.language
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[int, int]] = set()

    def position(self, num_id: int | None, level: int | None, style: Style) -> tuple[int, int] | None:
        """The list and level (from 0) of a paragraph with this own numbering and this style, or None."""
        if num_id is None:
            num_id = style.num_id
            if num_id is None:
                return None
            if level is None and (numbered := self._list(num_id)):
                levels = numbered.levels
                level = next((i for key in style.chain for i in range(LEVELS) if levels[i].style == key), None)
        if num_id not in self._numbers:
            return None
        if level is None:
            level = style.level or 0
        return (num_id, level) if 0 <= level < LEVELS else None

    def count(self, num_id: int, level: int) -> str:
        """Advance the list to its next number at this level and return the label as shown."""
        numbered = self._list(num_id)
        if numbered is None:
            return ""
        counter = self._counters.setdefault(numbered.counter, [None] * LEVELS)
        value = counter[level]
        if level in numbered.restarts and (num_id, level) not in self._restarted:
            self._restarted.add((num_id, level))
            value = None
        counter[level] = _start(numbered, level) if value is None else value + 1
        for higher in range(level):
            if counter[higher] is None:
                counter[higher] = _start(numbered, higher)
        for lower in range(level + 1, LEVELS):
            restart = numbered.levels[lower].restart
            if restart is None or level < restart:
                counter[lower] = None
        return self._label(numbered, level, counter)

    def _list(self, num_id: int) -> List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read(*self._numbers[num_id]) if num_id in self._numbers else None
        return self._lists[num_id]

    def _read(self, abstract: str, element: etree._Element) -> List:
        counter = self._linked(abstract)
        if counter not in self._levels:
            self._levels[counter] = _read_levels(self._abstracts[counter])
        own, restarts = _read_overrides(element)
        return List(counter, [(self._levels[counter] | own).get(i, Level()) for i in range(LEVELS)], restarts)

    def _linked(self, abstract: str) -> str:
        """The abstract definition that holds the levels: w:numStyleLink leads there by way of a list style."""
        for _ in range(LEVELS):
            link = self._abstracts[abstract].find(n.STYLE_LINK)
            num_id = None if link is None else self._styles.list_of(link.get(n.VAL, ""))
            if num_id not in self._numbers or self._numbers[num_id][0] == abstract:
                break
            abstract = self._numbers[num_id][0]
        return abstract

    def _label(self, numbered: List, level: int, counter: list[int | None]) -> str:
        own = numbered.levels[level]
        if own.format == "bullet":
            return _bullet(own)

        def expand(found: re.Match[str]) -> str:
            index = int(found.group(1)) - 1
            shown = numbered.levels[index]
            number_format = "decimal" if own.legal and shown.format != "none" else shown.format
            value = counter[index] if index <= level else None
            return "" if value is None else numeral(value, number_format, self._language)

        return " ".join(_PLACEHOLDER.sub(expand, own.text).split())


def _start(numbered: List, level: int) -> int:
    start = numbered.restarts.get(level)
    return numbered.levels[level].start if start is None else start


def _bullet(level: Level) -> str:
    sign = level.text.strip()
    is_dot = is_symbol_font(level.font) or PRIVATE.search(sign) or sign in _DOTS
    return BULLET if sign and is_dot else sign


def _numbers(
    root: etree._Element, abstracts: dict[str, etree._Element]
) -> Iterator[tuple[int, tuple[str, etree._Element]]]:
    for element in root.iterchildren(n.NUMBER):
        num_id, reference = n.whole(element.get(n.NUM_ID_ATTRIBUTE)), element.find(n.ABSTRACT_ID)
        if num_id and reference is not None and (abstract := reference.get(n.VAL, "")) in abstracts:
            yield num_id, (abstract, element)


def _read_overrides(element: etree._Element) -> tuple[dict[int, Level], dict[int, int]]:
    levels, restarts = {}, {}
    for override in element.iterchildren(n.OVERRIDE):
        index = n.whole(override.get(n.LEVEL_ATTRIBUTE))
        if index is None:
            continue
        level, start = override.find(n.LEVEL), n.number(override.find(n.START_OVERRIDE))
        if level is not None:
            levels[index] = _read_level(level)
        if start is not None:
            restarts[index] = start
    return levels, restarts


def _read_levels(element: etree._Element) -> dict[int, Level]:
    found = ((n.whole(level.get(n.LEVEL_ATTRIBUTE)), level) for level in element.iterchildren(n.LEVEL))
    return {index: _read_level(level) for index, level in found if index is not None}


def _read_level(element: etree._Element) -> Level:
    start, text, style = (
        n.number(element.find(n.START)),
        element.find(n.LEVEL_TEXT),
        element.find(n.PARAGRAPH_STYLE),
    )
    run = element.find(n.RUN_PROPERTIES)
    fonts = None if run is None else run.find(n.FONTS)
    return Level(
        # Without w:start a list begins with 0, as the standard says and Word does.
        start=0 if start is None else start,
        format=_number_format(element),
        text="" if text is None else text.get(n.VAL, ""),
        restart=n.number(element.find(n.LEVEL_RESTART)),
        legal=bool(n.is_on(element.find(n.LEGAL))),
        style=None if style is None else style.get(n.VAL),
        font="" if fonts is None else fonts.get(n.ASCII, ""),
    )


def _number_format(element: etree._Element) -> str:
    """The format's name; for a custom one its sample, which newer Word writes beside a plain fallback."""
    found = next(element.iter(n.NUMBER_FORMAT), None)
    if found is None:
        return "decimal"
    name = found.get(n.VAL, "decimal")
    return found.get(n.FORMAT, "decimal") if name == "custom" else name
