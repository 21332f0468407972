"""The verdict on each mission question: from what its rules saw, whatever their severity or selection."""

from __future__ import annotations

from collections.abc import Iterable

from kravlint.engine.results import Hit, NotJudged, Result, Seen
from kravlint.engine.schema import Rule
from kravlint.report import QUESTIONS, Verdict


def verdicts(outcomes: Iterable[tuple[Rule, list[Result]]]) -> dict[str, Verdict]:
    """missing over weak over found; "not judged" when no rule of the question saw anything, or could not be judged."""
    said: dict[str, set[str]] = {question: set() for question in QUESTIONS}
    for rule, results in outcomes:
        if rule.answers is None:
            continue
        for result in results:
            if isinstance(result, Hit) and result.doubtful and result.state == "unclear":
                said[rule.answers.question].add("not judged")
            elif isinstance(result, Hit):
                said[rule.answers.question].add(rule.answers.verdict)
            elif isinstance(result, Seen) and rule.answers.found:
                said[rule.answers.question].add("found")
            elif isinstance(result, NotJudged):
                said[rule.answers.question].add("not judged")
    return {question: _worst(states) for question, states in said.items()}


def _worst(states: set[str]) -> Verdict:
    if "missing" in states:
        return "missing"
    if "weak" in states:
        return "weak"
    if "found" in states and "not judged" not in states:
        return "found"
    return "not judged"
