"""Starting kravlint: quick, in UTF-8, and without what the command does not need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("lxml", "msgspec", "jinja2", "spacy", "pdfplumber", "yaml", "docx", "openpyxl")


def python(code: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env={**os.environ, **variables})


def test_version_imports_nothing_heavy() -> None:
    done = python(
        "import sys, json\n"
        "from kravlint.cli import main\n"
        "main(['--version'], standalone_mode=False)\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    version, heavy = done.stdout.decode().splitlines()
    assert version == "kravlint 0.1.0"
    assert json.loads(heavy) == []


def test_a_run_is_imported_without_what_only_some_documents_and_rules_need() -> None:
    rare = ("rapidfuzz", "sqlite3", "spacy", "openpyxl", "pdfplumber", "pypdfium2", "docx", "jinja2", "yaml", "difflib")
    done = python(
        f"import sys, json, kravlint.run; print(json.dumps([name for name in {rare!r} if name in sys.modules]))"
    )
    assert json.loads(done.stdout) == []


def test_the_module_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "kravlint", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "kravlint 0.1.0\n")


def test_the_help_names_every_command() -> None:
    done = subprocess.run([sys.executable, "-m", "kravlint", "--help"], capture_output=True, check=True)
    help = done.stdout.decode()
    assert all(f"  {command} " in help for command in ("lint", "rules", "explain"))


def test_an_unknown_command_is_wrong_usage() -> None:
    assert python("from kravlint.cli import main; main(['lnit'])").returncode == 2


def test_output_is_utf_8_whatever_the_console_says(tmp_path: Path) -> None:
    done = python(
        "from kravlint.cli import main; main(['explain', 'åäö'])",
        PYTHONIOENCODING="cp437:strict",
        PYTHONUTF8="0",
    )
    assert done.returncode == 2
    assert "okänd regelkod åäö" in done.stderr.decode("utf-8")
