"""Levels of a security classification: confidentiality, integrity, availability, traceability."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Fact
from kravlint.analysis.settings import Passage, Span
from kravlint.document import Document
from kravlint.language.screen import lazy
from kravlint.language.terms import lowered

ASPECTS = (
    "konfidentialitet", "riktighet", "spårbarhet", "confidentiality", "integrity", "traceability", "krt", "k/r/t",
    "k, r", "k-r-t", "c/i/a", "skyddsnivå", "klassad", "klassat", "klassning", "classified", "\0k\0", "\0r\0", "\0t\0", "\0s\0",
    *(f"{letter}{gap}{n}" for letter in "kc" for gap in ("", " ", ":", ": ", "=", " = ", "= ", "-") for n in range(5)),
    "tillgänglighet", "availability",
)  # fmt: skip
"""What every statement of levels holds; "\\0" stands between blocks, so that "\\0k\\0" is a cell that says K."""

_DASH = r"\s?[-–,/]\s?"
_SEPARATOR = r"\s?[,;|/–-]?\s?(?:och\s|and\s)?"
_VECTOR = lazy(
    rf"(?<!\w)(?:K\s?[:=-]?\s?(?P<k>[0-4]){_SEPARATOR}R\s?[:=-]?\s?(?P<r>[0-4]){_SEPARATOR}T\s?[:=-]?\s?(?P<t>[0-4])"
    rf"(?:{_SEPARATOR}S\s?[:=-]?\s?(?P<s>[0-4]))?"
    rf"|C\s?[:=-]?\s?(?P<c>[0-4]){_SEPARATOR}I\s?[:=-]?\s?(?P<i>[0-4]){_SEPARATOR}A\s?[:=-]?\s?(?P<a>[0-4])"
    r"|KRT(?P<withs>S)?\s?[:=-]?\s?(?P<k2>[0-4])\s?[-,;/]?\s?(?P<r2>[0-4])\s?[-,;/]?\s?(?P<t2>[0-4])"
    r"(?:\s?[-,;/]?\s?(?P<s2>[0-4]))?"
    rf"|(?P<k3>[0-4]){_DASH}(?P<r3>[0-4]){_DASH}(?P<t3>[0-4])(?:{_DASH}(?P<s3>[0-4]))?\s*\((?:K{_DASH}?R{_DASH}?T({_DASH}?S)?|C{_DASH}?I{_DASH}?A)\)"
    rf"|(?:[Ss]kyddsnivå\w*|\w*[Kk]lass(?:ad|at|ade|ats|ning|ningen)|[Cc]lassified)\s+(?:(?:som|på|till|är|i|med|resultatet|nivå|nivån|blev|as|at|level)\s+){{0,3}}(?P<k4>[0-4]){_DASH}(?P<r4>[0-4]){_DASH}(?P<t4>[0-4])"
    rf"(?:{_DASH}(?P<s4>[0-4]))?)(?!\w|[-.,/:]\d|\s*%)"
)
_NAMES = "(?:konfidentialitet|confidentiality|riktighet|integrity|tillgänglighet|availability|spårbarhet|traceability)"
_ASPECT = (
    r"(?:(?P<K>konfidentialitet|confidentiality)|(?P<R>riktighet|integrity)|(?P<T>tillgänglighet|availability)|"
    r"(?P<S>spårbarhet|traceability))"
)
_NAME = lazy(_ASPECT, re.IGNORECASE)
_WORDS = r"(?:ingen|försumbar|måttlig|betydande|(?:synnerligen\s+)?allvarlig|grundnivå|hög|låg|medel|low|medium|moderate|high)"
_DEFINES = r"(?!\s*(?:betyder|innebär|motsvarar|means)\b)"  # then a scale is told, not a level stated
_LEVEL_WORD = r"(?:(?:skydds|konsekvens|säkerhets)?(?:nivå|klass)|level)"
_STATED = lazy(
    rf"(?<!\w){_ASPECT}(?:en|s)?(?:sklass|snivå)?\s*(?:\([KRTSCIA]\)\s*)?[:=(–,-]?\s*(?:har\s+|är\s+|på\s+|till\s+|ges\s+|bedöms\s+|bedömts\s+|som\s+|vara\s+|fick\s+|fått\s+|får\s+|blev\s+|blir\s+|hamnar\s+|hamnade\s+|ligger\s+|sattes\s+|sätts\s+|i\s+|is\s+|as\s+|at\s+)*"
    rf"(?P<named>{_LEVEL_WORD})?\s*[:=]?\s*(?:(?P<number>[0-4])|(?P<word>{_WORDS}))(?!\w|[.,]\d|\s*(?:%|procent|percent|"
    rf"tim|h\b|dag|mån|år|min|sek|hour|day)){_DEFINES}",
    re.IGNORECASE,
)
_CAME_OUT = lazy(r"\b(?:fick|fått|blev|hamnade|sattes|bedömts)\b", re.IGNORECASE)
"""Verbs of a result: with them even one aspect alone has been given its level."""
_REVERSED = lazy(
    rf"(?<!\w){_LEVEL_WORD}\s*(?P<number>[0-4])\s+(?:för|på|i|avseende|gällande|(?:vad|när\s+det)\s+gäller|for|of)\s+"
    rf"(?P<aspects>{_NAMES}\w*(?:\s*(?:,|och|samt|and)\s*{_NAMES}\w*)*){_DEFINES}",
    re.IGNORECASE,
)
_LABEL = lazy(
    rf"(?:(?:informations)?klass(?:ning|ificering)?(?:en)?\s*[,:–-]?\s+(?:av\s+|för\s+)?)?"
    rf"(?:{_ASPECT}(?:en|s)?(?:sklass|snivå)?(?:\s*\(\w+\))?|(?P<letter>[KRTSkrts])(?:\s*\(\w+\))?)\s*:?",
    re.IGNORECASE,
)
_CELL = lazy(
    rf"(?:(?:{_LEVEL_WORD})\s*)?(?:[KRTS]\s?)?(?P<number>[0-4])(?:\s*[(–-].{{0,40}}|[,;.]\s+\D.{{0,200}})?|(?P<word>{_WORDS})(?:\s+(?:nivå|skada|konsekvens))?",
    re.IGNORECASE,
)
_MODEL = lazy(
    r"(?P<KLASSA>\bKLASSA\b)|(?P<MSB>\bMSB(?!FS)(?::s)?\b)|(?P<ISO>\bISO/IEC\s?2700\d\b)|(?P<SKR>\bSKR(?::s)?\b)"
)
_ENGLISH = {"c": "K", "i": "R", "a": "T"}
_THREE_LEVELS = lazy(r"[0-4]\D{0,11}[0-4]\D{0,11}[0-4]")
_NAMED_SO = lazy(
    r"K(?<!\w.)\s?[:=-]?\s?[0-4]|C(?<!\w.)\s?[:=-]?\s?[0-4]|KRT|\((?=[KC])|kyddsnivå|lass(?:ad|at|ning)|lassified"
)
"""What every vector holds: told at once, and many times faster than the vector itself."""
_ASPECT_AT = lazy(_NAMES)
_IN_NAMES = ("konfidentialitet", "confidentiality", "riktighet", "integrity", "tillgänglighet", "availability", "spårbarhet",
    "traceability")  # fmt: skip
_IN_LEVELS = ("0", "1", "2", "3", "4", "ingen", "försumbar", "måttlig", "betydande", "allvarlig", "grundnivå", "hög", "låg",
    "medel", "low", "medium", "moderate", "high")  # fmt: skip
"""One of each stands in lower case where a level is stated in words."""


def levels(passage: Passage) -> Iterator[Fact]:
    """ "level": values per aspect (K, R, T, S) and the model (KLASSA, MSB …) where the same sentence names it.

    A level is a number, or in lower case the word that stands for one: models count their words differently. In a
    table each cell is a fact of its own.
    """
    text = passage.text
    if passage.block.place.table is not None and (aspect := aspect_of(text)):
        if len(text.strip()) > 1 or _beside_aspects(passage.document, passage.index):
            yield from _in_table(passage.document, passage.index, aspect)
        return
    vectors = list(_VECTOR.finditer(text)) if _NAMED_SO.search(text) and _THREE_LEVELS.search(text) else []
    for match in vectors:
        yield _fact(_vector(match), passage, match.span())
    if not vectors and _states(text, lowered(text)):
        for clause in passage.clauses:
            yield from _in_words(passage, clause)


def _states(text: str, lower: str) -> bool:
    """True when an aspect stands with its level; `lower` is the text in lower case."""
    if not (any(name in lower for name in _IN_NAMES) and any(level in lower for level in _IN_LEVELS)):
        return False
    if any(_STATED.match(text, name.start()) for name in _ASPECT_AT.finditer(lower)):
        return True
    return any(level in lower for level in ("nivå", "klass", "level")) and _REVERSED.search(text) is not None


def aspect_of(text: str) -> str | None:
    """The aspect (K, R, T, S) that a cell names, alone or as a letter."""
    label = _LABEL.fullmatch(text.strip())
    if label is None:
        return None
    return (label["letter"] or str(label.lastgroup)).upper()


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
    start, end, sure = len(text), 0, False
    for match in (*_STATED.finditer(text, *clause), *_REVERSED.finditer(text, *clause)):
        for aspect in _aspects(match):
            stated.setdefault(aspect, _level(match))
        start, end = min(start, match.start()), max(end, match.end())
        sure = sure or match.re.pattern == _REVERSED.pattern or bool(match["named"] or _CAME_OUT.search(match.group()))
    if sure or len(stated) > 1 or (stated and _in_list(passage.document, passage.index)):
        yield _fact(stated, passage, (start, end))


def _in_list(document: Document, index: int) -> bool:
    """True for "Konfidentialitet: 3" in a line of its own beside another aspect's."""
    blocks = document.blocks
    own = _STATED.match(blocks[index].text.strip())
    near = [
        _STATED.match(block.text.strip())
        for block in (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    ]
    return own is not None and any(match and match.lastgroup and _aspects(match) != _aspects(own) for match in near)


def _aspects(match: re.Match[str]) -> list[str]:
    """The letters of the aspects that a match names, in its own groups or as a list of words."""
    matches = _NAME.finditer(match["aspects"]) if match.re.pattern == _REVERSED.pattern else (match,)
    return [letter for each in matches for letter in "KRTS" if each[letter]]


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
            if value and not _tells_scale(document, place.table, at):
                yield Fact("level", ((aspect, _level(value)),), at, 0, len(below.text))


def _beside_aspects(document: Document, index: int) -> bool:
    """A single letter names an aspect only among the other letters: K, R and T in one row or one column."""
    blocks = document.blocks
    place = blocks[index].place
    if place.table is None or place.table > len(document.tables) or (place.row != 1 and place.column != 1):
        return False
    table = document.tables[place.table - 1]
    beside = [
        block.text.strip()[:1].upper()
        for block in blocks[table.first : table.last + 1]
        if (block.place.row == 1 if place.row == 1 else block.place.column == 1)
    ]
    return {"K", "R", "T"} <= set(beside)


def _tells_scale(document: Document, table: int, index: int) -> bool:
    """The row begins with a level: it says what that level means, for each aspect."""
    first = index
    blocks = document.blocks
    while first and (blocks[first - 1].place.table, blocks[first - 1].place.row) == (table, blocks[index].place.row):
        first -= 1
    top = blocks[document.tables[table - 1].first].text
    return first != index and aspect_of(top) is None and _CELL.fullmatch(blocks[first].text.strip()) is not None


def _level(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups["number"] or " ".join(str(groups["word"]).lower().split())


def _fact(stated: dict[str, str], passage: Passage, span: Span) -> Fact:
    model = _MODEL.search(passage.text, *passage.clause_at(span[0]))
    value = {**stated, "model": str(model.lastgroup)} if model else stated
    return Fact("level", tuple(sorted(value.items())), passage.index, *span)
