"""What a number is about: the clause, the row, the column and the heading that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from kravlint.analysis.quantities import Length, lengths
from kravlint.document import Document
from kravlint.language.screen import lazy
from kravlint.language.sentences import clauses, split

Span = tuple[int, int]
"""text[start:end] of a block."""

_LONGEST_LABEL = 80  # characters; a longer cell is prose and names nothing
_LONGEST_UNDER_HEADING = 140  # characters; longer text says itself what it is about
_AFTER = 40  # characters after a value within which what it is about may follow
_JOINED = lazy(r"[\s,(]*(?:(?:i|av|för|som|såsom|netto|efter|of|in|as)\s|\()", re.IGNORECASE)


class Setting(Struct, frozen=True):
    """The words around a block that say what a bare value in it is; "" where there are none."""

    row: str
    """The first cell of its row, for a cell in another column."""
    column: str
    """The head of its column."""
    heading: str


class Passage:
    """One block with its surroundings; a class because they are looked up at most once for all kinds of facts."""

    def __init__(self, document: Document, outline: Sequence[int], index: int) -> None:
        """Take blocks[index] of a document with its outline (per block the index of its heading, else -1)."""
        self.document, self.outline, self.index = document, outline, index
        self.block = document.blocks[index]
        self.text = self.block.text

    @cached_property
    def clauses(self) -> list[Span]:
        """The clauses of the block, from the left."""
        return [clause for start, end in split(self.text) for clause in clauses(self.text, start, end)]

    @cached_property
    def lengths(self) -> list[Length]:
        """The lengths of time in the block, from the left."""
        return list(lengths(self.text))

    def clause_at(self, offset: int) -> Span:
        """The clause that holds an offset."""
        return next(((start, end) for start, end in self.clauses if offset < end), (offset, len(self.text)))

    @cached_property
    def setting(self) -> Setting:
        """What stands around the block."""
        return setting_of(self.document, self.outline, self.index)

    def named(self, topics: re.Pattern[str], value: Span, follows: bool = False) -> str | None:
        """Which named group of `topics` a value is about: by its clause, else its row, column or heading."""
        return named_near(topics, self.text, self.clause_at(value[0]), value, follows) or self.named_beside(topics)

    def named_beside(self, topics: re.Pattern[str]) -> str | None:
        """Which named group of `topics` the row, else the column, else the heading names."""
        setting = self.setting
        for label in (setting.row, setting.column):
            if match := topics.search(label):
                return match.lastgroup
        if setting.row or setting.column or len(self.text) > _LONGEST_UNDER_HEADING:
            return None
        match = topics.search(setting.heading)
        return match.lastgroup if match else None


def setting_of(document: Document, outline: Sequence[int], index: int) -> Setting:
    """The setting of blocks[index]."""
    blocks = document.blocks
    heading = blocks[outline[index]].text if outline[index] >= 0 else ""
    place = blocks[index].place
    if place.table is None or place.row is None or place.table > len(document.tables):
        return Setting("", "", heading)
    first = index
    while first and _row(document, first - 1) == (place.table, place.row):
        first -= 1
    row = blocks[first].text if first != index else ""
    column = ""
    top = document.tables[place.table - 1].first
    while (place.row or 1) > 1 and _row(document, top) == (place.table, 1):
        if blocks[top].place.column == place.column:
            column = blocks[top].text
        top += 1
    return Setting(_label(row), _label(column), heading)


def named_near(topics: re.Pattern[str], text: str, clause: Span, value: Span, follows: bool = False) -> str | None:
    """Which named group of `topics` stands nearest before a value in its clause, else joined to it after.

    `follows` when the form of the value says that its topic comes after it ("tre månaders uppsägningstid").
    """
    before = None
    for match in topics.finditer(text, clause[0], value[0]):
        before = match.lastgroup
    if before and not follows:
        return before
    after = topics.search(text, value[1], min(clause[1], value[1] + _AFTER))
    if after is None:
        return before
    direct = not text[value[1] : after.start()].strip(" (")
    return after.lastgroup if follows or direct or _JOINED.match(text, value[1]) else before


def _row(document: Document, index: int) -> tuple[int | None, int | None]:
    place = document.blocks[index].place
    return place.table, place.row


def _label(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else ""
