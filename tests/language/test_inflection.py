"""Base forms as authors write them against forms as documents hold them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kravlint.language.inflection import forms

FORMS = {
    "personuppgiftsbiträdesavtal": "personuppgiftsbiträdesavtalet personuppgiftsbiträdesavtalets",
    "biträde": "biträdet biträdets biträden biträdena biträdenas",
    "bilaga": "bilagan bilagor bilagorna bilagans",
    "åtgärd": "åtgärden åtgärder åtgärderna åtgärdernas",
    "klassning": "klassningen klassningar klassningens",
    "avtalstid": "avtalstiden avtalstidens avtalstider",
    "radera": "raderar raderas raderat raderade",
    "säkerställa": "säkerställer säkerställs säkerställt säkerställde",
    "dokumenterad": "dokumenterade dokumenterat",
    "skriftlig": "skriftligt skriftliga skriftligen",
    "beställare": "beställaren beställarens beställarna",
    "regel": "regeln regler reglerna",
    "nyckel": "nyckeln nycklar nycklarna",
    "säker": "säkert säkra",
    "system": "systemet systemen systemens",
    "program": "programmet programmen programmets",
    "bistå": "bistår bistås bistått",
}


@pytest.mark.parametrize(("base", "inflected"), [(b, f) for b, all_ in FORMS.items() for f in [b, *all_.split()]])
def test_inflected_forms_are_matched(base: str, inflected: str) -> None:
    stem, ending = forms(base)
    assert re.fullmatch(re.escape(stem) + ending, inflected)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("radera", "raderna"),
        ("avtal", "avtalspart"),
        ("bilaga", "bilagna"),
        ("krav", "kravspecifikation"),
        ("API", "apié"),
    ],
)
def test_other_words_are_not(base: str, other: str) -> None:
    stem, ending = forms(base)
    assert not re.fullmatch(re.escape(stem) + ending, other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö", min_size=1, max_size=20))
def test_every_word_matches_itself(word: str) -> None:
    stem, ending = forms(word)
    assert re.fullmatch(re.escape(stem) + ending, word)
