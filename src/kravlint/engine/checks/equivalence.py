"""equivalence: a standard or a make that a requirement names must stand with "eller likvärdigt"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, citations_in, mentions_between, mentions_of, row_of, sentence_at
from kravlint.analysis.requirements import Requirement
from kravlint.engine.checks.smell import asked_of
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, block_mentions, text_of
from kravlint.engine.results import TO_A_NOTE, Hit, Result, Seen, Spot
from kravlint.language import Mention, Sentence
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_FORMAL_NUMBER = lazy(r"(?:ISO|IEC|SS|EN|SIS|CEN)\b")
_YEAR = lazy(r"\D+(?:19|20)\d\d")
_OR_ANOTHER = lazy(r"(?P<or>[^.;\n]{0,25}?\b(?:eller|or|alternativt)\s+(?:the\s+)?)[A-ZÅÄÖ]")


class Equivalence(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="equivalence"):
    """Flags requirements that name a standard or a make without words that let something equivalent in.

    Full severity only where the text itself shows that the act's demand holds: under one of `regimes`, in a set that
    is no call-off, without a general clause (`clause`), in a mandatory requirement, for a standard of a formal body.
    """

    within: tuple[str, ...]
    needs: tuple[str, ...]
    """Concepts that let something equivalent in."""
    of: tuple[str, ...] = ()
    """Concepts that name makes."""
    standards: bool = False
    """Take the standards that the requirement names, those of the catalogue and others."""
    exempt: tuple[str, ...] = ()
    """Standards of the catalogue (ids) that an act prescribes, or that are no standards but services and registers."""
    noted: tuple[str, ...] = ()
    """Standards of the catalogue (ids) that an act may stand behind unnamed, and concepts of `of`: a note."""
    formal: tuple[str, ...] = ()
    """Publishers whose documents are standards in the act's sense; what others publish is judged one step lower."""
    unless: tuple[str, ...] = ()
    """Concepts in the sentence, its row, its stem or the heading that make a name no demand."""
    example: tuple[str, ...] = ()
    """Concepts before a name that make it an example."""
    environment: tuple[str, ...] = ()
    """Concepts of the buyer's own systems: what others publish is then the way in to them, and not flagged."""
    of_supplier: tuple[str, ...] = ()
    """Concepts of the supplier's own way of working, which chapter 9 is not about: judged one step lower."""
    proof: tuple[str, ...] = ()
    """Concepts of certificates, which another chapter lets the equivalent of in: a note."""
    clause: tuple[str, ...] = ()
    """Concepts of a general clause on equivalence."""
    listed: tuple[str, ...] = ()
    """Kinds of part whose cells and list items are judged too where nothing was read as asked: a note."""
    regimes: tuple[str, ...] = ("LOU", "LUF")


class Name(Struct, frozen=True):
    """A standard or make at text[start:end] of a block."""

    start: int
    end: int
    formal: bool
    """A standard in the act's sense."""
    noted: bool = False
    """Worth a note and no more."""


def check_equivalence(check: Equivalence, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per sentence with {found}, the names; Seen where the sentence lets something equivalent in."""
    general = anywhere(procurement, check.clause)
    certain = (
        general is None and procurement.regime in check.regimes and not procurement.alone and not procurement.call_off
    )
    for analysis in procurement.analyses:
        naming = _naming(check, analysis)
        done: set[tuple[int, int]] = set()
        for each in asked_of(analysis, check.within):
            if each.addressee == "consultant" or each.block not in naming:
                continue
            for sentence in _sentences(analysis, each):
                if (sentence.block, sentence.start) not in done:
                    done.add((sentence.block, sentence.start))
                    yield from _judged(check, analysis, each, sentence, context, certain)
        for sentence in _beside_requirements(analysis, check.listed):
            yield from _judged(check, analysis, None, sentence, context, certain)


def _naming(check: Equivalence, analysis: Analysis) -> set[int]:
    """The blocks that may name something."""
    naming = {mention.block for mention in mentions_of(analysis, check.of)}
    if check.standards:
        catalogued = (found for found in analysis.by_concept.values() if _catalogued(found[0]))
        naming |= {mention.block for found in catalogued for mention in found}
        naming |= {citation.block for citation in analysis.citations if citation.kind == "standard"}
    return naming


def _sentences(analysis: Analysis, each: Requirement) -> Iterator[Sentence]:
    at = each.start
    while at < each.end:
        sentence = sentence_at(analysis, each.block, at)
        yield sentence
        at = max(sentence.end, at) + 1


def _beside_requirements(analysis: Analysis, kinds: tuple[str, ...]) -> Iterator[Sentence]:
    """Cells and list items of parts of some kinds that were not read as asking anything: "Inloggning: SAML 2.0"."""
    read = {each.block for each in analysis.stated}
    within = [part for part in analysis.parts if part.kind in kinds]
    for sentence in analysis.sentences if within else ():
        listed = analysis.blocks[sentence.block].kind in ("cell", "item") and sentence.block not in read
        if listed and any(part.first <= sentence.block <= part.last for part in within):
            yield sentence


def _judged(
    check: Equivalence,
    analysis: Analysis,
    each: Requirement | None,
    sentence: Sentence,
    context: Context,
    certain: bool,
) -> Iterator[Result]:
    """Judge a sentence of a requirement; where it is of none, it is worth a note."""
    names = _names(check, analysis, sentence, context)
    if not names:
        return
    inside = mentions_between(analysis, sentence.block, sentence.start, sentence.end)
    around = _around(check, analysis, sentence)
    concepts = around | {mention.concept for mention in inside}
    if concepts & set(check.unless):
        return
    names = [name for name in names if not _is_example(check, name, inside, around)]
    if concepts & set(check.environment):
        names = [name for name in names if name.formal]
    if not names or _lets_in_unnamed(analysis, sentence, names):
        return
    told = [name for name in names if not _let_in(check, name, inside, around)]
    if not told or _said_after(check, analysis, sentence, context):
        yield Seen(Spot(analysis, sentence.block, names[0].start, names[0].end))
        return
    spots = [Spot(analysis, sentence.block, name.start, name.end) for name in told]
    noted = (
        each is None
        or each.addressee == "tenderer"
        or not concepts.isdisjoint(check.proof)
        or all(name.noted for name in told)
    )
    doubtful = not concepts.isdisjoint((*check.environment, *check.of_supplier))
    sure = certain and told[0].formal and each is not None and each.obligation == "must" and not doubtful
    yield Hit(
        spots[0],
        words={"found": ", ".join(dict.fromkeys(" ".join(text_of(place).split()) for place in spots))},
        lower=TO_A_NOTE if noted or _alternatives(analysis, sentence, told) else int(not sure),
    )


def _is_example(check: Equivalence, name: Name, inside: list[Mention], around: set[str]) -> bool:
    """True for a name after "till exempel", unless "eller likvärdigt" has closed the list of examples before it."""
    if around & set(check.example):
        return True
    before = [m.concept for m in sorted(inside) if m.end <= name.start and m.concept in (*check.example, *check.needs)]
    return bool(before) and before[-1] in check.example


def _let_in(check: Equivalence, name: Name, inside: list[Mention], around: set[str]) -> bool:
    """True when what is equivalent to a name is let in: after it, beside its sentence, or before it and of no other."""
    if around & set(check.needs):
        return True
    words = [mention for mention in inside if mention.concept in check.needs]
    if any(mention.end > name.start for mention in words):
        return True
    others = [
        m.end for m in inside if m.end <= name.start and (_catalogued(m) or m.concept in (*check.of, *check.example))
    ]
    return any(all(mention.start < other for other in others) for mention in words)


def _alternatives(analysis: Analysis, sentence: Sentence, names: list[Name]) -> bool:
    """True for "SAML 2.0 eller OpenID Connect": two ways are let in, if nobody else's."""
    other = _OR_ANOTHER.match(analysis.blocks[sentence.block].text, names[0].end, sentence.end)
    named = [name for name in names[1:] if other is not None and name.start == other.end("or")]
    return bool(named) and not (names[0].formal and named[0].formal)


def _lets_in_unnamed(analysis: Analysis, sentence: Sentence, names: list[Name]) -> bool:
    """True for "ISO/IEC 8859-1 eller Unicode": an alternative of another kind is let in by name."""
    other = _OR_ANOTHER.match(analysis.blocks[sentence.block].text, names[0].end, sentence.end)
    return other is not None and all(name.start != other.end("or") for name in names[1:])


def _around(check: Equivalence, analysis: Analysis, sentence: Sentence) -> set[str]:
    """The concepts of a sentence's row, its stem and the heading it stands under.

    Of a cell of one word ("intyg", "visas": how it is shown) only what lets something equivalent in.
    """
    found: list[Mention] = []
    if sentence.stem is not None:
        stem = analysis.sentences[sentence.stem]
        found += mentions_between(analysis, stem.block, stem.start, stem.end)
    for index in row_of(analysis, sentence.block):
        if index != sentence.block:
            alone = " " not in analysis.blocks[index].text.strip()
            found += [m for m in block_mentions(analysis, index) if not alone or m.concept in check.needs]
    heading = analysis.outline[sentence.block]
    if heading >= 0:
        found += block_mentions(analysis, heading)
    return {mention.concept for mention in found}


def _said_after(check: Equivalence, analysis: Analysis, sentence: Sentence, context: Context) -> bool:
    """True when a later sentence of the block that names nothing itself speaks of what is equivalent."""
    end = len(analysis.blocks[sentence.block].text)
    at = sentence.end + 1
    while at < end:
        after = sentence_at(analysis, sentence.block, at)
        concepts = {m.concept for m in mentions_between(analysis, after.block, after.start, after.end)}
        if concepts & set(check.needs) and not _names(check, analysis, after, context):
            return True
        at = max(after.end, at) + 1
    return False


def _names(check: Equivalence, analysis: Analysis, sentence: Sentence, context: Context) -> list[Name]:
    """What the sentence names, from the left."""
    mentions = mentions_between(analysis, sentence.block, sentence.start, sentence.end)
    found = [Name(m.start, m.end, False, m.concept in check.noted) for m in mentions if m.concept in check.of]
    known = [(name.start, name.end) for name in found]
    for mention in mentions if check.standards else ():
        identity = _catalogued(mention)
        if identity is None:
            continue
        known.append((mention.start, mention.end))
        if identity not in check.exempt and identity in context.standards:
            formal = any(body in check.formal for body in context.standards[identity].publisher.split(", "))
            noted = identity in check.noted
            found.append(Name(mention.start, mention.end, formal and not noted, noted))
    if check.standards:
        found += _uncatalogued(analysis, sentence, known)
    return sorted(found, key=lambda name: name.start)


def _catalogued(mention: Mention) -> str | None:
    head, _, identity = mention.concept.partition(":")
    return identity if head == "standard" and ":" not in identity else None


def _uncatalogued(analysis: Analysis, sentence: Sentence, known: list[tuple[int, int]]) -> Iterator[Name]:
    for citation in citations_in(analysis, sentence.block):
        if citation.kind != "standard":
            continue
        inside = sentence.start <= citation.start < sentence.end
        if not inside or any(start < citation.end and citation.start < end for start, end in known):
            continue
        number = dict(citation.value)["number"]
        if _FORMAL_NUMBER.match(number) and not _YEAR.fullmatch(number):
            yield Name(citation.start, citation.end, True)
