"""What kind of document a text is, and which parts of another kind it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from kravlint.analysis.model import Part, is_contents
from kravlint.document import Block, Document
from kravlint.language.lexicon import Lexicon

_FRONT_BLOCKS = 14
_FRONT_LINE = 160  # a longer front block is prose, not a title
_TITLE_SCORE, _FILE_SCORE, _FRONT_SCORE, _MOST_HEADINGS = 5, 4, 2, 3
_ENOUGH = 3
_SMALLEST_PART = 4
_HEADING_SHARE = 0.4


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of rules/kinds.yaml; the words are terms in the lexicon's notation."""

    kind: str
    label: dict[str, str]
    title: tuple[str, ...]
    headings: tuple[str, ...]
    chapter: tuple[str, ...]


class Kinds:
    """The kinds with their words compiled; a class because they are compiled once and used for every document."""

    def __init__(self, rows: Sequence[Kind]) -> None:
        """Compile. Raises ValueError for a term that cannot be compiled."""
        self.order = [row.kind for row in rows]
        self.labels = {row.kind: row.label for row in rows}
        self._title = Lexicon({row.kind: row.title for row in rows})
        self._headings = Lexicon({row.kind: row.headings for row in rows})
        self._chapter = Lexicon({row.kind: row.chapter for row in rows})

    def of(self, document: Document, title: str) -> str:
        """The kind with the most evidence in title, file name, front page and headings; "other" without enough."""
        score: Counter[str] = Counter()
        name = re.sub(r"[_\-–.]+", " ", PurePosixPath(document.path).stem)
        for kind in self._named(name):
            score[kind] += _FILE_SCORE
        for kind in self._named(title):
            score[kind] += _TITLE_SCORE
        front = _front(document.blocks)
        for kind in {m.concept for m in self._title.find([b for b in front if len(b.text) < _FRONT_LINE])}:
            score[kind] += _FRONT_SCORE
        headings = [block for block in document.blocks if block.kind == "heading"]
        seen = Counter(kind for kind, _ in {(m.concept, m.block) for m in self._headings.find(headings)})
        for kind, count in seen.items():
            score[kind] += min(count, _MOST_HEADINGS)
        if not score:
            return "other"
        best = max(self.order, key=lambda kind: score[kind])
        return best if score[best] >= _ENOUGH else "other"

    def _named(self, text: str) -> set[str]:
        """Kinds named in a title; of two names the longer wins ("Instruktion till personuppgiftsbiträdesavtal")."""
        found = self._title.find([Block("paragraph", text)])
        if not found:
            return set()
        first = min(m.start for m in found)
        longest = max(m.end - m.start for m in found if m.start == first)
        return {m.concept for m in found if m.start == first and m.end - m.start == longest}

    def parts(self, document: Document, kind: str, title: str) -> tuple[Part, ...]:
        """Split where a chapter heading opens a part of another kind; the rest has the document's own kind."""
        blocks = document.blocks
        if not blocks:
            return (Part(kind, title, 0, 0),)
        opened: list[Part] = []
        for index, found in self._chapter_headings(blocks):
            if opened and index <= opened[-1].last:
                continue
            last = _chapter_end(blocks, index)
            if found != kind and last - index >= _SMALLEST_PART and index > 0:
                opened.append(Part(found, _named_heading(blocks[index]), index, last))
        return tuple(_filled(opened, kind, title, len(blocks) - 1))

    def _chapter_headings(self, blocks: Sequence[Block]) -> list[tuple[int, str]]:
        candidates = [
            i
            for i, b in enumerate(blocks)
            if b.kind == "heading" and b.level <= 2 and not is_contents(b) and len(b.text) < 90
        ]
        found: dict[int, str] = {}
        for mention in self._chapter.find([blocks[i] for i in candidates]):
            text = blocks[candidates[mention.block]].text
            if (mention.end - mention.start) >= _HEADING_SHARE * len(text) or mention.start == 0:
                found.setdefault(candidates[mention.block], mention.concept)
        return sorted(found.items())


def title_of(document: Document) -> str:
    """The document's title: its first heading of the highest level, else its first line."""
    blocks = [block for block in document.blocks[:40] if not is_contents(block) and block.text]
    for block in blocks[:_FRONT_BLOCKS]:
        if block.style == "title":
            return block.text
    for block in blocks[:6]:
        if block.kind == "heading" and not block.label:
            return block.text
    for block in blocks:
        if block.kind != "cell":
            return block.text.split("\n")[0][:_FRONT_LINE]
    return blocks[0].text[:_FRONT_LINE] if blocks else ""


def _front(blocks: Sequence[Block]) -> list[Block]:
    front: list[Block] = []
    for block in blocks[:_FRONT_BLOCKS]:
        if block.kind == "heading" and block.label and front:
            break
        front.append(block)
    return front


def _chapter_end(blocks: Sequence[Block], index: int) -> int:
    level = blocks[index].level
    for later in range(index + 1, len(blocks)):
        if blocks[later].kind == "heading" and blocks[later].level <= level:
            return later - 1
    return len(blocks) - 1


def _named_heading(block: Block) -> str:
    return f"{block.label} {block.text}".strip()


def _filled(opened: Sequence[Part], kind: str, title: str, last: int) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for part in opened:
        if part.first > at:
            parts.append(Part(kind, title, at, part.first - 1))
        parts.append(part)
        at = part.last + 1
    if at <= last:
        parts.append(Part(kind, title, at, last))
    return parts
