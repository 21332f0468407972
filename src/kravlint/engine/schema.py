"""The rule format: what a file in rules/ may hold. CONTRIBUTING.md explains it for authors."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kravlint.engine.checks import Check
from kravlint.report import Basis, Severity

Phase = Literal["before", "during", "after"]
Question = Literal["classification", "dpa", "pairing", "standards"]
Scope = Literal["block", "requirement", "document", "procurement"]


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """The same text in the two languages kravlint speaks. May hold {placeholders} that the check fills in."""

    sv: str
    en: str


class Answers(Struct, frozen=True, forbid_unknown_fields=True):
    """The mission question that a finding of this rule speaks to, and the verdict it gives."""

    question: Question
    verdict: Literal["weak", "missing"]
    found: bool = True
    """Whether seeing what the rule expects answers the question with yes; a mere mention of it may not."""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text (Markdown) or a set of files that the rule must flag, or must leave alone."""

    text: str = ""
    files: dict[str, str] = {}
    """File name to Markdown text: a procurement of several documents."""
    as_of: str | None = None
    item: str | None = None
    """Flagged examples of rules with items: the one that must be flagged."""
    state: str | None = None
    kind: str | None = None
    """The kind of the document in `text`, for rules that only judge some kinds."""


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """Run as tests, and shown by `kravlint explain`."""

    flagged: tuple[Example, ...] = ()
    clean: tuple[Example, ...] = ()


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule; one YAML file, or one row of a table file."""

    code: str
    name: str
    family: str
    severity: Severity
    title: Text
    message: Text
    why: Text
    remedy: Text
    sample: Text | None = None
    basis: tuple[Basis, ...] = ()
    phase: Phase = "before"
    scope: Scope = "document"
    enabled: bool = True
    """False: on only when selected by its code (a datum that nobody has verified yet)."""
    needs: Literal["tokens"] | None = None
    inherits: Literal["framework"] | None = None
    """On a call-off the framework may already hold it: then the rule is not judged."""
    answers: Answers | None = None
    valid_from: str | None = None
    """ISO date: before it the rule does not apply (as-of date)."""
    valid_to: str | None = None
    supersedes: tuple[str, ...] = ()
    """Codes whose findings on the same words are dropped in favour of this rule's."""
    check: Check
    examples: Examples
    source: str = ""
    """File it was loaded from, for messages; set by the loader."""
