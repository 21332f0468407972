"""Instructions to tenderers: how a tender is to be written, what it holds, when and how it is handed in."""

from __future__ import annotations

import re

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import Modal
from kravlint.analysis.requirements.model import Addressee
from kravlint.analysis.requirements.subject import Subject

_TENDER = (
    r"(?:anbud(?:et|en|ets)?|avropssvar\w*|offert(?:en|er)?|anbudsansök\w*|anbudspris\w*|cv(?::t)?|tenders?|bids?)"
)
_SUBJECT = expression(
    rf"(?:erbjud\w+\s+|offererad\w*\s+|angiv\w+\s+)?(?:{_TENDER}|anbudsgivarens\s+\w+|(?:tim|à-|a-|)pris(?:et|er|erna)?|prices?|questions?|fråg(?:a|or)|begäran\s+om|"
    r"sekretess\w*\s*begäran|avvikelse\w*\s+från|reservation\w*|förfrågan|svar(?:et|en)?|avrop(?:et)?|sidoanbud)(?!\w)",
    re.IGNORECASE,
)
_ITSELF = expression(rf"{_TENDER}(?!\w)", re.IGNORECASE)
_PAPERS = expression(
    r" (?:svar(?:et|en|sfält\w*)?|\w*fält(?:en|et)?|frågor(?:na)?|förtydligande\w*|reservation\w*|sidoanbud|"
    r"alternativa|referens(?:en|er|erna)?|"
    r"referens(?:person|uppdrag|lista|blankett)\w*|cv|ansök(?:an|ningar)|\w*intyg(?:et|en)?|bevis(?:et|en)?|"
    r"registreringsbevis\w*|"
    r"filer(?:na)?|beskrivning(?:en|ar|arna)?|redogörelse\w*|fullmakt\w*|espd|prisbilaga\w*|\w*formulär(?:et|en)?|"
    r"\w*blankett(?:en|er)?|sanningsförsäkran|nollpris|rabatt\w*|påslag\w*|varuprover|produktblad\w*|prover|"
    r"modellbeteckning\w*|referensbeskrivning\w*|kontaktuppgifter\w*|referent\w*|kopior(?:na)?|bevisning(?:en)?|"
    r"omsättning(?:en)?|"
    r"begäran|priser|priset|prisuppgift\w*|timpris\w*|likvärdighet\w*|kravuppfyll\w*|uppfyllelse\w*) "
)
_MAYBE_PAPERS = expression(
    r" (?:uppgifter|uppgifterna|handlingar|handlingarna|dokument|dokumenten|underleverantörer|krav|kravet|"
    r"avvikelser) "
)
_IN_FILE = expression(
    r"\b(?:anges|uppges|styrkas|fyllas\s+i|lämnas\s+i\s+(?:pdf|word|excel)|besvaras\s+med)\b", re.IGNORECASE
)
_HANDED_IN = expression(
    r"\b(?:anges?|uppges|fyllas?\s+i|ifyll\w*|bifogas?|biläggas?|styrkas?|intygas?|verifieras|ställas?|inkomma|"
    r"inkom\w*|rymmas|vara\s+(?:\w+\s+)?(?:"
    r"vidtal\w+|inkom\w+|tillgänglig\w*\s+under\s+(?:utvärdering|anbud))|namnges|accepteras|godtas|laddas\s+upp|vara\s+läsbar\w*|"
    r"lämnas(?=\s*(?:[.;]|$))|redovisas(?!\s+(?:kvartal|månad|löpande|årlig))|be\s+(?:stated|"
    r"submitted|attached|enclosed)|lämnas\s+(?:enligt|i|in|för|till|på|via|med|tillsammans)|göras|innehålla|"
    r"omfatta\s+(?:högst|max|maximalt)|"
    r"lämnas\s+tom\w*|lämnas\s+samlat|märkas|publiceras|nås|bekräfta)\b",
    re.IGNORECASE,
)
_PROVED = expression(
    r"\b(?:styrkas|intygas|besvaras\s+med|bekräftas\s+(?:genom|med|i)|fyllas\s+i|"
    r"ska(?:ll)?\s+(?:\w+\s+)?anges(?!\s+(?:på|i)\s+\w*(?:faktura|följesed|rapport|etikett)))\b",
    re.IGNORECASE,
)
_DATED = expression(r" (?:\w*intyg(?:et|en)?|\w*bevis(?:et|en)?|kreditupplysning\w*|utdrag(?:et)?) .{0,30}?vara äldre")
_PLACE = expression(
    r"\b(?:framgå|anges|redovisas|beskrivas|fyllas\s+i|lämnas)\s+(?:av|i|på)\s+(?:bifog\w+|prisbilaga\w*|"
    r"svars\w+|anbudsformulär\w*|anbudsdel\w*)|"
    r"\b(?:anges|redovisas|beskrivas)\s+i\s+bilaga\b",
    re.IGNORECASE,
)
_NOT_PAPERS_OF_TENDER = expression(
    r"\bfaktura|\bföljesed|\bförpackning|\betikett|\brapport|\bleverans|\bsystem|\btjänst|\bavtal|\bgränssnitt|"
    r"\bformulär",
    re.IGNORECASE,
)
_DURING = expression(
    r"\b(?:under|inför|vid|i\s+samband\s+med)\s+(?:anbuds)?(?:utvärdering(?:en|stiden|sfasen)?|prövningen|"
    r"anbudstiden|"
    r"anbudsprövningen|intervjun?|anbudspresentation\w*)\b|\bsista\s+dag\s+för\s+att\s+lämna|\breservera\s+tid\b",
    re.IGNORECASE,
)
_SUBMIT = expression(
    r"\b(?:bifoga(?:s|t|de)?|biläggas?|inkomma|lämnas?\s+in|inlämnas|insändas|fyllas?\s+i|ifyll\w*|ladda(?:s)?\s+upp|"
    r"be\s+(?:submitted|attached|enclosed)|(?:submit|attach|enclose)\b)",
    re.IGNORECASE,
)
_STATE = expression(
    r"\b(?:redovisas?|anges?|ange|beskrivas?|beskriva|uppges?|framgå|styrkas?|styrka|intygas?|ställas?|lämnas?|lämna|"
    r"besvaras?|undertecknas?|basera|kontrollera|hålla\s+sig|hämta|offereras?|begäras?|utformas?|namnges?|"
    r"presenteras?|"
    r"(?:inte|ej)\s+överstiga\s+tak\w*|sidor|förkastas|vara\s+(?:skriv\w+|på\s+svenska|giltig\w*|bindande|i\s+svenska\s+kronor|undertecknad\w*|ställd\w*)|"
    r"vara\s+.{0,60}\b(?:tillhanda|angiv\w+|angett)|innehålla|omfatta|bestå|avse|inges|state|describe|contain|"
    r"include|stated|submitted)\b",
    re.IGNORECASE,
)
_TENDERER_DOES = expression(
    r"\s*(?:(?:även|i|anbudet|genast|noga|också|därför|skriftligen|därefter|inte|endast|på|begäran|särskilt|"
    r"noggrant|anbudsgivaren)\s+){0,4}"
    r"(?:bekräfta|svara\s+på|besvara|bevaka|påtala|läsa|ta\s+del|sätta\s+sig\s+in|acceptera|godta|visa|åberopa|"
    r"komplettera|intyga|förklara|"
    r"specificera|presentera|registrera\s+sig|logga\s+in|bära\s+sina|lämna|skicka|uppmärksamma|motivera|"
    r"precisera|offerera|ange|namnge|"
    r"underteckna|signera|confirm|answer|provide\s+(?:a\s+)?(?:description|references)|"
    r"följa\s+anvisning\w*|kryssa|räkna\s+med|beakta\s+att|ändra\s+i|vara\s+beredd|bilägga|redogöra|inge|försäkra\s+sig|uppge)\b",
    re.IGNORECASE,
)
_HOLDS = expression(
    r"\s*(?:\w+\s+){0,2}?(?:ha|inneha|uppfylla|förfoga|leverera|tillhandahålla|utföra)\b", re.IGNORECASE
)
_OWN_TENDER = expression(r"\banbud(?:et)?(?!\w)", re.IGNORECASE)
_FRONTED = expression(
    r"(?:i|på)\s+(?:prisbilagan|prisformuläret|anbudsformuläret|svarsbilagan|svarsformuläret|blanketten)\s",
    re.IGNORECASE,
)
_IN_TENDER = expression(
    rf"\b(?:i|till|med|in|for)\s+(?:sitt\s+|the\s+|lämnat\s+)?{_TENDER}(?!\w)|\bav\s+(?:bifog\w+\s+)?(?:anbudet|cv)\b|"
    r"\bupprättande\s+av\s+anbud|\banbudstidens\s+utgång|\bgruppanbud\b",
    re.I,
)
_ENCLOSED = expression(r"\b(?:bifogas?|biläggas?|inkomma|insändas|lämnas\s+in)\b", re.IGNORECASE)
_UPLOADED = expression(r"\bladdas\s+upp\b", re.IGNORECASE)
_TENDERERS_OWN = expression(
    r"\b(?:anbudsgivarens|the\s+tenderer's)\s+(?:\w+\s+)?(?:ansvar|skyldighet|sak|responsibility)\b", re.IGNORECASE
)
_CALL_OFF = expression(r"\bbesvara\s+(?:\w+\s+){0,2}?avrop\w*", re.IGNORECASE)
_OFFERED = expression(r"\s*(?:\w+\s+){0,2}?offereras\b", re.IGNORECASE)
_AUTHORISED = expression(
    r"\bvara\s+behörig\w*\s+att\s+(?:företräda|teckna)|\b(?:vara\s+undertecknad\w*|vara\s+undertecknat|undertecknas)\b",
    re.IGNORECASE,
)
_DESCRIBED = expression(
    r"\s*(?:\w+\s+){0,2}?(?:beskrivas|redovisas|redogöras|specificeras|motiveras)\b(?!\s+för\s+kommun)", re.IGNORECASE
)
_INVITING = frozenset({"main-document", "instructions", "qualification", "response-form"})
_SHALL_SHOW = expression(r"det\s+ska(?:ll)?\s+(?:\w+\s+)?framgå", re.IGNORECASE)
_SECRECY = expression(
    r"\b(?:begär\w*|önskar|önskemål)\s+(?:\w+\s+)?(?:\w*sekretess|hemlig\w*)\b.{0,60}\b(?:ska|skall|bör|måste)\s+(?:\w+\s+)?"
    r"(?:ange|precisera|motivera|redovisa|begära|lämna)",
    re.IGNORECASE,
)
_GIVEN = expression(r"\bföljande\s+(?:uppgifter|handlingar|dokument|intyg)\b", re.IGNORECASE)
_ABOUT_TENDERER = expression(r"\b(?:anbudsgivar\w*|anbudssökande|tenderer)\b", re.IGNORECASE)
_IMPERATIVE = expression(
    r"(?:vänligen\s+)?(?:bifoga|ange|redovisa|beskriv|bekräfta|fyll\s+i|ladda\s+upp|intyga|lämna|redogör|"
    r"specificera|attach|"
    r"describe|state|specify)\b",
    re.IGNORECASE,
)
_HEADING = expression(
    r"\b(?:angivande\s+av\s+pris|anbud(?:ets|et|s\w*)?\b|avropssvar|förtydligande|frågor|lämnande\s+av|"
    r"tender\s+submission)|\bsvar(?:et)?\s*$|\blämna(?:r)?\s+(?:ni\s+|du\s+)?svar\b|\bsvar\s+på\s+(?:avrop|förfrågan)",
    re.I,
)
_CHAPTER = expression(
    r"\badministrativa\s+(?:krav|villkor|föreskrifter|bestämmelser)|\banbudsgivning|\banbudets\s+(?:form|"
    r"utformning|innehåll)|"
    r"\bupphandlingsföreskrifter|\b(?:förutsättningar\s+för|inlämning\s+av|lämnande\s+av|"
    r"krav\s+på)\s+anbud(?:et|en)?\b|"
    r"\binstructions?\s+to\s+tenderers",
    re.IGNORECASE,
)


def is_imperative(text: str) -> bool:
    """True for "Bifoga …", "Ange …": asks the tenderer for something in the tender."""
    return bool(_IMPERATIVE.match(text))


def answers_call_off(text: str) -> bool:
    """True where a call-off is to be answered: that is done towards the contract that it gives."""
    return bool(_CALL_OFF.search(text))


def under_instructions(heading: str, chapters: str) -> bool:
    """True under a heading about how to tender."""
    return bool(_HEADING.search(heading) or _CHAPTER.search(chapters))


def is_instruction(text: str, modal: Modal, subject: Subject, who: Addressee, part: str, catalogue: bool) -> bool:
    """True when the clause asks for something in the tender; in a catalogue it must name the tender."""
    after, nouns = modal.start, subject.nouns
    opening = subject.text
    if catalogue and not _ITSELF.match(opening):
        opening = nouns = ""
    given = _GIVEN.search(text) and _ABOUT_TENDERER.search(text)
    if (
        given
        or _SECRECY.search(text)
        or _TENDERERS_OWN.search(text)
        or _ENCLOSED.search(text, after)
        or _IN_TENDER.search(text)
    ):
        return True
    if _ITSELF.match(opening) or (_SUBJECT.match(opening) and _STATE.search(text, after)):
        return True
    if not catalogue and part != "specification":
        if _FRONTED.match(text) or _OFFERED.match(text, modal.end):
            return True
        told = _AUTHORISED.search(text, after) or _DESCRIBED.match(text, modal.end)
        if part in _INVITING and who == "other" and told and not _NOT_PAPERS_OF_TENDER.search(text):
            return True
        dated = _DATED.match(f"{nouns}{text[modal.end :].strip()}")
        if who != "buyer" and (dated or _DURING.search(text) or _PLACE.search(text, after)):
            return True
        if _UPLOADED.search(text, after) and who != "buyer":
            return True
        if _MAYBE_PAPERS.search(nouns) and (_IN_FILE.search(text, after) or _ABOUT_TENDERER.search(text, after)):
            return who not in ("system", "buyer") and not _NOT_PAPERS_OF_TENDER.search(text)
        papers = _PAPERS.search(nouns) and not _NOT_PAPERS_OF_TENDER.search(text)
        if who not in ("system", "buyer") and papers and _HANDED_IN.search(text, after):
            return True
        if who in ("other", "consultant") and _PROVED.search(text, after) and not _NOT_PAPERS_OF_TENDER.search(text):
            return True
    if who == "tenderer":
        return bool(
            _STATE.search(text, after)
            or _SUBMIT.search(text, after)
            or text.find("själv", after) >= 0
            or (_OWN_TENDER.search(text, after) and not _HOLDS.match(text, modal.end))
            or _TENDERER_DOES.match(text, modal.end)
        )
    return bool(_SHALL_SHOW.match(text))
