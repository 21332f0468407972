"""Zip files as tender systems export them ("1-AllDocuments.zip"): folders that happen to be packed.

A document in one is called by a path through it: folder/export.zip/Bilaga 1.docx.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kravlint.readers.limits import Limits, Unreadable


def is_archive(path: Path) -> bool:
    """True for a file that is opened as a folder."""
    return path.suffix.lower() == ".zip" and path.is_file()


def members(archive: Path, limits: Limits) -> list[Path]:
    """Paths through the archive of everything in it, in order; none when it cannot be opened."""
    from kravlint.readers.package import Package

    try:
        names = Package(_bytes(archive, limits), limits).names()
    except (Unreadable, OSError):
        return []
    inside = [PurePosixPath(name) for name in sorted(names) if not name.endswith("/")]
    return [archive / name for name in inside if not name.is_absolute() and ".." not in name.parts]


def content(path: Path, limits: Limits) -> bytes | None:
    """The bytes of a document that a path leads to through an archive; None when there is no such archive.

    Raise Unreadable when the archive cannot be opened or has no such member.
    """
    from kravlint.readers.package import Package

    archive = next((parent for parent in path.parents if is_archive(parent)), None)
    if archive is None:
        return None
    data = Package(_bytes(archive, limits), limits).read(path.relative_to(archive).as_posix())
    if data is None:
        raise Unreadable("missing")
    return data


def _bytes(archive: Path, limits: Limits) -> bytes:
    if archive.stat().st_size > limits.file_bytes:
        raise Unreadable("too-large", f"{archive.stat().st_size} bytes")
    return archive.read_bytes()
