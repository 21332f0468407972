"""CSV as Swedish Excel opens it by itself: semicolons, a byte order mark, CRLF."""

from __future__ import annotations

import csv
import io

from kravlint.extract.catalogue import Catalogue
from kravlint.extract.columns import harmless, heads, rows
from kravlint.report import Lang


def render(catalogue: Catalogue, lang: Lang) -> bytes:
    """One row for each entry, below a head."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads(catalogue, lang).values())
    for row in rows(catalogue, lang):
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row.values()])
    return out.getvalue().encode("utf-8-sig")
