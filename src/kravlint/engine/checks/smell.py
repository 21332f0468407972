"""smell: words in a requirement that leave it open what is asked, each with a proposal for what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between, mentions_of, once, sentence_at
from kravlint.analysis.requirements import Requirement
from kravlint.analysis.scan import scanner
from kravlint.engine.context import Context
from kravlint.engine.mentions import spot
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

Span = tuple[int, int, int]
"""Block, start and end."""

_UNIT = (
    r"%|procent|promille|ms\b|millisekund|sekund|sek\b|minut|min\b|timm|tim\b|h\b|dygn|dag|arbetsdag|vardag|veck|månad|år\b|års|"
    r"gång|kr\b|kronor|sek\b|st\b|stycken|px|pixel|dpi|[kmgt]b\b|[kmg]bit|meter|m\b|cm\b|mm\b|km\b|kg\b|grader|"
    r"second|minute|hour|day|week|month|year|times|percent|klick|steg|samtidig|användare|elever|anrop|tecken|nivå|concurrent"
)
_NUMERAL = (
    r"(?:\d[\d  ]*(?:[.,]\d+)?(?:\s*\(\w+\))?|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|tjugo|trettio|"
    r"one|two|three|four|five|ten)(?:\s*\(\d+\))?)"
)
_MEASURE = lazy(
    rf"(?<!\w){_NUMERAL}\s*(?:{_UNIT})|\b(?:kl|klockan|riskklass|betyg)\.?\s*\d|"
    r"\b(?:dagligen|varje\s+(?:dag|natt|timme|vecka|månad|kvartal|år)|daglig|veckovis\w*|månadsvis|månatlig\w*|årlig\w*|"
    r"kvartalsvis|varannan\s+\w+|daily|weekly|monthly|yearly|annually|every\s+(?:day|hour|week|month|year))\b",
    re.IGNORECASE,
)
_DEFINED = lazy(
    r"\bmed\s+[”\"]?(?P<a>[^”\".\n]{3,60}?)[”\"]?\s+(?:avses|menas|förstås)\b|"
    r"[”\"](?P<b>[^”\"\n]{3,60})[”\"]\s*(?::|–|avser|betyder|innebär|means)",
    re.IGNORECASE,
)
_SCAN = scanner({"defined": ("avses", "menas", "förstås", "”", '"')})
"""What every such definition holds."""
_LONGEST_BLANK = 40  # characters; a longer text between brackets is a clause that may be left out


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Concepts that smell alike and what to write instead of them."""

    of: tuple[str, ...]
    instead: dict[str, str]
    """One text per language."""
    unless_measured: bool = False
    """A number with a unit, or an interval ("varje vecka"), in the same sentence makes them concrete."""
    unless: tuple[str, ...] = ()
    """None of these concepts may stand in the same sentence."""


class Smell(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="smell"):
    """Flags the words in requirements of parts of some kinds: one finding per sentence."""

    words: tuple[Words, ...]
    within: tuple[str, ...]
    unless: tuple[str, ...] = ()
    """None of these concepts may stand in the same sentence."""
    covered_by: tuple[str, ...] = ()
    """Fixed phrases that the words may be part of ("utan onödigt dröjsmål")."""
    opening: bool = False
    """Only words that the requirement begins with, with nothing before them in their paragraph or cell."""


def check_smell(check: Smell, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per sentence at its first word, with {found} and {instead} for all of them."""
    wanted = {concept for words in check.words for concept in words.of}
    for analysis in procurement.analyses:
        smelling: dict[int, list[Mention]] = {}
        for mention in mentions_of(analysis, wanted):
            smelling.setdefault(mention.block, []).append(mention)
        if smelling:
            for block, start, end in dict.fromkeys(_spans(analysis, check.within)):
                if inside := [mention for mention in smelling.get(block, ()) if start <= mention.start < end]:
                    yield from _hits(check, analysis, inside)


def asked_of(analysis: Analysis, within: tuple[str, ...]) -> Iterator[Requirement]:
    """What parts of some kinds require: not what the buyer is to do, how to tender, or what a word means."""
    for each in analysis.stated:
        if each.kind == "requirement" and each.obligation != "may" and each.part in within:
            yield each


def _spans(analysis: Analysis, within: tuple[str, ...]) -> Iterator[Span]:
    """Where requirements stand, the stems of their lists included."""
    for each in asked_of(analysis, within):
        stem = sentence_at(analysis, each.block, each.start).stem if each.stem else None
        if stem is not None:
            sentence = analysis.sentences[stem]
            yield sentence.block, sentence.start, sentence.end
        yield each.block, each.start, each.end


def _hits(check: Smell, analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Hit]:
    by_sentence: dict[int, list[tuple[Mention, Words]]] = {}
    for words in check.words:
        for mention in mentions:
            if mention.concept in words.of and _counts(check, words, analysis, mention):
                start = sentence_at(analysis, mention.block, mention.start).start
                by_sentence.setdefault(start, []).append((mention, words))
    for _, found in sorted(by_sentence.items()):
        found.sort(key=lambda pair: pair[0])
        text = analysis.blocks[found[0][0].block].text
        quoted = dict.fromkeys(f"”{' '.join(text[m.start : m.end].split())}”" for m, _ in found)
        advice = list({words.of: words.instead for _, words in found}.values())
        yield Hit(
            spot(analysis, found[0][0]),
            words={
                "found": ", ".join(quoted),
                "instead": {lang: "; ".join(each[lang] for each in advice) for lang in ("sv", "en")},
            },
        )


def _counts(check: Smell, words: Words, analysis: Analysis, mention: Mention) -> bool:
    text = analysis.blocks[mention.block].text
    if _blank(text, mention):
        return False
    if check.opening and text[: mention.start].strip(' -–•*."”0123456789)('):
        return False
    sentence = sentence_at(analysis, mention.block, mention.start)
    beside = mentions_between(analysis, mention.block, sentence.start, sentence.end)
    for other in beside:
        if other.concept in check.unless or other.concept in words.unless:
            return False
        if other.concept in check.covered_by and other.start < mention.end and mention.start < other.end:
            return False
    if words.unless_measured and measured(text[sentence.start : sentence.end]):
        return False
    return text[mention.start : mention.end].lower() not in _defined(analysis)


def _blank(text: str, mention: Mention) -> bool:
    """True within a short text between brackets: a blank to be filled in, "[område a, osv.]"."""
    opened = text.rfind("[", 0, mention.start)
    closed = text.find("]", mention.end)
    return opened >= 0 and "]" not in text[opened : mention.start] and 0 < closed - opened <= _LONGEST_BLANK


def measured(text: str) -> bool:
    """True when a text holds a number with a unit, a time of day or an interval."""
    return _MEASURE.search(text) is not None


@once
def _defined(analysis: Analysis) -> frozenset[str]:
    """The expressions that a document defines, in lower case."""
    return frozenset(
        (match["a"] or match["b"]).strip().lower()
        for index in _SCAN(analysis.blocks).get("defined", ())
        for match in _DEFINED.finditer(analysis.blocks[index].text)
    )


def place_of(analysis: Analysis, requirement: Requirement) -> Spot:
    """A whole requirement's place."""
    return Spot(analysis, requirement.block, requirement.start, requirement.end)
