"""From a document as read to what it says: kind, parts, sentences, concepts, references and facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kravlint.analysis.facts import LITERALS as FACTS
from kravlint.analysis.facts import facts
from kravlint.analysis.kinds import Kinds, title_of
from kravlint.analysis.model import Analysis
from kravlint.analysis.references import LITERALS as REFERENCES
from kravlint.analysis.references import annex_references, citations
from kravlint.analysis.requirements import requirements
from kravlint.analysis.scan import scanner
from kravlint.analysis.source import exported_by
from kravlint.collection import paused
from kravlint.document import Block, Document
from kravlint.language import Lexicon, annotate
from kravlint.language.detection import languages, main_language
from kravlint.language.screen import lazy

_DATED = lazy(
    r"(?P<what>publicera\w*|datum|daterad|upprättad|fastställd|version|sista (?:anbuds|svars)dag)?"
    r"[^\n\d]{0,25}?(?P<date>20\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)

telling = scanner({**FACTS, **REFERENCES})
"""Which blocks may hold which facts and references."""


@paused()
def analyse(document: Document, lexicon: Lexicon, kinds: Kinds, kind: str | None = None) -> Analysis:
    """Analyse one readable document. `kind` is given when the configuration overrides it."""
    blocks = document.blocks
    title = title_of(document)
    kind, confidence = (kind, 1.0) if kind else kinds.judge(document, title)
    annotation = annotate(blocks, lexicon)
    spoken = languages(blocks)
    outline = _outline(blocks)
    parts = kinds.parts(document, kind, title)
    held = telling(blocks)
    asked = requirements(document, annotation.sentences, outline, parts)
    return Analysis(
        document=document,
        kind=kind,
        parts=parts,
        outline=outline,
        sentences=annotation.sentences,
        mentions=annotation.mentions,
        kind_confidence=confidence,
        exported_by=exported_by(document),
        language=main_language(blocks, spoken),
        languages=spoken,
        date=_date(blocks),
        title=title,
        references=tuple(annex_references(blocks, held.get("annex", ()))),
        citations=citations(document, asked, held),
        facts=tuple(facts(document, outline, held)),
        requirements=asked,
        words=sum(len(block.text.split()) for block in blocks),
    )


def _outline(blocks: Sequence[Block]) -> tuple[int, ...]:
    outline, current = [], -1
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            current = index
        outline.append(current)
    return tuple(outline)


def _date(blocks: Sequence[Block]) -> str | None:
    """The day of publication, else a stated date, else the last day for tenders; None when the front page has none."""
    found: dict[str, str] = {}
    for block in blocks[:40]:
        for match in _DATED.finditer(block.text):
            what = (match["what"] or "").lower()
            rank = "published" if what.startswith("publ") else "last" if what.startswith("sista") else "stated"
            found.setdefault(rank, match["date"])
    return found.get("published") or found.get("stated") or found.get("last")


__all__ = ["Analysis", "analyse", "telling"]
