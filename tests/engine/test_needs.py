"""Requirements that the class calls for, and a class that the requirements call for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from tests.engine.sets import CONTEXT, procurement

from kravlint.engine.checks import Check, run_check
from kravlint.engine.checks.needs import Needs, TopicsWithout
from kravlint.engine.context import SecurityTopic
from kravlint.engine.results import Hit, NotJudged, Result, Seen


def topic(name: str, *when: str, given: tuple[str, ...] = ()) -> SecurityTopic:
    return SecurityTopic(name, {"sv": name, "en": name}, when, (name,), given=given)


TOPICS = (topic("loggning", "any"), topic("kryptering", "K2"), topic("kort", "K3", "R3"), topic("plan", "T3"))
CONCEPTS = {
    **{f"need:{each.id}": each.terms for each in TOPICS},
    "not-required": ("krävs inte",),
    "scale-from-one": ("/skala 1–4/",),
    "class": ("klassad",),
}
CONTEXT_ = replace(CONTEXT, security_topics=TOPICS)
ALL = Needs(
    topics=tuple(each.id for each in TOPICS),
    within=("specification", "agreement", "price", "other"),
    alone=("specification",),
)
OTHER = "# Prisbilaga\n\nPriset anges i kronor."


def judged(check: Check, files: Mapping[str, str], unread: tuple[str, ...] = ()) -> list[Result]:
    return list(run_check(check, "TEST001", procurement(files, CONCEPTS, unread), CONTEXT_))


def missing(text: str) -> str:
    (hit,) = judged(ALL, {"Kravspecifikation.md": f"# Kravspecifikation\n\n{text}", "Pris.md": OTHER})
    assert isinstance(hit, Hit)
    return hit.words["missing"]["sv"]


def test_each_level_calls_for_its_own_topics() -> None:
    assert missing("Informationen är klassad K1 R1 T1.") == "loggning"
    assert missing("Informationen är klassad K2 R1 T1.") == "loggning och kryptering (K2)"
    assert missing("Informationen är klassad K1 R3 T3. Det finns loggning.") == "kort (R3) och plan (T3)"


def test_a_topic_that_stands_in_another_document_is_met() -> None:
    files = {
        "Kravspecifikation.md": "# Kravspecifikation\n\nInformationen är klassad K2 R1 T1. Det finns loggning.",
        "Avtal.md": "# Avtal\n\nLeverantören svarar för kryptering.",
    }
    assert [type(result) for result in judged(ALL, files)] == [Seen]


def test_a_data_processing_agreement_with_its_annex_holds_no_requirements_to_miss() -> None:
    files = {
        "PUB-avtal.md": "# Personuppgiftsbiträdesavtal\n\nInformationen är klassad K2 R1 T1.",
        "Instruktion.md": "# Instruktion för behandling av personuppgifter\n\nUppgifterna behandlas enligt avtalet.",
    }
    assert [type(result) for result in judged(ALL, files)] == [NotJudged]


def test_a_topic_that_is_waived_is_not_met() -> None:
    text = "Informationen är klassad K2 R1 T1. Det finns loggning. Kryptering krävs inte."
    assert missing(text) == "kryptering (K2, krävs inte, nämns bara)"


def test_levels_in_words_and_on_an_own_scale_count_as_what_they_mean() -> None:
    assert "kryptering (K2)" in missing("Konfidentialitet: betydande, riktighet: måttlig.")
    assert "kryptering" not in missing("Informationen är klassad K2 R1 T1 på kommunens skala 1–4.")


def test_little_that_is_not_at_the_core_is_no_full_finding() -> None:
    check = replace(ALL, core=("loggning",))
    text = "# Kravspecifikation\n\nInformationen är klassad K3 R1 T1. {}"
    for more, lower in (("Kryptering krävs. Det finns loggning.", True), ("Kryptering krävs.", False)):
        (hit,) = judged(check, {"Krav.md": text.format(more), "Pris.md": OTHER})
        assert isinstance(hit, Hit)
        assert bool(hit.lower) is lower


def test_only_a_high_level_makes_it_a_full_finding() -> None:
    text = {"Krav.md": "# Kravspecifikation\n\nInformationen är klassad K2 R1 T1.", "Pris.md": OTHER}
    (hit,) = judged(ALL, text)
    assert isinstance(hit, Hit)
    assert hit.lower
    (hit,) = judged(ALL, {**text, "Krav.md": "# Kravspecifikation\n\nInformationen är klassad K3 R1 T1."})
    assert isinstance(hit, Hit)
    assert not hit.lower


def test_nothing_is_missing_where_no_class_or_only_the_lowest_is_stated() -> None:
    for text in ("Systemet ska vara grönt.", "Informationen är klassad K0 R0 T0."):
        assert judged(ALL, {"Krav.md": f"# Kravspecifikation\n\n{text}", "Pris.md": OTHER}) == []


def test_what_other_documents_may_hold_is_not_judged() -> None:
    stated = "Informationen är klassad K2 R1 T1."
    assert [type(r) for r in judged(ALL, {"Avtal.md": f"# Avtal\n\n{stated}"})] == [NotJudged]
    assert [type(r) for r in judged(ALL, {"Krav.md": f"# Kravspecifikation\n\n{stated}"})] == [Hit]
    files = {"Krav.md": f"# Kravspecifikation\n\n{stated}", "Pris.md": OTHER}
    assert [type(r) for r in judged(ALL, files, ("Bilaga.pdf",))] == [NotJudged]


def test_many_topics_without_a_class_are_one_finding() -> None:
    check = TopicsWithout(at_least=2, within=("specification",), unless_anywhere=("class",))
    files = {"Krav.md": "# Kravspecifikation\n\nLoggning och kryptering.", "Pris.md": OTHER}
    (hit,) = judged(check, files)
    assert isinstance(hit, Hit)
    assert hit.words["count"] == "2"
    assert judged(check, {**files, "Pris.md": f"{OTHER} Informationen är klassad."}) == []
    assert judged(check, {**files, "Krav.md": "# Kravspecifikation\n\nLoggning."}) == []


def test_another_list_of_missing_topics_is_another_finding() -> None:
    text = {"Krav.md": "# Kravspecifikation\n\nInformationen är klassad K2 R1 T1.", "Pris.md": OTHER}
    (one,) = judged(ALL, text)
    (other,) = judged(ALL, {**text, "Avtal.md": "# Avtal\n\nLeverantören svarar för loggning."})
    assert isinstance(one, Hit)
    assert isinstance(other, Hit)
    assert (one.anchor, other.anchor) == ("loggning kryptering", "kryptering")


def test_a_topic_may_not_count_in_some_kinds_of_part() -> None:
    deaf = replace(TOPICS[0], not_within=("agreement",))
    files = {
        "Krav.md": "# Kravspecifikation\n\nInformationen är klassad K1 R1 T1.",
        "Avtal.md": "# Avtal\n\nLeverantören svarar för loggning.",
    }
    context = replace(CONTEXT_, security_topics=(deaf, *TOPICS[1:]))
    (hit,) = run_check(ALL, "TEST001", procurement(files, CONCEPTS), context)
    assert isinstance(hit, Hit)
    assert hit.anchor == "loggning"


def test_requirements_without_a_class_are_a_lower_finding_where_one_is_spoken_of() -> None:
    check = TopicsWithout(at_least=1, within=("specification",), unless_anywhere=(), mentioned=("class",))
    text = "# Kravspecifikation\n\nDet finns loggning."
    for added, lower in (("", False), (" Informationen är klassad.", True)):
        (hit,) = judged(check, {"Krav.md": text + added, "Pris.md": OTHER})
        assert isinstance(hit, Hit)
        assert hit.lower is lower
