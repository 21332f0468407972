"""needs and topics-without: a class without the requirements that follow from it, and requirements without a class."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct

from kravlint.engine.checks._classes import Class, Needed, classes, highest, needed, places, wished
from kravlint.engine.checks.absent import elsewhere
from kravlint.engine.checks.incomplete import listed
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_ONLY_WISHED = {"sv": "krävs inte, nämns bara", "en": "spoken of but not required"}
_MUCH = 4  # topics beside the core
_HIGH = 3  # on KLASSA's scale: from here the class demands strong protection


class Needs(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="needs"):
    """Of some topics in rules/needs.yaml, those that the stated class calls for should stand in the set.

    One severity step lower when nothing that is missing is called for by a high level, and when little is missing that
    is not `core`.
    """

    topics: tuple[str, ...]
    core: tuple[str, ...] = ()
    """Those of the topics that nobody leaves out by choice."""
    within: tuple[str, ...] = ()
    """Kinds of part that may hold the requirements: without any of them they are not here."""
    alone: tuple[str, ...] = ()
    """Kinds of a document read alone that are judged all the same."""


class TopicsWithout(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="topics-without"):
    """Flags a set that speaks of many topics of rules/needs.yaml but states no class."""

    at_least: int
    within: tuple[str, ...]
    unless_anywhere: tuple[str, ...]
    unless_kinds: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    """Where one of these stands the set speaks of a class without stating it: reported one severity step lower."""


def check_topics_without(
    check: TopicsWithout, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit for the procurement with {count} and the first topics in {found}, or NotJudged."""
    if anywhere(procurement, check.unless_anywhere) or classes(procurement):
        return
    if check.unless_kinds and any(procurement.parts(check.unless_kinds)):
        return
    first = {topic.id: next(places(procurement, topic, check.within), None) for topic in context.security_topics}
    met = [topic for topic in context.security_topics if first[topic.id]]
    if len(met) < check.at_least:
        return
    if (unknown := elsewhere(procurement)) is not None:
        yield unknown
        return
    yield Hit(
        anchor="class",
        words={
            "count": str(len(met)),
            "found": {lang: listed([topic.label[lang] for topic in met[:3]], lang) for lang in ("sv", "en")},
        },
        related=tuple((spot, topic.label) for topic in met if (spot := first[topic.id])),
        lower=anywhere(procurement, check.mentioned) is not None,
    )


def check_needs(check: Needs, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit at the class naming what is missing (in {missing}), or a Seen, or NotJudged."""
    stated = classes(procurement)
    reached = highest(procurement, stated)
    wanted = [topic for topic in context.security_topics if topic.id in check.topics]
    called = list(needed(procurement, reached, wanted))
    missing = [each for each in called if not each.spots]
    if not called:
        return
    if not missing:
        yield Seen(stated[0].spot)
    elif (unknown := elsewhere(procurement, check.alone, check.within)) is not None:
        yield unknown
    else:
        wishes = {each.topic.id: place for each in missing if (place := wished(procurement, each.topic))}
        yield _hit(check, stated, missing, reached, wishes)


def _hit(
    check: Needs, stated: list[Class], missing: list[Needed], reached: dict[str, int], wishes: dict[str, Spot]
) -> Hit:
    high = any(int(level[1]) >= _HIGH for each in missing for level in _decisive(each))
    much = not check.core or len(missing) >= _MUCH or any(each.topic.id in check.core for each in missing)
    names = {lang: listed([_named(each, lang, wishes) for each in missing], lang) for lang in ("sv", "en")}
    return Hit(
        stated[0].spot,
        anchor=" ".join(each.topic.id for each in missing),
        words={"missing": names, "class": " ".join(f"{aspect}{level}" for aspect, level in reached.items())},
        related=tuple(
            (place, {lang: f"{_ONLY_WISHED[lang]}: {each.topic.label[lang]}" for lang in ("sv", "en")})
            for each in missing
            if (place := wishes.get(each.topic.id))
        ),
        lower=not (high and much),
    )


def _named(each: Needed, lang: str, wishes: Container[str]) -> str:
    notes = [*_decisive(each), *([_ONLY_WISHED[lang]] if each.topic.id in wishes else [])]
    return f"{each.topic.label[lang]} ({', '.join(notes)})" if notes else each.topic.label[lang]


def _decisive(each: Needed) -> tuple[str, ...]:
    """The levels that call for just this topic; what every class calls for is not urgent because one is high."""
    return () if "any" in each.topic.when else each.because
