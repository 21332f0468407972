"""What a clause says something of: the nouns of its subject, before the modal or, where the order is inverted, after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from kravlint.analysis.requirements.modality import Modal, finite_verbs
from kravlint.language.screen import lazy

_WORD = lazy(r"[^\W\d_][\w-]*")
_FRONTED = lazy(
    r"(?:om|när|då|i|vid|innan|efter|före|under|för|inom|på|med|som|utöver|genom|till|av|enligt|därefter|därvid|"
    r"därutöver|"
    r"inför|senast|från|skulle|kräver|behöver|vill|anser|begär|upptäcker|fullgör|rättar|säger|uppstår|försenas|samråder|saknas|"
    r"misstänker|bedömer|finner|inträffar|brister|bryter|drabbas|upphör)\b(?!\s+(?:sent|tidigt|högt|lågt)\s+\w+(?:na|de|n|t)\b)",
    re.IGNORECASE,
)
_DETERMINER = lazy(
    r"^(?:(?:samtliga|alla|detta|denna|dessa|den|det|de|följande|lämnade?|bifogad\w*|endast|ett|en|the|only|"
    r"all)\s+)+",
    re.IGNORECASE,
)
_STOP = frozenset(
    "av i om på för till från med enligt som vid mellan hos inom mot under efter över utan genom per vilka vilket vilken "
    "mellan gentemot avseende att of for to in on by from with ha få ske gå stå vara bli utgöra kunna".split()
)
_NO_VERB = frozenset("alla vardera samma andra dessa vissa båda egna data".split())
_INFINITIVE = lazy(r"\w+[^\Waeiouyåäö]as?$")
_MOST_WORDS = 6
_SUBORDINATE = frozenset("som att om när där vad hur vilka vilken vilket".split())
_AND = lazy(r",?\s(?:och|men|samt)\s+", re.IGNORECASE)


class Subject(Struct, frozen=True):
    """The subject of a clause."""

    text: str
    """From its first word on, without determiners."""
    nouns: str
    """Its words up to the first preposition, in lower case, each with a space on both sides; genitives left out."""
    inverted: bool
    """It stands after the modal."""


def subject_of(text: str, modal: Modal) -> Subject:
    """The subject of the clause that the modal governs."""
    head = _last_clause(text[: modal.start].strip())
    inverted = bool(_FRONTED.match(head))
    own = text[modal.end :].strip() if inverted else head
    own = _DETERMINER.sub("", own)
    return Subject(own, _nouns(own, inverted), inverted)


def _last_clause(head: str) -> str:
    """What stands after "och" or "men" where a whole clause stands before it."""
    for match in reversed(list(_AND.finditer(head))):
        after = head[match.end() :]
        if after and not finite_verbs(after.split()) and _is_clause(head[: match.start()].split()):
            return after
    return head


def _is_clause(words: Sequence[str]) -> bool:
    """True for words with a finite verb, none of a subordinate clause; "skatter" after "av" is none."""
    if not _SUBORDINATE.isdisjoint(words):
        return False
    return any(before not in _STOP and finite_verbs([before, word], first=1) for before, word in pairwise(words))


def _genitive(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is", "annons"))


def _nouns(text: str, inverted: bool) -> str:
    words: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        verb = inverted and _INFINITIVE.match(word) and word not in _NO_VERB and not word.endswith("rna")
        if (words and word in _STOP) or verb or len(words) == _MOST_WORDS:
            break
        words.append(word)
        if text[match.end() : match.end() + 1] in (",", ";", "(", ":"):
            break
    kept = [word for word in words if not _genitive(word)]
    return f" {' '.join(kept)} " if kept else ""
