"""Response, resolution and recovery times, with the priority that they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Fact
from kravlint.analysis.settings import Passage
from kravlint.language.screen import lazy

LENGTHS = (
    "minut", "min", "timm", "tim ", "tim.", "dygn", "dag", "dgr", "sekund", "hour", "second",
    *(f"{n}{unit}" for n in range(10) for unit in (" h", "h", " tim", "tim")),
)  # fmt: skip
"""Beginnings of what every such time holds."""

ABOUT = (
    "rpo", "rto", "recovery", "dataförlust", "data loss", "återst", "restor", "åtgärd", "lösningstid", "avhjälp",
    "avstängningstid", "resol", "fixed", "svarstid", "inställelsetid", "responstid", "reaktionstid", "respon",
    "påbörja", "återkoppl",
)  # fmt: skip
"""Beginnings of what the text, its row, column or heading says of them."""

_TOPICS = lazy(
    r"(?P<rpo>\bRPO\b|\brecovery\s+point\w*|\bdataförlust\w*|\bdata\s+loss\b)|"
    r"(?P<rto>\bRTO\b|\brecovery\s+time\w*|\båterställ(?:nings?tid\w*|as|t|a)\b|\båterstart\w*|\brestored?\b)|"
    r"(?P<resolution>\båtgärds?tid\w*|\blösningstid\w*|\bavhjälpande\w*|\bavhjälp\w*|\båtgärda\w*|\bavstängningstid\w*|"
    r"\bresolution\s+times?\b|\bresolved?\b|\bfixed\b)|"
    r"(?P<response>\bsvarstid\w*|\binställelsetid\w*|\bresponstid\w*|\breaktionstid\w*|\bresponse\s+times?\b|\brespond\w*|"
    r"\bpåbörja[ts]?\b|\bpåbörjas\b|\båterkoppl\w*)|"
    r"(?P<other>\bgallra\w*|\braderas?\b|\bsparas?\b|\blagra\w*|\binlogg\w*|\bsession\w*|\bförhandling\w*|\bkontaktper\w*|"
    r"\bsystemets\b|\bsidvisning\w*|\bsök\w*|\bladd\w*|\bmätperiod\w*|\bper\s+(?:månad|år|dygn)\b|\bunderrätt\w*|\bmeddela\w*)",
    re.IGNORECASE,
)
_INCIDENT = lazy(
    r"\b(?:fel|incident|ärende|prio|störning|avbrott|support|felanmäl|åtgärds?tid|inställelsetid|lösningstid|resolution|servicenivå|SLA|problem|error|fault|ticket)\w*",
    re.IGNORECASE,
)
_PRIORITY = lazy(
    r"\b(?:prio(?:ritet)?(?:s?klass|s?nivå)?|priority|severity|allvarlighetsgrad|felklass|felkategori|incidentklass|"
    r"ärendeklass|klass|kategori|nivå)\s*[:.]?\s*(?P<number>[1-5]|[A-D])\b"
    r"|\bP(?P<short>[1-5])\b"
    r"|\b(?P<critical>kritisk\w*|akut\w*|critical)\b|\b(?P<high>hög|högt|high|allvarlig\w*|major)\b"
    r"|\b(?P<medium>medel|normal\w*|medium|mindre\s+allvarlig\w*)\b|\b(?P<low>låg|lågt|low|minor)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset({"rto", "rpo"})


def times(passage: Passage) -> Iterator[Fact]:
    """ "time": how fast a fault is answered (response), put right (resolution) or a service is back (rto, rpo).

    Aspects: of; minutes, seconds, days, working-hours or working-days; priority where the clause, row or column says.
    """
    text = passage.text
    for length in passage.lengths:
        if length.measure == "months":
            continue
        span = (length.start, length.end)
        about = passage.named(_TOPICS, span, follows=length.genitive)
        if about is None or about == "other":
            continue
        clause, setting = passage.clause_at(length.start), passage.setting
        around = f"{text[slice(*clause)]} {setting.row} {setting.column} {setting.heading}"
        if about not in _PLAIN and (length.measure == "seconds" or not _INCIDENT.search(around)):
            continue
        places = (
            text[clause[0] : length.start],
            text[length.end : clause[1]],
            setting.row,
            setting.column,
            setting.heading,
        )
        priority = next(filter(None, map(_priority, places)), None)
        stated = (("of", about), *length.normal, *((("priority", priority),) if priority else ()))
        yield Fact("time", tuple(sorted(stated)), passage.index, *span)


def _priority(text: str) -> str | None:
    """The priority that a text names last: "1" … "5", "A" … "D", critical, high, medium, low."""
    last = None
    for match in _PRIORITY.finditer(text):
        last = match
    if last is None:
        return None
    number = last["number"] or last["short"]
    return number.upper() if number else last.lastgroup
