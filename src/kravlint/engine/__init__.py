"""Rules put to a procurement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kravlint.analysis.model import part_at
from kravlint.document import Document
from kravlint.engine.checks import run_check
from kravlint.engine.checks._topics import TOPIC
from kravlint.engine.checks.unread import Unread
from kravlint.engine.context import Context
from kravlint.engine.findings import finding_of, location_of
from kravlint.engine.fingerprint import Fingerprints
from kravlint.engine.loader import Rulebook
from kravlint.engine.reading import OTHER, explained, fatal_problem, not_read, reason
from kravlint.engine.recognition import weighed
from kravlint.engine.results import Hit, NotJudged, Result, Seen
from kravlint.engine.schema import Rule
from kravlint.engine.select import in_force, severity_of, without_superseded
from kravlint.engine.verdicts import verdicts
from kravlint.procurement import Procurement, with_framework
from kravlint.report import Finding, Lang, Met, NotChecked, Severity, Verdict

_INHERITED = {
    "sv": "avropet kan ärva det från ramavtalet, som inte är med här",
    "en": "the call-off may inherit it from the framework agreement, which is not here",
}
_DAY_UNKNOWN = {
    "sv": "dokumentet har inget datum: bedömt efter dagens regler",
    "en": "the document states no date: judged by today's rules",
}


class Judgement(Struct, frozen=True):
    """What the rules say of one procurement."""

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    verdicts: dict[str, Verdict]
    checklist: tuple[Met, ...]


def check(
    procurement: Procurement,
    book: Rulebook,
    chosen: Iterable[Rule],
    *,
    today: str,
    by_document_date: bool = False,
    severities: Mapping[str, Severity] | None = None,
    lang: Lang = "sv",
) -> Judgement:
    """Put the rules to a procurement.

    `chosen` are the rules whose findings are reported; verdicts and checklist rest on all rules that are on. With
    `by_document_date` each document is judged by its own date, `today` standing in where it has none.
    """
    reported = {rule.code for rule in chosen}
    outcomes: list[tuple[Rule, list[Result]]] = []
    inherited: list[str] = []
    day = _day(procurement, today, by_document_date)
    labels = {row.kind: row.label for row in book.kind_rows}
    topics = {name: {"sv": each.sv, "en": each.en} for name, each in book.concepts.items() if name.startswith(TOPIC)}
    context = Context(
        day, book.standards, book.processes, labels, book.organisations, topics, book.security_topics, book.glossary
    )
    for rule in book.rules:
        needed = rule.code in reported or (rule.enabled and rule.answers is not None)
        if not needed or isinstance(rule.check, Unread) or not in_force(rule, day):
            continue
        judged = procurement
        if rule.inherits == "framework" and procurement.call_off and procurement.framework:
            judged = with_framework(procurement)
        elif rule.inherits == "framework" and procurement.call_off:
            inherited.append(rule.code)
            outcomes.append((rule, [NotJudged(_INHERITED)]))
            continue
        outcomes.append((rule, list(run_check(rule.check, rule.code, judged, context))))
    outcomes = weighed(outcomes)
    prints = Fingerprints()
    findings = [
        finding_of(
            rule,
            hit,
            severity=severity_of(rule, severities or {}, hit.lower + _in_guidance(hit)),
            lang=lang,
            procurement=procurement.name,
            fingerprint=prints.of(rule.code, procurement.name, hit),
        )
        for rule, results in outcomes
        if rule.code in reported
        for hit in results
        if isinstance(hit, Hit) and (hit.spot is None or hit.spot.analysis.path in procurement.reported)
    ]
    return Judgement(
        findings=tuple(without_superseded(findings, book.by_code())),
        not_checked=(
            *_inherited(inherited, procurement, lang),
            *_unjudged(outcomes, reported, procurement, lang),
            *_undated(procurement, by_document_date, lang),
            *_partly_read(procurement, book, lang),
        ),
        verdicts=verdicts(outcomes),
        checklist=tuple(met for rule, results in outcomes for met in _checklist(rule, results, lang)),
    )


def unread_findings(documents: Sequence[Document], book: Rulebook, procurement: str, lang: Lang) -> list[Finding]:
    """One READ finding per document that could not be read; nothing turns them off."""
    rules = explained(book.rules)
    prints = Fingerprints()
    findings = []
    for document in documents:
        problem = fatal_problem(document)
        if problem is None:
            continue
        rule = rules.get(problem.code) or rules[OTHER]
        hit = Hit(anchor=f"{problem.code} {document.path}")
        finding = finding_of(
            rule,
            hit,
            severity=rule.severity,
            lang=lang,
            procurement=procurement,
            fingerprint=prints.of(rule.code, procurement, hit),
        )
        message = reason(rule, problem, lang)
        findings.append(replace(finding, path=document.path, message=message))
    return findings


def _in_guidance(hit: Hit) -> bool:
    """Guidance binds nobody: what stands there is told one step lower."""
    return hit.spot is not None and part_at(hit.spot.analysis, hit.spot.block).kind == "guidance"


def _day(procurement: Procurement, today: str, by_document_date: bool) -> str:
    if not by_document_date:
        return today
    dates = [analysis.date for analysis in procurement.analyses if analysis.date]
    return max(dates) if dates else today


def _inherited(codes: Sequence[str], procurement: Procurement, lang: Lang) -> list[NotChecked]:
    if not codes:
        return []
    return [NotChecked(None, None, _INHERITED[lang], tuple(codes), procurement.name)]


def _unjudged(
    outcomes: Sequence[tuple[Rule, list[Result]]], reported: set[str], procurement: Procurement, lang: Lang
) -> list[NotChecked]:
    """Reasons with the rules they stopped, each reason once."""
    reasons: dict[str, list[str]] = {}
    for rule, results in outcomes:
        for result in results:
            if isinstance(result, NotJudged) and rule.code in reported and result.reason is not _INHERITED:
                codes = reasons.setdefault(result.reason[lang], [])
                if rule.code not in codes:
                    codes.append(rule.code)
    return [NotChecked(None, None, text, tuple(codes), procurement.name) for text, codes in reasons.items()]


def _undated(procurement: Procurement, by_document_date: bool, lang: Lang) -> list[NotChecked]:
    if not by_document_date:
        return []
    undated = [analysis.path for analysis in procurement.analyses if analysis.date is None]
    return [NotChecked(path, None, _DAY_UNKNOWN[lang], (), procurement.name) for path in undated]


def _partly_read(procurement: Procurement, book: Rulebook, lang: Lang) -> list[NotChecked]:
    rules = explained(book.rules)
    return [
        entry
        for analysis in procurement.analyses
        if analysis.path in procurement.reported
        for entry in not_read(analysis.document, rules, lang, procurement.name)
    ]


def _checklist(rule: Rule, results: Sequence[Result], lang: Lang) -> list[Met]:
    """The rows of rules that judge items: where each is met, or how it fails."""
    rows = []
    for result in results:
        if isinstance(result, Seen) and result.item and result.label:
            where = result.spot
            rows.append(
                Met(
                    rule.code,
                    result.item,
                    result.label[lang],
                    result.state,
                    where.analysis.path if where else None,
                    location_of(where) if where else None,
                )
            )
        elif isinstance(result, Hit) and result.item and result.state and "label" in result.words:
            label = result.words["label"]
            where = result.spot
            rows.append(
                Met(
                    rule.code,
                    result.item,
                    label if isinstance(label, str) else label[lang],
                    result.state,
                    where.analysis.path if where and result.state != "missing" else None,
                    location_of(where) if where and result.state != "missing" else None,
                )
            )
    return rows
