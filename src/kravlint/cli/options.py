"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

LANG = click.option("--lang", type=click.Choice(["sv", "en"]), help="Språk i utskrifter (sv om inget sägs).")
CONFIG = click.option(
    "--config", type=click.Path(path_type=Path), metavar="FIL", help="Inställningar, i stället för kravlint.toml."
)


def listed(values: tuple[str, ...]) -> tuple[str, ...]:
    """The values of an option that is repeated or comma separated, or both."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
