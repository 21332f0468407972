"""The reader on files from outside the repository; each test is skipped where they are not."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from tests.readers.pdf_builder import rows

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.pdf import read_pdf

SHARED = Path(__file__).parents[2].parent / "shared"
CODES = {"encrypted", "damaged", "too-large", "image-only", "no-text"}


def pdfs(folder):
    return sorted((SHARED / folder).rglob("*.pdf"))


def need(path):
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    return path


def bench(name):
    document = read_pdf(need(SHARED / "bench" / f"{name}.pdf").read_bytes(), name, Limits())
    return document, json.loads((SHARED / "bench" / f"{name}.json").read_text("utf-8"))


def bare(text):
    """Word splits at hyphens of its own making; those are not scored."""
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize("name", ["krav30", "krav120"])
def test_generated_documents_come_back_as_they_were_made(name):
    document, truth = bench(name)
    found = Counter(
        tuple(bare(cell) for cell in row)
        for number in range(1, len(document.tables) + 1)
        for row in rows(document, number)
    )
    missed = Counter(
        row["kind"]
        for row in truth["reqs"]
        if not row["tracked"] and not found[tuple(bare(row[field]) for field in ("id", "text", "typ", "uppf", "vikt"))]
    )
    assert not missed
    headings = {(block.level, block.label, block.text) for block in document.blocks if block.kind == "heading"}
    assert [heading for heading in truth["headings"] if tuple(heading) not in headings] == []
    items = {(block.label, block.text) for block in document.blocks if block.kind == "item"}
    assert [item for item in truth["lists"] if tuple(item) not in items] == []
    assert re.findall(r"SPALT\d+M\d+", "\n".join(block.text for block in document.blocks)) == truth["twocol"]
    assert {apart.kind for apart in document.apart} == {"header", "footer"}
    assert not any(re.search("SIDHUVUD|SIDFOT", block.text) for block in document.blocks)


@pytest.mark.parametrize("path", pdfs("corpus"), ids=lambda path: path.parent.name + "/" + path.stem[-20:])
def test_real_documents_keep_their_words_once(path):
    """As many letters come out as pdfium's own text has, running lines counted once a page."""
    import pypdfium2

    document = read_pdf(path.read_bytes(), path.name, Limits())
    shown = Counter("".join(block.label + block.text for block in document.blocks))
    with pypdfium2.PdfDocument(path) as pdf:
        raw = Counter("".join(page.get_textpage().get_text_range() for page in pdf))
    running = Counter("".join(apart.text for apart in document.apart))
    for letter in "aeinrståäöAS":
        assert shown[letter] <= raw[letter]
        assert shown[letter] >= 0.995 * raw[letter] - document.pages * running[letter]
    for block in document.blocks:
        assert block.text == unicodedata.normalize("NFC", block.text)
        assert block.text == block.text.strip()
        assert block.place.page is not None
        assert block.place.bbox is not None
        assert not re.search("[\u00ad\u00a0\ufffe\t\x02]", block.text)
        starts = [origin.start for origin in block.origins]
        assert starts == sorted(set(starts))
        assert not starts or (starts[0] == 0 and starts[-1] < len(block.text))
    for number, table in enumerate(document.tables, 1):
        cells = document.blocks[table.first : table.last + 1]
        assert all(cell.place.table == number for cell in cells)
        squares = [
            (row, column)
            for cell in cells
            for row in range(cell.place.row, cell.place.row + cell.row_span)
            for column in range(cell.place.column, cell.place.column + cell.column_span)
        ]
        assert len(squares) == len(set(squares))


def test_tender_exports_have_their_running_lines_apart_and_their_headings_numbered():
    path = need(SHARED / "corpus" / "inera-call-offs" / "11" / "1-AllDocuments (11).pdf")
    document = read_pdf(path.read_bytes(), path.name, Limits())
    assert not any(re.fullmatch(r"Sida \d+/\d+", block.text) for block in document.blocks)
    assert any(apart.kind == "footer" and apart.text == "Sida 1/12" for apart in document.apart)
    numbers = [block.label for block in document.blocks if block.kind == "heading" and block.label]
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    assert len(numbers) > 50
    assert not any(block.text == "•" for block in document.blocks)


def test_numbered_requirement_tables():
    path = need(SHARED / "corpus" / "student-specification" / "Kravspecifikation.pdf")
    document = read_pdf(path.read_bytes(), path.name, Limits())
    numbered = [block.text for block in document.blocks if re.fullmatch(r"Krav nr \d+", block.text)]
    assert numbered == [f"Krav nr {number}" for number in range(1, 64)]


@pytest.mark.parametrize("path", pdfs("hostile"), ids=lambda path: path.name)
def test_hostile_files_give_a_document_or_a_reason(path):
    try:
        document = read_pdf(path.read_bytes(), path.name, Limits(pages=300))
    except Unreadable as reason:
        assert reason.code in CODES
    else:
        assert document.pages
        assert document.blocks or document.apart
