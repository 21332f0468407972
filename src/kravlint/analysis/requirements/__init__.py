"""The requirements of a document, from its tables, lists, numbered paragraphs and sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from kravlint.analysis.requirements import labelled, lists, rows, running
from kravlint.analysis.requirements.identifiers import is_telling, leading
from kravlint.analysis.requirements.implied import implied
from kravlint.analysis.requirements.model import Addressee, Nature, Obligation, Requirement
from kravlint.analysis.requirements.names import buyers, suppliers
from kravlint.analysis.requirements.parties import Parties
from kravlint.analysis.requirements.passages import Passage, passages
from kravlint.analysis.requirements.reading import (
    AGREEMENTS,
    DESCRIBING,
    Reading,
    Setting,
    asks_nothing,
    read,
    says_nobody,
)
from kravlint.analysis.requirements.tenders import is_imperative
from kravlint.analysis.requirements.unit import Span, Unit
from kravlint.document import Block, Document
from kravlint.language import Sentence
from kravlint.language.screen import lazy

if TYPE_CHECKING:
    from kravlint.analysis.model import Part


def requirements(
    document: Document, sentences: Sequence[Sentence], outline: Sequence[int], parts: Sequence[Part]
) -> tuple[Requirement, ...]:
    """Everything that the document asks of somebody, in reading order, in time linear in its length.

    Not only requirements: instructions to tenderers, the buyer's own obligations and information are told apart by
    `kind`. `outline` gives for each block the index of its heading (-1 before the first).
    """
    reader = _Reader(document, outline, parts)
    said = reader.said(sentences)
    unsaid = implied(reader.passages(sentences, said, silent=True), document.blocks, reader.parties)
    said += [reader.made(unit, reading, implied=True) for unit, reading in unsaid]
    return _numbered(sorted(said, key=lambda each: (each.block, each.start)))


def read_passages(
    document: Document, sentences: Sequence[Sentence], outline: Sequence[int], parts: Sequence[Part]
) -> tuple[list[Passage], Parties]:
    """The document's passages with what their words were read as, and its parties: what is learned from."""
    reader = _Reader(document, outline, parts)
    return reader.passages(sentences, reader.said(sentences)), reader.parties


_LETTER, _DIGIT = lazy(r"[^\W\d_]"), lazy(r"\d")
_WANTING = frozenset({"specification", "call-off", "response-form", "other"})
_SERVICE_LEVELS = lazy(r"\bsla\b|servicenivå|service\s+levels?\b|svarstider\b|tillgänglighetsnivå", re.IGNORECASE)
_OBLIGING = lazy(r"\b(?:ska|skall|måste|bör|shall|must)\b", re.IGNORECASE)


class _Reader:
    """Reads units; holds what is the same for a whole document and what stems have been read as."""

    def __init__(self, document: Document, outline: Sequence[int], parts: Sequence[Part]) -> None:
        self._document = document
        self._blocks = document.blocks
        self._outline = outline
        self._parts = parts
        self._chapters = _chapters(document.blocks)
        self._part_of = [part.kind for part in parts for _ in range(part.first, part.last + 1)]
        self.parties = Parties(buyers(document.blocks), suppliers(document.blocks))
        self._obliging: Counter[int] | None = None
        self._stems: dict[Span, Reading | None] = {}

    @cached_property
    def _grids(self) -> list[rows.Grid]:
        return rows.grids(self._blocks, self._document.tables)

    @cached_property
    def _tabular(self) -> list[Unit]:
        return list(rows.units(self._blocks, self._document.tables, self._grids))

    @cached_property
    def _settled(self) -> frozenset[int]:
        """The cells of requirement tables and of tables of versions: what in them asks for nothing was meant so."""
        numbers = {self._blocks[unit.block].place.table for unit in self._tabular}
        numbers |= rows.histories(self._blocks, self._document.tables, self._grids)
        return frozenset(
            at for at, block in enumerate(self._blocks) if block.place.table and block.place.table in numbers
        )

    def said(self, sentences: Sequence[Sentence]) -> list[Requirement]:
        """What words ask for, in reading order."""
        blocks, tables, parts = self._blocks, self._document.tables, self._parts
        agreed = {at: part.kind for part in parts if part.kind in AGREEMENTS for at in range(part.first, part.last + 1)}
        laying_down = _laying_down(self._document, self._outline, agreed)
        by_label = list(labelled.units(blocks, tables, self._grids, laying_down, self._settled))
        taken = self._settled | _beside(blocks, by_label)
        text = running.units(blocks, sentences, self._outline, taken, agreed)
        found = sorted([*self._tabular, *by_label, *text], key=lambda u: (u.block, u.start))
        return [each for unit in found if (each := self.requirement(unit)) is not None]

    def requirement(self, unit: Unit) -> Requirement | None:
        text = self._text(unit)
        if not (_LETTER.search(text) or (unit.stems and _DIGIT.search(text))):
            return None
        setting = self._setting(unit)
        reading = self._read(unit, text, setting)
        return None if reading is None else self.made(unit, reading)

    def made(self, unit: Unit, reading: Reading, *, implied: bool = False) -> Requirement:
        """The requirement that a unit is, read so."""
        block = self._blocks[unit.block]
        number, heading = self._section(unit)
        return Requirement(
            id=unit.id,
            obligation=reading.obligation,
            kind=reading.kind,
            addressee=reading.addressee,
            text=self._text(unit),
            stem=self._stem_text(unit),
            number=number,
            heading=unit.heading or heading,
            weight=unit.weight,
            answer=unit.answer,
            category=unit.category,
            part=self.part_of(unit.block),
            implied=implied,
            block=unit.block,
            start=unit.start,
            end=unit.end,
            place=block.place,
        )

    def passages(
        self, sentences: Sequence[Sentence], said: Sequence[Requirement], *, silent: bool = False
    ) -> list[Passage]:
        """The document's passages, with what their words were read as; `silent`: those that were read as nothing."""
        blocks, outline = self._blocks, self._outline
        return passages(blocks, sentences, outline, self.part_of, said, self._asked_by, self._settled, silent=silent)

    def part_of(self, at: int) -> str:
        """The kind of the part that a block stands in."""
        return self._part_of[at] if at < len(self._part_of) else ""

    def _asked_by(self, span: Span) -> Nature | None:
        unit = Unit(block=span[0], start=span[1], end=span[2])
        reading = self._stem(span, self._setting(unit))
        return reading.kind if reading else None

    def _read(self, unit: Unit, text: str, setting: Setting) -> Reading | None:
        own = read(text, setting, self.parties)
        if own is not None and not unit.stems and not unit.catalogue and says_nobody(text):
            return None
        if unit.stems and not unit.sure:
            stem = next(filter(None, (self._stem(span, setting) for span in unit.stems)), None)
            if stem is not None and is_imperative(text) and not self._governs(unit.stems[0]):
                return Reading(stem.obligation, "instruction", "tenderer")
            return own if own is not None and (stem is None or own.kind == "instruction") else stem
        if own is None and self._blocks[unit.block].kind == "item":
            own = self._listed(unit, text, setting)
        if own is None and (unit.catalogue or unit.obligation) and is_imperative(text):
            return Reading("must", "instruction", "tenderer")
        if own is None and self._needs_no_verb(unit, text, setting):
            obligation = unit.obligation or running.obligation_of_heading(setting.heading) or "must"
            return Reading(obligation, "requirement", "other")
        if own is None or unit.obligation is None:
            return own
        return msgspec.structs.replace(own, obligation=unit.obligation)

    def _listed(self, unit: Unit, text: str, setting: Setting) -> Reading | None:
        """An item without a stem: under the name of a party, after a duty, or a wanted ability."""
        if setting.part in _WANTING and lists.is_ability(text):
            return Reading("must", "requirement", "system")
        if lists.goes_on(setting.heading):
            return read(f"{setting.heading.rstrip(' :')} {text}", setting, self.parties)
        if not lists.is_infinitive(text):
            return None
        party = lists.party_of(setting.heading)
        if party in ("supplier", "consultant", "buyer"):
            return Reading("must", "buyer" if party == "buyer" else "requirement", party)
        before = self._duty_before(unit.block, setting) if setting.part in AGREEMENTS else None
        return before if before is not None and before.kind == "requirement" else None

    def _duty_before(self, at: int, setting: Setting) -> Reading | None:
        """What the paragraph before the list says."""
        while at > 0 and self._blocks[at].kind == "item":
            at -= 1
        block = self._blocks[at]
        return self._stem((at, 0, len(block.text)), setting) if block.kind == "paragraph" else None

    def _needs_no_verb(self, unit: Unit, text: str, setting: Setting) -> bool:
        """A row of a requirement table, or a property under "Ska-krav"."""
        if asks_nothing(text) or setting.part in DESCRIBING:
            return False
        if self._heads(unit):
            return True
        return unit.obligation is not None or (unit.sure and (unit.id != "" or bool(unit.stems) or " " in text))

    def _heads(self, unit: Unit) -> bool:
        """True for the paragraph right under a heading that is a requirement's id and name ("FR-4 Export")."""
        index = self._outline[unit.block]
        block = self._blocks[unit.block]
        first = index >= 0 and unit.block == index + 1 and unit.start == 0 and block.kind == "paragraph"
        return first and not block.text.endswith(":") and is_telling(self._section(unit)[0])

    def _stem(self, span: Span, setting: Setting) -> Reading | None:
        if span not in self._stems:
            block, start, end = span
            text = self._blocks[block].text[start:end]
            self._stems[span] = read(text, setting, self.parties) or self._introduced(text, setting)
        return self._stems[span]

    def _introduced(self, text: str, setting: Setting) -> Reading | None:
        """What a stem without a modal asks of its items ("Beställaren:", "Leverantören vidtar följande åtgärder:")."""
        if asked := lists.asked_by_stem(text):
            return Reading(asked, "requirement", "other")
        if party := lists.party_of(text):
            return Reading("must", "buyer", party) if party == "buyer" else Reading("must", "requirement", party)
        told = read(text.rstrip(" :"), setting, self.parties)
        return told if told is not None and told.kind == "requirement" else None

    def _governs(self, span: Span) -> bool:
        """True for a stem that ends in a modal or "att": its items are infinitives ("lämna …"), not imperatives."""
        block, start, end = span
        return (
            self._blocks[block]
            .text[start:end]
            .rstrip(" :")
            .endswith((" att", " ska", " skall", " bör", " måste", " to", " shall"))
        )

    def _text(self, unit: Unit) -> str:
        return f"{self._blocks[unit.block].text[unit.start : unit.end]} {unit.more}".strip()

    def _stem_text(self, unit: Unit) -> str:
        return " ".join(self._blocks[block].text[start:end] for block, start, end in reversed(unit.stems))

    def _setting(self, unit: Unit) -> Setting:
        part = self.part_of(unit.block)
        chapters = self._chapters.get(self._outline[unit.block], "")
        headed = running.calls_for(self._section(unit)[1])
        obliging = part == "specification" and (headed or self._obliges_beside(unit))
        return Setting(part, self._section(unit)[1], chapters, obliging=obliging, catalogue=unit.catalogue)

    def _obliges_beside(self, unit: Unit) -> bool:
        """True where other sentences of the section oblige."""
        if self._obliging is None:
            told = ((section, block.text) for section, block in zip(self._outline, self._blocks, strict=True))
            self._obliging = Counter(section for section, text in told for _ in _OBLIGING.finditer(text))
        own = len(_OBLIGING.findall(self._blocks[unit.block].text, unit.start, unit.end))
        return self._obliging[self._outline[unit.block]] > own

    def _section(self, unit: Unit) -> tuple[str, str]:
        index = self._outline[unit.block]
        if index < 0:
            return "", ""
        heading = self._blocks[index]
        given = heading.label.rstrip(".") or leading(heading.text.replace(" – ", " ").replace(" - ", " "))[0]
        return given, heading.text


def _chapters(blocks: Sequence[Block]) -> dict[int, str]:
    """For each heading the texts of those above it."""
    above: list[Block] = []
    chapters = {}
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            above = [heading for heading in above if heading.level < block.level]
            chapters[index] = " ".join(heading.text for heading in above)
            above.append(block)
    return chapters


def _laying_down(document: Document, outline: Sequence[int], agreed: Mapping[int, str]) -> dict[int, str]:
    """The kind of part in which each table stands that may lay down duties; a table of service levels does in any."""
    kinds = {}
    for table in document.tables:
        heading = document.blocks[outline[table.first]].text if outline[table.first] >= 0 else ""
        levels = _SERVICE_LEVELS.search(heading) or running.calls_for(heading)
        kinds[table.first] = "sla" if levels else agreed.get(table.first, "")
    return kinds


def _beside(blocks: Sequence[Block], found: Sequence[Unit]) -> frozenset[int]:
    """The cells of the rows that gave units."""
    rows = {(blocks[unit.block].place.table, blocks[unit.block].place.row) for unit in found}
    return frozenset(
        at for at, block in enumerate(blocks) if block.place.table and (block.place.table, block.place.row) in rows
    )


def _numbered(found: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Each with an id: the given one where it is its own, else the clause's or section's number and a count."""
    sharing = Counter((each.id, each.block) for each in found)
    headed = Counter(each.number for each in found if each.kind == "requirement" and not each.id)
    count: Counter[str] = Counter()
    numbered = []
    for each in found:
        if each.id and sharing[each.id, each.block] == 1:
            numbered.append(each)
            continue
        if not each.id and headed[each.number] == 1 and each.kind == "requirement" and is_telling(each.number):
            numbered.append(msgspec.structs.replace(each, id=each.number))
            continue
        section = each.id or each.number
        count[section] += 1
        made = f"{section}-{count[section]}" if section else f"#{count[section]}"
        numbered.append(msgspec.structs.replace(each, id=made, derived=True))
    return tuple(numbered)


__all__ = ["Addressee", "Nature", "Obligation", "Requirement", "read_passages", "requirements"]
