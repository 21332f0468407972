"""Two editions of one document in a set."""

from __future__ import annotations

from tests.engine.sets import hits

from kravlint.engine.checks.revisions import Revisions


def test_the_replaced_edition_is_told_with_the_latest() -> None:
    files = dict.fromkeys(("Krav.md", "Krav rev A.md", "Krav rev B.md"), "# Kravspecifikation\n\nText.")
    found = hits(Revisions(), files)
    assert [hit.words["one"] for hit in found] == ["Krav.md", "Krav rev A.md"]
    assert {hit.words["other"] for hit in found} == {"Krav rev B.md"}
