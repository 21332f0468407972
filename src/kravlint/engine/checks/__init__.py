"""The check kinds: how a rule in YAML is put to a procurement. One module per kind; this table names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kravlint.engine.checks.abbreviations import Abbreviations, check_abbreviations
from kravlint.engine.checks.above import Above, check_above
from kravlint.engine.checks.absent import Absent, check_absent
from kravlint.engine.checks.aliases import Aliases, check_aliases
from kravlint.engine.checks.annexes import Annexes, check_annexes
from kravlint.engine.checks.answered import Answered, check_answered
from kravlint.engine.checks.asked import Asked, check_asked
from kravlint.engine.checks.capital_terms import CapitalTerms, check_capital_terms
from kravlint.engine.checks.checklist import Checklist, check_checklist
from kravlint.engine.checks.classes import ClassConflict, Classed, check_class, check_class_conflict
from kravlint.engine.checks.companion import Companion, check_companion
from kravlint.engine.checks.conflict import Conflict, check_conflict
from kravlint.engine.checks.contradicted import Contradicted, check_contradicted
from kravlint.engine.checks.copied import Copied
from kravlint.engine.checks.dangling import Dangling, check_dangling
from kravlint.engine.checks.data_subjects import DataSubjects, check_data_subjects
from kravlint.engine.checks.designations import UnknownStandard, check_unknown_standard
from kravlint.engine.checks.documents import Documents, check_documents
from kravlint.engine.checks.duplicate import Duplicate, check_duplicate
from kravlint.engine.checks.duty import Duties, check_duties
from kravlint.engine.checks.editions import (
    ContradictoryEditions,
    UnversionedStandard,
    check_contradictory_editions,
    check_unversioned_standard,
)
from kravlint.engine.checks.equivalence import Equivalence, check_equivalence
from kravlint.engine.checks.foreign import Foreign, check_foreign
from kravlint.engine.checks.foreign_number import ForeignNumber, check_foreign_number
from kravlint.engine.checks.gaps import Gaps, check_gaps
from kravlint.engine.checks.glossary import Glossary, check_glossary
from kravlint.engine.checks.incomplete import Incomplete, check_incomplete
from kravlint.engine.checks.law_number import LawNumber, check_law_number
from kravlint.engine.checks.limit import Limit, check_limit
from kravlint.engine.checks.longest import Longest, check_longest
from kravlint.engine.checks.metric import Metric, Mixture, check_metric, check_mixture
from kravlint.engine.checks.needs import Needs, TopicsWithout, check_needs, check_topics_without
from kravlint.engine.checks.numbering import Numbering, check_numbering
from kravlint.engine.checks.open_standard import OpenStandard, check_open_standard
from kravlint.engine.checks.orphan import Orphan, check_orphan
from kravlint.engine.checks.outlier import Outlier, check_outlier
from kravlint.engine.checks.overrun import Overrun, check_overrun
from kravlint.engine.checks.phrase import Outdated, Phrase, check_phrase
from kravlint.engine.checks.precedence import Precedence, check_precedence
from kravlint.engine.checks.priced import Priced, check_priced
from kravlint.engine.checks.replaced import Replaced, check_replaced
from kravlint.engine.checks.revisions import Revisions, check_revisions
from kravlint.engine.checks.roles import Roles, check_roles
from kravlint.engine.checks.same_parties import SameParties, check_same_parties
from kravlint.engine.checks.scored import Scored, check_scored
from kravlint.engine.checks.senses import Senses, check_senses
from kravlint.engine.checks.service_level import ServiceLevel, check_service_level
from kravlint.engine.checks.several import Several, check_several
from kravlint.engine.checks.smell import Smell, check_smell
from kravlint.engine.checks.standards import (
    ExpectedStandard,
    OutdatedStandard,
    check_expected_standard,
    check_outdated_standard,
)
from kravlint.engine.checks.subject import Subject, check_subject
from kravlint.engine.checks.template import Template, check_template
from kravlint.engine.checks.tokens import Tokens, check_tokens
from kravlint.engine.checks.topics import Topics, check_topics
from kravlint.engine.checks.unchosen import Unchosen, check_unchosen
from kravlint.engine.checks.unfilled import Unfilled, check_unfilled
from kravlint.engine.checks.unread import Unread
from kravlint.engine.checks.weights import Weights, check_weights
from kravlint.engine.checks.wished import Wished, check_wished
from kravlint.engine.context import Context
from kravlint.engine.results import Result
from kravlint.procurement import Procurement

Check = (
    Abbreviations
    | Above
    | Absent
    | Annexes
    | Answered
    | Asked
    | Checklist
    | ClassConflict
    | Classed
    | Companion
    | Conflict
    | Copied
    | Contradicted
    | ContradictoryEditions
    | Duplicate
    | Duties
    | Equivalence
    | ExpectedStandard
    | Foreign
    | ForeignNumber
    | Glossary
    | Gaps
    | Incomplete
    | LawNumber
    | Limit
    | Longest
    | Metric
    | Mixture
    | Needs
    | Numbering
    | OpenStandard
    | Orphan
    | Outdated
    | OutdatedStandard
    | Outlier
    | Overrun
    | Phrase
    | Priced
    | Replaced
    | SameParties
    | Scored
    | Senses
    | ServiceLevel
    | Several
    | Smell
    | Template
    | Tokens
    | UnknownStandard
    | Topics
    | TopicsWithout
    | Unchosen
    | Unfilled
    | Roles
    | Aliases
    | CapitalTerms
    | Dangling
    | DataSubjects
    | Documents
    | Precedence
    | Revisions
    | Subject
    | Unread
    | UnversionedStandard
    | Weights
    | Wished
)

_RUN: dict[type, Callable[[Any, str, Procurement, Context], Iterator[Result]]] = {
    Abbreviations: check_abbreviations,
    Above: check_above,
    Absent: check_absent,
    Aliases: check_aliases,
    Annexes: check_annexes,
    Answered: check_answered,
    Asked: check_asked,
    CapitalTerms: check_capital_terms,
    Checklist: check_checklist,
    ClassConflict: check_class_conflict,
    Classed: check_class,
    Companion: check_companion,
    Conflict: check_conflict,
    Contradicted: check_contradicted,
    ContradictoryEditions: check_contradictory_editions,
    Duplicate: check_duplicate,
    Duties: check_duties,
    Equivalence: check_equivalence,
    ExpectedStandard: check_expected_standard,
    Foreign: check_foreign,
    ForeignNumber: check_foreign_number,
    Glossary: check_glossary,
    Gaps: check_gaps,
    Incomplete: check_incomplete,
    LawNumber: check_law_number,
    Limit: check_limit,
    Longest: check_longest,
    Metric: check_metric,
    Mixture: check_mixture,
    Needs: check_needs,
    Numbering: check_numbering,
    OpenStandard: check_open_standard,
    Orphan: check_orphan,
    Outdated: check_phrase,
    OutdatedStandard: check_outdated_standard,
    Outlier: check_outlier,
    Overrun: check_overrun,
    Phrase: check_phrase,
    Priced: check_priced,
    Replaced: check_replaced,
    SameParties: check_same_parties,
    Scored: check_scored,
    Senses: check_senses,
    ServiceLevel: check_service_level,
    Several: check_several,
    Smell: check_smell,
    Template: check_template,
    Tokens: check_tokens,
    UnknownStandard: check_unknown_standard,
    UnversionedStandard: check_unversioned_standard,
    Weights: check_weights,
    Wished: check_wished,
    Topics: check_topics,
    TopicsWithout: check_topics_without,
    Unchosen: check_unchosen,
    Unfilled: check_unfilled,
    Roles: check_roles,
    Dangling: check_dangling,
    DataSubjects: check_data_subjects,
    Documents: check_documents,
    Precedence: check_precedence,
    Revisions: check_revisions,
    Subject: check_subject,
}


def run_check(check: Check, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Put one rule's check to a procurement.

    Unread and Copied are not run: unreadable documents and copies are reported apart.
    """
    run = _RUN.get(type(check))
    return run(check, code, procurement, context) if run else iter(())
