"""The table of what should follow from the class."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.analysis import analyse
from kravlint.engine.checks.asked import Asked
from kravlint.engine.checks.needs import Needs
from kravlint.engine.loader import Rulebook, kinds_of, lexicon_of, load
from kravlint.overview.needs import needs
from kravlint.procurement import Procurement, assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

SPECIFICATION = (
    "# Kravspecifikation\n\nInformationen är klassad enligt KLASSA till K3 R1 T1.\n\n"
    "- Systemet ska logga åtkomst.\n- Personal ska logga in med två faktorer."
)


@cache
def loaded() -> tuple[Rulebook, object, object]:
    book = load()
    return book, lexicon_of(book), kinds_of(book)


def assembled(call_off: bool | None = None, **texts: str) -> Procurement:
    _, lexicon, kinds = loaded()
    analyses = [
        analyse(read_markdown(text.encode(), f"{name}.md", Limits()), lexicon, kinds)  # type: ignore[arg-type]
        for name, text in texts.items()
    ]
    return assemble("exempel", analyses, call_off=call_off)


def test_each_topic_says_why_it_is_called_for_and_where_it_is_met() -> None:
    rows = {need.topic: need for need in needs(assembled(Kravspecifikation=SPECIFICATION), load(), "sv")}
    assert rows["mfa"].because == "K3"
    assert [place.path for place in rows["mfa"].places] == ["Kravspecifikation.md"]
    assert "två faktorer" in (rows["mfa"].places[0].excerpt or "")
    assert rows["logging"].because == "K3, R1, T1"
    assert rows["encryption-at-rest"].places == ()
    assert "continuity" not in rows


def test_login_is_not_logging() -> None:
    text = "# Kravspecifikation\n\nInformationen är klassad K1 R1 T1. Användaren ska kunna logga in och loggas ut."
    rows = {need.topic: need for need in needs(assembled(Kravspecifikation=text), load(), "sv")}
    assert rows["logging"].places == ()


def test_no_class_calls_for_nothing() -> None:
    assert needs(assembled(Kravspecifikation="# Kravspecifikation\n\nSystemet ska logga."), load(), "sv") == ()


def test_where_other_documents_may_hold_the_requirements_there_is_no_table() -> None:
    assert needs(assembled(Avtal=SPECIFICATION.replace("Kravspecifikation", "Avtal")), load(), "sv") == ()
    assert needs(assembled(True, Kravspecifikation=SPECIFICATION, Pris="# Prisbilaga"), load(), "sv") == ()


@pytest.mark.parametrize("topic", load().security_topics, ids=lambda topic: topic.id)
def test_every_topic_has_a_label_in_both_languages_and_a_rule_that_asks_for_it(topic) -> None:
    asked = {name for rule in load().rules if isinstance(rule.check, Needs) for name in rule.check.topics}
    asked |= {rule.check.topic for rule in load().rules if isinstance(rule.check, Asked)}
    assert set(topic.label) == {"sv", "en"}
    assert topic.id in asked
    assert all(each == "any" or (each[0] in "KRTS" and each[1] in "1234") for each in topic.when)
    assert set(topic.given) <= set(load().concepts)


def test_no_rule_asks_for_a_topic_that_is_not_in_the_catalogue() -> None:
    known = {topic.id for topic in load().security_topics}
    for rule in load().rules:
        if isinstance(rule.check, Needs):
            assert set(rule.check.topics) <= known
