"""Zip packages (OOXML and ODF) opened safely: nothing is unpacked before its size is within the limits."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from urllib.parse import unquote, urlsplit

from lxml import etree
from msgspec import Struct

from kravlint.readers.limits import Limits, Unreadable

_CENTRAL_HEADER = b"PK\x01\x02"
_RATIO_FROM = 1_000_000
"""Bytes; smaller members may be packed as hard as they like."""
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OSError)
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b'"http://purl.oclc.org/ooxml/wordprocessingml/main"': b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    b'"http://purl.oclc.org/ooxml/spreadsheetml/main"': b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    b'"http://purl.oclc.org/ooxml/drawingml/': b'"http://schemas.openxmlformats.org/drawingml/2006/',
    b'"http://purl.oclc.org/ooxml/officeDocument/': b'"http://schemas.openxmlformats.org/officeDocument/2006/',
}


class Relation(Struct, frozen=True):
    """One entry of a part's .rels file."""

    id: str
    type: str
    """The last word of the relationship type ("styles", "footnotes"): the same in strict OOXML."""
    target: str
    """The part's name in the package, or the address when external."""
    external: bool = False


class Package:
    """The members of a zip package, by names as the format writes them (any case, no leading slash)."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raise Unreadable: damaged, encrypted, too-large, hostile."""
        # zipfile reads the whole directory before it can be counted: every entry begins with this mark.
        if data.count(_CENTRAL_HEADER) > limits.archive_members:
            raise Unreadable("too-large", f"more than {limits.archive_members} files in the package")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Unreadable("damaged", f"not a whole zip package: {error}") from error
        self._limits = limits
        self._members = {_plain(info.filename): info for info in self._zip.infolist()}
        _check(self._zip.infolist(), limits)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def names(self) -> list[str]:
        """The members' names as the package writes them."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """The member's bytes, None when there is no such member; raise Unreadable."""
        info = self._members.get(_plain(name))
        if info is None:
            return None
        try:
            return self._zip.read(info)
        except RuntimeError as error:  # zipfile's answer to an encrypted member
            raise Unreadable("encrypted", name) from error
        except _BROKEN as error:
            raise Unreadable("damaged", f"{name}: {error}") from error

    def xml_bytes(self, name: str) -> bytes | None:
        """The bytes of an XML member, within the limit for such; None when absent; raise Unreadable."""
        info = self._members.get(_plain(name))
        if info is not None and info.file_size > self._limits.xml_part_bytes:
            raise Unreadable("too-large", f"{name}: {info.file_size} bytes of XML")
        return self.read(name)

    def xml(self, name: str) -> etree._Element | None:
        """The member's root element without comments and instructions, None when absent; raise Unreadable.

        Strict OOXML comes back in the transitional namespaces.
        """
        data = self.xml_bytes(name)
        return None if data is None else parse_xml(data, name)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of a file that nobody vouches for; raise Unreadable: damaged, hostile."""
    if any(mark in data for mark in _DOCTYPES):
        raise Unreadable("hostile", f"{name}: document type declaration")
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        refused = "XML_PARSE_HUGE" in str(error.msg)  # depth, or one text of many megabytes
        raise Unreadable("hostile" if refused else "damaged", f"{name}: {error.msg}") from error
    except ValueError as error:
        raise Unreadable("damaged", f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:  # encodings in which the bytes look different
        raise Unreadable("hostile", f"{name}: document type declaration")
    return root


def relations(package: Package, part: str = "") -> list[Relation]:
    """The relations of an OOXML part, or of the package itself; targets are resolved to member names."""
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    if root is None:
        return []
    found = []
    for element in root.iter("{*}Relationship"):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = _target(folder, target)
        found.append(Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], target, external))
    return found


def _target(folder: str, address: str) -> str:
    try:
        path = unquote(urlsplit(address.replace("\\", "/")).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.archive_members:
        raise Unreadable("too-large", f"{len(members)} files in the package")
    for info in members:
        if info.file_size > _RATIO_FROM and info.file_size > limits.archive_ratio * info.compress_size:
            raise Unreadable("hostile", f"{info.filename}: {info.file_size} bytes packed into {info.compress_size}")
    # zipfile stops at the declared size, so that the sum of declarations holds.
    total = sum(info.file_size for info in members)
    if total > limits.archive_bytes:
        raise Unreadable("too-large", f"{total} bytes when unpacked")
