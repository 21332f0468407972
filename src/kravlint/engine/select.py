"""The one place that decides which rules run and what is reported: selection, severity, dates, overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kravlint.engine.schema import Rule
from kravlint.report import SEVERITIES, Finding, Severity

READING = "READ"


def active(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules to report: those selected (all that are on, when none is), less the ignored ones.

    Codes may be beginnings ("SEC"), in the form that codes.check_codes gives them. A rule that is off is on when
    its whole code is selected. READ rules are always on.
    """
    return [rule for rule in rules if rule.code.startswith(READING) or _wanted(rule, select, ignore)]


def _wanted(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if rule.code.startswith(tuple(ignore)):
        return False
    return rule.code in select or (rule.enabled and (not select or rule.code.startswith(tuple(select))))


def in_force(rule: Rule, day: str) -> bool:
    """True when the rule applies as of a day (ISO date)."""
    return (rule.valid_from or "") <= day and (rule.valid_to is None or day <= rule.valid_to)


def severity_of(rule: Rule, overrides: Mapping[str, Severity], lower: int) -> Severity:
    """The severity to report: the configuration's, else the rule's, as many steps down as the check says."""
    if rule.code in overrides:
        return overrides[rule.code]
    return SEVERITIES[min(SEVERITIES.index(rule.severity) + lower, len(SEVERITIES) - 1)]


def without_superseded(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Drop findings on words, or on the whole procurement, that a more specific rule has reported."""
    kept = list(findings)
    taken: dict[tuple[str | None, int | None], list[tuple[int, int, tuple[str, ...]]]] = {}
    for finding in kept:
        if rules[finding.rule].supersedes and finding.location is not None:
            span = (finding.location.start or 0, finding.location.end or 0, rules[finding.rule].supersedes)
            taken.setdefault((finding.path, finding.location.block), []).append(span)
    whole = {code for finding in kept if finding.location is None for code in rules[finding.rule].supersedes}
    return [
        finding
        for finding in kept
        if not _superseded(finding, taken) and not (finding.location is None and finding.rule in whole)
    ]


def _superseded(
    finding: Finding,
    taken: Mapping[tuple[str | None, int | None], Sequence[tuple[int, int, tuple[str, ...]]]],
) -> bool:
    where = finding.location
    if where is None:
        return False
    return any(
        finding.rule in codes and start < (where.end or 0) and (where.start or 0) < end
        for start, end, codes in taken.get((finding.path, where.block), ())
    )
