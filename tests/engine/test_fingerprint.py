"""Fingerprints outlive what does not change the finding, and no more."""

from __future__ import annotations

from pathlib import Path

from tests.pack import lint_with, rule

RULE = {"a.yaml": rule("TST001", "banan")}


def prints(tmp_path: Path, name: str, text: str, file: str = "a.md") -> list[str]:
    return [f.fingerprint for f in lint_with(tmp_path / name, RULE, {file: text}).findings]


def test_moved_renumbered_and_renamed_text_keeps_its_fingerprint(tmp_path: Path) -> None:
    before = prints(tmp_path, "one", "# Krav\n\nK-01 En banan ska finnas.\n")
    after = prints(tmp_path, "two", "# Krav\n\nNytt stycke.\n\nK-17 En BANAN  ska finnas.\n", "krav rev. 2.md")
    assert before == after


def test_a_changed_modal_amount_or_negation_changes_it(tmp_path: Path) -> None:
    texts = ["En banan ska finnas.", "En banan bör finnas.", "En banan ska inte finnas.", "En banan ska finnas i 2 år."]
    assert len({tuple(prints(tmp_path, str(i), text)) for i, text in enumerate(texts)}) == len(texts)


def test_equal_sentences_are_told_apart(tmp_path: Path) -> None:
    found = prints(tmp_path, "one", "En banan.\n\nEn banan.\n")
    assert len(found) == len(set(found)) == 2
