"""References to annexes: who names which annex, by number and by title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Reference
from kravlint.document import Block
from kravlint.language.screen import lazy

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})?[a-zA-Z]?|[A-HJ-UWYZ]|I{1,3}|IV|VI{0,3}|(?<=[a-z.][ _])[A-ZÅÄÖ]{2,4})"
_ANNEX = lazy(
    r"\b(?:[Bb]ilag(?:a|or(?:na)?)|BILAGA|[Bb]il\.|[Aa]nnex(?:es)?|[Aa]ppendix|[Ss]chedule)[ _]*(?:nr\.?\s*)?"
    rf"(?P<number>{_NUMBER})(?![\wÅÄÖåäö])"
    r"(?P<more>(?:(?:\s*(?:,|–|-)\s*|\s+(?:och|samt|and|till)\s+)\d{1,2}[a-z]?(?![\w%]|\.\d|\s*(?:kap|§|st)))*)"
)
_PLURAL = lazy(r"bilagor|annexes", re.IGNORECASE)
WORDS = ("bilag", "bil.", "annex", "appendix", "schedule")
"""What every reference holds."""
_TITLE = lazy(r"\s*[:–—\-,.(\"”']*\s*(?P<title>[A-ZÅÄÖ][^\n.;:,)\"”\]]{2,80})")
_TITLE_ENDS = lazy(
    r"\s+(?:är|ska|skall|som|så|samt|med|där|kan|har|i\s+frågor|enligt|bifogas|minskas|framgår|gäller|innehåller|utgör|ingår|hör|are|"
    r"(?:och|and)\s+(?:den|det|de|är|ska(?:ll)?|bifoga\w*|bilaga|annex)|is|shall|which|that)\b.*$"
)
_OUTSIDE_AFTER = lazy(
    r"^\s*(?:[–-]?\s*)?(?:LOU|LUF|LUK|LUFS|OSL|GDPR)\b|"
    r"^\s*(?:[–-]?\s*)?(?:till|i|of|to|in)\s+(?:(?:den|det|the|EU:s|detta?)\s+)?(?:\w+\s+)?"
    r"(?:\w*biträdesavtal\w*|avtalet\b|kontraktet\b|\w*klausul\w*|anbud\b|anbudet\w*|offerten\b|ansökan\b|tender\b|"
    r"\w*ramavtal\w*|huvudavtal\w*|\w*förordning\w*|\w*direktiv\w*|lag(?:en)?\b|LOU|LUF|genomförandebeslut\w*|"
    r"GDPR|ISO|IEC|SS|EN|WCAG|NIS\w*|eIDAS|\w*regulation|\w*directive|framework|act)\b",
    re.IGNORECASE,
)
_OUTSIDE_BEFORE = lazy(
    r"(?:ramavtalets|huvudavtalets|förordningens|direktivets|lagens|LOU:s|LOU|beslutets|anbudets|"
    r"leverantörens|anbudsgivarens|klausulernas|\b(?:ISO|IEC|SS|EN)[ \w/:.-]*\d[\d:.-]*|"
    r"(?:som|benämn\w*|märk\w*|kalla\w*|döp\w*)\s*[\"”']?)\s*(?:egen\s+)?$",
    re.IGNORECASE,
)
_OPTIONAL = lazy(
    r"^[^.;\n]{0,80}?\b(?:utgår|utgått|används inte|ej aktuell|finns att hämta|hämtas (?:på|från)|på begäran|"
    r"lämnas ut|rekvireras|(?:finns|publicera\w*|återfinns) på (?:\S+ ){0,3}?(?:webb|hemsid|www)|"
    r"(?:bifogas|biläggs|tas fram|upprättas|skrivs|läggs till|kompletteras) (?:senare|när|efter|vid|i samband)|"
    r"vid behov|i förekommande fall|om tillämpligt|i den utsträckning|kan bifogas|if applicable)",
    re.IGNORECASE,
)
_OTHER_STAGE = lazy(r"\btill\s+(?:ansökningsinbjudan|ansökan|anbudet|ramavtalet|huvudavtalet)\b", re.IGNORECASE)
_AT_START = lazy(r"^\s*(?:[•\-–]\s*)?$")
_SPEAKS_OF = lazy(r"\b(?:till|på|om|enligt|av|för|i|se|to|of|on|for)\s*$", re.IGNORECASE)
_ABBREVIATION = lazy(r"[A-ZÅÄÖ]{2,4}(?<![IV])")
_COUNTS = lazy(
    r"\s*(?:%|kr\b|kronor|dag|månad|år\b|vecka|veckor|timm|minut|procent|st\b|stycken|arbetsdag|day|month|year|week|hour|percent)",
    re.IGNORECASE,
)
_LINE = 120  # characters; a longer block is prose and lists nothing
_NAME_PREFIX = 12  # characters that may stand before the word in a file name: a sort number, "PUB_"
_MOST_IN_RANGE = 20


def annex_references(blocks: Sequence[Block], indexes: Sequence[int]) -> Iterator[Reference]:
    """Every reference to a numbered annex in the blocks with these indexes, in reading order."""
    named: set[str] = set()  # abbreviations that annexes are called by
    for index in indexes:
        for match in _ANNEX.finditer(blocks[index].text):
            if _PLURAL.match(match.group()) and not match["more"]:
                continue  # "med bilagor 4. Anbudet": the number counts a list, no annex
            yield from _from_match(blocks, index, match, named)


def annex_number(name: str, *, at_end: bool = False) -> str | None:
    """The annex number that a file name or a title begins with ("Bilaga 2 Avtalsutkast"), normalised.

    `at_end`: or ends with ("Avtalsutkast (bilaga 2)").
    """
    match = _ANNEX.search(name)
    if match is None:
        return None
    ends = at_end and not name[match.end() :].strip(" )]") and not _SPEAKS_OF.search(name[: match.start()])
    return _normal(match["number"]) if ends or match.start() <= _NAME_PREFIX else None


def _from_match(blocks: Sequence[Block], index: int, match: re.Match[str], named: set[str]) -> Iterator[Reference]:
    text = blocks[index].text
    before, after = text[: match.start()], text[match.end() :]
    title = "" if match["more"] else _title(blocks, index, before, after)
    if _ABBREVIATION.fullmatch(match["number"]):
        if after.startswith((",", ".")):
            title = ""
        if not title and match["number"] not in named:
            return  # "bilaga SLA" says what the annex is, "Bilaga SN Servicenivåer" what it is called
        named.add(match["number"])
    outside = bool(
        _OUTSIDE_AFTER.match(after)
        or _outside(before)
        or _OPTIONAL.match(after)
        or _OTHER_STAGE.search(title)
        or before.endswith("[")
        or match["number"].startswith(("I", "V"))  # the annexes of EU acts have Roman numbers
    )
    listed = bool(_AT_START.match(before)) and bool(title) and len(text) < _LINE
    for number in _numbers(match, before, after):
        yield Reference(
            number=number,
            title=title,
            block=index,
            start=match.start(),
            end=match.end(),
            defines=listed and not outside,
            foreign=outside,
        )


def _outside(before: str) -> bool:
    """True where what stands before says that the annex is another text's."""
    end = _last_words(before, 4)
    return bool(_OUTSIDE_BEFORE.search(before, 0 if any(map(str.isdigit, before[end:])) else end))


def _last_words(text: str, count: int) -> int:
    """Where the last words of a text begin."""
    pieces = text.rsplit(None, count)
    return len(pieces[0]) if len(pieces) > count else 0


def _title(blocks: Sequence[Block], index: int, before: str, after: str) -> str:
    """The annex's name after its number, or in the next cell of a list of annexes."""
    block = blocks[index]
    if block.kind == "cell" and _AT_START.match(before) and not after.strip():
        following = blocks[index + 1] if index + 1 < len(blocks) else block
        same_row = (following.place.table, following.place.row) == (block.place.table, block.place.row)
        return following.text if same_row and 0 < len(following.text) < _LINE else ""
    match = _TITLE.match(after)
    if match is None or (after.lstrip().startswith(".") and not _AT_START.match(before)):
        return ""  # what follows a full stop is the next sentence
    return _TITLE_ENDS.sub("", match["title"]).strip()


def _numbers(match: re.Match[str], before: str, after: str) -> list[str]:
    """The numbers of "bilaga 1, 2 och 4" and "bilagorna 1–5"; in "3) bilaga 1, 4) anbudet" the last counts the list."""
    numbers = [match["number"]]
    more = re.findall(r"(,|–|-|\w+)\s*(\d{1,2}[a-z]?)", match["more"]) if match["number"][:1].isdigit() else []
    if more and _COUNTS.match(after):
        more = more[:-1]  # "bilaga 2, 30 dagar"
    if after.startswith(")") and before.rfind("(") <= before.rfind(")"):
        more = more[:-1]
    for joint, number in more:
        if joint in ("–", "-", "till") and numbers[-1].isdigit() and number.isdigit():
            between = range(int(numbers[-1]) + 1, int(number))
            numbers += [str(n) for n in between if len(between) < _MOST_IN_RANGE]
        numbers.append(number)
    return [_normal(number) for number in numbers]


def _normal(number: str) -> str:
    return number.lstrip("0").lower() if number[0].isdigit() else number.upper()
