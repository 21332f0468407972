"""Complete document sets of our own, and one small change at a time with the rule that should notice it.

A set is a folder of Markdown under sets/. At the end of a line stands, between double brackets, what to do to it and
which rules may answer: `[[PUB005/R15: del, bör]]`, `[[STD001|REF029: age "SS 12000:2020">"SS 12000:2018"]]`. Lines whose
tags carry the same @name are deleted together. What stands in the brackets is taken out before anything is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

SETS = Path(__file__).parent / "sets"
Files = Mapping[str, str]

_TAG = re.compile(r"\s*\[\[(?P<codes>[A-Z0-9|/\w-]+?)(?:@(?P<group>\w+))?: (?P<operators>.*?)\]\](?=\s|$)")
_OPERATOR = re.compile(r'(?P<name>[\wåäö]+)(?:\s+"(?P<old>[^"]*)">"(?P<new>[^"]*)")?(?:,\s*|$)')
_DUTY = {
    "sv": ("del", "bör", "kan", "hedge", "negate", "swap"),
    "en": ("del", "should", "may", "hedge", "negate", "swap"),
}
_WEAKENING = frozenset({"bör", "kan", "should", "may", "hedge", "weaken"})


class Expected(NamedTuple):
    """A rule that may answer, and its item where only that one will do."""

    code: str
    item: str | None


class Mutation(NamedTuple):
    """One change to one document of a set."""

    set: str
    operator: str
    expects: tuple[Expected, ...]
    document: str
    line: str
    """The line as it was."""
    files: Files

    @property
    def weakens(self) -> bool:
        """True when the duty is still there, only softer."""
        return self.operator in _WEAKENING


class Tag(NamedTuple):
    """What one pair of brackets says."""

    expects: tuple[Expected, ...]
    group: str | None
    operators: tuple[tuple[str, str | None, str | None], ...]


class DocumentSet(NamedTuple):
    """A complete set: file name to text without tags, and the changes."""

    name: str
    files: Files
    mutations: tuple[Mutation, ...]


def document_sets() -> list[DocumentSet]:
    """Every set under sets/, with its mutations in reading order."""
    return [_document_set(folder) for folder in sorted(SETS.iterdir()) if (folder / "set.yaml").exists()]


def _document_set(folder: Path) -> DocumentSet:
    about = yaml.safe_load((folder / "set.yaml").read_text(encoding="utf-8"))
    tagged = {file.name: file.read_text(encoding="utf-8").splitlines() for file in sorted(folder.glob("*.md"))}
    plain = {name: [_TAG.sub("", line) for line in lines] for name, lines in tagged.items()}
    files = {name: _joined(lines) for name, lines in plain.items()}
    mutations = [*_edits(folder.name, tagged, plain, about), *_dropped(folder.name, files, about)]
    return DocumentSet(folder.name, files, tuple(mutations))


def _edits(
    name: str, tagged: Mapping[str, list[str]], plain: Mapping[str, list[str]], about: dict
) -> Iterator[Mutation]:
    groups: dict[str, list[tuple[str, int]]] = {}
    leaders: dict[str, Tag] = {}
    for document, lines in tagged.items():
        for number, line in enumerate(lines):
            for tag in _tags(line, about["language"]):
                if tag.group:
                    groups.setdefault(tag.group, []).append((document, number))
                    leaders.setdefault(tag.group, tag)
                    continue
                yield from _changed(name, plain, document, number, tag, about)
    for group, places in groups.items():
        gone = {document: {n for d, n in places if d == document} for document, _ in places}
        files = {d: _joined([x for n, x in enumerate(lines) if n not in gone.get(d, ())]) for d, lines in plain.items()}
        document, number = places[0]
        yield Mutation(name, "del", leaders[group].expects, document, plain[document][number], files)


def _changed(
    name: str, plain: Mapping[str, list[str]], document: str, number: int, tag: Tag, about: dict
) -> Iterator[Mutation]:
    line = plain[document][number]
    for operator, old, new in tag.operators:
        for changed in _applied(operator, old, new, line, about):
            lines = list(plain[document])
            lines[number : number + 1] = [] if changed is None else [changed]
            files = {other: _joined(text) for other, text in plain.items()} | {document: _joined(lines)}
            yield Mutation(name, operator, tag.expects, document, line, files)


def _applied(operator: str, old: str | None, new: str | None, line: str, about: dict) -> Iterator[str | None]:
    """The line after one operator; None where it is deleted. Nothing where the operator does not bite."""
    if operator == "del":
        yield None
        return
    if old is not None and new is not None:
        if old not in line:
            raise ValueError(f"«{old}» does not stand in: {line}")
        yield line.replace(old, new, 1)
        return
    if operator == "swap":
        yield _swapped(line, about["parties"])
        return
    hedges = ("ska vid behov", "ska om möjligt") if about["language"] == "sv" else ("shall, where possible,",)
    replaced = {
        "bör": ("bör",),
        "kan": ("kan",),
        "should": ("should",),
        "may": ("may",),
        "hedge": hedges,
        "negate": ("ska inte",) if about["language"] == "sv" else ("shall not",),
    }[operator]
    if not re.search(r"\b(ska|shall)\b", line):
        raise ValueError(f"nothing to {operator} in: {line}")
    for words in replaced:
        yield re.sub(r"\b(ska|shall)\b", words, line, count=1)


def _swapped(line: str, parties: list[list[str]]) -> str:
    marked = line
    for number, (one, other) in enumerate(parties):
        marked = re.sub(rf"\b{re.escape(one)}\b", f"\x00{number}a\x00", marked)
        marked = re.sub(rf"\b{re.escape(other)}\b", f"\x00{number}b\x00", marked)
    for number, (one, other) in enumerate(parties):
        marked = marked.replace(f"\x00{number}a\x00", other).replace(f"\x00{number}b\x00", one)
    if marked == line:
        raise ValueError(f"no parties to swap in: {line}")
    return marked


def _dropped(name: str, files: Files, about: dict) -> Iterator[Mutation]:
    for document, codes in about.get("drop", {}).items():
        expects = tuple(_expected(each) for each in codes)
        yield Mutation(name, "drop", expects, document, "", {d: text for d, text in files.items() if d != document})


def _tags(line: str, language: str) -> Iterator[Tag]:
    for match in _TAG.finditer(line):
        operators: list[tuple[str, str | None, str | None]] = []
        for each in _OPERATOR.finditer(match["operators"]):
            if each["name"] == "duty":
                operators += [(operator, None, None) for operator in _DUTY[language]]
            else:
                operators.append((each["name"], each["old"], each["new"]))
        expects = tuple(_expected(each) for each in match["codes"].split("|"))
        yield Tag(expects, match["group"], tuple(operators))


def _expected(written: str) -> Expected:
    code, _, item = written.partition("/")
    return Expected(code, item or None)


def _joined(lines: list[str]) -> str:
    """Lines to Markdown. A line of running text is a paragraph of its own, so that deleting it deletes just that."""
    text: list[str] = []
    for line in lines:
        if text and text[-1] and line and not line.startswith(("|", "-", "#")) and not re.match(r"\d+\. ", line):
            text.append("")
        text.append(line)
    return "\n".join(text) + "\n"
