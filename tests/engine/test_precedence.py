"""The order of precedence among the documents."""

from __future__ import annotations

from tests.engine.sets import hits, results

from kravlint.engine.checks.precedence import Precedence
from kravlint.engine.results import Seen

KINDS = ("main-document", "agreement")
MISSING = Precedence(problem="missing", within=("agreement",), unless_anywhere=("order",))
CROSSED = Precedence(problem="contradictory", within=KINDS)
ORDER = "\n\n## Inbördes ordning\n\n{}"
AGREEMENT = "# Avtal\n\nTill avtalet hör Bilaga 1 Krav och Bilaga 2 Priser. " + "Part svarar för sina kostnader. " * 20
CONCEPTS = {"order": ("motstridig",)}


def ordered(*names: str) -> str:
    return ORDER.format("\n".join(f"{n}. {name}" for n, name in enumerate(names, start=1)))


def test_an_agreement_with_annexes_should_say_which_goes_first() -> None:
    (hit,) = hits(MISSING, {"Avtal.md": AGREEMENT}, concepts=CONCEPTS)
    assert hit.spot is not None
    assert hit.spot.block == 0


def test_a_list_or_a_sentence_says_it() -> None:
    listed = AGREEMENT + ordered("avtalet", "kravspecifikationen")
    told = AGREEMENT + "Är handlingarna motstridiga gäller avtalet."
    for text in (listed, told):
        assert [type(each) for each in results(MISSING, {"Avtal.md": text}, concepts=CONCEPTS)] == [Seen]


def test_two_orders_that_cross_are_told_with_both_places() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan" + ordered("Bilaga 1 Kravspecifikation", "Avtal"),
        "Avtal.md": "# Avtal" + ordered("detta avtal", "kravspecifikationen"),
    }
    (hit,) = hits(CROSSED, files)
    assert len(hit.related) == 1


def test_orders_of_which_one_is_longer_agree() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan" + ordered("Avtal", "Kravspecifikation"),
        "Avtal.md": "# Avtal" + ordered("ändringar", "detta avtal", "prisbilagan", "kravspecifikationen", "anbudet"),
    }
    assert [type(each) for each in results(CROSSED, files)] == [Seen]


def test_the_one_that_stands_first_may_be_said_before_the_list() -> None:
    text = (
        "# Avtal\n\nOm handlingarna säger emot varandra gäller den som står först:\n\n- avtalet\n- kravspecifikationen"
    )
    main = {"Inbjudan.md": "# Inbjudan" + ordered("Kravspecifikation", "Avtal")}
    assert len(hits(CROSSED, main | {"Avtal.md": text})) == 1


def test_an_order_may_stand_in_one_sentence() -> None:
    text = AGREEMENT + "Handlingarna gäller i denna ordning: 1) detta avtal, 2) bilaga 3, 3) kravspecifikationen."
    assert [type(each) for each in results(MISSING, {"Avtal.md": text}, concepts=CONCEPTS)] == [Seen]


def test_a_heading_without_text_under_it_says_nothing() -> None:
    left = AGREEMENT + "\n\n## Motstridiga handlingar\n\n## Avtalstid\n\nTvå år."
    assert len(hits(MISSING, {"Avtal.md": left}, concepts={"order": ("motstridig*",)})) == 1


def test_the_sets_numbered_documents_are_the_agreements_annexes() -> None:
    words = "Leverantören tillhandahåller tjänsten under avtalstiden mot en årlig avgift. " * 10
    files = {
        "Bilaga 1 Krav.md": "# Kravspecifikation\n\nSystemet ska logga.",
        "Bilaga 2 Prisbilaga.md": "# Prisbilaga\n\nPris per år.",
        "Bilaga 3 Avtal.md": f"# Avtal\n\n{words}",
    }
    missing = Precedence(problem="missing", within=("agreement",))
    assert len(hits(missing, files)) == 1
    assert hits(missing, {"Avtal.md": files["Bilaga 3 Avtal.md"]}) == []
