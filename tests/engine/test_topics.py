"""Topics that one side of the procurement speaks of and the other passes over."""

from __future__ import annotations

from tests.engine.sets import hits, results

from kravlint.engine.checks.topics import Topics
from kravlint.engine.results import NotJudged, Seen

CHECK = Topics(
    topics=("penalty", "exit"),
    spoken_in="specification",
    expected_in=("agreement", "annexes"),
    weighty=("penalty",),
)
CONCEPTS = {"topic-penalty": ("vite",), "topic-exit": ("avslut",)}
FILL = "Systemet ska visa listor. " * 15
AGREEMENT = "# Avtal\n\n" + "Avtalet gäller mellan parterna. " * 15


def files(requirement: str, agreement: str = "", **more: str) -> dict[str, str]:
    return {
        "Kravspecifikation.md": f"# Kravspecifikation\n\n{FILL}{requirement}",
        "Avtal.md": AGREEMENT + agreement,
        **more,
    }


def test_one_finding_lists_every_topic_that_the_agreement_passes_over() -> None:
    (hit,) = hits(CHECK, files("Leverantören ska betala vite. Leverantören ska bistå vid avslut."), concepts=CONCEPTS)
    assert hit.spot is not None
    assert hit.spot.analysis.path == "Kravspecifikation.md"
    assert (hit.anchor, len(hit.related), hit.lower) == ("penalty exit", 1, False)


def test_a_topic_in_an_annex_is_regulated() -> None:
    found = results(
        CHECK,
        files("Leverantören ska betala vite.", **{"Bilaga 3 Servicenivåer.md": "# Servicenivåer\n\nVite utgår."}),
        concepts=CONCEPTS,
    )
    assert [type(each) for each in found] == [Seen]


def test_what_is_only_told_asks_for_nothing() -> None:
    assert hits(CHECK, files("Tidigare avtal saknade vite."), concepts=CONCEPTS) == []


def test_without_a_weighty_topic_the_finding_is_a_step_lower() -> None:
    (hit,) = hits(CHECK, files("Leverantören ska bistå vid avslut."), concepts=CONCEPTS)
    assert hit.lower


def test_an_agreement_on_standard_terms_elsewhere_is_not_judged() -> None:
    found = results(CHECK, files("Leverantören ska betala vite.", "Avtal 90 gäller."), concepts=CONCEPTS)
    assert [type(each) for each in found] == [NotJudged]


def test_nothing_is_judged_without_an_agreement() -> None:
    without = {"Kravspecifikation.md": FILL + "Leverantören ska betala vite.", "Prisbilaga.md": "# Prisbilaga\n\nText."}
    assert results(CHECK, without, concepts=CONCEPTS) == []
