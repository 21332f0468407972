"""foreign-number: a diary number of another errand than the procurement's, left over from where the text was taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, is_contents
from kravlint.engine.context import Context
from kravlint.engine.mentions import around, headed
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_LEADING = ("main-document", "call-off", "instructions", "specification", "agreement")
_SKIP_KINDS = ("guidance", "background", "decision", "questions-answers", "framework-agreement", "general-terms")
_OWN_ERRANDS = ("dpa", "dpa-instruction", "risk-assessment", "classification")  # may have a diary number of their own
_FRONT = 15  # blocks of a part in which it says whose it is
_UNLABELLED = lazy(
    r"(?<![\w/.:-])(?!(?:EU|EG|EC|SOU|DS|PROP|HFD|RÅ|NJA|SS|EN|ISO|IEC|KOM|COM|REV|VER|V|Q|H|\w*FS)\b)"
    r"(?:[A-ZÅÄÖ]{1,8}[ /-]?20\d\d[/-]\d{1,6}(?:-\d{1,4})?|(?!202100)20[1-4]\d{7})(?![\w:-])"  # 202100 begins authorities' org. numbers
)
_PARTS = lazy(r"(?:(?P<unit>[A-ZÅÄÖ]{1,8})[ /-]?)?(?P<year>(?:19|20)\d\d)[-/:]?(?P<serial>\d{1,6})")
_SERIAL_FIRST = lazy(r"(?:(?P<unit>[A-ZÅÄÖ]{1,8})[ /-]?)?(?P<serial>\d{1,6})[-/](?P<year>20\d\d)")
_LABELS = (
    ("contract", lazy(r"(?:avtals|kontrakts)n|contract n", re.IGNORECASE)),
    ("procurement", lazy(r"(?:upphandlings|projekt)n", re.IGNORECASE)),
    ("reference", lazy(r"ref", re.IGNORECASE)),
    ("diary", lazy(r"dnr|diarie|ärende|case|regist", re.IGNORECASE)),
)
_LABEL_REACH = 40  # characters before a number in which its label stands
_YEARS_APART = 2  # numbers under different labels may both be the procurement's, if they are of about the same time
_ALSO = {"sv": "även här", "en": "also here"}
_OWN = {"sv": "upphandlingens nummer", "en": "the procurement's number"}


class ForeignNumber(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="foreign-number"):
    """The procurement's own numbers are those on the front of its leading document."""

    unless: tuple[str, ...]
    """In the sentence, row or heading they say that the number is of something else."""


class _Number(Struct, frozen=True):
    unit: str
    year: int
    serial: int
    label: str
    """diary, reference, procurement, or "" where none stands beside it."""
    spot: Spot


def check_foreign_number(
    check: ForeignNumber, code: str, procurement: Procurement, context: Context
) -> Iterator[Result]:
    """Yield a Hit per document and number that is not the procurement's; a Seen per document whose numbers all are."""
    stated = [(analysis, list(_numbers(check, analysis))) for analysis in _judged(procurement)]
    own = next((fronts for _, numbers in stated if (fronts := _on_front(numbers))), [])
    if not own:
        return
    for analysis, numbers in stated:
        foreign: dict[tuple[str, int, int], list[_Number]] = {}
        for number in numbers:
            if _is_foreign(number, own):
                foreign.setdefault((number.unit, number.year, number.serial), []).append(number)
        for first, *others in foreign.values():
            also = tuple((each.spot, _ALSO) for each in others)
            words = {"found": _text(first), "own": _text(own[0])}
            sibling = analysis.kind in _OWN_ERRANDS and first.year == own[0].year
            yield Hit(first.spot, words=words, related=((own[0].spot, _OWN), *also), lower=sibling)
        if numbers and not foreign:
            yield Seen(numbers[0].spot)


def _judged(procurement: Procurement) -> list[Analysis]:
    """The leading documents first, so that theirs is the number the others are held against."""
    wanted = [a for a in procurement.analyses if a.kind not in _SKIP_KINDS and a.path not in procurement.superseded]
    return sorted(wanted, key=lambda a: _LEADING.index(a.kind) if a.kind in _LEADING else len(_LEADING))


def _numbers(check: ForeignNumber, analysis: Analysis) -> Iterator[_Number]:
    """The diary numbers of a document that belong to nothing else, in reading order."""
    for place in sorted({*_labelled(analysis), *_unlabelled(analysis)}):
        block, start, end = place
        text = analysis.blocks[block].text
        parts = _PARTS.match(text, start, end) or _SERIAL_FIRST.match(text, start, end)
        label = _label(analysis, block, start)
        if parts is None or label == "contract" or is_contents(analysis.blocks[block]):
            continue
        mention = Mention(block, start, end, "")
        if around(analysis, mention, "sentence") & set(check.unless) or headed(analysis, block, check.unless):
            continue
        spot = Spot(analysis, block, start, end)
        yield _Number(parts["unit"] or "", int(parts["year"]), int(parts["serial"]), label, spot)


def _labelled(analysis: Analysis) -> Iterator[tuple[int, int, int]]:
    return ((each.block, each.start, each.end) for each in analysis.citations if each.kind == "diary")


def _unlabelled(analysis: Analysis) -> Iterator[tuple[int, int, int]]:
    """Numbers of a diary's form where a part says whose it is; elsewhere the form alone proves nothing."""
    known = {(block, end) for block, _, end in _labelled(analysis)}
    for part in analysis.parts if analysis.blocks else ():
        for block in range(part.first, min(part.first + _FRONT, part.last + 1)):
            for match in _UNLABELLED.finditer(analysis.blocks[block].text):
                if (block, match.end()) not in known:
                    yield block, match.start(), match.end()


def _on_front(numbers: Iterable[_Number]) -> list[_Number]:
    """Those on the document's first page, down to the next heading."""
    front = [each for each in numbers if each.spot.block < _FRONT]
    return [each for each in front if _heading(each.spot) == _heading(front[0].spot)]


def _heading(spot: Spot) -> int:
    return spot.analysis.outline[spot.block]


def _label(analysis: Analysis, block: int, start: int) -> str:
    """What the number is called: just before it, or in the cell before."""
    before = analysis.blocks[block].text[max(0, start - _LABEL_REACH) : start]
    if not before.strip() and block:
        before = analysis.blocks[block - 1].text[-_LABEL_REACH:]
    found = [(match.start(), name) for name, pattern in _LABELS for match in pattern.finditer(before)]
    return max(found, default=(0, ""))[1]


def _is_foreign(number: _Number, own: Iterable[_Number]) -> bool:
    same_label = [each for each in own if not (number.label and each.label) or number.label == each.label]
    if any(_same(number, each) for each in own):
        return False
    return bool(same_label) or all(abs(number.year - each.year) >= _YEARS_APART for each in own)


def _same(one: _Number, other: _Number) -> bool:
    """ "BUN 2026/0311-5" is a document of "2026/311"."""
    units = {one.unit, other.unit} - {""}
    return (one.year, one.serial) == (other.year, other.serial) and len(units) < 2


def _text(number: _Number) -> str:
    spot = number.spot
    return spot.analysis.blocks[spot.block].text[spot.start : spot.end]
