"""`kravlint lint`: what goes where, which settings hold, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.stand_in import Run, finding

from kravlint.config import UsageError

Kravlint = Callable[..., Result]


@pytest.mark.parametrize(
    ("severity", "options", "code"),
    [
        ("error", (), 1),
        ("warning", (), 0),
        ("warning", ("--fail-on", "warning"), 1),
        ("info", ("--fail-on", "warning"), 0),
        ("info", ("--fail-on", "info"), 1),
        ("error", ("--exit-zero",), 0),
    ],
)
def test_the_exit_code_follows_the_gravest_finding(
    kravlint: Kravlint, fake_run: Run, severity: str, options: tuple[str, ...], code: int
) -> None:
    fake_run.findings = (finding(severity),)  # type: ignore[arg-type]
    assert kravlint("lint", ".", *options).exit_code == code


def test_wrong_usage_is_told_on_stderr_with_exit_code_2(kravlint: Kravlint, fake_run: Run) -> None:
    fake_run.error = UsageError("finns inte", "does not exist")
    result = kravlint("lint", "saknas.docx", "--exit-zero")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "kravlint: finns inte\n")
    assert kravlint("lint", "saknas.docx", "--lang", "en").stderr == "kravlint: does not exist\n"


def test_a_failure_of_its_own_is_one_line_without_text_from_documents(kravlint: Kravlint, fake_run: Run) -> None:
    fake_run.error = KeyError("hemlig mening ur utkastet")
    result = kravlint("lint", ".", "--exit-zero")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "KeyError, stand_in.py:" in result.stderr and "kravlint 0.1.0" in result.stderr
    assert "hemlig" not in result.stderr


def test_a_failure_shows_its_traceback_when_asked_to(kravlint: Kravlint, fake_run: Run) -> None:
    fake_run.error = KeyError("x")
    result = kravlint("lint", ".", "--verbose")
    assert result.exit_code == 3
    assert "Traceback (most recent call last)" in result.stderr


def test_an_interrupted_run_does_not_look_like_findings(kravlint: Kravlint, fake_run: Run) -> None:
    fake_run.error = KeyboardInterrupt()
    assert kravlint("lint", ".").exit_code == 130


def test_a_run_without_paths_is_wrong_usage(kravlint: Kravlint) -> None:
    assert kravlint("lint").exit_code == 2


def test_paths_may_stand_in_a_file_one_a_line(kravlint: Kravlint, fake_run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "lista.txt"
    listed.write_text("krav å.docx\n\navtal.pdf\n", encoding="utf-8")
    assert kravlint("lint", "pris.xlsx", "--files-from", str(listed)).exit_code == 0
    assert list(map(str, fake_run.paths)) == ["pris.xlsx", "krav å.docx", "avtal.pdf"]


def test_a_list_of_paths_that_cannot_be_read_is_wrong_usage(kravlint: Kravlint, fake_run: Run) -> None:
    result = kravlint("lint", "--files-from", "saknas.txt")
    assert result.exit_code == 2
    assert "--files-from saknas.txt" in result.stderr


def test_the_time_is_told_only_when_asked_for(kravlint: Kravlint, fake_run: Run) -> None:
    assert "skriva rapporten" not in kravlint("lint", ".").stderr
    assert "skriva rapporten" in kravlint("lint", ".", "--timing").stderr


def test_findings_go_to_stdout_and_nothing_else_does(kravlint: Kravlint, fake_run: Run) -> None:
    fake_run.findings = (finding(),)
    result = kravlint("lint", ".", "--format", "json", "--output", "concise=rader.txt", "--verbose")
    assert json.loads(result.stdout)["findings"][0]["message"] == "Klassningen åäö saknas."
    assert "rader.txt" in result.stderr and "krav.docx" in result.stderr


def test_quiet_says_nothing_but_findings(kravlint: Kravlint, fake_run: Run) -> None:
    fake_run.findings = (finding(),)
    result = kravlint("lint", ".", "--output", "concise=rader.txt", "--quiet")
    assert result.stderr == ""
    assert "SEC001" in result.stdout


def test_several_files_are_written_in_one_run(kravlint: Kravlint, fake_run: Run, tmp_path: Path) -> None:
    fake_run.findings = (finding(),)
    kravlint("lint", ".", "--output", "json=r.json", "--output", "html=rapport å.html")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"] == 1
    assert (tmp_path / "rapport å.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["r.json", "rapport å.html"]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("json", "skriv FORMAT=FIL"),
        ("json=", "skriv FORMAT=FIL"),
        ("pdf=r.pdf", "text, concise, json, sarif, junit, gitlab, github, html, markdown"),
        ("json=saknas/r.json", "mappen finns inte"),
        ("json=.", "är en mapp"),
    ],
)
def test_an_output_that_cannot_be_written_stops_the_run_before_it_starts(
    kravlint: Kravlint, fake_run: Run, output: str, said: str
) -> None:
    result = kravlint("lint", ".", "--output", output)
    assert result.exit_code == 2
    assert said in result.stderr
    assert fake_run.paths == ()


def test_without_excerpts_no_format_quotes_the_draft(kravlint: Kravlint, fake_run: Run, tmp_path: Path) -> None:
    fake_run.findings = (finding(),)
    result = kravlint("lint", ".", "--no-excerpts", "--output", "html=r.html")
    assert "Hemlig" not in result.stdout
    assert "Hemlig" not in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_the_command_line_wins_over_the_file_and_the_file_over_the_defaults(
    kravlint: Kravlint, fake_run: Run, tmp_path: Path
) -> None:
    (tmp_path / "kravlint.toml").write_text(
        'as-of = "2020-01-01"\nlang = "en"\nselect = ["SEC"]\njobs = 2\n', encoding="utf-8"
    )
    kravlint("lint", ".", "--as-of", "document", "--ignore", "SEC001")
    settings = fake_run.settings
    assert settings.as_of == "document"
    assert (settings.lang, settings.jobs, settings.fail_on) == ("en", 2, "error")
    assert (settings.select, settings.ignore) == (("SEC",), ("SEC001",))


def test_the_file_is_looked_for_from_the_first_path(kravlint: Kravlint, fake_run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "inköp"
    folder.mkdir()
    (folder / "kravlint.toml").write_text('fail-on = "info"', encoding="utf-8")
    kravlint("lint", "inköp/krav.docx")
    assert fake_run.settings.fail_on == "info"


def test_what_is_wrong_in_the_file_is_exit_code_2(kravlint: Kravlint, fake_run: Run, tmp_path: Path) -> None:
    (tmp_path / "kravlint.toml").write_text("jobs = -1", encoding="utf-8")
    result = kravlint("lint", ".")
    assert result.exit_code == 2
    assert "kravlint.toml: jobs: ska vara 0 eller mer" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--as-of", "igår"), "as-of: 'igår' är varken"),
        (("--select", "SEC0001"), "select: okänd regelkod SEC0001. Menade du SEC001?"),
        (("--ignore", "SEC001,XYZ"), "ignore: okänd regelkod XYZ"),
        (("--ignore", "READ"), "READ kan inte väljas bort"),
        (("--config", "saknas.toml"), "saknas.toml: kan inte läsas"),
    ],
)
def test_values_that_cannot_be_used_are_exit_code_2(kravlint: Kravlint, options: tuple[str, ...], said: str) -> None:
    result = kravlint("lint", ".", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_codes_may_be_repeated_or_separated_by_commas(kravlint: Kravlint, fake_run: Run) -> None:
    kravlint("lint", ".", "--select", "sec-001, READ", "--select", "READ099")
    assert fake_run.settings.select == ("sec-001", "READ", "READ099")


def test_a_glob_on_the_command_line_is_relative_to_the_current_folder(
    kravlint: Kravlint, fake_run: Run, tmp_path: Path
) -> None:
    from kravlint.globs import matching

    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "kravlint.toml").write_text("", encoding="utf-8")
    kravlint("lint", "a", "--exclude", "a/gamla/*", "--exclude", "*.pdf")
    settings = fake_run.settings
    assert settings.root == tmp_path / "a"
    assert matching(Path("a/gamla/krav.docx"), settings.exclude, settings.root)
    assert matching(Path("a/b/krav.pdf"), settings.exclude, settings.root)
    assert not matching(Path("a/krav.docx"), settings.exclude, settings.root)


@pytest.mark.parametrize(
    ("variables", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_environment(
    kravlint: Kravlint, fake_run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], colored: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    fake_run.findings = (finding(),)
    assert ("\x1b[" in kravlint("lint", ".").stdout) is colored


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (("--output", "html=r.html"), True),
        (("--format", "html"), True),
        (("--format", "html", "--no-excerpts"), False),
        (("--output", "json=r.json"), False),
    ],
)
def test_the_documents_text_is_kept_only_for_the_html_page(
    kravlint: Kravlint, fake_run: Run, options: tuple[str, ...], texts: bool
) -> None:
    kravlint("lint", ".", *options)
    assert fake_run.more["texts"] is texts
