"""Where the text inside a Markdown block stands in its file.

markdown-it tells the lines of blocks but not the columns of what is in them. Its inline tokens consume the
block's content from left to right, so that following them with a cursor gives every character's place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter

from markdown_it.token import Token
from msgspec import Struct, field

from kravlint.document import Origin
from kravlint.readers.origins import Piece

_HEADING_SIGN = re.compile(r"#{1,6}[ \t]+")
_ROW_PREFIX = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
# The end of a link: ](address "title"), ][reference] or ].
_LINK_END = re.compile(
    r"\](?:\(\s*(?:<[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)|\[[^\[\]]*\])?"
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_STRUCK_TAGS = frozenset(("del", "s", "strike"))


class Source(Struct):
    """A block's content; its marks are (offset in it, line from 1, column from 0), in rising order."""

    content: str = ""
    marks: list[tuple[int, int, int]] = field(default_factory=list)

    def at(self, offset: int) -> Origin:
        """Where the content's character at `offset` comes from."""
        position = bisect_right(self.marks, offset, key=itemgetter(0)) - 1
        if position < 0:
            return Origin(0)
        start, line, column = self.marks[position]
        return Origin(0, line=line, offset=column + offset - start)

    def pieces(self, text: str, offset: int) -> Iterator[Piece]:
        """The text written at `offset`, cut where its characters are no neighbours in the file."""
        first = bisect_right(self.marks, offset, key=itemgetter(0))
        last = bisect_left(self.marks, offset + len(text), key=itemgetter(0))
        cuts = [start - offset for start, _, _ in self.marks[first:last]]
        for start, end in pairwise((0, *cuts, len(text))):
            yield text[start:end], self.at(offset + start)


class Inline(Struct):
    """The text of a block: its pieces, and what stands beside the flow."""

    pieces: list[Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


def block_source(content: str, lines: list[str], first: int, heading: bool = False) -> Source:
    """The source of a block whose content begins on `lines[first]`.

    The content's lines are the ends of the file's lines: only quote signs, indents and list labels are gone.
    In a heading with number signs, other signs may stand after it.
    """
    source = Source(content)
    offset = 0
    for position, part in enumerate(content.split("\n"), start=first):
        raw = lines[position].rstrip() if position < len(lines) else ""
        sign = _HEADING_SIGN.search(raw) if heading else None
        column = sign.end() if sign else max(0, len(raw) - len(part.rstrip()))
        source.marks.append((offset, position + 1, column))
        offset += len(part) + 1
    return source


def cell_sources(raw: str, line: int) -> Iterator[Source]:
    """The sources of the cells of a table row, from the left."""
    prefix = _ROW_PREFIX.match(raw)
    start = prefix.end() if prefix else 0
    while start < len(raw):
        pipe = _PIPE.search(raw, start)
        end = pipe.start() if pipe else len(raw)
        text = raw[start:end]
        yield _cell_source(text.strip(), line, start + len(text) - len(text.lstrip()))
        start = end + 1


def _cell_source(text: str, line: int, column: int) -> Source:
    """The source of a cell, in whose content a pipe has lost the backslash before it."""
    source = Source(text.replace("\\|", "|"), [(0, line, column)])
    for lost, match in enumerate(re.finditer(r"\\\|", text)):
        source.marks.append((match.start() - lost, line, column + match.start() + 1))
    return source


def read_inline(tokens: Iterable[Token], source: Source) -> Inline:
    """The text of inline tokens; emphasis is gone, links are their text, pictures and tags nothing."""
    cursor = _Cursor(source)
    for token in tokens:
        if token.type in ("text", "text_special"):
            cursor.text(token)
        elif token.type in ("softbreak", "hardbreak"):
            cursor.line_break(token)
        elif token.type == "code_inline":
            cursor.code(token)
        elif token.type == "html_inline":
            cursor.tag(token)
        elif token.type == "image":
            cursor.at = _after_link(source.content, cursor.find("![") + 2 + len(token.content))
        elif token.type == "link_close" and token.markup != "autolink":
            cursor.at = _after_link(source.content, cursor.at)
        else:
            cursor.sign(token)
    return cursor.found


class _Cursor:
    """How far a block's content is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.flat = source.content.replace("\n", " ")
        self.at = 0
        self.struck = 0
        self.found = Inline()

    def find(self, part: str) -> int:
        """Where the part is, within the line: a wrong column is less harm than a wrong line."""
        end = self.source.content.find("\n", self.at)
        found = self.source.content.find(part, self.at, end if end >= 0 else None)
        return found if found >= 0 else self.at

    def append(self, text: str, offset: int) -> None:
        if self.struck:
            self.found.struck[-1] += text
        else:
            self.found.pieces += self.source.pieces(text, offset)

    def strike(self, change: int) -> None:
        if change > 0 and not self.struck:
            self.found.struck.append("")
        self.struck = max(0, self.struck + change)

    def text(self, token: Token) -> None:
        written = token.markup if token.type == "text_special" else token.content
        start = self.find(written)
        self.append(token.content, start)
        self.at = start + len(written)

    def line_break(self, token: Token) -> None:
        start = max(self.at, self.source.content.find("\n", self.at))
        self.append(" " if token.type == "softbreak" else "\n", start)
        self.at = start + 1

    def code(self, token: Token) -> None:
        start = max(self.at, self.flat.find(token.content, self.at + len(token.markup)))
        end = start + len(token.content)
        self.append(self.flat[start:end], start)
        self.at = max(end, self.flat.find(token.markup, end) + len(token.markup))

    def tag(self, token: Token) -> None:
        start = max(self.at, self.source.content.find(token.content, self.at))
        self.at = start + len(token.content)
        tag = _TAG.match(token.content)
        name = tag[2].lower() if tag else ""
        if token.content.startswith("<!--"):
            self.found.comments.append(token.content[4:-3])
        elif name == "br":
            self.append("\n", start)
        elif tag and name in _STRUCK_TAGS:
            self.strike(-1 if tag[1] else 1)

    def sign(self, token: Token) -> None:
        """Pass what opens or closes emphasis or a link."""
        mark = token.markup
        if token.type == "link_open":
            mark = "<" if token.markup == "autolink" else "["
        elif token.type == "link_close":
            mark = ">"
        self.at = self.find(mark) + len(mark)
        self.strike((token.type == "s_open") - (token.type == "s_close"))


def _after_link(content: str, cursor: int) -> int:
    end = _LINK_END.match(content, max(cursor, content.find("]", cursor)))
    return end.end() if end else cursor
