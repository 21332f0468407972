"""kravlint over texts in memory, and what one change to a set made it say."""

from __future__ import annotations

import datetime as dt
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
    before = Counter(map(_same, judged(each.files)))
    return [_outcome(mutation, before) for mutation in mutations]


def _outcome(mutation: Mutation, before: Counter) -> Outcome:
    hits, stray = [], []
    left = before.copy()
    for finding in judged(mutation.files):
        if left[_same(finding)] > 0:
            left[_same(finding)] -= 1
        elif _answers(finding, mutation):
            hits.append(finding)
        else:
            stray.append(finding)
    return Outcome(mutation, tuple(hits), tuple(stray))


def _answers(finding: Finding, mutation: Mutation) -> bool:
    places = {finding.path, *(each.path for each in finding.related)}
    anywhere = finding.path is None or finding.rule in _SAID_ELSEWHERE or mutation.operator == "drop"
    here = anywhere or mutation.document in places
    return here and any(finding.rule == code and item in (None, finding.item) for code, item in mutation.expects)


def _same(finding: Finding) -> tuple[str, str | None, str | None, str | None, str]:
    """Enough to know a finding again after a change elsewhere in the document.

    Rules without items list what is missing; their fingerprint tells one list from another.
    """
    identity = finding.fingerprint if finding.item is None else ""
    return finding.rule, finding.item, finding.state, finding.path, identity
