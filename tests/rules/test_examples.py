"""Every rule has examples of both sorts, and does what they say."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.engine.checks.unread import Unread
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.engine.schema import Rule
from kravlint.examples import failures

RULES = [rule for rule in load().rules if not isinstance(rule.check, Unread)]


@cache
def _compiled():
    return load(), lexicon_of(load()), kinds_of(load())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rules_examples_are_there_and_come_out_as_it_says(rule: Rule) -> None:
    assert list(failures(rule, *_compiled())) == []
