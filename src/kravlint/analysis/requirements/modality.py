"""The modal verbs that a sentence obliges with, and which of them govern its main clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ahocorasick_rs
from msgspec import Struct

from kravlint.analysis.requirements.model import Obligation
from kravlint.language.screen import lazy

_MODAL = lazy(
    r"""(?:
      (?P<must>ska(?:ll)?|måste|shall|must)(?![\w/"”'-])(?!\s+-?\s?krav)
    | (?P<bound>
          (?:åtar|förbinder|förpliktar|förpliktigar)\s+sig
        | åligger | åläggs | undertakes
        | garanterar | ansvarar | svarar\s+(?!(?:inte|ej)\b)(?:\w+\s+){0,2}?för | (?:står|bär)\s+(?:själv\w*\s+)?(?:risken|ansvaret|för)
        | (?:är|is|are)\s+(?!(?:\w+\s+)?(?:inte|ej|not)\b)(?:\w+\s+){0,3}?
          (?:skyldigt?a?|ansvarigt?a?|förpliktade?|förpliktigade?|obliged|responsible\s+for)\b
        | har\s+(?:\w+\s+)?(?:skyldighet|ansvar)\b
        | är\s+\w+s\s+(?:ansvar|skyldighet|uppgift)\s+att\b
        | har\s+att\s+\w+a\b
        | krävs | erfordras | krav(?:et)?\s+är\s+att
      )(?!\w)(?!\s+(?:(?!(?:att|men)\b)\w+\s+)?(?:inte|ej|inget|ingen|inga)\b)
    | (?P<ban>
          (?:har|äger)\s+(?:\S+\s+){0,2}?(?:inte|ej)\b[^.;]{0,90}?\brätt\s+att\b
        | (?:accepteras|godtas|medges|tillåts)\b
      )
    | (?P<may>får|may|kan|can)\b
    | (?P<should>(?:bör|should)(?![-/]|\s+krav)|förväntas|rekommenderas
          |(?:är|ses\s+som)\s+(?:\w+\s+)?(?:önskvärt|meriterande))\b
    )""",
    re.VERBOSE,
)
_BEGINNINGS = ahocorasick_rs.AhoCorasick(
    "ska måste shall must åtar förbinder förplikt ålig åläg undertakes garanterar ansvarar svarar står bär är is are har "
    "krävs erfordras krav äger accepteras godtas medges tillåts får may kan can bör should förväntas rekommenderas ses".split()
)
"""What a modal begins with: literals only, which are found many times faster than the modals themselves."""
_MENTIONED = ("ordet ", "ordvalet ", "begreppet ", "termen ")
_NOBODY = lazy(r"(?:ingen|inga|inget|varken)\b", re.IGNORECASE)
_NOT_AFTER = frozenset("\"”'«/-_")
_LIMIT = lazy(
    r"\b(?:inte|ej|icke|aldrig|inga|inget|ingen|endast|enbart|bara|högst|max|maximalt|not|only|no)\b",
    re.IGNORECASE,
)
_EXCLUSION = lazy(r"\b(?:inte|ej|icke|aldrig|inga|inget|ingen|endast|enbart|bara|först|not|only|no)\b")
_AT_MOST = lazy(r"\s+(?:\w+\s+)?(?:högst|max|maximalt)\b")
_CLAUSE_END = lazy(r";|, (?:men|och|samt)\b|\b(?:om|när|som|att|eftersom|så länge|if|when|that|which)\b")
_WORD = lazy(r"\w+")
_SUBJUNCTIONS = frozenset(
    "som vilken vilket vilka vars när då innan ifall såvida eftersom hur att där huruvida vad vem tills om that which "
    "who when if where unless how whether".split()
)
_IF = lazy(r"(?:^|[,;(–-]\s*|\b(?:även|och|eller|men|samt|fall|oavsett|utom|endast|bara)\s+)om$", re.IGNORECASE)
_INFINITIVE = lazy(
    r"\s+(?:(?:inte|även|på|i|självständigt|löpande|aktivt)\s+){0,2}"
    r"(?!(?:detta|denna|dessa|alla|andra|båda|samma|vissa|data|inga|några|flera|olika|samtliga|egna)\b|\w+[aeo]rna\b)"
    r"(?:\w+[^\Waeiouyåäö]?as?|ha|få|ske|bli|ge|gå|stå|se|ta|nå|be|dra|slå|bero)\b",
    re.IGNORECASE,
)
_ROLE = lazy(
    r"(?:roll\w*|egenskap\w*|arbet\w*|ställning\w*|befattning\w*|position\w*|titel\w*|såväl|liksom|lika|samma|så|"
    r"tjänst\w*|verk\w*|sådan\w*|räknas|anses|betraktas|anges)$",
    re.IGNORECASE,
)
_VERB = lazy(
    r"(?:är|har|kan|vill|finns|ges|sker|får|ska|skall|bör|måste|nås|ses|är)$"
    r"|[a-zåäö]{2,}(?:ar|er|[ådyiö]r)$|[a-zåäö]{3,}(?:as|[dvlpkmjgtrn]s)$"
)
_NOUN = lazy(
    r"(?:tioner|sioner|heter|teter|gifter|ningar|ingar|are|örer|ister|enter|ulter|anter|iker|änster|"
    r"ens|ets|arnas|ernas|ornas|ings|hets|tets|leverantörs|anbuds|avtals|nätverks|systems)$"
    r"|^(?:personer|roller|elever|filer|resurser|kunder|parter|former|rapporter|timmar|priser|kostnader|tider|delar|"
    r"rutiner|frågor|efter|eller|under|över|inför|per|kommuner|regioner|myndigheter|böcker|åtgärder|loggar)$"
)
_PURPOSE = lazy(r"(?:för|så|genom|utan|än|till)\s*$", re.IGNORECASE)


class Modal(Struct, frozen=True):
    """text[start:end] obliges. `embedded` when it does so in an "att"-clause ("Detta innebär att …")."""

    start: int
    end: int
    obligation: Obligation
    embedded: bool = False


def modals(text: str) -> list[Modal]:
    """The modals of the main clauses; without any, those of what is said to be so ("innebär att leverantören ska").

    A modal in a relative, conditional, final or interrogative clause asks for nothing.
    """
    main, embedded = [], []
    for modal, said in _found(text):
        if said is None:
            main.append(modal)
        elif said:
            embedded.append(Modal(modal.start, modal.end, modal.obligation, embedded=True))
    return main or embedded


def _found(text: str) -> Iterator[tuple[Modal, bool | None]]:
    """Each modal with None in a main clause, True in a clause of what is said, False in another subordinate one."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    end = 0
    for at in sorted({start for _, start, _ in _BEGINNINGS.find_matches_as_indexes(lower, overlapping=True)}):
        inside = at > 0 and (lower[at - 1].isalnum() or lower[at - 1] in _NOT_AFTER)
        if at < end or (inside and not lower.startswith("krav", at)):
            continue
        if text[at].isupper() and text[:at].strip():
            continue  # "krav av typen Ska": a name
        if lower.endswith(_MENTIONED, 0, at):
            continue  # "ordet bör används för …"
        match = _MODAL.match(lower, at)
        obligation = _obligation(text, match) if match else None
        if match and obligation:
            end = match.end()
            yield Modal(at, end, obligation), _subordinate(text, lower, at)


def _obligation(text: str, match: re.Match[str]) -> Obligation | None:
    if match["bound"] and _NOBODY.match(text):
        return None
    if match["must"] or match["bound"]:
        return "must"
    if match["should"]:
        return "should"
    around = text[max(0, match.start() - 60) : match.end() + 90]
    if match["ban"]:
        return "must" if _LIMIT.search(around) else None
    if match["may"] in ("får", "may"):
        return "must" if _limited(text, match) else "may"
    return "may"


def _limited(text: str, match: re.Match[str]) -> bool:
    """ "får inte", "får endast", "inga … får", "får … endast efter": what is not allowed."""
    before = re.split(r"[,;]", text[: match.start()])[-1]
    after = _CLAUSE_END.compiled.split(text[match.end() : match.end() + 110])[0]
    return bool(_LIMIT.search(before[-60:]) or _EXCLUSION.search(after) or _AT_MOST.match(after))


def _subordinate(text: str, lower: str, at: int) -> bool | None:
    opening = [match for match in _WORD.finditer(lower, 0, at) if match.group() in _SUBJUNCTIONS]
    for match in reversed(opening):
        word = match.group()
        gap = text[match.end() : at]
        if word == "om" and not _IF.search(text[: match.end()]):
            continue  # "information om systemet ska": a preposition
        if word == "att" and _INFINITIVE.match(gap):
            continue
        if (word == "då" and not gap.strip()) or (word == "innan" and len(gap.split()) == 1):
            continue  # "då ska leverantören", "innan leverans ska"
        if word == "som" and (not text[: match.start()].strip() or _ROLE.search(text[: match.start()].rstrip())):
            continue  # "Som en del av …", "i rollen som …"
        words = gap.split()
        if word != "som":
            words = words[1:]  # its subject
        if any(_verb(each) for each in words):
            return None  # the subordinate clause has its verb: the modal is the main clause's
        if gap.count(",") >= 2 and gap.rstrip().endswith(","):
            return None
        return word == "att" and not _PURPOSE.search(text[: match.start()])
    return None


def _verb(word: str) -> bool:
    word = word.strip('.,;:()"”')
    return bool(_VERB.search(word)) and not _NOUN.search(word) and (word.islower() or word in ("Är", "Har"))
