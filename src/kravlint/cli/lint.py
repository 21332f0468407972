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
from kravlint.report import SEVERITIES, Finding, Lang, Report
from kravlint.reports import FORMATS, pieces
from kravlint.reports.files import check_target, write
from kravlint.timing import Stage, timer_into, untimed

_STAGES: dict[Stage, dict[Lang, str]] = {
    "documents": {"sv": "läsa dokumenten", "en": "reading the documents"},
    "rules": {"sv": "pröva reglerna", "en": "putting the rules"},
    "reports": {"sv": "skriva rapporten", "en": "writing the report"},
}


@click.command()
@click.argument("paths", nargs=-1, type=located, metavar="SÖKVÄG...")
@click.option("--files-from", type=click.Path(path_type=Path), metavar="FIL", help="Sökvägar, en per rad (-: stdin).")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="Vad som skrivs ut.")
@click.option("--output", multiple=True, metavar="FORMAT=FIL", help="Skriv också en fil. Kan upprepas.")
@click.option("--exit-zero", is_flag=True, help="Slutkod 0 även när något hittas.")
@takes_settings
@click.option("--password-file", type=click.Path(path_type=Path), metavar="FIL", help="Lösenord, ett per rad.")
@click.option("--engine", metavar="ADRESS", help="Kluster som gör arbetet, t.ex. dask://värd:8786.")
@click.option("--no-excerpts", is_flag=True, help="Återge ingen text ur dokumenten.")
@click.option("--timing", is_flag=True, help="Säg hur lång tid det tog.")
@click.option("--quiet", "-q", is_flag=True, help="Inga meddelanden om hur det går.")
@click.option("--verbose", "-v", is_flag=True, help="Säg mer om hur det går, och om det går fel.")
@click.pass_context
def lint(ctx: click.Context, /, paths: tuple[Path, ...], format: str, output: tuple[str, ...], **given: Any) -> None:
    """Granska dokument, eller mappar med dokument.

    Slutkod: 0 inget att åtgärda, 1 något hittades, 2 fel användning, 3 fel i kravlint.
    """
    paths += _paths(given["files_from"]) if given["files_from"] else ()
    if not paths:
        raise UsageError("ange minst en sökväg, eller --files-from FIL", "name a path at least, or --files-from FILE")
    settings, file, *_ = resolved(paths[0], given)
    if file and given["verbose"]:
        click.echo(f"kravlint: {file}", err=True)
    targets = [_target(each) for each in output]
    passwords = _passwords(given["password_file"]) if given["password_file"] else ()

    from kravlint import run

    seconds: dict[Stage, float] = {}
    timer = timer_into(seconds) if given["timing"] else untimed
    texts = "html" in (format, *(name for name, _ in targets)) and not given["no_excerpts"]
    with told(given["quiet"], given["verbose"]) as progress:
        report = run.lint(
            paths, settings, progress, passwords=passwords, texts=texts, engine=given["engine"], timer=timer
        )
    said = partial(
        pieces,
        report,
        lang=settings.lang,
        excerpts=not given["no_excerpts"],
        rules=run.rules_put(settings, report.as_of),
        fail_on=settings.fail_on,
    )
    with timer("reports"):
        for name, file in targets:
            write(file, said(name) if name != "parquet" else _table(report, excerpts=not given["no_excerpts"]))
            if not given["quiet"]:
                click.echo(f"kravlint: {name} → {file}", err=True)
        color = wants_color()
        for piece in said(format, color=color, width=_width()):
            click.echo(piece, nl=False, color=color)
    for stage, spent in seconds.items():
        click.echo(f"kravlint: {_STAGES[stage][settings.lang]} {spent:.2f} s", err=True)
    ctx.exit(1 if fails(report.findings, settings) and not given["exit_zero"] else 0)


def fails(findings: Iterable[Finding], settings: Settings) -> bool:
    """Whether any finding is at or above the severity that makes a run fail."""
    failing = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    return any(finding.severity in failing for finding in findings)


def _table(report: Report, *, excerpts: bool) -> bytes:
    from kravlint.reports.parquet import table

    return table(report, excerpts=excerpts)


def _paths(file: Path) -> tuple[Path, ...]:
    """One a line; "-" is standard input."""
    return tuple(located(line) for line in _lines("--files-from", file) if line.strip())


def _passwords(file: Path) -> tuple[str, ...]:
    """One a line, as they are, spaces included."""
    return tuple(line for line in _lines("--password-file", file) if line)


def _lines(option: str, file: Path) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{option} {file}: filen går inte att läsa som text i UTF-8",
            f"{option} {file}: the file cannot be read as text in UTF-8",
        ) from error


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
