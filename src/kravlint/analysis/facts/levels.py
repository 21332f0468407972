"""Levels of a security classification: confidentiality, integrity, availability, traceability."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Fact
from kravlint.analysis.settings import Passage, Span
from kravlint.document import Document

ASPECTS = (
    "konfidentialitet", "riktighet", "spårbarhet", "confidentiality", "integrity", "traceability", "krt",
    *(f"{letter}{gap}{n}" for letter in "kc" for gap in ("", " ", ":", ": ", "=", " = ", "= ", "-") for n in range(5)),
    "tillgänglighet", "availability",
)  # fmt: skip
"""Beginnings of what every statement of levels holds."""

_SEPARATOR = r"\s?[,;|/–-]?\s?(?:och\s|and\s)?"
_VECTOR = re.compile(
    rf"(?<!\w)(?:K\s?[:=-]?\s?(?P<k>[0-4]){_SEPARATOR}R\s?[:=-]?\s?(?P<r>[0-4]){_SEPARATOR}T\s?[:=-]?\s?(?P<t>[0-4])"
    rf"(?:{_SEPARATOR}S\s?[:=-]?\s?(?P<s>[0-4]))?"
    rf"|C\s?[:=-]?\s?(?P<c>[0-4]){_SEPARATOR}I\s?[:=-]?\s?(?P<i>[0-4]){_SEPARATOR}A\s?[:=-]?\s?(?P<a>[0-4])"
    r"|KRT(?P<withs>S)?\s?[:=-]?\s?(?P<k2>[0-4])\s?[-,;/]?\s?(?P<r2>[0-4])\s?[-,;/]?\s?(?P<t2>[0-4])"
    r"(?:\s?[-,;/]?\s?(?P<s2>[0-4]))?)(?!\w|[.,]\d|\s*%)"
)
_ASPECT = (
    r"(?:(?P<K>konfidentialitet|confidentiality)|(?P<R>riktighet|integrity)|(?P<T>tillgänglighet|availability)|"
    r"(?P<S>spårbarhet|traceability))"
)
_WORDS = r"(?:ingen|försumbar|måttlig|betydande|(?:synnerligen\s+)?allvarlig|grundnivå|hög|låg|medel)"
_LEVEL_WORD = r"(?:(?:skydds|konsekvens|säkerhets)?(?:nivå|klass)|level)"
_STATED = re.compile(
    rf"(?<!\w){_ASPECT}(?:en|s)?(?:sklass|snivå)?\s*(?:\([KRTSCIA]\)\s*)?[:=(–,-]?\s*(?:har\s+|är\s+|på\s+|till\s+|ges\s+|is\s+)*"
    rf"(?P<named>{_LEVEL_WORD})?\s*[:=]?\s*(?:(?P<number>[0-4])|(?P<word>{_WORDS}))(?!\w|[.,]\d|\s*(?:%|procent|percent|"
    r"tim|h\b|dag|mån|år|min|sek|hour|day))",
    re.IGNORECASE,
)
_REVERSED = re.compile(rf"(?<!\w){_LEVEL_WORD}\s*(?P<number>[0-4])\s+(?:för|på|i|for)\s+{_ASPECT}", re.IGNORECASE)
_LABEL = re.compile(rf"{_ASPECT}(?:en|s)?(?:sklass|snivå)?(?:\s*\([KRTSCIA]\))?\s*:?", re.IGNORECASE)
_CELL = re.compile(
    rf"(?:(?:{_LEVEL_WORD})\s*)?(?:[KRTS]\s?)?(?P<number>[0-4])(?:\s*[(–-].{{0,40}})?|(?P<word>{_WORDS})(?:\s+(?:nivå|skada|konsekvens))?",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"(?P<KLASSA>\bKLASSA\b)|(?P<MSB>\bMSB(?!FS)(?::s)?\b)|(?P<ISO>\bISO/IEC\s?2700\d\b)|(?P<SKR>\bSKR(?::s)?\b)"
)
_ENGLISH = {"c": "K", "i": "R", "a": "T"}


def levels(passage: Passage) -> Iterator[Fact]:
    """ "level": values per aspect (K, R, T, S) and the model (KLASSA, MSB …) where the same sentence names it.

    A level is a number, or in lower case the word that stands for one: models count their words differently. In a
    table each cell is a fact of its own.
    """
    text = passage.text
    if passage.block.place.table is not None and (label := _LABEL.fullmatch(text.strip())):
        yield from _in_table(passage.document, passage.index, str(label.lastgroup))
        return
    vectors = list(_VECTOR.finditer(text))
    for match in vectors:
        yield _fact(_vector(match), passage, match.span())
    if not vectors and (_STATED.search(text) or _REVERSED.search(text)):
        for clause in passage.clauses:
            yield from _in_words(passage, clause)


def _vector(match: re.Match[str]) -> dict[str, str]:
    stated: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value and name != "withs":
            letter = _ENGLISH.get(name, name[0].upper())
            stated[letter] = value
    return stated


def _in_words(passage: Passage, clause: Span) -> Iterator[Fact]:
    """ "konfidentialitet nivå 3, riktighet 2": several aspects, or one whose value is called a level."""
    text = passage.text
    stated: dict[str, str] = {}
    start, end, sure = len(text), 0, 0
    for match in (*_STATED.finditer(text, *clause), *_REVERSED.finditer(text, *clause)):
        groups = match.groupdict()
        aspect = next(letter for letter in "KRTS" if groups[letter])
        if aspect not in stated:
            stated[aspect] = _level(match)
            start, end = min(start, match.start()), max(end, match.end())
        sure += bool(groups.get("named")) or match.re is _REVERSED
    if sure or len(stated) > 1:
        yield _fact(stated, passage, (start, end))


def _in_table(document: Document, index: int, aspect: str) -> Iterator[Fact]:
    """The level beside its aspect, or below it where the aspects head the columns."""
    blocks = document.blocks
    place = blocks[index].place
    beside = index + 1
    if beside < len(blocks) and blocks[beside].place.row == place.row and blocks[beside].place.table == place.table:
        value = _CELL.fullmatch(blocks[beside].text.strip())
        if value:
            yield Fact("level", ((aspect, _level(value)),), beside, 0, len(blocks[beside].text))
            return
    if place.row != 1 or place.table is None or place.table > len(document.tables):
        return
    for at in range(beside, document.tables[place.table - 1].last + 1):
        below = blocks[at]
        if below.place.table == place.table and below.place.column == place.column:
            value = _CELL.fullmatch(below.text.strip())
            if value:
                yield Fact("level", ((aspect, _level(value)),), at, 0, len(below.text))


def _level(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups["number"] or " ".join(groups["word"].lower().split())


def _fact(stated: dict[str, str], passage: Passage, span: Span) -> Fact:
    model = _MODEL.search(passage.text, *passage.clause_at(span[0]))
    value = {**stated, "model": str(model.lastgroup)} if model else stated
    return Fact("level", tuple(sorted(value.items())), passage.index, *span)
