"""The rules as pages for people: one page a rule, and an index by family and by phase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kravlint.report import Lang
from kravlint.reports.words import Words, labelled, words

if TYPE_CHECKING:
    from kravlint.engine.schema import Example, Rule

_PHASES = ("before", "during", "after")
_TEXTS = ("why", "remedy", "sample")


def pages(rules: Iterable[Rule], lang: Lang) -> dict[str, str]:
    """File name to Markdown: README.md is the index. A rule's page holds its texts in both languages."""
    ordered = sorted(rules, key=lambda rule: (rule.family, rule.code))
    catalogue = words(lang)
    made = {"README.md": _page(index(ordered, lang))}
    for rule in ordered:
        made[f"{rule.code}.md"] = _page(_rule(rule, lang, catalogue))
    return made


def index(rules: Sequence[Rule], lang: Lang, *, links: bool = True) -> Iterator[str]:
    """All rules in a table per family, then their codes per phase of the purchase."""
    catalogue = words(lang)
    yield f"# {catalogue['rules']}"
    for family in sorted({rule.family for rule in rules}):
        yield f"\n## {labelled(catalogue, 'family', family).capitalize()}\n"
        yield f"| {catalogue['rule.code']} | {catalogue['column.severity']} | {catalogue['rule.title']} |"
        yield "| --- | --- | --- |"
        for rule in (each for each in rules if each.family == family):
            off = "" if rule.enabled else f" ({catalogue['rule.off']})"
            severity = catalogue[f"severity.{rule.severity}"]
            yield f"| {_code(rule, links)} | {severity}{off} | {_cell(_filled(getattr(rule.title, lang)))} |"
    yield f"\n## {catalogue['rule.by_phase']}\n"
    for phase in _PHASES:
        held = ", ".join(_code(rule, links) for rule in rules if rule.phase == phase)
        if held:
            yield f"- **{labelled(catalogue, 'phase', phase)}**: {held}"


def _rule(rule: Rule, lang: Lang, catalogue: Words) -> Iterator[str]:
    yield f"# {rule.code} {_filled(getattr(rule.title, lang))}\n"
    state = catalogue["rule.on" if rule.enabled else "rule.off"]
    family, phase = labelled(catalogue, "family", rule.family), labelled(catalogue, "phase", rule.phase)
    yield f"`{rule.name}` · {catalogue[f'severity.{rule.severity}']} · {state} · {family} · {phase}"
    if rule.valid_from or rule.valid_to:
        yield f"\n{catalogue['rule.valid']} {rule.valid_from or ''} – {rule.valid_to or ''}".rstrip()
    yield from _texts(rule, lang, catalogue)
    items = _items(rule, lang)
    if items:
        yield f"\n## {catalogue['rule.items'].capitalize()}\n"
        yield from (f"- {item}: {label}" for item, label in items.items())
    if rule.basis:
        yield f"\n## {catalogue['field.basis'].capitalize()}\n"
        for basis in rule.basis:
            name = f"[{basis.name}]({basis.url})" if basis.url else basis.name
            yield f"- {name}" + (f" ({catalogue['verified']} {basis.verified})" if basis.verified else "")
    yield from _examples("rule.flagged", rule.examples.flagged, catalogue)
    yield from _examples("rule.clean", rule.examples.clean, catalogue)
    other: Lang = "en" if lang == "sv" else "sv"
    yield f"\n## {words(other)['language.itself']}: {_filled(getattr(rule.title, other))}"
    yield from _texts(rule, other, words(other), level="###")


def _texts(rule: Rule, lang: Lang, catalogue: Words, level: str = "##") -> Iterator[str]:
    for field in _TEXTS:
        text = getattr(rule, field)
        if text is None:
            continue
        yield f"\n{level} {catalogue[f'field.{field}'].capitalize()}\n"
        yield _filled(getattr(text, lang)).strip()


def _items(rule: Rule, lang: Lang) -> dict[str, str]:
    """What a rule that judges several things by themselves looks for: item and label."""
    rows = [row for field in ("duties", "stated", "items") for row in getattr(rule.check, field, ())]
    found: dict[str, str] = {}
    for row in rows:
        label = getattr(row, "label", {})
        if label:
            found.setdefault(row.item, label[lang])
    return found


def _examples(title: str, examples: tuple[Example, ...], catalogue: Words) -> Iterator[str]:
    if not examples:
        return
    yield f"\n## {catalogue[title].capitalize()}"
    for example in examples:
        for file, text in (example.files or {"": example.text}).items():
            ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            if file:
                yield f"\n{file}:"
            yield f"\n{ticks}markdown\n{text.strip()}\n{ticks}"


def _code(rule: Rule, links: bool) -> str:
    return f"[{rule.code}]({rule.code}.md)" if links else rule.code


def _filled(text: str) -> str:
    """The text without the places that a check fills in."""
    return re.sub(r"\{\w+\}", "…", text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
