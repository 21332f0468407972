"""The rule book, ready-made where it can be had, since parsing the YAML costs more than a short run.

The wheel carries kravlint's own rules as one file, and what their expressions are compiled to as another. In a checkout
both are kept in the cache folder with the key of what they were made from, and made anew as soon as that is another.
Packs are read over the rule book.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kravlint import cache as kept
from kravlint.analysis.kinds import Kinds
from kravlint.collection import paused
from kravlint.config import ConfigError
from kravlint.engine.rulebook import Rulebook, files_in
from kravlint.language import Lexicon, programs
from kravlint.language.screen import recall, sources, worked_out

COMPILED = "rulebook.msgpack"
"""The whole rule book in one file, which the wheel carries."""
PROGRAMS = "expressions.msgpack"
"""What its expressions are compiled to by the Python that built the wheel."""


def rules_folder() -> Path:
    """The rules that travel with kravlint: in the wheel beside the code, in a checkout at the top."""
    packaged = Path(__file__).parent.parent / "rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rules"


@cache
def load(packs: Sequence[Path] = ()) -> Rulebook:
    """Load kravlint's own rules and then the packs (folders of the same layout), later ones winning by code.

    Raises ConfigError naming file, line and field.
    """
    with paused():
        book = _own()
    for pack in packs:
        if not pack.is_dir():
            raise ConfigError(f"{pack}: no such folder of rules")
        from kravlint.engine.rule_files import rulebook

        book = rulebook(pack, book)
    return book


@cache
def _own() -> Rulebook:
    book = _ready()
    recall(book.needed)
    return book


def _ready() -> Rulebook:
    ready = rules_folder() / COMPILED
    if ready.is_file():
        programs.recall(rules_folder().joinpath(PROGRAMS).read_bytes)
        return msgspec.msgpack.decode(ready.read_bytes(), type=Rulebook)
    store = kept.opened()
    return _kept(store, rules_folder()) if store else _made(rules_folder())


def _kept(store: Path, folder: Path) -> Rulebook:
    # one place for the folder, or every change of a rule would leave a whole rule book behind
    place = kept.key_of(os.fsencode(folder.resolve()))
    source = _source(folder)
    programs.recall(lambda: _under(store, f"expressions-{place}", source))
    content = _under(store, f"rules-{place}", source)
    if content is not None:
        try:
            return msgspec.msgpack.decode(content, type=Rulebook)
        except msgspec.DecodeError:
            pass  # damaged: made anew
    book = _made(folder)
    if _source(folder) == source:  # no file was saved meanwhile
        kept.put(store, f"rules-{place}", source + msgspec.msgpack.encode(book))
        kept.put(store, f"expressions-{place}", source + expressions_of(book))
    return book


def _under(store: Path, place: str, source: bytes) -> memoryview | None:
    """What is kept in a place, if it was made from this source."""
    content = kept.get(store, place)
    return memoryview(content)[len(source) :] if content is not None and content.startswith(source) else None


def _made(folder: Path) -> Rulebook:
    from kravlint.engine.rule_files import rulebook

    return replace(rulebook(folder), needed=worked_out())


def expressions_of(book: Rulebook) -> bytes:
    """What the expressions of the rule book and of the program are compiled to, for `language.programs`."""
    terms = (*(term for several in book.terms.values() for term in several), *book.kind_terms.values())
    return programs.written([*((term.pattern, 0) for term in terms), *sources()])


def _source(folder: Path) -> bytes:
    """A key of everything that a rule book is made from: the files' names and content, in order, and this program."""
    parts = [kept.program()]
    for file in files_in(folder):
        parts += [os.fsencode(file.relative_to(folder)), file.read_bytes()]
    return kept.key_of(*parts).encode()


def lexicon_of(book: Rulebook) -> Lexicon:
    """The rule book's terms in one automaton."""
    with paused():
        programs.recalled()  # now, so that workers need not read it each for themselves
        return Lexicon(book.terms)


def kinds_of(book: Rulebook) -> Kinds:
    """The document kinds, compiled."""
    with paused():
        return Kinds(book.kind_rows, book.kind_terms)


__all__ = ["COMPILED", "PROGRAMS", "Rulebook", "expressions_of", "kinds_of", "lexicon_of", "load", "rules_folder"]
