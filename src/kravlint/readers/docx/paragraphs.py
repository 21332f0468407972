"""The paragraphs of a story in document order: properties, numbers, and marks that are deleted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from kravlint.document import Apart
from kravlint.readers.docx import names as n
from kravlint.readers.docx.content import Content, Shared, find_marks
from kravlint.readers.docx.inline import InlineReader
from kravlint.readers.docx.markup import alternatives, bare_text, carries_text, is_placeholder, short_name
from kravlint.readers.docx.styles import Style, numbering, outline_heading


class Paragraph(Struct):
    """A paragraph as read, or several that a deleted paragraph mark joins."""

    content: Content
    is_live: bool
    """Anything but white space is shown."""
    style: Style
    heading: int
    num_id: int | None = None
    level: int | None = None
    mark_removed: bool = False
    """The next paragraph goes on in this one."""
    mark_hidden: bool = False
    label: str = ""
    list_level: int = 0
    """From 1; 0 when not numbered."""

    @property
    def is_placeholder(self) -> bool:
        """True when all that is shown is placeholder text."""
        if not self.content.placeholders:
            return False
        shown = sum(1 for piece in self.content.pieces if not piece[0].isspace())
        return 0 < shown <= self.content.placeholders


Item = Paragraph | Apart | etree._Element
"""An element is a w:tbl."""


class Flow:
    """Hands out one story's paragraphs and tables, advancing the document's numbering."""

    def __init__(self, root: etree._Element, shared: Shared, numbered: bool) -> None:
        """`numbered`: the part is document.xml, whose paragraphs and runs are places."""
        marks, numbers = find_marks(root, shared.styles)
        self._numbers = numbers if numbered else {}
        self._shared = shared
        self._inline = InlineReader(marks, shared)

    @property
    def in_field_code(self) -> bool:
        """True when a field has begun and not come to its result."""
        return self._inline.in_field_code

    def items(self, container: etree._Element, placeholder: bool = False) -> Iterator[Item]:
        """What stands in a body, cell, text box or note, in document order."""
        joined: Paragraph | None = None
        found: list[tuple[etree._Element | Apart, bool]] = []
        self._unwrap(container, placeholder, found)
        for item, in_placeholder in found:
            if isinstance(item, Apart):
                yield item
                continue
            if item.tag == n.TABLE:
                if joined is not None:
                    yield self._counted(joined)
                    joined = None
                yield item
                continue
            paragraph = self._read(item, in_placeholder)
            if joined is not None:
                paragraph = _join(joined, paragraph)
            joined = paragraph if paragraph.mark_removed else None
            if joined is None:
                yield self._counted(paragraph)
        if joined is not None:
            yield self._counted(joined)

    def _unwrap(
        self, container: etree._Element, placeholder: bool, found: list[tuple[etree._Element | Apart, bool]]
    ) -> None:
        """Find the container's paragraphs and tables, also inside controls and other wrappers."""
        for child in container:
            tag = child.tag
            if tag == n.PARAGRAPH or tag == n.TABLE:
                found.append((child, placeholder))
            elif tag in n.PROPERTIES:
                continue
            elif tag in n.TRANSPARENT or tag in (n.INSERTED, n.MOVED_TO):
                self._unwrap(child, placeholder, found)
            elif tag == n.CONTROL:
                self._unwrap(child, placeholder or is_placeholder(child), found)
            elif tag == n.ALTERNATE:
                for branch, chosen in alternatives(child):
                    if chosen:
                        self._unwrap(branch, placeholder, found)
            elif tag in (n.DELETED, n.MOVED_FROM):
                if text := bare_text(child):
                    self._shared.changes += 1
                    found.append((Apart("deleted", text, author=child.get(n.AUTHOR, "")), False))
            elif tag in (n.FOREIGN, n.SUBDOCUMENT) or carries_text(child):
                self._shared.unknown.add(short_name(child))

    def _read(self, element: etree._Element, placeholder: bool) -> Paragraph:
        properties = element[0] if len(element) else None
        if properties is not None and properties.tag != n.PARAGRAPH_PROPERTIES:
            properties = None
        style, heading = self._shared.styles.default, None
        num_id = level = None
        mark_removed = mark_hidden = False
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == n.PARAGRAPH_STYLE:
                style = self._shared.styles.of_paragraph(child.get(n.VAL))
            elif tag == n.NUMBERED:
                num_id, level = numbering(child)
            elif tag == n.OUTLINE:
                heading = outline_heading(n.number(child))
            elif tag == n.RUN_PROPERTIES and len(child):
                mark_removed, mark_hidden = self._mark(child)
        content = self._inline.read(element, self._numbers.get(element, 0), style.hidden, placeholder)
        return Paragraph(
            content,
            _is_live(content),
            style,
            style.heading if heading is None else heading,
            num_id,
            level,
            mark_removed,
            mark_hidden or style.hidden,
        )

    def _mark(self, properties: etree._Element) -> tuple[bool, bool]:
        """Whether the paragraph mark is deleted, and whether it is hidden."""
        removed = hidden = False
        for child in properties:
            if child.tag in (n.DELETED, n.MOVED_FROM):
                removed = True
                self._shared.changes += 1
            elif child.tag == n.INSERTED:
                self._shared.changes += 1
            elif child.tag == n.VANISH:
                hidden = bool(n.is_on(child))
        return removed, hidden

    def _counted(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with its number; one that is wholly hidden is not counted."""
        lists = self._shared.numbering
        position = lists.position(paragraph.num_id, paragraph.level, paragraph.style)
        if position is not None and (not paragraph.mark_hidden or paragraph.is_live):
            paragraph.label = lists.count(*position)
            paragraph.list_level = position[1] + 1
        return paragraph


def _join(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs as one, with the properties of the first that has live text."""
    lead = first if first.is_live else second
    content = first.content
    number = lead.content.number
    content.pieces += second.content.pieces
    content.asides += second.content.asides
    content.notes += second.content.notes
    content.boxes += second.content.boxes
    content.placeholders += second.content.placeholders
    content.number = number
    return Paragraph(
        content,
        lead.is_live,
        lead.style,
        lead.heading,
        lead.num_id,
        lead.level,
        second.mark_removed,
        second.mark_hidden,
    )


def _is_live(content: Content) -> bool:
    return any(not piece[0].isspace() for piece in content.pieces)
