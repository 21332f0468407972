"""Amounts in Swedish kronor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kravlint.analysis.model import Fact
from kravlint.analysis.quantities import quantity_before, ranged
from kravlint.analysis.settings import Passage, named_near
from kravlint.language.screen import lazy
from kravlint.language.sentences import split

CURRENCY = (
    "kronor", "sek", ":-", ",-", ":--", "kkr", "ksek", "msek", "mkr", "mnkr", "tkr", "mdkr",
    *(f"{n}{gap}kr" for n in range(10) for gap in ("", " ")), ") kr",
)  # fmt: skip
"""Beginnings of what every amount holds."""

ABOUT = (
    "vite", "avgift", "penalt", "liquidated", "ansvar", "skadestånd", "ersättning", "liab", "försäkring",
    "insurance", "omsättning", "turnover", "tak", "budget", "maxbelopp", "ceiling", "högsta", "maxim",
    "tröskelvärde", "direktupphandlingsgräns", "threshold", "avdrag", "kredit", "deduction", "värde", "value",
    "fee", "pris", "kostnad", "kosta", "arvode", "timtaxa", "price", "cost", "rate",
)  # fmt: skip
"""Beginnings of what the text, its row, column or heading says of them."""

_CURRENCY = lazy(
    r"(?P<times>tusen|miljon(?:er)?|miljard(?:er)?|million|milj\.?|mn)?\s*"
    r"(?<![^\W\d])(?P<unit>kronor|kr(?!\w)|tkr|kkr|ksek|mkr|mnkr|msek|mdkr|sek(?!\w)|:--?(?!\w)|,-(?![\w-]))",
    re.IGNORECASE,
)
_LEADING = lazy(r"(?<!\w)(?P<unit>[kM]?SEK|kr)\s?(?=\d)")
_DIGITS = lazy(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:,\d+)?")
_TIMES = {
    "t": 1_000, "k": 1_000, "tus": 1_000, "m": 1_000_000, "mil": 1_000_000, "mdk": 1_000_000_000,
    "miljard": 1_000_000_000, "mn": 1_000_000,
}  # fmt: skip
_TOPICS = lazy(
    r"(?P<penalty>(?<!in)vite(?:t|n|s|sbelopp\w*)?\b|\bförseningsavgift\w*|\bsanktionsavgift\w*|\bpenalt(?:y|ies)|"
    r"\bliquidated\s+damages)|"
    r"(?P<liability>\bansvar(?:et|sbegränsning\w*|sbelopp\w*)?\b|\bskadestånd\w*|\bersättningsskyldig\w*|\bliab\w+)|"
    r"(?P<insurance>försäkring(?:en|ar|s?belopp\w*)?\b|\binsurance\b)|"
    r"(?P<turnover>\bomsättning(?:en)?\b|\bturnover\b)|"
    r"(?P<ceiling>\btak(?:pris|belopp|volym|värde)?(?:et|en|t)?\b|\bkostnadstak\w*|\bbeloppstak\w*|\bmaxbelopp\w*|"
    r"\bbudget\w*|\bceiling\b|\bhögsta\s+(?:\w+\s+)?(?:värde|belopp)\w*|\b(?:köpet|inköpet|upphandlingen|affären|avtalet|kontraktet)\s+(?:får|kan)\s+(?:\w+\s+){0,2}?kosta\b|"
    r"\b(?:får|kan)\s+(?:hela\s+)?(?:köpet|inköpet|upphandlingen|affären|avtalet|kontraktet)\s+(?:\w+\s+){0,2}?kosta\b|\bmaximalt?\s+(?:\w+\s+)?(?:värde|belopp)\w*)|"
    r"(?P<threshold>\btröskelvärde\w*|\bdirektupphandlingsgräns\w*|\bthreshold\b)|"
    r"(?P<deduction>\bmervärdesavdrag\w*|\bprisavdrag\w*|\bavdrag(?:et|s)?\b|\bservicekredit\w*|\bdeduction\b)|"
    r"(?P<value>\b(?:kontrakt|avtal|upphandling|avrop)(?:et|en)?s?s?[- ]?värde\w*|"
    r"\b(?:uppskatta|beräkna|total|samman)\w*\s+(?:\w+\s+)?värde\w*|\bvärdet\s+(?:av|för|under)\b|\bvi\s+räknar\s+med\b|\b(?:contract|estimated)\s+value\b)|"
    r"(?P<fee>\b(?:administrations|faktura|expeditions|start|uppläggnings|installations|införande|abonnemangs|licens|månads|"
    r"års)?avgift(?:en|er|erna)?\b|\bfees?\b)|"
    r"(?P<price>pris(?:et|er|erna|s)?\b|kostnad(?:en|er|erna)?\b|\barvode\w*|\btimtaxa\w*|\bersättning(?:en)?\b|"
    r"\bprices?\b|\bcosts?\b|\bhourly\s+rate\b)",
    re.IGNORECASE,
)
_BREACHES = lazy(
    r"(?P<delay>\bförsen\w*|\bförsein\w*|\bdröjsmål\w*|\bdelay\w*)|"
    r"(?P<availability>\btillgänglighet\w*|\bdrifttid\w*|\bupptid\w*|\buptime\b|\bavailability\b)|"
    r"(?P<fault>\b(?:åtgärds|svars|inställelse|lösnings)tid\w*|\bavhjälp\w*|\bresolution\b)|"
    r"(?P<incident>\bincident\w*)|(?P<secrecy>\bsekretess\w*|\btystnadsplikt\w*|\bconfidential\w*)",
    re.IGNORECASE,
)
_AT_MOST = lazy(
    r"\b(?:högst|maximalt?|max|sammanlagt|totalt|tak(?:et|belopp)?|dock\s+inte\s+mer\s+än|överstig\w*|at\s+most|up\s+to|"
    r"not\s+exceed)\b[^,.;]{0,25}$",
    re.IGNORECASE,
)
_SANCTIONS = frozenset({"penalty", "deduction"})
_SHARE = lazy(r"\d\s?(?:%|procent)|\b(?:över|under)stiger\b", re.IGNORECASE)
_PER = lazy(
    r"\s*(?:exkl\w*\.?\s*moms\s*)?(?:/\s?|per\s+|i\s+|för\s+varje\s+|for\s+(?:each|every)\s+)(?:varje\s+)?"
    r"(?:(?:påbörja[dt]|hel|commenced|started)\s+)?"
    r"(?P<unit>timme|tim|h|dag|dygn|arbetsdag|kalenderdag|vecka|månad|mån|år|elev|barn|användare|licens|skolenhet|tillfälle|"
    r"hour|day|week|month|year|student|user|licence)(?!\w)",
    re.IGNORECASE,
)
_UNITS = {
    "timme": "hour", "tim": "hour", "h": "hour", "dag": "day", "dygn": "day", "arbetsdag": "working-day",
    "kalenderdag": "day", "vecka": "week", "månad": "month", "mån": "month", "år": "year", "elev": "student",
    "barn": "child", "användare": "user", "licens": "licence", "skolenhet": "school", "tillfälle": "occasion",
}  # fmt: skip


def amounts(passage: Passage) -> Iterator[Fact]:
    """ "amount": a sum in kr and what it is, where its clause, row, column or heading says so.

    Aspects: of (penalty, liability, insurance, turnover, ceiling, threshold, deduction, value, fee, price); kr; least
    for a range; per (hour, day, month, student …) where stated; of a penalty or deduction also for (delay,
    availability, fault, incident, secrecy), where its sentence or heading speaks of one of them, and most for a cap.
    """
    text = passage.text
    for value, least, start, end in _sums(text):
        about = named_near(_TOPICS, text, passage.clause_at(start), (start, end))
        if about is not None and _SHARE.search(text, passage.clause_at(start)[0], start):
            continue  # "ersättningen sänks till 1,25 % för belopp upp till …": the sum is what the share is of
        about = about or passage.named_beside(_TOPICS)
        if about is None:
            continue
        unit = per_unit(text, end)
        stated = (("of", about), *ranged("kr", value, least), *unit, *sanction(passage, about, start))
        yield Fact("amount", tuple(sorted(stated)), passage.index, start, end)


def per_unit(text: str, at: int) -> tuple[tuple[str, str], ...]:
    """The aspect "per" where a unit follows a sum or share that ends at `at`."""
    per = _PER.match(text, at)
    return (("per", _UNITS.get(per["unit"].lower(), per["unit"].lower())),) if per else ()


def sanction(passage: Passage, about: str, at: int) -> Iterator[tuple[str, str]]:
    """What breach a penalty or deduction is for, where only one is spoken of, and whether it is the most there can be."""
    if about not in _SANCTIONS:
        return
    text = passage.text
    sentence = next(((start, end) for start, end in split(text) if at < end), (0, len(text)))
    for place in (text[slice(*sentence)], passage.setting.row, passage.setting.column, passage.setting.heading):
        breaches = {match.lastgroup for match in _BREACHES.finditer(place)}
        if breaches:
            if len(breaches) == 1:
                yield "for", str(breaches.pop())
            break
    if _AT_MOST.search(text, sentence[0], at):
        yield "most", "yes"


def _sums(text: str) -> Iterator[tuple[Decimal, Decimal | None, int, int]]:
    """Value and lower bound in kr with the offsets of each sum, from the left."""
    for match in _LEADING.finditer(text):
        digits = _DIGITS.match(text, match.end())
        number = quantity_before(text, digits.end(), match.end()) if digits else None
        if number is not None and not _CURRENCY.match(text, number.end):
            times = {"k": 1_000, "m": 1_000_000}.get(match["unit"][0].lower(), 1) if len(match["unit"]) == 4 else 1
            yield number.value * times, None, match.start(), number.end
    for match in _CURRENCY.finditer(text):
        number = quantity_before(text, match.start())
        if number is None:
            continue
        times = _factor(match["times"]) * _factor(match["unit"])
        least = None if number.least is None else number.least * times
        yield number.value * times, least, number.start, match.end()


def _factor(word: str | None) -> int:
    word = (word or "").lower()
    if word.startswith(("kr", "sek")) or not word or word[0] in ":,":
        return 1
    if word.startswith("miljard"):
        return _TIMES["miljard"]
    return _TIMES.get(word[:3]) or _TIMES[word[0]]
