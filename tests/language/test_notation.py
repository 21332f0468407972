"""The notation for terms."""

from __future__ import annotations

import pytest

from kravlint.document import Block
from kravlint.language.lexicon import lexicon
from kravlint.language.notation import compile_term


def found(term: str, text: str) -> list[str]:
    blocks = [Block("paragraph", text)]
    return [text[m.start : m.end] for m in lexicon({"x": [term]}).find(blocks)]


def test_a_plain_word_is_found_in_every_form_from_start_to_end() -> None:
    text = "Avtalstiden är lång. Ramavtalstid och avtalstidsfrågor är andra ord."
    assert found("avtalstid", text) == ["Avtalstiden"]


def test_every_word_of_a_phrase_is_inflected() -> None:
    text = "Lämpliga tekniska åtgärder och en lämplig\nteknisk åtgärd."
    assert found("lämplig teknisk åtgärd", text) == ["Lämpliga tekniska åtgärder", "lämplig\nteknisk åtgärd"]


def test_a_stem_takes_anything_after_it() -> None:
    assert found("underbiträd*", "Underbiträdesavtal och underbiträdena") == [
        "Underbiträdesavtal",
        "underbiträdena",
    ]


def test_a_compound_head_takes_anything_before_it_and_the_place_is_the_whole_word() -> None:
    assert found("*avtal", "Ramavtalet och IT-avtal, inte avtalspart") == ["Ramavtalet", "IT-avtal"]


def test_short_capitals_keep_their_case() -> None:
    assert found("MSB", "MSB:s råd, MSB och msb samt MSBFS") == ["MSB:s", "MSB"]


def test_an_exact_term_keeps_its_case() -> None:
    assert found("=KLASSA", "KLASSA är en modell; att klassa är ett verb.") == ["KLASSA"]


def test_a_regular_expression_ignores_case_and_begins_at_a_word() -> None:
    assert found(r"/ss[ -]?12 ?000(?::\d{4})?/", "SS 12000:2018, ss-12000 och PSS 12000") == [
        "SS 12000:2018",
        "ss-12000",
    ]


def test_a_regular_expression_may_begin_with_a_choice() -> None:
    assert found(r"/(?:endast|enbart) (?:när|om)\b/", "Enbart när, endast om, bara om") == [
        "Enbart när",
        "endast om",
    ]


@pytest.mark.parametrize("text", ["the system shall", "System shall", "Systems should", "a service may"])
def test_optional_and_repeated_beginnings_are_looked_for(text: str) -> None:
    term = r"/(?:the\s+|an?\s+)?(?:system|service)s?\s+(?:shall|should|may)\b/"
    assert found(term, f"(x) {text}.") == [text]


@pytest.mark.parametrize("between", [" ", "  ", "\n", " \n  "])
def test_white_space_in_a_term_is_any_white_space_and_the_place_is_that_in_the_text(between: str) -> None:
    text = f"Det  ska   då{between}inte{between}längre gälla,  inte {between}heller här."
    assert found(r"/inte\s+längre\b/", text) == [f"inte{between}längre"]
    assert found("inte heller", text) == [f"inte {between}heller"]


def test_signs_that_repeat_are_not_taken_for_white_space() -> None:
    assert found(r"/saml[\s-]*2(?:\.0)?(?![\w])/", "SAML - 2.0, SAML2 och SAML--2") == [
        "SAML - 2.0",
        "SAML2",
        "SAML--2",
    ]


def test_a_small_range_of_characters_may_stand_in_a_beginning() -> None:
    assert found(r"/k\s?[:=]?\s?[0-4]\b/", "K1, k: 2, k =3 men inte K5 och krav 1") == ["K1", "k: 2", "k =3"]


def test_a_regular_expression_may_begin_with_a_bracket() -> None:
    assert found(r"/\[[^\]]{2,40}\]/", "Avtalet gäller [ange datum] till(a)[b].") == ["[ange datum]"]


def test_a_word_after_any_sign_is_at_a_words_start() -> None:
    assert found("avtal", "(Avtal) [avtal] ”avtal” m2avtal _avtal") == ["Avtal", "avtal", "avtal"]


def test_words_with_swedish_letters_at_their_edges_are_whole() -> None:
    assert found("bör", "Bör inte finnas i rör, för eller börda.") == ["Bör"]


@pytest.mark.parametrize("bad", ["", "//", "/[a-z]+/", "/(?=x)/", "/(/", "a"])
def test_a_term_that_cannot_be_compiled_says_why(bad: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compile_term(bad)


@pytest.mark.parametrize(
    ("notation", "one_word"),
    [
        ("avtalstid", True),
        ("*avtal", True),
        ("it-system", True),
        (r"/säkerhet\w*/", True),
        (r"/(?:ska|skall)\b/", True),
        (r"/avtal(?!\w*tid)/", True),
        (r"/avtal(?!\s+i)/", False),
        (r"/avtal[^.]*tid/", False),
        (r"/avtal.?tid/", False),
        (r"/avtal$/", False),
        ("teknisk åtgärd", False),
    ],
)
def test_a_term_knows_whether_the_word_alone_decides(notation: str, one_word: bool) -> None:
    assert compile_term(notation).one_word is one_word


@pytest.mark.parametrize(
    ("notation", "needs"),
    [
        ("teknisk eller organisatorisk åtgärd", ((" ell",), (" organisatorisk",), (" åtgärd",))),
        (r"/(?:ska|måste)\s+(?:\w+\s+){0,3}?(?:inte|aldrig)\b/", (("aldrig ", "inte "),)),
        (r"/ska\s+(?:\w+\s+)?följa\s+(?:\w+\s+)?(?:lag|avtal)\w*/", (("avtal", "lag"), ("följa ",))),
        (r"/krypter\w*(?=[^.\x00]{0,40}\bnätverk)/", ((" nätverk",),)),
        (r"/krypter\w*(?:\x00|\s+)nätverk/", ()),
        (r"/krypter\w*\s+(?:data|filer)\s*(?=\x00|\Z)/", ((" data", " filer"),)),
        (r"/krypter\w*[^.]*nätverk\x00/", ()),
        (r"/krypter\w*\s+(?:nätverk)?/", ()),
        (r"/krypter\w*(?!\s+nätverk)/", ()),
    ],
)
def test_a_term_knows_what_must_follow_its_beginning(notation: str, needs: tuple[tuple[str, ...], ...]) -> None:
    assert compile_term(notation).needs == needs


@pytest.mark.parametrize(
    ("notation", "literals"), [(r"/_{3,}/", ("___",)), (r"/\.{4,}/", ("....",)), (r"/<[^>]+>/", ("<",))]
)
def test_a_row_of_signs_is_looked_for_whole(notation: str, literals: tuple[str, ...]) -> None:
    assert compile_term(notation).literals == literals
