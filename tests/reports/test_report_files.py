"""A report file is written whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from kravlint.config import UsageError
from kravlint.reports.files import check_target, write


def test_a_file_is_written_as_utf_8_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "r.txt", "åäö\n")
    assert (tmp_path / "r.txt").read_bytes() == "åäö\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["r.txt"]


def test_what_stood_there_is_kept_until_the_new_text_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "r.txt"
    target.write_text("förra", encoding="utf-8")

    class Full(io.FileIO):
        def write(self, content: Any) -> int:
            super().write(content[:3])
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda path, mode: Full(path, mode))
        with pytest.raises(UsageError, match="kan inte skrivas: No space left on device"):
            write(target, "ny text")
    assert target.read_text(encoding="utf-8") == "förra"
    assert [file.name for file in tmp_path.iterdir()] == ["r.txt"]


def test_a_text_in_pieces_is_written_as_one(tmp_path: Path) -> None:
    write(tmp_path / "r.txt", iter(("för", "sta\n", "andra\n")))
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == "första\nandra\n"


def test_a_file_name_that_is_not_unicode_does_not_stop_the_report(tmp_path: Path) -> None:
    write(tmp_path / "r.txt", "krav\udce5.docx")
    assert (tmp_path / "r.txt").read_text(encoding="utf-8") == "krav?.docx"


def test_a_target_is_checked_before_there_is_anything_to_write(tmp_path: Path) -> None:
    check_target(tmp_path / "r.txt")
    with pytest.raises(UsageError, match="mappen finns inte"):
        check_target(tmp_path / "saknas" / "r.txt")
    with pytest.raises(UsageError, match="är en mapp"):
        check_target(tmp_path)
    assert list(tmp_path.iterdir()) == []
