"""asked: one matter of rules/needs.yaml that a requirement should ask for, with what belongs beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between, sentence_at
from kravlint.engine.checks._asking import is_under, said_with
from kravlint.engine.checks._classes import classes, highest, is_called_for, places, wished
from kravlint.engine.checks.absent import elsewhere, triggered
from kravlint.engine.context import Context, SecurityTopic
from kravlint.engine.mentions import anywhere, block_mentions, section_of
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Mention
from kravlint.language.sentences import split
from kravlint.procurement import Procurement

Lack = Literal["missing", "wished", "beside"]


class Asked(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="asked"):
    """Where the class calls for the topic, or `given` stands, some sentence should ask for it."""

    topic: str
    lacks: dict[Lack, dict[str, str]]
    """What the message says is lacking ({lack}): the topic, more than a wish for it, or what belongs beside it."""
    given: tuple[str, ...] = ()
    """Concepts that call for it too, where no class is stated."""
    given_within: tuple[str, ...] = ()
    at_least: int = 1
    """Mentions of `given` before it is called for."""
    beside: tuple[str, ...] = ()
    """Concepts of which one must stand with it, at one of its places: in its sentence, or where its section goes on."""
    beside_given: tuple[str, ...] = ()
    """Concepts of which one must stand in the set before `beside` is asked for."""
    within: tuple[str, ...] = ()
    """Kinds of part that are read for `beside`; where the set has none of them the requirements are not here."""
    alone: tuple[str, ...] = ()
    """Kinds of a document read alone that are judged all the same."""


def check_asked(check: Asked, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit (on the topic as item where nothing asks for it, else at its first place), a Seen, or NotJudged."""
    topic = next(each for each in context.security_topics if each.id == check.topic)
    found = list(places(procurement, topic))
    if not found:
        yield from _missing(check, topic, procurement)
    elif not check.beside or (check.beside_given and anywhere(procurement, check.beside_given) is None):
        yield Seen(found[0])
    else:
        read = list(places(procurement, topic, check.within, every=True))
        held = next((spot for spot in read if _accompanied(check, topic, spot)), None)
        if held is not None:
            yield Seen(held)
        elif read:
            yield Hit(read[0], words={"lack": check.lacks["beside"]})


def _missing(check: Asked, topic: SecurityTopic, procurement: Procurement) -> Iterator[Result]:
    stated = classes(procurement)
    if stated:
        trigger: Spot | None = stated[0].spot if is_called_for(topic, highest(procurement, stated)) else None
    else:
        trigger = triggered(procurement, check.given, check.given_within, check.at_least) if check.given else None
    if trigger is None:
        return
    if (unknown := elsewhere(procurement, check.alone, check.within)) is not None:
        yield unknown
    else:
        wish = wished(procurement, topic)
        yield Hit(
            wish,
            anchor=f"need:{topic.id}",
            item=topic.id,
            state="weakened" if wish else "missing",
            words={"lack": check.lacks["wished" if wish else "missing"]},
            related=((trigger, {"sv": "därför väntas det", "en": "why it is expected"}),),
        )


def _accompanied(check: Asked, topic: SecurityTopic, place: Spot) -> bool:
    """In the sentence or row itself, in the list that it opens, or in a sentence after it that points back to it."""
    analysis, wanted = place.analysis, set(check.beside)
    text = analysis.blocks[place.block].text
    if said_with(analysis, Mention(place.block, place.start, place.end, f"need:{topic.id}")) & wanted:
        return True
    after = [start for start, _ in split(text) if start > place.start]
    if after and text.startswith(_BACK, after[0]) and _stands(analysis, place.block, after[0], wanted):
        return True
    _, last = section_of(analysis, place.block)
    return any(
        wanted & {m.concept for m in block_mentions(analysis, block)}
        and (
            is_under(analysis, block, place.block)
            or (block == place.block + 1 and analysis.blocks[block].text.startswith(_BACK))
        )
        for block in range(place.block + 1, last + 1)
    )


def _stands(analysis: Analysis, block: int, start: int, wanted: set[str]) -> bool:
    sentence = sentence_at(analysis, block, start)
    return any(m.concept in wanted for m in mentions_between(analysis, block, sentence.start, sentence.end))


_BACK = (
    "Det ",
    "Detta ",
    "Den ",
    "Så ",
    "Under",
    "Rapport",
    "Anmäl",
    "Besked",
    "It ",
    "This ",
    "The report",
    "The notice",
)
