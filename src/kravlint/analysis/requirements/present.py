"""Duties told in the present tense: "Leverantören följer …", "Loggar gallras efter två år".

Such a clause is written again with "ska" and the infinitive, and read as any other: what tells a duty from a term of
the deal, the buyer's own doings or an instruction is the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import finite_verbs
from kravlint.analysis.requirements.parties import meaning
from kravlint.analysis.requirements.verbs import (
    HAPPENING,
    LIMITABLE,
    MEETING,
    infinitive,
    is_active,
    is_active_english,
    is_done,
    is_passive,
    is_preposition,
)
from kravlint.language.screen import lazy

_SUPPLIER = lazy(
    r"\w*leverantören|\w*biträdet|utföraren|entreprenören|uppdragstagaren|konsulten|parterna|vi|"
    r"supplier|provider|processor|contractor",
    re.IGNORECASE,
)
_ENDINGS = ("en", "et", "parterna", "vi", "supplier", "provider", "processor", "contractor")
_ENGLISH_ACTOR = lazy(r"supplier|provider|processor|contractor", re.IGNORECASE)
_TOGETHER = lazy(r"\b(?:tillsammans|gemensamt)\b", re.IGNORECASE)
_GOVERNING = frozenset("ska skall bör måste kan kunna får vill behöver att shall should must can may".split())
"""What an infinitive follows, which looks like a passive: "som ska ersättas"."""
_OF_THE_DEAL = expression(
    r"^(?:du|ni)\b|\b(?:ersättning\w*|under(?:tecknande|skrift)\w*|signering\w*|betalning\w*|uppsägning\w*|förlängning\w*|"
    r"överlåtelse\w*|pris\w*|\w*avgift(?:en|er|erna)?(?=.*\s(?:faktureras|debiteras|\w*uppräknas)$)|beställning\w*|avrop\w*|fördelning\w*|undantag\w*|tilldelning\w*|besked\w*|"
    r"instruktion(?:en|er|erna)?|bedömning\w*|invändning\w*|granskning(?:en)?\s+(?:avisera\w*|sker)|^\w*anmälan\s+(?:görs|sker|lämnas)|ändringar|avtal(?:et)?|"
    r"kontrakt(?:et)?|anbud\w*|upphandling\w*|vite\w*|tvist\w*)\b",
    re.IGNORECASE,
)
""" Subjects of which the passive tells how the parties deal with each other."""
_OF_THE_TEXT = lazy(
    r"(?:här|nedan|ovan)\b|i\s+(?:detta\s+|följande\s+|sitt\s+)?(?:avsnitt(?:et)?|kapit(?:el|let)|dokument(?:et)?|anbud(?:et)?|svar(?:et)?|"
    r"offert(?:en)?|ansökan)\b|(?:figur|tabell)\b",
    re.IGNORECASE,
)
_SERVICES = (
    (
        expression(
            r"(?:\w*support(?:en)?|hjälp|utbildning(?:en)?|\w*jour(?:en)?|kundtjänst|helpdesk|\w*övervakning(?:en)?|"
            r"\w*dokumentation(?:en)?|användarstöd(?:et)?)\s+(?:[\w-]+\s+){0,3}?(?P<verb>finns)\b",
            re.IGNORECASE,
        ),
        "ska finnas",
    ),
    (expression(r"\b(?P<verb>stannar)\s+(?:kvar\s+)?(?:i|inom)\b", re.IGNORECASE), "ska stanna"),
    (expression(r"\b(?P<verb>stays?)\s+(?:in|within)\b", re.IGNORECASE), "shall stay"),
    (
        expression(
            r"\b(?P<verb>is|are)\s+(?:erased|deleted|stored|encrypted|logged|invoiced|returned|hosted|backed\s+up|monitored|retained|reported|resolved)\b",
            re.IGNORECASE,
        ),
        "shall be",
    ),
    (expression(r"\b(?P<verb>kostar)\s+(?:ingenting|inget|inte)\b", re.IGNORECASE), "ska kosta"),
    (
        expression(
            r"\b(?P<verb>är)\s+(?!inte\b|ej\b)(?:\w+\s+)?(?:avgiftsfri|kostnadsfri|gratis|tillgänglig|nåbar|åtkomlig|bemanna[dt]|krypterad|elektronisk|uppe|igång)\w*",
            re.IGNORECASE,
        ),
        "ska vara",
    ),
    (
        expression(
            r"\b(?P<verb>är)\s+(?:[\w-]+\s+){0,3}?(?:igång|i\s+drift|uppe)\s+(?:igen\s+)?(?:inom|minst|senast|\d)\b",
            re.IGNORECASE,
        ),
        "ska vara",
    ),
    (
        expression(
            r"^det\s+(?P<verb>finns)\s+(?:alltid\s+)?(?:en|ett)\s+(?:[\w-]+\s+){0,2}?\w*(?:miljö|skydd|plan|rutin|logg|kopia|support|jour|funktion)\b",
            re.IGNORECASE,
        ),
        "ska finnas",
    ),
    (
        expression(
            r"^(?!(?:\w+\s+)?(?:krav|anbud|kriteri)\w*\s).*?\b(?P<verb>får)\s+(?:kommunen|regionen|beställaren|kunden|nämnden|bolaget|myndigheten|"
            r"förbundet|universitetet|staden)\s+(?:\w+\s+){0,2}?(?:hjälp|stöd|tillgång|information|besked|statistik|rapport\w*|veta|underlag|del\s+av)\b",
            re.IGNORECASE,
        ),
        "ska få",
    ),
    (
        expression(
            r"^(?!(?:\w+\s+)?(?:krav|anbud|kriteri)\w*\s).*?\b(?P<verb>får)\s+(?:en|ett|två|tre|\d+|hjälp|stöd|tillgång|information|besked|utbildning|del\s+av|löpande)\b",
            re.IGNORECASE,
        ),
        "ska få",
    ),
    (
        expression(
            r"\b(?:personal\w*|medarbetare|anställda|konsulter\w*|tekniker)\s.{0,60}?(?P<verb>har)\s+(?:undertecknat|skrivit|"
            r"ingått|genomgått|lagstadgad|tystnadsplikt|dokumenterad|erfarenhet|utbildning|kunskap)",
            re.IGNORECASE,
        ),
        "ska ha",
    ),
)
""" Other ways to say what the buyer is given, with what the verb becomes when it is written as a duty."""
_LABEL = lazy(r"[^:;.?!\[]{2,110}:\s+(?=\w)")
_LONGEST_LABEL = 14  # words
_PARTS = lazy(r";\s+|\.\s+(?=[A-ZÅÄÖ])|,\s+(?:och|men|samt)\s+")
_LIMITED = lazy(r"\b(?:endast|enbart|bara|inte|ej|inga|ingen|inget|aldrig|uteslutande|only|not)\b", re.IGNORECASE)
_SUBORDINATE = lazy(
    r"\b(?:om(?!\s+(?:året|halvåret|kvartalet|månaden|veckan|dagen|dygnet|terminen))|när|då|som|att|vilk\w+|där|innan|tills|hur|"
    r"if|when|that|which|where|until|before)\b",
    re.IGNORECASE,
)
_FRONTED = frozenset("om när vid efter före under inför inom på i för till senast från".split())
_DETERMINERS = frozenset(
    "den det de en ett alla all allt samtliga denna detta dessa varje ingen inget inga sådan sådana sådant".split()
)
_MOST_DETERMINERS = 3


def as_duties(text: str) -> Iterator[str]:
    """Each clause of a sentence without a modal that says what somebody does, written with "ska"."""
    if text.endswith((":", "?")) or _OF_THE_TEXT.match(text):
        return  # says nothing without what follows, or speaks of the document or the tender
    for clause in _clauses(text):
        words = clause.rstrip(".").split()
        written = _of_supplier(words) or _passive(words) or _of_service(clause)
        if written:
            yield written


def _clauses(text: str) -> Iterator[str]:
    """The text without its label ("Förhandssamråd: Biträdet medverkar"), in its main clauses."""
    label = _LABEL.match(text) if ":" in text else None
    if label and len(label.group().split()) <= _LONGEST_LABEL:
        text = text[label.end() :]
    yield from filter(None, _PARTS.split(text))


def _of_supplier(words: Sequence[str]) -> str | None:
    """Where the supplier, or both parties, act in the main clause."""
    for at, word in enumerate(words):
        if word.lower().endswith(_ENDINGS) and _SUPPLIER.fullmatch(word):
            first = at - 1 if at and words[at - 1].lower() == "the" else at
            written = _before_verb(words, first, at) or _after_verb(words, first, at)
            if written:
                return written
    return None


def _before_verb(words: Sequence[str], first: int, last: int) -> str | None:
    """ "Leverantören lämnar …", "Kommunen och leverantören tar fram …"."""
    if first and not (words[first - 1].lower() in ("och", "and") and first <= _MOST_DETERMINERS):
        return None
    at = last + 1
    if words[at : at + 1] in (["och"], ["and"]):
        at += 3 if words[at + 1 : at + 2] == ["dess"] else 2
    for verb_at in [at, *_coordinated(words, at)]:
        verb = words[verb_at].rstrip(".,") if verb_at < len(words) else ""
        if _does(verb, words[last], words):
            return " ".join([*words[:at], "ska", infinitive(verb), *words[verb_at + 1 :]])
    return None


def _coordinated(words: Sequence[str], at: int) -> Iterator[int]:
    """Where further verbs of the same subject stand ("är biträde och behandlar …")."""
    if at >= len(words) or not finite_verbs(words[at : at + 1]):
        return
    for later in range(at + 2, len(words)):
        if _SUBORDINATE.fullmatch(words[later - 1]):
            return
        if words[later - 1] in ("och", "samt", "and") and finite_verbs(words[later : later + 1]):
            yield later


def _after_verb(words: Sequence[str], first: int, last: int) -> str | None:
    """ "Vid avslut lämnar leverantören …"; not "Rättar leverantören inte …", which is a condition."""
    verb = words[first - 1] if first >= 2 else ""
    if verb == "för" or is_preposition(verb) or not _does(verb, words[last], words):
        return None
    if meaning(words[first - 2].lower()) == "buyer" or not _is_main(words[: first - 1]):
        return None
    return " ".join(
        [*words[: first - 1], "ska", *words[first : last + 1], infinitive(verb), *words[last + 1 :]],
    )


def _does(verb: str, actor: str, words: Sequence[str]) -> bool:
    if verb in MEETING:
        return True
    if actor.lower() == "vi" and not _TOGETHER.search(" ".join(words)):
        return False  # "Vi betalar": the buyer speaks
    if verb in LIMITABLE and _LIMITED.search(" ".join(words)):
        return True
    return is_active_english(verb) if _ENGLISH_ACTOR.fullmatch(actor) else is_active(verb)


def _passive(words: Sequence[str]) -> str | None:
    """Where the main clause's verb is an s-passive, or something "sker", that is not a term of the deal."""
    for at in range(1, len(words)):
        verb = words[at].rstrip(".,;")
        if verb[-1:] != "s" and verb != "sker":
            continue
        governed = not _GOVERNING.isdisjoint(words[max(0, at - 3) : at])
        if verb not in HAPPENING and (governed or not is_passive(verb)):
            continue
        before = words[:at]
        if not _is_main(before) or _acts(before) or _OF_THE_DEAL.search(" ".join(words[: at + 1])):
            return None
        limited = verb in LIMITABLE and _LIMITED.search(" ".join(words[max(0, at - 2) : at + 4]))
        return _with_ska(before, verb, words[at + 1 :]) if is_done(verb) or limited else None
    return None


def _acts(before: Sequence[str]) -> bool:
    """True where the main clause has another verb already."""
    text = " ".join(before)
    opening = _SUBORDINATE.search(text)
    words = text[: opening.start() if opening else len(text)].split()
    return finite_verbs([word for word in words if not word.endswith("s")], first=1) > 0  # "kunds": a genitive


def _with_ska(before: Sequence[str], verb: str, after: Sequence[str]) -> str:
    """With "ska" before the subject where that follows the verb ("Vid avslut raderas alla data")."""
    size = 0
    if len(before) > 2 and finite_verbs([before[0].lower()]):
        before = ["Om", *before[1:], before[0].lower()]  # "Har kommunen inte valt raderas …"
    if before[0].lower() in _FRONTED:
        while size < min(_MOST_DETERMINERS, len(after)) and after[size].lower() in _DETERMINERS:
            size += 1
        size += 1
    return " ".join([*before, "ska", *after[:size], infinitive(verb), *after[size:]])


def _of_service(clause: str) -> str | None:
    """ "Support finns på vardagar", "Data stay in the EU", "Bytet är avgiftsfritt", "Myndigheten får hjälp"."""
    for pattern, written in _SERVICES:
        found = pattern.search(clause)
        if (
            found
            and not _OF_THE_DEAL.search(clause[: found.start("verb")])
            and found.start("verb")
            and _is_main(clause[: found.start("verb")].split())
        ):
            return f"{clause[: found.start('verb')]}{written} {clause[found.end('verb') :].lstrip()}"
    return None


def _is_main(before: Sequence[str]) -> bool:
    """True when the verb after `before` is the main clause's: a subordinate clause there has a verb of its own."""
    text = " ".join(before)
    openings = [match.end() for match in _SUBORDINATE.finditer(text)]
    return not openings or finite_verbs(text[openings[-1] :].split()) > 0
