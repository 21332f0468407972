"""Diary and reference numbers of the procurement and its errands."""

from __future__ import annotations

from collections.abc import Iterator

from kravlint.analysis.model import Citation
from kravlint.document import Document
from kravlint.language.screen import lazy

WORDS = (
    "dnr", "diarie", "ärendenummer", "ärendenr", "upphandlingsn", "projektn", "avtalsn", "kontraktsn", "referensn",
    "ref.nr", "refnr", "reference n", "contract n", "case n", "registration n",
)  # fmt: skip
"""Beginnings of what every such reference holds."""

_LABEL = (
    r"(?:(?:upphandlingens\s+|vårt\s+)?(?:dnr|diarie-?\s?(?:nr|nummer)|ärende(?:nr|nummer)|upphandlings(?:nr|nummer)|"
    r"projekt(?:nr|nummer)|avtals(?:nr|nummer)|kontrakts(?:nr|nummer)|ref(?:erens)?\.?(?:nr|nummer)|"
    r"(?:reference|contract|case|registration)\s+(?:no|number)))\.?"
)
_NUMBER = r"(?:[A-ZÅÄÖ]{1,8}[ /-]?)?(?:\d{2,4}[-/:]\d{1,6}(?:[-/:.]\d{1,6})?|\d{4,12})"
_STATED = lazy(rf"(?<!\w)(?i:{_LABEL})\s*[:#]?\s*(?P<number>{_NUMBER})(?![\w-])")
_ONLY_LABEL = lazy(rf"(?i:{_LABEL})\s*:?\s*")
_ONLY_NUMBER = lazy(_NUMBER)


def diary_numbers(document: Document, index: int) -> Iterator[Citation]:
    """Aspect: number, with single spaces.

    Only beside a word that says what it is, in the text or in the cell before.
    """
    blocks = document.blocks
    text = blocks[index].text
    for match in _STATED.finditer(text):
        yield _citation(match["number"], index, *match.span("number"))
    if _ONLY_LABEL.fullmatch(text) and index + 1 < len(blocks):
        beside = blocks[index + 1]
        same_row = (beside.place.table, beside.place.row) == (blocks[index].place.table, blocks[index].place.row)
        if blocks[index].place.table is not None and same_row and _ONLY_NUMBER.fullmatch(beside.text.strip()):
            yield _citation(beside.text, index + 1, 0, len(beside.text))


def _citation(number: str, block: int, start: int, end: int) -> Citation:
    return Citation("diary", (("number", " ".join(number.split())),), block, start, end)
