"""JSON for other programs.

{"kravlint": version, "documents": [path, …], "unread": [{"document", "reason"}, …],
"requirements": [{"document", "where", …}, …]}: each requirement with every field of
kravlint.analysis.requirements.Requirement, in codes and not in words; `block` counts from 0, `start` and `end` are
offsets in its text, numbers in `place` count from 1.
"""

from __future__ import annotations

import json

import msgspec

from kravlint import __version__
from kravlint.extract.catalogue import Catalogue
from kravlint.report import Lang


def render(catalogue: Catalogue, lang: Lang) -> bytes:
    """The whole catalogue; only the places depend on the language."""
    listed = []
    for entry in catalogue.entries:
        fields = msgspec.structs.asdict(entry.requirement)
        fields["place"] = msgspec.to_builtins(entry.requirement.place)
        listed.append({"document": entry.document, "where": entry.where, **fields})
    content = {
        "kravlint": __version__,
        "documents": list(catalogue.documents),
        "unread": msgspec.to_builtins(catalogue.unread),
        "requirements": listed,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
