"""Documents behind passwords: read with one that fits, a clean problem without."""

import io
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from tests.pack import rule, write
from tests.readers.docx_builder import docx, p
from tests.readers.pdf_builder import pdf

from kravlint import cache
from kravlint.cli import main
from kravlint.config import Settings
from kravlint.readers import read
from kravlint.readers.encrypted import decrypted, may_need_password
from kravlint.readers.limits import Unreadable
from kravlint.run import lint

HOSTILE = Path(__file__).parents[2] / ".." / "shared" / "hostile" / "nolze__msoffcrypto-tool"
TEXT, PASSWORD = "En banan ska finnas.", "hemligt lösen "


def encrypted_docx() -> bytes:
    from docx import Document
    from msoffcrypto.format.ooxml import OOXMLFile

    plain, out = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph(TEXT)
    document.save(plain)
    OOXMLFile(plain).encrypt(PASSWORD, out)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    return pdf(lambda sheet: sheet.text(72, 100, TEXT), encrypt=PASSWORD)


@pytest.fixture(params=[("krav.docx", encrypted_docx), ("krav.pdf", encrypted_pdf)], ids=["docx", "pdf"])
def protected(request, tmp_path):
    """A folder with an encrypted document."""
    name, make = request.param
    folder = tmp_path / "upphandling"
    folder.mkdir()
    (folder / name).write_bytes(make())
    return folder / name


def problems(path, *passwords):
    return [(problem.code, problem.fatal) for problem in read(path, passwords=passwords).problems]


def test_a_document_is_read_with_the_password_that_fits(protected):
    document = read(protected, passwords=("fel", PASSWORD))
    assert ([block.text for block in document.blocks], document.problems) == ([TEXT], ())


@pytest.mark.parametrize("passwords", [(), ("fel",), ("fel", PASSWORD.strip())])
def test_without_it_the_document_is_encrypted(protected, passwords):
    assert problems(protected, *passwords) == [("encrypted", True)]


def test_a_password_does_no_harm_to_documents_without_one(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(docx(p(TEXT)))
    assert read(file, passwords=(PASSWORD,)) == read(file)


def test_a_broken_container_is_damaged(tmp_path):
    whole = encrypted_docx()
    for broken in (whole[:2000], whole[:600] + bytes(200) + whole[800:]):
        with pytest.raises(Unreadable) as reason:
            decrypted(broken, (PASSWORD,))
        assert reason.value.code in ("damaged", "encrypted")


def pack(tmp_path):
    rules = write(tmp_path / "pack", {"test/a.yaml": rule("TST001", "banan")})
    return Settings(rules=(rules,), select=("TST",))


def test_a_run_tells_that_a_password_is_needed_and_judges_with_it(protected, tmp_path):
    settings = pack(tmp_path)
    (finding,) = [f for f in lint([protected.parent], settings).findings if f.rule.startswith("READ")]
    assert (finding.rule, "--password-file" in finding.remedy) == ("READ005", True)
    report = lint([protected.parent], settings, passwords=(PASSWORD,))
    assert [f.rule for f in report.findings] == ["TST001"]


def test_nothing_of_an_encrypted_document_is_cached(protected, tmp_path, monkeypatch):
    monkeypatch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path / "cache"))
    settings = msgspec.structs.replace(pack(tmp_path), cache=True)
    lint([protected.parent], settings, passwords=(PASSWORD,))
    assert may_need_password(protected.read_bytes())
    assert [entry for entry in cache.folder().iterdir() if not entry.name.startswith("rules-")] == []
    assert [f.rule for f in lint([protected.parent], settings).findings] == ["READ005"]
    write(protected.parent, {"annan.md": TEXT})
    lint([protected.parent], settings, passwords=(PASSWORD,))
    assert PASSWORD.strip().encode() not in b"".join(cache.get(cache.folder(), f.stem) or b"" for f in kept())
    assert len(kept()) == 1


def kept():
    return list(cache.folder().iterdir())


def test_passwords_stand_in_a_file_one_a_line(protected, tmp_path):
    file = tmp_path / "passwords.txt"
    file.write_text(f"fel\n\n{PASSWORD}\n", encoding="utf-8-sig")
    arguments = ["lint", str(protected.parent), "--format", "json", "--no-cache", "--verbose"]
    without = CliRunner().invoke(main, arguments)
    given = CliRunner().invoke(main, [*arguments, "--password-file", str(file)])
    assert ("READ005" in without.stdout, "READ005" in given.stdout) == (True, False)
    assert PASSWORD.strip() not in given.output


def test_a_password_file_that_cannot_be_read_is_wrong_usage(protected, tmp_path):
    result = CliRunner().invoke(main, ["lint", str(protected), "--password-file", str(tmp_path / "none")])
    assert (result.exit_code, "--password-file" in result.output) == (2, True)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the odd and broken files are not here")
@pytest.mark.parametrize("name", ["example_password.docx", "example_password.xlsx", "ecma376standard_password.docx"])
def test_files_that_office_encrypted_are_read(name):
    file = HOSTILE / name
    assert problems(file) == [("encrypted", True)]
    password = "Password1234_"
    assert problems(file, password) == []
    assert read(file, passwords=(password,)).blocks
