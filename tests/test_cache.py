"""The cache: what a second run is spared, what each part of a key notices, and how entries are kept safe."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

import kravlint
from kravlint import cache, intake
from kravlint.cli import main
from kravlint.config import Settings
from kravlint.engine.loader import load
from kravlint.readers.limits import Limits
from kravlint.report import Report
from kravlint.run import lint
from kravlint.workers import Failed
from tests.pack import rule, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes and owners")


class Desk:
    """A draft, a rule pack, and a count of the documents that were really read."""

    def __init__(self, folder: Path, pack: Path) -> None:
        self.folder = folder
        self.draft = folder / "upphandling"
        self.pack = pack
        self.read: list[str] = []

    def lint(self, *paths: Path, **more: Any) -> Report:
        settings = {"rules": (self.pack,), "select": ("TST",), **more}
        return lint(paths or [self.draft], Settings(**settings))

    def reads(self, *paths: Path, **more: Any) -> list[str]:
        """The names of the documents that a run has to read."""
        self.read.clear()
        self.lint(*paths, **more)
        return sorted(self.read)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("pack"), {"test/a.yaml": rule("TST001", "banan")})


@pytest.fixture
def desk(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path, pack)
    write(desk.draft, {"a.md": "En banan.", "b.md": "Ett päron."})
    inside = intake.isolated

    def watched(function: Any, tasks: Sequence[bytes], **how: Any) -> Iterator[bytes | Failed]:
        desk.read += [Path(os.fsdecode(msgspec.msgpack.decode(task, type=intake.Task).file)).name for task in tasks]
        return inside(function, tasks, **how)

    monkeypatch.setattr(intake, "isolated", watched)
    return desk


@pytest.fixture(autouse=True)
def _fresh_program() -> Iterator[None]:
    cache.program.cache_clear()
    yield
    cache.program.cache_clear()


def entries() -> list[Path]:
    """All that is kept but the rule book, which a worker that was spawned keeps whatever the settings."""
    everything = cache.folder().glob("*") if cache.folder().is_dir() else ()
    return sorted(entry for entry in everything if not entry.name.startswith("rules-"))


def test_a_second_run_reads_nothing_and_says_the_same(desk: Desk) -> None:
    first = desk.lint()
    assert first.findings != ()
    assert desk.reads() == []
    assert desk.lint() == first == desk.lint(cache=False)


def test_only_the_document_that_changed_is_read_again(desk: Desk) -> None:
    desk.lint()
    write(desk.draft, {"b.md": "En banan till."})
    assert desk.reads() == ["b.md"]
    assert len(desk.lint().findings) == 2


def test_a_change_that_leaves_size_and_time_as_they_were_is_noticed(desk: Desk) -> None:
    desk.lint()
    file = desk.draft / "b.md"
    before = file.stat()
    file.write_text("En banan..", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert len(desk.lint().findings) == 2


def test_a_document_in_a_zip_file_is_kept_too(desk: Desk) -> None:
    with zipfile.ZipFile(desk.folder / "export.zip", "w") as packed:
        packed.writestr("c.md", "En banan.")
    assert desk.reads(desk.folder / "export.zip") == ["c.md"]
    assert desk.reads(desk.folder / "export.zip") == []


@pytest.mark.parametrize(
    "change",
    [
        {"kinds": {"a.md": "sla"}},
        {"limits": Limits(table_cells=7)},
    ],
    ids=["kind", "limits"],
)
def test_settings_that_matter_to_reading_are_part_of_the_key(desk: Desk, change: dict[str, Any]) -> None:
    desk.lint()
    assert "a.md" in desk.reads(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"lang": "en"},
        {"as_of": "2001-01-01"},
        {"as_of": "document"},
        {"select": ("SEC",)},
        {"ignore": ("TST001",)},
        {"severity": {"TST001": "info"}},
        {"call_off": True},
        {"buyer": "Hjo kommun"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_settings_that_matter_to_judging_judge_anew_without_reading(desk: Desk, change: dict[str, Any]) -> None:
    desk.lint()
    before = len(entries())
    assert desk.reads(**change) == []
    assert len(entries()) == before + 1
    assert desk.lint(**change) == desk.lint(**change, cache=False)


def test_which_documents_are_reported_on_is_part_of_the_key(desk: Desk) -> None:
    whole = desk.lint()
    assert desk.lint(desk.draft / "b.md").findings == ()
    assert desk.lint(desk.draft / "a.md").findings == whole.findings


def test_the_document_that_a_procurement_loses_is_not_judged_any_more(desk: Desk) -> None:
    desk.lint()
    (desk.draft / "a.md").unlink()
    assert desk.lint().findings == ()


def test_a_renamed_document_is_reported_under_its_new_name(desk: Desk) -> None:
    desk.lint()
    (desk.draft / "a.md").rename(desk.draft / "c.md")
    assert [Path(finding.path or "").name for finding in desk.lint().findings] == ["c.md"]


@pytest.mark.parametrize(
    "files",
    [
        {"test/a.yaml": rule("TST001", "päron")},
        {"test/b.yaml": rule("TST002", "päron")},
        {"test/a.yaml": rule("TST001", "banan", severity="info")},
        {"lexicon/frukt.yaml": "frukt: {sv: frukt, en: fruit, terms: [banan]}\n"},
    ],
    ids=["changed rule", "new rule", "severity", "lexicon"],
)
def test_the_rules_are_part_of_the_key(desk: Desk, files: dict[str, str]) -> None:
    desk.pack = write(desk.folder / "pack", {"test/a.yaml": rule("TST001", "banan")})
    desk.lint()
    write(desk.pack, files)
    load.cache_clear()  # what the next process would begin with
    intake.compiled.cache_clear()
    assert desk.reads() == ["a.md", "b.md"]
    assert desk.lint() == desk.lint(cache=False)


def _newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kravlint, "__version__", "99.0")


def _other_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cache, "code", lambda: b"changed in a checkout, where the version stays")


def _other_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "site" / "msgspec").mkdir(parents=True)
    (tmp_path / "site" / "pypdfium2-99.0.dist-info").mkdir()
    monkeypatch.setattr(msgspec, "__file__", str(tmp_path / "site" / "msgspec" / "__init__.py"))


def _other_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cache.platform, "python_version", lambda: "3.99.0")


@pytest.mark.parametrize("change", [_newer, _other_code, _other_library, _other_python])
def test_the_program_is_part_of_the_key(
    desk: Desk, change: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.lint()
    change(monkeypatch, tmp_path)
    cache.program.cache_clear()
    assert desk.reads() == ["a.md", "b.md"]


@pytest.mark.parametrize("damage", [b"", b"skr\xe4p", None], ids=["empty", "garbage", "cut"])
def test_a_damaged_entry_is_no_entry(desk: Desk, damage: bytes | None) -> None:
    first = desk.lint()
    for entry in entries():
        entry.write_bytes(entry.read_bytes()[:-7] if damage is None else damage)
    assert desk.reads() == ["a.md", "b.md"]
    assert desk.lint() == first


def test_an_entry_of_another_shape_is_no_entry(desk: Desk) -> None:
    first = desk.lint()
    for entry in entries():
        cache.put(cache.folder(), entry.stem, msgspec.msgpack.encode(["något annat"]))
    assert desk.lint() == first
    assert desk.reads() == []


def test_a_document_saved_anew_while_it_was_read_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = intake.isolated

    def overtaken(*given: Any, **how: Any) -> Iterator[bytes | Failed]:
        for answer in inside(*given, **how):
            write(desk.draft, {"a.md": "Ett äpple."})
            yield answer

    monkeypatch.setattr(intake, "isolated", overtaken)
    assert len(desk.lint().findings) == 1
    monkeypatch.setattr(intake, "isolated", inside)
    write(desk.draft, {"a.md": "En banan."})
    before = entries()
    desk.lint()
    assert len(entries()) == len(before) + 2  # the document and the judgement: neither was there


def test_a_document_whose_worker_died_is_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = intake.isolated
    monkeypatch.setattr(intake, "isolated", lambda f, tasks, **how: iter([Failed("crashed")] * len(tasks)))
    assert {finding.rule[:4] for finding in desk.lint().findings} == {"READ"}
    monkeypatch.setattr(intake, "isolated", inside)
    assert [finding.rule for finding in desk.lint().findings] == ["TST001"]


def test_nothing_is_kept_or_looked_up_when_told_not_to(desk: Desk) -> None:
    desk.lint(cache=False)
    assert entries() == []
    desk.lint()
    assert desk.reads(cache=False) == ["a.md", "b.md"]


@posix
def test_only_the_user_can_open_what_is_kept(desk: Desk) -> None:
    cache.folder().mkdir(parents=True, mode=0o755)
    desk.lint()
    assert cache.folder().stat().st_mode & 0o777 == 0o700
    assert {entry.stat().st_mode & 0o777 for entry in entries()} == {0o600}


@posix
def test_somebody_elses_folder_is_not_trusted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    cache.folder().mkdir(parents=True)
    assert len(desk.lint().findings) == 1
    assert entries() == []


def test_a_folder_that_cannot_be_had_costs_nothing_but_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "fil").write_text("")
    monkeypatch.setenv("KRAVLINT_CACHE_DIR", str(desk.folder / "fil" / "cache"))
    assert len(desk.lint().findings) == 1


def test_what_no_run_has_used_for_a_month_is_removed(desk: Desk) -> None:
    desk.lint()
    for entry in entries():
        os.utime(entry, (0, 0))
    write(desk.draft, {"c.md": "Nytt."})
    desk.lint()
    assert all(entry.stat().st_mtime > time.time() - 3600 for entry in entries())
    assert len(entries()) == 4  # three documents and a judgement: the old documents were used, the old judgement not


def test_everything_kept_can_be_removed_and_nothing_else(desk: Desk) -> None:
    desk.lint()
    kept = len(list(cache.folder().glob("*.kravlint")))
    (cache.folder() / "annat.txt").write_text("inte vårt")
    result = CliRunner().invoke(main, ["cache", "clear"])
    assert result.exit_code == 0
    assert f"{kept} sparade poster borttagna ur {cache.folder()}" in result.stderr
    assert [entry.name for entry in cache.folder().iterdir()] == ["annat.txt"]


def test_clearing_what_is_not_there_is_no_error() -> None:
    assert CliRunner().invoke(main, ["cache", "clear"]).exit_code == 0
    assert not cache.folder().exists()


def test_runs_that_share_the_folder_agree(desk: Desk) -> None:
    write(desk.draft, {f"{n}.md": f"Banan nummer {n}." for n in range(20)})
    command = [sys.executable, "-m", "kravlint", "lint", str(desk.draft), "--format", "json", "--exit-zero"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    said = {run.communicate()[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert len(said) == 1
    assert not [entry for entry in entries() if entry.suffix == ".tmp"]


def test_the_folder_is_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KRAVLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache.folder() == tmp_path / "kravlint"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert cache.folder() == tmp_path / "Local" / "kravlint" / "cache"


def test_parts_of_a_key_do_not_run_together() -> None:
    assert cache.key_of(b"ab", b"c") != cache.key_of(b"a", b"bc")
