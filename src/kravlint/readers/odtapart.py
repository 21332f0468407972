"""What stands beside the flow of an OpenDocument text: tracked changes, page headers and footers."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from kravlint.document import Apart
from kravlint.readers.odf import DC, OFFICE, STYLE, TEXT, plain
from kravlint.readers.origins import clean

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Change(Struct, frozen=True):
    """A tracked change; an insertion has no text here, it stands in the flow."""

    text: str = ""
    author: str = ""


def changes_of(body: etree._Element) -> dict[str, Change]:
    """The tracked changes by their ids."""
    found = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        deletion = region.find(TEXT + "deletion")
        author = region.findtext(f".//{OFFICE}change-info/{DC}creator") or ""
        texts = (
            [plain(child) for child in deletion if child.tag != OFFICE + "change-info"] if deletion is not None else ()
        )
        name = region.get(_XML_ID) or region.get(TEXT + "id") or ""
        found[name] = Change(clean("\n".join(texts)), clean(author))
    return found


def margins(formats: etree._Element) -> list[Apart]:
    """Page headers and footers, each text once."""
    found: list[Apart] = []
    for element in formats.iterfind(f"{OFFICE}master-styles/{STYLE}master-page/*"):
        name = etree.QName(element).localname
        text = plain(element)
        if text and name.startswith(("header", "footer")):
            apart = Apart("header" if name.startswith("header") else "footer", text)
            found += [] if apart in found else [apart]
    return found
