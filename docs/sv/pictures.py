"""The guide's pictures: kravlint is run on examples/ and what it shows is photographed.

    python docs/sv/pictures.py

Needs playwright and chromium (named in CHROMIUM where it is not on the path). Writes bilder/*.png.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE / "bilder"
EXAMPLES = HERE.parents[1] / "examples"
DAY = "2026-11-22"
DESK: dict[str, Any] = {"viewport": {"width": 1180, "height": 900}, "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"}
SECTIONS = {"checklista": "checklist-1", "klassning": "needs-1", "standarder": "standards-1", "amnen": "topics-1"}
"""Picture to the heading of the section that it shows."""
TALLEST = 760
COLOURS = {"1;31": "#ff7b72", "1;33": "#e3b341", "1;36": "#79c0ff", "1;32": "#7ee787", "1": "#fff", "2": "#8b949e"}
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: max-content; background: #0d1117; color: #c9d1d9 }}
pre {{ margin: 0; padding: 18px 22px; font: 15px/1.4 "DejaVu Sans Mono", monospace }}
</style><pre>{}</pre>"""


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        shutil.copytree(EXAMPLES, here, dirs_exist_ok=True)
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        report(browser, here)
        terminal(browser, here)
        browser.close()


def report(browser: Any, here: Path) -> None:
    """The HTML page: its top on a desk, in the dark and on a phone, a finding, and the tables."""
    kravlint(here, "lint", "larplattform", "--exit-zero", "--output", "html=rapport.html")
    address = (here / "rapport.html").as_uri()
    for name, options in (
        ("rapport", DESK),
        ("rapport-mork", {**DESK, "color_scheme": "dark"}),
        ("rapport-telefon", PHONE),
    ):
        page = browser.new_page(**options)
        page.goto(address)
        save(name, page.screenshot())
    page = browser.new_page(**DESK)
    page.goto(address)
    finding = page.locator("article.finding", has_text="PAIR004").first
    finding.locator("summary").first.click()
    save("fynd", finding.screenshot())
    for name, heading in SECTIONS.items():
        page.goto(address)
        section = page.locator(f"section[aria-labelledby='{heading}']")
        section.evaluate("section => document.querySelector('main').replaceChildren(section)")
        box = section.bounding_box()
        height = min(box["y"] + box["height"] + 20, TALLEST)
        save(name, page.screenshot(clip={"x": 0, "y": 0, "width": DESK["viewport"]["width"], "height": height}))


def terminal(browser: Any, here: Path) -> None:
    """What the command line says, with its colours."""
    command = ("lint", "larplattform", "--select", "PUB010")
    said = f"$ kravlint {' '.join(command)}\n\n" + kravlint(here, *command)
    page = browser.new_page(**DESK)
    page.set_content(TERMINAL.format(coloured(said)))
    save("terminal", page.locator("pre").screenshot())


def coloured(said: str) -> str:
    """Terminal text as HTML."""
    parts = re.split("\x1b\\[([0-9;]*)m", said)
    shown = [html.escape(parts[0])]
    for code, text in zip(parts[1::2], parts[2::2], strict=True):
        colour = COLOURS.get(code)
        escaped = html.escape(text)
        shown.append(f'<span style="color: {colour}">{escaped}</span>' if colour else escaped)
    return "".join(shown)


def kravlint(here: Path, *arguments: str) -> str:
    """What a run prints, in colour."""
    colours = {"FORCE_COLOR": "1", "COLUMNS": "92", "KRAVLINT_CACHE_DIR": str(here / "cache")}
    command = [sys.executable, "-m", "kravlint", *arguments, "--as-of", DAY]
    return subprocess.run(command, cwd=here, env={**os.environ, **colours}, stdout=subprocess.PIPE, text=True).stdout


def save(name: str, png: bytes) -> None:
    """Write a picture with as few colours as it needs."""
    picture = (
        Image.open(BytesIO(png)).convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
