"""Places as people say them: "avsnitt 4.2 Kontraktstid, sidan 7"."""

from __future__ import annotations

from kravlint.report import Lang, Location

_LONGEST_HEADING = 60

_WORDS = {
    "sv": {
        "section": "avsnitt",
        "heading": "under rubriken",
        "table": "tabell",
        "row": "rad",
        "column": "kolumn",
        "requirement": "krav",
        "sheet": "blad",
        "cell": "cell",
        "paragraph": "stycke",
        "line": "rad",
        "page": "sidan",
        "whole": "hela dokumentet",
    },
    "en": {
        "section": "section",
        "heading": "under the heading",
        "table": "table",
        "row": "row",
        "column": "column",
        "requirement": "requirement",
        "sheet": "sheet",
        "cell": "cell",
        "paragraph": "paragraph",
        "line": "line",
        "page": "page",
        "whole": "the whole document",
    },
}


def said(location: Location, lang: Lang) -> str:
    """The place in one phrase; "hela dokumentet" when the location is empty."""
    return ", ".join(steps(location, lang))


def steps(location: Location, lang: Lang) -> tuple[str, ...]:
    """The place from the outside in: section, table or sheet, row, and last the page. Never empty."""
    words = _WORDS[lang]
    parts = [_heading(location, words), *_inside(location, words)]
    if location.page is not None:
        parts.append(f"{words['page']} {location.page}")
    return tuple(part for part in parts if part) or (words["whole"],)


def _heading(location: Location, words: dict[str, str]) -> str:
    number, heading = location.heading_number, _shortened(location.heading or "")
    if number:
        return f"{words['section']} {number.rstrip('.')} {heading}".rstrip()
    return f"{words['heading']} {heading}" if heading else ""


def _inside(location: Location, words: dict[str, str]) -> list[str]:
    """Below the heading: the most telling of cell, row, requirement, line and paragraph."""
    requirement = location.requirement or ""
    if location.sheet or location.cell:
        places = [_named(words, "sheet", location.sheet), _named(words, "cell", location.cell)]
        return [*places, _named(words, "requirement", requirement)]
    if location.table is not None:
        table = _named(words, "table", location.table)
        if location.row is None:
            return [table, _named(words, "requirement", requirement)]
        row = _named(words, "row", location.row)
        return [table, f"{row} ({requirement})" if requirement else row]
    if requirement:
        return [_named(words, "requirement", requirement)]
    if location.line is not None:
        return [_named(words, "line", location.line)]
    if location.page is None:
        return [_named(words, "paragraph", location.paragraph)]
    return []


def _named(words: dict[str, str], name: str, value: str | int | None) -> str:
    return f"{words[name]} {value}" if value not in (None, "") else ""


def _shortened(heading: str) -> str:
    heading = " ".join(heading.split())
    if len(heading) <= _LONGEST_HEADING:
        return heading
    return heading[:_LONGEST_HEADING].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
