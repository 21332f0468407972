"""What the first screen says: what to do, phase by phase, whom to ask, and what is fine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from kravlint.engine.schema import Rule
from kravlint.report import QUESTIONS, Finding, Met, NotChecked, ProcurementSummary, Report, Severity
from kravlint.reports.words import Words, counted, labelled

PHASES = ("before", "during", "after")


class Action(Struct, frozen=True):
    """One thing to do, and the findings that it puts right."""

    remedy: str
    severity: Severity
    findings: tuple[Finding, ...]


class Ask(Struct, frozen=True):
    """Somebody to ask, and the families of findings to ask about with how many there are of each."""

    role: str
    about: tuple[tuple[str, int], ...]


def to_do(findings: Iterable[Finding], severities: tuple[Severity, ...] = ("error", "warning")) -> list[Action]:
    """The remedies, the gravest first; findings with the same remedy are one thing to do."""
    everything = list(findings)
    actions: dict[str, list[Finding]] = {}
    for severity in severities:
        for finding in everything:
            if finding.severity == severity:
                actions.setdefault(finding.remedy, []).append(finding)
    return [Action(remedy, found[0].severity, tuple(found)) for remedy, found in actions.items()]


def by_phase(findings: Iterable[Finding]) -> list[tuple[str, list[Action]]]:
    """The checklist of each phase of the purchase, notes last; phases of rule packs come after our own."""
    found: dict[str, list[Finding]] = {phase: [] for phase in PHASES}
    for finding in findings:
        found.setdefault(finding.phase, []).append(finding)
    return [(phase, to_do(its, ("error", "warning", "info"))) for phase, its in found.items()]


def asks(findings: Iterable[Finding], catalogue: Words) -> list[Ask]:
    """Whom errors and warnings are a matter for, most to ask first."""
    families = Counter(finding.family for finding in findings if finding.severity != "info")
    roles: dict[str, list[tuple[str, int]]] = {}
    for family, count in families.most_common():
        role = catalogue.get(f"ask.{family}", catalogue["ask"])
        roles.setdefault(role, []).append((labelled(catalogue, "family", family), count))
    return [Ask(role, tuple(about)) for role, about in roles.items()]


def checklists(procurement: ProcurementSummary, rules: Sequence[Rule]) -> tuple[list[Met], list[Met]]:
    """The items of the data processing agreement, and those of all other rules that have items."""
    others = {rule.code for rule in rules if rule.family != "data-protection"}
    agreement = [met for met in procurement.checklist if met.rule not in others]
    return agreement, [met for met in procurement.checklist if met.rule in others]


def fine(report: Report, rules: Sequence[Rule], catalogue: Words) -> list[str]:
    """What was looked for and found, in sentences."""
    several = len(report.procurements) > 1
    said: list[str] = []
    for procurement in report.procurements:
        name = f"{procurement.name}: " if several else ""
        said += [name + sentence for sentence in _fine_in(procurement, rules, catalogue)]
    return said + list(_fine_documents(report, catalogue))


def _fine_in(procurement: ProcurementSummary, rules: Sequence[Rule], catalogue: Words) -> Iterator[str]:
    for question in QUESTIONS:
        if procurement.verdicts.get(question) == "found":
            yield catalogue[f"fine.{question}"]
    agreement, _ = checklists(procurement, rules)
    met = sum(each.state in ("met", "by reference") for each in agreement)
    if met and procurement.verdicts.get("dpa") != "found":
        yield catalogue["fine.checklist"].format(met=met, all=len(agreement))
    held = sum(bool(need.places) for need in procurement.needs)
    if held:
        yield catalogue["fine.needs"].format(met=held, all=len(procurement.needs))


def _fine_documents(report: Report, catalogue: Words) -> Iterator[str]:
    documents = len(report.documents)
    unread = {finding.path for finding in report.findings if finding.family == "reading"}
    unread |= {each.path for each in report.not_checked if each.path}
    if documents and not unread:
        yield catalogue["fine.read"].format(documents=counted(catalogue, "document", documents))
    faulty = {finding.path for finding in report.findings if finding.severity != "info"} | unread
    sound = sum(document.path not in faulty for document in report.documents)
    if sound:
        yield catalogue["fine.documents"].format(sound=sound, documents=counted(catalogue, "document", documents))


def unjudged(report: Report, catalogue: Words) -> list[tuple[str, tuple[NotChecked, ...]]]:
    """What was not judged, by reason; before them the questions without an answer, which have no entries."""
    several = len(report.procurements) > 2  # then a table has the answers
    questions = [
        catalogue["unanswered"].format(question=catalogue[f"question.{question}"])
        for procurement in report.procurements
        for question in QUESTIONS
        if not several and procurement.verdicts.get(question, "not judged") == "not judged"
    ]
    reasons: dict[str, list[NotChecked]] = {}
    for each in report.not_checked:
        reasons.setdefault(each.reason, []).append(each)
    return [*((question, ()) for question in questions), *((why, tuple(its)) for why, its in reasons.items())]


def rules_date(rules: Sequence[Rule]) -> str:
    """The last day on which somebody read one of the rules' sources; empty when no rule says."""
    return max((basis.verified or "" for rule in rules for basis in rule.basis), default="")
