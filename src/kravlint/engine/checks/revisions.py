"""revisions: two editions of one document in the set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from kravlint.analysis.editions import editions_of
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import Hit, Result
from kravlint.procurement import Procurement


class Revisions(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="revisions"):
    """Takes no parameters."""


def check_revisions(check: Revisions, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per replaced edition, with the latest as related."""
    for editions in editions_of(procurement.analyses):
        *older, latest = editions
        for analysis in older:
            yield Hit(
                block_spot(analysis, 0),
                anchor="edition",
                words={"one": PurePosixPath(analysis.path).name, "other": PurePosixPath(latest.path).name},
                related=((block_spot(latest, 0), {"sv": "senare utgåva", "en": "later edition"}),),
            )
