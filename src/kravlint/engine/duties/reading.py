"""A sentence of an agreement made ready to be judged: with its stem, its row, its parties and its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, column_head, mentions_between, row_of, sentence_at
from kravlint.document import Block
from kravlint.engine.duties.clause import Clauses, clauses_of
from kravlint.engine.duties.english import english_clauses, is_english
from kravlint.engine.duties.names import PARTIES, Aliases
from kravlint.engine.mentions import block_mentions
from kravlint.language import Mention, Sentence
from kravlint.language.screen import lazy

_DUTY_HEADING = lazy(
    r"skyldighet|åtagande|ansvar|uppgifter\b|ska\b|skall\b|plikt|obligation|garanti|krav på", re.IGNORECASE
)
_STEM_END = lazy(r":$|\b(?:ska|skall|får|bör|måste|kan|att|shall|must|will|may|should|to)$")
_POINT = lazy(r"(?:[a-zåäö]|[ivx]{1,4}|\d{1,2})\)|[•–-]\s")
_ANSWER = lazy(r"\s*(?:[☒☑✓✔■◼]|\[[xX]\])?\s*(?:nej|ja|inte|endast|bara|aldrig|no|yes)\b", re.IGNORECASE)
_ENDING = r"(?:e?[nt]|[aeo]r(?:na)?)?s?"  # "Underprocessor": "-n", "-er", "-ernas"
_GOES_ON = lazy(
    r"\s*(?:(?:Under(?:rättelse|rättandet)|Anmälan|Information|Rapport(?:ering)?|Meddelande|Besked|Upplysning)\w*|Det(?:ta)?\s+ska(?:ll)?|"
    r"Först\s+(?:därefter|då)|(?:The|Such|This)\s+(?:notification|notice|information|report)\b)"
)
FINITE_VERB = "finite-verb"
"""The concept of a main clause's finite verb, whatever it is."""
_ARTICLE = 5  # characters that may stand before the subject: "Den "
_PREDICATE = lazy(r"\s+(?:ska|skall|får|kan|bör|måste|har|är|äger|\w{3,}(?:er|ar|år))\s")
_PRONOUN = 3  # letters: "vi", "oss"
_LONGEST_LIST = 26
_DEEPEST = 4  # stems above each other


class Reading(Struct, frozen=True):
    """One sentence after the stem that introduces it, as one text; all offsets are in `text`."""

    sentence: Sentence
    text: str
    own: int
    """Where the sentence itself begins."""
    mentions: tuple[Mention, ...]
    clauses: Clauses
    implied: str | None
    """The party that heading, column head or row put the duty on, when the text itself names none."""
    english: bool = False
    answers: bool = False
    """What comes before is a question, and holds the verb."""


def readings(analysis: Analysis, sentences: Sequence[Sentence], aliases: Aliases) -> Iterator[Reading]:
    """The sentences that can hold a duty (no headings), each with its stem."""
    for sentence in sentences:
        if analysis.blocks[sentence.block].kind != "heading":
            yield reading(analysis, sentence, aliases)


def reading(analysis: Analysis, sentence: Sentence, aliases: Aliases) -> Reading:
    """One sentence with its stem, and the stem's stem."""
    text, mentions = "", []
    asked = _question_before(analysis, sentence)
    for stem in asked or (() if _stands_alone(analysis, sentence) else _stems(analysis, sentence)):
        if text and not text.endswith(" "):
            text += " "
        mentions += _moved(analysis, stem, len(text) - stem.start)
        text += _text(analysis, stem).rstrip(" :–")
    if text:
        text += " "
    own = len(text)
    mentions += _moved(analysis, sentence, own - sentence.start)
    text += _text(analysis, sentence)
    named = list(_aliased(text, sentence.block, aliases))
    mentions = [m for m in mentions if not any(_overlap(m, name) for name in named)] + named
    known = tuple(sorted(_without_nested(mentions)))
    english = is_english(text, analysis.languages[sentence.block])
    clauses = english_clauses(text, known) if english else clauses_of(text, known)
    known = tuple(sorted((*known, *_finite_verbs(sentence.block, clauses))))
    return Reading(sentence, text, own, known, clauses, _implied(analysis, sentence), english, bool(asked))


def _question_before(analysis: Analysis, sentence: Sentence) -> list[Sentence]:
    """The question that "Nej, inte utan …" answers."""
    if not sentence.start or not _ANSWER.match(_text(analysis, sentence)):
        return []
    before = sentence_at(analysis, sentence.block, max(sentence.start - 2, 0))
    return [before] if _text(analysis, before).rstrip().endswith("?") else []


def _stands_alone(analysis: Analysis, sentence: Sentence) -> bool:
    """True for "– Biträdet informerar den ansvarige …": a point with subject and verb of its own needs no lead."""
    text = _text(analysis, sentence)
    if sentence.start and text[0].isupper():
        return True  # what a point goes on to say
    for mention in mentions_between(analysis, sentence.block, sentence.start, sentence.start + _ARTICLE):
        follows = text[mention.end - sentence.start :]
        if mention.concept in PARTIES and text[0].isupper() and _PREDICATE.match(follows):
            return True
    return False


def _finite_verbs(block: int, clauses: Clauses) -> Iterator[Mention]:
    """What governs the sentence, for duties that their matter tells and not their verb."""
    for clause in clauses.all:
        if clause.kind == "main" and clause.finite and clause.finite[0] < clause.finite[1]:
            yield Mention(block, *clause.finite, FINITE_VERB)


def concepts_near(analysis: Analysis, one: Reading) -> set[str]:
    """The concepts of a sentence, its stem and its row."""
    near = {mention.concept for mention in one.mentions}
    if analysis.blocks[one.sentence.block].kind == "cell":
        for index in row_of(analysis, one.sentence.block):
            near |= {m.concept for m in block_mentions(analysis, index)}
    return near


def concepts_above(analysis: Analysis, sentence: Sentence) -> set[str]:
    """The concepts of the heading that a sentence stands under, and of what introduces it."""
    heading = analysis.outline[sentence.block]
    above = {m.concept for m in block_mentions(analysis, heading)} if heading >= 0 else set()
    return above | {m.concept for stem in _stems(analysis, sentence)[-1:] for m in block_mentions(analysis, stem.block)}


def concepts_before(analysis: Analysis, sentence: Sentence) -> set[str]:
    """The concepts of the sentence before, in the same paragraph."""
    if not sentence.start:
        return set()
    before = sentence_at(analysis, sentence.block, max(sentence.start - 2, 0))
    return {m.concept for m in mentions_between(analysis, sentence.block, before.start, before.end)}


def concepts_after(analysis: Analysis, sentence: Sentence) -> set[str]:
    """The concepts of the next sentence in the paragraph, where it goes on about what this one says is done."""
    text = analysis.blocks[sentence.block].text
    at = sentence.end + 1
    if at >= len(text) or not _GOES_ON.match(text, at):
        return set()
    after = sentence_at(analysis, sentence.block, at)
    return {m.concept for m in mentions_between(analysis, sentence.block, after.start, after.end)}


def is_point(block: Block) -> bool:
    """True for a text that begins as a point of a list does: "a) …", "– …"."""
    return bool(_POINT.match(block.text) or _POINT.match(block.label))


def _stems(analysis: Analysis, sentence: Sentence) -> list[Sentence]:
    found: list[Sentence] = []
    at = sentence
    while at.stem is not None and len(found) < _DEEPEST:
        at = analysis.sentences[at.stem]
        found.insert(0, at)
    if not found and (stem := _stem_before(analysis, sentence) or _lead_in(analysis, sentence)) is not None:
        found.append(stem)
    elif not found and analysis.blocks[sentence.block].kind in ("item", "paragraph"):
        heading = analysis.outline[sentence.block]
        if heading >= 0 and _STEM_END.search(analysis.blocks[heading].text):
            found.append(Sentence(heading, 0, len(analysis.blocks[heading].text)))
    return found


def _lead_in(analysis: Analysis, sentence: Sentence) -> Sentence | None:
    """The paragraph that goes on in a list without a colon: "Biträdet hjälper kunden", "att svara …"."""
    index = sentence.block
    while index > 0 and sentence.block - index < _LONGEST_LIST and analysis.blocks[index].kind == "item":
        index -= 1
    before = analysis.blocks[index]
    if index == sentence.block or before.kind != "paragraph" or not before.text[-1:].isalpha():
        return None
    return sentence_at(analysis, index, len(before.text) - 1)


def _stem_before(analysis: Analysis, sentence: Sentence) -> Sentence | None:
    """The sentence that introduces "a) …" where the format has no lists of letters and the point is a paragraph."""
    block = analysis.blocks[sentence.block]
    if block.kind != "paragraph" or not is_point(block):
        return None
    index = sentence.block - 1
    while index >= 0 and sentence.block - index < _LONGEST_LIST and analysis.blocks[index].kind == "paragraph":
        text = analysis.blocks[index].text
        if _STEM_END.search(text):
            return sentence_at(analysis, index, len(text) - 1)
        if not is_point(analysis.blocks[index]):
            return None
        index -= 1
    return None


def _implied(analysis: Analysis, sentence: Sentence) -> str | None:
    block = analysis.blocks[sentence.block]
    if block.kind == "cell":
        for index in row_of(analysis, sentence.block):
            if index != sentence.block and (party := _only_party(analysis, index)):
                return party
        head = column_head(analysis, sentence.block)
        if head is not None and _DUTY_HEADING.search(analysis.blocks[head].text):
            return _party_in(analysis, head)
    heading = analysis.outline[sentence.block]
    if heading >= 0 and _DUTY_HEADING.search(analysis.blocks[heading].text):
        return _party_in(analysis, heading)
    return None


def _only_party(analysis: Analysis, block: int) -> str | None:
    found = [m for m in block_mentions(analysis, block) if m.concept in PARTIES]
    covered = max((m.end - m.start for m in found), default=0)
    return found[0].concept if found and covered + 4 >= len(analysis.blocks[block].text) else None


def _party_in(analysis: Analysis, block: int) -> str | None:
    found = {m.concept for m in block_mentions(analysis, block) if m.concept in PARTIES}
    return found.pop() if len(found) == 1 else None


def _text(analysis: Analysis, sentence: Sentence) -> str:
    return analysis.blocks[sentence.block].text[sentence.start : sentence.end]


def _moved(analysis: Analysis, sentence: Sentence, offset: int) -> list[Mention]:
    return [
        Mention(m.block, m.start + offset, m.end + offset, m.concept)
        for m in mentions_between(analysis, sentence.block, sentence.start, sentence.end)
        if m.end <= sentence.end
    ]


def _aliased(text: str, block: int, aliases: Aliases) -> Iterator[Mention]:
    for name, party in aliases.items():
        ending = _ENDING if len(name) > _PRONOUN else "(?::?s)?" if name[0].isupper() else ""
        flags = 0 if name[0].isupper() else re.IGNORECASE
        for match in re.finditer(rf"\b{re.escape(name)}{ending}\b", text, flags):
            yield Mention(block, match.start(), match.end(), party)


def _overlap(mention: Mention, name: Mention) -> bool:
    """True where the name is the party that the mention is; "den ni anlitar" is somebody else than "ni"."""
    wider = mention.concept == "sub-processor" and mention.end - mention.start > name.end - name.start
    return mention.concept in PARTIES and mention.start < name.end and name.start < mention.end and not wider


def _without_nested(mentions: Sequence[Mention]) -> list[Mention]:
    """ "ett annat personuppgiftsbiträde" is the sub-processor and not also the processor."""
    parties = [m for m in mentions if m.concept in PARTIES]
    return [
        m
        for m in mentions
        if m.concept not in PARTIES
        or not any(n != m and n.start <= m.start and m.end <= n.end and n.concept != m.concept for n in parties)
    ]
