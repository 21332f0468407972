"""What a document points to: annexes, sections, requirements, laws, EU acts, standards, diary numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kravlint.analysis.model import Citation, is_contents
from kravlint.analysis.references import acts, diary, laws, sections, standards
from kravlint.analysis.references.annexes import WORDS as ANNEXES
from kravlint.analysis.references.annexes import annex_number, annex_references
from kravlint.analysis.references.requirements import requirement_ids
from kravlint.analysis.requirements.model import Requirement
from kravlint.analysis.scan import Held
from kravlint.document import Document

_READERS: Mapping[str, tuple[Callable[[Document, int], Iterator[Citation]], Sequence[str]]] = {
    "law": (laws.laws, laws.WORDS),
    "eu-act": (acts.eu_acts, acts.WORDS),
    "standard": (standards.standards, standards.WORDS),
    "diary": (diary.diary_numbers, diary.WORDS),
}
"""What finds each kind in one block, and literals of which every such block holds one."""
LITERALS: Mapping[str, Sequence[str]] = {
    "annex": ANNEXES,
    "section": sections.WORDS,
    **{kind: literals for kind, (_, literals) in _READERS.items()},
}
"""What is looked for to know which blocks are read for which references."""


def citations(document: Document, requirements: Sequence[Requirement], held: Held) -> tuple[Citation, ...]:
    """Everything but annexes that a document points to, in reading order; `held` is which blocks hold which `LITERALS`."""
    blocks = document.blocks
    cited = list(requirement_ids(blocks, requirements))
    cited += sections.sections(blocks, held.get("section", ()))
    for kind, (reader, _) in _READERS.items():
        for index in held.get(kind, ()):
            if not is_contents(blocks[index]):
                cited += reader(document, index)
    return tuple(sorted(cited, key=lambda c: (c.block, c.start, c.kind)))


__all__ = ["LITERALS", "annex_number", "annex_references", "citations"]
