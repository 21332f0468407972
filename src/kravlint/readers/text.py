"""Plain text: paragraphs, numbered lines, headings and lists as a person sees them in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from kravlint.document import Block, BlockKind, Document, Origin, Place
from kravlint.readers.limits import Limits
from kravlint.readers.origins import Piece, assemble

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NUMBER = re.compile(
    r"(?P<label>(?:\d{1,2}|\d{1,3}(?:\.\d{1,3})+)\.?|§\s?\d{1,3}(?:\.\d{1,3})*|\d{1,3}\s?§)\s+(?=[^\W\d_a-zåäö])"
)
_ITEM = re.compile(r"(?P<label>[-–—•‣▪◦●○*+·]|\d{1,2}[.)]|\(\w{1,3}\)|[a-zåäö][.)]|[A-ZÅÄÖ]\)|[ivx]{1,5}[.)])\s+(?=\S)")
_UNDERLINE = re.compile(r"(={3,}|-{3,})\s*$")
_RULE = re.compile(r"([-=_*~#])\1{2,}\s*$")
_CONTENTS_ENTRY = re.compile(r"\.{4,}\s*\d+\s*$|\t\d+\s*$")
_WORD_BREAK = re.compile(r"\w[-\u2010]$|\u00ad$")
_SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|resp|men|till|som|and|or)\b", re.IGNORECASE)

# A line longer than any wrap width: the file has one paragraph per line.
_WRAP_LIMIT = 120
# Nobody wraps narrower than this; shorter lines end where their author ended them.
_WRAP_LEAST = 60
_HEADING_LENGTH = 100
# "Krav som ska uppfyllas" is a title, "Systemet ska logga" a requirement.
_MODAL = re.compile(r"(?<!\bsom )\b(?:ska|skall|måste|bör|får)\b", re.IGNORECASE)


class Line(NamedTuple):
    """One line of the file: its number from 1, the column of its text from 0, and the text."""

    number: int
    column: int
    text: str


class _Start(NamedTuple):
    """What a block's first line says about it: `skip` characters of label stand before its text."""

    kind: BlockKind
    label: str = ""
    skip: int = 0
    level: int = 0


_PLAIN = _Start("paragraph")


def read_text(data: bytes, path: str, limits: Limits) -> Document:
    """Read a plain text file in UTF-8, UTF-16 or Windows-1252."""
    return Document(path=path, format="txt", blocks=parse(decode(data)))


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252, as Swedish files are."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def split_lines(text: str) -> list[str]:
    """The lines as editors count them; str.splitlines also breaks at form feeds and the like."""
    return _NEWLINE.split(text)


def heading_number(text: str) -> tuple[str, int]:
    """The number that a heading or clause begins with, and where the text after it begins: ("3.1", 4)."""
    match = _NUMBER.match(text)
    return (match["label"], match.end()) if match else ("", 0)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    lines = [_line(number, raw) for number, raw in enumerate(split_lines(text), start=1)]
    filled = [line for line in lines if line.text]
    long = sum(len(line.text) > _WRAP_LIMIT for line in filled)
    wrapped = long * 20 <= len(filled)
    stanzas = list(_stanzas(lines))
    found: Iterator[tuple[Block, int]] = (block for stanza in stanzas for block in _blocks(stanza, wrapped))
    if len(stanzas) > 1 and len(stanzas[0]) == 1:
        found = _titled(found)
    return tuple(_leveled((block, indent) for block, indent in found if block.text))


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of Western text is zero."""
    head = data[:1000]
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.6 * half else ""


def _line(number: int, raw: str) -> Line:
    text = raw.strip()
    return Line(number, len(raw) - len(raw.lstrip()), text)


def _stanzas(lines: list[Line]) -> Iterator[list[Line]]:
    """The runs of lines between blank ones."""
    stanza: list[Line] = []
    for line in lines:
        if line.text:
            stanza.append(line)
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _blocks(stanza: list[Line], wrapped: bool) -> Iterator[tuple[Block, int]]:
    """The blocks of a stanza, each with its indent."""
    width = max(_WRAP_LEAST, *(len(line.text) for line in stanza)) if wrapped else None
    lines: list[Line] = []
    start = _PLAIN
    for position, line in enumerate(stanza):
        if lines and _UNDERLINE.match(line.text) and _underlines(line, lines):
            level = 1 if line.text[0] == "=" else 2
            label, skip = heading_number(lines[0].text)
            yield _block(_Start("heading", label, skip, level), lines)
            lines = []
        elif _RULE.match(line.text):
            if lines:
                yield _block(start, lines)
            lines = []
        else:
            after = stanza[position + 1] if position + 1 < len(stanza) else None
            new = _start(line, lines[-1] if lines else None, after, width)
            if lines and (new or start.kind == "heading" or not _continues(lines[-1], line, width)):
                yield _block(start, lines)
                lines = []
            if not lines:
                start = new or _PLAIN
            lines.append(line)
    if lines:
        yield _block(start, lines)


def _underlines(line: Line, lines: list[Line]) -> bool:
    return len(lines) == 1 and 2 * len(line.text) >= len(lines[0].text) and len(lines[0].text) <= _HEADING_LENGTH


def _start(line: Line, before: Line | None, after: Line | None, width: int | None) -> _Start | None:
    """What kind of block the line begins, None when nothing in it says that one begins.

    `width` is that of the wrapped lines, None where every line is a paragraph.
    """
    text = line.text
    inside = before is not None and before.text[-1] not in ".!?:;" and _is_full(before, text, width)
    goes_on = width is not None and after is not None and after.text[0].islower() and not _ITEM.match(after.text)
    title = not goes_on and _is_title(text)
    item = _ITEM.match(text)
    if item and not (inside and item["label"][0].isalnum()):
        alone = not any(near and _ITEM.match(near.text) for near in (before, after))
        if title and alone and heading_number(text)[0]:
            return _Start("heading", item["label"], item.end(), 1)
        return _Start("item", item["label"], item.end(), 1)
    label, skip = heading_number(text)
    if label and not inside and not _CONTENTS_ENTRY.search(text):
        if title:
            return _Start("heading", label, skip, label.strip(".").count(".") + 1)
        return _Start("paragraph", label, skip)
    if title and not inside and _is_capitals(text):
        return _Start("heading", level=1)
    return None


def _titled(blocks: Iterator[tuple[Block, int]]) -> Iterator[tuple[Block, int]]:
    """The first line, standing alone, is the document's title where it can be one."""
    for block, indent in blocks:
        if block.kind == "paragraph" and not block.label and _is_title(block.text):
            yield replace(block, kind="heading", level=1), indent
        else:
            yield block, indent
        break
    yield from blocks


def _is_title(text: str) -> bool:
    short = len(text) <= _HEADING_LENGTH and len(text.split()) <= 12
    return short and text[-1] not in ".,;:!?" and not _MODAL.search(text)


def _is_capitals(text: str) -> bool:
    """A line in capitals with a real word in it; requirement ids and abbreviations are not headings."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len("".join(words)) > 4 and text == text.upper()


def _is_full(line: Line, following: str, width: int | None) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return width is not None and len(line.text) + 1 + len(following.split(maxsplit=1)[0]) > width


def _continues(before: Line, line: Line, width: int | None) -> bool:
    """Whether a line break is only the wrapping of a paragraph."""
    if _WORD_BREAK.search(before.text) and line.text[0].isalpha():
        return True
    if width is None:
        return False
    if line.text[0].islower() and before.text[-1] not in ".!?:;":
        return True
    if line.text[0].isdigit() and before.text[-1].islower():
        return True
    return _is_full(before, line.text, width)


def _block(start: _Start, lines: list[Line]) -> tuple[Block, int]:
    first = lines[0]
    cut = Line(first.number, first.column + start.skip, first.text[start.skip :])
    text, origins = assemble(joined([cut, *lines[1:]]))
    place = Place(line=first.number)
    block = Block(start.kind, text, label=start.label, level=start.level, place=place, origins=origins)
    return block, first.column


def joined(lines: list[Line]) -> Iterator[Piece]:
    """Wrapped lines as one run of text: a space for each line end, broken words put together.

    "informations-" + "klassning" is one word; "informations-" + "och" and "IT-" + "system" keep the hyphen.
    """
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        text = line.text
        if following and _WORD_BREAK.search(text) and following.text[0].isalpha():
            if _SUSPENDED.match(following.text):
                text += " "
            elif _is_divided(text, following.text):
                text = text[:-1]
        elif following:
            text += " "
        yield text, Origin(0, line=line.number, offset=line.column)


def _is_divided(text: str, following: str) -> bool:
    """Whether the hyphen divides a word: not in "IT-system", "e-tjänst" or "Karlstad-Örebro"."""
    stem = re.split(r"[\s(/-]", text[:-1])[-1]
    return len(stem) > 1 and stem[-1].islower() and following[0].islower() and not stem.isupper()


def _leveled(blocks: Iterator[tuple[Block, int]]) -> Iterator[Block]:
    """List items get their level from their indent within the list."""
    indents: list[int] = []
    for block, indent in blocks:
        if block.kind != "item":
            indents = []
            yield block
            continue
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        yield replace(block, level=len(indents))
