"""Several things that the set should hold, given what it is about."""

from __future__ import annotations

from msgspec.structs import replace
from tests.engine.sets import hits, results

from kravlint.engine.checks.gaps import Gaps
from kravlint.engine.checks.incomplete import Item
from kravlint.engine.results import NotJudged, Seen

CONCEPTS = {"exit": ("utlämning",), "system": ("systemet",), "format": ("CSV",), "owner": ("äganderätt",)}
CHECK = Gaps(
    given=("exit",),
    given_also=("system",),
    items=(
        Item("format", {"sv": "format", "en": "format"}, ("format",)),
        Item("owner", {"sv": "ägare", "en": "owner"}, ("owner",)),
    ),
)
AGREEMENT = "Utlämning sker vid slutet."


def test_each_item_that_stands_nowhere_is_found_by_itself() -> None:
    files = {"a.md": AGREEMENT, "b.md": "Systemet lagrar CSV."}
    (hit,) = hits(CHECK, files, concepts=CONCEPTS)
    assert (hit.item, hit.state) == ("owner", "missing")
    assert [r.item for r in results(CHECK, files, concepts=CONCEPTS) if isinstance(r, Seen)] == ["format"]


def test_nothing_is_expected_of_a_set_that_is_about_something_else() -> None:
    assert results(CHECK, {"a.md": AGREEMENT, "b.md": "Golvet torkas."}, concepts=CONCEPTS) == []
    assert results(CHECK, {"a.md": "Golvet torkas.", "b.md": "Systemet loggar."}, concepts=CONCEPTS) == []


def test_what_another_document_may_hold_is_not_judged() -> None:
    alone = results(CHECK, {"a.md": AGREEMENT + " Systemet loggar."}, concepts=CONCEPTS)
    unread = results(CHECK, {"a.md": AGREEMENT, "b.md": "Systemet loggar."}, concepts=CONCEPTS, unread=("c.pdf",))
    assert {type(result) for result in (*alone, *unread)} == {NotJudged}


def test_an_item_may_have_to_stand_in_a_section_about_the_matter() -> None:
    check = replace(CHECK, near={"format": ("exit",)})
    files = {"a.md": AGREEMENT + " Äganderätt tillkommer kunden.", "b.md": "Systemet tar emot CSV."}
    assert [hit.item for hit in hits(check, files, concepts=CONCEPTS)] == ["format"]
    files["b.md"] = "Systemet loggar. Utlämning sker i CSV."
    assert hits(check, files, concepts=CONCEPTS) == []
