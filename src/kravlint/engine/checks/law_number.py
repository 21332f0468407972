"""law-number: a law cited with an SFS number that belongs to another law."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Citation, is_contents
from kravlint.analysis.references.laws import name_of, number_of
from kravlint.engine.context import Context
from kravlint.engine.mentions import around
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.procurement import Procurement

_OTHER_YEAR = {"sv": "ett nummer från ett annat år", "en": "a number of another year"}


class LawNumber(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="law-number"):
    """Flags a known law beside a number not its own, a known number beside another name, and a year that is to come."""

    unless: tuple[str, ...] = ("repealed-context", "reference-history")


def check_law_number(check: LawNumber, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per citation whose name and number do not belong together."""
    for analysis in procurement.analyses:
        for citation in analysis.citations:
            value = dict(citation.value)
            if citation.kind != "law" or "sfs" not in value or is_contents(analysis.blocks[citation.block]):
                continue
            right: str | dict[str, str] | None = _OTHER_YEAR if value["sfs"][:4] > context.as_of[:4] else None
            if right is None and value.get("stated") == "both":
                right = _right(value["name"], value["sfs"], context.as_of)
            if right is not None and not _guarded(check, analysis, citation):
                place = Spot(analysis, citation.block, citation.start, citation.end)
                found = analysis.blocks[citation.block].text[citation.start : citation.end]
                yield Hit(place, words={"found": " ".join(found.split()), "number": value["sfs"], "right": right})


def _right(name: str, sfs: str, as_of: str) -> str | None:
    """What the text probably means, or None where name and number agree or neither is known."""
    number = number_of(name)
    if number is not None and number != sfs:
        # The act that bore the name before may still have been the law in the year when this one was issued.
        return f"{name_of(number)} ({number})" if as_of[:4] > number[:4] else None
    other = name_of(sfs)
    return f"{other} ({sfs})" if number is None and other is not None else None


def _guarded(check: LawNumber, analysis: Analysis, citation: Citation) -> bool:
    here = Mention(citation.block, citation.start, citation.end, "")
    return bool(around(analysis, here, "sentence") & set(check.unless))
