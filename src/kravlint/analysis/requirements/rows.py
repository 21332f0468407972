"""Requirement tables: one unit for each row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from kravlint.analysis.requirements.columns import (
    Role,
    by_content,
    names_requirements,
    obligation_of,
    obliging,
    roles_by_answer,
    roles_by_ids,
    roles_of_cells,
    roles_of_head,
    scale_of,
    text_column,
)
from kravlint.analysis.requirements.identifiers import is_count, is_id, leading, series_of
from kravlint.analysis.requirements.model import Obligation
from kravlint.analysis.requirements.unit import Unit
from kravlint.document import Block, Table
from kravlint.language.screen import lazy

_Row = dict[int, int]
"""Column (from 1) to the index of its cell."""
Grid = list[_Row]
_VERSION = lazy(r"(?:ver(?:sion|\.)?|utgåva|rev(?:ision|\.)?)(?:[ -]?(?:nr|nummer|no)\.?)?")
_DAY = lazy(r"(?:\w+)?datum|date|dag")
_COMPANY = lazy(r"org(?:anisations)?[. -]*(?:nr|nummer|no)\.?")
_HEAD_ROWS = 4  # a title and merged cells may stand above the head
_COMPANY_ROWS = 10


def grids(blocks: Sequence[Block], tables: Sequence[Table]) -> list[Grid]:
    """The rows of each table: column (from 1) to the index of its cell."""
    return [_by_row(blocks, table, number) for number, table in enumerate(tables, start=1)]


def units(blocks: Sequence[Block], tables: Sequence[Table], by_table: Sequence[Grid]) -> Iterator[Unit]:
    """A unit for each row of each requirement table; other tables give nothing.

    A table without a head of its own takes the roles of the one before it when it has as many columns: a page break
    has cut it in two.
    """
    before: tuple[int, dict[int, Role], bool] = (0, {}, False)
    series = _series(blocks, by_table)
    for table, rows in zip(tables, by_table, strict=True):
        if not rows or _lists_companies(blocks, rows):
            continue
        below = _listed(blocks, rows)
        if below is not None:
            yield below
            continue
        roles, body, sure = _roles(blocks, rows, table, series)
        if not roles and before[0] == table.columns and not table.header_rows:
            _, roles, sure = before
            body = rows if _continues(blocks, rows, roles) else []
        column = text_column(_texts(blocks, body), roles)
        if column is None or not (sure or obliging(_texts(blocks, body), column)):
            before = (0, {}, False)
            continue
        before = (table.columns, roles, sure)
        yield from _joined(blocks, _units(blocks, body, roles, column, table.columns, sure))


def histories(blocks: Sequence[Block], tables: Sequence[Table], by_table: Sequence[Grid]) -> set[int]:
    """The numbers of the tables of versions, changes and companies: what they tell is so, it is not asked for."""
    found = set()
    for number, (table, rows) in enumerate(zip(tables, by_table, strict=True), start=1):
        head = [b.text.strip(" :").lower() for b in blocks[table.first : table.last + 1] if b.place.row == 1]
        told = any(_VERSION.fullmatch(cell) for cell in head) and any(_DAY.fullmatch(cell) for cell in head)
        if told or _lists_companies(blocks, rows):
            found.add(number)
    return found


def _lists_companies(blocks: Sequence[Block], rows: Sequence[_Row]) -> bool:
    """True for a table with a column of registration numbers: prices and addresses of suppliers, however they are numbered."""
    cells = (blocks[index].text.strip(" :").lower() for row in rows[:_COMPANY_ROWS] for index in row.values())
    return len(rows) > 2 and any(_COMPANY.fullmatch(cell) for cell in cells)


def _by_row(blocks: Sequence[Block], table: Table, number: int) -> Grid:
    rows: dict[int, _Row] = {}
    for index in range(table.first, table.last + 1):
        place = blocks[index].place
        if place.table == number and place.row is not None and place.column is not None:
            rows.setdefault(place.row, {}).setdefault(place.column, index)
    return [rows[row] for row in sorted(rows)]


def _texts(blocks: Sequence[Block], rows: Sequence[_Row]) -> list[dict[int, str]]:
    return [{column: blocks[index].text for column, index in row.items()} for row in rows]


def _series(blocks: Sequence[Block], by_table: Sequence[Sequence[_Row]]) -> frozenset[str]:
    """The series of ids that tables give to what their head calls requirements."""
    found = set()
    for rows in filter(None, by_table):
        roles = roles_of_head(_texts(blocks, rows[:1])[0])
        ids = [column for column, role in roles.items() if role == "id"]
        found |= {series_of(blocks[row[ids[0]]].text) for row in rows if ids and ids[0] in row}
    return frozenset(found - {""})


def _roles(
    blocks: Sequence[Block], rows: list[_Row], table: Table, series: Collection[str]
) -> tuple[dict[int, Role], list[_Row], bool]:
    """The roles of the columns, the rows below the head, and whether the head says that they are requirements."""
    texts = _texts(blocks, rows)
    for at in range(min(_HEAD_ROWS, len(rows))):
        roles = roles_of_head(texts[at]) or roles_by_answer(texts[at])
        if roles:
            below = [row for row, text in zip(rows[at + 1 :], texts[at + 1 :], strict=True) if text != texts[at]]
            return by_content(texts[at + 1 :], roles), below, names_requirements(texts[at])
    if by_ids := roles_by_ids(texts[0], texts[1:], series):
        return by_ids, rows[1:], True
    body = rows[table.header_rows :] or rows
    if any(is_id(text) for text in texts[0].values()):
        body = rows  # marked as a head, but it is a requirement
    return roles_of_cells(_texts(blocks, body)), body, False


def _continues(blocks: Sequence[Block], rows: Sequence[_Row], roles: Mapping[int, Role]) -> bool:
    """True when the cells are of the kinds that the roles say."""
    ids = [column for column, role in roles.items() if role == "id"]
    kinds = [column for column, role in roles.items() if role == "type"]
    for row in rows:
        for column in ids:
            text = blocks[row[column]].text if column in row else ""
            if text and not (is_id(text) or is_count(text)):
                return False
        for column in kinds:
            text = blocks[row[column]].text if column in row else ""
            if text and obligation_of(text) is None:
                return False
    return bool(ids or kinds)


def _units(
    blocks: Sequence[Block], rows: Sequence[_Row], roles: Mapping[int, Role], column: int, columns: int, sure: bool
) -> Iterator[Unit]:
    heading = title = ""
    named = next((c for c, role in roles.items() if role == "title"), 0)
    types = [c for c, role in roles.items() if role == "type"]
    scale = scale_of([blocks[row[types[0]]].text for row in rows if types[0] in row]) if types else {}
    for row in rows:
        filled = {c: blocks[index].text for c, index in row.items() if blocks[index].text.strip()}
        if len(filled) == 1 and _is_heading(
            blocks[row[next(iter(filled))]], roles, next(iter(filled)), column, columns
        ):
            heading = next(iter(filled.values()))
            continue
        if column not in filled or roles_of_head(filled):
            title = filled.get(named, title) if column not in filled else title
            continue  # nothing, the name of what follows, or the head repeated on a new page
        said = {role: filled[c] for c, role in sorted(roles.items(), reverse=True) if c in filled}
        title = filled.get(named, "") if named in row else title  # a merged cell belongs to the rows below it too
        graded = said.get("type", "").strip(" .*").lower()
        if graded in scale and scale[graded] is None:
            continue  # not asked for
        text = filled[column]
        given, start = leading(text)
        number = said.get("id", "").strip().rstrip(".:)")
        yield Unit(
            block=row[column],
            start=0 if number else start,
            end=len(text),
            id=number or given,
            more=" ".join(filled[c] for c, role in sorted(roles.items()) if role == "value" and c in filled),
            obligation=scale.get(graded) or _obligation(said),
            catalogue=True,
            sure=sure,
            whole=True,
            heading=heading or title,
            weight=said.get("weight", ""),
            answer=_answer(roles, filled),
            category=said.get("type", ""),
        )


def _obligation(said: Mapping[Role, str]) -> Obligation | None:
    if "type" in said:
        return obligation_of(said["type"])
    if "must" in said and "should" not in said:
        return "must"
    if "should" in said and "must" not in said:
        return "should"
    return None


def _answer(roles: Mapping[int, Role], filled: Mapping[int, str]) -> str:
    return " | ".join(
        " ".join(filled[c].split()) for c, role in sorted(roles.items()) if role == "answer" and c in filled
    )


def _is_heading(block: Block, roles: Mapping[int, Role], at: int, column: int, columns: int) -> bool:
    """A row with one short filled cell that spans the table or stands in the first column is a heading."""
    short = len(block.text) < 90 and not block.text.rstrip().endswith(".")
    numbered = roles.get(at) == "id" and (is_id(block.text) or is_count(block.text))
    return short and (block.column_span >= max(columns - 1, 2) or (at != column and not numbered))


def _joined(blocks: Sequence[Block], found: Iterator[Unit]) -> Iterator[Unit]:
    """Rows without id or type that go on in lower case belong to the row before."""
    held: Unit | None = None
    for unit in found:
        text = blocks[unit.block].text
        if held is not None and held.id and not unit.id and not unit.category and text[:1].islower():
            held = msgspec.structs.replace(held, more=f"{held.more} {text}".strip())
            continue
        if held is not None:
            yield held
        held = unit
    if held is not None:
        yield held


def _listed(blocks: Sequence[Block], rows: Sequence[_Row]) -> Unit | None:
    """A table of one requirement with its properties one below the other ("Krav-ID | K-12", "Kravtext | …")."""
    pairs = {}
    for row in rows:
        cells = [row[column] for column in sorted(row)]
        if len(cells) < 2:
            return None
        pairs[cells[0]] = cells[1]
    roles = roles_of_head(dict(enumerate((blocks[label].text for label in pairs), start=1)))
    if "text" not in roles.values() or len(rows) < 2 or len(roles) * 2 < len(rows):
        return None
    if len(rows[0]) > 2 or roles_of_head(_texts(blocks, rows[:1])[0]):
        return None
    values = list(pairs.values())
    said = {role: blocks[values[at - 1]].text for at, role in roles.items()}
    text = values[next(at for at, role in roles.items() if role == "text") - 1]
    return Unit(
        block=text,
        start=0,
        end=len(blocks[text].text),
        id=said.get("id", "").strip(),
        obligation=_obligation(said),
        catalogue=True,
        sure=True,
        whole=True,
        weight=said.get("weight", ""),
        answer=said.get("answer", ""),
        category=said.get("type", ""),
    )
