"""READ findings: documents, or parts of them, that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kravlint.document import Document, Place, Problem
from kravlint.engine.checks.unread import Unread
from kravlint.engine.schema import Rule
from kravlint.report import Lang, Location, NotChecked

OTHER = "other"  # the problem name of the rule for problems that no rule names


def explained(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Problem code to the READ rule that explains it."""
    return {problem: rule for rule in rules if isinstance(rule.check, Unread) for problem in rule.check.problems}


def fatal_problem(document: Document) -> Problem | None:
    """The problem that kept the document from being read, if one did."""
    return next((problem for problem in document.problems if problem.fatal), None)


def not_read(document: Document, rules: Mapping[str, Rule], lang: Lang, procurement: str) -> Iterator[NotChecked]:
    """What of a readable document was not read."""
    for problem in document.problems:
        if problem.fatal:
            continue
        rule = rules.get(problem.code) or rules[OTHER]
        yield NotChecked(
            path=document.path,
            location=_location(problem.place) if problem.place else None,
            reason=reason(rule, problem, lang),
            procurement=procurement,
        )


def reason(rule: Rule, problem: Problem, lang: Lang) -> str:
    """The rule's message for a problem, with what the reader met."""
    message: str = getattr(rule.message, lang)
    return message.replace("{detail}", problem.detail or problem.code)


def _location(place: Place) -> Location:
    return Location(page=place.page, line=place.line, sheet=place.sheet, cell=place.cell, table=place.table)
