"""The baseline: what it hides, what it survives, when it lapses, and what is told of its leftovers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from kravlint.baseline import Baseline, Entry, accept, baseline_of, load_baseline, written
from kravlint.config import ConfigError, Settings
from kravlint.report import Finding, Location, Report
from kravlint.run import lint
from tests.pack import rule, write

BEFORE = "# Krav\n\n## 2.1 Frukt\n\nFörst detta.\n\nLeverantören ska leverera 3 bananer.\n"


def finding(fingerprint: str = "aa", **more: object) -> Finding:
    values = {"rule": "TST001", "path": "a.md", "procurement": "P", "location": Location(block=1), **more}
    return Finding(
        name="n", family="f", phase="before", severity="error", message="m", why="w", remedy="r",
        fingerprint=fingerprint, **values,  # type: ignore[arg-type]
    )  # fmt: skip


class Desk:
    """A folder with a draft, a rule pack and a baseline."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pack = write(folder / "pack", {"test/a.yaml": rule("TST001", "banan")})
        self.file = folder / "kravlint-baseline.json"

    def draft(self, *, name: str = "a.md", text: str) -> None:
        write(self.folder / "upphandling", {name: text})

    def accept_all(self) -> None:
        self.file.write_text(written(baseline_of(self.lint(baseline=None).findings, self.folder)), encoding="utf-8")

    def lint(self, **more: object) -> Report:
        settings = {"rules": (self.pack,), "select": ("TST",), "baseline": self.file, **more}
        return lint([self.folder / "upphandling"], Settings(**settings))  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.draft(text=BEFORE)
    desk.accept_all()
    return desk


def gone(report: Report) -> list[str]:
    return [each.reason for each in report.not_checked if "förekommer inte längre" in each.reason]


def test_an_accepted_finding_is_hidden_and_counted(desk: Desk) -> None:
    report = desk.lint()
    assert report.findings == ()
    assert (report.summary.baseline, report.summary.error) == (1, 0)
    assert gone(report) == []


def test_a_new_finding_is_shown(desk: Desk) -> None:
    desk.draft(text=BEFORE + "\nEn banan till.\n")
    assert [each.excerpt for each in desk.lint().findings] == ["En ⟦banan⟧ till."]


@pytest.mark.parametrize(
    "after",
    [
        "# Krav\n\n## 7.4 Frukt\n\nLeverantören ska leverera 3 bananer.\n\nFörst detta.\n",
        BEFORE.replace("## 2.1", "## 2.1 Inledning\n\nNytt stycke.\n\n## 2.2"),
        BEFORE.replace("Leverantören", "3.1.4 Leverantören"),
    ],
    ids=["moved", "renumbered heading", "numbered sentence"],
)
def test_it_survives_moved_and_renumbered_text(desk: Desk, after: str) -> None:
    desk.draft(text=after)
    report = desk.lint()
    assert (report.findings, report.summary.baseline) == ((), 1)


def test_it_survives_that_the_file_is_renamed(desk: Desk) -> None:
    (desk.folder / "upphandling" / "a.md").rename(desk.folder / "upphandling" / "b.md")
    assert desk.lint().findings == ()


@pytest.mark.parametrize(("one", "other"), [("3 bananer", "4 bananer"), ("ska leverera", "bör leverera")])
def test_it_lapses_when_the_sentence_changes(desk: Desk, one: str, other: str) -> None:
    desk.draft(text=BEFORE.replace(one, other))
    report = desk.lint()
    assert (len(report.findings), report.summary.baseline) == (1, 0)
    assert "1 godtagna fynd i kravlint-baseline.json" in gone(report)[0]
    assert "TST001 upphandling/a.md" in gone(report)[0]


def test_an_entry_accepts_one_finding(desk: Desk) -> None:
    desk.draft(name="b.md", text=BEFORE)
    assert len(desk.lint().findings) == 1


def test_entries_of_what_was_not_judged_are_not_called_gone(desk: Desk) -> None:
    desk.draft(text="# Krav\n\nInget.\n")
    assert gone(desk.lint(ignore=("TST001",))) == []
    assert len(gone(desk.lint())) == 1
    other = write(desk.folder / "annan", {"c.md": "Text."})
    assert gone(lint([other], Settings(rules=(desk.pack,), baseline=desk.file))) == []


def test_what_could_not_be_read_is_never_accepted(desk: Desk) -> None:
    desk.draft(name="tom.pdf", text="")
    desk.accept_all()
    assert [each.rule[:4] for each in desk.lint().findings] == ["READ"]
    baseline = Baseline(findings=(Entry("aa", "READ001", "a.md", "P"),))
    unread = finding(rule="READ001")
    assert accept([unread], baseline, desk.file, put={"READ001"}, whole={"P"}, lang="sv").kept == (unread,)


def test_among_equals_the_one_in_the_same_place_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    here, there = finding(path=str(tmp_path / "a.md")), finding(path=str(tmp_path / "b.md"))
    baseline = baseline_of([there], tmp_path)
    assert accept([here, there], baseline, file, put=(), whole=(), lang="sv").kept == (here,)
    elsewhere = replace(here, procurement="Q")
    accepted = baseline_of([replace(here, path=None)], tmp_path)
    assert accept([elsewhere, there], accepted, file, put=(), whole=(), lang="sv").kept == (elsewhere,)


def test_the_file_holds_no_text_from_the_documents_and_no_place_on_the_disk(desk: Desk) -> None:
    (entry,) = json.loads(desk.file.read_text(encoding="utf-8"))["findings"]
    assert set(entry) == {"fingerprint", "rule", "path", "procurement"}
    assert (entry["path"], entry["procurement"]) == ("upphandling/a.md", "upphandling")


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "kan inte läsas"), ("{", "är ingen baslinje"), ("[]", "är ingen baslinje"), ('{"schema": 2}', "nyare")],
)
def test_a_file_that_cannot_be_used_is_told_before_any_document_is_read(
    desk: Desk, content: str | None, said: str
) -> None:
    desk.file.unlink()
    if content is not None:
        desk.file.write_text(content)
    with pytest.raises(ConfigError, match=said):
        load_baseline(desk.file)
    seen: list[str] = []
    with pytest.raises(ConfigError):
        settings = Settings(rules=(desk.pack,), baseline=desk.file)
        lint([desk.folder / "upphandling"], settings, lambda done, total, path: seen.append(path))
    assert seen == []
