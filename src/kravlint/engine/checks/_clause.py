"""One clause read as a duty: who must do it, how strongly, and with which reservations.

Keyword rules see a deleted duty but not a weakened one; what decides is the modal verb that governs the action, the
party it is put on, and the hedges and negations of the same clause (measured on a real agreement: keyword rules
noticed none of eleven "ska" turned into "bör").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between
from kravlint.language import Mention, Sentence
from kravlint.language.sentences import clauses

STRONG = ("modal-must", "modal-bound")
WEAK = ("modal-should", "modal-can", "modal-intent")
PERMISSION = "modal-may"
RIGHT = "modal-right"
_MODALS = frozenset({*STRONG, *WEAK, PERMISSION, RIGHT})
_PARTIES = frozenset({"processor", "controller", "sub-processor"})
_SUBORDINATE = re.compile(
    r"\b(?:som|vilk\w+|när|då|om|innan|ifall|såvida|eftersom|så att|för att|därför att|i den mån|där|"
    r"that|which|who|when|if|where|unless|so that)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_AFTER_MODAL = re.compile(
    r"^(?:\s+(?:den|det|de|även|också|därför|alltid|då|dock|vidare|härvid|the|both|båda))*\s+$", re.IGNORECASE
)


class Clause(Struct, frozen=True):
    """The clause that holds an action, with the words that a list's stem gives it."""

    text: str
    """Stem and clause, as one text."""
    mentions: tuple[Mention, ...]
    """Their starts and ends are offsets in `text`."""
    action: Mention


def clause_of(analysis: Analysis, sentence: Sentence, action: Mention) -> Clause:
    """The clause of a sentence that holds an action, after the stem that introduces it."""
    block_text = analysis.blocks[sentence.block].text
    begin, end = sentence.start, sentence.end
    for first, last in clauses(block_text, sentence.start, sentence.end):
        if first <= action.start < last:
            begin, end = first, last
            break
    text, mentions = "", []
    if sentence.stem is not None:
        stem = analysis.sentences[sentence.stem]
        text = analysis.blocks[stem.block].text[stem.start : stem.end].rstrip(":– ") + " "
        mentions += [
            _moved(m, -stem.start) for m in mentions_between(analysis, stem.block, stem.start, stem.end)
        ]
    offset = len(text) - begin
    mentions += [_moved(m, offset) for m in mentions_between(analysis, sentence.block, begin, end)]
    text += block_text[begin:end]
    if begin > sentence.start and not any(m.concept in _PARTIES for m in mentions):
        # "Biträdet ska a, och ska b": the second clause has the first one's party
        lead = mentions_between(analysis, sentence.block, sentence.start, begin)
        parties = [m for m in lead if m.concept in _PARTIES]
        if parties:
            mentions.insert(0, Mention(sentence.block, 0, 0, parties[0].concept))
    return Clause(text, tuple(mentions), _moved(action, offset))


def strength(clause: Clause) -> str | None:
    """The concept of the modal that governs the action; None where the verb stands alone ("Biträdet bistår …")."""
    modal = governing_modal(clause)
    return modal.concept if modal else None


def governing_modal(clause: Clause) -> Mention | None:
    """The nearest modal before the action, else after it; those of subordinate clauses only when no other is there."""
    modals = [m for m in clause.mentions if m.concept in _MODALS]
    main = [m for m in modals if not _subordinate(clause, m)] or modals
    before = [m for m in main if m.start <= clause.action.start]
    if before:
        return before[-1]
    return main[0] if main else None


def subject(clause: Clause) -> str | None:
    """The party that the clause puts the duty on: after the modal where the word order is inverted, else before it."""
    modal = governing_modal(clause)
    verb = modal or clause.action
    parties = [m for m in clause.mentions if m.concept in _PARTIES and not _genitive(clause.text, m)]
    for party in parties:
        if party.start >= verb.end and _AFTER_MODAL.match(clause.text[verb.end : party.start]):
            return party.concept
    before = [party for party in parties if party.end <= verb.start]
    return before[-1].concept if before else None


def negated(clause: Clause) -> bool:
    """True when a negation stands at the modal or between it and the action."""
    modal = governing_modal(clause)
    low = min(modal.start if modal else clause.action.start, clause.action.start)
    high = max(modal.end if modal else clause.action.end, clause.action.end)
    for mention in clause.mentions:
        if mention.concept != "negation" or _subordinate(clause, mention):
            continue
        if low <= mention.start <= high or (
            modal is None and 0 <= mention.start - clause.action.end <= _NEAR
        ):
            return True
    return False


_NEAR = 25  # characters after a finite verb within which a negation belongs to it


def has(clause: Clause, concepts: Iterable[str]) -> bool:
    """True when one of the concepts stands in the clause or its stem."""
    wanted = set(concepts)
    return any(mention.concept in wanted for mention in clause.mentions)


def _subordinate(clause: Clause, mention: Mention) -> bool:
    if _SUBORDINATE.search(clause.text[: mention.start]) is None:
        return False
    following = [m for m in clause.mentions if m.concept in _PARTIES and m.start >= mention.end]
    inverted = following and _AFTER_MODAL.match(clause.text[mention.end : following[0].start])
    return not inverted


def _genitive(text: str, mention: Mention) -> bool:
    word = text[mention.start : mention.end]
    return len(word) > 3 and word.endswith("s") and not word.endswith("us")


def _moved(mention: Mention, offset: int) -> Mention:
    return Mention(mention.block, mention.start + offset, mention.end + offset, mention.concept)


def concepts_of(mentions: Sequence[Mention]) -> set[str]:
    """The concepts of some mentions."""
    return {mention.concept for mention in mentions}
