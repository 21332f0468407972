"""Whether a place that speaks of something also asks for it: what is wished for, denied or only told of obliges nobody."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from kravlint.analysis.model import Analysis, mentions_between, row_of, sentence_at
from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.model import Requirement
from kravlint.engine.checks._asking_words import (
    ANSWERED,
    ANY_MODAL,
    BEING,
    BINDS,
    BUYER_DOES,
    BUYERS_RIGHT,
    CAN,
    CITES,
    COORDINATES,
    DATA,
    DEFERRED,
    DEFINES,
    DENIED,
    GETS,
    HEDGED,
    LIMITS,
    NO_REQUIREMENT,
    OF_BUYER,
    OPENS_CLAUSE,
    PRODUCT,
    TELLS,
    TENDER,
    TODAY,
    WISHES,
)
from kravlint.engine.mentions import around
from kravlint.language import Mention, Sentence
from kravlint.language.sentences import clauses

Asking = Literal["asked", "wished", "denied", "told"]

_LONGEST_LEAD_IN = 4  # words of a heading in the line

_BINDING = frozenset({"modal-must", "modal-bound"})


def asking(analysis: Analysis, mention: Mention) -> Asking:
    """How the sentence, item or row of a mention asks: a requirement on the supplier, a wish, a denial or mere telling."""
    unit = _unit(analysis, mention)
    if names_only(analysis, mention):
        return "told"
    sentence = sentence_at(analysis, mention.block, mention.start)
    text = analysis.blocks[mention.block].text
    whole = text[sentence.start : sentence.end]
    if _waived(analysis, sentence) or DENIED.search(_clause(text, sentence, mention.start)):
        return "denied"
    if _is_told(analysis, mention, unit, whole):
        return "told"
    return "wished" if _is_wished(analysis, mention, unit, whole) else "asked"


def said_with(analysis: Analysis, mention: Mention) -> set[str]:
    """The concepts of the mention's sentence or row, and of the demand that answers it where it is a question."""
    found = around(analysis, mention, "sentence")
    sentence = sentence_at(analysis, mention.block, mention.start)
    text = analysis.blocks[mention.block].text
    if ANSWERED.match(text, max(sentence.end - 1, 0)):
        found |= {m.concept for m in mentions_between(analysis, mention.block, sentence.end, len(text) + 1)}
    return found


def names_only(analysis: Analysis, mention: Mention) -> bool:
    """True for a heading, also one that opens its paragraph ("Loggning. Alla …")."""
    block = analysis.blocks[mention.block]
    if block.kind == "heading":
        return _unit(analysis, mention) is None
    sentence = sentence_at(analysis, mention.block, mention.start)
    first = block.text[sentence.start : sentence.end]
    return (
        block.kind in ("paragraph", "item")
        and not block.text[: sentence.start].strip()
        and bool(block.text[sentence.end :].strip())
        and len(first.split()) <= _LONGEST_LEAD_IN
        and is_verbless(first)
    )


def opens_list(analysis: Analysis, mention: Mention) -> bool:
    """True for a stem ("Vid dataintrång gäller följande:"), which says nothing without its items."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    return analysis.blocks[mention.block].text[: sentence.end].rstrip().endswith(":") and is_under(
        analysis, mention.block + 1, mention.block
    )


def is_under(analysis: Analysis, block: int, stem: int) -> bool:
    """True for an item that completes a sentence of the block `stem`."""
    if block >= len(analysis.blocks):
        return False
    above = sentence_at(analysis, block, 0).stem
    return above is not None and analysis.sentences[above].block == stem


def is_verbless(text: str) -> bool:
    """True for an item or a cell that names a thing ("Backup varje natt"): there the name is the requirement."""
    return not BINDS.search(text) and finite_verbs(text.split()) == 0


def _unit(analysis: Analysis, mention: Mention) -> Requirement | None:
    """What analysis read the sentence, or the row, as."""
    cells = row_of(analysis, mention.block)
    held = analysis.stated
    for index in range(bisect_left(held, cells[0], key=lambda each: each.block), len(held)):
        each = held[index]
        if each.block > cells[-1]:
            return None
        if each.block != mention.block or each.start <= mention.start < each.end:
            return each
    return None


def _waived(analysis: Analysis, sentence: Sentence) -> bool:
    """The sentence says that it is not asked for."""
    beside = mentions_between(analysis, sentence.block, sentence.start, sentence.end)
    return any(m.concept == "not-required" for m in beside)


def _is_told(analysis: Analysis, mention: Mention, unit: Requirement | None, text: str) -> bool:
    if unit is not None and unit.kind == "instruction" and TENDER.search(text):
        return True
    if BUYER_DOES.search(text) or (unit is not None and unit.kind == "buyer" and OF_BUYER.match(text)):
        return BUYERS_RIGHT.search(text) is None
    if unit is not None and unit.kind == "information" and DEFINES.search(text):
        return True
    cells = row_of(analysis, mention.block)
    if _states_class(analysis, mention, cells) or DATA.search(text):
        return True
    first = analysis.blocks[cells[0]].text
    if TELLS.match(text) or TELLS.match(first) or NO_REQUIREMENT.search(text):
        return True
    if CITES.search(text) and is_verbless(text):
        return True  # a price for it, or where it is answered
    return TODAY.search(text) is not None and not BINDS.search(text)


def _states_class(analysis: Analysis, mention: Mention, cells: list[int]) -> bool:
    """True where the sentence, or the row, gives the level of an aspect."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    return any(
        fact.kind == "level" and fact.block in cells and (len(cells) > 1 or sentence.start <= fact.start < sentence.end)
        for fact in analysis.facts
    )


def _is_wished(analysis: Analysis, mention: Mention, unit: Requirement | None, whole: str) -> bool:
    """The mention's clause says "bör", "ska om möjligt", that something "kan" be so, or that it will be seen to later."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    own = _clause(analysis.blocks[mention.block].text, sentence, mention.start)
    if HEDGED.search(own) or (WISHES.search(own) and not BINDS.search(own)) or DEFERRED.search(whole):
        return True
    if BINDS.search(own) or BUYERS_RIGHT.search(whole):
        return False
    if _only_can(own, analysis.blocks[mention.block].text[mention.start : mention.end]):
        return True
    beside = around(analysis, mention, "sentence")
    if beside & _BINDING:
        return False
    return "modal-should" in beside or (unit is not None and unit.obligation == "should")


def _only_can(clause: str, thing: str) -> bool:
    """True where the main clause's own verb is "kan" or "får", and nothing limits it ("får bara", "kan inte").

    Said of the thing itself: a verb or a comma between the two begins something else.
    """
    modal = CAN.search(clause)
    if modal is None or not modal.start() or LIMITS.search(clause) or GETS.search(clause):
        return False
    if PRODUCT.search(clause) and not BEING.match(clause, modal.end()):
        return False
    before = clause[: modal.start()]
    _, named, between = before.partition(thing)
    apart = named + between.partition(",")[0]
    if named and (
        finite_verbs(between.split()) or ("," in between and is_verbless(before.partition(thing)[0] + apart))
    ):
        return False
    opening = list(OPENS_CLAUSE.finditer(before))
    return not opening or finite_verbs(before[opening[-1].end() :].split()) > 0


def _clause(text: str, sentence: Sentence, offset: int) -> str:
    """The clause that holds an offset; one without a verb is a part of the next ("Databaser och filer ska …")."""
    whole = text[sentence.start : sentence.end]
    held = ""
    for start, end in clauses(text, sentence.start, sentence.end):
        for first, last in _parted(text, start, end):
            held += text[first:last]
            if is_verbless(held) and not ANY_MODAL.search(held):
                continue
            if offset < last:
                return held
            held = ""
    return held if held.strip() and offset >= sentence.end - len(held) else whole


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(match.end() for match in COORDINATES.finditer(text, start, end))]
    return list(zip(cuts, [*cuts[1:], end], strict=True))
