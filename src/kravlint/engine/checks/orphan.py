"""orphan: a word in the agreement's heading that occurs nowhere else in the set: left over from another procurement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from rapidfuzz import fuzz

from kravlint.analysis.model import Analysis, Part, is_contents
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = 85  # rapidfuzz ratio: a misspelt or inflected form of a word that does occur
_STEM = 6
_HEADINGS = 3  # the part's own heading and the first ones under it name the object
_FEWEST_WORDS = 300  # in a set with less text, a word that occurs once means nothing


class Orphan(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="orphan"):
    """Judges the title and first headings of parts of these kinds."""

    within: tuple[str, ...]
    common: tuple[str, ...]
    """Words that say nothing of the object ("avtal", "utkast", "avseende"), as stems."""


def check_orphan(check: Orphan, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per heading with orphan words."""
    for analysis, part in procurement.parts(check.within):
        headings = _headings(analysis, part)
        elsewhere = _words_elsewhere(procurement, analysis, headings)
        if sum(elsewhere.values()) < _FEWEST_WORDS:
            continue
        for index in headings:
            text = analysis.blocks[index].text
            orphans = [m for m in _WORD.finditer(text) if _is_orphan(m.group(), elsewhere, check.common)]
            if orphans:
                place = Spot(analysis, index, orphans[0].start(), orphans[-1].end())
                yield Hit(place, words={"found": ", ".join(f"”{m.group()}”" for m in orphans)})
            else:
                yield Seen(Spot(analysis, index, 0, len(text)))


def _headings(analysis: Analysis, part: Part) -> list[int]:
    """The part's title and the headings before its first own text."""
    found = []
    for index in range(part.first, min(part.last, part.first + 12) + 1):
        block = analysis.blocks[index]
        if is_contents(block):
            continue
        if block.kind == "heading" or (index == part.first and len(block.text) < 150):
            found.append(index)
        if len(found) == _HEADINGS or (block.kind != "heading" and len(block.text) > 200):
            break
    return [index for index in found if len(_WORD.findall(analysis.blocks[index].text)) > 1]


def _words_elsewhere(procurement: Procurement, own: Analysis, headings: list[int]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for analysis in procurement.analyses:
        for index, block in enumerate(analysis.blocks):
            if (analysis is own and index in headings) or is_contents(block):
                continue
            for word in _WORD.findall(block.text.lower()):
                counted[word] = counted.get(word, 0) + 1
    return counted


def _is_orphan(word: str, elsewhere: dict[str, int], common: tuple[str, ...]) -> bool:
    lower = word.lower()
    if lower in elsewhere or any(lower.startswith(stem) for stem in common):
        return False
    if word.isupper():
        return True
    stem = lower[: max(_STEM, len(lower) - 3)]
    return not any(
        other.startswith(stem)
        or stem in other
        or (len(other) > 4 and other in lower and len(other) >= len(lower) - 4)
        or (abs(len(other) - len(lower)) < 3 and fuzz.ratio(lower, other) >= _ALIKE)
        for other in elsewhere
    )
