"""senses: a word of two meanings, used so that nothing around it says which."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between, mentions_of
from kravlint.engine.checks.smell import asked_of
from kravlint.engine.context import Context
from kravlint.engine.mentions import around, block_mentions, spot, text_of
from kravlint.engine.results import Hit, Result
from kravlint.language import Mention
from kravlint.procurement import Procurement


class Senses(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="senses"):
    """Flags a word (`of`) in requirements without a clue to its sense, in a document that uses it in both senses."""

    of: tuple[str, ...]
    one: tuple[str, ...]
    """Clues to one sense: concepts in the same sentence, row or heading."""
    other: tuple[str, ...]
    within: tuple[str, ...]


def check_senses(check: Senses, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document at the first such word, the others related."""
    for analysis in procurement.analyses:
        clues = [_clues(analysis, mention) for c in check.of for mention in analysis.by_concept.get(c, ())]
        if not any(c & set(check.one) for c in clues) or not any(c & set(check.other) for c in clues):
            continue
        unclear = [
            mention
            for mention in _required(check, analysis)
            if not _clues(analysis, mention) & {*check.one, *check.other}
        ]
        if unclear:
            first, *others = (spot(analysis, mention) for mention in unclear)
            also = {"sv": "även här", "en": "also here"}
            yield Hit(first, words={"found": text_of(first)}, related=tuple((each, also) for each in others[:20]))


def _required(check: Senses, analysis: Analysis) -> Iterator[Mention]:
    using = {mention.block for mention in mentions_of(analysis, check.of)}
    for each in asked_of(analysis, check.within):
        if each.block in using:
            for mention in mentions_between(analysis, each.block, each.start, each.end):
                if mention.concept in check.of:
                    yield mention


def _clues(analysis: Analysis, mention: Mention) -> set[str]:
    heading = analysis.outline[mention.block]
    above = {m.concept for m in block_mentions(analysis, heading)} if heading >= 0 else set()
    return around(analysis, mention, "sentence") | above
