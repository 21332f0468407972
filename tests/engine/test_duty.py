"""Duties: the best clause of the whole agreement decides, and each item is told of once."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.analysis import analyse
from kravlint.engine import Judgement, check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

TITLE = "# Personuppgiftsbiträdesavtal\n\n"


@cache
def _compiled():
    return load(), lexicon_of(load()), kinds_of(load())


def judge(code: str, **files: str) -> Judgement:
    """Put one rule to documents; the name's first word is the kind ("dpa", "dpa_instruction")."""
    book, lexicon, kinds = _compiled()
    analyses = [
        analyse(read_markdown(text.encode(), f"{name}.md", Limits()), lexicon, kinds, name.replace("_", "-"))
        for name, text in files.items()
    ]
    rules = [rule for rule in book.rules if rule.code == code]
    return check(assemble("test", analyses), book, rules, today="2026-11-22")


def state(judgement: Judgement, item: str) -> str | None:
    return {met.item: met.state for met in judgement.checklist if met.rule.startswith("PUB")}.get(item)


def test_a_duty_met_anywhere_is_met_although_a_weaker_twin_stands_elsewhere() -> None:
    judged = judge(
        "PUB010",
        dpa=TITLE + "Biträdet bör radera uppgifterna när avtalet upphör.",
        dpa_instruction="# Instruktion\n\nNär avtalet upphör ska biträdet radera alla uppgifter.",
    )
    assert judged.findings == ()
    assert state(judged, "R23") == "met"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("När avtalet upphör ska biträdet radera uppgifterna.", "met"),
        ("När avtalet upphör bör biträdet radera uppgifterna.", "weakened"),
        ("När avtalet upphör ska biträdet inte radera uppgifterna.", "negated"),
        ("När avtalet upphör ska kunden radera uppgifterna.", "wrong-party"),
        ("Biträdet ska radera loggar varje år.", "unclear"),
    ],
)
def test_the_state_says_how_a_clause_fails(clause: str, expected: str) -> None:
    assert state(judge("PUB010", dpa=TITLE + clause), "R23") == expected


def test_a_weak_clause_is_shown_and_a_missing_one_has_the_title() -> None:
    weak = judge("PUB010", dpa=TITLE + "Biträdet kan radera uppgifterna när avtalet upphör.")
    assert weak.findings[0].excerpt == "⟦Biträdet kan radera uppgifterna när avtalet upphör.⟧"
    missing = judge("PUB010", dpa=TITLE + "Tvister avgörs av domstol.")
    assert missing.findings[0].excerpt == "⟦Personuppgiftsbiträdesavtal⟧"


def test_information_about_sub_processors_is_no_permission_to_engage_them() -> None:
    judged = judge("PUB012", dpa=TITLE + "Biträdet ska informera den ansvarige innan ett underbiträde anlitas.")
    assert (state(judged, "R10"), state(judged, "R11")) == ("missing", "met")


def test_who_must_ask_each_time_need_not_tell_of_changes() -> None:
    judged = judge("PUB012", dpa=TITLE + "Biträdet får inte anlita underbiträden utan skriftligt godkännande.")
    assert judged.findings == ()


def test_a_general_permission_calls_for_information_and_a_right_to_object() -> None:
    judged = judge("PUB012", dpa=TITLE + "Kunden ger ett allmänt förhandstillstånd att anlita underbiträden.")
    assert {f.item for f in judged.findings} == {"R11", "R36"}


def test_the_regulations_own_reservation_weakens_only_other_duties() -> None:
    hedge = "i den mån det är möjligt"
    rights = judge("PUB008", dpa=TITLE + f"Biträdet ska, {hedge}, bistå den ansvarige med registrerades rättigheter.")
    deletion = judge("PUB010", dpa=TITLE + f"Biträdet ska, {hedge}, radera uppgifterna när avtalet upphör.")
    assert (state(rights, "R17"), state(deletion, "R23")) == ("met", "weakened")


def test_a_reservation_about_the_hours_does_not_weaken_the_duty() -> None:
    clause = "Biträdet ska underrätta den ansvarige om incidenten genast och om möjligt inom 24 timmar."
    assert state(judge("PUB009", dpa=TITLE + clause), "R34") == "met"


def test_help_with_a_notification_is_no_notification() -> None:
    clause = "Biträdet ska bistå den ansvarige med att anmäla personuppgiftsincidenter till IMY."
    assert state(judge("PUB009", dpa=TITLE + clause), "R34") == "unclear"


@pytest.mark.parametrize(
    "definition",
    [
        'Vidsynt AB, personuppgiftsbiträde, nedan kallat "Vidsynt". Alviks kommun är ansvarig.',
        "Alviks kommun (”Kommunen”) är personuppgiftsansvarig. Vidsynt är personuppgiftsbiträde.",
        "| Roll | Part |\n| --- | --- |\n| Personuppgiftsbiträde | Vidsynt AB, nedan kallat Vidsynt |",
    ],
)
def test_parties_are_known_by_the_names_that_the_agreement_gives_them(definition: str) -> None:
    met = judge("PUB010", dpa=f"{TITLE}{definition}\n\nVidsynt ska radera uppgifterna när avtalet upphör.")
    told = judge("PUB009", dpa=f"{TITLE}{definition}\n\nKunden ska genast underrätta Vidsynt om incidenter.")
    assert state(met, "R23") == "met"
    assert state(told, "R34") == "wrong-party"


@pytest.mark.parametrize(
    "definition",
    [
        '"Delbehandlare" avser ett underbiträde, det vill säga den som leverantören engagerar.',
        "Med delbehandlare avses ett annat personuppgiftsbiträde.",
        '"Delbehandlare" avser varje tredje part som leverantören anlitar för att behandla uppgifterna.',
    ],
)
def test_a_term_that_the_agreement_defines_stands_for_the_party(definition: str) -> None:
    clause = "\n\nLeverantören ska i avtal ålägga varje delbehandlare samma skyldigheter."
    clause += " Leverantören är fullt ansvarig för delbehandlaren."
    for term in ("delbehandlare", "Delbehandlare"):
        if term in definition:
            judged = judge("PUB007", dpa=TITLE + definition + clause.replace("delbehandlare", term))
            assert (state(judged, "R27"), state(judged, "R28")) == ("met", "met")
    assert state(judge("PUB007", dpa=TITLE + clause), "R28") == "missing"


@pytest.mark.parametrize(
    "definition",
    [
        '"Kunddata" avser kundens uppgifter.',
        '"Kunddata" avser kunden och leverantören.',
    ],
)
def test_what_belongs_to_a_party_or_is_both_of_them_is_no_name_for_it(definition: str) -> None:
    clause = "\n\nNär avtalet upphör ska Kunddata genast raderas."
    assert state(judge("PUB010", dpa=TITLE + definition + clause), "R23") == "met"


def test_a_short_agreement_may_take_the_commissions_clauses_for_its_own() -> None:
    text = TITLE + "Parterna tillämpar standardavtalsklausulerna i genomförandebeslut (EU) 2021/915."
    judged = judge("PUB011", dpa=text)
    assert judged.findings == ()
    assert state(judged, "R26") == "by reference"


def test_a_reference_to_an_instruction_that_is_not_here_is_a_reference_and_an_empty_one_is_missing() -> None:
    clause = "Typer av personuppgifter framgår av Bilaga 1 Instruktion."
    alone = judge("PUB003", dpa=TITLE + clause)
    beside = judge(
        "PUB003",
        dpa=TITLE + clause,
        dpa_instruction="# Instruktion\n\n| Rubrik | Svar |\n| --- | --- |\n| Typer av personuppgifter | [FYLL I] |",
    )
    assert (state(alone, "R5"), state(beside, "R5")) == ("by reference", "missing")


def test_an_agreement_in_english_is_judged_by_the_same_duties() -> None:
    clause = "Upon termination the processor {} delete all personal data."
    text = f"# Data processing agreement\n\n{clause}"
    assert state(judge("PUB010", dpa=text.format("shall")), "R23") == "met"
    assert state(judge("PUB010", dpa=text.format("should")), "R23") == "weakened"


def test_lesser_items_weigh_one_step_less() -> None:
    judged = judge(
        "PUB004", dpa=TITLE + "Biträdet behandlar uppgifterna endast på dokumenterade instruktioner inom EU."
    )
    assert {f.item: f.severity for f in judged.findings} == {"R13": "warning", "R14": "warning"}


def test_the_head_of_a_table_column_may_name_who_is_bound() -> None:
    table = "| Nr | Kundens skyldigheter |\n| --- | --- |\n| 1 | Radera alla uppgifter när avtalet upphör |"
    assert state(judge("PUB010", dpa=TITLE + table), "R23") == "wrong-party"
    assert state(judge("PUB010", dpa=TITLE + table.replace("Kundens", "Leverantörens")), "R23") == "met"


def test_points_of_a_list_take_force_and_party_from_the_words_before_them() -> None:
    points = "\n\na) radera uppgifterna när avtalet upphör,\n\nb) bekräfta det."
    assert state(judge("PUB010", dpa=TITLE + "Biträdet ska:" + points), "R23") == "met"
    assert state(judge("PUB010", dpa=TITLE + "Biträdet bör:" + points), "R23") == "weakened"
    assert state(judge("PUB010", dpa=TITLE + "Kunden ska:" + points), "R23") == "wrong-party"


def test_what_no_sentence_speaks_of_is_an_error() -> None:
    (found,) = judge("PUB005", dpa=TITLE + "Biträdet ska radera uppgifterna när avtalet upphör.").findings
    assert (found.state, found.severity) == ("missing", "error")


def test_what_a_sentence_speaks_of_in_words_not_understood_is_a_note_that_points_there() -> None:
    text = TITLE + "Biträdet ska radera uppgifterna.\n\nFrågor om sekretess tas upp på parternas möten."
    (found,) = judge("PUB005", dpa=text).findings
    assert (found.state, found.severity) == ("unclear", "info")
    assert "Frågor om sekretess" in (found.excerpt or "")


def test_a_party_that_seems_to_be_the_wrong_one_is_a_warning() -> None:
    (found,) = judge("PUB010", dpa=TITLE + "När avtalet upphör ska kunden radera uppgifterna.").findings
    assert (found.state, found.severity) == ("wrong-party", "warning")


def test_an_agreement_that_is_not_understood_is_not_judged_for_what_it_lacks() -> None:
    strange = [
        "Sekretess är en fråga som parterna tar på stort allvar i alla lägen.",
        "Om säkerhet har parterna samma syn och för en öppen dialog.",
        "Underbiträden och deras avtal är en angelägenhet för styrgruppen.",
        "Underbiträden och tillstånd tas upp löpande i samma grupp.",
        "Ansvar för underbiträden diskuteras när frågan uppstår.",
        "Registrerade är viktiga och deras rättigheter är en hjärtefråga.",
        "Radering sker i tur och ordning efter vad som är brukligt.",
        "Granskning är en naturlig del av ett gott samarbete.",
        "En incident är alltid en möjlighet till gemensamt lärande.",
        "Information om artikel 28 finns på många ställen.",
        "Vad som gäller inom EU och EES följer båda parter noga.",
        "En olaglig instruktion är något som ingen önskar sig.",
        "Tillsynsmyndigheten är en viktig kontakt, liksom samråd och konsekvensbedömning i tidiga skeden.",
    ]
    judged = judge("PUB005", dpa=TITLE + "\n\n".join(strange * 4))
    assert judged.findings == ()
    assert any("PUB005" in (each.rules or ()) for each in judged.not_checked)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Biträdet ska ge kunden rätt att invända mot nya underbiträden.", "met"),
        ("Biträdet bör ge kunden möjlighet att invända mot nya underbiträden.", "weakened"),
        ("Kunden har inte rätt att invända mot nya underbiträden.", "negated"),
    ],
)
def test_a_right_may_be_given_by_the_other_party(clause: str, expected: str) -> None:
    general = "Kunden ger ett allmänt skriftligt tillstånd till att underbiträden anlitas. "
    assert state(judge("PUB012", dpa=TITLE + general + clause), "R36") == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Anser biträdet att en instruktion strider mot lagen underrättas kunden omedelbart.", "met"),
        ("Anser biträdet att en instruktion strider mot lagen bör kunden omedelbart underrättas.", "weakened"),
    ],
)
def test_a_condition_may_begin_with_its_verb(clause: str, expected: str) -> None:
    assert state(judge("PUB011", dpa=TITLE + clause), "R24") == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Biträdets personal är ålagd tystnadsplikt.", "met"),
        ("Biträdets personal bör vara ålagd tystnadsplikt.", "weakened"),
        ("Biträdets personal är vid behov ålagd tystnadsplikt.", "weakened"),
        ("Om personalens tystnadsplikt bryts ska leverantören betala vite.", "unclear"),
    ],
)
def test_some_duties_are_told_by_their_matter_whatever_the_verb(clause: str, expected: str) -> None:
    assert state(judge("PUB005", dpa=TITLE + clause), "R15") == expected


@pytest.mark.parametrize(
    ("code", "item", "text"),
    [
        # a point of a list with subject and verb of its own needs no lead
        (
            "PUB012",
            "R11",
            "Kunden ger ett allmänt tillstånd att anlita underbiträden under förutsättning att:\n\n"
            "- Biträdet informerar kunden innan ett nytt underbiträde anlitas\n",
        ),
        # "– i så fall …" begins anew
        (
            "PUB004",
            "R14",
            "Biträdet följer instruktionerna om inte lag kräver annat – i så fall informeras kunden innan.",
        ),
        # another matter in another main clause is no hindrance
        (
            "PUB011",
            "R25",
            "Biträdet ska behandla uppgifterna enligt instruktion, och ska ge kunden tillgång till all information som krävs "
            "för att visa att artikel 28 följs.",
        ),
        # what is pointed back to stands in the sentence before
        ("PUB007", "R27", "Vi använder underbiträden. Samtliga omfattas av samma skyldigheter enligt avtal."),
        # somebody who is not presented is not the party after the verb
        ("PUB008", "R17", "Kiterank hjälper kunden att svara på begäran om registerutdrag."),
        ("PUB005", "R15", "Endast personal som behöver det får åtkomst, och de omfattas av sekretessåtagande."),
    ],
)
def test_clauses_that_real_agreements_are_written_in(code: str, item: str, text: str) -> None:
    assert state(judge(code, dpa=TITLE + text), item) == "met"


def test_to_answer_for_that_a_contract_exists_is_not_to_be_liable() -> None:
    text = "Biträdet ansvarar för att underbiträden är bundna av samma skyldigheter genom avtal."
    assert state(judge("PUB007", dpa=TITLE + text), "R28") == "unclear"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Endast personal som omfattas av tystnadsplikt får behandla uppgifterna.", "met"),
        ("Personal som omfattas av tystnadsplikt får behandla uppgifterna.", "weakened"),
    ],
)
def test_what_only_some_may_do_is_demanded_of_them(clause: str, expected: str) -> None:
    assert state(judge("PUB005", dpa=TITLE + clause), "R15") == expected


def test_what_the_other_party_may_know_is_what_it_is_told() -> None:
    clause = "Måste biträdet enligt svensk lag göra något annat med uppgifterna får kunden veta det innan behandlingen börjar."
    assert state(judge("PUB004", dpa=TITLE + clause), "R14") == "met"
