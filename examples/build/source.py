"""The text format that the example documents are written in.

A file begins with `key: value` lines up to the first blank line. `file`, `organisation`, `name`, `title` and
`header` (the running header) are required; every other key, in order, is a row in the block under the title.
Then follow paragraphs separated by blank lines; a paragraph may be wrapped. The first signs tell its kind:

    # ## ###    headings, numbered                #! ##!     headings without a number
    §           clause, numbered at level 2       a) b) …    list items with letters
    -           list items with bullets           | a | b |  table rows, the first is the head
    |---|------|  after the head: relative widths of the columns
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import Literal

Kind = Literal["heading", "clause", "letter", "bullet", "paragraph", "table"]

MARKS = re.compile(r"(?P<heading>#{1,3})(?P<bare>!?) |(?P<clause>§ )|(?P<letter>[a-z]\) )|(?P<bullet>- )")


@dataclass(frozen=True)
class Block:
    """One paragraph or table. `label` is the number or sign in front, `level` that of a heading, from 1."""

    kind: Kind
    text: str = ""
    level: int = 0
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """One document: where it is written, its title block, and its text."""

    file: str
    organisation: str
    name: str
    title: str
    header: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]


def read(path: Path) -> Source:
    """Read one source file; an unknown order of letters or an uneven table is a ValueError that names it."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    own = [keys.pop(key) for key in ("file", "organisation", "name", "title", "header")]
    return Source(*own, facts=tuple(keys.items()), blocks=numbered(blocks(body)))


def blocks(body: str) -> list[Block]:
    """The blocks of the text, not yet numbered."""
    found: list[Block] = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        if chunk.startswith("|"):
            found.append(table(chunk))
        else:
            found.extend(paragraph(text) for text in unwrapped(chunk))
    return found


def unwrapped(chunk: str) -> list[str]:
    """The paragraphs of a chunk: a line that begins with no mark continues the one before."""
    texts: list[str] = []
    for line in chunk.splitlines():
        if texts and not MARKS.match(line):
            texts[-1] += " " + line.strip()
        else:
            texts.append(line.strip())
    return texts


def paragraph(text: str) -> Block:
    """One paragraph by its mark; a heading without number gets the label "!" until `numbered` has seen it."""
    mark = MARKS.match(text)
    if mark is None:
        return Block("paragraph", text)
    rest = text[mark.end() :]
    if mark["heading"]:
        return Block("heading", rest, level=len(mark["heading"]), label=mark["bare"])
    if mark["letter"]:
        return Block("letter", rest, label=text[:2])
    return Block("clause" if mark["clause"] else "bullet", rest, level=2)


def table(chunk: str) -> Block:
    """A table with its head as the first row."""
    lines = [line.strip().strip("|").split("|") for line in chunk.splitlines()]
    if len({len(cells) for cells in lines}) > 1:
        raise ValueError(f"uneven table: {chunk[:80]}")
    head, widths, *rest = ([cell.strip() for cell in cells] for cells in lines)
    return Block("table", rows=tuple(map(tuple, (head, *rest))), widths=tuple(map(len, widths)))


def numbered(found: list[Block]) -> tuple[Block, ...]:
    """The same blocks with the labels that a reader sees."""
    counters = [0, 0, 0]
    letters = count()
    result: list[Block] = []
    for block in found:
        if block.kind == "letter":
            if block.label != f"{ascii_lowercase[next(letters)]})":
                raise ValueError(f"letter out of order: {block.label} {block.text[:60]}")
        else:
            letters = count()
        label = block.label
        if block.kind == "bullet":
            label = "•"
        elif block.kind in ("heading", "clause"):
            label = "" if block.label == "!" else advance(counters, block.level)
        result.append(Block(block.kind, block.text, block.level, label, block.rows, block.widths))
    return tuple(result)


def advance(counters: list[int], level: int) -> str:
    """Count one up at this level, begin anew below it, and give the number as "4.2"."""
    counters[level - 1] += 1
    counters[level:] = [0] * (len(counters) - level)
    return ".".join(map(str, counters[:level]))
