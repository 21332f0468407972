"""absent: something that the set should hold, given what it is about, stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.engine.checks._asking import asking, names_only
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, around, block_spot, is_bare, live_mentions, spot, text_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement

ALONE = {
    "sv": "dokumentet lästes ensamt: det kan stå i en annan handling",
    "en": "the document was read alone: another document may hold it",
}
UNREAD = {
    "sv": "en handling i upphandlingen gick inte att läsa, och det kan stå där",
    "en": "a document of the procurement could not be read, and may hold it",
}


class Absent(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="absent"):
    """Given `given` in documents of some kinds, `expect` (or a part of `expect_kinds`) should be in the set."""

    given: tuple[str, ...]
    expect: tuple[str, ...]
    expect_kinds: tuple[str, ...] = ()
    expect_not_within: tuple[str, ...] = ()
    """Kinds of part where `expect` does not count: there it is said of something else."""
    expect_unless: tuple[str, ...] = ()
    """None of these may stand in the sentence: there it is said of something else, or left open."""
    expect_near: tuple[str, ...] = ()
    """One of these must stand in the section: elsewhere it is said of something else."""
    asked: bool = False
    """Only what the text asks for counts, not what it wishes for or mentions."""
    expect_facts: tuple[str, ...] = ()
    """Kinds of fact that answer too ("level")."""
    expect_within: tuple[str, ...] = ()
    """Kinds of part in which it must stand; empty: any."""
    mentioned: tuple[str, ...] = ()
    """Where one of these stands the set speaks of it without stating it: reported one severity step lower."""
    given_within: tuple[str, ...] = ()
    given_unless: tuple[str, ...] = ()
    """None of these may stand in the sentence: what is kept out calls for nothing."""
    at_least: int = 1
    """Mentions of `given` before the expectation stands."""
    given_also: tuple[str, ...] = ()
    """One of these must stand somewhere too."""
    unless_anywhere: tuple[str, ...] = ()
    """With one of these in the set, other rules judge it."""
    alone: tuple[str, ...] = ()
    """Kinds of a document read alone that are judged all the same, one severity step lower."""


def check_absent(check: Absent, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit for the procurement, a Seen where the expectation is met, or NotJudged."""
    trigger = triggered(procurement, check.given, check.given_within, check.at_least, check.given_unless)
    if check.given_also and anywhere(procurement, check.given_also) is None:
        trigger = None
    if check.unless_anywhere and anywhere(procurement, check.unless_anywhere):
        return
    seen = _held(procurement, check) or _stated(check, procurement)
    if seen is not None:
        yield Seen(seen)
        return
    if trigger is None:
        return
    if (unknown := elsewhere(procurement, check.alone)) is not None:
        yield unknown
        return
    yield Hit(
        anchor=check.expect[0],
        words={"found": text_of(trigger)},
        related=((trigger, {"sv": "därför väntas det", "en": "why it is expected"}),),
        lower=procurement.alone or anywhere(procurement, check.mentioned) is not None,
    )


def elsewhere(procurement: Procurement, alone: Sequence[str] = (), within: Sequence[str] = ()) -> NotJudged | None:
    """Why what is missing may stand in a document that is not here; None when all of them are.

    A document read by itself is all there is where its kind is one of `alone`; a set without any part of `within` lacks
    the documents that would hold it.
    """
    if procurement.unread:
        return NotJudged(UNREAD)
    by_itself = procurement.alone and procurement.analyses[0].kind not in alone
    return NotJudged(ALONE) if by_itself or not any(procurement.parts(within)) else None


def _held(procurement: Procurement, check: Absent) -> Spot | None:
    """The first place of what is expected; a heading with nothing under it holds nothing."""
    unless, near = frozenset(check.expect_unless), frozenset(check.expect_near)
    for analysis, part in procurement.parts(check.expect_within, check.expect_not_within):
        for mention in live_mentions(analysis, part, check.expect):
            if is_bare(analysis, mention.block):
                continue
            if check.asked and not names_only(analysis, mention) and asking(analysis, mention) != "asked":
                continue
            if unless and not around(analysis, mention, "sentence").isdisjoint(unless):
                continue
            if not near or not around(analysis, mention, "section").isdisjoint(near):
                return spot(analysis, mention)
    return None


def _stated(check: Absent, procurement: Procurement) -> Spot | None:
    """The first part of an expected kind, else the first fact of an expected kind."""
    for analysis, part in procurement.parts(check.expect_kinds) if check.expect_kinds else ():
        return block_spot(analysis, part.first)
    for analysis in procurement.analyses if check.expect_facts else ():
        for fact in analysis.facts:
            if fact.kind in check.expect_facts:
                return Spot(analysis, fact.block, fact.start, fact.end)
    return None


def triggered(
    procurement: Procurement, given: Sequence[str], within: Sequence[str], at_least: int, unless: Sequence[str] = ()
) -> Spot | None:
    """The first place of `given` in parts of some kinds, where it stands so many times without `unless` beside it."""
    count, first = 0, None
    for analysis, part in procurement.parts(within):
        for mention in live_mentions(analysis, part, given):
            if unless and around(analysis, mention, "sentence") & set(unless):
                continue
            count += 1
            first = first or spot(analysis, mention)
            if count >= at_least:
                return first
    return None
