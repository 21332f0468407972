"""The annexes that a set holds, as files or as chapters, and which of them a reference means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Reference
from kravlint.analysis.references.annexes import annex_number
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_ALIKE = 75  # rapidfuzz score above which two annex titles are the same annex
_PART_ALIKE = 85  # … when one is a part of the other ("Avtal", "Avtalsutkast")
_SAME = (  # different names of one annex
    (lazy(r"\bsla\b|servicenivå\w*|tjänstenivå\w*|service level\w*"), "servicenivåer"),
    (lazy(r"\w*biträdesavtal\w*|pub-?avtal\w*|\bdpa\b|data processing agreement"), "biträdesavtal"),
    (lazy(r"\bpris\w*|price\w*"), "pris"),
    (lazy(r"\bkrav\w*|requirement\w*"), "krav"),
)
_EDITION = lazy(
    r"\b(?:rev(?:iderad|idering)?|version|ver|utgåva|ändrad|rättad|uppdaterad|slutlig|slutgiltig|final|ny|gammal|old|new|"
    r"draft|utkast|kopia|copy|v)\b(?:\s+[a-z]\b)?"
)


class Held(Struct, frozen=True):
    """An annex that is in the set: as a file, or as a chapter of one."""

    number: str | None
    title: str
    spot: Spot


def title_of(procurement: Procurement, reference: Reference) -> str:
    """What the annex is called: at the reference, else where the set lists it."""
    if reference.title:
        return reference.title
    same = [r for a in procurement.analyses for r in a.references if r.number == reference.number and r.title]
    return next((r.title for r in same if r.defines), "") or next((r.title for r in same), "")


def held_by(procurement: Procurement) -> Iterator[Held]:
    """Every document, and every chapter whose heading has an annex's number."""
    for analysis in procurement.analyses:
        name = readable_name(analysis.path)
        whole = block_spot(analysis, 0)
        for number in {annex_number(name, at_end=True), annex_number(analysis.title, at_end=True)} - {None} or {None}:
            yield Held(number, f"{name} {analysis.title}", whole)
        for index, block in enumerate(analysis.blocks):
            if block.kind == "heading" and (number := annex_number(f"{block.label} {block.text}".strip())):
                yield Held(number, block.text, Spot(analysis, index, 0, len(block.text)))


def answer_to(reference: Reference, held: Sequence[Held]) -> Held | None:
    """The annex with the reference's number, a document before a chapter, else one without a number that has its title."""
    same = sorted((annex for annex in held if annex.number == reference.number), key=lambda annex: annex.spot.block > 0)
    titled = (a for a in held if a.number is None and reference.title and alike(a.title, reference.title))
    return same[0] if same else next(titled, None)


def alike(one: str, other: str) -> bool:
    """True for two titles of one annex, in other words or with an edition; an empty one is like any."""
    one, other = _plain(one), _plain(other)
    if not one or not other:
        return True
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one, other) > _ALIKE or fuzz.partial_ratio(one, other) > _PART_ALIKE


def _plain(title: str) -> str:
    title = title.lower()
    for pattern, name in _SAME:
        title = pattern.sub(name, title)
    title = _EDITION.sub(" ", title.replace("_", " "))
    return " ".join(re.sub(r"\b(?:bilaga|annex|appendix)\b|[^\w\s]|_|\d", " ", title).split())
