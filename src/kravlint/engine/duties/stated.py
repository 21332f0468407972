"""Facts that an agreement or its instruction states: a heading, a table row or a sentence that says something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import (
    Analysis,
    Part,
    is_contents,
    mentions_between,
    mentions_of,
    row_of,
    sentence_at,
)
from kravlint.document import Block
from kravlint.engine.duties.reading import concepts_before
from kravlint.engine.mentions import block_mentions
from kravlint.engine.results import Spot, State
from kravlint.language import Mention
from kravlint.language.screen import lazy

_LABEL_LEAD = 24  # characters that may stand before the name in a label ("Behandlingens art och ")
_LONGEST_LABEL = 70
_LABEL_WORDS = 5  # "Ändamål och art", "Slag av uppgifter som behandlas"
_RUN_IN = re.compile(
    r"(?:[\d.]+\s+)?[^\W\d_]+(?:\s+[^\W\d_]+){0,2}\.(?=\s)"
)  # "2.1 Purpose and nature. The data are …"
_POINTS_BACK = lazy(r"(?:Detta|Det|Undantag|Annat|Något\s+annat|Så)\b")
_FEWEST_WORDS = 2  # that a sentence must hold beside the fact's name
_PLACEHOLDER_STYLE = "placeholder text"


class Stated(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact that the agreement or its instruction should state: a heading, row or sentence with content."""

    item: str
    label: dict[str, str] = {}
    """Needed unless a duty of the same item has one."""
    any: tuple[str, ...] = ()
    """How running text says it."""
    of: tuple[str, ...] = ()
    """What it is called as a heading, as the label of a row or column, or before a colon ("Ändamål: …")."""
    also: tuple[str, ...] = ()
    """One of these in the same sentence or row, or in the heading above."""
    unless: tuple[str, ...] = ()
    """None of these in the same sentence."""
    unless_beside: tuple[str, ...] = ()
    """None of these among the heads of the same table's columns."""
    empty: tuple[str, ...] = ()
    """Answers that say nothing of it ("enligt tjänsten")."""
    presumed: bool = False
    """It only follows from what is said, so any clause of the duty's own goes before it."""


def statements(fact: Stated, analysis: Analysis, part: Part) -> Iterator[tuple[State, Spot]]:
    """Every place where a part speaks of the fact, and whether it says it, refers for it or leaves it empty."""
    for mention in mentions_of(analysis, (*fact.any, *fact.of), part):
        block = analysis.blocks[mention.block]
        if is_contents(block) or not _fits(fact, analysis, mention):
            continue
        if mention.concept in fact.of and not _is_label(block, mention):
            continue
        where = Spot(analysis, mention.block, mention.start, mention.end)
        if block.kind == "heading":
            under = range(mention.block + 1, _section_end(analysis, mention.block) + 1)
            yield _under_heading(analysis, under, fact.empty), where
        elif block.kind == "cell":
            yield _in_table(analysis, mention, fact.empty), where
        else:
            state = _in_text(analysis, mention, fact.empty)
            yield ("by reference" if fact.presumed and state == "met" else state), where


def _is_label(block: Block, mention: Mention) -> bool:
    if mention.start > _LABEL_LEAD:
        return False
    if block.kind == "heading":
        return True
    label = block.text.split(":")[0].split("\n")[0].split(" – ")[0]
    if (run_in := _RUN_IN.match(block.text)) and mention.end <= run_in.end():
        label = run_in.group()
    return mention.end <= len(label) and len(label) <= _LONGEST_LABEL and (block.kind == "cell" or label != block.text)


def _fits(fact: Stated, analysis: Analysis, mention: Mention) -> bool:
    if not (fact.also or fact.unless or fact.unless_beside):
        return True
    near = _sentence_concepts(analysis, mention)
    if near & set(fact.unless) or _head_concepts(analysis, mention) & set(fact.unless_beside):
        return False
    if analysis.blocks[mention.block].kind == "cell":
        near |= {m.concept for index in row_of(analysis, mention.block) for m in block_mentions(analysis, index)}
    if _POINTS_BACK.match(
        analysis.blocks[mention.block].text, sentence_at(analysis, mention.block, mention.start).start
    ):
        near |= concepts_before(analysis, sentence_at(analysis, mention.block, mention.start))
    heading = analysis.outline[mention.block]
    if heading >= 0:
        near |= {m.concept for m in block_mentions(analysis, heading)}
    return not fact.also or bool(near & set(fact.also))


def _head_concepts(analysis: Analysis, mention: Mention) -> set[str]:
    """What the other heads of a table's columns name: a list of sub-processors tells what they do, not what this is for."""
    block = analysis.blocks[mention.block]
    if block.kind != "cell" or block.place.row != 1:
        return set()
    return {m.concept for index in row_of(analysis, mention.block) for m in block_mentions(analysis, index)}


def _sentence_concepts(analysis: Analysis, mention: Mention) -> set[str]:
    sentence = sentence_at(analysis, mention.block, mention.start)
    return {m.concept for m in mentions_between(analysis, mention.block, sentence.start, sentence.end)}


def _under_heading(analysis: Analysis, blocks: range, empty: Sequence[str]) -> State:
    texts = [
        index for index in blocks if analysis.blocks[index].kind != "heading" and analysis.blocks[index].text.strip()
    ]
    if len(texts) == 1 and _refers(analysis, texts[0], 0, len(analysis.blocks[texts[0]].text)):
        return "by reference"
    return "met" if _has_content(analysis, blocks, empty) else "missing"


def _in_table(analysis: Analysis, mention: Mention, empty: Sequence[str]) -> State:
    """A row head is answered by its row, a column head by its column."""
    row = row_of(analysis, mention.block)
    others = [index for index in row if index != mention.block]
    block = analysis.blocks[mention.block]
    if (block.place.row or 0) == 1 and len(row) > 1:
        column = _column_under(analysis, row[-1], block.place.column)
        if _has_content(analysis, column, empty):
            return "met"
    if len(block.text) - (mention.end - mention.start) > len(block.text) / 2 and len(block.text.split()) > _LABEL_WORDS:
        return _in_text(analysis, mention, empty)  # prose in a cell, not a label
    after = [index for index in others if index > mention.block]
    if len(after) == 1 and _refers(analysis, after[0], 0, len(analysis.blocks[after[0]].text)):
        return "by reference"
    return "met" if _has_content(analysis, others, empty) else "missing"


def _column_under(analysis: Analysis, last_head: int, column: int | None) -> list[int]:
    table = analysis.blocks[last_head].place.table
    found = []
    for index in range(last_head + 1, len(analysis.blocks)):
        place = analysis.blocks[index].place
        if place.table != table:
            break
        if place.column == column:
            found.append(index)
    return found


def _in_text(analysis: Analysis, mention: Mention, empty: Sequence[str]) -> State:
    block = analysis.blocks[mention.block]
    sentence = sentence_at(analysis, mention.block, mention.start)
    if _refers(analysis, mention.block, sentence.start, sentence.end):
        return "by reference"
    held = mentions_between(analysis, mention.block, sentence.start, sentence.end)
    unsaid = sum(m.end - m.start for m in held if m.concept == "placeholder")
    rest = block.text[sentence.start : mention.start] + block.text[mention.end : sentence.end]
    if unsaid and len(rest) - unsaid < 40:
        return "missing"
    tail = block.text[mention.end :].strip(" :–-")
    answer = tail.split(":")[-1].strip(" .")
    if any(m.concept in empty and m.start >= mention.end and m.end - m.start >= len(answer) for m in held):
        return "missing"
    if len(tail.split()) >= _FEWEST_WORDS or (tail and len(rest.split()) > _FEWEST_WORDS + 2):
        return "met"
    if len(rest.split()) >= 4 and not block.text.rstrip().endswith(":"):
        return "met"
    following = range(mention.block + 1, min(mention.block + 2, len(analysis.blocks)))
    return "met" if _has_content(analysis, following, empty) else "missing"


def _refers(analysis: Analysis, block: int, start: int, end: int) -> bool:
    return any(m.concept == "annex-reference" for m in mentions_between(analysis, block, start, end))


def _section_end(analysis: Analysis, heading: int) -> int:
    """The last block under a heading, subordinate headings included."""
    level = analysis.blocks[heading].level
    for index in range(heading + 1, len(analysis.blocks)):
        block = analysis.blocks[index]
        if block.kind == "heading" and block.level <= level:
            return index - 1
    return len(analysis.blocks) - 1


def _has_content(analysis: Analysis, blocks: Sequence[int] | range, empty: Sequence[str]) -> bool:
    for index in blocks:
        block = analysis.blocks[index]
        if block.kind == "heading" or block.style == _PLACEHOLDER_STYLE or not block.text.strip():
            continue
        held = block_mentions(analysis, index)
        unsaid = sum(m.end - m.start for m in held if m.concept == "placeholder" or m.concept in empty)
        if len(block.text.rstrip(" .")) - unsaid > 2 and any(c.isalnum() for c in block.text):
            return True
    return False
