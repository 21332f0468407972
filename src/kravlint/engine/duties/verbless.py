"""Duties without a verb: a table row that names its matter in one cell and answers in another ("Underbiträden | Endast
efter …"), and a point of a list ("– Besked till kunden om nya underbiträden").
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from kravlint.analysis.model import Analysis, row_of
from kravlint.engine.duties.bearing import owners
from kravlint.engine.duties.reading import Reading, concepts_above, concepts_near, is_point
from kravlint.engine.results import State

_FEWEST_WORDS = 2  # of a point
_FIRST = 12  # characters within which "Inget ansvar för …" is denied
_FORCES = ("modal-must", "modal-bound", "modal-should", "modal-intent", "modal-can", "modal-may", "modal-right")


def is_verbless(analysis: Analysis, reading: Reading) -> bool:
    """True for a cell that is not the first of its row and holds neither a finite verb nor a modal."""
    block = reading.sentence.block
    if analysis.blocks[block].kind != "cell" or row_of(analysis, block)[0] == block:
        return False
    return not _is_governed(reading)


def is_fragment(analysis: Analysis, reading: Reading) -> bool:
    """True for a point of a list, of some words, that neither itself nor with its lead holds a verb."""
    block = analysis.blocks[reading.sentence.block]
    if (block.kind != "item" and not is_point(block)) or len(reading.text[reading.own :].split()) < _FEWEST_WORDS:
        return False
    return not _is_governed(reading)


def _is_governed(reading: Reading) -> bool:
    governs = any(clause.finite and clause.kind == "main" for clause in reading.clauses.all)
    return governs or any(mention.concept in _FORCES for mention in reading.mentions)


def verbless_state(
    analysis: Analysis,
    reading: Reading,
    *,
    named: Collection[str],
    about: Collection[str],
    also: Collection[str],
    unless: Collection[str],
    theirs: Collection[str],
    actor: str,
    exclusive: Literal["plain", "only", "barred", "right"],
) -> State | None:
    """How such a row meets a duty about these concepts; None when it is about something else."""
    near = concepts_near(analysis, reading)
    point = analysis.blocks[reading.sentence.block].kind != "cell"
    above = (
        concepts_above(analysis, reading.sentence) if exclusive == "plain" or point else set()
    )  # "Hjälp till kunden"
    if point:
        if exclusive != "plain" and not set(also) <= near:
            return None  # "Undantag: …" under the heading "Instruktioner" is no instruction
        near |= above
        if not near & set(named):
            return None
    if not set(also) <= near | above or near & set(unless) or (about and not near & set(about)):
        return None
    own = {mention.concept for mention in reading.mentions}
    if point and "negation" in own and not _opens_with_denial(reading):
        own.remove("negation")  # "… före behandlingen, om ej förbjudet"
    if theirs and owners(reading, theirs, None) == {actor}:
        return "wrong-party"
    if exclusive != "plain":
        met = own & {"only", "exception"} or (exclusive == "barred" and "negation" in own and "permission" not in own)
        return ("weakened" if "hedge" in own else "met") if met else None
    if "negation" in own:
        return "negated"
    return "weakened" if "hedge" in own else "met"


def _opens_with_denial(reading: Reading) -> bool:
    return any(
        m.concept == "negation" and m.start - reading.own < _FIRST for m in reading.mentions if m.start >= reading.own
    )
