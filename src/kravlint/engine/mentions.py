"""How checks choose what to look at: mentions with their guards, and the stretch of text around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kravlint.analysis.model import (
    Analysis,
    Part,
    column_head,
    is_contents,
    mentions_between,
    mentions_of,
    row_of,
    sentence_at,
)
from kravlint.document import Block
from kravlint.engine.results import Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_LETTERS = lazy(r"[^\W\d_]+")
_EVIDENCE = lazy(r"\b(?:bevis|styrk|verifi|evidence|proof)", re.IGNORECASE)
_SEVERAL = lazy(r",|/|\b(?:och|samt|and)\b")


def live_mentions(analysis: Analysis, part: Part, concepts: Iterable[str]) -> Iterator[Mention]:
    """Mentions in a part, tables of contents left out."""
    for mention in mentions_of(analysis, concepts, part):
        if not is_contents(analysis.blocks[mention.block]):
            yield mention


def around(analysis: Analysis, mention: Mention, reach: str) -> set[str]:
    """The concepts that stand in the mention's sentence, row, block (with its heading), section or requirement.

    A requirement is the list item or the row; running text, and a list whose stem says it, is read to the section's end.
    """
    if reach == "requirement":
        alone = analysis.blocks[mention.block].kind in ("item", "cell")
        own = alone and sentence_at(analysis, mention.block, mention.start).stem is None
        reach = "block" if own else "section"
    if reach == "sentence":
        sentence = sentence_at(analysis, mention.block, mention.start)
        found = mentions_between(analysis, mention.block, sentence.start, sentence.end)
        if sentence.stem is not None:
            stem = analysis.sentences[sentence.stem]
            found = [*mentions_between(analysis, stem.block, stem.start, stem.end), *found]
        return {m.concept for m in found} | _row_concepts(analysis, mention.block)
    if reach == "section":
        first, last = section_of(analysis, mention.block)
        blocks: Iterable[int] = range(first, last + 1)
    else:
        blocks = {*row_of(analysis, mention.block), *_heading(analysis, mention.block)}
    return {m.concept for block in blocks for m in block_mentions(analysis, block)}


def headed(analysis: Analysis, block: int, concepts: Iterable[str]) -> bool:
    """True when one of the concepts stands in the heading that a block stands under."""
    heading = analysis.outline[block]
    return heading >= 0 and not {m.concept for m in block_mentions(analysis, heading)}.isdisjoint(concepts)


def block_mentions(analysis: Analysis, block: int) -> list[Mention]:
    """Every mention in one block."""
    return mentions_between(analysis, block, 0, len(analysis.blocks[block].text) + 1)


def headings_above(analysis: Analysis, block: int) -> Iterator[int]:
    """The headings that a block stands under, from the nearest up to the title."""
    level, heading = 10, analysis.outline[block]
    while heading >= 0 and level > 1:
        if analysis.blocks[heading].level < level:
            level = analysis.blocks[heading].level
            yield heading
        heading = analysis.outline[heading - 1] if heading else -1


def section_of(analysis: Analysis, block: int) -> tuple[int, int]:
    """First and last block of the section (heading to next heading) that a block stands in."""
    heading = analysis.outline[block]
    first = max(heading, 0)
    last = block
    while last + 1 < len(analysis.outline) and analysis.outline[last + 1] == heading:
        last += 1
    return first, last


def anywhere(procurement: Procurement, concepts: Iterable[str]) -> Spot | None:
    """The first place in the whole set where one of the concepts stands."""
    wanted = tuple(concepts)
    for analysis in procurement.analyses:
        for part in analysis.parts:
            for mention in live_mentions(analysis, part, wanted):
                return spot(analysis, mention)
    return None


def stated(
    procurement: Procurement,
    concepts: Iterable[str],
    not_within: Iterable[str] = (),
    unless: Iterable[str] = (),
    near: Iterable[str] = (),
    within: Iterable[str] = (),
) -> Spot | None:
    """The first place that says one of the concepts: no bare heading, nor one that only lists what its section is about.

    None of `unless` may stand in the sentence; one of `near`, where there are any, must stand in the section.
    """
    wanted, kept_out, beside = tuple(concepts), frozenset(unless), frozenset(near)
    for analysis, part in procurement.parts(within, not_within):
        for mention in live_mentions(analysis, part, wanted):
            if is_bare(analysis, mention.block) or _lists(analysis.blocks[mention.block]):
                continue
            if _is_evidence(analysis, mention.block):
                continue
            if kept_out and not around(analysis, mention, "sentence").isdisjoint(kept_out):
                continue
            if beside and around(analysis, mention, "section").isdisjoint(beside):
                continue
            return spot(analysis, mention)
    return None


def is_bare(analysis: Analysis, block: int) -> bool:
    """True for a heading with nothing under it of its own, and for the head of a table without rows."""
    here, after = analysis.blocks[block], analysis.blocks[block + 1 : block + 2]
    if here.place.table is not None and here.place.row == 1 and here.place.table <= len(analysis.document.tables):
        return analysis.blocks[analysis.document.tables[here.place.table - 1].last].place.row == 1
    return here.kind == "heading" and all(each.kind == "heading" and each.level <= here.level for each in after)


def _lists(block: Block) -> bool:
    """True for "Införande, utbildning och support": each may be a word in a heading and nothing more."""
    return block.kind == "heading" and _SEVERAL.search(block.text) is not None


def _is_evidence(analysis: Analysis, block: int) -> bool:
    """True for a cell that says by what a requirement is shown: "Statistik" below "Bevis" asks for none."""
    head = column_head(analysis, block)
    return head is not None and _EVIDENCE.search(analysis.blocks[head].text) is not None


def spot(analysis: Analysis, mention: Mention) -> Spot:
    """A mention's place."""
    return Spot(analysis, mention.block, mention.start, mention.end)


def block_spot(analysis: Analysis, block: int) -> Spot:
    """A whole block's place."""
    return Spot(analysis, block, 0, len(analysis.blocks[block].text))


def text_of(where: Spot) -> str:
    """The words at a place."""
    return where.analysis.blocks[where.block].text[where.start : where.end]


def _row_concepts(analysis: Analysis, block: int) -> set[str]:
    if analysis.blocks[block].kind != "cell":
        return set()
    return {m.concept for index in row_of(analysis, block) for m in block_mentions(analysis, index)}


def _heading(analysis: Analysis, block: int) -> tuple[int, ...]:
    heading = analysis.outline[block]
    return (heading,) if heading >= 0 else ()


def titled(analysis: Analysis, words: tuple[str, ...]) -> bool:
    """True when a word that ends in one of `words` stands in the document's title or file name."""
    named = f"{analysis.title} {analysis.path.rpartition('/')[2].rpartition('.')[0]}".lower()
    return any(word.endswith(words) for word in _LETTERS.findall(named))


def is_cell(block: Block) -> bool:
    """True for a table cell."""
    return block.kind == "cell"
