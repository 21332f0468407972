"""`kravlint config` and `kravlint init`: which settings hold and why, and a file to start from."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.cli.stand_in import Run

from kravlint.cli.init import TEMPLATE
from kravlint.config import Settings, load_config

Kravlint = Callable[..., Result]


def shown(kravlint: Kravlint, *arguments: str) -> dict[str, tuple[str, str]]:
    result = kravlint("config", *arguments)
    assert result.exit_code == 0
    rows = (re.split(r" = |\s+# ", line, maxsplit=2) for line in result.stdout.splitlines())
    return {key: (value, source) for key, value, source in rows}


def test_each_setting_says_where_it_comes_from(kravlint: Kravlint, tmp_path: Path) -> None:
    file = tmp_path / "kravlint.toml"
    file.write_text('fail-on = "warning"\nselect = ["SEC"]\n[limits]\nseconds = 5\n', encoding="utf-8")
    found = shown(kravlint, ".", "--select", "PUB")
    assert found["fail-on"] == ('"warning"', str(file))
    assert found["select"] == ('["PUB"]', "kommandoraden")
    assert found["lang"] == ('"sv"', "inbyggt")
    assert found["limits.seconds"] == ("5.0", str(file))
    assert found["limits.pages"] == ("3000", "inbyggt")


def test_every_setting_is_shown(kravlint: Kravlint) -> None:
    found = shown(kravlint)
    expected = {name.replace("_", "-") for name in Settings.__struct_fields__} - {"limits"}
    assert {key for key in found if not key.startswith("limits.")} == expected


def test_what_is_shown_is_what_a_run_is_given(kravlint: Kravlint, fake_run: Run, tmp_path: Path) -> None:
    options = ("--jobs", "2", "--no-cache", "--baseline", "b.json", "--as-of", "2026-01-02")
    found = shown(kravlint, ".", *options)
    kravlint("lint", ".", *options)
    assert (found["jobs"][0], fake_run.settings.jobs) == ("2", 2)
    assert (found["cache"][0], fake_run.settings.cache) == ("false", False)
    assert (found["baseline"][0], fake_run.settings.baseline) == ('"b.json"', Path("b.json"))
    assert (found["as-of"][0], fake_run.settings.as_of) == ('"2026-01-02"', "2026-01-02")


def test_a_start_is_written_once(kravlint: Kravlint, tmp_path: Path) -> None:
    assert kravlint("init").exit_code == 0
    assert load_config(None, tmp_path) == Settings(root=tmp_path)
    again = kravlint("init")
    assert again.exit_code == 2
    assert "finns redan" in again.stderr


def test_every_setting_that_can_be_written_is_in_the_start_and_can_be_switched_on(tmp_path: Path) -> None:
    live = re.sub(r"^# (?=[\w-]+ = |\[|\"bilaga)", "", TEMPLATE, flags=re.MULTILINE)
    (tmp_path / "kravlint.toml").write_text(live, encoding="utf-8")
    settings = load_config(None, tmp_path)
    assert settings.suppress[0].reason.startswith("Regleras")
    for name in set(Settings.__struct_fields__) - {"root", "limits"}:
        assert re.search(rf"^# (\[+)?{name.replace('_', '-')}\b", TEMPLATE, re.MULTILINE), name


def test_the_values_shown_in_the_start_are_those_built_in(tmp_path: Path) -> None:
    simple = "\n".join(
        line.removeprefix("# ")
        for line in TEMPLATE.splitlines()
        if re.match(r"# (as-of|lang|fail-on|select|ignore|rules|exclude|jobs|cache) = ", line)
    )
    (tmp_path / "kravlint.toml").write_text(simple, encoding="utf-8")
    assert load_config(None, tmp_path) == Settings(root=tmp_path)
