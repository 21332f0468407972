"""The rule book that an earlier run has kept: taken while nothing has changed, and never after."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.pack import rule, write

from kravlint import cache
from kravlint.engine import loader, rule_files
from kravlint.engine.loader import load
from kravlint.engine.rulebook import Rulebook
from kravlint.language import programs
from kravlint.language.programs import recalled

FRUIT = "lexicon/fruit.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "pack", {"test/a.yaml": rule("TST001", "banan"), FRUIT: concept("banan")})


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that had to be parsed."""
    files: list[str] = []
    inside = rule_files.Marked

    def watched(file: Path) -> rule_files.Marked:
        files.append(file.name)
        return inside(file)

    monkeypatch.setattr(rule_files, "Marked", watched)
    return files


@pytest.fixture(autouse=True)
def _few_rules(pack: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder is kravlint's own."""
    monkeypatch.setattr(loader, "rules_folder", lambda: pack)
    before = list(programs._read)
    yield
    loader._own.cache_clear()
    programs._read[:] = before
    recalled.cache_clear()


@pytest.fixture(autouse=True)
def _this_program() -> Iterator[None]:
    cache.program.cache_clear()
    yield
    cache.program.cache_clear()


def concept(term: str) -> str:
    return f"frukt: {{sv: frukt, en: fruit, terms: [{term}]}}\n"


def load_anew(*packs: Path) -> Rulebook:
    """As the next process would: the folder's rules, and packs over them."""
    loader._own.cache_clear()
    return load.__wrapped__(packs)


def names(book: Rulebook) -> dict[str, str]:
    return {each.code: each.name for each in book.rules if each.code.startswith("TST")}


def test_a_second_run_parses_nothing_and_has_the_same_rules(pack: Path, parsed: list[str]) -> None:
    first = load_anew()
    assert sorted(parsed) == ["a.yaml", "fruit.yaml"]
    parsed.clear()
    assert load_anew() == first
    assert parsed == []


def test_a_change_that_leaves_size_and_time_as_they_were_is_noticed(pack: Path) -> None:
    load_anew()
    file = pack / FRUIT
    before = file.stat()
    file.write_text(concept("mango"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert load_anew().concepts["frukt"].terms == ("mango",)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda pack: write(pack, {"test/b.yaml": rule("TST002", "kiwi")}), {"TST001", "TST002"}),
        (lambda pack: (pack / "test/a.yaml").unlink(), set()),
        (lambda pack: (pack / "test/a.yaml").rename(pack / "test/a.txt"), set()),
    ],
    ids=["new file", "file removed", "file renamed"],
)
def test_files_that_come_and_go_are_noticed(pack: Path, change: Callable[[Path], object], codes: set[str]) -> None:
    load_anew()
    change(pack)
    assert names(load_anew()).keys() == codes


def test_a_file_that_moves_to_another_folder_is_noticed(pack: Path) -> None:
    assert load_anew().by_code()["TST001"].source == "test/a.yaml"
    (pack / "other").mkdir()
    (pack / "test/a.yaml").rename(pack / "other/a.yaml")
    assert load_anew().by_code()["TST001"].source == "other/a.yaml"


def test_the_order_of_the_packs_counts(pack: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", {"test/a.yaml": rule("TST001", "banan").replace("tst001", "another")})
    third = write(tmp_path / "third", {"test/a.yaml": rule("TST001", "banan")})
    assert names(load_anew(other, third)) == {"TST001": "tst001"}
    assert names(load_anew(third, other)) == {"TST001": "another"}


def test_a_pack_is_read_every_time_and_never_kept(tmp_path: Path) -> None:
    extra = write(tmp_path / "extra", {"test/b.yaml": rule("TST002", "kiwi")})
    assert names(load_anew(extra)).keys() == {"TST001", "TST002"}
    (extra / "test/b.yaml").unlink()
    assert names(load_anew(extra)).keys() == {"TST001"}
    extra.joinpath("test").rmdir()
    extra.rmdir()
    with pytest.raises(loader.ConfigError, match="no such folder"):
        load_anew(extra)


def test_another_program_parses_anew(pack: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load_anew()
    parsed.clear()
    monkeypatch.setattr(cache, "code", lambda: b"changed in a checkout, where the version stays")
    cache.program.cache_clear()
    load_anew()
    assert parsed != []


def test_a_file_that_is_saved_while_it_is_read_is_read_again_next_time(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = rule_files.rulebook

    def slow(folder: Path) -> Rulebook:
        book = inside(folder)
        (pack / FRUIT).write_text(concept("mango"), encoding="utf-8")
        return book

    with monkeypatch.context() as patch:
        patch.setattr(rule_files, "rulebook", slow)
        assert load_anew().concepts["frukt"].terms == ("banan",)
    assert load_anew().concepts["frukt"].terms == ("mango",)


def test_a_damaged_entry_is_made_anew(pack: Path) -> None:
    first = load_anew()
    (entry,) = cache.folder().glob("rules-*.kravlint")
    whole = cache.get(cache.folder(), entry.stem)
    assert whole is not None
    cache.put(cache.folder(), entry.stem, whole[: len(whole) // 2])
    assert load_anew() == first
    entry.write_bytes(b"nothing that could be unpacked")
    assert load_anew() == first


def test_the_expressions_that_are_kept_are_those_of_the_rules(pack: Path) -> None:
    for term in ("banan", "mango"):
        write(pack, {FRUIT: concept(term)})
        for _ in range(2):  # made, and kept
            (compiled,) = load_anew().terms["frukt"]
            assert f"0 {compiled.pattern}" in recalled()
    (entry,) = cache.folder().glob("expressions-*.kravlint")
    entry.write_bytes(b"nothing that could be unpacked")
    load_anew()
    assert not recalled()


def test_changes_leave_one_entry_for_the_rules_and_one_for_their_expressions(pack: Path) -> None:
    for term in ("banan", "mango", "kiwi"):
        write(pack, {FRUIT: concept(term)})
        load_anew()
    kept = sorted(file.name.partition("-")[0] for file in cache.folder().glob("*.kravlint"))
    assert kept == ["expressions", "rules"]


def test_without_a_cache_folder_the_rules_load_all_the_same(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert names(load_anew()) == {"TST001": "tst001"}
