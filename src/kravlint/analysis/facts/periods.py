"""Notice periods and payment terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Fact
from kravlint.analysis.quantities import Length
from kravlint.analysis.settings import Passage, Span, named_near
from kravlint.language.screen import lazy

LENGTHS = (
    "dagar", " dag", "dgr", "månad", " mån", "veck", " år", "days", "day'", "month", "week",
    *(f"{n}{unit}" for n in range(10) for unit in ("dag", "mån")),
)  # fmt: skip
"""Beginnings of what every notice period and payment term holds."""

NOTICE = ("uppsäg", "varsel", "säga upp", "sägas upp", "säger upp", "sägs upp", "notice", "terminat")
PAYMENT = ("betal", "erlägg", "förfall", "kredittid", "netto", "payment", "paid", "payable")
"""Beginnings of what the text, its row or its heading says of them."""

_NOTICE = lazy(
    r"(?P<notice>\buppsägningstid\w*|\bvarsel\b|\bvarseltid\w*|\bunder\s+uppsägning\w*|\bnotice(?:\s+period)?\b)|"
    r"(?P<other>\bavtalstid\w*|\bgaranti\w*|\bförläng\w*|\boption\w*|\brättelse\w*|\bwarrant\w*|\bcure\b)",
    re.IGNORECASE,
)
_TERMINATES = lazy(r"\b(?:säg(?:a|as|er|s)\s+upp|upp(?:säga|sägas|sägs|sägning\w*)|terminat\w+)\b", re.IGNORECASE)
_AHEAD = lazy(r"\s*(?:i\s+förväg|före|innan|in\s+advance|before|prior)\b", re.IGNORECASE)
_WHO = lazy(
    r"(?P<buyer>\b(?:beställar|kund|köpar|kommun|region(?!al)|myndighet|customer|buyer)\w*|\w+kommunen\b)|"
    r"(?P<supplier>\b(?:leverantör|säljar|supplier|provider)\w*)|"
    r"(?P<both>\bömsesidig\w*|\bendera\b|\bbåda\s+parter\w*|\bparterna\b|\bpart\b|\beither\s+party|\bmutual\w*)",
    re.IGNORECASE,
)
_PAYMENT = lazy(
    r"(?P<payment>\bbetalningsvillkor\w*|\bbetalnings(?:tid|frist)\w*|\bbetalning(?:en)?\s+(?:ska(?:ll)?|sker|erläggs)|"
    r"\bbetalas?\b|\berlägg\w*|\bförfall(?:odag\w*|er)\b|\bkredittid\w*|\bnetto\b|\bpayment\s+terms?\b|\bpaid\b|"
    r"\bpayable\b|\bpayments?\b)|"
    r"(?P<other>\bdröjsmål\w*|\bpåminnelse\w*|\breklam\w*|\binvänd\w*|\banmärk\w*|\båterbetal\w*|\bkredit(?:eras|nota)\w*|"
    r"\bförskott\w*|\bvite\w*|\bolder\b|\bäldre\b|\boverdue\b|\brefund\w*)",
    re.IGNORECASE,
)
_MOST_PAYMENT_DAYS = 180


def notice(passage: Passage) -> Iterator[Fact]:
    """ "notice": how long before the agreement's end it must be terminated, and by whom where that is said.

    Aspects: months, days or working-days; party (buyer, supplier, both).
    """
    text = passage.text
    found = [each for each in passage.lengths if each.measure not in ("minutes", "seconds")]
    for length in found:
        span = (length.start, length.end)
        clause = passage.clause_at(length.start)
        if not _is_notice(passage, clause, length):
            continue
        several = sum(clause[0] <= each.start < clause[1] for each in found) > 1
        who = named_near(_WHO, text, clause, span) if several else _only(text, clause)
        party = (("party", who),) if who else ()
        yield Fact("notice", tuple(sorted((*length.normal, *party))), passage.index, *span)


def payment_terms(passage: Passage) -> Iterator[Fact]:
    """ "payment": the days from the invoice within which it is paid."""
    for length in passage.lengths:
        if length.measure != "days" or length.value > _MOST_PAYMENT_DAYS:
            continue
        span = (length.start, length.end)
        clause = passage.clause_at(length.start)
        about = named_near(_PAYMENT, passage.text, clause, span, follows=length.genitive)
        before = {match.lastgroup for match in _PAYMENT.finditer(passage.text, clause[0], length.start)}
        if about is None and _PAYMENT.search(passage.text, *clause) is None:
            about = passage.named_beside(_PAYMENT)
        if about == "payment" and "other" not in before:
            yield Fact("payment", length.normal, passage.index, *span)


def _is_notice(passage: Passage, clause: Span, length: Length) -> bool:
    text = passage.text
    about = named_near(_NOTICE, text, clause, (length.start, length.end), follows=length.genitive)
    if about is not None:
        return about == "notice"
    if _AHEAD.match(text, length.end) and _TERMINATES.search(text, clause[0], length.start):
        return True
    return passage.named_beside(_NOTICE) == "notice"


def _only(text: str, clause: Span) -> str | None:
    """The party that a clause with one period names; None when it names several."""
    named = {match.lastgroup for match in _WHO.finditer(text, *clause)}
    if "both" in named:
        return "both"
    return next(iter(named)) if len(named) == 1 else None
