"""Findings that somebody has decided to live with: which, where, why, and until when.

They stand in kravlint.toml ([[suppress]]), or in the document itself as a comment or as text:
`kravlint: ignore PUB008 – regleras i huvudavtalet`. A reason is always needed. What could not be read is
never suppressed, and a suppression that suppresses nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kravlint.codes import normal_code
from kravlint.config import Settings, Suppress
from kravlint.document import Block, Document
from kravlint.globs import matching
from kravlint.language.screen import lazy
from kravlint.report import Finding, Lang, Location, NotChecked, ProcurementSummary

_MARK = lazy(r"kravlint:\s*ignore(?P<whole>-document)?(?![\w-])[ \t]*(?P<rest>[^\n]*)", re.IGNORECASE)
_CODES = lazy(r"[A-ZÅÄÖ]{2,8}-?\d{1,4}\b(?:(?:\s*,\s*|\s+)[A-ZÅÄÖ]{2,8}-?\d{1,4}\b)*", re.IGNORECASE)
_AROUND = " \t–—-:;.,()[]"
_SAID: dict[str, dict[Lang, str]] = {
    "unused": {
        "sv": "undantaget för {rule} behövs inte: regeln flaggar inget där",
        "en": "the suppression of {rule} is not needed: the rule flags nothing there",
    },
    "expired": {
        "sv": "undantaget för {rule} gällde till och med {until} och gäller inte längre",
        "en": "the suppression of {rule} held until {until} and no longer does",
    },
    "no reason": {
        "sv": "undantaget för {rule} gäller inte: det saknar skäl (kravlint: ignore KOD – skäl)",
        "en": "the suppression of {rule} does not hold: it gives no reason (kravlint: ignore CODE – reason)",
    },
    "unknown": {
        "sv": "undantaget gäller inte: ingen regel heter {rule}",
        "en": "the suppression does not hold: no rule is called {rule}",
    },
    "reading": {
        "sv": "undantaget för {rule} gäller inte: det som inte kunde läsas redovisas alltid",
        "en": "the suppression of {rule} does not hold: what could not be read is always reported",
    },
}


class Marker(Struct, frozen=True):
    """A suppression that stands in a document."""

    path: str
    rule: str
    """As written, in the form of a code; "" where none is named."""
    reason: str
    blocks: tuple[int, ...] | None
    """The blocks whose findings it is about; None: the whole document, and its procurement as a whole."""
    at: int | None
    """The block that it stands in or at."""


class Suppressed(Struct, frozen=True):
    """What is left of a run's findings, how many are gone, and what there is to say about the suppressions."""

    kept: tuple[Finding, ...]
    count: int
    notices: tuple[NotChecked, ...]


def markers_in(document: Document) -> tuple[Marker, ...]:
    """The suppressions in a document's comments and text, with what each is about.

    One in running text or at a Word comment's anchor is about that block; at the title or the first heading, or
    anchored to nothing, about the whole document. A paragraph of its own is about the paragraph after it, and in
    text formats, whose comments stand between paragraphs, a comment is about those on both sides.
    """
    found: list[Marker] = []
    between = document.format in ("md", "html")
    for aside in document.apart:
        if aside.kind in ("comment", "annotation"):
            found += _marks(aside.text, document, aside.block, between)
    for index, block in enumerate(document.blocks):
        if match := _MARK.search(block.text):
            alone = not block.text[: match.start()].strip(_AROUND)
            found += _marks(block.text, document, index, alone)
    return tuple(found)


def _marks(text: str, document: Document, at: int | None, next_too: bool) -> Iterator[Marker]:
    for match in _MARK.finditer(text):
        rest = match["rest"]
        codes = _CODES.match(rest)
        reason = rest[codes.end() if codes else 0 :].strip(_AROUND)
        blocks = None if match["whole"] or at is None or _is_title(document.blocks, at) else _about(at, next_too)
        for code in re.split(r"[,\s]+", codes[0]) if codes else [""]:
            yield Marker(document.path, normal_code(code), reason, blocks, at)


def _about(at: int, next_too: bool) -> tuple[int, ...]:
    return (at, at + 1) if next_too else (at,)


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    first = next((index for index, block in enumerate(blocks) if block.kind == "heading"), None)
    return at == first or blocks[at].style == "title"


def suppress(
    findings: Sequence[Finding],
    markers: Sequence[Marker],
    procurements: Sequence[ProcurementSummary],
    settings: Settings,
    *,
    day: str,
    known: Collection[str],
    put: Collection[str],
    reported: Collection[str],
    whole: bool,
) -> Suppressed:
    """Take out the suppressed findings.

    `known` are the codes of all rules, `put` of those that were put to the documents: only theirs can be unused,
    and only in documents that were reported on (`reported`). Where that was not the `whole` of every procurement,
    entries of kravlint.toml may be needed elsewhere.
    """
    documents = {each.name: each.documents for each in procurements}
    valid = [marker for marker in markers if _invalid(marker, known) is None]
    current = [entry for entry in settings.suppress if entry.until is None or day <= entry.until.isoformat()]
    used: set[Marker | Suppress] = set()
    kept = []
    for finding in findings:
        paths = (finding.path,) if finding.path is not None else documents.get(finding.procurement or "", ())
        by: list[Marker | Suppress] = [marker for marker in valid if _covers(marker, finding, paths)]
        by += [entry for entry in current if _matches(entry, finding, paths, settings.root)]
        if finding.rule.startswith("READ") or not by:
            kept.append(finding)
        else:
            used.update(by)
    notices = []
    for marker in markers:
        wrong = _invalid(marker, known)
        unused = marker not in used and marker.rule in put and marker.path in reported
        if wrong or unused:
            notices.append(_about_marker(marker, wrong or "unused", settings.lang))
    for entry in settings.suppress:
        if entry not in current:
            notices.append(_about_entry(entry, "expired", settings.lang))
        elif entry not in used and whole and entry.rule in put:
            notices.append(_about_entry(entry, "unused", settings.lang))
    return Suppressed(tuple(kept), len(findings) - len(kept), tuple(notices))


def _covers(marker: Marker, finding: Finding, paths: Collection[str]) -> bool:
    if marker.rule != finding.rule or marker.path not in paths:
        return False
    if marker.blocks is None:
        return True
    return finding.location is not None and finding.location.block in marker.blocks


def _matches(entry: Suppress, finding: Finding, paths: Collection[str], root: Path) -> bool:
    return entry.rule == finding.rule and all(matching(Path(path), (entry.path,), root) for path in paths)


def _invalid(marker: Marker, known: Collection[str]) -> str | None:
    if marker.rule.startswith("READ"):
        return "reading"
    if marker.rule not in known:
        return "unknown"
    return None if marker.reason else "no reason"


def _about_marker(marker: Marker, what: str, lang: Lang) -> NotChecked:
    place = Location(block=marker.at) if marker.at is not None else None
    return NotChecked(marker.path, place, _SAID[what][lang].format(rule=marker.rule or "«»"))


def _about_entry(entry: Suppress, what: str, lang: Lang) -> NotChecked:
    until = entry.until.isoformat() if entry.until else ""
    return NotChecked(
        None, None, f"kravlint.toml, {entry.path}: " + _SAID[what][lang].format(rule=entry.rule, until=until)
    )
