"""What the columns of a requirement table hold, from its head or, without one, from its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from kravlint.analysis.requirements.identifiers import is_count, is_id, series_of
from kravlint.analysis.requirements.model import Obligation
from kravlint.language.screen import lazy

Role = Literal["id", "text", "title", "type", "must", "should", "answer", "weight", "value"]
Grid = Sequence[Mapping[int, str]]
"""Rows of a table: column (from 1) to text."""

_HEADS: tuple[tuple[Role, str], ...] = (
    (
        "id",
        r"krav[ -]?(?:id|nr|nummer|no|#|ref|kod)\.?|(?:id|nr|nummer|no|ref|pos|punkt|löpnr|#)\.?(?:[ -]?krav)?|"
        r"(?:krav)?referens|requirement (?:id|no|number)|req\.? ?(?:id|no)|id[ -]?n(?:r|ummer)|kod|beteckning",
    ),
    (
        "type",
        r"m\s?/\s?d|(?:krav)?typ(?: av krav)?|kravtyp|(?:ska|skall)(?:[ -]?krav)?\s?[/,]\s?bör(?:[ -]?krav)?|"
        r"obligatori\w*|prio(?:ritet)?|"
        r"(?:krav)?kategori|kravnivå|ska/bör\w*|s/b|o/b|obl|type|priority|must/should|kravställning(?:snivå)?|m/s",
    ),
    ("must", r"(?:ska|skall|must|sk)(?:[ -]?krav)?"),
    ("should", r"(?:bör|should|bk)(?:[ -]?krav)?"),
    (
        "weight",
        r"(?:vikt|viktning|max(?:imal)?[ -]?)?(?:poäng|vikt|viktning|poängtal)(?:\s*\(.*\))?|mervärde\w*|vikt\s?%|"
        r"(?:max )?points|weight|score|värde",
    ),
    (
        "answer",
        r"(?:kravet\s+)?uppfyll\w*(?:\s.{0,40})?|ja\s?/\s?nej(?:\s.{0,20})?|ja|nej|(?:\w+s\s+)?svar\w*(?:\s.{0,40})?|"
        r"(?:\w+s\s+)?kommentar\w*(?:\s.{0,40})?|bekräft\w*|hänvisning.{0,30}|accepteras|yes\s?/\s?no|"
        r"complian(?:t|ce)(?:\s.{0,30})?|fulfil?led(?:\s.{0,30})?|"
        r"response|comments?|answer|anbudsgivarens .{0,40}|leverantörens .{0,40}",
    ),
    (
        "text",
        r"kravtext|krav(?:et)?s? ?(?:formulering|beskrivning|lydelse|text|ställning)|beskrivning(?: av krav\w*)?|"
        r"lydelse|formulering|krav(?:en)?(?: (?:på|för|avseende) .{1,60})?|requirements?(?: text| description)?|"
        r"description|innebörd|(?:ska|skall|bör|funktionella |icke-funktionella |tekniska )-?krav(?: .{1,40})?|"
        r"kriteri(?:um|er)|specifikation|kravspecifikation",
    ),
    ("value", r"(?:krav|mål|gräns|tröskel|bör)?(?:värde|nivå)|mål|tröskel|gräns|target|threshold|level"),
    (
        "title",
        r"(?:krav)?(?:rubrik|namn|område|benämning|titel)|funktion(?:alitet)?|egenskap|parameter|mått|mätetal|nyckeltal|aspekt|title|property|name|area",
    ),
)
_PATTERNS = tuple((role, lazy(pattern, re.IGNORECASE)) for role, pattern in _HEADS)
_PREFERRED_TEXT = lazy(r"kravtext|beskrivning|lydelse|formulering|text|description", re.IGNORECASE)

_TYPES: tuple[tuple[Obligation, str], ...] = (
    (
        "must",
        r"(?:ska|skall)(?:[ -]?krav\w*)?(?:\s*\(.*\))?|sk|obl|o|obligatorisk\w*(?: krav)?|måste|"
        r"(?:must|måste|ska|shall)[ -]ha(?:ve)?|must|shall|mandatory|krav|m",
    ),
    (
        "should",
        r"bör(?:[ -]?krav\w*)?(?:\s*\(.*\))?|bk|b|mk|mervärde\w*|meriterande|önskvärt|"
        r"(?:should|bör|nice[ -]to)[ -]ha(?:ve)?|should|desirable|"
        r"d|"
        r"(?:utvärderings|tilldelnings)kriteri\w*",
    ),
    ("may", r"(?:could|kan)[ -]ha(?:ve)?|kan(?:ske)?(?:[ -]?krav)?|får|may|could|option(?:ell\w*|al)?|önskemål|kk"),
)
_TYPE_PATTERNS = tuple((obligation, lazy(pattern, re.IGNORECASE)) for obligation, pattern in _TYPES)
_OBLIGES = lazy(r"(?:ska|skall|bör|must|should|shall)(?:[ -]?krav)?", re.IGNORECASE)
_SCALES: tuple[dict[str, Obligation | None], ...] = (
    {"m": "must", "s": "should", "c": "may", "w": None},  # MoSCoW
    {"s": "must", "b": "should"},
    {"o": "must", "b": "should"},
)
""" What single letters mean together; None: not asked for."""
_MODAL = lazy(r"\b(?:ska|skall|bör|måste|shall|should|must|kan|får)\b", re.IGNORECASE)
_REQUIREMENTS = lazy(r"\w*krav|requirement|\breq\b|\b(?:ska|skall|bör|must|should)\b", re.IGNORECASE)
_FULFILLED = lazy(r"uppfyll|complian|fulfil", re.IGNORECASE)
""" The head of a column where it is answered whether the row is met: the rows are requirements."""
_IN_BRACKETS = lazy(r"\s*\([^()]*\)")
_MUST_TEXT = lazy(r"(?:ska|skall)[ -]?krav(?:en)?", re.IGNORECASE)
_SIMPLY = lazy(r"krav(?:et|en|nivå)?|kravtext|requirements?", re.IGNORECASE)
_MOSTLY, _SOME = 0.6, 0.3
_CELLS = 2_000  # texts whose reading is remembered: tables repeat "Ska", "Ja / Nej" and their heads


@lru_cache(_CELLS)
def obligation_of(cell: str) -> Obligation | None:
    """What a type cell says ("Ska", "BK", "Obligatoriskt krav"); None for any other text."""
    text = " ".join(cell.split()).strip(" .*:")
    for obligation, pattern in _TYPE_PATTERNS:
        if pattern.fullmatch(text):
            return obligation
    return None


def scale_of(cells: Sequence[str]) -> Mapping[str, Obligation | None]:
    """What the letters of a type column mean when they are those of one scale: S is "should" beside M, "ska" beside B."""
    letters = {cell.strip(" .*").lower() for cell in cells} - {""}
    fitting = (scale for scale in _SCALES if letters <= scale.keys())
    return next(fitting, {}) if len(letters) > 1 or letters <= {"m"} else {}


def roles_of_head(row: Mapping[int, str]) -> dict[int, Role]:
    """The roles that a head row names; empty when it is not the head of a requirement table."""
    roles: dict[int, Role] = {}
    for column, cell in row.items():
        role = _role_of(cell)
        if role:
            roles[column] = role
    musts = [c for c, role in roles.items() if role == "must" and _MUST_TEXT.fullmatch(row[c].strip())]
    if musts and "text" not in roles.values() and "should" not in roles.values():
        roles[musts[0]] = "text"  # "Nr | Skall-krav | Uppfylls"
    texts = [column for column, role in roles.items() if role == "text"]
    for column in texts:
        preferred = any(_PREFERRED_TEXT.search(row[other]) for other in texts if other != column)
        if preferred and not _PREFERRED_TEXT.search(row[column]):
            roles[column] = "title"  # "Krav | Beskrivning": the first is its name
    found = set(roles.values())
    enough = found & {"id", "type", "must", "should", "answer", "weight"}
    simply = "title" in found and any(_SIMPLY.fullmatch(row[c].strip()) for c, role in roles.items() if role == "text")
    return roles if "text" in found and (enough or simply) else {}


def roles_by_ids(row: Mapping[int, str], rows: Grid, series: Collection[str]) -> dict[int, Role]:
    """The roles in a head without a word for the text, where the rows carry requirement ids: the first free column.

    They do when the table tells how strongly each row is asked, or other tables have requirements of that series.
    """
    roles = {column: role for column, cell in row.items() if (role := _role_of(cell))}
    ids = [column for column, role in roles.items() if role == "id"]
    cells = [text[ids[0]] for text in rows if text.get(ids[0], "").strip()] if ids else []
    if not cells or _share(cells, lambda cell: series_of(cell) != "") < _MOSTLY or "weight" in roles.values():
        return {}
    if "type" not in roles.values() and not {series_of(cell) for cell in cells} & set(series):
        return {}
    free = [column for column in sorted(row) if column > ids[0] and roles.get(column, "title") in ("title", "value")]
    return {**roles, **dict.fromkeys(free[1:], "value"), free[0]: "text"} if free else {}


def roles_by_answer(row: Mapping[int, str]) -> dict[int, Role]:
    """The roles in a head with a word of its own for the text ("Nr | Åtgärd | Uppfylls"): the column before the answer."""
    roles = {column: role for column, cell in row.items() if (role := _role_of(cell))}
    answers = [column for column, role in roles.items() if role == "answer" and _FULFILLED.search(row[column])]
    other = [column for column, cell in row.items() if answers and column < answers[0] and column not in roles and cell]
    return {**roles, other[-1]: "text"} if other and "text" not in roles.values() else {}


@lru_cache(_CELLS)
def _role_of(cell: str) -> Role | None:
    text = " ".join(cell.split()).strip(" .:*")
    bare = _IN_BRACKETS.sub("", text).strip(" .:*")  # "Typ av krav (ska/bör)"
    for head in dict.fromkeys((text, bare)):
        role = next((role for role, pattern in _PATTERNS if head and pattern.fullmatch(head)), None)
        if role:
            return role
    return None


def names_requirements(row: Mapping[int, str]) -> bool:
    """True when a head says that the rows are requirements, so that they need no verb that obliges."""
    return any(_REQUIREMENTS.search(cell) or _FULFILLED.search(cell) for cell in row.values())


def obliging(rows: Grid, column: int) -> bool:
    """True when enough of a column's cells oblige for the table to be one of requirements."""
    cells = [row[column] for row in rows if row.get(column, "").strip()]
    return bool(cells) and _share(cells, lambda cell: _MODAL.search(cell) is not None) >= _SOME


def roles_of_cells(rows: Grid) -> dict[int, Role]:
    """The roles in a table without a head: a column of ids or of types beside a column of sentences."""
    columns = sorted({column for row in rows for column in row})
    filled = {c: [row[c].strip() for row in rows if row.get(c, "").strip()] for c in columns}
    roles: dict[int, Role] = {}
    for column, cells in filled.items():
        if cells and _share(cells, is_id) >= _MOSTLY and "id" not in roles.values():
            roles[column] = "id"
        elif cells and _share(cells, lambda cell: obligation_of(cell) is not None) >= _MOSTLY:
            roles[column] = "type"
    if not roles:
        counts = [c for c in columns[:1] if len(filled[c]) > 1 and _share(filled[c], is_count) >= _MOSTLY]
        roles = dict.fromkeys(counts, "id")
    rest = [c for c in columns if c not in roles and filled[c]]
    if not roles or not rest:
        return {}
    text = max(rest, key=lambda c: sum(map(len, filled[c])) / len(filled[c]))
    share = _share(filled[text], lambda cell: _MODAL.search(cell) is not None)
    if share < (_MOSTLY if set(roles.values()) == {"id"} else _SOME):
        return {}
    return {**roles, text: "text"}


def by_content(rows: Grid, roles: Mapping[int, Role]) -> dict[int, Role]:
    """The roles, with the columns that hold ids and types where the head did not name one."""
    return _with_type(rows, _with_ids(rows, roles))


def _with_type(rows: Grid, roles: Mapping[int, Role]) -> dict[int, Role]:
    if {"type", "must", "should"} & set(roles.values()):
        return dict(roles)
    for column in sorted({column for row in rows for column in row}):
        cells = [row[column] for row in rows if row.get(column, "").strip()]
        free = roles.get(column, "value") in ("value", "title", "weight")
        if free and cells and _share(cells, lambda cell: _OBLIGES.fullmatch(cell.strip(" .*")) is not None) >= _MOSTLY:
            return {**roles, column: "type"}
    return dict(roles)


def _with_ids(rows: Grid, roles: Mapping[int, Role]) -> dict[int, Role]:
    for column in sorted({column for row in rows for column in row}):
        cells = [row[column] for row in rows if row.get(column, "").strip()]
        free = roles.get(column, "title") == "title"
        if "id" not in roles.values() and free and cells and _share(cells, is_id) >= _MOSTLY:
            return {**roles, column: "id"}
    return dict(roles)


def text_column(rows: Grid, roles: Mapping[int, Role]) -> int | None:
    """The column of the requirements; where the column headed "Krav" holds ids, the longest other one."""
    texts = [column for column, role in roles.items() if role == "text"]
    for column in texts:
        cells = [row[column] for row in rows if row.get(column, "").strip()]
        if cells and _share(cells, is_id) < _MOSTLY:
            return column
    return None


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells)
