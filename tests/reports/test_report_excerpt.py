"""The marks around the words of a finding are read, and never shown."""

from __future__ import annotations

from kravlint.reports.excerpt import Span, plain, spans


def test_the_marked_words_are_a_span_of_their_own() -> None:
    assert spans("Leverantören ⟦bör⟧ informera.") == (
        Span("Leverantören ", False),
        Span("bör", True),
        Span(" informera.", False),
    )


def test_several_words_may_be_marked() -> None:
    assert [span.text for span in spans("⟦a⟧ b ⟦c⟧") if span.marked] == ["a", "c"]


def test_a_sign_without_its_fellow_is_not_shown() -> None:
    assert "".join(span.text for span in spans("a ⟧b ⟦c")) == "a b c"


def test_an_excerpt_stands_on_one_line() -> None:
    assert spans("ett\n två\t⟦tre⟧")[0].text == "ett två "


def test_a_long_excerpt_is_cut_to_what_stands_around_the_marked_words() -> None:
    cut = spans("före " * 300 + "⟦orden⟧" + " efter" * 300, longest=90)
    text = "".join(span.text for span in cut)
    assert text.startswith("… ") and text.endswith(" …")
    assert len(text) == 90 + len("… ") + len(" …")
    assert Span("orden", True) in cut


def test_plain_keeps_everything_but_the_signs() -> None:
    assert plain("ett\n⟦två⟧") == "ett\ntvå"
