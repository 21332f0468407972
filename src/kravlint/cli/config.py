"""`kravlint config`: which settings hold, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from kravlint.cli.settings import Resolved, resolved, takes_settings
from kravlint.reports.words import Words, words


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=Path), metavar="[SÖKVÄG]")
@takes_settings
def config(path: Path, **given: Any) -> None:
    """Visa vilka inställningar som gäller för en sökväg, och varifrån var och en kommer."""
    found = resolved(path, given)
    rows = list(_rows(found, words(found.settings.lang)))
    longest = min(max(len(setting) for setting, _ in rows), 60)
    for setting, source in rows:
        click.echo(f"{setting:<{longest}}  # {source}")


def _rows(found: Resolved, catalogue: Words) -> Iterator[tuple[str, str]]:
    settings = msgspec.to_builtins(found.settings, enc_hook=str)
    limits = settings.pop("limits")
    root = settings.pop("root")
    yield from ((_line(key, value), _source(key, found, catalogue)) for key, value in settings.items())
    for key, value in limits.items():
        name = f"limits.{key.replace('_', '-')}"
        yield _line(name, value), _source(name, found, catalogue)
    yield _line("root", root), catalogue["config.root"]


def _line(key: str, value: Any) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _source(key: str, found: Resolved, catalogue: Words) -> str:
    field = key.replace("-", "_")
    if field in found.given:
        return catalogue["config.given"]
    return str(found.file) if field in found.in_file else catalogue["config.default"]
