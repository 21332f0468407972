"""How well requirements are extracted, measured against labels made by reading.

    python benchmarks/quality/requirements.py ../shared/corpus

The labels (labels/requirements.jsonl) name sentences by hash only: SHA-256 of the text in lower case with single
spaces, without a typed clause number in front. A row has the file's SHA-256, the block or page it stood on, its label
(requirement, instruction, buyer, information, none), for requirements the obligation and the id given in the
document, and its half. The halves are of different authors; only "tune" was looked at while tuning. What a sentence
was labelled holds wherever the same sentence stands in the same half; a sentence without a label is "none".

A second rater labelled the test half and the complete sets without seeing the first labels or what kravlint says;
`first` and `second` keep what each said where they differed, `label` is what the guideline settles.

What is labelled a requirement: README.md beside this file.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path

import yaml
from labelled import LABELS, SETS, Label, by_hands, found, key, words
from msgspec import Struct
from mutate import document_sets

from kravlint.analysis import analyse
from kravlint.analysis.model import Part
from kravlint.analysis.requirements import Requirement, requirements
from kravlint.document import Block, Document
from kravlint.language.sentences import sentences
from kravlint.readers import read
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

HERE = Path(__file__).parent
OWN = HERE / "labels" / "requirements-own.yaml"
RESULT = HERE.parent / "results" / "requirements.md"
Z = 1.96


class Score(Struct, frozen=True):
    name: str
    right: int
    predicted: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.wanted) if self.predicted + self.wanted else 0.0


def main(corpus: Path) -> str:
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    rows = [Label(**row) for row in labels]
    files = list(found(corpus, {row.file_sha256 for row in rows}))
    lines = ["| | labelled | P (95 %) | R (95 %) | F1 |", "| --- | --- | --- | --- | --- |"]
    notes = []
    for half in ("tune", "test"):
        wanted = {row.text_sha256: row for row in rows if row.half == half}
        of_half = {row.file_sha256 for row in rows if row.half == half}
        predicted = _predicted(path for digest, path in files if digest in of_half)
        lines += [_line(score) for score in _scores(half, wanted, predicted)]
        missing = of_half - {digest for digest, _ in files}
        notes.append(
            f"{half}: {len(of_half)} files, {len(wanted)} labelled sentences"
            + f", {len(missing)} files missing" * bool(missing)
        )
    return "\n".join([*lines, "", *notes, "", *agreement(rows), "", *sets(), "", *hands(), "", *own()])


def agreement(rows: Iterable[Label]) -> Iterator[str]:
    """How far the two raters of the test half agree, and what each one's labels alone would give."""
    pairs = [
        (row.first or row.label, row.second)
        for row in rows
        if row.half == "test" and row.second and row.block is not None
    ]
    yield f"Two raters, {len(pairs)} sentences of the test half:"
    yield f"kappa {kappa(pairs):.2f} over five labels, "
    yield f"{kappa([(a == 'requirement', b == 'requirement') for a, b in pairs]):.2f} over requirement or not."


def kappa(pairs: list[tuple]) -> float:
    """Cohen's kappa."""
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def sets() -> Iterator[str]:
    """Complete sets by authors who knew nothing of kravlint, labelled by the second rater: sentences that a requirement covers."""
    rows = [json.loads(line) for line in SETS.read_text(encoding="utf-8").splitlines()]
    wanted = {(r["set"], r["file"], r["block"], r["text_sha256"]) for r in rows if r["label"] == "requirement"}
    yield "| complete sets | labelled | P (95 %) | R (95 %) | F1 |"
    yield "| --- | --- | --- | --- | --- |"
    scores = []
    for group in document_sets():
        of_set = {place for place in wanted if place[0] == group.name}
        covered = {place for name, text in group.files.items() for place in _covered(group.name, name, text)}
        if of_set:
            scores.append(Score(group.name, len(of_set & covered), len(covered), len(of_set)))
    total = Score("all", *(sum(getattr(s, field) for s in scores) for field in ("right", "predicted", "wanted")))
    yield from map(_line, [*scores, total])


def _covered(group: str, name: str, text: str) -> Iterator[tuple[str, str, int, str]]:
    analysis = analyse(read_markdown(text.encode(), name, Limits()), *words())
    asked = [each for each in analysis.requirements if each.kind == "requirement"]
    for sentence in analysis.sentences:
        said = key(analysis.blocks[sentence.block].text[sentence.start : sentence.end])
        if any(e.block == sentence.block and e.start < sentence.end and sentence.start < e.end for e in asked):
            yield group, name, sentence.block, said


def hands() -> Iterator[str]:
    """Texts of our own by many authors: passages, a table's row being one, that a requirement covers."""
    yield "| texts by many hands | labelled | P (95 %) | R (95 %) | F1 |"
    yield "| --- | --- | --- | --- | --- |"
    for half in ("taught", "held-out"):
        rows = [(hand, each.label == "requirement", bool(each.covered)) for hand, each in by_hands(half)]
        for hand in [*sorted({row[0] for row in rows if half != "taught"}), ""]:
            of = [(is_one, covered) for name, is_one, covered in rows if hand in ("", name)]
            right = sum(is_one and covered for is_one, covered in of)
            name = f"{half}: {hand or 'all'}"
            yield _line(Score(name, right, sum(covered for _, covered in of), sum(is_one for is_one, _ in of)))


def own() -> Iterator[str]:
    """A table of our own sentences, each alone in its document: how many are told right, by class."""
    yield "| own sentences | labelled | told right |"
    yield "| --- | --- | --- |"
    right = predicted = wanted = 0
    for group in yaml.safe_load(OWN.read_text(encoding="utf-8")):
        kinds = [kind_of(text, group["part"]) for text in group["sentences"].splitlines()]
        is_one = group["label"] == "requirement"
        read_as = kinds.count("requirement")
        right, predicted, wanted = right + read_as * is_one, predicted + read_as, wanted + len(kinds) * is_one
        told = read_as if is_one else len(kinds) - read_as
        yield f"| {group['class']} | {len(kinds)} | {told / len(kinds):.3f} |"
    score = Score("all", right, predicted, wanted)
    yield ""
    yield f"All own sentences: P {score.precision:.3f}, R {score.recall:.3f}, F1 {score.f1:.3f}"


def kind_of(text: str, part: str) -> str:
    """What one sentence is read as; "none" when it asks for nothing."""
    blocks = (Block("paragraph", text),)
    document = Document(path="own", format="docx", blocks=blocks)
    kinds = [each.kind for each in requirements(document, sentences(blocks), [-1], [Part(part, "", 0, 0)])]
    return "requirement" if "requirement" in kinds else (kinds[0] if kinds else "none")


def _scores(half: str, wanted: dict[str, Label], predicted: dict[str, Requirement]) -> Iterator[Score]:
    requirements = {key: row for key, row in wanted.items() if row.label == "requirement"}
    both = requirements.keys() & predicted.keys()
    yield Score(f"{half}: requirements", len(both), len(predicted), len(requirements))
    given = {key for key in requirements if requirements[key].id}
    if given:
        right = sum(predicted[key].id == requirements[key].id for key in given & both)
        yield Score(f"{half}: id of those that have one", right, len(given & both), len(given))
    for obligation in ("must", "should"):
        of_kind = {key for key, row in requirements.items() if row.obligation == obligation}
        said = {key for key in both if predicted[key].obligation == obligation}
        if of_kind:
            yield Score(f"{half}: {obligation}", len(of_kind & said), len(said), len(of_kind))


def _predicted(paths: Iterable[Path]) -> dict[str, Requirement]:
    lexicon, kinds = words()
    read_as: dict[str, Requirement] = {}
    for path in paths:
        for each in analyse(read(path, shown=path.as_posix()), lexicon, kinds).requirements:
            if each.kind == "requirement":
                read_as.setdefault(key(each.text), each)
    return read_as


def _line(score: Score) -> str:
    precision, recall = wilson(score.right, score.predicted), wilson(score.right, score.wanted)
    return (
        f"| {score.name} | {score.wanted} | {score.precision:.3f} ({precision[0]:.2f}–{precision[1]:.2f}) "
        f"| {score.recall:.3f} ({recall[0]:.2f}–{recall[1]:.2f}) | {score.f1:.3f} |"
    )


def wilson(right: int, of: int) -> tuple[float, float]:
    """95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, Z * Z / of
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python benchmarks/quality/requirements.py CORPUS")
    table = main(Path(sys.argv[1]))
    print(table)
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    history = RESULT.read_text(encoding="utf-8").partition("\n## History")[2] if RESULT.exists() else ""
    RESULT.write_text(
        "# Requirement extraction\n\n    python benchmarks/quality/requirements.py ../shared/corpus\n\n"
        f"{table}\n" + (f"\n## History{history}" if history else ""),
        encoding="utf-8",
    )
