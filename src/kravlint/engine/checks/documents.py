"""documents: the set as a whole: what it lacks, what is older than the rest, what is in another language."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Analysis
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, block_spot, live_mentions
from kravlint.engine.results import Hit, NotJudged, Result, Seen
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_INVITING = ("main-document", "instructions")
_BINDING = ("specification", "response-form", "agreement", "dpa", "dpa-instruction", "price", "sla")
_REQUIRING = ("specification", "response-form")
_AGREED = ("agreement", "framework-agreement", "general-terms")
_FEWEST_REQUIREMENTS = 5  # in the invitation itself: it then is the specification too
_FEWEST_WORDS = 100  # a shorter document has no language that counts
_MONTHS_APART = 18
_DAYS_IN_MONTH = 30.4
_REQUIREMENTS = lazy(r"krav|requirement|specifi[ck]ation", re.IGNORECASE)
_LEGEND = lazy(r"innehåller krav som måste uppfyllas", re.IGNORECASE)
_ANSWERED = lazy(r"\bJa\s*/\s*Nej\b|\bJa\s+krävs\b|\bska-?\s?krav\b|\bobligatoriskt?\s+krav\b", re.IGNORECASE)
_LEADING = {"sv": "upphandlingens huvuddokument", "en": "the procurement's main document"}
_NAMES = {
    "agreement": {"sv": "avtalsutkast", "en": "draft agreement"},
    "specification": {"sv": "krav", "en": "requirements"},
    "price": {"sv": "uppgift om hur priset anges", "en": "any word on how prices are stated"},
}


_NAMED = {"sv": {"sv": "svenska", "en": "Swedish"}, "en": {"sv": "engelska", "en": "English"}}
_OTHER = {"sv": "ett annat språk", "en": "another language"}


class Documents(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="documents"):
    """missing: an invitation without agreement, requirements or price. aged: a binding document dated long before the
    invitation. language: a binding document in another language than the rest, without a word on languages. icons: an
    export from TendSign whose symbols, which said what must be met, are lost, and that does not say it in words."""

    problem: Literal["missing", "aged", "language", "icons"]
    about: tuple[str, ...] = ()
    """missing: concepts that show that prices are asked for. language: that the text has settled its languages."""


def check_documents(check: Documents, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield the Hits of one of the problems; a document read alone is judged for lost symbols only."""
    if check.problem == "icons":
        yield from _icons(procurement)
    elif not (procurement.alone or procurement.call_off):
        find = {"missing": _missing, "aged": _aged, "language": _language}[check.problem]
        yield from find(check, procurement)


def _missing(check: Documents, procurement: Procurement) -> Iterator[Result]:
    leading = next(procurement.parts(_INVITING), None)
    if leading is None:
        return
    lacking = [
        name
        for name, held in (
            ("agreement", any(True for _ in procurement.parts(_AGREED))),
            ("specification", _requires(procurement)),
            ("price", any(True for _ in procurement.parts(("price",))) or anywhere(procurement, check.about)),
        )
        if not held
    ]
    if lacking and procurement.unread:
        yield NotJudged(UNREAD)
    elif lacking:
        names = {lang: ", ".join(_NAMES[name][lang] for name in lacking) for lang in ("sv", "en")}
        yield Hit(anchor=" ".join(lacking), words={"found": names}, related=((block_spot(leading[0], 0), _LEADING),))
    else:
        yield Seen(block_spot(leading[0], 0))


def _requires(procurement: Procurement) -> bool:
    named = (f"{readable_name(a.path)} {part.title}" for a, part in procurement.parts(not_within=_INVITING))
    if any(True for _ in procurement.parts(_REQUIRING)) or any(_REQUIREMENTS.search(name) for name in named):
        return True
    asked = (r for analysis, _ in procurement.parts(_INVITING) for r in analysis.stated if r.kind == "requirement")
    return sum(1 for _ in asked) >= _FEWEST_REQUIREMENTS


def _aged(check: Documents, procurement: Procurement) -> Iterator[Result]:
    leading = next((a for a in procurement.analyses if a.kind in _INVITING and _day(a)), None)
    newest = _day(leading) if leading else None
    for analysis in procurement.analyses if leading and newest else ():
        day = _day(analysis)
        if analysis.kind not in _BINDING or day is None or analysis.path in procurement.superseded or newest is None:
            continue
        if (newest - day).days > _MONTHS_APART * _DAYS_IN_MONTH and leading:
            words = {"found": day.isoformat(), "other": newest.isoformat()}
            yield Hit(
                block_spot(analysis, 0), anchor="date", words=words, related=((block_spot(leading, 0), _LEADING),)
            )


def _language(check: Documents, procurement: Procurement) -> Iterator[Result]:
    told = [a for a in procurement.analyses if a.words >= _FEWEST_WORDS]
    words: Counter[str] = Counter()
    for analysis in told:
        words[analysis.language] += analysis.words
    if len(words) < 2 or any(_settles(check, analysis) for analysis in procurement.analyses):
        return
    usual = words.most_common(1)[0][0]
    for analysis in told:
        if analysis.language != usual and analysis.kind in _BINDING:
            yield Hit(
                block_spot(analysis, 0), anchor="language", words={"found": _NAMED.get(analysis.language, _OTHER)}
            )


def _icons(procurement: Procurement) -> Iterator[Result]:
    for analysis in procurement.analyses:
        if analysis.exported_by != "TendSign" or analysis.words < _FEWEST_WORDS:
            continue
        must = sum(each.kind == "requirement" and each.obligation == "must" for each in analysis.stated)
        if must >= _FEWEST_REQUIREMENTS or any(_ANSWERED.search(block.text) for block in analysis.blocks):
            yield Seen(block_spot(analysis, 0))
        elif legend := next((i for i, b in enumerate(analysis.blocks) if _LEGEND.search(b.text)), None):
            yield Hit(block_spot(analysis, legend), anchor="icons")


def _settles(check: Documents, analysis: Analysis) -> bool:
    return any(True for part in analysis.parts for _ in live_mentions(analysis, part, check.about))


def _day(analysis: Analysis) -> dt.date | None:
    try:
        return dt.date.fromisoformat(analysis.date) if analysis.date else None
    except ValueError:
        return None  # a month or a year
