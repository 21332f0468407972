"""foreign: another organisation than the buyer, left over from the documents that the text was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kravlint.analysis.model import Analysis, row_of
from kravlint.engine.buyer import Buyer, buyer_of
from kravlint.engine.called import Called, called_buyer, is_explained, same_name, the_buyer
from kravlint.engine.context import Context
from kravlint.engine.mentions import around
from kravlint.engine.organisations import Naming, Organisation, folded, named_in, namings
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_BESIDE = r"\s*(?:\([^)]{0,60}\)\s*)?(?:,\s*(?:org[^,]{0,40},?\s*)?)?"  # an organisation number, a comma
_PARTY_AFTER = lazy(
    _BESIDE + r"(?:(?:är\s+(?:personuppgiftsansvarig|beställare|köpare|kund|upphandlande)|nedan|härefter|hädanefter|"
    r"i\s+fortsättningen|kallad|hereinafter)\b|[(,]\s*(?:”|\"|nedan|beställar|kund|köpar|personuppgiftsansvarig))",
    re.IGNORECASE,
)
_ACTS_AFTER = lazy(
    _BESIDE + r"(?:ska(?:ll)?|har\s+(?:rätt|för\s+avsikt)|äger|ansvarar|förbinder|betalar|godkänner|beslutar|"
    r"kommer\s+att|avser|önskar|behöver|bjuder|inbjuder|upphandlar|köper|beställer|shall|will|is\s+entitled)\b",
    re.IGNORECASE,
)
_PARTY_BEFORE = lazy(
    r"(?:\b(?:beställaren?|kund(?:en)?|köparen?|uppdragsgivaren?|upphandlande\s+(?:myndighet|organisation|enhet)(?:en)?|"
    r"personuppgiftsansvariga?e?|avtalspart(?:en)?)\s*(?:är|:|,|\(|avses)?\s*|\b(?:mellan|tecknas\s+med)\s+)$",
    re.IGNORECASE,
)
_ACTS_BEFORE = lazy(  # "ska godkännas av Hjo kommun"
    r"\b(?:ska(?:ll)?|måste|får)\s[^.;:]{0,60}?\b\w+as\s+(?:\w+\s+){0,2}av\s+$|\b(?:shall|must|may)\s+be\s+\w+\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MAIL = lazy(r"[\w.+-]+@(?:[\w-]+\.)*(?P<domain>[\w-]+)\.se\b", re.IGNORECASE)
_LEADING = ("main-document", "call-off", "instructions")
_SKIP_KINDS = ("guidance", "background", "decision", "qualification", "questions-answers")
_MOST_RELATED = 20
_ALSO = {"sv": "även här", "en": "also here"}
_BUYER = {"sv": "beställaren enligt den här handlingen", "en": "the buyer according to this document"}


class Foreign(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="foreign"):
    """Flags, per document, other organisations than the buyer: in the text, in mail addresses or in the file's data."""

    place: Literal["text", "addresses", "properties"]
    unless: tuple[str, ...]
    """In the sentence, row or heading they say that the organisation is only spoken of."""
    taking_part: tuple[str, ...]
    """They say that an organisation buys too, here or elsewhere in the documents."""
    common: tuple[str, ...] = ()
    """Words that may stand with a capital before "kommun" without being a name."""


Role = Literal["called", "acts"]
_DOUBT: Mapping[Role | None, int] = {"called": 0, "acts": 1, None: 2}
"""Severity steps: what is only named may belong there in a way that the text does not say."""

Named = list[tuple[Analysis, Sequence[Naming]]]
Related = tuple[Spot, Mapping[str, str]]


class Known(Struct, frozen=True):
    """What is known of organisations when one document is looked at."""

    organisations: Mapping[str, Organisation]
    parties: frozenset[tuple[int, Naming]]
    """Those that a document, by its id(), calls the buyer."""
    invited: frozenset[str]
    """Those that the invitation speaks of, and that may have a part in the purchase."""


def check_foreign(check: Foreign, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per document and organisation, lower the less the text makes it the buyer; a Seen where all fits."""
    known = context.organisations
    common = frozenset(check.common)
    named: Named = [(analysis, namings(analysis, known, common)) for analysis in procurement.analyses]
    called = list(called_buyer(procurement, named))
    buyer = buyer_of(procurement, named, known, check.taking_part, the_buyer(called))
    if buyer is None:
        return
    if check.place == "text":
        yield from _in_the_role(check, procurement, called, buyer)
    look = {"text": _in_text, "addresses": _in_addresses, "properties": _in_properties}[check.place]
    parties = frozenset((id(each.analysis), each.naming) for each in called if each.naming)
    invited = frozenset(each.id for analysis, its in named if analysis.kind in _LEADING for each in its)
    found = Known(known, parties, invited)
    own = _own_place(named, called, buyer)
    for analysis, its in named:
        if analysis.kind in _SKIP_KINDS:
            continue
        hits = [replace(hit, related=(*own, *hit.related)) for hit in look(check, analysis, its, buyer, found)]
        yield from hits
        if not hits:
            yield Seen()


def _own_place(named: Named, called: Sequence[Called], buyer: Buyer) -> tuple[Related, ...]:
    """Where the documents name the buyer: as the buyer, else the first time, in the main document before others."""
    spots = [each.spot for each in called if each.id == buyer.id]
    leading = sorted(named, key=lambda each: each[0].kind not in _LEADING)
    spots += [_spot(analysis, naming) for analysis, its in leading for naming in its if naming.id == buyer.id][:1]
    return ((spots[0], _BUYER),) if spots else ()


def _in_the_role(check: Foreign, procurement: Procurement, called: Sequence[Called], buyer: Buyer) -> Iterator[Hit]:
    """Documents that call an organisation the buyer that is not, and of which the invitation nowhere speaks."""
    own = _own_place([], called, buyer)
    for each in called:
        if each.id == buyer.id or each.id in buyer.beside or each.listed:
            continue  # those of the lists are found by _in_text
        if not (same_name(each.name, buyer.name) or _takes_part(check, each) or is_explained(procurement, each)):
            words = {"found": each.name, "buyer": buyer.name}
            yield Hit(each.spot, words=words, related=own, lower=1)


def _takes_part(check: Foreign, each: Called) -> bool:
    mention = Mention(each.spot.block, each.spot.start, each.spot.end, "")
    return not around(each.analysis, mention, "sentence").isdisjoint(check.taking_part)


def _in_text(check: Foreign, analysis: Analysis, its: Sequence[Naming], buyer: Buyer, known: Known) -> Iterator[Hit]:
    """Municipalities and regions that are not the buyer; authorities only where they have the buyer's part.

    So too all others where the buyer is none of them: an authority or a federation has to do with many municipalities.
    """
    others: dict[str, list[Naming]] = {}
    for naming in its:
        if naming.id == buyer.id or naming.id in buyer.beside:
            continue
        if (id(analysis), naming) in known.parties or (
            not _spoken_of(check, analysis, naming)
            and ((naming.kind != "authority" and buyer.listed) or role_of(analysis, naming))
        ):
            others.setdefault(naming.id, []).append(naming)
    for several in others.values():
        doubts = [0 if (id(analysis), each) in known.parties else _DOUBT[role_of(analysis, each)] for each in several]
        first = several[doubts.index(min(doubts))]
        yield Hit(
            _spot(analysis, first),
            words={"found": _text(analysis, first), "buyer": buyer.name, "count": str(len(several))},
            related=tuple((_spot(analysis, each), _ALSO) for each in several if each is not first)[:_MOST_RELATED],
            lower=max(min(doubts), 0 if buyer.listed else 1)
            + (first.id in known.invited and analysis.kind not in _LEADING),
        )


def role_of(analysis: Analysis, naming: Naming) -> Role | None:
    """Whether the words beside a name call it the buyer, or let it act as one; an authority may act without buying."""
    text = analysis.blocks[naming.block].text
    label = analysis.blocks[row_of(analysis, naming.block)[0]].text if naming.start == 0 else ""
    if _PARTY_BEFORE.search(text, 0, naming.start) or (label != text and _PARTY_BEFORE.search(label)):
        return "called"
    if text[naming.end - 1] == "s":
        return None  # a genitive: what follows belongs to something else
    if _PARTY_AFTER.match(text, naming.end):
        return "called"
    acts = _ACTS_AFTER.match(text, naming.end) or _ACTS_BEFORE.search(text, 0, naming.start)
    return "acts" if acts and naming.kind != "authority" else None


def _spoken_of(check: Foreign, analysis: Analysis, naming: Naming) -> bool:
    mention = Mention(naming.block, naming.start, naming.end, "")
    heading = analysis.outline[naming.block]
    concepts = around(analysis, mention, "sentence")
    if heading >= 0:
        concepts |= around(analysis, Mention(heading, 0, 0, ""), "sentence")
    return bool(concepts & {*check.unless, *check.taking_part})


def _in_addresses(
    check: Foreign, analysis: Analysis, its: Sequence[Naming], buyer: Buyer, known: Known
) -> Iterator[Hit]:
    """Mail addresses at another municipality or region."""
    domains = {each.domain: each for each in known.organisations.values() if each.kind != "authority"}
    found: dict[str, list[Spot]] = {}
    for index, block in enumerate(analysis.blocks):
        for match in _MAIL.finditer(block.text) if "@" in block.text else ():
            owner = domains.get(folded(match["domain"]))
            if owner and owner.id != buyer.id and owner.id not in buyer.beside:
                found.setdefault(owner.names[0], []).append(Spot(analysis, index, *match.span()))
    for owner_name, (first, *others) in found.items():
        yield Hit(
            first,
            words={"found": owner_name, "buyer": buyer.name},
            related=tuple((each, _ALSO) for each in others[:_MOST_RELATED]),
        )


def _in_properties(
    check: Foreign, analysis: Analysis, its: Sequence[Naming], buyer: Buyer, known: Known
) -> Iterator[Hit]:
    """Organisations in what the file says of itself. Persons' names are never shown."""
    for key in ("company", "title", "subject", "template"):
        text = analysis.document.properties.get(key, "")
        for each in sorted(named_in(text, known.organisations) - {buyer.id, *buyer.beside}):
            if analysis.blocks:
                yield Hit(
                    Spot(analysis, 0, 0, 0),
                    anchor=f"{key} {each}",
                    words={"found": known.organisations[each].names[0], "buyer": buyer.name},
                )


def _spot(analysis: Analysis, naming: Naming) -> Spot:
    return Spot(analysis, naming.block, naming.start, naming.end)


def _text(analysis: Analysis, naming: Naming) -> str:
    return analysis.blocks[naming.block].text[naming.start : naming.end]
