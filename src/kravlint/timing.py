"""How long the stages of a run take, for those who ask."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Literal

Stage = Literal["documents", "rules", "reports"]
Timer = Callable[[Stage], AbstractContextManager[None]]
"""What is done within `with timer(stage)` is counted to that stage."""


def untimed(stage: Stage) -> AbstractContextManager[None]:
    """The timer of those who do not ask."""
    return nullcontext()


def timer_into(seconds: dict[Stage, float]) -> Timer:
    """A timer that adds up wall-clock seconds per stage."""

    @contextmanager
    def timed(stage: Stage) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - began

    return timed
