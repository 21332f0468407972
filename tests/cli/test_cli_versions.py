"""`kravlint baseline` and `kravlint diff` from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.pack import rule, write

Kravlint = Callable[..., Result]


def desk(folder: Path) -> None:
    write(
        folder, {"pack/test/a.yaml": rule("TST001", "banan"), "kravlint.toml": 'rules = ["pack"]\nselect = ["TST"]\n'}
    )
    write(folder, {"gammal/a.md": "En banan.\n\nBanan igen.\n", "ny/a.md": "En banan.\n\nEn helt ny banan.\n"})


def test_a_baseline_hides_what_it_was_written_from(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    assert kravlint("lint", "gammal").exit_code == 1
    written = kravlint("baseline", "gammal")
    assert (written.exit_code, written.stdout) == (0, "")
    assert "2 fynd godtagna → kravlint-baseline.json" in written.stderr
    result = kravlint("lint", "gammal", "--baseline", "kravlint-baseline.json")
    assert result.exit_code == 0
    assert "2 godtagna sedan tidigare" in result.stdout


def test_a_baseline_named_in_the_settings_is_used_and_written_anew(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    with (tmp_path / "kravlint.toml").open("a") as file:
        file.write('baseline = "bas.json"\n')
    assert kravlint("lint", "gammal").exit_code == 2
    assert "2 fynd godtagna" in kravlint("baseline", "gammal").stderr
    assert kravlint("lint", "gammal").exit_code == 0
    assert "2 fynd godtagna" in kravlint("baseline", "gammal").stderr


def test_a_baseline_says_what_it_could_not_accept(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    write(tmp_path / "gammal", {"tom.pdf": ""})
    assert "1 fynd om sådant som inte kunde läsas" in kravlint("baseline", "gammal", "-o", "b.json").stderr


def test_a_diff_tells_new_fixed_and_remaining(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    result = kravlint("diff", "gammal", "ny")
    assert result.exit_code == 1
    sections = [section.splitlines() for section in result.stdout.split("\n\n")]
    assert [section[0] for section in sections] == ["Nya fynd: 1", "Åtgärdade: 1", "Kvar: 1"]
    assert sections[0][1] == "a.md:rad 3: fel TST001 Hittade banan"


def test_only_new_findings_fail_a_diff(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    write(tmp_path, {"ny/a.md": "En banan.\n"})
    assert kravlint("diff", "gammal", "ny").exit_code == 0
    assert kravlint("diff", "ny", "gammal").exit_code == 1
    (tmp_path / "kravlint.toml").write_text('rules = ["pack"]\nselect = ["TST"]\nseverity = {TST001 = "warning"}\n')
    assert kravlint("diff", "ny", "gammal").exit_code == 0
    assert kravlint("diff", "ny", "gammal", "--fail-on", "warning").exit_code == 1


def test_a_diff_as_json_has_findings_as_the_report_has_them(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    content = json.loads(kravlint("diff", "gammal", "ny", "--format", "json").stdout)
    assert {name: len(found) for name, found in content.items() if name != "schema"} == {
        "new": 1,
        "fixed": 1,
        "remaining": 1,
    }
    assert content["new"][0]["excerpt"] == "En helt ny banan."


def test_what_the_procurement_lacks_remains_though_the_folders_have_different_names(
    kravlint: Kravlint, tmp_path: Path
) -> None:
    absent = rule("TST002", "x").replace(
        "check: {kind: phrase, terms: [x]}", "check: {kind: absent, given: [modal-must], expect: [standard-plan]}"
    )
    lexicon = "standard-plan: {sv: plan, en: plan, terms: [handlingsplan]}\n"
    desk(tmp_path)
    write(tmp_path, {"pack/test/b.yaml": absent, "pack/lexicon/test.yaml": lexicon})
    for side in ("gammal", "ny"):
        write(tmp_path / side, {"a.md": "Systemet ska fungera.", "b.md": "Text."})
    assert kravlint("diff", "gammal", "ny").stdout.splitlines()[0] == "Nya fynd: 0"
    assert "Kvar: 1" in kravlint("diff", "gammal", "ny").stdout


def test_a_side_that_is_neither_folder_nor_revision_is_wrong_usage(kravlint: Kravlint, tmp_path: Path) -> None:
    desk(tmp_path)
    result = kravlint("diff", "gammal", "saknas", "--lang", "en")
    assert result.exit_code == 2
    assert "saknas: is neither a folder nor a git revision" in result.stderr
