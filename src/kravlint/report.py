"""What a run says: findings, verdicts and what was not checked. The JSON contract (docs/json.md) is these types."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from kravlint.document import Block, Box

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
    blocks: tuple[Block, ...] = ()
    """The text, without origins, when the run was asked for it; not in the JSON."""


class Met(Struct, frozen=True):
    """An expected item that was judged: where it is met, or how it fails. The rows of a checklist."""

    rule: str
    item: str
    label: str
    state: Literal["met", "weakened", "negated", "wrong-party", "missing", "by reference", "unclear"]
    path: str | None = None
    location: Location | None = None
    excerpt: str | None = None


class Place(Struct, frozen=True):
    """Where something stands."""

    path: str
    location: Location | None = None
    excerpt: str | None = None


class Topic(Struct, frozen=True, kw_only=True):
    """One row of the topic matrix: where specification, agreement and annexes speak of the same matter."""

    topic: str
    label: str
    specification: tuple[Place, ...] = ()
    agreement: tuple[Place, ...] = ()
    annexes: tuple[Place, ...] = ()


class Naming(Struct, frozen=True):
    """A document names an annex: the first place, and in how many places."""

    place: Place
    count: int


class Annex(Struct, frozen=True, kw_only=True):
    """One annex of the set by its number: who names it, and which document or chapter answers."""

    number: str
    title: str
    answer: Place | None = None
    """None where nothing in the set has the number or the title."""
    older: tuple[str, ...] = ()
    """Paths of earlier editions that lie beside it."""
    named_by: tuple[Naming, ...] = ()


class Need(Struct, frozen=True, kw_only=True):
    """A requirement topic that should follow from the class the information has, and where it is met, if it is."""

    topic: str
    label: str
    because: str
    """The levels that call for it: "K3", "T3"."""
    places: tuple[Place, ...] = ()


class StandardUse(Struct, frozen=True, kw_only=True):
    """One process that the procurement is about (or none), the standards it calls for, and those that are named."""

    area: str | None = None
    """Edtechkartan's area; None for standards that belong to no process in scope."""
    process: str | None = None
    label: str | None = None
    expected: tuple[str, ...] = ()
    """Names of standards of which one should be named."""
    named: dict[str, tuple[Place, ...]] = {}
    """Per standard's name, where it stands."""


class Shared(Struct, frozen=True, kw_only=True):
    """How much of a document's text stands in another procurement too."""

    path: str
    share: float
    """0 to 1, of the words that are not common templates."""
    donor: str | None = None
    """The document that most of it is shared with."""


class ProcurementSummary(Struct, frozen=True, kw_only=True):
    """One procurement of the run, with a verdict per mission question."""

    name: str
    reference: str | None
    documents: tuple[str, ...]
    call_off: bool
    regime: str | None
    verdicts: dict[str, Verdict]
    checklist: tuple[Met, ...] = ()
    topics: tuple[Topic, ...] = ()
    annexes: tuple[Annex, ...] = ()
    needs: tuple[Need, ...] = ()
    standards: tuple[StandardUse, ...] = ()
    copies: tuple[Shared, ...] = ()


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
