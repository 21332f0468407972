"""Facts that two documents may contradict each other about: contract period and extension option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Fact
from kravlint.document import Block
from kravlint.language.sentences import split

_NUMBERS = {
    word: number
    for number, words in enumerate(
        "noll|ett en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|"
        "nitton|tjugo".split("|")
    )
    for word in words.split()
} | {"tjugofyra": 24, "trettiosex": 36, "fyrtioåtta": 48, "sextio": 60, "trettio": 30, "arton": 18}
_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_LENGTH = re.compile(
    rf"\b(?P<number>{_NUMBER})\s*(?:\((?P<digits>\d{{1,3}}|\w+)\)\s*)?(?P<unit>månad(?:er|ers)?|mån\b|år(?:s)?\b)"
    rf"(?:\s+och\s+(?P<extra>{_NUMBER})\s*(?:\(\d+\)\s*)?månad(?:er)?)?",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        "januari februari mars april maj juni juli augusti september oktober november december".split(),
        start=1,
    )
}
_DATE = re.compile(
    r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"
    rf"|\b(?:den\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(?:avtal|kontrakt|avropskontrakt|ramavtal|huvudavtal|tjänsteavtal|leveransavtal)(?:et|ets|s|en)?\b|"
    r"\b(?:avtals|kontrakts)(?:tid|period|längd)\w*|\bgiltighetstid\w*|\bagreement\b",
    re.IGNORECASE,
)
_TERM_HEADING = re.compile(
    r"\b(?:avtals|kontrakts)(?:tid|period|längd)|\bgiltighetstid|\bavtalets (?:giltighet|längd|löptid)|"
    r"\b(?:option|förlängning)|\bcontract (?:period|term)",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:gäller|löper|träder i kraft|tecknas|ingås|omfattar en (?:period|tid)|är giltigt|avtals\w+ (?:är|omfattar)|"
    r"kontrakts\w+ (?:är|omfattar)|börjar|sträcker sig|starta\w*|(?:avtals|kontrakts)(?:tid|period|längd)\w*)\b",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"\b(?:förläng\w+|option(?:en|er|srätt\w*)?|utökas i tid|extension|extend\w*)\b", re.IGNORECASE
)
_NOT_A_TERM = re.compile(
    r"\b(?:uppsägningstid|uppsägning|säga? upp|garanti\w*|varsel|innan (?:avtalet|kontraktet) löper ut|före avtal\w* utgång|"
    r"efter (?:avtalets|kontraktets)|efter (?:det )?att|efter upphörande\w*|bindande|anbud\w*|referens\w*|"
    r"lagra\w*|gallra\w*|spara\w*|bevara\w*|senast|inom|försenin\w*|var(?:je|t)|per år|notice)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:till och med|t\.\s?o\.\s?m\.?|till|–|—|-|löper ut|upphör\w*|until|to)\s*(?:den\s+)?$", re.IGNORECASE
)
_UP_TO = re.compile(
    r"\b(?:högst|maximalt|max|upp till|sammanlagt|totalt|längst|ytterligare)\b", re.IGNORECASE
)


def contract_terms(blocks: Sequence[Block], outline: Sequence[int]) -> Iterator[Fact]:
    """Contract period ("contract-period") and extension option ("extension") that the text states.

    Periods: months, start and end where stated. Extensions: the most months that the option gives in all.
    A length is read as a term only when the sentence speaks of the agreement and of its running, or stands under a
    heading that does; notice periods, warranties, storage times and tender validity are other lengths.
    """
    for index, block in enumerate(blocks):
        if block.style.startswith("toc") or block.kind == "heading":
            continue
        heading = blocks[outline[index]].text if outline[index] >= 0 else ""
        under_term = bool(_TERM_HEADING.search(heading))
        cell_label = _row_label(blocks, index)
        under_term = under_term or bool(cell_label and _TERM_HEADING.search(cell_label))
        if not under_term and not _AGREEMENT.search(block.text):
            continue
        for start, end in split(block.text):
            yield from _in_sentence(block.text, start, end, index, under_term, cell_label or heading)


def _row_label(blocks: Sequence[Block], index: int) -> str:
    """The first cell of the row, for a value in a two-column table ("Avtalstid | 24 månader")."""
    place = blocks[index].place
    if place.table is None or index == 0 or (place.column or 1) == 1:
        return ""
    before = blocks[index - 1]
    same = before.place.table == place.table and before.place.row == place.row
    return before.text if same and len(before.text) < 60 else ""


def _in_sentence(text: str, start: int, end: int, block: int, under_term: bool, head: str) -> Iterator[Fact]:
    sentence = text[start:end]
    extension = _EXTENSION.search(sentence)
    cut = extension.start() if extension else len(sentence)
    head_is_option = bool(_EXTENSION.search(head)) and not re.search(r"tid|period|längd", head, re.IGNORECASE)
    if extension is None and head_is_option:
        cut = 0
    first, second = sentence[:cut], sentence[cut:]
    if cut and (under_term or (_RUNS.search(first) and _AGREEMENT.search(first))):
        value = _period(first, tail=sentence[cut:] if extension else "")
        if value:
            yield Fact("contract-period", value, block, start, start + cut)
    if second and (under_term or _AGREEMENT.search(sentence)):
        months = _extension_months(second)
        if months is None and extension is not None and under_term:
            months = _extension_months(_last_clause(first)) if not _RUNS.search(first) else None
        if months is not None:
            yield Fact("extension", (("months", str(months)),), block, start + cut, end)


def _period(text: str, tail: str) -> tuple[tuple[str, str], ...]:
    value: dict[str, str] = {}
    for match in _DATE.finditer(text):
        key = "end" if _TO.search(text[: match.start()]) else "start"
        value.setdefault(key, _iso(match))
    for match in _LENGTH.finditer(text):
        context = text[max(0, match.start() - 60) : match.start()]
        following = text[match.end() : match.end() + 30]
        if _NOT_A_TERM.search(context) or re.match(r"\s*(?:före|innan|efter|gamla|gammal|bakåt)", following):
            continue
        value.setdefault("months", str(_months(match)))
    if "start" in value and "end" not in value and "months" not in value:
        return ()
    return tuple(sorted(value.items())) if "months" in value or "end" in value else ()


def _extension_months(text: str) -> int | None:
    lengths = []
    for match in _LENGTH.finditer(text):
        context = text[max(0, match.start() - 45) : match.start()]
        following = text[match.end() : match.end() + 30]
        if re.match(r"\s*(?:före|innan|i förväg)", following):
            continue
        if _NOT_A_TERM.search(context) and not _UP_TO.search(context):
            continue
        lengths.append((_months(match), context))
    if not lengths:
        return None
    times = re.search(
        rf"\b(?P<n>{_NUMBER})\s*(?:\(\w+\)\s*)?(?:gånger|tillfällen)\b|\b(?P<plus>1\s*\+\s*1)",
        text,
        re.IGNORECASE,
    )
    whole = [months for months, context in lengths if _UP_TO.search(context)]
    if whole:
        return max(whole)
    per_time = lengths[0][0]
    if times and times["n"]:
        return per_time * _number(times["n"])
    return per_time


def _last_clause(text: str) -> str:
    return text[-80:]


def _months(match: re.Match[str]) -> int:
    digits = match["digits"]
    number = int(digits) if digits and digits.isdigit() else _number(match["number"])
    months = number * 12 if match["unit"].lower().startswith("år") else number
    return months + (_number(match["extra"]) if match["extra"] else 0)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _iso(match: re.Match[str]) -> str:
    if match["y"]:
        return f"{match['y']}-{match['m']}-{match['d']}"
    return f"{match['year']}-{_MONTHS[match['month'].lower()]:02d}-{int(match['day']):02d}"
