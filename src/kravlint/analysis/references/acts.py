"""References to acts of the European Union."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Citation
from kravlint.document import Document
from kravlint.language.screen import lazy

WORDS = (
    "(eu)", "(eg)", "(eeg)", "(ec)", "/eu", "/eg", "/eeg", "gdpr", "dataskyddsförordning", "data protection regulation",
    "nis2", "nis 2", "nis-2", "eidas", "ai-förordning", "ai act", "tillgänglighetsdirektiv", "upphandlingsdirektiv",
)  # fmt: skip
"""Beginnings of what every such reference holds."""

_ACT = lazy(
    r"\((?:EU|EG|EEG|EC)\)\s*(?:nr\.?\s*|No\s*)?(?P<after>\d{1,4}/\d{1,4})(?!\d)"
    r"|(?<![\d/])(?P<before>\d{2,4}/\d{1,4})/(?:EU|EG|EEG|RIF)(?!\w)"
    r"|(?<!\w)(?:(?P<a2016_679>GDPR|(?:EU:s\s+)?(?:allmänna\s+)?dataskyddsförordning(?:en)?|"
    r"general\s+data\s+protection\s+regulation)|"
    r"(?P<d2022_2555>NIS[ -]?2(?:-direktivet)?)|(?P<a910_2014>eIDAS(?:-förordningen)?)|(?P<a2024_1689>AI-förordningen|AI\s+Act)|"
    r"(?P<d2016_2102>webbtillgänglighetsdirektivet)|(?P<d2019_882>tillgänglighetsdirektivet)|"
    r"(?P<d2014_24>upphandlingsdirektivet))(?!\w)",
    re.IGNORECASE,
)
_TYPE = lazy(
    r"(?P<regulation>förordning\w*|regulation)|(?P<directive>direktiv\w*|directive)|(?P<decision>\w*beslut\w*|decision)",
    re.IGNORECASE,
)
_BEFORE = 60  # characters within which the type of act stands before its number
_TYPES = {"a": "regulation", "d": "directive"}


def eu_acts(document: Document, index: int) -> Iterator[Citation]:
    """Aspects: number ("2016/679"); type (regulation, directive, decision) where said or known."""
    text = document.blocks[index].text
    for match in _ACT.finditer(text):
        group = str(match.lastgroup)
        if group in ("after", "before"):
            number, kind = match[group], _type(text[max(0, match.start() - _BEFORE) : match.start()])
        else:
            number, kind = group[1:].replace("_", "/"), _TYPES[group[0]]
        value = (("number", number), ("type", kind)) if kind else (("number", number),)
        yield Citation("eu-act", value, index, *match.span())


def _type(before: str) -> str | None:
    found = None
    for match in _TYPE.finditer(before):
        found = match.lastgroup
    return found
