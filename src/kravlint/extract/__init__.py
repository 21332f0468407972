"""The requirement catalogue of documents, written as a spreadsheet or for another program."""

from __future__ import annotations

from importlib import import_module

from kravlint.extract.catalogue import Catalogue, Entry, Unread, catalogue
from kravlint.report import Lang

FORMATS = ("xlsx", "csv", "json", "reqif", "markdown")
BINARY = frozenset({"xlsx"})
SUFFIXES = {".xlsx": "xlsx", ".csv": "csv", ".json": "json", ".reqif": "reqif", ".md": "markdown"}


def render(entries: Catalogue, format: str, lang: Lang) -> bytes:
    """The catalogue in one of FORMATS; text formats in UTF-8."""
    content: bytes = import_module(f"kravlint.extract.{format}").render(entries, lang)
    return content


__all__ = ["BINARY", "FORMATS", "SUFFIXES", "Catalogue", "Entry", "Unread", "catalogue", "render"]
