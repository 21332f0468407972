"""asked: one matter that a requirement should ask for, and what counts as asking."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.engine.sets import CONTEXT, procurement

from kravlint.engine.checks import run_check
from kravlint.engine.checks.asked import Asked
from kravlint.engine.context import SecurityTopic
from kravlint.engine.results import Hit, NotJudged, Result, Seen

TOPIC = SecurityTopic(
    "copies",
    {"sv": "kopior", "en": "copies"},
    ("K2",),
    ("/kopi(?:a|or|orna)\\b/",),
    asks=("/(?:tas?|tar|varje)\\b/",),
    unless=("anbud",),
)
CONCEPTS = {
    "need:copies": TOPIC.terms,
    "need:copies:asks": TOPIC.asks,
    "need:copies:unless": TOPIC.unless,
    "soon": ("inom en timme",),
    "cloud": ("molntjänst",),
}
CHECK = Asked(
    topic="copies",
    lacks={
        "missing": {"sv": "att", "en": "that"},
        "wished": {"sv": "mer än önskat", "en": "more than wished"},
        "beside": {"sv": "när", "en": "when"},
    },
)
CLASSED = "Informationen är klassad K2 R1 T1."


def judged(text: str, check: Asked = CHECK, more: str = "Pris.md") -> list[Result]:
    files = {"Kravspecifikation.md": f"# Kravspecifikation\n\n{text}", **({more: "# Prisbilaga"} if more else {})}
    return list(run_check(check, "TEST001", procurement(files, CONCEPTS), replace(CONTEXT, security_topics=(TOPIC,))))


def state(text: str) -> str | None:
    (result,) = judged(f"{CLASSED}\n\n{text}")
    return result.state if isinstance(result, Hit) else "asked"


@pytest.mark.parametrize(
    "text",
    [
        "Leverantören ska ta kopior.",
        "Leverantören tar kopior.",
        "## Kopior\n\nLeverantören sparar allt på annan ort.",
        "- Kopior på annan ort",
        "| Id | Krav |\n|---|---|\n| 1 | Kopior varje natt |",
        "För kopior gäller följande:\n\n- de tas varje natt\n- de provas",
        "Beställaren får ta kopior.",
    ],
)
def test_a_requirement_asks(text: str) -> None:
    assert state(text) == "asked"


@pytest.mark.parametrize(
    "text",
    [
        "Kopior bör tas.",
        "Kopior kan tas.",
        "Kopior ska om möjligt tas.",
        "Kopior och arkiv ska vid behov tas.",
        "Kopior ska inte tas.",
        "Hur kopior tas bestäms senare.",
        "Kommunen vill att kopior tas.",
        "Leverantören kan ta kopior, och kommunen ska få besked.",
    ],
)
def test_a_wish_a_denial_and_what_is_put_off_do_not_ask_but_are_pointed_to(text: str) -> None:
    assert state(text) == "weakened"


@pytest.mark.parametrize(
    "text",
    [
        "## Kopior",
        "Kommunen tar kopior av sina filer.",
        "Vid mötet behandlas de kopior som ska tas.",
        "Anbudet ska lämnas i en kopia, som tas i bruk.",
        "Leverantören ska kryptera kopior.",
    ],
)
def test_a_mention_is_not_a_requirement(text: str) -> None:
    assert state(text) == "missing"


def test_a_class_that_does_not_call_for_it_asks_nothing() -> None:
    assert judged("Informationen är klassad K1 R1 T1.") == []


def test_without_a_class_other_words_may_call_for_it() -> None:
    assert judged("Det är en molntjänst.") == []
    (hit,) = judged("Det är en molntjänst.", replace(CHECK, given=("cloud",)))
    assert isinstance(hit, Hit)


def test_a_document_read_alone_may_have_it_in_another() -> None:
    assert [type(each) for each in judged(CLASSED, more="")] == [NotJudged]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Kopior ska tas inom en timme.", True),
        ("Kopior ska tas. Det ska ske inom en timme.", True),
        ("Kopior ska tas så här:\n\n- stora inom en timme\n- små senare", True),
        ("Kopior ska tas.\n\nFel ska rättas inom en timme.", False),
        ("Fel ska rättas inom en timme. Kopior ska tas.", False),
    ],
)
def test_what_belongs_beside_it_must_be_said_of_it(text: str, *, there: bool) -> None:
    (result,) = judged(text, replace(CHECK, beside=("soon",)))
    assert isinstance(result, Seen) is there
