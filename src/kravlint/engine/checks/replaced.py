"""replaced: a table of things that something newer has replaced, each an item with a day of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from kravlint.engine.checks.phrase import Outdated, Reach, check_phrase
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result
from kravlint.procurement import Procurement


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One replaced thing. {what}, {replacement} and {since} stand in the rule's message."""

    item: str
    of: tuple[str, ...]
    """Concepts: how documents write it."""
    what: dict[str, str]
    replacement: dict[str, str]
    since: str
    """ISO date; before it the row does not apply (as-of date)."""
    near: tuple[str, ...] = ()
    """At least one of these concepts must stand within the rule's `reach`, when given."""
    unless: tuple[str, ...] = ()
    """None of these may, beside those of the rule."""


class Replaced(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="replaced"):
    """Flags the rows' concepts, once per row and document."""

    rows: tuple[Row, ...]
    unless: tuple[str, ...] = ("repealed-context", "reference-history")
    reach: Reach = "sentence"
    in_addresses: bool = False
    """The rows are hosts, to be found in web and mail addresses."""


def check_replaced(check: Replaced, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document and row that applies as of the day."""
    for row in check.rows:
        if context.as_of < row.since:
            continue
        outdated = Outdated(
            replacement=row.replacement,
            since=row.since,
            of=row.of,
            near=row.near,
            unless=(*check.unless, *row.unless),
            reach=check.reach,
            in_addresses=check.in_addresses,
        )
        for result in check_phrase(outdated, code, procurement, context):
            yield _with_item(result, row.item, row.what) if isinstance(result, Hit) else result


def _with_item(hit: Hit, item: str, what: Mapping[str, str]) -> Hit:
    return replace(hit, item=item, words={**hit.words, "what": what})
