"""Characters of the symbol fonts (Symbol, Wingdings, Wingdings 2) in Unicode; check boxes above all."""

from __future__ import annotations

import re

TICKED = "☒"
UNTICKED = "☐"

PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where Word puts the characters of symbol fonts."""

_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOL = {ord(latin): greek for latin, greek in _GREEK.items()} | {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xCE: "∈", 0xD6: "√",
    0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐",
    0x72: "☐", 0x75: "◆", 0x76: "❖", 0x78: "☒", 0x9F: "•", 0xA0: "▪", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0xA3: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def is_symbol_font(font: str) -> bool:
    """True for fonts whose characters are signs whatever their codes say."""
    return font.lower().startswith(("symbol", "wingdings", "webdings", "marlett"))


def symbol(code: int, font: str) -> str:
    """The Unicode character for a symbol font's code (0xF0FE or 0xFE); "•" for a sign that nobody mapped."""
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get(font.lower())
    if table is None:
        if low != code or is_symbol_font(font):
            return _WINGDINGS.get(low) or _SYMBOL.get(low, "•")
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""
    if table is _SYMBOL and 0x20 <= low < 0x7F:
        return table.get(low, chr(low))
    return table.get(low, "•")


def readable(text: str, font: str) -> str:
    """Text with its private characters in Unicode, one for one."""
    return PRIVATE.sub(lambda found: symbol(ord(found.group()), font), text)
