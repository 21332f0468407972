"""annexes: which annexes are named, which are in the set, and which number means two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct

from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Analysis, Part, Reference, row_of
from kravlint.analysis.references.annexes import annex_number
from kravlint.engine.checks._annexes import Held, alike, answer_to, held_by, title_of
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, block_spot, live_mentions, spot, text_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_LINE = 90  # characters; a longer block that names an annex at its end is prose
_SKIP_KINDS = ("guidance", "background", "decision", "questions-answers")
_LISTING_KINDS = ("main-document", "call-off", "instructions")
_SHARING_KINDS = ("agreement", "specification", "sla", "price", "dpa", "dpa-instruction", "dpa-subprocessors")
_FEWEST_LISTED = 3  # annexes; a shorter list says nothing of how much of the set is there
_DPA_KINDS = ("dpa", "dpa-instruction", "dpa-subprocessors")
_DPA_TITLE = lazy(r"biträdesavtal|pub-?avtal|\bDPA\b|data processing", re.IGNORECASE)
_NEVER_THERE = lazy(  # made by the tenderer, or after the tender
    r"(?:\banbud(?:et)?|\boffert(?:en)?|\btilldelningsbeslut(?:et)?|\btender|\bESPD|\begen försäkran|"
    r"registreringsbevis)\s*(?:$|,|\(|daterat|med|inklusive)",
    re.IGNORECASE,
)
_OWNER = lazy(r"\btill\s+(\w+)", re.IGNORECASE)


class Annexes(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="annexes"):
    """numbering: annexes that are named but not in the set, and numbers that mean two annexes.
    dpa: a data processing agreement is spoken of, and none is in the set."""

    problem: Literal["numbering", "dpa"]
    missing: dict[str, str] = {}
    """numbering: {problem} of the message for a missing annex, per language; may hold {annex}."""
    doubled: dict[str, str] = {}
    """numbering: {problem} of the message for a doubled number; may hold {annex}, {one} and {other}."""
    of: tuple[str, ...] = ()
    """dpa: the concepts that name the agreement."""
    unless_anywhere: tuple[str, ...] = ()


def check_annexes(check: Annexes, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per missing or doubled annex. A document read alone is only judged for doubled numbers."""
    if check.problem == "numbering":
        yield from _doubled(check, procurement)
        if not procurement.alone:
            yield from _missing(check, procurement)
    elif not procurement.alone:
        yield from _dpa(check, procurement)


def _missing(check: Annexes, procurement: Procurement) -> Iterator[Result]:
    held = list(held_by(procurement))
    has_dpa = any(True for _ in procurement.parts(_DPA_KINDS))
    partial = _holds_a_part(procurement, held)
    reported: set[str] = set()
    for analysis, part in procurement.parts(not_within=_SKIP_KINDS):
        references = [r for r in analysis.references if part.first <= r.block <= part.last and not r.foreign]
        certain = part.kind in _LISTING_KINDS or any(_matches(reference, held) for reference in references)
        if not certain and not _may_share_numbers(part, references, held):
            continue  # an agreement's annexes may have numbers of their own and be made when it is signed
        for reference in references:
            if answer_to(reference, held):
                yield Seen(_spot(analysis, reference))
            elif reference.number not in reported and not _comes_otherwise(title_of(procurement, reference), has_dpa):
                if procurement.unread:
                    yield NotJudged(UNREAD)
                    return
                reported.add(reference.number)
                yield _missing_hit(check, procurement, analysis, reference, held, (not certain) + partial)


def _holds_a_part(procurement: Procurement, held: list[Held]) -> bool:
    """True where fewer than half of the annexes that the invitation names are there: the folder holds a part of the set."""
    named = {
        reference.number: answer_to(reference, held) is not None
        for analysis in procurement.analyses
        if analysis.kind in _LISTING_KINDS
        for reference in analysis.references
        if not reference.foreign
    }
    return len(named) >= _FEWEST_LISTED and 2 * sum(named.values()) < len(named)


def _may_share_numbers(part: Part, references: list[Reference], held: list[Held]) -> bool:
    """True where nothing speaks for numbers of the part's own: no annex has a name, and the set numbers several."""
    numbered = {annex.number for annex in held if annex.number}
    return part.kind in _SHARING_KINDS and len(numbered) > 1 and not any(reference.title for reference in references)


def _comes_otherwise(title: str, has_dpa: bool) -> bool:
    """True for what comes with the tender, and for a data processing agreement that PUB002 asks for."""
    return bool(_NEVER_THERE.search(title) or (_DPA_TITLE.search(title) and not has_dpa))


def _missing_hit(
    check: Annexes, procurement: Procurement, analysis: Analysis, reference: Reference, held: list[Held], lower: int
) -> Hit:
    title = title_of(procurement, reference)
    other = next((annex for annex in held if annex.number and title and alike(annex.title, title)), None)
    note = {"sv": "samma namn, annat nummer", "en": "the same name, another number"}
    return Hit(
        _spot(analysis, reference),
        anchor=f"annex {reference.number}",
        state="missing",
        words={"problem": _filled(check.missing, annex=f"Bilaga {reference.number} {title}".strip())},
        related=((other.spot, note),) if other else (),
        lower=lower,
    )


def _matches(reference: Reference, held: list[Held]) -> bool:
    """True when number and title both fit: the text uses the set's own numbers."""
    return any(
        annex.number == reference.number and reference.title and alike(annex.title, reference.title) for annex in held
    )


def _doubled(check: Annexes, procurement: Procurement) -> Iterator[Result]:
    for analysis, part in procurement.parts(not_within=_SKIP_KINDS):
        first: dict[str, Reference] = {}
        told: set[str] = set()
        for reference in _names(analysis, part):
            known = first.setdefault(reference.number, reference)
            if reference.number not in told and not alike(known.title, reference.title):
                told.add(reference.number)
                names = (known.title, reference.title)
                yield _doubled_hit(check, reference.number, names, _spot(analysis, reference), _spot(analysis, known))
    yield from _doubled_files(check, procurement)


def _names(analysis: Analysis, part: Part) -> Iterator[Reference]:
    """References that say what the annex is called: in a list, a heading, or a line that ends with the name."""
    for reference in analysis.references:
        block = analysis.blocks[reference.block]
        line = len(block.text) < _LINE and block.text.rstrip(" .)").endswith(reference.title)
        if (
            part.first <= reference.block <= part.last
            and reference.title
            and not reference.foreign
            and (reference.defines or (line and block.kind in ("heading", "item")))
        ):
            yield reference


def _doubled_files(check: Annexes, procurement: Procurement) -> Iterator[Result]:
    """Two files with the same annex number and different names; another edition of the same annex is none."""
    first: dict[tuple[str, str, str, bool], Analysis] = {}
    for analysis in procurement.analyses:
        name = readable_name(analysis.path)
        number = annex_number(name)
        if number is None:
            continue
        owner = _OWNER.search(name)  # "Bilaga 1 till avtalet" and "Bilaga 1" are two series
        folder = PurePosixPath(analysis.path).parent.as_posix()
        known = first.setdefault(
            (folder, number, owner[1].lower() if owner else "", analysis.kind in _DPA_KINDS), analysis
        )
        if known is not analysis and not alike(name, readable_name(known.path)):
            names = (PurePosixPath(known.path).name, PurePosixPath(analysis.path).name)
            place = block_spot(analysis, 0)
            yield _doubled_hit(check, number, names, place, block_spot(known, 0))


def _doubled_hit(check: Annexes, number: str, names: tuple[str, str], place: Spot, known: Spot) -> Hit:
    one, other = names
    return Hit(
        place,
        anchor=f"annex {number} twice",
        words={"problem": _filled(check.doubled, annex=f"Bilaga {number}", one=one, other=other)},
        related=((known, {"sv": "samma nummer", "en": "the same number"}),),
    )


def _dpa(check: Annexes, procurement: Procurement) -> Iterator[Result]:
    mentions = [
        spot(analysis, mention)
        for analysis, part in procurement.parts(not_within=_SKIP_KINDS)
        for mention in live_mentions(analysis, part, check.of)
    ]
    if not mentions:
        return
    for analysis, part in procurement.parts(_DPA_KINDS):
        yield Seen(block_spot(analysis, part.first))
        return
    if check.unless_anywhere and anywhere(procurement, check.unless_anywhere):
        return
    if procurement.unread:
        yield NotJudged(UNREAD)
        return
    annexed = [place for place in mentions if _is_annexed(place)]
    place = (annexed or mentions)[0]
    # an agreement that is only said to come may still be attached later; an annex by number is already promised
    yield Hit(place, anchor="data processing agreement", words={"found": text_of(place)}, lower=not annexed)


def _is_annexed(place: Spot) -> bool:
    """True when the agreement is named as an annex by its number, in the same block or table row."""
    row = row_of(place.analysis, place.block)
    return any(reference.block in row and not reference.foreign for reference in place.analysis.references)


def _spot(analysis: Analysis, reference: Reference) -> Spot:
    return Spot(analysis, reference.block, reference.start, reference.end)


def _filled(texts: Mapping[str, str], **words: str) -> dict[str, str]:
    return {lang: text.format(**words) for lang, text in texts.items()}
