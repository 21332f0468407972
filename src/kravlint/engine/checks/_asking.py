"""Whether a place that speaks of something also asks for it: what is wished for, denied or only told of obliges nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from kravlint.analysis.model import Analysis, mentions_between, row_of, sentence_at
from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.model import Requirement
from kravlint.engine.mentions import around
from kravlint.language import Mention, Sentence
from kravlint.language.screen import lazy
from kravlint.language.sentences import clauses

Asking = Literal["asked", "wished", "denied", "told"]

_LONGEST_LEAD_IN = 4  # words of a heading in the line

_BINDING = frozenset({"modal-must", "modal-bound"})
_BINDS = lazy(r"\b(?:ska|skall|måste|shall|must)\b", re.IGNORECASE)
_WISHES = lazy(
    r"\b(?:bör|borde|should)\b|\b(?:(?:är|ser\s+gärna|vore|anses)\s+(?:det\s+|som\s+)?(?:\w+\s+)?(?:önskvär[td]|bra|bäst|viktigt|positivt|meriterande|en\s+fördel)"
    r"|gärna|(?:kommunen|regionen|beställaren|kunden)\s+vill|(?:vi|kommunen|regionen|beställaren|kunden)\s+(?:önskar|ser\s+gärna|uppskattar)|önskas|önskvärt|meriterande"
    r"|(?:strävar|eftersträvar?|försöker|ambition\w*|målsättning\w*|rekommenderas|desirable|preferably|encouraged))\b",
    re.IGNORECASE,
)
_HEDGED = lazy(
    r"\b(?:ska|skall|måste|shall|must)\s*,?\s+(?:om\s+(?:möjligt|det\s+är\s+möjligt|så\s+är\s+möjligt)|vid\s+behov|i\s+mån\s+av|i\s+möjligaste\s+mån|"
    r"om\s+tid|i\s+rimlig|i\s+skälig|där\s+(?:det|så)\s+är\s+(?:möjligt|lämpligt)|where\s+(?:possible|appropriate)|if\s+possible"
    r"|(?:sträva|försöka|verka\s+för|eftersträva|överväga|endeavour|consider|aim))\b"
    r"|\b(?:om\s+(?:det\s+|så\s+)?(?:är\s+)?(?:möjligt|praktiskt\s+möjligt|lämpligt)|om\s+(?:tid|resurser|möjlighet)\s+finns|i\s+mån\s+av\s+\w+"
    r"|i\s+(?:möjligaste|görlig\w*)\s+mån|så\s+långt\s+(?:som\s+)?(?:det\s+är\s+)?möjligt|efter\s+(?:bästa\s+)?förmåga"
    r"|(?:när|där)\s+(?:det|så)\s+(?:är\s+(?:möjligt|lämpligt)|passar)|om\s+(?:ni|leverantören|parterna)\s+(?:\w+\s+)?(?:önskar|vill|anser|bedömer|finner)|if\s+possible|where\s+(?:possible|practicable)|as\s+far\s+as\s+possible|best\s+efforts)\b",
    re.IGNORECASE,
)
_CAN = lazy(r"\b(?:kan|får|can|may)\b", re.IGNORECASE)
_PRODUCT = lazy(
    r"\b(?:Användar|Kund|Systemet|Tjänsten|Lösningen|Plattformen)"
)  # in a table "Användaren kan …" is what it must do
_ANY_MODAL = lazy(
    r"\b(?:ska|skall|måste|bör|kan|får|vill|shall|must|should|may|can|är|har|gör|sker|tar|tas|görs)\b", re.IGNORECASE
)
_GETS = lazy(
    r"\b(?:vi|kommunen|regionen|kunden|beställaren|nämnden|bolaget|myndigheten)\s+(?:får|kan)\b", re.IGNORECASE
)
_BEING = lazy(r"\s+(?:vara|ha|bli|be|have)\b")
_OPENS_CLAUSE = lazy(r"\b(?:som|där|när|om|att|så|vilka?|that|which|if|when)\b", re.IGNORECASE)
_LIMITS = lazy(
    r"\b(?:inte|ej|aldrig|ingen|inga|inget|ingenting|endast|bara|enbart|högst|maximalt|först|not|only|no)\b",
    re.IGNORECASE,
)
_DEFERRED = lazy(
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
_OF_BUYER = lazy(_BUYER, re.IGNORECASE)
_BUYERS_RIGHT = lazy(
    _BUYER + r"(?:får|kan|har\s+rätt|äger|ska\s+(?:\w+\s+)?(?:kunna|få|ha)|may|is\s+entitled|has\s+the\s+right)\b",
    re.IGNORECASE,
)
_BUYER_DOES = lazy(
    _BUYER
    + r"(?!får|har\s+rätt|äger|accepterar|godtar|kräver|tillåter|ställer|ser|is\s+entitled)(?:\w+r|har|är|\w+s)\b"
    r"|^\W*(?:kommunens|regionens|beställarens|kundens|nämndens|bolagets|myndighetens)\s+(?:egn?a?\s+)?"
    r"(?:personal|medarbetare|arkiv|e-arkiv|nät|trådlösa|datorer|servrar|lokaler|egna|fakturor|anställda)\b",
    re.IGNORECASE,
)
_DENIED = lazy(
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
_DEFINES = lazy(r"(?:\b(?:avses|definieras|menas|betyder)\b|^\s*(?:med|by)\s+\S+)", re.IGNORECASE)
_TELLS = lazy(
    r"^\s*(?:(?:slag|typ|typer|kategori\w*|sort\w*)\s+(?:av\s+)?(?:person)?uppgift|(?:person)?uppgifter(?:na)?\s*:|gallring\b|lagringstid\w*\s*(?::|$)|registrerade\b|namn\b"
    r"|bilaga\s+\w+\b(?!\s+ska)|types?\s+of\s+(?:personal\s+)?data|categories)",
    re.IGNORECASE,
)
_COORDINATES = lazy(r",\s+(?=(?:och|samt|men|medan|varvid|and|but)\b)|;\s+", re.IGNORECASE)
_CITES = lazy(r"\benligt\s+(?:krav\s+)?[A-ZÅÄÖ]{1,3}-?\d|\bse\s+(?:krav|bilaga)\b")
_DATA = lazy(
    r"\b(?:typ|typer|slag|kategori\w*)\s+av\s+(?:person)?uppgifter\b|\buppgifter(?:na)?\s+som\s+(?:ska\s+)?behandlas\s+(?:är|omfattar)\b",
    re.IGNORECASE,
)
_ANSWERED = lazy(r"\?\s+(?:Krav|Svar)\w*\s*:")
_NO_REQUIREMENT = lazy(
    r"\bmöte(?:t|n|na|s)?\b[^.]*\b(?:behandla|går?\s+[^.]{0,30}igenom|tar?s?\s+upp|avhandla|diskutera)\w*|\b(?:uppgift\w*\s+i\s+anbudet|anbudssekretess\w*)\b",
    re.IGNORECASE,
)
_TENDER = lazy(
    r"\b(?:anbud|offert|bifog|redogör|beskriv|redovisa|ange\b|anges\b|svara\b|fyll|intyga|tender|describe|attach|enclose)",
    re.IGNORECASE,
)
_TODAY = lazy(r"\b(?:i\s+dag|idag|för\s+närvarande|har\s+(?:\w+\s+)?gjorts|today|currently)\b", re.IGNORECASE)


def asking(analysis: Analysis, mention: Mention) -> Asking:
    """How the sentence, item or row of a mention asks: a requirement on the supplier, a wish, a denial or mere telling."""
    unit = _unit(analysis, mention)
    if names_only(analysis, mention):
        return "told"
    sentence = sentence_at(analysis, mention.block, mention.start)
    text = analysis.blocks[mention.block].text
    whole = text[sentence.start : sentence.end]
    if _waived(analysis, sentence) or _DENIED.search(_clause(text, sentence, mention.start)):
        return "denied"
    if _is_told(analysis, mention, unit, whole):
        return "told"
    return "wished" if _is_wished(analysis, mention, unit, whole) else "asked"


def said_with(analysis: Analysis, mention: Mention) -> set[str]:
    """The concepts of the mention's sentence or row, and of the demand that answers it where it is a question."""
    found = around(analysis, mention, "sentence")
    sentence = sentence_at(analysis, mention.block, mention.start)
    text = analysis.blocks[mention.block].text
    if _ANSWERED.match(text, max(sentence.end - 1, 0)):
        found |= {m.concept for m in mentions_between(analysis, mention.block, sentence.end, len(text) + 1)}
    return found


def names_only(analysis: Analysis, mention: Mention) -> bool:
    """True for a heading, also one that opens its paragraph ("Loggning. Alla …")."""
    block = analysis.blocks[mention.block]
    if block.kind == "heading":
        return _unit(analysis, mention) is None
    sentence = sentence_at(analysis, mention.block, mention.start)
    first = block.text[sentence.start : sentence.end]
    return (
        block.kind in ("paragraph", "item")
        and not block.text[: sentence.start].strip()
        and bool(block.text[sentence.end :].strip())
        and len(first.split()) <= _LONGEST_LEAD_IN
        and is_verbless(first)
    )


def opens_list(analysis: Analysis, mention: Mention) -> bool:
    """True for a stem ("Vid dataintrång gäller följande:"), which says nothing without its items."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    return analysis.blocks[mention.block].text[: sentence.end].rstrip().endswith(":") and is_under(
        analysis, mention.block + 1, mention.block
    )


def is_under(analysis: Analysis, block: int, stem: int) -> bool:
    """True for an item that completes a sentence of the block `stem`."""
    if block >= len(analysis.blocks):
        return False
    above = sentence_at(analysis, block, 0).stem
    return above is not None and analysis.sentences[above].block == stem


def is_verbless(text: str) -> bool:
    """True for an item or a cell that names a thing ("Backup varje natt"): there the name is the requirement."""
    return not _BINDS.search(text) and finite_verbs(text.split()) == 0


def _unit(analysis: Analysis, mention: Mention) -> Requirement | None:
    """What analysis read the sentence, or the row, as."""
    cells = row_of(analysis, mention.block)
    held = analysis.requirements
    for index in range(bisect_left(held, cells[0], key=lambda each: each.block), len(held)):
        each = held[index]
        if each.block > cells[-1]:
            return None
        if each.block != mention.block or each.start <= mention.start < each.end:
            return each
    return None


def _waived(analysis: Analysis, sentence: Sentence) -> bool:
    """The sentence says that it is not asked for."""
    beside = mentions_between(analysis, sentence.block, sentence.start, sentence.end)
    return any(m.concept == "not-required" for m in beside)


def _is_told(analysis: Analysis, mention: Mention, unit: Requirement | None, text: str) -> bool:
    if unit is not None and unit.kind == "instruction" and _TENDER.search(text):
        return True
    if _BUYER_DOES.search(text) or (unit is not None and unit.kind == "buyer" and _OF_BUYER.match(text)):
        return _BUYERS_RIGHT.search(text) is None
    if unit is not None and unit.kind == "information" and _DEFINES.search(text):
        return True
    cells = row_of(analysis, mention.block)
    if _states_class(analysis, mention, cells) or _DATA.search(text):
        return True
    first = analysis.blocks[cells[0]].text
    if _TELLS.match(text) or _TELLS.match(first) or _NO_REQUIREMENT.search(text):
        return True
    if _CITES.search(text) and is_verbless(text):
        return True  # a price for it, or where it is answered
    return _TODAY.search(text) is not None and not _BINDS.search(text)


def _states_class(analysis: Analysis, mention: Mention, cells: list[int]) -> bool:
    """True where the sentence, or the row, gives the level of an aspect."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    return any(
        fact.kind == "level" and fact.block in cells and (len(cells) > 1 or sentence.start <= fact.start < sentence.end)
        for fact in analysis.facts
    )


def _is_wished(analysis: Analysis, mention: Mention, unit: Requirement | None, whole: str) -> bool:
    """The mention's clause says "bör", "ska om möjligt", that something "kan" be so, or that it will be seen to later."""
    sentence = sentence_at(analysis, mention.block, mention.start)
    own = _clause(analysis.blocks[mention.block].text, sentence, mention.start)
    if _HEDGED.search(own) or (_WISHES.search(own) and not _BINDS.search(own)) or _DEFERRED.search(whole):
        return True
    if _BINDS.search(own) or _BUYERS_RIGHT.search(whole):
        return False
    if _only_can(own, analysis.blocks[mention.block].text[mention.start : mention.end]):
        return True
    beside = around(analysis, mention, "sentence")
    if beside & _BINDING:
        return False
    return "modal-should" in beside or (unit is not None and unit.obligation == "should")


def _only_can(clause: str, thing: str) -> bool:
    """True where the main clause's own verb is "kan" or "får", and nothing limits it ("får bara", "kan inte").

    Said of the thing itself: a verb or a comma between the two begins something else.
    """
    modal = _CAN.search(clause)
    if modal is None or not modal.start() or _LIMITS.search(clause) or _GETS.search(clause):
        return False
    if _PRODUCT.search(clause) and not _BEING.match(clause, modal.end()):
        return False
    before = clause[: modal.start()]
    _, named, between = before.partition(thing)
    apart = named + between.partition(",")[0]
    if named and (
        finite_verbs(between.split()) or ("," in between and is_verbless(before.partition(thing)[0] + apart))
    ):
        return False
    opening = list(_OPENS_CLAUSE.finditer(before))
    return not opening or finite_verbs(before[opening[-1].end() :].split()) > 0


def _clause(text: str, sentence: Sentence, offset: int) -> str:
    """The clause that holds an offset; one without a verb is a part of the next ("Databaser och filer ska …")."""
    whole = text[sentence.start : sentence.end]
    held = ""
    for start, end in clauses(text, sentence.start, sentence.end):
        for first, last in _parted(text, start, end):
            held += text[first:last]
            if is_verbless(held) and not _ANY_MODAL.search(held):
                continue
            if offset < last:
                return held
            held = ""
    return held if held.strip() and offset >= sentence.end - len(held) else whole


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(match.end() for match in _COORDINATES.finditer(text, start, end))]
    return list(zip(cuts, [*cuts[1:], end], strict=True))
