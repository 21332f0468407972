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
_INSIDE = frozenset({sre.CATEGORY_WORD, sre.CATEGORY_DIGIT, sre.CATEGORY_SPACE})
"""What never holds the sign that stands between two blocks."""
_WORD = re.compile(r"[\w-]+")
_SPARED = re.compile(
    r"\\S\*\[\^\\s(?P<not_last>[^\]\\^-]+)\](?=\\s(?![*?{]))"
    r"|(?P<word>\\w[*+])(?=\\s(?![*?{])|\\b|\(\?!(?:\\w|\[\\w\])\)|(?:\(\?=)?\[\^[^\]]*\]\{0,\d+\}\??\\b)"
    r"|(?P<piece>\\S[*+])(?=\\s(?![*?{]))"
    r"|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]",
    re.DOTALL,
)
_PIECES = re.compile(r"\\x00|\\[^xuUN0-9]|\(\?P?[<=>!:]|[^\\(]+|\((?!\?)", re.DOTALL)
"""What an expression is made of, where it is known which of it are letters that a text may hold."""
_CHOICE = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_RANGE = re.compile(r"(\w)-(\w)")


def in_lower_case(pattern: str) -> str | None:
    """What finds in a text in lower case all that the expression finds in any case; None where that is not known."""
    pieces = _PIECES.findall(pattern)
    if sum(map(len, pieces)) != len(pattern):
        return None
    ranges = (each for choice in _CHOICE.findall(pattern) for each in _RANGE.findall(choice))
    if any(first.isupper() != last.isupper() for first, last in ranges):
        return None
    return "".join(piece if piece.startswith(("\\", "(?")) else piece.lower() for piece in pieces)


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


def stays_in_word(parsed: Any) -> bool:
    """True when a parsed expression looks at nothing but letters, digits, "_" and "-"."""
    for operator, argument in parsed:
        if operator in (sre.LITERAL, sre.IN):
            inside = _word_signs([(operator, argument)] if operator is sre.LITERAL else argument)
        elif operator is sre.SUBPATTERN:
            inside = stays_in_word(argument[3])
        elif operator is sre.BRANCH:
            inside = all(map(stays_in_word, argument[1]))
        elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            inside = stays_in_word(argument[2])
        elif operator in (sre.ASSERT, sre.ASSERT_NOT):
            inside = stays_in_word(argument[1])
        else:
            inside = operator is sre.AT and argument is sre.AT_BOUNDARY
        if not inside:
            return False
    return True


def stays_in_block(part: Any) -> bool:
    """True when a part of a parsed expression neither passes nor looks over what stands between two blocks."""
    operator, argument = part
    if operator is sre.IN:
        return all(
            (kind is sre.LITERAL and code)
            or (kind is sre.RANGE and code[0])
            or (kind is sre.CATEGORY and code in _INSIDE)
            for kind, code in argument
        )
    if operator is sre.SUBPATTERN:
        return all(map(stays_in_block, argument[3]))
    if operator is sre.BRANCH:
        return all(stays_in_block(each) for branch in argument[1] for each in branch)
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return all(map(stays_in_block, argument[2]))
    return (operator is sre.LITERAL and argument != 0) or (operator is sre.AT and argument is sre.AT_BOUNDARY)


def _word_signs(members: Any) -> bool:
    """True when a set of characters has only such as words are made of."""
    for kind, code in members:
        if kind is sre.LITERAL:
            inside = bool(_WORD.match(chr(code)))
        elif kind is sre.RANGE:
            inside = all(_WORD.match(chr(each)) for each in range(code[0], code[1] + 1))
        else:
            inside = kind is sre.CATEGORY and code in (sre.CATEGORY_WORD, sre.CATEGORY_DIGIT)
        if not inside:
            return False
    return True
