"""Amounts, percentages, times and volumes: the number, and what it is about."""

from __future__ import annotations

import pytest
from tests.analysis.stated import stated, table

AMOUNTS = [
    ("Vite utgår med 10 000 kr per påbörjad vecka.", {"of": "penalty", "kr": "10000", "per": "week"}),
    ("Vite utgår med 10\u00a0000 kronor per dag.", {"of": "penalty", "kr": "10000", "per": "day"}),
    ("Vitet är högst 500 tkr.", {"most": "yes", "of": "penalty", "kr": "500000"}),
    ("Förseningsvite: 5.000 SEK.", {"for": "delay", "of": "penalty", "kr": "5000"}),
    ("Takpriset är 1 000 000:-", {"of": "ceiling", "kr": "1000000"}),
    ("Avtalets takvolym är 4,5 mkr.", {"of": "ceiling", "kr": "4500000"}),
    ("Kontraktsvärdet uppskattas till 2,5 miljoner kronor.", {"of": "value", "kr": "2500000"}),
    ("Uppskattat värde: SEK 700 000.", {"of": "value", "kr": "700000"}),
    ("Timpriset är 950 kr/timme exklusive moms.", {"of": "price", "kr": "950", "per": "hour"}),
    ("Priset är 45 kr per elev.", {"of": "price", "kr": "45", "per": "student"}),
    ("Priset är 1 250,50 kr.", {"of": "price", "kr": "1250.5"}),
    ("Ansvaret är begränsat till två miljoner kronor per år.", {"of": "liability", "kr": "2000000", "per": "year"}),
    ("Försäkringen ska omfatta minst 10 MSEK.", {"of": "insurance", "kr": "10000000"}),
    ("Anbudsgivaren ska ha en omsättning om minst 5 000 kSEK.", {"of": "turnover", "kr": "5000000"}),
    ("Vitet är fem tusen kronor.", {"of": "penalty", "kr": "5000"}),
    ("Vitet är femtusen (5 000) kr.", {"of": "penalty", "kr": "5000"}),
    ("Priset är 40–60 kr per elev.", {"of": "price", "kr": "60", "least": "40", "per": "student"}),
    ("Startavgiften är 25 000 kr.", {"of": "fee", "kr": "25000"}),
    ("10 000 kr i vite betalas.", {"of": "penalty", "kr": "10000"}),
    ("The penalty is SEK 10,000 per day.", {"of": "penalty", "kr": "10000", "per": "day"}),
    ("## Takbelopp\n\n900 000 kr", {"of": "ceiling", "kr": "900000"}),
    (table("Post | Belopp", "Årsavgift | 120 000 kr"), {"of": "fee", "kr": "120000"}),
    (table("Modul | Pris", "Schema | 120 000 kr"), {"of": "price", "kr": "120000"}),
    ("Mervärdesavdraget är 50 000 kr.", {"of": "deduction", "kr": "50000"}),
]

NO_AMOUNTS = [
    "Kommunen köper för 10 000 kr.",
    "Priset ska anges i SEK.",
    "Vite utgår enligt tabellen. Summan är 10 000 kr.",
    "Krav 10 gäller priset.",
    "Ersättningen sänks till 1,25 procent för belopp upp till 400 miljoner kronor.",
]

PERCENTAGES = [
    ("Tillgängligheten ska vara minst 99,5 %.", {"of": "availability", "percent": "99.5"}),
    ("Tjänsten ska vara tillgänglig 99,985 % av tiden.", {"of": "availability", "percent": "99.985"}),
    ("Tillgänglighet: 99.9%", {"of": "availability", "percent": "99.9"}),
    ("Systemet ska ha en tillgänglighet om nittionio procent.", {"of": "availability", "percent": "99"}),
    ("Uptime shall be at least 99.9 percent.", {"of": "availability", "percent": "99.9"}),
    ("Priset har vikten 40 %.", {"of": "weight", "percent": "40"}),
    ("Kvalitet viktas 60 procent.", {"of": "weight", "percent": "60"}),
    (table("Kriterium | Vikt", "Pris | 40 %"), {"of": "weight", "percent": "40", "for": "pris"}),
    ("Vite utgår med 2 % av månadsavgiften.", {"of": "penalty", "percent": "2"}),
    (
        "Förseningsvite utgår med två (2) procent per vecka.",
        {"for": "delay", "per": "week", "of": "penalty", "percent": "2"},
    ),
    ("Om tillgängligheten understiger 99 % utgår inget.", {"of": "availability", "percent": "99"}),
    ("Dröjsmålsräntan är 8 %.", {"of": "interest", "percent": "8"}),
    ("Rabatten är 5–10 %.", {"of": "discount", "percent": "10", "least": "5"}),
    ("10 % i avdrag görs på fakturan.", {"of": "deduction", "percent": "10"}),
]

NO_PERCENTAGES = [
    "Konsulten ska arbeta 50 % av heltid.",
    "Cirka 70 % av eleverna åker skolskjuts.",
    "Texten ska kunna förstoras till 200 %.",
    "Tillgänglighet mäts per månad. Minst 95 % av svaren ska vara rätt.",
    "Moms om 25 % tillkommer.",
]

TIMES = [
    ("RTO är 4 timmar.", [{"of": "rto", "minutes": "240"}]),
    ("RPO: högst en (1) timme.", [{"of": "rpo", "minutes": "60"}]),
    (
        "Tjänsten ska återställas inom åtta timmar (RTO), med förlust av högst fyra timmars information (RPO).",
        [{"of": "rto", "minutes": "480"}, {"of": "rpo", "minutes": "240"}],
    ),
    ("RTO ska vara 24 h och RPO 30 min.", [{"of": "rto", "minutes": "1440"}, {"of": "rpo", "minutes": "30"}]),
    ("Svarstid vid fel med prioritet 1 är 30 minuter.", [{"of": "response", "minutes": "30", "priority": "1"}]),
    ("Kritiska fel ska åtgärdas inom 4 timmar.", [{"of": "resolution", "minutes": "240", "priority": "critical"}]),
    ("Inställelsetiden är två arbetstimmar.", [{"of": "response", "working-hours": "2"}]),
    (
        "Fel av prio 3 ska vara avhjälpta inom 5 arbetsdagar.",
        [{"of": "resolution", "working-days": "5", "priority": "3"}],
    ),
    ("4 timmars åtgärdstid gäller.", [{"of": "resolution", "minutes": "240"}]),
    (
        table("Prioritet | Svarstid | Åtgärdstid", "Prio 1 | 30 min | 4 tim", "Prio 2 | 2 h | 2 dygn"),
        [
            {"of": "response", "minutes": "30", "priority": "1"},
            {"of": "resolution", "minutes": "240", "priority": "1"},
            {"of": "response", "minutes": "120", "priority": "2"},
            {"of": "resolution", "minutes": "2880", "priority": "2"},
        ],
    ),
    (
        table("Mått | Prioritet A | Prioritet B", "Svarstid | 30 min | 60 min"),
        [
            {"of": "response", "minutes": "30", "priority": "A"},
            {"of": "response", "minutes": "60", "priority": "B"},
        ],
    ),
    (
        "Response time for critical incidents: 15 minutes.",
        [{"of": "response", "minutes": "15", "priority": "critical"}],
    ),
    ("Felanmälan ska besvaras med en svarstid om 1–2 timmar.", [{"of": "response", "minutes": "120", "least": "60"}]),
]

NO_TIMES = [
    "Sidans svarstid ska vara högst 2 sekunder.",
    "Data gallras efter 30 dagar.",
    "Leverantören ska meddela kommunen inom 24 timmar efter en incident.",
    "Mötet är två timmar.",
    "Åtgärdstider anges i bilagan. Möten hålls i 2 timmar.",
]

VOLUMES = [
    ("Kommunen har cirka 12 000 elever.", {"of": "students", "count": "12000"}),
    ("Tjänsten ska användas av 1 500 aktiva användare.", {"which": "aktiva", "of": "users", "count": "1500"}),
    ("I kommunen finns 45 skolenheter.", {"of": "schools", "count": "45"}),
    ("Det gäller 10 000–12 000 elever.", {"of": "students", "count": "12000", "least": "10000"}),
    ("Det gäller mellan 300 och 400 anställda.", {"of": "employees", "count": "400", "least": "300"}),
    ("Antal elever: 12.000", {"of": "students", "count": "12000"}),
    ("Antal licenser: ca 800 st", {"of": "licences", "count": "800"}),
    (table("Uppgift | Antal", "Antal elever | 12 000"), {"of": "students", "count": "12000"}),
    (table("Antal elever | Antal skolor", "12 000 | ingen uppgift"), {"of": "students", "count": "12000"}),
    ("Tjänsten ska klara 2 000 samtidiga användare.", {"of": "concurrent-users", "count": "2000"}),
    ("There are 900 teachers.", {"of": "teachers", "count": "900"}),
    ("Kommunen har 7 förskolor.", {"of": "preschools", "count": "7"}),
]

NO_VOLUMES = [
    "Två elever ska kunna arbeta i samma dokument.",
    "Leverantören ska ha levererat till kunder med vardera 2 000 elever.",
    "I årskurs 25 elever ska ingå.",
    "Priset gäller per 100 elever.",
    "Högst 30 elever per grupp.",
    "Läsåret 2026/27. Elever får en dator.",
    "Antal elever anges i bilagan.",
    table("Skola | Antal elever", "Norra | 300", "Södra | 400"),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_an_amount_is_in_kronor_and_about_something(text: str, expected: dict[str, str]) -> None:
    assert stated("amount", text) == [expected]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_an_amount_about_nothing_near_is_no_fact(text: str) -> None:
    assert stated("amount", text) == []


@pytest.mark.parametrize(("text", "expected"), PERCENTAGES)
def test_a_percentage_is_about_something(text: str, expected: dict[str, str]) -> None:
    assert stated("percentage", text) == [expected]


@pytest.mark.parametrize("text", NO_PERCENTAGES)
def test_a_percentage_about_nothing_known_is_no_fact(text: str) -> None:
    assert stated("percentage", text) == []


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_response_and_recovery_times_are_read_with_their_priority(text: str, expected: list[dict[str, str]]) -> None:
    assert stated("time", text) == expected


@pytest.mark.parametrize("text", NO_TIMES)
def test_other_times_are_no_facts(text: str) -> None:
    assert stated("time", text) == []


@pytest.mark.parametrize(("text", "expected"), VOLUMES)
def test_a_volume_says_how_many_there_are(text: str, expected: dict[str, str]) -> None:
    assert stated("volume", text) == [expected]


@pytest.mark.parametrize("text", NO_VOLUMES)
def test_examples_and_parts_are_no_volumes(text: str) -> None:
    assert stated("volume", text) == []


def test_what_narrows_a_volume_is_told_with_it() -> None:
    assert stated("volume", "Kommunen har 1 900 elever i gymnasieskolan.") == [
        {"of": "students", "count": "1900", "which": "i gymnasieskolan"}
    ]
    rows = table("Uppgift | Antal", "Elever med skolskjuts | 1 180", "Skolenheter | 14")
    assert [(v.get("which"), v["count"]) for v in stated("volume", rows)] == [
        ("med skolskjuts", "1180"),
        (None, "14"),
    ]


def test_steps_that_a_lower_availability_costs_are_not_the_promised_one() -> None:
    text = "Tillgängligheten ska vara 99,5 %.\n\n" + table("Tillgänglighet | Avdrag", "under 99,0 procent | 10 procent")
    assert [v["of"] for v in stated("percentage", text)] == ["availability", "availability-step", "deduction"]


def test_the_number_of_a_requirement_is_no_volume() -> None:
    assert stated("volume", "K-20 Lärare och administratörer ska logga in.") == []


def test_a_number_may_follow_what_it_counts() -> None:
    text = "Det uppskattade antalet användare uppgår per den 1 september 2026 till 6 400."
    assert stated("volume", text) == [{"of": "users", "count": "6400"}]


def test_a_price_forms_rows_count_what_their_units_name() -> None:
    rows = "\n".join(
        ("| Post | Enhet | Antal | Pris |", "|---|---|---|---|", "| Införande | fast pris | 1 | |",
         "| Avgift | elev och år | 2 140 | |", "| Licens | per planerare | 9 | |")
    )  # fmt: skip
    assert stated("volume", rows) == [{"of": "students", "count": "2140"}, {"of": "planerare", "count": "9"}]
