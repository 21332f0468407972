"""What goes wrong around a run: nothing crashes, nothing that was not read is called clean, nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from tests.pack import rule, write

from kravlint import cache, intake
from kravlint.cli import main
from kravlint.config import Settings
from kravlint.report import Report
from kravlint.run import lint
from kravlint.workers import Failed

posix = pytest.mark.skipif(os.name == "nt", reason="resource limits and signals of this kind are not on Windows")
COUNT = 12


class Archive:
    """Procurements of one document each, every one with something to find, and a rule that finds it.

    One worker: what is read when does not hang on which of two is the faster.
    """

    def __init__(self, folder: Path, pack: Path) -> None:
        self.folder = folder
        self.settings = Settings(rules=(pack,), select=("TST",), jobs=1)
        write(folder, {f"u{number:02}/avtal.md": f"En banan, nummer {number}." for number in range(COUNT)})

    def file(self, number: int) -> Path:
        return self.folder / f"u{number:02}/avtal.md"

    def lint(self, progress: Callable[[int, int, str], None] | None = None) -> Report:
        return lint([self.folder], self.settings, progress)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("pack"), {"test/a.yaml": rule("TST001", "banan")})


@pytest.fixture
def archive(tmp_path: Path, pack: Path) -> Archive:
    return Archive(tmp_path / "arkiv", pack)


def said(report: Report) -> dict[str, str]:
    """The rule of each document's finding, by the number of its procurement."""
    return {(finding.procurement or "").removeprefix("u"): finding.rule for finding in report.findings}


def everything_found() -> dict[str, str]:
    return {f"{number:02}": "TST001" for number in range(COUNT)}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that workers were asked to read, as the run goes on."""
    read: list[str] = []
    inside = intake.isolated

    def watched(function: Any, tasks: Sequence[bytes], **how: Any) -> Iterator[bytes | Failed]:
        paths = [os.fsdecode(msgspec.msgpack.decode(task, type=intake.Task).file) for task in tasks]
        for path, answer in zip(paths, inside(function, tasks, **how), strict=True):
            read.append(Path(path).parent.name)
            yield answer

    monkeypatch.setattr(intake, "isolated", watched)
    return read


def test_a_document_that_vanishes_during_the_run_is_told_and_the_others_are_judged(archive: Archive) -> None:
    def vanish(done: int, total: int, path: str) -> None:
        if done == 2:
            archive.file(COUNT - 1).unlink()

    found = said(archive.lint(vanish))
    assert found.pop(f"{COUNT - 1:02}").startswith("READ")
    assert found == {number: code for number, code in everything_found().items() if int(number) < COUNT - 1}


def test_a_folder_that_vanishes_during_the_run_is_told(archive: Archive) -> None:
    def vanish(done: int, total: int, path: str) -> None:
        if done == 2:
            archive.file(COUNT - 1).unlink()
            archive.file(COUNT - 1).parent.rmdir()

    assert said(archive.lint(vanish))[f"{COUNT - 1:02}"].startswith("READ")


def test_documents_that_change_during_the_run_are_judged_as_they_end_up_by_the_next(archive: Archive) -> None:
    chance = random.Random(7)
    for _ in range(3):

        def change(done: int, total: int, path: str) -> None:
            text = chance.choice(("En banan igen.", "Ett päron.", ""))
            archive.file(chance.randrange(COUNT)).write_text(text, encoding="utf-8")

        archive.lint(change)
        now = {n for n in range(COUNT) if "banan" in archive.file(n).read_text(encoding="utf-8")}
        assert {int(number) for number, code in said(archive.lint()).items() if code == "TST001"} == now


@posix
def test_a_document_that_may_not_be_opened_is_told_until_it_may(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Path.open

    def closed(path: Path, *args: Any, **more: Any) -> Any:
        if path == archive.file(3):
            raise PermissionError(13, "locked")
        return inside(path, *args, **more)

    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(intake, "isolated", lambda function, tasks, **how: map(function, tasks))  # where it is closed
    assert said(archive.lint()) == everything_found() | {"03": "READ002"}
    monkeypatch.undo()
    assert said(archive.lint()) == everything_found()


def test_a_cache_where_every_kind_of_damage_is_changes_nothing(archive: Archive) -> None:
    first = archive.lint()
    chance = random.Random(3)
    entries = sorted(cache.folder().glob("*.kravlint"))
    assert len(entries) > COUNT
    for entry in entries:
        whole = entry.read_bytes()
        at = chance.randrange(len(whole))
        damages = [whole[:at], whole[:at] + b"\x00" + whole[at + 1 :], b"", whole + b"more", chance.randbytes(40)]
        entry.write_bytes(chance.choice(damages))
    assert archive.lint() == first


@posix
def test_a_full_disk_costs_the_cache_and_not_the_findings(archive: Archive) -> None:
    """The process may not write a single byte to a file: the cache stays empty, the findings come on stdout."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); from kravlint.cli import main; main(sys.argv[1:])"
    )
    config = write(archive.folder.parent, {"kravlint.toml": f"rules = ['{archive.settings.rules[0]}']\n"})
    command = [sys.executable, "-c", code, "lint", str(archive.folder), "--select", "TST", "--format", "json"]
    done = subprocess.run([*command, "--config", str(config / "kravlint.toml")], capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert len(msgspec.json.decode(done.stdout)["findings"]) == COUNT
    assert [entry for entry in cache.folder().glob("*.kravlint") if entry.stat().st_size] == []


def test_a_report_that_cannot_be_written_is_told_and_leaves_the_old_one_whole(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = archive.folder.parent / "rapport.json"
    old.write_text("den gamla", encoding="utf-8")

    inside = Path.open

    def full(path: Path, mode: str = "r", **more: Any) -> Any:
        if "w" in mode:
            raise OSError(28, "No space left on device")
        return inside(path, mode, **more)

    monkeypatch.setattr(Path, "open", full)
    done = CliRunner().invoke(main, ["lint", str(archive.folder), "--no-cache", "--output", f"json={old}"])
    assert done.exit_code == 2
    assert "rapport.json" in done.stderr
    assert old.read_text(encoding="utf-8") == "den gamla"
    assert sorted(each.name for each in old.parent.iterdir()) == ["arkiv", "rapport.json"]


@posix
def test_a_killed_worker_costs_one_document_a_finding_and_is_tried_again(archive: Archive) -> None:
    import multiprocessing as mp

    killed = threading.Event()

    def kill(done: int, total: int, path: str) -> None:
        if done == 1:
            for process in mp.active_children()[:1]:
                os.kill(process.pid or 0, signal.SIGKILL)
                killed.set()

    found = said(archive.lint(kill))
    assert killed.is_set()
    assert found.keys() == everything_found().keys()
    assert sum(code.startswith("READ") for code in found.values()) <= 1
    assert said(archive.lint()) == everything_found()


class Stopped(BaseException):
    """Stands for the user's Ctrl-C."""


def test_a_run_that_is_stopped_goes_on_from_where_it_was(
    archive: Archive, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, total: int, path: str) -> None:
        if done == 8:
            raise Stopped

    with pytest.raises(Stopped):
        archive.lint(stop)
    before = set(reads)
    assert before == {f"u{number:02}" for number in range(8)}
    reads.clear()
    assert said(archive.lint()) == everything_found()
    assert set(reads) == {f"u{number:02}" for number in range(8, COUNT)}


@posix
def test_a_run_that_is_killed_goes_on_from_where_it_was(archive: Archive, reads: list[str]) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from kravlint.config import Settings; from kravlint.run import lint\n"
        "def kill(done, total, path):\n"
        "    if done == 8: os.kill(os.getpid(), signal.SIGKILL)\n"
        "lint([Path(sys.argv[1])], Settings(rules=(Path(sys.argv[2]),), select=('TST',), jobs=2), kill)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(archive.folder), str(archive.settings.rules[0])], timeout=120
    )
    assert done.returncode == -signal.SIGKILL
    assert said(archive.lint()) == everything_found()
    assert sorted(reads) == [f"u{number:02}" for number in range(8, COUNT)]


def test_memory_for_what_lies_ahead_is_bounded(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many procurements there are, only some documents are prepared before the first is judged."""
    monkeypatch.setattr("kravlint.judging._AHEAD", 3)
    prepared: list[str] = []
    inside = intake.task_for

    def counted(file: Path, *more: Any) -> intake.Task:
        prepared.append(file.parent.name)
        return inside(file, *more)

    monkeypatch.setattr("kravlint.judging.task_for", counted)
    ahead: list[int] = []
    report = archive.lint(lambda done, total, path: ahead.append(len(prepared) - done))
    assert said(report) == everything_found()
    assert max(ahead) == 3
