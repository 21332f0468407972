"""`kravlint init`: a kravlint.toml to start from."""

from __future__ import annotations

from pathlib import Path

import click

from kravlint.cli.failure import speak
from kravlint.cli.options import LANG
from kravlint.config import FILE_NAME, UsageError
from kravlint.report import Lang
from kravlint.reports.files import check_target, write

TEMPLATE = """\
# Inställningar för kravlint. Allt är frivilligt; raderna visar vad som gäller när inget sägs.
# Sökvägar och mönster räknas från den här filens mapp. Se vad som gäller: kravlint config

# Dag som handlingarna döms efter: "today", "document" (varje handlings eget datum) eller ett datum.
# Ett datum gör att en granskning i CI inte ändrar sig över en natt.
# as-of = "today"

# Språk i utskrifter: "sv" eller "en".
# lang = "sv"

# Lägsta allvar som ger slutkod 1: "error", "warning" eller "info".
# fail-on = "error"

# Bara dessa regler, eller inte dessa. Hela koder eller början av dem: ["SEC", "PUB012"]. Se: kravlint rules
# select = []
# ignore = []

# Egna regler: mappar med samma uppbyggnad som kravlints rules/.
# rules = []

# Filer som inte är handlingar. "gamla" och "*.pdf" prövas på varje namn, "utkast/*" på sökvägen härifrån.
# exclude = []

# Är upphandlingarna avrop från ramavtal? Om inget sägs avgör handlingarna själva.
# call-off = true

# Vem köper? Behövs bara när kravlint tar fel på beställaren.
# buyer = "Exempelköpings kommun"

# Jämför upphandlingarna i körningen med varandra: vad är kopierat, och vad blev kvar av den andra?
# copies = true

# Avrop: mappen med ramavtalet. Det som står där behöver avropet inte säga om.
# inherits = "../ramavtal"

# Fynd som redan är godtagna. Skriv filen med: kravlint baseline MAPP
# baseline = "kravlint-baseline.json"

# Processer samtidigt; 0 är en per processor.
# jobs = 0

# Spara det som lästs och dömts till nästa körning (i din egen cachemapp, som bara du kan läsa).
# cache = true

# Annat allvar än regelns eget.
# [severity]
# REQ021 = "info"

# Vad en fil är, när kravlint inte ser det själv.
# [kinds]
# "bilaga 7*.docx" = "sla"

# Undantag: fynd som ni har bestämt er för att leva med. Skälet måste anges; datumet är frivilligt.
# Ett undantag kan också stå i handlingen, som kommentar: kravlint: ignore PUB008 – skäl
# [[suppress]]
# path = "bilaga 4*.docx"
# rule = "PUB008"
# reason = "Regleras i huvudavtalet, avsnitt 9"
# until = 2027-06-30

# Gränser för vad som läses ur en fil. Se alla: kravlint config
# [limits]
# seconds = 120.0
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[MAPP]")
@LANG
def init(folder: Path, lang: Lang | None) -> None:
    """Skriv en kommenterad kravlint.toml att utgå från."""
    speak(lang)
    file = folder / FILE_NAME
    if file.exists():
        raise UsageError(f"{file}: finns redan", f"{file}: is there already")
    check_target(file)
    write(file, TEMPLATE)
    click.echo(f"kravlint: {file}", err=True)
