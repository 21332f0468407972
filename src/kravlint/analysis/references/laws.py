"""References to Swedish laws by name, by SFS number, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Citation
from kravlint.document import Document
from kravlint.language.screen import Screen, lazy

_LAWS = """
2016:1145 | lagen om offentlig upphandling | LOU
2016:1146 | lagen om upphandling inom försörjningssektorerna | LUF
2016:1147 | lagen om upphandling av koncessioner | LUK
2008:962 | lagen om valfrihetssystem | LOV
2009:400 | offentlighets- och sekretesslagen | OSL | offentlighets- och sekretesslag
2018:218 | dataskyddslagen | lagen med kompletterande bestämmelser till EU:s dataskyddsförordning
1990:782 | arkivlagen | arkivlag
2017:900 | förvaltningslagen | förvaltningslag
2010:800 | skollagen | skollag
2017:725 | kommunallagen | kommunallag
1949:105 | tryckfrihetsförordningen | tryckfrihetsförordning
2018:1937 | lagen om tillgänglighet till digital offentlig service | DOS-lagen
2008:567 | diskrimineringslagen | diskrimineringslag
2018:585 | säkerhetsskyddslagen | säkerhetsskyddslag
2021:955 | säkerhetsskyddsförordningen | säkerhetsskyddsförordning
2025:1506 | cybersäkerhetslagen | cybersäkerhetslag
2018:1174 | lagen om informationssäkerhet för samhällsviktiga och digitala tjänster | NIS-lagen
1998:204 | personuppgiftslagen | PuL | PUL | personuppgiftslag
2023:254 | lagen om vissa produkters och tjänsters tillgänglighet | tillgänglighetslagen
2018:1277 | lagen om elektroniska fakturor till följd av offentlig upphandling
2020:914 | lagen om tystnadsplikt vid utkontraktering av teknisk bearbetning eller lagring av uppgifter
1975:635 | räntelagen | räntelag
2025:400 | socialtjänstlagen | socialtjänstlag
2017:30 | hälso- och sjukvårdslagen | hälso- och sjukvårdslag
2008:355 | patientdatalagen | patientdatalag
1977:1160 | arbetsmiljölagen | arbetsmiljölag
1972:207 | skadeståndslagen | skadeståndslag
1960:729 | upphovsrättslagen
1999:1078 | bokföringslagen | bokföringslag
2018:558 | lagen om företagshemligheter
"""
_TABLE = [[cell.strip() for cell in row.split("|")] for row in _LAWS.strip().splitlines()]
_NAME_OF = {row[0]: row[1] for row in _TABLE}
_SFS_OF = {name.lower(): row[0] for row in _TABLE for name in row[1:]} | {
    row[1].lower().replace("lagen om", "lag om"): row[0] for row in _TABLE
}
_TITLES = [(f"{name} ", number) for name, number in _SFS_OF.items() if " om " in name]
_TOLD = 4  # words of a title that tell it from others
_CAPITALS = frozenset(name for row in _TABLE for name in row[1:] if len(name) <= 4)

WORDS = (
    "lag (", "lagen", "lag om", "sfs", "förordning (", "förordningen (", "fs 19", "fs 20", "nis-lag", "dos-lag",
    "tryckfrihetsf", *(name.lower() for name in sorted(_CAPITALS)), *(f"{name} (" for name in sorted(_SFS_OF)),
)  # fmt: skip
"""Beginnings of what every such reference holds."""

_SFS = r"(?:SFS\s*)?(?P<sfs{}>(?:1[6-9]|20)\d\d:\d{{1,4}})(?![\d:])"
_KNOWN = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(_SFS_OF, key=len, reverse=True))
_LAW = lazy(
    rf"(?<![\w-])(?P<name>{_KNOWN})(?P<genitive>s|:s)?(?!\w)(?:\s*,?\s*\(?{_SFS.format(1)}\)?)?"
    rf"|(?<![\w-])(?P<word>\w*lag(?:en)?|\w*förordning(?:en)?|\w*balk(?:en)?)\s*,?\s*\(?{_SFS.format(2)}\)?"
    r"(?P<about>\s+(?:om|med|med kompletterande)\s+[^.,;:()\n\x00]{3,90})?"
    rf"|(?<![\w-])SFS\s*(?P<alone>(?:1[6-9]|20)\d\d:\d{{1,4}})(?![\d:])"
    r"|(?<![\w-])(?P<series>(?!SFS)[A-ZÅÄÖ]{2,6}-?FS)\s(?P<number>(?:19|20)\d\d:\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_NUMBERED = lazy(r"(?:1[6-9]|20)(?<!\d..)\d\d:\d")
_IN_NAMES = ("lag", *(name for name in _SFS_OF if "lag" not in name))
"""Of these every known name holds one."""
_NAMED = Screen().expression(rf"(?<![\w-])(?:{_KNOWN})(?:s|:s)?(?!\w)", re.IGNORECASE)
_ENDS = lazy(
    r"\s+(?:ska|skall|är|gäll\w*|har|kan|får|och\s+(?:lag|andra|att|ska|de|den)|samt|eller\s+(?:lag|annan)|som|så|i\s+(?:den|de)|"
    r"enligt|vid|när|innehåller|tillämpas|framgår|på|tillåter|medger|kräver|anger)\b.*$",
    re.IGNORECASE,
)


def laws(document: Document, index: int) -> Iterator[Citation]:
    """Aspects: name and sfs, of a known law both whichever is written; stated: name, sfs or both.

    The regulations of an authority have number ("MSBFS 2020:7"). A name and a number that do not belong together stay
    as they are written.
    """
    text = document.blocks[index].text
    if not (_NUMBERED.search(text) or (_may_name(text.lower()) and _NAMED.search(text))):
        return  # many times faster than the whole expression
    for match in _LAW.finditer(text):
        if match["series"]:
            if match["series"].isupper():
                value: dict[str, str] = {"number": f"{match['series']} {match['number']}"}
                yield _citation(value, index, match.start(), match.end())
            continue
        if match["name"] and match["name"].upper() in {c.upper() for c in _CAPITALS} and match["name"] not in _CAPITALS:
            continue  # "lov" is a holiday
        value, end = _read(text, match)
        yield _citation(value, index, match.start(), end)


def _may_name(lower: str) -> bool:
    return any(name in lower for name in _IN_NAMES)


def _read(text: str, match: re.Match[str]) -> tuple[dict[str, str], int]:
    end = match.end()
    sfs = match["sfs1"] or match["sfs2"] or match["alone"]
    if match["name"]:
        number = _SFS_OF[" ".join(match["name"].lower().split())]
        return {"name": _NAME_OF[number], "sfs": sfs or number, "stated": "both" if sfs else "name"}, end
    if match["alone"]:
        return {"sfs": sfs, "stated": "sfs", **({"name": _NAME_OF[sfs]} if sfs in _NAME_OF else {})}, end
    about = _ENDS.sub("", match["about"] or "").rstrip()
    end = match.end() - len(match["about"] or "") + len(about)
    name = f"{match['word'].lower()}{about.lower()}"
    bare = name in ("lag", "lagen", "förordning", "förordningen")
    if bare or (sfs in _NAME_OF and _same_law(name, _NAME_OF[sfs])):
        known = _NAME_OF.get(sfs)
        stated = "sfs" if bare else "both"
        return {"sfs": sfs, "stated": stated, **({"name": known} if known else {})}, end
    return {"name": _definite(" ".join(name.split())), "sfs": str(sfs), "stated": "both"}, end


def _same_law(said: str, known: str) -> bool:
    """True when a name is the known one as far as both go: titles are cut short, and some laws have only a by-name."""
    one, other = (_definite(name).split()[:4] for name in (said, known))
    return one[0] == "lagen" and (other[0] != "lagen" or one == other[: len(one)])


def number_of(name: str) -> str | None:
    """The SFS number that a known law has, by any of its names, also where its title is cut or more words follow."""
    said = name.lower()
    long = len(said.split()) >= _TOLD
    near = (number for known, number in _TITLES if said.startswith(known) or (long and known.startswith(f"{said} ")))
    return _SFS_OF.get(said) or next(near, None)


def name_of(number: str) -> str | None:
    """The name of a known law, by its SFS number."""
    return _NAME_OF.get(number)


def _definite(name: str) -> str:
    """ "lag om …" and "lagen om …" are one name."""
    first, _, rest = name.partition(" ")
    first = re.sub(r"(?<=lag)$|(?<=förordning)$", "en", first)
    return f"{first} {rest}".strip()


def _citation(value: dict[str, str], block: int, start: int, end: int) -> Citation:
    return Citation("law", tuple(sorted(value.items())), block, start, end)
