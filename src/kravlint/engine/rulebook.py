"""The rule book: every rule with the data it rests on, checked and ready to be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from kravlint.analysis.kinds import Kind
from kravlint.engine.context import Process, SecurityTopic, Standard
from kravlint.engine.glossary import Word
from kravlint.engine.organisations import Organisation
from kravlint.engine.schema import Rule
from kravlint.language.terms import Term


class Concept(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of rules/lexicon/: what it is called, and the terms that documents write it with."""

    sv: str
    en: str
    terms: tuple[str, ...]


class Rulebook(Struct, frozen=True):
    """All rules with the data they rest on."""

    rules: tuple[Rule, ...]
    concepts: Mapping[str, Concept]
    standards: Mapping[str, Standard]
    processes: tuple[Process, ...]
    kind_rows: tuple[Kind, ...]
    organisations: Mapping[str, Organisation] = {}
    glossary: tuple[Word, ...] = ()
    security_topics: tuple[SecurityTopic, ...] = ()
    terms: Mapping[str, tuple[Term, ...]] = {}
    """Everything that a document is searched for: concepts, standards, processes and rules' own terms."""
    kind_terms: Mapping[str, Term] = {}
    """The words of the document kinds by how they are written."""
    needed: Mapping[str, tuple[str, ...]] = {}
    """What the expressions of analysis need, as `language.screen` works it out."""

    def by_code(self) -> dict[str, Rule]:
        """The rules by their codes."""
        return {rule.code: rule for rule in self.rules}


def files_in(folder: Path) -> list[Path]:
    """The rule files of a folder, in the order in which they are read."""
    return sorted(folder.rglob("*.y*ml"))
