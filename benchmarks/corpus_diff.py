"""What a change does to the findings on real documents: those that have come and those that are gone since a revision.

    .venv/bin/python benchmarks/corpus_diff.py [REVISION] [FOLDER ...]

The revision (HEAD unless said) is checked out beside this tree for as long as it takes, and both lint the folders: the
examples, and ../shared/corpus where it is. Nothing is judged here: read each line and ask whether the author would thank us.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"


class Said(NamedTuple):
    """What is compared of a finding: not its place, which any change of a reader may move."""

    path: str
    rule: str
    severity: str
    item: str
    message: str
    excerpt: str


def said(source: Path, folders: Sequence[Path]) -> Counter[Said]:
    """The findings of the kravlint whose tree is `source`."""
    command = [sys.executable, "-m", "kravlint", "lint", *map(str, folders), "--format", "json", "--exit-zero"]
    run = subprocess.run(
        [*command, "--no-cache", "--quiet"],
        env={**os.environ, "PYTHONPATH": str(source / "src")},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Counter(map(_said, json.loads(run.stdout)["findings"]))


def _said(finding: dict[str, Any]) -> Said:
    item = " ".join(filter(None, (finding["item"], finding["state"])))
    path = finding["path"] or finding["procurement"]
    return Said(path, finding["rule"], finding["severity"], item, finding["message"], finding["excerpt"] or "")


def changes(old: Counter[Said], new: Counter[Said]) -> Iterator[str]:
    """A line per finding that has come (+) or is gone (-), in the order of the documents."""
    signed = [("-", each) for each in (old - new).elements()] + [("+", each) for each in (new - old).elements()]
    for sign, each in sorted(signed, key=lambda pair: (pair[1].path, pair[1].rule, pair[0])):
        item = f" {each.item}" if each.item else ""
        yield f"{sign} {each.path}: {each.severity} {each.rule}{item}: {each.message}"
        if each.excerpt:
            yield f"    {each.excerpt}"


def main(revision: str = "HEAD", *folders: str) -> None:
    asked = [Path(folder).resolve() for folder in folders] or [
        ROOT / "examples",
        *([CORPUS] if CORPUS.is_dir() else []),
    ]
    with tempfile.TemporaryDirectory() as temporary:
        before = Path(temporary) / "before"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", before, revision], check=True)
        try:
            old = said(before, asked)
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", before], check=True)
    new = said(ROOT, asked)
    print(*changes(old, new), sep="\n")
    print(
        f"{sum((new - old).values())} come, {sum((old - new).values())} gone, {sum((old & new).values())} as they were"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
