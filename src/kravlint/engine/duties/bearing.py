"""What bears on a duty beside its verb: whose thing it is about, and whether it must be done without delay."""

from __future__ import annotations

import re
from collections.abc import Collection

from kravlint.analysis.model import Analysis, mentions_between, sentences_of
from kravlint.analysis.model import Part as _Span
from kravlint.engine.duties.names import PARTIES
from kravlint.engine.duties.reading import Reading, concepts_near
from kravlint.engine.mentions import section_of
from kravlint.language import Mention
from kravlint.language.screen import lazy

_FEW_WORDS = lazy(r"^(?:['’]s)?\s+(?:[\w-]+\s+){0,5}$")
_DID = lazy(
    r"^\s+(?:(?:har|hade|i\s+förväg|skriftligen|skriftligt|först|dessförinnan|uttryckligen|has|have|already)\s+)+$",
    re.IGNORECASE,
)
_FROM = lazy(
    r"^[\w,\s]{0,60}?\b(?:från|from|(?:lämna[dts]\w*|utfärda[dts]\w*|meddela[dts]\w*|ge[st]|gett|givna|bestäm[dt]\w*|utförs|genomförs|"
    r"görs|given|issued|conducted|performed|granted|made|carried\s+out)\s+(?:av|by))\s+(?:den\s+|the\s+)?$",
    re.IGNORECASE,
)
_WHO_GAVE = lazy(r"^\s+(?:som|which|that)\s+(?:den\s+|the\s+)?$", re.IGNORECASE)
_GIVES = lazy(
    r"^\s+(?:(?:har|has|kan|may|själv|skriftligen|skriftligt)\s+)*"
    r"(?:lämna|ge|gett|gav|utfärda|bestäm|beslut|meddela|utför|genomför|gör\b|giv|issue|conduct|perform|carr)",
    re.IGNORECASE,
)
_OWN = lazy(r"\b(?:eget|egen|egna|its\s+own|sitt|sin|sina|its)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_GOES_ON = lazy(
    r"\s*(?:underrättelse\w*|anmälan|information\w*|rapporter\w*|meddelande\w*|det(?:ta)?\b|"
    r"(?:the|such|this)\s+(?:notification|notice|information|report)\b)",
    re.IGNORECASE,
)


def owners(reading: Reading, concepts: Collection[str], actor: str | None) -> set[str]:
    """The parties that the things named in a sentence belong to: "biträdets val", "godkännande från kunden"."""
    found = {_owner(reading, mention, actor) for mention in reading.mentions if mention.concept in concepts}
    return {owner for owner in found if owner}


def _owner(reading: Reading, thing: Mention, actor: str | None) -> str | None:
    text = reading.text
    parties = [m for m in reading.mentions if m.concept in PARTIES]
    for party in reversed([m for m in parties if m.end <= thing.start]):
        between = text[party.end : thing.start]
        genitive = text[party.end - 1] == "s" or between.startswith(("'s", "’s"))
        if (genitive and _FEW_WORDS.match(between)) or (not genitive and _DID.match(between)):
            return party.concept
        break
    for party in (m for m in parties if m.start >= thing.end):
        between = text[thing.end : party.start]
        if _FROM.match(between) or (_WHO_GAVE.match(between) and _GIVES.match(text[party.end :])):
            return party.concept
        break
    return actor if _OWN.search(text[: thing.start]) else None


def is_prompt(analysis: Analysis, reading: Reading, soon: Collection[str], about: Collection[str]) -> bool:
    """True when the sentence, or one in its section that goes on about the same thing, says when."""
    if concepts_near(analysis, reading) & set(soon):
        return True
    sentence = reading.sentence
    first, last = section_of(analysis, sentence.block)
    for other in sentences_of(analysis, _Span("", "", first, last)):
        held = {m.concept for m in mentions_between(analysis, other.block, other.start, other.end)}
        text = analysis.blocks[other.block].text[other.start : other.end]
        follows = other.block in (sentence.block, sentence.block + 1) and _GOES_ON.match(text)
        if held & set(soon) and (held & set(about) or follows):
            return True
    return False
