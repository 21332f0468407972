"""Which document a finding is written into, and what is told of those that cannot be written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.annotate.word_notes import anchored, bare
from tests.readers.docx_builder import docx, p, package, part, read
from tests.readers.pdf_builder import pdf

from kravlint.annotate import Copy, annotate, write_notes
from kravlint.annotate.notes import fingerprint_in, note_of
from kravlint.config import Settings, UsageError
from kravlint.report import Basis, DocumentSummary, Finding, Location, ProcurementSummary, Report


def finding(path: str | None, fingerprint: str = "a1", location: Location | None = None) -> Finding:
    return Finding(
        rule="PUB012",
        name="sub-processors",
        family="data-protection",
        phase="before",
        severity="error",
        message="Underbiträden\nnämns \x07inte.",
        path=path,
        location=location,
        why="Artikel 28.2.",
        remedy="Skriv in det.",
        basis=(Basis("GDPR art. 28.2"), Basis("EDPB 07/2020")),
        procurement="upphandling",
        fingerprint=fingerprint,
    )


def document(path: Path, kind: str = "other") -> DocumentSummary:
    return DocumentSummary(
        path=path.as_posix(), kind=kind, language="sv", pages=None, words=9, requirements=0, date=None
    )


def report(documents: dict[Path, str], *findings: Finding) -> Report:
    paths = tuple(path.as_posix() for path in documents)
    return Report(
        kravlint="0.1.0",
        as_of="2026-11-22",
        documents=tuple(document(path, kind) for path, kind in documents.items()),
        procurements=(
            ProcurementSummary(
                name="upphandling", reference=None, documents=paths, call_off=False, regime=None, verdicts={}
            ),
        ),
        findings=findings,
    )


def copied(tmp_path: Path, files: dict[str, bytes], kinds: dict[str, str], *findings: Finding) -> dict[str, Copy]:
    """Annotate files that are written to tmp_path; the copies by name, in tmp_path/ut."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    sources = {tmp_path / name: kinds.get(name, "other") for name in files}
    copies = [Copy(path, tmp_path / "ut" / path.name) for path in sources]
    done = annotate(report(sources, *findings), copies, Settings(jobs=1))
    return {copy.source.name: copy for copy in done}


def test_a_finding_goes_to_its_document_with_what_people_need_to_know(tmp_path: Path) -> None:
    where = Location(block=1, start=3, end=6)
    one = finding((tmp_path / "b.docx").as_posix(), location=where)
    files = {"a.docx": docx(p("ett")), "b.docx": docx(p("två"), p("de ska bistå"))}
    done = copied(tmp_path, files, {}, one)
    assert [(copy.notes, copy.failure) for copy in done.values()] == [(0, ""), (1, "")]
    assert (tmp_path / "ut" / "a.docx").read_bytes() == files["a.docx"]
    written = (tmp_path / "ut" / "b.docx").read_bytes()
    assert anchored(written) == {"0": "ska"}
    assert [apart.text for apart in read(written).apart] == [
        "Fel PUB012: Underbiträden nämns inte.\nVarför: Artikel 28.2.\nÅtgärd: Skriv in det.\n"
        "Grund: GDPR art. 28.2; EDPB 07/2020\nkravlint#a1"
    ]


def test_the_words_are_in_the_language_of_the_run() -> None:
    lines = note_of(finding(None), "en", placed=False).lines
    assert [line.partition(":")[0] for line in lines] == ["Error PUB012", "Why", "Remedy", "Basis", "kravlint#a1"]
    assert fingerprint_in(lines[-1]) == "a1"


def test_a_finding_about_the_whole_procurement_goes_to_the_main_document(tmp_path: Path) -> None:
    files = {"a.docx": docx(p("ett")), "b.docx": docx(p("Inbjudan"), p("två"))}
    done = copied(tmp_path, files, {"b.docx": "main-document"}, finding(None))
    assert {name: copy.notes for name, copy in done.items()} == {"a.docx": 0, "b.docx": 1}
    assert anchored((tmp_path / "ut" / "b.docx").read_bytes()) == {"0": "Inbjudan"}


def test_without_a_main_document_it_goes_to_the_first_that_takes_comments(tmp_path: Path) -> None:
    files = {"a.md": b"# Inbjudan", "b.docx": docx(p("ett")), "c.docx": docx(p("ett"))}
    done = copied(tmp_path, files, {"a.md": "main-document"}, finding(None))
    assert {name: copy.notes for name, copy in done.items()} == {"a.md": 0, "b.docx": 1, "c.docx": 0}


@pytest.mark.parametrize(
    ("name", "data", "failure"),
    [
        ("krav.md", b"# Krav", "format"),
        ("krav.txt", b"Krav", "format"),
        ("krav.html", b"<html><body>Krav", "format"),
        ("krav.docx", b"PK\x03\x04 sedan inget", "damaged"),
        ("krav.pdf", b"%PDF-1.4 sedan inget", "damaged"),
        ("krav.docx", package({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "hostile"),
    ],
)
def test_what_cannot_be_written_says_why_and_leaves_no_copy(
    tmp_path: Path, name: str, data: bytes, failure: str
) -> None:
    done = copied(tmp_path, {name: data, "b.docx": docx(p("ett"))}, {}, finding((tmp_path / name).as_posix()))
    assert (done[name].failure, done[name].notes) == (failure, 1)
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["b.docx"]


def test_a_format_is_told_by_its_content(tmp_path: Path) -> None:
    done = copied(tmp_path, {"krav.docx": pdf(lambda sheet: sheet.text(72, 100, "Krav"))}, {})
    assert done["krav.docx"].failure == ""
    assert (tmp_path / "ut" / "krav.docx").read_bytes().startswith(b"%PDF")


def test_a_copy_whose_text_would_differ_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = docx(p("en annan text"))
    monkeypatch.setattr("kravlint.annotate.word.annotate_word", lambda *_: other)
    (tmp_path / "a.docx").write_bytes(docx(p("ett")))
    task = {"file": str(tmp_path / "a.docx"), "notes": [], "limits": {}}
    assert msgspec.msgpack.decode(write_notes(msgspec.msgpack.encode(task)))["failure"] == "changed"


def test_a_broken_member_is_damage_and_not_a_crash(tmp_path: Path) -> None:
    data = bytearray(docx(p("ett"), parts={"theme": part("theme", p("innehåll som inte läses"))}))
    at = data.index(b"word/theme.xml") + len(b"word/theme.xml")
    data[at : at + 4] = b"\xff\xff\xff\xff"
    done = copied(tmp_path, {"a.docx": bytes(data)}, {}, finding(None))
    assert done["a.docx"].failure == "damaged"


def test_what_is_there_already_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "a.docx").write_bytes(b"en tidigare kopia")
    before = docx(p("ett"))
    copied(tmp_path, {"a.docx": before}, {}, finding(None))
    assert bare((tmp_path / "ut" / "a.docx").read_bytes()) == bare(before)
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["a.docx"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("en fil")
    with pytest.raises(UsageError, match="kan inte skrivas"):
        copied(tmp_path, {"a.docx": docx(p("ett"))}, {}, finding(None))


def test_the_original_is_never_touched(tmp_path: Path) -> None:
    before = docx(p("ett"))
    copied(tmp_path, {"a.docx": before}, {}, finding(None))
    assert (tmp_path / "a.docx").read_bytes() == before


def test_a_report_from_json_is_as_good(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("ett")))
    made = report({tmp_path / "a.docx": "other"}, finding(None))
    again = msgspec.json.decode(msgspec.json.encode(made), type=Report)
    [copy] = annotate(again, [Copy(tmp_path / "a.docx", tmp_path / "b.docx")], Settings(jobs=1))
    assert (copy.notes, copy.failure) == (1, "")
