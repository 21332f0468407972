"""What GitLab, GitHub and a merge request comment are given."""

from __future__ import annotations

import json

from msgspec.structs import replace
from tests.reports.sample_report import NO_CLASS, PRICE_CELL, SUBPROCESSORS, UNREADABLE, sample_report

from kravlint.report import Finding, NotChecked, Report
from kravlint.reports import render
from kravlint.reports.markdown import LONGEST


def report_of(*findings: Finding) -> Report:
    return replace(sample_report(), findings=findings, not_checked=())


def annotations(*findings: Finding) -> list[str]:
    return render(report_of(*findings), "github", lang="sv").splitlines()


def test_gitlab_issues_have_every_required_key_and_relative_paths() -> None:
    (issue,) = json.loads(render(report_of(replace(SUBPROCESSORS, path="./04 PuB-avtal.docx")), "gitlab", lang="sv"))
    assert issue["check_name"] == "PUB012"
    assert issue["severity"] == "critical"
    assert issue["fingerprint"] == "1f0c9ab2"
    assert issue["location"] == {"path": "04 PuB-avtal.docx", "lines": {"begin": 89}}
    assert "avsnitt 7 Underbiträden" in issue["description"]


def test_gitlab_fingerprints_are_unique_since_equals_are_shown_once() -> None:
    findings = (SUBPROCESSORS, replace(SUBPROCESSORS, path="b.docx"), NO_CLASS)
    issues = json.loads(render(report_of(*findings), "gitlab", lang="sv"))
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_gitlab_severities_are_its_own() -> None:
    issues = json.loads(render(sample_report(), "gitlab", lang="sv"))
    assert {issue["severity"] for issue in issues} == {"critical", "major", "info"}


def test_gitlab_is_an_empty_list_when_nothing_was_found() -> None:
    assert json.loads(render(report_of(), "gitlab", lang="sv")) == []


def test_github_annotations_name_file_line_and_rule() -> None:
    line = annotations(SUBPROCESSORS)[0]
    assert line.startswith(
        "::error file=04 PuB-avtal.docx,line=89,title=PUB012 sub-processor-authorisation::Biträdet får"
    )


def test_github_commands_cannot_be_broken_out_of() -> None:
    hostile = replace(SUBPROCESSORS, path="a,b:c%.docx", message="100 %\r\n::error::x", remedy="y")
    first, *rest = annotations(hostile)
    assert first.startswith("::error file=a%2Cb%3Ac%25.docx,line=89,")
    assert "100 %25 ::error::x" in first
    assert first.endswith("%0Ay")
    assert len(rest) == 1


def test_github_shows_the_gravest_first_and_the_counts_last() -> None:
    lines = annotations(PRICE_CELL, NO_CLASS, UNREADABLE)
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice", "::notice"]
    assert "2 godtagna sedan tidigare" in lines[-1]


def test_the_markdown_summary_has_the_verdicts_the_findings_and_the_counts() -> None:
    text = render(sample_report(), "markdown", lang="sv")
    assert "| Är informationen klassad? | ❌ nej |" in text
    assert text.index("PUB012") < text.index("SEC001") < text.index("LOU012")
    assert "1 undantaget, 2 godtagna sedan tidigare" in text
    assert "Sidan är en bild utan text." in text


def test_markdown_from_documents_stays_text() -> None:
    hostile = replace(SUBPROCESSORS, path="a|b.docx", message="<img src=x> | [länk](x) @alla ```")
    text = render(report_of(hostile), "markdown", lang="sv")
    assert r"a\|b.docx" in text
    assert r"\<img src=x\> \| \[länk\](x)" in text
    assert "@alla" not in text


def test_the_markdown_summary_fits_a_comment_and_says_what_it_left_out() -> None:
    entries = tuple(NotChecked(f"{n}.pdf", None, "En bild.") for n in range(80))
    many = replace(report_of(*[SUBPROCESSORS] * 1_000), not_checked=entries)
    text = render(many, "markdown", lang="sv")
    assert len(text) <= LONGEST
    assert "… och " in text and "30 till" in text
