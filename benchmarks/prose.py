"""Time per 1 000 words of the rules, against prose linters on the same text: writes benchmarks/results/prose.md.

    .venv/bin/python benchmarks/prose.py

Peers (`make peers`): proselint with all its checks, textlint with the four rule packages that are installed beside it. The
text is generated Swedish, the same for all; what is found is not compared, only the time. Each
figure is the processors' time of a whole run on a long text less that on a short one, so that starting is left out.
"""

from __future__ import annotations

import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
NODE = ROOT / ".peers/node"
TEXTLINT = ("alex", "write-good", "no-todo", "terminology")
SHORT, LONG = 1_000, 7_000
ROUNDS = 2
SENTENCES = (
    "Leverantören ska säkerställa att {what} följer de krav på informationssäkerhet som beställaren ställer i bilaga {n}.",
    "Personuppgiftsbiträdet får endast behandla uppgifter i {what} enligt dokumenterade instruktioner.",
    "{what} ska stödja SS 12000:2020 eller likvärdig standard för utbyte av uppgifter om elever och grupper.",
    "Avtalet gäller i {n} månader från undertecknandet och kan förlängas i ytterligare {n} månader.",
    "Svarstiden för {what} ska vara högst {n} sekunder vid normal belastning, mätt under en kalendermånad.",
    "Underlag för fakturering av {what} framgår av avsnitt {n}, och priserna är fasta under avtalstiden.",
)
THINGS = ("lärplattformen", "biblioteksportalen", "schemaverktyget", "elevregistret", "bokningssystemet", "e-arkivet")


def text(words: int) -> str:
    chance, lines, count = random.Random(words), ["# Avtal om system"], 0
    while count < words:
        line = chance.choice(SENTENCES).format(what=chance.choice(THINGS), n=chance.randint(2, 90))
        lines += ["", line[0].upper() + line[1:]]
        count += len(line.split())
    return "\n".join(lines) + "\n"


def spent(command: list[str], file: Path) -> float:
    """Processor seconds of the best of a few runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([*command, str(file)], cwd=file.parent, capture_output=True, text=True, env=variables())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            raise SystemExit(f"{command[0]}: {done.stderr[-500:]}")
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def variables() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NODE_PATH": str(NODE / "node_modules")}


def commands() -> dict[str, list[str]]:
    rules = [part for rule in TEXTLINT for part in ("--rule", rule)]
    own = [sys.executable, "-m", "kravlint", "lint", "--no-cache", "--jobs", "1", "--quiet"]
    return {
        "kravlint": own,
        "proselint": [str(ROOT / ".peers/bin/proselint"), "check"],
        "textlint": [str(NODE / "node_modules/.bin/textlint"), *rules],
    }


def version(name: str) -> str:
    if name == "textlint":
        command = [str(NODE / "node_modules/.bin/textlint"), "--version"]
    else:
        python = sys.executable if name == "kravlint" else str(ROOT / ".peers/bin/python")
        command = [python, "-c", f"from importlib.metadata import version; print(version({name!r}))"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    load = os.getloadavg()[0]
    costs: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for words in (SHORT, LONG):
            home = Path(folder) / f"{words}"
            home.mkdir()
            files.append(home / "avtal.md")
            files[-1].write_text(text(words), encoding="utf-8")
        for name, command in commands().items():
            spent(command, files[0])  # a first run may keep things for those that come after it
            short, long = (spent(command, file) for file in files)
            costs[name] = (long - short) / (LONG - SHORT) * 1_000
    lines = [
        "# Prose: time per 1 000 words",
        "",
        f"Command: `.venv/bin/python benchmarks/prose.py` · {platform.platform()} · Python {platform.python_version()} · "
        f"{os.cpu_count()} processors, load {load:.1f} when it began",
        "",
        f"The same generated text for all; a run on {LONG} words less one on {SHORT}, the best of {ROUNDS} each; "
        "kravlint with every rule that is on, reading and analysis included, in one worker.",
        "",
        "| tool | version | processor s per 1 000 words | kravlint is so many times faster |",
        "| --- | --- | --- | --- |",
        *(
            f"| {name} | {version(name)} | {cost:.3f} | {cost / costs['kravlint']:.1f} |"
            for name, cost in costs.items()
        ),
    ]
    (ROOT / "benchmarks/results/prose.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
