"""Procurements judged one after another on this machine: documents read, rules put, judgements kept for next time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import count
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kravlint import cache
from kravlint.analysis import Analysis
from kravlint.config import Settings
from kravlint.copies.units import Held, held_by
from kravlint.discovery import Set
from kravlint.document import Document
from kravlint.engine import Judgement, check, unread_findings
from kravlint.engine.loader import Rulebook, load
from kravlint.engine.schema import Rule
from kravlint.engine.select import active
from kravlint.intake import Answer, document_key, rules_key, shown, take_all, task_for
from kravlint.overview import Overview, overview
from kravlint.procurement import Procurement, assemble
from kravlint.report import DocumentSummary, Finding, NotChecked, PartSummary, ProcurementSummary
from kravlint.suppressions import Marker, markers_in
from kravlint.timing import Timer, untimed

_AHEAD = 500
"""Documents that are prepared at a time: memory must not grow with the number of procurements."""

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


class _Terms(Struct, frozen=True):
    """What every procurement of a run is judged by."""

    book: Rulebook
    put: Sequence[Rule]
    settings: Settings
    today: str
    passwords: tuple[str, ...]
    texts: bool
    store: Path | None
    rules: str
    """The key of the rules."""
    timer: Timer


def judge_all(
    sets: Sequence[Set],
    settings: Settings,
    today: str,
    progress: Progress | None = None,
    passwords: tuple[str, ...] = (),
    texts: bool = False,
    *,
    timer: Timer = untimed,
) -> Iterator[Judged]:
    """Judge each procurement as soon as its documents are read; one that nothing has changed in is kept since last."""
    book = load(settings.rules)
    put = active(book.rules, settings.select, settings.ignore)
    store = cache.opened() if settings.cache else None
    terms = _Terms(book, put, settings, today, passwords, texts, store, rules_key(book) if store else "", timer)
    total, done = sum(len(_read_for(each)) for each in sets), count()

    def tell(file: str) -> None:
        if progress:
            progress(next(done), total, file)

    new = 0
    for part in in_parts(sets, _AHEAD):
        new += yield from _judge_part(part, terms, tell)
    tell("")
    if store and new:
        cache.tidy(store)


def in_parts(sets: Sequence[Set], documents: int) -> Iterator[tuple[Set, ...]]:
    """Whole procurements together, in order, in parts of at least so many documents (the last may have fewer)."""
    part: list[Set] = []
    for each in sets:
        part.append(each)
        if sum(len(one.files) for one in part) >= documents:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _judge_part(sets: Sequence[Set], terms: _Terms, tell: Callable[[str], None]) -> Generator[Judged, None, int]:
    """Returns how many were judged anew."""
    store, rules = terms.store, terms.rules
    tasks = [[task_for(file, terms.settings, terms.passwords) for file in _read_for(each)] for each in sets]
    keys = [[document_key(task, rules) if store else None for task in each] for each in tasks]
    names = [_key(files, its_keys, terms) for files, its_keys in zip(sets, keys, strict=True)]
    known = [_kept(store, name) for name in names]
    wanted = [number for number, judged in enumerate(known) if judged is None]
    taken = take_all(
        [task for number in wanted for task in tasks[number]],
        [key for number in wanted for key in keys[number]],
        terms.settings,
        rules,
        store,
    )
    for files, name, old in zip(sets, names, known, strict=True):
        held = []
        for file in _read_for(files):
            tell(str(file))
            if old is None:
                with terms.timer("documents"):
                    held.append(next(taken))
        with terms.timer("rules"):
            new = old or _judge(files, [one.answer for one in held], terms)
        if store and name and old is None and all(one.certain for one in held):
            cache.put(store, name, msgspec.msgpack.encode(new))
        yield new
    return len(wanted)


def _read_for(files: Set) -> tuple[Path, ...]:
    """Everything that is read to judge a procurement; its own files first."""
    return files.files + files.framework


def _key(files: Set, keys: Sequence[str | None], terms: _Terms) -> str | None:
    """The key of a judgement: its documents', and everything else that `_judge` looks at."""
    if None in keys:
        return None
    settings = terms.settings
    named = sorted(map(shown, files.named))
    paths = [[shown(file) for file in group] for group in (files.files, files.framework)]
    codes = [rule.code for rule in terms.put]
    about = (settings.call_off, settings.buyer, settings.copies)
    matter = (terms.today, settings.as_of == "document", settings.severity, settings.lang, about, terms.texts)
    return cache.key_of(b"judged", msgspec.msgpack.encode((files.name, keys, paths, named, codes, matter)))


def _kept(store: Path | None, key: str | None) -> Judged | None:
    content = cache.get(store, key) if store and key else None
    try:
        return msgspec.msgpack.decode(content, type=Judged) if content is not None else None
    except msgspec.DecodeError:
        return None


def _judge(files: Set, answers: Sequence[Answer], terms: _Terms) -> Judged:
    settings, book = terms.settings, terms.book
    own, above = answers[: len(files.files)], answers[len(files.files) :]
    analyses = [answer.analysis for answer in own if answer.analysis is not None]
    unread = [answer.document for answer in own if answer.document is not None]
    framework = [answer.analysis for answer in above if answer.analysis is not None]
    named = frozenset(shown(path) for path in files.named)
    procurement = assemble(files.name, analyses, unread, named, settings.call_off, settings.buyer)
    if len(framework) == len(above):  # what cannot be read may hold anything: then nothing is inherited, nor judged
        procurement = replace(procurement, framework=tuple(framework))
    judgement = check(
        procurement,
        book,
        terms.put,
        today=terms.today,
        by_document_date=settings.as_of == "document",
        severities=settings.severity,
        lang=settings.lang,
    )
    wanted = [document for document in unread if document.path in named]
    return Judged(
        documents=(*(_document(analysis, terms.texts) for analysis in analyses), *map(_unread, unread)),
        procurement=_procurement(procurement, files, judgement, overview(procurement, book, settings.lang)),
        findings=(*unread_findings(wanted, book, files.name, settings.lang), *judgement.findings),
        not_checked=judgement.not_checked,
        markers=tuple(marker for analysis in analyses for marker in markers_in(analysis.document)),
        held=held_by(procurement) if settings.copies else None,
    )


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
        annexes=tables.annexes,
        needs=tables.needs,
        standards=tables.standards,
    )
