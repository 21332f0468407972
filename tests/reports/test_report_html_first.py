"""What the first screen and the tables say, from the report alone."""

from __future__ import annotations

from msgspec.structs import replace
from tests.reports.sample_report import NO_CLASS, PRICE_CELL, SUBPROCESSORS, document, sample_report
from tests.reports.sample_rules import sample_rule

from kravlint.report import Met, Report
from kravlint.reports import render
from kravlint.reports.html.first import Ask, asks, by_phase, checklists, fine, rules_date, unjudged
from kravlint.reports.html.words import words

SV = words("sv")


def test_whom_to_ask_follows_from_what_errors_and_warnings_are_about() -> None:
    law = replace(SUBPROCESSORS, family="procurement-law")
    references = replace(NO_CLASS, family="references")
    assert asks([law, references, references, PRICE_CELL], SV) == [
        Ask("Upphandlingsjuristen", (("inaktuella hänvisningar", 2), ("upphandlingsrätt", 1)))
    ]


def test_a_family_of_a_rule_pack_is_a_matter_for_whoever_runs_the_procurement() -> None:
    (ask,) = asks([replace(NO_CLASS, family="hallbarhet")], SV)
    assert ask == Ask("Den som håller i upphandlingen", (("hallbarhet", 1),))


def test_the_list_by_phase_has_each_piece_of_advice_once_with_the_gravest_first() -> None:
    twice = (NO_CLASS, SUBPROCESSORS, replace(SUBPROCESSORS, fingerprint="b"), PRICE_CELL)
    phases = dict(by_phase(twice))
    assert list(phases) == ["before", "during", "after"]
    assert [(action.remedy, len(action.findings)) for action in phases["before"]] == [
        (SUBPROCESSORS.remedy, 2),
        (NO_CLASS.remedy, 1),
    ]
    assert phases["after"] == []


def test_what_is_fine_is_only_what_was_found() -> None:
    said = fine(sample_report(), (), SV)
    assert "Standarder är angivna och aktuella." in said
    assert "1 av 2 kravområden som följer av klassningen tas upp." in said
    assert not any("kunde läsas" in each or "motsägelser" in each for each in said)
    sound = Report(kravlint="0", as_of="2026-11-22", documents=(document("a.docx", "other", 1),))
    assert fine(sound, (), SV) == [
        "1 dokument kunde läsas i sin helhet.",
        "1 av 1 dokument har varken fel eller varningar.",
    ]


def test_items_of_other_rules_are_no_part_of_the_agreements_checklist() -> None:
    rules = (sample_rule("PUB012"), sample_rule("SEC004", family="security-classification"))
    own, other = Met("PUB012", "a", "biträdet", "met"), Met("SEC004", "K", "konfidentialitet", "met")
    procurement = replace(sample_report().procurements[0], checklist=(own, other))
    assert checklists(procurement, rules) == ([own], [other])


def test_the_date_of_the_rules_is_the_last_day_a_source_was_read() -> None:
    rules = [
        sample_rule(code, basis=[{"name": "x", "verified": day}])
        for code, day in (("PUB001", "2026-01-02"), ("PUB002", "2026-11-22"))
    ]
    assert rules_date([*rules, sample_rule("PUB003")]) == "2026-11-22"
    assert "Reglernas källor lästa senast 2026-11-22" in render(sample_report(), "html", lang="sv", rules=rules)


def test_each_table_stands_there_with_its_places_and_only_when_it_has_rows() -> None:
    full = render(sample_report(), "html", lang="sv")
    report = sample_report()
    bare = replace(report.procurements[0], checklist=(), topics=(), needs=(), standards=(), copies=())
    empty = render(replace(report, procurements=(bare,)), "html", lang="sv")
    for kind in ("checklist", "topics", "needs", "standards", "copies"):
        assert f'id="{kind}-1"' in full
        assert f"{kind}-1" not in empty
    assert "42\N{NO-BREAK SPACE}%" in full and "gammalt avtal.docx" in full
    assert "Ingen av dem anges" in full


def test_a_regime_that_the_documents_do_not_state_is_said_to_be_missing() -> None:
    report = sample_report()
    unstated = replace(report, procurements=(replace(report.procurements[0], regime=None),))
    assert "Regelverk: framgår inte" in render(unstated, "html", lang="sv")


def test_the_folder_that_all_documents_stand_in_is_not_repeated() -> None:
    documents = tuple(document(f"inköp/2026/{name}", "other", 1) for name in ("a.docx", "bilagor/b.docx"))
    page = render(Report(kravlint="0", as_of="2026-11-22", documents=documents), "html", lang="sv")
    assert '<th scope="row">a.docx</th>' in page
    assert '<th scope="row">bilagor/b.docx</th>' in page


def test_what_was_not_judged_is_said_once_for_each_reason_and_questions_without_answer_first() -> None:
    report = sample_report()
    verdicts = {**report.procurements[0].verdicts, "standards": "not judged"}
    entry = report.not_checked[0]
    changed = replace(
        report,
        procurements=(replace(report.procurements[0], verdicts=verdicts),),
        not_checked=(entry, replace(entry, path="annan.docx")),
    )
    said = unjudged(changed, SV)
    assert [(reason, len(its)) for reason, its in said] == [
        ("”Ställs krav på rätt standarder?” kunde inte bedömas på det här underlaget.", 0),
        (entry.reason, 2),
    ]
    page = render(replace(changed, not_checked=()), "html", lang="sv")
    assert "Allt som reglerna frågar efter kunde bedömas." not in page


def test_the_legal_regime_is_told_in_the_language_of_the_report() -> None:
    report = sample_report()
    below = replace(report, procurements=(replace(report.procurements[0], regime="LOU below threshold"),))
    assert "LOU, under tröskelvärdet" in render(below, "html", lang="sv")
    assert "LOU, below the threshold" in render(below, "html", lang="en")
