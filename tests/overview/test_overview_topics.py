"""The topic matrix."""

from __future__ import annotations

from kravlint.analysis import analyse
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.overview import overview
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown
from kravlint.report import Topic

BOOK = load()


def matrix(files: dict[str, str]) -> dict[str, Topic]:
    lexicon, kinds = lexicon_of(BOOK), kinds_of(BOOK)
    analyses = [analyse(read_markdown(text.encode(), name, Limits()), lexicon, kinds) for name, text in files.items()]
    return {row.topic: row for row in overview(assemble("exempel", analyses), BOOK, "sv").topics}


def test_each_cell_holds_its_places() -> None:
    rows = matrix(
        {
            "Kravspecifikation.md": "# Kravspecifikation\n\n## Drift\n\nDrifttiden ska vara 99,5 procent.",
            "Avtal.md": "# Avtal\n\nVite utgår om drifttiden inte hålls. Vitet är en procent.",
            "Bilaga 3 Servicenivåer.md": "# Servicenivåer\n\nText.",
        }
    )
    assert list(rows) == ["availability", "penalty"]
    availability, penalty = rows.values()
    assert availability.label == "Tillgänglighet och servicenivåer"
    (place,) = availability.specification
    assert place.location is not None
    assert (place.path, place.location.heading) == ("Kravspecifikation.md", "Drift")
    assert [each.path for each in availability.annexes] == ["Bilaga 3 Servicenivåer.md"]
    assert (penalty.specification, len(penalty.agreement)) == ((), 1)


def test_requirements_in_the_main_document_count_where_there_is_no_specification() -> None:
    main = {"Upphandlingsdokument.md": "# Upphandlingsdokument\n\nLeverantören ska ge support."}
    agreement = {"Avtal.md": "# Avtal\n\nText."}
    specification = {"Kravspecifikation.md": "# Kravspecifikation\n\nText."}
    assert [each.path for each in matrix(main | agreement)["support"].specification] == ["Upphandlingsdokument.md"]
    assert "support" not in matrix(main | agreement | specification)


def test_a_set_without_requirements_and_agreement_has_no_matrix() -> None:
    assert matrix({"Prisbilaga.md": "# Prisbilaga\n\nPris per år."}) == {}
