"""One sentence read: does it oblige, whom, how strongly, and is it a requirement at all."""

from __future__ import annotations

import re

from msgspec import Struct

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import Modal, modals
from kravlint.analysis.requirements.model import Addressee, Nature, Obligation
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.procedure import is_done_by_buyer, is_procedure
from kravlint.analysis.requirements.subject import Subject, subject_of
from kravlint.analysis.requirements.tenders import is_instruction, under_instructions
from kravlint.analysis.requirements.terms import is_term

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
_DESCRIBING = frozenset({"guidance", "questions-answers", "decision", "background", "risk-assessment"})

_DEFINITION = expression(
    r"^med\s+.{1,120}?\b(?:avses|menas|förstås)\b|^.{0,80}\b(?:betyder|definieras\s+som|avses\s+med)\b|"
    r"^[”\"]\w[^”\"]{1,60}[”\"]\s*(?:[:–-]|means\b|avser\b|betyder\b)",
    re.IGNORECASE | re.DOTALL,
)
_DEFINING = ("avse", "menas", "förstås", "betyder", "definieras", "means", "”:", '":', "” –", "”-")
_ABLE = expression(r"\s+(?:\w+\s+){0,3}?(?:kunna|be\s+able)\b", re.IGNORECASE)
_NOTHING = expression(r"(?:inget|inga|ej|utgår|utgått|borttaget|saknas|n/?a)\b|[-–]\s*$", re.IGNORECASE)
_CAPABLE = expression(
    r"(?!\s*(?:\w+\s+){0,4}?(?:lämna|ge|bereda|säkerställa|tillhandahålla|tillse|verka|medverka|bistå|ansvara|"
    r"svara|betala|ersätta)\b)"
    r"\s*(?:\w+\s+){0,5}?(?:kunna|möjlighet|tillgång|ges|erhålla|få|be\s+able|"
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
_BACKGROUND = expression(
    r"\b(?:bakgrund\w*|nuläge\w*|syftet?|orientering|om\s+(?:oss|kommunen|regionen|myndigheten|\w+\s+ab)|"
    r"background)\b",
    re.I,
)
_EVALUATION = expression(
    r"\b(?:utvärder\w*|bedömning\w*|fiktiv\w*|tilldelning\w*|anbudsprövning|prövning|poäng\w*|intervju\w*|"
    r"evaluation)\b",
    re.I,
)


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
    catalogue: bool = False
    """In a table or list of requirements: what stands there is one unless it clearly is something else."""


def read(text: str, setting: Setting, parties: Parties) -> Reading | None:
    """Read one sentence; None when it asks for nothing. "kan" and "får" count only in a catalogue."""
    text = " ".join(text.split())
    if text.endswith("?"):
        return None
    found = [m for m in modals(text) if setting.catalogue or m.obligation != "may"]
    defines = any(word in text for word in _DEFINING) and bool(_DEFINITION.search(text))
    if not found:
        return Reading("must", "information", "other") if defines and not setting.catalogue else None
    readings = [_one(text, modal, setting, parties, defines) for modal in found]
    wanted = [reading for reading in readings if reading is not None]
    return min(wanted, key=lambda r: (_ORDER[r.kind], _STRENGTH[r.obligation]), default=None)


_ORDER: dict[Nature, int] = {"instruction": 0, "requirement": 1, "buyer": 2, "information": 3}
_STRENGTH: dict[Obligation, int] = {"must": 0, "should": 1, "may": 2}


def asks_nothing(text: str) -> bool:
    """True for a row that says that there is no requirement ("Inget krav", "Utgår")."""
    return bool(_NOTHING.match(text))


def _one(text: str, modal: Modal, setting: Setting, parties: Parties, defines: bool) -> Reading | None:
    since = text.rfind(" att ", 0, modal.start) + 5 if modal.embedded else 0
    who = parties.subject(text, modal.start, modal.end, since)
    if modal.embedded and (who == "other" or _GOAL.search(text, 0, since)):
        return None
    kind = _kind(text, modal, setting, parties, who)
    if defines:
        kind = "information"
    if kind == "requirement" and (who == "buyer" or (who == "other" and _ABLE.match(text, modal.end))):
        who = "system"  # "Läraren ska kunna …"
    return Reading(modal.obligation, kind, who)


def _kind(text: str, modal: Modal, setting: Setting, parties: Parties, who: Addressee) -> Nature:
    subject, agreement = subject_of(text, modal), setting.part in AGREEMENTS
    if who == "buyer" and not (_CAPABLE.match(text, modal.end) or _INSIGHT.match(text, modal.end)):
        return "buyer"
    if setting.part == "specification" and _ABLE.match(text, modal.end):
        return "requirement"
    if not setting.catalogue and is_procedure(text, modal, subject, who, agreement):
        return "buyer"
    if not agreement and _to_tenderers(text, modal, subject, who, setting):
        return "instruction"
    if is_term(text, modal, subject, who, agreement):
        return "information"
    if who in ("other", "system") and is_done_by_buyer(text, modal, parties):
        return "buyer"
    if setting.catalogue:
        return "requirement"
    if setting.part in _DESCRIBING:
        return "information"
    if who in ("other", "system") and (_BACKGROUND.search(setting.heading) or _evaluates(setting)):
        return "information"
    return "requirement"


def _evaluates(setting: Setting) -> bool:
    """Under a heading about evaluation, unless it is one about qualification."""
    above = f"{setting.chapters} {setting.heading}"
    return bool(_EVALUATION.search(above)) and not _QUALIFICATION.search(setting.heading)


def _to_tenderers(text: str, modal: Modal, subject: Subject, who: Addressee, setting: Setting) -> bool:
    headed = not setting.catalogue and who in ("other", "tenderer")
    if headed and under_instructions(setting.heading, setting.chapters):
        return True
    return is_instruction(text, modal, subject, who, setting.part, setting.catalogue)
