"""What an OpenDocument text's styles say: list and heading numbers, hidden text, the styles' names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from msgspec import Struct, field

from kravlint.readers.numerals import letters, roman
from kravlint.readers.odf import STYLE, TEXT, number

_NUM_LIST_FORMAT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_PLACEHOLDER = re.compile(r"%(\d+)%")
_MOST_LEVELS = 10


class Level(Struct, frozen=True):
    """How one level of a list or of the headings is labelled."""

    bullet: str = ""
    format: str = ""
    """1, a, A, i, I; empty: no number."""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    """How many levels' numbers the label has, this one last."""
    pattern: str = ""
    """The whole label with %n% for the number of level n; goes before prefix, shown and suffix."""
    start: int = 1


Levels = dict[int, Level]


class Styles(Struct):
    """The styles of a document, by their names."""

    titles: dict[str, str] = field(default_factory=dict)
    """The name that people see, lower case, of the style or of the named one that it is made from."""
    hidden: set[str] = field(default_factory=set)
    unnumbered: set[str] = field(default_factory=set)
    """Paragraph styles that take a heading out of the outline's numbering."""
    lists: dict[str, Levels] = field(default_factory=dict)
    outline: Levels = field(default_factory=dict)


class Counters:
    """The numbers that a list, or the headings, have come to."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def label(self, levels: Levels, level: int, start: int | None = None) -> str:
        """Count one more on `level` (from 1), which `start` sets, and give the label as it is shown."""
        own = levels.get(level, Level())
        if own.bullet:
            return own.bullet
        if not own.format:
            return ""
        for upper in range(1, level):
            self._numbers.setdefault(upper, levels.get(upper, own).start)
        self._numbers[level] = self._numbers.get(level, own.start - 1) + 1 if start is None else start
        for deeper in [key for key in self._numbers if key > level]:
            del self._numbers[deeper]
        if own.pattern:
            return _PLACEHOLDER.sub(lambda match: self._written(levels, int(match[1])), own.pattern).strip()
        numbers = (self._written(levels, n) for n in range(max(1, level - own.shown + 1), level + 1))
        return (own.prefix + ".".join(part for part in numbers if part) + own.suffix).strip()

    def _written(self, levels: Levels, level: int) -> str:
        count, form = self._numbers.get(level, 1), levels.get(level, Level()).format
        written = {"a": letters, "i": roman}.get(form.lower(), str)(count)
        return written.upper() if form.isupper() else written if form else ""


def read_styles(roots: Iterable[etree._Element | None]) -> Styles:
    """The styles in styles.xml and content.xml, the later ones going before."""
    styles = Styles()
    parents: dict[str, str] = {}
    for root in roots:
        if root is None:
            continue
        for style in root.iter(STYLE + "style"):
            _add_style(styles, parents, style)
        for element in root.iter(TEXT + "list-style"):
            styles.lists[element.get(STYLE + "name", "")] = _levels(element)
        for element in root.iter(TEXT + "outline-style"):
            styles.outline = _levels(element)
    for name in parents:
        styles.titles[name] = _title(styles.titles, parents, name)
    return styles


def _add_style(styles: Styles, parents: dict[str, str], style: etree._Element) -> None:
    name = style.get(STYLE + "name", "")
    automatic = str(getattr(style.getparent(), "tag", "")).endswith("automatic-styles")
    title = "" if automatic else style.get(STYLE + "display-name", name)
    styles.titles[name] = title.lower()
    parents[name] = style.get(STYLE + "parent-style-name", "")
    text = style.find(STYLE + "text-properties")
    if text is not None and text.get(TEXT + "display") == "none":
        styles.hidden.add(name)
    if style.get(STYLE + "list-style-name") == "" and style.get(STYLE + "family") == "paragraph":
        styles.unnumbered.add(name)


def _title(titles: dict[str, str], parents: dict[str, str], name: str) -> str:
    for _ in range(_MOST_LEVELS):
        if titles.get(name):
            return titles[name]
        name = parents.get(name, "")
    return ""


def _levels(element: etree._Element) -> Levels:
    levels = {}
    for child in element:
        level = number(child.get(TEXT + "level"))
        bullet = "•" if str(child.tag).endswith(("-bullet", "-image")) else ""
        levels[level] = Level(
            bullet=bullet and _sign(child.get(TEXT + "bullet-char")),
            format=child.get(STYLE + "num-format", ""),
            prefix=child.get(STYLE + "num-prefix", ""),
            suffix=child.get(STYLE + "num-suffix", ""),
            shown=number(child.get(TEXT + "display-levels")),
            pattern=child.get(_NUM_LIST_FORMAT, ""),
            start=number(child.get(TEXT + "start-value")),
        )
    return levels


def _sign(bullet: str | None) -> str:
    """The bullet; those of symbol fonts have no character of their own."""
    return bullet if bullet and not "\ue000" <= bullet <= "\uf8ff" else "•"
