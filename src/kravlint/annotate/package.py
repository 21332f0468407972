"""OOXML packages with some parts edited: everything else is copied as it is, byte for byte.

Read through the guards of kravlint.readers.package. The trees that are edited keep what the readers leave out
(comments, instructions, the namespaces of strict OOXML).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable
from itertools import count

from lxml import etree

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.package import Package, Relation, relations

_TYPES = "[Content_Types].xml"
_STRICT = "http://purl.oclc.org/ooxml/"
RELATION_NAMESPACES = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
"""The namespace of relations' ids, in which their types begin too; True: in strict OOXML."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'
_CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Parts:
    """A package whose parts can be edited as trees or replaced as bytes."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raise Unreadable: damaged, encrypted, too-large, hostile."""
        self._data = data
        self._package = Package(data, limits)
        self._trees: dict[str, tuple[str, etree._Element, bytes]] = {}
        self._bytes: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._package or name in self._bytes or _key(name) in self._trees

    def main(self, tag: str, usual: str) -> str:
        """The name of the main part, whose root is called `tag`; raise Unreadable: damaged."""
        names = [relation.target for relation in relations(self._package) if relation.type == "officeDocument"]
        types = self._package.xml(_TYPES)
        if types is not None:
            names += [o.get("PartName", "") for o in types.iter("{*}Override") if ".main" in o.get("ContentType", "")]
        for name in (*(name.lstrip("/") for name in names), usual):
            root = self.xml(name) if name in self._package else None
            if root is not None and etree.QName(root).localname == tag:
                return name
        raise Unreadable("damaged", f"no {tag} in the package")

    def xml(self, name: str) -> etree._Element:
        """A part's root, to be edited in place; raise Unreadable: damaged (also when absent), hostile, too-large."""
        if _key(name) not in self._trees:
            if self._package.xml(name) is None:  # the guards, on a tree that is thrown away
                raise Unreadable("damaged", f"{name} is missing")
            root = _whole_tree(self._package.read(name) or b"")
            self._trees[_key(name)] = (name, root, etree.tostring(root))
        return self._trees[_key(name)][1]

    def read(self, name: str) -> bytes:
        """A part's bytes, b"" when there is no such part; raise Unreadable."""
        return self._bytes.get(name) or self._package.read(name) or b""

    def replace(self, name: str, content: bytes) -> None:
        """Write these bytes in place of a part, or as a new one."""
        self._bytes[name] = content

    def related(self, part: str, role: str) -> str | None:
        """The name of the first part with this role for a part; None when there is none in the package."""
        found = (r.target for r in self.relations(part) if r.type == role and not r.external)
        return next((target for target in found if target in self), None)

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part as they were in the file."""
        return relations(self._package, part)

    def add(self, part: str, role: str, name: str, content_type: str, content: etree._Element | bytes) -> str:
        """Add a part beside `part` that `part` refers to; the relation's id. A number goes into `{}` in the name.

        A content type for .vml is given to the extension, any other to the part.
        """
        folder = posixpath.dirname(part)
        paths = (posixpath.normpath(posixpath.join(folder, name.format(number or ""))) for number in count())
        path = next(path for path in paths if path not in self)
        if isinstance(content, bytes):
            self._bytes[path] = content
        else:
            self._trees[_key(path)] = (path, content, b"")
        self._declare(path, content_type)
        kind = f"{RELATION_NAMESPACES[is_strict(self.xml(part))]}/{role}"
        return self._relate(part, kind, posixpath.relpath(path, folder or "."))

    def _declare(self, path: str, content_type: str) -> None:
        if _TYPES not in self._package:
            return
        types = self.xml(_TYPES)
        if not path.endswith(".vml"):
            etree.SubElement(types, _CONTENT_TYPES + "Override", PartName=f"/{path}", ContentType=content_type)
        elif not any(d.get("Extension", "").lower() == "vml" for d in types.iter(_CONTENT_TYPES + "Default")):
            types.insert(0, etree.Element(_CONTENT_TYPES + "Default", Extension="vml", ContentType=content_type))

    def _relate(self, part: str, kind: str, target: str) -> str:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            empty = etree.fromstring(_NO_RELATIONS)
            self._trees[_key(path)] = (path, empty, b"")
        root = self.xml(path)
        taken = {relation.get("Id") for relation in root}
        identity = next(f"rIdKl{number}" for number in count(1) if f"rIdKl{number}" not in taken)
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=identity, Type=kind, Target=target)
        return identity

    def written(self) -> bytes:
        """The package with its edits; the very same bytes when nothing was changed. Raise Unreadable."""
        changed = {_key(name): (name, content) for name, content in self._bytes.items()}
        for key, (name, root, before) in self._trees.items():
            if etree.tostring(root) != before:
                changed[key] = (name, _serialised(root))
        if not changed:
            return self._data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in _members(self._data):
                _, content = changed.pop(_key(info.filename), ("", None))
                if content is None:
                    content = self._package.read(info.filename) or b""
                archive.writestr(_entry(info), content)
            for name, content in changed.values():
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()


def is_strict(root: etree._Element) -> bool:
    """True for the root of a part in strict OOXML."""
    return (etree.QName(root).namespace or "").startswith(_STRICT)


def _members(data: bytes) -> Iterable[zipfile.ZipInfo]:
    """The members as they are read: of several with one name only the last."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {_key(info.filename): info for info in archive.infolist()}.values()


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(info.filename, max(info.date_time, _EPOCH))
    entry.compress_type = zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    entry.external_attr, entry.create_system = info.external_attr, info.create_system
    return entry


def _whole_tree(data: bytes) -> etree._Element:
    """The tree of XML that has passed the guards, with its comments and instructions."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    return etree.fromstring(data, parser)


def _serialised(root: etree._Element) -> bytes:
    content: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
