"""The sentence of a finding, in which the engine has put ⟦ and ⟧ around the words that it is about."""

from __future__ import annotations

from typing import NamedTuple

OPEN, CLOSE = "⟦", "⟧"


class Span(NamedTuple):
    """A run of text; `marked` when the finding is about it."""

    text: str
    marked: bool


def spans(excerpt: str, longest: int = 600) -> tuple[Span, ...]:
    """The excerpt on one line, without the signs, as marked and unmarked runs.

    One longer than `longest` characters is cut to what stands around the first marked words.
    """
    runs: list[Span] = []
    depth = 0
    for piece in _pieces(" ".join(excerpt.split())):
        if piece in (OPEN, CLOSE):
            depth = max(0, depth + (1 if piece == OPEN else -1))
        elif piece:
            runs.append(Span(piece, depth > 0))
    return tuple(_cut(runs, longest))


def plain(excerpt: str) -> str:
    """The excerpt as it stands in the document, without the signs."""
    return excerpt.replace(OPEN, "").replace(CLOSE, "")


def _pieces(text: str) -> list[str]:
    return text.replace(OPEN, f"\0{OPEN}\0").replace(CLOSE, f"\0{CLOSE}\0").split("\0")


def _cut(runs: list[Span], longest: int) -> list[Span]:
    if sum(len(run.text) for run in runs) <= longest:
        return runs
    before = 0
    for run in runs:
        if run.marked:
            break
        before += len(run.text)
    else:
        before = 0
    start = max(0, before - longest // 3)
    kept = _slice(runs, start, start + longest)
    whole = sum(len(run.text) for run in runs)
    head = [Span("… ", False)] if start else []
    tail = [Span(" …", False)] if start + longest < whole else []
    return [*head, *kept, *tail]


def _slice(runs: list[Span], start: int, end: int) -> list[Span]:
    kept, at = [], 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            kept.append(Span(text, run.marked))
        at += len(run.text)
    return kept
