"""Lines -> paragraphs: by spacing, indentation, labels, font and where a line ends before it had to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from kravlint.readers.pdf.glyphs import HYPHEN
from kravlint.readers.pdf.lines import Line

BULLETS = "•▪●■➢→⇒✓✔◦○∙·–—‣⁃"
_BULLET = re.compile(f"(?:[{BULLETS}]|[-*](?=\\s)|o(?=\\s))\\s*")
_LETTER = re.compile("\\(?(?:[a-zåäö]|[ivx]{1,5})\\)\\s*|[a-zåäö]\\.\\s+(?=\\S{2})")
_NUMBER = re.compile(
    "(?:\\(\\d{1,2}\\)|\\d{1,2}\\)|\\d{1,3}\\.(?!\\d)|\\d{1,3}(?:\\.\\d{1,3}){1,5}\\.?)(?:\\s+|(?=[A-ZÅÄÖ]))"
)
_ENDS = (".", ":", ";", "!", "?", "…")
_CLOSING = ")”\"'»"
LISTED = re.compile("(?:(?:[.…·_]{3,}|(?:[.…·]\\s){3,}[.…·]?)\\s*(?:\\d{1,4}|[ivxl]{1,6})|\t\\d+)$")
"""The end of a line in a table of contents: dots or a wide gap, and a page number."""
_COUNTING = frozenset("0123456789ivxl")
_APART = 1.3
"""A line's distance to the one before, over the usual distance, that begins a paragraph."""
_HANG = 40.0
"""Points that an item's text may stand to the right of its label."""
_SHIFT = 6.0
"""Points of indentation that mean something."""


class Draft(Struct):
    """A paragraph's lines."""

    lines: list[Line]
    label: str = ""
    bullet: bool = False
    listed: bool = False
    """The file says that an item begins here."""
    footnote: bool = False
    spaced: bool = False
    """There is more than a line's space in front of it."""


def has_ended(text: str) -> bool:
    """Whether it ends as a sentence or a lead-in does."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def label_of(line: Line) -> str:
    """The list sign or number that the line begins with, with the space after it; "" when there is none."""
    if line.label:
        return line.text[: line.label]
    for pattern in (_BULLET, _LETTER, _NUMBER):
        found = pattern.match(line.text)
        if found and (pattern is not _BULLET or found.group()[0] != "o" or line.indent > line.x0 + line.size):
            return found.group()
    return ""


def forced_break(line: Line, after: Line) -> bool:
    """Whether the line ends although the next line's first word would have fitted in."""
    if line.text.endswith(HYPHEN):
        return False
    word = after.text.partition(" ")[0]
    width = (after.x1 - after.x0) / max(len(after.text), 1)
    return line.x1 + (1.1 * len(word) + 1.5) * width < line.right - 1


def forced_breaks(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines that begin a new paragraph within a cell."""
    if len(lines) < 2:
        return []
    usual = _usual_distance(lines)
    return [
        index
        for index in range(1, len(lines))
        if lines[index].page == lines[index - 1].page and _begins(lines[index - 1], lines[index], lines[:index], usual)
    ]


def paragraphs(lines: Sequence[Line]) -> list[Draft]:
    """The paragraphs of lines that follow each other, over page and column breaks too."""
    usual = _usual_distance(lines)
    drafts: list[Draft] = []
    for index, line in enumerate(lines):
        if drafts and not _starts(drafts[-1], line, usual):
            drafts[-1].lines.append(line)
            continue
        label = label_of(line)
        before = lines[index - 1] if index else None
        spaced = before is None or before.page != line.page or _is_apart(before, line, usual)
        listed = line.tag is not None and line.tag.kind == "item" and not (before and _one_element(before, line))
        drafts.append(Draft([line], label, bool(label), listed, spaced=spaced))
    return drafts


def _usual_distance(lines: Sequence[Line]) -> float:
    """The lines' usual distance over their font size: the smallest that is common."""
    steps = sorted(
        round((after.bottom - line.bottom) / after.size, 2)
        for line, after in pairwise(lines)
        if line.page == after.page and abs(line.size - after.size) < 0.5 and after.bottom > line.bottom
    )
    if not steps:
        return 1.25
    return min(max(steps[len(steps) // 4], 1.0), 1.9)


def _is_apart(line: Line, after: Line, usual: float) -> bool:
    return after.bottom - line.bottom > _APART * usual * max(after.size, line.size * 0.9)


def _starts(draft: Draft, line: Line, usual: float) -> bool:
    last = draft.lines[-1]
    if last.page != line.page or line.bottom < last.bottom - line.size:
        return not _goes_on(draft, line)
    return _begins(last, line, draft.lines, usual)


def _goes_on(draft: Draft, line: Line) -> bool:
    """Whether a paragraph that a page or column break cuts goes on in the line."""
    last = draft.lines[-1]
    if abs(last.size - line.size) > 0.6 or last.bold != line.bold or line.field or last.field:
        return False
    if _is_heading(last) != _is_heading(line):
        return False
    if last.text.endswith(HYPHEN):
        return True
    return not has_ended(last.text) and line.text[0].islower() and not label_of(line)


def _is_heading(line: Line) -> bool:
    return line.tag is not None and line.tag.kind == "heading"


def _begins(last: Line, line: Line, before: Sequence[Line], usual: float) -> bool:
    """Whether the line begins a new paragraph after `last`, the end of `before`."""
    if line.tag is not last.tag and _parted(last, line):
        return True
    if _is_heading(line) and _one_element(last, line):
        return False
    if last.text[-1] in _COUNTING and LISTED.search(last.text):
        return True
    if line.field or last.field or not (line.upright and last.upright):
        return True
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size) + 0.3:
        return True
    if last.text.endswith(HYPHEN):
        return False
    if last.bold != line.bold and _ends_block(last, line):
        return True
    if _is_apart(last, line, usual):
        return True
    forced = forced_break(last, line)
    label = label_of(line)
    if label and (not label[0].isdigit() or forced or line.indent > line.x0 + 1) and not _wrapped(last, label):
        return True
    first = before[0]
    hanging = bool(label_of(first)) and first.x0 - 2 < line.x0 < max(first.indent + _SHIFT, first.x0 + _HANG)
    aligned = abs(line.x0 - last.x0) < _SHIFT or hanging or _centred(last, line)
    if forced:
        return _ends_block(last, line) or not aligned
    if aligned:
        return False
    # A first line may be indented, or stand out.
    return not (len(before) == 1 or line.x0 < last.x0 - _SHIFT) or has_ended(last.text)


def _one_element(a: Line, b: Line) -> bool:
    """Whether both lines stand in the same heading, item or cell of the structure tree."""
    return a.page == b.page and a.tag is not None and b.tag is not None and a.tag.element == b.tag.element


def _parted(a: Line, b: Line) -> bool:
    """Whether the file says that one of the lines is a heading or an item, and the other no part of it."""
    stated = any(line.tag is not None and line.tag.kind in ("heading", "item") for line in (a, b))
    return stated and not _one_element(a, b)


def _wrapped(last: Line, label: str) -> bool:
    """A number or dash that only happens to stand first in the line."""
    return label[0] in "–—-·→" and not has_ended(last.text) and not forced_break(last, last) and last.text[-1] == ","


def _ends_block(last: Line, line: Line) -> bool:
    head = line.text[0]
    return has_ended(last.text) or head.isupper() or head.isdigit() or head in "\"”'§"


def _centred(a: Line, b: Line) -> bool:
    return abs((a.x0 + a.x1) - (b.x0 + b.x1)) < 4
