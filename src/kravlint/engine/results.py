"""What a check has to say, before the engine makes findings of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.report import Basis

TO_A_NOTE = 2
"""Steps down from an error."""

State = Literal["met", "weakened", "negated", "wrong-party", "missing", "by reference", "unclear"]


class Spot(Struct, frozen=True):
    """A span of text in a document."""

    analysis: Analysis
    block: int
    start: int
    end: int


class Hit(Struct, frozen=True):
    """Something to report. Without a spot it is about the procurement as a whole."""

    spot: Spot | None = None
    anchor: str = ""
    """What an absence is about (a concept, an annex number): stands in the fingerprint in place of the sentence."""
    item: str | None = None
    state: State | None = None
    words: Mapping[str, str | Mapping[str, str]] = {}
    """For the message's placeholders; a mapping holds one text per language."""
    related: tuple[tuple[Spot, Mapping[str, str]], ...] = ()
    basis: tuple[Basis, ...] = ()
    """The sources of just this finding, instead of the rule's."""
    lower: int = 0
    """Report so many severity steps lower than the rule says."""
    doubtful: bool = False
    """It may stand there after all, in words that were not understood."""


class Seen(Struct, frozen=True):
    """An expectation that was judged and holds, with the place: what a verdict of "found" and a checklist rest on."""

    spot: Spot | None = None
    item: str | None = None
    label: Mapping[str, str] = {}
    state: State = "met"


class NotJudged(Struct, frozen=True):
    """The rule applies but could not be judged, and why."""

    reason: Mapping[str, str]


Result = Hit | Seen | NotJudged
