"""Alternatives are chosen by a tick or by words; without either they are open."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.unchosen import Unchosen


def found(text: str) -> int:
    check = Unchosen(within=("dpa", "other", "background", "agreement"))
    return len(hits(check, {"Avtal.md": f"# Avtal\n\n{text}"}))


@pytest.mark.parametrize(
    "text",
    [
        "- ☐ Sverige\n- ☐ EU\n",
        "Plats: [ ] Sverige [ ] EU",
        "Alternativ 1: ingen överföring.\n\nAlternativ 2: överföring efter godkännande.",
        "## Alternativ A\n\nIngen överföring.\n\n## Alternativ B\n\nÖverföring efter godkännande.",
        "Option 1: no transfer.\n\nOption 2: transfer with approval.",
    ],
)
def test_open_alternatives_are_found(text: str) -> None:
    assert found(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "- ☒ Sverige\n- ☐ EU\n",
        "Plats: [x] Sverige [ ] EU",
        "- ☐ Jag har läst villkoren\n",
        "Alternativ 1: ingen överföring.\n\nAlternativ 2: överföring efter godkännande.\n\nAlternativ 2 gäller.",
        "Kunden har valt alternativ 1.\n\nAlternativ 1: ingen överföring.\n\nAlternativ 2: överföring.",
        "Som alternativ till radering får uppgifterna lämnas tillbaka.",
    ],
)
def test_a_choice_or_no_choice_to_make_is_left_alone(text: str) -> None:
    assert found(text) == 0
