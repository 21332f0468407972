"""From paths to the requirements in their documents, each with its place in words."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from kravlint import places
from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.analysis.requirements import Requirement
from kravlint.config import Settings
from kravlint.discovery import find_sets
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.globs import matching
from kravlint.language import Lexicon
from kravlint.readers import read
from kravlint.readers.limits import Limits
from kravlint.report import Lang, Location
from kravlint.workers import Failed, isolated


class Entry(Struct, frozen=True):
    """One requirement and where it stands."""

    document: str
    """The path as given."""
    where: str
    """The place in one phrase, in the language of the catalogue."""
    requirement: Requirement


class Unread(Struct, frozen=True):
    """A document whose requirements are unknown."""

    document: str
    reason: str
    """The code of the problem ("encrypted", "timed-out", …)."""


class Catalogue(Struct, frozen=True):
    """The requirements of some documents, in reading order."""

    entries: tuple[Entry, ...]
    documents: tuple[str, ...]
    """All that were read, also those without requirements."""
    unread: tuple[Unread, ...]
    everything: bool
    """False when only requirements were asked for."""


class _Task(Struct, frozen=True):
    """One document for a worker."""

    file: str
    shown: str
    kind: str | None
    limits: Limits
    packs: tuple[str, ...]
    lang: Lang


class _Answer(Struct, frozen=True):
    entries: tuple[Entry, ...] = ()
    unread: Unread | None = None


def catalogue(paths: Sequence[Path], settings: Settings, *, everything: bool = False) -> Catalogue:
    """Read the documents under the paths in worker processes and collect what they ask.

    Only requirements, unless `everything`: then also instructions to tenderers, the buyer's obligations and
    information. Raises UsageError when there is nothing to read.
    """
    sets = find_sets(paths, lambda path: matching(path, settings.exclude, settings.root) is not None, settings.limits)
    files = list(dict.fromkeys(file for each in sets for file in each.files if file in each.named))
    tasks = [_task(file, settings) for file in files]
    packs = tuple(map(str, settings.rules))
    _compiled(packs)  # before the workers start, which inherit it
    limits = settings.limits
    answers = isolated(
        extract_one,
        [msgspec.msgpack.encode(task) for task in tasks],
        jobs=settings.jobs or os.cpu_count() or 1,
        seconds=limits.seconds,
        memory=limits.memory_bytes,
    )
    entries: list[Entry] = []
    unread: list[Unread] = []
    for task, answer in zip(tasks, answers, strict=True):
        if isinstance(answer, Failed):
            unread.append(Unread(task.shown, answer.reason))
            continue
        found = msgspec.msgpack.decode(answer, type=_Answer)
        if found.unread:
            unread.append(found.unread)
        entries += [each for each in found.entries if everything or each.requirement.kind == "requirement"]
    lost = {each.document for each in unread}
    documents = tuple(task.shown for task in tasks if task.shown not in lost)
    return Catalogue(tuple(entries), documents, tuple(unread), everything)


def _task(file: Path, settings: Settings) -> _Task:
    glob = matching(file, settings.kinds, settings.root)
    shown = unicodedata.normalize("NFC", file.as_posix())
    packs = tuple(map(str, settings.rules))
    return _Task(str(file), shown, settings.kinds[glob] if glob else None, settings.limits, packs, settings.lang)


def extract_one(task: bytes) -> bytes:
    """What a worker does with one document; both sides of the call are msgpack."""
    wanted = msgspec.msgpack.decode(task, type=_Task)
    document = read(Path(wanted.file), shown=wanted.shown, limits=wanted.limits)
    if document.unreadable:
        reason = next(problem.code for problem in document.problems if problem.fatal)
        return msgspec.msgpack.encode(_Answer(unread=Unread(wanted.shown, reason)))
    analysis = analyse(document, *_compiled(wanted.packs), wanted.kind)
    entries = [Entry(wanted.shown, _where(each, wanted.lang), each) for each in analysis.requirements]
    return msgspec.msgpack.encode(_Answer(entries=tuple(entries)))


@cache
def _compiled(packs: tuple[str, ...]) -> tuple[Lexicon, Kinds]:
    """The lexicon and the document kinds with these packs, compiled once per process."""
    book = load(tuple(map(Path, packs)))
    return lexicon_of(book), kinds_of(book)


def _where(requirement: Requirement, lang: Lang) -> str:
    place = requirement.place
    location = Location(
        page=place.page,
        paragraph=place.paragraph,
        heading=requirement.heading or None,
        heading_number=requirement.number or None,
        table=place.table,
        row=place.row,
        sheet=place.sheet,
        cell=place.cell,
        line=place.line,
    )
    return places.said(location, lang)
