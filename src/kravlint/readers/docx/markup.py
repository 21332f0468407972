"""Questions to single elements of WordprocessingML, answered without any state."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kravlint.readers.docx import names as n
from kravlint.readers.docx.symbols import TICKED, UNTICKED, symbol


def is_placeholder(control: etree._Element) -> bool:
    """True when a content control (w:sdt) shows its placeholder text."""
    properties = control.find(n.CONTROL_PROPERTIES)
    return properties is not None and bool(n.is_on(properties.find(n.PLACEHOLDER)))


def checkbox(control: etree._Element) -> str:
    """The sign that a check box control shows; "" when the control is none."""
    box = control.find(f"{n.CONTROL_PROPERTIES}/{n.CHECKBOX}")
    if box is None:
        return ""
    checked = box.find(n.CHECKED)
    return TICKED if checked is not None and checked.get(n.W14_VAL) not in ("0", "false") else UNTICKED


def form_value(mark: etree._Element) -> str:
    """What a legacy form field (w:fldChar) shows without a result: a check box, the choice in a list."""
    data = mark.find(n.FORM_DATA)
    if data is None:
        return ""
    if (box := data.find(n.FORM_CHECKBOX)) is not None:
        checked = n.is_on(box.find(n.FORM_CHECKED))
        return TICKED if (n.is_on(box.find(n.FORM_DEFAULT)) if checked is None else checked) else UNTICKED
    if (choices := data.find(n.FORM_LIST)) is not None:
        entries = [entry.get(n.VAL, "") for entry in choices.iterchildren(n.FORM_ENTRY)]
        index = n.number(choices.find(n.FORM_RESULT)) or 0
        return entries[index] if 0 <= index < len(entries) else ""
    return ""


def shown(element: etree._Element, text: str) -> tuple[int, str]:
    """A w:t's text as Word shows it, after how many characters that it does not show.

    Without xml:space="preserve" white space at the ends is not shown.
    """
    lead = 0
    if element.get(n.XML_SPACE) != "preserve":
        stripped = text.lstrip(" \t\r\n")
        lead, text = len(text) - len(stripped), stripped.rstrip(" \t\r\n")
    return lead, text.replace("\n", " ")


def symbol_text(code: str, font: str) -> str:
    """The character of a w:sym or symEx: a hexadecimal code in a font."""
    try:
        return symbol(int(code[:6], 16), font)
    except ValueError:
        return ""


def run_font(run: etree._Element) -> str:
    """The font that the run itself names."""
    fonts = run.find(f"{n.RUN_PROPERTIES}/{n.FONTS}")
    return "" if fonts is None else fonts.get(n.ASCII, "")


def formula(element: etree._Element) -> str:
    """A formula's text on one line, fractions with "/"."""
    found = element.iter(n.MATH_TEXT, n.MATH_DENOMINATOR)
    return "".join("/" if part.tag == n.MATH_DENOMINATOR else part.text or "" for part in found)


def alternatives(element: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The branches of mc:AlternateContent, and which one is read: the first that holds any text."""
    branches = [child for child in element if child.tag in (n.CHOICE, n.FALLBACK)]
    chosen = next((branch for branch in branches if carries_text(branch)), branches[0] if branches else None)
    for branch in branches:
        yield branch, branch is chosen


def outermost(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of this name that stand in no other of the same name."""
    last: etree._Element | None = None
    for element in root.iter(tag):
        if last is None or last not in element.iterancestors(tag):
            yield element
            last = element


def boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing, each once: not those of a fallback that repeats them."""
    unread = {branch for choice in drawing.iter(n.ALTERNATE) for branch, chosen in alternatives(choice) if not chosen}
    for box in outermost(drawing, n.BOX):
        if unread.isdisjoint(box.iterancestors(n.CHOICE, n.FALLBACK)):
            yield box


def bare_text(root: etree._Element) -> str:
    """All text under an element, deleted or not, one line per paragraph: for what is not live."""
    lines = (
        "".join(element.text or "" for element in paragraph.iter(n.TEXT, n.DELETED_TEXT))
        for paragraph in root.iter(n.PARAGRAPH)
    )
    return "\n".join(line for line in lines if line.strip())


def carries_text(element: etree._Element) -> bool:
    """True when there is any text under the element, of whatever vocabulary."""
    texts = element.iter("{*}t", n.SYMBOL_EX, n.SYMBOL)
    return any((text.text or "").strip() or text.tag in (n.SYMBOL_EX, n.SYMBOL) for text in texts)


def short_name(element: etree._Element) -> str:
    """The element's name as people write it: "w:altChunk"."""
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local
