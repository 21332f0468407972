"""The front door: one file in, one Document out, whatever is in the file."""

import unicodedata
from pathlib import Path

import pytest

import kravlint.readers
from kravlint.document import Document, Problem
from kravlint.readers import FORMATS, read
from kravlint.readers.limits import Limits, Unreadable

HOSTILE = Path(__file__).parents[2] / ".." / "shared" / "hostile"
TAKEN = ("md", "html", "htm", "txt", "xlsx", "xlsm", "ods", "odt", "rtf", "doc", "xls")


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_readable_file_has_blocks_and_no_problem(tmp_path):
    document = read(write(tmp_path, "krav.txt", b"Systemet ska logga."))
    assert [block.text for block in document.blocks] == ["Systemet ska logga."]
    assert (document.format, document.problems, document.unreadable) == ("txt", (), False)


def test_the_path_is_shown_with_slashes_or_as_the_caller_says_and_composed(tmp_path):
    path = write(tmp_path, "krav.txt", b"x")
    assert read(path).path == path.as_posix()
    assert read(path, shown=unicodedata.normalize("NFD", "upphandling/bilåga.txt")).path == "upphandling/bilåga.txt"


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.docx", b"", Problem("empty", fatal=True)),
        ("a.txt", b" \n\n", Problem("no-text", fatal=True)),
        ("a.rtf", b"{\\rtf1}", Problem("legacy-format", fatal=True, detail="rtf")),
        ("a.docx", b"PK\x03\x04", None),
    ],
)
def test_what_cannot_be_read_is_a_fatal_problem(tmp_path, name, data, problem):
    document = read(write(tmp_path, name, data))
    assert document.unreadable
    assert not document.blocks
    assert problem in (None, *document.problems)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    assert read(tmp_path / "no.docx").problems == (Problem("missing", fatal=True),)
    assert read(tmp_path).problems == (Problem("unknown-format", fatal=True, detail="not a file"),)


def test_a_file_above_the_limit_is_not_opened(tmp_path):
    document = read(write(tmp_path, "a.txt", b"x" * 11), limits=Limits(file_bytes=10))
    assert document.problems == (Problem("too-large", fatal=True, detail="11 bytes"),)


def test_a_file_that_word_holds_open_is_locked(tmp_path, monkeypatch):
    path = write(tmp_path, "a.docx", b"x")

    def refuse(self):
        raise PermissionError(13, "held by another process")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert read(path).problems == (Problem("locked", fatal=True),)


def test_an_extension_that_contradicts_the_content_is_told_and_the_content_read(tmp_path):
    document = read(write(tmp_path, "krav.docx", b"<html><p>Systemet ska logga.</p></html>"))
    assert [block.text for block in document.blocks] == ["Systemet ska logga."]
    assert document.problems == (Problem("wrong-extension", detail="looks like html"),)
    assert not document.unreadable


def failing(error):
    def reader(data, path, limits):
        raise error

    return reader


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (KeyError("x"), Problem("crashed", fatal=True, detail="KeyError")),
        (RecursionError(), Problem("crashed", fatal=True, detail="RecursionError")),
        (Unreadable("hostile", "a reason"), Problem("hostile", fatal=True, detail="a reason")),
    ],
)
def test_a_reader_that_fails_costs_its_own_document_only(tmp_path, monkeypatch, error, problem):
    monkeypatch.setattr("kravlint.readers.text.read_text", failing(error))
    assert read(write(tmp_path, "a.txt", b"x")) == Document(
        path=(tmp_path / "a.txt").as_posix(), format="txt", problems=(problem,)
    )


def test_passwords_reach_the_pdf_reader(tmp_path, monkeypatch):
    def read_pdf(data, path, limits, passwords=()):
        return Document(path=path, format="pdf", properties={"title": passwords[0]}, problems=(Problem("x"),))

    monkeypatch.setitem(kravlint.readers._READERS, "pdf", (__name__, "pdf_stub"))
    monkeypatch.setitem(globals(), "pdf_stub", read_pdf)
    document = read(write(tmp_path, "a.pdf", b"%PDF-1.7"), passwords=("hemligt",))
    assert document.properties == {"title": "hemligt"}


def test_old_formats_count_as_documents_so_that_they_are_reported():
    assert {"doc", "xls", "rtf", "docx", "pdf", "md"} <= set(FORMATS)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the collection of hostile files is not here")
@pytest.mark.parametrize("extension", TAKEN)
def test_hostile_files_give_a_document_and_no_crash(extension):
    for path in sorted(HOSTILE.rglob(f"*.{extension}")):
        document = read(path)
        assert isinstance(document, Document)
        assert all(problem.code != "crashed" for problem in document.problems), path
