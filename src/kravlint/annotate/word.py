"""Findings as comments in a Word document (docx, docm, dotx), whose text stays as it is.

A comment of kravlint's own is known by its author and the mark in its text. One whose finding is still there
stays where it is, with what people have answered; one whose finding is gone is taken away, unless it was answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from kravlint.annotate.anchors import anchored, find_spans, set_anchor, take_anchors
from kravlint.annotate.notes import AUTHOR, INITIALS, Note, fingerprint_in
from kravlint.annotate.package import Parts
from kravlint.document import Document
from kravlint.readers.limits import Limits

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotate_word(data: bytes, document: Document, notes: Sequence[Note], limits: Limits) -> bytes:
    """The document with a comment per note; the same bytes when it has them already. Raise Unreadable.

    `document` is what was read from `data`.
    """
    parts = Parts(data, limits)
    main = parts.main("document", "word/document.xml")
    root = parts.xml(main)
    name = parts.related(main, "comments")
    if name is None and not notes:
        return data
    comments = _new_part(root) if name is None else parts.xml(name)
    kept = _settle(parts, main, comments, notes)
    new = [note for note in notes if note.fingerprint not in kept]
    runs, spans = find_spans(root, document, new)
    _forget(parts, main, comments, kept)
    number = 1 + max((int(i) for c in _comments(comments) if (i := _id(c)).isdecimal()), default=-1)
    for identity, (note, span) in enumerate(zip(new, spans, strict=True), number):
        _add(comments, note, str(identity))
        set_anchor(root, runs, span, str(identity))
    if name is None:
        parts.add(main, "comments", "comments{}.xml", _CONTENT_TYPE, comments)
    return parts.written()


def _settle(parts: Parts, main: str, comments: etree._Element, notes: Sequence[Note]) -> dict[str, etree._Element]:
    """kravlint's comments that stay, by fingerprint, with their words brought up to date."""
    wanted = {note.fingerprint: note for note in notes}
    placed = anchored(parts.xml(main))
    kept: dict[str, etree._Element] = {}
    for comment in _comments(comments):
        fingerprint = _own(comment)
        if fingerprint in wanted and fingerprint not in kept and _id(comment) in placed:
            kept[fingerprint] = comment
            if _lines(comment) != wanted[fingerprint].lines:
                _write(comment, wanted[fingerprint])
    return kept


def _forget(parts: Parts, main: str, comments: etree._Element, kept: dict[str, etree._Element]) -> None:
    """Take away kravlint's other comments and their marks, except those that somebody has answered."""
    roles = ("commentsExtended", "commentsIds", "commentsExtensible")
    beside = [parts.xml(name) for role in roles if (name := parts.related(main, role))]
    answered = {parent for part in beside for entry in part for parent in _values(entry, "paraIdParent")}
    gone = [
        comment
        for comment in _comments(comments)
        if (fingerprint := _own(comment)) and kept.get(fingerprint) is not comment
        if answered.isdisjoint(_paragraph_ids(comment))
    ]
    take_anchors(parts.xml(main), {_id(comment) for comment in gone})
    lost = {identity for comment in gone for identity in _paragraph_ids(comment)}
    for comment in gone:
        comments.remove(comment)
    for part in beside:  # in this order: the second says which durable ids the paragraphs' ids stand for
        for entry in list(part.iterchildren("*")):
            values = _values(entry, "paraId", "durableId")
            if not lost.isdisjoint(values):
                lost |= values
                part.remove(entry)


def _new_part(root: etree._Element) -> etree._Element:
    namespace = etree.QName(root).namespace
    return etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace})


def _add(comments: etree._Element, note: Note, identity: str) -> None:
    w = _prefix(comments)
    comment = etree.SubElement(comments, w + "comment")
    # Without a date: the same findings give the same file.
    for name, value in (("id", identity), ("author", AUTHOR), ("initials", INITIALS)):
        comment.set(w + name, value)
    _write(comment, note)


def _write(comment: etree._Element, note: Note) -> None:
    """Put the note's lines in a comment; the last paragraph's ids stay, by which answers find it."""
    w = _prefix(comment)
    last = comment.findall(w + "p")[-1:]
    for child in list(comment):
        comment.remove(child)
    for number, line in enumerate(note.lines):
        paragraph = etree.SubElement(comment, w + "p")
        if number == 0:
            etree.SubElement(etree.SubElement(paragraph, w + "r"), w + "annotationRef")
        head, colon, tail = line.partition(": ")
        for text, bold in ((head + colon, bool(colon)), (tail, False)):
            if text:
                _run(paragraph, text, bold)
    for old in last:
        comment[-1].attrib.update(old.attrib)


def _run(paragraph: etree._Element, text: str, bold: bool) -> None:
    w = _prefix(paragraph)
    run = etree.SubElement(paragraph, w + "r")
    if bold:
        etree.SubElement(etree.SubElement(run, w + "rPr"), w + "b")
    content = etree.SubElement(run, w + "t")
    content.text = text
    content.set(_SPACE, "preserve")


def _comments(comments: etree._Element) -> list[etree._Element]:
    return list(comments.iterchildren(_prefix(comments) + "comment"))


def _own(comment: etree._Element) -> str | None:
    """The fingerprint of a comment that kravlint wrote."""
    by_kravlint = comment.get(_prefix(comment) + "author") == AUTHOR
    return fingerprint_in("\n".join(_lines(comment))) if by_kravlint else None


def _lines(comment: etree._Element) -> tuple[str, ...]:
    w = _prefix(comment)
    return tuple("".join(text.text or "" for text in p.iter(w + "t")) for p in comment.iterchildren(w + "p"))


def _paragraph_ids(comment: etree._Element) -> set[str]:
    return {identity for p in comment.iter(_prefix(comment) + "p") for identity in _values(p, "paraId")}


def _values(element: etree._Element, *names: str) -> set[str]:
    """The values of the attributes with these names, whatever their namespaces, which change with Word's versions."""
    return {str(value) for key, value in element.items() if etree.QName(key).localname in names}


def _id(comment: etree._Element) -> str:
    return comment.get(_prefix(comment) + "id", "")


def _prefix(element: etree._Element) -> str:
    return f"{{{etree.QName(element).namespace}}}"
