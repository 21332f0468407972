"""A single requirement about another process."""

from __future__ import annotations

from tests.engine.sets import procurement

from kravlint.engine.checks import run_check
from kravlint.engine.checks.outlier import Outlier
from kravlint.engine.context import Context, Process
from kravlint.engine.results import Hit

PROCESSES = tuple(
    Process(id=name, label={"sv": name, "en": name}, area="huvudman", terms=(name,)) for name in ("schema", "resor")
)
TERMS = {"process:schema": ("/schema\\b/",), "process:resor": ("/resor\\b/",)}


def found(*texts: str) -> list[str]:
    rows = "\n".join(f"| K-{n} | {text} |" for n, text in enumerate(texts))
    files = {"Krav.md": f"# Kravspecifikation\n\n| Id | Krav |\n|---|---|\n{rows}"}
    context = Context("2026-11-22", {}, PROCESSES, {})
    check = Outlier(("specification",), at_least=3)
    results = run_check(check, "TEST001", procurement(files, TERMS), context)
    return [each.words["found"]["sv"] for each in results if isinstance(each, Hit)]  # type: ignore[index]


SCHEDULE = [f"Systemet ska visa schema {n}." for n in range(3)]


def test_the_only_requirement_about_another_process_is_found() -> None:
    assert found(*SCHEDULE, "Systemet ska boka resor.") == ["resor"]


def test_two_requirements_make_a_topic_of_their_own() -> None:
    assert found(*SCHEDULE, "Systemet ska boka resor.", "Systemet ska visa resor.") == []


def test_without_a_dominating_process_nothing_is_lonely() -> None:
    assert found("Systemet ska visa schema.", "Systemet ska boka resor.") == []
