"""kravlint over texts in memory, and what one change to a set made it say."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from mutate import DocumentSet, Files, Mutation

from kravlint.analysis import Analysis, analyse
from kravlint.engine import Judgement, check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers import read
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown
from kravlint.report import Finding

TODAY = dt.date.today().isoformat()
_BOOK = load()
_LEXICON, _KINDS = lexicon_of(_BOOK), kinds_of(_BOOK)
RULES = [rule for rule in _BOOK.rules if rule.enabled and rule.family not in ("reading", "requirements")]
"""Requirement craft has a benchmark of its own, and answers rightly to a weakened word."""
ALL_RULES = [rule for rule in _BOOK.rules if rule.enabled and rule.family != "reading"]


_SAID_ELSEWHERE = ("SEC009", "SEC010", "PAIR043")
"""What is missing is reported at what calls for it: the class of the information, the penalty for a level."""


class Outcome(NamedTuple):
    """What a change made kravlint say that it did not say of the set as it was."""

    mutation: Mutation
    hits: tuple[Finding, ...]
    """The expected rule, on the expected document or on the procurement."""
    stray: tuple[Finding, ...]

    @property
    def caught(self) -> bool:
        """True when an expected rule answered."""
        return bool(self.hits)


@cache
def _analysed(name: str, text: str) -> Analysis:
    return analyse(read_markdown(text.encode(), name, Limits()), _LEXICON, _KINDS)


def judged(files: Files, rules: list = RULES) -> tuple[Finding, ...]:
    """The findings of a set of Markdown texts."""
    return judgement(files, rules).findings


def judgement(files: Files, rules: list = RULES) -> Judgement:
    """All that the rules say of a set of Markdown texts."""
    analyses = [_analysed(name, text) for name, text in files.items()]
    return check(assemble("set", analyses), _BOOK, rules, today=TODAY)


def judged_files(paths: list[Path], rules: list) -> tuple[Finding, ...]:
    """The findings of a set of files on disk; their names are reported without extension."""
    analyses = [analyse(replace(read(path), path=path.stem), _LEXICON, _KINDS) for path in paths]
    return check(assemble("set", analyses), _BOOK, rules, today=TODAY).findings


def outcomes(each: DocumentSet, mutations: tuple[Mutation, ...]) -> list[Outcome]:
    """Every mutation of a set put to the rules."""
    before = judged(each.files)
    return [_outcome(mutation, before) for mutation in mutations]


def _outcome(mutation: Mutation, before: tuple[Finding, ...]) -> Outcome:
    hits, stray = [], []
    left = Counter(map(_same, before))
    for finding in judged(mutation.files):
        if left[_same(finding)] > 0:
            left[_same(finding)] -= 1
        elif _answers(finding, mutation, before):
            hits.append(finding)
        else:
            stray.append(finding)
    return Outcome(mutation, tuple(hits), tuple(stray))


def _answers(finding: Finding, mutation: Mutation, before: tuple[Finding, ...]) -> bool:
    places = {finding.path, *(each.path for each in finding.related)}
    anywhere = finding.path is None or finding.rule in _SAID_ELSEWHERE or mutation.operator == "drop"
    here = anywhere or mutation.document in places
    return here and any(
        says(finding, code, item)
        and (item is None or finding.item is not None or not any(says(each, code, item) for each in before))
        for code, item in mutation.expects
    )


def says(finding: Finding, code: str, item: str | None) -> bool:
    """True for a finding of the rule about the item: its own, or one that its list of what is missing names."""
    rule = owners().get(item or "", code) if code.startswith("SEC") else code
    if finding.rule != rule:
        return False
    if item is None or finding.item is not None:
        return item in (None, finding.item)
    label = labels().get((rule, item), "")
    return bool(label) and re.search(rf"(?<!\w){re.escape(label)}", finding.message) is not None


@cache
def owners() -> dict[str, str]:
    """The rule that asks for a topic of rules/needs.yaml, whatever rule is named before it."""
    found: dict[str, str] = {}
    for rule in _BOOK.rules:
        topics = getattr(rule.check, "topics", None) or (getattr(rule.check, "topic", None),)
        found |= {topic: rule.code for topic in topics if topic and rule.code.startswith("SEC")}
    return found


@cache
def labels() -> dict[tuple[str, str | None], str]:
    """What a rule's message calls an item, for rules that list what is missing in one finding."""
    found: dict[tuple[str, str | None], str] = {}
    for rule in _BOOK.rules:
        for item in getattr(rule.check, "items", ()):
            found[rule.code, item.item] = item.label["sv"]
        for topic in getattr(rule.check, "topics", ()):
            found |= {(rule.code, each.id): each.label["sv"] for each in _BOOK.security_topics if each.id == topic}
    return found


def _same(finding: Finding) -> tuple[str, str | None, str | None, str | None, str]:
    """Enough to know a finding again after a change elsewhere in the document.

    Rules without items list what is missing; their fingerprint tells one list from another.
    """
    identity = finding.fingerprint if finding.item is None else ""
    return finding.rule, finding.item, finding.state, finding.path, identity
