"""duty: an agreement should hold a list of duties and stated facts; each is met, weakened, negated or missing.

A duty is judged in one sentence: who acts, with what force, denied or not, does what, about what, with which
reservation. The best sentence decides, over all parts that the agreement consists of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, mentions_of
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.duties.duty import Duty
from kravlint.engine.duties.judge import Judged, duties_in
from kravlint.engine.duties.names import aliases_of
from kravlint.engine.duties.nearest import Words, nearest
from kravlint.engine.duties.stated import Stated, statements
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import TO_A_NOTE, Hit, NotJudged, Result, Seen, Spot, State
from kravlint.procurement import Procurement
from kravlint.report import Severity


class Duties(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="duty"):
    """Judged over all parts of the kinds `within` together, when the set has a part of one of `given_kinds`."""

    given_kinds: tuple[str, ...]
    within: tuple[str, ...]
    duties: tuple[Duty, ...] = ()
    stated: tuple[Stated, ...] = ()
    by_reference: tuple[str, ...] = ()
    """Concepts by which a short agreement takes another text's clauses for its own."""
    severities: dict[str, Severity] = {}
    """Items that weigh less than the rule."""
    near: dict[str, Words] = {}
    """Per item, words of which one of each group stands in every sentence about it, understood or not."""


_RANK: dict[State, int] = {
    "met": 0,
    "unclear": 1,
    "weakened": 2,
    "negated": 3,
    "wrong-party": 4,
    "by reference": 5,  # a clause of its own that is too weak is told of, whatever else is referred to
    "missing": 9,
}
_AGAINST: tuple[State, ...] = ("weakened", "negated")
_NOT_CLEARLY = {"sv": "säger inte, så som kravlint läser det,", "en": "does not, as kravlint reads it, say"}
_NEAREST = {"sv": "Detta kommer närmast: granska om det räcker.", "en": "This comes nearest: see whether it is enough."}
_AGREEMENT = {"sv": "Avtalet som det gäller.", "en": "The agreement that it is about."}
_SHORT = 400  # words: a longer agreement has clauses of its own

Place = tuple[Analysis, Part]


def check_duties(check: Duties, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield, per item, a Seen where it is met and a Hit where it is not."""
    given = next(procurement.parts(check.given_kinds), None)
    if given is None:
        return
    parts = list(procurement.parts(check.within))
    referred = _by_reference(check, parts)
    title = block_spot(given[0], given[1].first)
    judged = _judged(check, parts)
    for item, (state, where) in judged.items():
        label = _label(check, item)
        if state in ("met", "by reference"):
            yield Seen(where, item=item, label=label, state=state)
        elif state == "missing" and referred is not None:
            yield Seen(referred, item=item, label=label, state="by reference")
        elif state == "missing" and procurement.unread:
            yield NotJudged(UNREAD)
        elif not (state == "missing" and _needless(check, item, parts)):
            yield _hit(check, code, item, state, where, parts, _annexed(check, item, parts) or title)


def _hit(
    check: Duties, code: str, item: str, state: State, where: Spot | None, parts: Sequence[Place], title: Spot
) -> Hit:
    """What an item lacks; only a note where it may stand in words not understood (kravlint.engine.recognition weighs
    that), a step lower where a party may be misread.
    """
    near = nearest(check.near.get(item, ()), parts) if state == "missing" and where is None else None
    light = check.severities.get(item) == "warning"
    words: dict[str, str | dict[str, str]] = {"label": _label(check, item), "item": item}
    return Hit(
        where or near or title,
        anchor="" if where else f"{code} {item}",
        item=item,
        state="unclear" if near else state,
        words=words | ({"state": _NOT_CLEARLY} if near else {}),
        related=((near, _NEAREST), (title, _AGREEMENT)) if near else (),
        lower=(TO_A_NOTE if near else state in ("unclear", "wrong-party")) + (light and state != "negated"),
        doubtful=near is not None or state == "wrong-party",
    )


def _annexed(check: Duties, item: str, parts: Sequence[Place]) -> Spot | None:
    """The instruction that the agreement leaves its facts to, where there is one."""
    if item not in {fact.item for fact in check.stated if not fact.presumed}:
        return None
    annex = next(((analysis, part) for analysis, part in parts if part.kind == "dpa-instruction"), None)
    return block_spot(annex[0], annex[1].first) if annex else None


def _judged(check: Duties, parts: Sequence[Place]) -> dict[str, Judged]:
    """The best place of every item, in the order of the rule."""
    best: dict[str, Judged] = {duty.item: ("missing", None) for duty in check.duties}
    best |= {fact.item: ("missing", None) for fact in check.stated}
    aliases = aliases_of(parts)
    for analysis, part in parts:
        found = list(duties_in(check.duties, analysis, part, aliases))
        for duty, judged in found:
            if _is_taken_back(duty, judged, found):
                continue
            best[duty.item] = min(best[duty.item], judged, key=lambda each: _RANK[each[0]])
        for fact in check.stated:
            for judged in statements(fact, analysis, part):
                best[fact.item] = min(best[fact.item], judged, key=lambda each: _RANK[each[0]])
    if any(part.kind == "dpa-instruction" for _, part in parts):
        # the annex that the agreement refers to is here, and does not state it either
        facts = {fact.item for fact in check.stated}
        best |= {i: ("missing", at) for i, (state, at) in best.items() if i in facts and state == "by reference"}
    return best


def _is_taken_back(duty: Duty, judged: Judged, found: Sequence[tuple[Duty, Judged]]) -> bool:
    """True for the right in "Kunden får granska. Biträdet bör bidra till det"."""
    state, where = judged
    if duty.polarity != "right" or duty.actor != "controller" or state != "met" or where is None:
        return False
    return any(
        other.item == duty.item
        and other.polarity != "right"
        and judged_there in _AGAINST
        and there is not None
        and (there.analysis is where.analysis and there.block == where.block and there.start >= where.end)
        for other, (judged_there, there) in found
    )


def _needless(check: Duties, item: str, parts: Sequence[Place]) -> bool:
    """True where nothing calls for the item: who must ask each time need not tell of changes."""
    given = next((duty.given for duty in check.duties if duty.item == item and duty.given), None)
    return given is not None and not any(mentions_of(analysis, given, part) for analysis, part in parts)


def _label(check: Duties, item: str) -> dict[str, str]:
    labels = [(each.item, each.label) for each in check.duties]
    labels += [(each.item, each.label) for each in check.stated]
    return next(label for named, label in labels if named == item and label)


def _by_reference(check: Duties, parts: Sequence[Place]) -> Spot | None:
    words = sum(len(block.text.split()) for a, part in parts for block in a.blocks[part.first : part.last + 1])
    for analysis, part in parts:
        found = mentions_of(analysis, check.by_reference, part)
        if found and words < _SHORT:
            return Spot(analysis, found[0].block, found[0].start, found[0].end)
    return None
