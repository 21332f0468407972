"""Documents outside the repository: generated ones with their truth, real ones, and broken ones."""

import json
import re
from pathlib import Path

import pytest

from kravlint.readers.docx import read_docx
from kravlint.readers.limits import Limits, Unreadable

SHARED = Path(__file__).parents[2].parent / "shared"
WORD = (".docx", ".docm", ".dotx", ".dotm")
BROKEN = sorted(path for path in (SHARED / "hostile").rglob("*") if path.suffix.lower() in WORD)
REAL = sorted(path for path in (SHARED / "corpus").rglob("*") if path.suffix.lower() in WORD)


def read(path):
    return read_docx(path.read_bytes(), path.name, Limits())


@pytest.fixture(scope="module", params=["krav30", "krav120"])
def generated(request):
    path = SHARED / "bench" / f"{request.param}.docx"
    if not path.exists():
        pytest.skip("the generated documents are not beside the repository")
    return read(path), json.loads(path.with_suffix(".json").read_text())


def test_headings_and_their_numbers(generated):
    document, truth = generated
    found = [[b.level, b.label, b.text] for b in document.blocks if b.kind == "heading" and b.style != "title"]
    assert found == truth["headings"]


def test_requirement_rows(generated):
    document, truth = generated
    rows = {}
    for block in document.blocks:
        if block.kind == "cell":
            rows.setdefault((block.place.table, block.place.row), []).append(block.text)
    found = [row for row in rows.values() if len(row) == 5 and row[0] != "Krav-ID"]
    inserted = re.compile(" INFOGAD.*")
    assert [[row[0], inserted.sub("", row[1]), *row[2:]] for row in found] == [
        [row["id"], row["text"], row["typ"], row["uppf"], row["vikt"]] for row in truth["reqs"]
    ]


def test_list_labels(generated):
    document, truth = generated
    assert [[b.label, b.text] for b in document.blocks if b.kind == "item"] == truth["lists"]


def test_revisions(generated):
    document, truth = generated
    live = "\n".join(block.text for block in document.blocks)
    gone = [apart.text for apart in document.apart if apart.kind == "deleted"]
    assert all(new in live and old not in live for new, old in truth["tracked"])
    assert sorted(gone) == sorted(old for _, old in truth["tracked"])
    assert document.tracked_changes == 2 * len(truth["tracked"])


def test_what_stands_beside_and_inside(generated):
    document, truth = generated
    live = "\n".join(block.text for block in document.blocks)
    assert [a.text for a in document.apart if a.kind == "comment"] == truth["comments"]
    assert [b.text for b in document.blocks if b.kind == "footnote"] == truth["footnotes"]
    assert [a.text for a in document.apart if a.kind == "hidden"] == truth["hidden"]
    assert not any(text in live for text in truth["hidden"])
    for text in (*truth["textbox"], *truth["sdt"], *truth["links"], *truth["twocol"]):
        assert len(re.findall(rf"{text}(?!\d)", live)) == 1
    assert live.count("Kryss ☑") == len(truth["syms"])
    assert live.count("avsn ") == len(truth["fields"])


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in BROKEN + REAL] or [None])
def test_every_document_is_read_or_refused(path):
    if path is None:
        pytest.skip("no documents beside the repository")
    try:
        document = read(path)
    except Unreadable as refused:
        assert refused.code in ("damaged", "hostile", "too-large", "encrypted")
        assert path not in REAL
        return
    for block in document.blocks:
        starts = [origin.start for origin in block.origins]
        assert block.text == block.text.strip()
        assert starts == sorted(set(starts))
        assert not block.text or (starts[0] == 0 and starts[-1] < len(block.text))
    for number, table in enumerate(document.tables, 1):
        assert {b.place.table for b in document.blocks[table.first : table.last + 1]} == {number}
