"""Who buys: the organisation that a procurement's documents speak for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_of, row_of
from kravlint.engine.called import Called
from kravlint.engine.mentions import around
from kravlint.engine.organisations import Naming, Organisation, identity, named_in
from kravlint.language import Mention
from kravlint.procurement import Procurement

_FRONT = 30  # blocks in which a document says whose it is
_MOST = 10  # namings in running text that count
_LEADING = ("main-document", "instructions", "call-off", "framework-agreement")
_LEAST = 4  # weight of a buyer: a name on a front page, and once more
_LEAST_BESIDE = 8  # … where an agreement calls an organisation of no list the buyer
_LISTED = 3  # organisations in one sentence or row that make it a list of buyers or of others
_JOINT = 0.6  # of the buyer's own weight: who is named so much buys too, unless kept to documents of its own

Namings = Sequence[tuple[Analysis, Sequence[Naming]]]
"""Per document, the organisations that it names."""


class Buyer(Struct, frozen=True):
    """The buyer, and the organisations that the documents name beside it as buying too or as parts of a list."""

    id: str
    name: str
    """As the documents write it most often."""
    beside: frozenset[str]
    listed: bool = True
    """True for a municipality, a region or an authority of the lists, or like them."""


def buyer_of(
    procurement: Procurement,
    named: Namings,
    known: Mapping[str, Organisation],
    taking_part: Collection[str],
    called: Called | None = None,
) -> Buyer | None:
    """The buyer; None when no organisation stands out.

    `taking_part` are concepts whose words say that organisations buy together, or for each other. `called` is whom
    the documents call the buyer: where the invitation so calls an organisation of no list, counting tells nothing.
    """
    beside = frozenset(_listed(named, taking_part))
    if procurement.buyer:
        stated = named_in(procurement.buyer, known) or {_plain(procurement.buyer)}
        return Buyer(min(stated), procurement.buyer, beside | stated)
    unlisted = None
    if called and not called.listed:
        unlisted = Buyer(called.id, called.name, beside | _members(named, taking_part), listed=False)
        if called.leading:
            return unlisted
    weights = [_weights(analysis, namings, known) for analysis, namings in named]
    total: Counter[str] = Counter()
    for each in weights:
        total.update(each)
    (first, weight), *others = sorted(total.items(), key=lambda item: (-item[1], item[0])) or [("", 0)]
    if weight < (_LEAST_BESIDE if unlisted else _LEAST):
        return unlisted
    joint = {
        other
        for other, its in others
        if its >= _JOINT * weight and any(each[first] and each[other] for each in weights)
    }
    return Buyer(first, _written(named, first), (beside | joint) - {first})


def _members(named: Namings, taking_part: Collection[str]) -> set[str]:
    """Municipalities whose bare names stand beside such words: "Medlemskommuner: Hjo, Tibro och Karlsborg"."""
    texts = " ".join(
        analysis.blocks[at].text.lower()
        for analysis, _ in named
        for mention in mentions_of(analysis, taking_part)
        for at in row_of(analysis, mention.block)
    )
    return {naming.id for _, namings in named for naming in namings if naming.id in texts}


def _written(named: Namings, buyer: str) -> str:
    names = Counter(
        analysis.blocks[naming.block].text[naming.start : naming.end]
        for analysis, namings in named
        for naming in namings
        if naming.id == buyer
    )
    best = min(names, key=lambda name: (name.lower().endswith(("kommuns", "stads")), -names[name], name), default=buyer)
    return " ".join(best.split())


def _plain(name: str) -> str:
    return identity(name.lower().removesuffix(" kommun").removesuffix(" stad"), "municipality")


def _weights(analysis: Analysis, namings: Sequence[Naming], known: Mapping[str, Organisation]) -> Counter[str]:
    """How much one document speaks for each organisation: its front, headers and properties count most.

    Authorities, which are often only spoken of, count on the front alone.
    """
    weights: Counter[str] = Counter()
    for naming in namings:
        front = naming.block < _FRONT
        weights[naming.id] += int(front) if naming.kind == "authority" else 3 if front else 1
    for name in weights:
        weights[name] = min(weights[name], _MOST)
    margins = [apart.text for apart in analysis.document.apart if apart.kind in ("header", "footer")]
    properties = [analysis.document.properties.get(key, "") for key in ("company", "title", "subject")]
    for text in {*margins, *properties, analysis.document.path.rpartition("/")[2]}:
        for name in named_in(text, known):
            weights[name] += 3
    if analysis.kind in _LEADING:
        for name in weights:
            weights[name] *= 2
    return weights


def _listed(named: Namings, taking_part: Collection[str]) -> set[str]:
    """Organisations that stand in a list of several, or take part: they may well be named elsewhere too."""
    listed: set[str] = set()
    for analysis, namings in named:
        blocks: dict[int, set[str]] = {}
        for naming in namings:
            blocks.setdefault(naming.block, set()).add(naming.id)
        for naming in namings:
            mention = Mention(naming.block, naming.start, naming.end, "")
            if len(blocks[naming.block]) >= _LISTED or around(analysis, mention, "sentence") & set(taking_part):
                listed.add(naming.id)
    return listed
