"""aliases: one party of an agreement goes by several names, and nothing says that they are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.procurement import Procurement

_FEWEST = 2  # duties and rights of the rarer name
_ACTS = (
    r"(?:(?:,\s[^,.;]{1,60},)?\s+(?:ska(?:ll)?|får|måste|ansvarar|svarar|förbinder\s+sig|åtar\s+sig|har\s+rätt|äger\s+rätt|betalar|"
    r"shall|must|may|is\s+(?:responsible|entitled))\b)"
)
_SAME = r"\s*(?:[(/,]|eller\b|\bor\b)\s*(?:nedan|även|också|här|kallad|the|i\s+detta\s+avtal|tillika|dvs\.?|[\"”“\s])*"
_ALSO = {"sv": "det andra namnet", "en": "the other name"}


class Aliases(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="aliases"):
    """Names for the same side of an agreement, of which a part should use one."""

    within: tuple[str, ...]
    sides: dict[str, tuple[str, ...]]
    """Side to its names, in the definite form ("Beställaren")."""


def check_aliases(check: Aliases, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per part and side in which two names act, each several times, and are nowhere said to be one."""
    for analysis, part in procurement.parts(check.within):
        for names in check.sides.values():
            acting = {name: found for name in names if len(found := list(_acting(analysis, part, name))) >= _FEWEST}
            if hit := _unexplained(analysis, part, acting):
                yield hit


def _unexplained(analysis: Analysis, part: Part, acting: Mapping[str, list[Spot]]) -> Hit | None:
    for one, other in combinations(sorted(acting, key=lambda name: -len(acting[name])), 2):
        same = re.compile(rf"\b(?:{one}{_SAME}{other}|{other}{_SAME}{one})\b", re.IGNORECASE)
        if not any(same.search(block.text) for block in analysis.blocks[part.first : part.last + 1]):
            first = acting[other][0]
            related = tuple((spot, _ALSO) for spot in acting[one][:2])
            return Hit(first, anchor=f"{one} {other}", words={"found": other, "other": one}, related=related)
    return None


def _acting(analysis: Analysis, part: Part, name: str) -> Iterator[Spot]:
    """Where somebody of this name has a duty or a right: a capital, or the beginning of a sentence."""
    pattern = re.compile(rf"(?<![\w-]){name}(?={_ACTS})")
    for index in range(part.first, part.last + 1):
        for match in pattern.finditer(analysis.blocks[index].text):
            yield Spot(analysis, index, *match.span())
