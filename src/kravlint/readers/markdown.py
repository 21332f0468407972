"""Markdown (CommonMark with tables and strikethrough), with the line and column of every character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from kravlint.document import Apart, BlockKind, Document, Origin, Place, Problem
from kravlint.readers.flow import Cell, Flow, Grid, add, add_table
from kravlint.readers.html import add_html
from kravlint.readers.inline import Inline, Source, block_source, cell_sources, read_inline
from kravlint.readers.limits import Limits
from kravlint.readers.origins import Piece, clean
from kravlint.readers.text import decode, split_lines

_FRONT_MATTER_KEYS = {"title": "title", "date": "created", "author": "author", "subject": "subject"}
_FRONT_MATTER_ENTRY = re.compile(r"(\w+)\s*:\s+(.+?)\s*$")
_DEEPEST = 100
"""Quotes and lists in one another; the parser leaves out what is deeper."""
_MOST_UNCLOSED = 1_000
"""Brackets: from each that is never closed, the parser looks through the rest of the text for a link."""
_TYPED = re.compile(r"(?P<label>[a-zåäö]\)|\d{1,2}\)|\([a-z]\)|[ivx]{1,4}\)|[•–▪])\s+(?=\S)")
"""A list sign that Markdown does not know as one."""
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:\s+")


def read_markdown(data: bytes, path: str, limits: Limits) -> Document:
    """Read a Markdown file. Struck text and comments stand apart; front matter becomes properties."""
    flow = Flow()
    properties, problems = parse(decode(data), flow)
    return Document(
        path=path,
        format="md",
        blocks=tuple(flow.blocks),
        tables=tuple(flow.tables),
        apart=tuple(flow.apart),
        properties=properties,
        problems=problems,
    )


def parse(text: str, flow: Flow) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Append a Markdown text's content to `flow`; the properties in its front matter, and what was not read."""
    # The parser would make the same change, and both sides must agree on every character.
    lines = split_lines(text.replace("\0", "\ufffd"))
    properties, length = _front_matter(lines)
    # Blank lines in its place keep the line numbers.
    lines[:length] = [""] * length
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    # Joined, escapes and entities could not be told from plain text, nor their columns.
    parser.disable("text_join")
    if text.count("[") - text.count("]") > _MOST_UNCLOSED:
        parser.disable(["link", "image"])
    tokens = parser.parse("\n".join(lines))
    _Walk(flow, lines).run(tokens)
    cut = any(token.level + 1 >= _DEEPEST and token.type.endswith(("quote_open", "item_open")) for token in tokens)
    return properties, (Problem("truncated", detail="nested too deeply"),) if cut else ()


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """The properties in YAML front matter and how many lines it takes; only plain entries matter."""
    if lines[0].rstrip() != "---":
        return {}, 0
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), 0)
    found = {}
    for line in lines[1:end]:
        entry = _FRONT_MATTER_ENTRY.match(line)
        if entry and entry[1].lower() in _FRONT_MATTER_KEYS:
            found[_FRONT_MATTER_KEYS[entry[1].lower()]] = clean(entry[2].strip("\"'"))
    return found, end + 1 if end else 0


def _typed_items(pieces: Sequence[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """A paragraph cut where a line begins with a typed sign that is no Markdown list ("a) …", "• …"), with the sign."""
    label, held = "", list[Piece]()
    for position, (text, origin) in enumerate(pieces):
        begins_line = position == 0 or pieces[position - 1][1].line != origin.line
        sign = _TYPED.match(text) if begins_line else None
        if sign:
            if held:
                yield label, held
            label, held = sign["label"], []
            text, origin = text[sign.end() :], replace(origin, offset=origin.offset + sign.end())
        held.append((text, origin))
    if held:
        yield label, held


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, flow: Flow, lines: list[str]) -> None:
        self.flow = flow
        self.lines = lines
        self.kind: BlockKind = "paragraph"
        self.label = ""
        self.level = 0
        self.depth = 0
        self.grid = Grid()
        self.cells: Iterator[Source] = iter(())
        closings = (n for n in range(len(lines) - 1, -1, -1) if "</table" in lines[n].lower())
        self.last_closing = next(closings, -1)
        """The last line from 0 that ends an HTML table."""
        self.passed = 0
        """Lines from 0 before this one are read."""

    def run(self, tokens: list[Token]) -> None:
        for position, token in enumerate(tokens):
            if token.map and token.map[0] < self.passed:
                continue
            if token.type == "inline":
                self._inline(token, within=tokens[position - 1])
            elif token.type == "html_block":
                self._html(token)
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "list_item_open":
                label = token.info + token.markup if token.info else "•"
                self.kind, self.label, self.level = "item", label, self.depth
            elif token.type == "list_item_close":
                self._reset()
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self.depth += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.depth -= 1
            else:
                self._table(token)

    def _reset(self) -> None:
        self.kind, self.label, self.level = "paragraph", "", 0

    def _inline(self, token: Token, within: Token) -> None:
        line = token.map[0] if token.map else 0
        if within.type in ("th_open", "td_open"):
            source = next(self.cells, Source())
            if source.content != token.content:  # a row that is cut in an unforeseen way: its line at least is known
                source = Source(token.content, [(0, line + 1, 0)])
            inline = read_inline(token.children or (), source)
            self.grid.rows[-1].append(Cell(inline.pieces, Place(line=line + 1)))
            self._apart(inline, len(self.flow.blocks) - 1)
            return
        heading = within.type == "heading_open"
        source = block_source(token.content, self.lines, line, heading and within.markup.startswith("#"))
        inline = read_inline(token.children or (), source)
        if heading:
            self.kind, self.level = "heading", int(within.tag[1])
        elif self.kind == "paragraph":
            self._footnote(inline)
        self._apart(inline, len(self.flow.blocks))
        if self.kind != "paragraph":
            self._add(inline.pieces, line)
            return
        for label, pieces in _typed_items(inline.pieces):
            if label:
                self.kind, self.label, self.level = "item", label, 1
            self._add(pieces, pieces[0][1].line - 1 if pieces[0][1].line else line)

    def _footnote(self, inline: Inline) -> None:
        """A paragraph that begins with a footnote's name is that footnote."""
        text, origin = inline.pieces[0] if inline.pieces else ("", Origin(0))
        name = _FOOTNOTE.match(text)
        if name:
            self.kind, self.label = "footnote", name[1]
            inline.pieces[0] = text[name.end() :], replace(origin, offset=origin.offset + name.end())

    def _apart(self, inline: Inline, anchor: int) -> None:
        block = anchor if anchor >= 0 else None
        self.flow.apart += [Apart("deleted", clean(text), block) for text in inline.struck if clean(text)]
        self.flow.apart += [Apart("comment", clean(text), block) for text in inline.comments]

    def _add(self, pieces: Iterable[Piece], line: int) -> None:
        place = Place(line=line + 1)
        add(self.flow, self.kind, list(pieces), place, label=self.label, level=self.level)
        self._reset()

    def _code(self, token: Token) -> None:
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        source = block_source(token.content.rstrip("\n"), self.lines, first)
        self._add(source.pieces(source.content, 0), first)

    def _html(self, token: Token) -> None:
        """HTML goes to its own reader; a table goes whole, though Markdown ends HTML at a blank line."""
        first, end = token.map or (0, 0)
        source = token.content
        is_open = source.lower().rfind("<table") > source.lower().rfind("</table")
        if is_open and end <= self.last_closing:
            self.passed = 1 + next(n for n in range(end, len(self.lines)) if "</table" in self.lines[n].lower())
            source = "\n".join(self.lines[first : self.passed])
        add_html(self.flow, source, first + 1)

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self.grid = Grid(header_rows=1)
        elif token.type == "tr_open" and token.map:
            self.grid.rows.append([])
            self.cells = cell_sources(self.lines[token.map[0]], token.map[0] + 1)
        elif token.type == "table_close":
            add_table(self.flow, self.grid)
            self._reset()
