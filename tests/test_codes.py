"""Rule codes as users write them."""

from __future__ import annotations

import pytest

from kravlint.codes import check_codes, normal_code, unknown_code
from kravlint.config import Settings, UsageError

CODES = ("PUB001", "PUB004", "PUB012", "READ001", "SEC001")


def test_codes_and_their_beginnings_are_known_in_any_form() -> None:
    settings = check_codes(Settings(select=("sec", "PUB-01"), ignore=("pub004",), severity={"pub-012": "info"}), CODES)
    assert (settings.select, settings.ignore) == (("SEC", "PUB01"), ("PUB004",))
    assert settings.severity == {"PUB012": "info"}


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("XYZ",)),
        Settings(ignore=("PUB9",)),
        Settings(severity={"PUB": "info"}),
        Settings(select=("",)),
    ],
)
def test_unknown_codes_are_usage_errors(settings: Settings) -> None:
    with pytest.raises(UsageError, match="okänd regelkod"):
        check_codes(settings, CODES)


def test_what_could_not_be_read_cannot_be_ignored() -> None:
    with pytest.raises(UsageError, match="READ001 kan inte väljas bort"):
        check_codes(Settings(ignore=("read-001",)), CODES)


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    assert unknown_code("PUB021", CODES).said("sv").endswith("Menade du PUB012?")
    assert unknown_code("ÅÄÖ", CODES).said("en").endswith("See kravlint rules.")
    assert normal_code("pub-004 ") == "PUB004"
