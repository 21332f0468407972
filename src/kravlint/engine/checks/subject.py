"""subject: the agreement is about something else than the procurement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, is_contents
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import Hit, Result, Seen
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_WORD = lazy(r"[^\W\d_]{4,}")
_SHORTEST, _LONGEST = 5, 7  # letters that stand for a word, in all its forms and in compounds with its first member
_FEWEST_WORDS = 100  # of agreement and of the rest; a stub may leave its subject out
_OPENING = 14  # blocks of a part that may hold its title


class Subject(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="subject"):
    """The words of the titles of parts of the kinds `of_parts` must come back somewhere in parts of the kinds `within`."""

    of_parts: tuple[str, ...]
    within: tuple[str, ...]
    common: tuple[str, ...]
    """Beginnings of words that say nothing of the subject ("upphandling", "system")."""


def check_subject(check: Subject, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit for an agreement in which no telling word of the procurement's titles occurs, else a Seen.

    The whole text of the agreement clears it: a heading that differs from a scope that agrees is no mismatch.
    """
    titles = list(procurement.parts(check.of_parts))
    telling = {word.lower() for analysis, part in titles for word in _title_words(analysis, part, check.common)}
    spoken = [word for word in telling if _spoken(word, titles)]
    if not spoken or _words(titles) < _FEWEST_WORDS:
        return
    for analysis, part in procurement.parts(check.within):
        text = " ".join(_texts(analysis, part)).lower()
        place = block_spot(analysis, part.first)
        if len(text.split()) < _FEWEST_WORDS:
            continue
        if any(_stem(word) in text for word in spoken):
            yield Seen(place)
        else:
            yield Hit(place, words={"found": ", ".join(f"”{word}”" for word in sorted(spoken)[:4])})


def _title_words(analysis: Analysis, part: Part, common: Sequence[str]) -> Iterator[str]:
    """The telling words of the document's title, and of the part's first headings."""
    headings = [
        block.text
        for block in analysis.blocks[part.first : min(part.last, part.first + _OPENING) + 1]
        if (block.style in ("title", "subtitle") or (block.kind == "heading" and block.level == 1 and not block.label))
        and not is_contents(block)
    ]
    for text in {part.title, analysis.title, *headings[:2]}:
        for word in _WORD.findall(text):
            if not word.lower().startswith(tuple(common)):
                yield word


def _spoken(word: str, titles: Iterable[tuple[Analysis, Part]]) -> bool:
    """True when the procurement itself uses the word beyond its titles: three times at least."""
    return sum(text.lower().count(_stem(word)) for analysis, part in titles for text in _texts(analysis, part)) > 2


def _stem(word: str) -> str:
    return word[: max(_SHORTEST, min(_LONGEST, len(word) - 3))].lower()


def _texts(analysis: Analysis, part: Part) -> list[str]:
    return [block.text for block in analysis.blocks[part.first : part.last + 1]]


def _words(parts: Iterable[tuple[Analysis, Part]]) -> int:
    return sum(len(text.split()) for analysis, part in parts for text in _texts(analysis, part))
