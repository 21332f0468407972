"""Standard terms that a contract names, and the order of precedence among its documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Fact
from kravlint.analysis.settings import Passage
from kravlint.document import Document
from kravlint.language.screen import lazy

NAMES = (
    "avtal 90", "avtal90", "avtal-90", "kammarkolleg", "adda", "skl kommentus", "telekomföretagen", "techsverige",
    "teknikföretagen", "it-tjänster", "cloud services", "alos", "abk", "abt", "ab 04", "ab04", "nl 17", "nl 09",
    "molntjänst", "sambruk", "skr:s",
)  # fmt: skip
ORDER = (
    "inbördes", "tolkningsordning", "följande ordning", "denna ordning", "handlingarnas ordning", "deras ordning", "företräde",
    "turordning", "rangordning", "order of precedence", "säger emot", "motstrid", "motsäg",
)  # fmt: skip

_NAMED = lazy(
    r"(?<!\w)(?:(?P<Avtal_90>avtal[\s-]?90)|(?P<IT_Tjänster>IT-tjänster\s+(?:20\d\d|\d{4}))|"
    r"(?P<Cloud_Services>(?:IT&\s?Telekomföretagens|IT\s?&\s?Telekomföretagens|TechSveriges|Almegas)\s+[^.\n]{0,60}?cloud\s+services)|"
    r"(?P<Kammarkollegiet_Molntjänster>kammarkollegiets?\s+[^.\n]{0,60}?\bvillkor[^.\n]{0,40}?\bmolntjänst\w*)|"
    r"(?P<Kammarkollegiet>kammarkollegiets?\s+(?:[\wåäö-]+\s+){0,3}?\w*villkor\b)|"
    r"(?P<Adda>adda(?:s|\s+inköpscentrals?)?\s+(?:[\wåäö-]+\s+){0,2}?\w*villkor\b)|"
    r"(?P<SKL_Kommentus>skl\s+kommentus\s+(?:inköpscentrals?\s+)?(?:[\wåäö-]+\s+){0,2}?\w*villkor\b)|"
    r"(?P<Särskilda_villkor_Molntjänst>särskilda\s+villkor\s+(?:för\s+)?molntjänst(?:er)?)|"
    r"(?P<ALOS>ALOS\s?\d\d)|(?P<ABK>ABK\s?\d\d)|(?P<ABT>ABT\s?\d\d)|(?P<AB>AB\s?0[46]|AB\s?25)|(?P<NL>NL\s?(?:09|17)))(?!\w)",
    re.IGNORECASE,
)
_YEARS = lazy(r"\d\d(?:\d\d)?$")
_VERSION = lazy(
    r"[\s,(”\"]*(?:(?:i\s+)?(?:version(?:en)?|ver\.|v\.?|utgåva|edition|upplaga|av\s+den)\s*)?"
    r"(?P<version>\d{4}-\d\d-\d\d|(?:19|20)\d\d(?:[:-]\d{1,2})?(?!\d)|\d{1,2}\.\d{1,2})",
    re.IGNORECASE,
)
_ORDER_HEADING = lazy(
    r"\binbördes\s+(?:ordning|rang)|\btolkningsordning|\border\s+of\s+precedence|\bföreträdesordning|"
    r"\bhandling\w*\s+(?:och\s+deras\s+)?(?:inbördes\s+)?ordning",
    re.IGNORECASE,
)
_ANNOUNCED = lazy(
    r"\b(?:inbördes\s+ordning|tolkningsordning|order\s+of\s+precedence|(?:handling|avtal|kontrakt|dokument|gäll)\w*\b[^.:]{0,60}\bföljande\s+ordning|företräde|(?:säger\s+emot|motsäger|motstridig\w*)\b[^.:]{0,80}\b(?:först|ordning\w*))\b"
    r"[^.]{0,200}:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ANY_LIST = lazy(r":\s*$")
_IN_LINE = lazy(
    r"(?:^|\s)\(?(?:\d{1,2}|[a-h])[.)]\s+(?P<item>[^\n;]+?)(?=[;,.]?\s+\(?(?:\d{1,2}|[a-h])[.)]\s|[;.]?\s*$)"
)
_MOST_ITEMS = 20


def standard_terms(passage: Passage) -> Iterator[Fact]:
    """ "standard-terms": general terms that are named, with their version. Aspects: name, version."""
    text = passage.text
    for match in _NAMED.finditer(text):
        name = str(match.lastgroup).replace("_", " ")
        own = _YEARS.search(match.group()) if name not in ("Avtal 90",) else None
        following = _VERSION.match(text, match.end())
        version = own.group() if own else following["version"] if following else ""
        stated = (("name", name), ("version", version)) if version else (("name", name),)
        end = following.end() if following and not own else match.end()
        yield Fact("standard-terms", stated, passage.index, match.start(), end)


def precedence(passage: Passage) -> Iterator[Fact]:
    """ "precedence": the documents of a contract in the order in which they go before each other.

    Aspects: "01", "02", … with the items in lower case, without signs at their ends.
    """
    document, outline, index, block = passage.document, passage.outline, passage.index, passage.block
    if block.kind == "heading":
        if _ORDER_HEADING.search(block.text):
            yield from _listed(document, _list_below(document, outline, index))
    elif outline[index] < 0 or not _ORDER_HEADING.search(document.blocks[outline[index]].text):
        if _ANNOUNCED.search(block.text):
            yield from _listed(document, _items_from(document, index + 1))
        elif announced := _ANNOUNCED_IN_LINE.search(block.text):
            yield from _in_line(block.text, announced.end(), index)


_ANNOUNCED_IN_LINE = lazy(
    r"\b(?:(?:inbördes|följande|denna)\s+ordning|tolkningsordning|order\s+of\s+precedence)\b[^:.]{0,80}:(?=\s*\(?(?:1|a)[.)])",
    re.IGNORECASE,
)


def _list_below(document: Document, outline: Sequence[int], heading: int) -> list[int]:
    """The first list under a heading, whatever leads to it."""
    for at in range(heading + 1, len(document.blocks)):
        if document.blocks[at].kind == "heading":
            return []
        items = _items_from(document, at)
        if items:
            return items
    return []


def _items_from(document: Document, first: int) -> list[int]:
    items: list[int] = []
    for at in range(first, min(first + _MOST_ITEMS, len(document.blocks))):
        block = document.blocks[at]
        if block.kind != "item" or (items and block.level < document.blocks[items[0]].level):
            break
        if not items or block.level == document.blocks[items[0]].level:
            items.append(at)
    return items


def _listed(document: Document, items: Sequence[int]) -> Iterator[Fact]:
    if len(items) < 2:
        return
    names = [_plain(document.blocks[at].text) for at in items]
    yield Fact("precedence", _numbered(names), items[0], 0, len(document.blocks[items[0]].text))


def _in_line(text: str, at: int, index: int) -> Iterator[Fact]:
    names = [_plain(match["item"]) for match in _IN_LINE.finditer(text, at)]
    if len(names) > 1:
        yield Fact("precedence", _numbered(names), index, at, len(text))


def _numbered(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{number:02d}", name) for number, name in enumerate(names, start=1))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" ;,.")
