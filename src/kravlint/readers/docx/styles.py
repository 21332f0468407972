"""Styles as far as reading needs them: names, headings, numbering and hidden text, inherited by basedOn."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from kravlint.readers.docx import names as n

PLACEHOLDER = "placeholder text"
"""The name of Word's character style for placeholders; also what a block's style says when it is one."""

_HEADING_NAME = re.compile(r"heading ?([1-9])\Z")
_BODY_TEXT = 9
"""The outline level that says "no heading"."""
_DEEPEST = 64
"""Steps of basedOn that are followed; Word itself stops far earlier."""


class Style(Struct, frozen=True):
    """One style with what it inherits."""

    name: str
    """w:name in lower case: the same whatever the language of the Word that wrote it."""
    heading: int = 0
    """1 is the highest, 0 no heading."""
    num_id: int | None = None
    """0: numbering taken away."""
    level: int | None = None
    """From 0."""
    hidden: bool = False
    chain: tuple[str, ...] = ()
    """Its own id and those it is based on, up to the one that names the numbering."""


class Styles:
    """A document's styles by id. Each is read when it is first asked for: few of those that a file defines are used."""

    def __init__(self, root: etree._Element | None = None) -> None:
        """From styles.xml; no such part gives no styles."""
        self._elements: dict[str, dict[str, etree._Element]] = {"paragraph": {}, "character": {}, "numbering": {}}
        self._paragraph: dict[str, Style] = {}
        self._character: dict[str, Style | None] = {}
        self.default = Style("normal")
        self.language = ""
        if root is None:
            return
        default_id = None
        for element in root.iter(n.STYLE):
            kind, style_id = element.get(n.STYLE_TYPE, "paragraph"), element.get(n.STYLE_ID)
            if style_id is None or kind not in self._elements:
                continue
            self._elements[kind][style_id] = element
            if kind == "paragraph" and element.get(n.DEFAULT_STYLE) in ("1", "true", "on"):
                default_id = style_id
        self.language = next((element.get(n.VAL, "") for element in root.iter(n.LANGUAGE)), "")
        self.default = self.of_paragraph(default_id)

    def of_paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph; a name alone decides when the file does not define it."""
        if style_id is None:
            return self.default
        style = self._paragraph.get(style_id)
        if style is None:
            style = _inherit(style_id, self._elements["paragraph"])
            style = style or Style(style_id.lower(), heading=_heading_by_name(style_id.lower()))
            self._paragraph[style_id] = style
        return style

    def of_characters(self, style_id: str) -> Style | None:
        """The style of a run; None when the file does not define it."""
        if style_id not in self._character:
            self._character[style_id] = _inherit(style_id, self._elements["character"])
        return self._character[style_id]

    def list_of(self, style_id: str) -> int | None:
        """The numId of a list style (w:numStyleLink points at it)."""
        element = self._elements["numbering"].get(style_id)
        return None if element is None else _read(element, style_id).num_id


class _Raw(Struct, frozen=True):
    """A style as written, before inheritance."""

    id: str
    name: str
    parent: str | None
    outline: int | None
    num_id: int | None
    level: int | None
    hidden: bool | None


def outline_heading(outline: int | None) -> int | None:
    """The heading level that an outline level (from 0) means; 0 for body text, None when nothing is said."""
    if outline is None:
        return None
    return outline + 1 if 0 <= outline < _BODY_TEXT else 0


def numbering(element: etree._Element | None) -> tuple[int | None, int | None]:
    """numId and level (from 0) of a w:numPr; None for what it does not say."""
    if element is None:
        return None, None
    return n.number(element.find(n.NUM_ID)), n.number(element.find(n.LEVEL_INDEX))


def _read(element: etree._Element, style_id: str) -> _Raw:
    name, based_on = element.find(n.STYLE_NAME), element.find(n.BASED_ON)
    paragraph, run = element.find(n.PARAGRAPH_PROPERTIES), element.find(n.RUN_PROPERTIES)
    num_id, level = numbering(None if paragraph is None else paragraph.find(n.NUMBERED))
    return _Raw(
        id=style_id,
        name=(style_id if name is None else name.get(n.VAL, style_id)).split(",")[0].strip().lower(),
        parent=None if based_on is None else based_on.get(n.VAL),
        outline=None if paragraph is None else n.number(paragraph.find(n.OUTLINE)),
        num_id=num_id,
        level=level,
        hidden=None if run is None else n.is_on(run.find(n.VANISH)),
    )


def _inherit(style_id: str, elements: dict[str, etree._Element]) -> Style | None:
    """The style with what it inherits; None when there is no such style."""
    lineage: list[_Raw] = []
    seen: set[str] = set()
    next_id: str | None = style_id
    while next_id is not None and next_id in elements and next_id not in seen and len(seen) < _DEEPEST:
        seen.add(next_id)
        lineage.append(_read(elements[next_id], next_id))
        next_id = lineage[-1].parent
    if not lineage:
        return None
    numbered_at = next((i for i, style in enumerate(lineage) if style.num_id is not None), len(lineage) - 1)
    return Style(
        name=lineage[0].name,
        heading=next((level for style in lineage if (level := _own_heading(style)) is not None), 0),
        num_id=next((style.num_id for style in lineage if style.num_id is not None), None),
        level=next((style.level for style in lineage if style.level is not None), None),
        hidden=next((style.hidden for style in lineage if style.hidden is not None), False),
        chain=tuple(style.id for style in lineage[: numbered_at + 1]),
    )


def _own_heading(style: _Raw) -> int | None:
    return _heading_by_name(style.name) or outline_heading(style.outline)


def _heading_by_name(name: str) -> int:
    found = _HEADING_NAME.match(name)
    return int(found.group(1)) if found else int(name == "title")
