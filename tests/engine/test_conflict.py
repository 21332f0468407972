"""Values of one fact that differ between invitation and agreement."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, results

from kravlint.analysis.model import Fact
from kravlint.engine.checks.conflict import Conflict, agree
from kravlint.engine.results import Seen

CHECK = Conflict(fact="contract-period", between=("main-document", "call-off"), against=("agreement",))


def fact(**value: str) -> Fact:
    return Fact("contract-period", tuple(sorted(value.items())), 0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (fact(months="24"), fact(months="24"), True),
        (fact(months="24"), fact(months="36"), False),
        (fact(months="24"), fact(start="2026-01-01", end="2027-12-31"), True),
        (fact(months="24"), fact(start="2026-01-15", end="2028-01-14"), True),
        (fact(months="9"), fact(start="2024-01-01", end="2024-10-31"), False),
        (fact(start="2026-01-01", months="24"), fact(start="2026-02-01", months="24"), False),
        (fact(end="2027-12-31"), fact(months="24"), True),
        (fact(end="2027-12-31"), fact(start="2026-01-01", end="2028-12-31"), False),
    ],
)
def test_equal_values_may_be_written_differently(one: Fact, other: Fact, equal: bool) -> None:
    assert agree(one, other) is equal
    assert agree(other, one) is equal


def test_a_conflict_stands_at_the_agreement_and_points_at_the_invitation() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nAvtalet löper i 36 månader.",
        "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader.",
    }
    (hit,) = hits(CHECK, files)
    assert hit.spot is not None
    assert hit.spot.analysis.path == "Avtal.md"
    assert [spot.analysis.path for spot, _ in hit.related] == ["Inbjudan.md"]
    assert (hit.words["one"]["sv"], hit.words["other"]["sv"]) == ("36 månader", "24 månader")


def test_one_agreeing_statement_is_enough() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nRamavtalet gäller i fyra år.\n\nAvtalet löper i två år.",
        "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader.",
    }
    assert [type(result) for result in results(CHECK, files)] == [Seen]


def test_a_value_that_only_one_side_states_contradicts_nothing() -> None:
    files = {"Inbjudan.md": "# Inbjudan\n\nText.", "Avtal.md": "# Avtal\n\nAvtalet gäller i 24 månader."}
    assert results(CHECK, files) == []
