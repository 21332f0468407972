"""`kravlint explain CODE`: one rule, with everything that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.codes import normal_code, unknown_code
from kravlint.config import load_config
from kravlint.report import Lang
from kravlint.reports.terminal import wrapped
from kravlint.reports.words import Words, labelled, words

if TYPE_CHECKING:
    from kravlint.engine.schema import Example, Rule

_WIDTH = 100


@click.command()
@click.argument("code", metavar="KOD")
@CONFIG
@LANG
def explain(code: str, config: Path | None, lang: Lang | None) -> None:
    """Förklara en regel: varför den finns, vad man gör, och vad den vilar på."""
    speak(lang)
    settings = load_config(config, Path.cwd())
    lang = lang or settings.lang
    speak(lang)

    from kravlint.engine.loader import load

    rules = {rule.code: rule for rule in load(settings.rules).rules}
    rule = rules.get(normal_code(code))
    if rule is None:
        raise unknown_code(code, rules)
    click.echo("\n".join(_explained(rule, lang)))


def _explained(rule: Rule, lang: Lang) -> Iterator[str]:
    catalogue = words(lang)
    yield f"{rule.code} {getattr(rule.title, lang)}"
    state = catalogue["rule.on" if rule.enabled else "rule.off"]
    family, phase = labelled(catalogue, "family", rule.family), labelled(catalogue, "phase", rule.phase)
    yield f"{rule.name} · {catalogue[f'severity.{rule.severity}']} · {state} · {family} · {phase}"
    if rule.valid_from or rule.valid_to:
        yield f"{catalogue['rule.valid']} {rule.valid_from or ''} – {rule.valid_to or ''}".rstrip()
    yield from _paragraph(catalogue["field.why"], getattr(rule.why, lang))
    yield from _paragraph(catalogue["field.remedy"], getattr(rule.remedy, lang))
    if rule.sample:
        yield from _paragraph(catalogue["field.sample"], getattr(rule.sample, lang))
    if rule.basis:
        yield from ("", catalogue["field.basis"].capitalize())
        for basis in rule.basis:
            verified = f" ({catalogue['verified']} {basis.verified})" if basis.verified else ""
            yield from wrapped(f"{basis.name}{verified}", _WIDTH, "  - ", "    ")
            if basis.url:
                yield f"    {basis.url}"
    yield from _examples("rule.flagged", rule.examples.flagged, catalogue)
    yield from _examples("rule.clean", rule.examples.clean, catalogue)


def _paragraph(name: str, text: str) -> Iterator[str]:
    """The text without the places that a check fills in."""
    yield from ("", name.capitalize())
    yield from wrapped(re.sub(r"\{\w+\}", "…", text), _WIDTH, "  ", "  ")


def _examples(title: str, examples: tuple[Example, ...], catalogue: Words) -> Iterator[str]:
    if not examples:
        return
    yield from ("", catalogue[title])
    for number, example in enumerate(examples):
        if number:
            yield ""
        notes = [f"per {example.as_of}" if example.as_of else "", example.item or ""]
        notes.append(labelled(catalogue, "state", example.state) if example.state else "")
        if any(notes):
            yield f"  {', '.join(note for note in notes if note)}:"
        texts = example.files or {"": example.text}
        for file, text in texts.items():
            if file:
                yield f"  {file}:"
            yield from _quoted(text)


def _quoted(text: str) -> Iterator[str]:
    for line in text.strip().splitlines():
        yield from wrapped(line, _WIDTH, "  | ", "  | ") or ["  |"]
