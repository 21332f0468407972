"""References to requirements by their ids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import ahocorasick_rs

from kravlint.analysis.model import Citation, is_contents
from kravlint.analysis.requirements.model import Requirement
from kravlint.document import Block
from kravlint.language.screen import lazy

_TELLING = lazy(r"[^\W\d_].*\d")
_NUMBER = r"(?:[A-ZÅÄÖ]{1,6}[-_. ]?\d{1,5}(?:[.\-]\d{1,3})*|\d{1,3}(?:\.\d{1,3})+)"
_NAMED = lazy(
    rf"(?<!\w)[Kk]rav(?:en|et)?\s+(?P<id>{_NUMBER})(?P<more>(?:\s*(?:,|och|samt|eller)\s*{_NUMBER})*)(?![\w%]|[.,:]\d)"
)
_EACH = lazy(_NUMBER)
_STANDARD = lazy(r"(?:ISO|IEC|SS|EN|WCAG|SFS|TLS|RFC|LTI|SAML)\b")


def requirement_ids(blocks: Sequence[Block], requirements: Sequence[Requirement]) -> Iterator[Citation]:
    """Where a requirement is named by its id elsewhere than at itself. Aspect: id; `target` is its block.

    An id without letters ("2.7") is taken for one only after "krav"; so is one that the document does not have.
    """
    own = {each.id: each.block for each in reversed(requirements) if each.id and not each.derived}
    taken: set[tuple[int, int]] = set()
    for index, block in enumerate(blocks):
        if "rav" not in block.text or is_contents(block):
            continue
        for match in _NAMED.finditer(block.text):
            if match.start() == 0 and block.kind in ("heading", "cell"):
                continue  # the requirement itself
            for each in _EACH.finditer(block.text, match.start("id"), match.end()):
                if not _STANDARD.match(each.group()) and own.get(each.group()) != index:
                    taken.add((index, each.start()))
                    yield _citation(each.group(), index, each.start(), own)
    for index, start, number in _known(blocks, [name for name in own if _TELLING.search(name)]):
        if own[number] != index and (index, start) not in taken:
            yield _citation(number, index, start, own)


def _citation(number: str, block: int, start: int, own: dict[str, int]) -> Citation:
    return Citation("requirement", (("id", number),), block, start, start + len(number), own.get(number))


def _known(blocks: Sequence[Block], numbers: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Block, offset and id wherever an id stands as a word inside a text."""
    if not numbers:
        return
    text = "\x00".join(block.text for block in blocks)
    starts = list(accumulate((len(block.text) + 1 for block in blocks), initial=0))
    automaton = ahocorasick_rs.AhoCorasick(numbers, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for entry, start, end in automaton.find_matches_as_indexes(text):
        if _inside_word(text, start - 1) or _inside_word(text, end) or text[end : end + 2].strip("-.:")[:1].isdigit():
            continue
        index = bisect_right(starts, start) - 1
        at = start - starts[index]
        if at and not is_contents(blocks[index]):
            yield index, at, numbers[entry]


def _inside_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
