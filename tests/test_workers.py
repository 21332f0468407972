"""Workers that hang, die or fail cost one answer each."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from kravlint.workers import Failed, isolated

_LOCK = threading.Lock()


def _work(task: bytes) -> bytes:
    if task == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == b"abort":
        os.abort()
    if task == b"hang":
        signal.pause()
    if task == b"lock":
        with _LOCK:
            return b"opened"
    if task == b"raise":
        raise ValueError("not an answer")
    if task == b"eat":
        return bytes(2_000_000_000)
    return task.upper()


def answers(*tasks: bytes, jobs: int = 2, seconds: float = 20, memory: int = 0) -> list[bytes | Failed]:
    return list(isolated(_work, tasks, jobs=jobs, seconds=seconds, memory=memory))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_come_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = [f"task {n}".encode() for n in range(20)]
    assert answers(*tasks, jobs=jobs) == [task.upper() for task in tasks]


def test_no_tasks_need_no_worker() -> None:
    assert answers() == []


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind do not exist on Windows")
@pytest.mark.parametrize("death", [b"die", b"abort", b"raise"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_dies_costs_its_own_task_alone(
    death: bytes, jobs: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answers(b"a", death, b"b", b"c", jobs=jobs) == [b"A", Failed("crashed"), b"B", b"C"]


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind do not exist on Windows")
def test_a_worker_that_hangs_is_stopped_and_replaced() -> None:
    assert answers(b"a", b"hang", b"b", jobs=1, seconds=0.5) == [b"A", Failed("timed-out"), b"B"]


@pytest.mark.skipif(os.name == "nt", reason="no memory limits on Windows")
def test_a_worker_that_eats_memory_costs_its_own_task_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert answers(b"a", b"eat", b"b", memory=1_000_000_000) == [b"A", Failed("crashed"), b"B"]


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind do not exist on Windows")
def test_a_worker_that_is_killed_between_tasks_costs_none() -> None:
    import multiprocessing as mp

    running = isolated(_work, [b"a", b"b"], jobs=1, seconds=20, memory=0)
    assert next(running) == b"A"
    (idle,) = mp.active_children()
    idle.kill()
    idle.join()
    assert list(running) == [b"B"]


def test_stopping_halfway_leaves_no_worker_behind() -> None:
    import multiprocessing as mp

    before = set(mp.active_children())
    running = isolated(_work, [b"a", b"b", b"c"], jobs=2, seconds=5, memory=0)
    next(running)
    running.close()
    assert set(mp.active_children()) <= before


def test_a_lock_that_another_thread_holds_does_not_stop_a_worker() -> None:
    released = threading.Event()
    held = threading.Event()

    def hold() -> None:
        with _LOCK:
            held.set()
            released.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    try:
        assert answers(b"lock", jobs=1, seconds=20) == [b"opened"]
    finally:
        released.set()
        thread.join()
