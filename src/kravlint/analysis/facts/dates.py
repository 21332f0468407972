"""Dates, and what happens on them where the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Fact
from kravlint.analysis.settings import Passage, named_near
from kravlint.language.screen import lazy

_NAMES = (
    "januari,january,jan februari,february,feb mars,march april,apr maj,may juni,june,jun juli,july,jul "
    "augusti,august,aug september,sept,sep oktober,october,okt november,nov december,dec"
)
_MONTHS = {name: number for number, names in enumerate(_NAMES.split(), start=1) for name in names.split(",")}
WRITTEN = (*_MONTHS, *(f"{century}{year:02}-" for century in ("19", "20") for year in range(100)))
"""What every block that states a date holds one of."""

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC = lazy(r"(?<![\w:/.-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?(?![\w]|[-–/:]\d)")
_WORDED = lazy(
    rf"(?<![\w.])(?:(?P<day>[0-3]?\d)(?::?e|st|nd|rd|th)?\.?\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?\s+"
    r"(?:(?P<enday>[0-3]?\d),\s+)?(?P<year>\d{4})$",
    re.IGNORECASE,
)
_REACH = 24  # characters before a year within which its date begins
_BARE = 60  # characters; a longer text is not just a date beside a label
_NO_DATE = lazy(
    r"(?:\bdnr|\bdiarie\w*|\bSFS|\bMSBFS|\bversion|\brev\.?|\bv)\.?:?\s*(?:[A-ZÅÄÖ]{2,5}[ /-])?$", re.IGNORECASE
)
_TOPICS = lazy(
    r"(?P<tender_deadline>\bsista\s+(?:anbuds|svars|ansöknings|avrops)dag\w*|\bsista\s+dag\s+för\s+(?:att\s+lämna\s+)?(?:anbud|svar|avropssvar)\w*|"
    r"\banbud(?:et|en)?\s+ska(?:ll)?\s+(?:\w+\s+){0,4}?(?:senast|tillhanda|inkomma)|\bdeadline\s+for\s+tenders)|"
    r"(?P<questions_deadline>\bsista\s+(?:fråge?dag|dag\s+för\s+(?:att\s+ställa\s+)?frågor)\w*|\bfrågor\s+ska(?:ll)?\b|"
    r"\bfrågor\s+(?:\w+\s+){0,6}?senast)|"
    r"(?P<tender_validity>\banbud(?:et)?s?\s+(?:giltighet\w*|är\s+bindande|ska(?:ll)?\s+vara\s+(?:giltigt|bindande))|\bbundna?\s+av|"
    r"\bgiltighetstid\s+för\s+anbud\w*|\btenders?\s+(?:is|are|shall\s+be)\s+(?:valid|binding))|"
    r"(?P<published>\bpublicera[dts]\w*|\bannonsera[dts]\w*|\bpublished\b)|"
    r"(?P<award>\b(?:preliminärt\s+|planerat\s+)?tilldelningsbeslut\w*|\btilldelning(?:en)?\b|\baward\b)|"
    r"(?P<contract_start>\b(?:ram)?(?:avtals|kontrakts)start\w*|\bavtalet\s+(?:börjar|startar|träder\s+i\s+kraft)|\bcontract\s+start\b)|"
    r"(?P<service_start>\b(?:drift|uppstarts?|tjänste)start\w*|\bdriftsättning\w*|\bproduktionsstart\w*|\btas\s+i\s+(?:drift|bruk)|"
    r"\bgo[- ]live\b)|"
    r"(?P<delivery_start>\b(?:leverans|uppdrags|projekt|införande)start\w*|\bstartdatum\b|\buppdraget\s+(?:börjar|startar|påbörjas)|"
    r"\bstart\s+date\b)|"
    r"(?P<delivery>\bleveransdag\w*|\bleverans\s+ska\w*|\bgodkänd\s+leverans\b|\bleveransdatum\b|\bdelivery\s+date\b)",
    re.IGNORECASE,
)
_STARTS = frozenset({"contract_start", "service_start", "delivery_start"})


def dates(passage: Passage) -> Iterator[Fact]:
    """ "date" for every date, with what happens then where its clause, row or column says; "start" for a start besides.

    Aspects: date, ISO 8601 as exact as stated ("2026-03-01", "2026-03"); of (tender-deadline, questions-deadline,
    tender-validity, published, award, contract-start, service-start, delivery-start, delivery).
    """
    text = passage.text
    for match in _found(text):
        value = _iso(match)
        if value is None or _NO_DATE.search(text, max(0, match.start() - 25), match.start()):
            continue
        span = match.span()
        about = named_near(_TOPICS, text, passage.clause_at(span[0]), span)
        if about is None and len(text) < _BARE:
            about = passage.named_beside(_TOPICS)
        of = (("of", about.replace("_", "-")),) if about else ()
        yield Fact("date", (("date", value), *of), passage.index, *span)
        if about in _STARTS:
            yield Fact("start", (("date", value), *of), passage.index, *span)


def _found(text: str) -> Iterator[re.Match[str]]:
    for year in _YEAR.finditer(text):
        at = year.start()
        match = _NUMERIC.match(text, at) or _WORDED.search(text, max(0, at - _REACH), year.end())
        if match:
            yield match


def _iso(match: re.Match[str]) -> str | None:
    """The date as exact as it is stated; None for a day that no month has."""
    groups = match.groupdict()
    if "y" in groups:
        year, month, day = groups["y"], int(groups["m"]), groups["d"]
    else:
        year, month, day = groups["year"], _MONTHS[groups["month"].lower()], groups["enday"] or groups["day"]
    if day is None:
        return f"{year}-{month:02d}"
    if not 1 <= int(day) <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return f"{year}-{month:02d}-{int(day):02d}"
