"""`kravlint rules` and `kravlint explain`: what there is, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from click.testing import Result

from kravlint.engine import loader
from kravlint.engine.schema import Example, Examples, Rule, Text
from kravlint.report import Basis

Kravlint = Callable[..., Result]


class Book(NamedTuple):
    rules: tuple[Rule, ...]


@pytest.fixture(autouse=True)
def book(monkeypatch: pytest.MonkeyPatch) -> Book:
    """Three rules of our own, made from one of the real ones."""
    real = loader.load().rules[0]
    first = msgspec.structs.replace(
        real,
        code="PUB012",
        name="sub-processors",
        family="data-protection",
        phase="before",
        severity="error",
        title=Text("Underbiträden utan tillstånd", "Sub-processors | without authorisation"),
        why=Text("Därför att {vem} ska veta.", "Because {who} must know."),
        remedy=Text("Skriv så.", "Write so."),
        sample=Text("Biträdet får …", "The processor may …"),
        basis=(Basis("GDPR artikel 28.2", "https://example.org/28", "2026-11-20"),),
        enabled=True,
        valid_from="2018-05-25",
        valid_to=None,
        examples=Examples(
            flagged=(Example(text="Biträdet bör be om lov.\nAlltid.", item="R10", state="weakened"),),
            clean=(Example(files={"a.md": "Biträdet ska be om lov."}), Example(text="Inget.")),
        ),
    )
    off = msgspec.structs.replace(first, code="PUB020", enabled=False, phase="after", severity="info")
    other = msgspec.structs.replace(first, code="SEC001", family="security-classification", severity="warning")
    made = Book((first, off, other))
    monkeypatch.setattr(loader, "load", lambda packs=(): made)
    return made


def test_rules_are_listed_by_family(kravlint: Kravlint) -> None:
    assert kravlint("rules").stdout == (
        "Dataskydd\n"
        "  PUB012   fel         Underbiträden utan tillstånd\n"
        "  PUB020   upplysning  Underbiträden utan tillstånd (av om den inte väljs med sin kod)\n"
        "\n"
        "Informationsklassning\n"
        "  SEC001   varning     Underbiträden utan tillstånd\n"
    )


@pytest.mark.parametrize("family", ["data-protection", "pub", "PUB"])
def test_a_family_is_chosen_by_name_or_by_the_beginning_of_its_codes(kravlint: Kravlint, family: str) -> None:
    listed = json.loads(kravlint("rules", "--family", family, "--format", "json").stdout)
    assert [rule["rule"] for rule in listed] == ["PUB012", "PUB020"]


def test_a_phase_is_chosen(kravlint: Kravlint) -> None:
    listed = json.loads(kravlint("rules", "--phase", "after", "--format", "json").stdout)
    assert [(rule["rule"], rule["enabled"]) for rule in listed] == [("PUB020", False)]


def test_an_unknown_family_is_answered_with_those_there_are(kravlint: Kravlint) -> None:
    result = kravlint("rules", "--family", "dataskydd")
    assert result.exit_code == 2
    assert "Det finns data-protection, security-classification" in result.stderr


def test_markdown_is_a_table_per_family(kravlint: Kravlint) -> None:
    text = kravlint("rules", "--format", "markdown", "--lang", "en").stdout
    assert text.startswith("# Rules\n\n## Data protection\n\n| Code | Severity | What it says |\n| --- | --- | --- |\n")
    assert "| PUB012 | error | Sub-processors \\| without authorisation |\n" in text


def test_a_rule_has_a_page_in_both_languages_and_the_index_leads_to_it(kravlint: Kravlint, tmp_path: Path) -> None:
    assert kravlint("rules", "--format", "markdown", "--output", str(tmp_path / "regler")).exit_code == 0
    index = (tmp_path / "regler/README.md").read_text(encoding="utf-8")
    assert "| [PUB012](PUB012.md) | fel | Underbiträden utan tillstånd |" in index
    assert "- **efter inköp**: [PUB020](PUB020.md)" in index
    page = (tmp_path / "regler/PUB012.md").read_text(encoding="utf-8")
    assert page.startswith("# PUB012 Underbiträden utan tillstånd\n")
    assert "- [GDPR artikel 28.2](https://example.org/28) (läst 2026-11-20)" in page
    assert "\n## English: Sub-processors | without authorisation\n" in page


def test_pages_are_only_written_as_markdown(kravlint: Kravlint, tmp_path: Path) -> None:
    result = kravlint("rules", "--output", str(tmp_path / "regler"))
    assert result.exit_code == 2
    assert "bara med --format markdown" in result.stderr


def test_a_rule_is_explained_with_everything_it_rests_on(kravlint: Kravlint) -> None:
    assert kravlint("explain", "PUB012").stdout == (
        """\
PUB012 Underbiträden utan tillstånd
sub-processors · fel · på · dataskydd · inför inköp
gäller 2018-05-25 –

Varför
  Därför att … ska veta.

Åtgärd
  Skriv så.

Förslag till text
  Biträdet får …

Grund
  - GDPR artikel 28.2 (läst 2026-11-20)
    https://example.org/28

Detta flaggas
  R10, försvagat:
  | Biträdet bör be om lov.
  | Alltid.

Detta flaggas inte
  a.md:
  | Biträdet ska be om lov.

  | Inget.
"""
    )


@pytest.mark.parametrize("written", ["pub012", "PUB-012", "Pub-012"])
def test_a_code_may_be_written_in_older_forms(kravlint: Kravlint, written: str) -> None:
    assert kravlint("explain", written).stdout.startswith("PUB012 ")


def test_an_unknown_code_is_answered_with_the_nearest(kravlint: Kravlint) -> None:
    result = kravlint("explain", "PUB021")
    assert result.exit_code == 2
    assert result.stderr == "kravlint: okänd regelkod PUB021. Menade du PUB020?\n"


def test_the_language_is_the_options_else_the_files(kravlint: Kravlint, tmp_path: Path) -> None:
    (tmp_path / "kravlint.toml").write_text('lang = "en"', encoding="utf-8")
    assert "Write so." in kravlint("explain", "PUB012").stdout
    assert "Skriv så." in kravlint("explain", "PUB012", "--lang", "sv").stdout


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_real_rule_can_be_explained(kravlint: Kravlint, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.undo()
    for rule in loader.load().rules:
        assert kravlint("explain", rule.code, "--lang", lang).exit_code == 0, rule.code
