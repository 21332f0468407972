"""Sentences and clauses of Swedish (and English) administrative text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from kravlint.document import Block

_ABBREVIATIONS = frozenset(
    """
    t.ex bl.a m.m m.fl d.v.s dvs s.k f.d fr.o.m t.o.m o.s.v osv o.d o.dyl e.d e.dyl m.a.o p.g.a pga i.s.f a.a
    kap nr art enl jfr st p punkt mom avd resp inkl exkl ev ca c:a max min tel org orgnr etc sid s kl mån tim
    bil avs kr mkr milj mdkr fig tab ref dnr bl ex m d dir prop bet forts obs vol no e.g i.e cf vs incl approx
    """.split()
)
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"”’')\]]*(?=\s|$))")
_INITIAL = re.compile(r"(?:^|\s)[a-zåäö]$|(?:^|[A-ZÅÄÖ]\w*\.?\s)[A-ZÅÄÖ]$")
_NUMBER = re.compile(r"\d{1,2}|[a-zåäö]{1,4}[-.]?\d{1,4}(?:\.\d{1,3})*")
_WORD = re.compile(r"\w+")
_LOOK_BACK = 40  # characters: no abbreviation or initial needs more
_CLAUSE_BREAK = re.compile(
    r";\s+"
    r"|,?\s+(?=(?:och|samt|men|varvid|varför|medan|dock)\s+(?:(?:\w+\s+){0,3}?)"
    r"(?:ska|skall|måste|bör|kan|får|åtar sig|förbinder sig|shall|must|should|may)\b)",
    re.IGNORECASE,
)
_STEM_ENDS = frozenset("ska skall bör måste får att som shall must".split())


class Sentence(Struct, frozen=True, order=True, gc=False, array_like=True):
    """text[start:end] of a block. `stem` is the index of the sentence that a list item completes ("Biträdet ska:")."""

    block: int
    start: int
    end: int
    stem: int | None = None


def split(text: str) -> list[tuple[int, int]]:
    """Offsets of each sentence of a text, without surrounding white space.

    A full stop after an abbreviation, a number that goes on ("28.3"), an initial, or before a lower-case word ends
    nothing; a line break inside a block ends a sentence unless the next line goes on in lower case.
    """
    ends = []
    for match in _END.finditer(text):
        if match.group().isspace():
            if not text[match.end() : match.end() + 1].islower():
                ends.append(match.end())
        elif _ends_sentence(text, match, ends[-1] if ends else 0):
            ends.append(match.end())
    return [
        sentence
        for begin, end in zip([0, *ends], [*ends, len(text)], strict=True)
        if (sentence := _trimmed(text, begin, end))
    ]


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the coordinated clauses of text[start:end]: each keeps a modal verb of its own."""
    cuts = [start, *(match.end() for match in _CLAUSE_BREAK.finditer(text, start, end))]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def sentences(blocks: Sequence[Block]) -> list[Sentence]:
    """All sentences of a document in reading order, list items with their stem."""
    found: list[Sentence] = []
    stems: list[tuple[int, int]] = []  # (level of the items it introduces, index of the sentence)
    for index, block in enumerate(blocks):
        stem = _stem_for(block, stems)
        for start, end in split(block.text):
            found.append(Sentence(index, start, end, stem))
        if not found or found[-1].block != index:
            continue
        last = found[-1]
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind in ("paragraph", "item") and _introduces(block, last, following):
            level = block.level + 1 if block.kind == "item" else 1
            stems = [s for s in stems if s[0] < level]
            stems.append((level, len(found) - 1))
        elif block.kind in ("heading", "cell") or (block.kind == "paragraph" and block.label == ""):
            stems = []
    return found


def _introduces(block: Block, sentence: Sentence, following: Block | None) -> bool:
    """True for "Biträdet ska:", "Systemet ska kunna visa att": the items below complete it.

    So they do a paragraph without a full stop when they begin in lower case.
    """
    text = block.text
    last = text[sentence.end - 1]
    if not last.isalpha():
        return last == ":"
    if block.kind == "paragraph" and following and following.kind == "item" and following.text[:1].islower():
        return True
    words = _WORD.findall(text, max(sentence.start, sentence.end - _LOOK_BACK), sentence.end)
    return words[-1].lower() in _STEM_ENDS


def _stem_for(block: Block, stems: list[tuple[int, int]]) -> int | None:
    if not stems or block.kind in ("heading", "cell", "footnote"):
        return None
    if block.kind == "item":
        level = max(block.level, 1)
        fitting = [index for introduced, index in stems if introduced <= level]
        return fitting[-1] if fitting else stems[-1][1]
    return None


def _ends_sentence(text: str, match: re.Match[str], begin: int) -> bool:
    after = text[match.end() : match.end() + _LOOK_BACK].lstrip()
    if not after:
        return True
    if match.group()[0] != ".":
        return not after[0].islower()
    before = text[max(begin, match.start() - _LOOK_BACK) : match.start()]
    word = before.rpartition(" ")[2].lower().lstrip("(\"”'[")
    if word in _ABBREVIATIONS or (not before[-2:-1].strip() and _INITIAL.search(before)):
        return False
    if word[-1:].isdigit() and text[begin : match.start()].strip().lower() == word and _NUMBER.fullmatch(word):
        return False  # "1. Leverantören ska …", "K-12. Systemet ska …": a typed number
    return not after[0].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without surrounding white space; None where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
