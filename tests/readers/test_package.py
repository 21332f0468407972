import io
import zipfile

import pytest
from tests.readers.docx_builder import docx, el, p, package, part, read

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.package import Package, parse_xml, relations


def refusal(data: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, Limits(**limits))
    return refused.value.code


def test_what_is_no_zip_is_damaged():
    assert refusal(b"") == "damaged"
    assert refusal(b"%PDF-1.7") == "damaged"


def test_a_truncated_package_is_damaged():
    whole = docx(p("x" * 5000))
    assert refusal(whole[: len(whole) // 2]) == "damaged"


def test_a_member_with_broken_content_is_damaged():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", part("document", el("body", p("originalet"))))
    assert refusal(stream.getvalue().replace(b"originalet", b"forfalskat")) == "damaged"


def test_broken_xml_is_damaged():
    assert refusal(package({"word/document.xml": "<w:document>"})) == "damaged"
    assert refusal(docx(p("x"), parts={"comments": "<comments"})) == "damaged"


def test_a_package_without_word_text_is_damaged():
    assert refusal(package({"xl/workbook.xml": "<workbook/>"})) == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("role", ["styles", "numbering", "comments", "footnotes", "header1"])
def test_document_types_and_entities_are_hostile_in_any_part(role, encoding):
    evil = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    )
    data = docx(p("x"), parts={role: evil.encode(encoding)})
    assert refusal(data) == "hostile"


def test_a_document_type_in_an_unusual_encoding_is_hostile():
    with pytest.raises(Unreadable) as refused:
        parse_xml('<?xml version="1.0" encoding="utf-32"?><!DOCTYPE a><a/>'.encode("utf-32"), "a.xml")
    assert refused.value.code in ("hostile", "damaged")


def test_members_packed_too_hard_are_hostile_and_never_unpacked():
    bomb = package({"word/document.xml": b" " * 5_000_000})
    assert refusal(bomb) == "hostile"


def test_packages_that_unpack_to_too_much_are_too_large():
    assert refusal(docx(p("x" * 5000)), archive_bytes=4000) == "too-large"
    assert refusal(docx(p("x" * 5000)), xml_part_bytes=4000) == "too-large"


def test_too_many_members_are_too_large_before_any_is_looked_at():
    many = package({f"{index}.xml": "" for index in range(30)})
    assert refusal(many, archive_members=29) == "too-large"


def test_nesting_without_end_is_hostile():
    deep = p("x")
    for _ in range(400):
        deep = el("sdt", el("sdtContent", deep))
    assert refusal(docx(deep)) == "hostile"


def test_nesting_that_the_parser_allows_is_read():
    deep = p("x")
    for _ in range(100):
        deep = el("sdt", el("sdtContent", deep))
    assert [block.text for block in read(docx(deep)).blocks] == ["x"]


def test_an_encrypted_member_says_so():
    data = bytearray(docx(p("x")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + flags] |= 1
    assert refusal(bytes(data)) == "encrypted"


def test_names_are_found_in_any_case_and_with_any_slash():
    found = Package(package({"Word\\Document.XML": "<a/>"}), Limits())
    assert "word/document.xml" in found
    assert found.read("/word/document.xml") == b"<a/>"
    assert found.read("word/other.xml") is None
    assert found.xml("word/other.xml") is None


def test_comments_and_instructions_are_not_in_the_tree():
    root = Package(package({"a.xml": "<a><?x y?><!-- z --><b/></a>"}), Limits()).xml("a.xml")
    assert root is not None
    assert [child.tag for child in root] == ["b"]


def test_relations_are_resolved_to_members():
    rels = (
        '<Relationships><Relationship Id="a" Type="http://x/styles" Target="my%20styles.xml"/>'
        '<Relationship Id="b" Type="http://x/image" Target="/media/i.png"/>'
        '<Relationship Id="c" Type="http://x/theme" Target="../theme/t.xml"/>'
        '<Relationship Id="d" Type="http://x/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        "</Relationships>"
    )
    found = relations(Package(package({"word/_rels/document.xml.rels": rels}), Limits()), "word/document.xml")
    assert [(relation.type, relation.target, relation.external) for relation in found] == [
        ("styles", "word/my styles.xml", False),
        ("image", "media/i.png", False),
        ("theme", "theme/t.xml", False),
        ("hyperlink", "https://example.org/", True),
    ]
