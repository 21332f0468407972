"""The words by which a requirement binds, is wished for, denied, put off, or told of somebody else's doings."""

from __future__ import annotations

import re

from kravlint.language.screen import lazy

BINDS = lazy(r"\b(?:ska|skall|måste|shall|must)\b", re.IGNORECASE)
WISHES = lazy(
    r"\b(?:bör|borde|should)\b|\b(?:(?:är|ser\s+gärna|vore|anses)\s+(?:det\s+|som\s+)?(?:\w+\s+)?(?:önskvär[td]|bra|bäst|viktigt|positivt|meriterande|en\s+fördel)"
    r"|gärna|(?:kommunen|regionen|beställaren|kunden)\s+vill|(?:vi|kommunen|regionen|beställaren|kunden)\s+(?:önskar|ser\s+gärna|uppskattar)|önskas|önskvärt|meriterande"
    r"|(?:strävar|eftersträvar?|försöker|ambition\w*|målsättning\w*|rekommenderas|desirable|preferably|encouraged))\b",
    re.IGNORECASE,
)
HEDGED = lazy(
    r"\b(?:ska|skall|måste|shall|must)\s*,?\s+(?:om\s+(?:möjligt|det\s+är\s+möjligt|så\s+är\s+möjligt)|vid\s+behov|i\s+mån\s+av|i\s+möjligaste\s+mån|"
    r"om\s+tid|i\s+rimlig|i\s+skälig|där\s+(?:det|så)\s+är\s+(?:möjligt|lämpligt)|where\s+(?:possible|appropriate)|if\s+possible"
    r"|(?:sträva|försöka|verka\s+för|eftersträva|överväga|endeavour|consider|aim))\b"
    r"|\b(?:om\s+(?:det\s+|så\s+)?(?:är\s+)?(?:möjligt|praktiskt\s+möjligt|lämpligt)|om\s+(?:tid|resurser|möjlighet)\s+finns|i\s+mån\s+av\s+\w+"
    r"|i\s+(?:möjligaste|görlig\w*)\s+mån|så\s+långt\s+(?:som\s+)?(?:det\s+är\s+)?möjligt|efter\s+(?:bästa\s+)?förmåga"
    r"|(?:när|där)\s+(?:det|så)\s+(?:är\s+(?:möjligt|lämpligt)|passar)|om\s+(?:ni|leverantören|parterna)\s+(?:\w+\s+)?(?:önskar|vill|anser|bedömer|finner)|if\s+possible|where\s+(?:possible|practicable)|as\s+far\s+as\s+possible|best\s+efforts)\b",
    re.IGNORECASE,
)
CAN = lazy(r"\b(?:kan|får|can|may)\b", re.IGNORECASE)
PRODUCT = lazy(
    r"\b(?:Användar|Kund|Systemet|Tjänsten|Lösningen|Plattformen)"
)  # in a table "Användaren kan …" is what it must do
ANY_MODAL = lazy(
    r"\b(?:ska|skall|måste|bör|kan|får|vill|shall|must|should|may|can|är|har|gör|sker|tar|tas|görs)\b", re.IGNORECASE
)
GETS = lazy(r"\b(?:vi|kommunen|regionen|kunden|beställaren|nämnden|bolaget|myndigheten)\s+(?:får|kan)\b", re.IGNORECASE)
BEING = lazy(r"\s+(?:vara|ha|bli|be|have)\b")
OPENS_CLAUSE = lazy(r"\b(?:som|där|när|om|att|så|vilka?|that|which|if|when)\b", re.IGNORECASE)
LIMITS = lazy(
    r"\b(?:inte|ej|aldrig|ingen|inga|inget|ingenting|endast|bara|enbart|högst|maximalt|först|not|only|no)\b",
    re.IGNORECASE,
)
DEFERRED = lazy(
    r"\b(?:utreds|diskuteras|diskuterar|övervägs|inleds|som\s+option|(?:kan|får)\s+(?:komma\s+att|erbjudas|tas\s+fram)"
    r"|planer\s+på\s+att|i\s+ett\s+senare\s+skede|tas\s+upp\s+(?:på|vid)|(?:som|den|parterna)\s+(?:parterna\s+)?(?:så\s+)?(?:senare|kommer\s+överens)"
    r"|(?:anges|bestäms|fastställs|avtalas|preciseras|tas\s+fram|upprättas|beslutas|regleras|överenskoms|definieras)\s+(?:\S+\s+){0,3}?"
    r"(?:senare|efter\s+\w+|under\s+\w+|vid\s+(?:avtals|uppstart|avrop)\w*|då|framöver))\b(?!\s+(?:ska|skall)\b)",
    re.IGNORECASE,
)
_BUYER = (
    r"^\W*(?:kommunen|regionen|beställaren|kunden|nämnden|bolaget|myndigheten|staden|universitetet|förbundet|köparen|"
    r"the\s+(?:customer|buyer|municipality|authority))\s+"
)
OF_BUYER = lazy(_BUYER, re.IGNORECASE)
BUYERS_RIGHT = lazy(
    _BUYER
    + r"(?:får|kan|har\s+rätt|äger|ska(?:ll)?\s+(?:\w+\s+)?(?:kunna|få|ha)|may|is\s+entitled|has\s+the\s+right)\b",
    re.IGNORECASE,
)
BUYER_DOES = lazy(
    _BUYER
    + r"(?!får|har\s+rätt|äger|accepterar|godtar|kräver|tillåter|ställer|ser|is\s+entitled)(?:\w+r|har|är|\w+s)\b"
    r"|^\W*(?:kommunens|regionens|beställarens|kundens|nämndens|bolagets|myndighetens)\s+(?:egn?a?\s+)?"
    r"(?:personal|medarbetare|arkiv|e-arkiv|nät|trådlösa|datorer|servrar|lokaler|egna|fakturor|anställda)\b",
    re.IGNORECASE,
)
DENIED = lazy(
    r"\b(?:ska|skall|måste|behöver|shall|must|need|does|do|will)\s+(?:\w+\s+)?(?:inte|ej|aldrig|icke|not)\s+(?!kunna\s+(?!delta))(?:\w+\s+){0,5}?"
    r"(?:tas?\b|göras?\b|ske\b|utför|genomför|logga|registrer|föras?\b|krypter|skydda|begränsa|styra|tilldel|rapporter|anmäl|underrätt|inform|meddel"
    r"|test|prov|pröv|verifier|granska|rader|gallra|förstör|återlämn|överlämn|lämna\s+(?:tillbaka|över)|exporter|kräv|ställ|omfatta|följ|installer"
    r"|inför|uppdater|åtgärda|rätta|täpp|validera|kontroller|säkerhetskopi|penetrationstest|synkroniser|delta\b|hantera|finnas\b|bevara|sparas\b|förvara|redundan"
    r"|fungera|ha\b(?!\s+(?:åtkomst|tillgång|rätt|behörighet|möjlighet))"
    r"|take|log|encrypt|protect|report|notify|test|delete|erase|return|require|apply|keep|have)\w*"
    r"(?![^.]*\b(?:utanför|okrypter\w*|klartext|längre\s+än|mer\s+än|outside)\b)"
    r"|\b(?:inga|inget|ingen|no)\s+(?:\w+\s+)?(?:krav|loggning|kryptering|säkerhetskopi\w*|tester|requirement\w*)\b",
    re.IGNORECASE,
)
DEFINES = lazy(r"(?:\b(?:avses|definieras|menas|betyder)\b|^\s*(?:med|by)\s+\S+)", re.IGNORECASE)
TELLS = lazy(
    r"^\s*(?:(?:slag|typ|typer|kategori\w*|sort\w*)\s+(?:av\s+)?(?:person)?uppgift|(?:person)?uppgifter(?:na)?\s*:|gallring\b|lagringstid\w*\s*(?::|$)|registrerade\b|namn\b"
    r"|bilaga\s+\w+\b(?!\s+ska)|types?\s+of\s+(?:personal\s+)?data|categories)",
    re.IGNORECASE,
)
COORDINATES = lazy(r",\s+(?=(?:och|samt|men|medan|varvid|and|but)\b)|;\s+", re.IGNORECASE)
CITES = lazy(r"\benligt\s+(?:krav\s+)?[A-ZÅÄÖ]{1,3}-?\d|\bse\s+(?:krav|bilaga)\b")
DATA = lazy(
    r"\b(?:typ|typer|slag|kategori\w*)\s+av\s+(?:person)?uppgifter\b|\buppgifter(?:na)?\s+som\s+(?:ska(?:ll)?\s+)?behandlas\s+(?:är|omfattar)\b",
    re.IGNORECASE,
)
ANSWERED = lazy(r"\?\s+(?:Krav|Svar)\w*\s*:")
NO_REQUIREMENT = lazy(
    r"\bmöte(?:t|n|na|s)?\b[^.]*\b(?:behandla|går?\s+[^.]{0,30}igenom|tar?s?\s+upp|avhandla|diskutera)\w*|\b(?:uppgift\w*\s+i\s+anbudet|anbudssekretess\w*)\b",
    re.IGNORECASE,
)
TENDER = lazy(
    r"\b(?:anbud|offert|bifog|redogör|beskriv|redovisa|ange\b|anges\b|svara\b|fyll|intyga|tender|describe|attach|enclose)",
    re.IGNORECASE,
)
TODAY = lazy(r"\b(?:i\s+dag|idag|för\s+närvarande|har\s+(?:\w+\s+)?gjorts|today|currently)\b", re.IGNORECASE)
