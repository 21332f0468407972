"""`kravlint test`: whether the rules of a pack do what their own examples say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.config import UsageError, load_config
from kravlint.report import Lang
from kravlint.reports.terminal import one_line, wrapped

if TYPE_CHECKING:
    from kravlint.engine.loader import Rulebook
    from kravlint.engine.schema import Example, Rule
    from kravlint.examples import Failure

_WIDTH = 100
_WORDS = {
    "sv": {
        "flagged": "exempel {} ska flaggas, men flaggas inte:",
        "clean": "exempel {} ska lämnas i fred, men flaggas:",
        "no-flagged": "har inget exempel som ska flaggas",
        "no-clean": "har inget exempel som ska lämnas i fred",
        "said": "regeln säger: {}",
        "good": "Regler: {}, exempel: {}. Alla stämmer.",
        "bad": "Regler: {}. Stämmer inte med sina exempel: {}.",
    },
    "en": {
        "flagged": "example {} should be flagged, and is not:",
        "clean": "example {} should be left alone, and is flagged:",
        "no-flagged": "has no example that should be flagged",
        "no-clean": "has no example that should be left alone",
        "said": "the rule says: {}",
        "good": "Rules: {}, examples: {}. All come out right.",
        "bad": "Rules: {}. Not what their examples say: {}.",
    },
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAPP")
@CONFIG
@LANG
def test(folder: Path, config: Path | None, lang: Lang | None) -> None:
    """Pröva egna regler mot exemplen i dem.

    Slutkod: 0 alla exempel stämmer, 1 något gör det inte, 2 fel användning eller en regel som inte går att läsa, 3
    fel i kravlint.
    """
    speak(lang)
    settings = load_config(config, folder)
    lang = lang or settings.lang
    speak(lang)
    if not folder.is_dir():
        raise UsageError(f"{folder}: ingen sådan mapp", f"{folder}: no such folder")

    from kravlint.engine.loader import kinds_of, lexicon_of, load, rules_folder
    from kravlint.examples import failures

    packs = [pack for pack in settings.rules if pack.resolve() != folder.resolve()]
    if folder.resolve() != rules_folder().resolve():  # kravlint's own rules are always there
        packs.append(folder)
    book = load(tuple(packs))
    rules = list(_of(folder, book))
    if not rules:
        raise UsageError(f"{folder}: inga regler", f"{folder}: no rules")
    lexicon, kinds = lexicon_of(book), kinds_of(book)
    failed = {rule.code: found for rule in rules if (found := list(failures(rule, book, lexicon, kinds)))}
    click.echo("\n".join(_told(rules, failed, lang)))
    click.get_current_context().exit(1 if failed else 0)


def _of(folder: Path, book: Rulebook) -> Iterator[Rule]:
    """The rules that stand in a folder, without those about unreadable files: text cannot show those."""
    from kravlint.engine.checks.unread import Unread

    for rule in book.rules:
        if (folder / rule.source).is_file() and not isinstance(rule.check, Unread):
            yield rule


def _told(rules: list[Rule], failed: dict[str, list[Failure]], lang: Lang) -> Iterator[str]:
    said = _WORDS[lang]
    for rule in rules:
        if rule.code in failed:
            yield f"{rule.code} {rule.source}"
            for failure in failed[rule.code]:
                yield from _failure(rule, failure, said)
            yield ""
    if failed:
        yield said["bad"].format(len(rules), ", ".join(failed))
    else:
        examples = sum(len(rule.examples.flagged) + len(rule.examples.clean) for rule in rules)
        yield said["good"].format(len(rules), examples)


def _failure(rule: Rule, failure: Failure, said: dict[str, str]) -> Iterator[str]:
    if not failure.number:
        yield f"  {said[f'no-{failure.wanted}']}"
        return
    yield f"  {said[failure.wanted].format(failure.number)}"
    yield from _text(getattr(rule.examples, failure.wanted)[failure.number - 1])
    for finding in failure.found:
        what = " ".join(part for part in (finding.item, finding.state, finding.message) if part)
        yield from wrapped(said["said"].format(one_line(what)), _WIDTH, "    = ", "      ")


def _text(example: Example) -> Iterator[str]:
    for name, text in (example.files or {"": example.text}).items():
        if name:
            yield f"    {name}:"
        for line in text.strip().splitlines():
            yield from wrapped(line, _WIDTH, "    | ", "    | ")
