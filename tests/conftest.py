"""No test sees what another run has kept, and none leaves anything in the user's own cache."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

_NUMBERS = count()


@pytest.fixture(autouse=True, scope="session")
def _no_shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:  # for fixtures that live longer than a test
        patch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRAVLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"))
