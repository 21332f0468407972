"""Requirements that no word says outright: "Loggen sparas i två år", "Batteri | minst 8 timmar", "Kortläsare, 14 st".

The words of a sentence decide first (reading.py). Where they say nothing, what the passage is like and where it stands
is weighed: a linear model learned from labelled texts by many hands (benchmarks/quality/train.py), whose weights are
in weights.json. Its traits are words and places: which of them told can be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp
from pathlib import Path

import msgspec
from msgspec import Struct

from kravlint.analysis.requirements.identifiers import is_id
from kravlint.analysis.requirements.modality import Modal, is_insight, modals
from kravlint.analysis.requirements.model import Addressee
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.passages import Passage, obliges
from kravlint.analysis.requirements.reading import DESCRIBING, Reading, defines_words, sets_penalties
from kravlint.analysis.requirements.traits import traits
from kravlint.analysis.requirements.unit import Unit
from kravlint.document import Block
from kravlint.language.screen import lazy

_WEIGHTS = Path(__file__).with_name("weights.json")
_WISHED = lazy(r"\b(?:gärna|helst|önskvär\w+|önskas?|meriterande|bör|should|preferably)\b", re.IGNORECASE)
_NEED_NOT = lazy(r"\b(?:behöver|innebär)\s+(?:\w+\s+)?inte\b|\bneed\s+not\b", re.IGNORECASE)
_OF_THE_DEAL = lazy(
    r"\b(?:rättighet\w*|äganderätt\w*|upphovsrätt\w*|nyttjanderätt\w*|prisavdrag\w*|skadestånd\w*|vite\w*|ersättning\w*|avgift\w*|arvode\w*|kredit(?:er)?\w*|"
    r"debiter\w*|faktur\w*|betal\w+|häv(?:a|er|s|ning\w*)|uppsäg\w+|säg\w*\s+upp|avtalstid\w*|förläng\w+|tvist\w*|force\s+majeure)\b",
    re.IGNORECASE,
)
_POINTS = lazy(
    r"\brätt\s+till\b|\bkan\s+(?:\w+\s+)?vara\s+att\b|\bomfattar\s+(?:\w+\s+){0,4}?(?:inte|ej)\b|\bär\s+(?:inte|ej)\s+(?:ansvarig|skyldig)\w*\b|\bär\s+den\s+(?:dag|tid|tidpunkt|part|person)\w*\s+(?:då|som|när)\b|^(?:rätten|skyldigheten)\s+att\b|"
    r"\b(?:framgår|beskrivs|anges|regleras|definieras|redovisas)\s+(?:\w+\s+)?(?:av|i|under)\s+(?:avsnitt|kapitel|punkt|bilaga|§|kap\b)",
    re.IGNORECASE,
)
_MAY_BE = lazy(
    r"\b(?:kan|kunde)\s+(?:\w+\s+){0,3}?(?:vara|utgöras|anges|bestå|gälla|tänkas|till\s+exempel)\b", re.IGNORECASE
)
_FEWEST_LETTERS = 3
_LEAST = 0.55
"""The probability from which a passage without a word that obliges is a requirement."""
_LEAST_SAID = 0.85
"""The same for one that has such a word, which was not read as obliging, and for what contracts only settle."""
_ACTING = frozenset({"buyer", "supplier", "consultant", "tenderer"})
_SURELY_NOT = -50.0
_ROUNDS, _SETTLED = 30, 0.001
_USUAL = 5  # passages, as usual, by which a document's own share is steadied


class Weights(Struct, frozen=True):
    """What was learned."""

    bias: float
    prior: float
    """How large a share of the passages that were read as nothing are requirements, where it was learned."""
    of: dict[str, float]
    """Of each trait."""


def implied(passages: Sequence[Passage], blocks: Sequence[Block], parties: Parties) -> Iterator[tuple[Unit, Reading]]:
    """The passages that were read as nothing and yet ask for something."""
    learned = weights()
    silent = [each for each in passages if each.read is None and _may_ask(each)]
    told = [(passage, likelihood(passage, parties, learned)) for passage in silent]
    among = _share([probability for passage, probability in told if not passage.obliges], learned.prior)
    for passage, probability in told:
        likely = probability if passage.obliges else _given(probability, learned.prior, among)
        if likely < (_LEAST_SAID if passage.obliges or _settles(passage) else _LEAST):
            continue
        able = [modal for modal in modals(passage.text) if modal.obligation == "may"]
        if not _lets(passage.text, able, parties) and not _names(passage):
            yield _unit(passage, blocks), _reading(passage, able, parties)


def likelihood(passage: Passage, parties: Parties, learned: Weights) -> float:
    """The probability that a passage is a requirement, as often as they were where the weights were learned."""
    known = learned.of
    told = learned.bias + sum(known.get(trait, 0.0) for trait in traits(passage, parties))
    return 1 / (1 + exp(-max(told, _SURELY_NOT)))


def _share(told: Sequence[float], prior: float) -> float:
    """How large a share of a document's silent passages are requirements: where all is said with "ska" hardly any.

    Found by expectation maximisation (Saerens, Latinne and Decaestecker 2002, Neural Computation 14:21-41), from the usual
    share downwards: upwards, a text unlike all that was learned from would talk itself into one demand after another.
    """
    among = prior
    for _ in range(_ROUNDS):
        expected = sum(_given(each, prior, among) for each in told)
        before, among = among, min(prior, (expected + _USUAL * prior) / (len(told) + _USUAL))
        if abs(among - before) < _SETTLED:
            break
    return among


def _given(probability: float, prior: float, among: float) -> float:
    """The probability where another share of all is so."""
    yes, no = probability * among / prior, (1 - probability) * (1 - among) / (1 - prior)
    return yes / (yes + no)


def _may_ask(passage: Passage) -> bool:
    """False for what has been read otherwise, what others complete, and where things are only described."""
    if passage.settled or passage.introduces or passage.part in DESCRIBING or defines_words(passage.heading):
        return False
    return sum(map(str.isalpha, passage.text)) >= _FEWEST_LETTERS


def _settles(passage: Passage) -> bool:
    """True for what contracts speak of without asking anybody to do it."""
    return sets_penalties(passage.heading) or _OF_THE_DEAL.search(passage.text) is not None


def _names(passage: Passage) -> bool:
    """True for what points to another place, frees somebody, says what a word means, or is an example of what can be."""
    return bool(_POINTS.search(passage.text) or (_MAY_BE.search(passage.stem) and not obliges(passage.stem)))


def _lets(text: str, able: Sequence[Modal], parties: Parties) -> bool:
    """True where a party may do something, or somebody need not: that is asked of nobody."""
    if _NEED_NOT.search(text):
        return True
    may = [modal for modal in able if not is_insight(text, modal)]
    return any(parties.subject(text, modal.start, modal.end) in _ACTING for modal in may)


@cache
def weights() -> Weights:
    """What weights.json holds, read when first needed."""
    return msgspec.json.decode(_WEIGHTS.read_bytes(), type=Weights)


def _unit(passage: Passage, blocks: Sequence[Block]) -> Unit:
    label = passage.label if passage.label and passage.label[0] != passage.block else None
    named = label is not None and is_id(blocks[label[0]].text)
    return Unit(
        block=passage.block,
        start=passage.start,
        end=passage.end,
        id=blocks[label[0]].text.strip() if label and named else "",
        stems=(label,) if label and not named else (),
        whole=True,
    )


def _reading(passage: Passage, able: Sequence[Modal], parties: Parties) -> Reading:
    named = [each.who for each in parties.all(passage.text, 0, len(passage.text)) if each.who != "buyer"]
    who: Addressee = named[0] if named else "other"
    wished = _WISHED.search(passage.text) is not None
    return Reading("should" if wished else "may" if able else "must", "requirement", who)
