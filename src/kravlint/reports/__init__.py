"""A report as text for people and machines: one module per format, nothing but formatting."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kravlint.engine.schema import Rule
    from kravlint.report import Lang, Need, Place, Report, Severity, Topic

    Row = TypeVar("Row", Topic, Need)

_MODULES = {
    "text": "kravlint.reports.text",
    "concise": "kravlint.reports.concise",
    "json": "kravlint.reports.json",
    "sarif": "kravlint.reports.sarif",
    "junit": "kravlint.reports.junit",
    "gitlab": "kravlint.reports.gitlab",
    "github": "kravlint.reports.github",
    "html": "kravlint.reports.html",
    "markdown": "kravlint.reports.markdown",
    "csv": "kravlint.reports.csv",
}
FORMATS = tuple(_MODULES)


class Style(NamedTuple):
    """How a report is to look, for the formats that have a choice."""

    lang: Lang
    color: bool
    width: int
    """Columns of text."""
    excerpts: bool
    """Whether the report may carry the documents' text; where not, it is already gone from the report."""
    rules: tuple[Rule, ...] = ()
    """The rules that were put to the documents, for formats that also list those that found nothing."""
    fail_on: Severity = "error"
    """The least severity that fails the run, for formats with tests that fail."""


def pieces(
    report: Report,
    format: str,
    *,
    lang: Lang,
    color: bool = False,
    width: int = 100,
    excerpts: bool = True,
    rules: Sequence[Rule] = (),
    fail_on: Severity = "error",
) -> Iterator[str]:
    """The report in one of FORMATS, piece by piece so that a large one need not be held; the rest as in Style.

    The text ends with a line break. The same report gives the same text, byte for byte. Without `excerpts` no document
    is quoted.
    """
    formatted = cast("Callable[[Report, Style], str | Iterator[str]]", import_module(_MODULES[format]).render)
    shown = report if excerpts else _without_excerpts(report)
    text = formatted(shown, Style(lang, color, width, excerpts, tuple(rules), fail_on))
    return iter((text,)) if isinstance(text, str) else text


def render(report: Report, format: str, *, lang: Lang, **style: Any) -> str:
    """The pieces together."""
    return "".join(pieces(report, format, lang=lang, **style))


def _without_excerpts(report: Report) -> Report:
    from msgspec.structs import replace

    procurements = tuple(
        replace(
            each,
            checklist=tuple(replace(met, excerpt=None) for met in each.checklist),
            topics=tuple(_unquoted(topic, "specification", "agreement", "annexes") for topic in each.topics),
            annexes=tuple(replace(annex, title="") for annex in each.annexes),
            needs=tuple(_unquoted(need, "places") for need in each.needs),
            standards=tuple(
                replace(use, named={name: _bare(places) for name, places in use.named.items()})
                for use in each.standards
            ),
        )
        for each in report.procurements
    )
    findings = tuple(replace(finding, excerpt=None) for finding in report.findings)
    documents = tuple(replace(document, blocks=()) for document in report.documents)
    return replace(report, documents=documents, procurements=procurements, findings=findings)


def _unquoted(row: Row, *fields: str) -> Row:
    from msgspec.structs import replace

    return replace(row, **{name: _bare(getattr(row, name)) for name in fields})


def _bare(places: tuple[Place, ...]) -> tuple[Place, ...]:
    from msgspec.structs import replace

    return tuple(replace(place, excerpt=None) for place in places)
