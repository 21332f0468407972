"""GitLab's code quality report: a list of issues, shown in the merge request."""

from __future__ import annotations

import json

from kravlint.report import Report
from kravlint.reports import Style
from kravlint.reports.anchor import anchor_of, message_of, numbered

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def render(report: Report, style: Style) -> str:
    """One issue per finding. GitLab shows only the first of equal fingerprints, so equals are numbered."""
    issues = []
    for finding, number in numbered(report.findings):
        path, line = anchor_of(finding, report)
        issues.append(
            {
                "description": message_of(finding, style.lang),
                "check_name": finding.rule,
                "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}",
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": path, "lines": {"begin": line}},
                "content": {"body": f"{finding.why}\n\n{finding.remedy}"},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
