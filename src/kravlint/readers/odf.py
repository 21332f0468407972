"""What the OpenDocument formats share: the package, its properties, and the text of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.origins import clean
from kravlint.readers.package import Package

_URN = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
OFFICE, TEXT, TABLE, STYLE, DRAW, META, MANIFEST = (
    "{" + _URN.format(name) + "}" for name in ("office", "text", "table", "style", "drawing", "meta", "manifest")
)
DC = "{http://purl.org/dc/elements/1.1/}"
P, H = TEXT + "p", TEXT + "h"
ANNOTATION = OFFICE + "annotation"

_PROPERTIES = {
    DC + "title": "title",
    DC + "subject": "subject",
    DC + "creator": "last_modified_by",
    DC + "date": "modified",
    META + "initial-creator": "author",
    META + "creation-date": "created",
}
_TITLE = "{http://www.w3.org/1999/xlink}title"
_UNSHOWN = frozenset((ANNOTATION, TEXT + "note", TEXT + "tracked-changes", TEXT + "ruby-text"))


def open_package(data: bytes, limits: Limits) -> Package:
    """The package; raise Unreadable (encrypted) when its content is."""
    package = Package(data, limits)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        raise Unreadable("encrypted")
    return package


def content_of(package: Package, kind: str) -> tuple[etree._Element, etree._Element]:
    """The root of content.xml and its body ("text" or "spreadsheet"); raise Unreadable."""
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}{kind}") if root is not None else None
    if root is None or body is None:
        raise Unreadable("damaged", "content.xml is missing or has no body")
    return root, body


def properties_of(package: Package) -> dict[str, str]:
    """The document's properties, those that it states."""
    found = {}
    root = package.xml("meta.xml")
    for element in root.iterfind(f"{OFFICE}meta/*") if root is not None else ():
        name = element.get(META + "name", "").lower()
        if element.tag in _PROPERTIES:
            found[_PROPERTIES[element.tag]] = clean(element.text or "")
        elif element.tag == META + "template":
            found["template"] = clean(element.get(_TITLE, ""))
        elif element.tag == META + "user-defined" and name == "company":
            found["company"] = clean(element.text or "")
    return {key: value for key, value in found.items() if value}


def spaces(element: etree._Element) -> str:
    """The characters that an element of a paragraph stands for: spaces, a tab, a line break."""
    if element.tag == TEXT + "s":
        return " "
    return {TEXT + "tab": " ", TEXT + "line-break": "\n"}.get(str(element.tag), "")


def plain(element: etree._Element) -> str:
    """The text of an element, its paragraphs on lines of their own, without notes and comments."""
    return clean("".join(_plain(element)))


def comment_of(annotation: etree._Element) -> tuple[str, str]:
    """The text and the author of a comment."""
    text = "\n".join(plain(paragraph) for paragraph in annotation.iter(P, H))
    return clean(text), clean(annotation.findtext(DC + "creator") or "")


def _plain(element: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start":
            if inner.tag in _UNSHOWN and inner is not element:
                walk.skip_subtree()
                continue
            yield spaces(inner)
            yield inner.text or ""
        else:
            if inner.tag in (P, H):
                yield "\n"
            if inner is not element:
                yield inner.tail or ""


def number(value: str | None, otherwise: int = 1) -> int:
    """A count in an attribute; `otherwise` where there is none."""
    return int(value) if value and value.isdecimal() and len(value) < 10 else otherwise
