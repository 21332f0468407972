"""What a file is, told by its content; its extension only chooses between the text formats."""

from __future__ import annotations

import re

from kravlint.readers.encrypted import OLE, is_encrypted_office
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.text import decode

EXPECTED = {
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
    "dotm": "docx",
    "pdf": "pdf",
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xltx": "xlsx",
    "ods": "ods",
    "odt": "odt",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "md",
    "markdown": "md",
    "txt": "txt",
    "doc": "doc",
    "xls": "xls",
    "rtf": "rtf",
}
"""Extension -> the format that it promises."""

_OLE_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_MAIN_TYPES = (
    (
        "docx",
        re.compile(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macro"),
    ),
    ("xlsx", re.compile(rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macro")),
    ("xlsb", re.compile(rb"ms-excel\.sheet\.binary")),
    ("pptx", re.compile(rb"presentationml\.(?:presentation|slideshow|template)\.main")),
)
_ODF_TYPE = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet)")
_HTML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_HEAD = 65_536


def sniff(data: bytes, extension: str, limits: Limits) -> str:
    """The format of a file's content: one that a reader in the registry takes.

    `extension` is in lower case without its dot. Raise Unreadable: empty, encrypted, legacy-format,
    lfs-pointer, unknown-format, and what opening a zip package raises.
    """
    if not data:
        raise Unreadable("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(data, limits)
    if data.startswith(OLE):
        raise _ole_reason(data)
    if data.startswith(b"{\\rtf"):
        raise Unreadable("legacy-format", "rtf")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"version https://git-lfs.github.com/spec/"):
        raise Unreadable("lfs-pointer")
    return _text_format(data, extension)


def _zip_format(data: bytes, limits: Limits) -> str:
    from kravlint.readers.package import Package

    package = Package(data, limits)
    odf = _ODF_TYPE.search(package.read("mimetype") or b"")
    if odf:
        return "odt" if odf[1] == b"text" else "ods"
    types = package.read("[Content_Types].xml") or b""
    for name, pattern in _MAIN_TYPES:
        if pattern.search(types):
            return _supported(name)
    # Content types in an odd encoding or lost: the main part's usual name is as good a sign.
    for member, name in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if member in package:
            return name
    raise Unreadable("unknown-format", "zip")


def _supported(name: str) -> str:
    if name == "xlsb":
        raise Unreadable("legacy-format", name)
    if name == "pptx":
        raise Unreadable("unknown-format", name)
    return name


def _ole_reason(data: bytes) -> Unreadable:
    """Old Office files and encrypted new ones are the same container, told apart by their streams' names."""
    if is_encrypted_office(data):
        return Unreadable("encrypted")
    for stream, name in _OLE_STREAMS:
        if (stream + "\0").encode("utf-16-le") in data:
            return Unreadable("legacy-format", name)
    return Unreadable("unknown-format", "ole")


def _text_format(data: bytes, extension: str) -> str:
    head = decode(data)[:_HEAD]
    if len(_CONTROL.findall(head)) > 2 + len(head) // 200:
        raise Unreadable("unknown-format", "binary")
    if _HTML.match(head) or EXPECTED.get(extension) == "html":
        return "html"
    if head.lstrip().startswith("<?xml"):
        raise Unreadable("unknown-format", "xml")
    return "md" if EXPECTED.get(extension) == "md" else "txt"
