"""data-subjects: the data processing agreement is about people of whom no other document speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, row_of
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_DPA_KINDS = ("dpa", "dpa-instruction", "dpa-subprocessors")
_LABEL = lazy(
    r"(?:kategori(?:er)?\s+av\s+)?registrerade(?:\s+personer)?(?:\s*:|\s+(?:är|omfattar|utgörs\s+av)\b|\s*$)|"
    r"(?:categories\s+of\s+)?data\s+subjects(?:\s*:|\s+(?:are|include)\b|\s*$)",
    re.IGNORECASE,
)
_WORD = lazy(r"[^\W\d_]{4,}")
_SPLIT = lazy(r",|;|\boch\b|\bsamt\b|\band\b|\beller\b|\n|\(|\)|/")
_LONGEST = 300  # characters; a longer text is no list of people
_STEM = 5  # letters that stand for a word in all its forms and compounds
_FEWEST = 2  # people that the rest of the set says nothing of
_FEWEST_WORDS = 50  # of the rest of the set; with less, silence means nothing


class DataSubjects(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="data-subjects"):
    """Most of the people listed as data subjects must come back in the other documents."""

    common: tuple[str, ...]
    """Beginnings of words for people that every purchase has ("anställd", "personal", "användare")."""


def check_data_subjects(check: DataSubjects, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per list of data subjects of which most are foreign to the set, else a Seen."""
    rest = [text for analysis, part in procurement.parts(not_within=_DPA_KINDS) for text in _texts(analysis, part)]
    spoken = " ".join(rest).lower()
    if len(spoken.split()) < _FEWEST_WORDS:
        return
    for analysis, part in procurement.parts(_DPA_KINDS):
        for place in _lists(analysis, part):
            text = analysis.blocks[place.block].text[place.start : place.end]
            people = [words for each in _SPLIT.split(text) if (words := _telling(each, check.common))]
            foreign = [words for words in people if not any(_stem(word) in spoken for word in words)]
            if len(foreign) >= _FEWEST and 2 * len(foreign) > len(people):
                yield Hit(place, words={"found": ", ".join(f"”{' '.join(words)}”" for words in foreign)})
            elif people:
                yield Seen(place)


def _lists(analysis: Analysis, part: Part) -> Iterator[Spot]:
    """What follows "Registrerade": in the next cell of the row, or in the same sentence."""
    for index in range(part.first, part.last + 1):
        block = analysis.blocks[index]
        label = _LABEL.search(block.text)
        if label is None or len(block.text) > _LONGEST:
            continue
        row = row_of(analysis, index)
        if block.kind == "cell" and row[:1] == [index] and len(row) > 1:
            yield block_spot(analysis, row[1])
        elif block.kind != "heading" and block.text[label.end() :].strip(" :."):
            yield Spot(analysis, index, label.end(), len(block.text))


def _telling(people: str, common: Sequence[str]) -> list[str]:
    words = [word.lower() for word in _WORD.findall(people)]
    return [] if any(word.startswith(tuple(common)) for word in words) else words


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - 4)]


def _texts(analysis: Analysis, part: Part) -> list[str]:
    return [block.text for block in analysis.blocks[part.first : part.last + 1]]
