"""References to standards with their editions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kravlint.analysis.model import Citation
from kravlint.analysis.scan import begun
from kravlint.document import Document
from kravlint.language.screen import lazy

_PROTOCOLS = "WCAG SAML LTI QTI OAuth SCIM TLS OneRoster OpenAPI"
WORDS = (
    "iso", "iec", "ss ", "ss-", "ss1", "en 1", "en 3", "en3", "en-", "rfc", "pdf/a", *_PROTOCOLS.lower().split(),
)  # fmt: skip
"""Beginnings of what every such reference holds."""

_BODY = r"(?:SS|EN|ISO|IEC|SIS|ETSI|CEN|TS|TR)"
_BEGINNING = lazy(r"[SEICTRWLQOP](?<![\w-].)(?=[A-Znp])")
_STANDARD = lazy(
    rf"(?<![\w-])(?P<bodies>{_BODY}(?:[-/ ]{{1,2}}{_BODY})*)[ -]?(?P<number>\d{{2,3}}[ -]\d{{3}}|\d{{4,6}})(?P<part>-\d{{1,2}})?"
    r"(?!\d)(?:(?:\s?:\s?|\s?\(|,?\s(?:version(?:en)?|utgåva(?:n)?|upplaga(?:n)?|edition)\s(?:från\s|av\s)?)"
    r"(?P<edition>(?:19|20)\d\d)(?![\d-])(?:/(?P<amended>[A-Za-z]+\.?\s?\d?:?\d{4}))?)?"
    r"(?:[\s,]*\(?[Vv](?:ersion(?:en)?)?\.?\s?(?P<version>\d(?:\.\d){1,2})(?!\w|\.\d))?"
    r"|(?<![\w-])RFC[ -]?(?P<rfc>\d{3,5})(?!\d)"
    rf"|(?<![\w-])(?P<protocol>{_PROTOCOLS.replace(' ', '|')})[ -]?(?:[Vv](?:ersion)?\.?\s?)?"
    r"(?P<release>\d(?:\.\d){0,2})(?![\w]|\.\d)"
    r"|(?<![\w-])PDF/A(?:-(?P<pdfa>\d[a-u]?))?(?!\w)"
)


def standards(document: Document, index: int) -> Iterator[Citation]:
    """Aspects: number, edition where stated; an international number has no national prefix ("ISO/IEC 27001")."""
    text = document.blocks[index].text
    for match in begun(_STANDARD, _BEGINNING, text):
        if match["rfc"]:
            number, edition = f"RFC {match['rfc']}", None
        elif match["protocol"]:
            number, edition = match["protocol"], match["release"]
        elif match["bodies"]:
            number, edition = _number(match), match["edition"] or match["version"]
            if match["amended"]:
                edition = f"{edition}/{match['amended']}"
        else:
            number, edition = "PDF/A", match["pdfa"]
        value = (("edition", edition), ("number", number)) if edition else (("number", number),)
        yield Citation("standard", value, index, *match.span())


def _number(match: re.Match[str]) -> str:
    bodies = re.split(r"[-/ ]+", match["bodies"])
    international = [body for body in bodies if body in ("ISO", "IEC", "ETSI")]
    kept = international or [bodies[-1] if bodies[-1] == "EN" else bodies[0]]
    if kept == ["ETSI"]:
        kept = ["EN"]
    return f"{'/'.join(kept)} {match['number'].replace('-', ' ')}{match['part'] or ''}"
