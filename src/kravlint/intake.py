"""Documents are read and analysed: in worker processes, or taken from the cache."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kravlint import cache as kept
from kravlint.analysis import Analysis, analyse
from kravlint.analysis.kinds import Kinds
from kravlint.collection import paused
from kravlint.config import Settings
from kravlint.discovery import located
from kravlint.document import Document, Problem
from kravlint.engine.loader import Rulebook, kinds_of, lexicon_of, load
from kravlint.globs import matching
from kravlint.language import Lexicon
from kravlint.readers import archive, read
from kravlint.readers.encrypted import may_need_password
from kravlint.readers.limits import Limits, Unreadable
from kravlint.workers import Failed, isolated


class Task(Struct, frozen=True):
    """One document for a worker."""

    file: bytes
    """As the file system has it: names need not be text. Or an address."""
    shown: str
    kind: str | None
    limits: Limits
    packs: tuple[str, ...]
    passwords: tuple[str, ...] = ()


class Answer(Struct, frozen=True):
    """A readable document comes back analysed."""

    document: Document | None = None
    analysis: Analysis | None = None


class Taken(Struct, frozen=True):
    """An answer, and whether it is certain to be about the content that its key was made from."""

    answer: Answer
    certain: bool


def task_for(file: Path, settings: Settings, passwords: tuple[str, ...] = ()) -> Task:
    """What a worker needs to know of a file; `passwords` are tried on encrypted ones."""
    glob = matching(file, settings.kinds, settings.root)
    kind = settings.kinds[glob] if glob else None
    return Task(_encoded(file), shown(file), kind, settings.limits, tuple(map(str, settings.rules)), passwords)


def _encoded(file: Path) -> bytes:
    return str(file).encode() if "://" in str(file) else os.fsencode(file)


def shown(path: Path) -> str:
    """A path as reports give it; what is no text in it is shown as "?"."""
    return unicodedata.normalize("NFC", path.as_posix().encode(errors="replace").decode())


def rules_key(book: Rulebook) -> str:
    """What everything that is kept depends on: the program and the rules."""
    return kept.key_of(kept.program(), msgspec.msgpack.encode(book, order="deterministic"))


def document_key(task: Task, rules: str) -> str | None:
    """The key of a document's answer; `rules` is the key of the rules.

    None when the file cannot be opened, and when it may be encrypted: what a password protects is not kept.
    """
    content = _content(located(os.fsdecode(task.file)), task.limits)
    if content is None or may_need_password(content):
        return None
    about = msgspec.msgpack.encode(replace(task, file=b"", passwords=()))
    return kept.key_of(rules.encode(), about, content)


def _content(path: Path, limits: Limits) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= limits.file_bytes else None
    except (FileNotFoundError, NotADirectoryError):  # the path may lead through a zip file
        try:
            return archive.content(path, limits)
        except (OSError, Unreadable):
            return None
    except OSError:
        return None


def take_all(
    tasks: Sequence[Task], keys: Sequence[str | None], settings: Settings, rules: str, store: Path | None
) -> Iterator[Taken]:
    """The answers in order. What kills a worker becomes an unreadable document, and is tried again next time."""
    known = [bool(store and key and kept.get(store, key) is not None) for key in keys]
    results = _work([task for task, held in zip(tasks, known, strict=True) if not held], settings)
    for task, key, held in zip(tasks, keys, known, strict=True):
        content = kept.get(store, key) if held and store and key else None
        answer = _decoded(content) if content is not None else None
        if answer is not None:
            yield Taken(answer, certain=True)
            continue
        result = next(_work([task], settings) if held else results)
        if isinstance(result, Failed):
            yield Taken(Answer(document=_lost(task, result)), certain=False)
            continue
        # the file may have been saved anew after its key was made
        certain = key is not None and document_key(task, rules) == key
        if store and key and certain:
            kept.put(store, key, result)
        yield Taken(_unpacked(result), certain)


def _decoded(content: bytes) -> Answer | None:
    try:
        return _unpacked(content)
    except msgspec.DecodeError:
        return None


def _unpacked(content: bytes) -> Answer:
    with paused():
        return msgspec.msgpack.decode(content, type=Answer)


def _lost(task: Task, failed: Failed) -> Document:
    detail = f"{task.limits.seconds:g} s" if failed.reason == "timed-out" else ""
    problem = Problem(failed.reason, fatal=True, detail=detail)
    return Document(path=task.shown, format="", problems=(problem,))


def _work(tasks: Sequence[Task], settings: Settings) -> Iterator[bytes | Failed]:
    if not tasks:
        return iter(())
    compiled(tuple(map(str, settings.rules)))  # before the workers start, which inherit it
    return isolated(
        read_and_analyse,
        [msgspec.msgpack.encode(task) for task in tasks],
        jobs=settings.jobs or os.cpu_count() or 1,
        seconds=settings.limits.seconds,
        memory=settings.limits.memory_bytes,
    )


def read_and_analyse(task: bytes) -> bytes:
    """What a worker does with one document; both sides of the call are msgpack."""
    wanted = msgspec.msgpack.decode(task, type=Task)
    document = read(
        located(os.fsdecode(wanted.file)), shown=wanted.shown, limits=wanted.limits, passwords=wanted.passwords
    )
    if document.unreadable:
        return msgspec.msgpack.encode(Answer(document=document))
    lexicon, kinds = compiled(wanted.packs)
    return msgspec.msgpack.encode(Answer(analysis=analyse(document, lexicon, kinds, wanted.kind)))


@cache
def compiled(packs: tuple[str, ...]) -> tuple[Lexicon, Kinds]:
    """The lexicon and the document kinds of the rule book with these packs, compiled once per process."""
    book = load(tuple(map(Path, packs)))
    return lexicon_of(book), kinds_of(book)
