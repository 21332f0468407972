"""copied: text that several procurements of a run share. Judged over the whole run, by kravlint.copies."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Copied(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="copied"):
    """left-over: something of another procurement in a copied text; diverged: a number, a negation or the strength
    was changed in it. Such findings are made only when copies are asked for."""

    problem: Literal["left-over", "diverged"]
