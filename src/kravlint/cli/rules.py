"""`kravlint rules`: what there is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.config import UsageError, load_config
from kravlint.report import Lang
from kravlint.reports.words import Words, labelled, words

if TYPE_CHECKING:
    from kravlint.engine.schema import Rule


@click.command()
@click.option("--family", metavar="OMRÅDE", help="Bara ett område: data-protection, eller kodens början PUB.")
@click.option("--phase", type=click.Choice(["before", "during", "after"]), help="Bara ett skede av inköpet.")
@click.option("--format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAPP",
    help="Skriv en sida per regel och ett register till mappen (med --format markdown).",
)
@CONFIG
@LANG
def rules(
    family: str | None, phase: str | None, format: str, output: Path | None, config: Path | None, lang: Lang | None
) -> None:
    """Lista reglerna."""
    speak(lang)
    settings = load_config(config, Path.cwd())
    lang = lang or settings.lang
    speak(lang)

    from kravlint.engine.loader import load

    book = load(settings.rules).rules
    chosen = [rule for rule in _of_family(book, family) if phase in (None, rule.phase)]
    chosen.sort(key=lambda rule: (rule.family, rule.code))
    if output:
        _write_pages(chosen, output, format, lang)
        return
    listing = {"text": _text, "json": _json, "markdown": _markdown}[format]
    click.echo("\n".join(listing(chosen, lang)))


def _write_pages(chosen: list[Rule], folder: Path, format: str, lang: Lang) -> None:
    from kravlint.cli.rule_pages import pages

    if format != "markdown":
        raise UsageError("--output: bara med --format markdown", "--output: only with --format markdown")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(chosen, lang).items():
        (folder / name).write_text(text, encoding="utf-8")


def _of_family(book: Iterable[Rule], family: str | None) -> list[Rule]:
    if family is None:
        return list(book)
    book = list(book)
    found = [rule for rule in book if family.lower() == rule.family or rule.code.rstrip("0123456789") == family.upper()]
    if not found:
        names = ", ".join(sorted({rule.family for rule in book}))
        raise UsageError(
            f"--family {family}: inget sådant område. Det finns {names}",
            f"--family {family}: no such family. There are {names}",
        )
    return found


def _by_family(chosen: list[Rule], catalogue: Words) -> Iterator[tuple[str, list[Rule]]]:
    for family, members in groupby(chosen, key=lambda rule: rule.family):
        yield labelled(catalogue, "family", family), list(members)


def _text(chosen: list[Rule], lang: Lang) -> Iterator[str]:
    catalogue = words(lang)
    longest = max(len(catalogue[f"severity.{severity}"]) for severity in ("error", "warning", "info"))
    for number, (family, members) in enumerate(_by_family(chosen, catalogue)):
        yield ("\n" if number else "") + family.capitalize()
        for rule in members:
            severity = catalogue[f"severity.{rule.severity}"].ljust(longest)
            off = "" if rule.enabled else f" ({catalogue['rule.off']})"
            yield f"  {rule.code:<8} {severity}  {getattr(rule.title, lang)}{off}"


def _json(chosen: list[Rule], lang: Lang) -> Iterator[str]:
    listed = [
        {
            "rule": rule.code,
            "name": rule.name,
            "family": rule.family,
            "phase": rule.phase,
            "severity": rule.severity,
            "enabled": rule.enabled,
            "title": getattr(rule.title, lang),
            "why": getattr(rule.why, lang),
            "remedy": getattr(rule.remedy, lang),
            "basis": [{"name": each.name, "url": each.url} for each in rule.basis],
        }
        for rule in chosen
    ]
    yield json.dumps(listed, ensure_ascii=False, indent=2)


def _markdown(chosen: list[Rule], lang: Lang) -> Iterator[str]:
    from kravlint.cli.rule_pages import index

    return index(chosen, lang, links=False)
