"""Running the examples that every rule carries: what must be flagged is, and what must not is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from kravlint.analysis import Analysis, analyse
from kravlint.analysis.kinds import Kinds
from kravlint.copies.findings import Comparison
from kravlint.copies.units import held_by
from kravlint.engine import check
from kravlint.engine.checks.copied import Copied
from kravlint.engine.loader import Rulebook
from kravlint.engine.schema import Example, Rule
from kravlint.language import Lexicon
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown
from kravlint.report import Finding


class Failure(Struct, frozen=True):
    """An example that does not come out as it says."""

    code: str
    wanted: Literal["flagged", "clean"]
    number: int
    """From 1 in its list; 0 when the rule has no example of this sort at all."""
    found: tuple[Finding, ...] = ()
    """What the rule said of it."""


def failures(rule: Rule, book: Rulebook, lexicon: Lexicon, kinds: Kinds) -> Iterator[Failure]:
    """Yield a failure for each example of a rule that does not come out as it says, or that is not there."""
    if not rule.examples.flagged:
        yield Failure(rule.code, "flagged", 0)
    for number, example in enumerate(rule.examples.flagged, start=1):
        found = _findings(rule, example, book, lexicon, kinds)
        if not any(example.item in (None, f.item) and example.state in (None, f.state) for f in found):
            yield Failure(rule.code, "flagged", number, found)
    if not rule.examples.clean:
        yield Failure(rule.code, "clean", 0)
    for number, example in enumerate(rule.examples.clean, start=1):
        found = _findings(rule, example, book, lexicon, kinds)
        if wrong := tuple(f for f in found if example.item in (None, f.item)):
            yield Failure(rule.code, "clean", number, wrong)


def _findings(rule: Rule, example: Example, book: Rulebook, lexicon: Lexicon, kinds: Kinds) -> tuple[Finding, ...]:
    files = example.files or {"exempel.md": example.text}
    analyses = [
        analyse(read_markdown(text.encode(), name, Limits()), lexicon, kinds, example.kind)
        for name, text in files.items()
    ]
    today = example.as_of or dt.date.today().isoformat()
    if isinstance(rule.check, Copied):
        return _between(rule, analyses, today)
    procurement = assemble("example", analyses)
    return check(procurement, book, [rule], today=today).findings


def _between(rule: Rule, analyses: Sequence[Analysis], today: str) -> tuple[Finding, ...]:
    """Examples about copies hold several procurements, each in a folder of its own."""
    comparison = Comparison()
    for folder in sorted({analysis.path.partition("/")[0] for analysis in analyses}):
        inside = [analysis for analysis in analyses if analysis.path.startswith(f"{folder}/")]
        comparison.add(folder, held_by(assemble(folder, inside)))
    return comparison.found([rule], today, {}, "sv").findings
