"""One run from paths to report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import kravlint
from kravlint.analysis import Analysis, analyse
from kravlint.config import Settings, matching
from kravlint.discovery import Set, find_sets
from kravlint.document import Document
from kravlint.engine import Judgement, check, unread_findings
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.engine.select import active
from kravlint.procurement import Procurement, assemble
from kravlint.readers import read
from kravlint.report import (
    SEVERITIES,
    DocumentSummary,
    Finding,
    NotChecked,
    PartSummary,
    ProcurementSummary,
    Report,
    Summary,
)

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all, and the path that is read next."""


def lint(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Report:
    """Read every document under the paths and put the rules to each procurement.

    Raises UsageError (nothing to lint, unknown codes) and ConfigError (a rule pack that cannot be used).
    """
    book = load(settings.rules)
    chosen = active(book.rules, settings.select, settings.ignore)
    sets = find_sets(paths, lambda path: matching(path, settings.exclude, settings.root) is not None)
    total, done = sum(len(each.files) for each in sets), 0
    lexicon, kinds = lexicon_of(book), kinds_of(book)
    today = dt.date.today().isoformat() if settings.as_of in ("today", "document") else settings.as_of

    documents: list[DocumentSummary] = []
    procurements: list[ProcurementSummary] = []
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for each in sets:
        analyses: list[Analysis] = []
        unread: list[Document] = []
        for file in each.files:
            if progress:
                progress(done, total, str(file))
            document = read(file, shown=_shown(file), limits=settings.limits)
            done += 1
            if document.unreadable:
                unread.append(document)
            else:
                kind = matching(file, settings.kinds, settings.root)
                analyses.append(analyse(document, lexicon, kinds, settings.kinds[kind] if kind else None))
        named = frozenset(_shown(path) for path in each.named)
        procurement = assemble(each.name, analyses, unread, named, settings.call_off)
        judgement = check(
            procurement,
            book,
            chosen,
            today=today,
            by_document_date=settings.as_of == "document",
            severities=settings.severity,
            lang=settings.lang,
        )
        wanted = [document for document in unread if document.path in named]
        findings += unread_findings(wanted, book, each.name, settings.lang)
        findings += judgement.findings
        not_checked += judgement.not_checked
        documents += [_document(a) for a in analyses] + [_unread(d) for d in unread]
        procurements.append(_procurement(procurement, each, judgement))
    if progress:
        progress(total, total, "")
    return Report(
        kravlint=kravlint.__version__,
        as_of="document" if settings.as_of == "document" else today,
        documents=tuple(sorted(documents, key=lambda d: d.path)),
        procurements=tuple(procurements),
        findings=tuple(sorted(findings, key=_order)),
        not_checked=tuple(not_checked),
        summary=_summary(findings, len(documents)),
    )


def _shown(path: Path) -> str:
    return path.as_posix()


def _document(analysis: Analysis) -> DocumentSummary:
    return DocumentSummary(
        path=analysis.path,
        kind=analysis.kind,
        language=analysis.language,
        pages=analysis.document.pages,
        words=analysis.words,
        requirements=len(analysis.by_concept.get("modal-must", ())),
        date=analysis.date,
        parts=tuple(PartSummary(part.kind, part.title, part.first, part.last) for part in analysis.parts),
    )


def _unread(document: Document) -> DocumentSummary:
    return DocumentSummary(
        path=document.path, kind="other", language="", pages=None, words=0, requirements=0, date=None
    )


def _procurement(procurement: Procurement, files: Set, judgement: Judgement) -> ProcurementSummary:
    return ProcurementSummary(
        name=procurement.name,
        reference=procurement.reference,
        documents=tuple(_shown(path) for path in files.files),
        call_off=procurement.call_off,
        regime=procurement.regime,
        verdicts=judgement.verdicts,
        checklist=judgement.checklist,
    )


def _order(finding: Finding) -> tuple[str, str, int, int, str, str]:
    where = finding.location
    return (
        finding.procurement or "",
        finding.path or "",
        where.block or 0 if where else -1,
        where.start or 0 if where else -1,
        finding.rule,
        finding.item or "",
    )


def _summary(findings: Sequence[Finding], documents: int) -> Summary:
    counted = Counter(finding.severity for finding in findings)
    return Summary(**{severity: counted[severity] for severity in SEVERITIES}, documents=documents)
