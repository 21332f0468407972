"""conflict: the same fact has different values in different documents or parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.engine.checks._facts import Matter, Stated, agree, said, statements, what
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen
from kravlint.procurement import Procurement

_DOCUMENT = {"sv": "handlingen", "en": "document"}
_ANSWERS = ("questions-answers",)
_PRICES = ("price",)


class Conflict(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="conflict"):
    """The values of a fact in parts of the kinds `between` must agree with those in the kinds `against`."""

    fact: str
    between: tuple[str, ...]
    against: tuple[str, ...] = ()
    """Empty: those of `between` must agree with one another."""
    where: dict[str, str] = {}
    """Aspects that the facts must have: {of: availability}."""
    stated: tuple[str, ...] = ()
    """Aspects without which nobody knows what a value is of: such facts are not compared."""
    narrowed: bool = False
    """A price form seldom says which ones it counts: its value is held against the only one that the other documents
    state ("elev" against "elever med skolskjuts")."""


def check_conflict(check: Conflict, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit for each part and matter whose values contradict all those of the other side, else a Seen.

    Only values of the same matter and the same lot are compared. A difference that a published answer has settled is
    none: the answer goes before the document.
    """
    ours = statements(procurement, check.fact, check.between, check.where)
    against = statements(procurement, check.fact, check.against, check.where) if check.against else ours
    answers = statements(procurement, check.fact, _ANSWERS, check.where)
    for number, theirs in enumerate(against):
        others = ours if check.against else ours[:number]
        for matter, yours in theirs.items():
            if not all(name in dict(yours[0].fact.value) for name in check.stated):
                continue
            mine = [each for part in others for each in part.get(matter, ()) if not _same_part(each, yours[0])]
            if check.narrowed and not mine:
                mine = _wider(ours, matter, yours[0])
            if mine:
                yield _compared(mine, yours, _of(answers, matter), context)


def _wider(parts: list[dict[Matter, list[Stated]]], matter: Matter, price: Stated) -> list[Stated]:
    """What all other documents state of a matter, for a price form that does not say which; [] where they differ."""
    if matter[-1] or price.part.kind not in _PRICES:
        return []
    found = [
        each
        for part in parts
        for key, held in part.items()
        if key[:-1] == matter[:-1]
        for each in held
        if not _same_part(each, price) and each.part.kind not in _PRICES
    ]
    return found if len({dict(each.fact.value).get("count") for each in found}) == 1 else []


def _compared(mine: list[Stated], yours: list[Stated], answers: list[Stated], context: Context) -> Result:
    if any(agree(one.fact, other.fact) for one in mine for other in yours) or _settled(answers, (*mine, *yours)):
        return Seen(yours[0].spot)
    one, other = mine[0], yours[0]
    return Hit(
        other.spot,
        words={
            "one": said(one),
            "other": said(other),
            "what": what(other),
            "one_document": context.labels.get(one.part.kind, _DOCUMENT),
            "other_document": context.labels.get(other.part.kind, _DOCUMENT),
        },
        related=((one.spot, {"sv": "det andra värdet", "en": "the other value"}),),
    )


def _settled(answers: list[Stated], values: Sequence[Stated]) -> bool:
    """True when an answer that is not older than the documents gives one of the values."""
    newest = max((value.analysis.date or "" for value in values), default="")
    return any(
        agree(answer.fact, value.fact)
        for answer in answers
        if answer.analysis.date is None or answer.analysis.date >= newest
        for value in values
    )


def _of(parts: list[dict[Matter, list[Stated]]], matter: Matter) -> list[Stated]:
    return [each for part in parts for each in part.get(matter, ())]


def _same_part(one: Stated, other: Stated) -> bool:
    return one.analysis is other.analysis and one.part == other.part
