"""Requirements in tables: which column is what, with and without a head."""

from __future__ import annotations

from kravlint.analysis.model import Part
from kravlint.analysis.requirements import Requirement, requirements
from kravlint.document import Block, Document, Place, Table
from kravlint.language.sentences import sentences

HEAD = ["Krav-ID", "Krav", "Typ", "Uppfylls (Ja/Nej)", "Vikt"]


def found(*tables: list[list[str]], kind: str = "specification") -> list[Requirement]:
    blocks, shapes = [], []
    for number, rows in enumerate(tables, start=1):
        first = len(blocks)
        for at, row in enumerate(rows, start=1):
            for column, text in enumerate(row, start=1):
                blocks.append(Block("cell", text, place=Place(table=number, row=at, column=column)))
        shapes.append(Table(first, len(blocks) - 1, len(rows), max(map(len, rows))))
    document = Document(path="krav.docx", format="docx", blocks=tuple(blocks), tables=tuple(shapes))
    outline = [-1] * len(blocks)
    found = requirements(document, sentences(blocks), outline, [Part(kind, "", 0, len(blocks) - 1)])
    return [each for each in found if not each.implied]


def test_a_head_names_id_type_answer_and_weight() -> None:
    (one,) = found([HEAD, ["K-01", "Systemet ska logga.", "Ska", "Ja/Nej", "5"]])
    assert (one.id, one.derived, one.obligation, one.category) == ("K-01", False, "must", "Ska")
    assert (one.answer, one.weight, one.text) == ("Ja/Nej", "5", "Systemet ska logga.")


def test_the_type_cell_decides_where_the_text_has_no_verb() -> None:
    listed = found([HEAD, ["K-01", "Inloggning med e-legitimation", "SK", "", ""], ["K-02", "Export", "BK", "", ""]])
    assert [each.obligation for each in listed] == ["must", "should"]


def test_the_type_cell_wins_over_the_verb() -> None:
    (one,) = found([HEAD, ["K-01", "Systemet ska kunna visa larm.", "Bör", "", ""]])
    assert one.obligation == "should"


def test_a_row_of_a_requirement_table_needs_no_verb() -> None:
    (one,) = found([["Krav-ID", "Kravtext"], ["K-01", "Loggar sparas i 12 månader."]])
    assert (one.obligation, one.kind) == ("must", "requirement")


def test_a_row_that_says_there_is_no_requirement_is_none() -> None:
    assert found([["Krav-ID", "Kravtext"], ["K-01", "Inget krav"]]) == []


def test_ska_and_bor_may_be_columns_to_tick() -> None:
    listed = found([["Nr", "Beskrivning av krav", "Ska", "Bör"], ["1", "Rapport", "X", ""], ["2", "Diagram", "", "X"]])
    assert [(each.id, each.obligation) for each in listed] == [("1", "must"), ("2", "should")]


def test_a_cell_is_one_requirement_whatever_its_sentences() -> None:
    (one,) = found([HEAD, ["K-01", "Systemet ska logga. Loggen ska sparas i ett år.", "Ska", "", ""]])
    assert one.text.endswith("i ett år.")


def test_a_table_without_head_is_known_by_its_ids_and_types() -> None:
    listed = found([["Krav nr 1", "Systemet ska starta.", "Ska"], ["Krav nr 2", "Systemet bör larma.", "Bör"]])
    assert [(each.id, each.obligation) for each in listed] == [("Krav nr 1", "must"), ("Krav nr 2", "should")]


def test_a_table_cut_by_a_page_break_keeps_its_columns() -> None:
    listed = found(
        [HEAD, ["K-01", "Systemet ska logga.", "Ska", "", ""]],
        [["K-02", "Export till fil", "Bör", "", ""]],
    )
    assert [(each.id, each.obligation) for each in listed] == [("K-01", "must"), ("K-02", "should")]


def test_a_row_that_goes_on_over_the_page_is_joined() -> None:
    (one,) = found([HEAD, ["K-01", "Systemet ska logga alla", "Ska", "", ""], ["", "händelser i ett år.", "", "", ""]])
    assert one.text == "Systemet ska logga alla händelser i ett år."


def test_a_head_repeated_on_a_new_page_is_no_requirement() -> None:
    row = ["K-01", "Systemet ska logga.", "Ska", "", ""]
    assert len(found([HEAD, row, HEAD, ["K-02", "Systemet ska larma.", "Ska", "", ""]])) == 2


def test_a_heading_row_names_the_group() -> None:
    listed = found([HEAD, ["Drift", "", "", "", ""], ["K-01", "Systemet ska vara öppet.", "Ska", "", ""]])
    assert [(each.id, each.heading) for each in listed] == [("K-01", "Drift")]


def test_a_table_of_one_requirement_has_its_properties_below_each_other() -> None:
    (one,) = found([["Krav-ID", "K-07"], ["Kravtext", "Systemet ska stödja SAML."], ["Typ", "Ska"]])
    assert (one.id, one.text, one.obligation) == ("K-07", "Systemet ska stödja SAML.", "must")


def test_the_column_before_the_answer_holds_the_text_whatever_its_head() -> None:
    listed = found([["Nr", "Åtgärd", "Uppfylls"], ["3.1", "Det finns en rutin för incidenter.", ""]])
    assert [(each.id, each.text) for each in listed] == [("3.1", "Det finns en rutin för incidenter.")]


def test_a_column_headed_krav_may_hold_the_ids() -> None:
    listed = found([["Krav", "Ska/Bör", "Beskrivning"], ["F1", "Ska", "Visa schema"], ["F2", "Bör", "Skicka larm"]])
    assert [(each.id, each.obligation) for each in listed] == [("F1", "must"), ("F2", "should")]


def test_a_property_and_its_required_value_are_a_requirement() -> None:
    (one,) = found([["Egenskap", "Krav"], ["Svarstid", "Högst 2 sekunder"]])
    assert (one.heading, one.text) == ("Svarstid", "Högst 2 sekunder")


def test_a_merged_name_belongs_to_the_rows_below_it_too() -> None:
    row = [["Område", "Krav", "Uppfylls"], ["Drift", "Systemet övervakas dygnet runt", ""]]
    blocks = [
        Block("cell", t, place=Place(table=1, row=r, column=c))
        for r, cells in enumerate(row, 1)
        for c, t in enumerate(cells, 1)
    ]
    blocks += [Block("cell", "Fel rättas samma dag", place=Place(table=1, row=3, column=2))]
    document = Document(path="k.docx", format="docx", blocks=tuple(blocks), tables=(Table(0, len(blocks) - 1, 3, 3),))
    listed = requirements(
        document, sentences(blocks), [-1] * len(blocks), [Part("specification", "", 0, len(blocks) - 1)]
    )
    assert [each.heading for each in listed] == ["Drift", "Drift"]


def test_what_stands_beside_a_requirement_is_none() -> None:
    listed = found([["Krav-ID", "Kravtext"], ["K-01", "Loggar sparas i ett år."], ["", "Motiv: krävs för tillsyn."]])
    assert [each.id for each in listed] == ["K-01"]


def test_a_head_may_say_more_between_brackets() -> None:
    listed = found([["Krav-id", "Kravbeskrivning", "Typ av krav (Ska/Bör)"], ["1.2", "Stöd för mörkt läge", "Bör"]])
    assert [each.obligation for each in listed] == ["should"]


def test_a_column_headed_skall_krav_holds_the_text() -> None:
    listed = found([["Nr", "Skall-krav", "Uppfylles J/N"], ["1", "Inloggning sker med e-legitimation.", ""]])
    assert [(each.id, each.obligation) for each in listed] == [("1", "must")]


def test_who_does_what_is_said_by_the_column_and_not_guessed() -> None:
    assert (
        found([["Område", "Leverantören", "Kommunen"], ["Data", "Säkerhetskopierar", "Ansvarar för innehållet"]]) == []
    )


def test_english_heads_and_types() -> None:
    listed = found(
        [
            ["Req ID", "Description", "M/D", "Compliant (Y/N)"],
            ["1.1", "Audit log", "M", ""],
            ["1.2", "Dark mode", "D", ""],
        ]
    )
    assert [(each.id, each.obligation) for each in listed] == [("1.1", "must"), ("1.2", "should")]


def test_a_table_of_versions_asks_for_nothing() -> None:
    assert found([["Version", "Datum", "Beskrivning"], ["0.2", "2026-02-01", "Krav om logg ska tas bort"]]) == []


def test_a_price_list_of_companies_asks_for_nothing() -> None:
    rows = [
        ["Bolaget AB", "556000-0001", "KO1 - Ledning", "A", "622"],
        ["Firman AB", "556000-0002", "KO2 - Metod", "B", "691"],
    ]
    assert found([["Leverantör", "Org.nr", "Kompetensområde", "Kategori", "Pris"], *rows]) == []


def test_other_tables_are_read_as_running_text() -> None:
    listed = found(
        [["Roll", "Ansvar"], ["Projektledare", "Leder arbetet"], ["Drift", "Leverantören ska utse en person."]]
    )
    assert [each.text for each in listed] == ["Leverantören ska utse en person."]


def test_kan_counts_only_in_a_requirement_table() -> None:
    (one,) = found([["Krav-ID", "Krav"], ["K-01", "Användaren kan byta språk."]])
    assert one.obligation == "may"
    assert found([["Roll", "Ansvar"], ["Drift", "Leverantören kan utse en person."]]) == []


def test_how_to_answer_is_an_instruction() -> None:
    (one,) = found([["Krav-ID", "Krav"], ["K-01", "Beskriv hur loggning sker."]])
    assert one.kind == "instruction"


def test_a_column_of_ska_and_bor_is_the_type_whatever_its_head() -> None:
    listed = found([["Nr", "Krav", "Nivå"], ["1", "Rapport", "SKA"], ["2", "Diagram", "BÖR"]])
    assert [(each.obligation, each.text) for each in listed] == [("must", "Rapport"), ("should", "Diagram")]


def test_the_letters_of_one_scale_are_read_together() -> None:
    rows = [["M1", "Sökning", "M"], ["M2", "Tema", "S"], ["M3", "Spel", "C"], ["M4", "Stöd för Internet Explorer", "W"]]
    listed = found([["ID", "Krav", "Prioritet"], *rows])
    assert [(each.id, each.obligation) for each in listed] == [("M1", "must"), ("M2", "should"), ("M3", "may")]
    swedish = found([["ID", "Krav", "Typ"], ["M1", "Sökning", "S"], ["M2", "Tema", "B"]])
    assert [each.obligation for each in swedish] == ["must", "should"]


def test_the_value_that_is_aimed_at_belongs_to_the_requirement() -> None:
    (one,) = found([["ID", "Krav", "Mål", "Prioritet"], ["NFR-1", "Svarstid för sökning", "< 500 ms", "M"]])
    assert one.text == "Svarstid för sökning < 500 ms"


def test_rows_with_ids_of_the_documents_series_are_requirements() -> None:
    known = [["ID", "Krav", "Typ"], ["NFR-1", "Sökning", "Ska"]]
    listed = found(known, [["ID", "Datatyp", "Sparas"], ["NFR-2", "Loggar", "ett år"], ["NFR-3", "Bilder", "två år"]])
    assert [(each.id, each.text) for each in listed][1:] == [("NFR-2", "Loggar ett år"), ("NFR-3", "Bilder två år")]
    assert found([["ID", "Datatyp", "Sparas"], ["NFR-2", "Loggar", "ett år"]]) == []


SERVICE_LEVELS = [
    ["Id", "Mått", "Nivå", "Avdrag"],
    ["C1", "Drifttid", "99,9 %", "4 %"],
    ["C2", "Svarstid", "2 timmar", "1 %"],
]


def test_a_row_of_service_levels_is_a_requirement_with_its_label() -> None:
    listed = found(SERVICE_LEVELS, kind="sla")
    assert [each.full_text for each in listed] == ["Drifttid 99,9 %", "Svarstid 2 timmar"]


def test_an_agreement_lays_down_what_is_delivered_by_label_and_value() -> None:
    rows = [
        ["Parter", "Kommunen och bolaget"],
        ["Format", "CSV med beskrivning av fälten"],
        ["Utbildning", "två dagar per administratör"],
        ["Ansvar", "Högst 3 000 000 kr per år"],
        ["Tvist", "Stockholms tingsrätt"],
        ["Avgift för byte", "ingen"],
    ]
    listed = found([["Punkt", "Villkor"], *rows], kind="agreement")
    assert [each.stem for each in listed] == ["Format", "Utbildning", "Avgift för byte"]


def test_roles_prices_and_sub_processors_are_no_such_rows() -> None:
    assert found([["Roll", "Vem", "Innehåll"], ["Utbildning", "enheten", "kurser"]], kind="agreement") == []
    assert found([["Rad", "Antal", "Pris", "Tid"], ["Utbildning", "12", "100", "maj"]], kind="agreement") == []
