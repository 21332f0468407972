"""A text follows a template when most of its headings are there; then those that are gone are named."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.template import Known, Section, Template

SECTIONS = tuple(Section({"sv": name, "en": name}, name) for name in ("parter", "säkerhet", "incident", "upphör"))
CHECK = Template(("dpa",), (Known({"sv": "mallen", "en": "the template"}, SECTIONS, mark="mallverket"),))


def missing(headings: str, text: str = "Enligt Mallverkets mall.") -> list[str]:
    body = "\n\n".join(f"## {heading}" for heading in headings.split(", "))
    found = hits(CHECK, {"PuB-avtal.md": f"# Personuppgiftsbiträdesavtal\n\n{text}\n\n{body}\n"})
    return [hit.words["missing"]["sv"] for hit in found]  # type: ignore[index]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("1 Parter, 2 Säkerhet, 3 Incidenter, 4 Upphörande", []),
        ("1 Parter, 2 Säkerhet, 4 Upphörande", ["incident"]),
        ("1 Parter, 2 Säkerhet", []),
    ],
)
def test_what_is_gone_is_named_when_the_rest_is_there(headings: str, expected: list[str]) -> None:
    assert missing(headings) == expected


def test_a_text_without_the_mark_follows_no_template() -> None:
    assert missing("1 Parter, 2 Säkerhet, 4 Upphörande", "Vårt eget avtal.") == []
