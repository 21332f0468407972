"""Which files are documents, and which belong together."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from kravlint.config import UsageError
from kravlint.discovery import find_sets
from tests.pack import write


def names(paths: list[Path]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (each.name, sorted(p.name for p in each.files), sorted(p.name for p in each.named))
        for each in find_sets(paths, lambda path: path.name == "undantag.md")
    ]


def test_a_folder_with_documents_is_one_procurement_with_its_subfolders(tmp_path: Path) -> None:
    root = write(tmp_path / "kop", {"krav.md": "x", "bilagor/avtal.md": "y"})
    assert names([root]) == [("kop", ["avtal.md", "krav.md"], ["avtal.md", "krav.md"])]


def test_a_folder_of_folders_is_a_procurement_each(tmp_path: Path) -> None:
    root = write(tmp_path / "alla", {"ett/a.md": "x", "tva/b.md": "y", "tva/djup/c.md": "z"})
    assert names([root]) == [("ett", ["a.md"], ["a.md"]), ("tva", ["b.md", "c.md"], ["b.md", "c.md"])]


def test_a_folder_of_annexes_belongs_to_the_folder_it_lies_in(tmp_path: Path) -> None:
    root = write(tmp_path / "kop", {"01 Handlingar/krav.md": "x", "02_Bilagor/PUB/avtal.md": "y"})
    assert names([root]) == [("kop", ["avtal.md", "krav.md"], ["avtal.md", "krav.md"])]


def test_an_empty_folder_of_annexes_gathers_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "alla", {"ett/a.md": "x", "tva/b.md": "y", "Bilagor/README.md": "z"})
    assert [name for name, *_ in names([root])] == ["ett", "tva"]


def test_a_file_named_by_itself_has_its_folder_as_context(tmp_path: Path) -> None:
    root = write(tmp_path / "kop", {"krav.md": "x", "avtal.md": "y"})
    assert names([root / "krav.md"]) == [("kop", ["avtal.md", "krav.md"], ["krav.md"])]


def test_what_is_never_a_document_is_left_out(tmp_path: Path) -> None:
    files = ["krav.md", "README.md", "LICENSE.md", "~$krav.docx", ".dold.md", ".git/x.md", "node_modules/y.md", "a.py"]
    root = write(tmp_path / "kop", {**dict.fromkeys(files, "x"), "undantag.md": "x"})
    assert names([root]) == [("kop", ["krav.md"], ["krav.md"])]


def test_a_readme_that_is_named_is_a_document(tmp_path: Path) -> None:
    root = write(tmp_path / "kop", {"README.md": "x"})
    assert names([root / "README.md"])[0][2] == ["README.md"]


def test_a_missing_path_and_an_empty_folder_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="finns inte"):
        names([tmp_path / "ingen"])
    with pytest.raises(UsageError, match="inga dokument"):
        names([tmp_path])


def test_a_report_of_its_own_is_no_document(tmp_path: Path) -> None:
    report = '<!doctype html><html><head><meta name="generator" content="kravlint 0.1.0"></head></html>'
    root = write(tmp_path / "kop", {"krav.md": "x", "report.html": report, "annat.html": "<p>text</p>"})
    assert names([root])[0][1] == ["annat.html", "krav.md"]


def test_procurements_in_folders_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    root = write(tmp_path, {"ett/avtal/a.md": "x", "tva/avtal/b.md": "y"})
    assert [name for name, *_ in names([root])] == ["ett/avtal", "tva/avtal"]


def zipped(file: Path, names: dict[str, str]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(file, "w") as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return file


def test_a_zip_file_is_a_folder(tmp_path: Path) -> None:
    export = zipped(tmp_path / "kop/1-AllDocuments.zip", {"krav.md": "x", "bilagor/avtal.md": "y", "bild.png": "z"})
    assert names([export]) == [("1-AllDocuments.zip", ["avtal.md", "krav.md"], ["avtal.md", "krav.md"])]
    write(tmp_path / "kop", {"pris.md": "x"})
    assert names([tmp_path / "kop"]) == [
        ("kop", ["avtal.md", "krav.md", "pris.md"], ["avtal.md", "krav.md", "pris.md"])
    ]


def test_members_that_lead_out_of_the_archive_are_left_out(tmp_path: Path) -> None:
    export = zipped(tmp_path / "a.zip", {"../ut.md": "x", "/rot.md": "x", "in.md": "x"})
    assert names([export])[0][1] == ["in.md"]


def test_a_zip_file_without_documents_or_inside_another_is_told_of(tmp_path: Path) -> None:
    from kravlint.readers import read

    empty = zipped(tmp_path / "tom.zip", {"bild.png": "x"})
    assert names([empty])[0][1] == ["tom.zip"]
    assert [p.code for p in read(empty).problems] == ["archive"]
    with ZipFile(tmp_path / "yttre.zip", "w") as outer:
        outer.write(empty, "inre.zip")
    assert [p.code for p in read(tmp_path / "yttre.zip/inre.zip").problems] == ["archive"]
