"""`kravlint lint`: findings on stdout, everything else on stderr."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

from kravlint.cli.progress import told
from kravlint.cli.settings import resolved, takes_settings
from kravlint.config import Settings, UsageError
from kravlint.discovery import located
from kravlint.report import SEVERITIES, Finding
from kravlint.reports import FORMATS, pieces
from kravlint.reports.files import check_target, write


@click.command()
@click.argument("paths", nargs=-1, required=True, type=located, metavar="SÖKVÄG...")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="Vad som skrivs ut.")
@click.option("--output", multiple=True, metavar="FORMAT=FIL", help="Skriv också en fil. Kan upprepas.")
@click.option("--exit-zero", is_flag=True, help="Slutkod 0 även när något hittas.")
@takes_settings
@click.option("--password-file", type=click.Path(path_type=Path), metavar="FIL", help="Lösenord, ett per rad.")
@click.option("--engine", metavar="ADRESS", help="Kluster som gör arbetet, t.ex. dask://värd:8786.")
@click.option("--no-excerpts", is_flag=True, help="Återge ingen text ur dokumenten.")
@click.option("--quiet", "-q", is_flag=True, help="Inga meddelanden om hur det går.")
@click.option("--verbose", "-v", is_flag=True, help="Säg mer om hur det går, och om det går fel.")
@click.pass_context
def lint(ctx: click.Context, /, paths: tuple[Path, ...], format: str, output: tuple[str, ...], **given: Any) -> None:
    """Granska dokument, eller mappar med dokument.

    Slutkod: 0 inget att åtgärda, 1 något hittades, 2 fel användning, 3 fel i kravlint.
    """
    settings, file, *_ = resolved(paths[0], given)
    if file and given["verbose"]:
        click.echo(f"kravlint: {file}", err=True)
    targets = [_target(each) for each in output]
    passwords = _passwords(given["password_file"]) if given["password_file"] else ()

    from kravlint import run

    with told(given["quiet"], given["verbose"]) as progress:
        shows_texts = "html" in (format, *(name for name, _ in targets)) and not given["no_excerpts"]
        report = run.lint(paths, settings, progress, passwords=passwords, texts=shows_texts, engine=given["engine"])

    said = partial(
        pieces,
        report,
        lang=settings.lang,
        excerpts=not given["no_excerpts"],
        rules=run.rules_put(settings, report.as_of),
        fail_on=settings.fail_on,
    )
    for name, file in targets:
        if name == "parquet":
            from kravlint.reports.parquet import table

            write(file, table(report, excerpts=not given["no_excerpts"]))
        else:
            write(file, said(name))
        if not given["quiet"]:
            click.echo(f"kravlint: {name} → {file}", err=True)
    color = wants_color()
    for piece in said(format, color=color, width=_width()):
        click.echo(piece, nl=False, color=color)
    ctx.exit(1 if fails(report.findings, settings) and not given["exit_zero"] else 0)


def fails(findings: Iterable[Finding], settings: Settings) -> bool:
    """Whether any finding is at or above the severity that makes a run fail."""
    failing = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    return any(finding.severity in failing for finding in findings)


def _passwords(file: Path) -> tuple[str, ...]:
    """One a line, as they are, spaces included."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"--password-file {file}: filen går inte att läsa som text i UTF-8",
            f"--password-file {file}: the file cannot be read as text in UTF-8",
        ) from error
    return tuple(line for line in lines if line)


def _target(written: str) -> tuple[str, Path]:
    name, equals, file = written.partition("=")
    if name not in (*FORMATS, "parquet") or not equals or not file:
        formats = ", ".join((*FORMATS, "parquet"))
        raise UsageError(
            f"--output {written}: skriv FORMAT=FIL, där FORMAT är något av {formats}",
            f"--output {written}: write FORMAT=FILE, where FORMAT is one of {formats}",
        )
    check_target(Path(file))
    return name, Path(file)


def wants_color() -> bool:
    """NO_COLOR, then FORCE_COLOR, then whether stdout is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _width() -> int:
    """Columns: the terminal's, within what is good to read; 100 when the output goes elsewhere."""
    return min(max(shutil.get_terminal_size((100, 24)).columns, 60), 120) if sys.stdout.isatty() else 100
