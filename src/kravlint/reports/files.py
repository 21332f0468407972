"""Reports written to files: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kravlint.config import UsageError


def check_target(file: Path) -> None:
    """Raise UsageError, before any work is done, when the file cannot be written where it is said to be."""
    if not file.parent.is_dir():
        raise UsageError(f"{file}: mappen finns inte", f"{file}: there is no such folder")
    if file.is_dir():
        raise UsageError(f"{file}: är en mapp", f"{file}: is a folder")


def write(file: Path, content: str | bytes | Iterator[str]) -> None:
    """Write the content, text (or its pieces) as UTF-8, beside its target and then put it there in one step.

    Raises UsageError when the file cannot be written or replaced (it is open in another program, say).
    """
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as out:
            for piece in (content,) if isinstance(content, str | bytes) else content:
                out.write(piece.encode("utf-8", errors="replace") if isinstance(piece, str) else piece)
        draft.replace(file)
    except OSError as error:
        raise UsageError(
            f"{file}: kan inte skrivas: {error.strerror}", f"{file}: cannot be written: {error.strerror}"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
