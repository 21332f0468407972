"""The rows of an Excel sheet and the shared texts by pattern, when they are written the way that programs write them.

A pattern reads them several times faster than an XML parser builds elements to be asked one by one. It takes a
strict subset of XML: what it takes whole is well-formed, and for anything else there is the parser.
"""

from __future__ import annotations

import re

from msgspec import Struct

Written = tuple[str, str, str, str, str, str, str]
"""A cell as it is written: column letters, row digits, further attributes, raw inline text, raw value; two are empty.

Where a row begins all are empty but the last but one: the attributes that follow the row's number."""

_ATTRIBUTES = r'(?: [a-zA-Z:]+="[^"<]*+")*+'
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"([^<>/]*+)(?:/>|>(?:'
    r'<is><t(?: xml:space="preserve")?>([^<]*+)</t></is></c>|'
    rf"(?:<f{_ATTRIBUTES}(?:/>|>[^<]*+</f>))?+(?:<v>([^<]*+)</v></c>|(?:<v/>)?</c>)))\s*+"
    r'|</row>\s*+(?:<row[^<>/]*+/>\s*+)*+<row r="[0-9]{1,7}+"([^<>/]*+)>\s*+'
    r"|(.+)",
    re.DOTALL,
)
_SHARED = re.compile(
    r'<si>\s*+<t(?: xml:space="preserve")?(?:/>|>([^<]*+)</t>)\s*+</si>\s*+|(.+)',
    re.DOTALL,
)
_REFERENCE = re.compile(r"&(?!(?:lt|gt|quot|apos|amp);)(?:#([0-9]{1,7});|#x([0-9a-fA-F]{1,6});)?")
_NAMED = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_MOST_REFERENCES = 100
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_FIRST, _LAST = b"<si>", b"</si>"
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding=["']([^"']*)""")


class Split(Struct, frozen=True):
    """A sheet cut in two."""

    around: bytes
    """Its XML without the rows."""
    cells: list[Written]


def split_cells(data: bytes) -> Split | None:
    """The cells of a worksheet's XML; None when they are written in a way that needs the parser."""
    start, end = data.find(_OPEN) + len(_OPEN), data.find(_CLOSE)
    if start < len(_OPEN) or _CLOSE in data[end + 1 :]:
        return None
    around, text = _split(data, start, end)
    cells = None if text is None else _cells(text)
    return None if cells is None else Split(around, cells)


def split_texts(data: bytes) -> tuple[bytes, list[str]] | None:
    """The XML of the shared strings without the texts, and the texts; None when they need the parser."""
    start, end = data.find(_FIRST), data.rfind(_LAST) + len(_LAST)
    around, text = _split(data, start, end)
    found = [] if text is None else _SHARED.findall(text)
    if not found or found[-1][1]:
        return None
    return around, [_unescaped(raw) if "&" in raw else raw for raw, _ in found]


def _split(data: bytes, start: int, end: int) -> tuple[bytes, str | None]:
    """XML without what stands between two places, and that; None for what needs the parser."""
    around = data[:start] + data[end:]
    if not 0 <= start <= end or b"<!" in around or not _is_utf8(around):
        return around, None
    try:
        return around, _resolved(data[start:end].decode("utf-8"))
    except UnicodeDecodeError:
        return around, None


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


def _cells(text: str) -> list[Written] | None:
    # A row begins where another one ends: so that the first and the end of the last look like the others.
    found = _TOKEN.findall(f'</row>{text}<row r="0">')
    if found[-1][6]:
        return None
    if "&" in text:
        return [(*cell[:3], _unescaped(cell[3]), _unescaped(cell[4]), *cell[5:]) for cell in found]
    return found


def _unescaped(raw: str) -> str:
    """The characters of a raw text; those that are given by number are in it already."""
    if "&" in raw:
        for entity, character in _NAMED.items():
            raw = raw.replace(entity, character)
    return raw
