"""What the README shows is what kravlint says. `python -m tests.test_readme` writes the samples anew."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from kravlint.cli import main

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAMPLE = re.compile(
    r"(?P<head><!-- sample: kravlint (?P<command>.*?) -->\n```text\n)(?P<output>.*?)(?P<tail>```)", re.DOTALL
)


def refreshed(readme: str) -> str:
    """The README's text with every sample as it comes out today."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return SAMPLE.sub(lambda sample: sample["head"] + _said(sample["command"]) + sample["tail"], readme)
    finally:
        os.chdir(before)


def _said(command: str) -> str:
    return (
        CliRunner().invoke(main, [*shlex.split(command), "--no-cache"], env={"COLUMNS": "100", "NO_COLOR": "1"}).stdout
    )


def test_the_sample_output_is_real() -> None:
    readme = README.read_text(encoding="utf-8")
    assert SAMPLE.search(readme)
    assert refreshed(readme) == readme


def test_both_commands_stand_on_the_first_screen_and_in_the_makefile() -> None:
    first_screen = README.read_text(encoding="utf-8").splitlines()[:24]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert any(f"make {target}" in line for line in first_screen)
        assert f"\n{target}:" in makefile


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
