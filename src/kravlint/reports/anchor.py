"""Where formats that know only files and lines put a finding.

Word, PDF and Excel have no lines: there a line is the number of the block, from 1, in reading order.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kravlint.places import said
from kravlint.report import Finding, Lang, Location, Report
from kravlint.reports.terminal import one_line


class Anchor(NamedTuple):
    """A file, relative to the current folder where it lies below it, with forward slashes; and a line, from 1."""

    path: str
    line: int


def anchor_of(finding: Finding, report: Report) -> Anchor:
    """The place of a finding; one about a whole procurement stands at its first document."""
    path = finding.path
    if path is None:
        path = next((p.documents[0] for p in report.procurements if p.name == finding.procurement and p.documents), "")
    return Anchor(relative(path), line_of(finding.location))


def line_of(location: Location | None) -> int:
    """The line of a text file, else the number of the block, else 1."""
    if location is None:
        return 1
    return location.line or (location.block or 0) + 1


def relative(path: str) -> str:
    """The path as a repository writes it: from the current folder, without "./"."""
    file, here = Path(path), Path.cwd()
    return posixpath.normpath((file.relative_to(here) if file.is_relative_to(here) else file).as_posix())


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with its number, from 1, among those of the same fingerprint."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        yield finding, seen[finding.fingerprint]


def message_of(finding: Finding, lang: Lang) -> str:
    """The message on one line, with the place in words."""
    place = f" ({said(finding.location, lang)})" if finding.location else ""
    return one_line(finding.message + place)
