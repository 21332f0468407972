"""What parts of a procurement state of one matter, and whether two such values can both hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kravlint.analysis.facts import IDENTIFYING
from kravlint.analysis.model import Analysis, Fact, Part, row_of
from kravlint.engine.mentions import headings_above
from kravlint.engine.results import Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_LOT = lazy(
    r"\b(?:delområde|anbudsområde|upphandlingsområde|deluppdrag|delupphandling|lot)\s*(?:nr\.?\s*)?(\d{1,2}|[A-Z])\b",
    re.IGNORECASE,
)
_MOST_VALUES = 3  # a part with more values of one matter lists steps or sizes: none of them is the value
_PART_OF = 3
_LABELS = {
    "response": ("svarstid", "response time"),
    "resolution": ("åtgärdstid", "resolution time"),
    "rto": ("återställningstid", "recovery time"),
    "rpo": ("största dataförlust", "greatest loss of data"),
    "delay": ("försening", "delay"),
    "availability": ("tillgänglighet", "availability"),
    "fault": ("fel", "fault"),
    "incident": ("incident", "incident"),
    "secrecy": ("sekretess", "secrecy"),
    "contract-start": ("avtalsstart", "contract start"),
    "service-start": ("driftstart", "start of service"),
    "delivery-start": ("leveransstart", "start of delivery"),
    "buyer": ("beställaren", "the buyer"),
    "supplier": ("leverantören", "the supplier"),
}
_PRIORITY = {"sv": "prioritet", "en": "priority"}


class Stated(Struct, frozen=True):
    """A fact with the part that states it."""

    analysis: Analysis
    part: Part
    fact: Fact

    @property
    def spot(self) -> Spot:
        """The fact's place."""
        return Spot(self.analysis, self.fact.block, self.fact.start, self.fact.end)


Matter = tuple[str, ...]
"""What a value is of: the lot, and the aspects that tell (kravlint.analysis.facts.IDENTIFYING)."""


def statements(
    procurement: Procurement, kind: str, kinds: Sequence[str], where: Mapping[str, str] | None = None
) -> list[dict[Matter, list[Stated]]]:
    """Per part of the wanted kinds, what it states of each matter; superseded editions are left out."""
    found = []
    for analysis, part in procurement.parts(kinds):
        if analysis.path in procurement.superseded:
            continue
        matters: dict[Matter, list[Stated]] = {}
        for fact in analysis.facts:
            if fact.kind == kind and part.first <= fact.block <= part.last:
                aspects = dict(fact.value)
                if all(aspects.get(name) == value for name, value in (where or {}).items()):
                    matters.setdefault(_matter(analysis, part, fact), []).append(Stated(analysis, part, fact))
        several = {key: each for key, each in matters.items() if len({s.fact.value for s in each}) <= _MOST_VALUES}
        if several:
            found.append(several)
    return found


def agree(one: Fact, other: Fact) -> bool:
    """True when two values can both hold: what both state is equal, a length and two dates counting as one another."""
    mine, yours = dict(one.value), dict(other.value)
    if "count" in mine and "count" in yours and not _comparable(int(mine["count"]), int(yours["count"])):
        return True
    for key in (mine.keys() & yours.keys()) - {"months", "least"}:
        if mine[key] != yours[key] and not (key == "date" and _less_exact(mine[key], yours[key])):
            return False
    lengths = {_months(value) for value in (mine, yours)} - {None}
    return len(lengths) < 2


def said(stated: Stated) -> dict[str, str]:
    """The value as people read it: a period in months and dates, anything else in the document's own words."""
    value = dict(stated.fact.value)
    told: dict[str, list[str]] = {"sv": [], "en": []}
    if stated.fact.kind in ("contract-period", "extension"):
        for key, swedish, english in (
            ("months", "{} månader", "{} months"),
            ("start", "från {}", "from {}"),
            ("end", "till och med {}", "until {}"),
        ):
            if key in value:
                told["sv"].append(swedish.format(value[key]))
                told["en"].append(english.format(value[key]))
    if not told["sv"]:
        text = stated.analysis.blocks[stated.fact.block].text[stated.fact.start : stated.fact.end]
        return dict.fromkeys(told, f"”{' '.join(text.split())}”")
    return {lang: " ".join(words) for lang, words in told.items()}


def what(stated: Stated) -> dict[str, str]:
    """What the value is of, in brackets after the matter's name: " (åtgärdstid, prioritet 1)"; "" when nothing is."""
    value = dict(stated.fact.value)
    told = {}
    for number, lang in enumerate(("sv", "en")):
        words = [_LABELS[v][number] for key in ("of", "for", "party") if (v := value.get(key, "")) in _LABELS]
        words += [f"{_PRIORITY[lang]} {value['priority']}"] if "priority" in value else []
        words += [value[key] for key in ("which", "name") if key in value]
        told[lang] = f" ({', '.join(words)})" if words else ""
    return told


def _matter(analysis: Analysis, part: Part, fact: Fact) -> Matter:
    aspects = dict(fact.value)
    identifying = (aspects.get(name, "") for name in IDENTIFYING.get(fact.kind, ()))
    return (_lot(analysis, part, fact.block), *("" if value == "both" else value for value in identifying))


def _lot(analysis: Analysis, part: Part, block: int) -> str:
    """The lot that a block is about: in its own words, its row, the headings above it, the part's title or the file."""
    blocks = analysis.blocks
    places = [blocks[index].text for index in (block, row_of(analysis, block)[0])]
    above = [blocks[index] for index in headings_above(analysis, block) if index >= part.first]
    places += [f"{heading.label} {heading.text}" for heading in above]
    for text in (*places, part.title, analysis.path):
        if match := _LOT.search(text):
            return match[1].lower()
    return ""


def _comparable(one: int, other: int) -> bool:
    """True for numbers of about the same size; else one counts a part ("20 lärare ska utbildas" of 210)."""
    return max(one, other) <= _PART_OF * min(one, other)


def _less_exact(one: str, other: str) -> bool:
    """True for a month and a day in it ("2026-03", "2026-03-01")."""
    return one.startswith(other) or other.startswith(one)


def _months(value: dict[str, str]) -> int | None:
    if "months" in value:
        return int(value["months"])
    if "start" not in value or "end" not in value:
        return None
    start, end = (dt.date.fromisoformat(value[key]) for key in ("start", "end"))
    end += dt.timedelta(days=1)  # an agreement runs through its last day
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (1 if end.day - start.day > 15 else 0)
