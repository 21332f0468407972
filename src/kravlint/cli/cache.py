"""`kravlint cache`: what is kept between runs."""

from __future__ import annotations

import click

from kravlint.cli.failure import speak
from kravlint.cli.options import LANG
from kravlint.report import Lang


@click.group()
def cache() -> None:
    """Det som sparas mellan körningar. Där finns text ur handlingarna; bara du kan läsa det."""


@cache.command()
@LANG
def clear(lang: Lang | None) -> None:
    """Ta bort allt som är sparat."""
    speak(lang)

    from kravlint.cache import clear as remove_all
    from kravlint.cache import folder
    from kravlint.reports.words import counted, words

    store = folder()
    click.echo(f"kravlint: {counted(words(lang or 'sv'), 'removed', remove_all(store))} {store}", err=True)
