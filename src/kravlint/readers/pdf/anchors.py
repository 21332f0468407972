"""Which block an annotation is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kravlint.document import Apart, Block, Box
from kravlint.readers.pdf.content import Page


def anchored_notes(pages: Sequence[Page], blocks: Sequence[Block]) -> tuple[Apart, ...]:
    """The annotations of all pages, each with the block under its rectangle, else the one beside it."""
    if not any(page.notes for page in pages):
        return ()
    boxes = _boxes(blocks)
    return tuple(
        Apart("annotation", note.text, _block_at(note.box, boxes.get(page.number, ())), note.author)
        for page in pages
        for note in page.notes
    )


def _boxes(blocks: Sequence[Block]) -> dict[int, list[tuple[Box, int]]]:
    """Every page's boxes of text and of empty cells, each with the index of its block."""
    boxes: dict[int, list[tuple[Box, int]]] = defaultdict(list)
    for index, block in enumerate(blocks):
        for origin in block.origins:
            if origin.bbox is not None:
                boxes[origin.page].append((origin.bbox, index))
        if not block.origins and block.place.page and block.place.bbox:
            boxes[block.place.page].append((block.place.bbox, index))
    return boxes


def _block_at(box: Box | None, boxes: Sequence[tuple[Box, int]]) -> int | None:
    if box is None:
        return None
    under: dict[int, float] = defaultdict(float)
    for other, index in boxes:
        under[index] += max(_shared(box, other, 0), 0.0) * max(_shared(box, other, 1), 0.0)
    best = max(under, key=lambda index: under[index], default=None)
    if best is not None and under[best] > 0:
        return best
    # A sign in the margin is about the text at its height.
    beside = [(-_shared(box, other, 0), index) for other, index in boxes if _shared(box, other, 1) > 0]
    return min(beside)[1] if beside else None


def _shared(a: Box, b: Box, axis: int) -> float:
    """What two boxes share of an axis; below 0, how far they stand apart."""
    return min(a[axis + 2], b[axis + 2]) - max(a[axis], b[axis])
