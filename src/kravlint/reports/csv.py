"""The findings as CSV, as Swedish Excel opens it by itself: semicolons, a byte order mark, CRLF."""

from __future__ import annotations

import csv
import io

from kravlint.extract.columns import harmless
from kravlint.places import said
from kravlint.report import Finding, Report
from kravlint.reports import Style
from kravlint.reports.excerpt import plain
from kravlint.reports.words import Words, labelled, words

COLUMNS = (
    "severity", "procurement", "document", "place", "message", "excerpt",
    "why", "remedy", "basis", "family", "phase", "rule", "item", "fingerprint",
)  # fmt: skip


def render(report: Report, style: Style) -> str:
    """One row for each finding, below a head."""
    catalogue = words(style.lang)
    out = io.StringIO(newline="")
    out.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(catalogue[f"column.{name}"] for name in COLUMNS)
    for finding in report.findings:
        row = _row(finding, style, catalogue)
        writer.writerow(harmless(" ".join(row[name].split())) for name in COLUMNS)
    return out.getvalue()


def _row(finding: Finding, style: Style, catalogue: Words) -> dict[str, str]:
    return {
        "severity": catalogue[f"severity.{finding.severity}"],
        "procurement": finding.procurement or "",
        "document": finding.path or "",
        "place": said(finding.location, style.lang) if finding.location else "",
        "message": finding.message,
        "excerpt": plain(finding.excerpt or ""),
        "why": finding.why,
        "remedy": finding.remedy,
        "basis": ", ".join(basis.name for basis in finding.basis),
        "family": labelled(catalogue, "family", finding.family),
        "phase": labelled(catalogue, "phase", finding.phase),
        "rule": finding.rule,
        "item": finding.item or "",
        "fingerprint": finding.fingerprint,
    }
