"""Reading speed, memory and recovery against peers: writes benchmarks/results/readers.md.

    .venv/bin/python benchmarks/readers.py [--quick] [--only pdf|word|excel]

--only writes nothing: it prints the tables of one format, for a change to one reader.
Needs ../shared/bench and ../shared/corpus (or what of them there is) and the peers' environment (`make peers`).
KRAVLINT_BENCH names a folder with more generated documents: krav400.docx, .pdf and .json, made by
`../shared/bench/gen.py krav400 47 400` and LibreOffice, and workbooks.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BENCH, CORPUS = ROOT.parent / "shared/bench", ROOT.parent / "shared/corpus"
MORE = Path(os.environ.get("KRAVLINT_BENCH", BENCH))
OWN, PEERS = ROOT / ".venv/bin/python", ROOT / ".peers/bin/python"
QUICK = "--quick" in sys.argv
ONLY = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
SECONDS = 1.0 if QUICK else 4.0
ROUNDS, SLOW = (1 if QUICK else 3), 8.0
PEER_TOOLS = ("markitdown", "docx2python", "openpyxl")


def side_by_side(path: Path, *tools: str) -> list[dict[str, Any]]:
    """The best of a few rounds of each tool, taken in turn; a slow tool runs once."""
    best: dict[str, dict[str, Any]] = {}
    for _ in range(ROUNDS):
        for tool in tools:
            if tool in best and best[tool]["cpu"] > SLOW:
                continue
            result = run(tool, path, PEERS if tool in PEER_TOOLS else OWN)
            best[tool] = min(best.get(tool, result), result, key=lambda each: each["cpu"])
    return [best[tool] for tool in tools]


def run(tool: str, path: Path, python: Path = OWN) -> dict[str, Any]:
    # -P: the modules beside tools.py are no modules for it; one is called html.
    command = [str(python), "-P", str(ROOT / "benchmarks/tools.py"), tool, str(path), str(SECONDS)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def recovered(rows: list[list[str]], truth: list[dict[str, Any]]) -> int:
    """Requirement rows whose id, text, type, answer and weight stand in one row; hyphens and spaces do not count."""
    joined: list[list[str]] = []
    for row in rows:
        if joined and row and not row[0].strip() and len(row) == len(joined[-1]):
            joined[-1] = [f"{a} {b}" for a, b in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    by_id = {plain(row[0]): [plain(cell) for cell in row] for row in joined if row}
    found = 0
    for each in truth:
        row = by_id.get(plain(each["id"]), [])
        wanted = [plain(each[key]) for key in ("text", "typ", "uppf", "vikt")]
        found += all(cell in row for cell in wanted if cell)
    return found


def plain(text: str) -> str:
    return re.sub(r"[\s\-\u00ad\u2010\u2011\ufffe\x02]", "", text)


def pdf_rows(files: list[Path]) -> list[str]:
    lines = [
        "| file | kravlint, CPU s | pdfplumber / kravlint | kravlint's share of pdfium's text speed | rows found: kravlint | "
        "pdfplumber | of | peak MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for path in files:
        truth_file = path.with_suffix(".json")
        truth = json.loads(truth_file.read_text())["reqs"] if truth_file.exists() else []
        own, plumber, text = side_by_side(path, "kravlint", "pdfplumber", "pdfium_text")
        found = (recovered(own["rows"], truth), recovered(plumber["rows"], truth)) if truth else ("–", "–")
        lines.append(
            f"| {path.name} | {own['cpu']:.2f} | {plumber['cpu'] / own['cpu']:.1f} × | 1/{own['cpu'] / text['cpu']:.1f} | "
            f"{found[0]} | {found[1]} | {len(truth) or '–'} | {own['rss']} |"
        )
    return lines


def docx_rows(files: list[Path]) -> list[str]:
    lines = [
        "| file | kravlint, CPU s | markitdown / kravlint | docx2python / kravlint | kravlint / (unzip + lxml) | rows found | of | "
        "peak MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for path in files:
        truth_file = path.with_suffix(".json")
        truth = json.loads(truth_file.read_text())["reqs"] if truth_file.exists() else []
        own, floor, marked, other = side_by_side(path, "kravlint", "unzip_and_parse", "markitdown", "docx2python")
        found = recovered(own["rows"], truth) if truth else "–"
        lines.append(
            f"| {path.name} | {own['cpu']:.3f} | {marked['cpu'] / own['cpu']:.0f} × | {other['cpu'] / own['cpu']:.0f} × | "
            f"{own['cpu'] / floor['cpu']:.1f} × | {found} | {len(truth) or '–'} | {own['rss']} |"
        )
    return lines


def sheet_rows(files: list[Path]) -> list[str]:
    lines = ["| file | kravlint, CPU s | openpyxl (read-only) / kravlint | peak MB |", "| --- | --- | --- | --- |"]
    for path in files:
        own, other = side_by_side(path, "kravlint", "openpyxl")
        lines.append(f"| {path.name} | {own['cpu']:.3f} | {other['cpu'] / own['cpu']:.1f} × | {own['rss']} |")
    return lines


def growth(folder: Path) -> list[str]:
    """Time per row of one long table: the same at every size when reading is linear."""
    from docx import Document

    lines = ["| rows | CPU s | µs per row |", "| --- | --- | --- |"]
    for rows in (500, 1000, 2000, 4000):
        document = Document()
        table = document.add_table(rows=rows, cols=5)
        for number, row in enumerate(table._tbl.tr_lst):
            for column, cell in enumerate(row.tc_lst):
                cell.p_lst[0].add_r().text = f"K-{number} {column} Systemet ska ha en funktion."
        path = folder / f"rows{rows}.docx"
        document.save(str(path))
        cost = side_by_side(path, "kravlint")[0]["cpu"]
        lines.append(f"| {rows} | {cost:.3f} | {cost / rows * 1e6:.0f} |")
    return lines


def main() -> None:
    tables = {"pdf": pdf_tables, "word": word_tables, "excel": excel_tables}
    if ONLY:
        print("\n".join(tables[ONLY]()))
        return
    head = [
        "# Readers against peers",
        "",
        f"Command: `.venv/bin/python benchmarks/readers.py{' --quick' if QUICK else ''}` · {platform.platform()} · Python "
        f"{platform.python_version()} · {', '.join(versions())}",
        "",
        f"CPU seconds: the median of repeated reads in one process, imports left out; of {ROUNDS} rounds over all tools in "
        f"turn the best. Load of the machine when it began: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.",
    ]
    parts = [*head, *(line for table in tables.values() for line in table())]
    out = ROOT / "benchmarks/results/readers.md"
    out.parent.mkdir(exist_ok=True)
    out.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(out.read_text(encoding="utf-8"))


def generated(suffix: str) -> list[Path]:
    sizes = (30,) if QUICK else (30, 120, 400)
    files = ((MORE if size == 400 else BENCH) / f"krav{size}{suffix}" for size in sizes)
    return [path for path in files if path.exists()]


def pdf_tables() -> list[str]:
    real = sorted(CORPUS.rglob("*.pdf"), key=lambda path: path.stat().st_size)
    lines = ["", "## PDF, generated", "", *pdf_rows(generated(".pdf"))]
    return [*lines, "", "## PDF, real", "", *pdf_rows(real[-2:] if QUICK else real)]


def word_tables() -> list[str]:
    lines = ["", "## Word", "", *docx_rows([*generated(".docx"), *sorted(CORPUS.rglob("*.docx"))])]
    with tempfile.TemporaryDirectory() as folder:
        return [*lines, "", "## Word: one long table", "", *growth(Path(folder))]


def excel_tables() -> list[str]:
    return ["", "## Excel, 5 000 rows", "", *sheet_rows(sorted({*BENCH.glob("*.xlsx"), *MORE.glob("*.xlsx")}))]


def versions() -> list[str]:
    listed = subprocess.run([str(PEERS), "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    listed += subprocess.run([str(OWN), "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    wanted = ("markitdown==", "docx2python==", "openpyxl==", "pdfplumber==", "pypdfium2==", "lxml==")
    return sorted({line.replace("==", " ") for line in listed.splitlines() if line.startswith(wanted)})


if __name__ == "__main__":
    main()
