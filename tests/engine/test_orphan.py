"""Words of the agreement's heading that the rest of the set does not know."""

from __future__ import annotations

from tests.engine.sets import hits, results

from kravlint.engine.checks.orphan import Orphan

BESIDE = ("main-document", "specification", "call-off", "other")
CHECK = Orphan(within=("agreement",), beside=BESIDE, common=("avseende", "och", "för", "senior", "förlaga"))
INVITATION = "# Inbjudan\n\n" + "Kommunen köper en fullstackutvecklare och en lärplattform för grundskolan. " * 12


def orphans(heading: str, invitation: str = INVITATION) -> list[str]:
    agreement = f"{heading}\n\nLeverantören ska fullgöra uppdraget enligt kraven."
    return [str(hit.words["found"]) for hit in hits(CHECK, {"Inbjudan.md": invitation, "Avtal.md": agreement})]


def test_a_word_left_over_from_another_procurement_is_found() -> None:
    assert orphans("# Avtal avseende passersystem") == ["”passersystem”"]


def test_an_abbreviation_counts_as_a_word() -> None:
    assert orphans("# Avtal avseende lärplattform SDK") == ["”SDK”"]


def test_a_misspelt_or_inflected_word_is_the_word() -> None:
    assert orphans("# Avtal avseende senior fullstakutvecklare") == []
    assert orphans("# Avtal om lärplattformar för grundskolorna".replace(" om ", " avseende ")) == []


def test_the_heading_after_the_agreements_own_name_is_judged() -> None:
    assert orphans("# Avtal\n\n# Journalsystem") == ["”Journalsystem”"]


def test_the_parties_names_are_no_object() -> None:
    assert orphans("# Avtal mellan Kommunen och Turbolaget") == []


def test_beside_a_data_processing_agreement_alone_nothing_is_known_of_the_object() -> None:
    terms = "# Personuppgiftsbiträdesavtal\n\n" + "Biträdet får inte anlita ett underbiträde utan tillstånd. " * 20
    agreement = "# Avtal avseende passersystem\n\nLeverantören ska fullgöra uppdraget."
    assert list(results(CHECK, {"PUB-avtal.md": terms, "Avtal.md": agreement})) == []


def test_clause_headings_are_not_judged() -> None:
    assert orphans("# Avtal\n\n## 1 Skadeståndsskyldighet vid vårdslöshet") == []


def test_sections_that_speak_of_the_agreement_are_no_titles() -> None:
    assert orphans("# Avtal om lärplattform\n\n## Avtalets ikraftträdande och löptid") == []
    assert orphans("# Avtalsutkast\n\n# Förutsättningar\n\nText.\n\n# Giltighetstid\n\nText.\n\n# Bestånd") == []
    assert orphans("# Avtal\n\n## Vilka avtalet gäller") == []


def test_the_first_heading_of_an_agreements_chapter_may_be_its_title() -> None:
    assert orphans("# 4 Avropskontrakt\n\n## 4.1 Avropskontrakt avseende tidredovisning") == ["”tidredovisning”"]


def test_nothing_is_judged_beside_too_little_text() -> None:
    assert results(CHECK, {"Avtal.md": "# Avtal avseende passersystem\n\nText."}) == []
    assert orphans("# Avtal avseende passersystem", "# Inbjudan\n\nKort.") == []


def test_a_scope_that_names_another_object_is_found() -> None:
    scope = "# Avtal\n\n## 1 Omfattning\n\nLeverantören tillhandahåller ett system för {}."
    assert orphans(scope.format("fastighetsförvaltning")) == ["”fastighetsförvaltning”"]
    assert orphans(scope.format("grundskolans elever")) == []
    assert orphans("# Avtal\n\n## 8 Support\n\nLeverantören har ett system för felanmälningar.") == []


def test_a_role_that_the_rest_never_asks_for_is_found_in_the_scope() -> None:
    scope = "# Avtal\n\n## Omfattning och utförande\n\nKontraktet omfattar en resurskonsult för rollen {}."
    assert orphans(scope.format("Transformationsledare")) == ["”Transformationsledare”"]
    assert orphans(scope.format("Fullstackutvecklare")) == []
