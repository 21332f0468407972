"""What is left to fill in: an answer of dots, brackets and words that say nothing."""

from __future__ import annotations

import re

from kravlint.analysis.model import Analysis
from kravlint.engine.mentions import block_mentions
from kravlint.language.screen import lazy

_SAYS_NOTHING = lazy(
    r"\s*(?:n/?a|xx+|tbd|tba|namn|org\.?\s?nr|adress|land|datum|fyll(?:s)? i.{0,40}|ifylls.{0,40}|"
    r"anges senare.{0,30}|"
    r"kompletteras.{0,40}|att fylla i.{0,40}|ej ifyllt?|"
    r"se (?:leverantörens |vår )?(?:webbplats|hemsida|webben).{0,30}|på begäran|uppgift saknas|okänt|"
    r"ej (?:känt|fastställt)|meddelas senare|"
    r"exempel.{0,40}|name|to be (?:completed|filled in|determined).{0,30})\s*\.?\s*",
    re.IGNORECASE,
)
_PLACEHOLDER_STYLE = "placeholder text"


def is_blank(analysis: Analysis, block: int) -> bool:
    """True when a block holds nothing but placeholders."""
    one = analysis.blocks[block]
    if one.style == _PLACEHOLDER_STYLE or not one.text.strip():
        return True
    text = one.text
    for mention in reversed([m for m in block_mentions(analysis, block) if m.concept == "placeholder"]):
        text = text[: mention.start] + text[mention.end :]
    return not any(c.isalnum() for c in text) or _SAYS_NOTHING.fullmatch(text) is not None


def table_rows(analysis: Analysis, number: int) -> list[list[int]]:
    """The cells of the n-th table (from 1), row by row; cells of tables inside it left out."""
    table = analysis.document.tables[number - 1]
    rows: dict[int, list[int]] = {}
    for index in range(table.first, table.last + 1):
        place = analysis.blocks[index].place
        if place.table == number:
            rows.setdefault(place.row or 0, []).append(index)
    return [rows[row] for row in sorted(rows)]
