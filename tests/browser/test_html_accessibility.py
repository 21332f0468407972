"""axe-core finds nothing against WCAG 2.2 AA in the page, and what it cannot see is tried by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from tests.reports.sample_report import sample_report

from kravlint.report import Report

Opened = Callable[..., Any]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, options={"runOnly": TAGS}).response
    assert found["passes"], "axe looked at nothing"
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


def unfold(page: Any) -> None:
    """Open everything, and lay out what the browser would leave until it is scrolled to: axe measures it."""
    page.evaluate(
        """() => {
            document.querySelectorAll('details').forEach((each) => { each.open = true; });
            for (const rule of document.styleSheets[0].cssRules) {
                if (rule.style?.contentVisibility) rule.style.contentVisibility = 'visible';
            }
        }"""
    )


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),
    [("sv", "light", 1280), ("en", "dark", 1280), ("en", "light", 390), ("sv", "dark", 390)],
)
def test_axe_finds_nothing(opened: Opened, lang: str, scheme: str, width: int) -> None:
    page = opened(lang=lang, width=width, color_scheme=scheme)
    unfold(page)
    assert violations(page) == []


def test_axe_finds_nothing_while_the_text_is_read_beside_the_findings(opened: Opened) -> None:
    page = opened()
    page.locator('.finding a[href^="#b-"]').first.click()
    assert violations(page) == []


def test_axe_finds_nothing_on_a_page_of_many_procurements(opened: Opened) -> None:
    report = sample_report()
    several = tuple(replace(report.procurements[0], name=f"Inköp {number}") for number in range(4))
    assert violations(opened(replace(report, procurements=several))) == []


def test_axe_finds_nothing_on_an_empty_report(opened: Opened) -> None:
    assert violations(opened(Report(kravlint="0.1.0", as_of="2026-11-22"))) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(opened: Opened, width: int) -> None:
    page = opened(width=width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_that_can_be_done_is_reached_by_keyboard_and_seen_when_it_is(opened: Opened) -> None:
    page = opened()
    unfold(page)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
            .filter((each) => each.checkVisibility()).length"""
    )
    reached, unseen = set(), []
    for step in range(3 * wanted):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """() => {
                const each = document.activeElement;
                const all = [...document.querySelectorAll('a[href], button, input, select, summary')];
                const outline = getComputedStyle(each).outlineStyle;
                return [all.indexOf(each), each.outerHTML.slice(0, 80), outline !== 'none', each.tagName];
            }"""
        )
        if where[3] == "BODY" and step > 3:
            break
        if not where[2] and where[3] != "BODY":
            unseen.append(where[1])
        reached.add(where[0])
    assert unseen == []
    assert len(reached - {-1}) == wanted


def test_nothing_moves_for_those_who_asked_for_less_motion(opened: Opened) -> None:
    page = opened()
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
