"""unread: a document, or a part of one, that could not be read."""

from __future__ import annotations

from msgspec import Struct


class Unread(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="unread"):
    """Names the readers' problem codes that the rule explains. Such findings are made by the engine from the
    documents' problems: they can't be deselected, suppressed or baselined."""

    problems: tuple[str, ...]
