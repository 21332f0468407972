"""Percentages: availability, weights, penalties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kravlint.analysis.facts.amounts import per_unit, sanction
from kravlint.analysis.model import Fact
from kravlint.analysis.quantities import quantity_before, ranged
from kravlint.analysis.scan import begun
from kravlint.analysis.settings import Passage, Setting
from kravlint.language.screen import lazy

SIGNS = ("%", "procent", "percent", "per cent")
"""What every percentage holds."""

ABOUT = (
    "vite", "penalt", "avdrag", "kredit", "credit", "reducer", "ränta", "interest", "rabatt", "discount",
    "prisjuster", "index", "prishöj", "ansvar", "skadestånd", "liab", "avgift", "fee", "vikt", "weight",
    "poängandel", "tillgänglig", "drifttid", "upptid", "uppetid", "uptime", "availab", "sla", "åtkomlig", "av tiden",
    "månad", "of the time",
)  # fmt: skip
"""Beginnings of what the text, its row, column or heading says of them."""

_SIGN = lazy(r"%|(?<![^\W\d])(?:procent|per\s?cent)(?!\w)", re.IGNORECASE)
_BEGINNING = lazy(r"[%Pp]")
_TOPICS = lazy(
    r"(?P<penalty>(?<!in)vite(?:t|n|s|sbelopp\w*)?\b|\bpenalt(?:y|ies))|"
    r"(?P<deduction>\b(?:pris)?avdrag(?:et|s)?\b|\bservicekredit\w*|\bservice\s+credits?\b|\breducer\w*|\bkrediter\w*|\bnedsättning\w*|"
    r"\bsätts\s+ned\b|\bsänks\b|\bminskas\b)|"
    r"(?P<interest>ränta(?:n)?\b|\binterest\b)|"
    r"(?P<discount>\brabatt\w*|\bdiscount\b)|"
    r"(?P<indexation>\bprisjuster\w*|\bindex\w*|\bprishöj\w*)|"
    r"(?P<liability>\bansvar(?:et|sbegränsning\w*)?\b|\bskadestånd\w*|\bliab\w+)|"
    r"(?P<fee>avgift(?:en|er)?\b|\bfee\b)|"
    r"(?P<weight>\bvikt(?:en|ning\w*|as|at|ad)?\b|\bviktas\b|\bweight\w*|\bpoängandel\w*)|"
    r"(?P<availability>\btillgänglighet(?:en|sgrad\w*|snivå\w*|skrav\w*)?\b|\btillgänglig(?:t|a)?\b|\bdrifttid\w*|\bupp(?:e)?tid\w*|\båtkomlig\w*|"
    r"\buptime\b|\bavailab\w+|\bSLA\b)|"
    r"(?P<other>\bskärm\w*|\bmoms\w*|\bheltid\w*|\bsysselsättning\w*|\bVAT\b|\bzoom\w*|\bförstor\w*|\bbredd\w*|\bökning\w*|"
    r"\bandel(?:en)?\b)",
    re.IGNORECASE,
)


_OF_THE_TIME = lazy(
    r"\s+(?:av\s+(?:tiden|dygnet|varje\s+månad|månaden|året)|of\s+the\s+time|of\s+each\s+month)\b", re.IGNORECASE
)
_LEAST_AVAILABLE = 80
_PRICED = lazy(r"avdrag|vite|kredit|reducer|rabatt|penalt|credit|deduct", re.IGNORECASE)
_WHOLE = 100


def percentages(passage: Passage) -> Iterator[Fact]:
    """ "percentage": a share and what it is, where its clause, row, column or heading says so.

    Aspects: of (availability, availability-step in a table of what a lower one costs, weight, penalty, deduction,
    interest, discount, indexation, liability, fee); percent; least for a range; for, the row that a weight in a table
    belongs to; of a penalty or deduction also for, per and most as amounts have them.
    """
    text = passage.text
    for match in begun(_SIGN, _BEGINNING, text):
        number = quantity_before(text, match.start())
        if number is None:
            continue
        value = _decimal(text, number.start, number.end) or number.value
        if not 0 < value <= _WHOLE:
            continue
        timed = value >= _LEAST_AVAILABLE and _OF_THE_TIME.match(text, match.end())
        about = "availability" if timed else passage.named(_TOPICS, (number.start, match.end()))
        if about is None or about == "other":
            continue
        if about == "availability" and _is_step(passage):
            about = "availability-step"
        stated = (("of", about), *ranged("percent", value, number.least), *_weighed(about, passage.setting))
        if about in ("penalty", "deduction"):
            stated = (*stated, *per_unit(text, match.end()), *sanction(passage, about, number.start))
        yield Fact("percentage", tuple(sorted(stated)), passage.index, number.start, match.end())


def _is_step(passage: Passage) -> bool:
    """True in a table whose heads speak of deductions: its shares are steps below the promised one."""
    place = passage.block.place
    if place.table is None or place.table > len(passage.document.tables):
        return False
    table = passage.document.tables[place.table - 1]
    heads = passage.document.blocks[table.first : table.first + table.columns]
    return any(_PRICED.search(head.text) for head in heads)


def _decimal(text: str, start: int, end: int) -> Decimal | None:
    """ "99,985": here a comma before three digits is a decimal one."""
    digits = text[start:end].strip()
    return Decimal(digits.replace(",", ".")) if re.fullmatch(r"\d{1,2}[,.]\d+", digits) else None


def _weighed(about: str, setting: Setting) -> tuple[tuple[str, str], ...]:
    return (("for", setting.row.lower()),) if about == "weight" and setting.row else ()
