"""Comments in Word documents: at the exact words, and nothing else is changed."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree
from tests.annotate.word_notes import about, anchored, annotated, bare, commented, member, members, note
from tests.readers.docx_builder import (
    STRICT_W,
    W,
    Xml,
    control,
    deleted,
    docx,
    el,
    field,
    ins,
    p,
    package,
    part,
    r,
    read,
    t,
    tbl,
    tc,
    text_box,
    tr,
)

from kravlint.annotate import _text
from kravlint.annotate.word import annotate_word
from kravlint.readers.limits import Limits, Unreadable

EXAMPLES = Path(__file__).parents[2] / "examples"
LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(p("Leverantören bör bistå."), "bör", id="within a run"),
        pytest.param(p("Bör bistå"), "Bör", id="at the beginning of a run"),
        pytest.param(p("de ska bistå"), "bistå", id="at the end of a run"),
        pytest.param(p("hela stycket"), "hela stycket", id="a whole run"),
        pytest.param(p("Leveran", r("tören b", props="<w:b/>"), "ör bistå"), "Leverantören bör", id="over runs"),
        pytest.param(p("enligt ", Xml(LINK.format(r("lagen om val"))), " här"), "om", id="in a link"),
        pytest.param(p("enligt ", Xml(LINK.format(r("lagen"))), " här"), "gt lagen h", id="over a link"),
        pytest.param(p("se ", field("REF x", "avsnitt 3"), " nedan"), "avsnitt", id="in a field's result"),
        pytest.param(p("se ", field("REF x", "avsnitt 3"), " nedan"), "3 ned", id="out of a field"),
        pytest.param(p("namn ", control(r("Anna Ek och"))), "Ek", id="in a rich text control"),
        pytest.param(p("en ", ins(r("ny regel")), " här"), "regel", id="in an insertion"),
        pytest.param(p("en ", ins(r("ny")), deleted("gammal"), " regel"), "ny regel", id="over a deletion"),
        pytest.param(tbl(tr("K-1", tc("Systemet ska", "vara snabbt"))), "snabbt", id="in a cell"),
        pytest.param(tbl(tr("K-1", "x", tc(tbl(tr("inre cell"))))), "cell", id="in a nested table"),
        pytest.param(p(r(t("före"), Xml("<w:tab/>"), t("efter"))), "efter", id="after a tab in the run"),
        pytest.param(p(r(t("a"), Xml("<w:br/>"), t("b c"))), "b", id="after a line break in the run"),
        pytest.param(p("f\u00f6r a\u030aret om"), "\u00e5ret", id="letters with marks of their own"),
        pytest.param(p("dubbla  mellan\u00adslag  här"), "mellanslag", id="what the reader mends before it"),
    ],
)
def test_the_comment_stands_around_the_words_and_the_text_stays(body: str, words: str) -> None:
    before = docx(body)
    after = commented(before, words)
    marked = anchored(after)["0"].replace("\u00ad", "").replace("a\u030a", "\u00e5")
    assert marked == words
    assert bare(after) == bare(before)
    assert _text(read(after)) == _text(read(before))


def test_words_over_paragraphs_of_a_cell_are_marked_from_the_first_to_the_last() -> None:
    before = docx(tbl(tr(tc("Systemet ska", "vara snabbt"))))
    after = commented(before, "ska\nvara")
    assert anchored(after) == {"0": "skavara"}
    assert bare(after) == bare(before)


def test_both_parts_of_a_cut_run_look_as_the_run_did() -> None:
    after = commented(docx(p(r("ett två tre", props='<w:b/><w:color w:val="FF0000"/>'))), "två")
    runs = etree.fromstring(member(after, "word/document.xml")).findall(f".//{{{W}}}r[{{{W}}}t]")
    assert ["".join(run.itertext()) for run in runs] == ["ett ", "två", " tre"]
    assert len({etree.tostring(run[0], method="c14n") for run in runs}) == 1


def test_white_space_that_word_does_not_show_stays_unshown() -> None:
    before = docx(p(Xml("<w:r><w:t>  ett två  </w:t></w:r>"), "tre"))
    after = commented(before, "ett")
    assert [block.text for block in read(after).blocks] == ["ett tvåtre"]


def test_several_comments_in_one_run() -> None:
    before = docx(p("ett två tre fyra"))
    document = read(before)
    notes = [about(document, words, f"a{n}") for n, words in enumerate(["tre", "ett två", "två tre", "fyra", "två"])]
    after = annotated(before, *notes)
    assert list(anchored(after).items()) == [
        ("1", "ett två"),
        ("2", "två tre"),
        ("4", "två"),
        ("0", "tre"),
        ("3", "fyra"),
    ]
    assert bare(after) == bare(before)


@pytest.mark.parametrize(
    "around",
    [
        pytest.param(Xml(f'<w:fldSimple w:instr="TITLE">{r("ett två")}</w:fldSimple>'), id="simple field"),
        pytest.param(control(r("ett två"), properties="<w:text/>"), id="plain text control"),
        pytest.param(control(r("ett två"), properties='<w:dataBinding w:xpath="x"/>'), id="bound control"),
    ],
)
def test_what_word_writes_anew_is_marked_from_outside(around: Xml) -> None:
    before = docx(p("a", around))
    after = commented(before, "två")
    assert anchored(after) == {"0": "ett två"}
    assert bare(after) == bare(before)


def test_no_mark_stands_in_the_code_of_a_form_field() -> None:
    begin = r(Xml('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>'))
    code = r(el("instrText", " FORMCHECKBOX "))
    before = docx(p("välj ", begin, code, r(el("fldChar", fldCharType="end")), " ja"))
    after = commented(before, "☐")
    runs = etree.fromstring(member(after, "word/document.xml")).iter(f"{{{W}}}commentRangeStart", f"{{{W}}}r")
    kinds = [etree.QName(run[0] if len(run) else run).localname for run in runs]
    assert kinds == ["t", "commentRangeStart", "fldChar", "instrText", "fldChar", "commentReference", "t"]


def test_a_letter_is_not_cut_from_its_mark() -> None:
    before = docx(p("fa\u030ar inte"))
    after = annotated(before, note("a1", 0, 0, 2))  # "få", three characters in the file
    assert anchored(after) == {"0": "fa\u030a"}


def test_the_sign_of_the_comment_stands_in_no_link_and_no_insertion() -> None:
    after = commented(docx(p(ins(Xml(LINK.format(r("ett två")))))), "två")
    reference = etree.fromstring(member(after, "word/document.xml")).find(f".//{{{W}}}commentReference")
    assert reference is not None
    assert [etree.QName(e).localname for e in reference.iterancestors()][:2] == ["r", "p"]


def test_words_in_a_text_box_are_marked_at_the_box() -> None:
    before = docx(p("före", text_box(p("i rutan")), "efter"))
    after = commented(before, "rutan")
    root = etree.fromstring(member(after, "word/document.xml"))
    assert not root.findall(f".//{{{W}}}txbxContent//{{{W}}}commentRangeStart")
    assert bare(after) == bare(before)
    assert _text(read(after)) == _text(read(before))


def test_a_note_in_a_footnote_stands_at_the_paragraph_that_refers_to_it() -> None:
    notes = part("footnotes", el("footnote", p("fotnotens text"), id=2))
    reference = r(Xml('<w:footnoteReference w:id="2"/>'))
    before = docx(p("första"), p("se ", reference), parts={"footnotes": notes})
    assert anchored(commented(before, "fotnotens")) == {"0": "se "}


def test_a_note_about_the_whole_document_stands_at_its_first_text() -> None:
    before = docx(p(), p("Rubriken"), p("mer"))
    assert anchored(annotated(before, note("a1"))) == {"0": "Rubriken"}


def test_a_note_whose_place_does_not_exist_stands_at_the_first_text() -> None:
    assert anchored(annotated(docx(p("Rubriken")), note("a1", block=9, start=0, end=3))) == {"0": "Rubriken"}


def test_a_note_without_words_stands_at_its_whole_block() -> None:
    assert anchored(annotated(docx(p("ett"), p("två tre")), note("a1", block=1))) == {"0": "två tre"}


def test_python_docx_reads_the_comments() -> None:
    source = next((EXAMPLES / "larplattform").glob("*Personuppgift*.docx")).read_bytes()
    document = python_docx.Document(io.BytesIO(annotated(source, note("a1", 3), note("b2", 5, message="<b>&\u00e5"))))
    said = [(comment.author, comment.initials, comment.text) for comment in document.comments]
    assert said == [
        ("kravlint", "kl", "Fel TST001: Brist\nkravlint#a1"),
        ("kravlint", "kl", "Fel TST001: <b>&å\nkravlint#b2"),
    ]


def test_other_members_stay_byte_for_byte_and_in_order() -> None:
    source = next((EXAMPLES / "larplattform").glob("*Krav*.docx")).read_bytes()
    before, after = members(source), members(annotated(source, note("a1", 3)))
    edited = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name: content for name, content in after.items() if before.get(name) != content}.keys() == {
        *edited,
        "word/comments.xml",
    }
    assert list(after)[: len(before)] == list(before)
    assert b"/word/comments.xml" in after["[Content_Types].xml"]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.docx")), ids=lambda path: path.stem)
def test_the_examples_stay_as_they_are(path: Path) -> None:
    before = path.read_bytes()
    document = read(before)
    notes = [note(f"a{n}", n, 1, 1 + n % 7) for n in range(len(document.blocks))]
    after = annotated(before, *notes)
    assert len(anchored(after)) == len(notes)
    assert bare(after) == bare(before)
    assert _text(read(after)) == _text(document)


def test_the_same_notes_again_change_nothing() -> None:
    once = annotated(docx(p("ett två tre")), note("a1", 0, 4, 7), note("b2"))
    assert annotated(once, note("a1", 0, 4, 7), note("b2")) == once


def test_the_comment_of_a_finding_that_is_gone_is_taken_away() -> None:
    before = docx(p("ett två tre"))
    once = annotated(before, note("a1", 0, 4, 7), note("b2", 0, 0, 3))
    later = annotated(once, note("b2", 0, 0, 3))
    assert anchored(later) == {"1": "ett"}
    assert b"kravlint#a1" not in member(later, "word/comments.xml")
    none = annotated(later)
    assert anchored(none) == {}
    assert bare(none) == bare(before)


def test_a_new_finding_leaves_the_comments_that_are_there() -> None:
    once = annotated(docx(p("ett två tre")), note("a1", 0, 4, 7))
    later = annotated(once, note("b2", 0, 0, 3), note("a1", 0, 4, 7))
    assert anchored(later) == {"1": "ett", "0": "två"}


def test_a_comment_that_says_something_else_now_is_brought_up_to_date() -> None:
    once = annotated(docx(p("ett två tre")), note("a1", 0, 4, 7, message="förr"))
    later = annotated(once, note("a1", 0, 4, 7, message="nu"))
    assert [apart.text for apart in read(later).apart] == ["Fel TST001: nu\nkravlint#a1"]
    assert anchored(later) == {"0": "två"}


def test_a_comment_that_somebody_copied_with_its_text_is_not_doubled() -> None:
    once = commented(docx(p("ett två")), "två")
    doubled = _edited(
        once,
        {
            "word/document.xml": (
                "</w:body>",
                p(Xml('<w:commentRangeStart w:id="7"/>'), "två", Xml('<w:commentRangeEnd w:id="7"/>'), _sign(7))
                + "</w:body>",
            ),
            "word/comments.xml": ("</w:comments>", _copied(once, 7) + "</w:comments>"),
        },
    )
    assert len(read(doubled).apart) == 2
    later = annotated(doubled, about(read(doubled), "två"))
    assert anchored(later) == {"0": "två"}


def test_comments_of_people_are_left_alone() -> None:
    comments = part("comments", el("comment", p("Är det här rätt? kravlint#a1"), id=4, author="Anna"))
    marks = Xml('<w:commentRangeStart w:id="4"/>'), Xml('<w:commentRangeEnd w:id="4"/>')
    before = docx(p(marks[0], "ett två", marks[1], _sign(4)), parts={"comments": comments})
    after = commented(before, "två")
    assert anchored(after) == {"4": "ett två", "5": "två"}
    assert [a.author for a in read(annotated(after)).apart] == ["Anna"]


def test_a_comment_that_somebody_answered_stays_when_its_finding_is_gone() -> None:
    once = commented(docx(p("ett två")), "två")
    w14, w15 = (f"http://schemas.microsoft.com/office/word/{year}/wordml" for year in (2010, 2012))
    answered = _edited(once, {"word/comments.xml": ("<w:p>", f'<w:p xmlns:w14="{w14}" w14:paraId="0A">', 1)})
    thread = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0A"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15:commentsEx>'
    )
    answered = _edited(
        answered,
        {
            "word/commentsExtended.xml": ("", thread),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                '<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
                'Target="commentsExtended.xml"/></Relationships>',
            ),
        },
    )
    assert anchored(annotated(answered)) == {"0": "två"}


def test_a_comment_whose_place_was_deleted_is_set_anew() -> None:
    once = commented(docx(p("ett två")), "två")
    lost = package({**members(once), "word/document.xml": part("document", el("body", p("två igen")))})
    assert anchored(commented(lost, "två")) == {"0": "två"}


def test_strict_ooxml_stays_strict() -> None:
    transitional = members(docx(p("ett två")))
    before = package({name: content.replace(W.encode(), STRICT_W.encode()) for name, content in transitional.items()})
    after = members(commented(before, "två"))
    assert W.encode() not in after["word/document.xml"] + after["word/comments.xml"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["word/_rels/document.xml.rels"]
    assert [apart.author for apart in read(package(dict(after))).apart] == ["kravlint"]


def test_the_main_part_may_have_another_name() -> None:
    after = commented(docx(p("ett två"), main="ord/innehåll.xml"), "två")
    assert anchored(after, "ord/innehåll.xml") == {"0": "två"}
    assert [apart.author for apart in read(after).apart] == ["kravlint"]


def test_xml_comments_and_instructions_stay() -> None:
    data = docx(p("ett två"))
    before = _edited(data, {"word/document.xml": ("<w:body>", "<!-- kvar --><?x kvar?><w:body>")})
    assert b"<!-- kvar --><?x kvar?>" in member(commented(before, "två"), "word/document.xml")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>', id="entities"),
        pytest.param("<w:document>", id="broken"),
    ],
)
def test_the_readers_guards_hold(content: str) -> None:
    document = read(docx(p("ett")))
    hostile = package({**members(docx(p("ett"))), "word/document.xml": content})
    with pytest.raises(Unreadable):
        annotate_word(hostile, document, [note("a1")], Limits())


def _sign(identity: int) -> Xml:
    return r(Xml(f'<w:commentReference w:id="{identity}"/>'))


def _copied(data: bytes, identity: int) -> str:
    root = etree.fromstring(member(data, "word/comments.xml"))
    root[0].set(f"{{{W}}}id", str(identity))
    return etree.tostring(root[0], encoding="unicode")


def _edited(data: bytes, edits: dict[str, tuple[str, str] | tuple[str, str, int]]) -> bytes:
    """The package with texts replaced in its members; an empty text is replaced by a whole new member."""
    parts = {name: content.decode() for name, content in members(data).items()}
    for name, (old, new, *times) in edits.items():
        assert old in parts.get(name, "")
        parts[name] = parts[name].replace(old, new, *times) if old else new
    return package(dict(parts))
