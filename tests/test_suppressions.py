"""Suppressions: where they may stand, what they are about, and what is told of those that do nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from kravlint.config import ConfigError, Settings, Suppress, UsageError, load_config
from kravlint.document import Apart, Block, Document
from kravlint.report import Report
from kravlint.run import lint
from kravlint.suppressions import markers_in
from tests.pack import lint_with, rule, write

BANAN = {"a.yaml": rule("TST001", "banan"), "b.yaml": rule("TST002", "melon")}
ABSENT = """\
code: TST003
name: no-plan
family: test
severity: error
scope: procurement
title: {sv: Plan, en: Plan}
message: {sv: Plan saknas, en: No plan}
why: {sv: Därför, en: Because}
remedy: {sv: Skriv, en: Write}
check: {kind: absent, given: [modal-must], expect: [standard-plan]}
examples: {}
"""
HEADING = Block("heading", "Krav", level=1)


def codes(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def notices(report: Report) -> list[str]:
    return [each.reason for each in report.not_checked if "undantaget" in each.reason]


def document(*blocks: Block, apart: tuple[Apart, ...] = (), format: str = "docx") -> Document:
    return Document(path="a.docx", format=format, blocks=blocks, apart=apart)


def comment(text: str, block: int | None) -> Apart:
    return Apart("comment", text, block)


def test_a_comment_is_about_the_block_that_it_is_anchored_to() -> None:
    text = Block("paragraph", "En banan.")
    (marker,) = markers_in(document(HEADING, text, apart=(comment("kravlint: ignore PUB008 – står i avtalet", 1),)))
    assert (marker.rule, marker.reason, marker.blocks) == ("PUB008", "står i avtalet", (1,))


@pytest.mark.parametrize(
    ("apart", "why"),
    [
        (comment("kravlint: ignore PUB008 – skäl", 0), "at the first heading"),
        (comment("kravlint: ignore-document PUB008 – skäl", 1), "when it says so"),
        (comment("kravlint: ignore PUB008 – skäl", None), "when it is anchored to nothing"),
        (Apart("annotation", "kravlint: ignore PUB008 – skäl"), "as a PDF note"),
    ],
)
def test_a_comment_may_be_about_the_whole_document(apart: Apart, why: str) -> None:
    (marker,) = markers_in(document(HEADING, Block("paragraph", "Text."), apart=(apart,)))
    assert marker.blocks is None, why


@pytest.mark.parametrize(
    "text",
    [
        "kravlint: ignore PUB008, SEC001 – ett skäl",
        "Kravlint: Ignore pub-008 sec001: ett skäl",
        "OBS! kravlint:ignore PUB008,SEC001 - ett skäl.",
    ],
)
def test_several_rules_share_a_reason_however_it_is_written(text: str) -> None:
    found = markers_in(document(HEADING, Block("paragraph", "x"), apart=(comment(text, 1),)))
    assert [(marker.rule, marker.reason) for marker in found] == [("PUB008", "ett skäl"), ("SEC001", "ett skäl")]


def test_what_is_deleted_or_hidden_suppresses_nothing() -> None:
    gone = Apart("deleted", "kravlint: ignore PUB008 – skäl", 1)
    assert markers_in(document(HEADING, Block("paragraph", "x"), apart=(gone,))) == ()


def test_a_paragraph_of_its_own_is_about_the_next_one_and_text_in_a_sentence_about_its_own() -> None:
    alone = Block("paragraph", "(kravlint: ignore PUB008 – skäl)")
    within = Block("paragraph", "Biträdet ska bistå. kravlint: ignore PUB008 – skäl")
    first, second = markers_in(document(HEADING, alone, within))
    assert (first.blocks, first.reason) == ((1, 2), "skäl")
    assert second.blocks == (2,)


def test_a_suppressed_finding_is_counted_and_not_shown(tmp_path: Path) -> None:
    text = "# Frukt\n\nText.\n\nEn banan. <!-- kravlint: ignore TST001 – skäl -->\n\nSist.\n\nEn banan, en melon.\n"
    report = lint_with(tmp_path, BANAN, {"a.md": text})
    assert codes(report) == ["TST001", "TST002"]
    assert (report.summary.suppressed, report.summary.error) == (1, 2)
    assert notices(report) == []


def test_a_word_comment_suppresses(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("Krav", 1)
    paragraph = draft.add_paragraph("En banan ska finnas.")
    draft.add_comment(paragraph.runs, text="kravlint: ignore TST001 – så heter produkten", author="A", initials="A")
    draft.add_paragraph("En banan till.")
    folder = tmp_path / "upphandling"
    folder.mkdir()
    draft.save(str(folder / "krav.docx"))
    pack = write(tmp_path / "pack", {"test/a.yaml": BANAN["a.yaml"]})
    report = lint([folder], Settings(rules=(pack,), select=("TST",)))
    assert [finding.excerpt for finding in report.findings] == ["En ⟦banan⟧ till."]
    assert report.summary.suppressed == 1


def test_an_html_comment_suppresses(tmp_path: Path) -> None:
    text = "<h1>Frukt</h1><p>Text.</p><p>En banan. <!-- kravlint: ignore TST001 – skäl --></p><p>x</p><p>Banan.</p>"
    report = lint_with(tmp_path, BANAN, {"a.html": text})
    assert (len(report.findings), report.summary.suppressed) == (1, 1)


def test_a_marker_for_the_whole_document_covers_what_its_procurement_lacks(tmp_path: Path) -> None:
    lexicon = "standard-plan: {sv: plan, en: plan, terms: [handlingsplan]}\n"
    rules = {"c.yaml": ABSENT, "../lexicon/test.yaml": lexicon}
    files = {"a.md": "# Krav\n\nSystemet ska fungera.\n", "b.md": "# Avtal\n\nText.\n"}
    assert codes(lint_with(tmp_path, rules, files)) == ["TST003"]
    files["b.md"] += "\nkravlint: ignore-document TST003 – planen finns hos förvaltningen\n"
    report = lint_with(tmp_path, rules, files)
    assert (codes(report), report.summary.suppressed) == ([], 1)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("kravlint: ignore TST002 – skäl", "undantaget för TST002 behövs inte"),
        ("kravlint: ignore TST001", "undantaget för TST001 gäller inte: det saknar skäl"),
        ("kravlint: ignore XYZ999 – skäl", "ingen regel heter XYZ999"),
        ("kravlint: ignore READ099 – skäl", "det som inte kunde läsas redovisas alltid"),
        ("kravlint: ignore – skäl", "ingen regel heter «»"),
    ],
)
def test_a_marker_that_suppresses_nothing_is_told(tmp_path: Path, written: str, told: str) -> None:
    report = lint_with(tmp_path, BANAN, {"a.md": f"# Frukt\n\nText.\n\nEn banan. {written}\n"})
    assert codes(report) == ["TST001"]
    (notice,) = notices(report)
    assert told in notice


def test_a_marker_for_a_rule_that_did_not_run_is_not_called_unneeded(tmp_path: Path) -> None:
    files = {"a.md": "# Frukt\n\nEn päron. kravlint: ignore TST001 – skäl\n"}
    assert notices(lint_with(tmp_path, BANAN, files, ignore=("TST001",))) == []


def suppressed(tmp_path: Path, path: str, *, until: date | None = None, as_of: str = "2026-11-22") -> Report:
    entry = Suppress(path, "tst001", "så ska det vara", until)
    files = {"gammalt/a.md": "En banan.", "b.md": "En banan."}
    return lint_with(tmp_path, BANAN, files, suppress=(entry,), root=tmp_path / "upphandling", as_of=as_of)


def test_an_entry_in_the_settings_is_about_the_files_that_its_glob_matches(tmp_path: Path) -> None:
    report = suppressed(tmp_path, "gammalt/*")
    assert [Path(finding.path or "").name for finding in report.findings] == ["b.md"]
    assert report.summary.suppressed == 1


def test_an_entry_holds_until_its_last_day_and_is_told_after_it(tmp_path: Path) -> None:
    last = date(2026, 11, 22)
    assert suppressed(tmp_path, "*.md", until=last).findings == ()
    late = suppressed(tmp_path, "*.md", until=last, as_of="2026-11-23")
    assert codes(late) == ["TST001", "TST001"]
    assert "gällde till och med 2026-11-22" in notices(late)[0]


def test_an_entry_that_suppresses_nothing_is_told(tmp_path: Path) -> None:
    (notice,) = notices(suppressed(tmp_path, "finns-inte/*"))
    assert notice == "kravlint.toml, finns-inte/*: undantaget för TST001 behövs inte: regeln flaggar inget där"


def test_an_entry_is_not_called_unneeded_when_only_some_files_were_asked_about(tmp_path: Path) -> None:
    folder = write(tmp_path / "upphandling", {"a.md": "En banan.", "b.md": "Ett päron."})
    pack = write(tmp_path / "pack", {"test/a.yaml": BANAN["a.yaml"]})
    settings = Settings(rules=(pack,), select=("TST",), suppress=(Suppress("a.md", "TST001", "skäl"),))
    assert notices(lint([folder / "b.md"], settings)) == []


def test_an_entry_covers_a_finding_about_the_procurement_when_all_its_documents_match(tmp_path: Path) -> None:
    lexicon = "standard-plan: {sv: plan, en: plan, terms: [handlingsplan]}\n"
    rules = {"c.yaml": ABSENT, "../lexicon/test.yaml": lexicon}
    files = {"a.md": "# Krav\n\nSystemet ska fungera.\n", "b.md": "# Avtal\n\nText.\n"}
    one = lint_with(tmp_path, rules, files, suppress=(Suppress("a.md", "TST003", "skäl"),))
    every = lint_with(tmp_path, rules, files, suppress=(Suppress("*.md", "TST003", "skäl"),))
    assert (codes(one), codes(every)) == (["TST003"], [])


def test_what_could_not_be_read_is_never_suppressed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="READ099 kan inte väljas bort"):
        lint([write(tmp_path, {"a.md": "x"})], Settings(suppress=(Suppress("*", "READ099", "skäl"),)))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('path = "*"\nrule = "SEC001"', "reason"),
        ('path = "*"\nrule = "SEC001"\nreason = " "', "saknar skäl"),
        ('path = "*"\nrule = "SEC001"\nreason = "x"\nuntil = "snart"', "until"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_with_the_file(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / "kravlint.toml").write_text(f"[[suppress]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_config(None, tmp_path)


@pytest.mark.parametrize("until", ["2027-01-31", '"2027-01-31"'])
def test_the_last_day_is_a_date_or_a_text(tmp_path: Path, until: str) -> None:
    entry = f'[[suppress]]\npath = "a.docx"\nrule = "SEC001"\nreason = "x"\nuntil = {until}\n'
    (tmp_path / "kravlint.toml").write_text(entry, encoding="utf-8")
    assert load_config(None, tmp_path).suppress == (Suppress("a.docx", "SEC001", "x", date(2027, 1, 31)),)
