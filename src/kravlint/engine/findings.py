"""From a check's hit to the finding that people read."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from kravlint.analysis.model import Analysis, part_at, row_of, sentence_at
from kravlint.engine.results import Hit, Spot, State
from kravlint.engine.schema import Rule, Text
from kravlint.report import Finding, Lang, Location, Related, Severity

OPEN, CLOSE = "⟦", "⟧"
_LONGEST = 420  # characters of an excerpt; a longer sentence is cut around the words
_AROUND = 160

# to be followed by "att …" / "that …"
_STATE_WORDS: dict[State, dict[str, str]] = {
    "missing": {"sv": "säger inte", "en": "does not say"},
    "weakened": {"sv": "försvagar kravet på", "en": "weakens the requirement"},
    "negated": {"sv": "upphäver kravet på", "en": "negates the requirement"},
    "wrong-party": {"sv": "lägger på fel part", "en": "puts on the wrong party"},
    "unclear": {"sv": "säger inte klart", "en": "does not say clearly"},
    "met": {"sv": "säger", "en": "says"},
    "by reference": {"sv": "hänvisar vidare för", "en": "refers elsewhere for"},
}


def finding_of(rule: Rule, hit: Hit, *, severity: Severity, lang: Lang, procurement: str, fingerprint: str) -> Finding:
    """Put a rule's texts and a hit's place together."""
    words = _words(hit, lang)
    spot = hit.spot
    return Finding(
        rule=rule.code,
        name=rule.name,
        family=rule.family,
        phase=rule.phase,
        severity=severity,
        item=hit.item,
        state=hit.state,
        message=fill(rule.message, words, lang),
        path=spot.analysis.path if spot else None,
        location=location_of(spot) if spot else None,
        excerpt=excerpt_of(spot) if spot else None,
        why=fill(rule.why, words, lang),
        remedy=fill(rule.remedy, words, lang),
        sample=fill(rule.sample, words, lang) if rule.sample else None,
        basis=hit.basis or rule.basis,
        procurement=procurement,
        fingerprint=fingerprint,
        related=tuple(Related(other.analysis.path, location_of(other), note[lang]) for other, note in hit.related),
    )


def fill(text: Text, words: Mapping[str, str], lang: Lang) -> str:
    """A rule's text with its {placeholders} filled in; one that the check does not give stays as it stands."""
    template: str = getattr(text, lang)
    return Formatter().vformat(template, (), _Left(words))


class _Left(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _words(hit: Hit, lang: Lang) -> dict[str, str]:
    words = {key: value if isinstance(value, str) else value[lang] for key, value in hit.words.items()}
    if hit.state:
        words.setdefault("state", _STATE_WORDS[hit.state][lang])
    return words


def location_of(spot: Spot) -> Location:
    """Every way of saying where a span stands."""
    analysis, block = spot.analysis, spot.analysis.blocks[spot.block]
    heading = analysis.outline[spot.block]
    origin = next((o for o in reversed(block.origins) if o.start <= spot.start), None)
    place = block.place
    return Location(
        part=part_at(analysis, spot.block).kind,
        block=spot.block,
        start=spot.start,
        end=spot.end,
        page=(origin.page if origin and origin.page else None) or place.page,
        paragraph=(origin.paragraph if origin and origin.paragraph else None) or place.paragraph,
        heading=analysis.blocks[heading].text if heading >= 0 else None,
        heading_number=(analysis.blocks[heading].label or None) if heading >= 0 else None,
        table=place.table,
        row=place.row,
        column=place.column,
        requirement=_requirement_id(analysis, spot.block),
        sheet=place.sheet,
        cell=place.cell,
        line=(origin.line if origin and origin.line else None) or place.line,
        bbox=(origin.bbox if origin else None) or place.bbox,
    )


def _requirement_id(analysis: Analysis, block: int) -> str | None:
    """The first cell of the row where it looks like an id ("K-12", "3.1.2")."""
    if analysis.blocks[block].kind != "cell":
        return None
    first = analysis.blocks[row_of(analysis, block)[0]].text.strip()
    return first if 0 < len(first) <= 12 and any(c.isdigit() for c in first) and " " not in first.strip() else None


def excerpt_of(spot: Spot) -> str:
    """The sentence at a place with the words between marks, cut when it is long."""
    text = spot.analysis.blocks[spot.block].text
    sentence = sentence_at(spot.analysis, spot.block, spot.start)
    first, last = min(sentence.start, spot.start), max(sentence.end, spot.end)
    if spot.start == spot.end:
        return text[first:last][:_LONGEST]
    head, words, tail = text[first : spot.start], text[spot.start : spot.end], text[spot.end : last]
    if len(head) + len(words) + len(tail) > _LONGEST:
        head = head if len(head) <= _AROUND else "…" + head[-_AROUND:].partition(" ")[2]
        tail = tail if len(tail) <= _AROUND else tail[:_AROUND].rpartition(" ")[0] + "…"
        words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f"{head}{OPEN}{words}{CLOSE}{tail}"
