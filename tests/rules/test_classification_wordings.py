"""SEC001 on ways of stating a classification, and of speaking of one without stating any."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

INVITATION = "# Förfrågningsunderlag\n\nKommunen upphandlar en molntjänst. Plattformen är en digital tjänst."
STATED = (
    "Informationen i tjänsten är klassad enligt KLASSA till K2 R2 T1 S2.",
    "Vi har klassat uppgifterna i systemet: konfidentialitet 2, riktighet 2, tillgänglighet 1.",
    "Informationssäkerhetsklassning har genomförts av systemägaren. Utfallet är 2-2-1 (KRT).",
    "Utifrån genomförd informationsklassificering gäller skyddsnivå 2.",
    "De uppgifter som hanteras har bedömts ha konfidentialitet nivå 3 och riktighet nivå 2.",
    "| Aspekt | Nivå |\n|---|---|\n| Konfidentialitet | 2 |\n| Riktighet | 2 |\n| Tillgänglighet | 1 |",
    "| Konfidentialitet | Riktighet | Tillgänglighet |\n|---|---|---|\n| 2 | 2 | 1 |",
    "## Informationsklassning\n\nKonfidentialitet: betydande. Riktighet: måttlig. Tillgänglighet: måttlig.",
    "Kommunens klassning av informationen framgår av bilaga 5.",
    "Beställarens informationsklass för uppgifterna är 3.",
    "Resultatet av KLASSA-analysen redovisas i bilagan. KRT-värdet är 3-2-2.",
    "Information i systemet klassas på nivå 2 för konfidentialitet.",
    "Säkerhetskraven bygger på den informationsklassning som nämnden beslutade i mars.",
    "Klassningsresultat: K3/R2/T2.",
    "Kommunen bedömer att informationen hamnar i klass 2.",
    "Informationsägaren har klassificerat informationen som intern.",
    "The information has been classified: confidentiality 2, integrity 2, availability 1.",
    "According to our information classification, confidentiality level 3 applies.",
    "The data in the service is classified as internal.",
    "Data classification: C2 I2 A1.",
    "Konsekvensnivå 2 gäller för konfidentialitet, riktighet och tillgänglighet.",
)
NOT_STATED = (
    "Leverantören ska skydda uppgifternas konfidentialitet, riktighet och tillgänglighet.",
    "Personalen ska ha säkerhetsklass 2.",
    "Eleverna är indelade i klass 1 till 9, och klassningen av betyg görs av läraren.",
    "Tillgänglighet: 99,5 procent. Support ges på nivå 2.",
    "Kommunen vill klassa skolorna efter storlek.",
    "Leverantören ska ha en hög informationssäkerhet och arbeta enligt ISO/IEC 27001:2022.",
    "Vårdnadshavare loggar in på tillitsnivå 3. Dörren har brandklass 2.",
    "Systemet ska klassificera ärenden efter prioritet 1 till 4.",
    "The service shall be classified as essential for school meals, priority level 2.",
    "Miljöklass 1 gäller för servrarna, och informationen ska finnas på svenska.",
)


@cache
def loaded():
    book = load()
    return book, lexicon_of(book), kinds_of(book)


def flagged(text: str) -> bool:
    book, lexicon, kinds = loaded()
    files = {
        "Förfrågningsunderlag.md": INVITATION,
        "Kravspecifikation.md": f"# Kravspecifikation\n\n{text}\n\nSystemet ska ha en app.",
    }
    analyses = [analyse(read_markdown(t.encode(), name, Limits()), lexicon, kinds) for name, t in files.items()]
    judgement = check(assemble("exempel", analyses), book, [book.by_code()["SEC001"]], today="2026-11-22")
    return bool(judgement.findings)


@pytest.mark.parametrize("text", STATED)
def test_a_stated_classification_is_not_called_missing(text: str) -> None:
    assert not flagged(text)


@pytest.mark.parametrize("text", NOT_STATED)
def test_words_that_only_resemble_a_classification_do_not_hide_that_it_is_missing(text: str) -> None:
    assert flagged(text)
