"""The modal verbs that a sentence obliges with, and which of them govern its main clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import ahocorasick_rs
from msgspec import Struct

from kravlint.analysis.requirements.model import Obligation
from kravlint.language.screen import lazy

_MODAL = lazy(
    r"""(?:
      (?P<must>ska(?:ll)?|måste|shall|must)(?![\w/"”'-])(?!\s+-?\s?krav)
    | (?P<bound>
          (?:åtar|förbinder|förpliktar|förpliktigar)\s+sig
        | åligger | åläggs | undertakes | agrees?\s+(?:not\s+)?to | commits?\s+to
        | garanterar | ansvarar | svarar\s+(?!(?:inte|ej)\b)(?:\w+\s+){0,4}?för | (?:står|bär)\s+(?:själv\w*\s+)?(?:risken|ansvaret|för)
        | (?:är|is|are)\s+(?!(?:\w+\s+)?(?:inte|ej|not)\b)(?:\w+\s+){0,3}?
          (?:skyldigt?a?|ansvarigt?a?|förpliktade?|förpliktigade?|obliged|required\s+to|responsible\s+for)\b
        | har\s+(?:\w+\s+)?(?:skyldighet|ansvar)\b
        | är\s+\w+s\s+(?:ansvar|skyldighet|uppgift)\s+att\b
        | har\s+att\s+\w+a\b
        | krävs | erfordras | krav(?:et)?\s+är\s+att
      )(?!\w)(?!\s+(?:(?!(?:att|men)\b)\w+\s+)?(?:inte|ej|inget|ingen|inga)\b)
    | (?P<ban>
          (?:har|äger)\s+(?:\S+\s+){0,2}?(?:inte|ej)\b[^.;]{0,90}?\brätt\s+att\b
        | (?P<right>(?:har|äger)\s+(?:\w+\s+){0,4}?rätt\s+att\b)
        | (?:(?:accepteras|godtas|medges|tillåts)|(?:är|vara)\s+(?:\w+\s+)?(?:tillåt(?:en|et|na)|förbjud(?:en|et|na)))\b
      )
    | (?P<need>behöver(?=\s+(?!(?:inte|ej|bara)\b)(?:\w+\s+){0,2}?(?:kunna|vara|ha|\w+[^\Waeiouyåäö]as?)\b))
    | (?P<will>will)\b
    | (?P<may>får|may|kan|can)\b
    | (?P<should>(?:bör|should)(?![-/]|\s+krav)|förväntas|rekommenderas
          |(?:är|ses\s+som)\s+(?:\w+\s+)?(?:önskvärt|meriterande))\b
    )""",
    re.VERBOSE,
)
_BEGINNINGS = ahocorasick_rs.AhoCorasick(
    "ska måste shall must åtar förbinder förplikt ålig åläg undertakes agree commit garanterar ansvarar svarar står bär är is are har "
    "krävs erfordras krav äger accepteras godtas medges tillåts behöver will får may kan can bör should förväntas rekommenderas ses".split()
)
"""What a modal begins with: literals only, which are found many times faster than the modals themselves."""
_MENTIONED = (
    "krav med ",
    "kraven med ",
    "märkta ",
    "markerade ",
    "märkt ",
    "beteckningen ",
    "ordet ",
    "ordvalet ",
    "begreppet ",
    "termen ",
)
_AS_WORD = lazy(
    r"(?:ska|skall|bör|måste|kan)(?:[ -]?krav(?:en)?)?\s*(?:=|:|–|är\s+obligatorisk|ger\s+|betyder\b|innebär\b|avser\b|anger\b|markerar\b)"
)
""" "Ska = måste uppfyllas", "bör ger poäng": the word, not what it says."""
_WORDS_OF_REQUIREMENTS = ("ska", "bör", "måste", "kan")
_NOBODY = lazy(r"(?:ingen|inga|inget|varken)\b", re.IGNORECASE)
_NOT_AFTER = frozenset("\"”'«/-_")
_ONLY = lazy(r"\b(?:bara|endast|enbart)\b", re.IGNORECASE)
_INSIGHT = lazy(
    r"\s+(?:\w+\s+){0,4}?(?:granska|revidera|inspektera|kontrollera|följa\s+upp\s+(?:att|hur)|ta\s+del\s+av|insyn|"
    r"(?:genomföra|utföra|göra|företa|låta\s+\w+\s+göra)\s+(?:\w+\s+)?(?:\w*revision\w*|\w*granskning\w*|inspektion\w*|kontroll\w*))\b",
    re.IGNORECASE,
)
_FETCH = lazy(
    r"\s+(?:\w+\s+){0,3}?(?:logga\s+in|hämta|ladda\s+ned|exportera|ta\s+ut)\b(?!\s+(?:avgift|vite|ersättning))",
    re.IGNORECASE,
)
_PERMITTING = frozenset({"får", "may", "äger"})
_LIMIT = lazy(
    r"\b(?:inte|ej|icke|aldrig|inga|inget|ingen|endast|enbart|bara|högst|max|maximalt|not|only|no)\b",
    re.IGNORECASE,
)
_EXCLUSION = lazy(r"\b(?:inte|ej|icke|aldrig|inga|inget|ingen|endast|enbart|bara|först|not|only|no)\b")
_AT_MOST = lazy(r"\s+(?:\w+\s+)?(?:högst|max|maximalt)\b")
_EARLIER = lazy(r"\b(?:kan|får|ska|skall|bör|måste|vill)\b[^;]*$", re.IGNORECASE)
_APPROVED = lazy(
    r"[^.;]{0,110}?\b(?:om|förutsatt\s+att|under\s+förutsättning\s+att)\s[^.;]{0,50}?\b(?:godkän\w+|samtyck\w+|medge\w*|medgivit)\b",
    re.IGNORECASE,
)
_ENDS_IT = lazy(r"\s+(?:\w+\s+){0,4}?(?:häva|säga\s+upp)\b", re.IGNORECASE)
_BUT_NOT = lazy(r"[^.;]{0,110}?,?\s+men\s+(?:inte|ej|aldrig)\b", re.IGNORECASE)
_CLAUSE_END = lazy(r";|, (?:men|och|samt)\b|\b(?:om|när|som|att|eftersom|så länge|if|when|that|which)\b")
_WORD = lazy(r"\w+")
_WORDS = 20_000  # whose form is remembered
_SUBJUNCTIONS = frozenset(
    "som var varför vilken vilket vilka vars när då innan ifall såvida eftersom hur att där huruvida vad vem tills om that which "
    "who when if where unless how whether".split()
)
_IF = lazy(
    r"(?:^|[,;(–-]\s*|\b(?:väljer|avgör|bestämmer|beslutar|anger|oklart|vet|prövar|frågan|även|och|eller|men|samt|fall|oavsett|utom|endast|bara)\s+)om$",
    re.IGNORECASE,
)
_INFINITIVE = lazy(
    r"\s+(?:(?:inte|även|på|i|självständigt|löpande|aktivt)\s+){0,2}"
    r"(?!(?:detta|denna|dessa|alla|andra|båda|samma|vissa|data|inga|några|flera|olika|samtliga|egna)\b|\w+[aeo]rna\b)"
    r"(?:\w+[^\Waeiouyåäö]?as?|ha|"
    r"(?:an|av|be|bi|fram|för|in|med|ned|om|på|till|und|upp|ut|över)?(?:få|ske|bli|ge|gå|stå|se|ta|nå|be|dra|slå|bero))\b",
    re.IGNORECASE,
)
_ASKS = lazy(r"\b(?:vet(?:a)?|oklart|framgår?|ange(?:r|s)?)\s+(?:inte\s+)?$", re.IGNORECASE)
_ROLE = lazy(
    r"(?:roll\w*|egenskap\w*|arbet\w*|ställning\w*|befattning\w*|position\w*|titel\w*|såväl|liksom|lika|samma|så|"
    r"tjänst\w*|verk\w*|sådan\w*|räknas|anses|betraktas|anges)$",
    re.IGNORECASE,
)
_VERB = lazy(
    r"^(?:ska|skall|vet|bor|ber)$|(?:är|har|kan|vill|finns|ges|sker|får|bör|måste|nås|ses|tar|tas|fås|läggs|sägs|ger|ser|gör|går|står|når|rör|hör|kör|"
    r"drar|slår)$"
    r"|[a-zåäö]{2,}(?:ar|er|[ådyiö]r)$|[a-zåäö]{3,}as$|[a-zåäö]{2,}[dvlpkmjgtrn]s$"
)
_ADJECTIVE = lazy(
    r"(?:(?:lig|isk|iv|ell|al|ant|ent|är|nd|bar|sam|[aeo]d|rd)[ae]|^(?:nya|stora|små|egna|öppna|många|flera|olika|vissa))$"
)
_NOUN = lazy(
    r"(?:tioner|sioner|heter|teter|gifter|ningar|ingar|are|örer|ister|enter|ulter|anter|iker|änster|"
    r"ens|ets|arnas|ernas|ornas|ings|hets|tets|leverantörs|anbuds|avtals|nätverks|systems)$"
    r"|^(?:personer|roller|elever|filer|resurser|kunder|parter|former|rapporter|timmar|priser|kostnader|tider|delar|"
    r"rutiner|frågor|efter|därefter|härefter|hädanefter|därunder|eller|under|över|inför|per|kommuner|regioner|myndigheter|böcker|åtgärder)$"
)
_INVERTED = lazy(
    r"(?:ska(?:ll)?|måste|bör|får)\s+(?:\w*(?:leverantören|biträdet|beställaren|kunden|kommunen|anbudsgivaren|konsulten|entreprenören|"
    r"parterna)|den\s+(?:ansvarige|personuppgiftsansvarige|andra\s+parten))\b"
)
_OWN_CLAUSE = lazy(r"\S+\s+\S+\s+\S+\s+the\s+\S+\s*$")
""" "when the contract ends the supplier shall": English, without a comma."""
_SUPPLIER = lazy(r"\w*(?:leverantören|biträdet|supplier|processor),\s+$", re.IGNORECASE)
_THINKS = lazy(r"\b(?:anser|menar|tycker|tror|hävdar|påstår|befarar|bedömer)\s*$", re.IGNORECASE)
_CONDITION = lazy(r"(?:om|när|då|ifall|såvida|if|when|where)\s", re.IGNORECASE)
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
    if lower.startswith(_WORDS_OF_REQUIREMENTS) and _AS_WORD.match(lower):
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
    if match["need"] and not text[: match.start()].strip():
        return None  # "Behöver de registrerade veta …": a condition
    if match["must"] or match["bound"] or match["will"] or match["need"]:
        return "must"
    if match["should"]:
        return "should"
    around = text[max(0, match.start() - 60) : match.end() + 90]
    if match["right"]:
        only = _ONLY.search(match["right"]) or _NOBODY.match(text)  # "Ingen part har rätt att …"
        return "must" if only or _INSIGHT.match(text, match.end()) else None
    if match["ban"] and _EARLIER.search(text, 0, match.start()):
        return None  # "kommunen kan låta det som inte … accepteras"
    if match["ban"]:
        return "must" if _LIMIT.search(around) else None
    if match["may"] in ("får", "may"):
        return "must" if _limited(text, match) else "may"
    return "may"


def _limited(text: str, match: re.Match[str]) -> bool:
    """ "får inte", "får endast", "inga … får", "får … endast efter": what is not allowed."""
    if _ENDS_IT.match(text, match.end()):
        return False
    if _BUT_NOT.match(text, match.end()) or _APPROVED.match(text, match.end()):
        return True
    before = re.split(r"[,;]", text[: match.start()])[-1]
    after = _CLAUSE_END.split(text[match.end() : match.end() + 110])[0]
    return bool(_LIMIT.search(before[-60:]) or _EXCLUSION.search(after) or _AT_MOST.match(after))


def _subordinate(text: str, lower: str, at: int) -> bool | None:
    if _SUBJUNCTIONS.isdisjoint(_WORD.findall(lower, 0, at)):
        return None
    if _INVERTED.match(lower, at):
        return None  # only a main clause has its verb before its subject
    opening = [match for match in _WORD.finditer(lower, 0, at) if match.group() in _SUBJUNCTIONS]
    for match in reversed(opening):
        word = match.group()
        gap = text[match.end() : at]
        if word == "var" and not _ASKS.search(text[: match.start()]):
            continue  # "var och en"
        if word == "varför" and match.start():
            continue  # "…, varför leverantören ska": therefore
        if word == "om" and not _IF.search(text[: match.end()]):
            continue  # "information om systemet ska": a preposition
        if word == "att" and _INFINITIVE.match(gap):
            continue
        if (word == "då" and not gap.strip()) or (word == "innan" and len(gap.split()) == 1):
            continue  # "då ska leverantören", "innan leverans ska"
        if word == "som" and (not text[: match.start()].strip() or _ROLE.search(text[: match.start()].rstrip())):
            continue  # "Som en del av …", "i rollen som …"
        words = gap.split()
        if finite_verbs(words, first=0 if word == "som" else 1):  # else after its subject
            return None  # the subordinate clause has its verb: the modal is the main clause's
        if gap.rstrip().endswith(",") or _OWN_CLAUSE.search(gap):
            return None
        if word in ("which", "vilket") and gap.split()[:1] in (["case"], ["fall"]):
            return None
        if word == "som" and _SUPPLIER.search(text[: match.start()]):
            return None  # "… hos leverantören, som ska medverka": goes on
        return word == "att" and not _PURPOSE.search(text[: match.start()]) and not _supposed(text, match.start())
    return None


def _supposed(text: str, at: int) -> bool:
    """True for an "att" within a condition that opens the sentence: "Om det innebär att leverantören ska …"."""
    if _THINKS.search(text[:at]):
        return True
    opening = _CONDITION.match(text)
    if opening is None or "," in text[opening.end() : at]:
        return False
    return finite_verbs(text[opening.end() : at].split()) == 1


def finite_verbs(words: Sequence[str], first: int = 0) -> int:
    """How many of the words from `first` on look like finite verbs; "platser" after "offentliga" does not."""
    pairs = list(zip(["", *words], words, strict=False))[first:]
    return sum(_verb(word) and not _adjective(before) for before, word in pairs)


def is_insight(text: str, modal: Modal) -> bool:
    """True for "har rätt att granska", "får granska": what the buyer must be let in on."""
    said = text[modal.start : modal.end]
    if said == "kan":
        return bool(_FETCH.match(text, modal.end))
    return (said in _PERMITTING or said.endswith("rätt att")) and bool(_INSIGHT.match(text, modal.end))


@lru_cache(_WORDS)
def _adjective(word: str) -> bool:
    return _ADJECTIVE.search(word) is not None


@lru_cache(_WORDS)
def _verb(word: str) -> bool:
    word = word.strip('.,;:()"”')
    return bool(_VERB.search(word)) and not _NOUN.search(word) and (word.islower() or word in ("Är", "Har"))
