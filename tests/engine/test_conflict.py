"""Values of one fact that differ between invitation and agreement."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, results

from kravlint.analysis.model import Fact
from kravlint.engine.checks._facts import agree
from kravlint.engine.checks.conflict import Conflict
from kravlint.engine.results import Seen

CHECK = Conflict(fact="contract-period", between=("main-document", "call-off"), against=("agreement",))


def fact(**value: str) -> Fact:
    return Fact("contract-period", tuple(sorted(value.items())), 0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (fact(months="24"), fact(months="24"), True),
        (fact(months="24"), fact(months="36"), False),
        (fact(months="24"), fact(start="2026-01-01", end="2027-12-31"), True),
        (fact(months="24"), fact(start="2026-01-15", end="2028-01-14"), True),
        (fact(months="9"), fact(start="2024-01-01", end="2024-10-31"), False),
        (fact(start="2026-01-01", months="24"), fact(start="2026-02-01", months="24"), False),
        (fact(end="2027-12-31"), fact(months="24"), True),
        (fact(end="2027-12-31"), fact(start="2026-01-01", end="2028-12-31"), False),
    ],
)
def test_equal_values_may_be_written_differently(one: Fact, other: Fact, equal: bool) -> None:
    assert agree(one, other) is equal
    assert agree(other, one) is equal


def test_a_conflict_stands_at_the_agreement_and_points_at_the_invitation() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nAvtalet löper i 36 månader.",
        "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader.",
    }
    (hit,) = hits(CHECK, files)
    assert hit.spot is not None
    assert hit.spot.analysis.path == "Avtal.md"
    assert [spot.analysis.path for spot, _ in hit.related] == ["Inbjudan.md"]
    assert (hit.words["one"]["sv"], hit.words["other"]["sv"]) == ("36 månader", "24 månader")


def test_one_agreeing_statement_is_enough() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nRamavtalet gäller i fyra år.\n\nAvtalet löper i två år.",
        "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader.",
    }
    assert [type(result) for result in results(CHECK, files)] == [Seen]


def test_a_value_that_only_one_side_states_contradicts_nothing() -> None:
    files = {"Inbjudan.md": "# Inbjudan\n\nText.", "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader."}
    assert results(CHECK, files) == []


VOLUMES = Conflict(fact="volume", between=("main-document", "specification", "price"))
TIMES = Conflict(fact="time", between=("specification", "sla"))
PENALTIES = Conflict(fact="amount", between=("main-document", "agreement"), where={"of": "penalty"}, stated=("for",))


def test_without_an_other_side_the_documents_must_agree_with_one_another() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nTjänsten ska användas av 6 400 elever.",
        "Kravspecifikation.md": "# Kravspecifikation\n\nTjänsten ska användas av 6 400 elever.",
        "Prisbilaga.md": "# Prisbilaga\n\nAntal elever: 4 600",
    }
    (hit,) = hits(VOLUMES, files)
    assert hit.spot is not None
    assert hit.spot.analysis.path == "Prisbilaga.md"
    assert hit.words["one"]["sv"] == "”6 400 elever”"


@pytest.mark.parametrize(
    ("specification", "levels"),
    [
        ("Fel med prioritet 1 ska åtgärdas inom 4 timmar.", "Fel med prioritet 2 ska åtgärdas inom 8 timmar."),
        ("Fel med prioritet 1 ska åtgärdas inom 4 timmar.", "Fel med prioritet 1 ska åtgärdas inom 240 minuter."),
        ("Vid fel är svarstiden 30 minuter.", "Vid fel är åtgärdstiden 8 timmar."),
    ],
)
def test_only_values_of_the_same_matter_are_compared(specification: str, levels: str) -> None:
    files = {
        "Kravspecifikation.md": f"# Kravspecifikation\n\n{specification}",
        "Bilaga 3 Servicenivåer.md": f"# Servicenivåer\n\n{levels}",
    }
    assert hits(TIMES, files) == []


def test_a_penalty_is_compared_with_one_for_the_same_breach_only() -> None:
    main = {"Inbjudan.md": "# Inbjudan\n\nVid försening utgår vite med 10 000 kronor per vecka."}
    other = {"Avtal.md": "# Avtal\n\nVid brott mot sekretessen utgår vite med 50 000 kronor per vecka."}
    same = {"Avtal.md": "# Avtal\n\nLeverantören betalar förseningsvite med 50 000 kronor per vecka."}
    assert hits(PENALTIES, main | other) == []
    assert len(hits(PENALTIES, main | same)) == 1


@pytest.mark.parametrize("name", ["Avtal delområde 2.md", "Avtal.md"])
def test_lots_are_kept_apart(name: str) -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\n## Delområde 1\n\n### Avtalstid\n\nAvtalet gäller i 24 månader.",
        name: "# Avtal\n\n## Delområde 2\n\nAvtalet gäller i 36 månader.",
    }
    assert hits(CHECK, files) == []


def test_a_published_answer_that_gives_one_of_the_values_settles_the_difference() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nAvtalet löper i 36 månader.",
        "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader.",
        "Frågor och svar.md": "# Frågor och svar\n\nSvar: Avtalet gäller i 24 månader.",
    }
    assert hits(CHECK, files) == []


def test_a_replaced_edition_contradicts_nothing() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nAvtalet löper i 36 månader.",
        "Bilaga 2 Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader.",
        "Bilaga 2 Avtal rev A.md": "# Avtal\n\nAvtalet gäller i 36 månader.",
    }
    assert hits(CHECK, files) == []


def test_parts_of_one_file_are_compared_as_documents_are() -> None:
    chapter = "\n\n".join(
        f"§ {n} {word} regleras här." for n, word in enumerate(("Hävning", "Vite", "Tvist", "Ansvar"))
    )
    files = {
        "Upphandlingsdokument.md": "# Inbjudan att lämna anbud\n\nText.\n\n# Avtalstid\n\nAvtalet löper i 36 månader."
        + "\n\nMer text." * 6
        + f"\n\n# Avtalsutkast\n\nAvtalet gäller i 24 månader.\n\n{chapter}"
    }
    (hit,) = hits(CHECK, files)
    assert hit.spot is not None
    assert hit.spot.analysis.blocks[hit.spot.block].text == "Avtalet gäller i 24 månader."


def test_a_part_of_the_volume_contradicts_nothing() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nKommunen har 210 lärare.",
        "Kravspecifikation.md": "# Kravspecifikation\n\nLeverantören ska utbilda 20 lärare före start.",
    }
    assert hits(VOLUMES, files) == []


def test_a_price_form_that_does_not_say_which_is_held_against_the_only_number_there_is() -> None:
    priced = Conflict(fact="volume", between=("main-document", "price"), priced=True)
    prices = "# Prisbilaga\n\n| Post | Enhet | Antal |\n|---|---|---|\n| Avgift | elev | 1 840 |"
    bus = "# Inbjudan\n\nKommunen har 2 140 elever med skolskjuts."
    assert len(hits(priced, {"Inbjudan.md": bus, "Prisbilaga.md": prices})) == 1
    assert hits(priced, {"Inbjudan.md": f"{bus}\n\nDet går 2 900 elever i grundskolan.", "Prisbilaga.md": prices}) == []
