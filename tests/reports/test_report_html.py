"""The HTML report: one file that reads without a network or a script, and shows documents' text as text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.reports.sample_report import NO_CLASS, SUBPROCESSORS, sample_report

import kravlint.reports.html
from kravlint.report import Basis, Finding, Location, Met, NotChecked, Report
from kravlint.reports import render

STYLE = Path(kravlint.reports.html.__file__).with_name("style.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """What tests ask of a page: its elements, ids, text by element, and headings in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "br", "use", "path", "circle"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for tag in self.open[-1:]:
            self.text.setdefault(tag, []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="module")
def source() -> str:
    return render(sample_report(), "html", lang="sv")


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_nothing_is_fetched(source: str, page: Page) -> None:
    loaded = [attributes for name in ("script", "img", "iframe", "link") for attributes in page.all(name)]
    assert [each.get("src") or each.get("href") for each in loaded] == [None, "data:,"]
    assert "url(" not in STYLE and "@import" not in STYLE


def test_the_policy_allows_the_style_and_script_of_the_page_and_nothing_else(source: str, page: Page) -> None:
    policy = next(
        each["content"] or "" for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy and "http" not in policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert inside
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


def test_no_element_carries_style_or_script_of_its_own(page: Page) -> None:
    for _, attributes in page.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_the_language_is_said(page: Page) -> None:
    assert page.all("html") == [{"lang": "sv"}]
    assert Page(render(sample_report(), "html", lang="en")).all("html") == [{"lang": "en"}]


def test_an_excerpt_in_another_language_than_the_page_says_so() -> None:
    english = Page(render(sample_report(), "html", lang="en"))
    assert {each.get("lang") for each in english.all("blockquote")} == {"sv"}


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    targets = [each["href"] or "" for each in page.all("a") if (each["href"] or "").startswith("#")]
    assert targets
    assert {target[1:] for target in targets} <= set(page.ids)


def test_every_finding_has_a_deep_link(page: Page) -> None:
    assert {f"f-{finding.fingerprint}" for finding in sample_report().findings} <= set(page.ids)


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_four_questions_are_answered_before_anything_else(page: Page) -> None:
    assert page.text["h3"][:4] == [
        "Är informationen klassad?",
        "Finns ett personuppgifts\N{SOFT HYPHEN}biträdes\N{SOFT HYPHEN}avtal som håller?",
        "Hör handlingarna ihop?",
        "Ställs krav på rätt standarder?",
    ]
    assert [text for text in page.text["p"] if text in {"Ja", "Delvis", "Nej"}] == [
        "Nej",
        "Delvis",
        "Delvis",
        "Ja",
    ]


def test_what_to_do_comes_with_the_remedy_first_and_errors_before_warnings(page: Page) -> None:
    severities = {finding.remedy: finding.severity for finding in sample_report().findings}
    remedies = [text for text in page.text["strong"] if text in severities]
    assert [severities[remedy] for remedy in remedies] == ["error"] * 3 + ["warning"] * 2


def test_findings_with_the_same_remedy_are_one_thing_to_do() -> None:
    several = tuple(replace(SUBPROCESSORS, fingerprint=f"{number:08x}") for number in range(5))
    page = Page(render(Report(kravlint="0.1.0", as_of="2026-11-22", findings=several), "html", lang="sv"))
    assert page.text["strong"].count(SUBPROCESSORS.remedy) == 1
    assert [text for text in page.text["span"] if text.endswith("+ 4 ställen")]


def test_what_does_not_fit_on_the_first_page_stands_in_the_list_by_phase() -> None:
    many = tuple(replace(NO_CLASS, remedy=f"Gör {n}.", fingerprint=f"{n:08x}") for n in range(12))
    text = render(Report(kravlint="0.1.0", as_of="2026-11-22", findings=many), "html", lang="sv")
    assert "Resten av listan (7)" in text


def test_what_was_not_checked_is_on_the_first_screen(source: str) -> None:
    assert source.index("Sidan är en bild utan text.") < source.index('id="findings"')


def test_it_says_that_it_carries_the_drafts_text_and_is_no_legal_advice(source: str) -> None:
    assert "Rapporten återger text ur utkastet." in source
    assert "inte juridisk rådgivning" in source
    without = render(sample_report(), "html", lang="sv", excerpts=False)
    assert "Utdrag ur dokumenten är utelämnade" in without


def test_without_a_script_the_controls_that_need_one_are_hidden(page: Page) -> None:
    assert all("hidden" in each for each in page.all("form"))
    assert all("hidden" in each for each in page.all("button") if each.get("class") == "copy")


EVIL = "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>"


def evil_finding() -> Finding:
    texts = dict.fromkeys(("rule", "name", "family", "phase", "item", "state", "message", "excerpt"), EVIL)
    return replace(
        SUBPROCESSORS,
        **texts,
        why=EVIL,
        remedy=EVIL,
        sample=EVIL,
        path=EVIL,
        procurement=EVIL,
        fingerprint=EVIL,
        location=Location(block=1, heading=EVIL, requirement=EVIL),
        basis=(Basis(EVIL, "javascript:alert(1)"), Basis("x", f"https://a.example/{EVIL}")),
    )


def test_text_of_documents_stays_text_wherever_it_stands() -> None:
    report = sample_report()
    procurement = replace(
        report.procurements[0],
        name=EVIL,
        reference=EVIL,
        regime=EVIL,
        documents=(EVIL,),
        checklist=(Met(EVIL, EVIL, EVIL, "met", EVIL, Location(heading=EVIL), EVIL),),
    )
    evil = replace(
        report,
        procurements=(procurement,),
        documents=(replace(report.documents[2], path=EVIL, kind=EVIL, language=EVIL, date=EVIL),),
        findings=(evil_finding(),),
        not_checked=(NotChecked(EVIL, Location(heading=EVIL), EVIL, (EVIL,), EVIL),),
    )
    page = Page(render(evil, "html", lang="sv"))
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert page.open == []
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not [each for each in page.all("a") if not (each["href"] or "").startswith(("#", "https://a.example/"))]


def test_a_report_without_anything_is_a_page_too() -> None:
    page = Page(render(Report(kravlint="0.1.0", as_of="2026-11-22"), "html", lang="sv"))
    assert page.open == []
    assert "Inga fynd." in page.text["p"]


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def schemes() -> list[dict[str, str]]:
    return [dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)]


TEXT_ON = [
    *[(text, under) for text in ("ink", "quiet", "accent") for under in ("page", "surface")],
    *[(tone, under) for tone in ("error", "warning", "info", "found") for under in ("surface", "page")],
    *[(tone, f"{tone}-soft") for tone in ("error", "warning", "info", "found")],
    ("mark-ink", "mark"),
]


def test_there_is_a_light_and_a_dark_scheme_with_the_same_colours() -> None:
    light, dark = schemes()
    assert light.keys() == dark.keys()


@pytest.mark.parametrize(("text", "under"), TEXT_ON)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(scheme: int, text: str, under: str) -> None:
    colors = schemes()[scheme]
    assert contrast(colors[text], colors[under]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_edges_of_controls_are_seen(scheme: int) -> None:
    colors = schemes()[scheme]
    assert contrast(colors["control"], colors["surface"]) >= 3


def test_a_document_of_two_procurements_is_linked_to_where_it_first_stands() -> None:
    report = sample_report()
    other = replace(SUBPROCESSORS, procurement="Ett annat inköp", fingerprint="0")
    page = Page(render(replace(report, findings=(*report.findings, other)), "html", lang="sv"))
    assert len(page.ids) == len(set(page.ids))
