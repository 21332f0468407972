"""Past one machine: the same findings, from wherever the documents lie and whoever dies on the way."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from tests.pack import write

from kravlint.config import Settings, UsageError
from kravlint.discovery import located
from kravlint.report import Report
from kravlint.reports import render
from kravlint.run import lint

AGREEMENT = "# Avtal\n\nAvtalet gäller i 24 månader. Leverantören är personuppgiftsbiträde. Se bilaga 7 och PuL.\n"
INVITATION = (
    "# Inbjudan\n\nAvtalet löper i 36 månader. Systemet hanterar elevers personuppgifter enligt SS 12000:2018.\n"
)
QUICK = Settings(cache=False, jobs=1)


def procurements(folder: Path, count: int) -> Path:
    """As many procurements, of two documents each, under one folder."""
    return write(
        folder,
        {
            f"u{number:02}/{name}.md": text.replace("24", str(24 + number))
            for number in range(count)
            for name, text in (("Avtal", AGREEMENT), ("Inbjudan", INVITATION))
        },
    )


def as_json(report: Report) -> str:
    return render(report, "json", lang="sv")


def test_a_cluster_finds_byte_for_byte_what_one_machine_finds(tmp_path: Path, engine: str) -> None:
    folder = procurements(tmp_path, 9)
    local = as_json(lint([folder], QUICK))
    assert '"PAIR004"' in local
    assert as_json(lint([folder], QUICK, engine=engine)) == local


def test_a_store_is_read_like_a_folder(tmp_path: Path, store: Any) -> None:
    folder = procurements(tmp_path / "s3", 2)
    store.put(str(folder), "arkiv/liten", recursive=True)
    remote = as_json(lint([located("s3://arkiv/liten")], QUICK))
    assert remote.replace("s3://arkiv/liten", folder.as_posix()) == as_json(lint([folder], QUICK))


def test_a_cluster_reads_a_store(tmp_path: Path, store: Any, engine: str) -> None:
    store.put(str(procurements(tmp_path / "s3", 1)), "arkiv/kluster", recursive=True)
    paths = [located("s3://arkiv/kluster")]
    assert as_json(lint(paths, QUICK, engine=engine)) == as_json(lint(paths, QUICK))


def test_a_lost_worker_costs_nothing(tmp_path: Path, cluster: Any, engine: str) -> None:
    folder = procurements(tmp_path, 17)
    local = as_json(lint([folder], QUICK))
    victim = next(iter(cluster.workers.values())).process.process.pid
    begun = threading.Event()

    def kill_one_in_the_middle(done: int, total: int, path: str) -> None:
        if 0 < done < total and not begun.is_set():
            begun.set()
            os.kill(victim, signal.SIGKILL)

    report = lint([folder], QUICK, kill_one_in_the_middle, engine=engine)
    assert begun.is_set()
    assert as_json(report) == local


@pytest.mark.parametrize("address", ["dask://", "spark://host:1", "host:8786"])
def test_an_engine_that_is_none_is_told_of(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match="--engine"):
        lint([procurements(tmp_path, 1)], QUICK, engine=address)


def test_a_worker_with_another_kravlint_is_told_of(
    tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kravlint.cache.code", lambda: b"another")
    with pytest.raises(UsageError, match="version"):
        lint([procurements(tmp_path, 1)], QUICK, engine=engine)


def test_the_findings_land_as_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    from kravlint.reports.parquet import table

    report = lint([procurements(tmp_path, 1)], QUICK)
    (tmp_path / "fynd.parquet").write_bytes(table(report, excerpts=False))
    rows = pq.read_table(tmp_path / "fynd.parquet").to_pylist()
    assert [(row["rule"], row["fingerprint"]) for row in rows] == [(f.rule, f.fingerprint) for f in report.findings]
    assert {row["excerpt"] for row in rows} == {None}
