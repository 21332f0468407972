"""phrase: something that should not stand in the text (or only with a guard beside it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, around, headed, live_mentions, spot, text_of, titled
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

Reach = Literal["sentence", "block", "section"]

_ADDRESS = lazy(r"://|\bwww\.|@|\w\.(?:se|com|org|eu|net|nu|io)\b", re.IGNORECASE)
_QUOTED = lazy(r"(?<!\w)[”\"“»«]([A-ZÅÄÖ0-9][^”\"“»«\n]{8,140})[”\"“»«](?!\w)")
_TITLE_WORDS = 3


class Phrase(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="phrase"):
    """Flags each place of `of` or `terms` that passes the guards."""

    of: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    """Further words in the lexicon's notation, for this rule alone."""
    near: tuple[str, ...] = ()
    """At least one of these concepts must stand within `reach`."""
    near_reach: Reach | None = None
    """How far away `near` may stand, where that is not `reach`."""
    unless: tuple[str, ...] = ()
    """None of these may stand within `reach`."""
    unless_terms: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()
    """None of these may stand anywhere in the set."""
    reach: Reach = "sentence"
    within: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()
    once: bool = False
    """One finding per document, with the other places as related."""
    lower_in: tuple[str, ...] = ()
    """Words of a document's title or file name with which it is reported one severity step lower."""


class Outdated(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="outdated"):
    """Flags a reference that something newer has replaced. {replacement} and {since} stand in the message."""

    replacement: dict[str, str]
    since: str = ""
    of: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ("repealed-context",)
    unless_terms: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()
    reach: Reach = "sentence"
    within: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()
    once: bool = True
    in_addresses: bool = False
    """Also flag the words inside web and mail addresses."""
    unless_heading: tuple[str, ...] = ("reference-list",)
    """None of these may stand in the heading of the section: a list of sources names titles as they were."""


def check_phrase(check: Phrase | Outdated, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per place (or per document when `once`)."""
    if check.unless_anywhere and anywhere(procurement, check.unless_anywhere):
        return
    concepts = (*check.of, f"rule:{code}") if check.terms else check.of
    words: dict[str, str | dict[str, str]] = {}
    if isinstance(check, Outdated):
        words = {"replacement": check.replacement, "since": check.since}
    for analysis in procurement.analyses:
        found = [
            mention
            for part in analysis.parts
            if _wanted(part, check)
            for mention in live_mentions(analysis, part, concepts)
            if _passes(check, code, analysis, mention) and not _excused(check, analysis, mention)
        ]
        yield from _hits(check, analysis, found, words)


def _wanted(part: Part, check: Phrase | Outdated) -> bool:
    return (not check.within or part.kind in check.within) and part.kind not in check.not_within


def _passes(check: Phrase | Outdated, code: str, analysis: Analysis, mention: Mention) -> bool:
    guards = {*check.unless, f"rule:{code}:unless"} if check.unless_terms else set(check.unless)
    if not check.near and not guards:
        return True
    concepts = around(analysis, mention, check.reach)
    reach = check.near_reach if isinstance(check, Phrase) else None
    beside = around(analysis, mention, reach) if reach else concepts
    return (not check.near or bool(beside & set(check.near))) and not concepts & guards


def _excused(check: Phrase | Outdated, analysis: Analysis, mention: Mention) -> bool:
    """True for something replaced that stands in an address or in a list of sources."""
    if not isinstance(check, Outdated):
        return False
    if not check.in_addresses and in_address(spot(analysis, mention)):
        return True
    return headed(analysis, mention.block, check.unless_heading) or _in_title(spot(analysis, mention))


def _in_title(place: Spot) -> bool:
    """True when the words stand inside a quoted title of several words: documents keep the title they had."""
    text = place.analysis.blocks[place.block].text
    return any(
        quoted.start(1) <= place.start and place.end <= quoted.end(1) and len(quoted[1].split()) >= _TITLE_WORDS
        for quoted in _QUOTED.finditer(text)
        if quoted.span(1) != (place.start, place.end)
    )


def in_address(place: Spot) -> bool:
    """True when the words at a place are part of a web or mail address (www.msb.se, info@skl.se)."""
    text = place.analysis.blocks[place.block].text
    first, last = place.start, place.end
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return _ADDRESS.search(text, first, last) is not None


def _hits(
    check: Phrase | Outdated, analysis: Analysis, found: list[Mention], words: dict[str, str | dict[str, str]]
) -> Iterator[Result]:
    if not found:
        return
    lower = isinstance(check, Phrase) and titled(analysis, check.lower_in)
    if not check.once:
        for mention in found:
            place = spot(analysis, mention)
            yield Hit(place, words={**words, "found": text_of(place)}, lower=lower)
        return
    first, *others = (spot(analysis, mention) for mention in found)
    distinct = list(dict.fromkeys(text_of(place) for place in (first, *others)))
    yield Hit(
        first,
        words={
            **words,
            "found": text_of(first),
            "count": str(len(found)),
            "distinct": ", ".join(distinct[:5]),
        },
        related=tuple((other, {"sv": "även här", "en": "also here"}) for other in others[:20]),
        lower=lower,
    )
