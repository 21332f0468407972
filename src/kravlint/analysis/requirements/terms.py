"""Terms of the deal: how a contract is read, changed, ended, reckoned and settled. They ask nothing to be done."""

from __future__ import annotations

import re

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import Modal
from kravlint.analysis.requirements.model import Addressee
from kravlint.analysis.requirements.subject import Subject

_OPENING = expression(
    r"(?:(?:nu|ovan\w*|annan|this)\s+)*"
    r"(?:(?:huvud|ram|avrops|leverans|tjänste|biträdes|personuppgiftsbiträdes|inköps|tilläggs|"
    r"upphandlings)?(?:avtal|kontrakt)(?:et|en|ets)?|"
    r"svensk\s+(?:rätt|lag)|(?:av)?rop(?:et)?|förfarandet|option(?:en)?|agreement|contract|dispute\w*|"
    r"swedish\s+law)(?!\w|-)",
    re.IGNORECASE,
)
_ALWAYS = expression(
    r" (?:(?:avtals|standard|affärs|leverans|kontrakts)?villkor(?:en|et)?|\w+villkor från|bestämmels\w*|"
    r"tvist\w*|rubriker\w*|definition\w*|begrepp\w*|term(?:en|er)|avtalstid\w*|"
    r"uppsägning\w*|hävning\w*|förlängning\w*|reklamation\w*|pris(?:justering|ändring|reglering|omräkning)\w*|"
    r"index\w*|bas(?:månad|tal)\w*|ägande\w*|äganderätt\w*|upphovsrätt\w*|nyttjanderätt\w*|immaterialrätt\w*|"
    r"betalnings(?:tid|villkor)\w*|(?:förskotts|del)?betalning(?:en|ar)?|preskription\w*|tak(?:volym|belopp|pris)\w*|"
    r"avtals(?:värde|handling)\w*|kontraktshandling\w*|ansvarsbegränsning\w*|\w*skadestånd\w*|dröjsmålsränt\w*|"
    r"\w*ränta|lagval\w*|arbetskonflikt\w*|force|öresavrundning|prisavdrag\w*|avdrag(?:et)?|moms|"
    r"mervärdesskatt\w*|vitet|vitesbelopp\w*|kvittning|"
    r"underlåtenhet\w*|skiljeförfarande\w*|skriftlighetskrav\w*|ensamrätt\w*|tidsfrist\w*|överenskommelse\w*|"
    r"avtalsperiod\w*|kontraktstid\w*|kontraktsperiod\w*|ramavtalstid\w*|option(?:en|er|erna)?|omräkning\w*|"
    r"indexering\w*|rätt(?:en)?|motsägelse\w*|motstridighet\w*|oenighet\w*|talan|avtalspart(?:er|erna)?|"
    r"avståenden?|lydelsen?|uttryck(?:et)?) "
)
_IN_AGREEMENT = expression(
    r" (?:rättigheter\w*|volym(?:en|er|erna)|bilag(?:a|an|or|orna)|"
    r"hinder|hindret|belopp\w*|hänvisning\w*|prislista\w*|risken|singular|plural) "
)
_STATIVE = expression(
    r"\s*(?:\w+\s+){0,2}?(?:gälla|utgöra|avse|vara|läsas|komplettera|ersätta|innefatta|omfatta|tillkomma|stanna|"
    r"pantsättas|medföra)\b",
    re.IGNORECASE,
)
_AMENDMENT = expression(r" (?:ändring\w*|tillägg(?:en|et)?) ")
_AMENDED = expression(
    r"\b(?:skriftlig\w*|undertecknas?|undertecknade?|överenskomm\w*|avtalas|biläggas|regleras)\b", re.IGNORECASE
)
_FOREIGN = expression(
    r"ändring\w*\s+som\b|ändring\w*\s+(?:i|av|hos)\s+(?!och|eller|samt|det|den|de|avtal|kontrakt|villkor|instruktion|bilag|"
    r"huvudavtal|ramavtal)",
    re.IGNORECASE,
)
_NOTICE = expression(r" (?:meddelande\w*|underrättelse\w*) ")
_FORMAL = expression(r"\b(?:skriftlig\w*|e-post|brev|adress\w*|anses|elektroniskt)\b", re.IGNORECASE)
_PERFORMED = expression(
    r"\s*(?:\w+\s+){0,2}?(?:uppfyllas|följas|iakttas|besvaras|rapporteras|levereras|åtgärdas|faktureras|"
    r"betalas\s+av\s+leverantör)",
    re.IGNORECASE,
)
_TEXTS = expression(
    r" (?:\w*avtal(?:et|en|ets)?|kontrakt(?:et|en)?|\w*villkor(?:en|et)?|\w*handling(?:en|ar|arna)?|bilag(?:a|"
    r"an|or|orna)|\w*lag(?:en)?|reg(?:el|eln|ler|lerna)|"
    r"bestämmels\w*|definition\w*|lydelse\w*|inskränkning\w*|begränsning\w*|ordning|prislista\w*|nya?|\w*rätt|"
    r"index|volym\w*|alternativ(?:et)?|svensk|vad|detta) "
)
_STANDS = expression(r"\s*(?:\w+\s+)?(?:vara|uppgå|utgöras?|bli)\b", re.IGNORECASE)
_STILL = expression(r"gälla\b", re.IGNORECASE)
_PRICE_CLAIM = expression(r"begäran\s+om\s+(?:pris|index|förläng|uppsäg)", re.IGNORECASE)
_PENALTY = expression(r" (?:vite|vitesgrundande) ")
_FREE = expression(r"\b(?:ingen|inget|inga)\s+(?:\w+\s+)?(?:\w*avgift\w*|pris|ersättning|kostnad\w*)\b", re.IGNORECASE)
_FEES = expression(r" (?:\w*avgift\w*|tillägg\w*|\w*kostnad\w*|påslag\w*|pålägg\w*|\w*ersättning\w*) ")
_NOT_TAKEN = expression(
    r"\b(?:godtas|accepteras|medges|utgår)\s+(?:inte|ej)\b|\bing(?:a|en|et)\b.{0,60}\b(?:godtas|accepteras|medges|utgår)\b",
    re.IGNORECASE,
)
""" "Fakturaavgifter godtas inte": what is paid, not what is done."""
_TOTAL = expression(r" (?:\w+ )?värdet ")
_ANSWERABLE = expression(
    r"\b(?:ansvarig\w*|liable)\s+(?:gentemot|mot|to|towards)\b|\bbe\s+(?:\w+\s+)?liable\b", re.IGNORECASE
)
_FOR_OTHERS = expression(
    r"\bunder(?:biträde|leverantör|konsult|entreprenör)\w*|\bsub-?(?:processor|contractor)", re.IGNORECASE
)
""" For whose work the supplier answers: that binds it."""
_IN_WRITING = expression(r"(?:amendments?|changes?|modifications?)\b.{0,60}\b(?:in\s+writing|signed)\b", re.IGNORECASE)
_COMPENSATION = expression(r" \w*ersättning(?:en|ar)? ")
_FIXED = expression(r"\b(?:vara|framgå|utgå|utges|beräknas|motsvara)\b", re.IGNORECASE)
_LIABLE = expression(
    r"\s*(?:inte\s+)?(?:för\s+)?(?:\w+\s+){0,3}?(?:\w*skad(?:a|an|or|orna)|\w*förlust(?:er)?)\b(?!\s*på\s+lokal)",
    re.IGNORECASE,
)
_SKIP = r"(?:(?:\w+|\(\d+\))\s+){0,3}?"
_EFFECT = expression(
    rf"\s*{_SKIP}(?:framställas|(?:för)?vägras|förstås|jämställas|jämkas|förkortas|ses\s+som|räknas\s+(?:som|från|i)\b|"
    r"träda\s+i\s+kraft|skjutas\s+upp|förskjutas|utgöra\s+(?:en\s+(?:integrerad\s+)?del|bilaga|grund|befri\w+|"
    r"hinder|parternas)|(?:äga|ha)\s+(?:(?:tolknings)?företräde|giltighet|tillämpning|"
    r"motsvarande\s+(?:giltighet|tillämpning|innebörd|betydelse))|äga\s+(?:\w+\s+)?(?:rätt|tillämpning|giltighet)|ha\s+(?:samma|den|följande)\s+(?:innebörd|"
    r"betydelse)|"
    r"tillämpas\s+på|övergå(?:r)?\b|tillfalla|upphöra\s+att\s+gälla|avgöras|hänskjutas|bestå\b(?!\s+av|\s+i\b)|"
    r"läsas\s+tillsammans|medföra\s+(?:rätt|skyldighet|skadestånd\w*|ansvar|påföljd)|innebära\s+(?:godkännande)|"
    r"(?:vara|förbli)\s+(?:\w+\s+)?(?:utesluten|uteslutet|begränsa\w+\s+till|befria\w+|fri\s+från|"
    r"ansvarig\w*\s+för\s+(?:indirekt|följd|utebliven)|"
    r"ogiltig\w*|bindande|\w*s?\s*egendom)|befrias|mätas\s+(?:per|som|vid))",
    re.IGNORECASE,
)
_NEGATED_LIABILITY = expression(
    r"\s*(?:inte|ej|aldrig)\s+(?:vara\s+(?:ansvarig|skyldig)|ansvara|svara\s+för)", re.IGNORECASE
)
_NO_CLAIM = expression(
    r"\b(?:inte|ej)\s+(?:\w+\s+){0,2}?rätt\s+att\s+(?:\w+\s+){0,2}?(?:åter)?(?:kräva|fordra|åberopa|göra\s+gällande|erhålla\s+ersättning)\b|"
    r"\bgodkännas\s+(?:\w+\s+)?av\s+båda\s+part|\båtar\s+sig\s+(?:härmed\s+)?(?:uppdraget|detta\s+uppdrag)\b",
    re.IGNORECASE,
)
""" What a party cannot claim, what both must agree to, and that the task is taken on: no duties of their own."""
_DEEMED = expression(rf"\s*{_SKIP}(?:anses|tolkas|betraktas|be\s+deemed)\b", re.IGNORECASE)
_RANKED = expression(r"krav\s+(?:\w+\s+)?(?:märkta|markerade|med\s+beteckning|av\s+typen)\b", re.IGNORECASE)
_MEANT = expression(
    r"(?:ska|skall|bör|obligatoriska)[ -]?krav(?:en)?\s+(?:ska|skall|måste)\s+(?:\w+\s+)?(?:uppfyllas|vara\s+uppfyllda)\s+för\s+att\b",
    re.IGNORECASE,
)
""" "Ska-krav måste uppfyllas för att anbudet ska prövas": what the word means."""
_COUNTS_AS = expression(r"som\s.{1,60}\bska(?:ll)?\s+(?:\w+\s+){0,3}?(?:räknas|anses|gälla|betraktas)\b", re.IGNORECASE)
_EFFECT_ANYWHERE = expression(
    r"\bför\s+att\s+(?:gälla|(?:vara|bli)\s+(?:giltig\w*|gällande|bindande))|\bvara\s+befria\w+|\bfri(?:a|ta)?\s+från\s+(?:ansvar|påföljd)|\båberopas?\b(?!.{0,30}\b(?:företag|kapacitet))|\bvara\s+(?:ogiltig|"
    r"bindande\s+för)|"
    r"\b(?:ska|skall)\s+(?:\w+\s+){0,2}?tillämpas\s+på\s+(?:detta|avtalet|kontraktet)",
    re.IGNORECASE,
)
_APPLIES = expression(r"\s*(?:[\w)]+\s+){0,5}?(?:gälla|vara\s+gällande)\b", re.IGNORECASE)
_ENTITLED = expression(r"\s*(?:\w+\s+){0,3}?(?:ha|äga)\s+(?:\w+\s+)?rätt\s+(?:till|att)\b", re.IGNORECASE)
_SUMS = expression(r"ersättning|vite|avdrag|ränta|avgift|skadestånd|kostnad|pris", re.IGNORECASE)
_RECKONED = expression(
    r"\b(?:ersättning(?:en|ar)?|vite[nt]?|avdrag(?:et)?|\w*ränta\w*|avgift\w*|skadestånd(?:et)?|"
    r"kostnad\w*)\b.{0,80}\bska(?:ll)?\b.{0,60}"
    r"\b(?:utgå|utges|beräknas|avräknas|motsvara|räknas|avdras|reduceras|nedsättas|ökas|höjas|minskas\s+med)\b|"
    r"\bska(?:ll)?\s+(?:\w+\s+)?(?:\w+\s+)?(?:ersättning(?:en)?|vite[nt]?|avdrag(?:et)?)\s.{0,40}\b(?:utgå|"
    r"utges|beräknas|avräknas|motsvara|ökas|höjas|vara|framgå)\b|"
    r"\b(?:pris\w*|vite)\b.{0,60}\b(?:ska(?:ll)?|får)\s+(?:\w+\s+){0,2}?(?:justeras|omräknas|räknas\s+(?:upp|"
    r"om)|indexregleras|överstiga\s+\w+\s+"
    r"(?:procent|%)|tas\s+ut)\b",
    re.IGNORECASE,
)
_SCHEDULE = expression(r" (?:uppdraget|avtalet|perioden|tiden) ")
_RUNS = expression(r"\s*(?:\w+\s+)?(?:pågå|löpa|omfatta\s+(?:cirka|ca|ungefär))\b", re.IGNORECASE)
_UNITS = expression(r" (?:tillgänglighet\w*|servicenivå\w*|tid(?:en|er)?|dagar|garantitid\w*|leverans\w*) ")
_HOURLY = expression(r" (?:timpris\w*) ")
_FOR_WORK = expression(r"\s*gälla\s+för\s+arbete\b", re.IGNORECASE)
_MEASURED = expression(r"\s*(?:\w+\s+){0,2}?(?:beräknas|räknas|avse|gälla)\b", re.IGNORECASE)


def is_term(text: str, modal: Modal, subject: Subject, who: Addressee, agreement: bool) -> bool:
    """True when the clause is a term; `agreement`: it stands in one, where bare "ändringar" are those of the contract."""
    nouns = subject.nouns
    acts = who in ("supplier", "consultant")
    after = (modal.end, modal.end + 140)
    if _DEEMED.match(text, *after) or (who != "system" and _EFFECT.match(text, *after)) or _reckoned(text):
        return True
    if _NO_CLAIM.search(text) or (_FEES.search(nouns) and _NOT_TAKEN.search(text)):
        return True
    if _RANKED.match(subject.text) or _MEANT.match(text) or (subject.inverted and _COUNTS_AS.match(text)):
        return True
    if (
        _IN_WRITING.match(text)
        or (_ANSWERABLE.search(text, modal.start) and not _FOR_OTHERS.search(text))
        or (_TOTAL.search(nouns) and text.find("överstiga", *after) >= 0)
    ):
        return True
    if _COMPENSATION.search(nouns) and _FIXED.search(text, *after):
        return True
    if "svar" in text[modal.start : modal.end] and _LIABLE.match(text, *after):
        return True
    if _NEGATED_LIABILITY.match(text, *after) or _EFFECT_ANYWHERE.search(text, modal.start):
        return True
    if (acts or "part" in nouns) and _ENTITLED.match(text, *after):
        return True
    if _PERFORMED.match(text, *after):
        return False
    if _ALWAYS.search(nouns) or (agreement and _IN_AGREEMENT.search(nouns) and _STATIVE.match(text, *after)):
        return True
    if acts:
        return False
    if _OPENING.match(subject.text) or _is_formality(text, modal, subject, agreement):
        return True
    pronoun = subject.inverted and not nouns.strip() and _STILL.match(subject.text)
    if pronoun or (_APPLIES.match(text, *after) and _TEXTS.search(nouns)) or _PRICE_CLAIM.match(subject.text):
        return True
    return bool(
        (_PENALTY.search(nouns) and _STANDS.match(text, *after))
        or (_HOURLY.search(nouns) and _FOR_WORK.match(text, *after))
        or (_SCHEDULE.search(nouns) and _RUNS.match(text, *after))
        or (_UNITS.search(nouns) and _MEASURED.match(text, *after))
    )


def _is_formality(text: str, modal: Modal, subject: Subject, agreement: bool) -> bool:
    """True where it is said in what form the contract is amended and notices under it are given."""
    if agreement and _NOTICE.search(subject.nouns) and _FORMAL.search(text, modal.end):
        return True
    if not _AMENDMENT.search(subject.nouns) or _FOREIGN.search(subject.text):
        return False
    return agreement or bool(_AMENDED.search(text, modal.end))


def _reckoned(text: str) -> bool:
    """True where a sum is said to be reckoned or paid out: a term of the deal, not something to do."""
    return bool(_SUMS.search(text) and _RECKONED.search(text)) and not _FREE.search(text)
