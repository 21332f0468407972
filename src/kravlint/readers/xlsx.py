"""Excel workbooks (xlsx, xlsm): texts as they are shown, straight from the XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from lxml import etree
from msgspec import Struct, field

from kravlint.document import Apart, Document, Place, Problem
from kravlint.readers.cellformat import Show, number_formats, show_number
from kravlint.readers.flow import Flow
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.origins import clean
from kravlint.readers.package import Package, Relation, relations
from kravlint.readers.sheet import Sheet, Span, column_name, column_number

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL, _VALUE, _TEXT, _ROW, _PHONETIC = (_MAIN + tag for tag in ("c", "v", "t", "row", "rPh"))
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
# Characters that XML cannot hold are written _x000D_ in it.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HIDDEN_ROWS = etree.XPath("m:row[@hidden='1' or @hidden='true']/@r", namespaces={"m": _MAIN[1:-1]})
_LAST_COLUMN = 16_384
_PROPERTIES = {
    "title": "title",
    "creator": "author",
    "subject": "subject",
    "lastModifiedBy": "last_modified_by",
    "created": "created",
    "modified": "modified",
    "Company": "company",
    "Template": "template",
}


class _Book(Struct):
    """What the sheets of a workbook share."""

    texts: list[str] = field(default_factory=list)
    shows: list[Show] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    epoch_1904: bool = False


def read_xlsx(data: bytes, path: str, limits: Limits) -> Document:
    """Read a workbook. Hidden sheets, rows and columns and comments stand apart. Raise Unreadable."""
    package = Package(data, limits)
    part = next((r.target for r in relations(package) if r.type == "officeDocument"), "xl/workbook.xml")
    root = package.xml(part)
    if root is None:
        raise Unreadable("damaged", f"{part} is missing")
    related = relations(package, part)
    parts = {relation.id: relation.target for relation in related}
    book = _book(package, root, related)
    flow = Flow()
    problems: list[Problem] = []
    for sheet in root.iter(_MAIN + "sheet"):
        name, hidden = clean(sheet.get("name", "")), sheet.get("state", "visible") != "visible"
        part = parts.get(sheet.get(_RELATION_ID, ""), "")
        try:
            content = package.xml(part)
            if content is not None and content.tag == _MAIN + "worksheet":
                read = Sheet(flow, name, limits, _spans(content), hidden)
                _read_cells(read, content, book)
                problems += read.close()
                flow.apart += _comments(package, part, read, book.people)
        except Unreadable as reason:
            problems.append(Problem(reason.code, detail=reason.detail, place=Place(sheet=name)))
    return Document(
        path=path,
        format="xlsx",
        blocks=tuple(flow.blocks),
        tables=tuple(flow.tables),
        apart=tuple(flow.apart),
        properties=_properties(package),
        problems=tuple(problems),
    )


def _read_cells(sheet: Sheet, content: etree._Element, book: _Book) -> None:
    rows = content.find(_MAIN + "sheetData")
    if rows is None:
        return
    etree.strip_elements(rows, _PHONETIC, with_tail=False)
    first = rows.find(f"{_ROW}/{_CELL}")
    if first is not None and first.get("r") is None:
        _name_cells(rows)
    hidden_rows = {_whole(str(name)) for name in cast("list[str]", _HIDDEN_ROWS(rows))}
    hidden_columns = _hidden_columns(content)
    for cell, name, raw in _cells(rows):
        text, is_number = _shown(cell, raw, book)
        letters = name.rstrip("0123456789")
        row, column = _whole(name[len(letters) :]), _column(letters)
        if text:
            sheet.add(row, column, name, text, is_number, row in hidden_rows or column in hidden_columns)


def _cells(rows: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """The cells that hold something, with their names and raw texts; formulas are not read, their results are.

    One walk over the three tags that matter, asking little of each: reading a workbook is mostly this.
    """
    cell, name, raw = rows, "", ""
    for element in rows.iter(_CELL, _VALUE, _TEXT):
        reference = element.get("r")
        if reference is None:
            raw += element.text or ""
        else:
            if raw:
                yield cell, name, raw
            cell, name, raw = element, reference, ""
    if raw:
        yield cell, name, raw


def _name_cells(rows: etree._Element) -> None:
    """Name the cells by their order, for programs that leave out the names."""
    row = 0
    for row_element in rows.iterchildren(_ROW):
        row = _whole(row_element.get("r")) or row + 1
        column = 0
        for cell in row_element.iterchildren(_CELL):
            name = cell.get("r", "")
            column = _column(name.rstrip("0123456789")) if name else column + 1
            cell.set("r", name or f"{column_name(column)}{row}")


@cache
def _column(letters: str) -> int:
    return column_number(letters)


def _shown(cell: etree._Element, raw: str, book: _Book) -> tuple[str, bool]:
    """A cell's text as it is shown, and whether it is a number."""
    kind = cell.get("t", "n")
    if kind == "s":
        index = _whole(raw)
        return (book.texts[index] if index < len(book.texts) else ""), False
    if kind == "n":
        style = _whole(cell.get("s"))
        show = book.shows[style] if style < len(book.shows) else "number"
        return show_number(raw, show, book.epoch_1904), True
    if kind == "b":
        return ("SANT" if raw == "1" else "FALSKT"), False
    return _clean(raw), False


def _clean(raw: str) -> str:
    return clean(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), raw) if "_x" in raw else raw)


def _book(package: Package, root: etree._Element, related: list[Relation]) -> _Book:
    properties = root.find(_MAIN + "workbookPr")
    texts = _related(package, related, "sharedStrings")
    styles = _related(package, related, "styles")
    persons = _related(package, related, "person")
    book = _Book(epoch_1904=properties is not None and properties.get("date1904") in ("1", "true"))
    if texts is not None:
        etree.strip_elements(texts, _PHONETIC, with_tail=False)
        book.texts = [_clean(_joined(item)) for item in texts.iterchildren(_MAIN + "si")]
    if styles is not None:
        defined = {_whole(form.get("numFmtId")): form.get("formatCode", "") for form in styles.iter(_MAIN + "numFmt")}
        used = [_whole(form.get("numFmtId")) for form in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")]
        book.shows = number_formats(defined, used)
    if persons is not None:
        book.people = {p.get("id", ""): p.get("displayName", "") for p in persons.iter("{*}person")}
    return book


def _related(package: Package, related: list[Relation], kind: str) -> etree._Element | None:
    return next((package.xml(part.target) for part in related if part.type == kind), None)


def _whole(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0


def _joined(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter("{*}t"))


def _hidden_columns(content: etree._Element) -> set[int]:
    hidden: set[int] = set()
    for column in content.iterfind(f"{_MAIN}cols/{_MAIN}col"):
        if column.get("hidden") in ("1", "true"):
            hidden.update(range(_whole(column.get("min")), min(_whole(column.get("max")), _LAST_COLUMN) + 1))
    return hidden


def _spans(content: etree._Element) -> dict[Span, Span]:
    spans = {}
    for merged in content.iterfind(f"{_MAIN}mergeCells/{_MAIN}mergeCell"):
        corners = _REFERENCE.findall(merged.get("ref", ""))
        if len(corners) == 2:
            (left, top), (right, bottom) = ((column_number(name), int(row)) for name, row in corners)
            spans[top, left] = (max(1, bottom - top + 1), max(1, right - left + 1))
    return spans


def _comments(package: Package, part: str, sheet: Sheet, people: dict[str, str]) -> Iterator[Apart]:
    """A sheet's comments; those with answers are stored twice, the second time as notes for older programs."""
    parts = [relation for relation in relations(package, part) if relation.type in ("comments", "threadedComment")]
    anchors = sheet.anchors() if parts else {}
    threaded: set[str] = set()
    for relation in sorted(parts, key=lambda relation: relation.type, reverse=True):
        root = package.xml(relation.target)
        if root is None:
            continue
        for comment in root.iter("{*}threadedComment"):
            cell = comment.get("ref", "")
            threaded.add(cell)
            author = people.get(comment.get("personId", ""), "")
            yield Apart("comment", _clean(comment.findtext("{*}text") or ""), anchors.get(cell), author)
        authors = [author.text or "" for author in root.iter(_MAIN + "author")]
        for comment in root.iter(_MAIN + "comment"):
            cell, author_id = comment.get("ref", ""), _whole(comment.get("authorId"))
            text = _clean(_joined(comment))
            if cell not in threaded and text:
                author = authors[author_id] if author_id < len(authors) else ""
                yield Apart("comment", text, anchors.get(cell), clean(author))


def _properties(package: Package) -> dict[str, str]:
    found = {}
    for relation in relations(package):
        root = package.xml(relation.target) if relation.type in ("core-properties", "extended-properties") else None
        for element in root if root is not None else ():
            key = _PROPERTIES.get(etree.QName(element).localname)
            if key and clean(element.text or ""):
                found[key] = clean(element.text or "")
    return found
