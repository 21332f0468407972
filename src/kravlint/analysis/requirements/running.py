"""Running text: a unit for each sentence, list item and numbered requirement."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

import msgspec

from kravlint.analysis.requirements.identifiers import is_telling, leading, named
from kravlint.analysis.requirements.model import Obligation
from kravlint.analysis.requirements.unit import Span, Unit
from kravlint.document import Block
from kravlint.language import Sentence
from kravlint.language.screen import lazy

_MUST_HEADING = lazy(
    r"\b(?:ska|skall|obligatoriska)\s?-?\s?krav|\bmust[- ]haves?\b|\bmåste\s+(?:ha|finnas)$", re.IGNORECASE
)
_SHOULD_HEADING = lazy(
    r"\b(?:bör-?\s?krav|mervärdeskrav|meriterande|utvärderingskrav)|\bshould[- ]haves?\b|\bnice[- ]to[- ]have|"
    r"\bönskemål$|\bbör\s+(?:ha|finnas)$",
    re.IGNORECASE,
)
_MAY_HEADING = lazy(r"\bcould[- ]haves?\b", re.IGNORECASE)
_REQUIREMENTS_HEADING = lazy(
    r"(?:[\d.]+\s*)?(?:(?:(?:icke[- ]?)?funktionella|tekniska|allmänna|övriga|obligatoriska|grundläggande)\s+krav|"
    r"(?!kvalificerings|kvalifikations|anbuds|form|uteslutnings)\w+krav|krav(?:lista)?|acceptanskriterier|acceptance\s+criteria|"
    r"krav\s+på\s+(?!anbud|offert|sökande)\w+(?:\s+och\s+\w+)?|"
    r"(?:(?:non-?)?functional\s+|technical\s+|system\s+|security\s+)?requirements)",
    re.IGNORECASE,
)
_PROPERTY = lazy(
    r"(?:minst|högst|erfarenhet|kunskap|kompetens|god[at]?|goda|mycket god|dokumenterad|utbildning|förmåga|lägst|"
    r"flytande|behärska\w*)\b",
    re.IGNORECASE,
)
_POINTER = lazy(
    r".*\b(?:uppfylla|fulfil\w*)\b.{0,80}\b(?:krav\w*|requirements)(?:\s+[^:.]{0,60})?:$|"
    r"följande\s+(?:\w+\s+)?krav\w*\s+(?:ska|skall|måste)\s+(?:\w+\s+)?(?:beaktas|uppfyllas|gälla|följas|vara\s+uppfyllda)\b",
    re.IGNORECASE | re.DOTALL,
)
""" Points to the requirements that follow."""
_LONGEST_HEADING_WORDS = 5
_CLAUSE = lazy(r"\d+(?:\.\d+)+")
_CLAUSE_LETTER = lazy(r"[A-ZÅÄÖ][-. ]?\d{1,2}(?:\.\d{1,2})?")
""" In an agreement a clause ("C1"), whose sentences are read one by one."""
_LONGEST_ID = 20  # characters
_FEWEST_WORDS = 3
_DEEPEST = 5  # lists in lists
_LONGEST_LIST_HEADING = 4  # words


def units(
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    outline: Sequence[int],
    taken: frozenset[int],
    agreed: Container[int],
) -> Iterator[Unit]:
    """The units outside of requirement tables (whose cells are `taken`), in reading order; `agreed` are those of agreements."""
    completed = {sentence.stem for sentence in sentences if sentence.stem is not None}
    seen = -1
    numbered = (-1, 0)  # the block of the last numbered requirement and where it ends
    waiting = ""  # an id on a line of its own
    for at, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        first, seen = sentence.block != seen, sentence.block
        if sentence.block in taken or block.style.startswith("toc") or block.kind == "footnote":
            continue
        if at in completed and not block.text.endswith((".", "!", "?", ";"), 0, sentence.end):
            continue  # says nothing without its items, which repeat it
        if (sentence.block, sentence.start) < numbered:
            continue  # belongs to the numbered requirement
        short = block.kind != "cell" and sentence.end - sentence.start <= _LONGEST_ID
        alone = named(block.text[sentence.start : sentence.end]) if short else ""
        unit = None if alone else _unit(blocks, sentences, outline, sentence, first or waiting != "")
        if unit is None:
            waiting = alone
            continue
        if waiting and not unit.id:
            unit = msgspec.structs.replace(unit, id=waiting, catalogue=True, whole=True)
        waiting = ""
        if unit.whole and sentence.block in agreed and _CLAUSE_LETTER.fullmatch(unit.id):
            unit = msgspec.structs.replace(unit, catalogue=False, sure=False, whole=False)
        elif unit.whole:
            unit = msgspec.structs.replace(unit, end=_end(block, sentences, at))
            numbered = (unit.block, unit.end)
        yield unit


def _end(block: Block, sentences: Sequence[Sentence], at: int) -> int:
    """Where the numbered requirement that begins with a sentence ends: before the next id in the same block."""
    end = sentences[at].end
    for following in sentences[at + 1 :]:
        if following.block != sentences[at].block or named(leading(block.text[following.start : following.end])[0]):
            break
        end = following.end
    return end


def _unit(
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    outline: Sequence[int],
    sentence: Sentence,
    first: bool,
) -> Unit | None:
    block = blocks[sentence.block]
    if block.kind == "heading" and not _says_something(block):
        return None
    points = block.text[sentence.end - 1] == ":" or block.text.startswith("Följande", sentence.start)
    if points and _POINTER.match(block.text, sentence.start, sentence.end):
        return None
    given, start = _id(block), sentence.start
    if not given:
        given, skip = leading(block.text[sentence.start : sentence.end])
        start += skip
    whole = bool(named(given)) and (first or _begins_line(block.text, sentence.start))
    stems = _stems(sentences, sentence) if first else ()
    under = blocks[outline[sentence.block]] if outline[sentence.block] >= 0 else None
    stated = _from_heading(block, under) if first and not stems else None
    if not stems and stated is None and len(block.text[start : sentence.end].split()) < _FEWEST_WORDS:
        return None
    return Unit(
        block=sentence.block,
        start=start,
        end=sentence.end,
        id=given,
        stems=stems,
        obligation=stated,
        catalogue=whole,
        sure=whole and is_telling(given),
        whole=whole,
    )


def calls_for(heading: str) -> bool:
    """True for a heading that says that requirements stand under it ("Driftkrav", "Krav på support")."""
    return _REQUIREMENTS_HEADING.fullmatch(heading.strip(" :.")) is not None


def _begins_line(text: str, start: int) -> bool:
    return text[:start].rstrip(" \t").endswith("\n")


def _id(block: Block) -> str:
    """The id in the block's label: one that names a requirement, or a clause number ("4.2")."""
    label = block.label.rstrip(".")
    return named(label) or (label if _CLAUSE.fullmatch(label) else "")


def _says_something(block: Block) -> bool:
    """A heading that is a whole sentence: numbered requirements are sometimes set as headings."""
    return len(block.text.split()) > _LONGEST_HEADING_WORDS and block.text.rstrip().endswith((".", ":"))


def _stems(sentences: Sequence[Sentence], sentence: Sentence) -> tuple[Span, ...]:
    found: list[Span] = []
    while sentence.stem is not None and len(found) < _DEEPEST:
        sentence = sentences[sentence.stem]
        found.append((sentence.block, sentence.start, sentence.end))
    return tuple(found)


def _from_heading(block: Block, heading: Block | None) -> Obligation | None:
    """Under "Ska-krav" an item or a property is a requirement without a verb ("Minst fem års erfarenhet")."""
    if heading is None or block.kind in ("cell", "heading") or block.text.endswith(":"):
        return None
    stated = obligation_of_heading(heading.text)
    listed = block.kind == "item" and len(heading.text.split()) <= _LONGEST_LIST_HEADING
    if listed and calls_for(heading.text):
        return stated or "must"
    return stated if listed or _PROPERTY.match(block.text) else None


def obligation_of_heading(heading: str) -> Obligation | None:
    """What a heading says of everything under it ("Ska-krav")."""
    if _SHOULD_HEADING.search(heading):
        return "should"
    if _MAY_HEADING.search(heading):
        return "may"
    return "must" if _MUST_HEADING.search(heading) else None
