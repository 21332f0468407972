"""What the README shows is what kravlint says. `python -m tests.test_readme` writes the samples anew."""

from __future__ import annotations

from pathlib import Path

from tests.samples import SAMPLE, refreshed

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def test_the_sample_output_is_real() -> None:
    readme = README.read_text(encoding="utf-8")
    assert SAMPLE.search(readme)
    assert refreshed(readme, ROOT) == readme


def test_both_commands_stand_on_the_first_screen_and_in_the_makefile() -> None:
    first_screen = README.read_text(encoding="utf-8").splitlines()[:24]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert any(f"make {target}" in line for line in first_screen)
        assert f"\n{target}:" in makefile


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8"), ROOT), encoding="utf-8")
