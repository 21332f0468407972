"""Duties that an agreement tells in the present tense: "Leverantören följer …", "Loggar gallras efter två år"."""

from __future__ import annotations

import re

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.parties import meaning
from kravlint.language.screen import lazy

_SUPPLIER = expression(
    r"\b(?:\w*leverantören|\w*biträdet|utföraren|entreprenören|uppdragstagaren|(?:the\s+)(?:supplier|provider|processor|contractor))(?!\w)",
    re.IGNORECASE,
)
_FINITE = lazy(r"tar|ger|ser|gör|går|står|hör|rör|drar|[a-zåäö]{2,}(?:ar|er|[ådyiö]r)")
_ENGLISH = frozenset(
    "assists delivers deletes ensures informs keeps maintains notifies provides reports returns".split()
)
_NO_DUTY = frozenset(
    "är har får äger begår bryter behåller behandlar behöver avser brister blir underlåter orsakar överlåter önskar saknar "
    "uppfyller väljer innehar anlitar ingår godkänner accepterar bekräftar intygar förklarar kommer står svarar ansvarar".split()
)
_LONGEST_NAME = 3  # words between the supplier and its verb: "Leverantören och dess personal följer"
_TOGETHER = expression(
    r"(?:\b(?:parterna|vi)\s+(?:träffas|möts|ses|håller|går|följer|samråder|samverkar|utvärderar)|"
    r"\b(?:träffas|möts|ses|gör|håller|går|följer|mäter|utvärderar|redovisar)\s+(?:parterna|vi))\b",
    re.IGNORECASE,
)
_HANDLED = expression(
    r"\b(?:gallras|raderas|lagras|krypteras|loggas|faktureras|vidarebefordras|säkerhetskopieras|förvaras|"
    r"anonymiseras|övervakas|rättas|avhjälps|åtgärdas|besvaras|återlämnas|överlämnas|spelas\s+inte|tas\s+inte\s+ut|"
    r"stannar\s+(?:i|inom)|stays?\s+(?:in|within)|(?:is|are)\s+(?:erased|deleted|stored|encrypted|logged|invoiced|returned))\b",
    re.IGNORECASE,
)
_SUPPORT = expression(
    r"(?:(?:\w*support(?:en)?|hjälp|utbildning(?:en)?)\s+(?:[\w]+\s+){0,3}?ges|behandling(?:en)?\s+sker\s+(?:\w+\s+)?(?:i|inom))\b",
    re.IGNORECASE,
)
_SUBORDINATE = lazy(
    r"\b(?:om|när|då|som|att|vilk\w+|där|innan|tills|hur|if|when|that|which|where|until|before)\b", re.IGNORECASE
)


def tells_of_duty(text: str) -> bool:
    """True for a sentence without a modal that says what the supplier, or both parties, do."""
    if text.endswith(":"):
        return False  # says nothing without what follows
    if _SUPPORT.match(text) or _TOGETHER.search(text):
        return True
    handled = _HANDLED.search(text)
    if handled and handled.start() and _is_main(text[: handled.start()]):
        return True
    return any(_acts(text, each.start(), each.end()) for each in _SUPPLIER.finditer(text))


def _acts(text: str, start: int, end: int) -> bool:
    """True where the supplier at text[start:end] is the subject of a verb of the main clause, before or after it."""
    if start == 0:
        following = text[end:].split(maxsplit=_LONGEST_NAME)[:_LONGEST_NAME]
        at = 2 if following[:1] in (["och"], ["and"]) else 0
        return any(_does(word) for word in following[at : at + 1])
    before = text[:start].split()
    if len(before) < 2 or not _does(before[-1]):
        return False  # "Rättar leverantören inte …": a condition
    return meaning(before[-2].lower()) != "buyer" and _is_main(" ".join(before[:-1]))


def _does(word: str) -> bool:
    return word not in _NO_DUTY and (word in _ENGLISH or _FINITE.fullmatch(word) is not None)


def _is_main(before: str) -> bool:
    """True when the verb after `before` is the main clause's: a subordinate clause there has a verb of its own."""
    openings = [match.end() for match in _SUBORDINATE.finditer(before)]
    return not openings or finite_verbs(before[openings[-1] :].split()) > 0
