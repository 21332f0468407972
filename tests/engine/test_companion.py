"""Where one thing stands, another should stand beside it."""

from __future__ import annotations

from tests.engine.sets import hits, results

from kravlint.engine.checks.companion import Companion
from kravlint.engine.results import Hit, NotJudged, Seen

CONCEPTS = {"level": ("nivå",), "model": ("modell",), "staff": ("konsult",)}


def test_a_lonely_mention_is_found_and_its_like_are_related() -> None:
    check = Companion(of=("level",), needs=("model",))
    (hit,) = hits(check, {"a.md": "Nivå tre gäller.\n\nNivå fyra också."}, concepts=CONCEPTS)
    assert len(hit.related) == 1


def test_the_companion_may_stand_in_the_same_sentence_or_anywhere() -> None:
    near = Companion(of=("level",), needs=("model",))
    anywhere = Companion(of=("level",), needs=("model",), reach="procurement")
    apart = {"a.md": "Nivå tre gäller.", "b.md": "Modellen är vår."}
    together = {"a.md": "Nivå tre enligt modellen."}
    assert [type(r) for r in results(near, apart, concepts=CONCEPTS)] == [Hit]
    assert [type(r) for r in results(anywhere, apart, concepts=CONCEPTS)] == [Seen]
    assert [type(r) for r in results(near, together, concepts=CONCEPTS)] == [Seen]


def test_a_guard_in_the_sentence_takes_the_mention_out() -> None:
    check = Companion(of=("level",), needs=("model",), unless=("staff",))
    assert results(check, {"a.md": "Konsulten ska ha nivå tre."}, concepts=CONCEPTS) == []


def test_what_an_unread_document_may_hold_is_not_judged() -> None:
    check = Companion(of=("level",), needs=("model",), reach="procurement")
    found = results(check, {"a.md": "Nivå tre."}, concepts=CONCEPTS, unread=("b.pdf",))
    assert [type(result) for result in found] == [NotJudged]


def test_one_place_with_its_companion_can_speak_for_all() -> None:
    check = Companion(of=("level",), needs=("model",), within=("other",), enough=True)
    apart = {"a.md": "Nivå tre gäller.", "b.md": "Nivå tre enligt modellen."}
    assert [type(result) for result in results(check, apart, concepts=CONCEPTS)] == [Seen]
    assert len(hits(check, {"a.md": "Nivå tre gäller."}, concepts=CONCEPTS)) == 1


def test_a_requirement_is_its_own_item_and_running_text_its_section() -> None:
    check = Companion(of=("level",), needs=("model",), reach="requirement")
    items = {"a.md": "- Nivå tre gäller.\n- Modellen är vår."}
    prose = {"a.md": "Nivå tre gäller.\n\nModellen är vår."}
    assert [type(r) for r in results(check, items, concepts=CONCEPTS)] == [Hit]
    assert [type(r) for r in results(check, prose, concepts=CONCEPTS)] == [Seen]


def test_nothing_is_asked_of_a_set_about_something_else() -> None:
    check = Companion(of=("level",), needs=("model",), given=("staff",))
    assert results(check, {"a.md": "Nivå tre gäller."}, concepts=CONCEPTS) == []
    assert [type(r) for r in results(check, {"a.md": "Nivå tre.", "b.md": "En konsult."}, concepts=CONCEPTS)] == [Hit]
