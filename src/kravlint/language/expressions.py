"""Regular expressions as they are written: which can take for ever on a text that somebody chose, and how to spare time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT})
_MANY = 20
"""More times than this counts as without end."""
_SPARED = re.compile(
    r"\\S\*\[\^\\s(?P<not_last>[^\]\\^-]+)\](?=\\s(?![*?{]))"
    r"|(?P<word>\\w[*+])(?=\\s(?![*?{])|\\b|\(\?!(?:\\w|\[\\w\])\)|(?:\(\?=)?\[\^[^\]]*\]\{0,\d+\}\??\\b)"
    r"|(?P<piece>\\S[*+])(?=\\s(?![*?{]))"
    r"|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]",
    re.DOTALL,
)


def sparing(pattern: str) -> str:
    """The same expression, written so that it does not try again what cannot help.

    Where the whole word does not lead to a match, no part of it does: "\\w+\\s" becomes "\\w++\\s".
    """
    return _SPARED.sub(_spared, pattern)


def _spared(found: re.Match[str]) -> str:
    if found["not_last"]:
        return rf"\S++(?<![{found['not_last']}])"
    return found.group() + "+" if found["word"] or found["piece"] else found.group()


def may_run_away(pattern: str) -> bool:
    """True when something repeated without end holds something repeated without end, as in "(a+)+b".

    The time that such an expression takes can double with every character. False for what is no expression at all.
    """
    try:
        return _nested(sre_parse.parse(pattern), inside=False)
    except (re.error, OverflowError, RecursionError):
        return False


def _nested(parsed: Any, *, inside: bool) -> bool:
    for operator, argument in parsed:
        endless = operator in _REPEATS and argument[1] > _MANY
        if endless and inside:
            return True
        if any(_nested(inner, inside=inside or endless) for inner in _inner(operator, argument)):
            return True
    return False


def _inner(operator: Any, argument: Any) -> Iterator[Any]:
    if operator in _REPEATS or operator is sre.POSSESSIVE_REPEAT:
        yield argument[2]
    elif operator is sre.SUBPATTERN:
        yield argument[3]
    elif operator is sre.BRANCH:
        yield from argument[1]
    elif operator in (sre.ASSERT, sre.ASSERT_NOT):
        yield argument[1]
    elif operator is sre.ATOMIC_GROUP:
        yield argument
    elif operator is sre.GROUPREF_EXISTS:
        yield from (each for each in argument[1:] if each is not None)
