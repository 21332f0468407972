"""How soon the HTML report can be used: opened in chromium, with ever more findings and text.

    python benchmarks/html.py

Ratios against a bare page in the same browser, the median of five. "Ready" is when the page's script has run
(the load event), "filter" what a typed letter in the search field costs until the next frame. Writes results/html.md.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from kravlint.document import Block
from kravlint.report import Basis, DocumentSummary, Finding, Location, Report, Summary
from kravlint.reports import render

RESULTS = Path(__file__).parent / "results" / "html.md"
SENTENCE = "Leverantören bör i förväg informera Beställaren om nya underbiträden och om ändringar av dem."
RUNS = 5


def report_of(findings: int) -> Report:
    """Twenty documents with ten blocks of text for each finding."""
    documents = [f"Bilaga {number}.docx" for number in range(1, 21)]
    blocks = tuple(Block("paragraph", SENTENCE * 2) for _ in range(findings // 2))
    return Report(
        kravlint="0",
        as_of="2026-11-22",
        documents=tuple(
            DocumentSummary(
                path=path, kind="other", language="sv", pages=None, words=0, requirements=0, date=None, blocks=blocks
            )
            for path in documents
        ),
        findings=tuple(finding(number, documents[number % 20]) for number in range(findings)),
        summary=Summary(warning=findings, documents=20),
    )


def finding(number: int, path: str) -> Finding:
    return Finding(
        rule=f"REQ{number % 40:03}",
        name="x",
        family="requirements",
        phase="before",
        severity="warning",
        message=f"Kravet {number} går att läsa på två sätt.",
        path=path,
        location=Location(block=number // 20, start=13, end=16, paragraph=number, heading="Krav", heading_number="4"),
        excerpt=SENTENCE.replace("bör", "⟦bör⟧"),
        why="Ett bör går inte att hålla leverantören till. " * 2,
        remedy=f"Skriv ska eller ta bort kravet ({number % 40}).",
        sample="Leverantören ska i förväg informera Beställaren om nya underbiträden.",
        basis=(Basis("Vägledning", "https://example.org", "2026-11-22"),),
        fingerprint=f"{number:08x}",
    )


def measured(browser: Any, file: Path) -> tuple[float, float]:
    """Milliseconds until the page is ready, and for a letter in the search field (0 where there is none)."""
    ready, typed = [], []
    for _ in range(RUNS):
        page = browser.new_page()
        page.goto(file.as_uri())
        ready.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        if page.locator("input[type=search]").count():
            typed.append(
                page.evaluate(
                    """() => new Promise((done) => {
                        const field = document.querySelector('input[type=search]');
                        field.value = 'kravet 1';
                        const begin = performance.now();
                        field.dispatchEvent(new Event('input', { bubbles: true }));
                        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
                    })"""
                )
            )
        page.close()
    return statistics.median(ready), statistics.median(typed or [0.0])


def main() -> None:
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("chromium is missing")
    rows = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        bare = Path(folder) / "bare.html"
        bare.write_text("<!doctype html><title>x</title><p>x", encoding="utf-8")
        base, _ = measured(browser, bare)
        for count in (20, 200, 2000):
            file = Path(folder) / f"{count}.html"
            begin = time.process_time()
            page = render(report_of(count), "html", lang="sv")
            made = time.process_time() - begin
            file.write_text(page, encoding="utf-8")
            ready, typed = measured(browser, file)
            size = file.stat().st_size / 1e6
            rows.append(
                f"| {count} | {count * 10} | {size:.1f} MB | {made:.1f} s | {ready:.0f} ms ({ready / base:.0f} ×) | {typed:.0f} ms |"
            )
        version = browser.version
    RESULTS.write_text(
        "# How soon the HTML report can be used\n\n"
        f"Chromium {version}; a bare page is ready after {base:.0f} ms. `python benchmarks/html.py`.\n\n"
        "| findings | blocks of text | size | rendering (CPU) | ready | filter |\n| --- | --- | --- | --- | --- | --- |\n"
        + "\n".join(rows)
        + "\n",
        encoding="utf-8",
    )
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
