"""answered: a published answer gives another value than a document that has not been changed since."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.checks._facts import Stated, agree, said, statements, what
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen
from kravlint.procurement import Procurement


class Answered(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="answered"):
    """Facts in parts of the kinds `answers` against those in the kinds `within`."""

    facts: dict[str, dict[str, str]]
    """Kind of fact to what it is called, per language."""
    answers: tuple[str, ...]
    within: tuple[str, ...]


def check_answered(check: Answered, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per document and matter whose values differ from all that the answers give, else a Seen."""
    for kind, label in check.facts.items():
        answers = statements(procurement, kind, check.answers)
        for part in statements(procurement, kind, check.within):
            for matter, values in part.items():
                given = [each for answer in answers for each in answer.get(matter, ())]
                if not given or _is_newer(values[0], given):
                    continue
                if any(agree(one.fact, other.fact) for one in given for other in values):
                    yield Seen(values[0].spot)
                    continue
                place = values[0].spot
                yield Hit(
                    place,
                    words={
                        "fact": {lang: label[lang] + what(values[0])[lang] for lang in ("sv", "en")},
                        "one": said(given[-1]),
                        "other": said(values[0]),
                    },
                    related=((given[-1].spot, {"sv": "svaret", "en": "the answer"}),),
                )


def _is_newer(document: Stated, answers: list[Stated]) -> bool:
    """True when the document is dated after every answer: then it is the later word."""
    dates = [answer.analysis.date for answer in answers]
    own = document.analysis.date
    return own is not None and all(date is not None and own > date for date in dates)
