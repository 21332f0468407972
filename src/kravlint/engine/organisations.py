"""Known Swedish organisations, and where a procurement's documents name them and others like them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, is_contents, mentions_of
from kravlint.language.screen import lazy

Kind = Literal["municipality", "region", "authority"]
CONCEPT = "organisation:"
_MUNICIPALITY_WORD = "municipality-word"
_REGION_WORD = "region-word"
_BEFORE = lazy(
    r"(?<![\w-])(?!(?:The|This|That|Each|Every|Any|Another|Our|Your|Such|Swedish|Contracting|Purchasing|Which)\b)"
    r"(?P<name>[A-ZÅÄÖ][a-zåäöéü]{2,}(?:-[A-ZÅÄÖ][a-zåäöéü]+)?)\s+$"
)
_AFTER_REGION = lazy(
    r"\s+(?!(?:Norr|Nord|Syd|Söder|Väst|Väster|Öst|Öster|Mitt|Mellan|Stor|North|South|West|East)\b)"
    r"(?P<name>[A-ZÅÄÖ][a-zåäöéü]{3,})(?![\w-])"
)
_MUNICIPALITY_OF = lazy(r"\s+of\s+(?P<name>[A-ZÅÄÖ][a-zåäöéü]{2,}(?:-[A-ZÅÄÖ][a-zåäöéü]+)?)(?![\w-])")
_SWEDISH = str.maketrans("åäöéü", "aaoeu")


class Roll(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of rules/organisations/."""

    kind: Kind
    names: tuple[tuple[str, ...], ...]
    also: dict[str, tuple[str, ...]] = {}
    """Name to other names of the same."""
    domains: dict[str, str] = {}
    """Name to the domain under .se, where it is not the name without its dots."""


class Organisation(Struct, frozen=True):
    """A municipality, region or authority, with all its names."""

    id: str
    kind: Kind
    names: tuple[str, ...]
    domain: str


class Naming(Struct, frozen=True):
    """An organisation is named here: text[start:end] of a block. `id` is made from the name where it is not known."""

    id: str
    kind: Kind
    block: int
    start: int
    end: int


def organisations_of(roll: Roll) -> Iterator[Organisation]:
    """The organisations of one file."""
    for name in (name for row in roll.names for name in row):
        yield Organisation(
            id=identity(name, roll.kind),
            kind=roll.kind,
            names=(name, *roll.also.get(name, ())),
            domain=roll.domains.get(name, folded(name).replace(" ", "")),
        )


def terms_of(organisation: Organisation) -> tuple[str, ...]:
    """The terms to search for, in the lexicon's notation; a municipality's are its name with "kommun" or "stad"."""
    if organisation.kind == "municipality":
        names = "|".join(re.escape(name) + ("" if name.endswith("s") else "s?") for name in organisation.names)
        return tuple(rf"/{each}\s+(?:kommuns?|stads?|municipality)\b/" for each in names.split("|"))
    return tuple(
        f"={name}" if name.isupper() or len(name) < 6 else rf"/{re.escape(name)}(?::?s)?\b/"
        for name in organisation.names
    )


def folded(name: str) -> str:
    """Lower case without dots and rings, as in domain names."""
    return unicodedata.normalize("NFC", name).lower().translate(_SWEDISH)


def identity(name: str, kind: Kind) -> str:
    """The same for a municipality's name with and without its genitive s."""
    return name.lower().removesuffix("s") if kind == "municipality" else name.lower()


def namings(analysis: Analysis, known: Mapping[str, Organisation], common: frozenset[str]) -> list[Naming]:
    """Where a document names organisations, in reading order.

    A municipality or a region that is not known counts too ("Exempelköpings kommun", "Region Påhitt"), unless its name
    is one of the `common` words that may stand there with a capital ("Varje kommun").
    """
    found = {}
    for each in known.values():
        for mention in analysis.by_concept.get(CONCEPT + each.id, ()):
            found[mention.block, mention.end] = Naming(each.id, each.kind, mention.block, mention.start, mention.end)
    starts = {(naming.block, naming.start) for naming in found.values()}
    for naming in (*_other_municipalities(analysis), *_other_regions(analysis)):
        taken = (naming.block, naming.end) in found or (naming.block, naming.start) in starts
        name = naming.id.removeprefix("region ")
        if not taken and common.isdisjoint({name, f"{name}s"}):
            found[naming.block, naming.end] = naming
    kept = (naming for naming in found.values() if not is_contents(analysis.blocks[naming.block]))
    return sorted(kept, key=lambda naming: (naming.block, naming.start))


def _other_municipalities(analysis: Analysis) -> Iterator[Naming]:
    """ "Exempelköpings kommun", "Exampleton Municipality", "the Municipality of Exampleton"."""
    for mention in mentions_of(analysis, (_MUNICIPALITY_WORD,)):
        text, block = analysis.blocks[mention.block].text, mention.block
        if match := _BEFORE.search(text, max(mention.start - 40, 0), mention.start):
            name = identity(match["name"], "municipality")
            yield Naming(name, "municipality", block, match.start("name"), mention.end)
        elif match := _MUNICIPALITY_OF.match(text, mention.end):
            name = identity(match["name"], "municipality")
            yield Naming(name, "municipality", block, mention.start, match.end())


def _other_regions(analysis: Analysis) -> Iterator[Naming]:
    for mention in mentions_of(analysis, (_REGION_WORD,)):
        if match := _AFTER_REGION.match(analysis.blocks[mention.block].text, mention.end):
            name = f"region {match['name'].lower().removesuffix('s')}"
            yield Naming(name, "region", mention.block, mention.start, match.end())


def named_in(text: str, known: Mapping[str, Organisation]) -> set[str]:
    """The municipalities and regions whose whole names stand in a short text (a header, a file's properties)."""
    lower = text.lower()
    if not any(word in lower for word in ("kommun", "stad", "region", "landsting", "municipality")):
        return set()
    return {
        each.id
        for each in known.values()
        if each.kind != "authority" and any(_stands(name, each.kind, lower) for name in each.names)
    }


def _stands(name: str, kind: Kind, lower: str) -> bool:
    name = name.lower()
    if name not in lower:
        return False
    ending = r"s?\s+(?:kommun|stad|municipality)\w{0,3}" if kind == "municipality" else "s?"
    return re.search(rf"(?<![\w-]){re.escape(name)}{ending}(?!\w)", lower) is not None
