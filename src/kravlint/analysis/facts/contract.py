"""Contract period and extension option, which two documents may contradict each other about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Fact
from kravlint.document import Block
from kravlint.language.screen import Screen, lazy
from kravlint.language.sentences import split

_SWEDISH = (
    "noll|ett en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|"
    "elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo"
)
_ENGLISH = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERS = {
    word: number
    for words in (_SWEDISH, _ENGLISH)
    for number, names in enumerate(words.split("|"))
    for word in names.split()
} | {"tjugofyra": 24, "trettio": 30, "trettiosex": 36, "fyrtioåtta": 48, "sextio": 60}
_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?:månad(?:ers?|s)?|mån\b|år(?:s)?\b|months?\b|years?\b)"
_LENGTH = lazy(
    rf"\b(?P<number>{_NUMBER})\s*(?:\((?P<digits>\d{{1,3}}|\w+)\)\s*)?(?P<unit>{_UNIT})"
    rf"(?:\s+(?:och|and)\s+(?P<extra>{_NUMBER})\s*(?:\(\d+\)\s*)?(?:månad(?:er)?|months?))?",
    re.IGNORECASE,
)
_PLUS = r"\s*(?:\+|\bplus\b)\s*"
_VALUE = lazy(r"[Åå][Rr](?!\w)|års|[Mm]ån|MÅN|[Yy]ear|[Mm]onth|20\d\d|\d\s?\+")
"""What every length and every date holds; looked for first."""
_MULTIPLE = lazy(r"(?P<n>\d)\s*[x×*]\s*$", re.IGNORECASE)
_TERM = rf"{_NUMBER}\s*(?:\(\d+\)\s*)?"
_SUM = lazy(rf"\b{_TERM}{_UNIT}?(?:{_PLUS}{_TERM}{_UNIT}?)*{_PLUS}{_TERM}{_UNIT}", re.IGNORECASE)
_MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
VALUES = ("år", "mån", "year", "month", *_MONTHS, *(f"20{year:02}-" for year in range(100)))
"""What every block that states a length or a date holds."""
_DATE = lazy(
    r"\b(?P<y>20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b"
    rf"|\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_AGREEMENT = Screen().expression(
    r"\b(?:(?:avropsk|upphandlingsk|k)ontrakt|"
    r"(?:ram|huvud|tjänste|leverans|avrops|köpe|koncessions|uppdrags|konsult|drift|samarbets)?avtal)(?:et|ets|s|en)?\b|"
    r"\b(?:avtals|kontrakts)(?:tid|period|längd)\w*|\bgiltighetstid\w*|\b(?:agreement|contract)\b",
    re.IGNORECASE,
)
_TERM_HEADING = lazy(
    r"\b(?:avtals|kontrakts)(?:tid|period|längd)|\bgiltighetstid|"
    r"\b(?:avtalets|kontraktets|ramavtalets) (?:giltighet|längd|löptid|tid)|"
    r"\boption|\bförläng|\b(?:contract|agreement) (?:period|term)|\bextension",
    re.IGNORECASE,
)
_RUNS = lazy(
    r"\b(?:gäller|löper|träder i kraft|tecknas|träffas|ingås|sluts|är giltigt|avses löpa|"
    r"är tidsbegränsat|omfattar|löptid\w*|börjar|sträcker sig|starta\w*|"
    r"(?:avtals|kontrakts)(?:tid|period|längd)\w*|is valid|runs|enters into force|"
    r"becomes effective|commences?|remains? in force|continues|(?:period|term) (?:is|of))\b",
    re.IGNORECASE,
)
_ASIDE = lazy(
    r"\b(?:under|efter|inför|före|innan|during|after)\s+(?:hela\s+|the\s+)?"
    r"(?:(?:avtals|kontrakts)(?:tid|period)\w*|(?:avtalets|kontraktets)\s+\w+|(?:contract|agreement) (?:period|term))",
    re.IGNORECASE,
)
_EXTENSION = lazy(
    r"\b(?:förläng\w*|prolonger\w*|prolong(?:s|ed|ation)?|option(?:en|er|s?rätt\w*|s)?|utökas i tid|extensions?|extend\w*)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_THING = lazy(
    r"\b(?:uppsägningstid\w*|uppsägning|säg(?:a|as|s|er)? upp|garanti\w*|varsel|bindande|bunde[nt]|"
    r"anbud\w*|referens\w*|"
    r"pris(?:er|et|erna)?|support\w*|licens\w*|data|loggar?\w*|lagra\w*|gallra\w*|radera\w*|spara\w*|bevara\w*|"
    r"test\w*|utbildning\w*|senast|inom|löpt|försenin\w*|var(?:je|t)|per år|löper ut|utgång|"
    r"upphörande\w*|efter (?:det )?att|"
    r"notice|warranty|tenders?|prices?|within|stor(?:ed|age))\b",
    re.IGNORECASE,
)
_OF_THE_WHOLE = lazy(
    r"\b(?:total\w*|sammanlag\w*|samman\w+|maximala?|längsta|hela)\s+(?:avtals|kontrakts)|"
    r"\b(?:inklusive|inkl\.?|med)\s+(?:\w+\s+)?(?:option|förläng)\w*\s+(?:är|får|kan|uppgår)|"
    r"(?:avtals|kontrakts)\w+,?\s+(?:inklusive|inkl\.?)\b|\bincluding\s+(?:any\s+)?extension",
    re.IGNORECASE,
)
_TO = lazy(r"(?:till och med|t\.?\s?o\.?\s?m\.?|till|–|—|-|löper ut|upphör\w*|until|to)\s*(?:den\s+)?$", re.IGNORECASE)
_IN_ALL = lazy(r"\b(?:högst|maximalt|max|upp till|sammanlagt|totalt|längst|up to|at most|maximum)\b", re.IGNORECASE)
_WHOLE_WORDS = lazy(r"\b(?:längst|totalt|sammanlagt|in total)\b", re.IGNORECASE)
_IN_BRACKETS = lazy(r"\(\s*(?:dvs\.?\s*)?(?:totalt|sammanlagt|in total)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LENGTH_OF = lazy(  # "24 månaders garanti": the length of something that is named after it
    r"^\S+\s*(?:\(\w+\)\s*)?(?:månaders|års)\s+(?!(?:avtals|kontrakts|löp|giltighets)?(?:tid|period|längd))[^\W\d]",
    re.IGNORECASE,
)
_TIMES = lazy(
    rf"\b(?P<n>{_NUMBER})\s*(?:\(\w+\)\s*)?(?:gånger|tillfällen|perioder|times|periods|[x×*](?=\s*\d))(?![^\W\d])",
    re.IGNORECASE,
)
_MANY_TIMES = lazy(  # "högst två gånger" says nothing of the months that follow
    rf"\b(?:högst|maximalt|max|upp till|up to|at most|maximum)\s+{_NUMBER}\s*(?:\(\w+\)\s*)?(?:gånger|tillfällen|perioder|times|periods)",
    re.IGNORECASE,
)
_JUST_BEFORE = lazy(
    rf"\b{_NUMBER}\s*(?:\(\w+\)\s*)?(?:månaders|års|mån|månad|year|month)[- ](?:(?:möjlig|ytterligare|optional)\s+)?$",
    re.IGNORECASE,
)
_OPEN_ENDED = lazy(r"\btills\s+vidare\b|\buntil\s+further\s+notice\b", re.IGNORECASE)
_BESIDE_LABEL = 40  # characters; a longer sentence says itself what it is about
_NEAR = 40  # characters between the agreement and its verb
_PREPOSITION = lazy(r"\b(?:i|enligt|av|med|till|om|från|in|under|of|according to)\s+(?:the\s+)?$", re.IGNORECASE)
_EACH = lazy(r"\b(?:i taget|åt gången|vardera|per gång|per tillfälle|at a time|each)\b", re.IGNORECASE)
_AHEAD = lazy(r"\s*(?:före|innan|efter|i förväg|gamla|gammal|bakåt|before|prior|after)", re.IGNORECASE)


def contract_terms(blocks: Sequence[Block], outline: Sequence[int], indexes: Sequence[int]) -> Iterator[Fact]:
    """Contract period ("contract-period") and extension option ("extension") that the blocks with these indexes state.

    Periods: months, start and end where stated. Extensions: the most months that the option gives in all.
    A length is read as a term only when the sentence speaks of the agreement and of its running, or stands under a
    heading (or beside a row label) that does. What could as well be another length (notice, warranty, storage,
    prices, tender validity, the whole with extensions) is left out: a wrong conflict costs more than a missed one.
    """
    headings = {index for index, block in enumerate(blocks) if block.kind == "heading"}
    telling = {index for index in headings if _TERM_HEADING.search(blocks[index].text)}
    for index in indexes:
        block = blocks[index]
        if index in headings or not _VALUE.search(block.text) or block.style.startswith("toc"):
            continue
        label = _row_label(blocks, index)
        under_term = bool(_TERM_HEADING.search(label)) if label else outline[index] in telling
        if not under_term and not _AGREEMENT.search(block.text):
            continue
        head = label or (blocks[outline[index]].text if under_term else "")
        for start, end in split(block.text):
            yield from _in_sentence(block.text, start, end, index, head if under_term else "")


def _row_label(blocks: Sequence[Block], index: int) -> str:
    """The first cell of the row, for a value in a two-column table ("Avtalstid | 24 månader")."""
    place = blocks[index].place
    if place.table is None or index == 0 or (place.column or 1) == 1:
        return ""
    before = blocks[index - 1]
    same = before.place.table == place.table and before.place.row == place.row
    return before.text if same and len(before.text) < 60 else ""


def _in_sentence(text: str, start: int, end: int, block: int, head: str) -> Iterator[Fact]:
    """The period before the first word on extension, and the extension from there on."""
    sentence = text[start:end]
    if _OF_THE_WHOLE.search(sentence):
        return
    word = _EXTENSION.search(sentence)
    cut = word.start() if word else len(sentence)
    if word and (length := _JUST_BEFORE.search(sentence[:cut])):
        cut = length.start()  # "två års förlängning"
    head_is_option = bool(_EXTENSION.search(head)) and not re.search(r"tid|period|längd|term", head, re.IGNORECASE)
    if head_is_option and word is None and len(sentence) < _BESIDE_LABEL:
        cut = 0  # the value beside a label, or under a heading, that says "Option"
    period, option = sentence[:cut], sentence[cut:]
    about = _ASIDE.sub("", period)
    months = None
    if period and ((head and not head_is_option) or _agreement_runs(about)):
        value, rest = _period(about)
        if value:
            months = int(dict(value).get("months", 0))
            yield Fact("contract-period", value, block, start, start + cut)
        if rest:
            yield Fact("extension", (("months", str(rest)),), block, start, end)
            return
    if option and (head or _AGREEMENT.search(text)):
        extension = _extension(option, months, period)
        if extension:
            yield Fact("extension", (("months", str(extension)),), block, start + cut, end)


def _agreement_runs(text: str) -> bool:
    """True when it is the agreement that runs, not a price or a duty "enligt avtalet"."""
    return any(
        not _PREPOSITION.search(text[: match.start()])
        and _RUNS.search(text[max(0, match.start() - 12) : match.end() + _NEAR])
        for match in _AGREEMENT.finditer(text)
    )


def _period(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """What the text says of the period, and the months of extension in a sum like "2 + 1 + 1 år"."""
    value: dict[str, str] = {}
    rest = 0
    for match in _DATE.finditer(text):
        value.setdefault("end" if _TO.search(text[: match.start()]) else "start", _iso(match))
    if added := _SUM.search(text):
        first, *more = _summands(added.group())
        value["months"], rest = str(first), sum(more)
    else:
        for match in _LENGTH.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            after = text[match.end() :]
            if not (
                _OF_ANOTHER_THING.search(before) or _AHEAD.match(after) or _LENGTH_OF.search(match.group() + after)
            ):
                value.setdefault("months", str(_months(match)))
    if _OPEN_ENDED.search(text):
        value.pop("months", None)  # "tills vidare, dock längst 48 månader" says when it must end, not how long it runs
    if "months" not in value and "end" not in value:
        return (), rest
    if "months" not in value and _OF_ANOTHER_THING.search(text):
        return (), rest
    return tuple(sorted(value.items())), rest


def _extension(text: str, period: int | None, before: str = "") -> int | None:
    """The most months that an option gives in all; None where the text does not say or may mean the whole."""
    if added := _SUM.search(text):
        months = _summands(added.group())
        whole = months[0] == period and re.search(
            r"(?:\(|total\w*|sammanlagt)\s*$", text[: added.start()], re.IGNORECASE
        )
        return sum(months[1:] if whole else months)
    found = []
    for match in _LENGTH.finditer(text):
        ahead = text[max(0, match.start() - 45) : match.start()]
        in_all = bool(_IN_ALL.search(_MANY_TIMES.sub("", ahead)))
        if _IN_BRACKETS.search(ahead):
            continue  # "1 + 1 år (totalt fyra år)" counts the period too
        if _AHEAD.match(text[match.end() :]) or (_OF_ANOTHER_THING.search(ahead) and not in_all):
            continue
        whole = _WHOLE_WORDS.search(ahead) or _WHOLE_WORDS.search(text[match.end() : match.end() + 25])
        if whole and period and _months(match) > period and "ytterligare" not in ahead:
            continue
        multiple = _MULTIPLE.search(text[: match.start()]) if in_all else None  # "högst 2 x 12 månader"
        found.append((_months(match) * (int(multiple["n"]) if multiple else 1), in_all))
    if not found:
        return None
    if whole_lengths := [months for months, in_all in found if in_all]:
        return max(whole_lengths)
    times = _TIMES.search(text) or _TIMES.search(before, max(0, len(before) - 40))  # "vid två tillfällen förlänga"
    if times is None and _EACH.search(text):
        return None  # "12 månader i taget": nobody knows how many times
    return found[0][0] * (_number(times["n"]) if times else 1)


def _summands(text: str) -> list[int]:
    """The months of each term of "2 + 1 + 1 år"; a term without a unit has the one that follows."""
    months = []
    unit = ""
    text = re.sub(r"\(\d+\)", "", text)  # "ett (1)"
    for number, own in reversed(re.findall(rf"({_NUMBER})\s*({_UNIT})?", text, re.IGNORECASE)):
        unit = own or unit
        months.append(_number(number) * _per(unit))
    return months[::-1]


def _months(match: re.Match[str]) -> int:
    digits = match["digits"]
    number = int(digits) if digits and digits.isdigit() else _number(match["number"])
    return number * _per(match["unit"]) + (_number(match["extra"]) if match["extra"] else 0)


def _per(unit: str) -> int:
    return 12 if unit.lower().startswith(("år", "year")) else 1


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _iso(match: re.Match[str]) -> str:
    if match["y"]:
        return f"{match['y']}-{match['m']}-{match['d']}"
    return f"{match['year']}-{_MONTHS[match['month'].lower()]:02d}-{int(match['day']):02d}"
