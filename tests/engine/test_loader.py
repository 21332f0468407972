"""Rule files that cannot be used are told of with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pack import rule, write

from kravlint.config import ConfigError
from kravlint.engine.loader import load


def error(tmp_path: Path, files: dict[str, str]) -> str:
    with pytest.raises(ConfigError) as caught:
        load((write(tmp_path, files),))
    return str(caught.value)


def test_the_own_rules_load_and_have_unique_names() -> None:
    rules = load().rules
    assert len({rule.name for rule in rules}) == len(rules)


def test_an_unknown_field_is_placed(tmp_path: Path) -> None:
    text = rule("TST001", "banan") + "colour: red\n"
    assert "TST001.yaml" in error(tmp_path, {"t/TST001.yaml": text})
    assert "colour" in error(tmp_path, {"t/TST001.yaml": text})


def test_a_wrong_value_names_line_and_field(tmp_path: Path) -> None:
    message = error(tmp_path, {"t/TST001.yaml": rule("TST001", "banan", severity="fatal")})
    assert "TST001.yaml:4: severity:" in message


def test_a_wrong_check_kind_is_placed_at_the_check(tmp_path: Path) -> None:
    text = rule("TST001", "banan").replace("kind: phrase", "kind: guess")
    assert "TST001.yaml:9: check" in error(tmp_path, {"t/TST001.yaml": text})


def test_a_concept_that_is_not_in_the_lexicon_is_placed(tmp_path: Path) -> None:
    text = rule("TST001", "banan").replace("terms: [banan]", "of: [no-such-thing]")
    message = error(tmp_path, {"t/TST001.yaml": text})
    assert "TST001.yaml:9: check.of[0]" in message
    assert "no-such-thing" in message


def test_a_term_that_cannot_be_compiled_is_placed(tmp_path: Path) -> None:
    text = rule("TST001", '"/[a-z]+/"')
    assert "check.terms[0]" in error(tmp_path, {"t/TST001.yaml": text.replace('text: ""/[a-z]+/""', "text: x")})


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    assert "TST001.yaml:3: not valid YAML" in error(tmp_path, {"t/TST001.yaml": "code: TST001\nname: [a\n"})


def test_a_key_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    assert "TST001.yaml:2" in error(tmp_path, {"t/TST001.yaml": "code: A\ncode: B\n"})


def test_numbers_dates_and_no_stay_text(tmp_path: Path) -> None:
    text = rule("TST001", "banan").replace("sv: Därför", "sv: no").replace("sv: Ändra", "sv: 2.0")
    book = load((write(tmp_path, {"t/TST001.yaml": text}),))
    loaded = book.by_code()["TST001"]
    assert (loaded.why.sv, loaded.remedy.sv) == ("no", "2.0")


def test_a_pack_may_replace_a_rule_by_its_code(tmp_path: Path) -> None:
    book = load((write(tmp_path, {"t/SEC001.yaml": rule("SEC001", "banan")}),))
    assert book.by_code()["SEC001"].name == "sec001"


def test_a_table_file_gives_one_rule_per_row(tmp_path: Path) -> None:
    table = """\
    defaults:
      family: test
      severity: warning
      why: {sv: Därför, en: Because}
      remedy: {sv: Ändra, en: Change}
      title: {sv: T, en: T}
      message: {sv: "{found} är ersatt av {replacement}", en: "{found} is replaced by {replacement}"}
      check: {kind: outdated, once: true}
    rows:
      - code: TST010
        name: old-a
        check: {terms: [gammal a], replacement: {sv: nya a, en: new a}}
        examples: {flagged: [{text: gammal a}], clean: [{text: nya a}]}
      - code: TST011
        name: old-b
        severity: info
        check: {terms: [gammal b], replacement: {sv: nya b, en: new b}}
        examples: {flagged: [{text: gammal b}], clean: [{text: nya b}]}
    """
    from textwrap import dedent

    rules = load((write(tmp_path, {"references/old.yaml": dedent(table)}),)).by_code()
    assert (rules["TST010"].severity, rules["TST011"].severity) == ("warning", "info")
