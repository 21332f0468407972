"""roles: who is called what in an agreement – and whether buyer and supplier have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, row_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_ROLE = lazy(
    r"(?P<processor>\b(?:personuppgiftsbiträde|biträde|PuB|data processor|processor)(?:t|et|s)?\b)|"
    r"(?P<controller>\b(?:personuppgiftsansvarige?|PuA|data controller|controller)\b)",
    re.IGNORECASE,
)
_PUBLIC = lazy(
    r"\b(?:[A-ZÅÄÖ][\wåäö-]+s?\s+(?:kommun|stad|kommunförbund|[Mm]unicipality|[Cc]ity|[Cc]ounty|[Cc]ouncil)\b|"
    r"Region\s+[A-ZÅÄÖ]\w+|[A-ZÅÄÖa-zåäö-]*nämnden\b|"
    r"(?:[Kk]ommunen|[Rr]egionen|[Bb]eställaren|[Kk]unden|[Hh]uvudmannen|"
    r"[Tt]he (?:\w+ )?(?:[Cc]ustomer|[Mm]unicipality|[Cc]ommittee|[Bb]oard|[Cc]ouncil|[Bb]uyer)|"
    r"[Uu]pphandlande myndighet\w*)\b)"
)
_COMPANY = lazy(
    r"(?:[A-ZÅÄÖ][\w&.-]*\s+(?:(?:i|&|och)\s+)?){1,4}(?:AB|Aktiebolag|HB|KB|Ltd|Inc|LLC|GmbH|AS|ApS|Oy|BV)\b|"
    r"\b(?:[Ll]everantören|[Tt]jänsteleverantören|[Ss]ystemleverantören|[Tt]he (?:[Ss]upplier|[Vv]endor|[Pp]rovider))\b"
)
_BOARD = lazy(r"nämnden\b", re.IGNORECASE)
_FOR_ITSELF = lazy(r"\b(?:egen|egna|eget|själv\w*|own)\b", re.IGNORECASE)
_SENTENCE = lazy(r"(?<=[.;])\s+|\n")
_FIRST_BLOCKS = 60  # of a part: where agreements name their parties
_LONGEST_LABEL = 60
_SHORTEST_PLACE = 4


class Roles(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="roles"):
    """swapped: a public body is the processor of a company; boards: both parties are boards of an authority."""

    problem: Literal["swapped", "boards"]
    within: tuple[str, ...]


class _Named(Struct, frozen=True):
    role: str
    name: str
    spot: Spot


def check_roles(check: Roles, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield at most one Hit per part, where the processor is named; a Seen where both parties are, and rightly."""
    for analysis, part in procurement.parts(check.within):
        named = list(_named(analysis, part))
        processors = [each for each in named if each.role == "processor"]
        controllers = [each for each in named if each.role == "controller"]
        for one, other in ((one, other) for one in processors for other in controllers):
            if _wrong(check.problem, one.name, other.name):
                also = {"sv": "den andra parten", "en": "the other party"}
                words = {"found": one.name, "other": other.name}
                yield Hit(one.spot, words=words, related=((other.spot, also),))
                break
        else:
            if processors and controllers:
                yield Seen(processors[0].spot)


def _wrong(problem: str, processor: str, controller: str) -> bool:
    if problem == "boards":
        return bool(_BOARD.search(processor) and _BOARD.search(controller)) and processor.lower() != controller.lower()
    if not (_PUBLIC.fullmatch(processor) and _COMPANY.fullmatch(controller)):
        return False
    place = processor.split()[0].rstrip("s").lower()
    # a company of the municipality may well buy from it
    return len(place) < _SHORTEST_PLACE or place[:5] not in controller.lower()


def _named(analysis: Analysis, part: Part) -> Iterator[_Named]:
    for index in range(part.first, min(part.first + _FIRST_BLOCKS, part.last + 1)):
        block = analysis.blocks[index]
        role = _ROLE.search(block.text)
        if role is None:
            continue
        if block.kind == "cell" and len(block.text) < _LONGEST_LABEL:
            yield from _in_row(analysis, index, role)
        elif block.kind != "heading":
            yield from _in_text(analysis, index)


def _in_row(analysis: Analysis, index: int, role: re.Match[str]) -> Iterator[_Named]:
    for other in row_of(analysis, index):
        text = analysis.blocks[other].text
        if other != index and (name := _PUBLIC.search(text) or _COMPANY.search(text)) and not _ROLE.search(text):
            yield _Named(role.lastgroup or "", name[0], Spot(analysis, other, name.start(), name.end()))


def _in_text(analysis: Analysis, index: int) -> Iterator[_Named]:
    """The name that stands nearest before a role in the same sentence, or after "Personuppgiftsansvarig: "."""
    text = analysis.blocks[index].text
    begin = 0
    for cut in [m.end() for m in _SENTENCE.finditer(text)] + [len(text)]:
        sentence, offset, begin = text[begin:cut], begin, cut
        if _FOR_ITSELF.search(sentence):
            continue
        at = 0
        for role in _ROLE.finditer(sentence):
            names = sorted(
                [*_PUBLIC.finditer(sentence, at, role.start()), *_COMPANY.finditer(sentence, at, role.start())],
                key=lambda m: m.end(),
            )
            label = re.match(r"\w*(?:\s*\([^)]{1,40}\))?\s*:\s*", sentence[role.end() :])
            if label:
                after = role.end() + label.end()
                names = [m for p in (_PUBLIC, _COMPANY) if (m := p.match(sentence, after))]
            at = role.end()
            if names and _close(sentence, names[-1], role):
                name = names[-1]
                yield _Named(
                    role.lastgroup or "", name[0], Spot(analysis, index, offset + name.start(), offset + name.end())
                )


def _close(sentence: str, name: re.Match[str], role: re.Match[str]) -> bool:
    """True for "X AB, org.nr 5560, är personuppgiftsbiträde"; other verbs between mean that it is not its role."""
    if name.start() > role.start():
        return True
    between = sentence[name.end() : role.start()]
    return len(between) < _LONGEST_LABEL * 2 and not re.search(
        r"\b(?:ska|skall|får|anlita\w*|behandla\w*|till|från|med|för|av|hos|shall|to|from|with|for|of)\b", between
    )
