"""One run from paths to report."""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import kravlint
from kravlint.analysis import Analysis, analyse
from kravlint.analysis.kinds import Kinds
from kravlint.baseline import Accepted, accept, load_baseline
from kravlint.config import Settings, check_codes, matching
from kravlint.discovery import Set, find_sets
from kravlint.document import Document, Problem
from kravlint.engine import Judgement, check, unread_findings
from kravlint.engine.loader import Rulebook, kinds_of, lexicon_of, load
from kravlint.engine.schema import Rule
from kravlint.engine.select import active, in_force
from kravlint.language import Lexicon
from kravlint.procurement import Procurement, assemble
from kravlint.readers import read
from kravlint.readers.limits import Limits
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
from kravlint.suppressions import Marker, markers_in, suppress
from kravlint.workers import Failed, isolated

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all, and the path that is read next."""


class _Task(Struct, frozen=True):
    """One document for a worker."""

    file: str
    shown: str
    kind: str | None
    limits: Limits
    packs: tuple[str, ...]


class _Answer(Struct, frozen=True):
    """A readable document comes back analysed."""

    document: Document | None = None
    analysis: Analysis | None = None


class _Judged(Struct, frozen=True, kw_only=True):
    """What there is to say of one procurement, before suppressions and baseline."""

    documents: tuple[DocumentSummary, ...]
    procurement: ProcurementSummary
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    markers: tuple[Marker, ...]


def lint(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress | None = None,
    *,
    names: Mapping[str, str] = {},
) -> Report:
    """Read every document under the paths and put the rules to each procurement.

    `names` gives procurements another name than their folder's: what is found is recognised by it.
    Raises UsageError (nothing to lint, unknown codes) and ConfigError (a rule pack that cannot be used).
    """
    book = load(settings.rules)
    known = {rule.code for rule in book.rules}
    settings = check_codes(settings, known)
    put = active(book.rules, settings.select, settings.ignore)
    codes = {rule.code for rule in put}
    baseline = load_baseline(settings.baseline) if settings.baseline else None
    excluded = partial(matching, globs=settings.exclude, root=settings.root)
    sets = find_sets(paths, lambda path: excluded(path) is not None, settings.limits)
    sets = [replace(each, name=names.get(each.name, each.name)) for each in sets]
    today = dt.date.today().isoformat() if settings.as_of in ("today", "document") else settings.as_of

    judged = _judge_all(sets, book, put, settings, today, progress)
    documents = sorted((document for each in judged for document in each.documents), key=lambda d: d.path)
    procurements = tuple(each.procurement for each in judged)
    whole = {each.name for each in sets if each.named == set(each.files)}
    left = suppress(
        sorted((finding for each in judged for finding in each.findings), key=_order),
        [marker for each in judged for marker in each.markers],
        procurements,
        settings,
        day=today,
        known=known,
        put=codes,
        reported={_shown(path) for each in sets for path in each.named},
        whole=len(whole) == len(sets),
    )
    accepted = Accepted(left.kept, 0, ())
    if settings.baseline and baseline:
        accepted = accept(left.kept, baseline, settings.baseline, put=codes, whole=whole, lang=settings.lang)
    return Report(
        kravlint=kravlint.__version__,
        as_of="document" if settings.as_of == "document" else today,
        documents=tuple(documents),
        procurements=procurements,
        findings=accepted.kept,
        not_checked=(*(entry for each in judged for entry in each.not_checked), *left.notices, *accepted.notices),
        summary=_summary(accepted.kept, len(documents), suppressed=left.count, baseline=accepted.count),
    )


def _judge_all(
    sets: Sequence[Set],
    book: Rulebook,
    put: Sequence[Rule],
    settings: Settings,
    today: str,
    progress: Progress | None,
) -> list[_Judged]:
    """Judge each procurement as soon as its documents are read."""
    total, done = sum(len(each.files) for each in sets), 0
    answers = _read_all([file for each in sets for file in each.files], settings)
    judged = []
    for each in sets:
        held = []
        for file in each.files:
            if progress:
                progress(done, total, str(file))
            held.append(next(answers))
            done += 1
        judged.append(_judge(each, held, book, put, settings, today))
    if progress:
        progress(total, total, "")
    return judged


def _judge(
    files: Set, answers: Sequence[_Answer], book: Rulebook, put: Sequence[Rule], settings: Settings, today: str
) -> _Judged:
    analyses = [answer.analysis for answer in answers if answer.analysis is not None]
    unread = [answer.document for answer in answers if answer.document is not None]
    named = frozenset(_shown(path) for path in files.named)
    procurement = assemble(files.name, analyses, unread, named, settings.call_off)
    judgement = check(
        procurement,
        book,
        put,
        today=today,
        by_document_date=settings.as_of == "document",
        severities=settings.severity,
        lang=settings.lang,
    )
    wanted = [document for document in unread if document.path in named]
    return _Judged(
        documents=(*map(_document, analyses), *map(_unread, unread)),
        procurement=_procurement(procurement, files, judgement),
        findings=(*unread_findings(wanted, book, files.name, settings.lang), *judgement.findings),
        not_checked=judgement.not_checked,
        markers=tuple(marker for analysis in analyses for marker in markers_in(analysis.document)),
    )


def rules_put(settings: Settings, as_of: str) -> list[Rule]:
    """The rules that a run with these settings reports; `as_of` is the report's."""
    rules = active(load(settings.rules).rules, settings.select, settings.ignore)
    return [rule for rule in rules if as_of == "document" or in_force(rule, as_of)]


def _read_all(files: Sequence[Path], settings: Settings) -> Iterator[_Answer]:
    """Read and analyse in worker processes; what kills a worker becomes an unreadable document."""
    packs = tuple(map(str, settings.rules))
    compiled(packs)  # before the workers start, which inherit it
    tasks = []
    for file in files:
        glob = matching(file, settings.kinds, settings.root)
        kind = settings.kinds[glob] if glob else None
        tasks.append(msgspec.msgpack.encode(_Task(str(file), _shown(file), kind, settings.limits, packs)))
    jobs = settings.jobs or os.cpu_count() or 1
    limits = settings.limits
    results = isolated(read_and_analyse, tasks, jobs=jobs, seconds=limits.seconds, memory=limits.memory_bytes)
    for file, result in zip(files, results, strict=True):
        if isinstance(result, Failed):
            detail = f"{limits.seconds:g} s" if result.reason == "timed-out" else ""
            problem = Problem(result.reason, fatal=True, detail=detail)
            yield _Answer(document=Document(path=_shown(file), format="", problems=(problem,)))
        else:
            yield msgspec.msgpack.decode(result, type=_Answer)


def read_and_analyse(task: bytes) -> bytes:
    """What a worker does with one document; both sides of the call are msgpack."""
    wanted = msgspec.msgpack.decode(task, type=_Task)
    document = read(Path(wanted.file), shown=wanted.shown, limits=wanted.limits)
    if document.unreadable:
        return msgspec.msgpack.encode(_Answer(document=document))
    lexicon, kinds = compiled(wanted.packs)
    return msgspec.msgpack.encode(_Answer(analysis=analyse(document, lexicon, kinds, wanted.kind)))


@cache
def compiled(packs: tuple[str, ...]) -> tuple[Lexicon, Kinds]:
    """The lexicon and the document kinds of the rule book with these packs, compiled once per process."""
    book = load(tuple(map(Path, packs)))
    return lexicon_of(book), kinds_of(book)


def _shown(path: Path) -> str:
    return unicodedata.normalize("NFC", path.as_posix())


def _document(analysis: Analysis) -> DocumentSummary:
    return DocumentSummary(
        path=analysis.path,
        kind=analysis.kind,
        language=analysis.language,
        pages=analysis.document.pages,
        words=analysis.words,
        requirements=sum(each.kind == "requirement" and each.obligation != "may" for each in analysis.requirements),
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


def _summary(findings: Sequence[Finding], documents: int, *, suppressed: int, baseline: int) -> Summary:
    counted = Counter(finding.severity for finding in findings)
    shown = {severity: counted[severity] for severity in SEVERITIES}
    return Summary(**shown, suppressed=suppressed, baseline=baseline, documents=documents)
