"""Was an agreement understood well enough for what is not found in it to be missing?

An agreement in which few duties are recognised, and many only by their subject, is written in ways that the rules do not
know. Then it is said once that it was not judged, instead of fifteen times that something is missing. Where nearly all
is recognised, the rules know how its author writes, and the little that is not is more likely to be missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from kravlint.engine.checks.duty import Duties
from kravlint.engine.results import TO_A_NOTE, Hit, NotJudged, Result, Seen
from kravlint.engine.schema import Rule

NOT_UNDERSTOOD = {
    "sv": "avtalet är skrivet på ett sätt som kravlint inte känner igen: vad det saknar bedöms inte, läs det för hand",
    "en": "the agreement is written in a way that kravlint does not recognise: what it lacks is not judged, read it by hand",
}
_SUBSTANTIAL = 300  # words: what a shorter text lacks is not there
_SHARE = 4  # a substantial agreement of which less than one item in so many is recognised is another kind of text

_NEARLY_ALL = 0.9  # of the items

Outcomes = list[tuple[Rule, list[Result]]]


def weighed(outcomes: Outcomes) -> Outcomes:
    """The outcomes, with what an agreement may lack weighed by how well the rest of it was understood."""
    duties = [(rule, results) for rule, results in outcomes if isinstance(rule.check, Duties)]
    for kinds in {_kinds(rule) for rule, _ in duties}:
        judged = [result for rule, results in duties if _kinds(rule) == kinds for result in results]
        weigh = _WEIGHED[_understood(judged)]
        outcomes = [
            (rule, weigh(results) if isinstance(rule.check, Duties) and _kinds(rule) == kinds else results)
            for rule, results in outcomes
        ]
    return outcomes


def _kinds(rule: Rule) -> tuple[str, ...]:
    return rule.check.given_kinds if isinstance(rule.check, Duties) else ()


def _understood(results: Sequence[Result]) -> Literal["not", "partly", "well"]:
    hits = [result for result in results if isinstance(result, Hit)]
    doubtful = sum(hit.doubtful for hit in hits)
    absent = sum(hit.state == "missing" and not hit.doubtful for hit in hits)
    recognised = sum(isinstance(result, Seen) for result in results) + len(hits) - doubtful - absent
    total = recognised + doubtful + absent
    if _words(hits) >= _SUBSTANTIAL and (doubtful > recognised or recognised * _SHARE < total):
        return "not"
    return "well" if recognised >= _NEARLY_ALL * total else "partly"


def _words(hits: Sequence[Hit]) -> int:
    """Words of the documents that the hits stand in."""
    documents = {hit.spot.analysis.path: hit.spot.analysis for hit in hits if hit.spot}
    return sum(len(block.text.split()) for each in documents.values() for block in each.blocks)


def _unjudged(results: list[Result]) -> list[Result]:
    kept = [each for each in results if not (isinstance(each, Hit) and (each.doubtful or each.state == "missing"))]
    return kept if len(kept) == len(results) else [*kept, NotJudged(NOT_UNDERSTOOD)]


def _believed(results: list[Result]) -> list[Result]:
    """What is not clearly said where nearly all else was understood is a step less doubted; lighter items stay notes."""
    return [
        replace(each, lower=each.lower - 1, doubtful=False)
        if isinstance(each, Hit) and each.doubtful and each.state == "unclear" and each.lower <= TO_A_NOTE
        else each
        for each in results
    ]


def _as_they_are(results: list[Result]) -> list[Result]:
    return results


_WEIGHED = {"not": _unjudged, "partly": _as_they_are, "well": _believed}
