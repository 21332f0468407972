"""duty: an agreement should hold a list of duties and stated facts; each is met, weakened, negated or missing.

A duty is judged in one sentence: who acts, with what force, denied or not, does what, about what, with which
reservation. The best sentence decides, over all parts that the agreement consists of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, is_contents, mentions_of, row_of, sentences_of
from kravlint.engine.checks.absent import UNREAD
from kravlint.engine.context import Context
from kravlint.engine.duties.bearing import is_prompt
from kravlint.engine.duties.duty import Duty, state_of
from kravlint.engine.duties.force import Force, force_of
from kravlint.engine.duties.names import aliases_of
from kravlint.engine.duties.nearest import Words, nearest
from kravlint.engine.duties.reading import (
    FINITE_VERB,
    Reading,
    concepts_above,
    concepts_after,
    concepts_before,
    concepts_near,
    is_point,
    readings,
)
from kravlint.engine.duties.stated import Stated, statements
from kravlint.engine.duties.verbless import is_verbless, verbless_state
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import TO_A_NOTE, Hit, NotJudged, Result, Seen, Spot, State
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement
from kravlint.report import Severity


class Duties(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="duty"):
    """Judged over all parts of the kinds `within` together, when the set has a part of one of `given_kinds`."""

    given_kinds: tuple[str, ...]
    within: tuple[str, ...]
    duties: tuple[Duty, ...] = ()
    stated: tuple[Stated, ...] = ()
    by_reference: tuple[str, ...] = ()
    """Concepts by which a short agreement takes another text's clauses for its own."""
    severities: dict[str, Severity] = {}
    """Items that weigh less than the rule."""
    near: dict[str, Words] = {}
    """Per item, words of which one of each group stands in every sentence about it, understood or not."""


_RANK: dict[State, int] = {
    "met": 0,
    "unclear": 1,
    "weakened": 2,
    "negated": 3,
    "wrong-party": 4,
    "by reference": 5,  # a clause of its own that is too weak is told of, whatever else is referred to
    "missing": 9,
}
_AGAINST: tuple[State, ...] = ("weakened", "negated")
_FEWEST_WORDS = 3  # that a cell must hold to say what somebody does
_POINTS_BACK = lazy(
    r"(?:each|these|such|all\s+of\s+them)\b(?=\s+(?:is|are|shall|will|must))|(?:dessa|samtliga|var\s+och\s+en)\s+(?:ska|skall|är|omfattas|binds)\b|"
    r"[^.]{0,60}?\b(?:för|med|i|vid)\s+(?:detta|dessa)\b(?=\s*[.,;]?\s*$)|"
    r"\S+\s+gör\s+det(?:ta)?\b|(?:\S+\s+){0,2}?(?:i\s+(?:så|sådan\w*|det|dessa|detta)\s+fall|då\b|in\s+(?:that|such\s+a|this)\s+case|then\b)|"
    r"(?:\S+\s+){1,2}?i\s+(?:så|sådana?t?)\s+fall|in\s+such\s+cases|"
    r"(?:genom|i|av|enligt)\s+(?:det|detta|ett\s+sådant)\s+avtal\w*|"
    r".{0,90}?\b(?:när|om|då|innan|för\s+att)\s+(?:den|det|denna|detta|dessa)\s+(?:ska|behöver|måste|kan|är|blir|görs|ses|\w+as)\b|"
    r".{0,90}?\b(?:även|också)\s+(?:där|då|här)\b|.{0,90}?\b(?:därmed|därvid|härmed|härvid|därtill)\b",
    re.IGNORECASE,
)
_OPEN_BOX = lazy(r"\s*(?:[☐□❏❑◻]|\[\s?\])")
_TICKED = lazy(r"[☒☑✓✔■◼]|\[[xX]\]")
_WHICH = lazy(r"(?:som|vilk\w+|which|that|who)\b", re.IGNORECASE)
_NOT_CLEARLY = {"sv": "säger inte, så som kravlint läser det,", "en": "does not, as kravlint reads it, say"}
_NEAREST = {"sv": "Detta kommer närmast: granska om det räcker.", "en": "This comes nearest: see whether it is enough."}
_AGREEMENT = {"sv": "Avtalet som det gäller.", "en": "The agreement that it is about."}
_SHORT = 400  # words: a longer agreement has clauses of its own

Judged = tuple[State, Spot | None]
Place = tuple[Analysis, Part]


def check_duties(check: Duties, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield, per item, a Seen where it is met and a Hit where it is not."""
    given = next(procurement.parts(check.given_kinds), None)
    if given is None:
        return
    parts = list(procurement.parts(check.within))
    referred = _by_reference(check, parts)
    title = block_spot(given[0], given[1].first)
    judged = _judged(check, parts)
    for item, (state, where) in judged.items():
        label = _label(check, item)
        if state in ("met", "by reference"):
            yield Seen(where, item=item, label=label, state=state)
        elif state == "missing" and referred is not None:
            yield Seen(referred, item=item, label=label, state="by reference")
        elif state == "missing" and procurement.unread:
            yield NotJudged(UNREAD)
        elif not (state == "missing" and _needless(check, item, parts)):
            yield _hit(check, code, item, state, where, parts, _annexed(check, item, parts) or title)


def _hit(
    check: Duties, code: str, item: str, state: State, where: Spot | None, parts: Sequence[Place], title: Spot
) -> Hit:
    """What an item lacks; only a note where it may stand in words not understood (kravlint.engine.recognition weighs
    that), a step lower where a party may be misread.
    """
    near = nearest(check.near.get(item, ()), parts) if state == "missing" and where is None else None
    light = check.severities.get(item) == "warning"
    words: dict[str, str | dict[str, str]] = {"label": _label(check, item), "item": item}
    return Hit(
        where or near or title,
        anchor="" if where else f"{code} {item}",
        item=item,
        state="unclear" if near else state,
        words=words | ({"state": _NOT_CLEARLY} if near else {}),
        related=((near, _NEAREST), (title, _AGREEMENT)) if near else (),
        lower=(TO_A_NOTE if near else state in ("unclear", "wrong-party")) + (light and state != "negated"),
        doubtful=near is not None or state == "wrong-party",
    )


def _annexed(check: Duties, item: str, parts: Sequence[Place]) -> Spot | None:
    """The instruction that the agreement leaves its facts to, where there is one."""
    if item not in {fact.item for fact in check.stated if not fact.presumed}:
        return None
    annex = next(((analysis, part) for analysis, part in parts if part.kind == "dpa-instruction"), None)
    return block_spot(annex[0], annex[1].first) if annex else None


def _judged(check: Duties, parts: Sequence[Place]) -> dict[str, Judged]:
    """The best place of every item, in the order of the rule."""
    best: dict[str, Judged] = {duty.item: ("missing", None) for duty in check.duties}
    best |= {fact.item: ("missing", None) for fact in check.stated}
    aliases = aliases_of(parts)
    for analysis, part in parts:
        found = list(_duties_in(check.duties, analysis, part, aliases))
        for duty, judged in found:
            if _is_taken_back(duty, judged, found):
                continue
            best[duty.item] = min(best[duty.item], judged, key=lambda each: _RANK[each[0]])
        for fact in check.stated:
            for judged in statements(fact, analysis, part):
                best[fact.item] = min(best[fact.item], judged, key=lambda each: _RANK[each[0]])
    if any(part.kind == "dpa-instruction" for _, part in parts):
        # the annex that the agreement refers to is here, and does not state it either
        facts = {fact.item for fact in check.stated}
        best |= {i: ("missing", at) for i, (state, at) in best.items() if i in facts and state == "by reference"}
    return best


def _is_taken_back(duty: Duty, judged: Judged, found: Sequence[tuple[Duty, Judged]]) -> bool:
    """True for the right in "Kunden får granska. Biträdet bör bidra till det"."""
    state, where = judged
    if duty.polarity != "right" or duty.actor != "controller" or state != "met" or where is None:
        return False
    return any(
        other.item == duty.item
        and other.polarity != "right"
        and judged_there in _AGAINST
        and there is not None
        and (there.analysis is where.analysis and there.block == where.block and there.start >= where.end)
        for other, (judged_there, there) in found
    )


def _needless(check: Duties, item: str, parts: Sequence[Place]) -> bool:
    """True where nothing calls for the item: who must ask each time need not tell of changes."""
    given = next((duty.given for duty in check.duties if duty.item == item and duty.given), None)
    return given is not None and not any(mentions_of(analysis, given, part) for analysis, part in parts)


def _label(check: Duties, item: str) -> dict[str, str]:
    labels = [(each.item, each.label) for each in check.duties]
    labels += [(each.item, each.label) for each in check.stated]
    return next(label for named, label in labels if named == item and label)


def _by_reference(check: Duties, parts: Sequence[Place]) -> Spot | None:
    words = sum(len(block.text.split()) for a, part in parts for block in a.blocks[part.first : part.last + 1])
    for analysis, part in parts:
        found = mentions_of(analysis, check.by_reference, part)
        if found and words < _SHORT:
            return Spot(analysis, found[0].block, found[0].start, found[0].end)
    return None


def _duties_in(
    duties: Sequence[Duty], analysis: Analysis, part: Part, aliases: dict[str, str]
) -> Iterator[tuple[Duty, Judged]]:
    actions = {concept for duty in duties for concept in duty.action}
    actions |= {concept for duty in duties if FINITE_VERB in duty.action for concept in (*duty.object, *duty.also)}
    held = {m.block for m in mentions_of(analysis, actions, part)}
    sentences = [
        s
        for s in sentences_of(analysis, part)
        if s.block in held
        or analysis.blocks[s.block].kind == "item"
        or s.stem is not None
        or analysis.blocks[s.block].kind == "cell"
        or is_point(analysis.blocks[s.block])
    ]
    for reading in readings(analysis, sentences, aliases):
        block = analysis.blocks[reading.sentence.block]
        if is_contents(block) or (block.kind == "cell" and len(block.text.split()) < _FEWEST_WORDS):
            continue  # "Help" in the first column is a label
        if _is_unticked(block.text, reading):
            continue
        bare = is_verbless(analysis, reading)
        forces: dict[Mention, Force | None] = {}
        verbs = any(m.concept.startswith("act-") and m.start >= reading.own for m in reading.mentions)
        for duty in duties:
            if bare and duty.verbless and (state := _verbless(duty, analysis, reading)):
                yield (
                    duty,
                    (state, Spot(analysis, reading.sentence.block, reading.sentence.start, reading.sentence.end)),
                )
            for action in reading.mentions:
                if action.concept not in duty.action or not _in_its_place(reading, action, verbs):
                    continue
                if not _about(duty, analysis, reading, action):
                    continue
                if action.concept == FINITE_VERB and not _governs(action, duty, reading):
                    continue
                if action not in forces:
                    forces[action] = force_of(reading, action)
                force = forces[action]
                if force is not None and force.form == "noun" and _is_label(analysis, reading, force):
                    continue
                state = state_of(duty, reading, force) if force is not None else None
                if force is not None and state != "met" and reading.clauses.all[force.chain[-1]].kind == "relative":
                    continue  # "leverantören, som får behandla uppgifterna, ska …" only says who it is
                if state == "met" and duty.soon and not is_prompt(analysis, reading, duty.soon, duty.object):
                    state = "unclear"
                if state is not None:
                    sentence = reading.sentence
                    yield duty, (state, Spot(analysis, sentence.block, sentence.start, sentence.end))


def _in_its_place(reading: Reading, action: Mention, verbs: bool) -> bool:
    """True for a verb of the sentence itself, where it has one: "Biträdet ska bistå med: a) …" holds it in the stem, and
    the answer to a question in the question.
    """
    if reading.answers:
        return action.start < reading.own
    return not verbs or action.start >= reading.own or action.concept in ("act-assist", FINITE_VERB)


def _is_unticked(text: str, reading: Reading) -> bool:
    """True for a question, which binds nobody, and for the alternative beside the one that is ticked."""
    sentence = reading.text[reading.own :]
    return sentence.rstrip().endswith("?") or bool(_OPEN_BOX.match(sentence) and _TICKED.search(text))


def _governs(verb: Mention, duty: Duty, reading: Reading) -> bool:
    """True when the matter stands in the verb's own clause or one under it, conditions left out."""
    clauses, own = reading.clauses, reading.clauses.at(verb.start)
    matters = [m for m in reading.mentions if m.concept in (*duty.object, *duty.also)]
    for matter in matters:
        chain = clauses.chain(clauses.at(matter.start))
        between = [clauses.all[index] for index in chain[: chain.index(own)]] if own in chain else None
        if between is not None and all(c.kind != "aside" or _WHICH.match(reading.text[c.start :]) for c in between):
            return True
    return not matters


def _verbless(duty: Duty, analysis: Analysis, reading: Reading) -> State | None:
    state = verbless_state(
        analysis,
        reading,
        about=duty.object,
        also=duty.also,
        unless=duty.unless,
        theirs=duty.theirs,
        actor=duty.actor,
        exclusive=duty.polarity,
    )
    late = state == "met" and duty.soon and not is_prompt(analysis, reading, duty.soon, duty.object)
    return "unclear" if late else state


def _is_label(analysis: Analysis, reading: Reading, force: Force) -> bool:
    """True for "Anmälan till IMY" in the first of several columns: it names what the row is about."""
    row = row_of(analysis, reading.sentence.block)
    return len(row) > 1 and row[0] == reading.sentence.block and force.modal is None and force.actor is None


def _about(duty: Duty, analysis: Analysis, reading: Reading, action: Mention) -> bool:
    """True when the sentence, with its stem or row, holds what the duty is about."""
    near = concepts_near(analysis, reading)
    if _elsewhere(duty, reading, near, action):
        return False
    if _POINTS_BACK.match(reading.text[reading.own :]):
        near |= concepts_before(analysis, reading.sentence)
    if not set(duty.also) <= near and not set(duty.also) <= near | concepts_after(analysis, reading.sentence):
        return False
    if not duty.object or near & set(duty.object):
        return True
    above = concepts_above(analysis, reading.sentence)
    if duty.polarity == "right":  # "… anlita ett underbiträde. Kunden har rätt att invända."
        above |= concepts_before(analysis, reading.sentence)
    return bool(above & set(duty.object))


def _elsewhere(duty: Duty, reading: Reading, near: set[str], action: Mention) -> bool:
    """True when the verb's own sentence, or the row, is about another matter; a coordinated one may be."""
    if not near & set(duty.unless):
        return False
    clauses = reading.clauses
    root = clauses.chain(clauses.at(action.start))[-1]
    others = {m.concept for m in reading.mentions if m.concept in duty.unless}
    own = {m.concept for m in reading.mentions if clauses.chain(clauses.at(m.start))[-1] == root}
    return bool((near & set(duty.unless)) - others or own & set(duty.unless))
