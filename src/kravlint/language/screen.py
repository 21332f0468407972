"""Regular expressions that cost nothing until a text may match them.

Most of the expressions that a sentence is put to find nothing in it. Here they share one pass for the literals that
their matches need, and only those whose literal stands in the text are tried, and compiled when that first happens.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any, cast

import ahocorasick_rs

from kravlint.language.programs import compiled

_TEXTS = 64  # how many texts are remembered: the parts of one sentence are put to many expressions in turn
_MOST_LITERALS = 300  # of one expression
_SHORTEST = 2  # characters; single ones stand in every text
_Texts = set[str]
EDGE = "\x01"
_SPACE = [(sre.CATEGORY, sre.CATEGORY_SPACE)]


class Expression:
    """Like a compiled regular expression; made by `Screen.expression`."""

    __slots__ = ("_bit", "_compiled", "_held", "flags", "source")

    def __init__(self, source: str, flags: int, bit: int, held: Callable[[str], int]) -> None:
        self.source, self.flags = source, flags
        self._bit, self._held = bit, held
        self._compiled: re.Pattern[str] | None = None

    def _compile(self) -> re.Pattern[str]:
        self._compiled = compiled(self.source, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As re.Pattern.search."""
        if self._held(text) & self._bit:
            return (self._compiled or self._compile()).search(text, start, end)
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As re.Pattern.match."""
        if self._held(text) & self._bit:
            return (self._compiled or self._compile()).match(text, start, end)
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As re.Pattern.finditer."""
        if self._held(text) & self._bit:
            return (self._compiled or self._compile()).finditer(text, start, end)
        return iter(())


_LAZY: list[tuple[str, int]] = []


class _Lazy:
    """A compiled regular expression, from the first time that anything of it is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._written = source, flags

    def __getattr__(self, name: str) -> Any:
        if name == "_made":
            made = compiled(*self._written)
        elif name.startswith("__"):
            raise AttributeError(name)
        else:
            made = getattr(self._made, name)
        setattr(self, name, made)  # found at once from now on
        return made


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when first used: hundreds are known, and a run needs few of them."""
    _LAZY.append((source, flags))
    return cast("re.Pattern[str]", _Lazy(source, flags))


_SCREENS: list[Screen] = []
_WORKED_OUT: dict[str, tuple[str, ...]] = {}


class Screen:
    """Expressions that are put to the same texts; a class because their automaton is built once, when first used."""

    def __init__(self) -> None:
        _SCREENS.append(self)
        self._members: list[Expression] = []
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._bits: list[int] = []
        self._always = 0
        self._held = lru_cache(_TEXTS)(self._scan)

    def expression(self, source: str, flags: int = 0) -> Expression:
        """An expression of this screen; with letters as in Swedish and English it finds what re.compile's would."""
        made = Expression(source, flags, 1 << len(self._members), self._held)
        self._members.append(made)
        self._automaton = None
        self._held.cache_clear()
        return made

    def _scan(self, text: str) -> int:
        """The bits of the expressions that the text may match."""
        if self._automaton is None:
            self._automaton = self._built()
        held, bits = self._always, self._bits
        for entry, _, _ in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True):
            held |= bits[entry]
        return held

    def _built(self) -> ahocorasick_rs.AhoCorasick:
        by_literal: dict[str, int] = {}
        self._always = 0
        for number, member in enumerate(self._members):
            literals = _needed_by(member)
            if not literals:
                self._always |= 1 << number
            for literal in literals:
                by_literal[literal] = by_literal.get(literal, 0) | 1 << number
        self._bits = list(by_literal.values())
        return ahocorasick_rs.AhoCorasick(list(by_literal))


def worked_out() -> dict[str, tuple[str, ...]]:
    """What every expression of every screen needs: to be kept, since to find it out takes longer than a short run."""
    members = [member for screen in _SCREENS for member in screen._members]
    return {_key(member): tuple(sorted(_needed_by(member))) for member in members}


def sources() -> list[tuple[str, int]]:
    """Every expression that has been written here, with its flags."""
    return [*_LAZY, *((member.source, member.flags) for screen in _SCREENS for member in screen._members)]


def recall(kept: Mapping[str, tuple[str, ...]]) -> None:
    """Take what has been worked out before."""
    _WORKED_OUT.update(kept)


def _needed_by(member: Expression) -> Collection[str]:
    kept = _WORKED_OUT.get(_key(member))
    return needed(member.source, member.flags) if kept is None else kept


def _key(member: Expression) -> str:
    return f"{member.flags:d} {member.source}"


def needed(source: str, flags: int = 0) -> frozenset[str]:
    """Literals in lower case of which every match holds one; none where the expression has nothing so telling."""
    return _telling(_best(_of(sre_parse.parse(source, flags))[1]))


def needed_after(parsed: Any) -> list[frozenset[str]]:
    """As `needed`, of what follows the beginning of a parsed expression, its parts up to the first of any length: every
    match holds one of each. EDGE stands in them where a match has white space or the edge of a word.
    """
    parts = list(parsed)
    beginning = next((index for index, part in enumerate(parts) if not _is_fixed(part)), len(parts))
    if beginning < len(parts) and _of_one(*parts[beginning], edges=True)[0] != {EDGE}:
        beginning += 1
    return [found for texts in _of(parts[beginning:], edges=True)[1] if (found := _telling(texts))]


def _is_fixed(part: Any) -> bool:
    texts = _of_one(*part, edges=True)[0]
    return texts is not None and not any(EDGE in text for text in texts)


def _telling(literals: _Texts) -> frozenset[str]:
    if any(len(literal) < _SHORTEST for literal in literals):
        return frozenset()
    return frozenset(each for each in literals if not any(other in each for other in literals if other != each))


def _of(parsed: Any, *, edges: bool = False) -> tuple[_Texts | None, list[_Texts]]:
    """All that a parsed expression can match, where that is few texts, and sets of literals of each of which it needs one.

    With `edges` white space and the edges of words are known, and written EDGE.
    """
    whole, needs, run = True, list[_Texts](), {""}
    for operator, argument in parsed:
        texts, inner = _of_one(operator, argument, edges=edges)
        joined = {text + more for text in run for more in texts} if texts is not None else None
        if joined is not None and len(joined) <= _MOST_LITERALS:
            run = joined
            continue
        needs += [run, *inner]
        whole, run = False, {""}
    return (run if whole else None), [*needs, run]


def _of_one(operator: Any, argument: Any, *, edges: bool) -> tuple[_Texts | None, list[_Texts]]:
    if operator is sre.LITERAL:
        text = {chr(argument).lower()}
        return text, [text]
    if operator is sre.SUBPATTERN:
        return _of(argument[3], edges=edges)
    if operator is sre.BRANCH:
        branches = [_of(branch, edges=edges) for branch in argument[1]]
        bests = [_best(needs) for _, needs in branches]
        needs = [set[str]().union(*bests)] if all(bests) else []
        if any(texts is None for texts, _ in branches):
            return None, needs
        return set[str]().union(*(texts or () for texts, _ in branches)), needs
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, repeated = argument
        if edges and least and list(repeated) == [(sre.IN, _SPACE)]:
            return {EDGE}, []
        texts, needs = _of(repeated, edges=edges)
        optional = texts is not None and (least, most) == (0, 1)
        return ({"", *(texts or ())} if optional else None), needs if least else []
    if operator is sre.ASSERT and argument[0] > 0 and _best(needs := _of(argument[1], edges=edges)[1]):
        return None, needs
    if edges and (operator, argument) in ((sre.AT, sre.AT_BOUNDARY), (sre.IN, _SPACE)):
        return {EDGE}, []
    if operator in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return {""}, []
    if operator is sre.IN and all(kind is sre.LITERAL for kind, _ in argument):
        texts = {chr(code).lower() for _, code in argument}
        return texts, [texts]
    return None, []


def _best(needs: list[_Texts]) -> _Texts:
    """The set whose shortest literal is longest: the rarest one, most likely; of equals the last."""
    return max(reversed(needs), key=lambda texts: min(map(len, texts), default=0), default=set[str]())
