"""Tables of replaced things, and laws beside their numbers."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, procurement

from kravlint.engine.checks import run_check
from kravlint.engine.checks.law_number import LawNumber
from kravlint.engine.checks.phrase import Outdated
from kravlint.engine.checks.replaced import Replaced, Row
from kravlint.engine.context import Context
from kravlint.engine.results import Hit

CONCEPTS = {
    "old-limit": ("/586 907\\b/",),
    "old-host": ("/gammal\\.se\\b/",),
    "history": ("/tidigare\\b/",),
    "limit": ("gräns",),
    "sources": ("källor",),
}
LIMIT = Row(
    item="limit-2018",
    of=("old-limit",),
    what={"sv": "en gammal gräns", "en": "an old limit"},
    replacement={"sv": "en ny", "en": "a new one"},
    since="2020-01-01",
)
HOST = Row(
    item="host",
    of=("old-host",),
    what={"sv": "en gammal adress", "en": "an old address"},
    replacement={"sv": "ny.se", "en": "ny.se"},
    since="2020-01-01",
)


def replaced(text: str, as_of: str = "2026-11-22", *, in_addresses: bool = False, near: tuple[str, ...] = ()):
    rows = (Row(LIMIT.item, LIMIT.of, LIMIT.what, LIMIT.replacement, LIMIT.since, near), HOST)
    check = Replaced(rows=rows, unless=("history",), in_addresses=in_addresses)
    found = run_check(check, "REF060", procurement({"a.md": text}, CONCEPTS), Context(as_of, {}, (), {}))
    return [result for result in found if isinstance(result, Hit)]


def test_each_row_is_an_item_with_its_own_words() -> None:
    (hit,) = replaced("Gränsen är 586 907 kronor. Den är 586 907 kronor.")
    assert hit.item == "limit-2018"
    assert hit.words["what"] == LIMIT.what
    assert (hit.words["found"], hit.words["since"]) == ("586 907", "2020-01-01")
    assert len(hit.related) == 1


def test_a_row_applies_from_its_day() -> None:
    assert replaced("Gränsen är 586 907 kronor.", "2019-12-31") == []
    assert len(replaced("Gränsen är 586 907 kronor.", "2020-01-01")) == 1


def test_history_is_left_alone_and_a_row_may_want_company() -> None:
    assert replaced("Den tidigare gränsen var 586 907 kronor.") == []
    assert replaced("Priset är 586 907 kronor.", near=("limit",)) == []


def test_hosts_are_found_in_addresses_only_where_asked_for() -> None:
    assert replaced("Se www.gammal.se/sida.") == []
    assert [hit.item for hit in replaced("Se www.gammal.se/sida.", in_addresses=True)] == ["host"]


def test_a_list_of_sources_names_titles_as_they_were() -> None:
    check = Outdated(replacement={"sv": "ny"}, of=("old-limit",), unless=(), unless_heading=("sources",))
    text = "# Krav\n\n## Källor\n\nPM om gränsen 586 907\n\n## Gräns\n\nHögst 586 907 kronor."
    (hit,) = hits(check, {"a.md": text}, concepts=CONCEPTS)
    assert hit.spot is not None
    assert hit.related == ()
    assert hit.spot.analysis.blocks[hit.spot.block].text == "Högst 586 907 kronor."


def wrong_laws(text: str, as_of: str = "2026-11-22") -> list[tuple[object, object]]:
    check = LawNumber(unless=("history",))
    found = run_check(check, "REF061", procurement({"a.md": text}, CONCEPTS), Context(as_of, {}, (), {}))
    return [(result.words["found"], result.words["right"]) for result in found if isinstance(result, Hit)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Enligt lagen (2016:1147) om offentlig upphandling.", "lagen om offentlig upphandling (2016:1145)"),
        ("Enligt säkerhetsskyddsförordningen (2018:358).", "säkerhetsskyddsförordningen (2021:955)"),
        ("Enligt OSL (2008:962).", "offentlighets- och sekretesslagen (2009:400)"),
        ("Enligt arkivförordningen (1990:782).", "arkivlagen (1990:782)"),
        ("Enligt lag (2016:1145) om upphandling av koncessioner.", "lagen om upphandling av koncessioner (2016:1147)"),
    ],
)
def test_a_law_beside_anothers_number_is_told_with_what_was_probably_meant(text: str, right: str) -> None:
    assert [meant for _, meant in wrong_laws(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Enligt lagen (2016:1145) om offentlig upphandling.",
        "Enligt lag (2018:1937) om tillgänglighet till digital offentlig service.",
        "Enligt lagen (2018:218) och lagen (1999:999) om något annat.",
        "Enligt skolförordningen (2011:185).",
        "Enligt OSL och LOU.",
        "Tidigare gällde kommunallagen (1991:900).",
    ],
)
def test_laws_with_their_numbers_and_laws_that_nobody_knows_are_left_alone(text: str) -> None:
    assert wrong_laws(text) == []


def test_an_act_is_judged_by_the_number_it_had_on_the_day() -> None:
    assert wrong_laws("Enligt kommunallagen (1991:900).", "2016-05-01") == []
    assert len(wrong_laws("Enligt kommunallagen (1991:900).", "2018-05-01")) == 1
