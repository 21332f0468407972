"""A way of writing a concept, compiled to literals and a pattern, and the forms of a text that they are put to."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from kravlint.language.programs import compiled


class Term(Struct, frozen=True, array_like=True, gc=False):
    """One way of writing a concept.

    Wherever one of `literals` stands in a text made `plain` in which white space is single, at a word's start unless
    `open_start`, the regular expression `pattern` decides whether it is the term: put to the text as it is written if
    it `keeps_case`, else to the text in lower case.
    """

    literals: tuple[str, ...]
    pattern: str
    keeps_case: bool = False
    open_start: bool = False
    """The literal may stand inside a word ("*avtal")."""
    sign: bool = False
    """The literals are signs that `plain` takes away ("[", "<"): look for them in the text as it is."""
    one_word: bool = False
    """The pattern looks at nothing outside the word it stands in, of letters, digits, "_" and "-"."""
    needs: tuple[tuple[str, ...], ...] = ()
    """Unless of each of these a word of the block, plain and between spaces, holds one, the pattern does not match."""


def lowered(text: str) -> str:
    """Lower case, as long as the text."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain(text: str) -> str:
    """Lower case, with a space for everything that is neither letter nor digit; as long as the text."""
    return only_words(lowered(text))


def only_words(lower: str) -> str:
    """A text in lower case with a space for everything that is neither letter nor digit."""
    for sign in set(lower):
        if not sign.isalnum():
            lower = lower.replace(sign, " ")
    return lower


@cache
def expression(term: Term) -> re.Pattern[str]:
    """A term's pattern, compiled."""
    return compiled(term.pattern)
