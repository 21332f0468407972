"""The columns that every tabular format has, and the words in them."""

from __future__ import annotations

from collections.abc import Iterator

from kravlint.extract.catalogue import Catalogue, Entry
from kravlint.report import Lang

_HEADS = {
    "sv": {
        "no": "Nr",
        "id": "Krav-ID",
        "text": "Krav",
        "obligation": "Ska/Bör",
        "kind": "Slag",
        "addressee": "Vem",
        "number": "Avsnitt",
        "heading": "Rubrik",
        "weight": "Vikt",
        "answer": "Svar",
        "document": "Dokument",
        "where": "Plats",
    },
    "en": {
        "no": "No.",
        "id": "Requirement ID",
        "text": "Requirement",
        "obligation": "Must/Should",
        "kind": "Kind",
        "addressee": "Who",
        "number": "Section",
        "heading": "Heading",
        "weight": "Weight",
        "answer": "Answer",
        "document": "Document",
        "where": "Place",
    },
}
_WORDS = {
    "sv": {
        "must": "Ska",
        "should": "Bör",
        "may": "Kan",
        "requirement": "Krav",
        "instruction": "Anvisning till anbudsgivare",
        "buyer": "Beställarens åtagande",
        "information": "Upplysning",
        "supplier": "Leverantören",
        "system": "Systemet",
        "tenderer": "Anbudsgivaren",
        "buyer.who": "Beställaren",
        "consultant": "Konsulten",
        "other": "",
        "implied": "underförstått",
    },
    "en": {
        "must": "Must",
        "should": "Should",
        "may": "May",
        "requirement": "Requirement",
        "instruction": "Instruction to tenderers",
        "buyer": "Buyer's obligation",
        "information": "Information",
        "supplier": "The supplier",
        "system": "The system",
        "tenderer": "The tenderer",
        "buyer.who": "The buyer",
        "consultant": "The consultant",
        "other": "",
        "implied": "implied",
    },
}


def word(name: str, lang: Lang) -> str:
    """An obligation, kind or addressee in words."""
    return _WORDS[lang][name]


def heads(catalogue: Catalogue, lang: Lang) -> dict[str, str]:
    """Column to head, in order; the kind has a column only where there is more than one."""
    return {name: head for name, head in _HEADS[lang].items() if catalogue.everything or name != "kind"}


def rows(catalogue: Catalogue, lang: Lang) -> Iterator[dict[str, str | int]]:
    """Column to value for each entry."""
    for number, entry in enumerate(catalogue.entries, start=1):
        row = _row(number, entry, lang)
        yield {name: row[name] for name in heads(catalogue, lang)}


def _row(number: int, entry: Entry, lang: Lang) -> dict[str, str | int]:
    requirement = entry.requirement
    who = "buyer.who" if requirement.addressee == "buyer" else requirement.addressee
    text = f"{requirement.stem} {requirement.text}".strip()
    return {
        "no": number,
        "id": requirement.id,
        "text": text,
        "obligation": _obligation(entry, lang),
        "kind": word(requirement.kind, lang),
        "addressee": word(who, lang),
        "number": requirement.number,
        "heading": requirement.heading,
        "weight": requirement.weight,
        "answer": requirement.answer,
        "document": entry.document,
        "where": entry.where,
    }


def _obligation(entry: Entry, lang: Lang) -> str:
    """ "Ska"; "Ska (underförstått)" where no word says so: there the buyer may want to write one."""
    said = word(entry.requirement.obligation, lang)
    return f"{said} ({word('implied', lang)})" if entry.requirement.implied else said


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: documents may come from anyone."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
