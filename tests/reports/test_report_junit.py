"""JUnit XML: a suite per document and procurement, a test per rule, and failures where the run fails."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from msgspec.structs import replace
from tests.reports.sample_report import NAME, NO_CLASS, SUBPROCESSORS, sample_report
from tests.reports.sample_rules import RULES

from kravlint.report import NotChecked, Report
from kravlint.reports import render


def suites(report: Report, **how: Any) -> dict[str, ET.Element]:
    root = ET.fromstring(render(report, "junit", **{"lang": "sv", "rules": RULES, **how}))
    assert root.tag == "testsuites"
    return {suite.get("name", ""): suite for suite in root}


def cases(suite: ET.Element) -> dict[str, ET.Element]:
    return {case.get("name", "").split()[0]: case for case in suite}


def test_each_document_and_procurement_is_a_suite() -> None:
    assert list(suites(sample_report())) == [*(d.path for d in sample_report().documents), NAME, "kravlint"]


def test_a_rule_that_found_nothing_is_a_test_that_passes() -> None:
    tests = cases(suites(sample_report())["04 PuB-avtal.docx"])
    assert list(tests) == ["READ", "PUB012", "PUB099"]
    assert len(tests["PUB099"]) == 0


def test_a_finding_fails_its_test() -> None:
    case = cases(suites(sample_report())["04 PuB-avtal.docx"])["PUB012"]
    (failure,) = case
    assert (failure.tag, failure.get("type"), case.get("line")) == ("failure", "error", "89")
    assert "bara ett bör" in failure.get("message", "")
    assert "avsnitt 7 Underbiträden" in failure.get("message", "")


def test_a_finding_below_the_severity_that_fails_the_run_is_told_in_a_test_that_passes() -> None:
    (output,) = cases(suites(sample_report())[NAME])["SEC001"]
    assert output.tag == "system-out"
    (failure,) = cases(suites(sample_report(), fail_on="warning")[NAME])["SEC001"]
    assert failure.tag == "failure"


def test_several_findings_of_a_rule_are_one_test_that_counts_them() -> None:
    twice = replace(sample_report(), findings=(SUBPROCESSORS, replace(SUBPROCESSORS, message="En till.")))
    (failure,) = cases(suites(twice)["04 PuB-avtal.docx"])["PUB012"]
    assert failure.get("message", "").startswith("2 ställen: ")
    assert "En till." in (failure.text or "")


def test_a_rule_that_was_not_judged_is_skipped_with_the_reason() -> None:
    (skipped,) = cases(suites(sample_report())[NAME])["LOU030"]
    assert (skipped.tag, skipped.get("message")) == ("skipped", "Avtalets mönster för avrop: kan stå i ramavtalet.")


def test_a_document_that_could_not_be_read_passes_no_test() -> None:
    suite = suites(sample_report())["06 Bilaga sekretess.docx"]
    assert list(cases(suite)) == ["READ001"]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")


def test_the_counts_add_up() -> None:
    root = ET.fromstring(render(sample_report(), "junit", lang="sv", rules=RULES))
    for name, tag in (("tests", None), ("failures", "failure"), ("skipped", "skipped")):
        found = [case for case in root.iter("testcase") if tag is None or case.find(tag) is not None]
        assert root.get(name) == str(len(found)) == str(sum(int(suite.get(name, "")) for suite in root))


def test_test_names_are_unique_within_their_suite() -> None:
    for suite in suites(sample_report()).values():
        names = [case.get("name") for case in suite]
        assert len(names) == len(set(names))


def test_characters_that_xml_cannot_hold_are_escaped() -> None:
    strange = replace(SUBPROCESSORS, path="a\x0b\udcff.docx", excerpt="ett\x00\x1b[31m\ufffe<&>två")
    report = replace(sample_report(), findings=(strange, NO_CLASS))
    procurement = replace(report.procurements[0], documents=("a\x0b\udcff.docx",))
    found = suites(replace(report, procurements=(procurement,)))["a\\u000b\\udcff.docx"]
    assert "ett\\u0000\\u001b[31m\\ufffe<&>två" in (cases(found)["PUB012"][0].text or "")


def test_the_summary_counts_what_is_hidden_and_lists_what_was_not_judged() -> None:
    report = replace(sample_report(), not_checked=(NotChecked("a.pdf", None, "En bild."),))
    said = suites(report)["kravlint"][0].findtext("system-out") or ""
    assert "1 undantaget, 2 godtagna sedan tidigare" in said
    assert "a.pdf: En bild." in said
