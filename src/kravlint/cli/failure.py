"""What is said on stderr when a command cannot do what it was asked, and the exit code that goes with it."""

from __future__ import annotations

import platform

import click

from kravlint import __version__
from kravlint.config import UsageError
from kravlint.report import Lang

_LANG, _VERBOSE = "kravlint.lang", "kravlint.verbose"


def speak(lang: Lang | None, verbose: bool = False) -> None:
    """Failures of the running command are told in this language, with the traceback when verbose."""
    meta = click.get_current_context().meta
    meta[_LANG], meta[_VERBOSE] = lang or "sv", verbose


def told(error: Exception, ctx: click.Context) -> int:
    """Tell the user; 2 for wrong usage or configuration, 3 when kravlint itself failed.

    The error's own message may hold a document's text, so it is shown only with --verbose.
    """
    lang: Lang = ctx.meta.get(_LANG, "sv")
    if isinstance(error, UsageError):
        click.echo(f"kravlint: {error.said(lang)}", err=True)
        return 2
    verbose = ctx.meta.get(_VERBOSE, False)
    if verbose:
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    click.echo(f"kravlint: {_report_this(error, lang, verbose)}", err=True)
    return 3


def _report_this(error: Exception, lang: Lang, verbose: bool) -> str:
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    file = frame.filename.replace("\\", "/").rpartition("/")[2]
    what = f"kravlint {__version__}, Python {platform.python_version()}, {platform.system()}: "
    what += f"{type(error).__name__}, {file}:{frame.lineno}"
    if lang == "en":
        return f"failed by its own fault. Please report: {what}" + ("" if verbose else " (details: --verbose)")
    return f"fel i kravlint självt. Rapportera gärna: {what}" + ("" if verbose else " (mer: --verbose)")
