"""The report on a terminal, and its one-line form."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from tests.reports.sample_report import NAME, SUBPROCESSORS, sample_report

from kravlint.report import Location, Report, Summary
from kravlint.reports import render


def of(finding_changes: dict[str, object]) -> Report:
    """A report with one finding, changed."""
    return Report(kravlint="0.1.0", as_of="2026-11-22", findings=(replace(SUBPROCESSORS, **finding_changes),))


def test_a_finding_says_place_words_reason_remedy_and_basis() -> None:
    text = render(of({"sample": None, "related": ()}), "text", lang="sv")
    assert text.startswith(
        """\
04 PuB-avtal.docx
─────────────────

fel PUB012 sub-processor-authorisation · R10 (försvagat)
Biträdet får anlita underbiträden utan att ni först godkänner dem: det är bara ett bör.
  --> 04 PuB-avtal.docx · avsnitt 7 Underbiträden · stycke 41
   |
   | Leverantören bör i förväg informera Beställaren om nya underbiträden och om ändringar av dem.
   |              ^^^
   |
   = varför: Personuppgiftsbiträdet får inte anlita ett annat biträde utan att den ansvarige har
     gett tillstånd i förväg. Ett bör går inte att hålla leverantören till.
   = åtgärd: Skriv att underbiträden bara får anlitas efter ert skriftliga godkännande i förväg.
   = grund: GDPR artikel 28.2 <https://eur-lex.europa.eu/eli/reg/2016/679/oj>
   = grund: EDPB, riktlinjer 07/2020, punkt 128
"""
    )


def test_what_has_been_said_of_a_rule_above_is_not_said_again() -> None:
    again = replace(SUBPROCESSORS, item="R11", remedy="Skriv när ni ska få veta.", related=(), fingerprint="1f0c9ab3")
    report = Report(kravlint="0.1.0", as_of="2026-11-22", findings=(replace(SUBPROCESSORS, sample=None), again))
    _, _, second = render(report, "text", lang="sv").partition("R11")
    assert SUBPROCESSORS.why[:40] not in second
    assert "   = åtgärd: Skriv när ni ska få veta.\n" in second
    assert f"   = förslag till text: {SUBPROCESSORS.sample[:30]}" in second
    assert "   = som ovan: varför, grund\n" in second


def test_the_underlining_follows_the_words_when_the_sentence_is_wrapped() -> None:
    report = of({"excerpt": "ett två tre fyra fem sex sju ⟦åtta nio tio elva⟧ tolv tretton fjorton"})
    lines = render(report, "text", lang="sv", width=40).splitlines()
    framed = [line.removeprefix("   | ") for line in lines if line.startswith("   | ")]
    assert framed == [
        "ett två tre fyra fem sex sju åtta",
        "                             ^^^^",
        "nio tio elva tolv tretton fjorton",
        "^^^^^^^^^^^^",
    ]


def test_what_is_about_the_whole_procurement_stands_first() -> None:
    text = render(sample_report(), "text", lang="sv")
    assert text.startswith(f"{NAME}\n")
    assert text.index("varning SEC001") < text.index("varning STD001") < text.index("fel PAIR004")


def test_findings_in_a_document_follow_its_order() -> None:
    report = sample_report()
    later = replace(SUBPROCESSORS, location=Location(block=99), rule="PUB099", fingerprint="a")
    first = replace(SUBPROCESSORS, location=None, rule="PUB000", fingerprint="b")
    text = render(replace(report, findings=(later, SUBPROCESSORS, first)), "text", lang="sv")
    assert text.index("PUB000") < text.index("PUB012") < text.index("PUB099")


def test_the_four_questions_are_answered_in_plain_words() -> None:
    text = render(sample_report(), "text", lang="sv")
    assert "✗ Är informationen klassad?                          Nej. Ingen klassning hittades." in text
    assert "✓ Ställs krav på rätt standarder?                    Ja. Standarder är angivna" in text


def test_a_question_without_an_answer_is_not_judged() -> None:
    report = sample_report()
    bare = replace(report, procurements=(replace(report.procurements[0], verdicts={}),))
    assert render(bare, "text", lang="sv").count("Frågan kunde inte bedömas på det här underlaget.") == 4


@pytest.mark.parametrize("format", ["text", "concise"])
def test_what_was_not_checked_is_told(format: str) -> None:
    text = render(sample_report(), format, lang="sv")
    assert "Sidan är en bild utan text." in text
    assert "kan stå i ramavtalet" in text


def test_the_last_lines_count_also_what_is_hidden() -> None:
    text = render(sample_report(), "text", lang="sv")
    assert text.endswith(
        "3 fel, 2 varningar, 1 upplysning i 6 dokument. 1 undantaget, 2 godtagna sedan tidigare.\n"
        "Bedömt per 2026-11-22.\n"
    )


def test_a_clean_run_says_so() -> None:
    report = Report(kravlint="0.1.0", as_of="document", summary=Summary(documents=1))
    assert render(report, "text", lang="sv") == (
        "Inget att åtgärda hittades i 1 dokument.\nBedömt per varje dokuments eget datum.\n"
    )
    assert render(report, "concise", lang="sv") == ""


def test_english_is_spoken_on_request() -> None:
    text = render(sample_report(), "text", lang="en")
    assert "error PUB012 sub-processor-authorisation · R10 (weakened)" in text
    assert "Is the information classified?" in text
    assert "3 errors, 2 warnings, 1 note in 6 documents. 1 suppressed, 2 accepted earlier." in text


def test_concise_is_one_line_per_finding_with_path_and_place() -> None:
    lines = render(sample_report(), "concise", lang="sv").splitlines()
    assert lines[0].startswith(f"{NAME}: varning SEC001 ")
    assert lines[2] == (
        "03 Avtal.pdf:avsnitt 4.2 Avtalstid, sidan 2: fel PAIR004 "
        "Avtalstiden är 24 månader här men 36 månader i inbjudan."
    )
    assert f"{NAME}: Är informationen klassad? nej" in lines


def test_colour_changes_nothing_but_colour() -> None:
    plain = render(sample_report(), "text", lang="sv")
    colored = render(sample_report(), "text", lang="sv", color=True)
    assert "\x1b[" not in plain
    assert "\x1b[1;31mfel PUB012\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain


@dataclass
class Hostile:
    """Texts that would steer a terminal if they reached it."""

    escape: str = "\x1b]0;ägd\x07"
    overwrite: str = "\r\x9b2K"
    reversed: str = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize("format", ["text", "concise"])
@pytest.mark.parametrize("sign", [Hostile.escape, Hostile.overwrite, Hostile.reversed])
def test_a_document_cannot_steer_the_terminal(format: str, sign: str) -> None:
    report = of(
        {
            "message": f"a{sign}b",
            "path": f"a{sign}b.docx",
            "excerpt": f"a{sign}⟦b⟧",
            "location": Location(heading=f"a{sign}b", block=1),
            "procurement": f"a{sign}b",
        }
    )
    text = render(report, format, lang="sv")
    assert not set(text) & set("\x1b\x07\r\x9b\N{RIGHT-TO-LEFT OVERRIDE}")


@pytest.mark.parametrize("format", ["text", "concise", "json", "html"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_signs_around_the_words_are_never_shown(format: str, lang: str) -> None:
    text = render(sample_report(), format, lang=lang)  # type: ignore[arg-type]
    assert "⟦" not in text and "⟧" not in text


@pytest.mark.parametrize("format", ["text", "concise", "json", "html"])
def test_without_excerpts_no_sentence_of_a_document_is_quoted(format: str) -> None:
    assert "i förväg informera Beställaren" not in render(sample_report(), format, lang="sv", excerpts=False)


@pytest.mark.parametrize("format", ["text", "concise", "json", "html"])
def test_the_same_report_gives_the_same_bytes(format: str) -> None:
    assert render(sample_report(), format, lang="sv") == render(sample_report(), format, lang="sv")
