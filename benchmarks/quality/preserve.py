"""Changes that keep the meaning: what they make come or go is wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from mutate import DocumentSet, Files
from trial import RULES, judged, judged_files


def changed_findings(sets: Sequence[DocumentSet]) -> dict[str, list[str]]:
    """Per change: what came or went, as "set: +CODE" or "set: -CODE"."""
    changes: dict[str, Callable[[Files], Counter]] = {
        "sections in another order": lambda files: _codes(judged(_each(files, _reordered))),
        "other line breaks": lambda files: _codes(judged(_each(files, _wrapped))),
        "ska → skall": lambda files: _codes(judged(_each(files, _skall))),
        "Word instead of Markdown": lambda files: _codes(_as(files, "docx")),
    }
    if shutil.which("soffice"):
        changes["PDF instead of Markdown"] = lambda files: _codes(_as(files, "pdf"))
    differing: dict[str, list[str]] = {}
    for name, change in changes.items():
        differing[name] = []
        for each in sets:
            before, after = _codes(judged(each.files)), change(each.files)
            differing[name] += [f"{each.name}: -{code}" for code in (before - after)]
            differing[name] += [f"{each.name}: +{code}" for code in (after - before)]
    return differing


def _codes(findings: Sequence) -> Counter:
    return Counter(f"{finding.rule} {finding.item or ''}".strip() for finding in findings)


def _each(files: Files, change: Callable[[str], str]) -> Files:
    return {name: change(text) for name, text in files.items()}


def _reordered(text: str) -> str:
    """The last two sections of a document change places, each heading keeping its number."""
    *before, one, other = re.split(r"(?m)^(?=## )", text) if text.count("\n## ") > 2 else ["", text, ""]
    if not other or "\n# " in one + other:
        return text
    return "".join(before) + other.rstrip("\n") + "\n\n" + one.rstrip("\n") + "\n"


def _wrapped(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        plain = line and not line.startswith(("#", "|", "-")) and not re.match(r"\d+\. ", line)
        lines += textwrap.wrap(line, 58, break_on_hyphens=False, break_long_words=False) if plain else [line]
    return "\n".join(lines)


def _skall(text: str) -> str:
    return re.sub(r"\bska\b", "skall", text)


def _as(files: Files, kind: str) -> tuple:
    with tempfile.TemporaryDirectory() as folder:
        made = [_word(text, Path(folder) / f"{Path(name).stem}.docx") for name, text in files.items()]
        if kind == "pdf":
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
            subprocess.run([*command, "--outdir", folder, *map(str, made)], check=True, capture_output=True)
            made = [path.with_suffix(".pdf") for path in made]
        return judged_files(made, RULES)


def _word(text: str, path: Path) -> Path:
    """Markdown of the sets as a Word file with real headings, lists and tables."""
    from docx import Document

    document = Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not all(set(cell) <= {"-"} and cell for cell in cells):
                rows.append(cells)
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, content in zip(row.cells, cells, strict=False):
                    cell.text = content
            rows = []
        if heading := re.match(r"(#+) (.*)", line):
            document.add_heading(heading[2], len(heading[1]))
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    document.save(str(path))
    return path
