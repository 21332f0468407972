"""topics: matters that one side of the procurement speaks of and the other passes over."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.checks._topics import TOPIC, Side, by_reference, parts_of, places
from kravlint.engine.checks.absent import ALONE, UNREAD
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement

_BY_REFERENCE = {
    "sv": "avtalet hänvisar till standardvillkor som inte är med här och kan reglera det",
    "en": "the agreement refers to standard terms that are not here and may regulate it",
}
_FEWEST_WORDS = 40  # a shorter side says too little for its silence to mean anything


class Topics(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="topics"):
    """Each of `topics` that `spoken_in` asks for should also stand in one of `expected_in`."""

    topics: tuple[str, ...]
    """Concepts of rules/lexicon/topics.yaml, without "topic-"."""
    spoken_in: Side
    expected_in: tuple[Side, ...]
    at_least: int = 1
    """Places that speak of a topic before the other side is expected to."""
    asked: bool = True
    """Count only what the text asks of somebody, not what it tells."""
    weighty: tuple[str, ...] = ()
    """Topics of which one must be missing for the rule's full severity; empty: any."""


def check_topics(check: Topics, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit that lists the missing topics (in {topics}), and a Seen per topic that both sides speak of."""
    ours = parts_of(procurement, check.spoken_in)
    theirs = [part for side in check.expected_in for part in parts_of(procurement, side)]
    if procurement.alone and len({part.kind for _, part in (*ours, *theirs)}) < 2:
        yield NotJudged(ALONE)
        return
    if (
        _words(ours) < _FEWEST_WORDS
        or not parts_of(procurement, check.expected_in[0])
        or _words(theirs) < _FEWEST_WORDS
    ):
        return
    missing: dict[str, list[Spot]] = {}
    for topic in check.topics:
        spoken = [place for place in places(ours, TOPIC + topic) if not check.asked or _asked(place)]
        if len(spoken) < check.at_least:
            continue
        if answer := next(places(theirs, TOPIC + topic), None):
            yield Seen(answer)
        else:
            missing[topic] = spoken
    if missing:
        yield _result(check, procurement, context, missing)


def _result(check: Topics, procurement: Procurement, context: Context, missing: dict[str, list[Spot]]) -> Result:
    if procurement.unread:
        return NotJudged(UNREAD)
    if "agreement" in check.expected_in and by_reference(procurement):
        return NotJudged(_BY_REFERENCE)
    labels = [context.topics.get(TOPIC + topic, {}) for topic in missing]
    first, *others = (spots[0] for spots in missing.values())
    return Hit(
        first,
        anchor=" ".join(missing),
        words={"topics": {lang: ", ".join(label.get(lang, "") for label in labels).lower() for lang in ("sv", "en")}},
        related=tuple((place, label) for place, label in zip(others, labels[1:], strict=True)),
        lower=bool(check.weighty) and not set(check.weighty) & set(missing),
    )


def _asked(place: Spot) -> bool:
    """True where a requirement speaks of it."""
    return any(
        each.block == place.block and each.kind == "requirement" and each.start <= place.start < each.end
        for each in place.analysis.stated
    )


def _words(parts: list[tuple[Analysis, Part]]) -> int:
    return sum(
        len(block.text.split()) for analysis, part in parts for block in analysis.blocks[part.first : part.last + 1]
    )
