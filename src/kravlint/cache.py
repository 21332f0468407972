"""What was read and judged, kept for the next run.

An entry is found by what it was made from: the content, the settings that matter, the rules and this very program.
Nothing is ever looked up by path or time, so an entry cannot be stale, only unused; those unused for a month are
removed. Entries hold the drafts' text and lie in a folder that only the user can open.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import time
import zlib
from functools import cache
from pathlib import Path

import kravlint

_MONTH = 30 * 24 * 3600.0
_SUFFIX = ".kravlint"


def folder() -> Path:
    """KRAVLINT_CACHE_DIR, else kravlint's folder among the user's caches as the system has them."""
    if said := os.environ.get("KRAVLINT_CACHE_DIR"):
        return Path(said)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "kravlint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kravlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kravlint"


def opened() -> Path | None:
    """The folder, made if need be and closed to others; None where it cannot be had, and nothing is kept."""
    try:
        store = folder()
        store.mkdir(parents=True, exist_ok=True)
        if sys.platform != "win32":
            if store.stat().st_uid != os.getuid():
                return None  # somebody else's: what lies there is not to be trusted
            store.chmod(0o700)
    except (OSError, RuntimeError):  # RuntimeError: there is no home folder
        return None
    return store


def key_of(*parts: bytes) -> str:
    """A name for what is made of these parts; their order and limits count."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def get(store: Path, key: str) -> bytes | None:
    """What was put under a key; None when nothing was, or when it is damaged."""
    file = store / (key + _SUFFIX)
    try:
        content = zlib.decompress(file.read_bytes())
    except (OSError, zlib.error):
        return None
    try:
        if time.time() - file.stat().st_mtime > _MONTH / 10:
            os.utime(file)
    except OSError:
        pass  # another run has removed it since
    return content


def put(store: Path, key: str, content: bytes) -> None:
    """Put content under a key, whole or not at all: two runs may share the folder. Failing is no failure."""
    import tempfile

    draft = None
    try:
        handle, draft = tempfile.mkstemp(dir=store, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(zlib.compress(content, 1))
        Path(draft).replace(store / (key + _SUFFIX))
    except OSError:
        if draft:
            Path(draft).unlink(missing_ok=True)


def tidy(store: Path) -> None:
    """Remove what no run has used for a month."""
    _remove(store, older_than=time.time() - _MONTH)


def clear(store: Path) -> int:
    """Remove everything that was kept; how many entries."""
    return _remove(store, older_than=float("inf"))


def _remove(store: Path, older_than: float) -> int:
    removed = 0
    try:
        for entry in os.scandir(store):
            ours = entry.name.endswith((_SUFFIX, ".tmp"))
            if ours and entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < older_than:
                Path(entry).unlink(missing_ok=True)
                removed += entry.name.endswith(_SUFFIX)
    except OSError:
        pass  # gone, or not ours to change
    return removed


@cache
def program() -> bytes:
    """This program: its version and code, the Python that runs it, and what is installed beside its libraries."""
    import msgspec

    digest = hashlib.sha256(code())
    digest.update(f"{kravlint.__version__} {platform.python_version()} {sys.platform}".encode())
    beside = Path(msgspec.__file__).parents[1]
    digest.update("\n".join(sorted(entry.name for entry in beside.glob("*.dist-info"))).encode())
    return digest.digest()


@cache
def code() -> bytes:
    """This program's own code, whatever it runs on."""
    digest = hashlib.sha256()
    for file in sorted(Path(kravlint.__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()
