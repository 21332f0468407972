"""No test sees what another run has kept, and none leaves anything in the user's own cache."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from kravlint.engine import loader

# A submission is judged on the same examples every time; at the desk each run looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# The modules of tests that load the rule book while they are collected find it where the session before left it.
os.environ["KRAVLINT_CACHE_DIR"] = str(Path(__file__).parents[1] / ".pytest_cache" / "kravlint")

_NUMBERS = count()
_OF_THE_CACHE = frozenset({"test_cache", "test_kept_rules", "test_copies", "test_encrypted", "test_faults"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The cluster comes last: its client's threads live on, and where threads run every worker has to be spawned."""
    items.sort(key=lambda item: "cluster" in item.path.parts)


@pytest.fixture(autouse=True, scope="session")
def _no_shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:  # for fixtures that live longer than a test
        patch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(scope="session")
def _rule_book(_no_shared_cache: None) -> Path:
    """Where the rule book is kept, made once in a session: to make it takes longer than most tests."""
    loader.load.cache_clear()
    loader.load(())
    return Path(os.environ["KRAVLINT_CACHE_DIR"])


@pytest.fixture(autouse=True)
def _own_cache(
    request: pytest.FixtureRequest,
    _rule_book: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An empty cache but for the rule book, and wholly empty where what is kept is the question."""
    own = tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"
    monkeypatch.setenv("KRAVLINT_CACHE_DIR", str(own))
    if request.node.path.stem not in _OF_THE_CACHE:
        own.mkdir()
        for file in _rule_book.rglob("*"):
            if file.is_file():
                (own / file.relative_to(_rule_book)).parent.mkdir(parents=True, exist_ok=True)
                os.link(file, own / file.relative_to(_rule_book))
