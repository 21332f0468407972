"""Reading speed, memory and recovery against peers: writes benchmarks/results/readers.md.

    .venv/bin/python benchmarks/readers.py [--quick] [--only pdf|word|excel]

--only writes nothing: it prints the tables of one format, for a change to one reader.
Needs ../shared/bench and ../shared/corpus (or what of them there is) and the peers' environment (`make peers`).
What is not there is made once in .peers/documents, with ../shared/bench/gen.py and LibreOffice: a document of 400 pages and a workbook
with shared strings. KRAVLINT_BENCH names another folder for these.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BENCH, CORPUS = ROOT.parent / "shared/bench", ROOT.parent / "shared/corpus"
MORE = Path(os.environ.get("KRAVLINT_BENCH", ROOT / ".peers/documents"))
OWN, PEERS = ROOT / ".venv/bin/python", ROOT / ".peers/bin/python"
QUICK = "--quick" in sys.argv
ONLY = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
SECONDS = 0.5 if QUICK else 1.2
ROUNDS, SLOW = (1 if QUICK else 2), 8.0
PEER_TOOLS = ("markitdown", "docx2python", "openpyxl")

Row = dict[str, Any]
"""What was measured of one file, by the names of the columns below."""


def make_missing() -> None:
    """The large document and the workbook with shared strings, where there is LibreOffice to make them."""
    office, generator = shutil.which("soffice"), BENCH / "gen.py"
    if office is None or not generator.exists():
        return
    MORE.mkdir(parents=True, exist_ok=True)
    if not (MORE / "krav400.pdf").exists():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "corpus").mkdir()
            subprocess.run([OWN, generator, "krav400", "47", "400"], cwd=folder, check=True, capture_output=True)
            for made in (Path(folder) / "corpus").iterdir():
                shutil.copy(made, MORE)
        convert(office, "pdf", MORE / "krav400.docx", MORE)
    shared = MORE / "bilaga-shared-strings.xlsx"
    if not shared.exists() and (BENCH / "bilaga.xlsx").exists():
        with tempfile.TemporaryDirectory() as folder:
            convert(office, "xlsx", BENCH / "bilaga.xlsx", Path(folder))
            shutil.copy(Path(folder) / "bilaga.xlsx", shared)


def convert(office: str, suffix: str, source: Path, folder: Path) -> None:
    command = [office, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)


def side_by_side(path: Path, *tools: str) -> list[Row]:
    """The best of a few rounds of each tool, taken in turn; a slow tool runs once."""
    best: dict[str, Row] = {}
    for _ in range(ROUNDS):
        for tool in tools:
            if tool in best and best[tool]["cpu"] > SLOW:
                continue
            result = run(tool, path, PEERS if tool in PEER_TOOLS else OWN)
            best[tool] = min(best.get(tool, result), result, key=lambda each: each["cpu"])
    return [best[tool] for tool in tools]


def run(tool: str, path: Path, python: Path = OWN) -> Row:
    # -P: the modules beside tools.py are no modules for it; one is called html.
    command = [str(python), "-P", str(ROOT / "benchmarks/tools.py"), tool, str(path), str(SECONDS)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    result: Row = json.loads(answer.stdout)
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


def truth_of(path: Path) -> list[dict[str, Any]]:
    truth = path.with_suffix(".json")
    return list(json.loads(truth.read_text())["reqs"]) if truth.exists() else []


def pdf_row(path: Path) -> Row:
    own, plumber, text = side_by_side(path, "kravlint", "pdfplumber", "pdfium_text")
    row = {
        "file": path.name,
        "CPU s": own["cpu"],
        "pdfplumber / kravlint": plumber["cpu"] / own["cpu"],
        "kravlint / pdfium's text": own["cpu"] / text["cpu"],
        "peak MB": own["rss"],
    }
    if truth := truth_of(path):
        row |= {
            "rows found": recovered(own["rows"], truth),
            "by pdfplumber": recovered(plumber["rows"], truth),
            "of": len(truth),
        }
    return row


def word_row(path: Path) -> Row:
    own, floor, marked, other = side_by_side(path, "kravlint", "unzip_and_parse", "markitdown", "docx2python")
    row = {
        "file": path.name,
        "CPU s": own["cpu"],
        "markitdown / kravlint": marked["cpu"] / own["cpu"],
        "docx2python / kravlint": other["cpu"] / own["cpu"],
        "kravlint / (unzip + lxml)": own["cpu"] / floor["cpu"],
        "docx2python / (unzip + lxml)": other["cpu"] / floor["cpu"],
        "peak MB": own["rss"],
    }
    if truth := truth_of(path):
        row |= {"rows found": recovered(own["rows"], truth), "of": len(truth)}
    return row


def excel_row(path: Path) -> Row:
    own, other = side_by_side(path, "kravlint", "openpyxl")
    return {
        "file": path.name,
        "CPU s": own["cpu"],
        "openpyxl (read-only) / kravlint": other["cpu"] / own["cpu"],
        "peak MB": own["rss"],
    }


def growth(folder: Path) -> list[Row]:
    """Time per row of one long table: the same at every size when reading is linear."""
    from docx import Document

    found = []
    for rows in (500, 1000, 2000, 4000):
        document = Document()
        table = document.add_table(rows=rows, cols=5)
        for number, row in enumerate(table._tbl.tr_lst):
            for column, cell in enumerate(row.tc_lst):
                cell.p_lst[0].add_r().text = f"K-{number} {column} Systemet ska ha en funktion."
        path = folder / f"rows{rows}.docx"
        document.save(str(path))
        cost = side_by_side(path, "kravlint")[0]["cpu"]
        found.append({"file": f"{rows} rows", "CPU s": cost, "µs per row": cost / rows * 1e6})
    return found


def table(title: str, rows: list[Row]) -> list[str]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = ["", f"## {title}", "", f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]
    return lines + [f"| {' | '.join(shown(name, row.get(name)) for name in names)} |" for row in rows]


def shown(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if not isinstance(value, float):
        return str(value)
    if name == "CPU s":
        return f"{value:.3f}"
    return f"{value:.0f}" if name.startswith("µs") else f"{value:.1f} ×"


def bar(text: str, rows: list[Row], name: str, holds: Callable[[float], bool]) -> str:
    """One line: whether every row that has the figure keeps within the bar, and which ones do not."""
    measured = [row for row in rows if name in row]
    missed = [f"{row['file']} ({shown(name, row[name])})" for row in measured if not holds(row[name])]
    if not measured:
        return f"- {text}: not measured."
    kept = f"{len(measured) - len(missed)} of {len(measured)}"
    return (
        f"- {text}: {'**met**' if not missed else '**missed**'}, {kept}"
        + (f"; not {', '.join(missed)}" if missed else "")
        + "."
    )


def pdf_part() -> list[str]:
    real = sorted(CORPUS.rglob("*.pdf"), key=lambda path: path.stat().st_size)
    made = [pdf_row(path) for path in generated(".pdf")]
    found = [pdf_row(path) for path in (real[-2:] if QUICK else real)]
    for row in made:
        row["beyond pdfplumber's rows"] = row["rows found"] - row["by pdfplumber"]
    lines = [*table("PDF, generated", made), *table("PDF, real", found), ""]
    return [
        *lines,
        bar("at least 20 × pdfplumber on generated files", made, "pdfplumber / kravlint", lambda x: x >= 20),
        bar("at least 15 × pdfplumber on real files", found, "pdfplumber / kravlint", lambda x: x >= 15),
        bar("at most 4 × pdfium's text alone", made + found, "kravlint / pdfium's text", lambda x: x <= 4),
        bar("at least the rows that pdfplumber finds", made, "beyond pdfplumber's rows", lambda x: x >= 0),
        bar("below 80 MB", made + found, "peak MB", lambda x: x < 80),
    ]


def word_part() -> list[str]:
    rows = [word_row(path) for path in [*generated(".docx"), *sorted(CORPUS.rglob("*.docx"))]]
    with tempfile.TemporaryDirectory() as folder:
        long = growth(Path(folder))
    short = long[0]["µs per row"]
    return [
        *table("Word", rows),
        *table("Word: one long table", long),
        "",
        bar("at least 20 × markitdown", rows, "markitdown / kravlint", lambda x: x >= 20),
        bar("at least 20 × docx2python", rows, "docx2python / kravlint", lambda x: x >= 20),
        bar("at most 6 × unzip and parse", rows, "kravlint / (unzip + lxml)", lambda x: x <= 6),
        bar("linear: no larger table costs half as much again per row", long, "µs per row", lambda x: x < 1.5 * short),
    ]


def excel_part() -> list[str]:
    rows = [excel_row(path) for path in sorted({*BENCH.glob("*.xlsx"), *MORE.glob("*.xlsx")})]
    name = "openpyxl (read-only) / kravlint"
    return [*table("Excel, 5 000 rows", rows), "", bar("at least 5 × openpyxl", rows, name, lambda x: x >= 5)]


def generated(suffix: str) -> list[Path]:
    sizes = (30,) if QUICK else (30, 120, 400)
    files = ((MORE if size == 400 else BENCH) / f"krav{size}{suffix}" for size in sizes)
    return [path for path in files if path.exists()]


def versions() -> list[str]:
    listed = subprocess.run([str(PEERS), "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    listed += subprocess.run([str(OWN), "-m", "pip", "freeze"], capture_output=True, text=True, check=True).stdout
    wanted = ("markitdown==", "docx2python==", "openpyxl==", "pdfplumber==", "pypdfium2==", "lxml==")
    return sorted({line.replace("==", " ") for line in listed.splitlines() if line.startswith(wanted)})


def main() -> None:
    parts = {"pdf": pdf_part, "word": word_part, "excel": excel_part}
    make_missing()
    if ONLY:
        print("\n".join(parts[ONLY]()))
        return
    head = [
        "# Readers against peers",
        "",
        f"Command: `.venv/bin/python benchmarks/readers.py{' --quick' if QUICK else ''}` · {platform.platform()} · Python "
        f"{platform.python_version()} · {', '.join(versions())}",
        "",
        f"CPU seconds: the median of repeated reads in one process, imports left out; of {ROUNDS} rounds over all tools in "
        f"turn the best. Load of the machine when it began: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.",
        "Why a bar is missed, and what was tried: [docs/reading.md](../../docs/reading.md#where-the-time-goes).",
    ]
    out = ROOT / "benchmarks/results/readers.md"
    out.parent.mkdir(exist_ok=True)
    out.write_text("\n".join([*head, *(line for part in parts.values() for line in part())]) + "\n", encoding="utf-8")
    print(out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
