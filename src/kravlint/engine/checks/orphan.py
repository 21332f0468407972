"""orphan: a word in the agreement's heading that occurs nowhere else in the set: left over from another procurement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, is_contents
from kravlint.document import Block
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_WORD = lazy(r"[^\W\d_]{3,}")
_AGREEMENT = lazy(r"avtal|kontrakt|agreement|contract", re.IGNORECASE)
_TITLE = lazy(  # a title names the agreement, its sections speak of it ("Avtalets giltighet", "Contract term")
    r"(?:avtal|kontrakt)(?:s?(?:utkast|förslag|mall|förlaga)\w*)?\b(?!s)|\b(?:agreement|contract)\b", re.IGNORECASE
)
_PARTIES = lazy(r"\b(?:mellan|between)\b.*", re.IGNORECASE | re.DOTALL)
_ALIKE = 85  # rapidfuzz ratio: a misspelt or inflected form of a word that does occur
_STEM, _ENDING = 6, 5  # letters: the shortest stem, the longest ending ("grundskola", "grundskolorna")
_FRONT = 12  # blocks of a part that may hold its title
_LONGEST_HEADING = 150
_SCOPE = lazy(r"omfattning|föremål|åtagande|tjänsten|uppdraget|\b(?:scope|subject|the service)\b", re.IGNORECASE)
_OBJECT = lazy(
    r"\b(?:en|ett|a|an)\s+(?:\w+\s+)?(?:system|tjänst|verktyg|lösning|plattform|programvara|service|solution|platform|tool)"
    r"\s+(?:för|for)\s+(?:the\s+)?(?P<object>[^\W\d_]{5,})|"
    r"\brollen\s+(?:som\s+)?(?P<role>[^\W\d_]{7,})",
    re.IGNORECASE,
)
_FEWEST_WORDS = 80  # with less such text beside the agreement, a word that occurs once means nothing


_TELLING = 5  # letters of a word that says something of the object
_INVITING = ("main-document", "call-off", "instructions")
_IN_HEADING = {"sv": "avtalets rubrik", "en": "the contract's heading"}
_IN_SCOPE = {"sv": "avtalets omfattning", "en": "the contract's scope"}


class Orphan(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="orphan"):
    """Judges the headings of parts of these kinds that name the agreement's object."""

    within: tuple[str, ...]
    beside: tuple[str, ...]
    """Kinds of part that say what is bought."""
    common: tuple[str, ...]
    """Beginnings of words that say nothing of the object ("utkast", "avseende")."""


def check_orphan(check: Orphan, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per heading with orphan words, else a Seen."""
    beside = sum(
        len(analysis.blocks[index].text.split())
        for analysis, part in procurement.parts(check.beside)
        for index in range(part.first, min(part.last + 1, len(analysis.blocks)))
    )
    if beside < _FEWEST_WORDS:
        return
    for analysis, part in procurement.parts(check.within):
        headings = list(_headings(analysis, part, check.common))
        elsewhere = _words_elsewhere(procurement, analysis, headings)
        for index in headings:
            text = _PARTIES.sub("", analysis.blocks[index].text)
            orphans = [m for m in _WORD.finditer(text) if _is_orphan(m.group(), elsewhere, check.common)]
            if orphans:
                place = Spot(analysis, index, orphans[0].start(), orphans[-1].end())
                yield Hit(place, words={"found": ", ".join(f"”{m.group()}”" for m in orphans), "where": _IN_HEADING})
            else:
                yield Seen(Spot(analysis, index, 0, len(text)))
        yield from _scope(check, procurement, analysis, part)


def _scope(check: Orphan, procurement: Procurement, analysis: Analysis, part: Part) -> Iterator[Result]:
    """A Hit where the scope names another object ("ett system för passerkontroll") than anything else in the set."""
    titles = " ".join(other.title for other, _ in procurement.parts(_INVITING))
    titled = {word.lower() for word in _WORD.findall(titles) if len(word) >= _TELLING}
    for index in range(part.first, part.last + 1):
        heading = analysis.outline[index]
        found = _OBJECT.search(analysis.blocks[index].text)
        if found is None or heading < 0 or heading == index or not _SCOPE.search(analysis.blocks[heading].text):
            continue
        if {word.lower() for word in _WORD.findall(analysis.blocks[index].text)} & titled:
            continue
        elsewhere = _words_elsewhere(procurement, analysis, [index])
        if _is_orphan(found[found.lastgroup or 0], elsewhere, check.common):
            place = Spot(analysis, index, *found.span(found.lastgroup or 0))
            yield Hit(
                place,
                words={"found": f"”{found[found.lastgroup or 0]}”", "where": _IN_SCOPE},
                lower=bool(found["object"]),
            )


def _headings(analysis: Analysis, part: Part, common: tuple[str, ...]) -> Iterator[int]:
    """The part's title, where it names the agreement's object: "Avtal om e-arkiv", or what follows "Avtal"."""
    last = min(part.last, part.first + _FRONT)
    title_level = 0
    after_name = False
    for index in range(part.first, last + 1):
        block = analysis.blocks[index]
        level = block.level if block.kind == "heading" else 0
        opening = index <= part.first + 1
        if not (level or opening) or is_contents(block) or len(block.text) > _LONGEST_HEADING or _is_prose(block):
            after_name = False
            continue
        names = bool(_TITLE.search(block.text))
        if level and title_level and not (names and opening) and (level > title_level or block.label):
            return  # the sections begin
        telling = any(not _common(word, common) for word in _WORD.findall(block.text))
        if telling and (names or (after_name and level and _stands_alone(analysis, part, index))):
            yield index
        after_name = names and not telling
        title_level = title_level or (level if names else 0)


def _is_prose(block: Block) -> bool:
    return block.text.rstrip().endswith((".", "?", ":"))


def _stands_alone(analysis: Analysis, part: Part, index: int) -> bool:
    """True for an unnumbered heading without others of its level after it: it belongs to the title, not to a series."""
    level = analysis.blocks[index].level
    later = analysis.blocks[index + 1 : part.last + 1]
    return not analysis.blocks[index].label and not any(b.kind == "heading" and b.level == level for b in later)


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
    if lower in elsewhere or _common(word, common):
        return False
    if word.isupper():
        return True
    from rapidfuzz import fuzz

    stem = lower[: max(_STEM, len(lower) - _ENDING)]
    return not any(
        other.startswith(stem)
        or stem in other
        or (len(other) > 4 and other in lower and len(other) >= len(lower) - 4)
        or (abs(len(other) - len(lower)) < 3 and fuzz.ratio(lower, other) >= _ALIKE)
        for other in elsewhere
    )


def _common(word: str, common: tuple[str, ...]) -> bool:
    return bool(_AGREEMENT.search(word)) or word.lower().startswith(common)
