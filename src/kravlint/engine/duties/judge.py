"""Each sentence of an agreement put to the duties that the agreement should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kravlint.analysis.model import Analysis, Part, is_contents, mentions_of, row_of, sentences_of
from kravlint.engine.duties.bearing import is_prompt
from kravlint.engine.duties.duty import Duty, state_of
from kravlint.engine.duties.force import Force, force_of
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
from kravlint.engine.duties.verbless import is_fragment, is_verbless, verbless_state
from kravlint.engine.results import Spot, State
from kravlint.language import Mention
from kravlint.language.screen import lazy

Judged = tuple[State, Spot | None]
_FEWEST_WORDS = 3  # that a cell must hold to say what somebody does
_POINTS_BACK = lazy(
    r"(?:each|these|such|all\s+of\s+them)\b(?=\s+(?:is|are|shall|will|must))|(?:dessa|samtliga|var\s+och\s+en)\s+(?:ska|skall|är|omfattas|binds)\b|"
    r"[^.]{0,60}?\b(?:för|med|i|vid)\s+(?:detta|dessa)\b(?=\s*[.,;]?\s*$)|"
    r"\S+\s+gör\s+det(?:ta)?\b|(?:\S+\s+){0,2}?(?:i\s+(?:så|sådan\w*|det|dessa|detta)\s+fall|då\b|in\s+(?:that|such\s+a|this)\s+case|then\b)|"
    r"(?:\S+\s+){1,2}?i\s+(?:så|sådana?t?)\s+fall|in\s+such\s+cases|"
    r"(?:genom|i|av|enligt)\s+(?:det|detta|ett\s+sådant)\s+avtal\w*|"
    r".{0,90}?\b(?:när|om|då|innan|för\s+att)\s+(?:den|det|denna|detta|dessa)\s+(?:ska(?:ll)?|behöver|måste|kan|är|blir|görs|ses|\w+as)\b|"
    r".{0,90}?\b(?:även|också)\s+(?:där|då|här)\b|.{0,90}?\b(?:därmed|därvid|härmed|härvid|därtill)\b",
    re.IGNORECASE,
)
_OPEN_BOX = lazy(r"\s*(?:[☐□❏❑◻]|\[\s?\])")
_TICKED = lazy(r"[☒☑✓✔■◼]|\[[xX]\]")
_GOES_BACK = lazy(  # a sentence that names no matter itself, and goes on about the one before
    r"\b(?:därefter|det|detta|denna|dessa|dem|den(?=\s+(?:genom|med|och|ska(?:ll)?|som|anmälan|bedömning\w*|begäran|delen)\b|[.,;])|där|därför|dock|sådant?a?|"
    r"sitt\s+svar|arbetet|anmälan|bedömningen|underrättelsen|begäran|it|this|that|these|such|so)\b",
    re.IGNORECASE,
)
_WHICH = lazy(r"(?:som|vilk\w+|which|that|who)\b", re.IGNORECASE)


def duties_in(
    duties: Sequence[Duty], analysis: Analysis, part: Part, aliases: dict[str, str]
) -> Iterator[tuple[Duty, Judged]]:
    """Every place where a part speaks of one of the duties, with how it meets it."""
    actions = {concept for duty in duties for concept in duty.action}
    actions |= {concept for duty in duties if FINITE_VERB in duty.action for concept in (*duty.object, *duty.also)}
    matters = {concept for duty in duties for concept in duty.object}
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
        bare, fragment = is_verbless(analysis, reading), is_fragment(analysis, reading)
        forces: dict[Mention, Force | None] = {}
        verbs = any(m.concept.startswith("act-") and m.start >= reading.own for m in reading.mentions)
        for duty in duties:
            named = (fragment and duty.noun) or (bare and duty.verbless)
            if named and (state := _verbless(duty, analysis, reading)):
                yield (
                    duty,
                    (state, Spot(analysis, reading.sentence.block, reading.sentence.start, reading.sentence.end)),
                )
            for action in reading.mentions:
                if action.concept not in duty.action or not _in_its_place(reading, action, verbs):
                    continue
                if not _about(duty, analysis, reading, action, matters):
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
        named=duty.noun,
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


def _about(duty: Duty, analysis: Analysis, reading: Reading, action: Mention, matters: set[str]) -> bool:
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
    if duty.polarity == "right" or (
        not near & matters and _GOES_BACK.search(reading.text[reading.own :])
    ):  # "… anlita ett underbiträde. Kunden har rätt att invända."
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
