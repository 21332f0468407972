"""What the guide in docs/sv says can be done. `python -m tests.test_guide` writes its samples anew."""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from PIL import Image

from kravlint.cli import main
from kravlint.config import load_config
from tests.samples import SAMPLE, refreshed

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "sv"
PAGES = sorted(GUIDE.glob("*.md"))
README = ROOT / "README.md"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
FIGURES = re.compile(r"<!-- figures: (\S+): (.*?) -->")
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
named_too = pytest.mark.parametrize("page", [*PAGES, README], ids=lambda page: f"{page.parent.name}-{page.stem}")


def blocks(page: Path, language: str) -> Iterator[str]:
    for found in FENCED.finditer(page.read_text(encoding="utf-8")):
        if found[1] == language:
            yield found[2]


def commands(page: Path) -> Iterator[str]:
    """Every command that begins with kravlint: after a dollar sign, in a line of prose, and above a sample."""
    text = page.read_text(encoding="utf-8")
    yield from re.findall(r"^\$ (kravlint .*?)(?:  #.*)?$", text, re.MULTILINE)
    yield from re.findall(r"`(kravlint [^`\n]+)`", FENCED.sub("", text))
    yield from re.findall(r"<!-- sample: (kravlint .*?) -->", text)


@named_too
def test_every_command_has_the_options_and_arguments_that_it_is_given(page: Path) -> None:
    for line in commands(page):
        _, *arguments = shlex.split(line.replace("…", ""))
        if arguments == ["--version"]:
            continue
        command: click.Command = main
        context = click.Context(main, info_name="kravlint")
        while isinstance(command, click.Group) and arguments:
            inner = command.get_command(context, arguments.pop(0))
            assert inner, f"{page.name}: no such command: {line}"
            command = inner
        try:
            command.make_context("kravlint", list(arguments))
        except click.MissingParameter:  # a command may be spoken of by its name
            assert not arguments, f"{page.name}: {line}"
        except click.UsageError as error:
            pytest.fail(f"{page.name}: {line}: {error.message}")


@named_too
def test_every_file_that_a_page_links_to_exists(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_page_is_reached_from_the_first() -> None:
    linked = set(LINK.findall((GUIDE / "README.md").read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} - {"README.md"} <= linked


@pytest.mark.parametrize(
    "page", [page for page in PAGES if SAMPLE.search(page.read_text(encoding="utf-8"))], ids=lambda page: page.stem
)
def test_the_output_that_a_page_shows_is_real(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert refreshed(text, with_examples(tmp_path)) == text


@named
def test_settings_and_rules_that_a_page_shows_are_understood(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "toml"):
        assert tomllib.loads(block)
        (tmp_path / "kravlint.toml").write_text(block, encoding="utf-8")
        load_config(None, tmp_path)
    for block in blocks(page, "yaml"):
        assert yaml.safe_load(block)


@named_too
def test_measured_figures_stand_in_the_results_that_they_come_from(page: Path) -> None:
    for file, row in FIGURES.findall(page.read_text(encoding="utf-8")):
        assert row in (ROOT / file).read_text(encoding="utf-8"), f"{row} does not stand in {file}"


def test_the_pages_show_every_picture_and_none_is_heavy() -> None:
    shown = {
        (page.parent / target).resolve()
        for page in [*PAGES, README]
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if target.endswith(".png")
    }
    assert shown == set((GUIDE / "bilder").iterdir())
    for picture in shown:
        assert picture.stat().st_size < 200_000
        with Image.open(picture) as image:
            assert min(image.size) > 300


def with_examples(folder: Path) -> Path:
    """A folder like examples/, to run commands in."""
    for name in ("larplattform", "skolskjuts", "avrop"):
        shutil.copytree(ROOT / "examples" / name, folder / name)
    return folder


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            text = page.read_text(encoding="utf-8")
            page.write_text(refreshed(text, with_examples(Path(folder))), encoding="utf-8")
