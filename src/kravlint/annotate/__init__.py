"""Findings written into copies of the documents that they are about."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kravlint.annotate.notes import Note, note_of
from kravlint.config import Settings, UsageError
from kravlint.document import Document
from kravlint.readers import read
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.sniff import EXPECTED
from kravlint.report import DocumentSummary, Report
from kravlint.workers import Failed, isolated

_WRITERS = {
    "docx": ("kravlint.annotate.word", ("annotate_word",), "kravlint.readers.docx", "read_docx"),
    "xlsx": ("kravlint.annotate.sheet", ("annotate_sheet",), "kravlint.readers.xlsx", "read_xlsx"),
    "pdf": ("kravlint.annotate.pdf", ("annotate_pdf", "rewrite_pdf"), "kravlint.readers.pdf", "read_pdf"),
}
"""By format: the ways to write notes into it, best first, and what reads the result to see that the text is as
before."""
_LEADING = ("main-document", "call-off")
"""Kinds of the documents that carry what is said about a procurement as a whole."""


class Copy(Struct, frozen=True):
    """A document, where its copy goes, and what came of it."""

    source: Path
    target: Path
    notes: int = 0
    """How many findings it has."""
    failure: str = ""
    """Why there is no copy: "format" when the format takes no comments, "changed" when the text would not have
    stayed as it is, "crashed", "timed-out", or a problem of reading (kravlint.document.Problem)."""


class _Task(Struct, frozen=True):
    file: str
    notes: tuple[Note, ...]
    limits: Limits


class _Answer(Struct, frozen=True):
    data: bytes = b""
    failure: str = ""


def annotate(report: Report, copies: Sequence[Copy], settings: Settings) -> Iterator[Copy]:
    """Write each document's copy with its findings, whole or not at all; the copies with what came of them.

    Findings about a procurement as a whole go to its main document, or to the first that takes comments.
    Raises UsageError when a copy cannot be written.
    """
    limits = settings.limits
    notes = _notes(report, [copy.source for copy in copies], settings)
    tasks = [
        msgspec.msgpack.encode(_Task(str(copy.source), tuple(notes[_shown(copy.source)]), limits)) for copy in copies
    ]
    jobs = settings.jobs or os.cpu_count() or 1
    answers = isolated(write_notes, tasks, jobs=jobs, seconds=3 * limits.seconds, memory=limits.memory_bytes)
    for copy, given in zip(copies, answers, strict=True):
        answer = (
            _Answer(failure=given.reason) if isinstance(given, Failed) else msgspec.msgpack.decode(given, type=_Answer)
        )
        if not answer.failure:
            _put(copy.target, answer.data)
        yield replace(copy, notes=len(notes[_shown(copy.source)]), failure=answer.failure)


def write_notes(task: bytes) -> bytes:
    """What a worker does with one document: read it, write the notes, and see that the text stayed as it was."""
    wanted = msgspec.msgpack.decode(task, type=_Task)
    path = Path(wanted.file)
    document = read(path, limits=wanted.limits)
    if document.unreadable:
        problem = next(problem for problem in document.problems if problem.fatal)
        return msgspec.msgpack.encode(_Answer(failure=problem.code))
    if document.format not in _WRITERS:
        return msgspec.msgpack.encode(_Answer(failure="format"))
    try:
        answer = _written(path.read_bytes(), document, wanted)
    except Unreadable as reason:
        answer = _Answer(failure=reason.code)
    except Exception:  # One document that cannot be written must not cost the others their copies.
        answer = _Answer(failure="crashed")
    return msgspec.msgpack.encode(answer)


def _written(data: bytes, document: Document, wanted: _Task) -> _Answer:
    module, ways, reader_module, reader = _WRITERS[document.format]
    reread: Callable[..., Document] = getattr(import_module(reader_module), reader)
    for way in ways:
        write: Callable[..., bytes] = getattr(import_module(module), way)
        written = write(data, document, wanted.notes, wanted.limits)
        if written == data or _text(reread(written, document.path, wanted.limits)) == _text(document):
            return _Answer(data=written)
    return _Answer(failure="changed")


def _text(document: Document) -> Document:
    """What must be the same before and after: everything but the comments and the numbers of the runs."""
    blocks = tuple(replace(block, origins=()) for block in document.blocks)
    return replace(document, blocks=blocks, apart=(), problems=())


def _notes(report: Report, sources: Sequence[Path], settings: Settings) -> dict[str, list[Note]]:
    """The notes of each document, in the order of the report."""
    notes: dict[str, list[Note]] = {_shown(source): [] for source in sources}
    leading = _leading(report, notes)
    for finding in report.findings:
        path = finding.path if finding.path is not None else leading.get(finding.procurement or "")
        if path in notes:
            notes[path].append(note_of(finding, settings.lang, placed=finding.path is not None))
    return notes


def _leading(report: Report, wanted: dict[str, list[Note]]) -> dict[str, str]:
    """By procurement the document that carries the findings about the whole of it."""
    summaries = {_composed(summary.path): summary for summary in report.documents}
    found = {}
    for procurement in report.procurements:
        able = [
            summaries[path]
            for path in map(_composed, procurement.documents)
            if path in wanted and path in summaries and _takes_notes(summaries[path])
        ]
        if able:
            found[procurement.name] = min(able, key=_rank).path
    return found


def _takes_notes(summary: DocumentSummary) -> bool:
    extension = Path(summary.path).suffix.lower().removeprefix(".")
    return EXPECTED.get(extension) in _WRITERS and summary.words > 0


def _rank(summary: DocumentSummary) -> int:
    return _LEADING.index(summary.kind) if summary.kind in _LEADING else len(_LEADING)


def _put(target: Path, data: bytes) -> None:
    """Write beside the target and then put it there in one step."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(data)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"{target}: kan inte skrivas: {error.strerror}", f"{target}: cannot be written: {error.strerror}"
        ) from error


def _shown(path: Path) -> str:
    return _composed(path.as_posix())


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)
