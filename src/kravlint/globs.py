"""Which files a glob of the settings is about."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path


def matching(path: Path, globs: Iterable[str], root: Path) -> str | None:
    """The first glob that `path`, or a folder it lies in, matches.

    A glob without a slash is tried on every name (`gamla`, `*.pdf`); one with a slash on the path from
    `root`, or the whole path where the glob is absolute; there `*` crosses slashes.
    """
    whole, base = path.absolute(), root.absolute()
    inside = whole.relative_to(base) if whole.is_relative_to(base) else whole
    for glob in globs:
        pattern = glob.removeprefix("./").rstrip("/")
        if "/" not in glob:
            tried: Iterable[str] = inside.parts
        else:
            tried = _with_folders(whole if Path(pattern).is_absolute() else inside)
        if any(fnmatchcase(each, pattern) or fnmatchcase(f"/{each}", pattern) for each in tried):
            return glob
    return None


def _with_folders(path: Path) -> Iterable[str]:
    """The path and the folders that it lies in, with forward slashes."""
    return (each.as_posix() for each in (path, *path.parents) if each.name)
