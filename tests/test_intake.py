"""Documents read and analysed in workers: what comes back is what was found."""

from __future__ import annotations

from pathlib import Path

from kravlint import intake
from kravlint.analysis import analyse
from kravlint.config import Settings
from kravlint.readers import read


def test_an_analysis_comes_back_from_a_worker_as_it_was_made(tmp_path: Path) -> None:
    draft = tmp_path / "krav.md"
    draft.write_text("# Krav\n\nSystemet ska stödja SS 12000:2020 eller likvärdig standard.\n", encoding="utf-8")
    settings = Settings(cache=False)
    task = intake.task_for(draft, settings)
    (taken,) = intake.take_all([task], [None], settings, "", None)
    analysis = taken.answer.analysis
    assert analysis is not None
    assert analysis.by_concept
    assert analysis == analyse(read(draft, shown=task.shown), *intake.compiled(()))
