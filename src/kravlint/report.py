"""What a run says: findings, verdicts and what was not checked. The JSON contract (docs/json.md) is these types."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from kravlint.document import Box

Severity = Literal["error", "warning", "info"]
Verdict = Literal["found", "weak", "missing", "not judged"]
Lang = Literal["sv", "en"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
QUESTIONS = ("classification", "dpa", "pairing", "standards")


class Location(Struct, frozen=True):
    """A span of text in one document; numbers as in kravlint.document."""

    part: str | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    page: int | None = None
    paragraph: int | None = None
    heading: str | None = None
    heading_number: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    requirement: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    bbox: Box | None = None


class Basis(Struct, frozen=True):
    """A law, standard or guidance that a rule rests on."""

    name: str
    url: str | None = None
    verified: str | None = None
    """The day somebody read the source, ISO 8601."""


class Related(Struct, frozen=True):
    """Another place that belongs to a finding."""

    path: str | None
    location: Location | None
    message: str


class Finding(Struct, frozen=True, kw_only=True):
    """One thing to put right. `path` and `location` are None when it is about a whole procurement."""

    rule: str
    name: str
    family: str
    phase: str
    severity: Severity
    item: str | None = None
    state: str | None = None
    message: str
    path: str | None = None
    location: Location | None = None
    excerpt: str | None = None
    why: str
    remedy: str
    sample: str | None = None
    basis: tuple[Basis, ...] = ()
    procurement: str | None = None
    fingerprint: str
    related: tuple[Related, ...] = ()


class NotChecked(Struct, frozen=True):
    """Something kravlint did not judge, and why."""

    path: str | None
    location: Location | None
    reason: str
    rules: tuple[str, ...] = ()
    procurement: str | None = None


class PartSummary(Struct, frozen=True):
    """A contiguous run of blocks with a kind of its own; `end_block` is the last one's index."""

    kind: str
    title: str
    start_block: int
    end_block: int


class DocumentSummary(Struct, frozen=True, kw_only=True):
    """One document of the run."""

    path: str
    kind: str
    language: str
    pages: int | None
    words: int
    requirements: int
    date: str | None
    parts: tuple[PartSummary, ...] = ()


class Met(Struct, frozen=True):
    """An expected item that was judged: where it is met, or how it fails. The rows of a checklist."""

    rule: str
    item: str
    label: str
    state: Literal["met", "weakened", "negated", "wrong-party", "missing", "by reference", "unclear"]
    path: str | None = None
    location: Location | None = None
    excerpt: str | None = None


class ProcurementSummary(Struct, frozen=True, kw_only=True):
    """One procurement of the run, with a verdict per mission question."""

    name: str
    reference: str | None
    documents: tuple[str, ...]
    call_off: bool
    regime: str | None
    verdicts: dict[str, Verdict]
    checklist: tuple[Met, ...] = ()


class Summary(Struct, frozen=True):
    """Counts over the whole run."""

    error: int = 0
    warning: int = 0
    info: int = 0
    suppressed: int = 0
    baseline: int = 0
    documents: int = 0


class Report(Struct, frozen=True, kw_only=True):
    """Everything a run has to say."""

    schema: int = 1
    kravlint: str
    as_of: str
    documents: tuple[DocumentSummary, ...] = ()
    procurements: tuple[ProcurementSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    summary: Summary = field(default_factory=Summary)
