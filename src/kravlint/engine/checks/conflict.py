"""conflict: the same fact has different values in different documents or parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Fact, Part
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement


class Conflict(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="conflict"):
    """The values of a fact in parts of the kinds `between` must agree with those in the kinds `against`."""

    fact: str
    between: tuple[str, ...]
    against: tuple[str, ...]


Stated = tuple[Analysis, Part, Fact]
_DOCUMENT = {"sv": "handlingen", "en": "document"}


def check_conflict(check: Conflict, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit for each part of `against` whose values contradict all those in `between`, else a Seen."""
    ours = [stated for part in _stated(procurement, check.fact, check.between) for stated in part]
    for theirs in _stated(procurement, check.fact, check.against):
        if not ours:
            return
        yours = theirs[0]
        if any(agree(mine[2], other[2]) for mine in ours for other in theirs):
            yield Seen(_spot(yours))
            continue
        mine = ours[0]
        yield Hit(
            _spot(yours),
            words={
                "one": _said(mine[2]),
                "other": _said(yours[2]),
                "one_document": context.labels.get(mine[1].kind, _DOCUMENT),
                "other_document": context.labels.get(yours[1].kind, _DOCUMENT),
            },
            related=((_spot(mine), {"sv": "det andra värdet", "en": "the other value"}),),
        )


def agree(one: Fact, other: Fact) -> bool:
    """True when two values can both hold: what both state is equal, a length and two dates counting as one another."""
    mine, yours = dict(one.value), dict(other.value)
    shared = mine.keys() & yours.keys()
    if any(mine[key] != yours[key] for key in shared - {"months"}):
        return False
    lengths = {_months(value) for value in (mine, yours)} - {None}
    return len(lengths) < 2


def _months(value: dict[str, str]) -> int | None:
    if "months" in value:
        return int(value["months"])
    if "start" not in value or "end" not in value:
        return None
    start, end = (dt.date.fromisoformat(value[key]) for key in ("start", "end"))
    end += dt.timedelta(days=1)  # an agreement runs through its last day
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (1 if end.day - start.day > 15 else 0)


def _stated(procurement: Procurement, kind: str, kinds: Sequence[str]) -> list[list[Stated]]:
    """Per part of the wanted kinds, the facts of the kind that it states (parts that state none are left out)."""
    stated = []
    for analysis, part in procurement.parts(kinds):
        facts = [fact for fact in analysis.facts if fact.kind == kind and part.first <= fact.block <= part.last]
        if facts:
            stated.append([(analysis, part, fact) for fact in facts])
    return stated


def _spot(stated: Stated) -> Spot:
    analysis, _, fact = stated
    return Spot(analysis, fact.block, fact.start, fact.end)


def _said(fact: Fact) -> dict[str, str]:
    value = dict(fact.value)
    said: dict[str, list[str]] = {"sv": [], "en": []}
    for key, swedish, english in (
        ("months", "{} månader", "{} months"),
        ("start", "från {}", "from {}"),
        ("end", "till och med {}", "until {}"),
    ):
        if key in value:
            said["sv"].append(swedish.format(value[key]))
            said["en"].append(english.format(value[key]))
    return {lang: " ".join(words) for lang, words in said.items()}
