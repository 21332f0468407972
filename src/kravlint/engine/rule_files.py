"""From the files in rules/ (and users' packs) to a checked rule book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kravlint.analysis.kinds import Kind
from kravlint.analysis.kinds import terms_of as terms_of_kind
from kravlint.config import ConfigError
from kravlint.engine.context import Process, SecurityTopic, Standard
from kravlint.engine.duties.reading import FINITE_VERB
from kravlint.engine.glossary import CONCEPT as GLOSSARY
from kravlint.engine.glossary import Word
from kravlint.engine.organisations import CONCEPT, Organisation, Roll, organisations_of, terms_of
from kravlint.engine.rulebook import Concept, Rulebook, files_in
from kravlint.engine.schema import Rule
from kravlint.engine.yaml_marks import Marked, Path_
from kravlint.language.expressions import may_run_away
from kravlint.language.notation import compile_term
from kravlint.language.terms import Term

_CONCEPT_FIELDS = frozenset(
    "of near unless unless_anywhere covered_by given given_also given_unless expect needs any action object also by by_unless label "
    "by_reference taking_part unless_heading together theirs soon needs_anywhere".split()
)
_T = TypeVar("_T")


def rulebook(folder: Path, base: Rulebook | None = None) -> Rulebook:
    """The rule book of a folder; of a user's pack, over the rules in `base`, its own winning by code.

    Raises ConfigError naming file, line and field.
    """
    under = base or Rulebook((), {}, {}, (), ())
    rules: dict[str, Rule] = {}
    concepts: dict[str, Concept] = {}
    standards: dict[str, Standard] = {}
    processes: dict[str, Process] = {}
    kinds: dict[str, Kind] = {}
    organisations: dict[str, Organisation] = {}
    glossary: dict[str, Word] = {}
    topics: dict[str, SecurityTopic] = {}
    files: dict[str, tuple[Marked, Path_]] = {}
    for file in files_in(folder):
        marked = Marked(file)
        if base:
            _check_expressions(marked)
        place = file.relative_to(folder).parts[0]
        if place == "lexicon":
            _add_concepts(concepts, marked, under.concepts)
        elif place == "standards":
            standards.update((s.id, s) for s in _rows(marked, Standard))
        elif place == "glossary":
            glossary.update((word.id, word) for word in _rows(marked, Word))
        elif place == "organisations":
            roll = _convert(marked, (), marked.data, Roll)
            organisations.update((each.id, each) for each in organisations_of(roll))
        elif place in ("areas.yaml", "areas.yml"):
            processes.update((p.id, p) for p in _rows(marked, Process))
        elif place in ("needs.yaml", "needs.yml"):
            topics.update((t.id, t) for t in _rows(marked, SecurityTopic))
        elif place in ("kinds.yaml", "kinds.yml"):
            kinds.update((k.kind, k) for k in _rows(marked, Kind))
        else:
            for rule, path in _rules(marked, folder):
                rules[rule.code] = rule
                files[rule.code] = marked, path
    new = Rulebook(
        tuple(rules.values()),
        concepts,
        standards,
        tuple(processes.values()),
        tuple(kinds.values()),
        organisations,
        tuple(glossary.values()),
        tuple(topics.values()),
    )
    book = _over(under, new)
    _check_names(book, files)
    return replace(book, terms={**under.terms, **_terms(new)}, kind_terms={**under.kind_terms, **_kind_terms(new)})


def _over(base: Rulebook, new: Rulebook) -> Rulebook:
    """Both together; what has the same code or name is the new one's."""
    rules = base.by_code() | new.by_code()
    return Rulebook(
        tuple(rules[code] for code in sorted(rules)),
        {**base.concepts, **new.concepts},
        {**base.standards, **new.standards},
        tuple(({p.id: p for p in base.processes} | {p.id: p for p in new.processes}).values()),
        tuple(({k.kind: k for k in base.kind_rows} | {k.kind: k for k in new.kind_rows}).values()),
        {**base.organisations, **new.organisations},
        tuple(({w.id: w for w in base.glossary} | {w.id: w for w in new.glossary}).values()),
        tuple(({t.id: t for t in base.security_topics} | {t.id: t for t in new.security_topics}).values()),
    )


def _check_expressions(pack: Marked) -> None:
    """No text of a user's pack may be an expression that can take for ever: many are searched for as they stand."""
    for path, text in _texts(pack.data, ()):
        if may_run_away(text):
            raise pack.error(path, "a repetition inside a repetition can take for ever; give the outer one a limit")


def _texts(data: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(data, str):
        yield path, data
    else:
        inner = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in inner:
            yield from _texts(value, (*path, step))


def _terms(book: Rulebook) -> dict[str, tuple[Term, ...]]:
    written: dict[str, Sequence[str]] = {name: concept.terms for name, concept in book.concepts.items()}
    for standard in book.standards.values():
        written[f"standard:{standard.id}"] = standard.terms
        for number, version in enumerate(standard.outdated):
            written[f"standard:{standard.id}:{number}"] = version.terms
    for process in book.processes:
        written[f"process:{process.id}"] = process.terms
    for organisation in book.organisations.values():
        written[CONCEPT + organisation.id] = terms_of(organisation)
    for word in book.glossary:
        written[GLOSSARY + word.id] = word.terms
    for topic in book.security_topics:
        for name, terms in (("", topic.terms), (":asks", topic.asks), (":unless", topic.unless)):
            if terms:
                written[f"need:{topic.id}{name}"] = terms
    for rule in book.rules:
        for field, name in (("terms", f"rule:{rule.code}"), ("unless_terms", f"rule:{rule.code}:unless")):
            if getattr(rule.check, field, ()):
                written[name] = getattr(rule.check, field)
    return {name: tuple(map(compile_term, terms)) for name, terms in written.items()}


def _kind_terms(book: Rulebook) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for row in book.kind_rows:
        try:
            terms |= terms_of_kind(row)
        except ValueError as error:
            raise ConfigError(f"kinds.yaml: {row.kind}: {error}") from None
    return terms


def _add_concepts(concepts: dict[str, Concept], marked: Marked, taken: Mapping[str, Concept]) -> None:
    for name, entry in marked.data.items():
        if name in concepts or name in taken:
            raise marked.error((name,), "this concept stands in another file too")
        concept = _convert(marked, (name,), entry, Concept)
        for index, term in enumerate(concept.terms):
            try:
                compile_term(term)
            except ValueError as error:
                raise marked.error((name, "terms", index), str(error)) from None
        concepts[name] = concept


def _rows(marked: Marked, kind: type[_T]) -> Iterator[_T]:
    if not isinstance(marked.data, list):
        raise marked.error((), "must be a list")
    for index, row in enumerate(marked.data):
        yield _convert(marked, (index,), row, kind)


def _rules(marked: Marked, folder: Path) -> Iterator[tuple[Rule, Path_]]:
    source = marked.file.relative_to(folder).as_posix()
    if "rows" not in marked.data:
        yield _convert(marked, (), {**marked.data, "source": source}, Rule), ()
        return
    defaults = marked.data.get("defaults", {})
    for index, row in enumerate(marked.data["rows"]):
        yield (
            _convert(marked, ("rows", index), {**_merged(defaults, row), "source": source}, Rule),
            ("rows", index),
        )


def _merged(defaults: Any, row: Any) -> Any:
    if isinstance(defaults, dict) and isinstance(row, dict):
        return {key: _merged(defaults.get(key), row.get(key)) for key in {**defaults, **row}}
    return defaults if row is None else row


def _convert(marked: Marked, path: Path_, data: Any, kind: type[_T]) -> _T:
    try:
        return msgspec.convert(data, kind, strict=False)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        steps: list[str | int] = []
        for name, number in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", where):
            steps.append(name if name else int(number) if number.isdigit() else 0)
        raise marked.error((*path, *steps), message) from None


def _check_names(book: Rulebook, files: Mapping[str, tuple[Marked, Path_]]) -> None:
    """Every concept that a rule names must exist; standards and processes count as concepts."""
    known = {FINITE_VERB, *book.concepts}
    known |= {f"standard:{each}" for each in book.standards} | {f"process:{each.id}" for each in book.processes}
    known |= {f"need:{each.id}" for each in book.security_topics}
    codes = {rule.code for rule in book.rules}
    for rule in (each for each in book.rules if each.code in files):
        marked, path = files[rule.code]
        for field, name in _named(rule.check, ()):
            if name not in known:
                raise marked.error((*path, "check", *field), f"no concept «{name}» in the lexicon")
        for index, code in enumerate(rule.supersedes):
            if code not in codes:
                raise marked.error((*path, "supersedes", index), f"no rule «{code}»")
        for field_name in ("terms", "unless_terms"):
            for index, term in enumerate(getattr(rule.check, field_name, ())):
                try:
                    compile_term(term)
                except ValueError as error:
                    raise marked.error((*path, "check", field_name, index), str(error)) from None
    for process in book.processes:
        for each in process.expects:
            if each not in book.standards:
                raise ConfigError(f"areas.yaml: process «{process.id}» expects «{each}», which is not in the catalogue")


def _named(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, Struct):
        for field in value.__struct_fields__:
            inner = getattr(value, field)
            if field in _CONCEPT_FIELDS and isinstance(inner, tuple) and all(isinstance(i, str) for i in inner):
                yield from (((*path, field, index), name) for index, name in enumerate(inner))
            else:
                yield from _named(inner, (*path, field))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _named(inner, (*path, index))
