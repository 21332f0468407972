"""Two versions of the same procurements, folders or git revisions: which findings are new, fixed or remain."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from kravlint.config import Settings, UsageError
from kravlint.report import Finding, Report


class Side(Struct, frozen=True):
    """One version on disk."""

    folder: Path
    """Where its documents are now."""
    home: Path
    """Where they belong: the same folder, or for a revision the one in the working tree."""
    temporary: bool = False


class Difference(Struct, frozen=True):
    """What has changed. Paths are relative to each version's folder; remaining findings are as in the new one."""

    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def compared(old: Sequence[Finding], new: Sequence[Finding]) -> Difference:
    """Match findings by fingerprint (what could not be read: by rule and path); each matches one."""
    left: dict[str, list[Finding]] = defaultdict(list)
    for finding in old:
        left[_identity(finding)].append(finding)
    added, remaining = [], []
    for finding in new:
        matches = left[_identity(finding)]
        if matches:
            # of equals in several documents, the one in the same document is the one that remains
            matches.remove(next((each for each in matches if each.path == finding.path), matches[0]))
            remaining.append(finding)
        else:
            added.append(finding)
    unmatched = {id(finding) for matches in left.values() for finding in matches}
    fixed = tuple(finding for finding in old if id(finding) in unmatched)
    return Difference(tuple(added), fixed, tuple(remaining))


def _identity(finding: Finding) -> str:
    return f"{finding.rule} {finding.path}" if finding.rule.startswith("READ") else finding.fingerprint


def findings_of(report: Report, side: Side) -> list[Finding]:
    """A version's findings, their paths relative to its folder."""
    return [
        replace(
            finding,
            path=_inside(finding.path, side),
            related=tuple(replace(each, path=_inside(each.path, side)) for each in finding.related),
        )
        for finding in report.findings
    ]


def _inside(path: str | None, side: Side) -> str | None:
    if path is None or not Path(path).is_relative_to(side.folder):
        return path
    return Path(path).relative_to(side.folder).as_posix()


def settings_for(settings: Settings, side: Side, home: Path) -> Settings:
    """The settings of a comparison, which belong to `home`, for one of its sides.

    Globs count from its own root, and nothing is kept of what is only there for a moment.
    """
    settings = replace(settings, cache=settings.cache and not side.temporary)
    root, home = settings.root.absolute(), home.absolute()
    if not home.is_relative_to(root):
        return settings
    depth = len(home.relative_to(root).parts)
    folder = side.folder.absolute()
    return replace(settings, root=[folder, *folder.parents][min(depth, len(folder.parents))])


@contextmanager
def version(written: str, here: Path) -> Iterator[Side]:
    """The version that `written` names: a folder, or what a git revision ("HEAD~1", "v1:utkast") holds.

    A revision's files are unpacked into a temporary folder that is gone when the block ends.
    Raises UsageError when it is neither.
    """
    folder = Path(written)
    if folder.is_dir():
        yield Side(folder, folder)
        return
    if folder.exists():
        raise UsageError(f"{written}: är ingen mapp", f"{written}: is no folder")
    top = _git(here, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(
            f"{written}: är varken en mapp eller en version i git (mappen här är inget git-arkiv)",
            f"{written}: is neither a folder nor a git revision (this folder is no git repository)",
        )
    revision, colon, inside = written.partition(":")
    if not colon or inside.startswith("."):
        prefix = (_git(here, "rev-parse", "--show-prefix") or b"").decode().strip()
        inside = (PurePosixPath(prefix) / inside).as_posix()
    inside = inside.strip("/").removeprefix("./") if inside != "." else ""
    named = not revision.startswith("-")
    tree = _git(here, "rev-parse", "--verify", "--quiet", f"{revision}:{inside}") if named else None
    root = Path(top.decode().strip())
    archive = _git(root, "archive", "--format=tar", tree.decode().strip()) if tree else None
    if archive is None:
        raise UsageError(
            f"{written}: är varken en mapp eller en version i git med mappen {inside or '.'}",
            f"{written}: is neither a folder nor a git revision that holds the folder {inside or '.'}",
        )
    with tempfile.TemporaryDirectory(prefix="kravlint-") as temporary:
        # in folders of the same names as in the repository, so that globs and procurement names hold
        target = Path(temporary).resolve() / root.name / inside
        target.mkdir(parents=True)
        _unpack(archive, target)
        yield Side(target, root / inside, temporary=True)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, or None when it says no."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("git finns inte på den här datorn", "there is no git on this machine") from None
    return done.stdout if done.returncode == 0 else None


def _unpack(archive: bytes, target: Path) -> None:
    """Ordinary files only: a link could lead out of the folder."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() else None
            file = target.joinpath(member.name)
            if content is None or not file.resolve().is_relative_to(target):
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.read())
