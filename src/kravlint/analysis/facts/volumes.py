"""Volumes: how many students, users, schools, licences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kravlint.analysis.model import Fact
from kravlint.analysis.quantities import quantity_before, ranged
from kravlint.analysis.settings import Passage, setting_of
from kravlint.document import Document
from kravlint.language.screen import lazy

NOUNS = (
    "elev", "barn", "användare", "anställda", "medarbetare", "lärare", "pedagog", "skolor", "skolenhet", "förskol",
    "grundskol", "gymnasie", "licens", "vårdnadshavare", "konton", "personal", "students", "pupils", "users",
    "employees", "teachers", "schools", "licences", "licenses", "guardians", "antal", "volym", "kvantitet", "quantity",
    "number", "volume", "count",
)  # fmt: skip
"""Beginnings of what volumes are of."""

_OF = (
    r"(?P<concurrent_users>samtidiga\s+användare|concurrent\s+users)|(?P<students>elever|students|pupils)|(?P<children>barn)|"
    r"(?P<users>(?:slut)?användare|(?:end\s+)?users)|(?P<employees>anställda|medarbetare|personal|employees)|"
    r"(?P<teachers>lärare|pedagoger|teachers)|(?P<preschools>förskolor|förskoleenheter|preschools)|"
    r"(?P<schools>skolor|skolenheter|grundskolor|gymnasieskolor|gymnasier|schools)|"
    r"(?P<licences>(?:användar|elev)?licenser|licen[cs]es)|(?P<guardians>vårdnadshavare|guardians)|(?P<accounts>konton|accounts)"
)
_VOLUME = lazy(rf"(?<!\w)(?:{_OF})(?!\w)", re.IGNORECASE)
_LABEL = lazy(
    rf"(?:(?:totalt\s+|ungefärligt\s+|uppskattat\s+|total\s+)?(?:antal(?:et)?|number\s+of|ca)\s+)(?:\w+\s+){{0,2}}?(?:{_OF})(?!\w)",
    re.IGNORECASE,
)
_BARE = lazy(
    r"\s*(?:ca|cirka|c:a|ungefär|omkring|drygt|ungefärligen|about|approx\.?)?\s*"
    r"(?P<number>[\d \u00a0\u202f.,–—-]*\d)\s*(?:st\.?|stycken)?\s*\.?",
    re.IGNORECASE,
)
_AMOUNTS_TO = lazy(
    rf"\bantalet\s+(?:{_OF})(?!\w)\s+(?:uppgår|uppgick|beräknas|uppskattas|bedöms|väntas)\b[^.;:()]{{0,60}}?\b(?:till|vara)\s+"
    r"(?:ca|cirka|omkring|ungefär|drygt)?\s*(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{2,7})(?=\s*(?:[.;,]|st\b|stycken\b|$))",
    re.IGNORECASE,
)
_ADJECTIVES = (
    r"(?:\s+(?:aktiva|unika|totalt|st|stycken|namngivna|olika|kommunala|nya|samtida|active|named|unique))*\s*$"
)
_ADJECTIVE = lazy(_ADJECTIVES, re.IGNORECASE)
_NO_VOLUME_BEFORE = lazy(
    r"\b(?:årskurs(?:erna)?|åk|klass(?:er)?\s+(?:med|om|på)|grupp(?:er)?\s+(?:med|om|på|av)|per|varje|för|minst\s+en|"
    r"each|every|grade|vardera|med vardera)\s*(?:\d+\s*[-–]\s*)?$",
    re.IGNORECASE,
)
_NO_VOLUME_AFTER = lazy(r"\s*(?:per\b|/|i\s+(?:varje|taget|samma)\b|åt\s+gången|each\b|ska(?:ll)?\s+kunna|kan\b)", re.I)
_WHICH = lazy(
    r"\s+(?P<which>(?:i|på|med|vid|inom|som|utan|från|över|under|in|at|with|without|aged)\s+[^.,;:()\n]{2,60})",
    re.IGNORECASE,
)
_IN_CODE = lazy(r"\w[-–]$")  # "K-20 Lärare ska …" is a requirement and its number
_COUNTED = lazy(r"(?:totalt|st|stycken|olika)\b", re.IGNORECASE)
_NUMBER_HEAD = lazy(r"(?:antal|volym|kvantitet|number|volume|count|quantity)\b", re.IGNORECASE)
_UNIT_HEAD = lazy(r"(?:enhet|unit)\b", re.IGNORECASE)
_UNIT = lazy(
    r"(?:per\s+)?(?:(?P<students>elev(?:er)?|students?|pupils?)|(?P<children>barn|child(?:ren)?)|(?P<users>användare|users?)|"
    r"(?P<employees>anställda?|medarbetare|employees?)|(?P<teachers>lärare|pedagog(?:er)?|teachers?)|"
    r"(?P<preschools>förskol(?:a|or)|preschools?)|(?P<schools>skol(?:a|or)|skolenhet(?:er)?|schools?)|"
    r"(?P<licences>licens(?:er)?|licen[cs]es?)|(?P<guardians>vårdnadshavare|guardians?)|(?P<accounts>konto(?:n)?|accounts?))(?!\w)",
    re.IGNORECASE,
)
_OTHER_UNIT = lazy(r"(?:per\s+)?(?P<noun>[^\W\d_]{4,}are)(?!\w)", re.IGNORECASE)  # planerare, brukare, handläggare
_WORD = lazy(r"(?P<noun>[^\W\d_]{4,}are)", re.IGNORECASE)
_REACH = 40  # characters for the adjectives between a number and its noun
_FEWEST = 20  # of persons and accounts; "två elever" is an example, "två skolenheter" a volume
_SMALL = frozenset({"schools", "preschools"})


def volumes(passage: Passage) -> Iterator[Fact]:
    """ "volume": how many there are of something.

    Aspects: of (students, users, schools …); which, where the text says so ("active", "i grundskolan"); count; least
    for a range.
    """
    text = passage.text
    for match in _VOLUME.finditer(text):
        about = str(match.lastgroup).replace("_", "-")
        before = _ADJECTIVE.search(text, max(0, match.start() - _REACH), match.start())
        number = quantity_before(text, before.start() if before else match.start())
        if number is None or _IN_CODE.search(text, 0, number.start):
            continue
        if number.value.to_integral_value() != number.value or not text[number.end - 1].isdigit():
            continue
        if number.value < _FEWEST and about not in _SMALL:
            continue
        clause = passage.clause_at(number.start)
        if _NO_VOLUME_BEFORE.search(text[clause[0] : number.start]) or _NO_VOLUME_AFTER.match(text, match.end()):
            continue
        which = _which(text[number.end : match.start()], text, match.end())
        yield _fact(about, number.value, number.least, passage.index, number.start, match.end(), which)
    for match in _AMOUNTS_TO.finditer(text):
        about = next(name for name, found in match.groupdict().items() if found and name != "number")
        yield from _bare(about.replace("_", "-"), match, passage.index, *match.span("number"))
    yield from _labelled(passage)


def _which(adjectives: str, text: str, at: int) -> str:
    """ "aktiva i grundskolan": what narrows the noun that ends at `at`."""
    after = _WHICH.match(text, at)
    words = f"{_COUNTED.sub('', adjectives)} {after['which'] if after else ''}"
    return " ".join(words.lower().split())


def _labelled(passage: Passage) -> Iterator[Fact]:
    """ "Antal elever: 12 000", and "Antal elever" in one cell with the number beside it or below it."""
    document, index, text = passage.document, passage.index, passage.text
    label = _LABEL.match(text)
    if label is None:
        yield from _column(passage)
        return
    about = str(label.lastgroup).replace("_", "-")
    rest = text[label.end() :].lstrip(" :=")
    if number := _BARE.fullmatch(rest):
        yield from _bare(about, number, index, len(text) - len(rest), len(text))
    elif not rest and passage.block.place.table is not None:
        beside = index + 1
        if beside < len(document.blocks) and setting_of(document, passage.outline, beside).row == text:
            value = document.blocks[beside].text
            if number := _BARE.fullmatch(value):
                yield from _bare(about, number, beside, 0, len(value))
                return
        yield from _below(document, index, about)


def _column(passage: Passage) -> Iterator[Fact]:
    """Below a column's head "Antal": the number of each row, of what the row's unit or first cell names."""
    document, head, column = passage.document, passage.block.place, passage.block.place.column
    if head.row != 1 or not head.table or not column or not _NUMBER_HEAD.match(passage.text):
        return
    if head.table > len(document.tables):
        return
    table = document.tables[head.table - 1]
    rows: dict[int, dict[int, int]] = {}  # row and column to block
    for at in range(table.first, table.last + 1):
        place = document.blocks[at].place
        if place.table == head.table and place.row and place.column:
            rows.setdefault(place.row, {})[place.column] = at
    heads = rows.pop(1, {})
    unit = next((other for other, at in heads.items() if _UNIT_HEAD.match(document.blocks[at].text)), None)
    for row in rows.values():
        if column not in row or column == min(row):
            continue
        value, first = document.blocks[row[column]].text, document.blocks[row[min(row)]].text
        number = _BARE.fullmatch(value)
        named = _named(document.blocks[row[unit]].text, of_unit=True) if unit in row else _named(first)
        if number and named:
            yield from _bare(named[0], number, row[column], 0, len(value), named[1])


def _named(label: str, *, of_unit: bool = False) -> tuple[str, str] | None:
    """What a row counts, and which of them: "Elever i grundskolan", the unit "elev och år"; None for "fast pris"."""
    match = (_UNIT if of_unit else _VOLUME).match(label)
    if match is None:
        word = _OTHER_UNIT.match(label) if of_unit else _WORD.fullmatch(label)
        return (word["noun"].lower(), "") if word else None
    about = str(match.lastgroup).replace("_", "-")
    which = "" if of_unit else _which("", label, match.end())
    return None if label[match.end() :].strip() and not (which or of_unit) else (about, which)


def _below(document: Document, index: int, about: str) -> Iterator[Fact]:
    """The numbers of a column with this head when they are of one row only: several are parts of a whole."""
    place = document.blocks[index].place
    if place.row != 1 or place.table is None or place.table > len(document.tables):
        return
    table = document.tables[place.table - 1]
    cells = [
        at
        for at in range(index + 1, table.last + 1)
        if document.blocks[at].place.column == place.column and document.blocks[at].place.table == place.table
    ]
    if len(cells) == 1 and (number := _BARE.fullmatch(document.blocks[cells[0]].text)):
        yield from _bare(about, number, cells[0], 0, len(document.blocks[cells[0]].text))


def _bare(about: str, match: re.Match[str], block: int, start: int, end: int, which: str = "") -> Iterator[Fact]:
    number = quantity_before(match["number"], len(match["number"]))
    if number is not None:
        yield _fact(about, number.value, number.least, block, start, end, which)


def _fact(about: str, value: Decimal, least: Decimal | None, block: int, start: int, end: int, which: str = "") -> Fact:
    narrowed = (("which", which),) if which else ()
    return Fact("volume", tuple(sorted((("of", about), *ranged("count", value, least), *narrowed))), block, start, end)
