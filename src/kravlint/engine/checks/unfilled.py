"""unfilled: an annex or a list that should be filled in, and is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, mentions_between, mentions_of
from kravlint.engine.checks._blank import is_blank, table_rows
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_mentions, block_spot
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Mention
from kravlint.procurement import Procurement

_LONGEST_LABEL = 90


class Unfilled(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unfilled"):
    """Judged in parts of the kinds `within`, which should say something, and in the tables of `lists_within`."""

    within: tuple[str, ...]
    lists_within: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    """A table with one of these in its head is a list; the cells under it are what must be filled in. Without this,
    each row of two cells is a question and its answer."""
    also_column: tuple[str, ...] = ()
    """Further heads of such a list in the parts `within`, which are nothing but lists ("Namn")."""
    generic: tuple[str, ...] = ()
    """Answers that say nothing ("enligt tjänsten")."""
    unless: tuple[str, ...] = ()
    """One of these in the part: there is nothing to fill in, and it says so."""


def check_unfilled(check: Unfilled, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit for each part or list that holds nothing of its own, else a Seen."""
    for analysis, part in procurement.parts((*check.within, *check.lists_within)):
        if mentions_of(analysis, check.unless, part):
            continue
        answers = list(_listed(check, analysis, part) if check.column else _answered(analysis, part))
        if answers:
            said = [index for index in answers if not _empty(check, analysis, index)]
            where = block_spot(analysis, answers[0])
            if not said and check.column:
                where = _head(analysis, answers[0])
        elif check.column and (head := _bare_head(check, analysis, part)) is not None:
            said, where = [], block_spot(analysis, head)
        elif part.kind in check.within:
            if _goes_on(analysis, part):
                continue
            said = [
                i for i in range(part.first, part.last + 1) if _is_text(analysis, i) and not _empty(check, analysis, i)
            ]
            where = block_spot(analysis, part.first)
        else:
            continue
        yield Seen(where) if said else Hit(where)


def _listed(check: Unfilled, analysis: Analysis, part: Part) -> Iterator[int]:
    """The cells under the head that names the list, over all its tables."""
    for rows in _tables(analysis, part):
        head = rows[0]
        wanted = _list_head(check, analysis, part, head)
        if wanted is None or len(head) < 2 or len(analysis.blocks[wanted].text) > _LONGEST_LABEL:
            continue
        column = analysis.blocks[wanted].place.column
        yield from (i for row in rows[1:] for i in row if analysis.blocks[i].place.column == column)


def _list_head(check: Unfilled, analysis: Analysis, part: Part, head: list[int]) -> int | None:
    heads = {*check.column, *(check.also_column if part.kind in check.within else ())}
    return next((i for i in head if {m.concept for m in block_mentions(analysis, i)} & heads), None)


def _bare_head(check: Unfilled, analysis: Analysis, part: Part) -> int | None:
    """The head of a list that has no rows."""
    for number, table in enumerate(analysis.document.tables, start=1):
        rows = table_rows(analysis, number) if part.first <= table.first <= part.last else []
        if len(rows) == 1 and len(rows[0]) > 1 and (head := _list_head(check, analysis, part, rows[0])) is not None:
            return head
    return None


def _goes_on(analysis: Analysis, part: Part) -> bool:
    """True for the title of a document whose chapters are parts of their own."""
    texts = any(_is_text(analysis, index) for index in range(part.first, part.last + 1))
    return not texts and part.first == 0 and len(analysis.parts) > 1


def _answered(analysis: Analysis, part: Part) -> Iterator[int]:
    """The second cells of tables with two columns, heads left out."""
    for rows in _tables(analysis, part):
        pairs = [row for row in rows if len(row) == 2]
        if len(pairs) > 1 and len(pairs) == len(rows):
            yield from (row[1] for row in pairs[1:])


def _tables(analysis: Analysis, part: Part) -> Iterator[list[list[int]]]:
    for number, table in enumerate(analysis.document.tables, start=1):
        if part.first <= table.first <= part.last:
            rows = table_rows(analysis, number)
            if len(rows) > 1:
                yield rows


def _head(analysis: Analysis, cell: int) -> Spot:
    table = analysis.document.tables[(analysis.blocks[cell].place.table or 1) - 1]
    column = analysis.blocks[cell].place.column
    index = next(i for i in range(table.first, cell + 1) if analysis.blocks[i].place.column == column)
    return block_spot(analysis, index)


def _is_text(analysis: Analysis, index: int) -> bool:
    return analysis.blocks[index].kind != "heading"


def _empty(check: Unfilled, analysis: Analysis, index: int) -> bool:
    if is_blank(analysis, index):
        return True
    text = analysis.blocks[index].text.rstrip(" .")
    covered = _spans(mentions_between(analysis, index, 0, len(text)), check.generic)
    return len(text) - covered < 3


def _spans(mentions: Sequence[Mention], concepts: tuple[str, ...]) -> int:
    return sum(m.end - m.start for m in mentions if m.concept in concepts)
