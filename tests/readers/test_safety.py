"""Documents are hostile until read: every limit by its name, and files that are made to harm.

Each gives a finding of the family READ or a document, and the rest of the folder is linted as ever.
"""

import os
import re
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from tests.pack import rule, write
from tests.readers.docx_builder import docx, p, package, tbl, tr
from tests.readers.hostile_files import (
    FORM_LOOP,
    HARMFUL,
    HARMLESS,
    NAMES,
    TEXT,
    TOLD,
    bomb,
    excel,
    opendocument,
    page,
    stream,
    word,
)
from tests.readers.pdf_builder import pdf

from kravlint.cli import main
from kravlint.cli.lint import fails
from kravlint.config import Settings
from kravlint.document import Document
from kravlint.readers import FORMATS, read
from kravlint.readers.limits import Limits
from kravlint.report import Report
from kravlint.run import lint
from kravlint.workers import Failed, isolated

HOSTILE = Path(__file__).parents[2] / ".." / "shared" / "hostile"
STATUS = Path("/proc/self/statm")
GOOD = "bra.md"


def linted(folder: Path, files: dict[str, bytes], limits: Limits) -> Report:
    """The report on these files, which stand beside a good one."""
    rules = write(folder / "pack", {"test/a.yaml": rule("TST001", "banan")})
    drafts = write(folder / "upphandling", {GOOD: "En banan ska finnas."})
    for name, data in files.items():
        (drafts / name).write_bytes(data)
    return lint([drafts], Settings(rules=(rules,), select=("TST",), limits=limits, jobs=2))


def unread(report: Report) -> dict[str, set[str]]:
    """The READ findings of each file, by its name."""
    found = defaultdict(set)
    for finding in report.findings:
        if finding.rule.startswith("READ"):
            found[(finding.path or "").rpartition("upphandling/")[2]].add(finding.rule)
    return found


def not_checked(report: Report) -> set[str]:
    """The files that are told to have been read in part."""
    return {(each.path or "").rpartition("/")[2] for each in report.not_checked}


def assert_the_rest_is_linted(report: Report) -> None:
    assert [f.rule for f in report.findings if (f.path or "").endswith(GOOD)] == ["TST001"]


def three_pages(sheet):
    for number in range(3):
        sheet.text(72, 100, f"Krav {number}")
        sheet.page()


WIDE = opendocument(
    "spreadsheet",
    "<table:table><table:table-row>"
    + "<table:table-cell><text:p>a</text:p></table:table-cell>" * 20
    + "</table:table-row></table:table>",
)
SHARED = '<row r="1"><c r="A1" t="str"><v>åtta ord</v></c><c r="B1" t="str"><v>åtta ord</v></c></row>'
IN_PART = "read in part"
LIMITS = {
    "file_bytes": [(5_000, "a.docx", docx(p("x")) + bytes(5_000), "READ003")],
    "archive_members": [(2, "a.docx", TEXT, "READ003"), (2, "a.zip", package(dict.fromkeys("abc", "x")), "READ003")],
    "archive_bytes": [(500, "a.docx", TEXT, "READ003")],
    "archive_ratio": [(5, "a.docx", word("<w:p/>" * 200_000), "READ010")],
    "xml_part_bytes": [
        (2_000, "a.docx", word("<w:p/>" * 500), "READ003"),
        (2_000, "a.xlsx", excel("<row/>" * 500), "READ003"),
        (2_000, "a.odt", opendocument("text", "<text:p/>" * 500), "READ003"),
    ],
    "pages": [(2, "a.pdf", pdf(three_pages), "READ003")],
    "page_characters": [
        (10, "a.pdf", pdf(lambda sheet: sheet.text(72, 100, "Ett krav är längre än gränsen.")), IN_PART)
    ],
    "page_paths": [(5, "a.pdf", page(stream(b"0 0 m 9 9 l S " * 50 + b"BT /F 9 Tf 72 700 Td (Krav) Tj ET")), IN_PART)],
    "table_cells": [
        (10, "a.docx", docx(tbl(*[tr("a", "b", "c")] * 5)), "READ003"),
        (10, "a.xlsx", excel('<row r="9"><c r="B9"><v>1</v></c></row>'), "READ003"),
        (10, "a.ods", WIDE, IN_PART),
    ],
    "sheet_characters": [(10, "a.xlsx", excel(SHARED), IN_PART)],
    "seconds": [(2, "a.pdf", FORM_LOOP, "READ011")],
}
OF_THE_PROCESS = {"memory_bytes"}


@pytest.mark.parametrize(
    ("limit", "value", "name", "data", "code"),
    [pytest.param(limit, *case, id=f"{limit}-{case[1]}") for limit, cases in LIMITS.items() for case in cases],
)
def test_what_is_above_a_limit_is_told(tmp_path, limit, value, name, data, code):
    report = linted(tmp_path, {name: data}, Limits(**{limit: value}))
    if code == IN_PART:
        assert (unread(report), name in not_checked(report)) == ({}, True)
    else:
        assert unread(report) == {name: {code}}
    assert_the_rest_is_linted(report)


def test_every_limit_is_tested():
    assert {field.name for field in msgspec.structs.fields(Limits)} == LIMITS.keys() | OF_THE_PROCESS


@pytest.mark.skipif(not STATUS.exists(), reason="needs to know how much memory this process has")
@pytest.mark.parametrize("times", [1, 2])
def test_a_document_that_eats_memory_is_told(tmp_path, times):
    # A page that unpacks to 600 MB, in a process that may have 200 MB more than this one.
    memory = int(STATUS.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") + 200_000_000
    report = linted(tmp_path, {"bomb.pdf": bomb(600_000_000, times)}, Limits(memory_bytes=memory, seconds=30))
    assert unread(report)["bomb.pdf"] & {"READ003", "READ004", "READ009", "READ011"}
    assert_the_rest_is_linted(report)


@pytest.fixture(scope="module")
def harmful(tmp_path_factory):
    return linted(tmp_path_factory.mktemp("harmful"), HARMFUL, Limits(seconds=60))


def test_harmful_files_do_not_stop_the_run(harmful):
    assert_the_rest_is_linted(harmful)
    assert fails(harmful.findings, Settings()), "documents that cannot be read make the run fail"


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_files_have_a_finding_each(harmful, name):
    codes = {code for path, found in unread(harmful).items() if path.startswith(name) for code in found}
    assert codes, "no finding"
    assert "READ011" not in codes, "the reader failed or did not end"


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return linted(tmp_path_factory.mktemp("harmless"), HARMLESS, Limits(seconds=60, table_cells=10_000))


@pytest.mark.parametrize("name", HARMLESS)
def test_files_with_more_than_they_should_are_read_as_far_as_they_go(harmless, name):
    documents = {document.path.rpartition("/")[2]: document for document in harmless.documents}
    assert documents[name].words > 0
    assert (name not in unread(harmless), name in not_checked(harmless)) == (True, name in TOLD)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_whatever_people_write(tmp_path, name):
    try:
        report = linted(tmp_path, {name: TEXT}, Limits())
    except (OSError, ValueError):
        pytest.skip("the file system has no such names")
    assert [f.rule for f in report.findings] == ["TST001", "TST001"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path):
    (tmp_path / "upphandling").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/upphandling/krav\xff.docx")).write_bytes(TEXT)
    except OSError:
        pytest.skip("the file system has no such names")
    report = linted(tmp_path, {}, Limits())
    assert {document.path.rpartition("/")[2] for document in report.documents} == {GOOD, "krav?.docx"}
    assert [f.rule for f in report.findings] == ["TST001", "TST001"]


def test_external_files_are_never_opened(tmp_path):
    secret = tmp_path / "hemlig.txt"
    secret.write_text("hemligheten", encoding="utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    files = {
        "a.docx": word("<w:p><w:r><w:t>Krav &a;</w:t></w:r></w:p>", entity),
        "a.odt": opendocument("text", "<text:p>Krav &a;</text:p>", entity),
        "a.html": f"{entity.replace('DOCTYPE a', 'DOCTYPE html')}<html><body><p>Krav &a;</p></body></html>".encode(),
        "a.md": f"Krav ![bild]({secret.as_uri()})".encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert "hemligheten" not in repr(read(tmp_path / name))


def test_a_run_with_unreadable_documents_ends_with_1(tmp_path):
    linted(tmp_path, {"tom.docx": b"", "skadad.pdf": b"%PDF-1.7"}, Limits())
    result = CliRunner().invoke(main, ["lint", str(tmp_path / "upphandling"), "--no-cache", "--format", "json"])
    assert (result.exit_code, result.stdout.count('"READ0')) == (1, 2)


def read_one(task: bytes) -> bytes:
    return msgspec.msgpack.encode(read(Path(os.fsdecode(task))))


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the odd and broken files are not here")
def test_odd_and_broken_files_of_other_projects_neither_crash_nor_hang():
    files = [file for file in sorted(HOSTILE.rglob("*")) if file.suffix.lower().lstrip(".") in (*FORMATS, "zip")]
    tasks = [os.fsencode(file) for file in files]
    answers = isolated(read_one, tasks, jobs=2, seconds=20, memory=2_000_000_000)
    bad = {}
    for file, answer in zip(files, answers, strict=True):
        if isinstance(answer, Failed):
            bad[str(file)] = answer.reason
        else:
            problems = msgspec.msgpack.decode(answer, type=Document).problems
            bad.update({str(file): problem.detail for problem in problems if problem.code == "crashed"})
    assert (bad, len(files) > 100) == ({}, True)


def test_the_limits_are_documented_as_they_are():
    text = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([\d ]+) \|", text, re.MULTILINE))
    limits = msgspec.structs.asdict(Limits())
    assert {name: float(value.replace(" ", "")) for name, value in rows.items()} == {
        name.replace("_", "-"): value for name, value in limits.items()
    }
