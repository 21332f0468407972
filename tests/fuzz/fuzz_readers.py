"""Feeds broken files to every reader for a bounded time: `make fuzz` (SECONDS=60, SEED=random).

Seeds are the example documents and, where it lies, ../shared/hostile. Each is damaged in the ways that files are:
bytes flipped, cut, doubled; for zip packages also inside the members, so that the XML behind the checksums is reached.
A file that crashes a reader, kills its worker or hangs it is kept in fuzz-found/, and the run exits 1.
"""

from __future__ import annotations

import io
import os
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

import msgspec

from kravlint.readers import FORMATS, read
from kravlint.readers.limits import Limits
from kravlint.workers import Failed, isolated

ROOT = Path(__file__).parents[2]
FOUND = ROOT / "fuzz-found"
BATCH = 64
UNREAD = (".doc", ".xls", ".rtf")
SMALL = 300_000  # bytes: a larger seed is slow to damage and teaches nothing more
HANG = 120.0  # seconds: on a busy machine, twenty are not enough for a file that takes a tenth of one
LIMITS = Limits(pages=50, archive_bytes=50_000_000, xml_part_bytes=20_000_000)
INTERESTING = (
    b"\x00",
    b"\xff\xfe",
    b"<!DOCTYPE a [",
    b"]]>",
    b"<w:p>",
    b"</w:p>",
    b"65536",
    b"-1",
    b"endobj",
    b"stream\n",
)


def damaged(data: bytes, random_: random.Random) -> bytes:
    """The data with up to eight wounds."""
    piece = bytearray(data)
    for _ in range(random_.randint(1, 8)):
        if not piece:
            break
        at = random_.randrange(len(piece))
        match random_.randrange(5):
            case 0:
                piece[at] ^= 1 << random_.randrange(8)
            case 1:
                del piece[at : at + random_.randint(1, 64)]
            case 2:
                piece[at:at] = piece[at : at + random_.randint(1, 256)]
            case 3:
                piece[at:at] = random_.choice(INTERESTING)
            case 4:
                del piece[at + random_.randint(0, len(piece)) :]
    return bytes(piece)


def variant(data: bytes, random_: random.Random) -> bytes:
    """A damaged copy; of a package, mostly with whole zip structure and a damaged member."""
    if data[:2] != b"PK" or random_.random() < 0.2:
        return damaged(data, random_)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = list({info.filename: package.read(info) for info in package.infolist()}.items())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return damaged(data, random_)
    telling = [n for n, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))] or range(len(members))
    hurt = random_.choice(telling) if members else -1
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number, (name, content) in enumerate(members):
            package.writestr(name, damaged(content, random_) if number == hurt else content)
    return out.getvalue()


def read_one(task: bytes) -> bytes:
    """In a worker: the problem code that the reader ended with."""
    document = read(Path(os.fsdecode(task)), limits=LIMITS)
    problems = [problem for problem in document.problems if problem.fatal]
    return msgspec.json.encode([problems[0].code, problems[0].detail] if problems else ["read", ""])


def main() -> int:
    seconds = float(os.environ.get("SECONDS", "60"))
    seed = int(os.environ.get("SEED", "0") or 0) or time.time_ns() % 10**6
    random_ = random.Random(seed)
    seeds = [
        path
        for folder in (ROOT / "examples", ROOT.parent / "shared/hostile", ROOT.parent / "shared/bench")
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower().lstrip(".") in FORMATS and path.suffix.lower() not in UNREAD
        if 0 < path.stat().st_size < SMALL
    ]
    outcomes: Counter[str] = Counter()
    bad, deadline = 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < deadline:
            files = []
            for number in range(BATCH):
                chosen = random_.choice(seeds)
                file = Path(folder) / f"{number}{chosen.suffix}"
                file.write_bytes(variant(chosen.read_bytes(), random_))
                files.append(file)
            tasks = [os.fsencode(file) for file in files]
            answers = isolated(read_one, tasks, jobs=os.cpu_count() or 1, seconds=HANG, memory=2 * 10**9)
            for file, answer in zip(files, answers, strict=True):
                code, detail = (answer.reason, "") if isinstance(answer, Failed) else msgspec.json.decode(answer)
                outcomes[code] += 1
                if code in ("crashed", "timed-out"):
                    bad += 1
                    FOUND.mkdir(exist_ok=True)
                    kept = FOUND / f"{seed}-{bad}-{detail or code}{file.suffix}"
                    kept.write_bytes(file.read_bytes())
                    print(f"{code} {detail}: kept as {kept.relative_to(ROOT)}")
    print(f"seed {seed}, {sum(outcomes.values())} files: {dict(outcomes.most_common())}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
