"""Many documents: speed, memory and what a second run costs, as their number grows. Writes benchmarks/results/scale.md.

    .venv/bin/python benchmarks/scale.py [DOCUMENTS ...]

Each document is generated: a Markdown invitation and data processing agreement, a Word specification and agreement per
procurement, no two with the same figures and names. Memory is the peak of the process that keeps the findings, and of the
largest worker.
"""

from __future__ import annotations

import io
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx

ROOT = Path(__file__).parents[1]
SIZES = tuple(int(each) for each in sys.argv[1:] if each.isdigit()) or (1_000, 3_000, 10_000)
EACH = 4
"""Documents of one procurement."""
SYSTEMS = ("lärplattform", "biblioteksportal", "bokningssystem", "elevregister", "schemaverktyg", "e-arkiv")
INVITATION = """# Inbjudan att lämna anbud: {system}

Diarienummer KS 2026/{number}. Exempelköpings kommun upphandlar en {system} för {volume} användare.

Anbud ska lämnas senast den {day} mars 2027. Utvärderingen görs på pris {price} % och kvalitet {quality} %.

Avtalstiden är {months} månader. Systemet behandlar personuppgifter om elever. Se bilaga 1 Kravspecifikation och bilaga 2 Avtal.
"""
DPA = """# Personuppgiftsbiträdesavtal

## 1 Behandling

Leverantören behandlar personuppgifter i {system} endast på dokumenterade instruktioner från kommunen.

## 2 Underbiträden

Biträdet får anlita underbiträden efter skriftligt förhandstillstånd, som lämnas inom {day} dagar.

## 3 Incidenter

Biträdet ska underrätta kommunen om en personuppgiftsincident inom {hours} timmar.
"""
SPECIFICATION = (
    "Kravspecifikation för {system}",
    "K1 Systemet ska hantera {volume} samtidiga användare.",
    "K2 Svarstiden ska vara högst {day} sekunder vid normal belastning.",
    "K3 Systemet ska vara användarvänligt och modernt.",
    "K4 Systemet ska följa SS 12000:2018 för utbyte av uppgifter.",
    "K5 Leverantören bör ge support vardagar mellan 8 och 17.",
    "K6 Informationen är klassad K{level} R{level} T2 enligt KLASSA.",
)
AGREEMENT = (
    "Avtal om {system}",
    "Avtalet gäller i {months} månader från undertecknandet och kan förlängas i {day} månader.",
    "Leverantören ska avhjälpa fel inom {hours} timmar.",
    "Beställaren betalar mot faktura inom 30 dagar. Priserna framgår av bilaga {day}.",
    "När avtalet upphör ska leverantören lämna tillbaka beställarens uppgifter i ett öppet format.",
)


class Run(NamedTuple):
    documents: int
    seconds: float
    processors: float
    """Seconds of the processors, workers included."""
    peak: int
    """MB, of the process that keeps the findings."""
    findings: int


def procurements(folder: Path, documents: int) -> None:
    """As many documents, four to a procurement."""
    blank = _word()
    chance = random.Random(1)
    for number in range(documents // EACH):
        facts = {
            "system": chance.choice(SYSTEMS),
            "number": number,
            "volume": chance.randint(50, 9_000),
            "day": chance.randint(2, 28),
            "price": (price := chance.randint(30, 70)),
            "quality": 100 - price + chance.choice((0, 0, 0, 5)),
            "months": chance.choice((12, 24, 36, 48)),
            "hours": chance.choice((4, 8, 24, 72)),
            "level": chance.randint(1, 4),
        }
        home = folder / f"upphandling {number:05}"
        home.mkdir(parents=True)
        (home / "Inbjudan.md").write_text(INVITATION.format(**facts), encoding="utf-8")
        (home / "PUB-avtal.md").write_text(DPA.format(**facts), encoding="utf-8")
        for name, lines in (("Kravspecifikation", SPECIFICATION), ("Avtal", AGREEMENT)):
            _write_word(home / f"{name}.docx", blank, [line.format(**facts) for line in lines])


def _word() -> dict[str, bytes]:
    """The members of a Word document whose body is the word TEXT."""
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("TEXT")
    document.save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def _write_word(file: Path, blank: dict[str, bytes], lines: list[str]) -> None:
    paragraphs = "</w:t></w:r></w:p><w:p><w:r><w:t>".join(lines).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in blank.items():
            package.writestr(name, content.replace(b"TEXT", paragraphs) if name == "word/document.xml" else content)


def run(folder: Path, documents: int, store: Path) -> Run:
    """`kravlint lint` over the folder, in a process of its own that tells its peak."""
    out = folder.parent / "fynd.json"
    command = [sys.executable, __file__, "--measured", str(folder), "--output", f"json={out}"]
    variables = {**os.environ, "KRAVLINT_CACHE_DIR": str(store), "PYTHONPATH": str(ROOT / "src")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=variables, capture_output=True, check=True, text=True)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    findings = len(json.loads(out.read_bytes())["findings"])
    return Run(documents, seconds, spent, int(done.stderr.split()[-1]), findings)


def measured() -> None:
    """What the process of its own does: the real command, and then its peak in MB as the last word on stderr."""
    from kravlint.cli import main as command

    command(["lint", *sys.argv[2:], "--format", "concise", "--exit-zero", "--quiet"], standalone_mode=False)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)


def rows(folder: Path) -> Iterator[str]:
    for size in SIZES:
        home, store = folder / f"{size}", folder / f"cache {size}"
        procurements(home, size)
        first, second = run(home, size, store), run(home, size, store)
        for name, each in (("first", first), ("second, nothing changed", second)):
            yield (
                f"| {size} | {name} | {each.seconds:.0f} | {size / each.seconds:.0f} | {each.processors:.0f} | {each.peak} | "
                f"{each.findings} |"
            )


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        table = list(rows(Path(temporary)))
    lines = [
        "# Many documents",
        "",
        f"Command: `.venv/bin/python benchmarks/scale.py` · {platform.platform()} · Python {platform.python_version()} · "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}",
        "",
        "Small documents (some 60 words each), half Markdown and half Word, four to a procurement.",
        "",
        "| documents | run | s | documents/s | processors, s | peak MB | findings |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *table,
    ]
    (ROOT / "benchmarks/results/scale.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    measured() if sys.argv[1:2] == ["--measured"] else main()
