"""unchosen: alternatives to choose between, of which nobody has chosen one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.context import Context
from kravlint.engine.mentions import headings_above, section_of
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_OPEN_BOX = lazy(r"[☐□❏❑◻]|\[\s?\]")
_TICKED = lazy(r"[☒☑✓✔■◼]|\[[xX]\]")
_ALTERNATIVE = lazy(r"\W*(?:alternativ|alternative|option|alt\.)\s+(?P<which>\d|[A-D])\b", re.IGNORECASE)
_TO_TICK_OFF = lazy(r"check-?\s?list|kontrollista|att\s+göra\b|to-?\s?do\b", re.IGNORECASE)
_CHOICE = lazy(
    r"alternativ\w*\s+\w+\s+(?:gäller|väljs|valts|har\s+valts|är\s+valt|tillämpas|ska(?:ll)?\s+(?:gälla|tillämpas))|"
    r"(?:väljer|valt|valda|vald|valts|gäller|tillämpas|tillämpar|chosen|chooses|applies|selected)\s+(?:\S+\s+){0,3}?"
    r"(?:alternativ|alternative|option)\w*\s+\w|(?:alternative|option)\s+\w+\s+(?:applies|is\s+chosen|has\s+been\s+chosen)",
    re.IGNORECASE,
)


class Unchosen(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unchosen"):
    """Flags boxes of which none is ticked, and "Alternativ 1 … Alternativ 2" of which none is said to apply."""

    within: tuple[str, ...]


def check_unchosen(check: Unchosen, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document, with the further places as related."""
    for analysis in procurement.analyses:
        found = [
            place
            for part in analysis.parts
            if part.kind in check.within
            for place in (*_boxes(analysis, part), *_alternatives(analysis, part))
        ]
        if found:
            also = {"sv": "även här", "en": "also here"}
            yield Hit(found[0], words={"count": str(len(found))}, related=tuple((each, also) for each in found[1:20]))


def _boxes(analysis: Analysis, part: Part) -> Iterator[Spot]:
    """Groups of blocks in a row that hold boxes; a tick anywhere in the group is a choice."""
    group: list[int] = []
    for index in range(part.first, part.last + 2):
        text = analysis.blocks[index].text if index <= part.last else ""
        if _OPEN_BOX.search(text) or _TICKED.search(text):
            group.append(index)
            continue
        texts = [analysis.blocks[i].text for i in group]
        boxes = sum(len(_OPEN_BOX.findall(text)) for text in texts)
        if boxes > 1 and not any(_TICKED.search(text) for text in texts) and not _to_tick_off(analysis, group[0]):
            yield Spot(analysis, group[0], 0, len(texts[0]))
        group = []


def _to_tick_off(analysis: Analysis, block: int) -> bool:
    """True under a heading that says it is a list to go through, not to choose from."""
    return any(_TO_TICK_OFF.search(analysis.blocks[each].text) for each in headings_above(analysis, block))


def _alternatives(analysis: Analysis, part: Part) -> Iterator[Spot]:
    done: set[int] = set()
    for index in range(part.first, part.last + 1):
        if not _ALTERNATIVE.match(analysis.blocks[index].text) or index in done:
            continue
        first, last = _around(analysis, part, index)
        texts = {i: analysis.blocks[i].text for i in range(first, last + 1)}
        named = {m["which"]: i for i, text in texts.items() if (m := _ALTERNATIVE.match(text))}
        done |= set(texts)
        if len(named) > 1 and not any(_CHOICE.search(text) or _TICKED.search(text) for text in texts.values()):
            yield Spot(analysis, index, 0, len(texts[index]))


def _around(analysis: Analysis, part: Part, index: int) -> tuple[int, int]:
    """The section; where each alternative is a heading of its own, all that stands under the heading above them."""
    if analysis.blocks[index].kind != "heading":
        return section_of(analysis, index)
    level = analysis.blocks[index].level
    last = index
    while last < part.last and not (
        analysis.blocks[last + 1].kind == "heading"
        and (analysis.blocks[last + 1].level < level or not _ALTERNATIVE.match(analysis.blocks[last + 1].text))
    ):
        last += 1
    first = index
    while first > part.first and analysis.blocks[first - 1].kind != "heading":
        first -= 1
    return first, last
