"""duty: an agreement should hold a list of duties and stated facts; each is met, weakened, negated or missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import (
    Analysis,
    Part,
    is_contents,
    mentions_between,
    mentions_of,
    row_of,
    sentences_of,
)
from kravlint.engine.checks._clause import (
    PERMISSION,
    RIGHT,
    STRONG,
    WEAK,
    Clause,
    clause_of,
    concepts_of,
    has,
    negated,
    strength,
    subject,
)
from kravlint.engine.checks._select import block_mentions
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot, State
from kravlint.language import Mention, Sentence
from kravlint.procurement import Procurement
from kravlint.report import Severity


class Duty(Struct, frozen=True, forbid_unknown_fields=True):
    """One duty, as one clause should hold it. Several with the same item are different ways of meeting it."""

    item: str
    label: dict[str, str] = {}
    """What the agreement should say, to follow "att"/"that"; needed in the first duty of an item."""
    action: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    """One of these in the same sentence, list stem, table row or section heading."""
    also: tuple[str, ...] = ()
    """All of these in the same sentence, stem or row."""
    actor: Literal["processor", "controller", "any"] = "processor"
    polarity: Literal["plain", "only", "right", "not"] = "plain"
    """only: nothing else is allowed ("får endast", "får inte … utan"); right: the actor may ("har rätt att");
    not: the clause forbids it."""
    hedge: Literal["forbid", "statutory"] = "forbid"
    """statutory: the regulation itself makes the reservation ("i den mån det är möjligt")."""


class Stated(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact that the agreement or its instruction should state: a heading, row or sentence with content."""

    item: str
    label: dict[str, str]
    any: tuple[str, ...]


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


_RANK: dict[State, int] = {
    "met": 0,
    "by reference": 1,
    "weakened": 2,
    "negated": 3,
    "wrong-party": 4,
    "missing": 9,
}
_SHORT = 400  # words: a longer agreement has clauses of its own
_FEWEST_OWN_WORDS = 2

Judged = tuple[State, Spot | None]


def check_duties(check: Duties, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield, per item, a Seen where it is met and a Hit where it is not."""
    given = next(procurement.parts(check.given_kinds), None)
    if given is None:
        return
    parts = list(procurement.parts(check.within))
    referred = _by_reference(check, parts)
    title = Spot(given[0], given[1].first, 0, len(given[0].blocks[given[1].first].text))
    items = list(
        dict.fromkeys([*(duty.item for duty in check.duties), *(fact.item for fact in check.stated)])
    )
    for item in items:
        state, where = _judge(check, item, parts)
        label = _label(check, item)
        if state in ("met", "by reference"):
            yield Seen(where, item=item, label=label, state=state)
        elif state == "missing" and referred is not None:
            yield Seen(referred, item=item, label=label, state="by reference")
        elif procurement.unread and state == "missing":
            yield NotJudged(UNREAD)
        else:
            yield Hit(
                where or title,
                anchor="" if where else f"{code} {item}",
                item=item,
                state=state,
                words={"label": label, "item": item},
                lower=check.severities.get(item) == "warning",
            )


def _judge(check: Duties, item: str, parts: Sequence[tuple[Analysis, Part]]) -> Judged:
    best: Judged = ("missing", None)
    duties = [duty for duty in check.duties if duty.item == item]
    facts = [fact for fact in check.stated if fact.item == item]
    for analysis, part in parts:
        candidates = [judged for duty in duties for judged in _duty_in(duty, analysis, part)]
        candidates += [judged for fact in facts for judged in _fact_in(fact, analysis, part)]
        best = min([best, *candidates], key=lambda judged: _RANK[judged[0]])
        if best[0] == "met":
            return best
    if best[0] == "by reference" and any(part.kind == "dpa-instruction" for _, part in parts):
        return "missing", best[1]  # the annex that it refers to is here, and does not state it
    return best


def _label(check: Duties, item: str) -> dict[str, str]:
    labels = [d.label for d in check.duties if d.item == item and d.label]
    return labels[0] if labels else next(fact.label for fact in check.stated if fact.item == item)


def _by_reference(check: Duties, parts: Sequence[tuple[Analysis, Part]]) -> Spot | None:
    for analysis, part in parts:
        words = sum(len(block.text.split()) for block in analysis.blocks[part.first : part.last + 1])
        found = mentions_of(analysis, check.by_reference, part)
        if found and words < _SHORT:
            return Spot(analysis, found[0].block, found[0].start, found[0].end)
    return None


def _duty_in(duty: Duty, analysis: Analysis, part: Part) -> Iterator[Judged]:
    for sentence in sentences_of(analysis, part):
        block = analysis.blocks[sentence.block]
        if block.kind == "heading" or is_contents(block):
            continue
        own = mentions_between(analysis, sentence.block, sentence.start, sentence.end)
        actions = [mention for mention in own if mention.concept in duty.action]
        if not actions or not _about(duty, analysis, sentence, own):
            continue
        state = min((_state(duty, clause_of(analysis, sentence, a)) for a in actions), key=lambda s: _RANK[s])
        yield state, Spot(analysis, sentence.block, sentence.start, sentence.end)


def _about(duty: Duty, analysis: Analysis, sentence: Sentence, own: list[Mention]) -> bool:
    """True when the sentence, with its stem or row, holds what the duty is about."""
    near = concepts_of(own)
    if sentence.stem is not None:
        stem = analysis.sentences[sentence.stem]
        near |= concepts_of(mentions_between(analysis, stem.block, stem.start, stem.end))
    if analysis.blocks[sentence.block].kind == "cell":
        near |= {
            m.concept for index in row_of(analysis, sentence.block) for m in block_mentions(analysis, index)
        }
    if not set(duty.also) <= near:
        return False
    if not duty.object or near & set(duty.object):
        return True
    heading = analysis.outline[sentence.block]
    return heading >= 0 and bool(concepts_of(block_mentions(analysis, heading)) & set(duty.object))


def _state(duty: Duty, clause: Clause) -> State:
    modal, party = strength(clause), subject(clause)
    if duty.actor != "any" and party is not None and party != duty.actor and modal != RIGHT:
        return "wrong-party"
    if has(clause, ["hedge"]) or (duty.hedge == "forbid" and has(clause, ["hedge-statutory"])):
        return "weakened"
    if duty.polarity == "right":
        return (
            "negated"
            if negated(clause)
            else "weakened"
            if modal in ("modal-should", "modal-intent")
            else "met"
        )
    if duty.polarity == "not":
        return "met" if negated(clause) else "weakened" if modal in WEAK else "negated"
    if duty.polarity == "only":
        return _exclusive(clause, modal)
    if negated(clause) and not has(clause, ["exception"]):
        return "negated"
    return "weakened" if modal in WEAK or modal == PERMISSION else "met"


def _exclusive(clause: Clause, modal: str | None) -> State:
    if modal in WEAK:
        return "weakened"
    if has(clause, ["only"]):
        return "met"
    if negated(clause):
        return "met" if has(clause, ["exception"]) else "negated"
    if modal == PERMISSION or modal == RIGHT:
        return "negated" if has(clause, ["exception"]) else "weakened"
    return "met" if modal in STRONG or modal is None else "weakened"


def _fact_in(fact: Stated, analysis: Analysis, part: Part) -> Iterator[Judged]:
    for mention in mentions_of(analysis, fact.any, part):
        block = analysis.blocks[mention.block]
        if is_contents(block):
            continue
        where = Spot(analysis, mention.block, mention.start, mention.end)
        if block.kind == "heading":
            yield (
                (
                    "met"
                    if _has_content(
                        analysis, range(mention.block + 1, _section_end(analysis, mention.block) + 1)
                    )
                    else "missing"
                ),
                where,
            )
        elif block.kind == "cell":
            yield (
                (
                    "met"
                    if _has_content(
                        analysis, [i for i in row_of(analysis, mention.block) if i != mention.block]
                    )
                    else "missing"
                ),
                where,
            )
        else:
            yield _stated_in_text(analysis, mention), where


def _stated_in_text(analysis: Analysis, mention: Mention) -> State:
    block = analysis.blocks[mention.block]
    concepts = concepts_of(block_mentions(analysis, mention.block))
    if "annex-reference" in concepts:
        return "by reference"
    rest = block.text[mention.end :].strip(" :–-")
    if "placeholder" in concepts and len(rest.split()) < 8:
        return "missing"
    if rest and len(rest.split()) >= _FEWEST_OWN_WORDS:
        return "met"
    following = range(mention.block + 1, min(mention.block + 2, len(analysis.blocks)))
    return "met" if _has_content(analysis, following) else "missing"


def _section_end(analysis: Analysis, heading: int) -> int:
    """The last block under a heading, subordinate headings included."""
    level = analysis.blocks[heading].level
    for index in range(heading + 1, len(analysis.blocks)):
        block = analysis.blocks[index]
        if block.kind == "heading" and block.level <= level:
            return index - 1
    return len(analysis.blocks) - 1


def _has_content(analysis: Analysis, blocks: Sequence[int] | range) -> bool:
    for index in blocks:
        block = analysis.blocks[index]
        if block.kind == "heading" or not block.text.strip():
            continue
        held = block_mentions(analysis, index)
        covered = sum(m.end - m.start for m in held if m.concept == "placeholder")
        if len(block.text) - covered > 2 and any(c.isalnum() for c in block.text):
            return True
    return False
