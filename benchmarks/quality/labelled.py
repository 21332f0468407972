"""Labelled texts, and which passages of them are requirements.

`passages/` has texts of our own by many authors: for each NAME.md a NAME.labels with a line for every sentence, list
item or cell that is something ("requirement\\ttext"; also instruction, buyer, information; README.md says what is
which). What has no line is none of them. Weights are learned from `taught`; `held-out` was written for measuring.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct
from mutate import document_sets

from kravlint.analysis import Analysis, analyse
from kravlint.analysis.kinds import Kinds
from kravlint.analysis.requirements import Requirement, read_passages
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.passages import Passage
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.language import Lexicon, Sentence
from kravlint.readers import read
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

HERE = Path(__file__).parent
PASSAGES = HERE / "passages"
LABELS = HERE / "labels" / "requirements.jsonl"
SETS = HERE / "labels" / "requirements-sets.jsonl"
NOTHING = HERE / "labels" / "requirements-none.yaml"
NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
NONE = "none"


class Label(Struct, frozen=True):
    file_sha256: str
    text_sha256: str
    label: str
    half: str
    block: int | None = None
    page: int | None = None
    obligation: str | None = None
    id: str | None = None
    first: str | None = None
    second: str | None = None


class Labelled(Struct, frozen=True):
    """A passage, what it was labelled, and the requirements that kravlint finds in it."""

    passage: Passage
    parties: Parties
    label: str
    covered: tuple[Requirement, ...] = ()


Judge = Callable[[Analysis, Sentence], str | None]
"""What a sentence was labelled; None when nobody read it."""


def by_hands(half: str) -> Iterator[tuple[str, Labelled]]:
    """The passages of our own texts, each with its author."""
    for path in sorted((PASSAGES / half).glob("*/*.md")):
        labels: dict[str, list[str]] = {}
        for line in path.with_suffix(".labels").read_text(encoding="utf-8").splitlines():
            label, text = line.split("\t", 1)
            labels.setdefault(text, []).append(label)
        analysis = _analysed(path.read_bytes(), path.name)
        for each in labelled(analysis, lambda a, s, labels=labels: _next(labels, _said(a, s))):
            yield path.parent.name, each


def of_sets() -> Iterator[tuple[str, Labelled]]:
    """The passages of the complete document sets that are labelled, each with its set."""
    rows = [json.loads(line) for line in SETS.read_text(encoding="utf-8").splitlines()]
    labels = {(r["set"], r["file"], r["block"], r["text_sha256"]): r["label"] for r in rows}
    names = {place[0] for place in labels}
    for group in document_sets():
        for name, text in group.files.items() if group.name in names else ():
            place = (group.name, name)
            analysis = _analysed(text.encode(), name)
            judge: Judge = lambda a, s, place=place: labels.get((*place, s.block, key(_said(a, s))), NONE)  # noqa: E731
            for each in labelled(analysis, judge):
                yield group.name, each


def of_corpus(corpus: Path) -> Iterator[tuple[str, Labelled]]:
    """The passages of the real documents that are labelled, each with its half."""
    rows = [Label(**json.loads(line)) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    labels = {(row.half, row.text_sha256): row.label for row in rows}
    halves = {row.file_sha256: row.half for row in rows}
    seen: set[str] = set()
    for digest, path in found(corpus, halves):
        half = halves[digest]

        def judge(analysis: Analysis, sentence: Sentence, half: str = half) -> str | None:
            said = key(_said(analysis, sentence))
            first = said not in seen
            seen.add(said)
            return labels.get((half, said), NONE) if first else None

        for each in labelled(analyse(read(path, shown=path.as_posix()), *words()), judge):
            yield half, each


def of_guidance(corpus: Path) -> Iterator[Labelled]:
    """The passages of real documents in which nothing is asked of a supplier."""
    for _, path in found(corpus, set(yaml.safe_load(NOTHING.read_text(encoding="utf-8")))):
        yield from labelled(analyse(read(path, shown=path.as_posix()), *words()), lambda *_: NONE)


def labelled(analysis: Analysis, judge: Judge) -> Iterator[Labelled]:
    """Each passage that somebody read; a row is what the first of its cells that is anything is, a requirement before all."""
    passages, parties = read_passages(analysis.document, analysis.sentences, analysis.outline, analysis.parts)
    asked = [each for each in analysis.requirements if each.kind == "requirement"]
    by_place: dict[object, list[Sentence]] = {}
    for sentence in analysis.sentences:
        by_place.setdefault(_place(analysis, sentence.block, sentence.start), []).append(sentence)
    for passage in passages:
        sentences = by_place[_place(analysis, passage.block, passage.start)]
        labels = [label for each in sentences if (label := judge(analysis, each)) is not None]
        if labels:
            label = min(labels, key=lambda each: (each != "requirement", each == NONE))
            covered = [
                r for r in asked for s in sentences if r.block == s.block and r.start < s.end and s.start < r.end
            ]
            yield Labelled(passage, parties, label, tuple(covered))


def _place(analysis: Analysis, block: int, start: int) -> object:
    place = analysis.blocks[block].place
    return ("row", place.table, place.row) if analysis.blocks[block].kind == "cell" else (block, start)


def _next(labels: dict[str, list[str]], said: str) -> str:
    """The label of the next of those that say the same."""
    waiting = labels.get(said, [])
    return waiting.pop(0) if len(waiting) > 1 else next(iter(waiting), NONE)


def _said(analysis: Analysis, sentence: Sentence) -> str:
    return " ".join(analysis.blocks[sentence.block].text[sentence.start : sentence.end].split())


def _analysed(content: bytes, name: str) -> Analysis:
    return analyse(read_markdown(content, name, Limits()), *words())


@cache
def words() -> tuple[Lexicon, Kinds]:
    book = load(())
    return lexicon_of(book), kinds_of(book)


def found(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, Path]]:
    for path in sorted(corpus.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest in wanted:
                yield digest, path


def key(text: str) -> str:
    return hashlib.sha256(NUMBER.sub("", " ".join(text.lower().split())).encode()).hexdigest()
