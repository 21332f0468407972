"""What looking for copies costs: 100, 1 000 and 10 000 synthetic documents of forty sentences.

    python benchmarks/copies.py [--most 10000]

Every procurement has one document. A quarter of its sentences are a template that all share, a quarter is taken from
one of the ten before it (every fifth of those with a changed number), and half is its own. Each size runs in a process
of its own, so that the memory is that size's peak. Prints a Markdown table; reading and judging are not counted.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time

from kravlint.copies.findings import Comparison
from kravlint.copies.units import Held, Unit
from kravlint.engine.loader import load
from kravlint.report import Location

SIZES = (100, 1_000, 10_000)
SENTENCES = 40
_PARTS = (
    "sys",
    "led",
    "tor",
    "mak",
    "vin",
    "hal",
    "ber",
    "skog",
    "dal",
    "lin",
    "gra",
    "fos",
    "tun",
    "rik",
    "sol",
    "var",
)
WORDS = [a + b + c for a in _PARTS for b in _PARTS for c in _PARTS]


def sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=12)
    return f"Leverantören ska {' '.join(words[:6])} inom {chance.randint(1, 60)} dagar {' '.join(words[6:])}."


def documents(count: int) -> list[list[str]]:
    chance = random.Random(22)
    template = [sentence(chance) for _ in range(SENTENCES // 4)]
    made: list[list[str]] = []
    for number in range(count):
        taken = []
        if made:
            donor = made[chance.randrange(max(0, number - 10), number)]
            taken = [
                each.replace(" inom ", " inom 1", 1) if at % 5 == 0 else each for at, each in enumerate(donor[-10:])
            ]
        made.append([*template, *taken, *(sentence(chance) for _ in range(SENTENCES - len(template) - len(taken)))])
    return made


def measure(count: int) -> None:
    texts = documents(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rules = [load().by_code()[code] for code in ("PAIR018", "PAIR040")]
    start = time.perf_counter()
    comparison = Comparison()
    for number, sentences in enumerate(texts):
        path = f"{number}/krav.md"
        units = tuple(Unit(path, Location(block=at), text) for at, text in enumerate(sentences))
        comparison.add(str(number), Held(units, ()))
    added = time.perf_counter()
    found = comparison.found(rules, "2026-11-22", {}, "sv")
    end = time.perf_counter()
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with_donor = sum(bool(shares) for shares in found.shares)
    print(
        f"| {count} | {count * SENTENCES} | {added - start:.1f} | {end - added:.1f} | {more:.0f} | {with_donor} | "
        f"{len(found.findings)} |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        measure(given.only)
        return
    print("| documents | sentences | index, s | compare, s | more memory, MB | with a donor | findings |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for count in SIZES:
        if count <= given.most:
            subprocess.run([sys.executable, __file__, "--only", str(count)], check=True)


if __name__ == "__main__":
    main()
