"""One duty and how a sentence meets it: who acts, with what force, denied or not, with which reservation."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from kravlint.engine.duties.bearing import owners
from kravlint.engine.duties.force import Force
from kravlint.engine.duties.reading import Reading
from kravlint.engine.results import State
from kravlint.language.screen import lazy


class Duty(Struct, frozen=True, forbid_unknown_fields=True):
    """One duty, as one clause should hold it. Several with the same item are different ways of meeting it."""

    item: str
    label: dict[str, str] = {}
    """What the agreement should say, to follow "att"/"that"; needed in the first duty of an item."""
    action: tuple[str, ...] = ()
    """Verb concepts, by name "act-…"; "finite-verb" for any, where the matter alone tells the duty."""
    object: tuple[str, ...] = ()
    """One of these in the same sentence, stem, row or section heading; for a right, also in the sentence before."""
    also: tuple[str, ...] = ()
    """All of these in the same sentence, stem or row."""
    unless: tuple[str, ...] = ()
    """None of these in the same sentence: it is about something else."""
    actor: Literal["processor", "controller", "any-but-controller"] = "processor"
    """Sub-processors are the processor's matter, and nobody's fault when they act."""
    towards: bool = False
    """It is done to the other party ("informera", "bistå"), so both parties show whether it is put on the wrong one."""
    polarity: Literal["plain", "only", "barred", "right"] = "plain"
    """only: nothing else is allowed ("endast enligt …"); barred: forbidden, or allowed under a condition only ("får
    inte … utan", "får endast … efter"); right: the actor may ("har rätt att")."""
    hedge: Literal["forbid", "statutory"] = "forbid"
    """statutory: the regulation itself makes the reservation ("i den mån det är möjligt")."""
    refers: bool = False
    """Met this way, the agreement refers to the law for it."""
    theirs: tuple[str, ...] = ()
    """These are the other party's ("enligt den ansvariges val"): given to the actor, the duty is turned round."""
    soon: tuple[str, ...] = ()
    """One of these should say when; a clause without a time is unclear."""
    verbless: bool = False
    """A table row about these, whose answer has no verb, meets it too."""
    noun: tuple[str, ...] = ()
    """A point of a list without a verb meets it too, where it, its heading or its lead holds one of these."""
    given: tuple[str, ...] = ()
    """The item is missed only where one of these stands in the agreement."""


def state_of(duty: Duty, reading: Reading, force: Force) -> State | None:
    """How the sentence meets the duty; None when it does not speak of it after all."""
    if force.helped and "act-assist" not in duty.action:
        return None
    if duty.polarity == "right" and _granted(duty.actor, reading):
        firm = force.modal in ("must", "right", None) and not force.hedge
        return "negated" if force.denied else "met" if firm else "weakened"
    wrong = _wrong_party(duty, reading, force)
    if wrong is not None:
        own = any(m.concept == "act-controller-duty" for m in reading.mentions) and not _has(reading, "only")
        free = duty.polarity == "plain" and force.modal in (
            "right",
            "may",
            "can",
        )  # what the other party may is no duty
        return "wrong-party" if wrong and not own and not free else None
    if duty.polarity == "right":
        state = _right(duty, force)
    elif duty.polarity == "plain":
        alone = _has(reading, "only") and force.modal in ("may", "can") and not force.denied  # "Endast den som … får"
        told = duty.actor == "controller" and force.modal == "right" and not force.denied  # "har rätt att få veta"
        state = "met" if alone or told else _plain(force)
    else:
        state = _exclusive(duty, reading, force)
    if state == "met" and (force.hedge == "hedge" or (force.hedge and duty.hedge == "forbid")):
        return "weakened"
    return "by reference" if state == "met" and duty.refers else state


def _granted(actor: str, reading: Reading) -> bool:
    """True for "ska ge kunden rätt att": the right is the one's whom it is given to."""
    return any(
        _GIVES.search(reading.text[: m.start]) and _A_RIGHT.match(reading.text[m.end :])
        for m in reading.mentions
        if m.concept == actor
    )


def _wrong_party(duty: Duty, reading: Reading, force: Force) -> bool | None:
    """True: put on the other party; False: another matter altogether; None: nothing wrong with the parties."""
    if duty.theirs and owners(reading, duty.theirs, force.actor or reading.implied) == {duty.actor}:
        return True
    if duty.actor == "any-but-controller":
        return True if force.actor == "controller" else None
    if duty.towards and duty.actor in (force.patient, force.recipient):
        return True
    if force.actor is None or force.actor == duty.actor or force.actor == "sub-processor":
        return None
    return not duty.towards or any(mention.concept == duty.actor for mention in reading.mentions)


def _plain(force: Force) -> State:
    if force.denied:
        return "negated"
    return "met" if force.modal in ("must", None) else "weakened"


def _right(duty: Duty, force: Force) -> State | None:
    if force.denied:
        return "negated"
    if force.modal == "weak":
        return "weakened"
    if force.modal in ("right", "may", "can") or force.able:
        return "met"
    return "met" if force.modal is None and force.actor == duty.actor and force.form != "noun" else None


def _exclusive(duty: Duty, reading: Reading, force: Force) -> State | None:
    if force.modal == "weak":
        return "weakened"
    condition = _has(reading, "exception")
    exclusive = _has(reading, "only") or (force.denied_after and condition)
    if force.denied:
        if condition or (duty.polarity == "barred" and not exclusive and not _CASE.search(reading.text)):
            return "met"
        return None if duty.polarity == "barred" and not exclusive else "negated"
    if exclusive and duty.polarity == "only" and force.modal == "can":
        return "weakened"
    if exclusive:
        return "negated" if _NOT_ONLY.search(reading.text) else "met"
    if condition and (duty.polarity == "barred" or not _UNLESS.search(reading.text)):
        return None if _denies(reading) else "negated"  # "går inga uppgifter om inte …, och det finns …"
    if force.modal in ("may", "can", "right"):
        return "weakened"
    return "met" if duty.polarity == "only" else None


def _denies(reading: Reading) -> bool:
    """True when the sentence denies something, not only by the words of an exception ("om inte")."""
    excepted = [m for m in reading.mentions if m.concept == "exception"]
    return any(
        m.concept == "negation" and not any(e.start <= m.start < e.end for e in excepted) for m in reading.mentions
    )


def _has(reading: Reading, concept: str) -> bool:
    """True when a concept stands in the sentence; "om inte lagen kräver det" is no exception for the parties."""
    for mention in reading.mentions:
        if mention.concept == concept:
            law = any(m.concept == "law-demand" and 0 <= m.start - mention.end < _NEAR_LAW for m in reading.mentions)
            law = law and not any(
                m.concept == "instruction" and 0 <= m.start - mention.end < _NEAR_INSTRUCTION for m in reading.mentions
            )
            if concept != "exception" or not law:
                return True
    return False


_GIVES = lazy(r"\b(?:ge[rs]?|bereda?r?|lämna[rs]?|giv(?:e|es|ing))\s+(?:(?:den|the)\s+)?$", re.IGNORECASE)
_A_RIGHT = lazy(
    r"\s+(?:\w+\s+){0,2}?(?:rätt|möjlighet|tillfälle|tid|(?:right|opportunity|possibility|chance)\s+to)\b",
    re.IGNORECASE,
)
_NEAR_LAW = 90  # characters between an exception and the law that makes it
_CASE = lazy(
    r"\b(?:om|när|ifall|då\s+(?:inte|ej)|i\s+(?:vilket|så|sådant|det)\s+fall)\b", re.IGNORECASE
)  # a ban for one case is no ban
_NEAR_INSTRUCTION = 70  # "på annat sätt än som framgår av instruktionerna, utan då lagen …": what the parties except
_NOT_ONLY = lazy(r"\b(?:inte|ej)\s+(?:endast|enbart|bara|uteslutande)\b", re.IGNORECASE)
_UNLESS = lazy(r"\b(?:om\s+inte|såvida|med\s+mindre|unless)\b", re.IGNORECASE)
