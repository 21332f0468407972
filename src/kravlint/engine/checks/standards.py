"""Checks on the standards catalogue: replaced editions, and processes without the standard they call for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.engine.checks._select import around, live_mentions, spot, text_of
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context, Process, Standard
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement


class OutdatedStandard(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="outdated-standard"
):
    """Flags the replaced editions that the catalogue knows of."""

    unless: tuple[str, ...] = ("repealed-context",)
    not_within: tuple[str, ...] = ()


class ExpectedStandard(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="expected-standard"
):
    """For each process in scope (rules/areas.yaml), one of its expected standards should be named in the set."""

    within: tuple[str, ...]


def check_outdated_standard(
    check: OutdatedStandard, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per document and replaced edition; Seen for standards named in an edition that holds."""
    for analysis in procurement.analyses:
        for standard in context.standards.values():
            outdated = list(_outdated(check, analysis, standard, context.as_of))
            yield from outdated
            if not outdated:
                for part in analysis.parts:
                    for mention in live_mentions(analysis, part, (f"standard:{standard.id}",)):
                        yield Seen(spot(analysis, mention), item=standard.id)
                        break


def _outdated(check: OutdatedStandard, analysis: Analysis, standard: Standard, as_of: str) -> Iterator[Hit]:
    for number, version in enumerate(standard.outdated):
        if as_of < version.since:
            continue
        guards = {*check.unless, *version.unless}
        places = [
            spot(analysis, mention)
            for part in analysis.parts
            if part.kind not in check.not_within
            for mention in live_mentions(analysis, part, (f"standard:{standard.id}:{number}",))
            if not around(analysis, mention, "sentence") & guards
        ]
        if places:
            yield Hit(
                places[0],
                words={
                    "found": text_of(places[0]),
                    "replacement": version.replaced_by,
                    "since": version.since,
                    "standard": standard.name,
                },
                related=tuple((place, {"sv": "även här", "en": "also here"}) for place in places[1:20]),
            )


def check_expected_standard(
    check: ExpectedStandard, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per set of expected standards that is missing, naming the processes that call for it."""
    lacking: dict[tuple[str, ...], list[tuple[Process, Spot]]] = {}
    for process in context.processes:
        place = _in_scope(check, procurement, process) if process.expects else None
        if place is None:
            continue
        named = _named(procurement, process.expects)
        if named is not None:
            yield Seen(named, item=process.id, label=process.label)
        else:
            lacking.setdefault(process.expects, []).append((process, place))
    for expected, processes in lacking.items():
        if procurement.unread:
            yield NotJudged(UNREAD)
            return
        yield Hit(
            processes[0][1],
            anchor=" ".join(expected),
            item=processes[0][0].id,
            state="missing",
            words={
                "processes": {lang: ", ".join(p.label[lang] for p, _ in processes) for lang in ("sv", "en")},
                "expected": {lang: _either(expected, context, lang) for lang in ("sv", "en")},
            },
            related=tuple((place, process.label) for process, place in processes[1:]),
        )


def _either(expected: tuple[str, ...], context: Context, lang: str) -> str:
    names = [context.standards[each].current for each in expected]
    return (" eller " if lang == "sv" else " or ").join(names)


def _in_scope(check: ExpectedStandard, procurement: Procurement, process: Process) -> Spot | None:
    count, first = 0, None
    for analysis, part in procurement.parts(check.within):
        for mention in live_mentions(analysis, part, (f"process:{process.id}",)):
            count += 1
            first = first or spot(analysis, mention)
            if count >= process.at_least:
                return first
    return None


def _named(procurement: Procurement, expected: tuple[str, ...]) -> Spot | None:
    for analysis in procurement.analyses:
        for part in analysis.parts:
            for mention in live_mentions(analysis, part, [f"standard:{each}" for each in expected]):
                return spot(analysis, mention)
    return None
