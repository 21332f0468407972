"""annexes: which annexes are named, which are in the set, and which number means two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct
from rapidfuzz import fuzz

from kravlint.analysis.annexes import annex_number
from kravlint.analysis.model import Analysis, Reference, part_at
from kravlint.engine.checks._select import anywhere
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement

_ALIKE = 75  # rapidfuzz score above which two annex titles are the same annex
_SKIP_KINDS = ("guidance", "background", "decision", "questions-answers")
_DPA_KINDS = ("dpa", "dpa-instruction", "dpa-subprocessors")


class Annexes(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="annexes"):
    """missing: an annex named in the text is not in the set. duplicate: one number, two annexes.
    dpa: a data processing agreement is spoken of, and none is in the set."""

    problem: Literal["missing", "duplicate", "dpa"]
    of: tuple[str, ...] = ()
    """dpa: the concepts that name the agreement."""
    unless_anywhere: tuple[str, ...] = ()


def check_annexes(check: Annexes, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per missing or doubled annex. A document read alone is only judged for doubled numbers."""
    if check.problem == "duplicate":
        yield from _duplicates(procurement)
    elif procurement.alone:
        return
    elif check.problem == "missing":
        yield from _missing(procurement)
    else:
        yield from _dpa(check, procurement)


def _missing(procurement: Procurement) -> Iterator[Result]:
    held = list(_held(procurement))
    reported: set[tuple[bool, str]] = set()
    for analysis, reference in _references(procurement):
        place = Spot(analysis, reference.block, reference.start, reference.end)
        if _answered(analysis, reference, held):
            yield Seen(place)
            continue
        key = (_is_dpa(analysis, reference), reference.number)
        if key in reported or _names_dpa(reference):
            continue
        if procurement.unread:
            yield NotJudged(UNREAD)
            return
        reported.add(key)
        yield Hit(place, anchor=f"annex {reference.number}", words={"annex": _called(analysis, reference)})


def _called(analysis: Analysis, reference: Reference) -> str:
    """The annex as it is called, with the title where one of its references has it."""
    titles = [r.title for r in analysis.references if r.number == reference.number and r.title]
    return f"Bilaga {reference.number} {titles[0] if titles else ''}".strip()


def _references(procurement: Procurement) -> Iterator[tuple[Analysis, Reference]]:
    for analysis in procurement.analyses:
        if analysis.kind in _SKIP_KINDS:
            continue
        for reference in analysis.references:
            if not reference.foreign:
                yield analysis, reference


class _Held(Struct, frozen=True):
    """An annex that is in the set: as a file, or as a chapter of one."""

    number: str
    title: str
    dpa: bool
    path: str


def _held(procurement: Procurement) -> Iterator[_Held]:
    for path in [analysis.path for analysis in procurement.analyses]:
        name = PurePosixPath(path).stem
        number = annex_number(name)
        analysis = next(a for a in procurement.analyses if a.path == path)
        numbers = {number, annex_number(analysis.title)} - {None}
        for each in numbers or {""}:
            yield _Held(each or "", f"{name} {analysis.title}", analysis.kind in _DPA_KINDS, path)
        for index, block in enumerate(analysis.blocks):
            if block.kind != "heading":
                continue
            heading = f"{block.label} {block.text}".strip()
            number = annex_number(heading)
            if number:
                yield _Held(number, block.text, part_at(analysis, index).kind in _DPA_KINDS, path)


def _answered(analysis: Analysis, reference: Reference, held: list[_Held]) -> bool:
    for annex in held:
        if annex.number == reference.number and (
            annex.path != analysis.path or not _itself(analysis, reference)
        ):
            return True
        if (
            reference.title
            and not annex.number
            and fuzz.partial_ratio(_plain(reference.title), _plain(annex.title)) > _ALIKE + 10
        ):
            return True
    return False


def _itself(analysis: Analysis, reference: Reference) -> bool:
    """A heading "Bilaga 2" answers the references to it, and needs no other answer."""
    return False if analysis.blocks[reference.block].kind == "heading" else False


def _is_dpa(analysis: Analysis, reference: Reference) -> bool:
    return part_at(analysis, reference.block).kind in _DPA_KINDS


def _names_dpa(reference: Reference) -> bool:
    """Left to the rule on the data processing agreement itself."""
    return bool(re.search(r"biträdesavtal|pub-avtal|\bDPA\b", reference.title, re.IGNORECASE))


def _duplicates(procurement: Procurement) -> Iterator[Result]:
    for analysis in procurement.analyses:
        first: dict[tuple[str, str], Reference] = {}
        for reference in analysis.references:
            if not reference.defines or reference.foreign or not reference.title:
                continue
            key = (reference.number, part_at(analysis, reference.block).title)
            known = first.setdefault(key, reference)
            if (
                known is reference
                or fuzz.token_set_ratio(_plain(known.title), _plain(reference.title)) > _ALIKE
            ):
                continue
            yield _doubled(analysis, known, analysis, reference)
    yield from _doubled_files(procurement)


def _doubled(one: Analysis, known: Reference, other: Analysis, reference: Reference) -> Hit:
    return Hit(
        Spot(other, reference.block, reference.start, reference.end),
        anchor=f"annex {reference.number} twice",
        words={"annex": f"Bilaga {reference.number}", "one": known.title, "other": reference.title},
        related=(
            (Spot(one, known.block, known.start, known.end), {"sv": "samma nummer", "en": "same number"}),
        ),
    )


def _doubled_files(procurement: Procurement) -> Iterator[Result]:
    """Two files with the same annex number and different names; revisions of one annex are another rule's matter."""
    first: dict[tuple[str, bool], Analysis] = {}
    for analysis in procurement.analyses:
        name = PurePosixPath(analysis.path).stem
        number = annex_number(name)
        if number is None:
            continue
        key = (number, analysis.kind in _DPA_KINDS)
        known = first.setdefault(key, analysis)
        if (
            known is analysis
            or fuzz.token_set_ratio(_plain(name), _plain(PurePosixPath(known.path).stem)) > _ALIKE
        ):
            continue
        yield Hit(
            Spot(analysis, 0, 0, len(analysis.blocks[0].text) if analysis.blocks else 0),
            anchor=f"annex {number} twice",
            words={
                "annex": f"Bilaga {number}",
                "one": PurePosixPath(known.path).name,
                "other": PurePosixPath(analysis.path).name,
            },
            related=((Spot(known, 0, 0, 0), {"sv": "samma nummer", "en": "same number"}),),
        )


def _dpa(check: Annexes, procurement: Procurement) -> Iterator[Result]:
    place = anywhere(procurement, check.of)
    if place is None:
        return
    for analysis, part in procurement.parts(_DPA_KINDS):
        yield Seen(Spot(analysis, part.first, 0, len(analysis.blocks[part.first].text)))
        return
    if check.unless_anywhere and anywhere(procurement, check.unless_anywhere):
        return
    if procurement.unread:
        yield NotJudged(UNREAD)
        return
    yield Hit(
        place,
        anchor="data processing agreement",
        words={"found": place.analysis.blocks[place.block].text[place.start : place.end]},
    )


def _plain(title: str) -> str:
    return re.sub(r"\b(?:bilaga|annex)\b|[^\w\s]|_|\d", " ", title.lower()).strip()
