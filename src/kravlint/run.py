"""One run from paths to report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

import kravlint
from kravlint.baseline import Accepted, accept, load_baseline
from kravlint.codes import check_codes
from kravlint.config import Settings
from kravlint.discovery import Set, find_sets
from kravlint.engine.loader import load
from kravlint.engine.schema import Rule
from kravlint.engine.select import active, in_force
from kravlint.globs import matching
from kravlint.intake import shown
from kravlint.judging import Judged, Progress, judge_all
from kravlint.report import SEVERITIES, Finding, Report, Summary
from kravlint.suppressions import suppress
from kravlint.timing import Timer, untimed

if TYPE_CHECKING:
    from kravlint.copies.findings import Comparison


def lint(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress | None = None,
    *,
    names: Mapping[str, str] = {},
    passwords: tuple[str, ...] = (),
    texts: bool = False,
    engine: str | None = None,
    timer: Timer = untimed,
) -> Report:
    """Read every document under the paths and put the rules to each procurement.

    `names` gives procurements another name than their folder's: what is found is recognised by it.
    `passwords` are tried on encrypted documents, which are never cached.
    With `texts` the report holds the documents' text too. `engine` is the address of a cluster that does the work,
    whose time the `timer` does not see.
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
    sets = _with_framework(sets, settings)
    today = dt.date.today().isoformat() if settings.as_of in ("today", "document") else settings.as_of

    comparison = _comparison() if settings.copies else None
    judged, pool = [], dict[Any, Any]()
    for each in _judgements(engine, timer, sets, settings, today, progress, passwords, texts):
        if comparison and each.held:
            comparison.add(each.procurement.name, each.held)
        judged.append(replace(each, held=None, findings=tuple(_pooled(finding, pool) for finding in each.findings)))
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


def _judgements(engine: str | None, timer: Timer, *about: Any) -> Iterator[Judged]:
    """From this machine's processes, or from the cluster at `engine`."""
    if engine is None:
        return judge_all(*about, timer=timer)
    from kravlint import cluster

    return cluster.judge_all(engine, *about)


def _with_framework(sets: Sequence[Set], settings: Settings) -> list[Set]:
    """The framework agreement's files beside each procurement's own, but not beside themselves."""
    if settings.inherits is None:
        return list(sets)
    excluded = partial(matching, globs=settings.exclude, root=settings.root)
    found = find_sets([settings.inherits], lambda path: excluded(path) is not None, settings.limits)
    held = {file.resolve() for each in found for file in each.files}
    files = tuple(file for each in found for file in each.files)
    own = [any(file.resolve() in held for file in each.files) for each in sets]
    return [each if its_own else replace(each, framework=files) for each, its_own in zip(sets, own, strict=True)]


def _comparison() -> Comparison:
    from kravlint.copies.findings import Comparison

    return Comparison()


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


def _pooled(finding: Finding, pool: dict[Any, Any]) -> Finding:
    """The same finding, with the texts that it has in common with others held once."""
    texts = {name: getattr(finding, name) for name in ("rule", "name", "why", "remedy", "sample", "basis", "path")}
    return replace(finding, **{name: pool.setdefault(text, text) for name, text in texts.items()})


def rules_put(settings: Settings, as_of: str) -> list[Rule]:
    """The rules that a run with these settings reports; `as_of` is the report's."""
    rules = active(load(settings.rules).rules, settings.select, settings.ignore)
    return [rule for rule in rules if as_of == "document" or in_force(rule, as_of)]


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
