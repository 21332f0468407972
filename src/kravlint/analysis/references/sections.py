"""References to sections: "avsnitt 4.2", "punkt 3.1", "kap. 5", with the place they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Citation, is_contents
from kravlint.document import Block
from kravlint.language.screen import lazy

WORDS = ("avsnitt", "punkt", "kapitel", "kapitlet", "kap.", "kap ", "section", "clause", "sektion")
"""Beginnings of what every such reference holds."""

_NUMBER = r"\d{1,2}(?:\.\d{1,3}){0,5}"
_SECTION = lazy(
    r"(?<!\w)(?P<word>avsnitt(?:en|et)?|punkt(?:en|er|erna)?|kap(?:itel|itlet|\.)?|sections?|clauses?|sektion(?:en)?)\s*"
    rf"(?P<number>{_NUMBER})(?P<more>(?:\s*(?:,|och|samt|eller|and|or|–|-|till)\s*{_NUMBER}(?!\w))*)(?!\.?\d|\w)",
    re.IGNORECASE,
)
_EACH = lazy(_NUMBER)
_IN_LAW = lazy(
    r"\s*(?:§|st(?:ycket|\.)?\b|kap\b|(?:i\s+)?(?:\w*lag(?:en)?\b|\w*förordning(?:en)?\b|\w*direktiv(?:et)?\b|LOU\b|LUF\b|"
    r"OSL\b|GDPR\b|artikel))",
    re.IGNORECASE,
)
_BEFORE_LAW = lazy(r"(?:§|artikel\s+\d+\.?\d*|\d\s*kap\.?|(?:första|andra|tredje)\s+stycket)\s*,?\s*$", re.IGNORECASE)
_IN_ANNEX = lazy(
    r"\s*(?:i|av|till|in|of)\s+(?:bilaga|annex|appendix)\s*(?P<annex>\d{1,2}[a-z]?|[A-H])(?!\w)", re.IGNORECASE
)
_IN_OTHER = lazy(
    r"\s*(?:i|av|till|in|of)\s+(?:(?:det|den|the)\s+)?(?:[\[(]?\w+\s)?(?P<other>\w*(?:inbjudan|vägledning|avtal|villkor|kontrakt|dokument|specifikation|underlag|"
    r"förfrågan|bilaga|agreement|terms|specification|contract)\w*|ISO\b|SS\b|EN\b|WCAG\b)",
    re.IGNORECASE,
)
_OF_STANDARD = lazy(r"\b(?:ISO|IEC|SS|EN|SIS|WCAG)\b[ \w/-]{0,20}\d[\d:.]*\s*[:,(]?\s*$")
_IN_THIS = lazy(r"\s*(?:i|av|till|in|of)\s+(?:detta|denna|dessa|this)\b", re.IGNORECASE)


def sections(blocks: Sequence[Block], indexes: Sequence[int]) -> Iterator[Citation]:
    """The references to sections in some blocks. Aspects: number; in, what other document they stand in.

    A bare "punkt 3" counts only where a section has that number. `target` is the heading or numbered paragraph.
    """
    if not indexes:
        return
    numbered = _numbered(blocks)
    for index in indexes:
        block = blocks[index]
        if is_contents(block):
            continue
        for match in _SECTION.finditer(block.text):
            if _IN_LAW.match(block.text, match.end()) or _BEFORE_LAW.search(block.text[: match.start()]):
                continue
            before = block.text[: match.start()]
            place = "standard" if _OF_STANDARD.search(before) else _elsewhere(block.text, match.end())
            for number in (match["number"], *_EACH.findall(match["more"])):
                target = None if place else numbered.get(number)
                if target == index:
                    target = None
                if target is None and "." not in number and match["word"].lower().startswith("punkt"):
                    continue
                value = (("in", place), ("number", number)) if place else (("number", number),)
                yield Citation("section", value, index, match.start(), match.end(), target)


def _numbered(blocks: Sequence[Block]) -> dict[str, int]:
    """The first block per number, headings before paragraphs."""
    found: dict[str, int] = {}
    for wanted in (True, False):
        for index, block in enumerate(blocks):
            if (block.kind == "heading") == wanted and (number := _own_number(block)):
                found.setdefault(number, index)
    return found


def _own_number(block: Block) -> str:
    label = block.label.strip().rstrip(".)")
    if label:
        return label if _EACH.fullmatch(label) and (block.kind == "heading" or "." in label) else ""
    if block.kind != "heading":
        return ""
    typed = re.match(rf"({_NUMBER})\.?\s", block.text)
    return typed[1] if typed else ""


def _elsewhere(text: str, at: int) -> str:
    if annex := _IN_ANNEX.match(text, at):
        return f"annex {annex['annex'].lower()}"
    other = None if _IN_THIS.match(text, at) else _IN_OTHER.match(text, at)
    return other["other"].lower() if other else ""
