"""The baseline: findings that were there when it was written, hidden and counted until their sentence changes."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from kravlint.config import ConfigError
from kravlint.report import Finding, Lang, NotChecked

FILE_NAME = "kravlint-baseline.json"
_FIRST = 5
_GONE: dict[Lang, str] = {
    "sv": "{count} godtagna fynd i {file} förekommer inte längre ({some}): skriv om den med kravlint baseline",
    "en": "{count} accepted findings in {file} no longer occur ({some}): write it anew with kravlint baseline",
}


class Entry(Struct, frozen=True):
    """One accepted finding. The fingerprint decides; the rest is for people, and to tell equals apart."""

    fingerprint: str
    rule: str
    path: str | None
    """Relative to the baseline's folder, with forward slashes."""
    procurement: str | None


class Baseline(Struct, frozen=True, kw_only=True):
    """The file. It holds no text from the documents."""

    schema: int = 1
    findings: tuple[Entry, ...] = ()


class Accepted(Struct, frozen=True):
    """What is left of a run's findings, how many are hidden, and what of the baseline no longer occurs."""

    kept: tuple[Finding, ...]
    count: int
    notices: tuple[NotChecked, ...]


def baseline_of(findings: Iterable[Finding], folder: Path) -> Baseline:
    """The findings as accepted, for a file in `folder`. What could not be read is never accepted."""
    entries = (_entry(finding, folder) for finding in findings if not finding.rule.startswith("READ"))
    return Baseline(
        findings=tuple(sorted(entries, key=lambda e: (e.path or "", e.rule, e.fingerprint, e.procurement or "")))
    )


def written(baseline: Baseline) -> str:
    """The baseline as JSON, one entry's keys per line so that changes are easy to review."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2).decode() + "\n"


def load_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises ConfigError when it cannot be used."""
    try:
        baseline = msgspec.json.decode(file.read_bytes(), type=Baseline)
    except OSError as error:
        raise ConfigError(f"{file}: kan inte läsas: {error.strerror}", f"{file}: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: är ingen baslinje: {error}", f"{file}: is no baseline: {error}") from error
    if baseline.schema != 1:
        raise ConfigError(
            f"{file}: baslinjens schema {baseline.schema} är nyare än denna kravlint",
            f"{file}: the baseline's schema {baseline.schema} is newer than this kravlint",
        )
    return baseline


def accept(
    findings: Sequence[Finding],
    baseline: Baseline,
    file: Path,
    *,
    put: Collection[str],
    whole: Collection[str],
    lang: Lang,
) -> Accepted:
    """Take out the findings that the baseline, which stands in `file`, accepts; each entry accepts one.

    Entries of rules that were put (`put`) to procurements reported on as a whole (`whole`, by name) and that accept
    nothing are told as gone.
    """
    open_entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in baseline.findings:
        open_entries[entry.fingerprint].append(entry)
    ours = [(finding, _entry(finding, file.parent)) for finding in findings]
    accepted: set[int] = set()
    # Equal fingerprints (the same sentence in two procurements): first those whose place agrees, then any.
    for agrees in (_same, _same_path, _same_procurement, _any):
        for index, (finding, mine) in enumerate(ours):
            if index in accepted or finding.rule.startswith("READ"):
                continue
            entries = open_entries[finding.fingerprint]
            match = next((entry for entry in entries if agrees(entry, mine)), None)
            if match is not None:
                entries.remove(match)
                accepted.add(index)
    left = [entry for entries in open_entries.values() for entry in entries]
    gone = [entry for entry in left if entry.rule in put and entry.procurement in whole]
    kept = tuple(finding for index, finding in enumerate(findings) if index not in accepted)
    return Accepted(kept, len(accepted), (_gone(gone, file, lang),) if gone else ())


def _same(entry: Entry, mine: Entry) -> bool:
    return entry == mine


def _same_path(entry: Entry, mine: Entry) -> bool:
    return entry.path is not None and entry.path == mine.path


def _same_procurement(entry: Entry, mine: Entry) -> bool:
    return entry.procurement == mine.procurement


def _any(entry: Entry, mine: Entry) -> bool:
    return True


def _entry(finding: Finding, folder: Path) -> Entry:
    path = finding.path
    if path is not None:
        path = posixpath.relpath(Path(path).absolute().as_posix(), folder.absolute().as_posix())
    return Entry(finding.fingerprint, finding.rule, path, finding.procurement)


def _gone(entries: Sequence[Entry], file: Path, lang: Lang) -> NotChecked:
    some = sorted({f"{entry.rule} {entry.path or entry.procurement}" for entry in entries})
    listed = ", ".join(some[:_FIRST]) + (", …" if len(some) > _FIRST else "")
    return NotChecked(None, None, _GONE[lang].format(count=len(entries), file=file.name, some=listed))
