"""Checks on the standards catalogue: replaced editions, and standards that should be named but are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.engine.checks.absent import ALONE, UNREAD
from kravlint.engine.checks.designations import misspelt
from kravlint.engine.checks.phrase import in_address
from kravlint.engine.context import Context, Process, Standard
from kravlint.engine.mentions import (
    anywhere,
    around,
    headed,
    live_mentions,
    spot,
    text_of,
)
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement
from kravlint.report import Basis

FRAMEWORK = {
    "sv": "avropet nämner inte standarden, men ramavtalet, som inte är med här, kan göra det",
    "en": "the call-off does not name the standard, but the framework agreement, which is not here, may",
}
_OR = {"sv": "eller", "en": "or"}
_A_FEW = 4
_ALSO = {"sv": "även här", "en": "also here"}


class OutdatedStandard(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="outdated-standard"):
    """Flags the replaced editions that the catalogue knows of."""

    unless: tuple[str, ...] = ("repealed-context",)
    unless_heading: tuple[str, ...] = ()
    """Nor may these stand in the heading of the section: it tells how things are, not what is asked for."""
    within: tuple[str, ...] = ()
    """Kinds of document whose naming of a standard counts as naming it; replaced editions are flagged in all."""


class ExpectedStandard(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="expected-standard"):
    """For each process in scope (rules/areas.yaml), one of its expected standards should be named in the set."""

    within: tuple[str, ...]
    given: tuple[str, ...] = ()
    """Concepts that show that a system is bought; without `given_at_least` of them no process is in scope."""
    given_at_least: int = 2
    people: tuple[str, ...] = ()
    """Concepts that show that people are bought; where they outnumber `given`, no process is in scope."""
    unless: tuple[str, ...] = ()
    """Concepts in the same sentence that make a mention of a process not count."""
    alone: tuple[str, ...] = ()
    """Kinds of a document read alone that are judged all the same, one severity step lower."""


def check_outdated_standard(
    check: OutdatedStandard, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per document and replaced edition; Seen for standards named in an edition that holds."""
    for analysis in procurement.analyses:
        for standard in context.standards.values():
            outdated = list(_outdated(check, analysis, standard, context.as_of))
            yield from outdated
            if not outdated:
                yield from _named_in(check, analysis, standard)


def _outdated(check: OutdatedStandard, analysis: Analysis, standard: Standard, as_of: str) -> Iterator[Hit]:
    for number, version in enumerate(standard.outdated):
        if as_of < version.since:
            continue
        guards = {*check.unless, *version.unless}
        places = [
            place
            for part in analysis.parts
            for mention in live_mentions(analysis, part, (f"standard:{standard.id}:{number}",))
            if not around(analysis, mention, "sentence") & guards
            and not headed(analysis, mention.block, check.unless_heading)
            and not in_address(place := spot(analysis, mention))
        ]
        if places:
            yield Hit(
                places[0],
                basis=(Basis(standard.name, standard.source, standard.verified),) if standard.source else (),
                words={
                    "found": text_of(places[0]),
                    "replacement": version.replaced_by,
                    "since": version.since,
                    "standard": standard.name,
                },
                related=tuple((place, _ALSO) for place in places[1:20]),
            )


def _named_in(check: OutdatedStandard, analysis: Analysis, standard: Standard) -> Iterator[Seen]:
    for part in analysis.parts:
        if check.within and part.kind not in check.within:
            continue
        for mention in live_mentions(analysis, part, (f"standard:{standard.id}",)):
            yield Seen(spot(analysis, mention), item=standard.id)
            return


def check_expected_standard(
    check: ExpectedStandard, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per set of expected standards that is missing, naming the processes that call for it."""
    lacking: dict[tuple[str, ...], list[tuple[Process, Spot]]] = {}
    for process, place in processes_in_scope(check, procurement, context.processes):
        named = anywhere(procurement, [f"standard:{each}" for each in process.expects]) or misspelt(
            procurement, [context.standards[each] for each in process.expects]
        )
        if named is not None:
            yield Seen(named, item=process.id, label=process.label)
        else:
            lacking.setdefault(process.expects, []).append((process, place))
    if not lacking:
        return
    reason = _not_judged(check, procurement)
    if reason is not None:
        yield NotJudged(reason)
        return
    for expected, processes in lacking.items():
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
            lower=procurement.alone,
        )


def processes_in_scope(
    check: ExpectedStandard, procurement: Procurement, processes: Iterable[Process]
) -> Iterator[tuple[Process, Spot]]:
    """The processes that call for a standard and that the procurement is about, each with its first place."""
    if check.given and _count(procurement, check.given, check.within) < check.given_at_least:
        return
    if people_are_bought(procurement, check.people, check.given, check.within):
        return
    for process in processes:
        place = _in_scope(check, procurement, process) if process.expects else None
        if place is not None:
            yield process, place


def _not_judged(check: ExpectedStandard, procurement: Procurement) -> Mapping[str, str] | None:
    """Why a standard that is not named may still be named in something that is not here."""
    if procurement.unread:
        return UNREAD
    if procurement.call_off:
        return FRAMEWORK
    if procurement.alone and procurement.analyses[0].kind not in check.alone:
        return ALONE
    return None


def _either(expected: tuple[str, ...], context: Context, lang: str) -> str:
    *names, last = (context.standards[each].current for each in expected)
    return f"{', '.join(names)} {_OR[lang]} {last}" if names else last


def people_are_bought(
    procurement: Procurement, people: tuple[str, ...], system: tuple[str, ...], within: tuple[str, ...]
) -> bool:
    """True for a purchase of consultants, whose systems and standards are experience to have."""
    count = _count(procurement, people, within)
    return count > _A_FEW and count > _count(procurement, system, within)


def _count(procurement: Procurement, concepts: tuple[str, ...], within: tuple[str, ...]) -> int:
    return sum(1 for analysis, part in procurement.parts(within) for _ in live_mentions(analysis, part, concepts))


def _in_scope(check: ExpectedStandard, procurement: Procurement, process: Process) -> Spot | None:
    first = None
    for count, place in enumerate(_counted(check, procurement, (f"process:{process.id}",)), start=1):
        first = first or place
        if count >= process.at_least:
            return first
    return None


def _counted(check: ExpectedStandard, procurement: Procurement, concepts: Iterable[str]) -> Iterator[Spot]:
    wanted, guards = tuple(concepts), set(check.unless)
    for analysis, part in procurement.parts(check.within):
        for mention in live_mentions(analysis, part, wanted):
            if not around(analysis, mention, "sentence") & guards:
                yield spot(analysis, mention)
