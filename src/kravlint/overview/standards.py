"""The standards map: which standards the processes in scope call for, and which the documents name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kravlint.engine.checks.standards import ExpectedStandard, processes_in_scope
from kravlint.engine.context import Standard
from kravlint.engine.findings import excerpt_of, location_of
from kravlint.engine.loader import Rulebook
from kravlint.engine.mentions import live_mentions, spot
from kravlint.procurement import Procurement
from kravlint.report import Lang, Place, StandardUse

_MOST = 20  # places shown of one standard


def standards_map(procurement: Procurement, book: Rulebook, lang: Lang) -> tuple[StandardUse, ...]:
    """One row per process in scope that calls for a standard, and one without process for all others that are named.

    Processes are in scope as the rule on expected standards sees it; a rule book without such a rule has none.
    """
    named = {
        identity: places for identity, standard in book.standards.items() if (places := _places(procurement, standard))
    }
    rows: list[StandardUse] = []
    placed: set[str] = set()
    for check in (rule.check for rule in book.rules if isinstance(rule.check, ExpectedStandard)):
        for process, _ in processes_in_scope(check, procurement, book.processes):
            placed.update(process.expects)
            rows.append(
                StandardUse(
                    area=process.area,
                    process=process.id,
                    label=process.label[lang],
                    expected=tuple(book.standards[each].current for each in process.expects),
                    named=_by_name(named, process.expects, book.standards),
                )
            )
    others = [identity for identity in named if identity not in placed]
    if others:
        rows.append(StandardUse(named=_by_name(named, others, book.standards)))
    return tuple(rows)


def _by_name(
    named: Mapping[str, tuple[Place, ...]], wanted: Collection[str], standards: Mapping[str, Standard]
) -> dict[str, tuple[Place, ...]]:
    return {standards[each].name: named[each] for each in wanted if each in named}


def _places(procurement: Procurement, standard: Standard) -> tuple[Place, ...]:
    return tuple(place for place, _ in zip(_named(procurement, standard), range(_MOST), strict=False))


def _named(procurement: Procurement, standard: Standard) -> Iterator[Place]:
    for analysis, part in procurement.parts():
        for mention in live_mentions(analysis, part, (f"standard:{standard.id}",)):
            where = spot(analysis, mention)
            yield Place(analysis.path, location_of(where), excerpt_of(where))
