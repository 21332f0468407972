"""How well the smell rules do on labelled requirements: precision and recall per rule, on two halves.

    .venv/bin/python benchmarks/quality/smells.py [--errors]

Writes benchmarks/results/smells.md. The labels are in benchmarks/quality/labels: `smells.yaml` with sentences of our
own, `smells-pairs.yaml` with pairs of our own, `smells-corpus.yaml` with real ones by hash (../shared/corpus; skipped
when it is absent). The rules were tuned on the half "tune" only. A label says that the author should change the text
for that reason, not that a word stands there. `--errors` prints the wrong answers on the tuning half.
"""

from __future__ import annotations

import hashlib
import math
import re
import runpy
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.engine import check
from kravlint.engine.loader import Rulebook, kinds_of, lexicon_of, load
from kravlint.language import Lexicon
from kravlint.procurement import assemble
from kravlint.readers import read
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "corpus"
RESULT = HERE.parent / "results" / "smells.md"
DICTIONARY = HERE.parents[2] / "shared" / "swedish-smells.py"
CLASSES = {
    "vag": "REQ006",
    "subj": "REQ036",
    "superl": "REQ037",
    "oppen": "REQ031",
    "ocheller": "REQ032",
    "flykt": "REQ033",
    "neg": "REQ038",
    "pron": "REQ035",
    "tid": "REQ042",
    "tbd": "REQ030",
    "ref": "REQ043",
}
"""The classes of the translated dictionary and the rules that ask the same question."""
RULES = (
    "REQ004 REQ005 REQ006 REQ030 REQ031 REQ032 REQ033 REQ034 REQ035 REQ036 REQ037 REQ038 REQ040 REQ041 REQ042 REQ043 "
    "REQ044 REQ045"
).split()
HALVES = ("tune", "test")


class Judged(NamedTuple):
    """One requirement: what its label says and what the rules say."""

    half: str
    origin: str
    text: str
    wanted: frozenset[str]
    found: frozenset[str]


def main() -> None:
    """Judge all labelled requirements and write the tables."""
    book = load()
    lexicon, kinds = lexicon_of(book), kinds_of(book)
    judged = [*_own(book, lexicon, kinds), *_pairs(book, lexicon, kinds), *_real(book, lexicon, kinds)]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(_report(judged, book) + _density(book, lexicon, kinds), encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))
    if "--errors" in sys.argv:
        for each in judged:
            if each.half == "tune" and each.wanted != each.found:
                missed, wrong = sorted(each.wanted - each.found), sorted(each.found - each.wanted)
                print(missed, "missed,", wrong, "wrong:", each.text)


def _own(book: Rulebook, lexicon: Lexicon, kinds: Kinds) -> Iterable[Judged]:
    rows = yaml.safe_load((HERE / "labels" / "smells.yaml").read_text(encoding="utf-8"))
    table = "\n".join(f"| K-{n} | {row['text']} |" for n, row in enumerate(rows, 1))
    document = read_markdown(f"# Krav\n\n| Id | Krav |\n|---|---|\n{table}\n".encode(), "krav.md", Limits())
    analysis = analyse(document, lexicon, kinds, "specification")
    found = _findings(analysis, book)
    where = {block.text: index for index, block in enumerate(analysis.blocks)}
    for row in rows:
        at = where[row["text"]]
        span = (at, 0, len(row["text"]))
        yield Judged(row["half"], "own", row["text"], frozenset(row["smells"]), _in(found, span))


def _pairs(book: Rulebook, lexicon: Lexicon, kinds: Kinds) -> Iterable[Judged]:
    """Two requirements, judged as one case: only what rules say of the two together counts."""
    for row in yaml.safe_load((HERE / "labels" / "smells-pairs.yaml").read_text(encoding="utf-8")):
        table = "\n".join(f"| K-{n} | {text} |" for n, text in enumerate(row["texts"], 1))
        document = read_markdown(f"# Krav\n\n| Id | Krav |\n|---|---|\n{table}\n".encode(), "krav.md", Limits())
        found = {code for code, _, _ in _findings(analyse(document, lexicon, kinds, "specification"), book)}
        text = " ↔ ".join(row["texts"])
        yield Judged(row["half"], "pair", text, frozenset(row["smells"]), frozenset(found & {"REQ004", "REQ045"}))


def _real(book: Rulebook, lexicon: Lexicon, kinds: Kinds) -> Iterable[Judged]:
    rows = yaml.safe_load((HERE / "labels" / "smells-corpus.yaml").read_text(encoding="utf-8"))
    by_file: dict[str, dict[str, dict[str, object]]] = defaultdict(dict)
    for row in rows:
        by_file[row["file"]][row["hash"]] = row
    for file, labels in by_file.items():
        if not (CORPUS / file).is_file():
            print(f"skipped, not here: {file}", file=sys.stderr)
            continue
        analysis = analyse(read(CORPUS / file), lexicon, kinds)
        found = _findings(analysis, book)
        seen = set()
        for each in analysis.requirements:
            text = " ".join(each.text.split())
            digest = hashlib.sha256(text.lower().encode()).hexdigest()[:12]
            if digest in labels and digest not in seen:
                seen.add(digest)
                row = labels[digest]
                span = (each.block, each.start, each.end)
                wanted = frozenset(row["smells"])  # type: ignore[arg-type]
                yield Judged(str(row["half"]), "real", text, wanted, _in(found, span))
        for digest in labels.keys() - seen:
            print(f"no requirement any more: {digest} in {file}", file=sys.stderr)


Places = list[tuple[str, int, int]]


def _findings(analysis, book) -> Places:  # type: ignore[no-untyped-def]
    chosen = [rule for rule in book.rules if rule.code in RULES]
    findings = check(assemble("benchmark", [analysis]), book, chosen, today="2026-11-22").findings
    return [(f.rule, f.location.block, f.location.start) for f in findings if f.location]  # type: ignore[misc]


def _full_dictionary() -> dict[str, re.Pattern[str]]:
    """A translated dictionary of 243 entries as it stands, one pattern per rule; empty when it is not here."""
    if not DICTIONARY.is_file():
        return {}
    forms: dict[str, list[str]] = defaultdict(list)
    for name, _, _, written in runpy.run_path(str(DICTIONARY))["entries"]():
        if name in CLASSES:
            forms[CLASSES[name]] += written
    return {code: re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE) for code, each in forms.items()}


def _in(places: Places, span: tuple[int, int, int]) -> frozenset[str]:
    block, start, end = span
    return frozenset(code for code, at, offset in places if at == block and start <= offset < end)


def _report(judged: list[Judged], book: Rulebook) -> str:
    on = {rule.code: rule.enabled for rule in book.rules}
    lines = [
        "# Smells: precision and recall per rule",
        "",
        "`.venv/bin/python benchmarks/quality/smells.py`",
        "",
        _sizes(judged),
        "",
        "P and R with 95 % Wilson intervals and counts. A rule is on by default when P ≥ 0.80 and its lower bound",
        "≥ 0.60 over both halves. One rater, who also wrote the rules and our own sentences: an upper bound.",
        "",
        "| rule | on | tune P | tune R | test P | test R | both P | both R |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for code in RULES:
        if code not in on:
            continue
        cells = [cell for half in (*HALVES, None) for cell in _cells(judged, half, [code])]
        lines.append(f"| {code} | {'yes' if on[code] else 'no'} | {' | '.join(cells)} |")
    default = [code for code in RULES if on.get(code) and code not in ("REQ004", "REQ045")]
    dictionary = _full_dictionary()
    lines += ["", "## Against baselines, the rules that are on together", ""]
    lines += ["| system | half | source | precision | recall |", "| --- | --- | --- | --- | --- |"]
    for half in HALVES:
        for origin in ("own", "real", None):
            some = [j for j in judged if j.half == half and j.origin != "pair" and origin in (None, j.origin)]
            for name, answer in (
                ("kravlint", lambda j: j.found),
                ("full dictionary", lambda j: frozenset(c for c, p in dictionary.items() if p.search(j.text))),
                ("flag all", lambda j: frozenset(default)),
                ("flag none", lambda j: frozenset()),
            ):
                p, r = _rates(Counter(_outcomes(some, default, answer)))
                lines.append(f"| {name} | {half} | {origin or 'both'} | {p} | {r} |")
    return "\n".join([*lines, ""])


def _density(book: Rulebook, lexicon: Lexicon, kinds: Kinds) -> str:
    """Findings per 1 000 words of the real corpus, each document alone, of the REQ rules that are on."""
    chosen = [rule for rule in book.rules if rule.code.startswith("REQ") and rule.enabled]
    count, words = Counter[str](), 0
    for path in sorted(each for each in CORPUS.rglob("*") if each.suffix in (".docx", ".pdf", ".md")):
        analysis = analyse(read(path), lexicon, kinds)
        words += analysis.words
        findings = check(assemble("benchmark", [analysis]), book, chosen, today="2026-11-22").findings
        count.update(finding.severity for finding in findings)
    if not words:
        return ""
    told = ", ".join(f"{count[s]} {s} ({1000 * count[s] / words:.2f} per 1 000)" for s in ("error", "warning", "info"))
    return (
        f"\n## How much is said\n\nThe real corpus, {words} words: {told}. The budget is 5 warnings per 1 000 words.\n"
    )


def _sizes(judged: list[Judged]) -> str:
    count = Counter((j.half, j.origin) for j in judged)
    smelly = sum(1 for j in judged if j.wanted)
    parts = ", ".join(f"{half} {origin} {count[half, origin]}" for half in HALVES for origin in ("own", "pair", "real"))
    return f"{len(judged)} labelled requirements ({parts}), {smelly} of them with at least one smell."


def _cells(judged: list[Judged], half: str | None, codes: list[str]) -> tuple[str, str]:
    some = [j for j in judged if half in (None, j.half)]
    return _rates(Counter(_outcomes(some, codes, lambda j: j.found)))


def _outcomes(judged, codes, answer):  # type: ignore[no-untyped-def]
    for each in judged:
        said = answer(each)
        for code in codes:
            if code in said or code in each.wanted:
                yield ("right" if code in said and code in each.wanted else "wrong" if code in said else "missed")


def _rates(outcomes: Counter[str]) -> tuple[str, str]:
    right = outcomes["right"]
    return _rate(right, right + outcomes["wrong"]), _rate(right, right + outcomes["missed"])


def _rate(right: int, of: int) -> str:
    if not of:
        return "–"
    low, high = wilson(right, of)
    return f"{right / of:.2f} ({low:.2f}–{high:.2f}) {right}/{of}"


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a proportion."""
    z, p = 1.96, right / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


if __name__ == "__main__":
    main()
