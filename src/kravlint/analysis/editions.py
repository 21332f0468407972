"""Editions of the same document in one set: "Bilaga 1 Krav.docx" and "Bilaga 1 Krav rev B.docx"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Analysis
from kravlint.language.screen import lazy

_WORD = r"(?:rev(?:iderad|idering|ision)?|version|ver|utgåva|edition|v)"
_NUMBERED = lazy(rf"(?<!\w){_WORD}\.?\s*(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[a-h])(?!\w)", re.IGNORECASE)
_DATED = lazy(
    r"(?<!\d)(?P<date>20\d\d ?(?:0[1-9]|1[0-2]) ?(?:0[1-9]|[12]\d|3[01])|2\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_LATER = lazy(
    r"(?<!\w)(?:rev(?:iderad)?|ändrad|rättad|uppdaterad|slutlig|slutgiltig|final|ny|updated|revised|corrected|new)(?!\w)",
    re.IGNORECASE,
)
_EARLIER = lazy(r"(?<!\w)(?:gammal|gamla|tidigare|old|superseded|utgått)(?!\w)", re.IGNORECASE)
_TAIL = lazy(r"\W+")

Rank = tuple[int, str, tuple[int, ...]]


def editions_of(analyses: Sequence[Analysis]) -> list[list[Analysis]]:
    """Groups of two or more editions of one document, the latest last.

    Editions are files whose names are equal but for number, date or a word such as "rev", and of which each says another
    edition (at most one none at all). Their kinds must be the same.
    """
    groups: dict[tuple[str, str], list[tuple[Rank, Analysis]]] = {}
    for analysis in analyses:
        base, rank = _edition(readable_name(analysis.path))
        if base:
            groups.setdefault((base, analysis.kind), []).append((rank, analysis))
    return [
        [analysis for _, analysis in sorted(group, key=lambda each: (each[0], each[1].path))]
        for group in groups.values()
        if len(group) > 1 and len({rank for rank, _ in group}) == len(group)
    ]


def _edition(name: str) -> tuple[str, Rank]:
    """The name without what tells editions apart, and where the edition stands among the others."""
    word = 1 if _LATER.search(name) else -1 if _EARLIER.search(name) else 0
    numbered, dated = _NUMBERED.search(name), _DATED.search(name)
    number = _order(numbered["number"]) if numbered else ()
    date = dated["date"].replace(" ", "")[-6:] if dated else ""
    for pattern in (_NUMBERED, _DATED, _LATER, _EARLIER):
        name = pattern.sub(" ", name)
    return _TAIL.sub(" ", name).strip().lower(), (word, date, number)


def _order(number: str) -> tuple[int, ...]:
    if number.isalpha():
        return (ord(number.lower()) - ord("a") + 1,)
    return tuple(map(int, number.split(".")))
