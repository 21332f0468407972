"""What a file is, told by what is in it."""

import io
import zipfile

import pytest

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.sniff import sniff

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(**members):
    """A zip whose members' names are written with __ for / and the like."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ooxml(main):
    return package(**{"[Content_Types].xml": f'<Types><Override ContentType="{main}"/></Types>'})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ooxml(WORD), "docx"),
        (ooxml("application/vnd.ms-word.document.macroEnabled.main+xml"), "docx"),
        (ooxml("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "docx"),
        (ooxml(WORD.replace("document.main", "template.main")), "docx"),
        (ooxml("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "xlsx"),
        (ooxml("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "xlsx"),
        (package(**{"xl/workbook.xml": "<workbook/>"}), "xlsx"),
        (package(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (package(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"junk before\n%PDF-1.4 ...", "pdf"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf\n<!-- x --><HTML lang='sv'>", "html"),
        (b"Kravspecifikation", "txt"),
        ("Kravspecifikation på svenska".encode("utf-16"), "txt"),
    ],
)
def test_content_decides(data, expected):
    assert sniff(data, "", Limits()) == expected


@pytest.mark.parametrize(
    ("extension", "expected"), [("md", "md"), ("txt", "txt"), ("htm", "html"), ("docx", "txt"), ("", "txt")]
)
def test_the_extension_chooses_between_text_formats_only(extension, expected):
    assert sniff(b"# Krav", extension, Limits()) == expected
    assert sniff(b"%PDF-1.7", extension, Limits()) == "pdf"


def test_a_workbook_inside_a_document_does_not_make_it_a_workbook():
    types = f'<Default ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>{WORD}'
    assert sniff(package(**{"[Content_Types].xml": types}), "xlsx", Limits()) == "docx"


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", "empty", ""),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "encrypted", ""),
        (OLE + "WordDocument\0".encode("utf-16-le"), "legacy-format", "doc"),
        (OLE + "Workbook\0".encode("utf-16-le"), "legacy-format", "xls"),
        (OLE, "unknown-format", "ole"),
        (b"{\\rtf1\\ansi Krav}", "legacy-format", "rtf"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "lfs-pointer", ""),
        (bytes(range(256)) * 20, "unknown-format", "binary"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "unknown-format", "xml"),
        (package(x="y"), "unknown-format", "zip"),
        (ooxml("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "legacy-format", "xlsb"),
    ],
)
def test_what_no_reader_takes_has_a_reason(data, code, detail):
    with pytest.raises(Unreadable) as reason:
        sniff(data, "docx", Limits())
    assert (reason.value.code, reason.value.detail) == (code, detail)


def test_a_cut_package_is_damaged():
    with pytest.raises(Unreadable) as reason:
        sniff(ooxml(WORD)[:60], "docx", Limits())
    assert reason.value.code == "damaged"
