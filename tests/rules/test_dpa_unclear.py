"""What an agreement does not clearly say weighs more the better the rest of it was understood."""

from __future__ import annotations

import re

from tests.rules.dpa_texts import MUNICIPAL

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown
from kravlint.report import Finding

CLAUSE = "Samtliga sådana personer ska omfattas av sekretessåtagande eller lagstadgad tystnadsplikt."
VAGUE = "Sekretess är en fråga som parterna tar upp på sina möten."


def confidentiality(text: str) -> list[Finding]:
    book = load()
    document = read_markdown(text.encode(), "PUB-avtal.md", Limits())
    procurement = assemble("u", [analyse(document, lexicon_of(book), kinds_of(book), "dpa")])
    return [f for f in check(procurement, book, book.rules, today="2026-11-29").findings if f.rule == "PUB005"]


def test_in_an_agreement_that_is_understood_it_is_a_warning() -> None:
    assert CLAUSE in MUNICIPAL
    (found,) = confidentiality(MUNICIPAL.replace(CLAUSE, VAGUE))
    assert (found.state, found.severity) == ("unclear", "warning")
    assert VAGUE in (found.excerpt or "").replace("⟦", "").replace("⟧", "")


def test_where_other_items_are_not_understood_either_it_is_a_note() -> None:
    text = "\n".join(line for line in MUNICIPAL.replace(CLAUSE, VAGUE).splitlines() if "underbitr" not in line.lower())
    (found,) = confidentiality(text)
    assert (found.state, found.severity) == ("unclear", "info")


def test_where_nothing_speaks_of_it_it_is_missing_and_an_error() -> None:
    speaks = re.compile("sekretess|tystnad|konfidentialitet", re.IGNORECASE)
    text = "\n".join(line for line in MUNICIPAL.splitlines() if not speaks.search(line))
    (found,) = confidentiality(text)
    assert (found.state, found.severity) == ("missing", "error")
