"""`kravlint test` and `kravlint rule new`: writing rules of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.pack import rule, write

from kravlint.engine.loader import load

Kravlint = Callable[..., Result]


def test_a_rule_whose_examples_come_out_is_told_in_one_line(kravlint: Kravlint, tmp_path: Path) -> None:
    write(tmp_path, {"egna/a.yaml": rule("TST001", "blåbär")})
    result = kravlint("test", str(tmp_path / "egna"))
    assert (result.exit_code, result.stdout) == (0, "Regler: 1, exempel: 2. Alla stämmer.\n")


def test_each_example_that_does_not_come_out_is_shown_with_what_the_rule_said(
    kravlint: Kravlint, tmp_path: Path
) -> None:
    turned = rule("TST001", "blåbär").replace('{text: "annat"}', '{text: "Här finns blåbär."}, {text: lugnt}')
    turned = turned.replace('flagged: [{text: "blåbär"}]', "flagged: [{text: blåbären}, {files: {a.md: lingon}}]")
    write(tmp_path, {"egna/a.yaml": turned, "egna/b.yaml": rule("TST002", "lingon")})
    result = kravlint("test", str(tmp_path / "egna"))
    assert result.exit_code == 1
    assert result.stdout == (
        "TST001 a.yaml\n"
        "  exempel 2 ska flaggas, men flaggas inte:\n"
        "    a.md:\n"
        "    | lingon\n"
        "  exempel 1 ska lämnas i fred, men flaggas:\n"
        "    | Här finns blåbär.\n"
        "    = regeln säger: Hittade blåbär\n"
        "\n"
        "Regler: 2. Stämmer inte med sina exempel: TST001.\n"
    )


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ('  flagged: [{text: "blåbär"}]\n', "  has no example that should be flagged\n"),
        ('  clean: [{text: "annat"}]\n', "  has no example that should be left alone\n"),
    ],
)
def test_a_rule_without_examples_of_one_sort_fails(kravlint: Kravlint, tmp_path: Path, gone: str, told: str) -> None:
    text = rule("TST001", "blåbär")
    assert gone in text
    write(tmp_path, {"egna/a.yaml": text.replace(gone, "")})
    result = kravlint("test", str(tmp_path / "egna"), "--lang", "en")
    assert result.exit_code == 1
    assert told in result.stdout


def test_only_the_folders_own_rules_are_run_and_a_pack_in_the_settings_is_not_read_twice(
    kravlint: Kravlint, tmp_path: Path
) -> None:
    concept = "berry: {sv: bär, en: berry, terms: [blåbär]}\n"
    uses_it = rule("TST001", "blåbär").replace("terms: [blåbär]", "of: [berry]")
    write(
        tmp_path,
        {
            "kravlint.toml": 'rules = ["egna", "andras"]',
            "egna/a.yaml": uses_it,
            "egna/lexicon/berries.yaml": concept,
            "andras/b.yaml": rule("TST002", "lingon"),
        },
    )
    result = kravlint("test", str(tmp_path / "egna"))
    assert (result.exit_code, result.stdout) == (0, "Regler: 1, exempel: 2. Alla stämmer.\n"), result.output


def test_a_rule_that_cannot_be_read_is_told_with_file_line_and_field(kravlint: Kravlint, tmp_path: Path) -> None:
    write(tmp_path, {"egna/a.yaml": rule("TST001", "blåbär", severity="grave")})
    result = kravlint("test", str(tmp_path / "egna"))
    assert result.exit_code == 2
    assert "a.yaml:4: severity" in result.stderr


def test_a_folder_that_is_not_there_or_has_no_rules_is_wrong_usage(kravlint: Kravlint, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    for folder in ("borta", "tom"):
        result = kravlint("test", str(tmp_path / folder))
        assert result.exit_code == 2
        assert folder in result.stderr


def test_a_new_rule_loads_and_does_what_its_examples_say(kravlint: Kravlint, tmp_path: Path) -> None:
    made = kravlint("rule", "new", "skola-001", "-o", "egna")
    assert made.exit_code == 0
    assert kravlint("test", str(tmp_path / "egna")).stdout == "Regler: 1, exempel: 6. Alla stämmer.\n"
    (own,) = (rule for rule in load((tmp_path / "egna",)).rules if rule.code == "SKOLA001")
    assert len(own.examples.flagged) == len(own.examples.clean) == 3


def test_every_field_of_a_new_rule_can_be_filled_from_what_its_comments_show(
    kravlint: Kravlint, tmp_path: Path
) -> None:
    kravlint("rule", "new", "SKOLA001")
    file = tmp_path / "SKOLA001.yaml"
    text = file.read_text(encoding="utf-8")
    for hidden in ("# basis:", "#   - {name", "  # within:"):
        assert hidden in text
        text = text.replace(hidden, hidden.replace("# ", "", 1))
    file.write_text(text, encoding="utf-8")
    (own,) = (rule for rule in load((tmp_path,)).rules if rule.code == "SKOLA001")
    assert own.basis[0].verified
    assert own.check.within  # type: ignore[union-attr]


def test_a_new_rule_never_writes_over_a_file_or_takes_a_code_that_is_in_use(kravlint: Kravlint, tmp_path: Path) -> None:
    write(tmp_path, {"SKOLA001.yaml": "min egen"})
    for code in ("SKOLA001", "PUB004"):
        result = kravlint("rule", "new", code)
        assert result.exit_code == 2
        assert "finns redan" in result.stderr
    assert (tmp_path / "SKOLA001.yaml").read_text(encoding="utf-8") == "min egen"
    assert not (tmp_path / "PUB004.yaml").exists()


def test_a_code_is_letters_and_three_digits(kravlint: Kravlint, tmp_path: Path) -> None:
    for code in ("skola", "1", "A001", "SKOLA1"):
        assert kravlint("rule", "new", code).exit_code == 2
    assert not list(tmp_path.iterdir())
