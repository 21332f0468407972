"""The notation in which lexicon and rules write a term, compiled to one literal and one pattern.

avtalstid            any inflected form of the word, from a word's start to its end
teknisk åtgärd       every word may be inflected
underbiträd*         anything may follow the stem
*avtal               any compound with this head ("ramavtal", "avtalet")
=KLASSA              exactly so, case kept; a genitive s may follow
IMY                  all capitals of up to five letters are taken as if written with "="
/SS[ -]?12000/       a regular expression, case ignored, at a word's start; "/=.../" keeps case
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from itertools import takewhile
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

from kravlint.language.expressions import in_lower_case, stays_in_block, stays_in_word
from kravlint.language.inflection import forms
from kravlint.language.screen import EDGE, needed_after
from kravlint.language.terms import Term, plain

_EXACT_UP_TO = 5
_LONGEST_BEGINNING = (
    12  # characters: longer ones cost more to build an automaton of than the candidates that they spare
)
_SHORTEST_NEED = 2  # characters
_NOT_AFTER_WORD = r"(?<![\w])"
_SIGN = re.compile(r"(?:\\?(?P<sign>[<_…–])|\\(?P<sign2>[\[{(.$]))(?:\{(?P<least>\d+),)?")
_NOT_BEFORE_WORD = r"(?![\w])"
_WORD = re.compile(r"[\w-]+")
_IN_WORD = re.compile(rf"{EDGE}?[^\W_]+{EDGE}?")
_BETWEEN_BLOCKS = "x00"  # as it is written in an expression
_NOT_THESE = re.compile(r"\[\^[^\]]*\]")


@cache
def compile_term(notation: str) -> Term:
    """Compile one term.

    Raises ValueError with the reason when the notation is not one of the above, or when a regular expression has no
    literal beginning that the automaton could look for.
    """
    text = notation.strip()
    if not text:
        raise ValueError("an empty term")
    if text.startswith("/"):
        return _regex(text)
    if text.startswith("="):
        return _exact(text[1:])
    if text.isupper() and len(re.sub(r"\W", "", text)) <= _EXACT_UP_TO and len(text) > 1:
        return _exact(text)
    return _words(text)


def _exact(text: str) -> Term:
    pattern = _NOT_AFTER_WORD + _spaced(re.escape(text)) + "(?::?s)?" + _NOT_BEFORE_WORD
    return Term((plain(text)[:_LONGEST_BEGINNING],), pattern, keeps_case=True)


def _words(text: str) -> Term:
    open_start = text.startswith("*")
    words = text.removeprefix("*").split()
    patterns, stems = [], []
    for word in words:
        if word.endswith("*"):
            stem, ending = word[:-1].lower(), r"[\w-]*"
        else:
            stem, ending = forms(word)
        stems.append(stem)
        patterns.append(re.escape(stem) + ending)
    first = stems[0] if stems else ""
    if len(first) < 2:
        raise ValueError(f"the term «{text}» starts with fewer than two letters; write it as a regular expression")
    start = "" if open_start else _NOT_AFTER_WORD
    return Term(
        (plain(first)[:_LONGEST_BEGINNING],),
        start + r"\s+".join(patterns) + _NOT_BEFORE_WORD,
        open_start=open_start,
        one_word=len(words) == 1 and bool(_WORD.fullmatch(first)),
        needs=_in_words([EDGE + stem] for stem in stems[1:]),
    )


def _regex(text: str) -> Term:
    if len(text) < 3 or not text.endswith("/"):
        raise ValueError(f"a regular expression is written between two slashes: {text}")
    body = text[1:-1]
    keeps_case = body.startswith("=")
    body = body.removeprefix("=")
    try:
        parsed = sre_parse.parse(body)
        literals = _beginnings(parsed)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error}): {text}") from None
    if sign := _SIGN.match(body):
        literal = (sign["sign"] or sign["sign2"]) * int(sign["least"] or 1)
        pattern, keeps_case = _cased(f"(?:{body})", keeps_case)
        return Term((literal,), pattern, keeps_case=keeps_case, sign=True)
    if any(not literal.strip() for literal in literals):
        raise ValueError(f"a regular expression must begin with letters, digits or one of [ < {{ ( _ … – . $: {text}")
    over_blocks = _BETWEEN_BLOCKS in _NOT_THESE.sub("", body)
    inside = list(takewhile(stays_in_block, parsed)) if over_blocks else parsed
    pattern, keeps_case = _cased(_NOT_AFTER_WORD + f"(?:{body})", keeps_case)
    return Term(
        tuple(sorted({literal[:_LONGEST_BEGINNING] for literal in literals})),
        pattern,
        keeps_case=keeps_case,
        one_word=stays_in_word(parsed),
        needs=_in_words(needed_after(inside)),
    )


def _cased(pattern: str, keeps_case: bool) -> tuple[str, bool]:
    """An expression that is put to a text as it is, or to one in lower case, and whether it is the former."""
    lower = None if keeps_case else in_lower_case(pattern)
    return (pattern if keeps_case else f"(?i:{pattern})", True) if lower is None else (lower, False)


def _in_words(needs: Iterable[Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """Of each literal the longest piece inside a word, plain, with a space where the word begins or ends.

    Needs of which one piece is so short that most texts hold it are left out.
    """
    return tuple(
        sorted({pieces for literals in needs if len(min(pieces := _pieces(literals), key=len)) >= _SHORTEST_NEED})
    )


def _pieces(literals: Collection[str]) -> tuple[str, ...]:
    found = (map(plain, _IN_WORD.findall(literal.replace(EDGE, 2 * EDGE))) for literal in literals)
    return tuple(sorted({max(pieces, key=len, default="") for pieces in found}))


def _spaced(escaped: str) -> str:
    return escaped.replace(r"\ ", r"\s+")


_MOST_BEGINNINGS = 16  # with more, building the automaton costs more than the candidates that they spare
_WIDEST_RANGE = 10  # characters


def _beginnings(parsed: Any) -> set[str]:
    """The literal texts of which every match of a parsed expression begins with one; "" among them means any text."""
    going_on, ended = _prefixes(parsed)
    return going_on | ended


def _prefixes(parsed: Any) -> tuple[set[str], set[str]]:
    """Beginnings that what follows the expression may lengthen, and those that end inside it."""
    going_on, ended = {""}, set[str]()
    for position, (operator, argument) in enumerate(parsed, start=1):
        last = position == len(parsed)
        if operator is sre.LITERAL:
            inner, cut = {plain(chr(argument))}, set[str]()
        elif operator is sre.IN and (choice := _choice(argument)):
            inner, cut = choice, set[str]()
        elif operator is sre.SUBPATTERN:
            inner, cut = _prefixes(argument[3])
        elif operator is sre.BRANCH:
            branches = [_prefixes(branch) for branch in argument[1]]
            inner, cut = set().union(*(b[0] for b in branches)), set().union(*(b[1] for b in branches))
        elif operator is sre.MAX_REPEAT:
            least, most, repeated = argument
            inner, cut = _prefixes(repeated)
            if most != 1 and not (
                least <= 1 and _is_space(repeated)
            ):  # it may go on with itself: what follows is not known
                inner, cut = set(), {text * max(least, 1) for text in inner} | cut
            if least == 0:
                inner = inner | {""}
        elif operator is sre.AT or operator is sre.ASSERT_NOT:
            if argument is sre.AT_BOUNDARY and last:
                ended |= {text + " " for text in going_on if text[-1:].isalnum()}
                going_on = {text for text in going_on if not text[-1:].isalnum()}
            continue
        else:
            inner, cut = set(), {""}
        ended |= {text + more for text in going_on for more in cut}
        going_on = {text + more for text in going_on for more in inner}
        if not going_on or len(going_on) > _MOST_BEGINNINGS:
            break
    return going_on, ended


def _is_space(parsed: Any) -> bool:
    """True for white space, of which a text that is searched never has two in a row."""
    return list(parsed) in ([(sre.IN, [(sre.CATEGORY, sre.CATEGORY_SPACE)])], [(sre.LITERAL, ord(" "))])


def _choice(members: Any) -> set[str]:
    """What a small set of characters can be in plain text; empty when it can be too much."""
    chosen: set[str] = set()
    for kind, code in members:
        if kind is sre.LITERAL:
            chosen.add(plain(chr(code)))
        elif (kind, code) == (sre.CATEGORY, sre.CATEGORY_SPACE):
            chosen.add(" ")
        elif kind is sre.RANGE and code[1] - code[0] < _WIDEST_RANGE:
            chosen |= {plain(chr(each)) for each in range(code[0], code[1] + 1)}
        else:
            return set()
    return chosen
