"""companion: where one thing stands, another should stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, around, live_mentions, spot, text_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.language import Mention
from kravlint.procurement import Procurement


class Companion(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="companion"):
    """Each place of `of` (with `near` within the sentence or block) needs one of `needs` within `reach`."""

    of: tuple[str, ...]
    needs: tuple[str, ...]
    reach: Literal["sentence", "block", "requirement", "section", "procurement"] = "sentence"
    near: tuple[str, ...] = ()
    near_reach: Literal["sentence", "block", "section"] = "sentence"
    given: tuple[str, ...] = ()
    """Concepts of which one must stand somewhere in the set."""
    unless: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    once: bool = True
    """One finding per document."""
    enough: bool = False
    """One place that has its companion speaks for all the others of the set."""
    needs_anywhere: tuple[str, ...] = ()
    """Concepts so plain that they answer from anywhere in the set."""


def check_companion(check: Companion, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per place (or document) without its companion, and Seen where it has it."""
    if check.given and anywhere(procurement, check.given) is None:
        return
    plain = (*check.needs_anywhere, *(check.needs if check.reach == "procurement" else ()))
    everywhere = anywhere(procurement, plain) if plain else None
    if check.enough and (held := _first_accompanied(check, procurement)):
        yield Seen(held)
        return
    for analysis in procurement.analyses:
        lacking: list[Mention] = []
        for part in analysis.parts:
            if check.within and part.kind not in check.within:
                continue
            for mention in live_mentions(analysis, part, check.of):
                if not _in_scope(check, analysis, mention):
                    continue
                if everywhere is not None or _accompanied(check, analysis, mention):
                    yield Seen(everywhere or spot(analysis, mention))
                else:
                    lacking.append(mention)
        if not lacking:
            continue
        if check.reach == "procurement" and procurement.unread:
            yield NotJudged(UNREAD)
            continue
        for mention in lacking[:1] if check.once else lacking:
            place = spot(analysis, mention)
            others = lacking[1:20] if check.once else []
            also = {"sv": "även här", "en": "also here"}
            yield Hit(
                place,
                words={"found": text_of(place), "count": str(len(lacking))},
                related=tuple((spot(analysis, other), also) for other in others),
            )


def _first_accompanied(check: Companion, procurement: Procurement) -> Spot | None:
    for analysis, part in procurement.parts(check.within):
        for mention in live_mentions(analysis, part, check.of):
            if _in_scope(check, analysis, mention) and _accompanied(check, analysis, mention):
                return spot(analysis, mention)
    return None


def _in_scope(check: Companion, analysis: Analysis, mention: Mention) -> bool:
    if not check.near and not check.unless:
        return True
    if check.unless and around(analysis, mention, "sentence") & set(check.unless):
        return False
    return not check.near or bool(around(analysis, mention, check.near_reach) & set(check.near))


def _accompanied(check: Companion, analysis: Analysis, mention: Mention) -> bool:
    return check.reach != "procurement" and bool(around(analysis, mention, check.reach) & set(check.needs))
