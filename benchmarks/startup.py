"""How soon kravlint answers, as ratios: writes benchmarks/results/startup.md.

    .venv/bin/python benchmarks/startup.py

Measured as users have it: the wheel, unpacked away from the checkout, with compiled Python files; one row is for the
checkout, where every rule file is read to see whether the kept rule book is still theirs. Each figure is the least of
several runs, taken in turns so that all see the same machine; the cache is off.

The second table is where the time of a cold run goes, in processor time of one process: what is in it is the floor.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import docx

ROOT = Path(__file__).parents[1]
RUNS = 9
PAGES, WORDS = 30, 350
SENTENCES = (
    "Leverantören ska säkerställa att systemet följer de krav på informationssäkerhet som Beställaren ställer.",
    "Personuppgiftsbiträdet får endast behandla personuppgifter enligt den ansvariges dokumenterade instruktioner.",
    "Systemet ska stödja SS 12000:2020 eller likvärdig standard för utbyte av uppgifter om elever och grupper.",
    "Avtalet gäller i 24 månader från undertecknandet och kan förlängas i ytterligare 24 månader.",
    "Underlag för fakturering framgår av Bilaga 3 och priserna är fasta under avtalstiden.",
)
STEPS = """
import sys, time
from pathlib import Path
def told(step):
    print(step, time.process_time(), sep="\\t")
told("the interpreter")
import click
told("import click")
import lxml.etree, msgspec, ahocorasick_rs
told("import lxml, msgspec, ahocorasick_rs")
import kravlint.cli.lint
from kravlint import run
told("import kravlint")
from kravlint.engine.loader import kinds_of, lexicon_of, load
book = load()
told("the rule book")
lexicon, kinds = lexicon_of(book), kinds_of(book)
told("the lexicon's automata, and the expressions compiled beforehand")
from kravlint.readers import read
document = read(Path(sys.argv[1]))
told("reading")
from kravlint.analysis import analyse
analysis = analyse(document, lexicon, kinds)
told("analysis, the first")
import msgspec
from kravlint.intake import Answer
msgspec.msgpack.decode(msgspec.msgpack.encode(Answer(analysis=analysis)), type=Answer)
told("from worker to parent")
from kravlint.engine import check
from kravlint.engine.select import active
from kravlint.overview import overview
from kravlint.procurement import assemble
procurement = assemble("set", [analysis])
chosen = active(book.rules, ("SEC", "PUB", "PAIR", "STD"), ())
check(procurement, book, chosen, today="2026-11-22")
overview(procurement, book, "sv")
told("rules and tables")
analyse(document, lexicon, kinds)
told("analysis once more, for comparison: not part of a run")
"""


def install(folder: Path) -> Path:
    """The wheel's content, importable."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    compileall.compile_dir(folder / "site", quiet=2)
    return folder / "site"


def draft(file: Path) -> Path:
    """A Word document of thirty pages: headings, text and tables of requirements."""
    document = docx.Document()
    words = number = 0
    while words < PAGES * WORDS:
        document.add_heading(f"Avsnitt {number // 20 + 1}", 1)
        table = document.add_table(rows=0, cols=2)
        for sentence in SENTENCES * 2:
            number += 1
            document.add_paragraph(sentence)
            cells = table.add_row().cells
            cells[0].text, cells[1].text = f"K-{number}", sentence
            words += 2 * len(sentence.split())
    document.save(str(file))
    return file


def seconds(command: list[str], site: Path) -> float:
    variables = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    began = time.perf_counter()
    done = subprocess.run(command, env=variables, cwd=site, capture_output=True, check=False)
    took = time.perf_counter() - began
    assert done.returncode in (0, 1), done.stderr.decode()
    return took


def steps(word: str, site: Path) -> dict[str, float]:
    """Processor seconds of each step of a cold run."""
    variables = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    said = subprocess.run(
        [sys.executable, "-c", STEPS, word], env=variables, capture_output=True, text=True, check=True
    )
    spent, before = {}, 0.0
    for line in said.stdout.splitlines():
        step, at = line.split("\t")
        spent[step], before = float(at) - before, float(at)
    return spent


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        site, word = install(folder), str(draft(folder / "krav.docx"))
        text = folder / "ensam" / "krav.md"
        text.parent.mkdir()
        text.write_text("# Krav\n\n" + "\n\n".join(SENTENCES), encoding="utf-8")
        kravlint = [sys.executable, "-c", "from kravlint.cli import main; main()"]
        lint = [*kravlint, "lint", "--no-cache", "--quiet"]
        commands = {
            "click": [sys.executable, "-c", "import click"],
            "spacy": [sys.executable, "-c", "import spacy"],
            "--version": [*kravlint, "--version"],
            "rules": [*kravlint, "rules"],
            "lint, a text file": [*lint, str(text)],
            "lint, 30 pages of Word, SEC PUB PAIR STD": [*lint, word, "--select", "SEC,PUB,PAIR,STD"],
            "lint, 30 pages of Word, every rule": [*lint, word],
        }
        checkout = "lint, 30 pages of Word, SEC PUB PAIR STD, from a checkout"
        compileall.compile_dir(ROOT / "src", quiet=2)
        times = dict.fromkeys((*commands, checkout), float("inf"))
        spent: dict[str, float] = {}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name] = min(times[name], seconds(command, site))
            times[checkout] = min(times[checkout], seconds([*lint, word, "--select", "SEC,PUB,PAIR,STD"], ROOT / "src"))
            spent = {step: min(each, spent.get(step, each)) for step, each in steps(word, site).items()}
    wanted = {
        "--version": ("click", 1.5),
        "rules": ("click", None),
        "lint, a text file": ("click", None),
        "lint, 30 pages of Word, SEC PUB PAIR STD": ("click", 4.0),
        checkout: ("click", None),
        "lint, 30 pages of Word, every rule": ("spacy", 1.6),
    }
    lines = [
        "# Startup",
        "",
        '`python -c "import click"` and `python -c "import spacy"` are the measure; the least of '
        f"{RUNS} runs taken in turns, cache off.",
        "",
        "| command | against | ratio | goal |",
        "| --- | --- | --- | --- |",
    ]
    for name, (against, goal) in wanted.items():
        ratio = times[name] / times[against]
        lines.append(f"| `{name}` | import {against} | {ratio:.2f} | {f'≤ {goal}' if goal else ''} |")
    bare = spent["the interpreter"] + spent["import click"]
    lines += [
        "",
        "Where a cold run over those 30 pages goes, in processor time of one process against the interpreter with click "
        "(the worker's start and the interpreter's end are not in it):",
        "",
        "| step | ratio | milliseconds here |",
        "| --- | --- | --- |",
        *(f"| {step} | {each / bare:.2f} | {each * 1000:.0f} |" for step, each in spent.items()),
    ]
    result = "\n".join(lines) + "\n"
    (ROOT / "benchmarks/results/startup.md").write_text(result, encoding="utf-8")
    print(result)


if __name__ == "__main__":
    main()
