"""Document properties: who wrote it, with which template, when."""

from __future__ import annotations

from lxml import etree

_CORE = {
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "title": "title",
    "subject": "subject",
    "created": "created",
    "modified": "modified",
}
_APP = {"Company": "company", "Template": "template"}


def read_properties(core: etree._Element | None, app: etree._Element | None) -> dict[str, str]:
    """Document.properties from docProps/core.xml and app.xml; what is empty is left out."""
    found: dict[str, str] = {}
    for root, wanted in ((core, _CORE), (app, _APP)):
        for element in () if root is None else root:
            key = wanted.get(etree.QName(element).localname)
            text = " ".join((element.text or "").split())
            if key and text:
                found.setdefault(key, text)
    return found
