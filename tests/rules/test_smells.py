"""Smells in the wordings of real specifications: what must be told, and what must be left alone."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown
from kravlint.report import Finding


@cache
def _compiled():
    return load(), lexicon_of(load()), kinds_of(load())


def findings(text: str, kind: str = "specification") -> tuple[Finding, ...]:
    book, lexicon, kinds = _compiled()
    table = f"# Krav\n\n| Id | Krav |\n|---|---|\n| K-1 | {text} |"
    analysis = analyse(read_markdown(table.encode(), "krav.md", Limits()), lexicon, kinds, kind)
    chosen = [rule for rule in book.rules if rule.code.startswith("REQ") and rule.enabled]
    return check(assemble("exempel", [analysis]), book, chosen, today="2026-11-22").findings


def codes(text: str, kind: str = "specification") -> list[str]:
    return sorted({finding.rule for finding in findings(text, kind)})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Systemet ska ge snabb återkoppling.", "REQ006"),
        ("Leverantören ska ha goda kunskaper om skolans verksamhet.", "REQ006"),
        ("Formatet ska anges senare.", "REQ030"),
        ("Systemet ska visa elever, lärare m. m.", "REQ031"),
        ("Systemet ska visa elever, lärare med flera.", "REQ031"),
        ("Påminnelser ska skickas med e-post och / eller sms.", "REQ032"),
        ("Leverantören ska när så är möjligt delta på plats.", "REQ033"),
        ("Denna ska kunna skrivas ut.", "REQ035"),
        ("Vyn ska vara lätthanterlig.", "REQ036"),
        ("Leverantören ska ge bästa tänkbara stöd.", "REQ037"),
        ("Uppgiften får inte saknas.", "REQ038"),
        ("Felet ska vara rättat inom 8.", "REQ040"),
        ("Leverantören ska omedelbart meddela intrång.", "REQ042"),
        ("Systemet ska uppfylla gällande lagkrav.", "REQ043"),
    ],
)
def test_each_smell_is_told_by_one_rule(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Leverantören ska ange om det är möjligt att exportera loggen.",
        "Rapporten ska kunna filtreras med flera villkor.",
        "Måtten ska anges i mm.",
        "Leverantören ska besvara frågor gällande regler för lagring.",
        "Systemet ska hantera återkommande bokningar.",
        "Leverantören ska ange hur ofta säkerhetskopior tas.",
        "Systemet ska stödja pedagogisk dokumentation.",
        "Leverantören ska ha lämpliga tekniska och organisatoriska åtgärder på plats.",
        "Användaren ska vid behov kunna begära ett nytt lösenord.",
        "Systemet ska varna om nödvändigt underlag saknas.",
        "Kryptering ska följa SS-EN ISO/IEC 27002:2022 eller likvärdigt.",
        "Svarstiden ska vara högst två sekunder vid 300 samtidiga användare.",
        "Byte av lösenord får inte ske utan att användaren är inloggad.",
        "Moderna språk ska kunna väljas som ämne.",
    ],
)
def test_these_are_left_alone(text: str) -> None:
    assert codes(text) == []


def test_in_an_agreement_only_lists_hedges_and_the_like_are_told() -> None:
    text = "Leverantören ska omgående och på lämpligt sätt, om möjligt, tillhandahålla manualer m.m."
    assert codes(text, "agreement") == ["REQ031", "REQ033"]


@pytest.mark.parametrize("kind", ["dpa", "guidance", "background", "questions-answers"])
def test_guidance_and_statutory_text_are_not_judged(kind: str) -> None:
    assert codes("Biträdet ska om möjligt lämna lämpliga uppgifter m.m. snarast.", kind) == []


def test_a_proposal_follows_each_word() -> None:
    (finding,) = findings("Systemet ska vara snabbt och robust.")
    assert "inom X sekunder" in finding.message
    assert "återställningstid" in finding.message


def test_english_requirements_are_judged_by_the_same_rules() -> None:
    assert codes("The supplier shall, where possible, provide user-friendly manuals etc.") == [
        "REQ031",
        "REQ033",
        "REQ036",
    ]
