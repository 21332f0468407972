"""Parties and systems with the names that the document defines for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Fact
from kravlint.analysis.settings import Passage, setting_of
from kravlint.language.screen import Screen, lazy

CALLED = (
    "nedan", "härefter", "hädanefter", "fortsättning", "kallad", "kallat", "benämn", "hereinafter",
    "referred to as", "(the", "organisationsn", "org.", "orgnr", "org nr", "(”", "(“", "beställare", "leverantör",
    "upphandlande", "systemnamn", "systemets namn", "tjänstens namn", "kund", "köpare", "(kommun", "(region",
    "(myndighet", "(förbund", "(universitet", "(högskol", "(verket", "(staden",
)  # fmt: skip
"""Beginnings of what every definition of a name holds."""

_ROLES = {
    "buyer": "beställaren kunden köparen kommunen regionen myndigheten uppdragsgivaren förbundet universitetet högskolan "
    "verket staden customer buyer client university authority municipality",
    "supplier": "leverantören säljaren uppdragstagaren konsulten supplier vendor contractor provider",
    "processor": "biträdet personuppgiftsbiträdet processor",
    "controller": "personuppgiftsansvarig personuppgiftsansvarige ansvarige controller",
    "system": "systemet tjänsten lösningen plattformen molntjänsten programvaran produkten applikationen system "
    "service solution platform",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_ROLE_NAMES = "(?:the )?(?:" + "|".join(word.capitalize() for word in _ROLE_OF) + ")"
_QUOTE = "[\"”“»'’]"
_NAME = (
    r"[A-ZÅÄÖ][\w&.:'’-]*(?:\s+(?:[A-ZÅÄÖ0-9][\w&.:'’-]*|kommun(?:s|en)?|region(?:en)?|i|och|för|av|&|stad|län|"
    r"\w*nämnd(?:en)?|\w*förbund(?:et)?|universitet(?:et)?|högskola(?:n)?|\w+-\s+och\s+\w+)){0,8}"
)
_ORG = lazy(r"(?<!\d)(?P<org>[2-9]\d[2-9]\d{3}[-–]\d{4})(?!\d)")
_ORG_WORD = r"(?:org(?:anisations)?\.?\s?(?:nummer|nr\.?|no\.?)?|reg\.?\s?no\.?)"
_CUES = (
    "nedan", "ärefter", "ädanefter", "ortsättning", "kallad", "kallat", "enämn", "det följande", "hereinafter",
    "referred to", "(the", "(”", '("', "(“", *(f"({word.capitalize()})" for word in _ROLE_OF),
)  # fmt: skip
_CUE = (
    r"(?:(?:i\s+det\s+följande|nedan|här(?:efter)?|hädanefter|fortsättningsvis|(?:i\s+)?fortsättningen|hereinafter)"
    r"\s*,?\s*(?:kalla[dt]s?|benämn[dt]s?|benämns|kallas|referred\s+to\s+as|called)?|"
    rf"(?:kalla[dt]|benämnd|benämnt|referred\s+to\s+as)|(?=\((?:the\s+)?{_QUOTE})|(?=\({_ROLE_NAMES}\)))"
)
_CUED = Screen().expression("|".join(map(re.escape, _CUES)))
_DEFINED = lazy(
    rf"(?<!\w)(?!(?:Mellan|Between|Och|And)\b)(?P<name>{_NAME})(?:\s*,)?\s*"
    rf"(?:\(?\s*(?:med\s+)?(?:{_ORG_WORD}\s*:?\s*)?(?P<org>\d{{6}}[-–]\d{{4}})\s*\)?\s*,?\s*)?"
    rf"\(?\s*{_CUE}\s*\(?(?:the\s+|för\s+)?{_QUOTE}?(?P<called>[A-ZÅÄÖa-zåäö][\wåäö-]+){_QUOTE}?"
)
_LABEL = lazy(
    r"(?P<buyer>beställare|köpare|kund|upphandlande\s+(?:organisation|myndighet|enhet)|uppdragsgivare|customer|buyer|"
    r"contracting\s+authority)|(?P<supplier>leverantör|säljare|supplier|contractor)|(?P<system>system(?:ets)?\s?namn|"
    r"tjänstens\s+namn|name\s+of\s+the\s+(?:system|service))",
    re.IGNORECASE,
)
_LONGEST_NAME = 80
_EMPTY = lazy(r"[\[<_…]|\.{3}|\bxx+\b|\bange\b|\bnamn\b|^upphandling\b|^org", re.IGNORECASE)


def parties(passage: Passage) -> Iterator[Fact]:
    """ "party", and "system" for what is bought: its name, what the document calls it, its organisation number.

    Aspects: name, role (buyer, supplier, processor, controller), called, org. Placeholders are no names.
    """
    text = passage.text
    for match in _DEFINED.finditer(text) if _CUED.search(text) else ():
        role = _ROLE_OF.get(match["called"].lower())
        if role is None or match["name"].lower() in _ROLE_OF or _EMPTY.search(match["name"]):
            continue
        org = match["org"] or _org_after(text, match.end())
        yield _fact(role, match["name"].strip(" ,."), passage.index, match.span(), called=match["called"], org=org)
    yield from _labelled(passage)


def _labelled(passage: Passage) -> Iterator[Fact]:
    """ "Beställare: Exempelköpings kommun", and the name in the cell beside such a label."""
    document, index, text = passage.document, passage.index, passage.text
    label = _LABEL.match(text)
    if label is None:
        return
    rest = text[label.end() :].strip()
    rest = f": {rest[3:].lstrip()}" if rest.startswith("är ") else rest  # "Köpare är …"
    if rest.startswith(":") and (name := rest[1:].split("\n")[0].strip()):
        at, start = index, text.index(name)
    elif not rest and index + 1 < len(document.blocks) and setting_of(document, passage.outline, index + 1).row == text:
        at, name, start = index + 1, document.blocks[index + 1].text.split("\n")[0].strip(), 0
    else:
        return
    whole, org = name, _ORG.search(document.blocks[at].text)
    name = re.split(r"\s*[,(]|\s+org", name)[0].strip()
    if name[:1].isupper() and len(name) < _LONGEST_NAME and not _EMPTY.search(name) and name.lower() not in _ROLE_OF:
        yield _fact(str(label.lastgroup), name, at, (start, start + len(whole)), org=org["org"] if org else None)


def _org_after(text: str, at: int) -> str | None:
    """An organisation number that follows the definition within its own sentence."""
    match = _ORG.search(text, at, at + 60)
    return match["org"] if match and not re.search(r"[;.]\s|\boch\b", text[at : match.start()]) else None


def _fact(
    role: str, name: str, block: int, span: tuple[int, int], called: str | None = None, org: str | None = None
) -> Fact:
    kind = "system" if role == "system" else "party"
    stated = {"name": name}
    if kind == "party":
        stated["role"] = role
    if called:
        stated["called"] = called
    if org:
        stated["org"] = org.replace("–", "-")
    return Fact(kind, tuple(sorted(stated.items())), block, *span)
