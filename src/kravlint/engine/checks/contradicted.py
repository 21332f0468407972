"""contradicted: a statement that another place of the set gainsays ("no sensitive data" – "the pupils' diagnoses")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, row_of
from kravlint.engine.context import Context
from kravlint.engine.mentions import around, live_mentions, spot, text_of
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_NO = lazy(r"(?:nej|inga|ej|förekommer (?:inte|ej)|behandlas (?:inte|ej)|none|no)\b", re.IGNORECASE)


class Contradicted(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="contradicted"):
    """Each place of `of` is flagged when one of `by` stands elsewhere, in a sentence without `by_unless`."""

    of: tuple[str, ...]
    """How running text makes the statement."""
    by: tuple[str, ...]
    label: tuple[str, ...] = ()
    """What a table row calls it that makes the statement by answering "no"."""
    within: tuple[str, ...] = ()
    by_within: tuple[str, ...] = ()
    by_unless: tuple[str, ...] = ()


def check_contradicted(check: Contradicted, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per part that makes the statement, with the gainsaying place as related."""
    against = _against(check, procurement)
    if against is None:
        return
    for analysis, part in procurement.parts(check.within):
        for mention in live_mentions(analysis, part, (*check.of, *check.label)):
            if mention.concept not in check.of and not _answered_no(analysis, mention):
                continue
            place = spot(analysis, mention)
            yield Hit(
                place,
                words={"found": text_of(place), "against": text_of(against)},
                related=((against, {"sv": "här står något annat", "en": "here it says otherwise"}),),
            )
            break


def _answered_no(analysis: Analysis, mention: Mention) -> bool:
    others = [index for index in row_of(analysis, mention.block) if index > mention.block]
    return bool(others) and _NO.match(analysis.blocks[others[0]].text) is not None


def _against(check: Contradicted, procurement: Procurement) -> Spot | None:
    for analysis, part in procurement.parts(check.by_within):
        for mention in live_mentions(analysis, part, check.by):
            if not around(analysis, mention, "sentence") & set(check.by_unless):
                return spot(analysis, mention)
    return None
