"""References to annexes: who names which annex, by number and by title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Reference
from kravlint.document import Block

_ANNEX = re.compile(
    r"\b(?:[Bb]ilaga|BILAGA|[Bb]il\.|[Aa]nnex|[Aa]ppendix)[  _]*(?:nr\.?\s*)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?[a-zA-Z]?|[A-HJ-Z]|I{1,3}V?|IV|VI{0,3})(?![\wÅÄÖåäö])"
    r"(?P<more>(?:(?:\s*,\s*|\s+(?:och|samt|and)\s+)\d{1,2}[a-z]?(?![\w.%]|\s*(?:kap|§|st)))*)"
)
_TITLE = re.compile(r"\s*[:–—\-,.(\"”']*\s*(?P<title>[A-ZÅÄÖ][^\n.;:,)\"”]{2,80})")
_FOREIGN = re.compile(
    r"^\s*(?:[–-]?\s*)?(?:till|i|of|to)\s+(?:(?:den|det|the|EU:s|detta?)\s+)?"
    r"(?:\w+\s+)?(?:ramavtal\w*|förordning\w*|direktiv\w*|lag(?:en)?\b|LOU|genomförandebeslut\w*|"
    r"dataskyddsförordning\w*|GDPR|regulation|directive|framework)",
    re.IGNORECASE,
)
_FOREIGN_BEFORE = re.compile(
    r"(?:ramavtalets|förordningens|direktivets|lagens|LOU:s|genomförandebeslutets|beslutets|anbudets|"
    r"leverantörens|anbudsgivarens|klausulernas|standardavtalsklausulernas)\s*(?:egen\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*(?:[•\-–]\s*)?$")


def annex_references(blocks: Sequence[Block]) -> Iterator[Reference]:
    """Every reference to a numbered annex, in reading order."""
    for index, block in enumerate(blocks):
        if (
            "il" not in block.text
            and "nnex" not in block.text
            and "IL" not in block.text
            and "ppendix" not in block.text
        ):
            continue
        for match in _ANNEX.finditer(block.text):
            yield from _from_match(block, index, match)


def annex_number(name: str) -> str | None:
    """The annex number that a file name or a title begins with ("Bilaga 2 – Avtalsutkast.pdf"), normalised."""
    match = _ANNEX.search(name.replace("_", " ").replace("-", " "))
    return _normal(match["number"]) if match and match.start() <= _NAME_PREFIX else None


_NAME_PREFIX = 12  # characters that may stand before the word: a sort number, "PUB_"


def _from_match(block: Block, index: int, match: re.Match[str]) -> Iterator[Reference]:
    before, after = block.text[: match.start()], block.text[match.end() :]
    title = _TITLE.match(after) if not match["more"] else None
    listed = bool(_LISTED.match(before)) and title is not None and len(block.text) < 120
    foreign = bool(_FOREIGN.match(after) or _FOREIGN_BEFORE.search(before))
    defines = listed and not foreign and block.kind in ("heading", "item", "paragraph", "cell")
    numbers = [match["number"], *re.findall(r"\d{1,2}[a-z]?", match["more"])]
    for number in numbers:
        yield Reference(
            number=_normal(number),
            title=title["title"].strip() if title else "",
            block=index,
            start=match.start(),
            end=match.end(),
            defines=defines,
            foreign=foreign,
        )


def _normal(number: str) -> str:
    return number.lower() if number[0].isdigit() else number.upper()
