"""`kravlint annotate`: where copies go, what is told, and the exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.annotate.word_notes import anchored, bare
from tests.pack import rule, write
from tests.readers.docx_builder import docx, p, read
from tests.readers.pdf_builder import pdf

Cli = Callable[..., Result]
DRAFT = docx(p("Krav"), p("Systemet ska vara användarvänligt."))


@pytest.fixture
def drafts(tmp_path: Path, kravlint: Cli) -> Path:
    """A folder with a Word file, a PDF in a subfolder and a text, and a rule that finds a word in each."""
    write(tmp_path, {"pack/test/TST001.yaml": rule("TST001", "användarvänligt")})
    write(tmp_path, {"kravlint.toml": 'rules = ["pack"]\nselect = ["TST"]\njobs = 1\n'})
    folder = write(tmp_path / "utkast", {"läs.txt": "Systemet ska vara användarvänligt."})
    (folder / "krav.docx").write_bytes(DRAFT)
    (folder / "bilagor").mkdir()
    draw = pdf(lambda sheet: sheet.text(72, 100, "Systemet ska vara användarvänligt."))
    (folder / "bilagor" / "bilaga.pdf").write_bytes(draw)
    return folder


def test_a_folder_is_copied_by_its_names(drafts: Path, kravlint: Cli) -> None:
    done = kravlint("annotate", "utkast", "-o", "granskat")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "granskat/bilagor/bilaga.pdf: 1 kommentar",
        "granskat/krav.docx: 1 kommentar",
    ]
    assert "läs.txt: ingen kopia: bara Word, Excel och PDF" in done.stderr
    assert "1 fynd fick ingen plats" in done.stderr
    copied = Path("granskat/krav.docx").read_bytes()
    assert anchored(copied) == {"0": "användarvänligt"}
    assert bare(copied) == bare(DRAFT)
    assert not Path("granskat/läs.txt").exists()
    assert (drafts / "krav.docx").read_bytes() == DRAFT


def test_a_document_is_copied_to_a_file(drafts: Path, kravlint: Cli) -> None:
    done = kravlint("annotate", "utkast/krav.docx", "-o", "granskat.docx", "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "granskat.docx: 1 comment\n")
    assert read(Path("granskat.docx").read_bytes()).apart[0].text.startswith("Error TST001: Found")


def test_a_document_may_go_to_a_folder_too(drafts: Path, kravlint: Cli) -> None:
    Path("ut").mkdir()
    assert kravlint("annotate", "utkast/krav.docx", "-o", "ut").exit_code == 0
    assert [path.name for path in Path("ut").iterdir()] == ["krav.docx"]


def test_documents_of_several_folders_keep_their_folders(drafts: Path, kravlint: Cli) -> None:
    done = kravlint("annotate", "utkast/krav.docx", "utkast/bilagor", "-o", "ut")
    assert done.exit_code == 0
    assert sorted(path.as_posix() for path in Path("ut").rglob("*.*")) == ["ut/bilagor/bilaga.pdf", "ut/krav.docx"]


def test_annotating_the_copies_again_changes_nothing(drafts: Path, kravlint: Cli) -> None:
    kravlint("annotate", "utkast", "-o", "1/utkast")
    kravlint("annotate", "1/utkast", "-o", "2/utkast")
    for name in ("krav.docx", "bilagor/bilaga.pdf"):
        assert Path("2/utkast", name).read_bytes() == Path("1/utkast", name).read_bytes()


def test_copies_among_the_originals_are_no_documents_the_next_time(drafts: Path, kravlint: Cli) -> None:
    first = kravlint("annotate", "utkast", "-o", "utkast/granskat")
    assert "kopiorna ligger bland originalen" in first.stderr
    assert kravlint("annotate", "utkast", "-o", "utkast/granskat").stdout == first.stdout
    assert not (drafts / "granskat" / "granskat").exists()


def test_what_rules_are_put_can_be_chosen(drafts: Path, kravlint: Cli) -> None:
    done = kravlint("annotate", "utkast/krav.docx", "-o", "ut.docx", "--ignore", "TST001")
    assert (done.exit_code, done.stdout) == (0, "ut.docx: 0 kommentarer\n")
    assert Path("ut.docx").read_bytes() == DRAFT


@pytest.mark.parametrize("target", ["utkast", "utkast/krav.docx", "utkast/../utkast"])
def test_an_original_is_never_overwritten(drafts: Path, kravlint: Cli, target: str) -> None:
    done = kravlint("annotate", "utkast/krav.docx", "-o", target)
    assert done.exit_code == 2
    assert "är ett original" in done.stderr
    assert (drafts / "krav.docx").read_bytes() == DRAFT


def test_a_link_to_an_original_is_the_original(drafts: Path, kravlint: Cli) -> None:
    Path("ut.docx").hardlink_to(drafts / "krav.docx")
    assert kravlint("annotate", "utkast/krav.docx", "-o", "ut.docx").exit_code == 2
    assert (drafts / "krav.docx").read_bytes() == DRAFT


def test_several_documents_need_a_folder(drafts: Path, kravlint: Cli) -> None:
    Path("ut.docx").write_bytes(b"")
    done = kravlint("annotate", "utkast", "-o", "ut.docx")
    assert done.exit_code == 2
    assert "ska vara en mapp" in done.stderr


def test_nothing_that_takes_comments_is_wrong_usage(drafts: Path, kravlint: Cli) -> None:
    done = kravlint("annotate", "utkast/läs.txt", "-o", "ut.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "inget dokument kunde få kommentarer" in done.stderr
    assert not Path("ut.txt").exists()


def test_a_path_that_does_not_exist_is_wrong_usage(kravlint: Cli) -> None:
    assert kravlint("annotate", "saknas.docx", "-o", "ut.docx").exit_code == 2
