"""The annex graph: which annexes are named, by whom, and what in the set answers to each name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kravlint.analysis.editions import editions_of
from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Analysis, Reference
from kravlint.engine.checks._annexes import Held, answer_to, held_by, title_of
from kravlint.engine.findings import location_of
from kravlint.engine.results import Spot
from kravlint.procurement import Procurement
from kravlint.report import Annex, Naming, Place

_SKIP_KINDS = ("guidance", "background", "decision")


def annexes(procurement: Procurement) -> tuple[Annex, ...]:
    """A row per numbered annex that a document names or that lies in the set, in the order of their numbers.

    What belongs to something outside the set ("bilaga 2 till ramavtalet") has no row.
    """
    held = list(held_by(procurement))
    named: dict[str, list[tuple[Analysis, Reference]]] = {
        annex.number: [] for annex in held if annex.number and annex.spot.block == 0
    }
    for analysis in procurement.analyses:
        for reference in analysis.references if analysis.kind not in _SKIP_KINDS else ():
            if not reference.foreign:
                named.setdefault(reference.number, []).append((analysis, reference))
    return tuple(_row(procurement, number, named[number], held) for number in sorted(named, key=_order))


def _row(
    procurement: Procurement, number: str, references: Sequence[tuple[Analysis, Reference]], held: Sequence[Held]
) -> Annex:
    answers = (answer_to(reference, held) for _, reference in references)
    answer = next((each for each in answers if each), None) or next(
        (each for each in held if each.number == number), None
    )
    title = title_of(procurement, references[0][1]) if references else ""
    return Annex(
        number=number,
        title=title or (readable_name(answer.spot.analysis.path) if answer else ""),
        answer=_place(answer.spot) if answer else None,
        older=_older(procurement, answer) if answer else (),
        named_by=tuple(_namings(references, answer)),
    )


def _namings(references: Sequence[tuple[Analysis, Reference]], answer: Held | None) -> Iterator[Naming]:
    """Per document where it first names the annex, and how often; a document that only names itself does not."""
    by_document: dict[str, list[Spot]] = {}
    for analysis, each in references:
        if answer is None or analysis is not answer.spot.analysis or answer.spot.block:
            by_document.setdefault(analysis.path, []).append(Spot(analysis, each.block, each.start, each.end))
    for several in by_document.values():
        yield Naming(_place(several[0]), len(several))


def _older(procurement: Procurement, answer: Held) -> tuple[str, ...]:
    """The paths of earlier editions of the document that answers, the oldest first."""
    for editions in editions_of(procurement.analyses):
        if answer.spot.analysis in editions:
            return tuple(each.path for each in editions if each is not answer.spot.analysis)
    return ()


def _place(spot: Spot) -> Place:
    return Place(spot.analysis.path, location_of(spot))


def _order(number: str) -> tuple[bool, int, str]:
    """Numbers in their order, then letters."""
    digits = "".join(each for each in number if each.isdigit())
    return (not digits, int(digits or 0), number)
