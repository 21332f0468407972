"""Work on hostile input in processes of its own: a worker that hangs, dies or eats memory costs one answer, not the run.

The standard library's executors lose every pending task when a worker dies, and cannot stop one task that hangs;
so each worker here has a pipe of its own, one task at a time, and is replaced when it has to be.
"""

from __future__ import annotations

import multiprocessing as mp
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Literal

from msgspec import Struct

_START = 30.0

Function = Callable[[bytes], bytes]


class Failed(Struct, frozen=True):
    """A task that gave no answer: its worker died, or it took too long."""

    reason: Literal["crashed", "timed-out"]


class _Worker(Struct):
    process: BaseProcess
    pipe: Connection
    task: int = -1
    deadline: float = 0.0
    start: float = 0.0
    """Seconds that its first task may take besides: a spawned worker has everything to import."""


def isolated(
    function: Function, tasks: Sequence[bytes], *, jobs: int, seconds: float, memory: int
) -> Iterator[bytes | Failed]:
    """Yield function(task) for each task, in order, each answered within `seconds` in a process that may hold
    `memory` bytes (0: no limit; systems without resource limits have only the time limit).

    `function` must be importable by name. It is called in up to `jobs` processes at a time.
    """
    answers: dict[int, bytes | Failed] = {}
    waiting = list(range(len(tasks)))[::-1]
    workers: list[_Worker] = []
    try:
        for wanted in range(len(tasks)):
            while wanted not in answers:
                _hand_out(workers, waiting, tasks, function, min(jobs, len(tasks)), seconds, memory)
                answers.update(_collect(workers))
            yield answers.pop(wanted)
    finally:
        for worker in workers:
            _stop(worker)


def _hand_out(
    workers: list[_Worker],
    waiting: list[int],
    tasks: Sequence[bytes],
    function: Function,
    jobs: int,
    seconds: float,
    memory: int,
) -> None:
    while waiting:
        idle = next((worker for worker in workers if worker.task < 0), None)
        if idle is None:
            if len(workers) >= jobs:
                return
            idle = _start(function, memory, [worker.pipe for worker in workers])
            workers.append(idle)
        try:
            idle.pipe.send_bytes(tasks[waiting[-1]])
        except OSError:  # killed while it had nothing to do: that costs no task
            workers.remove(idle)
            _stop(idle)
            continue
        idle.task = waiting.pop()
        idle.deadline = time.monotonic() + seconds + idle.start
        idle.start = 0.0


def _collect(workers: list[_Worker]) -> dict[int, bytes | Failed]:
    """Wait for the next answer or deadline; workers that died or were stopped leave the list."""
    busy = {worker.pipe: worker for worker in workers if worker.task >= 0}
    patience = max(0.0, min(worker.deadline for worker in busy.values()) - time.monotonic())
    answers: dict[int, bytes | Failed] = {}
    for pipe in wait(list(busy), timeout=patience):
        worker = busy.pop(pipe)  # type: ignore[call-overload]
        try:
            answers[worker.task] = worker.pipe.recv_bytes()
            worker.task = -1
        except (EOFError, OSError):
            answers[worker.task] = Failed("crashed")
            workers.remove(worker)
            _stop(worker)
    for worker in busy.values():
        if time.monotonic() >= worker.deadline:
            answers[worker.task] = Failed("timed-out")
            workers.remove(worker)
            _stop(worker)
    return answers


def _start(function: Function, memory: int, others: Sequence[Connection]) -> _Worker:
    # A fork has the rules and the lexicon compiled already; elsewhere the worker compiles its own. So it does where
    # other threads run (those of a store, say): a fork would inherit their locks, and nobody to open them.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context: Any = mp.get_context("fork" if forks else "spawn")
    ours, theirs = context.Pipe()
    inherited = (ours, *others) if forks else ()
    process = context.Process(target=_serve, args=(theirs, function, memory, inherited), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, start=0.0 if forks else _START)


def _serve(pipe: Connection, function: Function, memory: int, inherited: Sequence[Connection]) -> None:
    """What a worker does until its pipe closes; it closes what it inherited, so that it ends when its parent does."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _limit(memory)
    while True:
        try:
            task = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        pipe.send_bytes(function(task))


def _limit(memory: int) -> None:
    if not memory:
        return
    try:
        import resource
    except ImportError:
        return  # Windows
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
