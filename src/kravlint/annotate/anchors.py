"""Where a Word comment begins and ends: marks between runs, around exactly the words that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from kravlint.annotate.notes import Note, span_in
from kravlint.annotate.runs import Runs, Spot
from kravlint.document import Block, Document

_REPLACED = frozenset(
    ("text", "dataBinding", "checkbox", "comboBox", "dropDownList", "date", "picture", "showingPlcHdr")
)
"""What makes a content control one whose content Word writes anew: a mark inside would be lost."""


class Span(Struct, frozen=True):
    """The words of a note: two places in runs, or a whole paragraph."""

    paragraph: etree._Element | None
    first: Spot | None = None
    last: Spot | None = None


def find_spans(root: etree._Element, document: Document, notes: Sequence[Note]) -> tuple[Runs, list[Span]]:
    """Where each note belongs, in the part as it was read."""
    runs = Runs(root)
    return runs, [_find(runs, document.blocks, note) for note in notes]


def _find(runs: Runs, blocks: Sequence[Block], note: Note) -> Span:
    if note.block is not None and 0 <= note.block < len(blocks):
        block = blocks[note.block]
        span = _words(runs, block, *span_in(note, len(block.text)))
        if span is not None:
            return span
        if (paragraph := runs.paragraph(block.place.paragraph or 0)) is not None:
            return Span(paragraph)
    spans = (_words(runs, block, 0, len(block.text)) for block in blocks)
    return next((span for span in spans if span is not None), Span(runs.paragraph(1)))


def _words(runs: Runs, block: Block, start: int, end: int) -> Span | None:
    """The first and the last character between two offsets that come from runs; None when none does."""
    first = last = None
    ends = [origin.start for origin in block.origins[1:]] + [len(block.text)]
    for origin, stop in zip(block.origins, ends, strict=False):
        low, high = max(start, origin.start), min(end, stop)
        if origin.run and low < high:
            first = first or runs.spot(origin.paragraph, origin.run, origin.offset + low - origin.start)
            last = runs.spot(origin.paragraph, origin.run, origin.offset + high - origin.start) or last
    return Span(None, first, last) if first and last else None


def set_anchor(root: etree._Element, runs: Runs, span: Span, comment: str) -> None:
    """Put the marks of the comment with this id around the words, without touching them."""
    w = f"{{{etree.QName(root).namespace}}}"
    begin, end, reference = (etree.Element(w + name) for name in ("commentRangeStart", "commentRangeEnd", "r"))
    begin.set(w + "id", comment)
    end.set(w + "id", comment)
    etree.SubElement(reference, w + "commentReference").set(w + "id", comment)
    if span.first is None or span.last is None:
        paragraph = span.paragraph
        if paragraph is None:  # a body without any paragraph: there is nowhere to put it
            return
        head = _outside_box(paragraph, w)
        if head is paragraph:
            properties = paragraph.find(w + "pPr")
            paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, begin)
            paragraph.extend((end, reference))
            return
        first = last = head
    else:
        first, last = (_outside(run, w) for run in runs.around(span.first, span.last))
    first.addprevious(begin)
    last = _after_field(last, w)
    last.addnext(end)
    _in_paragraph(end, w).addnext(reference)


def _outside_box(element: etree._Element, w: str) -> etree._Element:
    """The element, or the run that holds it: Word has no comments in text boxes, nor in one run's parts."""
    holders = list(element.iterancestors(w + "r"))
    return holders[-1] if holders else element


def _outside(run: etree._Element, w: str) -> etree._Element:
    """The run, or the outermost thing around it whose content Word writes anew."""
    out = _outside_box(run, w)
    for around in out.iterancestors():
        if around.tag == w + "p":
            break
        foreign = not str(around.tag).startswith(w)  # alternatives, formulas
        if foreign or around.tag == w + "fldSimple" or (around.tag == w + "sdt" and _is_replaced(around, w)):
            out = around
    return out


def _is_replaced(control: etree._Element, w: str) -> bool:
    properties = control.find(w + "sdtPr")
    return properties is not None and any(etree.QName(p).localname in _REPLACED for p in properties.iterchildren("*"))


def _after_field(element: etree._Element, w: str) -> etree._Element:
    """The element, or the end of the field that begins in it: nothing may stand in a field's code."""
    depth, last = 0, element
    following = (element, *element.itersiblings(w + "r")) if element.tag == w + "r" else ()
    for run in following:
        for mark in run.iterchildren(w + "fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(w + "fldCharType", ""), 0)
        last = run
        if depth <= 0:
            return last
    return element


def _in_paragraph(element: etree._Element, w: str) -> etree._Element:
    """The paragraph's child that holds the element: a comment's sign stands in no link, field or insertion."""
    while (parent := element.getparent()) is not None and parent.tag != w + "p":
        element = parent
    return element


def take_anchors(root: etree._Element, comments: set[str]) -> None:
    """Take away the marks of the comments with these ids, and nothing else."""
    if not comments:
        return
    w = f"{{{etree.QName(root).namespace}}}"
    marks = [w + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for mark in [mark for mark in root.iter(*marks) if mark.get(w + "id") in comments]:
        run = mark.getparent()
        _remove(mark)
        if run is not None and run.tag == w + "r" and all(child.tag == w + "rPr" for child in run):
            _remove(run)


def anchored(root: etree._Element) -> set[str]:
    """The ids of the comments that have a place in the text."""
    w = f"{{{etree.QName(root).namespace}}}"
    return {mark.get(w + "id", "") for mark in root.iter(w + "commentReference")}


def _remove(element: etree._Element) -> None:
    """Remove an element and keep the white space after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
