"""One sentence read: does it oblige, whom, how strongly, and is it a requirement at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.labelled import is_labelled
from kravlint.analysis.requirements.modality import Modal, is_insight, modals
from kravlint.analysis.requirements.model import Addressee, Nature, Obligation
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.present import as_duties
from kravlint.analysis.requirements.procedure import is_done_by_buyer, is_procedure
from kravlint.analysis.requirements.subject import Subject, subject_of
from kravlint.analysis.requirements.tenders import answers_call_off, is_instruction, under_instructions
from kravlint.analysis.requirements.terms import is_term
from kravlint.language.screen import lazy
from kravlint.language.sentences import split

AGREEMENTS = frozenset(
    {
        "dpa",
        "dpa-instruction",
        "dpa-subprocessors",
        "sla",
        "general-terms",
        "framework-agreement",
        "agreement",
    }
)
DESCRIBING = frozenset({"guidance", "questions-answers", "decision", "background", "risk-assessment"})

_DEFINITION = expression(
    r"^med\s+.{1,120}?\b(?:avses|menas|förstås)\b|^(?!(?:det|detta|this)\s+betyder\s+att\b).{0,80}\b(?:betyder|definieras\s+som|avses\s+med)\b|"
    r"^[”\"]\w[^”\"]{1,60}[”\"]\s*(?:[:–-]|means\b|avser\b|betyder\b)",
    re.IGNORECASE | re.DOTALL,
)
_DEFINITIONS = lazy(
    r"(?:[\d.]+\s*)?(?:definition(?:er|s)?|begrepp(?:sförklaring\w*)?|ordlista|förkortningar|terminologi|glossary)\b",
    re.IGNORECASE,
)
_PENALTIES = lazy(
    r"\b(?:viten?|vitesbelopp|pris(?:avdrag|reduktion)|avdrag|servicekrediter|sanktioner|penalties|service\s+credits)\b",
    re.IGNORECASE,
)
_DEFINING = expression(r"avse|menas|förstås|betyder|definieras|means|”:|\":|” –|”-")
_ABLE = expression(r"\s+(?:\w+\s+){0,3}?(?:kunna|gå\s+att|be\s+able)\b", re.IGNORECASE)
_POSSIBLE = expression(r"\s+(?:\w+\s+){0,4}?gå\s+att\b", re.IGNORECASE)
_NOTHING = expression(r"(?:inget|inga|ej|utgår|utgått|borttaget|saknas|n/?a)\b|[-–]\s*$", re.IGNORECASE)
_BESIDE = expression(
    r"(?:motiv(?:ering|et)?|kommentar(?:er)?|förklaring|exempel|anm(?:ärkning)?|bakgrund|syfte|rationale|note|example|comment)\s*:",
    re.IGNORECASE,
)
""" "Motiv: …": what stands beside a requirement."""
_NOTE = expression(
    r"\[?(?:ni|du)\s+(?:måste|ska|skall|bör|kan)\b.*\]$|\[(?:anvisning|instruktion|ange|skriv|fyll)\b", re.IGNORECASE
)
""" "[Ange …]", "Ni måste … ]": a template speaks to the one who fills it in."""
_ASIDE = lazy(r"\((?:\S+\s+){0,7}\S+\)", re.IGNORECASE)
""" "(Bör-krav, 5 poäng)": said of what stands before."""
_SUBJECTLESS = expression(r"(?:ansvarar|svarar|står)\s+(?:\w+\s+)?för\b", re.IGNORECASE)
_CAPABLE = expression(
    r"(?!\s*(?:\w+\s+){0,4}?(?:lämna|ge|bereda|säkerställa|tillhandahålla|tillse|verka|medverka|bistå|ansvara|"
    r"svara|betala|ersätta)\b)"
    r"\s*(?:\w+\s+){0,8}?(?:kunna|möjlighet|tillgång|ges|erhålla|få|be\s+able|"
    r"informeras|underrättas|meddelas|kontaktas|ersättas|"
    r"hållas\s+\w+|tillfrågas|aviseras|beredas|delges|be\s+(?:informed|notified))\b"
    r"(?!\s+(?:säga|häva|avbeställa|avbryta|förlänga))",
    re.IGNORECASE,
)
_INSIGHT = expression(
    r"\s*(?:\w+\s+){0,3}?ha\s+rätt\s+att\s+(?:\w+\s+){0,3}?(?:ta\s+del|granska|få|erhålla|kontrollera|revidera)\b",
    re.IGNORECASE,
)
_GOAL = expression(
    r"\b(?:mål\w*|syfte\w*|vision\w*|ambition\w*|tanke\w*|inriktning\w*|avsikt\w*|önskan|förhoppning\w*|"
    r"utgångspunkt\w*|polic\w+|"
    r"\w*lag(?:en|stiftningen)|förordning(?:en)?|direktiv(?:et)?|föreskrift\w*|strategi\w*)\b",
    re.IGNORECASE,
)
_STATUTES = (
    r"enligt\s+(?:(?:\w+s|gällande|svensk|den)\s+)?(?:\w*lag(?:en|stiftning(?:en)?)?|\w*förordning(?:en)?|polic(?:y|yn)|"
    r"\w*läroplan(?:en)?|\w*föreskrift(?:er|erna)?)"
)
_STATUTE = expression(
    rf"{_STATUTES}\s+(?:\([\d:]+\)\s+)?(?:ska|skall|måste|bör|är)\b|\w+\s+(?:ska|skall|måste|bör)\s+{_STATUTES}\b(?!\s+(?:och|i)\s)",
    re.IGNORECASE,
)
""" "Enligt skollagen ska eleverna …": a statute told."""
_DEMANDED = expression(r"\b(?:besluta|begära|kräva|bestämma|medge)\s+(?:\w+\s+){0,2}?att\s+$", re.IGNORECASE)
""" "Kommunen får kräva att leverantören ska …": the buyer decides."""
_BACKGROUND = expression(
    r"\b(?:bakgrund\w*|nuläge\w*|syftet?|orientering|om\s+(?:oss|kommunen|regionen|myndigheten|\w+\s+ab)|"
    r"background|utanför\s+(?:scope|omfattning\w*)|out\s+of\s+scope|non-goals)\b",
    re.I,
)
_EVALUATION = expression(
    r"\b(?:utvärder\w*|bedömning\w*|fiktiv\w*|tilldelning\w*|anbudsprövning|prövning|poäng\w*|intervju\w*|"
    r"evaluation)\b",
    re.I,
)


_STORY = expression(
    r"som\s+(?:en\s+|ett\s+)?(?!\w*(?:beställare|köpare|kund|kommun|myndighet|upphandlande))[\w -]{3,40}?\s+"
    r"(?:vill|behöver|önskar|måste|ska(?:ll)?)\s+jag\b|as\s+an?\s+[\w -]{3,40},?\s+i\s+(?:want|need|must|can|should|would)\b",
    re.IGNORECASE,
)
""" A user story: "Som lärare vill jag …". """
_AIMED = expression(
    r"\s*(?:\w+\s+){0,10}?ha\s+(?:ökat|minskat|sjunkit|halverats|fördubblats|förbättrats)\b", re.IGNORECASE
)
_USED = expression(r"\s*(?:\w+\s+)?användas\s+(?:i|av|inom|vid)\b(?!\s+enlighet)", re.IGNORECASE)
""" "Plattformen ska användas i grundskolan": for what it is bought."""
_HOLDING = expression(
    r"\s*(?:[\w,]+\s+){0,8}?(?:ha|inneha|förfoga|vara\s+registrerad\w*)\b(?!\s+(?:inkom|läst|tagit))", re.IGNORECASE
)
_ROLE_NEEDS = expression(r"(?:Rollen|Uppdraget|Arbetet|Befattningen)\s+kräver\b(?!\s+(?:inte|inget|ingen|inga)\b)")
_ROLES = ("Rollen", "Uppdraget", "Arbetet", "Befattningen")
_SEE_TO_IT = expression(r"(?:säkerställ|tillse|se\s+till|ensure)\s+(?:att|that)\b", re.IGNORECASE)
_QUALIFICATION = expression(r"krav|kvalific|referens|uteslut|kapacitet|qualif", re.IGNORECASE)


class Reading(Struct, frozen=True):
    """What a sentence asks."""

    obligation: Obligation
    kind: Nature
    addressee: Addressee


class Setting(Struct, frozen=True):
    """Where a sentence stands."""

    part: str
    heading: str
    chapters: str = ""
    """The headings above it, the nearest last."""
    obliging: bool = False
    """In a section of a specification that obliges in other sentences."""
    catalogue: bool = False
    """In a table or list of requirements: what stands there is one unless it clearly is something else."""


def read(text: str, setting: Setting, parties: Parties) -> Reading | None:
    """Read one sentence, or what of a numbered requirement's obliges most; None when it asks for nothing.

    "kan" and "får" count only in a catalogue.
    """
    text = parties.plain(" ".join(text.split()))
    pieces = [text[start:end] for start, end in split(text)] if setting.catalogue else [text]
    readings = [_sentence(piece, setting, parties) for piece in pieces]
    return _first([reading for reading in readings if reading is not None])


def _first(readings: Sequence[Reading]) -> Reading | None:
    return min(readings, key=lambda r: (_ORDER[r.kind], _STRENGTH[r.obligation]), default=None)


def _sentence(text: str, setting: Setting, parties: Parties) -> Reading | None:
    if text.endswith("?") or _BESIDE.match(text) or _NOTE.match(text) or _ASIDE.fullmatch(text):
        return None
    if setting.part not in AGREEMENTS and _STORY.match(text):
        return Reading("must", "requirement", "system")
    agreement = setting.part in AGREEMENTS
    if text.startswith(_ROLES) and setting.part not in DESCRIBING and _ROLE_NEEDS.match(text):
        return Reading("must", "requirement", "consultant")
    if setting.obliging and _SEE_TO_IT.match(text):
        return Reading("must", "requirement", "supplier")
    found = [
        m for m in modals(text) if setting.catalogue or m.obligation != "may" or (agreement and is_insight(text, m))
    ]
    defines = bool(_DEFINING.search(text) and _DEFINITION.search(text))
    if not found and not defines and (agreement or (setting.obliging and not _BACKGROUND.search(setting.heading))):
        return _told(text, setting, parties)
    if not found:
        return Reading("must", "information", "other") if defines and not setting.catalogue else None
    readings = [_one(text, modal, setting, parties, defines) for modal in found]
    return _first([reading for reading in readings if reading is not None])


def _told(text: str, setting: Setting, parties: Parties) -> Reading | None:
    """What a clause in the present tense puts on the supplier; what else it tells is none of ours."""
    if defines_words(setting.heading) or sets_penalties(setting.heading):
        return None
    for written in as_duties(text):
        for modal in modals(written):
            reading = _one(written, modal, setting, parties, False)
            if reading is not None and reading.kind == "requirement":
                return reading
    part = "sla" if setting.obliging else setting.part
    return Reading("must", "requirement", "other") if is_labelled(text, part) else None


def defines_words(heading: str) -> bool:
    """True for a heading under which it is told what words mean."""
    return bool(_DEFINITIONS.match(heading))


def sets_penalties(heading: str) -> bool:
    """True for a heading under which it is told what a breach costs."""
    return bool(_PENALTIES.search(heading))


_ORDER: dict[Nature, int] = {"instruction": 0, "requirement": 1, "buyer": 2, "information": 3}
_STRENGTH: dict[Obligation, int] = {"must": 0, "should": 1, "may": 2}


def says_nobody(text: str) -> bool:
    """True for "Ansvarar för drift" without a subject: in a table of who does what, the column says who."""
    return bool(_SUBJECTLESS.match(text))


def asks_nothing(text: str) -> bool:
    """True for a row that says that there is no requirement ("Inget krav", "Utgår")."""
    return bool(_NOTHING.match(text) or _BESIDE.match(text))


def _one(text: str, modal: Modal, setting: Setting, parties: Parties, defines: bool) -> Reading | None:
    since = text.rfind(" att ", 0, modal.start) + 5 if modal.embedded else 0
    who = parties.subject(text, modal.start, modal.end, since)
    if modal.embedded and (who == "other" or _GOAL.search(text, 0, since)):
        return None
    if modal.embedded and _DEMANDED.search(text, 0, since):
        return Reading("must", "buyer", "buyer")
    if who in ("other", "buyer") and not setting.catalogue and _STATUTE.match(text):
        return Reading(modal.obligation, "information", who)
    needs = text[modal.start : modal.end] == "behöver"
    if (
        needs
        and who not in ("supplier", "consultant", "system")
        and not (setting.part == "specification" and who == "other")
    ):
        return None  # what the buyer needs
    if text[modal.start : modal.end] == "will" and who != "supplier":
        return None  # what is going to happen; "the supplier will" is a duty
    if modal.obligation == "may" and not setting.catalogue:
        return Reading("must", "requirement", "supplier") if who == "buyer" else None  # "kommunen får granska"
    kind = _kind(text, modal, setting, parties, who)
    if defines:
        kind = "information"
    if kind == "requirement" and (who == "buyer" or (who == "other" and _ABLE.match(text, modal.end))):
        who = "system"  # "Läraren ska kunna …"
    return Reading(modal.obligation, kind, who)


def _kind(text: str, modal: Modal, setting: Setting, parties: Parties, who: Addressee) -> Nature:
    subject, agreement = subject_of(text, modal), setting.part in AGREEMENTS
    if (
        who == "buyer"
        and not (_CAPABLE.match(text, modal.end) or _INSIGHT.match(text, modal.end))
        and not is_insight(text, modal)
    ):
        return "buyer"
    if setting.part == "specification" and _ABLE.match(text, modal.end):
        return "requirement"
    possible = _POSSIBLE.match(text, modal.end)  # "ska gå att": of a system
    if not setting.catalogue and not possible and is_procedure(text, modal, subject, who, agreement):
        return "buyer"
    if answers_call_off(text) or (not agreement and _to_tenderers(text, modal, subject, who, setting)):
        return "instruction"
    if is_term(text, modal, subject, who, agreement):
        return "information"
    if who in ("other", "system") and not _ABLE.match(text, modal.end) and is_done_by_buyer(text, modal, parties):
        return "buyer"
    if setting.catalogue:
        return "requirement"
    if (
        setting.part in DESCRIBING
        or _AIMED.match(text, modal.end)
        or (who == "system" and _USED.match(text, modal.end))
    ):
        return "information"
    if who in ("other", "system") and (_BACKGROUND.search(setting.heading) or _evaluates(setting)):
        return "information"
    return "requirement"


def _evaluates(setting: Setting) -> bool:
    """Under a heading about evaluation, unless it is one about qualification."""
    above = f"{setting.chapters} {setting.heading}"
    return bool(_EVALUATION.search(above)) and not _QUALIFICATION.search(setting.heading)


def _to_tenderers(text: str, modal: Modal, subject: Subject, who: Addressee, setting: Setting) -> bool:
    qualifies = who == "tenderer" and _HOLDING.match(text, modal.end)
    headed = not setting.catalogue and who in ("other", "tenderer") and not qualifies
    if headed and under_instructions(setting.heading, setting.chapters):
        return True
    return is_instruction(text, modal, subject, who, setting.part, setting.catalogue)
