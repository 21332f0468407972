"""One sentence read: does it oblige, whom, how strongly, and is it a requirement at all."""

from __future__ import annotations

import re

from msgspec import Struct

from kravlint.analysis.requirements.modality import Modal, modals
from kravlint.analysis.requirements.model import Addressee, Nature, Obligation
from kravlint.analysis.requirements.parties import Parties

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

_DEFINITION = re.compile(
    r"^med\s+.{1,120}?\b(?:avses|menas|förstås)\b|^.{0,80}\b(?:betyder|definieras\s+som|avses\s+med)\b|"
    r"^[”\"]\w[^”\"]{1,60}[”\"]\s*(?:[:–-]|means\b|avser\b|betyder\b)",
    re.IGNORECASE | re.DOTALL,
)
_DEFINING = ("avse", "menas", "förstås", "betyder", "definieras", "means", "”:", '":', "” –", "”-")
_MECHANICS = re.compile(
    r"(?:^|\b(?:detta|denna|dessa|nu|samtliga|alla|följande|ovan\w*|annan|en|ett|den|the|this)\s+)*"
    r"(?:(?:huvud|ram|avrops|leverans|tjänste|biträdes|personuppgiftsbiträdes)?(?:avtal|kontrakt)(?:et|en|ets)?|"
    r"villkor(?:et|en)?|bestämmels\w*|tvist(?:en|er)?|svensk\s+(?:rätt|lag)|upphandling(?:en)?|(?:av)?rop(?:et)?|avrop(?:et)?|"
    r"förfarandet|tilldelning\w*|utvärdering(?:en)?|(?:anbuds)?prövning(?:en)?|intervju(?:n|er|erna)?|"
    r"(?:ändring\w*|tillägg\w*)(?:\s+(?:och|eller|samt|av|i|till)\s+\w+)*|rubriker\w*|definitioner\w*|"
    r"option(?:en)?|agreement|contract|dispute\w*|swedish\s+law)(?!\w|-)",
    re.IGNORECASE,
)
_LEGAL_EFFECT = re.compile(
    r"\b(?:ska(?:ll)?|shall)\s+(?:\w+\s+){0,3}?(?:anses|tolkas|betraktas|utgöra\s+en\s+del|(?:äga|ha)\s+företräde|be\s+deemed|"
    r"ha\s+(?:samma|den|följande)\s+(?:innebörd|betydelse))\b|"
    r"\bvara\s+befria\w+|\bfri(?:a|ta)?\s+från\s+(?:ansvar|påföljd)|\båberopas?\b|\bvara\s+(?:ogiltig|bindande\s+för)|"
    r"\bska(?:ll)?\s+(?:\w+\s+){0,2}?tillämpas\s+på\s+(?:detta|avtalet|kontraktet)",
    re.IGNORECASE,
)
_SUMS = ("ersättning", "vite", "avdrag", "ränta", "avgift", "skadestånd", "kostnad")
_CALCULATED = re.compile(
    r"\b(?:ersättning(?:en|ar)?|vite[nt]?|avdrag(?:et)?|\w*ränta\w*|avgift\w*|skadestånd(?:et)?|kostnad\w*)\b.{0,80}\bska(?:ll)?\b.{0,60}"
    r"\b(?:utgå|utges|beräknas|avräknas|motsvara|räknas|avdras|reduceras|nedsättas)\b|"
    r"\bska(?:ll)?\s+(?:\w+\s+)?(?:\w+\s+)?(?:ersättning(?:en)?|vite[nt]?|avdrag(?:et)?)\s.{0,40}\b(?:utgå|utges|beräknas|avräknas|motsvara)\b",
    re.IGNORECASE,
)
_TENDER = r"(?:anbud(?:et|en|ets)?|avropssvar\w*|offert(?:en|er)?|anbudsansök\w*|anbudspris\w*|cv(?::t)?|tender|bid)"
_TENDER_SUBJECT = re.compile(
    rf"(?<!\w)(?:{_TENDER}|anbudsgivarens\s+\w+|(?:tim|à-|a-|)pris(?:et|er|erna)?|fråg(?:a|or)|begäran\s+om|sekretess\w*\s*begäran|"
    r"avvikelse\w*\s+från|reservation\w*|svar(?:et|en)?|avrop(?:et)?)(?!\w)",
    re.IGNORECASE,
)
_SUBMIT = re.compile(
    r"\b(?:bifoga(?:s|t|de)?|biläggas?|inkomma|lämnas?\s+in|inlämnas|insändas|fyllas?\s+i|ifyll\w*|ladda(?:s)?\s+upp|"
    r"be\s+(?:submitted|attached|enclosed)|(?:submit|attach|enclose)\b)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:redovisas?|anges?|ange|beskrivas?|beskriva|uppges?|framgå|styrkas?|styrka|intygas?|ställas?|lämnas?|lämna|"
    r"besvaras?|undertecknas?|basera|kontrollera|hålla\s+sig|hämta|offereras?|begäras?|utformas?|namnges?|presenteras?|"
    r"förkastas|vara\s+(?:skriv\w+|på\s+svenska|giltig\w*|bindande|i\s+svenska\s+kronor|undertecknad\w*|ställd\w*)|"
    r"vara\s+.{0,60}\b(?:tillhanda|angiv\w+|angett)|innehålla|omfatta|bestå|avse|inges|state|describe|contain|include)\b",
    re.IGNORECASE,
)
_IN_TENDER = re.compile(
    rf"\b(?:i|till|med|in|for)\s+(?:sitt\s+|the\s+|lämnat\s+)?{_TENDER}(?!\w)|\bav\s+(?:bifog\w+\s+)?(?:anbudet|cv)\b",
    re.I,
)
_ENCLOSED = re.compile(r"\b(?:bifogas?|biläggas?|inkomma|insändas|lämnas\s+in)\b", re.IGNORECASE)
_TENDER_ITSELF = re.compile(_TENDER, re.IGNORECASE)
_SHALL_SHOW = re.compile(r"det\s+ska(?:ll)?\s+(?:\w+\s+)?framgå", re.IGNORECASE)
_FRONTED = re.compile(r"(?:om|när|då|i|vid|innan|efter|före|under|för|inom|på|med|som|utöver|genom)\b", re.IGNORECASE)
_DETERMINER = re.compile(
    r"^(?:samtliga|alla|detta|denna|den|det|de|följande|lämnade?|bifogad\w*|the)\s+", re.IGNORECASE
)
_GIVEN = re.compile(r"\bföljande\s+(?:uppgifter|handlingar|dokument|intyg)\b", re.IGNORECASE)
_ABOUT_TENDERER = re.compile(r"\b(?:anbudsgivar\w*|anbudssökande|tenderer)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"(?:vänligen\s+)?(?:bifoga|ange|redovisa|beskriv|bekräfta|fyll\s+i|ladda\s+upp|intyga|lämna|attach|describe|state|specify)\b",
    re.IGNORECASE,
)
_ABLE = re.compile(r"\s+(?:\w+\s+){0,3}?(?:kunna|be\s+able)\b", re.IGNORECASE)
_NOTHING = re.compile(r"(?:inget|inga|ej|utgår|utgått|borttaget|saknas|n/?a)\b|[-–]\s*$", re.IGNORECASE)
_CAPABLE = re.compile(
    r"\s*(?:\w+\s+){0,5}?(?:kunna|möjlighet|tillgång|ges|erhålla|få|be\s+able|"
    r"informeras|underrättas|meddelas|kontaktas|ersättas|"
    r"hållas\s+skadeslös|tillfrågas|aviseras|beredas|delges|be\s+(?:informed|notified))\b"
    r"(?!\s+(?:säga|häva|avbeställa|avbryta|förlänga))",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\b(?:godkännas|godkänd\w*|accepteras|be\s+approved)\b", re.IGNORECASE)
_BY = re.compile(r"\w+s\s+(?:\w+\s+){0,4}?(?:av|by)\s+(?:den\s+|the\s+)?$", re.IGNORECASE)
_TENDER_HEADING = re.compile(
    r"\b(?:angivande\s+av\s+pris|anbud(?:ets|et|s\w*)?\b|avropssvar|förtydligande|frågor|lämnande\s+av|tender\s+submission)",
    re.I,
)
_TENDER_CHAPTER = re.compile(
    r"\badministrativa\s+(?:krav|villkor|föreskrifter|bestämmelser)|\banbudsgivning|\banbudets\s+(?:form|utformning|innehåll)|"
    r"\bupphandlingsföreskrifter|\b(?:förutsättningar\s+för|inlämning\s+av|lämnande\s+av|krav\s+på)\s+anbud(?:et|en)?\b|"
    r"\binstructions?\s+to\s+tenderers",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:bakgrund\w*|nuläge\w*|syftet?|orientering|om\s+(?:oss|kommunen|regionen|myndigheten|\w+\s+ab)|background)\b",
    re.I,
)
_EVALUATION = re.compile(
    r"\b(?:utvärder\w*|bedömning\w*|fiktiv\w*|tilldelning\w*|anbudsprövning|prövning|poäng\w*|intervju\w*|evaluation)\b",
    re.I,
)


_QUALIFICATION = re.compile(r"krav|kvalific|referens|uteslut|kapacitet|qualif", re.IGNORECASE)


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


def is_imperative(text: str) -> bool:
    """True for "Bifoga …", "Ange …": asks the tenderer for something in the tender."""
    return bool(_IMPERATIVE.match(text))


def _one(text: str, modal: Modal, setting: Setting, parties: Parties, defines: bool) -> Reading | None:
    since = text.rfind(" att ", 0, modal.start) + 5 if modal.embedded else 0
    who = parties.subject(text, modal.start, modal.end, since)
    if modal.embedded and who == "other":
        return None
    kind = _kind(text, modal, setting, parties, who)
    if defines:
        kind = "information"
    if kind == "requirement" and (who == "buyer" or (who == "other" and _ABLE.match(text, modal.end))):
        who = "system"  # "Läraren ska kunna …"
    return Reading(modal.obligation, kind, who)


def _kind(text: str, modal: Modal, setting: Setting, parties: Parties, who: Addressee) -> Nature:
    subject = _subject_text(text, modal)
    if who == "buyer" and not _CAPABLE.match(text, modal.end):
        return "buyer"
    if setting.part not in AGREEMENTS and _to_tenderers(text, modal, subject, who, setting):
        return "instruction"
    if who not in ("supplier", "consultant") and _MECHANICS.match(subject):
        return "information"
    if _LEGAL_EFFECT.search(text, modal.start) or _calculated(text):
        return "information"
    if who in ("other", "system") and _done_by_buyer(text, modal, parties):
        return "buyer"
    if setting.catalogue:
        return "requirement"
    if setting.part in _DESCRIBING:
        return "information"
    if who in ("other", "system") and (_BACKGROUND.search(setting.heading) or _evaluates(setting)):
        return "information"
    return "requirement"


def _calculated(text: str) -> bool:
    """True where a sum is said to be reckoned or paid out: a term of the deal, not something to do."""
    lower = text.lower()
    return any(word in lower for word in _SUMS) and bool(_CALCULATED.search(text))


def _evaluates(setting: Setting) -> bool:
    """Under a heading about evaluation, unless it is one about qualification."""
    above = f"{setting.chapters} {setting.heading}"
    return bool(_EVALUATION.search(above)) and not _QUALIFICATION.search(setting.heading)


def _to_tenderers(text: str, modal: Modal, subject: str, who: Addressee, setting: Setting) -> bool:
    after = text[modal.start :]
    if setting.catalogue:
        subject = subject if _TENDER_ITSELF.match(subject) else ""
    elif who in ("other", "tenderer") and (
        _TENDER_HEADING.search(setting.heading) or _TENDER_CHAPTER.search(setting.chapters)
    ):
        return True
    if _GIVEN.search(text) and _ABOUT_TENDERER.search(text):
        return True
    if _ENCLOSED.search(after) or _IN_TENDER.search(text):
        return True
    if _TENDER_SUBJECT.match(subject) and (_STATE.search(after) or _TENDER_ITSELF.match(subject)):
        return True
    if who == "tenderer":
        return bool(_STATE.search(after) or _SUBMIT.search(after) or "själv" in after)
    return bool(_SHALL_SHOW.match(text))


def _done_by_buyer(text: str, modal: Modal, parties: Parties) -> bool:
    """ "Leveransen ska granskas av beställaren"; but what needs the buyer's approval binds the supplier."""
    for each in parties.all(text, modal.end, len(text)):
        if each.who == "buyer" and _BY.search(text[modal.end : each.start]):
            return not _APPROVED.search(text, modal.end)
    return False


def _subject_text(text: str, modal: Modal) -> str:
    """What stands where the subject stands: before the modal, or after it when something else stands first."""
    head = text[: modal.start].strip()
    if _FRONTED.match(head):
        return text[modal.end :].strip()
    return _DETERMINER.sub("", head)
