"""capital-terms: words written as the agreement writes its defined terms, which no document defines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, is_contents
from kravlint.engine.context import Context
from kravlint.engine.glossary import definitions
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_FEWEST_DEFINED = 3  # terms; a set that defines fewer writes capitals for other reasons
_FEWEST_USES = 3
_MOST_WORDS = 5
_CAPITAL = lazy(r"(?<=[a-zåäö,] )(?P<term>[A-ZÅÄÖ][a-zåäö]{4,}(?:en|et|erna|arna|orna|na|an))(?![\w-])")
_DEFINED_BY_ROLE = lazy(
    r"[(\"”“]\s*(?:[Nn]edan\s+|kallad\s+|kallat\s+)?[\"”“]?(?P<term>[A-ZÅÄÖ][a-zåäö]+)[\"”“)]|\b[Nn]edan\s+(?P<name>[A-ZÅÄÖ]\w+)"
)
_ALSO = {"sv": "även detta ord", "en": "this word too"}


class CapitalTerms(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="capital-terms"):
    """Judges definite nouns with a capital inside sentences of parts of these kinds; `common` need no definition."""

    within: tuple[str, ...]
    common: tuple[str, ...]


def check_capital_terms(check: CapitalTerms, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield at most one Hit with the terms used most, or a Seen; nothing where the set defines no terms by capitals."""
    defined = {each.term for analysis in procurement.analyses for each in definitions(analysis)}
    if len(defined) < _FEWEST_DEFINED:
        return
    settled = defined | {term for analysis in procurement.analyses for term in _named(analysis)}
    used: dict[str, list[Spot]] = {}
    for analysis, part in procurement.parts(check.within):
        for index in range(part.first, part.last + 1):
            for match in _CAPITAL.finditer(analysis.blocks[index].text):
                used.setdefault(match["term"], []).append(Spot(analysis, index, *match.span("term")))
    text = " ".join(block.text for analysis in procurement.analyses for block in analysis.blocks)
    missing = {
        term: spots
        for term, spots in used.items()
        if len(spots) >= _FEWEST_USES
        and not term.lower().startswith(check.common)
        and not any(_same(term.lower(), each) for each in settled)
        and re.search(rf"(?<!\w){term.lower()}(?!\w)", text)  # a common noun, no name
    }
    if not missing:
        yield Seen()
        return
    most = sorted(missing, key=lambda term: (-len(missing[term]), term))[:_MOST_WORDS]
    yield Hit(
        missing[most[0]][0],
        anchor=" ".join(sorted(missing)),
        words={"found": ", ".join(f"”{term}”" for term in most)},
        related=tuple((missing[term][0], _ALSO) for term in most[1:]),
    )


def _named(analysis: Analysis) -> Iterator[str]:
    """Names given in passing: "(Kunden)", "nedan Tjänsten"."""
    for block in analysis.blocks:
        if not is_contents(block):
            for match in _DEFINED_BY_ROLE.finditer(block.text):
                yield (match["term"] or match["name"]).lower()


def _same(used: str, defined: str) -> bool:
    """True for forms of one word, or of the head of several: "driftstoppet" for "driftstopp"."""
    return used.startswith(defined) or any(
        len(word) > 4 and used.startswith(word[: max(5, len(word) - 2)]) for word in defined.split()
    )
