"""What tells whether a passage asks for something though no word of it says so: words, whom it names, where it stands.

Each trait is a short text; weights.json has what was learned for it (benchmarks/quality/train.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kravlint.analysis.requirements.lists import is_infinitive
from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.passages import Passage
from kravlint.analysis.requirements.verbs import is_active, is_passive
from kravlint.language.screen import lazy

_TOKEN = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,:]\d+)*|[%§?!:;()\"”’/]")
_LONG = 7  # characters: of such words beginning and end tell more than the whole
_BEGINNING, _END = 5, 4
_MEASURE = lazy(
    r"\d[\d,.]*\s*(?:%|procent|ms|s|sek\w*|min\w*|h|tim\w*|dygn|dag\w*|arbetsdag\w*|veck\w*|mån\w*|år|gånger|mb|gb|tb|mm|cm|m|kg|w|v|db)\b",
    re.IGNORECASE,
)
_LIMIT = frozenset(
    "minst högst max maximalt lägst senast inom endast enbart bara alltid aldrig samtliga alla inga ingen inget varje tidigast omgående "
    "omedelbart skyndsamt kostnadsfritt löpande".split()
)
_TODAY = lazy(
    r"\b(?:idag|i dag|nuvarande|hittills|tidigare|har (?:\w+ )?\w+(?:t|ts)|hade|var|blev|fanns|\w{3,}ade|sedan 20\d\d)\b",
    re.IGNORECASE,
)
_SPEAKER = frozenset("jag vi ni du man det den de ingen".split())
_MAY = lazy(
    r"\b(?:kan|får|kunna|may|can|har\s+(?:\w+\s+)?rätt|äger(?:\s+rätt)?|vill|önskar|behöver(?:\s+\w+)?\s+inte)\b",
    re.IGNORECASE,
)
_OPENINGS = (3, 25)  # characters
_MOST_WORDS = 10_000  # remembered from document to document


def traits(passage: Passage, parties: Parties) -> Iterator[str]:
    """Of the passage itself and of its surroundings."""
    text = passage.text
    words = _tokens(text)
    for word in dict.fromkeys(words):
        yield from _of_word(word)
    for pair in set(pairwise(words)):
        yield "b=" + "_".join(pair)
    if words:
        yield f"first={words[0]}"
        yield "two=" + "_".join(words[:2])
        yield f"fs={words[0][-3:]}"
    verbs = _verbs(text)
    yield f"vb={verbs}"
    yield f"vbk={verbs}{passage.kind}{passage.part}"
    leading = _named(text, parties)
    for position, (who, at) in enumerate(leading):
        yield f"has={who}"
        yield f"at={who}{sum(at >= limit for limit in _OPENINGS)}"
        if not position:
            yield f"lead={who}"
            yield f"lead={who}{verbs}"
    if permits := _MAY.search(text):
        yield f"may={permits.group().lower()}"
        yield f"may={leading[0][0] if leading else ''}"
    if _MEASURE.search(text):
        yield "measure"
        yield f"mk={passage.kind}{verbs}"
    if not _LIMIT.isdisjoint(words):
        yield "limit"
        yield f"limit={verbs}"
    if _TODAY.search(text):
        yield "today"
    speaker = next((word for word in words if word in _SPEAKER), None)
    if speaker:
        yield f"speaker={speaker}"
    yield f"nw={min(9, len(words) // 3)}"
    yield f"cap={text[:1].isupper()}"
    yield "obliges" if passage.obliges else f"none={passage.obliging}"
    yield from _around(passage, verbs)


def _around(passage: Passage, verbs: str) -> Iterator[str]:
    yield f"kind={passage.kind}"
    yield f"part={passage.part}"
    yield f"kp={passage.kind}{passage.part}"
    yield from _of_heading(passage.heading)
    if passage.stem:
        yield "stem"
        yield f"asked={passage.asked}"
        yield f"open={passage.stem.rstrip()[-1:].isalpha()}"
        yield from _of_stem(passage.stem)
    if passage.introduces:
        yield "introduces"
    if passage.cells:
        yield f"cells={min(5, len(passage.cells))}"
        yield f"row={passage.row == 1}"
        yield f"asks={passage.cells[0].rstrip().endswith('?')}"
    for name, share in (("section", passage.section), ("table", passage.table), ("whole", passage.whole)):
        yield f"{name}={share}"
        yield f"{name}={share}{verbs}"
    yield f"before={passage.before}"
    yield f"after={passage.after}"


def _tokens(text: str) -> list[str]:
    return ["#" if word[0].isdigit() else word.lower() for word in _TOKEN.findall(text)]


@lru_cache(_MOST_WORDS)
def _of_word(word: str) -> tuple[str, ...]:
    if len(word) < _LONG:
        return (f"w={word}",)
    return (f"w={word}", f"p={word[:_BEGINNING]}", f"s={word[-_END:]}")


@lru_cache(_MOST_WORDS)
def _of_heading(heading: str) -> tuple[str, ...]:
    words = dict.fromkeys(_tokens(heading))
    beginnings = dict.fromkeys(word[:6] for word in words if len(word) >= _LONG)
    return (*(f"h={word}" for word in words), *(f"hp={word}" for word in beginnings), f"hl={min(4, len(words))}")


@lru_cache(_MOST_WORDS)
def _of_stem(stem: str) -> tuple[str, ...]:
    words = _tokens(stem)
    last = next((word for word in reversed(words) if word.isalpha()), "")
    return (*(f"st={word}" for word in dict.fromkeys(words)), f"sl={last}")


def _verbs(text: str) -> str:
    """What kind of verb it has: an infinitive in front, a passive, an active, another, none."""
    if is_infinitive(text):
        return "infinitive"
    words = text.split()
    kinds = {_verb(word) for word in words}
    if "passive" in kinds:
        return "passive"
    if "active" in kinds:
        return "active"
    return "other" if finite_verbs(words) else "none"


@lru_cache(_MOST_WORDS)
def _verb(word: str) -> str:
    word = word.strip(".,;:()")
    return "passive" if is_passive(word) else "active" if is_active(word) else ""


def _named(text: str, parties: Parties) -> Sequence[tuple[str, int]]:
    """Who is named, each where first, from the left."""
    first: dict[str, int] = {}
    for each in parties.all(text, 0, len(text)):
        first.setdefault(each.who, each.start)
    return list(first.items())
