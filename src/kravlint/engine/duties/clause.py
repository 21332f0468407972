"""The clauses of one sentence: which words stand in the main clause, and which in clauses under it.

"Om en instruktion strider mot lagen ska biträdet genast informera den ansvarige, så att den kan ändra den" holds one
duty, in its main clause. Keyword rules see neither that nor the difference between "ska" and "bör" (measured on a
real agreement: they noticed none of eleven weakened duties). No parser is needed for it: Swedish clauses open with
few words, hold one finite verb each, and the verb of the main clause stands second.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from kravlint.engine.duties.clause_words import (
    ABOUT,
    ADVERBS,
    ASIDE_BEFORE_ATT,
    COORDINATORS,
    FINITE,
    INFINITIVE_AFTER,
    MODALS,
    NOT_INFINITIVE,
    NOUN,
    PERHAPS,
    RELATIVE,
    SUPINE,
    TEMPORAL,
)
from kravlint.language import Mention
from kravlint.language.screen import lazy

ClauseKind = Literal["main", "relative", "that", "infinitive", "aside"]
"""relative: ", som svarar för …" after a party, which says what it does as a main clause would;
that: "att uppgifterna raderas"; infinitive: "att radera", "för att visa"; aside: every clause that does not pass
the main verb's force on ("som …", "när …", "om …", "så att …", a parenthesis)."""


class Clause(Struct):
    """One clause. Mutable while it is being built, and only then."""

    kind: ClauseKind
    parent: int | None
    start: int
    finite: tuple[int, int] | None = None
    """Offsets of its finite verb."""
    modal: bool = False
    """The finite verb takes a bare infinitive ("ska", "får")."""
    after: int | None = None
    """A coordinated main clause: the one before it, whose subject it may share."""
    condition: bool = False
    """Begins with its verb, as a condition without "om" does."""
    whose: int | None = None
    """Of a relative clause: where the party that it is about ends."""


class Clauses(Struct, frozen=True):
    """The clauses of a text and, for every offset, the one it belongs to."""

    all: tuple[Clause, ...]
    switches: tuple[tuple[int, int], ...]
    """(offset, clause) where the text goes over from one clause to another."""

    def at(self, offset: int) -> int:
        """The clause that an offset belongs to."""
        return self.switches[bisect_right(self.switches, (offset, len(self.all))) - 1][1]

    def chain(self, clause: int) -> list[int]:
        """A clause and those above it, inside out; the force of a duty passes along it."""
        chain: list[int] = []
        at: int | None = clause
        while at is not None:
            chain.append(at)
            at = None if self.all[at].kind == "relative" else self.all[at].parent
        return chain


_TOKEN = lazy(r"\w+(?:[-/.:]\w+)*|[^\w\s]")
_LABEL = lazy(r"[^\w\s]|[\d.:-]+[a-z]?|[a-z]\d{1,2}")  # "8.4", "C4.", "§ 3": what comes before the sentence
_COMPARED = 3  # words that a comparison without a verb may hold
_LOOK_AHEAD = 6  # words within which "om" must meet a verb to be a conjunction


def clauses_of(text: str, mentions: Sequence[Mention]) -> Clauses:
    """Divide one sentence (after its stem) into clauses. `mentions` are those in the text, offsets in `text`.

    Concepts named "act-…" are verbs, parties are subjects; hedges are one word each, whatever words they hold.
    """
    return _Scan(text, mentions).run()


class _Scan:
    """One pass over the words; a class because every step reads and moves the same few pointers."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.tokens = [(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text)]
        self.first = next((i for i, (_, _, word) in enumerate(self.tokens) if not _LABEL.fullmatch(word)), 0)
        self.idioms = sorted((m.start, m.end) for m in mentions if m.concept in ("hedge", "hedge-statutory"))
        self.verbs = {m.start for m in mentions if m.concept.startswith("act-")}
        parties = [m for m in mentions if m.concept in ("processor", "controller", "sub-processor")]
        self.parties = {m.end for m in parties if text[m.end - 1] != "s"}
        self.clauses = [Clause("main", None, 0)]
        self.switches = [(0, 0)]
        self.current = 0
        self.boundary = 0  # where the stretch since the last comma or coordinator begins

    def run(self) -> Clauses:
        for index, (start, end, word) in enumerate(self.tokens):
            if _inside(start, self.idioms):
                continue
            if not word[0].isalnum():
                self._punctuation(index, start, end, word)
            elif word in COORDINATORS and not self._next_is(index, "att"):
                self.boundary = end
            elif word == "varvid" or (word == "vilket" and self._next_is(index, "fall")):
                self._new_main(start)
            elif kind := self._opens(index, word):
                self._open(kind, start, index)
            elif self._is_finite(index, start, end, word):
                self._finite(index, start, end, word)
        if len(self.clauses) > 1 and self.clauses[1].condition and self.clauses[0].finite is None:
            self.clauses[1].kind = "main"  # no consequence came: "Raderar uppgifterna när avtalet upphör"
        return Clauses(tuple(self.clauses), tuple(self.switches))

    def _punctuation(self, index: int, start: int, end: int, sign: str) -> None:
        clause = self.clauses[self.current]
        if sign == "(":
            self._open("aside", start, None)
        elif sign == ")":
            while self.clauses[self.current].parent is not None and self.clauses[self.current].finite:
                self._close(end)
            if self.clauses[self.current].parent is not None:
                self._close(end)
        elif sign == ";" or (sign in "–—" and self._then(index)):
            self._new_main(end)
        elif sign == "?" and clause.condition:
            clause.kind = "main"  # a question, and its answer follows
        elif sign == "," and clause.condition and not self._consequence_follows(index):
            pass  # "Behöver elever, vårdnadshavare eller lärare få veta det ska …"
        elif (sign == "," and clause.parent is not None and (clause.finite or clause.kind == "infinitive")) or (
            sign == "," and self._compares(index)
        ):
            self._close(end)
        self.boundary = end

    def _then(self, index: int) -> bool:
        """True for "– i så fall …": what follows is no part of the condition."""
        words = [word for _, _, word in self.tokens[index + 1 : index + 4]]
        return words[:1] == ["då"] or words[:1] + words[2:] == ["i", "fall"]

    def _compares(self, index: int) -> bool:
        """True for "samma skyldigheter som biträdet, och …": a comparison has no verb to wait for."""
        clause = self.clauses[self.current]
        words = sum(clause.start < token[0] for token in self.tokens[:index])
        follows = self.tokens[index + 1][2] if index + 1 < len(self.tokens) else ""
        return clause.kind == "aside" and not clause.finite and 0 < words <= _COMPARED and follows in COORDINATORS

    def _opens(self, index: int, word: str) -> ClauseKind | None:
        before = self.tokens[index - 1][2] if index else ""
        following = self.tokens[index + 1][2] if index + 1 < len(self.tokens) else ""
        if word == "att":
            if before in ASIDE_BEFORE_ATT:
                return "aside"
            return "infinitive" if before in INFINITIVE_AFTER or self._infinitive_follows(index) else "that"
        if (following in ("helst", "som") and self._any_time(index)) or (word == "som" and following == "att"):
            return None
        if word == "som" and (before in ("vad", "vilka", "vem", "vilken", "vilket") or self._cleft(index)):
            return None
        if word in RELATIVE and before == "," and self.tokens[index - 2][1] in self.parties:
            return "relative"
        if word in RELATIVE:
            return None if following in ("underbiträde", "ett", "en", "personuppgiftsbiträde", "regel") else "aside"
        if word in TEMPORAL or (word in ("länge", "snart", "fort") and before == "så"):
            return "aside"
        if (word in ("mån", "utsträckning") and before == "den") or (word == "fall" and before == "det"):
            return "aside"
        if word == "då" and following in FINITE:
            return None  # "Då talar biträdet om det"
        if word == "om" and before in ABOUT:
            return None
        if word in PERHAPS and (self._clause_begins(index) or (self._has_verb() and self._verb_near(index))):
            return "aside"
        return None

    def _cleft(self, index: int) -> bool:
        """True in "det är leverantören som svarar för det", which says what "leverantören svarar för det" does."""
        words = [word for _, _, word in self.tokens[max(index - 4, 0) : index]]
        party = index > 0 and self.tokens[index - 1][1] in self.parties
        return party and any({words[at], words[at + 1]} == {"det", "är"} for at in range(len(words) - 1))

    def _any_time(self, index: int) -> bool:
        """True in "när som helst", which opens nothing."""
        return "helst" in (word for _, _, word in self.tokens[index + 1 : index + 3])

    def _open(self, kind: ClauseKind, start: int, index: int | None) -> None:
        clause = self.clauses[self.current]
        coordinated = index is not None and index > 0 and self.tokens[index - 1][2] in COORDINATORS
        if coordinated and clause.parent is not None and clause.kind == kind:
            self._close(start)
        if clause.kind == "infinitive" and kind == "that" and coordinated:
            self._close(start)
        self.clauses.append(Clause(kind, self.current, start))
        if kind == "relative" and index is not None:
            self.clauses[-1].whose = self.tokens[index - 2][1]
        if kind == "aside" and index is not None and self.tokens[index][2] == "att" and self._infinitive_follows(index):
            self.clauses[-1].finite = (start, start)  # "Efter att ha fått veta det bör …" waits for no verb
        self._go(len(self.clauses) - 1, start)

    def _finite(self, index: int, start: int, end: int, word: str) -> None:
        """Give a finite verb to its clause, going to another one or opening it where this one has its verb."""
        if index == self.first:
            self._open("aside", start, None)  # "Anser biträdet att … underrättas kunden"
            self.clauses[-1].condition = True
        clause = self.clauses[self.current]
        takes = clause.kind != "infinitive" and clause.finite is None
        if clause.kind == "aside" and not clause.condition and word in MODALS and self._party_follows(index):
            takes = (
                False  # "Om en instruktion verkar strida mot lagen ska biträdet …": no clause under another is inverted
            )
        if not takes and self._coordinated(index) and word not in MODALS:
            self._join(start)
            return
        if not takes and self._relative_without_som(index, word):
            self._open("aside", start, None)
            clause = self.clauses[self.current]
        elif not takes:
            self._leave_for(index, start)
            clause = self.clauses[self.current]
        clause.finite = (start, end)
        clause.modal = word in MODALS

    def _relative_without_som(self, index: int, word: str) -> bool:
        """True for "de instruktioner kunden lämnar": a subject straight after the noun, no comma or "och" between."""
        return (
            word not in MODALS
            and index > 0
            and self.tokens[index - 1][1] in self.parties
            and self.boundary <= self._last_finite_end()
            and all(self.clauses[at].finite or self.clauses[at].kind == "infinitive" for at in self._above())
        )

    def _above(self) -> list[int]:
        chain = [self.current]
        while (parent := self.clauses[chain[-1]].parent) is not None:
            chain.append(parent)
        return chain

    def _join(self, start: int) -> None:
        """A second verb after "och" belongs to the nearest clause that has one; to an "if" or "when" only at last."""
        chain = self._above()
        verbs = [at for at in chain if self.clauses[at].finite is not None]
        plain = [at for at in verbs if self.clauses[at].kind != "aside" and not self.clauses[at].modal]
        self._go((plain or verbs or chain)[0], start)

    def _leave_for(self, index: int, start: int) -> None:
        """Go to the nearest clause above that still lacks its verb, else begin another main clause."""
        at = self.clauses[self.current].parent
        while at is not None:
            clause = self.clauses[at]
            if clause.kind != "infinitive" and clause.finite is None:
                # words since the comma belong to it: "…, ska biträdet" and "…, biträdet ska"
                self._go(at, start)
                return
            at = clause.parent
        last = self._last_finite_end()
        self._new_main(self.boundary if self.boundary > last else start)

    def _new_main(self, start: int) -> None:
        main = self.current
        while (parent := self.clauses[main].parent) is not None:
            main = parent
        self.clauses.append(Clause("main", None, start, after=main))
        self._go(len(self.clauses) - 1, start)

    def _close(self, at: int) -> None:
        parent = self.clauses[self.current].parent
        assert parent is not None
        self._go(parent, at)

    def _go(self, clause: int, start: int) -> None:
        while self.switches and self.switches[-1][0] >= start and len(self.switches) > 1:
            self.switches.pop()
        self.switches.append((start, clause))
        self.current = clause

    def _is_finite(self, index: int, start: int, end: int, word: str) -> bool:
        clause = self.clauses[self.current]
        passive = word.endswith("s") and word not in ("finns", "måste")
        if word == "var" and index + 1 < len(self.tokens) and self.tokens[index + 1][2] in ("tid", "och", "för"):
            return False  # "vid var tid", "var och en"
        if word == "för" and self._next_is(index, "att"):
            return False
        if word in SUPINE:
            return clause.kind == "aside" and clause.finite is None and self.tokens[index - 1][2] not in ("har", "hade")
        if passive and self._after_pronoun(index):
            return True  # "…, och de omfattas av"
        if word in FINITE or word.endswith(("erar", "gör")):
            return not (passive and clause.finite is not None and clause.modal)
        if NOUN.search(word):
            return False
        if start in self.verbs and word.endswith("r"):
            return True
        if index == self.first and word.endswith("r") and len(word) > 3 and self._subject_follows():
            return True  # "Brister underbiträdet …", "Vänder sig en registrerad …"
        after_party = index > 0 and self.tokens[index - 1][1] in self.parties
        after_relative = index > 0 and self.tokens[index - 1][2] in RELATIVE
        if word.endswith("r") and len(word) > 3 and (after_party or after_relative):
            return True
        passive = passive and (start in self.verbs or after_relative or word.endswith("as"))
        if not passive or clause.kind == "infinitive":
            return False
        waiting = any(not self.clauses[at].finite and self.clauses[at].kind != "infinitive" for at in self._above())
        return clause.finite is None or (waiting and (not clause.modal or self._has_infinitive(clause, start)))

    def _has_infinitive(self, clause: Clause, start: int) -> bool:
        """True in "måste behandla dem på annat sätt informeras": the modal has its verb, and this is another."""
        return any(clause.finite and clause.finite[1] <= verb < start for verb in self.verbs)

    def _after_pronoun(self, index: int) -> bool:
        before = [word for _, _, word in self.tokens[max(index - 2, 0) : index]]
        return len(before) == 2 and before[1] in ("de", "den", "denne", "dessa") and before[0] in ("och", "men", ",")

    def _coordinated(self, index: int) -> bool:
        at = index - 1
        while at >= 0 and self.tokens[at][2] in ADVERBS:
            at -= 1
        return at >= 0 and self.tokens[at][2] in COORDINATORS

    def _infinitive_follows(self, index: int) -> bool:
        for start, end, word in self.tokens[index + 1 : index + 9]:
            if end in self.parties:
                return False
            if _inside(start, self.idioms) or (start in self.verbs and re.search(r"[aåe]s?$", word)):
                if start in self.verbs and not _inside(start, self.idioms):
                    return True
                continue
            if word in ("bistå", "få", "gå", "stå", "se", "ge", "ta", "bo", "ske", "ha", "be", "dra"):
                return True
            if word in ADVERBS:
                continue
            if word in NOT_INFINITIVE or word.endswith("rna"):
                return False
            return bool(re.search(r"[aå]s?$", word)) and not word.endswith(("ornas", "erna"))
        return False

    def _clause_begins(self, index: int) -> bool:
        return index <= self.first or self.tokens[index - 1][0] < self.boundary or self.tokens[index - 1][2] in ",:–"

    def _verb_near(self, index: int) -> bool:
        for at, (start, _, word) in enumerate(self.tokens[index + 1 : index + 1 + _LOOK_AHEAD], index + 1):
            if not word[0].isalnum() or word in RELATIVE or word in ("att", "innan", "när"):
                return False
            if word in MODALS and self._party_follows(at):
                return False  # "Måste enskilda underrättas om incidenten ska biträdet …": the main clause
            if word in FINITE or word.endswith("erar") or (start in self.verbs and word.endswith("r")):
                return True
        return False

    def _consequence_follows(self, index: int) -> bool:
        start, end, word = self.tokens[index + 1] if index + 1 < len(self.tokens) else (0, 0, "")
        return (
            word in FINITE
            or word in ("så", "då")
            or end in self.parties
            or (start in self.verbs and word.endswith(("r", "s")))
        )

    def _subject_follows(self) -> bool:
        after = self.tokens[self.first + 1 : self.first + 2]
        subject = after and after[0][2] in ("sig", "en", "ett", "någon", "det", "den", "ni", "vi")
        return bool(subject) or self._party_follows(self.first)

    def _party_follows(self, index: int) -> bool:
        after = self.tokens[index + 1 : index + 3]
        return any(end in self.parties for _, end, _ in after[: 2 if after and after[0][2] == "den" else 1])

    def _has_verb(self) -> bool:
        """False for a fronted phrase: in "Vid misstanke om intrång ska …" the "om" opens no clause."""
        verbs = [self.clauses[at].finite for at in self._above()]
        return any(verb is not None and verb[0] < verb[1] for verb in verbs)

    def _next_is(self, index: int, word: str) -> bool:
        return index + 1 < len(self.tokens) and self.tokens[index + 1][2] == word

    def _last_finite_end(self) -> int:
        return max((clause.finite[1] for clause in self.clauses if clause.finite), default=0)


def _inside(offset: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
