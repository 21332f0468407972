"""incomplete: of a list of expected items some are stated and some are not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.checks._blank import is_blank, table_rows
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_mentions, live_mentions, section_of, spot
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement

_FEWEST_COLUMNS = 2  # a table of two columns is a form, not a list


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One expected item; any of its concepts will do."""

    item: str
    label: dict[str, str]
    any: tuple[str, ...]


class Incomplete(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="incomplete"):
    """Where one of `given` stands, its section and table should hold every item.

    Judged over all such sections together, once at least `at_least` items are there: fewer means that the text only
    speaks of the subject.
    """

    given: tuple[str, ...]
    items: tuple[Item, ...]
    at_least: int = 1
    certain: tuple[str, ...] = ()
    """Where one of these (concepts) stands the items are called for, however few are there."""
    filled: bool = False
    """A column that answers for an item must be filled in on every row."""
    lists_within: tuple[str, ...] = ()
    """Kinds of part of which only tables with one of `given` in their head are judged."""
    within: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()


def check_incomplete(check: Incomplete, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit naming the missing items (in {missing}), and a Seen per item that is there."""
    where: dict[str, Spot] = {}
    trigger: Spot | None = None
    called_for = False
    for analysis, part in procurement.parts(check.within, check.not_within):
        for first, last, place in _sections(check, analysis, part):
            held = Part(part.kind, part.title, first, last)
            found = {item.item: m for item in check.items for m in live_mentions(analysis, held, item.any)}
            gaps = _gaps(check, analysis, held)
            found = {name: m for name, m in found.items() if name not in gaps}
            certain = next(live_mentions(analysis, held, check.certain), None)
            called_for = called_for or certain is not None
            if certain or found:
                trigger = trigger or (spot(analysis, certain) if certain else place)
            for name, mention in found.items():
                where.setdefault(name, spot(analysis, mention))
    if not where and trigger is None and check.lists_within:
        yield from _listed_gaps(check, procurement)
        return
    for item in check.items:
        if item.item in where:
            yield Seen(where[item.item], item=item.item, label=item.label)
    missing = [item for item in check.items if item.item not in where]
    if not missing or trigger is None or (len(where) < check.at_least and not called_for):
        return
    if procurement.unread:
        yield NotJudged(UNREAD)
        return
    names = {lang: listed([item.label[lang] for item in missing], lang) for lang in ("sv", "en")}
    yield Hit(trigger, item=missing[0].item, state="missing", words={"missing": names})


def _listed_gaps(check: Incomplete, procurement: Procurement) -> Iterator[Result]:
    """A list in the midst of another text: what a column that it has leaves empty."""
    for analysis, part in procurement.parts(check.lists_within):
        for number, table in enumerate(analysis.document.tables, start=1):
            rows = table_rows(analysis, number) if part.first <= table.first <= part.last else []
            head = {m.concept for cell in (rows[0] if rows else ()) for m in block_mentions(analysis, cell)}
            if not head & set(check.given):
                continue
            gaps = _gaps(check, analysis, Part(part.kind, part.title, table.first, table.last))
            missing = [item for item in check.items if item.item in gaps]
            if missing and not all(
                is_blank(analysis, cell) for row in rows[1:] for cell in row
            ):  # else it is no list yet
                names = {lang: listed([item.label[lang] for item in missing], lang) for lang in ("sv", "en")}
                spot_of = Spot(analysis, table.first, 0, len(analysis.blocks[table.first].text))
                yield Hit(spot_of, item=missing[0].item, state="missing", words={"missing": names})
                return


def _sections(check: Incomplete, analysis: Analysis, part: Part) -> Iterator[tuple[int, int, Spot]]:
    done: set[int] = set()
    for mention in live_mentions(analysis, part, (*check.given, *check.certain)):
        first, last = section_of(analysis, mention.block)
        if first not in done:
            done.add(first)
            yield first, last, spot(analysis, mention)


def _gaps(check: Incomplete, analysis: Analysis, part: Part) -> set[str]:
    """The items whose columns are there, each with a row that leaves it empty."""
    full: set[str] = set()
    gaps: set[str] = set()
    for number, table in enumerate(analysis.document.tables, start=1):
        if not check.filled or not part.first <= table.first <= part.last:
            continue
        head, *rows = table_rows(analysis, number)
        for cell in head if rows and len(head) > _FEWEST_COLUMNS else ():
            named = {m.concept for m in block_mentions(analysis, cell)}
            items = {item.item for item in check.items if named & set(item.any)}
            column = analysis.blocks[cell].place.column
            below = [i for row in rows for i in row if analysis.blocks[i].place.column == column]
            empty = len(below) < len(rows) or any(is_blank(analysis, index) for index in below)
            (gaps if empty else full).update(items)
    return gaps - full


def listed(names: list[str], lang: str) -> str:
    """Names as they are read out: "a, b och c"."""
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {'och' if lang == 'sv' else 'and'} {names[-1]}"
