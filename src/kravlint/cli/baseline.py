"""`kravlint baseline`: accept what is found today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from kravlint.cli.progress import told
from kravlint.cli.settings import resolved, takes_settings
from kravlint.reports.files import check_target, write
from kravlint.reports.words import counted, words


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SÖKVÄG...")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FIL", help="kravlint-baseline.json om inget sägs."
)
@takes_settings
@click.option("--quiet", "-q", is_flag=True, help="Inga meddelanden om hur det går.")
def baseline(paths: tuple[Path, ...], output: Path | None, **given: Any) -> None:
    """Godta dagens fynd: skriv dem till en fil som lint --baseline döljer dem med."""
    settings = resolved(paths[0], given).settings

    from kravlint import run
    from kravlint.baseline import FILE_NAME, baseline_of, load_baseline, written

    file = output or settings.baseline or Path(FILE_NAME)
    check_target(file)
    if file.exists():
        load_baseline(file)  # whatever kravlint.toml says, nothing but a baseline is written over
    with told(given["quiet"]) as progress:
        report = run.lint(paths, msgspec.structs.replace(settings, baseline=None), progress)
    accepted = baseline_of(report.findings, file.parent)
    write(file, written(accepted))
    if given["quiet"]:
        return
    catalogue = words(settings.lang)
    click.echo(f"kravlint: {counted(catalogue, 'accepted', len(accepted.findings))} → {file}", err=True)
    if unread := len(report.findings) - len(accepted.findings):
        click.echo(f"kravlint: {counted(catalogue, 'unread', unread)}", err=True)
