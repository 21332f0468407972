"""The settings of a run as commands take them: the command line, over kravlint.toml, over what is built in."""

from __future__ import annotations

import glob
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
import msgspec

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG, listed
from kravlint.config import Settings, check_values, find_config, load_config, written_keys
from kravlint.report import SEVERITIES

_Command = TypeVar("_Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--fail-on", type=click.Choice(SEVERITIES), help="Lägsta allvar som ger slutkod 1 (error)."),
    click.option("--as-of", metavar="DATUM", help="Döm per ett datum, today eller document (dokumentens egna)."),
    click.option("--select", multiple=True, metavar="KODER", help="Bara dessa regler, t.ex. SEC,PUB012."),
    click.option("--ignore", multiple=True, metavar="KODER", help="Inte dessa regler."),
    click.option("--exclude", multiple=True, metavar="MÖNSTER", help="Filer som inte är dokument, t.ex. gamla/*."),
    click.option("--baseline", type=click.Path(path_type=Path), metavar="FIL", help="Fynd som redan är godtagna."),
    click.option("--jobs", type=click.IntRange(0), metavar="ANTAL", help="Processer samtidigt (0: en per processor)."),
    click.option("--copies", is_flag=True, help="Jämför upphandlingarna med varandra: vad är kopierat?"),
    click.option("--no-cache", is_flag=True, help="Läs alla dokument på nytt och spara inget av dem."),
    CONFIG,
    LANG,
)


class Resolved(NamedTuple):
    """The settings, and where each that is not built in comes from."""

    settings: Settings
    file: Path | None
    in_file: frozenset[str]
    """Field names of Settings."""
    given: frozenset[str]
    """Field names of Settings: those that the command line sets."""


def takes_settings(command: _Command) -> _Command:
    """Give a command the options that `resolved` reads."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def resolved(start: Path, options: dict[str, Any]) -> Resolved:
    """The settings for a run over `start`; from then on failures are told in their language.

    Raises ConfigError and UsageError.
    """
    speak(options["lang"], options.get("verbose", False))
    file = options["config"] or find_config(start)
    base = load_config(file, start)
    given = _given(options)
    settings = msgspec.structs.replace(base, **given)
    check_values(settings)
    speak(settings.lang, options.get("verbose", False))
    return Resolved(settings, file, written_keys(file) if file else frozenset(), frozenset(given))


def _given(options: dict[str, Any]) -> dict[str, Any]:
    values = {
        "as_of": options["as_of"],
        "lang": options["lang"],
        "fail_on": options["fail_on"],
        "select": listed(options["select"]) or None,
        "ignore": listed(options["ignore"]) or None,
        "exclude": tuple(_from_here(pattern) for pattern in options["exclude"]) or None,
        "baseline": options["baseline"],
        "jobs": options["jobs"],
        "copies": options["copies"] or None,
        "cache": False if options["no_cache"] else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _from_here(pattern: str) -> str:
    """Globs with a slash are relative to the current folder on the command line, to the file in kravlint.toml."""
    return f"{glob.escape(Path.cwd().as_posix())}/{pattern.removeprefix('./')}" if "/" in pattern else pattern
