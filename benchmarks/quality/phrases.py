"""How many ways of writing a thing are understood: phrasings by authors who have not seen the rules.

    .venv/bin/python benchmarks/quality/phrases.py [--misses] [CODE…]

Writes benchmarks/results/phrases.md where no codes are named. The folders under phrases/ are by authors who have not seen
the rules: the rules have been taught by those of `taught`, and nobody who works on them reads `held-out`. They hold YAML
lists of `{item: PUB005/R15, met: [..], near: [..], broken: [..]}` for what should stand in a set, and of
`{item: LOU018, flag: [..], clean: [..]}` for what should not. Every text is put alone into a bare set that lacks the matter
(BARE): one that is *met* must silence the rule, one that is *near* must not, one that is *broken* (softened) must not
either; one to *flag* must be flagged and a *clean* one must not. `--misses` prints the taught ones judged otherwise.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from mutations import share
from trial import ALL_RULES, judgement, says

HERE = Path(__file__).parent
BANKS = HERE / "phrases"
RESULT = HERE.parent / "results" / "phrases.md"
READ = "## History"
TITLES = {
    "taught": "By three authors, read by those who work on the rules",
    "held-out": "By an author whom nobody who works on the rules has read",
}
HEAD = """# Ways of writing a thing

Command: `.venv/bin/python benchmarks/quality/phrases.py` · the texts are our own, in `benchmarks/quality/phrases`

Each text is put alone into a bare set: one that meets what is asked for (*met*) must silence the rule, one *near* it or
*broken* (softened) must not; one to *flag* must be flagged, one that is *clean* must not."""

BARE = {
    "Upphandlingsdokument": "# Upphandlingsdokument\n\nNordby kommun upphandlar en digital tjänst där invånare och elever "
    "lämnar ansökningar. Tjänsten är en molntjänst som leverantören driver.\n",
    "Kravspecifikation": "# Kravspecifikation\n\nTjänsten ska gå att använda i mobil. "
    "Systemet ska visa inkomna ansökningar i en lista. Elevernas namn, adress och "
    "personnummer ska läsas in från elevregistret.\n",
    "Avtal": "# Avtal\n\nLeverantören tillhandahåller molntjänsten till kommunen. Avtalet gäller i tre år.\n",
    "Personuppgiftsbiträdesavtal": "# Personuppgiftsbiträdesavtal\n\nAvtalet gäller mellan Nordby kommun, personuppgiftsansvarig, "
    "och leverantören, personuppgiftsbiträde.\n",
}
"""A set that asks for much and says little."""

ADDED = {
    "SEC009": ("Upphandlingsdokument", "Informationen är klassad enligt KLASSA till K3 R3 T3 S3."),
    "SEC010": ("Upphandlingsdokument", "Informationen är klassad enligt KLASSA till K3 R3 T3 S3."),
    "SEC015": ("Upphandlingsdokument", "Informationen är klassad enligt KLASSA till K3 R3 T3 S3."),
    "PUB026": ("Kravspecifikation", "Systemet ska hantera elevhälsans journaler."),
    "SEC006": ("Upphandlingsdokument", "Informationen har konfidentialitet 2, riktighet 2 och tillgänglighet 2."),
    "SEC012": ("Kravspecifikation", "Leverantören ska vara certifierad enligt ISO/IEC 27001:2022 eller likvärdigt."),
    "SEC013": ("Kravspecifikation", "Leverantören ska rapportera säkerhetsincidenter till kommunen."),
    "EXIT004": ("Avtal", "När avtalet upphör ska leverantören lämna ut all information i ett öppet format."),
    "STD012": ("Kravspecifikation", "Vid avtalets upphörande ska leverantören återlämna alla uppgifter till kommunen."),
    "PUB012/R11": (
        "Personuppgiftsbiträdesavtal",
        "Biträdet får anlita underbiträden med allmänt skriftligt tillstånd.",
    ),
    "PUB012/R36": (
        "Personuppgiftsbiträdesavtal",
        "Biträdet får anlita underbiträden med allmänt skriftligt tillstånd.",
    ),
    "PUB016": ("Personuppgiftsbiträdesavtal", "Biträdet ska behandla personuppgifter endast enligt instruktion."),
    "PUB017": ("Personuppgiftsbiträdesavtal", "Biträdet ska radera personuppgifterna när avtalet upphör."),
    "PUB019": ("Personuppgiftsbiträdesavtal", "Biträdet får föra över personuppgifter till tredjeland."),
    "PUB025": ("Personuppgiftsbiträdesavtal", "Leverantörens ansvar är begränsat till det årliga avtalsvärdet."),
    "PUB033": ("Personuppgiftsbiträdesavtal", "Biträdet ska anmäla personuppgiftsincidenter till den ansvarige."),
    "LOU004": ("Upphandlingsdokument", "Det anbud antas som har bäst förhållande mellan pris och kvalitet."),
    "LOU010": ("Upphandlingsdokument", "Upphandlingen avser ett ramavtal med en leverantör."),
    "DOC008": ("Avtal", "Leverantören behandlar personuppgifter om elever."),
    "DOC009": ("Avtal", "Fakturor betalas inom 30 dagar."),
}
"""What must stand there before the rule has anything to ask: by code, or by code and item: document and sentence."""

WRITTEN_IN = {
    "PUB": "Personuppgiftsbiträdesavtal",
    "PUB032": "Avtal",
    "PUB026": "Upphandlingsdokument",
    "PUB027": "Kravspecifikation",
    "SEC": "Kravspecifikation",
    "SEC001": "Upphandlingsdokument",
    "SEC002": "Upphandlingsdokument",
    "SEC006": "Upphandlingsdokument",
    "STD": "Kravspecifikation",
    "ACC": "Kravspecifikation",
    "EXIT": "Avtal",
    "ORG": "Upphandlingsdokument",
    "LOU": "Upphandlingsdokument",
    "LOU003": "Kravspecifikation",
    "LOU018": "Kravspecifikation",
    "DOC": "Avtal",
}
"""Where a text about the matter would stand, by code or by family."""

SILENT = ("met", "clean")
"""The groups whose texts must leave the rule without a word."""


class Phrase(NamedTuple):
    """A text, what it is about, and whether the rule should be silent about it."""

    code: str
    item: str | None
    group: str
    text: str


def main() -> None:
    only = tuple(each for each in sys.argv[1:] if not each.startswith("--"))
    lines = []
    for folder in ("taught", "held-out"):
        judged = [(each, right(each)) for each in phrases(BANKS / folder) if not only or each.code.startswith(only)]
        if "--misses" in sys.argv and folder == "taught":
            for phrase, ok in judged:
                if not ok:
                    text = " ⏎ ".join(phrase.text.splitlines())
                    print(f"{phrase.group.upper()} {phrase.code}/{phrase.item}: {text}")
        lines += ["", f"## {TITLES[folder]}", "", *table(judged)]
    print("\n".join(lines))
    if not only:
        read = RESULT.read_text(encoding="utf-8").partition(READ)[2] if RESULT.exists() else ""
        RESULT.write_text("\n".join([HEAD, *lines]) + "\n" + (f"\n{READ}{read}" if read else ""), encoding="utf-8")


def phrases(folder: Path) -> Iterator[Phrase]:
    """Every text of the YAML files of a folder."""
    for file in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            code, _, item = row["item"].partition("/")
            for group in ("met", "near", "broken", "flag", "clean"):
                for text in row.get(group, ()):
                    yield Phrase(code, item or None, group, text.strip())


def right(phrase: Phrase) -> bool:
    """True when the rule says of the set with this text what it should."""
    return answers(phrase) != (phrase.group in SILENT)


def answers(phrase: Phrase) -> bool:
    """True when the rule asks for the item in the bare set to which the text was added."""
    files = dict(BARE)
    needed = ADDED.get(f"{phrase.code}/{phrase.item}") or ADDED.get(phrase.code)
    additions = [needed] if needed else []
    additions.append((_document(phrase.code), phrase.text))
    for document, text in additions:
        files[document] += f"\n{text}\n"
    said = judgement(files, ALL_RULES)
    rows = [row for row in said.checklist if (row.rule, row.item) == (phrase.code, phrase.item)]
    if rows:
        return not any(row.state in ("met", "by reference") for row in rows)
    return any(says(finding, phrase.code, phrase.item) for finding in said.findings)


def _document(code: str) -> str:
    return WRITTEN_IN.get(code) or WRITTEN_IN[code.rstrip("0123456789")]


def table(judged: Iterable[tuple[Phrase, bool]]) -> list[str]:
    """Shares of texts judged rightly, by family and group."""
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for phrase, ok in judged:
        for family in (phrase.code.rstrip("0123456789"), "**all**"):
            cells[family, phrase.group].append(ok)
    lines = ["| family | texts | that | judged rightly |", "| --- | --- | --- | --- |"]
    for (family, group), values in sorted(cells.items()):
        lines.append(f"| {family} | {group} | {len(values)} | {share(sum(values), len(values))} |")
    return lines


if __name__ == "__main__":
    main()
