"""open-standard: integration that is required without an open standard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.engine.checks.standards import people_are_bought
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, around, live_mentions, section_of, spot, text_of
from kravlint.engine.results import Hit, Result, Seen
from kravlint.language import Mention
from kravlint.procurement import Procurement

_ALSO = {"sv": "även här", "en": "also here"}


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


def check_open_standard(check: OpenStandard, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document with integration that names no open standard; Seen where one is named."""
    if people_are_bought(procurement, check.people, check.given, check.within):
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
    if mention.concept not in beside or analysis.blocks[mention.block].kind not in ("cell", "item"):
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
