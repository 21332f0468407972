"""A repository's kravlint.toml and rule packs come from whoever wrote the repository: what they cannot do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kravlint.cli import main
from kravlint.config import ConfigError, Settings
from kravlint.engine.loader import load
from kravlint.readers.limits import Limits
from kravlint.run import lint
from tests.pack import rule, write


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return write(tmp_path / "repo", {"upphandling/avtal.md": "En banan.", "pack/test/a.yaml": rule("TST001", "banan")})


def run(repository: Path, *arguments: str, toml: str) -> Result:
    config = write(repository, {"kravlint.toml": toml}) / "kravlint.toml"
    command, *rest = arguments
    return CliRunner().invoke(main, [command, str(repository / "upphandling"), *rest, "--config", str(config)])


@pytest.mark.parametrize("key", ["output", "engine", "password-file", "root", "files-from", "format"])
def test_no_key_makes_a_run_write_a_file_or_talk_to_another_machine(repository: Path, key: str) -> None:
    done = run(repository, "lint", toml=f'{key} = "html=../utanför.html"\n')
    assert done.exit_code == 2
    assert key in done.stderr
    assert sorted(each.name for each in repository.parent.iterdir()) == ["repo"]


def test_a_baseline_that_the_settings_name_is_not_written_over_another_file(repository: Path) -> None:
    precious = repository.parent / "profile"
    precious.write_text("export PATH=/bin\n", encoding="utf-8")
    done = run(repository, "baseline", toml=f"baseline = {str(precious)!r}\n")
    assert done.exit_code == 2
    assert precious.read_text(encoding="utf-8") == "export PATH=/bin\n"


def test_what_could_not_be_read_is_told_whatever_the_settings_say(repository: Path) -> None:
    (repository / "upphandling/trasig.docx").write_bytes(b"PK\x03\x04 not a package")
    hiding = 'severity = {READ009 = "info"}\nselect = ["TST"]\nrules = ["pack"]\nexclude = ["inget"]\n'
    assert "READ009" in run(repository, "lint", toml=hiding).stdout
    assert run(repository, "lint", toml='ignore = ["READ"]\n').exit_code == 2


def test_findings_that_the_settings_silence_are_counted(repository: Path) -> None:
    suppress = '[[suppress]]\npath = "*"\nrule = "TST001"\nreason = "för att"\n'
    done = run(repository, "lint", "--format", "json", toml=f'rules = ["pack"]\nselect = ["TST"]\n{suppress}')
    assert '"suppressed": 1' in done.stdout


@pytest.mark.parametrize(
    "files",
    [
        {"test/a.yaml": rule("TST001", "/(?:ba+)+n!/")},
        {"lexicon/a.yaml": "frukt: {sv: frukt, en: fruit, terms: ['/(?:ba*)*n!/']}\n"},
        {"test/a.yaml": rule("TST001", "banan").replace("terms: [banan]", "prefilter: ['(a+)+b']")},
    ],
    ids=["rule", "lexicon", "prefilter"],
)
def test_an_expression_that_can_take_for_ever_is_refused_with_its_place(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=r"a\.yaml:\d+:"):
        load((write(tmp_path, files),))


@pytest.mark.skipif(os.name == "nt", reason="a worker there compiles the rules within the time that it has")
def test_an_expression_that_takes_for_ever_all_the_same_costs_the_documents_where_it_does(tmp_path: Path) -> None:
    pack = write(tmp_path / "pack", {"test/a.yaml": rule("TST001", "/ba(?:na|n|a)*!/")})
    drafts = write(tmp_path / "drafts", {"a/avtal.md": "ba" + "na" * 40, "b/avtal.md": "ban!"})
    settings = Settings(rules=(pack,), select=("TST",), limits=Limits(seconds=1.5), jobs=1)
    found = {finding.procurement: finding.rule for finding in lint([drafts], settings).findings}
    assert found == {"a": "READ011", "b": "TST001"}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        "a: &a [*a]\n",
        "a: " + "[" * 50_000,
        "? [a, b]\n: c\n",
        "a: !!python/object/apply:os.system [exit]\n",
        "a: \x07\n",
    ],
    ids=["aliases of aliases", "an alias of itself", "deep", "a list as key", "a tag of Python", "no text"],
)
def test_yaml_that_is_made_to_harm_is_refused_with_its_place(tmp_path: Path, content: str) -> None:
    with pytest.raises(ConfigError, match=r"a\.yaml:\d+:"):
        load((write(tmp_path, {"test/a.yaml": content}),))


def test_a_pack_that_is_not_there_or_no_folder_is_told(repository: Path) -> None:
    assert run(repository, "lint", toml='rules = ["/dev/null"]\n').exit_code == 2
