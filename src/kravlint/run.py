"""One run from paths to report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import kravlint
from kravlint import cache
from kravlint.analysis import Analysis
from kravlint.baseline import Accepted, accept, load_baseline
from kravlint.config import Settings, check_codes, matching
from kravlint.copies import Comparison, Held, held_by
from kravlint.discovery import Set, find_sets
from kravlint.document import Document
from kravlint.engine import Judgement, check, unread_findings
from kravlint.engine.loader import Rulebook, load
from kravlint.engine.schema import Rule
from kravlint.engine.select import active, in_force
from kravlint.intake import Answer, document_key, rules_key, shown, take_all, task_for
from kravlint.overview import Overview, overview
from kravlint.procurement import Procurement, assemble
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

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all, and the path that is read next."""


class Judged(Struct, frozen=True, kw_only=True):
    """What there is to say of one procurement, before suppressions and baseline."""

    documents: tuple[DocumentSummary, ...]
    procurement: ProcurementSummary
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    markers: tuple[Marker, ...]
    held: Held | None = None
    """What copies are looked for in, where they are asked for."""


def lint(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress | None = None,
    *,
    names: Mapping[str, str] = {},
    passwords: tuple[str, ...] = (),
    texts: bool = False,
    engine: str | None = None,
) -> Report:
    """Read every document under the paths and put the rules to each procurement.

    `names` gives procurements another name than their folder's: what is found is recognised by it.
    `passwords` are tried on encrypted documents, which are never cached.
    With `texts` the report holds the documents' text too. `engine` is the address of a cluster that does the work.
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

    comparison = Comparison() if settings.copies else None
    judged = []
    for each in _judgements(engine, sets, settings, today, progress, passwords, texts):
        if comparison and each.held:
            comparison.add(each.procurement.name, each.held)
        judged.append(replace(each, held=None))
    if comparison:
        judged = _with_copies(judged, comparison, put, settings, today)
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
        reported={shown(path) for each in sets for path in each.named},
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


def _judgements(engine: str | None, *about: Any) -> Iterator[Judged]:
    """From this machine's processes, or from the cluster at `engine`."""
    if engine is None:
        return judge_all(*about)
    from kravlint import cluster

    return cluster.judge_all(engine, *about)


def judge_all(
    sets: Sequence[Set],
    settings: Settings,
    today: str,
    progress: Progress | None = None,
    passwords: tuple[str, ...] = (),
    texts: bool = False,
) -> Iterator[Judged]:
    """Judge each procurement as soon as its documents are read; one that nothing has changed in is kept since last."""
    book = load(settings.rules)
    put = active(book.rules, settings.select, settings.ignore)
    store = cache.opened() if settings.cache else None
    rules = rules_key(book) if store else ""
    tasks = [[task_for(file, settings, passwords) for file in each.files] for each in sets]
    keys = [[document_key(task, rules) if store else None for task in each] for each in tasks]
    about = (settings.call_off, settings.buyer, settings.copies)
    matter = (today, settings.as_of == "document", settings.severity, settings.lang, about, texts)
    codes = [rule.code for rule in put]
    known = [_kept(store, _key(*each, codes, matter)) for each in zip(sets, keys, strict=True)]
    wanted = [number for number, judged in enumerate(known) if judged is None]
    taken = take_all(
        [task for number in wanted for task in tasks[number]],
        [key for number in wanted for key in keys[number]],
        settings,
        rules,
        store,
    )
    total, done = sum(len(each.files) for each in sets), 0
    for each, its_keys, old in zip(sets, keys, known, strict=True):
        held = []
        for file in each.files:
            if progress:
                progress(done, total, str(file))
            if old is None:
                held.append(next(taken))
            done += 1
        new = old or _judge(each, [one.answer for one in held], book, put, settings, today, texts)
        if store and old is None and all(one.certain for one in held) and (key := _key(each, its_keys, codes, matter)):
            cache.put(store, key, msgspec.msgpack.encode(new))
        yield new
    if progress:
        progress(total, total, "")
    if store and wanted:
        cache.tidy(store)


def _key(files: Set, keys: Sequence[str | None], codes: Sequence[str], matter: tuple[object, ...]) -> str | None:
    """The key of a judgement: its documents', and everything else that `_judge` looks at."""
    if None in keys:
        return None
    named = sorted(map(shown, files.named))
    paths = [shown(file) for file in files.files]
    return cache.key_of(b"judged", msgspec.msgpack.encode((files.name, keys, paths, named, codes, matter)))


def _kept(store: Path | None, key: str | None) -> Judged | None:
    content = cache.get(store, key) if store and key else None
    try:
        return msgspec.msgpack.decode(content, type=Judged) if content is not None else None
    except msgspec.DecodeError:
        return None


def _judge(
    files: Set,
    answers: Sequence[Answer],
    book: Rulebook,
    put: Sequence[Rule],
    settings: Settings,
    today: str,
    texts: bool,
) -> Judged:
    analyses = [answer.analysis for answer in answers if answer.analysis is not None]
    unread = [answer.document for answer in answers if answer.document is not None]
    named = frozenset(shown(path) for path in files.named)
    procurement = assemble(files.name, analyses, unread, named, settings.call_off, settings.buyer)
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
    return Judged(
        documents=(*(_document(analysis, texts) for analysis in analyses), *map(_unread, unread)),
        procurement=_procurement(procurement, files, judgement, overview(procurement, book, settings.lang)),
        findings=(*unread_findings(wanted, book, files.name, settings.lang), *judgement.findings),
        not_checked=judgement.not_checked,
        markers=tuple(marker for analysis in analyses for marker in markers_in(analysis.document)),
        held=held_by(procurement) if settings.copies else None,
    )


def _with_copies(
    judged: Sequence[Judged], comparison: Comparison, put: Sequence[Rule], settings: Settings, today: str
) -> list[Judged]:
    found = comparison.found(put, today, settings.severity, settings.lang)
    return [
        replace(
            each,
            procurement=replace(each.procurement, copies=shares),
            findings=(*each.findings, *(f for f in found.findings if f.procurement == each.procurement.name)),
        )
        for each, shares in zip(judged, found.shares, strict=True)
    ]


def rules_put(settings: Settings, as_of: str) -> list[Rule]:
    """The rules that a run with these settings reports; `as_of` is the report's."""
    rules = active(load(settings.rules).rules, settings.select, settings.ignore)
    return [rule for rule in rules if as_of == "document" or in_force(rule, as_of)]


def _document(analysis: Analysis, texts: bool) -> DocumentSummary:
    blocks = analysis.document.blocks if texts else ()
    return DocumentSummary(
        path=analysis.path,
        kind=analysis.kind,
        language=analysis.language,
        pages=analysis.document.pages,
        words=analysis.words,
        requirements=sum(each.kind == "requirement" and each.obligation != "may" for each in analysis.requirements),
        date=analysis.date,
        parts=tuple(PartSummary(part.kind, part.title, part.first, part.last) for part in analysis.parts),
        blocks=tuple(replace(block, origins=(), style="") for block in blocks),
    )


def _unread(document: Document) -> DocumentSummary:
    return DocumentSummary(
        path=document.path, kind="other", language="", pages=None, words=0, requirements=0, date=None
    )


def _procurement(procurement: Procurement, files: Set, judgement: Judgement, tables: Overview) -> ProcurementSummary:
    return ProcurementSummary(
        name=procurement.name,
        reference=procurement.reference,
        documents=tuple(shown(path) for path in files.files),
        call_off=procurement.call_off,
        regime=procurement.regime,
        verdicts=judgement.verdicts,
        checklist=judgement.checklist,
        topics=tables.topics,
        needs=tables.needs,
        standards=tables.standards,
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
