"""A table in Markdown, for a wiki or a merge request."""

from __future__ import annotations

from kravlint.extract.catalogue import Catalogue
from kravlint.extract.columns import heads, rows
from kravlint.report import Lang


def render(catalogue: Catalogue, lang: Lang) -> bytes:
    """One row for each entry."""
    lines = [_row(list(heads(catalogue, lang).values())), _row(["---"] * len(heads(catalogue, lang)))]
    lines += [_row([str(value) for value in row.values()]) for row in rows(catalogue, lang)]
    return ("\n".join(lines) + "\n").encode()


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """The text as one line in which nothing is markup or markup's end."""
    for character in "\\|`*_<[":
        text = text.replace(character, f"\\{character}")
    return "<br>".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
