"""Text as a person reads it, cleaned without losing where its characters came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kravlint.document import Origin

Piece = tuple[str, Origin]
"""Characters as they stand in the file and the place of the first one; its `start` means nothing here."""

_Mark = tuple[int, Origin]
_Edit = tuple[int, int, str]

# Soft hyphens, zero-width and direction marks, control characters: nobody sees them.
_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f"
_RUN = rf"[\s{_UNSEEN}]"
_DEFECT = re.compile(rf"{_RUN}{{2,}}|[^\S \n]|[{_UNSEEN}]|\A\s|\s\Z")

# Sorting the marks on a letter costs the square of their number; Unicode (UAX #15) has 30 for more than any language.
_MOST_MARKS = 30
_PILE = re.compile(rf"[^\x00-\u02ff]{{{_MOST_MARKS + 1},}}")


def clean(text: str) -> str:
    """NFC, unseen characters gone, every run of spaces one space, or one newline where it holds a newline."""
    if not _is_tidy(text):
        text = _DEFECT.sub(_mended, text)
    return text if text.isascii() else nfc(text)


def nfc(text: str) -> str:
    """The text in NFC, in linear time: no letter keeps more than thirty marks."""
    if unicodedata.is_normalized("NFC", text):
        return text
    start, kept = 0, []
    for end, next_start, _ in _excess(text):
        kept.append(text[start:end])
        start = next_start
    return unicodedata.normalize("NFC", "".join(kept) + text[start:])


def assemble(pieces: Iterable[Piece], columns: bool = True) -> tuple[str, tuple[Origin, ...]]:
    """Join pieces to a block's text, cleaned as `clean` does, and the origins of its characters.

    With `columns` false the origins' offsets are not known and are left as they are.
    """
    marks: list[_Mark] = []
    length = 0
    texts = []
    for text, origin in pieces:
        if text:
            marks.append((length, origin))
            texts.append(text)
            length += len(text)
    text = "".join(texts)
    if not _is_tidy(text):
        edits = [(m.start(), m.end(), _mended(m)) for m in _DEFECT.finditer(text)]
        text, marks = _rewrite(text, marks, edits, columns)
    if not unicodedata.is_normalized("NFC", text):
        text, marks = _rewrite(text, marks, _excess(text), columns)
        text, marks = _rewrite(text, marks, _composed(text), columns)
        text = unicodedata.normalize("NFC", text)
    return text, tuple(_merged(marks, columns)) if text else ()


def drop(text: str, origins: tuple[Origin, ...], count: int, columns: bool = True) -> tuple[str, tuple[Origin, ...]]:
    """The text without its first `count` characters, and its origins."""
    marks = [(origin.start, origin) for origin in origins]
    kept, marks = _rewrite(text, marks, [(0, count, "")], columns)
    return kept, tuple(_merged(marks, columns))


def _is_tidy(text: str) -> bool:
    """Whether there is nothing to mend: true for most texts, and much faster to tell than the pattern."""
    return text.isprintable() and "  " not in text and text == text.strip(" ")


def _mended(match: re.Match[str]) -> str:
    found = match.group()
    if match.start() == 0 or match.end() == len(match.string):
        return ""
    if "\n" in found:
        return "\n"
    return " " if any(character.isspace() for character in found) else ""


def _excess(text: str) -> Iterator[_Edit]:
    """The edits that take away the marks beyond the thirtieth on one letter."""
    for pile in _PILE.finditer(text):
        height = 0
        for position, character in enumerate(pile.group() + " ", start=pile.start()):
            if unicodedata.combining(character):
                height += 1
            else:
                if height > _MOST_MARKS:
                    yield position - height + _MOST_MARKS, position, ""
                height = 0


def _composed(text: str) -> Iterator[_Edit]:
    """The edits that compose each character with the marks that follow it."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joins(text[end]):
            continue
        cluster = text[start:end]
        if not unicodedata.is_normalized("NFC", cluster):
            composed = unicodedata.normalize("NFC", cluster)
            left = len(composed) - 1  # marks that nothing composes with stay where they are
            if left and cluster[-left:] == composed[1:]:
                yield start, end - left, composed[0]
            else:
                yield start, end, composed
        start = end


def _joins(character: str) -> bool:
    hangul = "\u1161" <= character <= "\u11c2"
    return hangul or unicodedata.category(character) in ("Mn", "Mc")


def _rewrite(text: str, marks: list[_Mark], edits: Iterable[_Edit], columns: bool) -> tuple[str, list[_Mark]]:
    """Apply replacements (in order, not overlapping) to a text and its marks."""
    starts = [start for start, _ in marks]
    parts: list[str] = []
    moved: list[_Mark] = []
    length = position = 0

    def append(part: str, source: int) -> None:
        nonlocal length
        if part and marks:
            start, origin = marks[max(0, bisect_right(starts, source) - 1)]
            moved.append((length, _advanced(origin, source - start) if columns else origin))
        parts.append(part)
        length += len(part)

    def copy(end: int) -> None:
        cuts = starts[bisect_right(starts, position) : bisect_right(starts, end - 1)]
        for a, b in zip([position, *cuts], [*cuts, end], strict=True):
            append(text[a:b], a)

    for start, end, replacement in edits:
        copy(start)
        append(replacement, start)
        position = end
    copy(len(text))
    return "".join(parts), moved


def _advanced(origin: Origin, count: int) -> Origin:
    return replace(origin, offset=origin.offset + count) if count and (origin.line or origin.run) else origin


def _merged(marks: list[_Mark], columns: bool) -> Iterator[Origin]:
    """The marks as origins, without those that only continue the one before."""
    last: Origin | None = None
    for start, origin in marks:
        origin = replace(origin, start=start)
        if last is not None:
            gap = start - last.start
            expected = replace(_advanced(last, gap) if columns else last, start=start)
            if expected == origin:
                continue
        yield origin
        last = origin
