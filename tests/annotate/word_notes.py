"""Word documents with notes, and what is left of them when the comments are taken away."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

from lxml import etree
from tests.readers.docx_builder import W, read

from kravlint.annotate.notes import Note
from kravlint.annotate.word import annotate_word
from kravlint.document import Document
from kravlint.readers.limits import Limits

LIMITS = Limits()
_TEXT, _RUN, _PROPERTIES = (f"{{{W}}}{name}" for name in ("t", "r", "rPr"))
_MARKS = [f"{{{W}}}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def note(fingerprint: str, block: int | None = None, start: int = 0, end: int = 0, message: str = "Brist") -> Note:
    return Note(fingerprint, "error", (f"Fel TST001: {message}", f"kravlint#{fingerprint}"), block, start, end)


def about(document: Document, words: str, fingerprint: str = "a1") -> Note:
    """A note about the first place with these words."""
    index, block = next((i, b) for i, b in enumerate(document.blocks) if words in b.text)
    start = block.text.index(words)
    return note(fingerprint, index, start, start + len(words))


def annotated(data: bytes, *notes: Note) -> bytes:
    return annotate_word(data, read(data), notes, LIMITS)


def commented(data: bytes, words: str) -> bytes:
    """The document with one comment, about the first place with these words."""
    return annotated(data, about(read(data), words))


def member(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def members(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def anchored(data: bytes, name: str = "word/document.xml") -> dict[str, str]:
    """By comment id the text between its marks, in document order, deleted text left out."""
    texts: dict[str, str] = {}
    opened: set[str] = set()
    for element in etree.fromstring(member(data, name)).iter():
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if tag == "commentRangeStart":
            opened.add(_id(element))
            texts[_id(element)] = ""
        elif tag == "commentRangeEnd":
            opened.remove(_id(element))
        elif tag == "t":
            for each in opened:
                texts[each] += element.text or ""
    assert not opened
    return texts


def bare(data: bytes, name: str = "word/document.xml") -> bytes:
    """document.xml without the marks of comments and with runs that were cut put together again."""
    root = etree.fromstring(member(data, name))
    for mark in list(root.iter(*_MARKS)):
        run = mark.getparent()
        _take(mark)
        if run is not None and run.tag == _RUN and not len(run):
            _take(run)
    for paragraph in root.iter():
        for left, right in list(pairwise(paragraph))[::-1]:
            if left.tag == right.tag == _RUN and _looks(left) == _looks(right):
                for child in list(right):
                    if child.tag != _PROPERTIES:
                        left.append(child)
                _take(right)
    for run in root.iter(_RUN):
        for left, right in list(pairwise(run))[::-1]:
            if left.tag == right.tag == _TEXT:
                left.text = (left.text or "") + (right.text or "")
                run.remove(right)
    for text in root.iter(_TEXT):
        text.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n")


def _looks(run: etree._Element) -> bytes:
    properties = run.find(_PROPERTIES)
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _take(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _id(mark: etree._Element) -> str:
    return next(str(value) for key, value in mark.items() if etree.QName(key).localname == "id")
