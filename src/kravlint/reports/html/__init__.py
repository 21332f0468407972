"""The report as one HTML file that a reader without tools opens, filters, prints and acts on.

The templates say what stands where; this module gives them the report and the few things they ask about it.
Nothing is fetched when the file is read: the policy in its head allows only its own style and script.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from kravlint.places import said
from kravlint.report import QUESTIONS, SEVERITIES, Finding, Lang, Location, Report, Severity
from kravlint.reports import Style
from kravlint.reports.excerpt import spans
from kravlint.reports.groups import DocumentGroup, ProcurementGroup, grouped
from kravlint.reports.words import Words, counted, labelled, words

_HERE = Path(__file__).parent
_FIRST_ACTIONS = 8
"""So many fit on the first page; the rest is folded below."""


class Action(Struct, frozen=True):
    """One thing to do, and the findings that it puts right."""

    remedy: str
    severity: Severity
    findings: tuple[Finding, ...]


def render(report: Report, style: Style) -> str:
    """The report as HTML."""
    look, script = _source("style.css"), _source("script.js")
    groups = grouped(report)
    actions = to_do(groups)
    first: dict[str, DocumentGroup] = {}
    for document in (document for group in groups for document in group.documents):
        first.setdefault(document.path, document)
    page = _environment(style.lang).get_template("template.html.j2")
    return page.render(
        report=report,
        lang=style.lang,
        excerpts=style.excerpts,
        groups=groups,
        actions=actions[:_FIRST_ACTIONS],
        more_actions=actions[_FIRST_ACTIONS:],
        questions=QUESTIONS,
        severities=SEVERITIES,
        families=sorted({finding.family for finding in report.findings}),
        phases=sorted({finding.phase for finding in report.findings}),
        anchors={document.path: f"d-{number}" for number, document in enumerate(report.documents, 1)},
        first=first,
        languages={document.path: document.language for document in report.documents if document.language},
        look=Markup(look),
        script=Markup(script),
        look_hash=_hash(look),
        script_hash=_hash(script),
    )


def to_do(groups: tuple[ProcurementGroup, ...]) -> list[Action]:
    """The remedies of errors, then of warnings; findings with the same remedy are one thing to do."""
    everything = [finding for group in groups for finding in group.findings]
    actions: dict[str, list[Finding]] = {}
    for severity in ("error", "warning"):
        for finding in everything:
            if finding.severity == severity:
                actions.setdefault(finding.remedy, []).append(finding)
    return [Action(remedy, found[0].severity, tuple(found)) for remedy, found in actions.items()]


def _environment(lang: Lang) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    catalogue: Words = words(lang)
    environment.globals |= {
        "w": catalogue,
        "counted": lambda name, count: counted(catalogue, name, count),
        "labelled": lambda area, value: labelled(catalogue, area, value),
        "place": lambda path, location: _place(path, location, lang),
        "spans": spans,
    }
    environment.filters["web"] = _web
    return environment


def _place(path: str | None, location: Location | None, lang: Lang) -> str:
    parts = [path or "", said(location, lang) if location is not None else ""]
    return ", ".join(part for part in parts if part)


def _web(url: str | None) -> str | None:
    """The address when it is one of the web: a rule pack must not bring in script addresses."""
    return url if url and url.startswith(("https://", "http://")) else None


def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return "sha256-" + b64encode(sha256(source.encode()).digest()).decode()
