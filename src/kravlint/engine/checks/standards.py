"""Checks on the standards catalogue: replaced editions, and standards that should be named but are not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.engine.checks._select import (
    anywhere,
    around,
    live_mentions,
    section_of,
    spot,
    text_of,
)
from kravlint.engine.checks.absent import ALONE, UNREAD
from kravlint.engine.checks.phrase import in_address
from kravlint.engine.context import Context, Process, Standard
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.language import Mention
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


class OpenStandard(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="open-standard"):
    """Flags integration that is required (`of` with `near` in the sentence or row) without an open standard.

    A standard in the same sentence or row answers for it, and so does one in the same section, unless the integration
    is with something that the section's standards do not speak of (`apart`).
    """

    of: tuple[str, ...]
    near: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """Concepts that count as naming a standard, beside the open ones of the catalogue."""
    unless: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()
    """A general clause: where one of these stands in the set, nothing is flagged."""
    apart: tuple[str, ...] = ()
    only_beside: tuple[str, ...] = ()
    """Standards (ids) of log-in and the like: in a table they answer for their own row only."""
    within: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    """Concepts that show that a system is bought."""
    people: tuple[str, ...] = ()
    """Concepts that show that people are bought; where they outnumber `given`, nothing is flagged."""


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
            if not around(analysis, mention, "sentence") & guards and not in_address(place := spot(analysis, mention))
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
    if check.given and _count(procurement, check.given, check.within) < check.given_at_least:
        return
    if _people_are_bought(check, procurement):
        return
    lacking: dict[tuple[str, ...], list[tuple[Process, Spot]]] = {}
    for process in context.processes:
        place = _in_scope(check, procurement, process) if process.expects else None
        if place is None:
            continue
        named = anywhere(procurement, [f"standard:{each}" for each in process.expects])
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


def _people_are_bought(check: ExpectedStandard | OpenStandard, procurement: Procurement) -> bool:
    """True for a purchase of consultants, whose systems and standards are experience to have."""
    people = _count(procurement, check.people, check.within)
    return people > _A_FEW and people > _count(procurement, check.given, check.within)


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


def check_open_standard(check: OpenStandard, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document with integration that names no open standard; Seen where one is named."""
    if _people_are_bought(check, procurement):
        return
    standards = {f"standard:{each.id}" for each in context.standards.values() if each.open} | set(check.needs)
    clause = anywhere(procurement, check.unless_anywhere) if check.unless_anywhere else None
    for analysis in procurement.analyses:
        named = [
            mention.block
            for part in analysis.parts
            for mention in live_mentions(analysis, part, standards)
            if not _speaks_for_its_row(check, analysis, mention)
        ]
        lacking = []
        for mention in _required(check, analysis):
            if clause is not None or _answered(check, analysis, mention, standards, named):
                yield Seen(clause or spot(analysis, mention))
            else:
                lacking.append(spot(analysis, mention))
        if lacking:
            yield Hit(
                lacking[0],
                words={"found": text_of(lacking[0]), "count": str(len(lacking))},
                related=tuple((place, _ALSO) for place in lacking[1:20]),
            )


def _required(check: OpenStandard, analysis: Analysis) -> Iterator[Mention]:
    """The first mention of each sentence that requires integration."""
    near, guards = set(check.near), set(check.unless)
    last: tuple[int, frozenset[str]] | None = None
    for part in analysis.parts:
        if check.within and part.kind not in check.within:
            continue
        for mention in live_mentions(analysis, part, check.of):
            concepts = around(analysis, mention, "sentence")
            here = (mention.block, frozenset(concepts))
            if here != last and concepts & near and not concepts & guards:
                last = here
                yield mention


def _speaks_for_its_row(check: OpenStandard, analysis: Analysis, mention: Mention) -> bool:
    beside = {f"standard:{each}" for each in check.only_beside}
    if mention.concept not in beside or analysis.blocks[mention.block].kind != "cell":
        return False
    return not around(analysis, mention, "sentence") & set(check.of)


def _answered(
    check: OpenStandard, analysis: Analysis, mention: Mention, standards: set[str], named: Sequence[int]
) -> bool:
    beside = around(analysis, mention, "sentence")
    if beside & standards or beside & set(check.apart):
        return bool(beside & standards)
    first, last = _chapter(analysis, mention.block)
    return bisect_left(named, first) < bisect_right(named, last)


def _chapter(analysis: Analysis, block: int) -> tuple[int, int]:
    """The section that a block stands in with its subsections, and with its siblings under a common heading.

    The document's first heading is its title and gathers nothing.
    """
    blocks, outline = analysis.blocks, analysis.outline
    own = outline[block]
    if own < 0:
        return section_of(analysis, block)
    top = own
    while top > 0 and (outline[top] != top or blocks[top].level >= blocks[own].level):
        top -= 1
    if outline[top] != top or blocks[top].level >= blocks[own].level or _is_title(analysis, top):
        top = own
    last = block
    while last + 1 < len(blocks) and not (
        outline[last + 1] == last + 1 and blocks[last + 1].level <= blocks[top].level
    ):
        last += 1
    return top, last


def _is_title(analysis: Analysis, heading: int) -> bool:
    return not any(analysis.outline[block] == block for block in range(heading))
