"""A small rule pack on disk, and lint over small texts, for the tests of engine and run."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from kravlint.config import Settings
from kravlint.report import Report
from kravlint.run import lint

RULE = """\
code: {code}
name: {name}
family: test
severity: {severity}
title: {{sv: Titel, en: Title}}
message: {{sv: "Hittade {{found}}", en: "Found {{found}}"}}
why: {{sv: Därför, en: Because}}
remedy: {{sv: Ändra, en: Change}}
check: {{kind: phrase, terms: [{term}]}}
examples:
  flagged: [{{text: "{term}"}}]
  clean: [{{text: "annat"}}]
"""


def rule(code: str, term: str, *, severity: str = "error", more: str = "") -> str:
    return RULE.format(code=code, name=code.lower(), term=term, severity=severity) + dedent(more)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def lint_with(tmp_path: Path, rules: dict[str, str], files: dict[str, str], **settings: object) -> Report:
    """Lint `files` with a pack of `rules` (file name to YAML) beside kravlint's own; only TST rules report."""
    pack = write(tmp_path / "pack", {f"test/{name}": text for name, text in rules.items()})
    drafts = write(tmp_path / "upphandling", files)
    chosen = {"select": ("TST",), **settings}
    return lint([drafts], Settings(rules=(pack,), **chosen))  # type: ignore[arg-type]
