"""Things that a set as a whole should hold."""

from __future__ import annotations

from msgspec.structs import replace
from tests.engine.sets import results

from kravlint.engine.checks.checklist import Checklist
from kravlint.engine.checks.incomplete import Item
from kravlint.engine.results import Hit, NotJudged, Seen

ITEMS = tuple(Item(name, {"sv": name, "en": name}, (name,)) for name in ("plan", "möte", "kurs"))
CHECK = Checklist(given=("tjänst",), items=ITEMS, given_kinds=("agreement",), unless=("bör",))
CONCEPTS = {name: (name,) for name in ("tjänst", "plan", "möte", "kurs", "bör")}


def judged(**texts: str) -> list[object]:
    files = {f"{name}.md": f"# {name}\n\n{text}" for name, text in texts.items()}
    return [
        result.words["missing"]["sv"]
        if isinstance(result, Hit)
        else (result.item, result.state)
        if isinstance(result, Seen)
        else type(result)
        for result in results(CHECK, files, concepts=CONCEPTS)
    ]


def test_each_missing_item_is_told_by_itself() -> None:
    found = judged(Avtal="En tjänst med plan.", Kravspecifikation="Text.")
    assert found == [("plan", "met"), ("möte", "missing"), ("kurs", "missing"), "möte", "kurs"]


def test_where_nothing_is_there_one_finding_names_all() -> None:
    found = judged(Avtal="En tjänst.", Kravspecifikation="Text.")
    assert found == [("plan", "missing"), ("möte", "missing"), ("kurs", "missing"), "plan, möte och kurs"]


def test_a_mere_wish_does_not_count() -> None:
    found = judged(Avtal="En tjänst med plan och möte.", Kravspecifikation="En kurs bör hållas. Alla går en kurs.")
    assert found == [("plan", "met"), ("möte", "met"), ("kurs", "met")]
    found = judged(Avtal="En tjänst med plan och möte.", Kravspecifikation="En kurs bör hållas.")
    assert found[-1] == "kurs"


def test_a_heading_counts_that_names_one_thing_and_has_text_below() -> None:
    text = "En tjänst med plan och möte.\n\n## {}\n\n{}"
    assert judged(Avtal=text.format("Kurs", "Två dagar."), Kravspecifikation="Text.")[-1] == ("kurs", "met")
    assert judged(Avtal=text.format("Kurs och stöd", "Två dagar."), Kravspecifikation="Text.")[-1] == "kurs"
    assert judged(Avtal=text.format("Kurs", ""), Kravspecifikation="Text.")[-1] == "kurs"


def test_a_set_about_something_else_or_without_the_document_is_not_asked() -> None:
    assert judged(Avtal="En plan.", Kravspecifikation="Text.") == []
    assert judged(Prisbilaga="En tjänst.", Kravspecifikation="Text.") == []


def test_a_document_alone_is_not_judged() -> None:
    assert judged(Avtal="En tjänst.") == [NotJudged]


def test_nothing_is_asked_without_what_must_stand_there_too() -> None:
    check = replace(CHECK, given_also=("dator",))
    files = {"Avtal.md": "# Avtal\n\nEn tjänst.", "Krav.md": "# Kravspecifikation\n\nText."}
    concepts = {**CONCEPTS, "dator": ("dator",)}
    assert results(check, files, concepts=concepts) == []
    files["Krav.md"] += " En dator."
    assert any(isinstance(result, Hit) for result in results(check, files, concepts=concepts))


def test_a_set_whose_title_tells_of_something_else_is_not_asked() -> None:
    check = replace(CHECK, unless_titled=("konsulttjänster",))
    files = {"Avtal.md": "# Avtal om IT-konsulttjänster\n\nEn tjänst.", "Krav.md": "# Kravspecifikation\n\nText."}
    assert results(check, files, concepts=CONCEPTS) == []


def test_a_cell_that_says_by_what_a_requirement_is_shown_does_not_count() -> None:
    table = "En tjänst med plan och möte.\n\n| Krav | {} |\n|---|---|\n| Systemet loggar | Kurs |"
    assert judged(Avtal=table.format("Bevis"), Kravspecifikation="Text.")[-1] == "kurs"
    assert judged(Avtal=table.format("Innehåll"), Kravspecifikation="Text.")[-1] == ("kurs", "met")
