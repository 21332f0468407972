"""Things that a set as a whole should hold."""

from __future__ import annotations

from msgspec.structs import replace
from tests.engine.sets import results

from kravlint.engine.checks.checklist import Checklist
from kravlint.engine.checks.incomplete import Item
from kravlint.engine.results import Hit, NotJudged, Seen

ITEMS = tuple(Item(name, {"sv": name, "en": name}, (name,)) for name in ("plan", "möte", "kurs"))
CHECK = Checklist(given=("tjänst",), items=ITEMS, given_kinds=("agreement",), tolerate=1)
CONCEPTS = {name: (name,) for name in ("tjänst", "plan", "möte", "kurs")}


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


def test_one_finding_names_everything_that_is_missing() -> None:
    found = judged(Avtal="En tjänst med plan.", Kravspecifikation="Text.")
    assert found == [("plan", "met"), ("möte", "missing"), ("kurs", "missing"), "möte och kurs"]


def test_a_few_missing_items_pass_but_stand_in_the_checklist() -> None:
    found = judged(Avtal="En tjänst med plan.", Kravspecifikation="Ett möte.")
    assert found == [("plan", "met"), ("möte", "met"), ("kurs", "missing")]


def test_a_set_about_something_else_or_without_the_document_is_not_asked() -> None:
    assert judged(Avtal="En plan.", Kravspecifikation="Text.") == []
    assert judged(Prisbilaga="En tjänst.", Kravspecifikation="Text.") == []


def test_a_document_alone_is_not_judged() -> None:
    assert judged(Avtal="En tjänst.") == [NotJudged]


def test_a_key_item_does_not_pass() -> None:
    check = replace(CHECK, key=("kurs",))
    files = {"Avtal.md": "# Avtal\n\nEn tjänst med plan.", "Krav.md": "# Kravspecifikation\n\nEtt möte."}
    (hit,) = [result for result in results(check, files, concepts=CONCEPTS) if isinstance(result, Hit)]
    assert hit.words["missing"] == {"sv": "kurs", "en": "kurs"}
    assert not [r for r in results(CHECK, files, concepts=CONCEPTS) if isinstance(r, Hit)]


def test_nothing_is_asked_without_what_must_stand_there_too() -> None:
    check = replace(CHECK, given_also=("dator",))
    files = {"Avtal.md": "# Avtal\n\nEn tjänst.", "Krav.md": "# Kravspecifikation\n\nText."}
    concepts = {**CONCEPTS, "dator": ("dator",)}
    assert results(check, files, concepts=concepts) == []
    files["Krav.md"] += " En dator."
    assert any(isinstance(result, Hit) for result in results(check, files, concepts=concepts))
