"""Rule codes as users write them: brought into the form that rules have, or told which one was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from kravlint.config import Settings, UsageError


def normal_code(written: str) -> str:
    """A rule code as kravlint writes it: "pub-004" is PUB004."""
    return re.sub(r"[^A-ZÅÄÖ0-9]", "", written.upper())


def check_codes(settings: Settings, known: Iterable[str]) -> Settings:
    """The settings with select, ignore, severity and suppress in the form of `known`, the codes of the rules.

    Raises UsageError for a code or beginning that no rule has, and for READ among the ignored or suppressed: what
    could not be read is always told.
    """
    codes = sorted(known)
    excepted = [("ignore", code) for code in settings.ignore]
    excepted += [("suppress", entry.rule) for entry in settings.suppress]
    for key, written in excepted:
        if (code := normal_code(written)).startswith("READ"):
            raise UsageError(
                f"{key}: {code} kan inte väljas bort. Det som inte kunde läsas redovisas alltid.",
                f"{key}: {code} cannot be ignored. What could not be read is always reported.",
            )
    return msgspec.structs.replace(
        settings,
        suppress=tuple(
            msgspec.structs.replace(entry, rule=_known(entry.rule, codes, "suppress", whole=True))
            for entry in settings.suppress
        ),
        select=tuple(_known(code, codes, "select") for code in settings.select),
        ignore=tuple(_known(code, codes, "ignore") for code in settings.ignore),
        severity={_known(code, codes, "severity", whole=True): s for code, s in settings.severity.items()},
    )


def _known(written: str, codes: list[str], key: str, *, whole: bool = False) -> str:
    code = normal_code(written)
    if code and (code in codes if whole else any(each.startswith(code) for each in codes)):
        return code
    raise unknown_code(written, codes, f"{key}: ")


def unknown_code(written: str, codes: Iterable[str], key: str = "") -> UsageError:
    """What is told about a code that no rule has, with the nearest one that some rule has."""
    from difflib import get_close_matches

    near = get_close_matches(normal_code(written), list(codes), n=1)
    return UsageError(
        f"{key}okänd regelkod {written}." + (f" Menade du {near[0]}?" if near else " Se kravlint rules."),
        f"{key}unknown rule code {written}." + (f" Did you mean {near[0]}?" if near else " See kravlint rules."),
    )
