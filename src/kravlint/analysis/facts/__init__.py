"""What a document states: contract terms, money, shares, times, volumes, dates, levels, parties, standard terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kravlint.analysis.facts import amounts, dates, levels, parties, percentages, periods, terms, times, volumes
from kravlint.analysis.facts.contract import VALUES, contract_terms
from kravlint.analysis.model import Fact, is_contents
from kravlint.analysis.scan import Held
from kravlint.analysis.settings import Passage
from kravlint.document import Document

IDENTIFYING: Mapping[str, Sequence[str]] = {
    "notice": ("party",),
    "percentage": ("of", "for", "per", "most"),
    "amount": ("of", "for", "per", "most"),
    "time": ("of", "priority"),
    "volume": ("of", "which"),
    "start": ("of",),
    "standard-terms": ("name",),
}
"""Aspects that say what a value is of: only facts that have the same ones can contradict each other."""

_Reader = Callable[[Passage], Iterator[Fact]]
_READERS: Mapping[str, tuple[_Reader, Sequence[str], Sequence[str]]] = {
    "notice": (periods.notice, periods.LENGTHS, periods.NOTICE),
    "payment": (periods.payment_terms, periods.LENGTHS, periods.PAYMENT),
    "amount": (amounts.amounts, amounts.CURRENCY, amounts.ABOUT),
    "percentage": (percentages.percentages, percentages.SIGNS, percentages.ABOUT),
    "time": (times.times, times.LENGTHS, times.ABOUT),
    "volume": (volumes.volumes, volumes.NOUNS, ()),
    "date": (dates.dates, dates.WRITTEN, ()),
    "level": (levels.levels, levels.ASPECTS, ()),
    "party": (parties.parties, parties.CALLED, ()),
    "standard-terms": (terms.standard_terms, terms.NAMES, ()),
    "precedence": (terms.precedence, terms.ORDER, ()),
}
"""What finds each kind of fact in one block; literals of which every such block holds one; and literals of which the
block, its heading or its table must hold one (none where the first say enough)."""
_ABOUT = " about"
LITERALS: Mapping[str, Sequence[str]] = {
    "contract": VALUES,
    **{kind: values for kind, (_, values, _) in _READERS.items()},
    **{kind + _ABOUT: about for kind, (_, _, about) in _READERS.items() if about},
}
"""What is looked for to know which blocks are read for which facts."""


def facts(document: Document, outline: Sequence[int], held: Held) -> Iterator[Fact]:
    """Every fact of a document: contract terms first, then block by block; `held` is which blocks hold which `LITERALS`.

    A number becomes a fact only where its clause, row, column or heading says what it is about.
    """
    yield from contract_terms(document.blocks, outline, held.get("contract", ()))
    wanted = _wanted(document, outline, held)
    for index in sorted(wanted):
        if is_contents(document.blocks[index]):
            continue
        passage = Passage(document, outline, index)
        for reader in wanted[index]:
            yield from reader(passage)


def _wanted(document: Document, outline: Sequence[int], held: Held) -> dict[int, list[_Reader]]:
    """Per block the readers that may find something in it."""
    blocks = document.blocks
    wanted: dict[int, list[_Reader]] = {}
    for kind, (reader, _, about) in _READERS.items():
        named = set(held.get(kind + _ABOUT, ()))
        tables = {blocks[index].place.table for index in named} - {None}
        for index in held.get(kind, ()):
            if not about or index in named or outline[index] in named or blocks[index].place.table in tables:
                wanted.setdefault(index, []).append(reader)
    return wanted


__all__ = ["IDENTIFYING", "LITERALS", "contract_terms", "facts"]
