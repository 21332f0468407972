"""Which procurement system wrote a document, from the marks that it leaves."""

from __future__ import annotations

import re

from kravlint.document import Document
from kravlint.language.screen import lazy

_SYSTEMS = {
    "TendSign": lazy(r"\b(?:Mercell\s+)?TendSign\b|\bMercell\b", re.IGNORECASE),
    "e-Avrop": lazy(r"\be-?Avrop(?:\.com)?\b(?!s)", re.IGNORECASE),
    "Kommers": lazy(r"\bKommers(?:\s?Annons|\s?eLite|\s+upphandling)?\b(?:\.se)?", re.IGNORECASE),
}
_LEGEND = frozenset(
    {
        "texten ingår i annonsen",
        "texten kommer att ingå i avtalet",
        "texten/frågan innehåller krav som måste uppfyllas",
        "texten ingår i kvalificeringen",
        "texten/frågan innehåller espd-krav",
        "frågan ställs endast upplysningsvis",
        "frågan är markerad för särskild uppföljning",
        "texten kommer att publiceras i avtalskatalogen",
    }
)
"""What TendSign explains its symbols with on the first page."""
_ENOUGH_LEGEND = 3
_EXPORTED = lazy(
    r"^(?:(?:detta\s+dokument\s+är\s+)?(?:utskrive[nt]|utskrift|exportera[dt]|genererad?t?|skapa[dt]|hämta[dt])\s+(?:från|ur|av|i)"
    r"|(?:printed|exported|generated)\s+(?:from|by))\b",
    re.IGNORECASE,
)
_FRONT_BLOCKS = 40
_MARGINS = ("header", "footer")


def exported_by(document: Document) -> str | None:
    """TendSign (Mercell), e-Avrop or Kommers; None for other documents.

    Marks are the system's name in header, footer or the file's properties, a line that says where the document was
    exported, and the legend of TendSign's symbols. Text that only says where tenders are submitted is none.
    """
    front = document.blocks[:_FRONT_BLOCKS]
    if len(_LEGEND & {block.text.strip().lower() for block in front}) >= _ENOUGH_LEGEND:
        return "TendSign"
    marks = [apart.text for apart in document.apart if apart.kind in _MARGINS]
    marks += [document.properties.get(name, "") for name in ("author", "template", "company", "last_modified_by")]
    marks += [block.text for block in (*front, *document.blocks[-3:]) if _EXPORTED.match(block.text)]
    return next((system for system, name in _SYSTEMS.items() if any(name.search(mark) for mark in marks)), None)
