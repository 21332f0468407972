"""The example documents are what their generator makes.

The bytes depend on the versions of python-docx, lxml and reportlab, which the project's constraints lock.
"""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def documents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".docx", ".pdf")
    }


def test_rebuilding_gives_the_committed_bytes(tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="reportlab makes the PDF files")
    subprocess.run(
        [sys.executable, EXAMPLES / "build" / "build.py", tmp_path], check=True, capture_output=True
    )

    rebuilt, committed = documents(tmp_path), documents(EXAMPLES)

    assert rebuilt.keys() == committed.keys()
    assert [name for name in sorted(rebuilt) if rebuilt[name] != committed[name]] == []
    assert len(committed) == 12
