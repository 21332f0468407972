"""The findings as CSV: one row each, in words, that a spreadsheet neither splits nor runs."""

from __future__ import annotations

import csv
import io

from msgspec.structs import replace
from tests.reports.sample_report import SUBPROCESSORS, sample_report

from kravlint.report import Report
from kravlint.reports import render


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}"), newline=""), delimiter=";"))


def test_every_finding_is_a_row_with_its_place_in_words() -> None:
    rows = read(render(sample_report(), "csv", lang="sv"))
    assert [row["Kännemärke"] for row in rows] == [finding.fingerprint for finding in sample_report().findings]
    row = rows[4]
    assert row["Allvar"] == "fel"
    assert row["Dokument"] == "04 PuB-avtal.docx"
    assert row["Plats"] == "avsnitt 7 Underbiträden, stycke 41"
    assert row["Utdrag"].startswith("Leverantören bör i förväg")
    assert row["Område"] == "dataskydd"


def test_the_head_is_in_the_language_of_the_report() -> None:
    rows = read(render(sample_report(), "csv", lang="en"))
    assert rows[4]["Place"] == "section 7 Underbiträden, paragraph 41"
    assert rows[4]["Severity"] == "error"


def test_excel_opens_it_by_itself() -> None:
    text = render(sample_report(), "csv", lang="sv")
    assert text.startswith("\N{BYTE ORDER MARK}Allvar;")
    assert text.endswith("\r\n")


def test_text_of_documents_is_no_formula_and_breaks_no_row() -> None:
    finding = replace(SUBPROCESSORS, excerpt='=HYPERLINK("x");\n"a"', path="+1.docx")
    (row,) = read(render(Report(kravlint="0", as_of="2026-11-22", findings=(finding,)), "csv", lang="sv"))
    assert row["Utdrag"][0] != "=" and row["Utdrag"].endswith('=HYPERLINK("x"); "a"')
    assert row["Dokument"][0] != "+"


def test_without_excerpts_no_document_is_quoted() -> None:
    assert "Leverantören bör" not in render(sample_report(), "csv", lang="sv", excerpts=False)
