"""The words of a page with their boxes, size and weight, joined into fragments of lines."""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left

import pypdfium2.raw as pdfium
from msgspec import Struct, field

from kravlint.readers.pdf.binding import Handle, Pointer, bind
from kravlint.readers.pdf.content import Edge, Fragment
from kravlint.readers.pdf.drawing import Turn
from kravlint.readers.pdf.glyphs import HYPHEN, mend

_WORD = re.compile(f"[^\\s{HYPHEN}]+{HYPHEN}?")
_SPACES = 0.9
"""Ems: a wider gap within a line may be one between columns."""
_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_UPRIGHT = 3.0
"""Degrees: text that leans less is upright."""

_load = bind(pdfium.FPDFText_LoadPage, Handle, Handle)
_close = bind(pdfium.FPDFText_ClosePage, None, Handle)
_count = bind(pdfium.FPDFText_CountChars, ctypes.c_int, Handle)
_get_text = bind(pdfium.FPDFText_GetText, ctypes.c_int, Handle, ctypes.c_int, ctypes.c_int, Pointer)
_unicode = bind(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Handle, ctypes.c_int)
_loose = bind(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, Handle, ctypes.c_int, Pointer)
_tight = bind(
    pdfium.FPDFText_GetCharBox, ctypes.c_int, Handle, ctypes.c_int, Pointer, Pointer, Pointer, Pointer
)
_origin = bind(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, Handle, ctypes.c_int, Pointer, Pointer)
_font_size = bind(pdfium.FPDFText_GetFontSize, ctypes.c_double, Handle, ctypes.c_int)
_matrix = bind(pdfium.FPDFText_GetMatrix, ctypes.c_int, Handle, ctypes.c_int, Pointer)
_text_object = bind(pdfium.FPDFText_GetTextObject, Handle, Handle, ctypes.c_int)
_font = bind(pdfium.FPDFTextObj_GetFont, Handle, Handle)
_weight = bind(pdfium.FPDFFont_GetWeight, ctypes.c_int, Handle)
_font_name = bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, Handle, Pointer, ctypes.c_size_t)


class Text(Struct):
    """The words of a page."""

    fragments: list[Fragment] = field(default_factory=list)
    unmapped: int = 0
    capped: bool = False


def read_text(page: int, turn: Turn, turned: bool, verticals: list[Edge], limit: int) -> Text:
    """The page's fragments in the order of its content stream; no fragment crosses one of the `verticals`.

    `turned` says that the page is shown rotated. At most `limit` characters are read.
    """
    handle = _load(page)
    if not handle:
        return Text()
    try:
        return _read(handle, turn, turned, sorted(edge.at for edge in verticals), limit)
    finally:
        _close(handle)


def _read(handle: int, turn: Turn, turned: bool, borders: list[float], limit: int) -> Text:
    count = _count(handle)
    found = Text(capped=count > limit)
    characters = _characters(handle, min(count, limit))
    weights: dict[int | None, bool] = {}
    box = pdfium.FS_RECTF()
    at = ctypes.addressof(box)
    left, height = turn(0.0, 0.0)
    fragments = found.fragments
    last: Fragment | None = None
    stop = bold = 0
    object_ = None
    for match in _WORD.finditer(characters):
        before, (start, stop) = stop, match.span()
        word = match.group()
        if not word.isascii():
            word, unsure = mend(word)
            found.unmapped += unsure
        seen = _text_object(handle, start)
        if seen != object_:
            object_ = seen
            if seen not in weights:
                weights[seen] = _is_bold(seen)
            bold = weights[seen]
        _loose(handle, start, at)
        size = box.top - box.bottom
        if turned or size < 0.1:
            fragment = _turned_word(handle, start, stop, word, bool(bold), turn)
            if fragment is not None:
                last = _append(fragments, fragment, last, start > before, borders)
            continue
        x0, bottom = box.left + left, height - box.bottom
        _loose(handle, stop - 1, at)
        x1 = box.right + left
        if (
            last is not None
            and last.bold == bold
            and -0.3 * size < x0 - last.x1 < _SPACES * size
            and abs(bottom - last.bottom) < 0.4 * size
            and abs(size - last.size) < 0.3 * size
            and last.upright
            and not (borders and _crosses(borders, last.x1, x0))
        ):
            last.text += " " + word if start > before else word
            last.x1 = x1
        else:
            last = Fragment(word, x0, bottom - size, x1, bottom, size, bool(bold))
            fragments.append(last)
    return found


def _crosses(borders: list[float], x0: float, x1: float) -> bool:
    place = bisect_left(borders, x0 - 1)
    return place < len(borders) and borders[place] < x1 + 1


def _characters(handle: int, count: int) -> str:
    """One Python character per pdfium character, so that positions are indices."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _get_text(handle, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * written].decode("utf-16-le", "replace").removesuffix("\0")
    if len(text) == count:
        return text
    # Characters without Unicode are left out of the text but counted.
    return "".join(chr(code) if (code := _unicode(handle, index)) < 0x110000 else "\ufffd" for index in range(count))


def _is_bold(text_object: int | None) -> bool:
    font = _font(text_object) if text_object else None
    if not font:
        return False
    buffer = ctypes.create_string_buffer(100)
    _font_name(font, ctypes.addressof(buffer), 100)
    return _weight(font) >= 600 or bool(_BOLD.search(buffer.value.decode("utf-8", "replace")))


def _turned_word(handle: int, start: int, stop: int, word: str, bold: bool, turn: Turn) -> Fragment | None:
    """A word on a rotated page or in rotated text, whose loose boxes mean nothing."""
    corners = [
        turn(x, y)
        for index in (start, stop - 1)
        for x0, x1, y0, y1 in (_tight_box(handle, index),)
        for x, y in ((x0, y0), (x1, y1))
    ]
    x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    matrix = pdfium.FS_MATRIX()
    _matrix(handle, start, ctypes.addressof(matrix))
    zero, along = turn(0.0, 0.0), turn(matrix.a, matrix.b)
    angle = math.degrees(math.atan2(along[1] - zero[1], along[0] - zero[0]))
    size = _font_size(handle, start) * math.hypot(matrix.c, matrix.d)
    if size <= 0:
        return None
    if abs(angle) > _UPRIGHT:
        return Fragment(word, x0, top, x1, bottom, size, bold, upright=False)
    base = (ctypes.c_double * 2)()
    address = ctypes.addressof(base)
    _origin(handle, start, address, address + 8)
    baseline = turn(base[0], base[1])[1]
    return Fragment(word, x0, baseline - 0.75 * size, x1, baseline + 0.25 * size, size, bold)


def _tight_box(handle: int, index: int) -> tuple[float, float, float, float]:
    numbers = (ctypes.c_double * 4)()
    address = ctypes.addressof(numbers)
    _tight(handle, index, address, address + 8, address + 16, address + 24)
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _append(
    fragments: list[Fragment], word: Fragment, last: Fragment | None, spaced: bool, borders: list[float]
) -> Fragment:
    """Joins a turned word to the fragment before it, or starts a new one."""
    if last is not None and last.upright == word.upright and last.bold == word.bold:
        reach = _SPACES * word.size
        beside = word.x0 - last.x1 < reach and last.x0 - word.x1 < reach
        below = word.top - last.bottom < reach and last.top - word.bottom < reach
        same = abs(word.bottom - last.bottom) < 0.4 * word.size if word.upright else _same_track(last, word)
        if beside and below and same and not (word.upright and _crosses(borders, last.x1, word.x0)):
            last.text += " " + word.text if spaced else word.text
            last.x0, last.top = min(last.x0, word.x0), min(last.top, word.top)
            last.x1, last.bottom = max(last.x1, word.x1), max(last.bottom, word.bottom)
            return last
    fragments.append(word)
    return word


def _same_track(last: Fragment, word: Fragment) -> bool:
    """Whether two words of vertical text stand in the same column of glyphs."""
    return abs((last.x0 + last.x1) - (word.x0 + word.x1)) < word.size or last.upright
