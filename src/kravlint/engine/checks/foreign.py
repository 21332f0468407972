"""foreign: another organisation than the buyer, left over from the documents that the text was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis, Fact
from kravlint.engine.buyer import Buyer, buyer_of
from kravlint.engine.checks._select import around
from kravlint.engine.context import Context
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
_MAIL = lazy(r"[\w.+-]+@(?:[\w-]+\.)*(?P<domain>[\w-]+)\.se\b", re.IGNORECASE)
_ORGANISATION = re.compile(  # no boards or offices: they are parts of an organisation
    r"(?:förbund(?:et)?|verk(?:et)?|myndighet(?:en)?|inspektion(?:en)?|universitet(?:et)?|högskola(?:n)?|bolag(?:et)?|AB)"
    r"(?!\w)|\bMyndigheten\s+för\s|\bStiftelsen\s"
)
_FOR_OTHERS = ("framework-agreement", "call-off")  # there one buys for another, and both are called the buyer
_SKIP_KINDS = ("guidance", "background", "decision", "qualification", "questions-answers")
_MOST_RELATED = 20
_ALSO = {"sv": "även här", "en": "also here"}


class Foreign(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="foreign"):
    """Flags, per document, other organisations than the buyer: in the text, in mail addresses or in the file's data."""

    place: Literal["text", "addresses", "properties"]
    unless: tuple[str, ...]
    """In the sentence, row or heading they say that the organisation is only spoken of."""
    taking_part: tuple[str, ...]
    """They say that an organisation buys too, here or elsewhere in the documents."""
    common: tuple[str, ...] = ()
    """Words that may stand with a capital before "kommun" without being a name."""


Named = list[tuple[Analysis, Sequence[Naming]]]


def check_foreign(check: Foreign, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per document and organisation, lower where the text gives it no clear part; a Seen where all fits."""
    known = context.organisations
    common = frozenset(check.common)
    named: Named = [(analysis, namings(analysis, known, common)) for analysis in procurement.analyses]
    if check.place == "text":
        yield from _beside_unlisted(check, procurement, named)
    buyer = buyer_of(procurement, named, known, check.taking_part)
    if buyer is None:
        return
    look = {"text": _in_text, "addresses": _in_addresses, "properties": _in_properties}[check.place]
    for analysis, its in named:
        if analysis.kind in _SKIP_KINDS:
            continue
        hits = list(look(check, analysis, its, buyer, known))
        yield from hits
        if not hits:
            yield Seen()


def _beside_unlisted(check: Foreign, procurement: Procurement, named: Named) -> Iterator[Hit]:
    """Where the documents call an organisation of no list the buyer, a municipality or region that is called so too."""
    if procurement.call_off or any(procurement.parts(_FOR_OTHERS)):
        return
    called = [(analysis, fact) for analysis in procurement.analyses for fact in analysis.facts if _is_buyer(fact)]
    others = {id(fact): naming for analysis, its in named for fact in analysis.facts if (naming := _within(fact, its))}
    unlisted = [name for _, fact in called if id(fact) not in others and _ORGANISATION.search(name := _name(fact))]
    for analysis, fact in called if unlisted else ():
        naming = others.get(id(fact))
        if naming and analysis.kind not in _SKIP_KINDS and not _takes_part(check, analysis, naming):
            yield Hit(
                _spot(analysis, naming), words={"found": _text(analysis, naming), "buyer": unlisted[0]}, lower=True
            )


def _takes_part(check: Foreign, analysis: Analysis, naming: Naming) -> bool:
    mention = Mention(naming.block, naming.start, naming.end, "")
    return not around(analysis, mention, "sentence").isdisjoint(check.taking_part)


def _is_buyer(fact: Fact) -> bool:
    return fact.kind == "party" and dict(fact.value)["role"] == "buyer"


def _name(fact: Fact) -> str:
    return dict(fact.value)["name"]


def _within(fact: Fact, its: Sequence[Naming]) -> Naming | None:
    return next((each for each in its if each.block == fact.block and fact.start <= each.start < fact.end), None)


def _in_text(
    check: Foreign, analysis: Analysis, its: Sequence[Naming], buyer: Buyer, known: Mapping[str, Organisation]
) -> Iterator[Hit]:
    """Municipalities and regions that are not the buyer; authorities only where they have the buyer's part."""
    others: dict[str, list[Naming]] = {}
    for naming in its:
        if naming.id == buyer.id or naming.id in buyer.beside or _spoken_of(check, analysis, naming):
            continue
        if naming.kind != "authority" or has_role(analysis, naming):
            others.setdefault(naming.id, []).append(naming)
    for several in others.values():
        clear = next((naming for naming in several if has_role(analysis, naming)), None)
        first = clear or several[0]
        yield Hit(
            _spot(analysis, first),
            words={"found": _text(analysis, first), "buyer": buyer.name, "count": str(len(several))},
            related=tuple((_spot(analysis, each), _ALSO) for each in several if each is not first)[:_MOST_RELATED],
            lower=clear is None,
        )


def has_role(analysis: Analysis, naming: Naming) -> bool:
    """True when the words beside a name give it the buyer's part; an authority must be called so, not only act."""
    text = analysis.blocks[naming.block].text
    if _PARTY_BEFORE.search(text, 0, naming.start):
        return True
    if text[naming.end - 1] == "s":
        return False  # a genitive: what follows belongs to something else
    acts = naming.kind != "authority" and _ACTS_AFTER.match(text, naming.end)
    return bool(acts or _PARTY_AFTER.match(text, naming.end))


def _spoken_of(check: Foreign, analysis: Analysis, naming: Naming) -> bool:
    mention = Mention(naming.block, naming.start, naming.end, "")
    heading = analysis.outline[naming.block]
    concepts = around(analysis, mention, "sentence")
    if heading >= 0:
        concepts |= around(analysis, Mention(heading, 0, 0, ""), "sentence")
    return bool(concepts & {*check.unless, *check.taking_part})


def _in_addresses(
    check: Foreign, analysis: Analysis, its: Sequence[Naming], buyer: Buyer, known: Mapping[str, Organisation]
) -> Iterator[Hit]:
    """Mail addresses at another municipality or region."""
    domains = {each.domain: each for each in known.values() if each.kind != "authority"}
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
    check: Foreign, analysis: Analysis, its: Sequence[Naming], buyer: Buyer, known: Mapping[str, Organisation]
) -> Iterator[Hit]:
    """Organisations in what the file says of itself. Persons' names are never shown."""
    for key in ("company", "title", "subject", "template"):
        text = analysis.document.properties.get(key, "")
        for each in sorted(named_in(text, known) - {buyer.id, *buyer.beside}):
            if analysis.blocks:
                yield Hit(
                    Spot(analysis, 0, 0, 0),
                    anchor=f"{key} {each}",
                    words={"found": known[each].names[0], "buyer": buyer.name},
                )


def _spot(analysis: Analysis, naming: Naming) -> Spot:
    return Spot(analysis, naming.block, naming.start, naming.end)


def _text(analysis: Analysis, naming: Naming) -> str:
    return analysis.blocks[naming.block].text[naming.start : naming.end]
