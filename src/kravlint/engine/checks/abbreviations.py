"""abbreviations: capitals that requirements use and that the document does not write out anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between
from kravlint.engine.checks.smell import asked_of, place_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_CAPITALS = lazy(r"(?<![\w/.@-])[A-ZÅÄÖ]{2,6}(?=s?(?![\w@/-])|:|-\w)(?!-?\d)")
_EXPLAINS = r"(?:står\s+för|betyder|avser|är\s+en\s+förkortning|förkortas|innebär|stands\s+for|means|=|–|:)"


class Abbreviations(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="abbreviations"):
    """Flags a document whose requirements use abbreviations that nothing in the set explains."""

    within: tuple[str, ...]
    known: tuple[str, ...]
    """What every reader of a specification knows, and capitals that abbreviate nothing."""


def check_abbreviations(
    check: Abbreviations, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per document at the first of them, the others related."""
    known = frozenset(check.known)
    whole: str | None = None
    for analysis in procurement.analyses:
        found = _found(analysis, check.within, known)
        if not found:
            continue
        if whole is None:
            whole = "\n".join(block.text for each in procurement.analyses for block in each.blocks)
            alone = {block.text.strip(" .:") for each in procurement.analyses for block in each.blocks}
        unknown = [spot for word, spot in found.items() if word not in alone and not _explained(word, whole)]
        if unknown:
            texts = [each.analysis.blocks[each.block].text[each.start : each.end] for each in unknown]
            also = {"sv": "även denna", "en": "this one too"}
            yield Hit(
                unknown[0],
                words={"found": ", ".join(texts[:10]), "count": str(len(texts))},
                related=tuple((each, also) for each in unknown[1:20]),
            )


def _found(analysis: Analysis, within: tuple[str, ...], known: frozenset[str]) -> dict[str, Spot]:
    """The first place of each abbreviation in a requirement; names of standards and laws in the lexicon left out."""
    found: dict[str, Spot] = {}
    for each in asked_of(analysis, within):
        where = place_of(analysis, each)
        text = analysis.blocks[where.block].text
        if text.isupper():
            continue
        for match in _CAPITALS.finditer(text, where.start, where.end):
            if match.group() in known or match.group() in found:
                continue
            named = mentions_between(analysis, where.block, where.start, where.end)
            if not any(m.start <= match.start() < m.end and m.concept.startswith("standard:") for m in named):
                found[match.group()] = Spot(analysis, where.block, match.start(), match.end())
    return found


def _explained(word: str, whole: str) -> bool:
    """ "säker digital kommunikation (SDK)", "SDK (säker …)", "SDK står för", "SDK: säker …"."""
    return bool(
        re.search(rf"\w\s+\(\s*{word}s?\s*[),]|\b{word}\s*\(\s*\w+[\s-]+\w|\b{word}\s*,?\s*{_EXPLAINS}\s", whole)
    )
