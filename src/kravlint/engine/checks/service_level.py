"""service-level: an availability without consequence, or a consequence for a level that no document states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, row_of
from kravlint.document import Block
from kravlint.engine.checks._facts import statements
from kravlint.engine.checks._topics import by_reference
from kravlint.engine.checks.absent import ALONE, UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import around, block_mentions, block_spot, live_mentions, spot, text_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_LEVEL = lazy(r"\b9\d(?:[.,]\d+)?\s?(?:%|procent|per\s?cent)")
_BY_REFERENCE = {
    "sv": "avtalet hänvisar till standardvillkor som inte är med här och kan reglera det",
    "en": "the agreement refers to standard terms that are not here and may regulate it",
}
_HOMES = {"no-consequence": ("agreement", "framework-agreement"), "no-level": ("sla", "specification")}
_HERE = {"sv": "här väntas det stå", "en": "where it is expected"}


class ServiceLevel(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="service-level"):
    """no-consequence: a stated availability, and no `consequence` anywhere but for `other` matters.
    no-level: a `consequence` beside `about`, and no level anywhere."""

    problem: Literal["no-consequence", "no-level"]
    within: tuple[str, ...]
    consequence: tuple[str, ...]
    about: tuple[str, ...] = ()
    """The concepts that tie a consequence to the availability, in its sentence, row or heading."""
    other: tuple[str, ...] = ()
    """The concepts that, without those of `about`, say that a consequence is for something else."""


def check_service_level(check: ServiceLevel, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit at the level or the consequence, a Seen where both stand, or NotJudged."""
    given, answer = (_level if check.problem == "no-consequence" else _tied)(check, procurement)
    if given is None:
        return
    if answer is not None:
        yield Seen(answer)
    elif procurement.alone and len(procurement.analyses[0].parts) == 1:
        yield NotJudged(ALONE)
    elif procurement.unread:
        yield NotJudged(UNREAD)
    elif by_reference(procurement):
        yield NotJudged(_BY_REFERENCE)
    else:
        homes = procurement.parts(_HOMES[check.problem])
        home = next((block_spot(a, part.first) for a, part in homes), None)
        yield Hit(given, words={"found": text_of(given)}, related=((home, _HERE),) if home else ())


def _level(check: ServiceLevel, procurement: Procurement) -> tuple[Spot | None, Spot | None]:
    stated = statements(procurement, "percentage", check.within, {"of": "availability"})
    first = next((each.spot for part in stated for held in part.values() for each in held), None)
    return first, next(_consequences(check, procurement), None)


def _consequences(check: ServiceLevel, procurement: Procurement) -> Iterator[Spot]:
    """Where the text has a consequence; a heading ("Drift och vite") only promises one, and a column's head holds for
    the rows about the availability."""
    for analysis, part in procurement.parts():
        for mention in live_mentions(analysis, part, check.consequence):
            near = around(analysis, mention, "sentence")
            elsewhere = near & set(check.other) and not near & set(check.about)
            block = analysis.blocks[mention.block]
            if block.kind != "heading" and (_below(check, analysis, block) if block.place.row == 1 else not elsewhere):
                yield spot(analysis, mention)


def _below(check: ServiceLevel, analysis: Analysis, head: Block) -> bool:
    """True where a row about the matter has something in the column with this head."""
    cells = (
        index
        for index, block in enumerate(analysis.blocks)
        if (block.place.table, block.place.column) == (head.place.table, head.place.column)
        and block is not head
        and block.text.strip()
    )
    rows = (row_of(analysis, index) for index in cells)
    return any(m.concept in check.about for row in rows for at in row for m in block_mentions(analysis, at))


def _tied(check: ServiceLevel, procurement: Procurement) -> tuple[Spot | None, Spot | None]:
    tied = (
        spot(analysis, mention)
        for analysis, part in procurement.parts(check.within)
        for mention in live_mentions(analysis, part, check.consequence)
        if around(analysis, mention, "sentence") & set(check.about)
    )
    return next(tied, None), next(_levels(procurement), None)


def _levels(procurement: Procurement) -> Iterator[Spot]:
    for analysis in procurement.analyses:
        for index, block in enumerate(analysis.blocks):
            if match := _LEVEL.search(block.text):
                yield Spot(analysis, index, *match.span())
