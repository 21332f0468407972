"""Procurements judged on a Dask cluster: each task is a few procurements in a process of its own on a worker.

Dask hands out, retries what a lost worker had, and brings the judgements home; what is judged, and how, is the local run's
own function. The workers must reach the documents under the same paths or addresses and have the same kravlint.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from kravlint import cache
from kravlint.config import Settings, UsageError
from kravlint.discovery import Set
from kravlint.judging import Judged, Progress, in_parts

_DOCUMENTS = 16
"""So many documents, at least, go out together: starting a process costs as much as reading a few."""
_ATTEMPTS = 3


class Batch(Struct, frozen=True):
    """What a worker is sent."""

    program: str
    """kravlint's code that must judge it."""
    sets: tuple[Set, ...]
    settings: Settings
    today: str
    passwords: tuple[str, ...]
    texts: bool


def judge_all(
    engine: str,
    sets: Sequence[Set],
    settings: Settings,
    today: str,
    progress: Progress | None = None,
    passwords: tuple[str, ...] = (),
    texts: bool = False,
) -> Iterator[Judged]:
    """Yield the judgements in the order of the sets. `engine` is "dask://HOST:PORT" of a scheduler.

    Raises UsageError when there is no scheduler there, or when its workers have another kravlint.
    """
    client = _connected(engine)
    total, done = sum(len(each.files) for each in sets), 0
    try:
        batches = [
            Batch(cache.code().hex(), part, settings, today, passwords, texts) for part in in_parts(sets, _DOCUMENTS)
        ]
        futures = [client.submit(judged_apart, pickle.dumps(batch), retries=_ATTEMPTS, pure=False) for batch in batches]
        for batch, future in zip(batches, futures, strict=True):
            if progress:
                progress(done, total, str(batch.sets[0].files[0]))
            answer = future.result()
            if answer is None:
                raise UsageError(
                    f"{engine}: en arbetare har en annan version av kravlint",
                    f"{engine}: a worker has another version of kravlint",
                )
            yield from msgspec.msgpack.decode(answer, type=list[Judged])
            future.release()
            done += sum(len(each.files) for each in batch.sets)
        if progress:
            progress(total, total, "")
    finally:
        client.close()


def judged_apart(batch: bytes) -> bytes | None:
    """What a cluster's worker runs: the batch in a process of its own, which may have worker processes in its turn.

    None when the worker has another kravlint. Raises CalledProcessError when the process dies.
    """
    done = subprocess.run(
        [sys.executable, "-m", "kravlint.cluster.worker"], input=batch, capture_output=True, check=True
    )
    return done.stdout or None


def _connected(engine: str) -> Any:
    scheme, _, address = engine.partition("://")
    if scheme != "dask" or not address:
        raise UsageError(f"--engine {engine}: skriv dask://VÄRD:PORT", f"--engine {engine}: write dask://HOST:PORT")
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--engine behöver tillägget: installera kravlint[cluster]",
            "--engine needs an extra: install kravlint[cluster]",
        ) from error
    try:
        connect: Any = Client
        return connect(f"tcp://{address}", timeout=10, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise UsageError(
            f"--engine {engine}: ingen schemaläggare svarar där", f"--engine {engine}: no scheduler answers there"
        ) from error
