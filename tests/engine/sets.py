"""Procurements made of Markdown, for the tests of the check kinds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.document import Document, Problem
from kravlint.engine.checks import Check, run_check
from kravlint.engine.context import Context
from kravlint.engine.loader import kinds_of, load
from kravlint.engine.results import Hit, Result
from kravlint.language.lexicon import lexicon
from kravlint.procurement import Procurement, assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

CONTEXT = Context("2026-11-22", {}, (), {})


@cache
def kinds() -> Kinds:
    return kinds_of(load())


def procurement(
    files: Mapping[str, str], concepts: Mapping[str, tuple[str, ...]] | None = None, unread: tuple[str, ...] = ()
) -> Procurement:
    """File names and Markdown texts, analysed with the given concepts."""
    words = lexicon(concepts or {"nothing": ("xyzzy",)})
    analyses = [analyse(read_markdown(text.encode(), name, Limits()), words, kinds()) for name, text in files.items()]
    lost = [Document(path=path, format="", problems=(Problem("damaged", fatal=True),)) for path in unread]
    return assemble("exempel", analyses, lost)


def results(check: Check, files: Mapping[str, str], **more: object) -> list[Result]:
    return list(run_check(check, "TEST001", procurement(files, **more), CONTEXT))  # type: ignore[arg-type]


def hits(check: Check, files: Mapping[str, str], **more: object) -> list[Hit]:
    return [result for result in results(check, files, **more) if isinstance(result, Hit)]
