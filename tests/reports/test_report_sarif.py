"""SARIF as code scanning takes it: its shape, its places, its fingerprints and its limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct, field
from msgspec.structs import replace
from tests.reports.sample_report import NO_CLASS, OLD_STANDARD, PRICE_CELL, SUBPROCESSORS, sample_report
from tests.reports.sample_rules import RULES, sample_rule

from kravlint.report import Finding, Location, Related, Report
from kravlint.reports import render, sarif

Level = Literal["error", "warning", "note"]


class Strict(Struct, forbid_unknown_fields=True, rename="camel"):
    """The parts of the SARIF 2.1.0 schema that are used; a key that the schema doesn't have is a breach."""


class Text(Strict):
    text: str
    markdown: str | None = None


class Configuration(Strict):
    level: Level
    enabled: bool = True


class Descriptor(Strict):
    id: str
    name: str
    short_description: Text
    full_description: Text
    help: Text
    default_configuration: Configuration
    properties: dict[str, Any]
    help_uri: str | None = None


class Driver(Strict):
    name: Literal["kravlint"]
    version: str
    semantic_version: str
    language: str
    rules: list[Descriptor]


class Tool(Strict):
    driver: Driver


class Artifact(Strict):
    uri: str


class Region(Strict):
    start_line: int
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    snippet: Text | None = None


class Physical(Strict):
    artifact_location: Artifact
    region: Region


class Logical(Strict):
    name: str
    kind: str
    fully_qualified_name: str | None = None


class Place(Strict):
    physical_location: Physical
    logical_locations: list[Logical] = []
    id: int | None = None
    message: Text | None = None


class Result(Strict):
    rule_id: str
    rule_index: int
    level: Level
    message: Text
    locations: list[Place]
    partial_fingerprints: dict[str, str]
    properties: dict[str, str]
    related_locations: list[Place] = []


class Notification(Strict):
    level: Level
    message: Text
    locations: list[Place] = []


class Invocation(Strict):
    execution_successful: bool
    tool_execution_notifications: list[Notification]


class Automation(Strict):
    id: str


class Run(Strict):
    tool: Tool
    automation_details: Automation
    column_kind: Literal["unicodeCodePoints", "utf16CodeUnits"]
    invocations: list[Invocation]
    results: list[Result]
    properties: dict[str, Any]


class Log(Strict):
    schema: str = field(name="$schema")
    version: Literal["2.1.0"]
    runs: list[Run]


def written(report: Report, **how: Any) -> Run:
    text = render(report, "sarif", **{"lang": "sv", "rules": RULES, **how})
    (run,) = msgspec.json.decode(text, type=Log).runs
    return run


def result_of(finding: Finding, **how: Any) -> Result:
    (result,) = written(replace(sample_report(), findings=(finding,)), **how).results
    return result


def test_the_log_has_the_shape_of_the_standard() -> None:
    run = written(sample_report())
    assert len(run.results) == len(sample_report().findings)
    assert json.loads(render(sample_report(), "sarif", lang="sv"))["version"] == "2.1.0"


def test_every_result_points_at_its_rule() -> None:
    run = written(sample_report())
    for result in run.results:
        assert run.tool.driver.rules[result.rule_index].id == result.rule_id


def test_a_rule_is_explained_without_the_checks_placeholders() -> None:
    rule = next(each for each in written(sample_report()).tool.driver.rules if each.id == "PUB012")
    assert rule.short_description.text == "PUB012 title åäö …"
    assert "[GDPR artikel 28.2](https://example.org/gdpr)" in (rule.help.markdown or "")
    assert rule.help_uri == "https://example.org/gdpr"
    assert rule.default_configuration == Configuration("error")
    assert rule.properties == {
        "tags": ["data-protection", "before"],
        "precision": "high",
        "problem.severity": "error",
    }


def test_rules_that_found_nothing_are_listed_too() -> None:
    ids = [rule.id for rule in written(sample_report()).tool.driver.rules]
    assert "PUB099" in ids
    assert len(ids) == len(set(ids))


def test_info_is_a_note_and_a_recommendation() -> None:
    assert result_of(PRICE_CELL).level == "note"
    run = written(sample_report(), rules=(sample_rule("REQ021", severity="info"),))
    assert run.tool.driver.rules[0].properties["problem.severity"] == "recommendation"


def test_paths_are_relative_and_percent_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (
        "avtal å/PuB avtal 100%.docx",
        str(tmp_path / "avtal å/PuB avtal 100%.docx"),
        "./avtal å/PuB avtal 100%.docx",
    ):
        place = result_of(replace(SUBPROCESSORS, path=path)).locations[0]
        assert place.physical_location.artifact_location.uri == "avtal%20%C3%A5/PuB%20avtal%20100%25.docx"


def test_a_document_without_lines_counts_its_blocks() -> None:
    region = result_of(SUBPROCESSORS).locations[0].physical_location.region
    assert (region.start_line, region.start_column, region.end_column) == (89, 14, 17)


def test_a_text_file_has_its_own_lines() -> None:
    finding = replace(SUBPROCESSORS, location=Location(block=88, start=1, end=4, line=12))
    region = result_of(finding).locations[0].physical_location.region
    assert (region.start_line, region.start_column) == (12, None)


def test_the_place_is_also_said_in_headings_and_requirements() -> None:
    (requirement,) = result_of(OLD_STANDARD).locations[0].logical_locations
    assert (requirement.name, requirement.kind) == ("K-12", "element")
    (heading,) = result_of(SUBPROCESSORS).locations[0].logical_locations
    assert heading.name == "7 Underbiträden"


def test_a_finding_about_the_procurement_stands_at_its_first_document() -> None:
    (place,) = result_of(NO_CLASS).locations
    assert place.physical_location.artifact_location.uri == "01%20Inbjudan.docx"
    assert place.physical_location.region.start_line == 1
    assert place.logical_locations == [Logical("Upphandling av lärplattform", "procurement")]


def test_fingerprints_are_kravlints_own_and_tell_equals_apart() -> None:
    twice = replace(sample_report(), findings=(SUBPROCESSORS, replace(SUBPROCESSORS, path="annan.docx")))
    first, second = (result.partial_fingerprints for result in written(twice).results)
    assert first == {"primaryLocationLineHash": "1f0c9ab2:1", "kravlint/v1": "1f0c9ab2"}
    assert second == {"primaryLocationLineHash": "1f0c9ab2:2", "kravlint/v1": "1f0c9ab2"}


def test_the_snippet_is_the_sentence_and_goes_with_the_excerpts() -> None:
    snippet = result_of(SUBPROCESSORS).locations[0].physical_location.region.snippet
    assert snippet is not None and snippet.text.startswith("Leverantören bör i förväg")
    assert "Leverantören bör" not in render(sample_report(), "sarif", lang="sv", excerpts=False)


def test_what_was_not_judged_and_what_is_hidden_are_notifications() -> None:
    (invocation,) = written(sample_report()).invocations
    said = [each.message.text for each in invocation.tool_execution_notifications]
    assert "1 undantaget, 2 godtagna sedan tidigare" in said[0]
    assert "Sidan är en bild utan text." in said


def test_findings_beyond_the_limit_are_left_out_with_a_notice_the_gravest_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 3)
    run = written(sample_report())
    assert [result.level for result in run.results] == ["error", "error", "error"]
    assert "3 av 6 fynd" in run.invocations[0].tool_execution_notifications[1].message.text


def test_a_result_has_no_more_locations_than_allowed() -> None:
    many = (Related("a.docx", None, "här"),) * 1_500
    assert len(result_of(replace(SUBPROCESSORS, related=many)).related_locations) == 999


def test_a_long_description_is_cut() -> None:
    finding = replace(SUBPROCESSORS, why="x" * 2_000)
    run = written(replace(sample_report(), findings=(finding,)), rules=())
    assert len(run.tool.driver.rules[0].full_description.text) == 1_024
