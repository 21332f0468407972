"""`kravlint annotate`: copies of the documents with the findings as comments in them."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from kravlint.annotate import Copy
from kravlint.cli.progress import told
from kravlint.cli.settings import resolved, takes_settings
from kravlint.config import Settings, UsageError
from kravlint.discovery import find_sets
from kravlint.globs import matching
from kravlint.report import Lang

_SAID = {
    "written.one": ("1 kommentar", "1 comment"),
    "written.many": ("{count} kommentarer", "{count} comments"),
    "left": (
        "{count} fynd fick ingen plats i någon kopia. De står i kravlint lint.",
        "{count} findings have no place in any copy. kravlint lint tells them.",
    ),
    "beside": (
        "kopiorna ligger bland originalen, där kravlint lint också läser dem",
        "the copies lie among the originals, where kravlint lint reads them too",
    ),
    "nothing": ("inget dokument kunde få kommentarer", "no document could be given comments"),
    "format": (
        "ingen kopia: bara Word, Excel och PDF kan få kommentarer",
        "no copy: only Word, Excel and PDF take comments",
    ),
    "changed": (
        "ingen kopia: texten skulle inte ha förblivit som den är",
        "no copy: the text would not have stayed as it is",
    ),
    "crashed": ("ingen kopia: fel i kravlint självt", "no copy: kravlint itself failed"),
    "timed-out": ("ingen kopia: det tog för lång tid", "no copy: it took too long"),
    "unreadable": ("ingen kopia: kan inte läsas ({reason})", "no copy: cannot be read ({reason})"),
}


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SÖKVÄG...")
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="UT", help="Fil eller mapp.")
@takes_settings
def annotate(paths: tuple[Path, ...], output: Path, **given: Any) -> None:
    """Skriv kopior av dokumenten med fynden som kommentarer: Word, Excel och PDF.

    UT är en fil när det är ett dokument, annars en mapp. Originalen ändras aldrig.

    Slutkod: 0 minst en kopia skrevs, 2 ingen kopia kunde skrivas eller fel användning, 3 fel i kravlint.
    """
    settings = resolved(paths[0], given).settings
    if not any(path.resolve().is_relative_to(output.resolve()) for path in paths):
        # What an earlier run wrote is no document of the procurement.
        written = glob.escape(output.absolute().as_posix())
        settings = msgspec.structs.replace(settings, exclude=(*settings.exclude, written))
    copies = _copies(paths, output, settings)

    from kravlint import run
    from kravlint.annotate import annotate as write_copies

    with told(quiet=False) as progress:
        report = run.lint(paths, settings, progress)
    done = []
    for copy in write_copies(report, copies, settings):
        done.append(copy)
        click.echo(_outcome(copy, settings.lang), err=bool(copy.failure))
    if left := len(report.findings) - sum(copy.notes for copy in done if not copy.failure):
        click.echo(f"kravlint: {_said('left', settings.lang, count=left)}", err=True)
    if all(copy.failure for copy in done):
        raise UsageError(*_SAID["nothing"])
    if any(path.is_dir() and output.resolve().is_relative_to(path.resolve()) for path in paths):
        click.echo(f"kravlint: {_said('beside', settings.lang)}", err=True)


def _copies(paths: Sequence[Path], output: Path, settings: Settings) -> list[Copy]:
    """Where the copy of each document goes: to the file, or into the folder by the same name as under the paths.

    Raises UsageError when the output is a folder where a file is needed or the other way round, or one of the
    documents themselves.
    """
    sets = find_sets(paths, lambda path: matching(path, settings.exclude, settings.root) is not None, settings.limits)
    sources = sorted(path for each in sets for path in each.named)
    if len(paths) == 1 and not paths[0].is_dir() and not output.is_dir():
        copies = [Copy(sources[0], output)]
    else:
        if output.exists() and not output.is_dir():
            raise UsageError(
                f"{output}: ska vara en mapp, eftersom det är flera dokument",
                f"{output}: must be a folder, since there are several documents",
            )
        base = Path(
            os.path.commonpath([path.absolute() if path.is_dir() else path.absolute().parent for path in paths])
        )
        copies = [Copy(source, output / source.absolute().relative_to(base)) for source in sources]
    for copy in copies:
        if copy.target.exists() and any(copy.target.samefile(source) for source in sources):
            raise UsageError(
                f"{copy.target}: är ett original och skrivs inte över",
                f"{copy.target}: is an original and is not overwritten",
            )
    return copies


def _outcome(copy: Copy, lang: Lang) -> str:
    if not copy.failure:
        number = "written.one" if copy.notes == 1 else "written.many"
        return f"{copy.target}: {_said(number, lang, count=copy.notes)}"
    if copy.failure in _SAID:
        return f"kravlint: {copy.source}: {_said(copy.failure, lang)}"
    return f"kravlint: {copy.source}: {_said('unreadable', lang, reason=copy.failure)}"


def _said(name: str, lang: Lang, **values: object) -> str:
    return _SAID[name][lang == "en"].format(**values)
