"""What analysis reads from a text in Markdown, for the tests of facts and references."""

from __future__ import annotations

from kravlint.analysis import telling
from kravlint.analysis.facts import facts
from kravlint.analysis.model import Part
from kravlint.analysis.references import citations
from kravlint.analysis.requirements import requirements
from kravlint.document import Document
from kravlint.language.sentences import sentences
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown


def document(text: str) -> Document:
    return read_markdown(text.encode(), "dokument.md", Limits())


def outline_of(read: Document) -> list[int]:
    outline, heading = [], -1
    for index, block in enumerate(read.blocks):
        heading = index if block.kind == "heading" else heading
        outline.append(heading)
    return outline


def stated(kind: str, text: str) -> list[dict[str, str]]:
    """The facts of one kind, in reading order."""
    read = document(text)
    return [dict(fact.value) for fact in facts(read, outline_of(read), telling(read.blocks)) if fact.kind == kind]


def table(*rows: str) -> str:
    """A Markdown table whose first row is its head: "Prioritet | Svarstid"."""
    head, *body = rows
    line = "|".join("---" for _ in head.split("|"))
    return "\n".join(f"| {row} |" for row in (head, line, *body))


def cited(kind: str, text: str) -> list[dict[str, str]]:
    """The references of one kind, in reading order."""
    read = document(text)
    whole = (Part("specification", "", 0, len(read.blocks) - 1),)
    found = citations(read, requirements(read, sentences(read.blocks), outline_of(read), whole), telling(read.blocks))
    return [
        dict(each.value) | ({} if each.target is None else {"at": read.blocks[each.target].text})
        for each in found
        if each.kind == kind
    ]
