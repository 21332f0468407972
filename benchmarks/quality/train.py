"""Learn what tells a requirement that no word says outright: writes src/kravlint/analysis/requirements/weights.json.

    python benchmarks/quality/train.py ../shared/corpus

A logistic regression (scikit-learn: `pip install -e ".[train]"`) over the traits of labelled passages: the texts in
passages/taught, the labelled sets and, for what real files are like, the labelled half of the corpus that is tuned on and
guidance that asks nothing. What was read while the rest of the extractor was written counts less. Printed beside it: precision and recall
on each author's texts with the weights that the others' give, each passage judged by itself.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from labelled import Labelled, by_hands, of_corpus, of_guidance, of_sets
from msgspec import Struct
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kravlint.analysis.requirements.traits import traits

WEIGHTS = Path(__file__).parents[2] / "src" / "kravlint" / "analysis" / "requirements" / "weights.json"
LEAST = 0.5
FEWEST, SMALLEST = 3, 0.05  # passages that a trait must occur in, and weight that it must get
STRENGTH = 1.0  # of regularisation, inverse
FOLDS = 8
OFTEN_READ = {"sets": 0.3, "corpus": 1.5, "guidance": 0.5}


class Example(Struct, frozen=True):
    """A passage to learn from."""

    group: str
    """Author, or document."""
    of: Mapping[str, int]
    asks: bool
    said: bool
    """Its words were read as a requirement."""
    silent: bool
    """They were read as nothing."""
    obliges: bool
    weight: float = 1.0


def main(corpus: Path) -> None:
    examples = list(_examples(corpus))
    counted = Counter(trait for each in examples for trait in each.of)
    told = [{trait: n for trait, n in each.of.items() if counted[trait] >= FEWEST} for each in examples]
    vectors = DictVectorizer()
    table = vectors.fit_transform(told)
    crosswise(examples, table)
    learned = _fitted(table, examples, np.arange(len(examples)))
    named = zip(vectors.get_feature_names_out(), learned.coef_[0], strict=True)
    of = {name: round(float(weight), 2) for name, weight in named if abs(weight) >= SMALLEST}
    silent = [each for each in examples if each.silent and not each.obliges and each.group not in OFTEN_READ]
    prior = sum(each.asks for each in silent) / len(silent)
    weights = {"bias": round(float(learned.intercept_[0]), 2), "prior": round(prior, 3)}
    text = json.dumps({**weights, "of": dict(sorted(of.items()))}, ensure_ascii=False, indent=0)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{len(examples)} passages, {len(of)} weights")


def _examples(corpus: Path) -> Iterator[Example]:
    for hand, each in by_hands("taught"):
        yield _example(hand, each, 1.0)
    for _, each in of_sets():
        yield _example("sets", each, OFTEN_READ["sets"])
    for half, each in of_corpus(corpus):
        if half == "tune":
            yield _example("corpus", each, OFTEN_READ["corpus"])
    for each in of_guidance(corpus):
        yield _example("guidance", each, OFTEN_READ["guidance"])


def _example(group: str, each: Labelled, weight: float) -> Example:
    passage = each.passage
    return Example(
        group=group,
        of=Counter(traits(passage, each.parties)),
        asks=each.label == "requirement",
        said=passage.read == "requirement",
        silent=passage.read is None and not passage.settled,
        obliges=passage.obliges,
        weight=weight,
    )


def crosswise(examples: Sequence[Example], table: np.ndarray) -> None:
    """Prints how each author's texts are read with what the others teach."""
    groups = sorted({each.group for each in examples})
    probability = np.zeros(len(examples))
    for fold in range(FOLDS):
        apart = set(groups[fold::FOLDS])
        held = np.array([each.group in apart for each in examples])
        probability[held] = _fitted(table, examples, np.where(~held)[0]).predict_proba(table[held])[:, 1]
    for group in [*groups, ""]:
        of = [at for at, each in enumerate(examples) if group in ("", each.group)]
        for name, found in (("words", False), ("with weights", True)):
            hits = [_found(examples[at], probability[at] if found else 0.0) for at in of]
            right = sum(hit and examples[at].asks for hit, at in zip(hits, of, strict=True))
            wanted = sum(examples[at].asks for at in of)
            precision, recall = right / max(1, sum(hits)), right / max(1, wanted)
            print(
                f"{group or 'all':8} {name:13} P {precision:.3f} R {recall:.3f} F1 {2 * right / max(1, sum(hits) + wanted):.3f}"
            )


def _found(each: Example, probability: float) -> bool:
    return each.said or (each.silent and not each.obliges and probability >= LEAST)


def _fitted(table: np.ndarray, examples: Sequence[Example], rows: np.ndarray) -> LogisticRegression:
    asks, weights = (np.array([getattr(examples[at], name) for at in rows]) for name in ("asks", "weight"))
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(table[rows], asks, sample_weight=weights)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python benchmarks/quality/train.py CORPUS")
    main(Path(sys.argv[1]))
