"""No test sees what another run has kept, and none leaves anything in the user's own cache."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# A submission is judged on the same examples every time; at the desk each run looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# The modules of tests that load the rule book while they are collected find it where the session before left it.
os.environ["KRAVLINT_CACHE_DIR"] = str(Path(__file__).parents[1] / ".pytest_cache" / "kravlint")

_NUMBERS = count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The cluster comes last: its client's threads live on, and where threads run every worker has to be spawned."""
    items.sort(key=lambda item: "cluster" in item.path.parts)


@pytest.fixture(autouse=True, scope="session")
def _no_shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:  # for fixtures that live longer than a test
        patch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"))
