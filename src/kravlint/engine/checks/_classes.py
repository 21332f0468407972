"""The class that a procurement states for its information: levels per aspect, and what they call for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.facts.levels import aspect_of
from kravlint.analysis.model import Analysis, Fact, Part, mentions_between, row_of, sentence_at
from kravlint.engine.checks._asking import asking, is_under, is_verbless, names_only, opens_list, said_with
from kravlint.engine.context import SecurityTopic
from kravlint.engine.mentions import anywhere, around, headed, live_mentions, section_of, spot
from kravlint.engine.results import Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.language.sentences import split
from kravlint.procurement import Procurement

_SPEAKS_OF_CLASSES = ("guidance", "qualification", "decision", "price")  # without stating this procurement's own
_NO_REQUIREMENTS = (*_SPEAKS_OF_CLASSES, "classification", "risk-assessment", "questions-answers")
_WORDS = {
    "ingen": 0, "försumbar": 0, "låg": 1, "grundnivå": 1, "måttlig": 1, "medel": 2, "betydande": 2, "hög": 3,
    "allvarlig": 3, "synnerligen allvarlig": 4, "low": 1, "moderate": 1, "medium": 2, "high": 3,
}  # fmt: skip
_FROM_ONE = ("scale-from-one",)
_MOST_PLACES = 6
_WORDS_OF = lazy(r"[^\W\d_]{3,}")
_NAMED_FIRST = 1  # words before the name of the matter in an item that only names it ("Daglig backup")
_WHOLE_ROW = lazy(
    r"(?:(?:informations?(?:ens|säkerhets)?|tjänstens|systemets|säkerhets|skydds|konsekvens)?[\s-]?"
    r"(?:nivå|klass(?:ning|ificering)?|värde|resultat|bedömning|level|class|result)\w*(?:\s+(?:enligt|under|med|i)\s+\w+)?)?",
    re.IGNORECASE,
)
"""Labels of the row that holds the levels, where the aspects head the columns and there is but one row."""


class Class(Struct, frozen=True):
    """One statement of levels."""

    analysis: Analysis
    part: Part
    fact: Fact
    limited: bool
    """It says that it is about some of the information only, or about another time or system."""

    @property
    def levels(self) -> dict[str, str]:
        """Per aspect (K, R, T, S) the level as it is stated."""
        return {aspect: value for aspect, value in self.fact.value if aspect != "model"}

    @property
    def spot(self) -> Spot:
        """Its place."""
        return Spot(self.analysis, self.fact.block, self.fact.start, self.fact.end)


class Needed(Struct, frozen=True):
    """A topic that the class calls for: because of which levels, and where it stands."""

    topic: SecurityTopic
    because: tuple[str, ...]
    spots: tuple[Spot, ...]


def classes(procurement: Procurement) -> list[Class]:
    """Every statement of levels, in reading order."""
    return [
        Class(analysis, part, fact, _limited(analysis, fact))
        for analysis, part in procurement.parts(not_within=_SPEAKS_OF_CLASSES)
        for fact in analysis.facts
        if fact.kind == "level" and part.first <= fact.block <= part.last
    ]


def highest(procurement: Procurement, stated: Sequence[Class]) -> dict[str, int]:
    """Per aspect the highest level stated, on KLASSA's scale 0 to 4."""
    shift = 1 if anywhere(procurement, _FROM_ONE) else 0
    found: dict[str, int] = {}
    for one in stated:
        for aspect, value in one.levels.items():
            own_scale = shift if dict(one.fact.value).get("model") != "KLASSA" else 0
            level = max(int(value) - own_scale, 0) if value.isdigit() else _WORDS.get(value, 0)
            found[aspect] = max(found.get(aspect, 0), level)
    return {aspect: found[aspect] for aspect in "KRTS" if aspect in found}


def needed(procurement: Procurement, reached: dict[str, int], topics: Sequence[SecurityTopic]) -> Iterator[Needed]:
    """The topics that the levels reached call for, in the catalogue's order."""
    for topic in topics:
        because = _because(topic, reached)
        if because and (not topic.given or anywhere(procurement, topic.given)):
            yield Needed(topic, because, tuple(places(procurement, topic)))


def is_called_for(topic: SecurityTopic, reached: dict[str, int]) -> bool:
    """True when the levels reached call for the topic."""
    return bool(_because(topic, reached))


def _because(topic: SecurityTopic, reached: dict[str, int]) -> tuple[str, ...]:
    if "any" in topic.when:
        return tuple(f"{aspect}{level}" for aspect, level in reached.items() if level)
    lowest = {each[0]: int(each[1]) for each in topic.when}
    return tuple(
        f"{aspect}{level}" for aspect, level in reached.items() if aspect in lowest and level >= lowest[aspect]
    )


def places(
    procurement: Procurement,
    topic: SecurityTopic,
    within: Sequence[str] = (),
    *,
    every: bool = False,
) -> Iterator[Spot]:
    """The places in parts of some kinds that ask for a topic, the first of each document unless `every`."""
    left = _MOST_PLACES
    seen: set[str] = set()
    for analysis, part in procurement.parts(within, (*_NO_REQUIREMENTS, *topic.not_within)):
        for mention in live_mentions(analysis, part, (f"need:{topic.id}",)):
            if not every and (not left or analysis.path in seen):
                continue
            found = _asked_at(analysis, topic, mention)
            if found is not None:
                seen.add(analysis.path)
                left -= 1
                yield found


def wished(procurement: Procurement, topic: SecurityTopic) -> Spot | None:
    """The first place that wishes for a topic, or says that it shall not be, without asking for it."""
    for analysis, part in procurement.parts((), (*_NO_REQUIREMENTS, *topic.not_within)):
        for mention in live_mentions(analysis, part, (f"need:{topic.id}",)):
            if asking(analysis, mention) in ("wished", "denied") and _is_meant(analysis, topic, mention):
                return spot(analysis, mention)
    return None


def _asked_at(analysis: Analysis, topic: SecurityTopic, mention: Mention) -> Spot | None:
    """The mention, where its sentence asks; under a heading or a stem that names the topic, what first asks for it."""
    opens = opens_list(analysis, mention)
    itself = (
        f"need:{topic.id}:asks" in said_with(analysis, mention) and analysis.blocks[mention.block].kind != "heading"
    )
    if itself or (not opens and not names_only(analysis, mention)):
        met = asking(analysis, mention) == "asked" and _is_meant(analysis, topic, mention)
        return spot(analysis, mention) if met else None
    _, last = section_of(analysis, mention.block)
    for block in range(mention.block + opens, last + 1):
        if opens and not is_under(analysis, block, mention.block):
            return None
        for start, end in split(analysis.blocks[block].text):
            here = Mention(block, start, end, mention.concept)
            if names_only(analysis, here) or _about_another(analysis, topic, here):
                continue
            if asking(analysis, here) == "asked":
                return spot(analysis, here)
    return None


def _about_another(analysis: Analysis, topic: SecurityTopic, place: Mention) -> bool:
    """The sentence under the heading speaks of another topic, or of what this one is not."""
    beside = around(analysis, place, "sentence")
    own = {f"need:{topic.id}", f"need:{topic.id}:asks"}
    return any(each.startswith("need:") and each not in own and ":" not in each[5:] for each in beside) or (
        f"need:{topic.id}:unless" in beside
    )


def _is_meant(analysis: Analysis, topic: SecurityTopic, mention: Mention) -> bool:
    """The sentence does something about the topic, and nothing in it shows that it is about another matter."""
    beside = said_with(analysis, mention)
    if f"need:{topic.id}:unless" in beside:
        return False
    asks = f"need:{topic.id}:asks"
    if not topic.asks or asks in beside:
        return True
    sentence = sentence_at(analysis, mention.block, mention.start)
    block = analysis.blocks[mention.block]
    if not is_verbless(block.text[sentence.start : sentence.end]):
        return headed(analysis, mention.block, (asks,))
    before = block.text[sentence.start : mention.start]
    return topic.bare and "," not in before and len(_WORDS_OF.findall(before)) <= _NAMED_FIRST


def _limited(analysis: Analysis, fact: Fact) -> bool:
    sentence = sentence_at(analysis, fact.block, fact.start)
    beside = mentions_between(analysis, fact.block, sentence.start, sentence.end)
    if analysis.blocks[fact.block].kind == "cell":
        row = row_of(analysis, fact.block)
        label = analysis.blocks[row[0]].text.strip()
        if row[0] != fact.block and aspect_of(label) not in dict(fact.value) and not _WHOLE_ROW.fullmatch(label):
            return True
    heading = analysis.outline[fact.block]
    if heading >= 0:
        beside = [*beside, *mentions_between(analysis, heading, 0, len(analysis.blocks[heading].text))]
    return any(m.concept == "limited-information" for m in beside)
