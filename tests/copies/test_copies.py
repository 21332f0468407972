"""Text that procurements share: shares, likely donors, what is common to all, and what differs."""

from __future__ import annotations

from tests.engine.sets import procurement

from kravlint.copies.differences import telling_changes
from kravlint.copies.findings import Comparison, Found
from kravlint.copies.units import held_by
from kravlint.engine.loader import load

RULES = [load().by_code()[code] for code in ("PAIR018", "PAIR040")]
SUPPORT = "Leverantören ska rätta allvarliga fel inom 4 timmar efter att felet har anmälts till supporten."
SCHEDULE = "Systemet ska visa elevens schema för vårdnadshavare, lärare och skolledare på samma sida."
BACKUP = "Säkerhetskopior ska tas varje natt och kunna läsas tillbaka inom en arbetsdag från begäran."
OWN = "Skolskjutsens turer ska räknas om varje kväll utifrån anmälda ändringar från hemmen."


def found(**texts: str) -> Found:
    comparison = Comparison()
    for name, text in texts.items():
        comparison.add(name, held_by(procurement({f"{name}/Avtal.md": f"# Avtal\n\n{text}"})))
    return comparison.found(RULES, "2026-11-22", {}, "sv")


def test_the_share_and_the_likely_donor_are_told_per_document() -> None:
    shares = found(a=f"{SUPPORT} {SCHEDULE}", b=f"{SUPPORT} {OWN}", c=f"{BACKUP} {SCHEDULE}").shares
    (a,), (b,), (c,) = shares
    assert (a.share, b.donor, c.donor) == (1.0, "a/Avtal.md", "a/Avtal.md")
    assert 0.4 < b.share < 0.6


def test_a_document_that_shares_nothing_has_no_row() -> None:
    assert found(a=SUPPORT, b=OWN).shares == ((), ())


def test_what_many_procurements_hold_is_nobodys_copy() -> None:
    texts = {name: f"{SUPPORT} Detta är ett eget stycke om {name * 9} och inget annat." for name in "abcd"}
    assert found(**texts).shares == ((), (), (), ())


def test_a_template_filled_in_differently_by_many_is_a_template() -> None:
    texts = {name: SUPPORT.replace("4", str(number)) for number, name in enumerate("abcd", start=4)}
    assert found(**texts).findings == ()


def test_one_finding_for_all_changes_between_two_documents_and_the_place_of_the_other() -> None:
    changed = f"{SUPPORT.replace('4', '8')} {BACKUP.replace('ska tas', 'bör tas')}"
    findings = [each for each in found(a=f"{SUPPORT} {BACKUP}", b=changed).findings if each.path == "b/Avtal.md"]
    (finding,) = findings
    assert finding.rule == "PAIR040"
    assert "Antal ställen: 2" in finding.message
    assert "”4” → ”8”" in finding.message
    assert finding.excerpt
    assert "⟦8⟧" in finding.excerpt
    assert finding.related[0].path == "a/Avtal.md"
    assert finding.procurement == "b"


def test_a_passage_in_common_by_chance_makes_no_copy_of_a_document() -> None:
    own = " ".join(f"{OWN[:-1]} i område {number} med {number * 7} hållplatser." for number in range(20))
    assert found(a=SUPPORT, b=f"{SUPPORT.replace('4', '8')} {own}").findings[1:] == ()


def test_only_numbers_negations_and_strength_tell() -> None:
    assert telling_changes("Felet ska rättas snabbt.", "Felet skall åtgärdas snabbt.") == []
    assert telling_changes("Felet ska rättas.", "Felet bör rättas.") == [("ska", "bör")]
    assert telling_changes("Avtalet får överlåtas.", "Avtalet får inte överlåtas.") == [("", "inte")]
    assert telling_changes("Inom 4 timmar.", "Inom 8 timmar.") == [("4", "8")]
    assert telling_changes("Från 2024-01-01, se 3.2.1.", "Från 2025-01-01, se 3.2.4.") == []
    assert telling_changes("Inom fyra timmar.", "Inom fyra dagar.") == []
