"""Which documents belong together, and what they are together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from kravlint.analysis.editions import editions_of
from kravlint.analysis.model import Analysis, Part
from kravlint.document import Document
from kravlint.language.screen import lazy

_REFERENCE = lazy(
    r"\b(?:dnr|diarienummer|diarienr|ärendenummer|upphandlingsnummer|referensnummer|projektnummer)[:.\s]*"
    r"(?P<number>(?:[A-ZÅÄÖ]{1,6}[ -]?)?\d{2,4}[/:.-]?\d{1,7}(?:[/:-]\d{1,5})?)",
    re.IGNORECASE,
)
_FRAMEWORK = lazy(r"ramavtal|framework", re.IGNORECASE)
_REGIMES = (
    ("LUF", lazy(r"\bLUF\b|2016:1146|försörjningssektorerna")),
    ("LUK", lazy(r"\bLUK\b|2016:1147|upphandling av koncessioner")),
    (
        "LOU below threshold",
        lazy(
            # The confidentiality of tenders stands in chapter 19 too, of another act.
            r"\b19\s+(?:a\s+)?kap\b(?![^\n]{0,60}?(?:\bOSL\b|sekretess|2009:400))"
            r"|under tröskelvärde\w*|\bdirektupphandling\w*",
            re.IGNORECASE,
        ),
    ),
    ("LOU", lazy(r"\bLOU\b|2016:1145|lagen? om offentlig upphandling", re.IGNORECASE)),
)
_REGIME_KINDS = (
    "main-document",
    "instructions",
    "call-off",
    "framework-agreement",
    "specification",
    "agreement",
)
CORE_KINDS = frozenset(
    {"main-document", "specification", "agreement", "call-off", "framework-agreement", "response-form"}
)


class Procurement(Struct, frozen=True):
    """Documents that are judged together."""

    name: str
    analyses: tuple[Analysis, ...]
    reported: frozenset[str]
    """Paths whose findings are wanted; the others were read as context."""
    unread: tuple[Document, ...]
    """Documents of the set that could not be read: what they may hold is not judged missing."""
    call_off: bool
    regime: str | None
    reference: str | None
    alone: bool
    """One document without any other beside it: what other documents may hold is not judged."""
    superseded: frozenset[str] = frozenset()
    """Paths of documents that a later edition in the set replaces."""
    buyer: str | None = None
    """Who buys, where the configuration says it; else it is told from the documents."""

    framework: tuple[Analysis, ...] = ()
    """The framework agreement that a call-off inherits from, where the configuration says which it is."""

    def parts(self, within: Iterable[str] = (), not_within: Iterable[str] = ()) -> Iterator[tuple[Analysis, Part]]:
        """The parts of the wanted kinds in order; an empty `within` means every kind."""
        wanted, unwanted = frozenset(within), frozenset(not_within)
        for analysis in self.analyses:
            for part in analysis.parts:
                if (not wanted or part.kind in wanted) and part.kind not in unwanted:
                    yield analysis, part


def assemble(
    name: str,
    analyses: Sequence[Analysis],
    unread: Sequence[Document] = (),
    reported: Iterable[str] | None = None,
    call_off: bool | None = None,
    buyer: str | None = None,
) -> Procurement:
    """Put the documents of one procurement together. `call_off` overrides what the documents' kinds say."""
    ordered = tuple(sorted(analyses, key=lambda analysis: analysis.path))
    kinds = {part.kind for analysis in ordered for part in analysis.parts}
    return Procurement(
        name=name,
        analyses=ordered,
        reported=frozenset(reported if reported is not None else (analysis.path for analysis in ordered)),
        unread=tuple(unread),
        call_off=_is_call_off(kinds) if call_off is None else call_off,
        regime=_regime(ordered),
        reference=_reference(ordered),
        alone=len(ordered) + len(unread) == 1,
        superseded=frozenset(older.path for editions in editions_of(ordered) for older in editions[:-1]),
        buyer=buyer,
    )


def with_framework(procurement: Procurement) -> Procurement:
    """A call-off and its framework agreement as one, for what either may hold."""
    together = sorted((*procurement.analyses, *procurement.framework), key=lambda analysis: analysis.path)
    return replace(procurement, analyses=tuple(together), call_off=False, alone=False, framework=())


def _regime(analyses: Sequence[Analysis]) -> str | None:
    text = "\n".join(
        block.text for analysis in analyses if analysis.kind in _REGIME_KINDS for block in analysis.blocks[:400]
    )
    for regime, pattern in _REGIMES:
        if pattern.search(text):
            return regime
    return None


def _reference(analyses: Sequence[Analysis]) -> str | None:
    """The procurement's own number, on a front page; not that of the framework agreement it calls off from."""
    order = {kind: number for number, kind in enumerate(_REGIME_KINDS)}
    for analysis in sorted(analyses, key=lambda a: order.get(a.kind, len(order))):
        front = analysis.blocks[:40]
        for block, following in zip_longest(front, front[1:]):
            text = block.text
            if block.kind == "cell" and following is not None and following.kind == "cell":
                text = f"{text} {following.text}"
            match = _REFERENCE.search(text)
            if match and not (analysis.kind == "call-off" and _FRAMEWORK.search(text)):
                return match["number"]
    return None


def _is_call_off(kinds: Collection[str]) -> bool:
    """A set that holds the framework agreement itself is no call-off, though a template for call-offs may lie in it."""
    return "call-off" in kinds and "framework-agreement" not in kinds
