"""precedence: which document goes before which is not said, or said in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from msgspec import Struct

from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Analysis, Part
from kravlint.analysis.references import annex_number
from kravlint.engine.checks._facts import Stated, statements
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_spot, live_mentions, spot
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_FEWEST_ANNEXES = 2  # with fewer documents nothing can contradict
_ANNEX_KINDS = ("specification", "price", "sla", "dpa", "general-terms")
_DPA_KINDS = ("dpa", "dpa-instruction", "dpa-subprocessors")
_FEWEST_WORDS = 60  # a shorter agreement is a cover or an extract
_DOCUMENTS = (
    ("dpa", lazy(r"biträdesavtal|pub-?avtal|\bdpa\b|data processing")),
    ("changes", lazy(r"\bändring|\btillägg|amendment")),
    ("answers", lazy(r"frågor och svar|förtydligande|rättelse|kompletter|questions and answers|clarification")),
    ("sla", lazy(r"servicenivå|\bsla\b|service level")),
    ("specification", lazy(r"krav|specifikation|specification|requirement")),
    ("price", lazy(r"\bpris|price")),
    ("invitation", lazy(r"upphandlingsdokument|förfrågningsunderlag|inbjudan|avropsförfrågan|invitation")),
    ("tender", lazy(r"\banbud|\boffert|\btender|avropssvar")),
    ("terms", lazy(r"allmänna (?:avtals|kontrakts)?villkor|general terms")),
    ("framework", lazy(r"ramavtal|framework")),
    ("agreement", lazy(r"avtal|kontrakt|agreement|contract")),
)


class Precedence(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="precedence"):
    """missing: an agreement with annexes that says nothing of the order.
    contradictory: two parts that put the same two documents in opposite order."""

    problem: Literal["missing", "contradictory"]
    within: tuple[str, ...]
    unless_anywhere: tuple[str, ...] = ()
    """missing: how running text says it."""


def check_precedence(check: Precedence, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield at most one Hit, or a Seen where an order stands."""
    lists = [
        stated
        for part in statements(procurement, "precedence", check.within)
        for held in part.values()
        for stated in held
    ]
    if check.problem == "contradictory":
        yield from _contradictory(lists)
        return
    place = lists[0].spot if lists else _told(check, procurement)
    if place:
        yield Seen(place)
        return
    for analysis, part in procurement.parts(check.within):
        annexes = max(_annexes(analysis, part), _numbered(procurement, analysis))
        if annexes >= _FEWEST_ANNEXES and _words(analysis, part) >= _FEWEST_WORDS:
            start = block_spot(analysis, part.first)
            yield NotJudged(UNREAD) if procurement.unread else Hit(start, anchor="precedence")
            return


def _told(check: Precedence, procurement: Procurement) -> Spot | None:
    """Where running text says it; a heading without text under it says nothing, nor does a data processing agreement,
    which goes before the others in its own matter only."""
    for analysis, part in procurement.parts(not_within=_DPA_KINDS):
        for mention in live_mentions(analysis, part, check.unless_anywhere):
            following = analysis.blocks[mention.block + 1 : mention.block + 2]
            if analysis.blocks[mention.block].kind != "heading" or (following and following[0].kind != "heading"):
                return spot(analysis, mention)
    return None


def _contradictory(lists: list[Stated]) -> Iterator[Result]:
    for one, other in combinations(lists, 2):
        mine, yours = _order(one), _order(other)
        shared = [name for name in mine if name in yours]
        crossed = [(a, b) for a, b in combinations(shared, 2) if yours.index(a) > yours.index(b)]
        if crossed:
            first, second = crossed[0]
            yield Hit(
                other.spot,
                words={"one": _item(one, first), "other": _item(one, second)},
                related=((one.spot, {"sv": "den andra ordningen", "en": "the other order"}),),
            )
            return
        if len(shared) > 1:
            yield Seen(other.spot)


def _order(stated: Stated) -> list[str]:
    return list(dict.fromkeys(filter(None, (_document(item) for _, item in stated.fact.value))))


def _item(stated: Stated, document: str) -> str:
    return next(item for _, item in stated.fact.value if _document(item) == document)


def _document(item: str) -> str | None:
    return next((name for name, pattern in _DOCUMENTS if pattern.search(item)), None)


def _annexes(analysis: Analysis, part: Part) -> int:
    return len({r.number for r in analysis.references if part.first <= r.block <= part.last and not r.foreign})


def _numbered(procurement: Procurement, agreement: Analysis) -> int:
    """The other documents of the set that are annexes by name, where the agreement is one: they are its annexes too."""
    if annex_number(readable_name(agreement.path)) is None:
        return 0
    others = (other for other in procurement.analyses if other is not agreement and other.kind in _ANNEX_KINDS)
    return sum(annex_number(readable_name(other.path)) is not None for other in others)


def _words(analysis: Analysis, part: Part) -> int:
    return sum(len(block.text.split()) for block in analysis.blocks[part.first : part.last + 1])
