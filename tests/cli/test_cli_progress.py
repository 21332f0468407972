"""The progress bar comes when there is something to wait for, and leaves nothing behind."""

from __future__ import annotations

import io

from kravlint.cli.progress import bar


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def drawn(seconds_per_document: float, documents: int) -> str:
    stream, clock = io.StringIO(), Clock()
    with bar(stream, clock) as tell:
        for done in range(documents + 1):
            tell(done, documents, "mapp/krav.docx")
            clock.now += seconds_per_document
    return stream.getvalue()


def test_a_short_run_draws_nothing() -> None:
    assert drawn(0.1, 5) == ""


def test_a_long_run_draws_how_far_it_has_come_and_wipes_it() -> None:
    text = drawn(1, 4)
    assert "[######..................] 1/4 ~3 s krav.docx" in text
    assert "[########################] 4/4" in text
    assert text.endswith("\r\x1b[K")


def test_what_is_left_is_told_in_minutes_and_hours_when_it_is_long() -> None:
    assert " 1/4 ~3 min krav.docx" in drawn(60, 4)
    assert " 1/4 ~3 h 0 min krav.docx" in drawn(3600, 4)


def test_what_is_left_is_told_from_the_pace_of_late() -> None:
    stream, clock = io.StringIO(), Clock()
    with bar(stream, clock) as tell:
        tell(900, 1000, "ur-cachen.docx")
        for done in range(901, 931):
            clock.now += 2
            tell(done, 1000, "krav.docx")
    assert " 930/1000 ~3 min krav.docx" in stream.getvalue()


def test_nothing_is_drawn_before_there_is_something_to_judge_by() -> None:
    stream = io.StringIO()
    with bar(stream, Clock()) as tell:
        tell(0, 100, "krav.docx")
        tell(0, 0, "")
    assert stream.getvalue() == ""
