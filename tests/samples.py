"""Samples of output in Markdown: a comment with the command, and under it what the command prints.

    <!-- sample: kravlint lint larplattform --select PAIR004 -->
    ```text
    $ kravlint lint larplattform --select PAIR004
    …
    ```

They are made as of one day, so that they do not change overnight.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from kravlint.cli import main

DAY = "2026-11-22"
SAMPLE = re.compile(
    r"(?P<head><!-- sample: kravlint (?P<command>.*?) -->\n```text\n)(?P<output>.*?)(?P<tail>```)", re.DOTALL
)
_JUDGING = {"lint", "annotate", "baseline", "diff"}


def refreshed(text: str, folder: Path) -> str:
    """The text with every sample as it comes out today, the commands run one after another in the folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return SAMPLE.sub(_as_it_is, text)
    finally:
        os.chdir(before)


def _as_it_is(sample: re.Match[str]) -> str:
    command = sample["command"]
    return f"{sample['head']}$ kravlint {command}\n{_said(command)}{sample['tail']}"


def _said(command: str) -> str:
    """What the command prints, results and messages."""
    arguments = shlex.split(command)
    if arguments[0] in _JUDGING:
        arguments += ["--as-of", DAY]
    return CliRunner().invoke(main, arguments, env={"COLUMNS": "100", "NO_COLOR": "1"}).output
