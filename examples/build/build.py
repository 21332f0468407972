"""Rebuild the example procurements, byte for byte: python examples/build/build.py [FOLDER].

FOLDER is where the documents are written, the examples folder unless said.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pdf
import source
import word

HERE = Path(__file__).parent
RENDERERS = {".docx": word.render, ".pdf": pdf.render}


def build(target: Path) -> list[Path]:
    """Write every document under `target` and return their paths, sorted."""
    written = []
    for path in sorted(HERE.glob("content/*/*.src")):
        document = source.read(path)
        out = target / path.parent.name / document.file
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(RENDERERS[out.suffix](document))
        written.append(out)
    return written


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent):
        print(made)
