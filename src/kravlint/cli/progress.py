"""A progress bar on stderr, shown only when it is worth it."""

from __future__ import annotations

import math
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

_WIDTH = 24
_WORTH = 1.0
"""Seconds of work left, as far as can be told, before a bar is shown at all."""

_LATELY = 20.0
"""Seconds that the pace is told from: what the cache answers goes faster than what comes after it."""

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all, and the path that is read next."""


@contextmanager
def told(quiet: bool, verbose: bool = False) -> Iterator[Progress | None]:
    """How a run tells how far it has come: a line per document, nothing, or a bar where somebody sits."""
    if verbose:
        yield lambda done, total, path: click.echo(f"kravlint: {done}/{total} {path}", err=True)
    elif quiet or not sys.stderr.isatty():
        yield None
    else:
        with bar(sys.stderr) as tell:
            yield tell


@contextmanager
def bar(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """A function that draws how far the run has come and about how long is left; wiped when the block ends."""
    lately, shown = deque([(clock(), 0)]), False

    def tell(done: int, total: int, path: str) -> None:
        nonlocal shown
        if not done or not total:
            return
        left = _left(lately, clock(), done, total)
        shown = shown or left > _WORTH
        if shown:
            filled = _WIDTH * done // total
            name = path.replace("\\", "/").rpartition("/")[2]
            name = "".join(c if c.isprintable() else " " for c in name)[:40]
            about = _said(left) if done < total else ""
            stream.write(f"\r\x1b[K[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total} {about} {name}".rstrip())
            stream.flush()

    try:
        yield tell
    finally:
        if shown:
            stream.write("\r\x1b[K")
            stream.flush()


def _left(lately: deque[tuple[float, int]], now: float, done: int, total: int) -> float:
    """Seconds that the rest takes at the pace of late; `lately` gets this moment and loses those long past."""
    lately.append((now, done))
    while len(lately) > 2 and lately[1][0] <= now - _LATELY:
        lately.popleft()
    began, before = lately[0]
    return (now - began) / max(done - before, 1) * (total - done)


def _said(seconds: float) -> str:
    if seconds < 90:
        return f"~{math.ceil(seconds)} s"
    minutes = math.ceil(seconds / 60)
    return f"~{minutes} min" if minutes < 90 else f"~{minutes // 60} h {minutes % 60} min"
