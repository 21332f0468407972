"""The HTML report in a real browser: the chromium that the machine has, driven by Playwright. No network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.reports.sample_report import sample_report

from kravlint.report import Lang, Report
from kravlint.reports import render

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("chromium is not installed (or named in CHROMIUM)")
    with driver.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A report opened as a file: `opened(report, lang=…, address="#…", width=…, **context)`."""
    contexts = []

    def page_of(
        report: Report | None = None, lang: Lang = "sv", address: str = "", width: int = 1280, **options: Any
    ) -> Any:
        file = tmp_path / "rapport.html"
        file.write_text(render(report or sample_report(texts=True), "html", lang=lang), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
        page.goto(file.as_uri() + address)
        return page

    yield page_of
    for context in contexts:
        context.close()
