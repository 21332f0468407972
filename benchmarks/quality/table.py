"""The quality benchmarks in one table, beside published figures: writes benchmarks/results/quality-table.md.

    .venv/bin/python benchmarks/quality/table.py

Takes its figures from the pages that requirements.py, smells.py, mutations.py and pairing.py wrote (`make quality` runs them
all), so that a number stands in one place only.
"""

from __future__ import annotations

from pathlib import Path

RESULTS = Path(__file__).parents[1] / "results"
ANCHORS = (
    ("requirement smells", "Smella (Femmer et al. 2017), German", "0.59", "0.82"),
    ("requirement smells", "Paska (Veizaga et al. 2024), English, one domain", "0.89", "0.89"),
    ("data processing agreements", "DERECHA (Amaral et al. 2023), English, 1 350 cells", "0.89", "0.82"),
)
GROUPS = ("first", "second", "third", "fourth")
READ = GROUPS[:3]
UNSEEN = ("fourth group", "third group, later four")
"""Rows of held-out.md: sets as they were run before anybody who works on the rules had read them."""
Row = list[str]


def rows(page: str) -> list[Row]:
    """The cells of every table row of a page, without emphasis."""
    lines = (RESULTS / f"{page}.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]


def row(page: str, *first: str) -> Row:
    """The first row that begins with these cells."""
    return next(each for each in rows(page) if tuple(each[: len(first)]) == first)


def _every(page: str, first: str) -> list[Row]:
    """All rows that begin with this cell, from the top."""
    return [each for each in rows(page) if each[0] == first]


def clean_sets() -> dict[str, float]:
    """Pages of each of our own clean sets."""
    return {each[0]: float(each[1]) for each in _after("mutations", "set")}


def _after(page: str, head: str) -> list[Row]:
    """The rows under the head row that begins so, as far as they are as wide and hold figures."""
    every = rows(page)
    start = next(number for number, each in enumerate(every) if each[0].startswith(head)) + 2
    width = len(every[start])
    found = []
    for each in every[start:]:
        if len(each) != width or not each[1].replace(".", "").isdigit():
            break
        found.append(each)
    return found


def figures() -> list[str]:
    pages = sum(clean_sets().values())
    told = sum(int(each[2]) + int(each[3]) for each in _after("mutations", "set"))
    paired = sum(int(each[1]) for each in _after("pairing", "set as it is"))
    extracted, smells = (
        row("requirements", "held-out: all"),
        row("smells", "kravlint", "test", "both"),
    )
    clauses, unseen = row("mutations", "kravlint"), _every("held-out", "all")[0]
    last = [row("held-out", each) for each in UNSEEN]
    mutated, together = _every("mutations", "all")[::2], _every("pairing", "all")
    lines = [
        f"| requirement extraction, texts by four unread authors | {extracted[1]} | {extracted[2]} | {extracted[3]} | – |",
        f"| requirement smells, test half | {smells[4].split('/')[-1]} | {smells[3]} | {smells[4]} | – |",
        *(f"| one changed clause, {each[0]}, **unseen** | {each[1]} | – | {each[3]} | – |" for each in last),
        f"| – second group, unseen, before that | {unseen[1]} | – | {unseen[3]} | – |",
        *(
            f"| – {name} group, read since | {each[1]} | – | {each[3]} | – |"
            for name, each in zip(READ, mutated[1:4], strict=True)
        ),
        f"| one changed clause, tuned sets | {mutated[0][1]} | {clauses[1]} | {clauses[2]} | {told / pages:.2f} |",
    ]
    families = [each for each in _after("mutations", "family") if each[0] != "all"]
    lines += [f"| – {each[0]} | {each[1]} | – | {each[3]} | – |" for each in families]
    lines.append(
        f"| documents that do not belong together, second group **unseen**: first run | {together[-1][1]} | – | {together[-1][3]} | – |"
    )
    lines += [
        f"| – {name} | {each[1]} | – | {each[3]} | {paired / pages:.2f} |"
        for name, each in zip(("tuned sets", *(f"{name} group" for name in GROUPS)), together, strict=False)
    ]
    return lines


def main() -> None:
    lines = [
        "# Quality, in one table",
        "",
        "Command: `make quality`, or `.venv/bin/python benchmarks/quality/table.py` over the pages there are.",
        "",
        "*Wrong per clean page*: errors and warnings on our own sets as they are, which should have none, per page of 350 words."
        " The cases and how they were made: the pages requirements.md, smells.md, mutations.md and pairing.md.",
        "",
        "| family | cases | precision | recall | wrong per clean page |",
        "| --- | --- | --- | --- | --- |",
        *figures(),
        "",
        "Published figures, on other material, in other languages and with other labels: a scale to read ours by, not a race.",
        "",
        "| what | system | precision | recall |",
        "| --- | --- | --- | --- |",
        *(f"| {' | '.join(each)} |" for each in ANCHORS),
    ]
    (RESULTS / "quality-table.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
