"""What is told of text that procurements of one run share: findings and shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kravlint.copies import index as store
from kravlint.copies.comparison import Compared, Diverged, LeftOver, compared
from kravlint.copies.index import Place
from kravlint.copies.units import Held
from kravlint.engine.checks.copied import Copied
from kravlint.engine.findings import CLOSE, OPEN, finding_of
from kravlint.engine.fingerprint import Fingerprints
from kravlint.engine.results import Hit
from kravlint.engine.schema import Rule
from kravlint.engine.select import severity_of
from kravlint.report import Finding, Lang, Related, Severity, Shared

_THERE = {"sv": "samma text i {}", "en": "the same text in {}"}
_HERE = {"sv": "även här", "en": "also here"}
_MOST_RELATED = 20
_MOST_SHOWN = 5


class Found(Struct, frozen=True):
    """Findings of the rules about copies, and per procurement (in the order added) its documents' shares."""

    findings: tuple[Finding, ...]
    shares: tuple[tuple[Shared, ...], ...]


class Comparison:
    """Gathers procurements one by one into an index on disk; a class because it holds that index open."""

    def __init__(self) -> None:
        """Begin with an empty index."""
        self._index = store.opened()
        self._names: list[str] = []
        self._own: list[tuple[str, ...]] = []

    def add(self, name: str, held: Held) -> None:
        """Add a procurement."""
        store.add(self._index, len(self._names), held.units)
        self._names.append(name)
        self._own.append(held.own)

    def found(self, rules: Sequence[Rule], today: str, severities: Mapping[str, Severity], lang: Lang) -> Found:
        """Compare what was added, and put the rules about copies to it. Closes the index."""
        store.seal(self._index)
        result = compared(self._index, self._own, today)
        shares = self._shares(result)
        self._index.close()
        prints = Fingerprints()
        findings = []
        for rule in rules:
            if not isinstance(rule.check, Copied):
                continue
            telling = _left_over(result) if rule.check.problem == "left-over" else _diverged(result)
            for places, donor, words in telling:
                name = self._names[places[0].procurement]
                hit = Hit(anchor=f"{places[0].text} {words['found']}", words={**words, "donor": donor.path})
                finding = finding_of(
                    rule,
                    hit,
                    severity=severity_of(rule, severities, False),
                    lang=lang,
                    procurement=name,
                    fingerprint=prints.of(rule.code, name, hit),
                )
                findings.append(_placed(finding, places, donor, words["found"], lang))
        return Found(tuple(findings), shares)

    def _shares(self, result: Compared) -> tuple[tuple[Shared, ...], ...]:
        paths = dict(self._index.execute("select id, path from document"))
        rows = self._index.execute("select id, procurement, path from document order by path")
        held: list[list[Shared]] = [[] for _ in self._names]
        for document, procurement, path in rows:
            share, donor = result.shares.get(document, (0.0, None))
            if donor is not None:
                held[procurement].append(Shared(path=path, share=share, donor=paths[donor]))
        return tuple(map(tuple, held))


_Telling = tuple[list[Place], Place, dict[str, str]]


def _left_over(result: Compared) -> Iterator[_Telling]:
    """One per document and thing left over, with all its places."""
    by_thing: dict[tuple[int, str], list[LeftOver]] = {}
    for each in result.left_overs:
        by_thing.setdefault((each.place.document, each.found), []).append(each)
    for (_, found), several in by_thing.items():
        yield [each.place for each in several], several[0].donor, {"found": found}


def _diverged(result: Compared) -> Iterator[_Telling]:
    """One per pair of documents, with all the places and some of the changes."""
    by_pair: dict[tuple[int, int], list[Diverged]] = {}
    for each in result.diverged:
        by_pair.setdefault((each.place.document, each.donor.document), []).append(each)
    for several in by_pair.values():
        changes = dict.fromkeys(change for each in several for change in each.changes)
        said = [f"”{theirs or '–'}” → ”{mine or '–'}”" for mine, theirs in changes][:_MOST_SHOWN]
        words = {"found": several[0].changes[0].mine, "changes": ", ".join(said), "count": str(len(several))}
        yield [each.place for each in several], several[0].donor, words


def _placed(finding: Finding, places: Sequence[Place], donor: Place, found: str, lang: Lang) -> Finding:
    first, *others = places
    there = Related(donor.path, donor.location, _THERE[lang].format(donor.path))
    here = (Related(each.path, each.location, _HERE[lang]) for each in _distinct(others)[:_MOST_RELATED])
    text = first.text
    at = text.lower().find(found.lower()) if found else -1
    if at >= 0:
        text = f"{text[:at]}{OPEN}{text[at : at + len(found)]}{CLOSE}{text[at + len(found) :]}"
    return replace(finding, path=first.path, location=first.location, excerpt=text, related=(there, *here))


def _distinct(places: Iterable[Place]) -> list[Place]:
    return list({(place.document, place.location.block, place.location.start): place for place in places}.values())
