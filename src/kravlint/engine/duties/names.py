"""What an agreement calls its parties: 'Bergets Data AB, nedan kallad "Driftbolaget"', '"Underprocessor" avser …'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kravlint.analysis.model import Analysis, Part, mentions_between, row_of
from kravlint.engine.mentions import block_mentions
from kravlint.language import Mention
from kravlint.language.screen import lazy

PARTIES = ("processor", "controller", "sub-processor")
Aliases = Mapping[str, str]
"""A name to the concept of the party that bears it."""

_CALLED = lazy(
    r"(?:kalla[dst]|kallas|benämn\w+|betecknas|förkortas|called|referred to as)\s*(?:för\s+|som\s+)?"
    r"(?P<one>[^.;)]{1,60})|"
    r"\(\s*(?P<two>(?:[”\"“'»]|den\s|det\s|the\s|nedan\s)[^)]{1,50})\)",
    re.IGNORECASE,
)
_NAME = lazy(
    r"[”\"“'‘»«]?\s*(?:nedan\s+)?[”\"“'‘»«]?(?:(?:den|det|the)\s+)?(?P<name>[A-ZÅÄÖ][\w&-]{1,30}|ni|vi|er|oss|"
    r"\w*(?:myndigheten|förbundet|kommunen|regionen|nämnden|staden|universitetet|högskolan|verket|bolaget|leverantören|"
    r"stiftelsen|föreningen|skolan|förvaltningen|styrelsen|institutet|museet|rådet|kontoret|centret))\b"
)
_LABELLED = lazy(  # "Personuppgiftsansvarig: Myndigheten, Storgatan 1", and the two in a row of a table
    r"(?:den\s+)?(?P<role>personuppgifts(?:ansvarige?|biträdet?))(?:\s*\([^)]{1,20}\))?\s*(?::\s*(?P<who>.+))?",
    re.IGNORECASE,
)
_ONE_NAME = lazy(r"(?P<name>[A-ZÅÄÖ][\w&-]+(?:en|et|an))\s*(?=[,.;(]|$|enligt\b)")
_ROLE = lazy(
    r"\b(?P<who>[A-ZÅÄÖ][\w&-]+|[Vv]i|[Nn]i)\b(?:\s*\([^)]{1,40}\))?\s+(?:är|ska|skall|agerar|åtar\s+sig)\s+(?:i\s+egenskap\s+av\s+)?"
    r"(?:(?:att\s+)?(?:anse|betrakta|anses|betraktas)s?\s+(?:vara\s+)?)?(?:som\s+)?(?:här\s+)?"
    r"(?P<role>(?:personuppgifts)?biträde|personuppgiftsansvarig)",
)
_BESIDE = lazy(
    r"\b(?P<who>[A-ZÅÄÖ][\w&-]{1,30})\s+\((?:nedan\s+|som\s+)?(?P<role>[Pp]ersonuppgiftsansvarig|[Pp]ersonuppgiftsbiträde)\b"
)
_HELPED = lazy(  # a company may be either party: the one that is helped and told is the controller
    r"\b(?:hjälp(?:a|er)|bistå[r]?|biträda|underrätta[r]?|informera[r]?|meddela[r]?)\s+(?P<who>[Bb]olaget|[Ff]öretaget)\b|"
    r"\b(?P<rights>Bolaget|Företaget)\s+(?:har|äger)\s+(?:\w+\s+){0,2}?rätt\s+att\s+(?:\w+\s+)?(?:protestera|invända|granska|inspektera|"
    r"motsätta|ändra|få\b)|"
    r"\b(?P<whose>Bolaget|Företaget)s\s+(?:\w+\s+){0,2}?(?:instruktion|godkännande|tillstånd|medgivande|granskning)|"
    r"\b(?P<decides>Bolaget|Företaget)\s+som\s+(?:\w+\s+){0,3}?bestämmer\b|"
    r"\b(?P<beside>[Bb]olaget|Företaget)\b(?=[^.]{0,120}\b(?:PuB|[Bb]iträdet|[Ss]ystemleverantören|Leverantören)\b)"
)
_WE_ARE = lazy(  # "Vi är biträdet och ni kunden", "Med ni menas kommunen", "Kommunen är ni"
    r"\b(?P<we>vi|ni)\s+(?:(?:är|menas|avses|som|den|här|personuppgifts\w*)\s+){0,2}(?P<role>ansvarig|biträde|\w*leverantör|kund|kommun|beställar|region|nämnd|skola)|"
    r"\b(?P<role2>ansvarige?|biträdet?|\w*leverantören?|kunden|kommunen|beställaren|regionen|nämnden|skolan)(?:\s+\([^)]{1,30}\))?\s+(?:(?:är|menas|avses|som|kallas)\s+){0,1}(?P<we2>vi|ni)\b",
    re.IGNORECASE,
)
_OUR_WORD = lazy(  # whose instructions and permission count, and who is helped, told and answered to, is the controller
    r"\b(?:(?P<vi>våra?|vårt)|(?P<ni>era?|ert))\s+(?:\w+\s+){0,2}?(?:instruktion|anvisning|direktiv|tillstånd|godkännande|medgivande)\w*|"
    r"\b(?:hjälp(?:a|er)|bistå[r]?|underrätta[r]?|informera[r]?|meddela[r]?|ja\s+från|tillstånd\s+av|godkännande\s+av|"
    r"(?:berätta[r]?|tala[r]?\s+om|svara[r]?|ansvara[r]?|ansvarig\w*)\s+(?:\w+\s+){0,4}?(?:för|till|mot|gentemot))\s+(?:(?P<oss>oss)|(?P<er>er))\b",
    re.IGNORECASE,
)
_DEFINED = lazy(
    r"(?:[”\"“'‘»«](?P<quoted>[A-ZÅÄÖa-zåäö][\w-]{2,30})[”\"“'’»«]\s*(?::|–|är|avser|avses|betyder|menas|means|shall\s+mean|"
    r"refers\s+to)|\bmed\s+[”\"“'‘»«]?(?P<meant>[A-ZÅÄÖa-zåäö][\w-]{2,30})[”\"“'’»«]?\s+(?:avses|menas|förstås))\s+"
    r"(?:(?:här|nedan|i\s+detta\s+avtal)\s+)?",
    re.IGNORECASE,
)
_ROLE_SAID = lazy(
    r"personuppgifts?(?:ansvarig|biträde)|\b(?:data\s+)?(?:processor|controller)\b|\bbiträdet?\b", re.IGNORECASE
)
_ONE = lazy(r"(?:(?:den|det|de|ett|en|varje|sådant|a|an|any|the|each|part\s+som\s+är)\s+){0,2}$", re.IGNORECASE)
_AND_ANOTHER = lazy(r"\s*(?:och|eller|samt|respektive|and|or)\b|/|'s|’s", re.IGNORECASE)  # "Part" is both of them
_SUB_PROCESSOR = lazy(
    r"(?:varje|ett|en|any|a|another|annat|annan|tredje)\b(?:\s\S+){0,2}?\s*\b(?:tredje\s*(?:part|man)|företag|bolag|leverantör|"
    r"party|company|entity)\b[^.;]{0,60}\b(?:anlita|engagera|använd|uppdra|engage|appoint|use)\w*[^.;]{0,40}"
    r"\b(?:behandl|hanter|process)\w+",
    re.IGNORECASE,
)
_PRONOUNS = {"vi": ("vi", "oss"), "ni": ("ni", "er")}
_ROLE_WORD = lazy(
    r"(?:personuppgifts)?(?:biträdet?|ansvarige?)$|pu[ab]$|(?:data\s*)?(?:processor|controller)$", re.IGNORECASE
)
_NO_PARTY = frozenset("avtalet tjänsten huvudavtalet biträdesavtalet pub-avtalet behandlingen uppgifterna".split())
_FIRST_BLOCKS = 60  # of a part: where agreements name their parties


def aliases_of(parts: Sequence[tuple[Analysis, Part]]) -> dict[str, str]:
    """The names that the agreement gives its parties; what it says outright comes before what is concluded."""
    said: dict[str, str] = {}
    concluded: dict[str, str] = {}
    for analysis, part in parts:
        for index in range(part.first, min(part.first + _FIRST_BLOCKS, part.last + 1)):
            for match in _ROLE.finditer(analysis.blocks[index].text):
                role = "processor" if match["role"].endswith("biträde") else "controller"
                for name in _forms(match["who"]):
                    said.setdefault(name, role)
            for match in _BESIDE.finditer(analysis.blocks[index].text):
                role = "processor" if match["role"].lower().endswith("biträde") else "controller"
                said.setdefault(match["who"], role)
            for name, role in _called(analysis, index):
                for form in _forms(name):
                    concluded.setdefault(form, role)
            said |= _defined(analysis, index)
            for name, role in _labelled(analysis, index):
                said.setdefault(name, role)
            for match in _HELPED.finditer(analysis.blocks[index].text):
                concluded[next(filter(None, match.groups()))] = "controller"
    for pronoun, role in _pronouns(parts, said):
        for form in _forms(pronoun):
            concluded.setdefault(form, role)
    return concluded | said


def _labelled(analysis: Analysis, block: int) -> Iterator[tuple[str, str]]:
    """The name that stands after its role as after a label."""
    label = _LABELLED.fullmatch(analysis.blocks[block].text)
    if label is None:
        return
    beside = [analysis.blocks[each].text for each in row_of(analysis, block) if each == block + 1]
    named = _ONE_NAME.match(label["who"] or next(iter(beside), ""))
    if named and named["name"].lower() not in _NO_PARTY:
        yield named["name"], "processor" if "biträde" in label["role"].lower() else "controller"


def _pronouns(parts: Sequence[tuple[Analysis, Part]], said: Aliases) -> Iterator[tuple[str, str]]:
    """Who "vi" and "ni" are where nobody says it."""
    if known := said.keys() & _PRONOUNS.keys():
        for who in known:
            yield "ni" if who == "vi" else "vi", str(_other(said[who]))
        return
    for analysis, part in parts:
        for block in analysis.blocks[part.first : part.first + _FIRST_BLOCKS]:
            if match := _WE_ARE.search(block.text):
                who = (match["we"] or match["we2"]).lower()
                processor = bool(re.match(r"biträde|\w*leverantör", match["role"] or match["role2"], re.IGNORECASE))
                yield who, "processor" if processor else "controller"
                yield "ni" if who == "vi" else "vi", "controller" if processor else "processor"
                return
    votes = Counter(
        "vi" if match.lastgroup in ("vi", "oss") else "ni"
        for analysis, part in parts
        for block in analysis.blocks[part.first : part.last + 1]
        for match in _OUR_WORD.finditer(block.text)
    )
    if votes["vi"] != votes["ni"]:
        ours = votes["vi"] > votes["ni"]
        yield "vi", "controller" if ours else "processor"
        yield "ni", "processor" if ours else "controller"


def _forms(name: str) -> tuple[str, ...]:
    return _PRONOUNS.get(name.lower(), (name,))


def _called(analysis: Analysis, block: int) -> Iterator[tuple[str, str]]:
    """Names in one block, each with the role named since the name before it, else the other party's."""
    before, last = 0, None
    for match in _CALLED.finditer(analysis.blocks[block].text):
        named = _NAME.match(match["one"] or match["two"])
        if named is None or named["name"].lower() in _NO_PARTY or _ROLE_WORD.match(named["name"]):
            continue
        role = _role(analysis, block, before, match.start()) or _other(last)
        known = _known_as(analysis, block, match, named)
        if known and role != known and not _ROLE_SAID.search(analysis.blocks[block].text[before : match.end()]):
            role = known  # "… behalf of Customer and Skyline Inc. ("Provider")"
        before, last = match.end(), role or last
        if role:
            yield named["name"], role


def _known_as(analysis: Analysis, block: int, match: re.Match[str], named: re.Match[str]) -> str | None:
    """The party that the name itself is a word for ("Supplier"), wherever it stands."""
    start = match.start("one" if match["one"] else "two") + named.start("name")
    held = mentions_between(analysis, block, start, start + 1)
    return next((m.concept for m in held if m.concept in PARTIES[:2]), None)


def _defined(analysis: Analysis, block: int) -> dict[str, str]:
    """Terms that one block defines: "… avser ett underbiträde"; not what belongs to a party ("kundens uppgifter")."""
    text = analysis.blocks[block].text
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        name = match["quoted"] or match["meant"]
        parties = [m for m in mentions_between(analysis, block, match.end(), len(text)) if m.concept in PARTIES]
        nearest = max((m for m in parties if _ONE.match(text[match.end() : m.start])), key=_widest, default=None)
        if _SUB_PROCESSOR.match(text[match.end() :]):
            found[name] = "sub-processor"
        elif (
            nearest
            and not (_ROLE_WORD.match(name) or text[nearest.end - 1] == "s")
            and not _AND_ANOTHER.match(text[nearest.end :])
        ):
            found[name] = nearest.concept
    return found


def _widest(mention: Mention) -> tuple[int, int]:
    return -mention.start, mention.end


def _role(analysis: Analysis, block: int, start: int, end: int) -> str | None:
    roles = [m for m in mentions_between(analysis, block, start, end) if m.concept in PARTIES[:2]]
    if not roles and start == 0:
        row = row_of(analysis, block)
        if block != row[0]:
            roles = [m for m in block_mentions(analysis, row[0]) if m.concept in PARTIES[:2]]
    return roles[-1].concept if roles else None


def _other(role: str | None) -> str | None:
    return {"processor": "controller", "controller": "processor"}.get(role or "")
