"""Which files a glob is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kravlint.globs import matching


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.pdf", "a/b/krav.pdf"),
        ("gamla", "a/gamla/krav.docx"),
        ("gamla/", "gamla/krav.docx"),
        ("a/b", "a/b/krav.docx"),
        ("a/**", "a/b/krav.docx"),
        ("**/krav.docx", "krav.docx"),
        ("**/krav.docx", "a/b/krav.docx"),
        ("a/*/krav.docx", "a/b/krav.docx"),
    ],
)
def test_a_glob_matches_names_and_paths_from_the_root(glob: str, path: str, tmp_path: Path) -> None:
    assert matching(tmp_path / path, (glob,), tmp_path) == glob


@pytest.mark.parametrize(
    ("glob", "path"), [("gamla", "gamlare/krav.docx"), ("b/krav.docx", "a/b/krav.docx"), ("*.pdf", "a.pdfx")]
)
def test_a_glob_leaves_other_paths_alone(glob: str, path: str, tmp_path: Path) -> None:
    assert matching(tmp_path / path, (glob,), tmp_path) is None
