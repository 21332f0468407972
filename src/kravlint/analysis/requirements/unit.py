"""A stretch of text that may be a requirement, before it is read."""

from __future__ import annotations

from msgspec import Struct

from kravlint.analysis.requirements.model import Obligation

Span = tuple[int, int, int]
"""Block, start and end."""


class Unit(Struct, frozen=True, kw_only=True):
    """blocks[block].text[start:end], with what the table or list around it says."""

    block: int
    start: int
    end: int
    id: str = ""
    stems: tuple[Span, ...] = ()
    """The sentences that it completes, the nearest first: a list in a list has several."""
    more: str = ""
    """Text that follows in another cell: a row that goes on over the page."""
    obligation: Obligation | None = None
    """From a type cell."""
    catalogue: bool = False
    """In a table or numbered list of requirements."""
    sure: bool = False
    """A row of a table whose head says that its rows are requirements: it needs no verb that obliges."""
    whole: bool = False
    """One requirement whatever the number of its sentences."""
    heading: str = ""
    """Of the group of rows that it stands in, when the table has such."""
    weight: str = ""
    answer: str = ""
    category: str = ""
