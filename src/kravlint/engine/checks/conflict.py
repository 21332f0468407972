"""conflict: the same fact has different values in different documents or parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import part_at
from kravlint.engine.checks._facts import Matter, Stated, agree, said, statements, what
from kravlint.engine.checks._quantities import quantities
from kravlint.engine.context import Context
from kravlint.engine.mentions import text_of
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_DOCUMENT = {"sv": "handlingen", "en": "document"}
_ANSWERS = ("questions-answers",)
_INVITING = ("main-document", "instructions", "call-off")
_OTHER_VALUE = {"sv": "det andra värdet", "en": "the other value"}


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
    priced: bool = False
    """Hold the quantities that a price form reckons with against what the other documents count, too."""


def check_conflict(check: Conflict, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit for each part and matter whose values contradict all those of the other side, else a Seen.

    Only values of the same matter and the same lot are compared. A difference that a published answer has settled is
    none: the answer goes before the document.
    """
    ours = statements(procurement, check.fact, check.between, check.where)
    against = statements(procurement, check.fact, check.against, check.where) if check.against else ours
    answers = statements(procurement, check.fact, _ANSWERS, check.where)
    calls_off = any(procurement.parts(("call-off",)))
    told: set[Place] = set()
    for number, theirs in enumerate(against):
        others = ours if check.against else ours[:number]
        for matter, yours in theirs.items():
            if not all(name in dict(yours[0].fact.value) for name in check.stated):
                continue
            mine = [
                each for part in others for each in part.get(matter, ()) if _compared_with(each, yours[0], calls_off)
            ]
            if mine:
                result = _compared(mine, yours, _of(answers, matter), context)
                told.add(_place(result.spot))
                yield result
    if check.priced:
        yield from _reckoned(procurement, context, told)


Place = tuple[str, int] | None


def _place(spot: Spot | None) -> Place:
    return (spot.analysis.path, spot.block) if spot else None


def _reckoned(procurement: Procurement, context: Context, told: Collection[Place]) -> Iterator[Result]:
    """A Hit where a price form reckons with another number than the only one that the other documents state."""
    for priced, stated in quantities(procurement):
        if _place(priced.spot) in told:
            continue
        led = [each for each in stated if part_at(each.spot.analysis, each.spot.block).kind in _INVITING]
        stated = led if len({each.number for each in led}) == 1 else stated
        if len({each.number for each in stated}) > 1 or stated[0].number == priced.number:
            yield Seen(priced.spot)
            continue
        first = stated[0].spot
        kinds = (part_at(first.analysis, first.block).kind, "price")
        one, other = (context.labels.get(kind, _DOCUMENT) for kind in kinds)
        yield Hit(
            priced.spot,
            words={
                "one": f"”{text_of(first)}”",
                "other": f"”{text_of(priced.spot)}”",
                "what": "",
                "one_document": one,
                "other_document": other,
            },
            related=((first, _OTHER_VALUE),),
        )


def _compared(mine: list[Stated], yours: list[Stated], answers: list[Stated], context: Context) -> Hit | Seen:
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
        related=((one.spot, _OTHER_VALUE),),
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


def _compared_with(one: Stated, other: Stated, calls_off: bool) -> bool:
    """False within one part, and for a framework agreement beside a call-off: each has terms of its own."""
    if one.analysis is other.analysis and one.part == other.part:
        return False
    return not (calls_off and "framework-agreement" in (one.part.kind, other.part.kind))
