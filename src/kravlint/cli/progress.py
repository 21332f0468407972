"""A progress bar on stderr, shown only when it is worth it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

_WIDTH = 24
_WORTH = 1.0
"""Seconds of work left, as far as can be told, before a bar is shown at all."""

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
    """A function that draws how far the run has come; the line is wiped when the block ends."""
    began, shown = clock(), False

    def tell(done: int, total: int, path: str) -> None:
        nonlocal shown
        if not done or not total:
            return
        shown = shown or (clock() - began) / done * (total - done) > _WORTH
        if shown:
            filled = _WIDTH * done // total
            name = path.replace("\\", "/").rpartition("/")[2]
            name = "".join(c if c.isprintable() else " " for c in name)[:40]
            stream.write(f"\r\x1b[K[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total} {name}")
            stream.flush()

    try:
        yield tell
    finally:
        if shown:
            stream.write("\r\x1b[K")
            stream.flush()
