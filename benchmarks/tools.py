"""One reading tool, one file, in a process of its own: prints what it cost and what it recovered, as JSON.

    python benchmarks/tools.py TOOL FILE SECONDS

Runs the tool once to warm up and then again for about SECONDS; the figure is the median CPU time of a run, so that
imports are left out. Memory is the peak of the whole process.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

Rows = list[list[str]]
"""Table rows as cell texts; empty for tools that only give text."""
Told = Callable[[], Rows]
"""Makes the rows from what a tool read; that is not part of the measured time."""


def kravlint(path: Path) -> Told:
    from kravlint.readers import read
    from kravlint.readers.limits import Limits

    document = read(path, limits=Limits(pages=10_000))
    assert not document.unreadable, document.problems

    def told() -> Rows:
        rows: dict[tuple[int | None, int | None], list[str]] = {}
        for block in document.blocks:
            if block.kind == "cell":
                rows.setdefault((block.place.table, block.place.row), []).append(block.text)
        return list(rows.values())

    return told


def pdfplumber(path: Path) -> Told:
    import pdfplumber as library

    rows: list[list[str | None]] = []
    with library.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            for table in page.extract_tables():
                rows += table
            page.close()
    return lambda: [[cell or "" for cell in row] for row in rows]


def pdfium_text(path: Path) -> Told:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
        page.close()
    document.close()
    return list


def unzip_and_parse(path: Path) -> Told:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml") and name.startswith("word/"):
                etree.fromstring(package.read(name))
    return list


def markitdown(path: Path) -> Told:
    from markitdown import MarkItDown

    MarkItDown().convert(str(path))
    return list


def docx2python(path: Path) -> Told:
    from docx2python import docx2python as read

    with read(str(path)) as document:
        assert document.text
    return list


def openpyxl(path: Path) -> Told:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    book.close()
    return lambda: [[str(cell or "") for cell in row] for row in rows]


TOOLS: dict[str, Callable[[Path], Told]] = {
    each.__name__: each
    for each in (kravlint, pdfplumber, pdfium_text, unzip_and_parse, markitdown, docx2python, openpyxl)
}


def measured(tool: Callable[[Path], Told], path: Path, seconds: float) -> dict[str, object]:
    begin = time.process_time()
    told = tool(path)
    first = time.process_time() - begin
    rows = told()
    del told
    runs: list[float] = []
    while len(runs) < 3 or sum(runs) < seconds:
        if first > seconds and runs:
            break
        begin = time.process_time()
        tool(path)
        runs.append(time.process_time() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"cpu": statistics.median(runs), "runs": len(runs), "rss": peak, "rows": rows}


if __name__ == "__main__":
    print(json.dumps(measured(TOOLS[sys.argv[1]], Path(sys.argv[2]), float(sys.argv[3]))))
