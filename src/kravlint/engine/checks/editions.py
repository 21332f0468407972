"""Checks on the editions that standards are named in: none at all, or several that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Citation, is_contents
from kravlint.engine.context import Context, Standard
from kravlint.engine.mentions import around, headed, live_mentions, spot, text_of
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Mention
from kravlint.procurement import Procurement

_ALSO = {"sv": "även här", "en": "also here"}
_CONCEPT = "standard:"


class UnversionedStandard(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unversioned-standard"
):
    """Flags standards that are required without any edition in the whole set, though their editions differ."""

    of: tuple[str, ...]
    """Concepts of standards ("standard:WCAG"), in groups of their own or in `together`."""
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    """Of these, an edition of one settles that of the others."""


class ContradictoryEditions(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="contradictory-editions"
):
    """Flags an older edition of a standard where another place in the set names a newer one."""

    of: tuple[str, ...]
    unless: tuple[str, ...] = ()
    """Concepts in the sentence that make an edition not count: history, "or later", a wish beside the demand."""
    unless_heading: tuple[str, ...] = ()
    """Concepts in the section's heading that do the same: what is there today."""


class Named(Struct, frozen=True):
    """A place where the text names a standard with an edition."""

    spot: Spot
    editions: tuple[int, ...]
    """Positions in Standard.editions of those that are meant: none when unknown, several when not said in full."""
    edition: str


def check_unversioned_standard(
    check: UnversionedStandard, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per document and standard without edition; Seen for those that some place gives an edition."""
    versioned = {concept for concept in check.of if _versioned(concept, procurement, context)}
    if versioned & set(check.together):
        versioned |= set(check.together)
    for analysis in procurement.analyses:
        for concept in check.of:
            places = _required(check, analysis, concept)
            standard = context.standards[concept.removeprefix(_CONCEPT)]
            if places and concept in versioned:
                yield Seen(places[0])
            elif places:
                yield Hit(
                    places[0],
                    item=standard.id,
                    words={"found": text_of(places[0]), "current": standard.current, "standard": standard.name},
                    related=tuple((place, _ALSO) for place in places[1:20]),
                )


def _required(check: UnversionedStandard, analysis: Analysis, concept: str) -> list[Spot]:
    places = []
    for part in analysis.parts:
        if check.within and part.kind not in check.within:
            continue
        for mention in live_mentions(analysis, part, (concept,)):
            beside = around(analysis, mention, "sentence")
            if (not check.near or beside & set(check.near)) and not beside & set(check.unless):
                places.append(spot(analysis, mention))
    return places


def _versioned(concept: str, procurement: Procurement, context: Context) -> bool:
    standard = context.standards[concept.removeprefix(_CONCEPT)]
    replaced = [f"{concept}:{number}" for number in range(len(standard.outdated))]
    return any(
        next(named_editions(analysis, standard), None) is not None
        or any(next(live_mentions(analysis, part, replaced), None) is not None for part in analysis.parts)
        for analysis in procurement.analyses
    )


def check_contradictory_editions(
    check: ContradictoryEditions, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per standard and document that names an older edition than some other place does."""
    guards = set(check.unless)
    for concept in check.of:
        standard = context.standards[concept.removeprefix(_CONCEPT)]
        named = [
            each
            for analysis in procurement.analyses
            for each in named_editions(analysis, standard)
            if len(each.editions) == 1
            and not around(analysis, _mention(each.spot), "sentence") & guards
            and not headed(analysis, each.spot.block, check.unless_heading)
        ]
        yield from _contradictions(standard, named)


def _contradictions(standard: Standard, named: Sequence[Named]) -> Iterator[Hit]:
    newest = max((each.editions[0] for each in named), default=0)
    newer = [each for each in named if each.editions[0] == newest]
    older = [each for each in named if each.editions[0] < newest and not _same_sentence(each, newer)]
    for path in dict.fromkeys(each.spot.analysis.path for each in older):
        first, *others = (each for each in older if each.spot.analysis.path == path)
        yield Hit(
            first.spot,
            item=standard.id,
            words={"found": text_of(first.spot), "other": text_of(newer[0].spot), "standard": standard.name},
            related=(
                (newer[0].spot, {"sv": "den nyare utgåvan", "en": "the newer edition"}),
                *((each.spot, _ALSO) for each in others[:19]),
            ),
        )


def _same_sentence(one: Named, others: Sequence[Named]) -> bool:
    """Both editions in one paragraph or row are named on purpose."""
    blocks = {(each.spot.analysis.path, each.spot.block) for each in others}
    return (one.spot.analysis.path, one.spot.block) in blocks


def named_editions(analysis: Analysis, standard: Standard) -> Iterator[Named]:
    """Where a document names a standard of the catalogue with an edition, in reading order."""
    for citation in analysis.citations:
        if citation.kind != "standard" or is_contents(analysis.blocks[citation.block]):
            continue
        value = dict(citation.value)
        edition = value.get("edition")
        if edition and designates(value["number"], standard):
            yield Named(_spot(analysis, citation), editions_of(standard, edition), edition)


def designates(number: str, standard: Standard) -> bool:
    """True when a designation as analysis reads it ("ISO 27001") is one of the standard's ("ISO/IEC 27001")."""
    bodies, digits = _divided(number)
    return any(
        digits == own_digits and (bodies == own_bodies or bool(bodies & own_bodies))
        for own_bodies, own_digits in map(_divided, standard.designations)
    )


def _divided(designation: str) -> tuple[frozenset[str], str]:
    """Issuing bodies and number: "EN 301 549" is EN and 301549, "WCAG" has no body."""
    bodies, _, digits = designation.partition(" ")
    if not digits:
        return frozenset(), bodies.upper()
    return frozenset(bodies.split("/")), digits.replace(" ", "")


def editions_of(standard: Standard, edition: str) -> tuple[int, ...]:
    """Positions of the editions that a text means by "2020", "2020/korr 1:2022", "2.1" or, in short, "2"."""
    said = edition.partition("/")[0]
    return tuple(
        position
        for position, names in enumerate(standard.editions)
        if any(f"{said}.".startswith(f"{name}.") or f"{name}.".startswith(f"{said}.") for name in names)
    )


def _spot(analysis: Analysis, citation: Citation) -> Spot:
    return Spot(analysis, citation.block, citation.start, citation.end)


def _mention(place: Spot) -> Mention:
    return Mention(place.block, place.start, place.end, "")
