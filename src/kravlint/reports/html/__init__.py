"""The report as one HTML file that a reader without tools opens, filters, prints and acts on.

The templates say what stands where; this module gives them the report and the few things they ask about it.
Nothing is fetched when the file is read: the policy in its head allows only its own style and script.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from itertools import takewhile
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kravlint.places import said
from kravlint.report import QUESTIONS, SEVERITIES, Lang, Location, Met, Report
from kravlint.reports import Style
from kravlint.reports.csv import COLUMNS
from kravlint.reports.excerpt import spans
from kravlint.reports.groups import DocumentGroup, grouped
from kravlint.reports.html.first import asks, by_phase, checklists, fine, rules_date, to_do, unjudged
from kravlint.reports.html.pane import anchors_in, texts
from kravlint.reports.html.words import words
from kravlint.reports.words import Words, counted, labelled

_HERE = Path(__file__).parent
_FIRST = 5
"""So many things to do, and so many not judged, fit on the first page; the rest stands below."""
_TONES = {
    "met": "found",
    "by reference": "found",
    "weakened": "weak",
    "unclear": "not-judged",
    "negated": "missing",
    "wrong-party": "missing",
    "missing": "missing",
}


def render(report: Report, style: Style) -> str:
    """The report as HTML."""
    look, script = _source("style.css"), _source("script.js")
    catalogue = words(style.lang)
    groups = grouped(report)
    findings = [finding for group in groups for finding in group.findings]
    actions = to_do(findings)
    first: dict[str, DocumentGroup] = {}
    for document in (document for group in groups for document in group.documents):
        first.setdefault(document.path, document)
    tallies = {document.path: Counter[str]() for document in report.documents}
    for finding in findings:
        if finding.path is not None:
            tallies.setdefault(finding.path, Counter())[finding.severity] += 1
    blocks = anchors_in(report)
    documents = {document.path: f"d-{number}" for number, document in enumerate(report.documents, 1)}
    names = _names(report)
    environment = _environment(catalogue)
    environment.globals["place"] = lambda path, location: _place(names.get(path, path), location, style.lang)
    environment.globals["href"] = lambda path, location: _href(path, location, blocks, documents)
    return environment.get_template("template.html.j2").render(
        report=report,
        lang=style.lang,
        excerpts=style.excerpts,
        groups=groups,
        actions=actions[:_FIRST],
        more_actions=len(actions[_FIRST:]),
        unjudged=unjudged(report, catalogue),
        first_unjudged=_FIRST,
        asks=asks(findings, catalogue),
        fine=fine(report, style.rules, catalogue),
        lists=[checklists(procurement, style.rules) for procurement in report.procurements],
        by_phase=by_phase(findings),
        rules_date=rules_date(style.rules),
        questions=QUESTIONS,
        severities=SEVERITIES,
        families=sorted({finding.family for finding in report.findings}),
        phases=sorted({finding.phase for finding in report.findings}),
        columns=COLUMNS,
        anchors=documents,
        first=first,
        names=names,
        tallies=tallies,
        widest=max((tally.total() for tally in tallies.values()), default=0),
        texts=texts(report, blocks),
        languages={document.path: document.language for document in report.documents if document.language},
        look=Markup(look),
        script=Markup(script),
        look_hash=_hash(look),
        script_hash=_hash(script),
    )


def _environment(catalogue: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "w": catalogue,
        "counted": lambda name, count: counted(catalogue, name, count),
        "labelled": lambda area, value: labelled(catalogue, area, value),
        "percent": lambda share: f"{share:.0%}".replace("%", catalogue["percent"]),
        "spans": spans,
        "spread": _spread,
        "states": lambda checklist: _states(checklist, catalogue),
        "tones": _TONES,
    }
    environment.filters |= {"web": _web, "sentence": lambda text: text[:1].upper() + text[1:]}
    return environment


def _names(report: Report) -> dict[str | None, str]:
    """The documents' paths without the folder that all of them stand in."""
    parts = {document.path: PurePosixPath(document.path).parts for document in report.documents}
    folders = zip(*(each[:-1] for each in parts.values()), strict=False)
    common = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, folders))
    return {path: str(PurePosixPath(*each[common:])) for path, each in parts.items()}


def _place(path: str | None, location: Location | None, lang: Lang) -> str:
    parts = [path or "", said(location, lang) if location is not None else ""]
    return ", ".join(part for part in parts if part)


def _href(
    path: str | None, location: Location | None, blocks: Mapping[tuple[str, int], str], documents: Mapping[str, str]
) -> str | None:
    """The link to a place: to its block where the page has the text, else to the document's findings."""
    if path is None:
        return None
    block = blocks.get((path, location.block)) if location is not None and location.block is not None else None
    target = block or documents.get(path)
    return f"#{target}" if target else None


def _states(checklist: tuple[Met, ...], catalogue: Words) -> list[tuple[int, str, str]]:
    """How many items are in each state, with the tone and the name of the state, the best first."""
    found: Counter[str] = Counter(met.state for met in checklist)
    return [(found[state], tone, labelled(catalogue, "state", state)) for state, tone in _TONES.items()]


def _spread(tally: Mapping[str, int], widest: int) -> list[tuple[int, str]]:
    """A document's findings as a bar that is as long as it has findings, against the one that has most."""
    counts = [(tally[severity], severity) for severity in SEVERITIES]
    return [*counts, (widest - sum(count for count, _ in counts), "none")]


def _web(url: str | None) -> str | None:
    """The address when it is one of the web: a rule pack must not bring in script addresses."""
    return url if url and url.startswith(("https://", "http://")) else None


def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return "sha256-" + b64encode(sha256(source.encode()).digest()).decode()
