"""The data beside the rules that checks look things up in."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from kravlint.engine.glossary import Word
from kravlint.engine.organisations import Organisation


class Version(Struct, frozen=True, forbid_unknown_fields=True):
    """An edition that has been replaced: how it is written, by what and from when (ISO date)."""

    terms: tuple[str, ...]
    replaced_by: str
    since: str
    unless: tuple[str, ...] = ()
    """Concepts in the same sentence that make it no finding (a migration clause, a history)."""


class Standard(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of rules/standards/. Its terms make the concept "standard:ID"."""

    id: str
    name: str
    publisher: str
    current: str
    terms: tuple[str, ...]
    about: Mapping[str, str]
    areas: tuple[str, ...] = ()
    open: bool = True
    """An open standard for integration or exchange (what STD004 asks for)."""
    outdated: tuple[Version, ...] = ()
    designations: tuple[str, ...] = ()
    """Its numbers, with each body that may stand before them ("SS 12000", "ISO/IEC 27001"), or its name ("WCAG")."""
    editions: tuple[tuple[str, ...], ...] = ()
    """Every edition there has been, oldest first, each with all its names: 2022 is the Swedish standard of 2023."""
    source: str = ""
    verified: str = ""


class Process(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of rules/areas.yaml: a process of Edtechkartan and the standards that it calls for."""

    id: str
    label: Mapping[str, str]
    area: str
    terms: tuple[str, ...]
    """Its terms make the concept "process:ID"."""
    expects: tuple[str, ...] = ()
    """Standards of which at least one should be named."""
    at_least: int = 2
    """Mentions in the specification before the process counts as in scope."""


class SecurityTopic(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of rules/needs.yaml: a matter of security requirements, and the levels of a class that call for it."""

    id: str
    label: Mapping[str, str]
    when: tuple[str, ...]
    """Aspect and lowest level on KLASSA's scale ("K3"), of which one is enough; "any" for every class above 0."""
    terms: tuple[str, ...]
    """How its matter is named; they make the concept "need:ID"."""
    asks: tuple[str, ...] = ()
    """What is done about it: one must stand in the sentence ("need:ID:asks"), unless that only names the matter."""
    unless: tuple[str, ...] = ()
    """Words that show that the sentence is about another matter ("need:ID:unless")."""
    bare: bool = True
    """An item or a cell that only names the matter asks for it ("Backup varje natt")."""
    given: tuple[str, ...] = ()
    """Concepts of which one must stand in the set before the topic is called for."""
    not_within: tuple[str, ...] = ()
    """Kinds of part where its words are about something else."""


class Context(Struct, frozen=True):
    """What every check may look up."""

    as_of: str
    """ISO date that the procurement is judged as of."""
    standards: Mapping[str, Standard]
    processes: tuple[Process, ...]
    labels: Mapping[str, Mapping[str, str]]
    """Names of the document kinds, per language."""
    organisations: Mapping[str, Organisation] = {}
    topics: Mapping[str, Mapping[str, str]] = {}
    """Names of the topics of the matrix by concept, per language."""
    security_topics: tuple[SecurityTopic, ...] = ()
    glossary: tuple[Word, ...] = ()
