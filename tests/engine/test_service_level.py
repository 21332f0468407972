"""A service level and its consequence belong together: which of them is missing, and when that is not judged."""

from __future__ import annotations

from tests.engine.sets import results

from kravlint.engine.checks.service_level import ServiceLevel
from kravlint.engine.results import Hit, NotJudged, Seen

CONCEPTS = {"vite": ("vite",), "drift": ("tillgänglighet*",)}
WITHIN = ("agreement", "specification", "sla")
NO_CONSEQUENCE = ServiceLevel(problem="no-consequence", within=WITHIN, consequence=("vite",))
NO_LEVEL = ServiceLevel(problem="no-level", within=WITHIN, consequence=("vite",), about=("drift",))
LEVEL = "# Kravspecifikation\n\nTjänsten ska ha en tillgänglighet på minst 99,5 procent."
PLAIN = "# Kravspecifikation\n\nTjänsten ska visa schema."


def kinds(check: ServiceLevel, *files: tuple[str, str], unread: tuple[str, ...] = ()) -> list[type]:
    return [type(result) for result in results(check, dict(files), concepts=CONCEPTS, unread=unread)]


def test_a_level_without_consequence_is_found_and_points_to_the_agreement() -> None:
    files = {"Krav.md": LEVEL, "Avtal.md": "# Avtal\n\nLeverantören levererar."}
    (hit,) = results(NO_CONSEQUENCE, files, concepts=CONCEPTS)
    assert isinstance(hit, Hit)
    assert hit.words == {"found": "99,5 procent"}
    assert [place.analysis.path for place, _ in hit.related] == ["Avtal.md"]


def test_a_heading_promises_a_consequence_but_states_none() -> None:
    assert kinds(NO_CONSEQUENCE, ("Krav.md", LEVEL), ("Avtal.md", "# Avtal\n\n## Drift och vite\n\nText.")) == [Hit]
    assert kinds(NO_CONSEQUENCE, ("Krav.md", LEVEL), ("Avtal.md", "# Avtal\n\nVite utgår.")) == [Seen]


def test_a_penalty_for_availability_needs_a_level_somewhere() -> None:
    agreement = ("Avtal.md", "# Avtal\n\nUnderskrids avtalad tillgänglighet utgår vite.")
    assert kinds(NO_LEVEL, ("Krav.md", PLAIN), agreement) == [Hit]
    assert kinds(NO_LEVEL, ("Krav.md", LEVEL), agreement) == [Seen]
    assert kinds(NO_LEVEL, ("Krav.md", PLAIN), ("Avtal.md", "# Avtal\n\nVid försening utgår vite.")) == []


def test_what_another_document_may_hold_is_not_judged() -> None:
    assert kinds(NO_CONSEQUENCE, ("Krav.md", LEVEL)) == [NotJudged]
    assert kinds(NO_CONSEQUENCE, ("Krav.md", LEVEL), ("Avtal.md", "# Avtal\n\nText."), unread=("SLA.pdf",)) == [
        NotJudged
    ]


def test_a_penalty_for_delay_is_no_consequence_of_downtime() -> None:
    check = ServiceLevel(
        problem="no-consequence", within=WITHIN, consequence=("vite",), about=("drift",), other=("sen",)
    )
    for text, expected in (("Blir starten sen utgår vite.", Hit), ("Vid brott mot avtalet utgår vite.", Seen)):
        files = {"Krav.md": LEVEL, "Avtal.md": f"# Avtal\n\n{text}"}
        assert [type(each) for each in results(check, files, concepts={**CONCEPTS, "sen": ("sen",)})] == [expected]
