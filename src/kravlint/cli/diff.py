"""`kravlint diff`: what a new version has put right, and what it has brought with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kravlint.cli.failure import speak
from kravlint.cli.lint import fails
from kravlint.cli.progress import told
from kravlint.cli.settings import resolved, takes_settings
from kravlint.places import said
from kravlint.report import Finding, Lang
from kravlint.reports.terminal import one_line
from kravlint.reports.words import words

if TYPE_CHECKING:
    from kravlint.diff import Difference


@click.command()
@click.argument("old", metavar="GAMMAL")
@click.argument("new", metavar="NY")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@takes_settings
@click.option("--quiet", "-q", is_flag=True, help="Inga meddelanden om hur det går.")
@click.pass_context
def diff(ctx: click.Context, /, old: str, new: str, format: str, **given: Any) -> None:
    """Jämför två mappar, eller två versioner i git (HEAD~1, v1:utkast): nya, åtgärdade och kvarvarande fynd.

    Slutkod: 1 när det finns nya fynd av minst det allvar som --fail-on säger.
    """
    speak(given["lang"])

    from kravlint import run
    from kravlint.diff import compared, findings_of, settings_for, version

    with ExitStack() as stack:
        sides = [stack.enter_context(version(written, Path.cwd())) for written in (old, new)]
        home = sides[1].home
        settings = resolved(home, given).settings
        found = []
        names = {side.folder.resolve().name: home.resolve().name for side in sides}
        for side in sides:
            with told(given["quiet"]) as progress:
                report = run.lint([side.folder], settings_for(settings, side, home), progress, names=names)
            found.append(findings_of(report, side))
        difference = compared(*found)
    lines = {"text": _text, "json": _json}[format](difference, settings.lang)
    click.echo("\n".join(lines))
    ctx.exit(1 if fails(difference.new, settings) else 0)


def _text(difference: Difference, lang: Lang) -> Iterator[str]:
    catalogue = words(lang)
    for number, name in enumerate(("new", "fixed", "remaining")):
        findings: Sequence[Finding] = getattr(difference, name)
        yield ("\n" if number else "") + f"{catalogue[f'diff.{name}']}: {len(findings)}"
        for finding in findings:
            where = finding.path if finding.path is not None else finding.procurement or ""
            place = f":{said(finding.location, lang)}" if finding.location else ""
            severity = catalogue[f"severity.{finding.severity}"]
            yield one_line(f"{where}{place}: {severity} {finding.rule} {finding.message}")


def _json(difference: Difference, lang: Lang) -> Iterator[str]:
    from kravlint.reports.json import finding_as_json

    content: dict[str, Any] = {"schema": 1}
    for name in ("new", "fixed", "remaining"):
        content[name] = [finding_as_json(finding) for finding in getattr(difference, name)]
    yield json.dumps(content, ensure_ascii=False, indent=2)
