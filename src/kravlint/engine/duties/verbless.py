"""A table row that names its matter in one cell and answers without a verb in another: "Underbiträden | Endast efter …"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from kravlint.analysis.model import Analysis, row_of
from kravlint.engine.duties.bearing import owners
from kravlint.engine.duties.reading import Reading, concepts_above, concepts_near
from kravlint.engine.results import State

_FORCES = ("modal-must", "modal-bound", "modal-should", "modal-intent", "modal-can", "modal-may", "modal-right")


def is_verbless(analysis: Analysis, reading: Reading) -> bool:
    """True for a cell that is not the first of its row and holds neither a finite verb nor a modal."""
    block = reading.sentence.block
    if analysis.blocks[block].kind != "cell" or row_of(analysis, block)[0] == block:
        return False
    governs = any(clause.finite and clause.kind == "main" for clause in reading.clauses.all)
    return not governs and not any(mention.concept in _FORCES for mention in reading.mentions)


def verbless_state(
    analysis: Analysis,
    reading: Reading,
    *,
    about: Collection[str],
    also: Collection[str],
    unless: Collection[str],
    theirs: Collection[str],
    actor: str,
    exclusive: Literal["plain", "only", "barred", "right"],
) -> State | None:
    """How such a row meets a duty about these concepts; None when it is about something else."""
    near = concepts_near(analysis, reading)
    above = concepts_above(analysis, reading.sentence) if exclusive == "plain" else set()  # "Hjälp till kunden"
    if not set(also) <= near | above or near & set(unless) or (about and not near & set(about)):
        return None
    own = {mention.concept for mention in reading.mentions}
    if theirs and owners(reading, theirs, None) == {actor}:
        return "wrong-party"
    if exclusive != "plain":
        met = own & {"only", "exception"} or (exclusive == "barred" and "negation" in own and "permission" not in own)
        return ("weakened" if "hedge" in own else "met") if met else None
    if "negation" in own:
        return "negated"
    return "weakened" if "hedge" in own else "met"
