"""A workbook to go on working in: the requirements on one sheet, their numbers on another."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any

from kravlint.extract.catalogue import Catalogue
from kravlint.extract.columns import heads, rows, word
from kravlint.report import Lang

_WIDTHS = {
    "no": 6,
    "id": 14,
    "text": 80,
    "obligation": 20,
    "kind": 18,
    "addressee": 16,
    "number": 10,
    "heading": 30,
    "weight": 10,
    "answer": 20,
    "document": 34,
    "where": 40,
}
_SHEETS = {"sv": ("Krav", "Sammanställning"), "en": ("Requirements", "Summary")}
_SUMMARY = {
    "sv": ("Dokument", "Antal", "Alla", "Kunde inte läsas"),
    "en": ("Document", "Number", "All", "Could not be read"),
}
_LONGEST = 32_000  # characters that Excel takes in a cell, less some
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD_COLOUR, _LINE_COLOUR = "1F3864", "D0D7E5"
_FONT = "Calibri"
_LINE_HEIGHT, _TALLEST = 15, 409  # points; the second is Excel's own limit


def render(catalogue: Catalogue, lang: Lang) -> bytes:
    """The bytes of an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = _SHEETS[lang][0]
    _requirements(sheet, catalogue, lang)
    _summary(book.create_sheet(_SHEETS[lang][1]), catalogue, lang)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _requirements(sheet: Any, catalogue: Catalogue, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    columns = heads(catalogue, lang)
    _head(sheet, list(columns.values()))
    wrapped, font = Alignment(wrap_text=True, vertical="top"), Font(name=_FONT, size=11)
    centred, line = Alignment(horizontal="center", vertical="top"), Border(bottom=Side("thin", color=_LINE_COLOUR))
    names = _names(catalogue)
    for at, row in enumerate(rows(catalogue, lang), start=2):
        row["document"] = names[str(row["document"])]
        for column, value in enumerate(row.values(), start=1):
            cell = _put(sheet, at, column, value)
            cell.alignment, cell.font, cell.border = centred if column == 1 else wrapped, font, line
        sheet.row_dimensions[at].height = min(_TALLEST, _LINE_HEIGHT * _lines(row))
    for column, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[name]
    sheet.freeze_panes = "D2"  # number, id and text stay in sight
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(catalogue.entries) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _names(catalogue: Catalogue) -> dict[str, str]:
    """The documents as they are called in their common folder: the whole path makes every row two lines high."""
    parts = {entry.document: PurePosixPath(entry.document).parts for entry in catalogue.entries}
    levels = zip(*(each[:-1] for each in parts.values()), strict=False)
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
    return {document: "/".join(each[shared:]) for document, each in parts.items()}


def _lines(row: Mapping[str, str | int]) -> int:
    """How many lines a row needs: spreadsheet programs do not all find out when they open the file."""
    return max(sum(-(-len(part) // _WIDTHS[name]) or 1 for part in str(text).split("\n")) for name, text in row.items())


def _summary(sheet: Any, catalogue: Catalogue, lang: Lang) -> None:
    document, number, everything, lost = _SUMMARY[lang]
    counted: Counter[tuple[str, str]] = Counter(
        (each.document, each.requirement.obligation) for each in catalogue.entries
    )
    obligations = [name for name in ("must", "should", "may") if any(key[1] == name for key in counted)]
    _head(sheet, [document, *(word(name, lang) for name in obligations), number])
    lines: list[list[str | int]] = []
    for path in catalogue.documents:
        counts = [counted[path, name] for name in obligations]
        lines.append([path, *counts, sum(counts)])
    totals = [sum(counted[path, name] for path in catalogue.documents) for name in obligations]
    lines.append([everything, *totals, sum(totals)])
    lines += [[f"{lost}: {each.document}"] for each in catalogue.unread]
    for at, line in enumerate(lines, start=2):
        for column, value in enumerate(line, start=1):
            _put(sheet, at, column, value)
    sheet.column_dimensions["A"].width = 60
    sheet.freeze_panes = "A2"


def _head(sheet: Any, cells: list[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, text in enumerate(cells, start=1):
        cell = _put(sheet, 1, column, text)
        cell.font = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_HEAD_COLOUR)
        cell.alignment = Alignment(vertical="center")


def _put(sheet: Any, row: int, column: int, value: str | int) -> Any:
    """A cell that Excel never takes for a formula: documents may come from anyone."""
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = _NOT_IN_XML.sub("", value)[:_LONGEST]
        cell.data_type = "s"
    return cell
