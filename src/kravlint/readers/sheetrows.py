"""The rows of an Excel sheet by pattern, when they are written the way that programs write them.

A pattern reads them several times faster than an XML parser builds elements to be asked one by one. It takes a
strict subset of XML: what it takes whole is well-formed, and for anything else there is the parser.
"""

from __future__ import annotations

import re

from msgspec import Struct

WrittenCell = tuple[str, str, str, str, str, str]
"""A cell's column letters, row digits, further attributes, raw inline text, raw value; the last is empty."""

_ATTRIBUTES = r'(?: [a-zA-Z:]+="[^"<]*")*'
_EMPTY = re.compile(rf"\s*(?:<row{_ATTRIBUTES}/>\s*)*")
_ROW = re.compile(rf'{_EMPTY.pattern}<row r="[0-9]{{1,7}}"({_ATTRIBUTES})>\s*')
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>/]*)(?:/>|>(?:'
    r'<is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>|'
    rf"(?:<f{_ATTRIBUTES}(?:/>|>[^<]*</f>))?(?:<v>([^<]*)</v></c>|(?:<v/>)?</c>)))\s*|(.+)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"&(?!(?:lt|gt|quot|apos|amp);)(?:#([0-9]{1,7});|#x([0-9a-fA-F]{1,6});)?")
_NAMED = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_MOST_REFERENCES = 100
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding=["']([^"']*)""")


class Row(Struct, frozen=True):
    """One row as it is written."""

    hidden: bool
    cells: list[WrittenCell]


class Rows(Struct, frozen=True):
    """A sheet cut in two."""

    around: bytes
    """Its XML without the rows."""
    rows: list[Row]


def split_rows(data: bytes) -> Rows | None:
    """The rows of a worksheet's XML; None when they are written in a way that needs the parser."""
    start, end = data.find(_OPEN) + len(_OPEN), data.find(_CLOSE)
    around = data[:start] + data[end:]
    if start < len(_OPEN) or end < start or _CLOSE in data[end + 1 :] or b"<!" in around or not _is_utf8(around):
        return None
    try:
        text = _resolved(data[start:end].decode("utf-8"))
    except UnicodeDecodeError:
        return None
    rows = None if text is None else _rows(text)
    return None if rows is None else Rows(around, rows)


def _is_utf8(head: bytes) -> bool:
    declared = _DECLARED.search(head)
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")


def _resolved(text: str) -> str | None:
    """The text with line ends and numbered characters as a parser gives them; None when one is not allowed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(_MOST_REFERENCES):  # each costs a walk through the text
        found = _REFERENCE.search(text)
        if found is None:
            return text
        number = int(found[1] or "0") or int(found[2] or "0", 16)
        if number in (0x22, 0x26, 0x3C) or not _is_character(number):
            return None
        text = text.replace(found[0], chr(number))
    return None


def _is_character(number: int) -> bool:
    """Whether it is certain that XML allows it."""
    return number in (0x9, 0xA, 0xD, 0xA0, 0xAD) or (number < 0x110000 and chr(number).isprintable())


def _rows(text: str) -> list[Row] | None:
    *written, rest = text.split("</row>")
    rows = []
    for row in written:
        head = _ROW.match(row)
        cells = _CELL.findall(row, head.end()) if head else []
        if not head or (cells and cells[-1][5]):
            return None
        if "&" in row:
            cells = [(*cell[:3], _unescaped(cell[3]), _unescaped(cell[4]), "") for cell in cells]
        rows.append(Row(bool(head[1]) and bool(_HIDDEN.search(head[1])), cells))
    return rows if _EMPTY.fullmatch(rest) else None


def _unescaped(raw: str) -> str:
    """The characters of a raw text; those that are given by number are in it already."""
    if "&" in raw:
        for entity, character in _NAMED.items():
            raw = raw.replace(entity, character)
    return raw
