"""What a finding says where it stands in a document: the words of a comment, and the mark that knows it again."""

from __future__ import annotations

import re

from msgspec import Struct

from kravlint.report import Finding, Lang, Severity
from kravlint.reports.words import words

AUTHOR, INITIALS = "kravlint", "kl"
_MARK = "kravlint#"
_MARKED = re.compile(re.escape(_MARK) + r"(\w+)")


class Note(Struct, frozen=True):
    """One comment. Without a block it is about the whole document, and stands at its beginning."""

    fingerprint: str
    severity: Severity
    lines: tuple[str, ...]
    """Severity, code and message; why; remedy; basis; the mark. One line each, free of control characters."""
    block: int | None = None
    start: int = 0
    end: int = 0
    """The words in the block's text; the whole block when there are none between them."""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def note_of(finding: Finding, lang: Lang, *, placed: bool) -> Note:
    """The note for a finding; `placed`: its location is in the document that the note is for."""
    said = words(lang)
    severity = said[f"severity.{finding.severity}"].capitalize()
    basis = "; ".join(basis.name for basis in finding.basis)
    lines = [
        f"{severity} {finding.rule}: {finding.message}",
        f"{said['field.why'].capitalize()}: {finding.why}",
        f"{said['field.remedy'].capitalize()}: {finding.remedy}",
        *([f"{said['field.basis'].capitalize()}: {basis}"] if basis else []),
        f"{_MARK}{finding.fingerprint}",
    ]
    where = finding.location if placed else None
    return Note(
        fingerprint=finding.fingerprint,
        severity=finding.severity,
        lines=tuple(_plain(line) for line in lines),
        block=where.block if where else None,
        start=(where.start if where else None) or 0,
        end=(where.end if where else None) or 0,
    )


def fingerprint_in(text: str) -> str | None:
    """The fingerprint that a comment's text is marked with; None in comments that are not kravlint's."""
    found = _MARKED.search(text)
    return found[1] if found else None


def span_in(note: Note, length: int) -> tuple[int, int]:
    """The note's words within a text of this length; all of it when the note names none."""
    start, end = max(0, note.start), min(note.end, length)
    return (start, end) if start < end else (0, length)


def _plain(text: str) -> str:
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
