"""Which texts stand in several procurements, and what of that is worth telling."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kravlint.copies.differences import Change, telling_changes
from kravlint.copies.index import COMMON, Place, alike, owners, places, texts
from kravlint.copies.units import words_of

_COPIED = 0.25  # of a document's own words shared with one other document: from here on it was taken from there
_MOST_KEPT = 200  # places kept per pair of documents
_FULL_DATE = re.compile(
    r"\b(?:20\d\d-\d\d-\d\d|\d{1,2}\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
    r"december)\s+(?P<year>20\d\d))\b",
    re.IGNORECASE,
)
_OF_A_LAW = re.compile(
    r"lag(?:en)?\b|förordning|direktiv|beslut|föreskrift|\bdom\b|rapport|standard|act\b", re.IGNORECASE
)


class LeftOver(Struct, frozen=True):
    """Something of another procurement inside a copied text."""

    place: Place
    found: str
    donor: Place


class Diverged(Struct, frozen=True):
    """A copied text in which a number, a negation or the strength was changed."""

    place: Place
    donor: Place
    changes: tuple[Change, ...]


class Compared(Struct, frozen=True):
    """What the comparison of all procurements found. Documents by their numbers in the index."""

    shares: Mapping[int, tuple[float, int | None]]
    """Per document: the share of its words (without common texts) that stands in another procurement, and the
    document that most of it is shared with."""
    left_overs: tuple[LeftOver, ...]
    diverged: tuple[Diverged, ...]


def compared(index: sqlite3.Connection, own: Sequence[Sequence[str]], today: str) -> Compared:
    """Compare everything in a sealed index; `own` holds, per procurement, its names and numbers."""
    words: Counter[int] = Counter()
    copied: Counter[int] = Counter()
    between: dict[int, Counter[int]] = {}
    left: dict[tuple[int, int], list[LeftOver]] = {}
    apart: dict[tuple[int, int], list[Diverged]] = {}
    for mine, theirs, length in _meetings(index):
        words[mine.document] += length
        if not theirs:
            continue
        copied[mine.document] += length
        for donor in {other.document: other for other in reversed(theirs)}.values():  # the likest first
            between.setdefault(mine.document, Counter())[donor.document] += length
            pair = (mine.document, donor.document)
            changes = telling_changes(mine.text, donor.text)
            if changes and len(held := apart.setdefault(pair, [])) < _MOST_KEPT:
                held.append(Diverged(mine, donor, tuple(changes)))
            for found in _left_over(mine, donor, own, today):
                left.setdefault(pair, []).append(LeftOver(mine, found, donor))
    shares = {document: _share(document, words, copied, between) for document in words}
    taken = {
        (document, donor)
        for document, others in between.items()
        for donor, shared in others.items()
        if shared >= _COPIED * words[document]
    }
    return Compared(
        shares,
        tuple(each for pair in sorted(taken) for each in left.get(pair, ())),
        tuple(each for pair in sorted(taken) for each in apart.get(pair, ())),
    )


def _meetings(index: sqlite3.Connection) -> Iterator[tuple[Place, list[Place], int]]:
    """Every place of every text that is not common, with the places of the same text in other procurements."""
    for text, words in texts(index):
        near = [text, *alike(index, text, words)]
        if len(owners(index, near)) >= COMMON:
            continue
        length = len(words.split())
        here = places(index, text)
        stands = [*here, *(place for each in near[1:] for place in places(index, each))]
        for mine in here:
            yield mine, [other for other in stands if other.procurement != mine.procurement], length


def _share(
    document: int, words: Counter[int], copied: Counter[int], between: Mapping[int, Counter[int]]
) -> tuple[float, int | None]:
    if not copied[document]:
        return 0.0, None
    donor = min(between[document].items(), key=lambda item: (-item[1], item[0]))[0]
    return round(copied[document] / words[document], 3), donor


def _left_over(mine: Place, donor: Place, own: Sequence[Sequence[str]], today: str) -> Iterator[str]:
    """What the other procurement calls its own, and dates that have passed, in a text that both hold."""
    for name in own[donor.procurement]:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", mine.text) and not any(
            _same(name, each) for each in own[mine.procurement]
        ):
            yield name
    if words_of(mine.text) == words_of(donor.text) and not _OF_A_LAW.search(mine.text):
        for match in _FULL_DATE.finditer(mine.text):
            if int(match["year"] or match.group()[:4]) < int(today[:4]):
                yield match.group()


def _same(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()
