"""What is drawn on an Excel sheet: the text of shapes is read, charts and diagrams are named as not read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kravlint.readers.origins import clean
from kravlint.readers.sheet import column_name

_ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor", "{*}absoluteAnchor")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "c:chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": "cx:chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "dgm:relIds",
}
"""Text that stands in another part of the package, by the element that points there."""


def shapes(drawing: etree._Element) -> Iterator[tuple[str | None, str, bool]]:
    """The text of each shape, after the cell that its corner stands in, and whether it is hidden."""
    for anchor in drawing.iter(*_ANCHORS):
        for body in anchor.iter("{*}txBody"):
            text = clean("\n".join(map(_line, body.iterchildren("{*}p"))))
            if text and next(body.iterancestors(_FALLBACK), None) is None:
                yield _cell(anchor), text, _is_hidden(body.getparent())


def unread(drawing: etree._Element) -> list[str]:
    """The names of what carries text that is not read."""
    return sorted({_UNREAD[str(element.tag)] for element in drawing.iter(*_UNREAD)})


def _line(paragraph: etree._Element) -> str:
    return "".join("\n" if part.tag.endswith("}br") else part.text or "" for part in paragraph.iter("{*}t", "{*}br"))


def _cell(anchor: etree._Element) -> str | None:
    column, row = (anchor.findtext(f"{{*}}from/{{*}}{name}", "").strip() for name in ("col", "row"))
    return f"{column_name(int(column) + 1)}{int(row) + 1}" if column.isdecimal() and row.isdecimal() else None


def _is_hidden(shape: etree._Element | None) -> bool:
    named = None if shape is None else shape.find("{*}nvSpPr/{*}cNvPr")
    return named is not None and named.get("hidden") in ("1", "true")
