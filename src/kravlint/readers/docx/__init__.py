"""Word documents (docx, docm, dotx) with the place of every character."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from kravlint.document import Apart, Block, Document, Problem, Table
from kravlint.readers.docx import names as n
from kravlint.readers.docx.body import Entry, Grid, Notes, Story
from kravlint.readers.docx.content import Shared
from kravlint.readers.docx.notenumbers import note_numbers
from kravlint.readers.docx.numbering import Numbering
from kravlint.readers.docx.properties import read_properties
from kravlint.readers.docx.styles import Styles
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.package import Package, Relation, relations

_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml", "macroenabled")


def read_docx(data: bytes, path: str, limits: Limits) -> Document:
    """Read a Word document; raise Unreadable: damaged, encrypted, too-large, hostile.

    A document without any text comes back with the fatal problem "no-text". The cells of a table stand
    together: footnotes and text boxes in them come after its last cell.
    """
    try:
        return _read(Package(data, limits), path, limits)
    except RecursionError as error:
        raise Unreadable("hostile", "nested too deeply") from error


class _Parts(Struct, frozen=True):
    """The package's parts by role."""

    package: Package
    main: etree._Element
    related: list[Relation]

    def of(self, role: str) -> etree._Element | None:
        """The first part with this role; None when there is none."""
        return next(iter(self.all(role)), None)

    def all(self, role: str) -> list[etree._Element]:
        """Every part with this role, in the order of their names."""
        targets = sorted({r.target for r in self.related if r.type == role and not r.external})
        roots = (self.package.xml(target) for target in targets)
        return [root for root in roots if root is not None]


def _read(package: Package, path: str, limits: Limits) -> Document:
    top = relations(package)
    parts = _open_main(package, top)
    styles = Styles(parts.of("styles"))
    shared = Shared(styles, Numbering(parts.of("numbering"), styles), limits)
    shared.comments = _comments(parts, shared)
    notes = {kind: found for kind in ("footnote", "endnote") if (found := _notes(parts, shared, kind)) is not None}
    story = Story(parts.main, shared, numbered=True, notes=notes)
    body = parts.main.find(n.BODY)
    entries = story.entries(parts.main if body is None else body)
    beside = story.unplaced() + _headers(parts, shared) + list(shared.comments.values())
    by_type = {relation.type: relation.target for relation in top}
    blocks = tuple(entry.block for entry in entries)
    return Document(
        path=path,
        format="docx",
        blocks=blocks,
        tables=_tables(blocks, story.tables),
        apart=tuple(_anchored(entries)) + tuple(beside),
        properties=read_properties(
            package.xml(by_type.get("core-properties", "")),
            package.xml(by_type.get("extended-properties", "")),
        ),
        problems=tuple(_problems(blocks, shared)),
        tracked_changes=shared.changes,
    )


def _open_main(package: Package, top: list[Relation]) -> _Parts:
    """The main part, wherever the package says that it is."""
    names = [relation.target for relation in top if relation.type == "officeDocument"]
    content_types = package.xml("[Content_Types].xml")
    if content_types is not None:
        names += [
            override.get("PartName", "")
            for override in content_types.iter("{*}Override")
            if any(known in override.get("ContentType", "").lower() for known in _MAIN_TYPES)
        ]
    for name in [*names, "word/document.xml"]:
        root = package.xml(name) if name in package else None
        if root is not None and root.tag == n.DOCUMENT:
            return _Parts(package, root, relations(package, name.lstrip("/")))
    raise Unreadable("damaged", "no Word text in the package")


def _comments(parts: _Parts, shared: Shared) -> dict[str, Apart]:
    root = parts.of("comments")
    if root is None:
        return {}
    story = Story(root, shared)
    return {
        comment.get(n.ID, ""): Apart("comment", story.text(comment)[0], author=comment.get(n.AUTHOR, ""))
        for comment in root
    }


def _notes(parts: _Parts, shared: Shared, kind: str) -> Notes | None:
    """The notes of one kind; None when there are none, only the lines that every file has for them."""
    root = parts.of(f"{kind}s")
    if root is None or all(note.get(n.NOTE_TYPE, "normal") != "normal" for note in root):
        return None
    elements = {note.get(n.ID, ""): note for note in root}
    story = Story(root, shared)

    def text(note_id: str) -> tuple[str, list[Apart]] | None:
        # Taken out at its first use: a note that refers to itself must not go on for ever.
        note = elements.pop(note_id, None)
        return None if note is None else story.text(note)

    return Notes(note_numbers(kind, parts.main, parts.of("settings")), text)


def _headers(parts: _Parts, shared: Shared) -> list[Apart]:
    """Headers and footers, each text once."""
    found: dict[tuple[str, str], Apart] = {}
    for kind in ("header", "footer"):
        for root in parts.all(kind):
            text, asides = Story(root, shared).text(root)
            for apart in (Apart(kind, text), *asides):
                if apart.text:
                    found.setdefault((apart.kind, apart.text), apart)
    return list(found.values())


def _anchored(entries: list[Entry]) -> list[Apart]:
    return [
        Apart(aside.kind, aside.text, index, aside.author)
        for index, entry in enumerate(entries)
        for aside in entry.asides
    ]


def _tables(blocks: tuple[Block, ...], grids: list[Grid]) -> tuple[Table, ...]:
    """The tables with their first and last cells; cells of one table stand together."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if (number := block.place.table) is not None:
            first.setdefault(number, index)
            last[number] = index
    return tuple(
        Table(
            first[number],
            last[number],
            grid.shape.rows,
            grid.shape.columns,
            grid.shape.header_rows,
            grid.parent,
        )
        for number, grid in enumerate(grids, 1)
    )


def _problems(blocks: tuple[Block, ...], shared: Shared) -> list[Problem]:
    found = []
    if shared.unknown:
        found.append(Problem("not-understood", detail=", ".join(sorted(shared.unknown))))
    if not any(block.text for block in blocks):
        found.append(Problem("no-text", fatal=True))
    return found
