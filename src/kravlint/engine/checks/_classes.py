"""The class that a procurement states for its information: levels per aspect, and what they call for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.facts.levels import aspect_of
from kravlint.analysis.model import Analysis, Fact, Part, mentions_between, row_of, sentence_at
from kravlint.engine.context import SecurityTopic
from kravlint.engine.mentions import anywhere, around, live_mentions, spot
from kravlint.engine.results import Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.language.sentences import clauses as clauses_in
from kravlint.procurement import Procurement

_SPEAKS_OF_CLASSES = ("guidance", "qualification", "decision", "price")  # without stating this procurement's own
_NO_REQUIREMENTS = (*_SPEAKS_OF_CLASSES, "classification", "risk-assessment", "questions-answers")
_WORDS = {
    "ingen": 0, "försumbar": 0, "låg": 1, "grundnivå": 1, "måttlig": 1, "medel": 2, "betydande": 2, "hög": 3,
    "allvarlig": 3, "synnerligen allvarlig": 4, "low": 1, "moderate": 1, "medium": 2, "high": 3,
}  # fmt: skip
_BINDING = frozenset({"modal-must", "modal-bound"})
_BINDS = lazy(r"\b(?:ska|skall|måste|shall|must)\b", re.IGNORECASE)
_WISHES = lazy(r"\b(?:bör|borde|should)\b", re.IGNORECASE)
_HEDGED = lazy(
    r"\b(?:ska|skall|shall)\s*,?\s+(?:om\s+(?:möjligt|det\s+är\s+möjligt|så\s+är\s+möjligt)|vid\s+behov|i\s+mån\s+av|i\s+möjligaste\s+mån|"
    r"om\s+tid|i\s+rimlig|i\s+skälig|där\s+(?:det|så)\s+är\s+(?:möjligt|lämpligt)|where\s+(?:possible|appropriate)|if\s+possible)\b",
    re.IGNORECASE,
)
_CAN_BE = lazy(  # the main clause's own verb; in a table "Användaren kan …" is what the product must do
    r"(?!.*\b(?:Användar|Kund|Systemet|Tjänsten|Lösningen|Plattformen))(?:(?!(?:som|där|när|om|att|så|vilka?)\b)[^\s;:]+\s+){1,9}kan\s+\w+",
    re.IGNORECASE,
)
_FROM_ONE = ("scale-from-one",)
_MOST_PLACES = 6
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
            yield Needed(topic, because, tuple(places(procurement, topic, required=True)))


def _because(topic: SecurityTopic, reached: dict[str, int]) -> tuple[str, ...]:
    if "any" in topic.when:
        return tuple(f"{aspect}{level}" for aspect, level in reached.items() if level)
    lowest = {each[0]: int(each[1]) for each in topic.when}
    return tuple(
        f"{aspect}{level}" for aspect, level in reached.items() if aspect in lowest and level >= lowest[aspect]
    )


def places(
    procurement: Procurement, topic: SecurityTopic, within: Sequence[str] = (), *, required: bool = False
) -> Iterator[Spot]:
    """The first places of a topic in parts of some kinds, one per document; `required`: not what is only wished for."""
    left = _MOST_PLACES
    seen: set[str] = set()
    for analysis, part in procurement.parts(within, (*_NO_REQUIREMENTS, *topic.not_within)):
        for mention in live_mentions(analysis, part, (f"need:{topic.id}",)):
            if not left or analysis.path in seen or _waived(analysis, mention.block, mention.start):
                continue
            if not (required and _only_wished(analysis, mention)):
                seen.add(analysis.path)
                left -= 1
                yield spot(analysis, mention)


def _waived(analysis: Analysis, block: int, offset: int) -> bool:
    """The sentence says that it is not asked for."""
    sentence = sentence_at(analysis, block, offset)
    return any(m.concept == "not-required" for m in mentions_between(analysis, block, sentence.start, sentence.end))


def _only_wished(analysis: Analysis, mention: Mention) -> bool:
    """The mention's clause says "bör", "ska om möjligt", or that something "kan" be so, and binds nobody."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    text = analysis.blocks[mention.block].text
    own = next(
        (text[a:b] for a, b in clauses_in(text, sentence.start, sentence.end) if a <= mention.start < b),
        text[sentence.start : sentence.end],
    )
    if _HEDGED.search(own) or (_WISHES.search(own) and not _BINDS.search(own)):
        return True
    if _BINDS.search(own):
        return False
    beside = around(analysis, mention, "sentence")
    if beside & _BINDING:
        return False
    return "modal-should" in beside or _CAN_BE.match(text[sentence.start : sentence.end]) is not None


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
