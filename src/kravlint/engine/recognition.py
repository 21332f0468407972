"""Was an agreement understood well enough for what is not found in it to be missing?

An agreement in which few duties are recognised, and many only by their subject, is written in ways that the rules do not
know. Then it is said once that it was not judged, instead of fifteen times that something is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kravlint.engine.checks.duty import Duties
from kravlint.engine.results import Hit, NotJudged, Result, Seen
from kravlint.engine.schema import Rule

NOT_UNDERSTOOD = {
    "sv": "avtalet är skrivet på ett sätt som kravlint inte känner igen: vad det saknar bedöms inte, läs det för hand",
    "en": "the agreement is written in a way that kravlint does not recognise: what it lacks is not judged, read it by hand",
}
_SUBSTANTIAL = 300  # words: what a shorter text lacks is not there
_SHARE = 4  # a substantial agreement of which less than one item in so many is recognised is another kind of text

Outcomes = list[tuple[Rule, list[Result]]]


def without_guesses(outcomes: Outcomes) -> Outcomes:
    """The outcomes, with what is missing from an agreement that was not understood turned into "not judged"."""
    duties = [(rule, results) for rule, results in outcomes if isinstance(rule.check, Duties)]
    for kinds in {_kinds(rule) for rule, _ in duties}:
        judged = [result for rule, results in duties if _kinds(rule) == kinds for result in results]
        if not _understood(judged):
            outcomes = [
                (rule, _unjudged(results) if isinstance(rule.check, Duties) and _kinds(rule) == kinds else results)
                for rule, results in outcomes
            ]
    return outcomes


def _kinds(rule: Rule) -> tuple[str, ...]:
    return rule.check.given_kinds if isinstance(rule.check, Duties) else ()


def _understood(results: Sequence[Result]) -> bool:
    hits = [result for result in results if isinstance(result, Hit)]
    doubtful = sum(hit.doubtful for hit in hits)
    absent = sum(hit.state == "missing" and not hit.doubtful for hit in hits)
    recognised = sum(isinstance(result, Seen) for result in results) + len(hits) - doubtful - absent
    if doubtful > recognised and _words(hits) >= _SUBSTANTIAL:
        return False
    total = recognised + doubtful + absent
    return recognised * _SHARE >= total or _words(hits) < _SUBSTANTIAL


def _words(hits: Sequence[Hit]) -> int:
    """Words of the documents that the hits stand in."""
    documents = {hit.spot.analysis.path: hit.spot.analysis for hit in hits if hit.spot}
    return sum(len(block.text.split()) for each in documents.values() for block in each.blocks)


def _unjudged(results: Sequence[Result]) -> list[Result]:
    kept = [each for each in results if not (isinstance(each, Hit) and (each.doubtful or each.state == "missing"))]
    return kept if len(kept) == len(results) else [*kept, NotJudged(NOT_UNDERSTOOD)]
