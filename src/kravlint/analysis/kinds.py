"""What kind of document a text is, and which parts of another kind it holds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from msgspec import Struct

from kravlint.analysis.model import Part, is_contents
from kravlint.analysis.scan import scanner
from kravlint.document import Block, Document
from kravlint.language.lexicon import Lexicon, Mention, lexicon
from kravlint.language.screen import lazy
from kravlint.language.terms import Term

_TITLE_SCORE, _NAME_SCORE, _SELF_SCORE, _FRONT_SCORE, _MOST_HEADINGS = 5, 4, 4, 2, 3
_ENOUGH = 2
_GENERIC = "agreement"  # "detta avtal" is said in agreements of every kind
_CERTAIN = _TITLE_SCORE + _NAME_SCORE
_BY_TEXT = 0.3  # the confidence in a kind that only the text's way of speaking shows
_SAID_ENOUGH = 3  # blocks
_FRONT_BLOCKS = 14
_LONGEST_LABEL = 60  # characters
_LONGEST_TITLE = 110  # characters; what is longer is prose
_SMALLEST_PART = 4  # blocks
_WHOLE = 0.85  # a chapter that is nearly all of the document, or all after its title, is the document
_TITLE_BLOCKS = 3
_PROOFS = 3  # different words of its kind that a chapter must hold
_MORE_PROOFS = 5  # of a chapter that its heading does not name
_HEADING_SHARE = 0.4

_ANNEX_HEADING = lazy(r"^(?:under)?bilaga\b|^(?:annex|appendix|schedule)\b", re.IGNORECASE)
_ANNEX_PREFIX = lazy(
    r"^\s*(?:(?:under)?bilaga|annex|appendix|schedule)\s*(?:nr\.?\s*)?[\w.]{1,4}\s*[:.–—-]?\s*", re.IGNORECASE
)
_SELF = lazy(r"\b(?:denna|detta|den här|det här|this)\s+$", re.IGNORECASE)
_SELF_SCAN = scanner({"self": ("denna", "detta", "den här", "det här", "this")})
_TITLE_LABELS = frozenset({"upphandling", "upphandlingens namn", "upphandlingens benämning", "avropets benämning"})
_FORM_LABELS = frozenset({"upphandlande organisation", "symbolförklaring", "innehåll", "innehållsförteckning"})
# what zip tools and mail programs make of å ä ö in file names
_GARBLED = {
    "Ã¥": "å", "Ã¤": "ä", "Ã¶": "ö", "Ã…": "Å", "Ã„": "Ä", "Ã–": "Ö",
    "†": "å", "„": "ä", "”": "ö", "Ž": "Ä", "™": "Ö",
}  # fmt: skip
_FOLD = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of rules/kinds.yaml; the words are terms in the lexicon's notation."""

    kind: str
    label: dict[str, str]
    title: tuple[str, ...]
    """Words of a title, a front page, a file name, or of how a text speaks of itself ("detta avtal")."""
    headings: tuple[str, ...]
    """Words of headings inside such a document."""
    chapter: tuple[str, ...]
    """Words of a heading that opens a part of this kind inside a larger document."""
    proof: tuple[str, ...] = ()
    """Words of which such a part must hold several: a chapter may only speak of the thing."""
    topic: tuple[str, ...] = ()
    """Words of a heading that a chapter about the matter has too: it is such a part when it states what it is."""
    stated: tuple[str, ...] = ()
    """What a chapter that is only headed by its topic must say."""
    says: tuple[str, ...] = ()
    """What such a document says in its text: decides only where no name, title or heading does."""


class Kinds:
    """The kinds with their words compiled; a class because they are compiled once and used for every document."""

    def __init__(self, rows: Sequence[Kind], terms: Mapping[str, Term] = {}) -> None:
        """Take the kinds, and such of their words as are compiled already (`terms_of`)."""
        self.order = [row.kind for row in rows]
        self.labels = {row.kind: row.label for row in rows}
        self._rows, self._terms = rows, terms

    @cached_property
    def _title(self) -> Lexicon:
        return lexicon({row.kind: row.title for row in self._rows}, self._terms)

    @cached_property
    def _folded(self) -> Lexicon:
        return lexicon({row.kind: [_fold(term) for term in row.title] for row in self._rows}, self._terms)

    @cached_property
    def _headings(self) -> Lexicon:
        return lexicon({row.kind: row.headings for row in self._rows}, self._terms)

    @cached_property
    def _chapter(self) -> Lexicon:
        return lexicon({row.kind: row.chapter for row in self._rows}, self._terms)

    @cached_property
    def _topic(self) -> Lexicon:
        return lexicon({row.kind: row.topic for row in self._rows if row.topic}, self._terms)

    @cached_property
    def _stated(self) -> Lexicon:
        return lexicon({row.kind: row.stated for row in self._rows if row.stated}, self._terms)

    @cached_property
    def _says(self) -> Lexicon:
        return lexicon({row.kind: row.says for row in self._rows}, self._terms)

    @cached_property
    def _proof(self) -> dict[str, Lexicon]:
        return {row.kind: lexicon({row.kind: row.proof}, self._terms) for row in self._rows if row.proof}

    def of(self, document: Document, title: str) -> str:
        """The kind with the most evidence in file name, title, front page, headings and the text's words on itself.

        "other" without enough evidence. Chapters that are parts of another kind are no evidence.
        """
        return self.judge(document, title)[0]

    def judge(self, document: Document, title: str) -> tuple[str, float]:
        """The kind as in `of` and how sure it is, 0 to 1.

        1 when title and file name name the kind and nothing speaks for another; under 0.5 when there is one trace of
        it only, or nearly as many of another kind: worth saying in kravlint.toml what the document is.
        """
        chapters = self._chapters(document.blocks)
        own = [
            block
            for index, block in enumerate(document.blocks)
            if not any(part.first <= index <= part.last for part in chapters)
        ]
        score: Counter[str] = Counter()
        name = readable_name(document.path)
        for kind in {self._named(name, self._title), self._named(_fold(name), self._folded)} - {None}:
            score[str(kind)] += _NAME_SCORE
        named = self._named(title, self._title) if _like_title(title) else None
        if named:
            score[named] += _TITLE_SCORE
        front = self._title.find(_front(own))
        for kind in {m.concept for m in _without_shadowed(front, self.order)}:
            score[kind] += _FRONT_SCORE
        headings = [block for block in own if block.kind == "heading"] or _row_labels(own)
        for kind, count in Counter(k for k, _ in {(m.concept, m.block) for m in self._headings.find(headings)}).items():
            score[kind] += min(count, _MOST_HEADINGS)
        called = self._calls_itself(own)
        if called and not (called == _GENERIC and named not in (None, _GENERIC)):
            score[called] += _SELF_SCORE
        best = max(self.order, key=lambda kind: score[kind])
        if score[best] >= _ENOUGH:
            second = max(score[kind] for kind in self.order if kind != best)
            return best, round((1 - second / score[best]) * min(1.0, score[best] / _CERTAIN), 2)
        said = self._by_text(own)
        return said, 0.0 if said == "other" else _BY_TEXT

    def _by_text(self, blocks: Sequence[Block]) -> str:
        """The kind that most blocks speak like, for a document that nothing names."""
        score = Counter(kind for kind, _ in {(m.concept, m.block) for m in self._says.find(blocks)})
        best = max(self.order, key=lambda kind: score[kind])
        return best if score[best] >= _SAID_ENOUGH else "other"

    def parts(self, document: Document, kind: str, title: str) -> tuple[Part, ...]:
        """Split where a chapter heading opens a part of another kind; the rest has the document's own kind."""
        blocks = document.blocks
        if not blocks:
            return (Part(kind, title, 0, 0),)
        opened = [part for part in self._chapters(blocks) if part.kind != kind]
        return tuple(_filled(opened, kind, title, len(blocks) - 1))

    def _named(self, text: str, names: Lexicon) -> str | None:
        """The kind that a title names first; of two names that begin together the longer, then the earlier row."""
        found = names.find([Block("paragraph", text)])
        if not found:
            return None
        first = min(m.start for m in found)
        longest = max(m.end for m in found if m.start == first)
        return next(
            k for k in self.order if any(m.concept == k and m.start == first and m.end == longest for m in found)
        )

    def _calls_itself(self, blocks: Sequence[Block]) -> str | None:
        """The kind by which the text speaks of itself most often ("detta avtal", "denna vägledning")."""
        telling = [blocks[index] for index in _SELF_SCAN(blocks).get("self", ())]
        calls = Counter(
            mention.concept
            for mention in _without_shadowed(self._title.find(telling), self.order)
            if _SELF.search(telling[mention.block].text[: mention.start])
        )
        return calls.most_common(1)[0][0] if calls else None

    def _chapters(self, blocks: Sequence[Block]) -> list[Part]:
        """Chapters that are documents of their own, whatever kind the whole has."""
        opened: list[Part] = []
        for index, kind, named in self._chapter_headings(blocks):
            if index == 0 or (opened and index <= opened[-1].last):
                continue
            last = _chapter_end(blocks, index)
            whole = index < _TITLE_BLOCKS and last == len(blocks) - 1
            if whole or not _SMALLEST_PART <= last - index < _WHOLE * len(blocks):
                continue
            if self._proved(kind, blocks[index + 1 : last + 1], named):
                opened.append(Part(kind, f"{blocks[index].label} {blocks[index].text}".strip(), index, last))
        return opened

    def _proved(self, kind: str, blocks: Sequence[Block], named: bool) -> bool:
        """True when a chapter holds the words of its kind; one that its heading does not name must state what it is."""
        lexicon = self._proof.get(kind)
        if lexicon is None:
            return True
        words = {blocks[m.block].text[m.start : m.start + 6].lower() for m in lexicon.find(blocks)}
        if named:
            return len(words) >= _PROOFS
        return len(words) >= _MORE_PROOFS and any(m.concept == kind for m in self._stated.find(blocks))

    def _chapter_headings(self, blocks: Sequence[Block]) -> list[tuple[int, str, bool]]:
        """Headings that may open a part: index, kind, and whether they name the kind or only its topic."""
        indexes = [
            i
            for i, b in enumerate(blocks)
            if b.kind == "heading" and b.level <= 2 and not is_contents(b) and len(b.text) < _LONGEST_TITLE
        ]
        headings = [Block("heading", _ANNEX_PREFIX.sub("", blocks[i].text)) for i in indexes]
        found: dict[int, tuple[str, bool]] = {}
        for headed in (self._chapter, self._topic):
            for mention in _without_shadowed(headed.find(headings), self.order):
                share = (mention.end - mention.start) / len(headings[mention.block].text)
                if mention.start == 0 or share >= _HEADING_SHARE:
                    found.setdefault(indexes[mention.block], (mention.concept, headed is self._chapter))
        return [(index, kind, named) for index, (kind, named) in sorted(found.items())]


def terms_of(row: Kind) -> dict[str, Term]:
    """The words of a kind, compiled. Raises ValueError for one that cannot be."""
    written = (
        *row.title,
        *map(_fold, row.title),
        *row.headings,
        *row.chapter,
        *row.topic,
        *row.stated,
        *row.says,
        *row.proof,
    )
    from kravlint.language.notation import compile_term

    return {notation: compile_term(notation) for notation in written}


def title_of(document: Document) -> str:
    """The document's title: what is marked as one, else its first heading, else its first line."""
    blocks = [block for block in document.blocks[:40] if not is_contents(block) and block.text]
    for block, following in pairwise(blocks):
        if block.kind == "heading" and block.text.strip(" :").lower() in _TITLE_LABELS:
            return following.text.split("\n")[0][:_LONGEST_TITLE]
    for block in blocks[:_FRONT_BLOCKS]:
        if block.style == "title":
            return block.text
    for block in blocks[:6]:
        if block.kind == "heading" and not block.label and block.text.strip(" :").lower() not in _FORM_LABELS:
            return block.text
    for block in blocks:
        if block.kind != "cell":
            return block.text.split("\n")[0][:_LONGEST_TITLE]
    return blocks[0].text[:_LONGEST_TITLE] if blocks else ""


def readable_name(path: str) -> str:
    """A file's name as words: composed and repaired characters, no ending, spaces for separators."""
    name = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    for garbled, letter in _GARBLED.items():
        name = name.replace(garbled, letter)
    return re.sub(r"(?:[\s_\-–—+]|(?<!\d)\.|\.(?!\d))+", " ", name).strip()


def _fold(text: str) -> str:
    """Text as in a file name without å, ä, ö ("forfragningsunderlag")."""
    return text.translate(_FOLD)


def _like_title(text: str) -> bool:
    return len(text) < _LONGEST_TITLE and not text.rstrip().endswith((".", "?", "!", ",", ";"))


def _front(blocks: Sequence[Block]) -> list[Block]:
    """The title-like lines before the first numbered heading."""
    front: list[Block] = []
    for block in blocks[:_FRONT_BLOCKS]:
        if block.kind == "heading" and block.label and front:
            break
        if block.kind in ("heading", "paragraph") and _like_title(block.text):
            front.append(block)
    return front


def _row_labels(blocks: Sequence[Block]) -> list[Block]:
    """The first cells of rows, which are the headings of a document that is one table."""
    return [b for b in blocks if b.kind == "cell" and b.place.column == 1 and len(b.text) < _LONGEST_LABEL]


def _without_shadowed(mentions: Sequence[Mention], order: Sequence[str]) -> list[Mention]:
    """Of mentions on the same words the longest, then the one whose kind comes first."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.block, m.start, -m.end, order.index(m.concept))):
        if not kept or mention.block != kept[-1].block or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _chapter_end(blocks: Sequence[Block], index: int) -> int:
    """A chapter ends at the next heading of its level; an annex, whose headings may start over, at the next one."""
    level = blocks[index].level
    annex = _ANNEX_HEADING.match(blocks[index].text)
    for later in range(index + 1, len(blocks)):
        block = blocks[later]
        if block.kind == "heading" and block.level <= level and (not annex or _ANNEX_HEADING.match(block.text)):
            return later - 1
    return len(blocks) - 1


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
