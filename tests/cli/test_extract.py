"""`kravlint extract` from the outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kravlint = Callable[..., Result]
TEXT = """# Kravspecifikation

Systemet ska logga alla händelser.

Anbudet ska vara skrivet på svenska.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "krav.md"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_table_is_printed(kravlint: Kravlint, draft: Path) -> None:
    result = kravlint("extract", "krav.md")
    assert result.exit_code == 0
    assert "Systemet ska logga alla händelser." in result.stdout
    assert "Anbudet" not in result.stdout


def test_all_tells_instructions_too(kravlint: Kravlint, draft: Path) -> None:
    assert "Anvisning till anbudsgivare" in kravlint("extract", "krav.md", "--all").stdout


@pytest.mark.parametrize("name", ["ut.xlsx", "ut.csv", "ut.json", "ut.reqif", "ut.md"])
def test_the_file_name_tells_the_format(kravlint: Kravlint, draft: Path, tmp_path: Path, name: str) -> None:
    result = kravlint("extract", "krav.md", "-o", name)
    assert (result.exit_code, (tmp_path / name).stat().st_size > 0) == (0, True)
    assert "1 krav" in result.stderr


def test_an_unknown_file_name_asks_for_a_format(kravlint: Kravlint, draft: Path) -> None:
    result = kravlint("extract", "krav.md", "-o", "ut.txt")
    assert result.exit_code == 2
    assert "--format" in result.stderr


def test_a_workbook_needs_a_file(kravlint: Kravlint, draft: Path) -> None:
    assert kravlint("extract", "krav.md", "--format", "xlsx").exit_code == 2


def test_nothing_readable_is_wrong_usage(kravlint: Kravlint, tmp_path: Path) -> None:
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04 trasig")
    result = kravlint("extract", "trasig.docx")
    assert result.exit_code == 2
    assert "trasig.docx" in result.stderr


def test_english(kravlint: Kravlint, draft: Path) -> None:
    assert kravlint("extract", "krav.md", "--lang", "en").stdout.startswith("| No. | Requirement ID |")
