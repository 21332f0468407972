"""unknown-standard: a designation that no standard has, or an edition that a standard never came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Citation, is_contents
from kravlint.engine.checks.editions import designates, editions_of
from kravlint.engine.context import Context, Standard
from kravlint.engine.mentions import around
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.procurement import Procurement

_SHORTEST = 4  # digits; shorter numbers are too many
_UNKNOWN = {"sv": "kravlint känner ingen sådan utgåva", "en": "kravlint knows no such edition"}
_NO_SUCH = {"sv": "kravlint känner ingen sådan beteckning", "en": "kravlint knows no such designation"}


class UnknownStandard(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unknown-standard"):
    """Flags slips in the numbers and editions of the catalogue's standards."""

    others: tuple[str, ...] = ()
    """Designations one slip away from the catalogue's that exist all the same ("ISO/IEC 27010")."""
    unless: tuple[str, ...] = ()


def check_unknown_standard(
    check: UnknownStandard, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield one Hit per document and slip, with what was probably meant."""
    known = [standard for standard in context.standards.values() if standard.designations]
    for analysis in procurement.analyses:
        told: set[str] = set()
        for citation in analysis.citations:
            if citation.kind != "standard" or is_contents(analysis.blocks[citation.block]):
                continue
            place = Spot(analysis, citation.block, citation.start, citation.end)
            found = analysis.blocks[citation.block].text[citation.start : citation.end]
            meant = _meant(check, dict(citation.value), known)
            if meant is None or found in told or _guarded(check, analysis, citation):
                continue
            standard, reason = meant
            told.add(found)
            yield Hit(
                place,
                item=standard.id,
                words={"found": found, "meant": standard.current, "reason": reason, "standard": standard.name},
            )


def misspelt(procurement: Procurement, standards: Iterable[Standard]) -> Spot | None:
    """Where the set means one of the standards by a designation that has slipped; the slip is told elsewhere."""
    wanted = list(standards)
    for analysis in procurement.analyses:
        for citation in analysis.citations:
            if citation.kind == "standard" and _meant(UnknownStandard(), dict(citation.value), wanted) is not None:
                return Spot(analysis, citation.block, citation.start, citation.end)
    return None


def _guarded(check: UnknownStandard, analysis: Analysis, citation: Citation) -> bool:
    here = Mention(citation.block, citation.start, citation.end, "")
    return bool(check.unless) and bool(around(analysis, here, "sentence") & set(check.unless))


def _meant(
    check: UnknownStandard, value: dict[str, str], known: Iterable[Standard]
) -> tuple[Standard, dict[str, str]] | None:
    """The standard that a slip stands for and what is wrong, or None where the designation is right or unheard of."""
    number, edition = value["number"], value.get("edition")
    for standard in known:
        if designates(number, standard):
            return (standard, _UNKNOWN) if edition and _never_came(standard, edition) else None
    if number.rpartition(" ")[2] in check.others:
        return None
    for standard in known:
        if any(_slipped(number, own) for own in standard.designations):
            return standard, _NO_SUCH
    return None


def _never_came(standard: Standard, edition: str) -> bool:
    """True for an edition that is not in the list; a year after the list was read may be new, and is left alone."""
    said = edition.partition("/")[0]
    if not standard.editions or editions_of(standard, edition):
        return False
    if ("." in said) != ("." in standard.editions[-1][0]):
        return False  # the national year of a standard that counts in versions
    return not (said.isdigit() and len(said) == _SHORTEST and said >= standard.verified[:4])


def _slipped(number: str, own: str) -> bool:
    """True when a number is another with the same body, but for one slip of the fingers."""
    bodies, _, digits = number.partition(" ")
    own_bodies, _, own_digits = own.partition(" ")
    digits, own_digits = digits.replace(" ", ""), own_digits.replace(" ", "")
    if (
        len(digits) < _SHORTEST
        or len(own_digits) < _SHORTEST
        or not set(bodies.split("/")) & set(own_bodies.split("/"))
    ):
        return False
    return one_slip(digits, own_digits)


def one_slip(one: str, other: str) -> bool:
    """True when two numbers differ by neighbours that changed places or by a digit that was doubled or left out of two.

    Any other digit in its place would be too loose: ISO/IEC 27001 to 27006 are all standards.
    """
    if len(one) == len(other):
        differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and one[differ[0]] == other[differ[1]]
            and (one[differ[1]] == other[differ[0]])
        )
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[at] == long[at + 1] and long[:at] + long[at + 1 :] == short for at in range(len(long) - 1)
    )
