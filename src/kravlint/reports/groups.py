"""Findings in the order that people read them: by procurement, the whole first, then document by document."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from kravlint.report import DocumentSummary, Finding, ProcurementSummary, Report


class DocumentGroup(Struct, frozen=True):
    """The findings in one document, in its order. `summary` is None for a file that the run does not list."""

    path: str
    summary: DocumentSummary | None
    findings: tuple[Finding, ...]


class ProcurementGroup(Struct, frozen=True):
    """One procurement; `summary` is None for findings that belong to none that the run lists."""

    name: str
    summary: ProcurementSummary | None
    whole: tuple[Finding, ...]
    """The findings about the procurement as a whole."""
    documents: tuple[DocumentGroup, ...]
    """Only documents with findings."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the procurement, in reading order."""
        return self.whole + tuple(finding for document in self.documents for finding in document.findings)


def grouped(report: Report) -> tuple[ProcurementGroup, ...]:
    """Every finding once, under its procurement; procurements and documents in the report's order."""
    found: dict[str, dict[str | None, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    summaries = {procurement.name: procurement for procurement in report.procurements}
    holders = {path: procurement.name for procurement in report.procurements for path in procurement.documents}
    for finding in report.findings:
        name = finding.procurement or holders.get(finding.path or "", "")
        found[name][finding.path].append(finding)

    names = [*summaries, *sorted(found.keys() - summaries.keys())]
    return tuple(_procurement(name, summaries.get(name), found.get(name, {}), report) for name in names)


def _procurement(
    name: str, summary: ProcurementSummary | None, found: dict[str | None, list[Finding]], report: Report
) -> ProcurementGroup:
    listed = {document.path: document for document in report.documents}
    unlisted = sorted(path for path in found if path is not None and path not in listed)
    paths = [path for path in listed if path in found] + unlisted
    documents = tuple(
        DocumentGroup(path, listed.get(path), tuple(sorted(found[path], key=_position))) for path in paths
    )
    return ProcurementGroup(name, summary, tuple(found.get(None, ())), documents)


def _position(finding: Finding) -> tuple[int, int]:
    """Findings about the document as a whole stand first."""
    location = finding.location
    if location is None or location.block is None:
        return (-1, 0)
    return (location.block, location.start or 0)
