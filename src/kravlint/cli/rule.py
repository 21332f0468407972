"""`kravlint rule new CODE`: a rule to start from, in a file of its own."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kravlint.cli.failure import speak
from kravlint.cli.options import CONFIG, LANG
from kravlint.codes import normal_code
from kravlint.config import UsageError, load_config
from kravlint.report import Lang
from kravlint.reports.files import check_target, write

TEMPLATE = """\
# En regel som fungerar, att göra om till din. Pröva den: kravlint test {folder}
# Så ser kravlints egna ut: kravlint explain PUB004

code: {code}
name: {name} # kort, på engelska, med bindestreck; står i rapporten bredvid koden
family: own-rules # området; egna namn går bra
phase: before # before, during eller after: inför, under eller efter inköpet
severity: info # error, warning eller info; börja med info tills du har sett den på riktiga handlingar

# Alla texter står på svenska (sv) och engelska (en).
title:
  sv: Ordet omgående säger inte när
  en: The word “omgående” does not say when
# Det som står i rapporten. {{found}} är orden som hittades. Säg vad som står där, inte vad lagen kräver.
message:
  sv: Här står ”{{found}}”, men inte hur snabbt det ska ske.
  en: Here it says “{{found}}”, but not how fast.
why:
  sv: Ni och leverantören kan räkna med olika tider, och ingen av er kan mäta den andras.
  en: You and the supplier may have different times in mind, and neither can be measured.
remedy:
  sv: Skriv tiden, till exempel inom två timmar, och från när den räknas.
  en: State the time, for instance within two hours, and from when it is counted.

# Vad regeln vilar på: lag, standard, vägledning eller ert eget beslut, och dagen då du läste det. Frivilligt.
# basis:
#   - {{name: "Riktlinje för inköp, avsnitt 4", url: "https://…", verified: "2026-11-22"}}

# Vad som söks. phrase: ord som inte ska stå så. Ett ord hittas i alla sina böjningar; "underbiträd*" är en början,
# "*avtal" ett slut, och '/inom \\d+ timmar/' ett mönster.
check:
  kind: phrase
  terms: [omgående, skyndsamt]
  unless_terms: ['/inom (?:en|ett|två|tre|\\d+) (?:timm|dag|dygn|minut|veck)/'] # ord i samma mening som gör det bra
  # within: [agreement, specification] # bara i de här slagen av handlingar

# Skriv helst exemplen först: minst tre av varje, med olika ord, också sådana där regeln lätt skulle ta fel.
examples:
  flagged:
    - text: Leverantören ska omgående anmäla fel.
    - text: |
        # Avtal

        Fel rättas skyndsamt efter anmälan.
    - text: |
        | Id | Krav |
        | --- | --- |
        | K-1 | Leverantören ska omgående svara på supportärenden. |
  clean:
    - text: Leverantören ska anmäla fel inom två timmar.
    - text: Fel rättas skyndsamt, dock senast inom 4 timmar från anmälan.
    # flera handlingar på en gång:
    - files:
        Avtal.md: "# Avtal\\n\\nFel rättas inom 4 timmar."
        Krav.md: "# Kravspecifikation\\n\\nSystemet ska visa aktuell status."
"""


@click.group()
def rule() -> None:
    """Egna regler."""


@rule.command()
@click.argument("code", metavar="KOD")
@click.option("--output", "-o", default=".", type=click.Path(path_type=Path), metavar="MAPP", help="Mappen för regeln.")
@CONFIG
@LANG
def new(code: str, output: Path, config: Path | None, lang: Lang | None) -> None:
    """Skriv en regel som fungerar att utgå från, i en fil som heter som koden."""
    speak(lang)
    settings = load_config(config, output)
    speak(lang or settings.lang)
    code = normal_code(code)
    if not re.fullmatch(r"[A-Z]{2,8}\d{3}", code):
        raise UsageError(
            f"{code}: en kod är två till åtta bokstäver och tre siffror, till exempel SKOLA001",
            f"{code}: a code is two to eight letters and three digits, like SKOLA001",
        )

    from kravlint.engine.loader import load

    if taken := load(settings.rules).by_code().get(code):
        raise UsageError(f"{code} finns redan: {taken.title.sv}", f"{code} is there already: {taken.title.en}")
    file = output / f"{code}.yaml"
    if file.exists():
        raise UsageError(f"{file}: finns redan", f"{file}: is there already")
    output.mkdir(parents=True, exist_ok=True)
    check_target(file)
    write(file, TEMPLATE.format(code=code, name=code.lower(), folder=output.as_posix()))
    click.echo(f"kravlint: {file}", err=True)
