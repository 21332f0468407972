"""The standards map: expected and named standards per process, and the others that are named."""

from __future__ import annotations

from functools import cache

from kravlint.analysis import analyse
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.overview.standards import standards_map
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown
from kravlint.report import StandardUse

BOOK = load()


@cache
def _compiled():
    return lexicon_of(BOOK), kinds_of(BOOK)


def rows(*texts: str, lang="sv", kind="specification") -> tuple[StandardUse, ...]:
    lexicon, kinds = _compiled()
    analyses = [
        analyse(read_markdown(text.encode(), f"{number}.md", Limits()), lexicon, kinds, kind)
        for number, text in enumerate(texts)
    ]
    return standards_map(assemble("köpet", analyses), BOOK, lang)


REGISTER = "# Krav\n\nSystemet ska hålla ett elevregister. Systemet ska visa elevregistret."


def test_a_process_in_scope_names_its_area_and_what_it_calls_for() -> None:
    (row,) = rows(REGISTER)
    assert (row.area, row.process, row.label) == ("huvudman", "skoladministration", "skoladministration")
    assert row.expected == ("SS 12000:2020/korr 1:2022",)
    assert row.named == {}


def test_the_places_where_the_expected_standard_stands_are_shown() -> None:
    (row,) = rows(REGISTER, "# Avtal\n\nUtbyte sker enligt SS 12000:2020.\n\nAvtalet nämner SS 12000 igen.")
    (places,) = row.named.values()
    assert [place.path for place in places] == ["1.md", "1.md"]
    assert "SS 12000:2020" in (places[0].excerpt or "")
    assert places[0].location is not None


def test_other_named_standards_stand_in_one_row_without_process() -> None:
    *_, last = rows(REGISTER + "\n\nSystemet ska uppfylla WCAG 2.1 nivå AA.\n\nDriften ska följa ISO 27001:2022.")
    assert (last.area, last.process, last.label, last.expected) == (None, None, None, ())
    assert len(last.named) == 2


def test_labels_follow_the_language() -> None:
    assert rows(REGISTER, lang="en")[0].label == "school administration"


def test_a_text_without_processes_and_standards_has_no_rows() -> None:
    assert rows("# Krav\n\nGolven ska städas varje dag.") == ()


def test_the_experience_of_consultants_puts_no_process_in_scope() -> None:
    text = "# Avrop\n\n" + "Konsulten ska ha erfarenhet av elevregister och elevadministration. " * 6
    assert rows(text, kind="call-off") == ()
