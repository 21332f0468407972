"""dangling: one document points to a requirement or a section of another, which has none with that number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from kravlint.analysis.kinds import readable_name
from kravlint.analysis.model import Analysis, Citation, Part, is_contents
from kravlint.analysis.references import annex_number
from kravlint.document import Block
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_spot, text_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_FEWEST = 5  # numbers of its own that a document must have before one that it lacks means anything
_FEWEST_IN_RANGE = 3  # … where both ends of a range are written out
_SERIES = {"sv": "kraven med den beteckningen", "en": "the requirements of that series"}
_CODE = lazy(r"(?P<series>[^\W\d_]+)[-_. ]?0*(?P<number>\d.*)")
_ID = r"[A-ZÅÄÖ]{1,6}[-_. ]?\d{1,3}"
_RANGE = lazy(
    rf"(?<![\w-])(?P<first>{_ID})(?:\s?[–-]\s?|\s(?:till|to)\s)(?P<last>(?:[A-ZÅÄÖ]{{1,6}}[-_. ]?)?\d{{1,3}})(?![\w-])"
)
_IN_BRACKETS = lazy(rf"\((?:se\s+)?(?P<last>{_ID})\)")
_HYPHENED = lazy(r"(?<![\w/-])(?P<last>[A-ZÅÄÖ]{1,4}-\d{1,3})(?![\w/-]|[.:]\d)")
_SECTION = lazy(r"\d{1,2}(?:\.\d{1,3}){0,5}")
_CALLED = (  # what a document is called where its sections are pointed to
    (lazy(r"(?:avtal|kontrakt)(?:et|sutkast(?:et)?|sförslag(?:et)?)?|agreement|contract"), ("agreement",)),
    (lazy(r"krav(?:specifikation(?:en)?|bilaga(?:n)?)|requirement specification"), ("specification",)),
    (lazy(r"(?:upphandlingsdokument(?:et)?|förfrågningsunderlag(?:et)?|inbjudan)"), ("main-document",)),
)


class Dangling(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="dangling"):
    """`to` requirement: an id that no requirement of the set has, though others of its series are there.
    `to` section: a section of another document of the set, by annex number or by what the document is called."""

    to: Literal["requirement", "section"]


def check_dangling(check: Dangling, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per reference that leads nowhere, else a Seen. A document read alone points only to itself."""
    if procurement.alone:
        return
    find = _requirements if check.to == "requirement" else _sections
    for hit in find(procurement):
        if isinstance(hit, Hit) and procurement.unread:
            yield NotJudged(UNREAD)
            return
        yield hit


def _requirements(procurement: Procurement) -> Iterator[Result]:
    known: dict[str, set[str]] = {}
    homes: dict[str, Spot] = {}
    for analysis in procurement.analyses:
        for each in analysis.stated:
            if not each.derived and (code := _code(each.id)):
                known.setdefault(code[0], set()).add(code[1])
                homes.setdefault(code[0], Spot(analysis, each.block, each.start, each.end))
        for block in analysis.blocks:  # rows that are no requirements may have ids too
            for text in (block.label, block.text if block.kind == "cell" and len(block.text) < 15 else ""):
                if code := _code(text):
                    known.setdefault(code[0], set()).add(code[1])
    told: set[tuple[str, str]] = set()
    for place, code, fewest in _pointed_to(procurement):
        if code is None or len(known.get(code[0], ())) < fewest or code in told:
            continue
        if code[1] in known[code[0]]:
            yield Seen(place)
        else:
            told.add(code)
            home = homes.get(code[0])
            yield Hit(place, words={"found": text_of(place)}, related=((home, _SERIES),) if home else ())


def _pointed_to(procurement: Procurement) -> Iterator[tuple[Spot, tuple[str, str] | None, int]]:
    """Where a requirement is pointed to, its series and number, and how many the series must have for it to count."""
    for analysis in procurement.analyses:
        for citation in analysis.citations:
            if citation.kind == "requirement" and citation.target is None:
                yield _spot(analysis, citation), _code(dict(citation.value)["id"]), _FEWEST
        for index, block in enumerate(analysis.blocks):
            for match in (*_IN_BRACKETS.finditer(block.text), *_HYPHENED.finditer(block.text)):
                if match.start():  # not the requirement itself
                    yield Spot(analysis, index, *match.span("last")), _code(match["last"]), _FEWEST
            for match in _RANGE.finditer(block.text):
                first, last = _code(match["first"]), match["last"]
                if first and last.isdigit():
                    last = first[0] + last
                code = _code(last)
                if first and code and first[0] == code[0] and first[1].isdigit() and int(first[1]) < int(code[1]):
                    yield Spot(analysis, index, *match.span()), code, _FEWEST_IN_RANGE


def _code(text: str) -> tuple[str, str] | None:
    """Series and number of an id: ("F", "1") for "F-01"."""
    match = _CODE.fullmatch(text.strip().rstrip(".:"))
    return (match["series"].upper(), match["number"].rstrip(".")) if match and len(match["series"]) < 7 else None


def _sections(procurement: Procurement) -> Iterator[Result]:
    for analysis in procurement.analyses:
        for citation in analysis.citations:
            value = dict(citation.value)
            if citation.kind != "section" or "in" not in value:
                continue
            target = _document(procurement, analysis, value["in"])
            numbers = _numbers(*target) if target else frozenset()
            if (
                target is None
                or len(numbers) < _FEWEST
                or ("." in value["number"] and not any("." in n for n in numbers))
            ):
                continue
            if any(n == value["number"] or n.startswith(value["number"] + ".") for n in numbers):
                yield Seen(_spot(analysis, citation))
            else:
                held, part = target
                start = block_spot(held, part.first)
                yield Hit(
                    _spot(analysis, citation),
                    words={"found": value["number"], "document": readable_name(held.path)},
                    related=((start, {"sv": "handlingen som pekas ut", "en": "the document pointed to"}),),
                )


def _document(procurement: Procurement, own: Analysis, called: str) -> tuple[Analysis, Part] | None:
    """The one part of another document that is meant; None when there is none, or several could be meant."""
    if called.startswith("annex "):
        number = called.removeprefix("annex ")
        found = [
            (a, a.parts[0]) for a in procurement.analyses if annex_number(readable_name(a.path), at_end=True) == number
        ]
    else:
        kinds = next((kinds for pattern, kinds in _CALLED if pattern.fullmatch(called)), ())
        found = [pair for pair in procurement.parts(kinds) if kinds]
    found = [each for each in found if each[0].path not in procurement.superseded]
    return found[0] if len(found) == 1 and found[0][0] is not own else None


def _numbers(analysis: Analysis, part: Part) -> frozenset[str]:
    """The numbers of the part's sections and paragraphs, as labels or typed."""
    blocks: Sequence[Block] = analysis.blocks[part.first : part.last + 1]
    numbers = set()
    for block in blocks:
        label = block.label.strip().strip("§ .)") or (
            block.text if block.kind == "heading" or is_contents(block) else ""
        )
        if match := _SECTION.match(label):
            numbers.add(match.group())
    return frozenset(numbers)


def _spot(analysis: Analysis, citation: Citation) -> Spot:
    return Spot(analysis, citation.block, citation.start, citation.end)
