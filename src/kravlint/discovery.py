"""From the paths on the command line to procurements: which files are documents, and which belong together."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct

from kravlint.config import UsageError
from kravlint.readers import FORMATS
from kravlint.readers.archive import is_archive, members
from kravlint.readers.limits import Limits

_NEVER_STEMS = frozenset({"readme", "changelog", "contributing", "license", "licence", "security", "code_of_conduct"})
_OWN = b'<meta name="generator" content="kravlint'
_DEFAULT = Limits()
_ANNEXES = re.compile(r"[\d\W_]*(?:under|svars)?(?:bilag|annex|appendi)", re.IGNORECASE)
_NEVER_FOLDERS = frozenset({"node_modules", "__pycache__"})


class Set(Struct, frozen=True):
    """The files of one procurement."""

    name: str
    files: tuple[Path, ...]
    """All of them, in order."""
    named: frozenset[Path]
    """Those whose findings are wanted; the others are read as context."""
    framework: tuple[Path, ...] = ()
    """The framework agreement's files, read for what a call-off inherits from it."""


def located(written: str) -> Path:
    """A path; or, for an address of a store (s3://bucket/prefix), something that is used like one.

    Raises UsageError when what reads such addresses is not installed.
    """
    if "://" not in written:
        return Path(written)
    try:
        from upath import UPath
    except ImportError as error:
        raise UsageError(
            f"{written}: adresser behöver tillägget: installera kravlint[cluster]",
            f"{written}: addresses need an extra: install kravlint[cluster]",
        ) from error
    return cast(Path, UPath(written))


def find_sets(paths: Sequence[Path], excluded: Callable[[Path], bool], limits: Limits = _DEFAULT) -> list[Set]:
    """Group the documents under `paths` into procurements.

    A folder with documents directly in it is one procurement, with its subfolders; otherwise each subfolder that
    holds documents is one. A folder of annexes ("02 Bilagor") is none by itself: it belongs to the folder it lies in.
    A file named by itself is reported on, with the other files of its folder as context.
    Raises UsageError for a path that does not exist and when no document is found at all.
    """
    sets: dict[Path, set[Path]] = {}
    whole: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: finns inte", f"{path}: does not exist")
        if path.is_dir():
            for root in _roots(path, excluded):
                whole[root] = sorted(_documents(root, excluded, limits))
                sets.setdefault(root, set()).update(whole[root])
        elif is_archive(path):
            whole[path] = _packed(path, excluded, limits)
            sets.setdefault(path, set()).update(whole[path])
        else:
            sets.setdefault(path.parent, set()).add(path)
    if not sets:
        raise UsageError(
            f"inga dokument hittades i {', '.join(map(str, paths))} (kravlint läser {', '.join(sorted(FORMATS))})",
            f"no documents found in {', '.join(map(str, paths))} (kravlint reads {', '.join(sorted(FORMATS))})",
        )
    seen = Counter(_name(root) for root in sets)
    return [
        _set(
            root,
            _name(root) if seen[_name(root)] == 1 else f"{_name(root.parent)}/{_name(root)}",
            named,
            whole,
            excluded,
        )
        for root, named in sorted(sets.items())
    ]


def _set(
    root: Path, name: str, named: set[Path], whole: dict[Path, list[Path]], excluded: Callable[[Path], bool]
) -> Set:
    around = whole.get(root) or sorted(p for p in root.iterdir() if _is_document(p, excluded))
    files = sorted({*around, *named})
    return Set(name=name, files=tuple(files), named=frozenset(named))


def _name(root: Path) -> str:
    name = root.resolve().name or str(root)
    return unicodedata.normalize("NFC", name.encode(errors="replace").decode())


def _roots(folder: Path, excluded: Callable[[Path], bool]) -> Iterator[Path]:
    entries = sorted(folder.iterdir())
    if any(_is_document(entry, excluded) or is_archive(entry) or _holds_annexes(entry, excluded) for entry in entries):
        yield folder
        return
    for entry in entries:
        if _is_open_folder(entry):
            yield from _roots(entry, excluded)


def _holds_annexes(path: Path, excluded: Callable[[Path], bool]) -> bool:
    return _is_open_folder(path) and _ANNEXES.match(path.name) is not None and any(_roots(path, excluded))


def _documents(folder: Path, excluded: Callable[[Path], bool], limits: Limits) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if _is_open_folder(entry):
            yield from _documents(entry, excluded, limits)
        elif is_archive(entry) and not excluded(entry) and not entry.name.startswith("."):
            yield from _packed(entry, excluded, limits)
        elif _is_document(entry, excluded):
            yield entry


def _packed(archive: Path, excluded: Callable[[Path], bool], limits: Limits) -> list[Path]:
    """The documents in an archive; the archive itself when it has none to say so, or cannot be opened."""
    inside = [
        path for path in members(archive, limits) if _is_named_so(path, excluded) and "__MACOSX" not in path.parts
    ]
    return inside or [archive]


def _is_open_folder(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".") and path.name not in _NEVER_FOLDERS


def _is_document(path: Path, excluded: Callable[[Path], bool]) -> bool:
    return path.is_file() and _is_named_so(path, excluded) and not is_archive(path) and not _is_own_report(path)


def _is_named_so(path: Path, excluded: Callable[[Path], bool]) -> bool:
    return (
        path.suffix.lower().lstrip(".") in (*FORMATS, "zip")
        and not path.name.startswith((".", "~$"))
        and path.stem.lower() not in _NEVER_STEMS
        and not excluded(path)
    )


def _is_own_report(path: Path) -> bool:
    """True for an HTML report of kravlint's own, left in the folder by the run before."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    with path.open("rb") as file:
        return _OWN in file.read(2_000)
