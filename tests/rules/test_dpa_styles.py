"""Complete agreements as different authors write them: nothing is said to be wrong, and what is taken out is noticed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kravlint.analysis import analyse
from kravlint.engine import Judgement, check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

AGREEMENTS = sorted((Path(__file__).parent / "agreements").glob("*.md"))


@cache
def _compiled():
    return load(), lexicon_of(load()), kinds_of(load())


def judged(text: str) -> Judgement:
    book, lexicon, kinds = _compiled()
    analysis = analyse(read_markdown(text.encode(), "avtal.md", Limits()), lexicon, kinds)
    rules = [rule for rule in book.rules if rule.family == "data-protection" and rule.enabled]
    return check(assemble("test", [analysis]), book, rules, today="2026-11-29")


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
def test_a_complete_agreement_gives_no_error_and_no_warning(path: Path) -> None:
    findings = judged(path.read_text(encoding="utf-8")).findings
    assert [f"{f.rule} {f.item} {f.state}: {f.excerpt}" for f in findings if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("style", "clause", "rule"),
    [
        ("municipal-template", "Vid en Personuppgiftsincident ska", "PUB009"),
        ("commission-clauses", "c) Personuppgiftsbiträdet ska förbli fullt ansvarigt", "PUB007"),
        ("vendor-addendum-english", "At the end of the Agreement", "PUB010"),
        ("plain", "- Alla som arbetar med uppgifterna", "PUB005"),
        ("one-page", "11. Bolaget ska vara kommunen behjälpligt", "PUB008"),
        ("old-officialese", "Underbiträdet ska genom skriftligt avtal åläggas", "PUB007"),
        ("partner", "2.7 Partnern ska vid upptäckt", "PUB009"),
        ("annexed-instruction", "Leverantören ska godta att Beställaren", "PUB011"),
    ],
)
def test_a_clause_taken_out_is_noticed(style: str, clause: str, rule: str) -> None:
    lines = (Path(__file__).parent / "agreements" / f"{style}.md").read_text(encoding="utf-8").splitlines()
    left = [line for line in lines if not line.startswith(clause)]
    assert len(left) == len(lines) - 1
    assert rule in {finding.rule for finding in judged("\n".join(left)).findings}
