"""Duties in the forms that Swedish gives them beside "parten ska göra": each is judged as the plain one would be."""

from __future__ import annotations

import pytest
from tests.engine.test_duty import TITLE, judge, state


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("8.4 Måste enskilda underrättas om incidenten ska biträdet bistå kunden med att nå dem.", "met"),
        (
            "Behöver elever, vårdnadshavare eller lärare få veta att uppgifter läckt ska biträdet hjälpa kunden med det.",
            "met",
        ),
        ("Måste enskilda underrättas om incidenten bör biträdet bistå kunden med att nå dem.", "weakened"),
        ("När de vars uppgifter har läckt ska få besked ställer biträdet adresser till kundens förfogande.", "met"),
        ("Biträdet ska hjälpa kunden att informera vårdnadshavare om hur appen laddas ned.", "missing"),
    ],
)
def test_a_condition_first_does_not_hide_the_duty(clause: str, expected: str) -> None:
    assert state(judge("PUB009", dpa=TITLE + clause), "R21") == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Kunden kan vända sig till biträdet, som har det fulla ansvaret för underbiträdets fel.", "met"),
        ("Gör underbiträdet fel är det biträdet som svarar för det mot kunden.", "met"),
        ("Ett fel hos underbiträdet räknas, mellan parterna, som ett fel hos biträdet.", "met"),
        ("Biträdet tar ett visst ansvar för underbiträdets fel.", "weakened"),
    ],
)
def test_a_relative_clause_or_a_cleft_sentence_may_hold_the_duty(clause: str, expected: str) -> None:
    assert state(judge("PUB007", dpa=TITLE + clause), "R28") == expected


def test_what_a_relative_clause_says_in_passing_weakens_nothing() -> None:
    clause = "Biträdet, som får behandla uppgifter enligt kundens instruktioner, ska följa lag."
    assert state(judge("PUB004", dpa=TITLE + clause), "R12") != "weakened"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Får uppgifterna flyttas utanför EU/EES? Nej, inte utan att kunden har gett tillstånd.", "met"),
        (
            "Får uppgifterna flyttas utanför EU/EES? ☒ Nej, inte utan tillstånd från kunden. ☐ Ja, vart som helst.",
            "met",
        ),
        ("Får uppgifterna flyttas utanför EU/EES?", "unclear"),
    ],
)
def test_a_question_binds_nobody_and_its_answer_does(answer: str, expected: str) -> None:
    assert state(judge("PUB004", dpa=TITLE + answer), "R30") == expected


def test_a_right_gives_way_to_the_weak_duty_beside_it() -> None:
    right = "Kunden får genomföra granskning hos biträdet."
    assert state(judge("PUB011", dpa=TITLE + right), "R26") == "met"
    weak = judge("PUB011", dpa=f"{TITLE}{right} Biträdet bör möjliggöra och bidra till sådan granskning.")
    assert state(weak, "R26") == "weakened"


def test_the_next_sentence_may_say_when() -> None:
    clause = "Kräver lagen att uppgifterna lämnas ut ska kunden meddelas. Meddelandet ska lämnas innan uppgifterna behandlas."
    assert state(judge("PUB004", dpa=TITLE + clause), "R14") == "met"


@pytest.mark.parametrize(
    "parties",
    [
        "Personuppgiftsansvarig: Myndigheten, Storgatan 1\n\nPersonuppgiftsbiträde: Bolaget",
        "| Personuppgiftsansvarig | Myndigheten |\n| --- | --- |\n| Personuppgiftsbiträde | Bolaget |",
    ],
)
def test_a_party_is_known_by_the_label_before_it(parties: str) -> None:
    judged = judge("PUB009", dpa=f"{TITLE}{parties}\n\nMyndigheten ska genast underrätta Bolaget om incidenter.")
    assert state(judged, "R34") == "wrong-party"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Ni ska radera uppgifterna när avtalet upphör och följa våra instruktioner.", "met"),
        ("Vi ska radera uppgifterna när avtalet upphör. Ni ska följa våra instruktioner.", "wrong-party"),
    ],
)
def test_we_and_you_are_told_apart_by_whose_instructions_count(clause: str, expected: str) -> None:
    assert state(judge("PUB010", dpa=TITLE + clause), "R23") == expected


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("R5", "Med personuppgift avses varje upplysning om en person, t.ex. namn, personnummer eller adress."),
        ("R5", "Vilka typer av personuppgifter som omfattas anges i en bilaga som upprättas före driftstart."),
        ("R6", "Kategorier av registrerade anges av kunden i en bilaga som bifogas vid avrop."),
        ("subject-matter", "Ett biträdesavtal ska ange föremålet för behandlingen."),
        ("R4", "| Punkt | Svar |\n| --- | --- |\n| Ändamål och art | enligt tjänsten |"),
        ("R4", "| Underbiträde | Vad de gör |\n| --- | --- |\n| Moln AB | drift |"),
    ],
)
def test_what_is_defined_put_off_or_answered_with_nothing_is_not_stated(item: str, text: str) -> None:
    assert state(judge("PUB003", dpa=TITLE + text), item) not in ("met", "by reference")


def test_the_case_that_a_sentence_goes_back_to_is_not_the_exception_itself() -> None:
    clause = "I ett sådant fall ska biträdet före behandlingen upplysa kunden om det rättsliga kravet."
    assert state(judge("PUB004", dpa=TITLE + clause), "R13") != "met"


@pytest.mark.parametrize(
    ("code", "item", "text", "expected"),
    [
        ("PUB011", "R24", "Biträdets plikter\n\n- omedelbart besked till kunden om instruktion i strid med lag", "met"),
        ("PUB007", "R28", "Underbiträden:\n\n- fullt ansvar hos biträdet för underbiträdets fel", "met"),
        (
            "PUB007",
            "R28",
            "Underbiträden:\n\n- inget ansvar för underbiträdets fel, fullt ansvar hos kunden",
            "negated",
        ),
        ("PUB009", "R22", "Stöd till kunden vid:\n\n- säkerhet enligt artikel 32\n- en konsekvensbedömning", "met"),
        ("PUB004", "R12", "## Instruktioner\n\n- Undantag: behandling som lagen kräver, och ingen annan", "missing"),
    ],
)
def test_a_point_without_a_verb_is_a_duty_where_it_names_what_is_done(
    code: str, item: str, text: str, expected: str
) -> None:
    assert state(judge(code, dpa=TITLE + text), item) == expected


def test_a_sentence_that_names_no_matter_goes_on_about_the_one_before() -> None:
    before = "En anmälan enligt artikel 33 görs av kunden."
    help_with_it = judge("PUB009", dpa=f"{TITLE}{before} Biträdet medverkar till den genom att ta fram det som behövs.")
    assert state(help_with_it, "R20") == "met"


def test_who_we_and_you_are_may_be_said_outright() -> None:
    text = "Vi är biträdet och ni kunden. När avtalet upphör ska ni radera uppgifterna."
    assert state(judge("PUB010", dpa=TITLE + text), "R23") == "wrong-party"


@pytest.mark.parametrize(
    "clause",
    [
        "Till länder utanför EES går inga personuppgifter om inte kunden har sagt ja skriftligen och det finns en grund för det.",
        "Utanför EU hamnar inga personuppgifter utan att kunden har sagt ja och det finns en grund.",
    ],
)
def test_a_ban_told_by_no_or_none_is_never_read_as_leave(clause: str) -> None:
    assert state(judge("PUB004", dpa=TITLE + clause), "R30") not in ("negated", "weakened", "wrong-party")


def test_leave_without_asking_turns_the_duty_round() -> None:
    clause = "Biträdet får föra över personuppgifter till tredjeland utan att fråga kunden."
    assert state(judge("PUB004", dpa=TITLE + clause), "R30") == "negated"
