"""From the characters that a PDF maps its glyphs to, to the text that a person reads."""

from __future__ import annotations

import re
import unicodedata

from kravlint.readers.origins import nfc

HYPHEN = "\ufffe"
"""A hyphen at a line's end, as pdfium marks it; the word goes on in the next line."""

_PLAIN = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\x02": HYPHEN,
    "\xad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "\0": "",
}
# Symbol and Wingdings have no Unicode of their own: their glyphs come as U+F000 + the byte.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0de": "⇒",
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0fe": "☒",
    "\uf0fd": "☒",
    "\uf053": "☒",
    "\uf052": "☑",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf071": "☐",
    "\uf02d": "-",
    "\uf0b0": "°",
    "\uf0b3": "≥",
    "\uf0a3": "≤",
    "\uf0b1": "±",
    "\uf020": " ",
}
# Calibri's and Carlito's ligatures, when the producer numbered its glyphs into Latin Extended-B.
_LIGATURES = {"Ɵ": "ti", "Ʃ": "tt", "ƞ": "tf", "ƫ": "tti", "Ō": "ft"}

_TABLE = str.maketrans({**_PLAIN, **_SYMBOLS})
_SUSPECT = re.compile("[\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff" + "".join(_LIGATURES) + "]")
_WRONG_LIGATURE = re.compile("(?<=[a-zåäöé])[ƟƩƞƫŌ](?=[a-zåäöé]|\\b)|[ƟƩƞƫ](?=[a-zåäöé])")
_ODD = re.compile("[" + "".join(_PLAIN) + _SUSPECT.pattern[1:])


def is_plain(text: str) -> bool:
    """Whether mending would change nothing: asked once per page, so that its words need not be."""
    return text.isascii() or (not _ODD.search(text) and unicodedata.is_normalized("NFC", text))


def mend(text: str) -> tuple[str, int]:
    """The text in NFC with ligatures taken apart and symbols named, and how many characters stayed unsure."""
    if text.isascii() and text.isprintable():
        return text, 0
    text = nfc(text.translate(_TABLE))
    if not _SUSPECT.search(text):
        return text, 0
    text = _WRONG_LIGATURE.sub(lambda found: _LIGATURES[found.group()], text)
    return text, len(_SUSPECT.findall(text))
