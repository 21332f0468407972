"""Words that are read differently, and where documents say what a word means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from kravlint.analysis.model import Analysis, is_contents, once
from kravlint.analysis.scan import scanner
from kravlint.language.screen import lazy

CONCEPT = "glossary:"
_TERM = r"[”\"“'«]?(?P<term>[A-ZÅÄÖa-zåäö][\w-]*(?:\s[\w-]+){0,3}?)[”\"”'»]?"
_MEANT = lazy(
    rf"\b[Mm]ed\s+(?:begreppet\s+|termen\s+|ordet\s+)?{_TERM}\s+(?:avses|menas|förstås)\b(?P<text>[^.]*)|"
    r"[”\"“](?P<quoted>[^”\"“]{2,40})[”\"”]\s+(?:avser|betyder|means|shall\s+mean)\b(?P<said>[^.]*)"
)
_SCAN = scanner({"meant": ("avses", "menas", "förstås", "avser", "betyder", "means", "mean")})
"""What every such meaning holds."""
_HEADING = lazy(r"definition|begrepp|ordlista|terminologi|ordförklaring|glossary", re.IGNORECASE)
_ENTRY = lazy(
    rf"^{_TERM}(?:\s*\([^)]{{1,40}}\))?\s*(?::|[–—]\s|\s-\s|avser\b|betyder\b|innebär\b)(?P<text>.*)", re.DOTALL
)
_LONGEST_TERM = 60


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of rules/glossary/. Its terms make the concept "glossary:ID"."""

    id: str
    label: Mapping[str, str]
    terms: tuple[str, ...]
    readings: Mapping[str, str]
    unless: tuple[str, ...] = ()
    """Concepts in the same sentence, row or heading that settle the reading."""


class Definition(Struct, frozen=True):
    """A document says here what a term means: the term is text[start:end] of the block."""

    term: str
    text: str
    block: int
    start: int
    end: int


@once
def definitions(analysis: Analysis) -> tuple[Definition, ...]:
    """The terms that a document defines: "med X avses", in quotation marks, in a list or table of definitions."""
    return tuple(_definitions(analysis))


def _definitions(analysis: Analysis) -> Iterator[Definition]:
    defining = {
        index for index, block in enumerate(analysis.blocks) if block.kind == "heading" and _HEADING.search(block.text)
    }
    meaning = set(_SCAN(analysis.blocks).get("meant", ()))
    for index, block in enumerate(analysis.blocks):
        if is_contents(block) or block.kind == "heading":
            continue
        for match in _MEANT.finditer(block.text) if index in meaning else ():
            group = "term" if match["term"] else "quoted"
            yield _definition(match[group], match["text"] or match["said"] or "", index, match.start(group))
        if analysis.outline[index] not in defining:
            continue
        if block.kind == "cell":
            if block.place.column == 1 and (block.place.row or 0) > 1 and len(block.text) <= _LONGEST_TERM:
                beside = analysis.blocks[index + 1].text if index + 1 < len(analysis.blocks) else ""
                yield _definition(block.text, beside, index, 0)
        elif entry := _ENTRY.match(block.text):
            yield _definition(entry["term"], entry["text"], index, entry.start("term"))


def _definition(term: str, text: str, block: int, start: int) -> Definition:
    return Definition(" ".join(term.lower().split()), text.strip(), block, start, start + len(term))
