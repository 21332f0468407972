"""A block's text and origins from the pieces that its runs hold."""

from __future__ import annotations

import re

from kravlint.document import Origin
from kravlint.readers.origins import assemble

Piece = tuple[str, int, int, int]
"""Text, paragraph, run and offset in the run; paragraph 0: made by the reader, or not in document.xml."""

NEWLINE: Piece = ("\n", 0, 0, 0)

# Characters that stand for themselves in NFC and need no look at their neighbours. Everything else
# (spaces of other kinds, soft hyphens, combining marks, other scripts) takes the slow and certain way.
_UNUSUAL = re.compile("[^ -~\n\xa1-\xac\xae-\u02ff\u2010\u2012-\u2027\u2030-\u205e\u20ac\u2190-\u2bfe]")


def compose(pieces: list[Piece]) -> tuple[str, tuple[Origin, ...]]:
    """The pieces as a person reads them, and where each character came from."""
    raw = "".join([piece[0] for piece in pieces])
    if _UNUSUAL.search(raw) or "  " in raw or ("\n" in raw and _has_loose_newline(raw)):
        return assemble(
            (text.replace("\u2011", "-"), Origin(0, paragraph, run, offset)) for text, paragraph, run, offset in pieces
        )
    text = raw.strip()
    if not text:
        return "", ()
    cut = len(raw) - len(raw.lstrip())
    origins: list[Origin] = []
    start = -cut
    expected: tuple[int, int, int] | None = None
    for content, paragraph, run, offset in pieces:
        length = len(content)
        if length and start + length > 0 and (not origins or (paragraph, run, offset) != expected):
            hidden = max(0, -start)
            origins.append(Origin(start + hidden, paragraph, run, offset + hidden if run else 0))
        start += length
        expected = (paragraph, run, offset + length if run else 0)
    while origins and origins[-1].start >= len(text):
        origins.pop()
    return text, tuple(origins)


def drop(text: str, origins: tuple[Origin, ...], count: int) -> tuple[str, tuple[Origin, ...]]:
    """The text without its first `count` characters, and its origins."""
    kept: list[Origin] = []
    for origin in origins:
        if origin.start > count:
            kept.append(_at(origin, origin.start - count, 0))
        else:
            kept = [_at(origin, 0, count - origin.start)]
    return text[count:], tuple(kept)


def _at(origin: Origin, start: int, advance: int) -> Origin:
    offset = origin.offset + advance if origin.run else 0
    return Origin(start, origin.paragraph, origin.run, offset)


def _has_loose_newline(raw: str) -> bool:
    return "\n\n" in raw or " \n" in raw or "\n " in raw
