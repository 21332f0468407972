"""Which paragraphs are headings, and at which level; which are lines of a table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kravlint.readers.pdf.content import Fragment
from kravlint.readers.pdf.lines import Line
from kravlint.readers.pdf.paragraphs import Draft

NUMBER = re.compile("(\\d{1,3}(?:\\.\\d{1,3}){0,5})\\.?(?:\\s+|(?=[A-ZÅÄÖ]))(?=\\S)")
_CHAPTER = re.compile("((?:Bilaga|Kapitel|Avsnitt|Del)\\s+[0-9A-Z]{1,3}(?:\\.\\d+)*)(?=[\\s.:–-]|$)", re.IGNORECASE)
_LEADER = re.compile("\\s*(?:[.…·_]{3,}|(?:[.…·]\\s){3,}[.…·]?)\\s*")
_HAS_LEADER = re.compile("[.…·_]{3}|(?:[.…·]\\s){3}")
"""The same, to be looked for in every text: it need not find where the leader begins."""
_PAGE_END = re.compile("\\s(\\d{1,4}|[ivxl]{1,6})$")
_LONGEST = 140
_LONGEST_PLAIN = 70
"""Characters: a heading that only its number tells from the text is shorter."""
_BIGGER = 1.08
_SENTENCE = re.compile("\\b(?:ska|skall|bör|måste|får)\\b|[.!?]\\s")


def body_size(parts: Iterable[Line | Fragment]) -> float:
    """The font size that most characters have."""
    sizes: Counter[float] = Counter()
    for part in parts:
        sizes[round(part.size * 2) / 2] += len(part.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 10.0


def heading_number(text: str) -> tuple[str, int]:
    """The number in front of a heading and its length with the space after; ("", 0) when there is none."""
    found = NUMBER.match(text)
    if found is None:
        return "", 0
    return found.group(1), found.end()


def is_heading(draft: Draft, text: str, body: float, body_bold: bool) -> bool:
    """Whether the paragraph is a heading by its size, weight or number."""
    line = draft.lines[0]
    if draft.bullet and not heading_number(text)[0]:
        return False
    if len(text) > _LONGEST or len(draft.lines) > 4 or line.field or not any(char.isalpha() for char in text):
        return False
    if text[-1] in ".:;,-" or (text[0].islower() and line.size < 1.3 * body):
        return False
    number, skip = heading_number(text)
    if number and not text[skip].isalpha() and text[skip] not in "\"”'(§":
        return False
    bold = all(line.bold for line in draft.lines) and not body_bold
    if line.size >= _BIGGER * body:
        return True
    if bold and line.size >= 0.95 * body:
        return True
    depth = number.count(".") + 1 if number else 0
    plain = depth >= 2 and len(draft.lines) == 1 and len(text) <= _LONGEST_PLAIN and text[skip].isupper()
    return plain and draft.spaced and line.size >= 0.95 * body and not re.search("\\bska(?:ll)?\\b|[.!?]\\s", text)


def stated_level(draft: Draft, text: str) -> int:
    """The level that the file gives the paragraph; 0 when none, or when it reads like a requirement."""
    tag = draft.lines[0].tag
    if tag is None or tag.kind != "heading" or len(text) > _LONGEST or not any(char.isalpha() for char in text):
        return 0
    closed = text[-1] in ".:;," and (len(text) > _LONGEST_PLAIN or _SENTENCE.search(text))
    return 0 if closed else tag.level


def levels(headings: Sequence[tuple[str, float, bool, int]]) -> list[int]:
    """Levels for (number, size, bold, level that the file states or 0) of every heading.

    The number's depth, shifted as most stated levels are; else what the file states; else the level of those that look
    like it; else the rank of its look among the others.
    """
    shifts = Counter(stated - _depth(number) for number, _, _, stated in headings if number and stated)
    shift = shifts.most_common(1)[0][0] if shifts else 0
    certain = [max(_depth(number) + shift, 1) if number else stated for number, _, _, stated in headings]
    known: dict[tuple[float, bool], Counter[int]] = {}
    for (_, size, bold, _), level in zip(headings, certain, strict=True):
        if level:
            known.setdefault((_rounded(size), bold), Counter())[level] += 1
    looks = sorted({(_rounded(size), bold) for _, size, bold, _ in headings}, reverse=True)
    ranks: dict[tuple[float, bool], int] = {}
    highest = 1
    for look in looks:
        if look in known:
            ranks[look] = known[look].most_common(1)[0][0]
            highest = max(highest, ranks[look] + 1)
        else:
            ranks[look] = min(highest, 9)
            highest += 1
    return [level or ranks[_rounded(size), bold] for (_, size, bold, _), level in zip(headings, certain, strict=True)]


def _depth(number: str) -> int:
    return number.count(".") + 1


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def contents_lines(texts: Sequence[str]) -> list[bool]:
    """Which texts are lines of a table of contents: leaders to a page number, or such numbers in a run."""
    sure = [bool(_HAS_LEADER.search(text)) and _has_page(_LEADER.sub(" ", text)) for text in texts]
    ends = [_has_page(text) and len(text) < 160 for text in texts]
    result = list(sure)
    index = 0
    while index < len(texts):
        end = index
        while end < len(texts) and (sure[end] or ends[end]):
            end += 1
        pages = [_page(text) for text in texts[index:end]]
        rising = all(a <= b for a, b in pairwise(pages))
        if any(sure[index:end]) or (end - index >= 4 and rising):
            result[index:end] = [True] * (end - index)
        index = max(end, index + 1)
    return result


def without_leader(text: str) -> str:
    """A contents line with a space in place of its dots."""
    return _LEADER.sub(" ", text).strip()


def _has_page(text: str) -> bool:
    # Most texts end otherwise, and the pattern would try every space in them.
    ends = text[-1:].isdigit() or text[-1:] in "ivxl"
    return ends and _PAGE_END.search(text) is not None and any(char.isalpha() for char in text[:-2])


def _page(text: str) -> int:
    found = _PAGE_END.search(_LEADER.sub(" ", text))
    return int(found[1]) if found and found[1].isdigit() else 0
