"""tokens: patterns over the tokens of requirement sentences, by spaCy's Matcher over a blank Swedish pipeline.

spaCy costs over a second to import, so it is loaded here, once per process, and only for text that a cheap word
filter let through (measurements: Swedish make_doc runs at about a tenth of the automaton's speed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct, to_builtins

from kravlint.analysis.model import Analysis, Part, is_contents, sentences_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language.screen import lazy
from kravlint.language.sentences import clauses, split
from kravlint.procurement import Procurement

_CLAUSE_MARK = lazy(r"[,;:]\s")


class Token(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One token of a pattern; the fields are spaCy Matcher's, and what is left out does not matter."""

    LOWER: dict[str, tuple[str, ...] | str] | str | None = None
    OP: str | None = None


class Tokens(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="tokens"):
    """Flags a sentence of a requirement in which every named group of patterns matches."""

    all_of: dict[str, tuple[tuple[Token, ...], ...]]
    prefilter: tuple[str, ...]
    """Lower-case words; text without one of them from each group never reaches spaCy. "a|b" is one group."""
    within: tuple[str, ...]
    unless_phrases: tuple[str, ...] = ()
    """Lower-case phrases that make it no finding."""
    not_after: tuple[str, ...] = ()
    """Lower-case words that open a subordinate clause: a match after one, in the same clause, does not count."""
    none_of: dict[str, tuple[tuple[Token, ...], ...]] = {}
    """Named groups of patterns of which none may match."""


def check_tokens(check: Tokens, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per requirement text in which all groups match, from the first match to the last."""
    filters = [re.compile(rf"\b(?:{group})\b", re.IGNORECASE) for group in check.prefilter]
    for analysis, part in procurement.parts(check.within):
        for block, start, end in _requirement_texts(analysis, part):
            text = analysis.blocks[block].text[start:end]
            if not all(pattern.search(text) for pattern in filters):
                continue
            if any(phrase in text.lower() for phrase in check.unless_phrases):
                continue
            spans = _matched(check, code, text)
            if spans:
                first, last = min(span[0] for span in spans), max(span[1] for span in spans)
                words = ", ".join(dict.fromkeys(text[a:b].lower() for a, b in sorted(spans)))
                yield Hit(Spot(analysis, block, start + first, start + last), words={"found": words})


def _requirement_texts(analysis: Analysis, part: Part) -> Iterator[tuple[int, int, int]]:
    """A table cell or numbered item holds one requirement; elsewhere each sentence is looked at alone."""
    for index in range(part.first, min(part.last + 1, len(analysis.blocks))):
        block = analysis.blocks[index]
        if (block.kind == "cell" or any(c.isdigit() for c in block.label)) and block.kind != "heading":
            yield index, 0, len(block.text)
    for sentence in sentences_of(analysis, part):
        block = analysis.blocks[sentence.block]
        if block.kind not in ("heading", "cell") and not is_contents(block) and not any(map(str.isdigit, block.label)):
            yield sentence.block, sentence.start, sentence.end


def _matched(check: Tokens, code: str, text: str) -> list[tuple[int, int]]:
    nlp, matchers, vetoes = _matchers(code, check)
    doc = nlp.make_doc(text)
    if any(veto(doc) for veto in vetoes):
        return []
    spans: list[tuple[int, int]] = []
    for matcher in matchers:
        found = [doc[start:end] for _, start, end in matcher(doc)]
        counted = [(s.start_char, s.end_char) for s in found if not _subordinate(check, text, s.start_char)]
        if not counted:
            return []
        spans.extend(counted)
    return spans


def _subordinate(check: Tokens, text: str, at: int) -> bool:
    """True when a word that opens a subordinate clause stands before the match in its clause."""
    if not check.not_after:
        return False
    for start, end in split(text):
        for first, last in clauses(text, start, end):
            if first <= at < last:
                before = _CLAUSE_MARK.split(text[first:at])[-1]
                return bool(set(re.findall(r"\w+", before.lower())) & set(check.not_after))
    return False


@cache
def _pipeline() -> Any:
    import spacy

    return spacy.blank("sv")


_compiled: dict[str, tuple[Any, list[Any], list[Any]]] = {}


def _matchers(code: str, check: Tokens) -> tuple[Any, list[Any], list[Any]]:
    """The pipeline, a matcher per group that must match, and one per group that must not."""
    if code not in _compiled:
        nlp = _pipeline()
        wanted = [_matcher(nlp, name, patterns) for name, patterns in check.all_of.items()]
        unwanted = [_matcher(nlp, name, patterns) for name, patterns in check.none_of.items()]
        _compiled[code] = nlp, wanted, unwanted
    return _compiled[code]


def _matcher(nlp: Any, name: str, patterns: tuple[tuple[Token, ...], ...]) -> Any:
    from spacy.matcher import Matcher

    matcher = Matcher(nlp.vocab)
    matcher.add(name, [[_spacy(token) for token in pattern] for pattern in patterns], greedy="FIRST")
    return matcher


def _spacy(token: Token) -> dict[str, Any]:
    built: dict[str, Any] = to_builtins(token)
    if isinstance(built.get("LOWER"), dict):
        built["LOWER"] = {
            key: value if isinstance(value, str) else list(value) for key, value in built["LOWER"].items()
        }
    return {key: value for key, value in built.items() if value is not None}
