"""Stands in for a run, so that only the command line is tested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kravlint.config import Settings
from kravlint.report import Finding, Location, Report, Severity, Summary


def finding(severity: Severity = "warning", code: str = "SEC001") -> Finding:
    return Finding(
        rule=code,
        name="a-rule",
        family="security-classification",
        phase="before",
        severity=severity,
        message="Klassningen åäö saknas.",
        path="krav.docx",
        location=Location(block=3, paragraph=4),
        excerpt="Hemlig ⟦mening⟧ ur utkastet.",
        why="Därför.",
        remedy="Klassa.",
        fingerprint=f"{severity}{code}",
    )


class Run:
    """Stands in for kravlint.run.lint: answers with a report and remembers what it was asked."""

    def __init__(self) -> None:
        self.findings: tuple[Finding, ...] = ()
        self.error: BaseException | None = None
        self.paths: Sequence[Path] = ()
        self.settings = Settings()
        self.more: dict[str, object] = {}

    def __call__(
        self,
        paths: Sequence[Path],
        settings: Settings,
        progress: Callable[[int, int, str], None] | None = None,
        **more: object,
    ) -> Report:
        self.paths, self.settings, self.more = paths, settings, more
        if progress:
            progress(0, 1, "krav.docx")
        if self.error:
            raise self.error
        return Report(kravlint="0.1.0", as_of="2026-11-22", findings=self.findings, summary=Summary(documents=1))
