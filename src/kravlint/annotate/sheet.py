"""Findings as cell comments in a workbook (xlsx, xlsm); no cell is touched.

A cell has one comment: what kravlint says stands after what people have written there, and is replaced each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from kravlint.annotate.notes import AUTHOR, Note
from kravlint.annotate.package import RELATION_NAMESPACES, Parts, is_strict
from kravlint.annotate.vml import CONTENT_TYPE as VML_TYPE
from kravlint.annotate.vml import EMPTY, with_boxes, without_boxes
from kravlint.document import Document
from kravlint.readers.limits import Limits
from kravlint.readers.origins import clean
from kravlint.readers.sheet import column_name, column_number

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SAID = re.compile(r"(?:\r?\n){0,2}kravlint(?: \([A-Z]+\d+\))?:\r?\n(?:(?!\nkravlint[: ]).)*?kravlint#\w+", re.DOTALL)
"""What kravlint has said in a comment, with the empty line before it."""
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_LONGEST = 30_000
"""Characters of a comment; Excel stops at 32 767."""
_AFTER_DRAWING = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
"""What must stand after w:legacyDrawing in a sheet."""

Said = dict[str, list[str]]
"""By cell what kravlint says there."""


def annotate_sheet(data: bytes, document: Document, notes: Sequence[Note], limits: Limits) -> bytes:
    """The workbook with its notes in comments; the same bytes when it has them already. Raise Unreadable.

    `document` is what was read from `data`. A cell whose comment is a thread of answers, or full, gives its notes
    to the next cell of the row that has room.
    """
    parts = Parts(data, limits)
    main = parts.main("workbook", "xl/workbook.xml")
    targets = {relation.id: relation.target for relation in parts.relations(main)}
    by_sheet = _by_sheet(document, notes)
    relation_id = f"{{{RELATION_NAMESPACES[is_strict(parts.xml(main))]}}}id"
    for sheet in parts.xml(main).iter("{*}sheet"):
        part = targets.get(sheet.get(relation_id, ""), "")
        placed = by_sheet.pop(clean(sheet.get("name", "")), [])
        if part in parts and (placed or parts.related(part, "comments")):
            _annotate(parts, part, placed)
    return parts.written()


def _by_sheet(document: Document, notes: Sequence[Note]) -> dict[str, list[tuple[str, Note]]]:
    """The notes with their cells; a note about a sheet or the whole book stands in the first cell with text."""
    cells = [block.place for block in document.blocks]
    placed: dict[str, list[tuple[str, Note]]] = {}
    for note in notes:
        index = note.block if note.block is not None and 0 <= note.block < len(cells) else 0
        place = next((place for place in cells[index:] if place.cell), cells[index])
        cell = place.cell if place.cell and _CELL.fullmatch(place.cell) else "A1"
        placed.setdefault(place.sheet or "", []).append((cell, note))
    return placed


def _annotate(parts: Parts, sheet: str, notes: Sequence[tuple[str, Note]]) -> None:
    name = parts.related(sheet, "comments")
    root = _new_comments(parts.xml(sheet)) if name is None else parts.xml(name)
    m = f"{{{etree.QName(root).namespace}}}"
    comments = {ref: comment for comment in root.iter(m + "comment") if _CELL.fullmatch(ref := comment.get("ref", ""))}
    foreign = {cell: _SAID.sub("", _text(comment)) for cell, comment in comments.items()}
    wanted = _settled(notes, foreign, _threaded(parts, sheet))
    new: list[str] = []
    gone: list[str] = []
    for cell in {**comments, **wanted}:
        comment, said = comments.get(cell), wanted.get(cell, [])
        if comment is None:
            _add(root, cell, said)
            new.append(cell)
        elif [found.strip() for found in _SAID.findall(_text(comment).replace("\r", ""))] != said:
            _take(comment)
            if said or foreign[cell].strip():
                _say(comment, said)
            else:
                _remove(comment)
                gone.append(cell)
    if name is None:
        parts.add(sheet, "comments", "../comments{}.xml", _CONTENT_TYPE, root)
    _draw(parts, sheet, new, gone)


def _settled(notes: Sequence[tuple[str, Note]], foreign: dict[str, str], threaded: set[str]) -> Said:
    """What is said in which cell; a note that has to move says which cell it is about."""
    wanted: Said = {}
    lengths = {cell: len(text) for cell, text in foreign.items()}
    for cell, note in notes:
        home = next(
            other
            for other in _rightward(cell)
            if other not in threaded and lengths.get(other, 0) + len(note.text) < _LONGEST
        )
        said = f"{AUTHOR}:\n{note.text}" if home == cell else f"{AUTHOR} ({cell}):\n{note.text}"
        wanted.setdefault(home, []).append(said)
        lengths[home] = lengths.get(home, 0) + len(said) + 2
    return wanted


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)


def _rightward(cell: str) -> Iterator[str]:
    row, column = _place(cell)
    while True:
        yield f"{column_name(column)}{row}"
        column += 1


def _threaded(parts: Parts, sheet: str) -> set[str]:
    """Cells whose comments are threads: Excel shows those, and not what stands in their stead for older programs."""
    name = parts.related(sheet, "threadedComment")
    return {comment.get("ref", "") for comment in parts.xml(name).iter("{*}threadedComment")} if name else set()


def _text(comment: etree._Element) -> str:
    return "".join(text.text or "" for text in comment.iter("{*}t"))


def _take(comment: etree._Element) -> None:
    """Take away what kravlint has said, and leave the rest as it is formatted."""
    for text in list(comment.iter("{*}t")):
        left = _SAID.sub("", text.text or "")
        if left != text.text:
            text.text = left
            run = text.getparent()
            if not left and run is not None and etree.QName(run).localname == "r":
                _remove(run)
    whole = _text(comment)
    if _SAID.search(whole):  # somebody has formatted a part of it
        for body in comment.iterchildren("{*}text"):
            body[:] = [body.makeelement(f"{{{etree.QName(body).namespace}}}t")]
            body[0].text = _SAID.sub("", whole)


def _say(comment: etree._Element, said: Sequence[str]) -> None:
    m = f"{{{etree.QName(comment).namespace}}}"
    body = comment.find(m + "text")
    if body is None:
        body = etree.SubElement(comment, m + "text")
    plain = body.find(m + "t")
    if plain is not None:  # a text is either plain or runs
        run = etree.Element(m + "r")
        body.replace(plain, run)
        run.append(plain)
    for each in said:
        text = etree.SubElement(etree.SubElement(body, m + "r"), m + "t")
        text.text = f"\n\n{each}" if _text(comment).strip() else each
        text.set(_SPACE, "preserve")


def _add(root: etree._Element, cell: str, said: Sequence[str]) -> None:
    m = f"{{{etree.QName(root).namespace}}}"
    authors, comments = root.find(m + "authors"), root.find(m + "commentList")
    if authors is None:
        authors = etree.Element(m + "authors")
        root.insert(0, authors)
    if comments is None:
        comments = etree.Element(m + "commentList")
        root.insert(1, comments)
    names = [author.text for author in authors.iter(m + "author")]
    if AUTHOR not in names:
        etree.SubElement(authors, m + "author").text = AUTHOR
        names.append(AUTHOR)
    comment = etree.SubElement(comments, m + "comment", ref=cell, authorId=str(names.index(AUTHOR)))
    _say(comment, said)


def _new_comments(sheet: etree._Element) -> etree._Element:
    return etree.fromstring(f'<comments xmlns="{etree.QName(sheet).namespace}"><authors/><commentList/></comments>')


def _draw(parts: Parts, sheet: str, new: Sequence[str], gone: Sequence[str]) -> None:
    """Add and take away the boxes of comments in the sheet's drawing."""
    if not new and not gone:
        return
    root = parts.xml(sheet)
    relation = RELATION_NAMESPACES[is_strict(root)]
    drawing = next(root.iterchildren("{*}legacyDrawing"), None)
    identity = None if drawing is None else drawing.get(f"{{{relation}}}id")
    name = next((each.target for each in parts.relations(sheet) if each.id == identity), None)
    vml = without_boxes(parts.read(name) if name else EMPTY, {_place(cell) for cell in gone})
    if new:
        vml = with_boxes(vml, map(_place, new))
    if name:
        parts.replace(name, vml)
        return
    identity = parts.add(sheet, "vmlDrawing", "../drawings/vmlDrawing{}.vml", VML_TYPE, vml)
    drawing = etree.Element(f"{{{etree.QName(root).namespace}}}legacyDrawing", nsmap={"r": relation})
    drawing.set(f"{{{relation}}}id", identity)
    after = next((child for child in root.iterchildren("*") if etree.QName(child).localname in _AFTER_DRAWING), None)
    if after is None:
        root.append(drawing)
    else:
        after.addprevious(drawing)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
