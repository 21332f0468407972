"""metric and mixture: how many requirements there are, and whether they oblige with one word or several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.checks.smell import asked_of, place_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.procurement import Procurement


class Metric(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="metric"):
    """Counts the different mandatory requirements of a procurement."""

    within: tuple[str, ...]
    more_than: int
    """From this many on it is reported, one severity step lower."""
    many_more_than: int
    """From this many on with the rule's own severity."""


class Mixture(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="mixture"):
    """Flags a document whose requirements say the same thing with different words."""

    words: tuple[str, ...]
    """Lower-case words, one per way of saying it."""
    within: tuple[str, ...]
    main_at_least: int = 5
    other_at_least: int = 2


def check_metric(check: Metric, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit for the procurement with {must}, {should} and {found}, the document that holds most of them."""
    counted: Counter[str] = Counter()
    must: set[str] = set()
    should: set[str] = set()
    for analysis in procurement.analyses:
        for each in asked_of(analysis, check.within):
            text = " ".join(each.full_text.lower().split())
            if each.obligation == "must" and text not in must:
                counted[analysis.path] += 1
            (must if each.obligation == "must" else should).add(text)
    if len(must) >= check.more_than:
        yield Hit(
            anchor="requirements",
            words={"must": str(len(must)), "should": str(len(should)), "found": counted.most_common(1)[0][0]},
            lower=len(must) < check.many_more_than,
        )


def check_mixture(check: Mixture, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document at the first word of the less common kind, the others related."""
    pattern = re.compile(rf"\b(?:{'|'.join(check.words)})\b", re.IGNORECASE)
    for analysis in procurement.analyses:
        places: dict[str, dict[tuple[int, int], Spot]] = {}
        for each in asked_of(analysis, check.within):
            whole = place_of(analysis, each)
            for match in pattern.finditer(analysis.blocks[each.block].text, whole.start, whole.end):
                spot = Spot(analysis, each.block, match.start(), match.end())
                places.setdefault(match.group().lower(), {})[each.block, match.start()] = spot
        ranked = sorted(places.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        others = [(word, found) for word, found in ranked[1:] if len(found) >= check.other_at_least]
        if not others or len(ranked[0][1]) < check.main_at_least:
            continue
        first, *rest = [spot for _, found in others for _, spot in sorted(found.items())]
        counts = ", ".join(f"”{word}” {len(found)}" for word, found in [ranked[0], *others])
        also = {"sv": "även här", "en": "also here"}
        yield Hit(
            first,
            words={"counts": counts, "main": ranked[0][0], "found": ", ".join(f"”{word}”" for word, _ in others)},
            related=tuple((spot, also) for spot in rest[:20]),
        )
