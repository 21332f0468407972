"""docs/rules/ is what the rules say today."""

from __future__ import annotations

from pathlib import Path

from kravlint.cli.rule_pages import pages
from kravlint.engine.loader import load

FOLDER = Path(__file__).parents[1] / "docs" / "rules"


def test_the_pages_are_fresh() -> None:
    kept = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    fresh = pages(load().rules, "sv")
    stale = sorted(name for name in kept.keys() | fresh.keys() if kept.get(name) != fresh.get(name))
    assert stale == [], "run `make docs`"
