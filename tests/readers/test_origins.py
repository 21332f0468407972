"""Text as a person reads it, and where each of its characters came from."""

import unicodedata

import pytest

from kravlint.document import Origin
from kravlint.readers.origins import assemble, clean, nfc

ACUTE, BELOW, RING = "\u0301", "\u0323", "\u030a"


def assembled(*texts):
    return assemble((text, Origin(0, paragraph=1, run=n)) for n, text in enumerate(texts, start=1))


@pytest.mark.parametrize("text", ["Å", "A" + RING, "\u212b"])
def test_letters_are_composed(text):
    assert (clean(text), nfc(text), assembled(text)[0]) == ("Å", "Å", "Å")


def test_a_letter_keeps_thirty_marks_so_that_sorting_them_stays_cheap():
    # A million marks in an order that has to be sorted: the square of that would never end.
    pile = "x" + 500_000 * (ACUTE + BELOW)
    for text in (clean(pile), nfc(pile), assembled(pile)[0]):
        assert text == unicodedata.normalize("NFC", "x" + 15 * (ACUTE + BELOW))


def test_every_letter_has_its_own_thirty_marks():
    text = 3 * ("a" + 31 * BELOW + " ")
    assert clean(text) == assembled(text)[0] == unicodedata.normalize("NFC", (3 * ("a" + 30 * BELOW + " ")).strip())


def test_thirty_marks_are_kept():
    text = "a" + 15 * (ACUTE + BELOW)
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_what_follows_dropped_marks_keeps_its_origin():
    text, origins = assembled("a" + 40 * BELOW + "b", "c")
    assert text == unicodedata.normalize("NFC", "a" + 30 * BELOW) + "bc"
    b, c = text.index("b"), text.index("c")
    assert [(o.run, o.offset) for o in origins if o.start in (b, c)] == [(1, 41), (2, 0)]


def test_marks_spread_over_runs_are_counted_together():
    text, _ = assembled("a", *(40 * [BELOW]))
    assert text == unicodedata.normalize("NFC", "a" + 30 * BELOW)
