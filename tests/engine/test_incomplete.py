"""Lists of items of which some are stated and some are not."""

from __future__ import annotations

from tests.engine.sets import hits

from kravlint.engine.checks.incomplete import Incomplete, Item
from kravlint.engine.results import Hit

ITEMS = tuple(Item(name, {"sv": name, "en": name}, (name,)) for name in ("konf", "rikt", "till"))
CHECK = Incomplete(given=("klass",), items=ITEMS, at_least=2, certain=("grad",))
CONCEPTS = {
    "klass": ("klassning",),
    "grad": ("nivå",),
    "konf": ("konfidentialitet",),
    "rikt": ("riktighet",),
    "till": ("tillgänglighet",),
}


def missing(text: str) -> list[str]:
    found: list[Hit] = hits(CHECK, {"Krav.md": text}, concepts=CONCEPTS)
    return [hit.words["missing"]["sv"] for hit in found]


def test_the_missing_items_are_named() -> None:
    assert missing("# Klassning\n\nKonfidentialitet och riktighet.") == ["till"]


def test_too_few_items_only_speak_of_the_subject() -> None:
    assert missing("# Klassning\n\nHög tillgänglighet.") == []


def test_a_certain_sign_calls_for_every_item() -> None:
    assert missing("# Säkerhet\n\nInformationen har nivå 3.") == ["konf, rikt och till"]


def test_items_in_another_section_do_not_count_but_other_sections_of_the_subject_do() -> None:
    assert missing("# Klassning\n\nKonfidentialitet, riktighet.\n\n# Drift\n\nTillgänglighet.") == ["till"]
    assert missing("# Klassning\n\nKonfidentialitet, riktighet.\n\n# Mer klassning\n\nTillgänglighet.") == []


def test_a_list_in_the_midst_of_another_text_is_judged_by_the_columns_that_it_has() -> None:
    concepts = {
        "sub": ("underbiträde",),
        "place": ("plats",),
        "contact": ("kontakt",),
        "placeholder": (r"/\[[^\]]*\]/",),
    }
    items = (
        Item("place", {"sv": "var", "en": "where"}, ("place",)),
        Item("contact", {"sv": "k", "en": "c"}, ("contact",)),
    )
    check = Incomplete(("sub",), items, within=("dpa-subprocessors",), lists_within=("dpa",), filled=True)
    head = "# Personuppgiftsbiträdesavtal\n\n| Underbiträde | Vad | Plats |\n| --- | --- | --- |\n"

    def gaps(row: str) -> list[str | None]:
        return [hit.item for hit in hits(check, {"Personuppgiftsbiträdesavtal.md": head + row}, concepts=concepts)]

    assert gaps("| Moln AB | drift | – |\n") == ["place"]
    assert gaps("| Moln AB | drift | Sverige |\n") == []
    assert gaps("| [NAMN] | – | – |\n") == []
