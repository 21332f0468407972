"""One run from paths to report."""

from __future__ import annotations

from pathlib import Path

import pytest

from kravlint.config import Settings, UsageError
from kravlint.reports import render
from kravlint.run import lint
from kravlint.timing import Stage, timer_into
from tests.pack import lint_with, rule, write

RULE = {"a.yaml": rule("TST001", "banan")}


def test_a_finding_has_its_place_and_its_words(tmp_path: Path) -> None:
    report = lint_with(tmp_path, RULE, {"krav.md": "# Krav\n\n## 2.1 Frukt\n\nFörst detta. En banan ska finnas.\n"})
    (finding,) = report.findings
    assert finding.location is not None
    assert (finding.location.heading_number, finding.location.heading, finding.location.line) == ("2.1", "Frukt", 5)
    assert finding.excerpt == "En ⟦banan⟧ ska finnas."
    assert finding.message == "Hittade banan"


def test_one_unreadable_document_does_not_stop_the_others(tmp_path: Path) -> None:
    report = lint_with(tmp_path, RULE, {"a.md": "En banan.", "tom.docx": "", "fel.pdf": "inte en pdf"})
    assert [f.rule for f in report.findings if not f.rule.startswith("READ")] == ["TST001"]
    unread = {f.path.rpartition("/")[2]: f.severity for f in report.findings if f.path and f.rule.startswith("READ")}
    assert unread.get("tom.docx") == "error"


def test_language_of_messages_follows_the_settings(tmp_path: Path) -> None:
    (finding,) = lint_with(tmp_path, RULE, {"a.md": "En banan."}, lang="en").findings
    assert (finding.message, finding.why) == ("Found banan", "Because")


def test_the_same_input_gives_the_same_report(tmp_path: Path) -> None:
    files = {"b.md": "En banan.", "a.md": "Banan, banan."}
    first = lint_with(tmp_path, RULE, files)
    assert lint([tmp_path / "upphandling"], Settings(rules=(tmp_path / "pack",), select=("TST",))) == first
    assert [f.path for f in first.findings] == sorted(f.path or "" for f in first.findings)


def test_a_document_kind_can_be_given_in_the_settings(tmp_path: Path) -> None:
    report = lint_with(tmp_path, RULE, {"x.md": "Text."}, kinds={"x.md": "sla"})
    assert [document.kind for document in report.documents] == ["sla"]


def test_an_unknown_code_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        lint([write(tmp_path, {"a.md": "x"})], Settings(select=("NOPE",)))


def test_progress_is_told_for_every_document(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    lint([write(tmp_path, {"a.md": "x", "b.md": "y"})], Settings(), lambda done, total, _: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_a_timer_sees_the_stages_of_a_run(tmp_path: Path) -> None:
    seconds: dict[Stage, float] = {}
    lint([write(tmp_path, {"a.md": "x"})], Settings(), timer=timer_into(seconds))
    assert list(seconds) == ["documents", "rules"]


def test_the_documents_text_is_in_the_report_only_when_it_is_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.md": "# Frukt\n\nEn banan."})
    asked = lint([folder], Settings(), texts=True)
    assert [block.text for block in asked.documents[0].blocks] == ["Frukt", "En banan."]
    assert lint([folder], Settings()).documents[0].blocks == (), "what is kept from the run before has none either"
    assert lint([folder], Settings(), texts=True) == asked
    assert '"blocks"' not in render(asked, "json", lang="sv")


CALL_OFF = (
    "# Avropsförfrågan\n\nAvropet görs från ramavtalet. Tjänsten hanterar elevers personuppgifter i en molntjänst.\n"
)
SILENT = "# Ramavtal\n\nLeverantören ska tillhandahålla tjänsten.\n"
WITH_DPA = f"{SILENT}\n# Bilaga 1 Personuppgiftsbiträdesavtal\n\nLeverantören är personuppgiftsbiträde åt kunden.\n"


def judged_under(tmp_path: Path, framework: dict[str, str] | None) -> tuple[bool, bool]:
    """Whether the missing data processing agreement is found, and whether it is left unjudged."""
    files = {f"ramavtal/{name}": text for name, text in (framework or {}).items()}
    folder = write(tmp_path, {"avrop/Avrop.md": CALL_OFF, **files})
    inherits = folder / "ramavtal" if framework else None
    report = lint([folder / "avrop"], Settings(cache=False, inherits=inherits))
    assert [document.path for document in report.documents] == [(folder / "avrop/Avrop.md").as_posix()]
    found = "PUB001" in {finding.rule for finding in report.findings}
    return found, "PUB001" in {code for each in report.not_checked for code in each.rules}


def test_what_a_call_off_may_inherit_is_not_judged(tmp_path: Path) -> None:
    assert judged_under(tmp_path, None) == (False, True)


def test_a_call_off_inherits_from_the_framework_that_the_settings_name(tmp_path: Path) -> None:
    assert judged_under(tmp_path, {"Ramavtal.md": WITH_DPA}) == (False, False)


def test_what_neither_call_off_nor_framework_holds_is_missing(tmp_path: Path) -> None:
    assert judged_under(tmp_path, {"Ramavtal.md": SILENT}) == (True, False)


def test_a_framework_that_cannot_be_read_leaves_it_unjudged(tmp_path: Path) -> None:
    assert judged_under(tmp_path, {"Ramavtal.docx": ""}) == (False, True)
