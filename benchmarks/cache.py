"""What the cache spares: a second run over 500 unchanged documents. Writes benchmarks/results/cache.md.

    .venv/bin/python benchmarks/cache.py [DOCUMENTS]

The documents are the examples', copied under new names: nothing is shared between them, since an entry belongs to a
path as reported. Run from the wheel, unpacked away from the checkout. Time is the processors' (user and system,
workers included), which other work on the machine disturbs least, and by the clock.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from startup import install

ROOT = Path(__file__).parents[1]
WANTED = int(sys.argv[1]) if len(sys.argv) > 1 else 500
COMMAND = [sys.executable, "-m", "kravlint", "lint", ".", "--format", "json", "--exit-zero", "--quiet"]


def copies(folder: Path) -> int:
    """Copies of the example procurements until there are enough documents; how many there are."""
    made = number = 0
    while made < WANTED:
        number += 1
        for example in ("larplattform", "skolskjuts"):
            files = [file for file in (ROOT / "examples" / example).iterdir() if file.is_file()]
            target = folder / f"{example} {number}"
            target.mkdir()
            for file in files[: WANTED - made]:
                shutil.copy(file, target)
                made += 1
    return made


def run(folder: Path, store: Path, site: Path) -> tuple[float, float, bytes]:
    """Processor seconds, seconds by the clock, and what was printed."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    variables = {**os.environ, "KRAVLINT_CACHE_DIR": str(store), "PYTHONPATH": str(site)}
    done = subprocess.run(COMMAND, cwd=folder, env=variables, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - began, done.stdout


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder, store = Path(temporary) / "upphandlingar", Path(temporary) / "cache"
        folder.mkdir()
        site = install(Path(temporary))
        documents = copies(folder)
        first = run(folder, store, site)
        second = min(run(folder, store, site) for _ in range(3))
        size = sum(file.stat().st_size for file in store.iterdir()) / 1e6
        changed = next(file for file in sorted(folder.rglob("*.docx")))
        shutil.copy(ROOT / "examples/avrop/Bilaga 1 Prisbilaga.docx", changed)
        third = run(folder, store, site)
    assert first[2] == second[2], "the cache changed what is said"
    lines = [
        "# Cache",
        "",
        f"{documents} documents, {size:.0f} MB kept. The first run is 1.",
        "",
        "| run | processor time | by the clock | goal |",
        "| --- | --- | --- | --- |",
        "| first | 1 | 1 | |",
        f"| second, nothing changed | {second[0] / first[0]:.3f} | {second[1] / first[1]:.3f} | ≤ 0.05 |",
        f"| third, one document changed | {third[0] / first[0]:.3f} | {third[1] / first[1]:.3f} | |",
    ]
    result = "\n".join(lines) + "\n"
    (ROOT / "benchmarks/results/cache.md").write_text(result, encoding="utf-8")
    print(result)


if __name__ == "__main__":
    main()
