"""Items of a list whose stem or heading says what they lack: who does them, and that they are asked for."""

from __future__ import annotations

import re

from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.model import Addressee, Obligation
from kravlint.analysis.requirements.parties import meaning
from kravlint.language.screen import lazy

_FOLLOWING = lazy(
    r".*\b(?:följande|nedanstående|(?:the\s+)?following|these)\s+(?:[\w-]+\s+){0,3}?(?P<what>\w*krav|önskemål|requirements)\b[^.]*:$",
    re.IGNORECASE | re.DOTALL,
)
""" "Med det sagt behöver följande grundkrav uppfyllas:"."""
_INCLUDED = lazy(
    r"(?:i\s+)?(?:tjänsten|leveransen|systemet|lösningen|supporten|åtagandet|utbildningen|driften|förvaltningen)\s+(?:ska(?:ll)?\s+)?"
    r"(?:omfattar?|innefattar?|inkluderar?|ingår?|består?\s+av)\b[^.]*:$|"
    r"(?:the\s+)?(?:service|delivery|solution|support)\s+(?:includes?|comprises?|covers?)\b[^.]*:$",
    re.IGNORECASE | re.DOTALL,
)
""" "I tjänsten ingår:", "Supporten omfattar:"."""
_WISHES = lazy(r"önskemål|bör-?krav", re.IGNORECASE)
_OPEN = lazy(r"\w\s+(?:ska|skall|bör|måste|åtar\s+sig\s+att|shall|must|should)(?:\s+kunna)?\s*:?$", re.IGNORECASE)
_DUTIES = frozenset(
    "ansvar åtagande åtaganden skyldighet skyldigheter uppgifter förpliktelser ska skall och övriga".split()
)
_LONGEST_HEADING = 4  # words
_INFINITIVE = lazy(r"\w+[^\Waeiouyåäö]a|få|ge|ta|se|gå|stå|ha|vidta|utge|avge|bistå|tillse", re.IGNORECASE)
_NO_VERB = frozenset("alla andra samma egna extra övriga vissa båda vilka denna dessa detta första flera".split())
_ADVERBIAL = frozenset(
    "omedelbart inom vid efter utan löpande alltid på senast även inte ej endast genast skyndsamt i".split()
)
_ABLE = lazy(
    r"(?:möjlighet(?:er)?\s+(?:att|till|för)|stöd\s+(?:för|att)|funktion(?:alitet)?\s+för|kunna)\s+\w", re.IGNORECASE
)


def asked_by_stem(stem: str) -> Obligation | None:
    """How strongly the items are asked for under "Följande krav ska …:", whatever verb it has."""
    if _FOLLOWING.match(stem):
        return "should" if _WISHES.search(stem) else "must"
    return "must" if _INCLUDED.match(stem) else None


def goes_on(heading: str) -> bool:
    """True for a heading that its items complete ("Leverantören ska")."""
    return _OPEN.search(heading) is not None


def party_of(heading: str) -> Addressee | None:
    """Whose duties are listed under "Leverantören", "Beställarens åtaganden"."""
    words = [word.lower() for word in heading.strip(" :.").split()]
    if not words or len(words) > _LONGEST_HEADING or not _DUTIES.issuperset(words[1:]):
        return None
    return meaning(words[0])


def is_infinitive(text: str) -> bool:
    """True for an item that only lacks its subject and "ska" ("återlämna allt material", "utan dröjsmål rätta fel")."""
    words = text.split()
    if not words:
        return False
    adverbial = words[0].lower().strip(",;.") in _ADVERBIAL
    at = next((index for index, word in enumerate(words) if _is_verb(word) and (index or not adverbial)), -1)
    return (at > 0 if adverbial else at == 0) and not finite_verbs(words[: at + 2], first=1)


def _is_verb(word: str) -> bool:
    return word.lower() not in _NO_VERB and _INFINITIVE.fullmatch(word) is not None


def is_ability(text: str) -> bool:
    """True for "Möjlighet att …", "Stöd för …": what a wanted system can do."""
    return _ABLE.match(text) is not None
