"""Swedish: sentences and the concepts that stand in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kravlint.document import Block
from kravlint.language.lexicon import Lexicon, Mention
from kravlint.language.sentences import Sentence, sentences


class Annotation(Struct, frozen=True):
    """What the language layer knows of a document's blocks."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    """In reading order."""


def annotate(blocks: Sequence[Block], lexicon: Lexicon) -> Annotation:
    """Split the blocks into sentences and find every concept, once."""
    return Annotation(tuple(sentences(blocks)), tuple(lexicon.find(blocks)))


__all__ = ["Annotation", "Lexicon", "Mention", "Sentence", "annotate"]
