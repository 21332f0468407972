"""Who a sentence speaks of: supplier, system, tenderer, buyer, consultant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.model import Addressee
from kravlint.language.screen import lazy

_WORDS: dict[Addressee, str] = {
    "tenderer": r"anbudsgivar\w*|anbudssökande\w*|anbudslämnar\w*|sökande(?:n|ns)?|tenderer\w*|bidder\w*",
    "buyer": (
        r"beställar\w*|kund(?:en|ens|er|erna|s)?|köpar\w*|upphandlande|uppdragsgivar\w*|avropande|beställande|"
        r"avropsberättigad\w*|\w*kommun(?:en|ens|s|er|erna)?|region(?:en|ens|er|erna)?|landstinget\w*|myndigheten|"
        r"förvaltningen|\w*nämnden|kommunstyrelsen|\w*fullmäktige|skolan|förbundet|universitetet|högskolan|"
        r"skolverket|rektor(?:n|er|erna)?|skolchef(?:en)?|personuppgiftsansvarig[ea]?|ansvarige|"
        r"inköpscentral(?:en|ens)?|staten|customer\w*|buyer\w*|authority|controller\w*"
    ),
    "supplier": (
        r"\w*leverantör(?:en|er|erna|ens|ernas|s)?|entreprenör\w*|utförar\w*|säljaren\w*|uppdragstagar\w*|"
        r"\w*biträde(?:t|n|na|s|ts|nas)?|licensgivar\w*|supplier\w*|provider\w*|contractor\w*|processor\w*|vendor\w*|"
        r"försäljar\w*|konsultbolaget|underkonsult\w*|driftpartner\w*"
    ),
    "consultant": r"\w*konsult(?:en|er|erna|ens|ernas|team|teamet|s)?|resurs(?:en|er|erna)|teamet|projektledaren",
    "system": (
        r"\w*system(?:et|en|ets|ens)?|\w*tjänst(?:en|ens|er|erna)?|\w*lösning(?:en|ens|ar|arna)?|"
        r"\w*plattform(?:en|ens|ar)?|"
        r"\w*produkt(?:en|ens|er|erna)?|applikation\w*|\w*program(?:met|varan|vara|varor)?|\w*-?modul(?:en|er|"
        r"erna|ens|ers)?|"
        r"\w*funktion(?:en|er|erna|alitet|aliteten)?|\w*gränssnitt(?:et|en)?|api(?:et|er)?|\w*portal(?:en|er)?|"
        r"app(?:en|ar|arna)?|webbplats(?:en|er)?|databas(?:en|er)?|användar(?:e|en|na|es|ens|nas)|"
        r"administratör(?:en|er)?|"
        r"\w*data|\w*logg(?:en|ar|arna)?|(?:käll)?kod(?:en)?|services?|solutions?|platform|software|application|"
        r"users?"
    ),
}
_PATTERNS = tuple((who, lazy(words)) for who, words in _WORDS.items())
_WORD = lazy(r"\w[\w-]*")
_AGENT = lazy(r"\b(?:av|by|för)\s+(?:den\s+|the\s+)?$", re.IGNORECASE)
_SUBJECT_WITHIN = 70  # characters after a modal within which an inverted subject stands
_PREPOSITION = lazy(
    r"\b(?:från|av|till|med|hos|för|mot|enligt|i|på|vid|inom|genom|mellan|efter|under|utan|om|inklusive|"
    r"gentemot|åt|from|of|to|by|with|for)\s+(?:\w+\s+){0,1}$",
    re.IGNORECASE,
)
_PREPOSITION_WITHIN = 40
_ADVERB = lazy(
    r"\s+(?:(?:även|också|därför|alltid|då|dock|vidare|härvid|minst|inte|den|det|de|en|ett|respektive|varje|"
    r"samtliga|alla|"
    r"varje|offererad\w*|anlitad\w*|förhindrad\w*|ny|nya|dess|sådan\w*|berörd\w*|the|vald\w*|antag\w+|både|"
    r"såväl|ovan\w*|"
    r"normalt|minst en \(1\) av)\s+){0,4}",
    re.IGNORECASE,
)
_FRONTED = lazy(
    r"\s*(?:om|när|då|i|vid|innan|efter|före|under|för|inom|på|med|av|som|utöver|genom|därutöver|dessutom|"
    r"därför|vidare|"
    r"där|sedan|från|enligt|senast|utan|mot|till|trots|såvida|förutom|if|when|where|upon|after|before|during|"
    r"på\s+begäran|"
    r"det|detta|utgångspunkten)\b",
    re.IGNORECASE,
)


_CLAUSE = lazy(r"(?:,|\b(?:och|men|samt|varvid|medan|and|but))\s+(?:the\s+)?(?P<who>\w+)\s*$", re.IGNORECASE)
""" "… , och leverantören ska": a clause with a subject of its own."""
_BETWEEN_PARTIES = expression(r"\b(?:mellan|between)\s+[^,;.]{1,60}$", re.IGNORECASE)
_BESIDE = lazy(r"(?P<who>\w+)(?P<som>,\s+som)?\s*$")
_ENGLISH = frozenset({"shall", "must", "should", "may", "will"})
_TOGETHER = lazy(
    r"\w*\s*(?:\w+\s+){0,1}?(?:och|samt|eller|and|or)\s+(?:the\s+|den\s+)?(?P<other>[\w-]+)(?!\w)", re.IGNORECASE
)
_PERSON = lazy(
    r"\s*\S+\s+(?:\w+\s+)?(?:\w*personal|\w*förvaltare|\w*ansvariga?|\w*chef|person(?:er)?|\w*kontaktperson|"
    r"ombud|\w*ledare|"
    r"\w*organisation|\w*enhet|\w*avdelning|medarbetare|handläggare|\w*ansvar|representant(?:er)?|företrädare|"
    r"\w*grupp)\s*$",
    re.IGNORECASE,
)
""" "Kommunens systemförvaltare": one of the buyer's people."""


class Named(Struct, frozen=True):
    """A party is named here."""

    who: Addressee
    start: int
    genitive: bool
    """ "Leverantörens personal": the party is not the subject."""


class Parties:
    """Who a word means in one document; a class because a document has names of its own."""

    def __init__(self, buyers: Iterable[str], suppliers: Iterable[str] = ()) -> None:
        """Take the names that this document's buyer goes by, in lower case, and those of its supplier as written."""
        names = "|".join(re.escape(name) for name in sorted(suppliers))
        self._suppliers = (
            re.compile(rf"\b(?:{names})(?:(?:\s+[A-ZÅÄÖ]\w+)*\s+AB\b|(?P<genitive>s)?(?!\w))") if names else None
        )
        self._buyers = frozenset(form for name in buyers for form in (name, f"{name}s"))
        self._text, self._named = "", list[Named]()
        self._known: dict[str, tuple[Addressee, bool] | None] = {}
        """Who each word met so far means, and whether it is a genitive."""

    def plain(self, text: str) -> str:
        """The text with "Leverantören" for the supplier's own name."""
        if self._suppliers is None:
            return text
        return self._suppliers.sub(lambda named: "Leverantörens" if named["genitive"] else "Leverantören", text)

    def all(self, text: str, start: int, end: int) -> list[Named]:
        """Every party named in text[start:end], from the left."""
        if text != self._text:  # asked several times of the same sentence
            self._text, self._named = text, list(self._find(text))
        return [each for each in self._named if start <= each.start < end]

    def _find(self, text: str) -> Iterator[Named]:
        lower = text.lower()
        for match in _WORD.finditer(lower if len(lower) == len(text) else text):
            word = match.group()
            if word not in self._known:
                who = self._who(word)
                self._known[word] = (who, _genitive(word)) if who else None
            if known := self._known[word]:
                yield Named(known[0], match.start(), known[1])

    def subject(self, text: str, start: int, end: int, since: int = 0) -> Addressee:
        """Who the modal at text[start:end] obliges, in the clause that begins at `since`.

        After the modal where the order is inverted, else before it.
        """
        skipped = _ADVERB.match(text, end)
        word = _WORD.match(text, skipped.end()) if skipped else None
        inverted = self._who(word.group().lower()) if word else None
        if word and inverted and not _genitive(word.group()):
            return self._both(text, word.end(), inverted)
        # "… leverantören, som ska"; English, which does not invert: "the supplier shall"
        beside = _BESIDE.search(text, _last_words(text, since, start), start)
        named_beside = (
            beside and (beside["som"] or text[start:end].lower() in _ENGLISH) and self._who(beside["who"].lower())
        )
        if named_beside:
            return named_beside
        own = None if _BETWEEN_PARTIES.search(text, since, start) else _CLAUSE.search(text, since, start)
        nearest = own and self._who(own["who"].lower())
        if own and nearest and not inverted and finite_verbs(text[since : own.start()].split()):
            return nearest
        head = max(text.rfind(";", 0, start) + 1, since)
        fronted = _FRONTED.match(text, head) is not None
        relative = -1 if fronted else text.find(" som ", head, start)
        named = self.all(text, end, end + _SUBJECT_WITHIN) if fronted else self.all(text, head, start)
        free = [each for each in named if not _after_preposition(text, head, each.start)]
        for each in free:
            said_of_it = 0 < relative < each.start  # within "organisation som tillhandahåller tjänsten"
            if not each.genitive and not said_of_it and not (fronted and each.who == "buyer"):
                return self._both(text, each.start, each.who)
        if free and free[0].who == "buyer" and free[0].genitive and _PERSON.match(text[free[0].start : start]):
            return "buyer"
        for each in named:
            if each.who in ("supplier", "consultant", "tenderer") or (each.who == "system" and each in free):
                return each.who
        return self._agent(text, end)

    def _both(self, text: str, at: int, who: Addressee) -> Addressee:
        """The supplier where buyer and supplier are named together ("kommunen och leverantören ska"): it is bound too."""
        if who != "buyer":
            return who
        other = _TOGETHER.match(text, at)
        return "supplier" if other and self._who(other["other"].lower()) == "supplier" else who

    def _who(self, word: str) -> Addressee | None:
        return "buyer" if word in self._buyers else meaning(word)

    def _agent(self, text: str, end: int) -> Addressee:
        """ "… ska tas fram av leverantören"; "other" when nobody is named."""
        for each in self.all(text, end, len(text)):
            if each.who not in ("buyer", "system") and _AGENT.search(text[: each.start]):
                return each.who
        return "other"


@lru_cache(maxsize=20_000)
def meaning(word: str) -> Addressee | None:
    """Whom a word in lower case means in any document."""
    return next((who for who, words in _PATTERNS if words.fullmatch(word)), None)


def _after_preposition(text: str, head: int, at: int) -> bool:
    first = max(head, at - _PREPOSITION_WITHIN)
    return bool(_PREPOSITION.search(text, _last_words(text, first, at), at))


def _last_words(text: str, start: int, end: int) -> int:
    """Where the last two words of text[start:end] begin: what ends there in two words is looked for from there only."""
    pieces = text[start:end].rsplit(None, 2)
    return start + len(pieces[0]) if len(pieces) == 3 else start


def _genitive(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "users", "suppliers", "services"))
