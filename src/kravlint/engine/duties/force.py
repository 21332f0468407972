"""How a sentence binds to an action: with what force, whom, whether denied, and with which reservation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.engine.duties.english import Form, english_form
from kravlint.engine.duties.force_words import (
    A_NAME,
    A_TIME_FOLLOWS,
    AGENT,
    AND_SHALL,
    BETWEEN,
    COORDINATED,
    ENSURE,
    IMPERSONAL,
    JOINED,
    JUST_AFTER_MODAL,
    NO_DENIAL,
    NOUN,
    POSSIBLE,
    PREPOSITION,
    RECEIVES,
    TOLD,
)
from kravlint.engine.duties.names import PARTIES
from kravlint.engine.duties.reading import FINITE_VERB, Reading
from kravlint.language import Mention

Modal = Literal["must", "weak", "may", "can", "right"]

_FORCE: dict[str, Modal] = {
    "modal-must": "must",
    "modal-bound": "must",
    "modal-should": "weak",
    "modal-intent": "weak",
    "modal-can": "can",
    "modal-may": "may",
    "modal-right": "right",
}
_ORDER: tuple[Modal, ...] = ("right", "weak", "can", "may", "must")
_JUST_AFTER = 28  # characters after a finite verb within which a negation belongs to it
_SAME_VERB_PHRASE = 3  # words within which a coordinated infinitive is the clause's own ("att utreda och")


class Force(Struct, frozen=True):
    """How a sentence binds to one action."""

    modal: Modal | None
    """None: the verb stands alone ("Biträdet raderar …"), or nothing governs it."""
    form: Form
    actor: str | None
    """Concept of the party that acts; None when the text does not say."""
    patient: str | None
    """The party that a passive is done to ("den ansvarige ska informeras")."""
    recipient: str | None
    """The party that stands straight after an infinitive ("bistå den ansvarige")."""
    denied: bool
    denied_after: bool
    """A denial stands only after the action ("… enligt instruktion och inte på annat sätt")."""
    able: bool
    """"ska kunna", "ska få": the duty is that somebody else can."""
    helped: bool
    """Somebody helps with it ("bistår den ansvarige med att anmäla"): the helper does not do it."""
    hedge: str | None
    """The concept of the reservation made."""
    chain: tuple[int, ...]


def force_of(reading: Reading, action: Mention) -> Force | None:
    """The force of a sentence on an action; None when the action stands in a clause that binds nobody."""
    form: Form = "present" if action.concept == FINITE_VERB else _form(reading, action)
    clause = _governing(reading, action, form)
    chain = reading.clauses.chain(clause)
    if any(reading.clauses.all[index].kind == "aside" for index in chain):
        return None
    actor, patient = _parties(reading, action, form, chain)
    before, after = _denials(reading, action, form, chain)
    return Force(
        modal=_modal(reading, action, form, chain),
        form=form,
        actor=actor,
        patient=patient,
        recipient=_recipient(reading, action) if form == "infinitive" else None,
        denied=before,
        denied_after=after,
        able=any(m.concept == "modal-able" and reading.clauses.at(m.start) in chain for m in reading.mentions),
        helped=_helped(reading, action, form, chain),
        hedge=_hedge(reading, action, chain),
        chain=tuple(chain),
    )


def _helped(reading: Reading, action: Mention, form: Form, chain: list[int]) -> bool:
    if reading.english:
        return any(
            m.concept == "act-assist"
            and m.end < action.start
            and not AND_SHALL.search(reading.text[m.end : action.start])
            for m in reading.mentions
            if reading.clauses.at(m.start) in chain
        )
    within = chain if form == "noun" else chain[1:]  # "hjälper till vid anmälan"
    if form != "noun" and reading.clauses.all[chain[0]].kind not in ("infinitive", "that"):
        return False
    return any(
        m.concept == "act-assist" and m.end < action.start and reading.clauses.at(m.start) in within
        for m in reading.mentions
    )


def _form(reading: Reading, action: Mention) -> Form:
    if reading.english:
        return english_form(reading.text, action.start, action.end)
    word = re.split(r"[\s,]", reading.text[action.start : action.end].lower(), maxsplit=1)[0]
    if NOUN.search(word):
        return "noun"
    if word.endswith("r") or word in ("gör", "för"):
        return "present"
    if word.endswith("s") and len(word) > 3:
        return "passive"
    if word.endswith(("a", "å", "e")) and not word.endswith(("ige", "iga")):
        return "infinitive"
    return "noun"


def _governing(reading: Reading, action: Mention, form: Form) -> int:
    """The clause whose verb governs the action: a bare infinitive goes back to the modal it depends on."""
    clauses = reading.clauses
    at = clauses.at(action.start)
    if reading.english:
        return at
    if form == "passive":
        clause = clauses.all[at]
        if clause.finite is None or clause.finite[0] == action.start or clause.modal:
            return at
    elif form != "infinitive":
        return at
    coordinated = bool(COORDINATED.search(reading.text[: action.start]))
    own = clauses.all[at]
    if form == "passive" and coordinated and own.kind == "that" and own.finite and not own.modal:
        return at  # "att de har åtagit sig … eller omfattas av …"
    while (parent := clauses.all[at].parent) is not None:
        clause = clauses.all[at]
        near = len(reading.text[clause.start : action.start].split()) <= _SAME_VERB_PHRASE
        if clause.kind == "infinitive" and (near or not coordinated):
            break
        if clause.kind != "infinitive" and clause.modal and (not coordinated or near):
            break
        if clause.kind == "that" and clause.finite is None:
            break
        at = parent
    return at


def _modal(reading: Reading, action: Mention, form: Form, chain: list[int]) -> Modal | None:
    """The outermost force decides: "ska se till att … kan" binds, and "bör se till att … ska" does not."""
    decisive: Modal | None = None
    for index in chain:
        clause = reading.clauses.all[index]
        found = list(_modals(reading, index))
        if index == chain[0] and form == "present":
            found = [m for m in found if _governs_present(m, action)]
        elif index != chain[0] or form != "noun":
            found = [m for m in found if m.start <= action.start]
        else:
            found = [m for m in found if m.start <= action.start] or found
        forces = [_FORCE[m.concept] for m in found]
        if forces:
            decisive = min(forces, key=_ORDER.index)
        elif clause.kind == "main" and ENSURE.search(reading.text[clause.start : action.start]):
            decisive = None  # "Biträdet ser till att uppgifterna kan …"
    if decisive is None and form == "infinitive" and not reading.english and len(chain) == 1:
        first = [_FORCE[m.concept] for m in _modals(reading, 0) if m.start < action.start]
        return min(
            first, key=_ORDER.index, default=None
        )  # "bör radera dem och intyga att det skett, eller återlämna dem"
    return decisive


def _governs_present(modal: Mention, action: Mention) -> bool:
    """True where they are the same words; "Rekommendationen är att …" weakens any verb of its clause."""
    same = modal.start < action.end and action.start < modal.end
    return same or (action.concept == FINITE_VERB and _FORCE[modal.concept] == "weak" and modal.start < action.start)


def _modals(reading: Reading, clause: int) -> Iterator[Mention]:
    idioms = [m for m in reading.mentions if m.concept in ("hedge", "hedge-statutory", "exception")]
    for mention in reading.mentions:
        if mention.concept not in _FORCE or reading.clauses.at(mention.start) != clause:
            continue
        if any(idiom.start <= mention.start < idiom.end for idiom in idioms):
            continue
        if mention.concept == "modal-may" and RECEIVES.match(reading.text[mention.end :]):
            continue
        yield mention


def _parties(reading: Reading, action: Mention, form: Form, chain: list[int]) -> tuple[str | None, str | None]:
    """Who acts and, in a passive, to whom it is done."""
    patient = None
    own = list(_parties_in(reading, chain[0]))
    if form == "passive":
        for party in own:
            if party.start >= action.end and AGENT.search(reading.text[: party.start]):
                return party.concept, None
    if reading.english and (told := TOLD.search(reading.text[: action.start])):
        for party in own:
            if party.end == told.start():
                return party.concept, None  # "permits the customer to audit"
    for index in chain:
        found = _subject(reading, index)
        if found is None or (form == "noun" and _in_apposition(reading, action, index)):
            continue
        if index == chain[0] and form == "passive":
            patient = found
            continue
        return found, patient
    return (reading.implied if patient is None else None), patient


def _in_apposition(reading: Reading, noun: Mention, index: int) -> bool:
    """True for "Radering av uppgifterna, kunden väljer när": what comes after the comma is another matter."""
    finite = reading.clauses.all[index].finite
    return finite is not None and "," in reading.text[noun.end : finite[0]]


def _recipient(reading: Reading, action: Mention) -> str | None:
    for mention in reading.mentions:
        if mention.concept in PARTIES and mention.start >= action.end and not _genitive(reading, mention):
            return mention.concept if BETWEEN.match(reading.text[action.end : mention.start]) else None
    return None


def _subject(reading: Reading, index: int) -> str | None:
    clause = reading.clauses.all[index]
    if clause.finite is None:
        return None
    if clause.whose is not None:
        return next((m.concept for m in reading.mentions if m.concept in PARTIES and m.end == clause.whose), None)
    start, end = clause.finite
    parties = [m for m in _parties_in(reading, index) if not _genitive(reading, m)]
    verb = reading.text[start:end]
    before = [m for m in parties if m.end <= start and not PREPOSITION.search(reading.text[: m.start])]
    if before and not clause.modal:
        return before[0].concept  # "Leverantören hjälper kommunen"
    if not clause.modal and A_NAME.fullmatch(reading.text[clause.start : start]):
        return None  # "Kiterank hjälper kunden": somebody who is not presented here
    for party in parties:
        between = reading.text[end : party.start]
        if party.start >= end and (BETWEEN.match(between) or (IMPERSONAL.match(verb) and len(between) < 60)):
            return party.concept
    if before:
        return before[0].concept
    return _subject(reading, clause.after) if clause.after is not None and not _has_subject(reading, index) else None


def _has_subject(reading: Reading, index: int) -> bool:
    """True when a coordinated clause brings a subject of its own ("och raderingen ska …")."""
    clause = reading.clauses.all[index]
    lead = reading.text[clause.start : clause.finite[0]] if clause.finite else ""
    return len(re.findall(r"\w+", lead)) > 1


def _parties_in(reading: Reading, clause: int) -> Iterator[Mention]:
    for mention in reading.mentions:
        if mention.concept in PARTIES and reading.clauses.at(mention.start) == clause:
            yield mention


def _genitive(reading: Reading, mention: Mention) -> bool:
    word = reading.text[mention.start : mention.end]
    return (len(word) > 3 and word.endswith("s")) or reading.text[mention.end : mention.end + 2] in ("'s", "’s")


def _denials(reading: Reading, action: Mention, form: Form, chain: list[int]) -> tuple[bool, bool]:
    before = after = False
    for mention in reading.mentions:
        if mention.concept != "negation" or reading.clauses.at(mention.start) not in chain:
            continue
        if NO_DENIAL.match(reading.text[mention.end :]) or _part_of(reading, mention, ("exception", "hedge", "only")):
            continue
        if (
            mention.start < action.start
            or action.concept == FINITE_VERB
            or (
                form in ("present", "passive")
                and mention.start - action.end <= _JUST_AFTER
                and not JOINED.search(reading.text[: mention.start])
            )
        ):
            before = True
        else:
            after = True
    return before, after


def _part_of(reading: Reading, mention: Mention, concepts: tuple[str, ...]) -> bool:
    return any(m.concept in concepts and m.start <= mention.start and mention.end <= m.end for m in reading.mentions)


def _hedge(reading: Reading, action: Mention, chain: list[int]) -> str | None:
    """The reservation that bears on the action; a firm one before one that the regulation itself makes."""
    found = []
    for mention in reading.mentions:
        if mention.concept not in ("hedge", "hedge-statutory"):
            continue
        inside = action.start <= mention.start < action.end or action.concept == FINITE_VERB
        if not inside and reading.clauses.at(mention.start) not in chain and not _closes(reading, action, mention):
            continue
        if (
            POSSIBLE.match(reading.text[mention.start :])
            and not JUST_AFTER_MODAL.search(reading.text[: mention.start])
            and A_TIME_FOLLOWS.match(reading.text[mention.end :])
        ):
            continue  # "och om möjligt inom 24 timmar" weakens the hours, not the duty
        if mention.start > action.start and JOINED.search(reading.text[: mention.start]):
            continue  # "bistå … med A och, i förekommande fall, B"
        found.append(mention.concept)
    return min(found, default=None)


def _closes(reading: Reading, action: Mention, hedge: Mention) -> bool:
    """True for ", om möjligt." at the end: it bears on all of the sentence since its last main clause began."""
    if reading.text[hedge.end :].strip(" .;") or reading.text[: hedge.start].rstrip()[-1:] != ",":
        return False
    return not any(c.kind == "main" and action.start < c.start <= hedge.start for c in reading.clauses.all)
