"""What analysis costs beside reading: writes benchmarks/results/analysis.md.

    .venv/bin/python benchmarks/analysis.py FILE.docx [ROUNDS]

Processor time of one process, rules loaded and everything used once before; reading, the same file read with
python-docx alone (the text of every paragraph and cell), analysis, the rules (those that need spaCy apart) and
`spacy.blank("sv").make_doc` over the same text take turns, and the figure is the median.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
import spacy
from msgspec.structs import replace

from kravlint.analysis import analyse, telling
from kravlint.analysis.facts import facts
from kravlint.analysis.references import annex_references, citations
from kravlint.analysis.requirements import requirements
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers import read
from kravlint.readers.limits import Limits

ROOT = Path(__file__).parents[1]
TOGETHER = "reading, analysis and rules"
TODAY = "2026-11-22"
PLAIN = "python-docx, text alone"


def main() -> None:
    file, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    book = load()
    lexicon, kinds, nlp = lexicon_of(book), kinds_of(book), spacy.blank("sv")
    limits = Limits(pages=10_000)
    document = read(file, limits=limits)
    analysis = analyse(document, lexicon, kinds)
    sentences, outline, parts = analysis.sentences, analysis.outline, analysis.parts
    rules = [rule for rule in book.rules if rule.enabled and rule.needs != "tokens"]
    without_tokens = replace(book, rules=tuple(rules))
    steps: dict[str, Callable[[], object]] = {
        "reading": lambda: read(file, limits=limits),
        PLAIN: lambda: plain_text(file),
        "analysis": lambda: analyse(document, lexicon, kinds),
        "– of it, concepts": lambda: lexicon.find(document.blocks),
        "– of it, requirements": lambda: requirements(document, sentences, outline, parts),
        "– of it, facts and references": lambda: (
            held := telling(document.blocks),
            tuple(facts(document, outline, held)),
            tuple(annex_references(document.blocks, held.get("annex", ()))),
            citations(document, analysis.requirements, held),
        ),
        # a copy, since an analysis keeps what rules have worked out of it
        "rules without spaCy": lambda: check(assemble("set", [replace(analysis)]), without_tokens, rules, today=TODAY),
        'spacy.blank("sv").make_doc': lambda: [nlp.make_doc(block.text) for block in document.blocks],
    }
    for step in steps.values():
        step()
    gc.collect()
    gc.freeze()  # or one step pays for a walk through what all the others have loaded
    spent: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            began = time.process_time()
            step()
            spent[name].append(time.process_time() - began)
    medians = {name: statistics.median(times) for name, times in spent.items()}
    tell(file, document.blocks, medians, rounds)


def plain_text(file: Path) -> list[str]:
    """What python-docx gives of a document's body: no numbering, no places, no changes, no styles."""
    document = docx.Document(str(file))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [each.text for each in (*document.paragraphs, *cells)]


def tell(file: Path, blocks: tuple[object, ...], medians: dict[str, float], rounds: int) -> None:
    reading, tokens = medians["reading"], medians['spacy.blank("sv").make_doc']
    lines = [
        f"## {file.name}, {len(blocks)} blocks, {rounds} rounds",
        "",
        "| step | against reading | against python-docx | against make_doc | seconds here | goal |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    goals = {"analysis": "≤ 2 × reading", TOGETHER: "400 pages: ≤ 2 s"}
    medians = {**medians, TOGETHER: reading + medians["analysis"] + medians["rules without spaCy"]}
    lines += [
        f"| {name} | {spent / reading:.2f} | {spent / medians[PLAIN]:.2f} | {spent / tokens:.2f} | {spent:.2f} | "
        f"{goals.get(name, '')} |"
        for name, spent in medians.items()
    ]
    result = ROOT / "benchmarks/results/analysis.md"
    head = """# Analysis

Processor time beside reading the same file (`benchmarks/analysis.py FILE.docx`): medians of rounds taken in turns.
On a machine with other work (caches shared) the slower steps lose most.

The goal was set when python-docx was the reader; kravlint's own is twice as fast, and tells places, numbering, changes and
styles besides. So the second column says what python-docx takes for the bare text of paragraphs and cells.

What is left is many small steps of Python: each mention and each sentence costs some microseconds. Of the time for concepts
two thirds are the tries of terms that a block may hold, of which two in five are there. Compiling the modules with mypyc
gives a tenth (the time is in `re`, tuples and the C functions of dictionaries), which is not worth a build step; finding
only the concepts of the rules that run gives six mentions in a hundred, and would have every change of `--select` analyse
everything anew; longer beginnings in the automaton, or more of them, cost more to build than they spare.
"""
    old = result.read_text(encoding="utf-8") if result.exists() else ""
    kept = [part for part in old.split("\n## ")[1:] if not part.startswith(f"{file.name},")]
    sections = sorted([*(f"## {part.strip()}" for part in kept), "\n".join(lines)])
    result.write_text("\n\n".join([head.strip(), *sections]) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
