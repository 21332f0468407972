"""Text for a terminal: colour, wrapping, and no control characters from documents."""

from __future__ import annotations

import re
from textwrap import wrap

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "dim": "2", "good": "1;32"}

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
"""Control characters and marks of writing direction: a document must not steer the terminal."""


def one_line(text: str) -> str:
    """The text on one line, safe to print."""
    return " ".join(_CONTROL.sub(" ", text).split())


def painted(text: str, name: str, color: bool) -> str:
    """The text in the colour that `name` stands for, when there is colour."""
    return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if color and text else text


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` columns; long addresses are left whole."""
    return wrap(
        one_line(text),
        max(width, 20),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
