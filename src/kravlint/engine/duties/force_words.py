"""The words by which a sentence binds, turns to a party, is joined to another or only seems to deny."""

from __future__ import annotations

import re

from kravlint.language.screen import lazy

ARTICLE = r"(?:(?:den|det|de|ett|en|vardera|respektive|sådant?|någon|the|any|such|each|berörda?)\s+)?"
PREPOSITION = lazy(
    r"\b(?:till|av|från|hos|med|mot|gentemot|åt|för|mellan|via|genom|om|på|enligt|utan|än|vid|efter|inklusive|över|"
    r"by|from|to|of|for|with|between|on|upon|against|under|at|than|concerning|regarding)\s+" + ARTICLE + "$",
    re.IGNORECASE,
)
AGENT = lazy(r"\b(?:av|by)\s+" + ARTICLE + "$", re.IGNORECASE)
BETWEEN = lazy(
    r"^(?:[\s,]+(?:den|det|de|även|också|därför|alltid|då|dock|vidare|härvid|således|the|både|genast|omedelbart|"
    r"omgående|skriftligen|i\s+så\s+fall|inte|såväl|även|på\s+begäran))*\s+$",
    re.IGNORECASE,
)
TOLD = lazy(r"\s+to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
A_NAME = lazy(
    r"\s*(?!Då|Där|Dess|Vid|Sedan|Även|Här|Alltid|Efter|Innan|När|Om|I|På)[A-ZÅÄÖ][\w&-]{2,}(?:\s+[A-ZÅÄÖ][\w&-]+){0,2}\s+"
)
IMPERSONAL = lazy(r"^(?:åligger|ankommer|åläggs|tillkommer)", re.IGNORECASE)
RECEIVES = lazy(
    r"\s+(?:(?:också|även|alltid|genast|då|därmed|kommunen|kunden|beställaren|regionen|nämnden|ni|vi)\s+)?(?:en|ett|samma|motsvarande|tillgång|del|information\w*|besked|kännedom|vetskap|veta|"
    r"reda|meddelande\w*|kopi\w+|hjälp|stöd|all\s+information|alla\s+uppgifter|tillbaka|underlag\w*)\b"
    r"|\s+(?:\w+\s+){1,2}?(?:veta|besked|kännedom|vetskap|reda)\b",
    re.IGNORECASE,
)
NO_DENIAL = lazy(
    r"\s+(?:senare|minst(?!\s+(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|\w*tio|\w+ton|tjugo\w*)\b)|bara|endast|enbart|mindre|längre\s+än|heller|oskälig\w*|later|longer|less|limited|only)\b",
    re.IGNORECASE,
)
JOINED = lazy(
    r"(?:\b(?:och|samt|eller|inbegripet|inklusive|såsom|till\s+exempel|t\.ex\.|bland\s+annat)\s*,?|[(/])\s*$",
    re.IGNORECASE,
)
AND_SHALL = lazy(r"\b(?:and|or)\s+(?:shall\s+|to\s+|will\s+|must\s+)?(?:\w+ly\s+)?$|;", re.IGNORECASE)
POSSIBLE = lazy(r"(?:om|helst)\b", re.IGNORECASE)
A_TIME_FOLLOWS = lazy(r"[,\s]+(?:dock\s+)?(?:inom|senast|inte\s+senare|minst|före|samma\s+dag|redan)\b", re.IGNORECASE)
JUST_AFTER_MODAL = lazy(r"\b(?:ska|skall|måste|shall|must)\s+$", re.IGNORECASE)
COORDINATED = lazy(r"(?:\b(?:och|samt|eller)|,)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
ENSURE = lazy(
    r"\b(?:se[r]?\s+till|säkerställ\w+|säkerställa|tillse[r]?|garanter\w+|ansvara\w*|svara[r]?\s+för|ombesörj\w+)",
    re.IGNORECASE,
)
NOUN = lazy(r"(?:ing|ingen|ingar|ingarna|ion|ionen|ioner|ionerna|ande|andet|audits?|tillstånd)$")
