"""What the controller decides must stay the controller's, and what is urgent must be said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.rules.test_dpa_english import DUTIES as ENGLISH
from tests.rules.test_dpa_english import state_of as english_state
from tests.rules.test_dpa_wordings import DUTIES, RULE_OF, states_in

_GENITIVE = re.compile(
    r"\b(?:den personuppgiftsansvariges|den ansvariges|kundens|kommunens|beställarens|PuA:s)\b", re.IGNORECASE
)
_ENGLISH_GENITIVE = re.compile(r"\b(?:the controller|the customer|customer|client)['’]s", re.IGNORECASE)
_TIME = re.compile(
    r",? (?:och )?(?:senast |om möjligt )?(?:så snart den fått kännedom om|utan (?:onödigt )?dröjsmål|genast|direkt|"
    r"omedelbart|omgående|inom (?:24 timmar|ett dygn)|senast inom 24 timmar|without (?:undue )?delay|immediately|at once|"
    r"promptly|within 24 hours)\b",
    re.IGNORECASE,
)


def _owned() -> Iterator[tuple[str, str]]:
    for item in ("R12", "R10", "R30", "R23"):
        for text in DUTIES[item]:
            if (turned := _GENITIVE.sub("biträdets", text)) != text:
                yield item, turned


@pytest.mark.parametrize(("item", "text"), list(_owned()))
def test_the_processors_own_instruction_permission_or_choice_does_not_count(item: str, text: str) -> None:
    assert states_in(text, RULE_OF[item])[item] == "wrong-party", text


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("R12", "Biträdet får endast behandla personuppgifter på dokumenterade instruktioner från biträdet."),
        ("R12", "Leverantören behandlar uppgifterna bara enligt de instruktioner som leverantören har lämnat."),
        ("R10", "Biträdet får endast anlita underbiträden efter skriftligt godkännande från biträdet."),
        ("R10", "Leverantören anlitar underbiträden först sedan leverantören skriftligen godkänt det."),
        ("R23", "Vid upphörande ska biträdet efter eget val radera eller återlämna uppgifterna."),
        ("R26", "Biträdet ska möjliggöra och bidra till granskningar som genomförs av biträdet."),
        ("R26", "Leverantören medverkar vid leverantörens granskningar."),
    ],
)
def test_it_may_be_said_with_a_preposition_or_a_clause(item: str, text: str) -> None:
    assert states_in(text, RULE_OF[item])[item] in ("wrong-party", "missing", "negated")


@pytest.mark.parametrize(
    "text",
    [
        "Biträdet får endast behandla uppgifterna enligt de dokumenterade instruktioner som biträdet har fått av den ansvarige.",
        "Personuppgiftsbiträdets personal får behandla personuppgifter endast enligt kundens instruktioner.",
    ],
)
def test_who_receives_an_instruction_does_not_own_it(text: str) -> None:
    assert states_in(text, "PUB004")["R12"] == "met"


def test_an_audit_of_the_processor_is_not_the_processors_audit() -> None:
    text = "Biträdet ska möjliggöra kundens granskning av biträdet och biträdets lokaler."
    assert states_in(text, "PUB011")["R26"] == "met"


def _slow() -> Iterator[tuple[str, str]]:
    for item in ("R34", "R24"):
        for text in DUTIES[item]:
            if (slow := _TIME.sub("", text)) != text:
                yield item, slow


@pytest.mark.parametrize(("item", "text"), list(_slow()))
def test_an_urgent_notice_without_a_time_is_unclear(item: str, text: str) -> None:
    assert states_in(text, RULE_OF[item])[item] not in ("met", "by reference"), text


@pytest.mark.parametrize(
    "text",
    [
        "Biträdet ska underrätta den ansvarige om en personuppgiftsincident. Det ska ske inom 24 timmar.",
        "Biträdet ska underrätta den ansvarige om en personuppgiftsincident.\n\nUnderrättelsen ska lämnas utan onödigt dröjsmål.",
        "Leverantören rapporterar incidenter till kunden.\n\nEn personuppgiftsincident rapporteras senast nästa arbetsdag.",
    ],
)
def test_the_time_may_stand_in_the_sentence_after(text: str) -> None:
    assert states_in(text, "PUB009")["R34"] == "met"


def _english_owned() -> Iterator[tuple[str, str]]:
    for item in ("R12", "R10", "R30"):
        for text in ENGLISH[item]:
            if (turned := _ENGLISH_GENITIVE.sub("the processor's", text)) != text:
                yield item, turned


@pytest.mark.parametrize(("item", "text"), list(_english_owned()))
def test_in_english_too(item: str, text: str) -> None:
    assert english_state(item, text) not in ("met", "by reference"), text
