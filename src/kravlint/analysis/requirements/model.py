"""A requirement as it stands in a document."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kravlint.document import Place

Obligation = Literal["must", "should", "may"]
Nature = Literal["requirement", "instruction", "buyer", "information"]
"""On system or supplier · to tenderers about the tender · on the buyer · how something is defined or will be done."""
Addressee = Literal["supplier", "system", "tenderer", "buyer", "consultant", "other"]


class Requirement(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing that the text asks of somebody: blocks[block].text[start:end]."""

    id: str
    """As given in the document, else derived from the section's number ("4.2-3")."""
    derived: bool = False
    """True when kravlint made the id."""
    obligation: Obligation
    kind: Nature = "requirement"
    addressee: Addressee = "other"
    text: str
    """Without its id; line breaks kept."""
    stem: str = ""
    """The sentence that a list item completes ("Systemet ska:"), as it stands."""
    number: str = ""
    """Of the section that it stands in."""
    heading: str = ""
    weight: str = ""
    answer: str = ""
    """What the tenderer's answer column asks or offers."""
    category: str = ""
    """The type cell, as it stands."""
    part: str = ""
    """The kind of the part that it stands in."""
    implied: bool = False
    """True when no word says that it is asked: told by what it is like and where it stands."""
    block: int
    start: int
    end: int
    place: Place = Place()

    @property
    def full_text(self) -> str:
        """Stem and item as one text on one line."""
        return " ".join(f"{self.stem} {self.text}".split())
