"""A finding's identity, so that baselines and links outlive moved, renumbered and re-versioned text."""

from __future__ import annotations

import hashlib
from collections import Counter

from kravlint.analysis.model import part_at, sentence_at
from kravlint.engine.results import Hit, Spot
from kravlint.language.screen import lazy

_NUMBERING = lazy(r"^\s*(?:[•\-–]|\(?\d{1,2}(?:\.\d{1,3})*[.)]?(?=\s)|\(?[a-z]\)|[A-ZÅÄÖ]{1,5}[ -]?\d{1,4}\b[.:]?)\s*")


class Fingerprints:
    """Hands out fingerprints; equal sentences are told apart by their order, which is why it remembers."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, code: str, procurement: str, hit: Hit) -> str:
        """Sixteen hex digits from rule, item, part kind, and the sentence (or what an absence is about)."""
        if hit.anchor or hit.spot is None:
            about = f"{hit.anchor}|{procurement}"
        else:
            part = part_at(hit.spot.analysis, hit.spot.block)
            about = f"{part.kind}|{normal_sentence(hit.spot)}"
        key = "|".join((code, hit.item or "", about))
        self._seen[key] += 1
        return hashlib.sha256(f"{key}|{self._seen[key]}".encode()).hexdigest()[:16]


def normal_sentence(spot: Spot) -> str:
    """The sentence at a place without numbering, case and spacing; amounts, dates and modals stay."""
    sentence = sentence_at(spot.analysis, spot.block, spot.start)
    text = spot.analysis.blocks[spot.block].text[sentence.start : sentence.end]
    return " ".join(_NUMBERING.sub("", text).lower().split())
