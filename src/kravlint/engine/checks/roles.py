"""roles: who is called what in an agreement – and whether buyer and supplier have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, column_head, row_of, sentences_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Sentence
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_ROLE = lazy(
    r"(?P<processor>(?<![\w-])(?:personuppgiftsbiträde|biträde|PuB|data processor|processor)(?:t|et|s)?\b)|"
    r"(?P<controller>(?<![\w-])(?:personuppgiftsansvarig(?:e|t)?|PuA|data controller|controller)\b)",
    re.IGNORECASE,
)
_PUBLIC = lazy(
    r"\b(?:[A-ZÅÄÖ][\wåäö-]+s?\s+(?:kommun|stad|kommunförbund|universitet|högskola|[Mm]unicipality|[Cc]ity|[Cc]ounty|"
    r"[Cc]ouncil|[Uu]niversity)\b|Region\s+[A-ZÅÄÖ]\w+|[A-ZÅÄÖa-zåäö-]*nämnden\b|"
    r"(?:[Kk]ommunen|[Rr]egionen|[Ss]taden|[Bb]eställaren|[Kk]unden|[Kk]öparen|[Hh]uvudmannen|[Mm]yndigheten|"
    r"[Ff]örbundet|[Uu]niversitetet|[Hh]ögskolan|[Ss]kolan|[Ff]örvaltningen|"
    r"[Tt]he (?:\w+ )?(?:[Cc]ustomer|[Mm]unicipality|[Cc]ommittee|[Bb]oard|[Cc]ouncil|[Bb]uyer|[Uu]niversity|[Aa]uthority|"
    r"[Rr]egion|[Ss]chool)|[Uu]pphandlande myndighet\w*)\b)"
)
_COMPANY = lazy(
    r"(?:[A-ZÅÄÖ][\w&.-]*\s+(?:(?:i|&|och)\s+)?){1,4}(?:AB|Aktiebolag|HB|KB|Ltd|Inc|LLC|GmbH|AS|ApS|Oy|BV)\b|"
    r"\b(?:\w*[Ll]everantören|[Aa]nbudsgivaren|[Uu]tföraren|[Ss]äljaren|"
    r"[Tt]he (?:[Ss]upplier|[Vv]endor|[Pp]rovider|(?:successful\s+)?[Tt]enderer|[Ss]eller|[Cc]ontractor))\b"
)
_SUPPLIER = lazy(r"\w*[Ll]everantören|[Tt]he (?:[Ss]upplier|[Vv]endor|[Pp]rovider)")
_BOARD = lazy(r"nämnden\b", re.IGNORECASE)
_FOR_ITSELF = lazy(r"\b(?:egen|egna|eget|själv\w*|own)\b", re.IGNORECASE)
_FIRST_BLOCKS = 60  # of a part: where agreements name their parties
_LONGEST_LABEL = 60
_SHORTEST_PLACE = 4
_SHORTEST_SAID = 30  # of a cell that holds a sentence and no label


_CALLED = {
    "processor": {"sv": "personuppgiftsbiträde", "en": "the processor"},
    "controller": {"sv": "personuppgiftsansvarig", "en": "the controller"},
}
_ALSO = {"sv": "den andra parten", "en": "the other party"}


class Roles(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="roles"):
    """swapped: a public body is the processor of a company, or the two have one role; boards: both parties are boards
    of an authority.
    """

    problem: Literal["swapped", "boards"]
    within: tuple[str, ...]


class _Named(Struct, frozen=True):
    role: str
    name: str
    spot: Spot


def check_roles(check: Roles, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield at most one Hit per part, at the party that has the wrong role; a Seen where both are named, and rightly."""
    for analysis, part in procurement.parts(check.within):
        named = list(_named(analysis, part))
        processors = [each for each in named if each.role == "processor"]
        controllers = [each for each in named if each.role == "controller"]
        pairs = [(one, other) for one in processors for other in controllers if _wrong(check.problem, one, other)]
        if check.problem == "swapped" and not pairs:
            pairs = list(_of_one_role(processors, controllers))
        if pairs:
            one, other = pairs[0]
            words: dict[str, str | dict[str, str]] = {"found": one.name, "other": other.name}
            words |= {"role": _CALLED[one.role], "other_role": _CALLED[other.role]}
            yield Hit(one.spot, words=words, related=((other.spot, _ALSO),))
        elif processors and controllers:
            yield Seen(processors[0].spot)


def _wrong(problem: str, processor: _Named, controller: _Named) -> bool:
    one, other = processor.name, controller.name
    if problem == "boards":
        return bool(_BOARD.search(one) and _BOARD.search(other)) and one.lower() != other.lower()
    if not (_PUBLIC.fullmatch(one) and _COMPANY.fullmatch(other)):
        return False
    place = one.split()[0].rstrip("s").lower()
    # a company of the municipality may well buy from it
    return len(place) < _SHORTEST_PLACE or place[:5] not in other.lower()


def _of_one_role(processors: list[_Named], controllers: list[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Buyer and supplier, where both are said to have the same role and nobody the other."""
    if processors and controllers:
        return
    for one in processors:  # the buyer is named wrongly
        yield from (
            (one, other) for other in processors if _PUBLIC.fullmatch(one.name) and _SUPPLIER.fullmatch(other.name)
        )
    for one in controllers:
        yield from ((one, other) for other in controllers if _SUPPLIER.fullmatch(one.name) and one.name != other.name)


def _named(analysis: Analysis, part: Part) -> Iterator[_Named]:
    """Parties with their roles, in the part's first blocks: before the role in a sentence, or beside or under it in a table."""
    until = min(part.first + _FIRST_BLOCKS, part.last + 1)
    for index in range(part.first, until):
        text = analysis.blocks[index].text
        if analysis.blocks[index].kind == "cell" and not _ROLE.search(text) and len(text) < _LONGEST_LABEL:
            yield from _in_cell(analysis, index)
    for sentence in sentences_of(analysis, part):
        block = analysis.blocks[sentence.block]
        if sentence.block >= until:
            return
        if block.kind != "heading" and not (block.kind == "cell" and len(block.text) < _SHORTEST_SAID):
            yield from _in_sentence(analysis, sentence)


def _in_cell(analysis: Analysis, index: int) -> Iterator[_Named]:
    """The party that a cell names, with the role that stands first in its row or at the top of its column."""
    text = analysis.blocks[index].text
    name = _PUBLIC.search(text) or _COMPANY.search(text)
    labels = (row_of(analysis, index)[0], column_head(analysis, index))
    role = next((r for at in labels if at is not None and (r := _ROLE.search(analysis.blocks[at].text))), None)
    if name and role and role.lastgroup:
        yield _Named(role.lastgroup, name[0], Spot(analysis, index, name.start(), name.end()))


def _in_sentence(analysis: Analysis, place: Sentence) -> Iterator[_Named]:
    """The name that stands nearest before a role in the same sentence, or after "Personuppgiftsansvarig: "."""
    sentence = analysis.blocks[place.block].text[place.start : place.end]
    if _FOR_ITSELF.search(sentence):
        return
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
            start, end = (place.start + offset for offset in names[-1].span())
            yield _Named(role.lastgroup or "", names[-1][0], Spot(analysis, place.block, start, end))


def _close(sentence: str, name: re.Match[str], role: re.Match[str]) -> bool:
    """True for "X AB, org.nr 5560, är personuppgiftsbiträde"; other verbs between mean that it is not its role."""
    if name.start() > role.start():
        return True
    between = sentence[name.end() : role.start()]
    return len(between) < _LONGEST_LABEL * 2 and not re.search(
        r"\b(?:ska|skall|får|anlita\w*|behandla\w*|till|från|med|för|av|hos|shall|to|from|with|for|of)\b", between
    )
