"""glossary: words that are read differently and nobody defines; terms that two documents define differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between, mentions_of
from kravlint.engine.checks.smell import asked_of
from kravlint.engine.context import Context
from kravlint.engine.glossary import CONCEPT, Definition, Word, definitions
from kravlint.engine.mentions import around, spot
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.procurement import Procurement

_FEWEST_USES = 2  # requirements: a word used in one is seldom what a dispute is about
_MOST_WORDS = 5
_ALIKE = 50  # rapidfuzz score from which two definitions say about the same
_SHORTEST = 20  # characters: less text defines nothing that can be compared
_OTHER = {"sv": "den andra definitionen", "en": "the other definition"}


class Glossary(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="glossary"):
    """undefined: words of the glossary in requirements, one finding per document. differing: one per term."""

    problem: Literal["undefined", "differing"]
    within: tuple[str, ...] = ()
    """undefined: the kinds of parts whose requirements are read."""


def check_glossary(check: Glossary, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield the Hits of one of the two problems."""
    defined = [(analysis, definitions(analysis)) for analysis in procurement.analyses]
    if check.problem == "differing":
        yield from _differing(defined)
        return
    settled = {
        mention.concept
        for analysis, its in defined
        for each in its
        for mention in mentions_between(analysis, each.block, each.start, each.end)
    }
    words = {CONCEPT + word.id: word for word in context.glossary if CONCEPT + word.id not in settled}
    for analysis in procurement.analyses:
        yield from _undefined(check, analysis, words)


def _undefined(check: Glossary, analysis: Analysis, words: Mapping[str, Word]) -> Iterator[Hit]:
    used: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    using = {mention.block for mention in mentions_of(analysis, words)}
    for each in asked_of(analysis, check.within):
        if each.block not in using:
            continue
        here = set()
        for mention in mentions_between(analysis, each.block, each.start, each.end):
            word = words.get(mention.concept)
            if word and not (word.unless and around(analysis, mention, "sentence") & set(word.unless)):
                here.add(mention.concept)
                first.setdefault(mention.concept, mention)
        used.update(here)
    most = sorted((name for name in used if used[name] >= _FEWEST_USES), key=lambda name: (-used[name], name))
    if not most:
        return
    shown = [words[name] for name in most[:_MOST_WORDS]]
    yield Hit(
        spot(analysis, first[most[0]]),
        words={
            "found": {lang: ", ".join(f"”{word.label[lang]}”" for word in shown) for lang in ("sv", "en")},
            "readings": {
                lang: " ".join(f"{word.label[lang].capitalize()}: {word.readings[lang]}." for word in shown)
                for lang in ("sv", "en")
            },
        },
        related=tuple((spot(analysis, first[name]), words[name].readings) for name in most[1:_MOST_WORDS]),
    )


def _differing(defined: list[tuple[Analysis, tuple[Definition, ...]]]) -> Iterator[Hit]:
    from rapidfuzz import fuzz

    seen: dict[str, tuple[Analysis, Definition]] = {}
    told: set[str] = set()
    for analysis, its in defined:
        for each in its:
            if len(each.text) < _SHORTEST or each.term in told:
                continue
            where, other = seen.setdefault(each.term, (analysis, each))
            if where is analysis or fuzz.token_set_ratio(each.text.lower(), other.text.lower()) >= _ALIKE:
                continue
            told.add(each.term)
            yield Hit(
                Spot(analysis, each.block, each.start, each.end),
                words={"found": each.term, "other": where.path},
                related=((Spot(where, other.block, other.start, other.end), _OTHER),),
            )
