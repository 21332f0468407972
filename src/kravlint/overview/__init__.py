"""What a procurement holds, apart from what is wrong with it: the tables of the report."""

from __future__ import annotations

from msgspec import Struct

from kravlint.engine.loader import Rulebook
from kravlint.overview.annexes import annexes
from kravlint.overview.needs import needs
from kravlint.overview.standards import standards_map
from kravlint.overview.topics import topics
from kravlint.procurement import Procurement
from kravlint.report import Annex, Lang, Need, StandardUse, Topic


class Overview(Struct, frozen=True):
    """The tables of one procurement."""

    topics: tuple[Topic, ...] = ()
    annexes: tuple[Annex, ...] = ()
    needs: tuple[Need, ...] = ()
    standards: tuple[StandardUse, ...] = ()


def overview(procurement: Procurement, book: Rulebook, lang: Lang) -> Overview:
    """The topic matrix, the annex graph, what follows from the class, and the standards map."""
    return Overview(
        topics=topics(procurement, book, lang),
        annexes=annexes(procurement),
        needs=needs(procurement, book, lang),
        standards=standards_map(procurement, book, lang),
    )
