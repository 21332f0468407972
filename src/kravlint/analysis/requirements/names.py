"""The names by which a document calls its buyer and its supplier."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kravlint.analysis.requirements.parties import meaning
from kravlint.document import Block
from kravlint.language.screen import lazy

_CALLED = lazy(
    r"\b(?:nedan|härefter|hädanefter|fortsättningen|fortsättningsvis|hereinafter)\b[^.\n]{0,40}?"
    r"\b(?:beställaren|kunden|köparen|upphandlande|uppdragsgivaren|kommunen|myndigheten|customer|buyer)",
    re.IGNORECASE,
)
_BETWEEN = lazy(r"\n|\. |\boch\b|\bmellan\b|\band\b|\bbetween\b")
_LONGEST_INTRODUCTION = 160
_INTRODUCTIONS = 400  # blocks within which the parties are introduced
_COMMON = frozenset({"region", "statens", "staten", "sverige", "svensk", "svenska", "stockholm", "den", "the"})
_LABEL = lazy(
    r"(?:upphandlande|avropande|beställande)\s+(?:organisation|myndighet|enhet)|beställare|köpare|kund|"
    r"uppdragsgivare",
    re.I,
)
_UNDERTAKINGS = lazy(
    r"(?:[\d.§]+\s*)?(?P<name>\w{3,}?):?s\s+(?:åtaganden?|skyldigheter|ansvar|insatser|medverkan)", re.IGNORECASE
)
""" "Stadens åtaganden": where somebody else is called leverantören."""
_NAME = lazy(r"[A-ZÅÄÖ][\wåäö&-]{2,}(?:\s+[A-ZÅÄÖ][\w&-]+)*")
_SUPPLIER = r"(?:personuppgifts)?biträdet?|leverantören?|processor|supplier"
_OWN_NAME = r"(?P<name>[A-ZÅÄÖ][\w&-]{2,})"
_SUPPLIERS = (
    ("(", lazy(rf"\b(?i:{_SUPPLIER})\s*\(\s*[\"”“]{_OWN_NAME}[\"”“]\s*\)")),
    (
        "(",
        lazy(
            rf"\b{_OWN_NAME}(?:\s+[A-ZÅÄÖ][\w&-]+)*(?:,?\s*org\.?\s*-?(?:nr|nummer)\.?:?\s*[\d-]+,?)?\s*"
            rf"\((?:nedan\s+|härefter\s+)?(?:(?:kallad|benämnd)\s+)?[\"”“]?(?i:{_SUPPLIER})[\"”“]?\)"
        ),
    ),
    (" är ", lazy(rf"\b{_OWN_NAME}(?:\s+AB)?\s+är\s+(?:personuppgiftsbiträde|leverantör)\b")),
    (":", lazy(rf"^(?i:personuppgiftsbiträde|leverantör)(?:t|et|en)?\s*:\s*{_OWN_NAME}(?=.{{0,60}}\b(?:AB|org))")),
)
""" "Personuppgiftsbiträde (”Molnet”)", "Molnet AB (Biträdet)", "Molnet är personuppgiftsbiträde", "Leverantör: Molnet AB": what
each needs in the text, and how it is written."""
_SUPPLIER_WORDS = ("iträde", "everantör", "upplier", "rocessor")


def buyers(blocks: Sequence[Block]) -> frozenset[str]:
    """First words of the names that the document itself gives its buyer, in lower case ("exempelköping")."""
    found: set[str] = set()
    for index, block in enumerate(blocks[:_INTRODUCTIONS]):
        text = block.text
        if len(text) < 60 and _LABEL.fullmatch(text.strip(" :")) and index + 1 < len(blocks):
            found |= _names(blocks[index + 1].text)
        if not any(word in text for word in ("nedan", "ärefter", "ädanefter", "ortsättning", "reinafter")):
            continue
        for match in _CALLED.finditer(text):
            introduced = _BETWEEN.split(text[max(0, match.start() - _LONGEST_INTRODUCTION) : match.start()])
            found |= _names(introduced[-1])
    return frozenset(found | _undertaking(blocks))


def _undertaking(blocks: Sequence[Block]) -> set[str]:
    """Who has undertakings under a heading, and is not named as the supplier."""
    headed = (_UNDERTAKINGS.fullmatch(block.text.strip(" :.")) for block in blocks if block.kind == "heading")
    names = {match["name"].lower() for match in headed if match}
    unknown = {name for name in names if meaning(name) is None}
    if not unknown or not any(word in block.text for block in blocks for word in _SUPPLIER_WORDS):
        return set()
    return unknown


def suppliers(blocks: Sequence[Block]) -> frozenset[str]:
    """First words of the names that the document gives its supplier, as written."""
    found = set()
    for block in blocks[:_INTRODUCTIONS]:
        if any(word in block.text for word in _SUPPLIER_WORDS):
            written = (pattern for sign, pattern in _SUPPLIERS if sign in block.text)
            found |= {match["name"] for pattern in written for match in pattern.finditer(block.text)}
    return frozenset(name for name in found if meaning(name.lower()) is None and name.lower() not in _COMMON)


def _names(text: str) -> set[str]:
    """The name as it stands at the beginning and its first word, unless that is a common one."""
    match = _NAME.match(text.strip())
    if not match:
        return set()
    first = match.group().split()[0].lower().removesuffix("s")
    return set() if first in _COMMON else {first}
