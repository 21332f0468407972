"""Expressions that are compiled beforehand find what they find when they are compiled as they are met."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from kravlint.engine.loader import expressions_of, load
from kravlint.language import programs
from kravlint.language.programs import compiled, recall, recalled, written
from kravlint.language.screen import sources

TEXT = "Avtalet löper i 24 månader. AVTALET kan förlängas med 12 månader, se avtalets bilaga 3."
EXPRESSIONS = [
    (r"avtal\w*\s+(?P<what>löper|kan)", re.IGNORECASE),
    (r"(?P<number>\d+)\s(?P<unit>månad(?:er)?)(?!\w)", 0),
    (r"""(?x) bilaga \s (?P<n> \d )  # which""", 0),
    (r"(?<![\w])[A-ZÅÄÖ]{2,}", 0),
    (r"(a)(?:v)(t)", re.IGNORECASE),
]


@pytest.fixture
def kept() -> Iterator[None]:
    """What is recalled in a test is forgotten after it."""
    before = list(programs._read)
    yield
    programs._read[:] = before
    recalled.cache_clear()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("source", "flags"), EXPRESSIONS)
def test_what_is_compiled_beforehand_finds_the_same(source: str, flags: int) -> None:
    recall(lambda: written(EXPRESSIONS))
    assert len(recalled()) == len(EXPRESSIONS)
    ready, usual = compiled(source, flags), re.compile(source, flags)
    found = [(m.span(), m.groupdict(), m.lastgroup, m.groups()) for m in ready.finditer(TEXT)]
    assert found == [(m.span(), m.groupdict(), m.lastgroup, m.groups()) for m in usual.finditer(TEXT)]
    assert found
    assert (ready.flags, ready.groups, ready.groupindex) == (usual.flags, usual.groups, usual.groupindex)


@pytest.mark.usefixtures("kept")
def test_what_another_python_made_is_not_used() -> None:
    content = msgspec.msgpack.decode(written(EXPRESSIONS))
    recall(lambda: msgspec.msgpack.encode({**content, "python": "3.9"}))
    assert not recalled()
    assert compiled(r"av\w+").search(TEXT)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("content", [None, b"", b"\xff damaged"])
def test_without_anything_that_can_be_read_expressions_are_compiled_as_always(content: bytes | None) -> None:
    recall(lambda: content)
    assert compiled(r"av\w+").search(TEXT)


def test_every_term_and_every_expression_of_the_program_is_compiled_beforehand() -> None:
    book = load()
    names = msgspec.msgpack.decode(expressions_of(book))["programs"]
    terms = {term.pattern for several in book.terms.values() for term in several}
    assert {f"0 {pattern}" for pattern in terms} <= names.keys()
    assert {f"{flags:d} {source}" for source, flags in sources()} <= names.keys()
