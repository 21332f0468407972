"""class and class-conflict: what a stated class of the information lacks, and where two statements disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from kravlint.engine.checks._classes import Class, classes, highest
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, block_mentions, section_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen
from kravlint.procurement import Procurement

_DOCUMENT = {"sv": "handlingen", "en": "document"}


class Classed(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="class"):
    """Flags a stated class that reaches one of some levels, or lacks some aspects."""

    reaches: tuple[str, ...] = ()
    """Levels on KLASSA's scale ("K4") of which one must be reached."""
    states: tuple[str, ...] = ()
    """Aspects that must all be stated."""
    lacks: tuple[str, ...] = ()
    """Aspects ("S") that are stated nowhere."""
    given: tuple[str, ...] = ()
    """One of these must stand in the set."""
    needs: tuple[str, ...] = ()
    """One of these anywhere in the set answers for it."""
    unless: tuple[str, ...] = ()
    """None of these in a section that states the class."""


class ClassConflict(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="class-conflict"):
    """Flags two statements of the same aspect's level, about all of the information, that differ."""


def check_class(check: Classed, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit at the statement, with {class}, or a Seen."""
    stated = classes(procurement)
    reached = highest(procurement, stated)
    if not stated or any(aspect not in reached for aspect in check.states):
        return
    if check.given and anywhere(procurement, check.given) is None:
        return
    high = [one for one in stated if _reaches(check, one, procurement)] if check.reaches else stated
    lacking = all(aspect not in reached for aspect in check.lacks)
    if not high or not lacking or anywhere(procurement, check.needs) or _spoken_of(check, stated):
        yield Seen(stated[0].spot)
    elif procurement.unread:
        yield NotJudged(UNREAD)
    else:
        yield Hit(high[0].spot, words={"class": " ".join(f"{aspect}{level}" for aspect, level in reached.items())})


def check_class_conflict(
    check: ClassConflict, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield a Hit per document that contradicts another or itself, at the later statement, and else a Seen."""
    stated = [one for one in classes(procurement) if not one.limited]
    clear = {path: _agreed([one for one in stated if one.analysis.path == path]) for path in _paths(stated)}
    done: set[str] = set()
    for one, other in combinations(stated, 2):
        aspect = _differ(one, other)
        path = other.analysis.path
        if aspect is None or path in done:
            continue
        within = one.analysis.path == path
        if _beside(one, other) if within else aspect in clear[path] and aspect in clear[one.analysis.path]:
            done.add(path)
            yield _hit(one, other, aspect, context)
    if stated and not done:
        yield Seen(stated[0].spot)


def _hit(one: Class, other: Class, aspect: str, context: Context) -> Hit:
    return Hit(
        other.spot,
        words={
            "one": f"{aspect} {one.levels[aspect]}",
            "other": f"{aspect} {other.levels[aspect]}",
            "one_document": context.labels.get(one.part.kind, _DOCUMENT),
            "other_document": context.labels.get(other.part.kind, _DOCUMENT),
        },
        related=((one.spot, {"sv": "den andra nivån", "en": "the other level"}),),
    )


def _reaches(check: Classed, one: Class, procurement: Procurement) -> bool:
    reached = highest(procurement, [one])
    return any(reached.get(level[0], 0) >= int(level[1]) for level in check.reaches)


def _spoken_of(check: Classed, stated: Sequence[Class]) -> bool:
    for one in stated if check.unless else ():
        first, last = section_of(one.analysis, one.fact.block)
        if any(m.concept in check.unless for b in range(first, last + 1) for m in block_mentions(one.analysis, b)):
            return True
    return False


def _paths(stated: Sequence[Class]) -> list[str]:
    return list(dict.fromkeys(one.analysis.path for one in stated))


def _agreed(stated: Sequence[Class]) -> set[str]:
    """The aspects to which a document gives one level only."""
    values: dict[str, set[str]] = {}
    for one in stated:
        for aspect, value in one.levels.items():
            values.setdefault(aspect, set()).add(value)
    return {aspect for aspect, several in values.items() if len(several) == 1}


def _differ(one: Class, other: Class) -> str | None:
    """The first aspect whose levels contradict each other: two numbers or two words, of the same model."""
    models = {dict(each.fact.value).get("model") for each in (one, other)} - {None}
    if len(models) > 1:
        return None
    mine, yours = one.levels, other.levels
    for aspect in sorted(mine.keys() & yours.keys()):
        if mine[aspect] != yours[aspect] and mine[aspect].isdigit() == yours[aspect].isdigit():
            return aspect
    return None


def _beside(one: Class, other: Class) -> bool:
    """Within one document: both in running text, or text and table in the same section."""
    cells = [each.analysis.blocks[each.fact.block].kind == "cell" for each in (one, other)]
    if all(cells):
        return False
    return not any(cells) or section_of(one.analysis, one.fact.block) == section_of(other.analysis, other.fact.block)
