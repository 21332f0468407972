"""`kravlint pairs`: the topic matrix on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.pack import write

Kravlint = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write(
        tmp_path / "inköp",
        {
            "Kravspecifikation.md": "# Kravspecifikation\n\nLeverantören ska ge support. Avtalet löper i 36 månader.",
            "Avtal.md": "# Avtal\n\n## 4. Vite\n\nVite utgår. Avtalet gäller i 24 månader.",
        },
    )


def test_the_matrix_is_a_table_with_the_first_place_of_each_cell(kravlint: Kravlint, desk: Path) -> None:
    result = kravlint("pairs", str(desk))
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "Ämne Krav Avtal Bilagor" in lines
    assert "Support och felanmälan 1 (Kravspecifikation.md) – –" in lines
    assert any(line.startswith("Vite och prisavdrag – 2 (Avtal.md") for line in lines)
    assert any(line.startswith("fel PAIR004 Avtal.md") for line in lines)
    assert any(line.startswith("det andra värdet: Kravspecifikation.md") for line in lines)


def test_the_annexes_that_are_named_stand_with_what_answers_them(kravlint: Kravlint, tmp_path: Path) -> None:
    write(
        tmp_path / "inköp",
        {
            "Inbjudan.md": "# Inbjudan\n\n- Bilaga 1 Krav\n- Bilaga 2 Priser",
            "Bilaga 1 Krav.md": "# Kravspecifikation\n\nLeverantören ska ge support.",
        },
    )
    lines = [" ".join(line.split()) for line in kravlint("pairs", "inköp").stdout.splitlines()]
    assert "1 Krav Bilaga 1 Krav.md Inbjudan.md" in lines
    assert "2 Priser finns inte här Inbjudan.md" in lines
    (entry,) = json.loads(kravlint("pairs", "inköp", "--format", "json").stdout)
    assert [(row["number"], row["answer"] is None) for row in entry["annexes"]] == [("1", False), ("2", True)]


def test_json_holds_documents_topics_and_the_findings_on_pairing(kravlint: Kravlint, desk: Path) -> None:
    (entry,) = json.loads(kravlint("pairs", str(desk), "--format", "json", "--lang", "en").stdout)
    assert (entry["name"], entry["verdict"]) == ("inköp", "missing")
    assert {document["kind"] for document in entry["documents"]} == {"agreement", "specification"}
    assert [row["label"] for row in entry["topics"]] == ["Penalties and price deductions", "Support and fault reports"]
    assert {finding["family"] for finding in entry["findings"]} == {"pairing"}


def test_a_set_without_specification_and_agreement_says_so(kravlint: Kravlint, tmp_path: Path) -> None:
    write(tmp_path / "pris", {"Prisbilaga.md": "# Prisbilaga\n\nPris per år."})
    result = kravlint("pairs", "pris")
    assert result.exit_code == 0
    assert "varken kravspecifikation eller avtal" in result.stdout
