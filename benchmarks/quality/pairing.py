"""Does kravlint notice that documents don't belong together?

    .venv/bin/python benchmarks/quality/pairing.py [--misses]

Writes the first part of benchmarks/results/pairing.md; what stands there under "Real documents" was written by reading and
is kept. The changes: those tagged in the sets for PAIR and DOC rules, agreements and data processing agreements taken
from another set, and a foreign line put into each document.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from mutate import DocumentSet, Expected, Mutation, document_sets
from mutations import groups_of, share
from trial import Outcome, judged, outcomes

HERE = Path(__file__).parent
RESULT = HERE.parent / "results" / "pairing.md"
READ = "## Real documents"
FAMILIES = ("PAIR", "DOC")
AGREEMENTS = ("Avtal.md", "Kontrakt.md", "Agreement.md")
DPAS = ("iträdesavtal", "ehandlingsavtal", "processing")
ANY = tuple(Expected(f"{family}{number:03}", None) for family in FAMILIES for number in range(1, 50))
FILLED_IN = ("pris", "price", "svar")
"""In what the tenderer fills in a placeholder is no fault."""
FOREIGN = {
    "another buyer": (
        "Leveransen ska godkännas av Hedemora kommun.",
        "The delivery shall be approved by Hedemora Municipality.",
    ),
    "another number": ("Ange diarienummer KS 2019/4471 på fakturan.", "State case number KS 2019/4471 on the invoice."),
    "a dead annex": ("Villkoren framgår av bilaga 17.", "The terms are set out in Annex 17."),
    "a placeholder": ("Kontaktperson är [ange namn och roll].", "The contact person is [enter name and role]."),
    "a broken field": ("Se avsnitt Fel! Hittar inte referenskälla.", "See section Error! Reference source not found."),
}
ANSWERS = {
    "another buyer": ("PAIR002",),
    "another number": ("PAIR003",),
    "a dead annex": ("PAIR006",),
    "a placeholder": ("PAIR019",),
    "a broken field": ("PAIR020",),
}


def main() -> None:
    sets = document_sets()
    made = [
        outcome for each in sets for outcome in outcomes(each, (*_tagged(each), *_pasted(each), *_taken(each, sets)))
    ]
    if "--misses" in sys.argv:
        _print_misses(made)
    lines = [
        "# Pairing",
        "",
        "Command: `.venv/bin/python benchmarks/quality/pairing.py` · the sets are our own, in `benchmarks/quality/sets`",
        "",
        "*Caught*: an expected rule answers, on the changed document, on one that it names, or on the procurement. A document "
        "taken from another set may be caught by any pairing rule.",
        "",
        *_by_group(made, sets),
        "| set as it is | PAIR and DOC errors and warnings (all of them wrong) |",
        "| --- | --- |",
    ]
    for each in sets:
        wrong = [f for f in judged(each.files) if f.rule.startswith(FAMILIES) and f.severity != "info"]
        lines.append(f"| {each.name} | {len(wrong)} |")
    read = RESULT.read_text(encoding="utf-8").partition(READ)[2] if RESULT.exists() else "\n"
    RESULT.write_text("\n".join(lines) + f"\n\n{READ}{read}", encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))


def _tagged(each: DocumentSet) -> Iterator[Mutation]:
    return (m for m in each.mutations if any(e.code.startswith(FAMILIES) for e in m.expects))


def _pasted(each: DocumentSet) -> Iterator[Mutation]:
    """A line of its own at the end of each document."""
    english = 1 if "Invitation to tender.md" in each.files else 0
    for name, texts in FOREIGN.items():
        for document, text in each.files.items():
            if name == "a placeholder" and any(word in document.lower() for word in FILLED_IN):
                continue
            files = {**each.files, document: f"{text}\n\n{texts[english]}\n"}
            yield Mutation(
                each.name, name, tuple(Expected(c, None) for c in ANSWERS[name]), document, texts[english], files
            )


def _taken(each: DocumentSet, sets: Sequence[DocumentSet]) -> Iterator[Mutation]:
    """The agreement, or the data processing agreement, of another set under this one's file name."""
    for operator, find in (("another set's agreement", _agreement), ("another set's DPA", _dpa)):
        mine = find(each)
        for other in sets:
            theirs = find(other)
            if mine and theirs and other.name != each.name:
                files = {**each.files, mine: other.files[theirs]}
                yield Mutation(each.name, operator, ANY, mine, f"{other.name}: {theirs}", files)


def _agreement(each: DocumentSet) -> str | None:
    return next((name for name in each.files if name.endswith(AGREEMENTS)), None)


def _dpa(each: DocumentSet) -> str | None:
    return next((name for name in each.files if any(part in name for part in DPAS)), None)


def _by_group(made: Sequence[Outcome], sets: Sequence[DocumentSet]) -> Iterator[str]:
    """Held-out sets have tables of their own, the first group and the second."""
    for title, names in groups_of(sets):
        if chosen := [outcome for outcome in made if outcome.mutation.set in names]:
            yield from (f"## {title}", "", *_table(chosen), "")


def _table(made: Sequence[Outcome]) -> list[str]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in made:
        groups[outcome.mutation.operator].append(outcome)
    lines = ["| change | changes | caught | share (Wilson 95 %) |", "| --- | --- | --- | --- |"]
    for name, held in [*sorted(groups.items()), ("**all**", list(made))]:
        caught = sum(outcome.caught for outcome in held)
        lines.append(f"| {name} | {len(held)} | {caught} | {share(caught, len(held))} |")
    return lines


def _print_misses(made: Sequence[Outcome]) -> None:
    for outcome in made:
        mutation = outcome.mutation
        if not outcome.caught:
            wanted = "|".join(e.code for e in mutation.expects) if mutation.expects != ANY else "PAIR"
            print(f"MISSED {mutation.set} {mutation.operator} {wanted}: {mutation.line[:120]} ({mutation.document})")


if __name__ == "__main__":
    main()
