"""The buyer's own procedure: how tenders are opened, tried and awarded, how orders are placed, how bills are paid."""

from __future__ import annotations

import re

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.modality import Modal
from kravlint.analysis.requirements.model import Addressee
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.subject import Subject

_STEPS = expression(
    r" (?:upphandling(?:en)?|tilldelning\w*|beslut(?:et)?|anbudsöppning\w*|(?:anbuds|sekretess)?prövning(?:en)?|"
    r"(?:anbuds)?utvärdering(?:en)?|\w*poäng(?:en|sättning\w*)?|lottning\w*|referenstagning\w*|kreditupplysning\w*|"
    r"kvalificering(?:en)?|rangordning(?:en)?|(?:jämförelse|utvärderings|anbuds)(?:pris|tal|summ)\w*|"
    r"efterannonsering\w*|"
    r"annons\w*|avtalsspärr\w*|konkurrensutsättning\w*|avropsförfråg\w*|leverantörsval\w*|"
    r"(?:anbuds)?intervju(?:n|er|erna)?|tilldelningskriteri\w*|absolut|anbudstid\w*|upphandlingsdokument\w*|"
    r"utvärderingsgrupp\w*|sammanvägning\w*|"
    r"direktupphandling\w*|upphandlingsföremål\w*|leveranskontroll(?:en)?|vinnande|utvärderingskriteri\w*) "
)
_TENDERS = expression(
    r" (?:anbud(?:en|et)?|anbudsansök\w*|ansök(?:an|ningar|ningarna)|avropssvar(?:en|et)?|offert(?:en|er|erna)|"
    r"tenders?|bids?) "
)
_TENDERERS = expression(
    r" (?:leverantör(?:er|erna)?|anbudsgivar\w*|anbudssökande\w*|sökande|konsultbolag|ramavtalsleverantör(?:er|"
    r"erna)) "
)
_SCORED = expression(
    r"\s*(?:\w+\s+){0,2}?(?:utvärderas|poängsättas|rangordnas|vinna|råda|räknas\s+av|göras\s+från)\b",
    re.IGNORECASE,
)
_WINNER = expression(r"\b(?:vinnande|utvärderingssumm\w*|anbudspriset)\b", re.IGNORECASE)
_TRIED = expression(
    r"\b(?:prövas|öppnas|utvärderas|bedömas|antas|förkastas|beaktas|diskvalificeras|uteslutas|kvalificeras|"
    r"jämföras|rangordnas|"
    r"poängsättas|granskas|be\s+(?:opened|evaluated|rejected|awarded))\b",
    re.IGNORECASE,
)
_CHOSEN = expression(
    r"\s*(?:\w+\s+){0,3}?(?:uteslutas|antas|kvalificeras|tilldelas|kallas|informeras|meddelas|tillfrågas|"
    r"erbjudas|bjudas\s+in|inbjudas|väljas|rangordnas|underrättas|"
    r"få\s+(?:\w+\s+){0,3}?(?:underrättelse|besked|del\s+av))",
    re.IGNORECASE,
)
_ORDER = expression(
    r" (?:beställning(?:en|ar|arna)?|avrop(?:en|et)?|komplettering(?:en|ar)?|förklaring|förtydligande\w*) "
)
_ORDERED = expression(
    r"\s*(?:\w+\s+){0,2}?(?:göras|ske|genomföras|läggas|skickas|begäras|inhämtas|vara\s+skriftlig)\b", re.IGNORECASE
)
_ANSWERED = expression(r"\s*(?:\w+\s+)?besvaras\b", re.IGNORECASE)
_GRADED = expression(r" (?:bedömning(?:en)?|rapport(?:en)?|kontroll(?:en)?) ")
_BY_CRITERIA = expression(r"\s*(?:\w+\s+)?(?:göras|ske)\s+(?:utifrån|enligt|efter|hos\s+skatteverket)\b", re.IGNORECASE)
_OBJECTION = expression(r" (?:invändning(?:en|ar)?|granskning(?:en)?|revision(?:en)?|inspektion(?:en)?) ")
_BY_BUYER = expression(
    r"[^.]*?\b(?:aviseras|anmälas|vara\s+skriftlig|(?:genomföras|utföras|ske)\s+på\s+(?:ett|sådant)\s+sätt)\b",
    re.IGNORECASE,
)
""" How the buyer objects, and audits the supplier with the least trouble to it."""
_OF_PROCEDURE = expression(
    r"\w+(?:\s+\w+)?\s+(?:av|om|till|för)\s+(?:anbuds)?(?:utvärderingen|prövningen|upphandlingen|beslutet|"
    r"tilldelning\w*|uteslutningsgrund\w*|anbud(?:en)?)\b",
    re.IGNORECASE,
)
_ASKED_FOR = expression(r"\bbegäras\s+in\b", re.IGNORECASE)
_APPROVED = expression(r"\b(?:godkännas|godkänd\w*|accepteras|be\s+approved)\b", re.IGNORECASE)
_ATTRIBUTE = expression(
    r"\w+,?\s+(?:angi|utse|anvis|godkän|beställ|begär|lämna|tillhandahåll|val)\w*(?:[dt]|da|de|na|en)\b", re.IGNORECASE
)
_BY = expression(
    r"\w+s\s+(?:\w+\s+){0,4}?(?<!begäran )(?<!uppdrag )(?<!beslut )(?<!anvisning )(?<!önskemål )(?<!initiativ )"
    r"(?:av|by)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ASIDE = expression(
    r"\b(?:som|där|när|vilk\w+)\s+(?:\w+\s+){0,3}?\w+s\s+(?:\w+\s+){0,2}?(?:av|by)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
""" "… på den plats som anges av beställaren": the agent belongs to a clause of its own."""
_PUBLISHED = expression(
    r"\b(?:av|i)\s+(?:\w+\s+){0,2}?(?:avropsförfrågan|konkurrensutsättningen|upphandlingsdokument\w*|annonsen|inbjudan|"
    r"förfrågningsunderlag\w*)",
    re.IGNORECASE,
)
_APPEAR = expression(r"\s*(?:\w+\s+){0,3}?(?:framgå|anges|beskrivas|specificeras|ingå)\b", re.IGNORECASE)
_INVOICE = expression(r" (?:faktura|fakturor|fakturan|fakturorna) ")
_TOLD = expression(
    r"\s*(?:\w+\s+){0,2}?(?:meddelas|delges|(?:lämnas|skickas|överlämnas)\s+till)\s+(?:vald\s+|antagen\s+)?(?:leverantör|anbudsgivar)\w*",
    re.IGNORECASE,
)
_LOOKED_UP = expression(
    r"\s*(?:\w+\s+){0,2}?(?:hämtas|inhämtas|kontrolleras)\s+(?:från|hos)\s+(?:kredit|skatteverket|bolagsverket)",
    re.IGNORECASE,
)
_POSTED = expression(r"\s*(?:\w+\s+){0,2}?(?:publiceras|anonymiseras|annonseras)\b", re.IGNORECASE)
_PAID = expression(r"\s*(?:\w+\s+){0,2}?(?:betalas|attesteras)\b(?!\s+av\s+\w*leverantör)", re.IGNORECASE)


def is_procedure(text: str, modal: Modal, subject: Subject, who: Addressee, agreement: bool) -> bool:
    """True when the clause says what the buyer does to tenders, tenderers and orders."""
    nouns, after = subject.nouns, (modal.end, modal.end + 140)
    if _TENDERERS.search(nouns) and _CHOSEN.match(text, *after):
        return True
    if not agreement and _WINNER.search(text, 0, modal.start):
        return True
    if (subject.inverted and _STEPS.search(nouns)) or _LOOKED_UP.match(text, *after):
        return True
    if who in ("supplier", "consultant") or _ANSWERED.match(text, *after):
        return False
    if agreement and _OBJECTION.search(nouns) and _BY_BUYER.match(text, *after):
        return True
    if not agreement and (_SCORED.match(text, *after) or (_APPEAR.match(text, *after) and _PUBLISHED.search(text))):
        return True
    if (_INVOICE.search(nouns) and _PAID.match(text, *after)) or _TOLD.match(text, *after):
        return True
    if not agreement and who != "system" and _POSTED.match(text, *after):
        return True
    if _STEPS.search(nouns) or (_TENDERS.search(nouns) and _TRIED.search(text, *after)):
        return True
    if _ASKED_FOR.search(text, *after) or (_ORDER.search(nouns) and _ORDERED.match(text, *after)):
        return True
    if agreement:
        return False
    graded = _GRADED.search(nouns) and _BY_CRITERIA.match(text, *after)
    return bool(graded or (not subject.inverted and _OF_PROCEDURE.match(subject.text)))


def is_done_by_buyer(text: str, modal: Modal, parties: Parties) -> bool:
    """ "Leveransen ska granskas av beställaren"; but what needs the buyer's approval binds the supplier."""
    for each in parties.all(text, modal.end, len(text)):
        if each.who != "buyer":
            continue
        attribute = _ATTRIBUTE.match(text, each.start)  # "av beställaren angiven plats"
        by = _BY.search(text[modal.end : each.start])
        if by and not attribute and not _ASIDE.search(text, modal.end, each.start):
            return not _APPROVED.search(text, modal.end, each.start)
    return False
