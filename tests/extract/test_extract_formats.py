"""The catalogue in each format, read back by the format's own reader."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from msgspec.structs import replace
from reqif.parser import ReqIFParser

from kravlint.analysis.requirements import Requirement
from kravlint.extract import FORMATS, Catalogue, Entry, Unread, render

TEXTS = ('Systemet ska logga <allt> & "mer" | i ett år.\nLoggen sparas.', "=1+1 ska räknas", "Stöd för åäö")


def catalogue(*, everything: bool = False) -> Catalogue:
    entries = tuple(
        Entry(
            "krav.docx",
            "avsnitt 3, sidan 2",
            Requirement(
                id=f"K-{n}", obligation="must" if n else "should", text=text, number="3", block=n, start=0, end=9
            ),
        )
        for n, text in enumerate(TEXTS)
    )
    return Catalogue(entries, ("krav.docx", "tom.docx"), (Unread("hemlig.docx", "encrypted"),), everything)


def test_csv_opens_in_swedish_excel() -> None:
    content = render(catalogue(), "csv", "sv")
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, *_ = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert head == ["Nr", "Krav-ID", "Krav", "Ska/Bör", "Vem", "Avsnitt", "Rubrik", "Vikt", "Svar", "Dokument", "Plats"]
    assert first[:4] == ["1", "K-0", TEXTS[0], "Bör"]


def test_what_no_word_asks_for_is_marked() -> None:
    (entry, *_) = catalogue().entries
    implied = replace(entry, requirement=replace(entry.requirement, implied=True))
    for lang, said in (("sv", "Bör (underförstått)"), ("en", "Should (implied)")):
        content = render(Catalogue((implied,), ("krav.docx",), (), everything=False), "csv", lang)
        assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))[1][3] == said


def test_csv_holds_no_formula() -> None:
    rows = list(
        csv.reader(io.StringIO(render(catalogue(), "csv", "sv").decode("utf-8-sig"), newline=""), delimiter=";")
    )
    assert rows[2][2] == "'=1+1 ska räknas"


def test_the_workbook_has_a_head_that_stays_a_filter_and_wrapped_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(catalogue(), "xlsx", "sv")))["Krav"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:K4"
    assert sheet["C2"].alignment.wrap_text
    assert sheet["C2"].value == TEXTS[0]


def test_a_row_is_as_high_as_its_text_needs() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(catalogue(), "xlsx", "sv")))["Krav"]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [30, 15]  # the first text has a line break


def test_documents_are_called_by_their_names_in_their_common_folder() -> None:
    one = catalogue().entries[0]
    entries = (replace(one, document="/a/b/krav.docx"), replace(one, document="/a/b/c/avtal.docx"))
    found = Catalogue(entries, ("/a/b/krav.docx", "/a/b/c/avtal.docx"), (), False)
    sheet = openpyxl.load_workbook(io.BytesIO(render(found, "xlsx", "sv")))["Krav"]
    assert [sheet[f"J{row}"].value for row in (2, 3)] == ["krav.docx", "c/avtal.docx"]


def test_the_workbook_holds_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(catalogue(), "xlsx", "sv")))["Krav"]
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=1+1 ska räknas", "s")


def test_the_workbook_counts_by_document_and_tells_what_was_not_read() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(catalogue(), "xlsx", "sv")))["Sammanställning"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows == [
        ["Dokument", "Ska", "Bör", "Antal"],
        ["krav.docx", 2, 1, 3],
        ["tom.docx", 0, 0, 0],
        ["Alla", 2, 1, 3],
        ["Kunde inte läsas: hemlig.docx"],
    ]


def test_json_has_every_field_in_codes() -> None:
    content = json.loads(render(catalogue(), "json", "sv"))
    assert content["documents"] == ["krav.docx", "tom.docx"]
    assert content["unread"] == [{"document": "hemlig.docx", "reason": "encrypted"}]
    first = content["requirements"][0]
    assert (first["id"], first["obligation"], first["kind"], first["text"]) == (
        "K-0",
        "should",
        "requirement",
        TEXTS[0],
    )
    assert set(Requirement.__struct_fields__) <= set(first)


def test_reqif_reads_back_with_texts_and_order() -> None:
    bundle = ReqIFParser.parse_from_string(render(catalogue(), "reqif", "sv").decode())
    content = bundle.core_content.req_if_content
    texts = [each.attribute_map["kravlint-attribute-text"].value for each in content.spec_objects]
    assert texts == [" ".join(text.split()) for text in TEXTS]
    assert [(each.long_name, len(each.children or [])) for each in content.specifications] == [
        ("krav.docx", 3),
        ("tom.docx", 0),
    ]
    assert not bundle.exceptions


def test_reqif_conforms_to_its_schema() -> None:
    from pathlib import Path

    import reqif
    import xmlschema

    schema = xmlschema.XMLSchema(str(Path(reqif.__file__).parent / "reqif_schema" / "reqif.xsd"))
    assert [str(error.reason) for error in schema.iter_errors(render(catalogue(), "reqif", "sv").decode())] == []


def test_markdown_keeps_a_row_on_a_line() -> None:
    lines = render(catalogue(), "markdown", "sv").decode().splitlines()
    assert len(lines) == 2 + len(TEXTS)
    assert r"\<allt>" in lines[2] and r"\|" in lines[2] and "<br>" in lines[2]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_takes_a_catalogue_without_requirements(format: str) -> None:
    assert render(Catalogue((), ("tom.docx",), (), False), format, "en")


def test_the_kind_has_a_column_where_there_is_more_than_one() -> None:
    head = render(catalogue(everything=True), "markdown", "sv").decode().splitlines()[0]
    assert "Slag" in head
