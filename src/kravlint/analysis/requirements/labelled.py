"""Duties that an agreement sets up as label and value: "| Gallring | efter två år |", "Plats: endast inom EU"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kravlint.analysis.requirements.expressions import expression
from kravlint.analysis.requirements.rows import Grid
from kravlint.analysis.requirements.unit import Unit
from kravlint.document import Block, Table
from kravlint.language.screen import lazy

_DELIVERED = lazy(
    r"\w*(?:införande|migrerings?|utbildnings?|kommunikations|förvaltnings|test|exit|avvecklings|kontinuitets)plan\w*|införande|"
    r"utbildning\w*|\w*support\w*|kundtjänst\w*|\w*möten?|\w*statistik|\w*rapport(?:ering|er)?|utvärdering|uppföljning|"
    r"kontroll\s+av\s.+|driftstart|leveran(?:s|stid|sdatum)|migrering|överlämning|utlämn\w+|återlämn\w+|vad\s+lämnas\s+ut|"
    r"(?:data|fil)?format|tid\s+att\s+hämta|avgift\s+för\s+(?:byte|utlämning|flytt|export)\w*|radering|dokumentation|"
    r"e-faktura|faktura(?:format)?|\w*tillgänglighet|drifttid(?:,?\s.+)?|svarstid\w*|åtgärdstid\w*|inställelsetid\w*|"
    r"öppettid\w*|servicenivå\w*|återställ\w+(?:\s.+)?|säkerhetskopi\w*|backup\w*|kryptering|loggning|garantitid|larm",
    re.IGNORECASE,
)
_PROTECTED = lazy(
    r"gallring(?:\s.+)?|(?:lagrings|bevarande|spar)tid\w*|radering|när\s+\w+\s+(?:tas\s+bort|raderas|gallras)|"
    r"(?:lagrings|behandlings)?plats(?:en)?(?:\s+för\s.+)?|var(?:\s.+)?|tredjeland\w*|överföring\s.+|tystnadsplikt",
    re.IGNORECASE,
)
""" What a data processing agreement lays down with a label only."""
_TERMS_HEAD = lazy(
    r"villkor|innehåll|nivå|krav(?:nivå)?|värde|mål(?:värde)?|hur\s+ofta|när|tid|omfattning|beskrivning", re.IGNORECASE
)
_OTHER_HEAD = lazy(
    r"pris\b.*|.*\bkronor.*|summa|belopp|antal|roll|vem|kontakt\w*|organisation\w*|underbiträde\w*|kriteri\w+|vikt.*|poäng.*|"
    r"konsekvens\w*|bevis|bilaga|dokument|datum|version",
    re.IGNORECASE,
)
_BESIDE_HEAD = lazy(r".*(?:avdrag|vite|mäts|mätning|kommentar|anmärkning).*", re.IGNORECASE)
_MEASURE = lazy(
    r"\d[\d,.]*\s*(?:%|procent|ms|s|sek\w*|min\w*|h|tim\w*|dygn|dag\w*|arbetsdag\w*|mån\w*|år|gånger|mb|gb|tb)\b|\d\s*%|\b24/?x?7\b|"
    r"\b\d\d[.:]\d\d\s*[–-]",
    re.IGNORECASE,
)
_NO_VALUE = lazy(
    r"[\d–—-]*|låg|medel|hög|allvarlig|betydande|måttlig|(?:se|definieras|anges|framgår|beskrivs|specificeras|regleras)\s.+|enligt\s+(?:bilaga|avsnitt)\s.{0,12}|\[.*\]|_+|\.+",
    re.IGNORECASE,
)
_LIMITING = expression(
    r"(?:ingen|inga|inget|inte|endast|enbart|bara|uteslutande)\b(?=.*\b(?:utan|inom|i|från|till|för)\b)", re.IGNORECASE
)
_LIABILITY = lazy(r"(?:ansvar|skadestånd|pris|ersättning|betalning|vite|avtal|part)\w*", re.IGNORECASE)
_LABEL = lazy(r"(?P<label>[^:;.?!]{2,60}):\s+(?P<value>\S.*)", re.DOTALL)
_SERVICE_LEVELS = frozenset({"sla"})
_PROCESSING = frozenset({"dpa", "dpa-instruction"})


def binds(label: str, value: str, part: str) -> bool:
    """True when a value without a verb lays down what the supplier delivers, or within what limits it acts."""
    label, value = label.strip(" *"), value.strip(" *")
    if not value or _NO_VALUE.fullmatch(value) or _LIABILITY.match(label):
        return False
    if (_PROTECTED if part in _PROCESSING else _DELIVERED).fullmatch(label):
        return True
    return bool(_LIMITING.match(value)) or (part in _SERVICE_LEVELS and bool(_MEASURE.search(value)))


def is_labelled(text: str, part: str) -> bool:
    """As `binds`, for a line with its label before a colon."""
    line = _LABEL.fullmatch(text)
    return line is not None and binds(line["label"], line["value"], part)


def units(
    blocks: Sequence[Block],
    tables: Sequence[Table],
    by_table: Sequence[Grid],
    part_of: Mapping[int, str],
    taken: Collection[int],
) -> Iterator[Unit]:
    """A unit for each binding row of the tables in agreements whose cells are not taken as requirements already."""
    for table, rows in zip(tables, by_table, strict=True):
        part = part_of.get(table.first, "")
        if not part or table.first in taken or len(rows) < 2:
            continue
        head = [blocks[index].text.strip(" :") for index in rows[0].values()]
        if any(_OTHER_HEAD.fullmatch(cell) for cell in head) or not any(_TERMS_HEAD.fullmatch(cell) for cell in head):
            continue
        told = {
            column for column, index in rows[0].items() if not _BESIDE_HEAD.fullmatch(blocks[index].text.strip(" :"))
        }
        for row in rows[1:]:
            cells = [row[column] for column in sorted(row) if blocks[row[column]].text.strip()]
            if len(cells) > 2 and len(blocks[cells[0]].text) < 5:
                cells = cells[1:]  # an id in front
            if len(cells) > 1 and binds(blocks[cells[0]].text, blocks[cells[1]].text, part):
                kept = [row[column] for column in sorted(row) if column in told and row[column] in cells[2:]]
                yield _unit(blocks, [*cells[:2], *kept])


def _unit(blocks: Sequence[Block], cells: Sequence[int]) -> Unit:
    label, value, *others = cells
    return Unit(
        block=value,
        start=0,
        end=len(blocks[value].text),
        stems=((label, 0, len(blocks[label].text)),),
        more=" ".join(blocks[index].text for index in others),
        sure=True,
        whole=True,
    )
