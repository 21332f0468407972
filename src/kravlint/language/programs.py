"""Regular expressions compiled beforehand: to compile what a short document meets takes longer than to analyse it.

Python has no public way to keep what an expression is compiled to. Here it is what `re` makes before its last step, and it
serves only the very Python that made it: every other compiles as always.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import msgspec
from msgspec import Struct

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _PYTHON = f"{sys.version} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}"
except (ImportError, AttributeError):  # a Python whose `re` is made otherwise
    _PYTHON = ""


class _Program(Struct, frozen=True, array_like=True, gc=False):
    flags: int
    code: memoryview
    groups: int
    names: dict[str, int]


class _Kept(Struct, frozen=True):
    python: str
    programs: dict[str, _Program]


_read: list[Callable[[], bytes | memoryview | None]] = []


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """What re.compile gives for the expression in its sparing form."""
    known = recalled().get(_key(source, flags))
    if known is None:
        from kravlint.language.expressions import sparing

        return re.compile(sparing(source), flags)
    named: list[str | None] = [None] * (known.groups + 1)
    for name, number in known.names.items():
        named[number] = name
    code = known.code.cast("I").tolist()
    made: re.Pattern[str] = _sre.compile(source, known.flags, code, known.groups, known.names, tuple(named))
    return made


def written(expressions: Iterable[tuple[str, int]]) -> bytes:
    """What expressions, each with its flags, are compiled to: to be kept."""
    programs = {_key(*each): _program(*each) for each in expressions} if _PYTHON else {}
    return msgspec.msgpack.encode(_Kept(_PYTHON, programs))


def recall(read: Callable[[], bytes | memoryview | None]) -> None:
    """Say where to read what was kept; None, or no file, when nothing was."""
    _read[:] = [read]
    recalled.cache_clear()


@cache
def recalled() -> Mapping[str, _Program]:
    """What was kept, read when it is first needed; nothing of what is damaged or another Python's."""
    try:
        content = _read[0]() if _read else None
        kept = msgspec.msgpack.decode(content, type=_Kept) if content is not None else None
    except (OSError, msgspec.DecodeError):
        kept = None
    return kept.programs if kept is not None and _PYTHON and kept.python == _PYTHON else {}


def _program(source: str, flags: int) -> _Program:
    from kravlint.language.expressions import sparing

    parsed = _parser.parse(sparing(source), flags)
    code = array("I", _compiler._code(parsed, flags))
    state = parsed.state
    return _Program(int(flags | state.flags), memoryview(code.tobytes()), state.groups - 1, state.groupdict)


def _key(source: str, flags: int) -> str:
    return f"{flags:d} {source}"
