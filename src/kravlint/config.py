"""The settings of a run: kravlint.toml, what may stand in it, and what is told when something is wrong there.

Precedence: command line, then the file, then the defaults below. Paths and globs in the file are relative to
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from kravlint.readers.limits import Limits
from kravlint.report import Lang, Severity

FILE_NAME = "kravlint.toml"

DocumentKind = Literal[
    "main-document",
    "instructions",
    "specification",
    "response-form",
    "call-off",
    "agreement",
    "general-terms",
    "sla",
    "dpa",
    "dpa-instruction",
    "dpa-subprocessors",
    "classification",
    "price",
    "qualification",
    "questions-answers",
    "decision",
    "framework-agreement",
    "implementation-plan",
    "architecture",
    "risk-assessment",
    "guidance",
    "background",
    "other",
]


class UsageError(Exception):
    """Wrong usage: a path that does not exist, an unknown code, no document at all. Exit code 2."""

    def __init__(self, sv: str, en: str = "") -> None:
        super().__init__(sv)
        self.sv = sv
        self.en = en or sv

    def said(self, lang: Lang) -> str:
        """The message in one of the two languages."""
        return self.sv if lang == "sv" else self.en


class ConfigError(UsageError):
    """What the user wrote in kravlint.toml or a rule pack cannot be used. Exit code 2."""


class Suppress(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[suppress]] of kravlint.toml: findings of a rule that somebody has decided to live with."""

    path: str
    """Glob; see `kravlint.globs`. A finding about a whole procurement: every document of it must match."""
    rule: str
    reason: str
    until: date | None = None
    """The last day that it holds."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """The settings of one run. In kravlint.toml the names are written with hyphens."""

    as_of: str = "today"
    """"today", "document", or an ISO date."""
    lang: Lang = "sv"
    fail_on: Severity = "error"
    select: tuple[str, ...] = ()
    """Codes or their beginnings (SEC, PUB01); empty: every rule that is on."""
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    """Code to severity, over what the rule says."""
    rules: tuple[Path, ...] = ()
    """Folders with rule packs of one's own."""
    exclude: tuple[str, ...] = ()
    """Globs of files that are no documents; see `kravlint.globs`."""
    kinds: dict[str, DocumentKind] = {}
    """Glob to document kind, where kravlint would tell it wrongly."""
    call_off: bool | None = None
    """Whether the procurements are call-offs; None: told from the documents."""
    buyer: str | None = None
    """Who buys ("Exempelköpings kommun"); None: told from the documents."""
    copies: bool = False
    """Whether text that the procurements of the run share is looked for."""
    inherits: Path | None = None
    """Folder with the framework agreement that the call-offs are made under: what it holds, they need not repeat."""
    suppress: tuple[Suppress, ...] = ()
    baseline: Path | None = None
    """File with accepted findings."""
    cache: bool = True
    """Whether what was read and judged is kept for the next run."""
    jobs: int = 0
    """Worker processes at a time; 0: one per processor."""
    limits: Limits = Limits()
    root: Path = Path()
    """What `exclude` and `kinds` are relative to: the file's folder, else the current one. Not a key."""


_KEYS = tuple(field.encode_name for field in msgspec.structs.fields(Settings) if field.name != "root")
_LIMITS = tuple(name.replace("_", "-") for name in Limits.__struct_fields__)


def load_config(explicit: Path | None, start: Path) -> Settings:
    """The settings in `explicit`, or in the nearest kravlint.toml from `start` upward, or the defaults.

    Raises ConfigError naming the file and the key.
    """
    file = explicit or find_config(start)
    return _from_file(file) if file else Settings()


def find_config(start: Path) -> Path | None:
    """The nearest kravlint.toml in the folder of `start` or above it; of the current one for an address."""
    here = Path().absolute() if "://" in str(start) else start.absolute()
    folders = [here, *here.parents] if here.is_dir() else list(here.parents)
    return next((file for folder in folders if (file := folder / FILE_NAME).is_file()), None)


def written_keys(file: Path) -> frozenset[str]:
    """The fields of Settings that a configuration file sets, and of Limits as "limits.…". Raises ConfigError."""
    table = _table(file)
    keys = [*table, *(f"limits.{key}" for key in table.get("limits", {}))]
    return frozenset(key.replace("-", "_") for key in keys)


def _table(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file}: kan inte läsas: {error.strerror}", f"{file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: är inte giltig TOML: {error}", f"{file}: not valid TOML: {error}") from error


def _from_file(file: Path) -> Settings:
    table = _table(file)
    _no_unknown(file, table, _KEYS, "")
    limits = table.get("limits", {})
    if isinstance(limits, dict):
        _no_unknown(file, limits, _LIMITS, "limits.")
        table["limits"] = {name.replace("-", "_"): value for name, value in limits.items()}
    if isinstance(as_of := table.get("as-of"), date):
        table["as-of"] = as_of.isoformat()

    try:
        settings = msgspec.convert(table, Settings, dec_hook=_path)
        check_values(settings)
    except msgspec.ValidationError as error:
        raise _bad_value(file, error) from error
    except ConfigError as error:
        raise ConfigError(f"{file}: {error.sv}", f"{file}: {error.en}") from error
    folder = file.parent
    rules = tuple(folder / pack for pack in settings.rules)
    baseline = folder / settings.baseline if settings.baseline else None
    inherits = folder / settings.inherits if settings.inherits else None
    return msgspec.structs.replace(settings, rules=rules, baseline=baseline, inherits=inherits, root=folder)


def _path(kind: type, value: Any) -> Any:
    """msgspec's hook for a type it does not know: Path."""
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise ValueError(f"Expected `str`, got `{type(value).__name__}`")


def _no_unknown(file: Path, table: Mapping[str, object], known: tuple[str, ...], prefix: str) -> None:
    for key in table:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key.replace("_", "-").lower(), known, n=1)
            raise ConfigError(
                f"{file}: okänd nyckel {prefix}{key}." + (f" Menade du {prefix}{near[0]}?" if near else ""),
                f"{file}: unknown key {prefix}{key}." + (f" Did you mean {prefix}{near[0]}?" if near else ""),
            )


_TYPES = {
    "str": ("text", "text"),
    "str | null": ("text", "text"),
    "int": ("ett heltal", "an integer"),
    "float": ("ett decimaltal", "a decimal number"),
    "bool": ("true eller false", "true or false"),
    "bool | null": ("true eller false", "true or false"),
    "array": ("en lista", "a list"),
    "object": ("en tabell", "a table"),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "lang": get_args(Lang),
    "fail-on": get_args(Severity),
    "severity": get_args(Severity),
    "kinds": get_args(DocumentKind),
}


def _bad_value(file: Path, error: msgspec.ValidationError) -> ConfigError:
    """Put the key first: msgspec says "Expected `bool`, got `str` - at `$.call-off`"."""
    what, _, where = str(error).partition(" - at `")
    key = where.rstrip("`").removeprefix("$.").replace("[...]", "").replace("_", "-")
    if choices := ", ".join(_CHOICES.get(key, ())):
        given = what.removeprefix("Invalid enum value ")
        return ConfigError(
            f"{file}: {key}: {given} är inget av {choices}", f"{file}: {key}: {given} is none of {choices}"
        )
    if wrong := re.fullmatch(r"Expected `(.+)`, got `(.+)`", what):
        expected, got = (_TYPES.get(name, (name, name)) for name in wrong.groups())
        return ConfigError(
            f"{file}: {key}: väntade {expected[0]}, fick {got[0]}",
            f"{file}: {key}: expected {expected[1]}, got {got[1]}",
        )
    return ConfigError(f"{file}: {key}: {what}")


def check_values(settings: Settings) -> None:
    """Raise ConfigError, naming the key, where a value is of the right type and still impossible."""
    if settings.jobs < 0:
        raise ConfigError("jobs: ska vara 0 eller mer", "jobs: must be 0 or more")
    for entry in settings.suppress:
        if not entry.reason.strip():
            raise ConfigError(
                f"suppress: {entry.rule} för {entry.path} saknar skäl (reason)",
                f"suppress: {entry.rule} for {entry.path} has no reason",
            )
    for name in Limits.__struct_fields__:
        if getattr(settings.limits, name) < (0 if name == "memory_bytes" else 1):
            key = f"limits.{name.replace('_', '-')}"
            raise ConfigError(f"{key}: ska vara minst 1", f"{key}: must be at least 1")
    if settings.as_of in {"today", "document"}:
        return
    try:
        date.fromisoformat(settings.as_of)
    except ValueError:
        given = settings.as_of
        raise ConfigError(
            f"as-of: {given!r} är varken ett datum (2026-11-22), today eller document",
            f"as-of: {given!r} is neither a date (2026-11-22), today nor document",
        ) from None
