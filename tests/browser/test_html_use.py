"""What a reader does with the page: filters, follows links, reads the text, copies, downloads, prints."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
from msgspec.structs import replace
from tests.reports.sample_report import SUBPROCESSORS, sample_report

from kravlint.document import Block
from kravlint.report import Report

Opened = Callable[..., Any]
VISIBLE = ".finding:not([hidden])"


def ids(page: Any) -> list[str]:
    return page.eval_on_selector_all(VISIBLE, "all => all.map((each) => each.id)")  # type: ignore[no-any-return]


def test_the_script_runs_under_the_policy_of_the_page(opened: Opened) -> None:
    page = opened()
    assert page.locator("#filters").is_visible()
    assert page.faults == []


def test_filters_work_by_keyboard_and_stay_in_the_address(opened: Opened) -> None:
    page = opened()
    page.locator("input[value=warning]").focus()
    page.keyboard.press("Space")
    page.locator("input[type=search]").focus()
    page.keyboard.type("underbiträden")
    assert ids(page) == ["f-1f0c9ab2"]
    assert page.locator("#shown").inner_text() == "1"

    page.reload()
    assert ids(page) == ["f-1f0c9ab2"]
    assert not page.locator("input[value=warning]").is_checked()
    page.locator("button[type=reset]").press("Enter")
    page.locator(VISIBLE).nth(5).wait_for(state="attached")
    assert len(ids(page)) == 6
    assert "?" not in page.url


def test_an_address_with_filters_shows_what_it_says(opened: Opened) -> None:
    page = opened(address="?severity=error,warning&document=03+Avtal.pdf")
    assert ids(page) == ["f-c01dbeef"]
    assert ids(opened(address="?family=security-classification&phase=before")) == ["f-77aa31c0"]


def test_a_group_without_findings_to_show_is_gone(opened: Opened) -> None:
    page = opened(address="?document=03+Avtal.pdf")
    assert page.locator(".group:visible").count() == 1


def test_a_deep_link_opens_its_finding_even_past_a_filter(opened: Opened) -> None:
    page = opened(address="?severity=warning#f-1f0c9ab2")
    finding = page.locator("#f-1f0c9ab2")
    assert finding.locator("details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "f-1f0c9ab2"
    assert finding.evaluate("(each) => each.getBoundingClientRect().top") < 900


def test_a_finding_leads_to_its_words_and_they_lead_back(opened: Opened) -> None:
    page = opened()
    page.locator("#f-1f0c9ab2 .c-place a").click()
    marked = page.locator(".m", has_text="bör").first
    assert marked.is_visible()
    box, width = marked.bounding_box(), page.viewport_size["width"]
    assert box["x"] > width / 2 and 0 < box["y"] < 900, "the text stands beside the findings"
    assert page.evaluate("document.activeElement.id") == "b-4-88"
    place = page.locator("#f-1f0c9ab2 .c-place").bounding_box()
    assert place["x"] < width / 2 and 0 < place["y"] < 900, "the finding is still in sight"
    marked.click()
    assert page.url.endswith("#f-1f0c9ab2")
    assert page.evaluate("document.activeElement.id") == "f-1f0c9ab2"


def test_escape_closes_the_text_and_gives_the_place_back(opened: Opened) -> None:
    page = opened()
    link = page.locator("#f-1f0c9ab2 .c-place a")
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("#close").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#close").is_visible()
    assert link.evaluate("(each) => each === document.activeElement")


def test_on_a_phone_the_text_opens_where_it_stands(opened: Opened) -> None:
    page = opened(width=390)
    page.locator("#f-1f0c9ab2 .c-place a").click()
    box = page.locator(".m", has_text="bör").first.bounding_box()
    assert 0 <= box["x"] < 390 and 0 < box["y"] < 900


def test_findings_over_the_same_words_can_all_be_reached_from_the_text(opened: Opened) -> None:
    report = sample_report(texts=True)
    same = replace(SUBPROCESSORS, rule="REQ006", fingerprint="aaaa1111", severity="info")
    page = opened(replace(report, findings=(*report.findings, same)))
    links = page.eval_on_selector_all("#b-4-88 a", "all => all.map((each) => each.getAttribute('href'))")
    assert links == ["#f-1f0c9ab2", "#f-aaaa1111"]


def test_a_sample_clause_is_copied(opened: Opened) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    finding = page.locator("#f-1f0c9ab2")
    finding.locator("summary").click()
    finding.locator(".copy").click()
    page.locator("#f-1f0c9ab2 .copy", has_text="Kopierad").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == SUBPROCESSORS.sample


def test_the_findings_that_are_shown_are_downloaded_as_csv(opened: Opened) -> None:
    page = opened(address="?severity=error")
    with page.expect_download() as started:
        page.locator("#csv").click()
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert started.value.suggested_filename == "fynd.csv"
    assert [row["Allvar"] for row in rows] == ["Fel"] * 3
    row = next(row for row in rows if row["Kännemärke"] == "1f0c9ab2")
    assert row["Dokument"] == "04 PuB-avtal.docx"
    assert row["Plats"] == "avsnitt 7 Underbiträden, stycke 41"
    assert row["Åtgärd"] == SUBPROCESSORS.remedy
    assert row["Utdrag"].startswith("Leverantören bör i förväg")


def test_without_javascript_everything_is_there_to_read(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    assert not page.locator("#filters").is_visible()
    assert page.locator(".finding").count() == page.locator(".finding:visible").count() == 6
    page.locator("#f-1f0c9ab2 summary").click()
    assert page.get_by_text(SUBPROCESSORS.why).is_visible()
    page.locator("#f-1f0c9ab2 .c-place a").click()
    assert page.locator(".m", has_text="bör").first.is_visible()


def test_script_in_a_document_or_its_name_stays_text(opened: Opened) -> None:
    evil = "<script>document.title = 'evil'</script><img src=x onerror=\"document.title = 'evil'\">"
    report = sample_report(texts=True)
    documents = tuple(
        replace(each, path=evil + each.path, blocks=(*each.blocks, Block("paragraph", evil)))
        for each in report.documents
    )
    findings = tuple(
        replace(each, excerpt=evil, path=evil + each.path if each.path else None) for each in report.findings
    )
    page = opened(replace(report, documents=documents, findings=findings))
    assert page.title() == "Granskning av upphandlingsdokument: Upphandling av lärplattform"
    assert page.locator("img").count() == 0
    assert page.faults == []


def test_print_unfolds_the_reasons_and_leaves_the_documents_and_the_controls_out(opened: Opened) -> None:
    page = opened()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_text(SUBPROCESSORS.why).is_visible()
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#pane").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#f-1f0c9ab2 details").get_attribute("open") is None


def test_the_first_screen_is_the_first_page_on_paper(opened: Opened) -> None:
    page = opened()
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        first, second = (" ".join((pdf.pages[number].extract_text() or "").split()) for number in (0, 1))
    assert "Standarder är angivna och aktuella." in first
    assert "Sidan är en bild utan text." in first
    assert "Dataskyddsombudet" in first
    assert "har varken fel eller varningar" in first
    assert second.startswith("Fynd")


def test_a_report_without_anything_has_nothing_to_trip_over(opened: Opened) -> None:
    assert opened(Report(kravlint="0.1.0", as_of="2026-11-22")).faults == []
