"""Clauses and verb forms of English agreements: fewer words open a clause than in Swedish, and endings tell less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from kravlint.engine.duties.clause import Clause, ClauseKind, Clauses
from kravlint.language import Mention
from kravlint.language.screen import lazy

Form = Literal["present", "passive", "infinitive", "noun"]

_SWEDISH = lazy(r"\b(?:och|att|ska|skall|är|som|inte|av|för|ett|vid)\b", re.IGNORECASE)
_ENGLISH = lazy(r"\b(?:the|shall|of|and|with|from|not|must|this)\b", re.IGNORECASE)
_TOKEN = lazy(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_MODALS = frozenset("shall must may can should will would could might".split())
_AUXILIARIES = frozenset("is are was were has have had does do".split())
_OPENERS = frozenset("where when whenever if unless which who whose whom while until whereas whether".split())
_CLAIMS = lazy(
    r"\b(?:sure|ensur|guarante|inform|demonstrat|show|prov|agree|warrant|confirm|verif|stat|requir|believ|consider|think|"
    r"see(?:s|ing)?\s+to\s+it|check|document|notif)\w*(?:\s+the\s+\w+)?\s*$",
    re.IGNORECASE,
)
_AT_WHICH_TIME = re.compile(r"which\s+(?:point|time|date)\b", re.IGNORECASE)
_FINITE = frozenset(
    """requires becomes believes considers infringes needs wishes exists fails occurs applies suspects discovers finds
    makes gives ends expires terminates ceases chooses relates concerns affects results leads agrees thinks decides
    demands allows prohibits violates conflicts lapses asks wants""".split()
)
_COMPLETE = frozenset("necessary possible applicable appropriate practicable relevant feasible".split())
_LOOK_AHEAD = 7  # words within which "before" must meet a verb to be a conjunction
_BE = lazy(
    r"\b(?:be|been|being|is|are|was|were|get|gets)\s+(?:\w+ly\s+|not\s+|only\s+|also\s+|then\s+)*$", re.IGNORECASE
)
_AFTER_MODAL = lazy(r"\b(?:shall|must|may|can|should|will)\s+(?:not\s+|also\s+|only\s+)?$", re.IGNORECASE)
_HAVE = lazy(r"\b(?:has|have|had)\s+(?:\w+ly\s+|not\s+|also\s+)*$", re.IGNORECASE)
_DETERMINED = lazy(
    r"\b(?:the|an?|any|such|its|their|of|for|upon|on|in|no|by|with|from|prior|regular|under|all|each)\s+(?:\w+al\s+)?$",
    re.IGNORECASE,
)
_IRREGULAR = frozenset("given made bound held kept taken sent told subject".split())
_NOUN = lazy(r"(?:ing|ions?|ments?|ance|al|audits|confidentiality|liability)$")


def is_english(text: str, around: str) -> bool:
    """True when one sentence is to be read as English; `around` is the language of its block."""
    if _SWEDISH.search(text):
        return False
    return around == "en" or len(_ENGLISH.findall(text)) > 1


def english_form(text: str, start: int, end: int) -> Form:
    """The form of an action in text[start:end]: present, passive, infinitive or noun."""
    word = re.split(r"[\s,]", text[start:end].lower(), maxsplit=1)[0]
    before = text[:start]
    if word in _AUXILIARIES:
        return "infinitive" if _AFTER_MODAL.search(before) else "present"
    if word.endswith("ed") or word in _IRREGULAR:
        if _BE.search(before):
            return "passive"
        return "present" if _HAVE.search(before) else "noun"
    if _NOUN.search(word) or _DETERMINED.search(before):
        return "noun"
    return "present" if word.endswith("s") and not word.endswith("ss") else "infinitive"


def english_clauses(text: str, mentions: Sequence[Mention]) -> Clauses:
    """Divide one English sentence (after its stem) into clauses; offsets are in `text`."""
    return _Scan(text, mentions).run()


class _Scan:
    """One pass over the words; a class because every step reads and moves the same few pointers."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = [(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text)]
        self.idioms = [(m.start, m.end) for m in mentions if m.concept in ("hedge", "hedge-statutory")]
        self.verbs = {m.start for m in mentions if m.concept.startswith("act-")}
        self.parties = {m.end for m in mentions if m.concept in ("processor", "controller", "sub-processor")}
        self.clauses = [Clause("main", None, 0)]
        self.switches = [(0, 0)]
        self.current = 0
        self.boundary = 0  # where the stretch since the last comma or coordinator begins

    def run(self) -> Clauses:
        for index, (start, end, word) in enumerate(self.tokens):
            if any(first <= start < last for first, last in self.idioms):
                continue
            if not word[0].isalnum():
                self._punctuation(start, end, word)
            elif word in ("and", "or", "but"):
                self.boundary = end
            elif word == "which" and (
                self.text[:start].rstrip().endswith(" in") or _AT_WHICH_TIME.match(self.text[start:])
            ):
                self._new_main(start)  # ", in which case the processor shall"
            elif word == "thereby":
                self._new_main(start)
                self.clauses[self.current].finite = (end + 1, self._end_of_next(index))
            elif kind := self._opens(index, word):
                self.clauses.append(Clause(kind, self.current, start))
                self._go(len(self.clauses) - 1, start)
            elif self._is_finite(index, start, word):
                self._finite(start, end, word)
        return Clauses(tuple(self.clauses), tuple(self.switches))

    def _punctuation(self, start: int, end: int, sign: str) -> None:
        clause = self.clauses[self.current]
        if sign == "(":
            self.clauses.append(Clause("aside", self.current, start))
            self._go(len(self.clauses) - 1, start)
        elif sign == ")" and clause.parent is not None:
            self._go(clause.parent, end)
        elif sign == ";":
            self._new_main(end)
        elif sign == "," and clause.parent is not None and (clause.finite or self._party_follows(end)):
            self._go(clause.parent, end)
        self.boundary = end

    def _party_follows(self, at: int) -> bool:
        """True for ", the processor shall": the verb that comes is the main clause's."""
        return (
            re.match(r"\s+(?:the\s+)?(?:\w+\s+){1,2}(?:shall|must|may|will|should|can)\b", self.text[at:], re.I)
            is not None
        )

    def _verb_near(self, index: int) -> bool:
        for _, _, word in self.tokens[index + 1 : index + 1 + _LOOK_AHEAD]:
            if not word[0].isalnum():
                return False
            if word in _AUXILIARIES or word in _FINITE:
                return True
        return False

    def _opens(self, index: int, word: str) -> ClauseKind | None:
        if word in _OPENERS or (word in ("before", "after") and self._verb_near(index)):
            return "aside"
        if word != "that" or index == 0:
            return None
        return "that" if _CLAIMS.search(self.text[: self.tokens[index][0]]) else "aside"

    def _is_finite(self, index: int, start: int, word: str) -> bool:
        if word in _MODALS or word in _AUXILIARIES:
            return not _AFTER_MODAL.search(self.text[:start])
        clause = self.clauses[self.current]
        if clause.kind == "aside" and clause.finite is None and (word.endswith("ed") or word in _COMPLETE):
            return True  # "where required by law", "if applicable"
        if word in _FINITE:
            return not _DETERMINED.search(self.text[:start])
        if not word.endswith("s") or word.endswith("ss") or _NOUN.search(word):
            return False
        return (start in self.verbs and not _DETERMINED.search(self.text[:start])) or (
            index > 0 and self.tokens[index - 1][1] in self.parties
        )

    def _finite(self, start: int, end: int, word: str) -> None:
        """Give a finite verb to its clause, going to another one or opening it where this one has its verb."""
        at: int | None = self.current
        while at is not None and self.clauses[at].finite is not None:
            at = self.clauses[at].parent
        if at is None:
            if self.boundary <= self._last_finite_end():
                self.clauses.append(Clause("aside", self.current, start))  # "the instructions the controller may give"
                self._go(len(self.clauses) - 1, start)
            elif word not in _MODALS and (word not in _AUXILIARIES or not self.text[self.boundary : start].strip()):
                return  # "processes the data and notifies the customer", "have committed themselves or are bound"
            else:
                self._new_main(self.boundary)
            at = self.current
        elif at != self.current:
            self._go(at, start)
        self.clauses[at].finite = (start, end)
        self.clauses[at].modal = word in _MODALS

    def _new_main(self, start: int) -> None:
        main = self.current
        while (parent := self.clauses[main].parent) is not None:
            main = parent
        self.clauses.append(Clause("main", None, start, after=main))
        self._go(len(self.clauses) - 1, start)

    def _go(self, clause: int, start: int) -> None:
        while len(self.switches) > 1 and self.switches[-1][0] >= start:
            self.switches.pop()
        self.switches.append((start, clause))
        self.current = clause

    def _end_of_next(self, index: int) -> int:
        return self.tokens[index + 1][1] if index + 1 < len(self.tokens) else self.tokens[index][1]

    def _last_finite_end(self) -> int:
        return max((clause.finite[1] for clause in self.clauses if clause.finite), default=0)
