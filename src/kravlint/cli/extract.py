"""`kravlint extract`: the requirements of documents as a catalogue."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.config import UsageError, load_config
from kravlint.report import Lang
from kravlint.reports.files import check_target

_FORMATS = ("xlsx", "csv", "json", "reqif", "markdown")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SÖKVÄG...")
@click.option("--format", type=click.Choice(_FORMATS), help="Annars efter filens namn, och markdown utan fil.")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FIL", help="Fil att skriva till.")
@click.option("--all", "everything", is_flag=True, help="Också anvisningar, beställarens åtaganden och upplysningar.")
@CONFIG
@LANG
def extract(
    paths: tuple[Path, ...],
    format: str | None,
    output: Path | None,
    everything: bool,
    config: Path | None,
    lang: Lang | None,
) -> None:
    """Skriv ut kraven som en tabell: xlsx, csv, json, reqif eller markdown.

    Slutkod: 0 minst ett dokument kunde läsas, 2 inget gjorde det eller fel användning, 3 fel i kravlint.
    """
    speak(lang)
    settings = load_config(config, paths[0])
    settings = msgspec.structs.replace(settings, lang=lang or settings.lang)
    speak(settings.lang)

    from kravlint.extract import BINARY, SUFFIXES, catalogue, render

    chosen = format or (SUFFIXES.get(output.suffix.lower()) if output else "markdown")
    if chosen is None:
        raise UsageError(
            f"{output}: vilket format? Skriv --format, eller ett filnamn som slutar på {', '.join(SUFFIXES)}",
            f"{output}: which format? Give --format, or a file name ending in {', '.join(SUFFIXES)}",
        )
    if output is None and chosen in BINARY:
        raise UsageError(f"--format {chosen}: skriv också --output FIL", f"--format {chosen}: give --output FILE too")
    if output is not None:
        check_target(output)

    found = catalogue(paths, settings, everything=everything)
    for each in found.unread:
        cannot = "cannot be read" if settings.lang == "en" else "kan inte läsas"
        click.echo(f"kravlint: {each.document}: {cannot} ({each.reason})", err=True)
    if not found.documents:
        raise UsageError("inget dokument kunde läsas", "no document could be read")
    content = render(found, chosen, settings.lang)
    if output is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    _write(output, content)
    requirements = "requirements" if settings.lang == "en" else "krav"
    click.echo(f"kravlint: {len(found.entries)} {requirements} → {output}", err=True)


def _write(file: Path, content: bytes) -> None:
    """The whole file or nothing: written beside its target and put there in one step."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    except OSError as error:
        raise UsageError(
            f"{file}: kan inte skrivas: {error.strerror}", f"{file}: cannot be written: {error.strerror}"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
