"""Which rules run, and what is reported."""

from __future__ import annotations

from pathlib import Path

from tests.pack import lint_with, rule

from kravlint.engine.loader import load
from kravlint.engine.select import active

RULES = load().rules


def codes(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    return {each.code for each in active(RULES, select, ignore)}


def test_every_rule_that_is_on_runs_by_default() -> None:
    assert codes() == {each.code for each in RULES if each.enabled}


def test_a_selection_may_be_the_beginning_of_codes() -> None:
    assert {code for code in codes(("SEC",)) if not code.startswith("READ")} == {
        each.code for each in RULES if each.code.startswith("SEC") and each.enabled
    }


def test_ignoring_wins_over_selecting() -> None:
    assert "SEC001" not in codes(("SEC",), ("SEC001",))


def test_reading_rules_cannot_be_turned_off() -> None:
    reading = {each.code for each in RULES if each.code.startswith("READ")}
    assert reading <= codes(("SEC001",), ("READ",))


def test_a_severity_from_the_configuration_replaces_the_rules(tmp_path: Path) -> None:
    report = lint_with(
        tmp_path, {"a.yaml": rule("TST001", "banan")}, {"a.md": "En banan."}, severity={"TST001": "info"}
    )
    assert [finding.severity for finding in report.findings] == ["info"]


def test_a_rule_is_silent_before_it_is_valid_and_after(tmp_path: Path) -> None:
    dated = rule("TST001", "banan", more="valid_from: '2020-01-01'\nvalid_to: '2024-12-31'\n")
    for day, expected in (("2019-12-31", 0), ("2020-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 0)):
        report = lint_with(tmp_path / day, {"a.yaml": dated}, {"a.md": "En banan."}, as_of=day)
        assert len(report.findings) == expected, day


def test_the_document_may_be_judged_by_its_own_date(tmp_path: Path) -> None:
    dated = rule("TST001", "banan", more="valid_from: '2020-01-01'\n")
    files = {"a.md": "# Inbjudan\n\nDatum: 2019-03-01\n\nEn banan.\n"}
    assert not lint_with(tmp_path, {"a.yaml": dated}, files, as_of="document").findings


def test_a_document_without_a_date_is_judged_as_of_today_and_that_is_said(tmp_path: Path) -> None:
    report = lint_with(tmp_path, {"a.yaml": rule("TST001", "banan")}, {"a.md": "En banan."}, as_of="document")
    assert len(report.findings) == 1
    assert any("inget datum" in entry.reason for entry in report.not_checked)


def test_the_more_specific_rule_is_reported_alone_for_the_same_words(tmp_path: Path) -> None:
    rules = {"a.yaml": rule("TST001", "banan"), "b.yaml": rule("TST002", "mogen banan", more="supersedes: [TST001]\n")}
    report = lint_with(tmp_path, rules, {"a.md": "En mogen banan och en banan."})
    assert [(f.rule, f.location.start if f.location else None) for f in report.findings] == [
        ("TST002", 3),
        ("TST001", 22),
    ]


def test_what_stands_in_guidance_is_told_one_step_lower(tmp_path: Path) -> None:
    rules, files = {"a.yaml": rule("TST001", "banan", severity="warning")}, {"a.md": "En banan."}
    for kind, severity in (("specification", "warning"), ("guidance", "info")):
        (found,) = lint_with(tmp_path / kind, rules, files, kinds={"a.md": kind}).findings
        assert found.severity == severity
