"""Excel workbooks (xlsx, xlsm): texts as they are shown, straight from the XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from lxml import etree
from msgspec import Struct, field

from kravlint.document import Apart, Block, Document, Place, Problem
from kravlint.readers.cellformat import Show, number_formats, show_number
from kravlint.readers.flow import Flow
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.origins import clean
from kravlint.readers.package import Package, Relation, parse_xml, relations
from kravlint.readers.sheet import Cell, Sheet, Span, column_name, column_number
from kravlint.readers.sheetdrawing import shapes, unread
from kravlint.readers.sheetrows import Written, split_cells, split_texts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL, _VALUE, _TEXT, _ROW, _PHONETIC = (_MAIN + tag for tag in ("c", "v", "t", "row", "rPh"))
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# Characters that XML cannot hold are written _x000D_ in it.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
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

    texts: dict[str, str] = field(default_factory=dict)
    """The shared texts by their numbers, as cells write them."""
    shows: list[Show] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    epoch_1904: bool = False
    looks: dict[str, tuple[str, Show]] = field(default_factory=dict)
    """Type of a cell and how its numbers are shown, by its attributes: there are few different ones."""
    cleaned: dict[str, str] = field(default_factory=dict)
    """Texts by what is written."""


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
            content, rows = _content(package, part)
            if content is not None and content.tag == _MAIN + "worksheet":
                read = Sheet(flow, name, limits, _spans(content), hidden)
                read.extend(_cells(rows, _hidden_columns(content), book))
                problems += read.close()
                flow.apart += _comments(package, part, read, book.people)
                problems += _drawings(package, part, flow, name, hidden)
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


def _content(package: Package, part: str) -> tuple[etree._Element | None, Iterable[Written]]:
    """A sheet's element, and its cells, which need not be in the element."""
    data = package.xml_bytes(part)
    if data is None:
        return None, ()
    split = split_cells(data)
    if split is not None:
        return parse_xml(split.around, part), split.cells
    content = parse_xml(data, part)
    return content, _parsed(content)


def _cells(written: Iterable[Written], hidden_columns: set[int], book: _Book) -> Iterator[Cell]:
    """The cells that hold something; formulas are not read, their results are."""
    cleaned, looks, texts = book.cleaned, book.looks, book.texts
    hidden_row, row, row_digits = False, 0, ""
    for letters, digits, attributes, inline, value, row_attributes, _ in written:
        is_number = False
        if value:
            kind, show = looks.get(attributes) or _look(attributes, book)
            if kind == "s":
                text = texts.get(value) or texts.get(value.strip(), "")
            else:
                text, is_number = _shown(kind, show, value, book.epoch_1904), kind == "n"
        elif inline:
            text = cleaned.get(inline) or cleaned.setdefault(inline, _clean(inline))
        else:
            if not letters:
                hidden_row = _hides(row_attributes)
            continue
        if text:
            if digits != row_digits:
                row, row_digits = int(digits), digits
            column = _column(letters)
            yield row, column, letters + digits, text, is_number, hidden_row or column in hidden_columns


def _parsed(content: etree._Element) -> Iterator[Written]:
    """The cells as the parser has them. They are named by their order where programs leave out the names."""
    sheet = content.find(_MAIN + "sheetData")
    if sheet is None:
        return
    etree.strip_elements(sheet, _PHONETIC, with_tail=False)
    number = 0
    for row in sheet.iterchildren(_ROW):
        number = _whole(row.get("r")) or number + 1
        yield "", "", "", "", "", f' hidden="{row.get("hidden", "0")}"', ""
        column = 0
        for cell in row.iterchildren(_CELL):
            name = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(name[1]) if name else column + 1
            raw = "".join(text.text or "" for text in cell.iter(_VALUE, _TEXT))
            attributes = f' s="{cell.get("s", "")}" t="{cell.get("t", "n")}"'
            letters, digits = name.groups() if name else (column_name(column), str(number))
            yield letters, digits, attributes, "", raw, "", ""


@lru_cache(maxsize=100)
def _hides(attributes: str) -> bool:
    """Whether a row with these attributes is hidden: there are few different ones."""
    return dict(_ATTRIBUTE.findall(attributes)).get("hidden") in ("1", "true")


@cache
def _column(letters: str) -> int:
    return column_number(letters)


def _shown(kind: str, show: Show, raw: str, epoch_1904: bool) -> str:
    """The text, as it is shown, of a cell that holds it itself."""
    if kind == "n":
        return show_number(raw, show, epoch_1904)
    if kind == "b":
        return "SANT" if raw == "1" else "FALSKT"
    return _clean(raw)


def _look(attributes: str, book: _Book) -> tuple[str, Show]:
    """A cell's type and how its number is shown; `attributes` as they are written."""
    found = dict(_ATTRIBUTE.findall(attributes))
    style = _whole(found.get("s"))
    look = found.get("t", "n"), book.shows[style] if style < len(book.shows) else "number"
    book.looks[attributes] = look
    return look


def _clean(raw: str) -> str:
    return clean(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), raw) if "_x" in raw else raw)


def _book(package: Package, root: etree._Element, related: list[Relation]) -> _Book:
    properties = root.find(_MAIN + "workbookPr")
    styles = _related(package, related, "styles")
    persons = _related(package, related, "person")
    book = _Book(epoch_1904=properties is not None and properties.get("date1904") in ("1", "true"))
    for part in [relation.target for relation in related if relation.type == "sharedStrings"][:1]:
        book.texts = {str(number): _clean(text) for number, text in enumerate(_texts(package, part))}
    if styles is not None:
        defined = {_whole(form.get("numFmtId")): form.get("formatCode", "") for form in styles.iter(_MAIN + "numFmt")}
        used = [_whole(form.get("numFmtId")) for form in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")]
        book.shows = number_formats(defined, used)
    if persons is not None:
        book.people = {p.get("id", ""): p.get("displayName", "") for p in persons.iter("{*}person")}
    return book


def _texts(package: Package, part: str) -> list[str]:
    """The texts that cells share."""
    data = package.xml_bytes(part)
    written = None if data is None else split_texts(data)
    if written is not None and parse_xml(written[0], part).tag == _MAIN + "sst":
        return written[1]
    root = package.xml(part)
    if root is None:
        return []
    etree.strip_elements(root, _PHONETIC, with_tail=False)
    return [_shared(item) for item in root.iterchildren(_MAIN + "si")]


def _related(package: Package, related: list[Relation], kind: str) -> etree._Element | None:
    return next((package.xml(part.target) for part in related if part.type == kind), None)


def _whole(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0


def _shared(item: etree._Element) -> str:
    """A shared text: most are one piece."""
    only = item[0] if len(item) == 1 else item
    return only.text or "" if only.tag == _TEXT else _joined(item)


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
    parts.sort(key=lambda relation: relation.type, reverse=True)
    roots = [root for relation in parts if (root := package.xml(relation.target)) is not None]
    anchors = sheet.anchors({element.get("ref", "") for root in roots for element in root.iter()} - {""})
    threaded: set[str] = set()
    for root in roots:
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


def _drawings(package: Package, part: str, flow: Flow, name: str, hidden: bool) -> Iterator[Problem]:
    """Adds the text of a sheet's shapes after its cells; problems are what is drawn and not read."""
    for relation in relations(package, part):
        root = package.xml(relation.target) if relation.type == "drawing" else None
        if root is None:
            continue
        for cell, text, out_of_sight in shapes(root):
            if hidden or out_of_sight:
                flow.apart.append(Apart("hidden", text, len(flow.blocks) - 1 if flow.blocks else None))
            else:
                flow.blocks.append(Block("paragraph", text, place=Place(sheet=name, cell=cell)))
        for element in unread(root):
            yield Problem("not-understood", detail=element, place=Place(sheet=name))


def _properties(package: Package) -> dict[str, str]:
    found = {}
    for relation in relations(package):
        root = package.xml(relation.target) if relation.type in ("core-properties", "extended-properties") else None
        for element in root if root is not None else ():
            key = _PROPERTIES.get(etree.QName(element).localname)
            if key and clean(element.text or ""):
                found[key] = clean(element.text or "")
    return found
