"""The words of a page with their boxes, size and weight, joined into fragments of lines."""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left

import pypdfium2.raw as pdfium
from msgspec import Struct, field

from kravlint.readers.pdf.binding import Handle, Pointer, bind
from kravlint.readers.pdf.content import Edge, Fragment, Tag
from kravlint.readers.pdf.drawing import Turn
from kravlint.readers.pdf.glyphs import HYPHEN, is_plain, mend
from kravlint.readers.pdf.structure import tag_of

_WORD = re.compile(f"[^\\s{HYPHEN}]+{HYPHEN}?")
_SPACES = 0.9
"""Ems: a wider gap within a line may be one between columns."""
_BETWEEN = 0.7
"""Ems: the same between words that the file draws one by one, as it does those of two cells."""
_BELOW = 0.22
"""The part of the font's size that hangs below the baseline."""
_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_UPRIGHT = 3.0
"""Degrees: text that leans less is upright."""

_load = bind(pdfium.FPDFText_LoadPage, Handle, Handle)
_close = bind(pdfium.FPDFText_ClosePage, None, Handle)
_count = bind(pdfium.FPDFText_CountChars, ctypes.c_int, Handle)
_get_text = bind(pdfium.FPDFText_GetText, ctypes.c_int, Handle, ctypes.c_int, ctypes.c_int, Pointer)
_unicode = bind(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Handle, ctypes.c_int)
_loose = bind(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, Handle, ctypes.c_int, Pointer)
_tight = bind(pdfium.FPDFText_GetCharBox, ctypes.c_int, Handle, ctypes.c_int, Pointer, Pointer, Pointer, Pointer)
_origin = bind(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, Handle, ctypes.c_int, Pointer, Pointer)
_font_size = bind(pdfium.FPDFText_GetFontSize, ctypes.c_double, Handle, ctypes.c_int)
_matrix = bind(pdfium.FPDFText_GetMatrix, ctypes.c_int, Handle, ctypes.c_int, Pointer)
_text_object = bind(pdfium.FPDFText_GetTextObject, Handle, Handle, ctypes.c_int)
_font = bind(pdfium.FPDFTextObj_GetFont, Handle, Handle)
_weight = bind(pdfium.FPDFFont_GetWeight, ctypes.c_int, Handle)
_font_name = bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, Handle, Pointer, ctypes.c_size_t)


Border = tuple[float, float, float]
"""x, top and bottom of a drawn line."""


class Text(Struct):
    """The words of a page."""

    fragments: list[Fragment] = field(default_factory=list)
    unmapped: int = 0
    capped: bool = False


def read_text(page: int, turn: Turn, turned: bool, verticals: list[Edge], limit: int, tags: dict[int, Tag]) -> Text:
    """The page's fragments in the order of its content stream; no fragment crosses one of the `verticals`.

    `turned` says that the page is shown rotated. At most `limit` characters are read. `tags` are those of the page's
    structure tree.
    """
    handle = _load(page)
    if not handle:
        return Text()
    try:
        borders = sorted((edge.at, edge.start, edge.end) for edge in verticals)
        return _read(handle, turn, turned, borders, limit, tags)
    finally:
        _close(handle)


def _read(handle: int, turn: Turn, turned: bool, borders: list[Border], limit: int, tags: dict[int, Tag]) -> Text:
    count = _count(handle)
    found = Text(capped=count > limit)
    characters = _characters(handle, min(count, limit))
    odd = not is_plain(characters)
    fonts: dict[int, bool] = {}
    box = pdfium.FS_RECTF()
    at = ctypes.addressof(box)
    left = turn(0.0, 0.0)[0]
    last: Fragment | None = None
    run = _Run(0.0, 0.0, False, 0.0)
    stop = 0
    shown = None
    for match in _WORD.finditer(characters):
        before, (start, stop) = stop, match.span()
        word = match.group()
        if odd and not word.isascii():
            word, unsure = mend(word)
            found.unmapped += unsure
        text_object = _text_object(handle, start)
        spaces = _SPACES
        if text_object != shown:
            spaces = _BETWEEN
            shown = text_object
            run = _run(handle, start, text_object, turn, fonts, tags)
        if turned or run.angle:
            last = _append(found.fragments, _turned_word(handle, start, stop, word, run, turn), last, start > before)
            continue
        _loose(handle, start, at)
        x0 = box.left + left
        _loose(handle, stop - 1, at)
        x1 = box.right + left
        size = run.size
        if (
            last is not None
            and last.bold == run.bold
            and last.tag is run.tag
            and -0.3 * size < x0 - last.x1 < spaces * size
            and abs(run.baseline + _BELOW * size - last.bottom) < 0.4 * size
            and abs(size - last.size) < 0.3 * size
            and last.upright
            and not (borders and _crosses(borders, last.x1, x0, run.baseline))
        ):
            last.text += " " + word if start > before else word
            last.x1 = x1
        else:
            top, bottom = run.baseline - (1 - _BELOW) * size, run.baseline + _BELOW * size
            last = Fragment(word, x0, top, x1, bottom, size, run.bold, order=start, tag=run.tag)
            found.fragments.append(last)
    return found


class _Run(Struct, gc=False):
    """What the characters of one text object share."""

    size: float
    baseline: float
    bold: bool
    angle: float
    """Degrees that the text leans against the page as shown; 0 when it is upright."""
    tag: Tag | None = None


_matrix_of = (ctypes.c_float * 6)()
_matrix_at = ctypes.addressof(_matrix_of)
_base = (ctypes.c_double * 2)()
_base_at = ctypes.addressof(_base)


def _run(
    handle: int, start: int, text_object: int | None, turn: Turn, fonts: dict[int, bool], tags: dict[int, Tag]
) -> _Run:
    _matrix(handle, start, _matrix_at)
    _origin(handle, start, _base_at, _base_at + 8)
    x, y = _base
    a, b, c, d = _matrix_of[:4]
    origin, ahead = turn(x, y), turn(x + a, y + b)
    angle = 0.0
    if ahead[1] != origin[1] or ahead[0] < origin[0]:
        angle = math.degrees(math.atan2(ahead[1] - origin[1], ahead[0] - origin[0]))
    size = _font_size(handle, start) * (math.hypot(c, d) if c else abs(d)) or 1.0
    font = _font(text_object) if text_object else None
    bold = False
    if font:
        if font not in fonts:
            fonts[font] = _is_bold(font)
        bold = fonts[font]
    tag = tag_of(text_object, tags) if tags and text_object else None
    return _Run(size, origin[1], bold, angle if abs(angle) > _UPRIGHT else 0.0, tag)


def _crosses(borders: list[Border], x0: float, x1: float, baseline: float) -> bool:
    place = bisect_left(borders, (x0 - 1, 0.0, 0.0))
    while place < len(borders) and borders[place][0] < x1 + 1:
        if borders[place][1] < baseline < borders[place][2] + 1:
            return True
        place += 1
    return False


def _characters(handle: int, count: int) -> str:
    """One Python character per pdfium character, so that positions are indices."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _get_text(handle, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * written].decode("utf-16-le", "replace").removesuffix("\0")
    if len(text) == count:
        return text
    # Characters without Unicode are left out of the text but counted.
    return "".join(chr(code) if (code := _unicode(handle, index)) < 0x110000 else "\ufffd" for index in range(count))


def _is_bold(font: int) -> bool:
    buffer = ctypes.create_string_buffer(100)
    _font_name(font, ctypes.addressof(buffer), 100)
    return _weight(font) >= 600 or bool(_BOLD.search(buffer.value.decode("utf-8", "replace")))


def _turned_word(handle: int, start: int, stop: int, word: str, run: _Run, turn: Turn) -> Fragment:
    """A word on a rotated page or in rotated text, whose loose boxes mean nothing."""
    corners = [turn(x, y) for index in (start, stop - 1) for x, y in _corners(handle, index)]
    x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
    if run.angle:
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    else:
        top, bottom = run.baseline - (1 - _BELOW) * run.size, run.baseline + _BELOW * run.size
    return Fragment(word, x0, top, x1, bottom, run.size, run.bold, upright=not run.angle, order=start, tag=run.tag)


def _corners(handle: int, index: int) -> tuple[tuple[float, float], tuple[float, float]]:
    numbers = (ctypes.c_double * 4)()
    address = ctypes.addressof(numbers)
    _tight(handle, index, address, address + 8, address + 16, address + 24)
    return (numbers[0], numbers[2]), (numbers[1], numbers[3])


def _append(fragments: list[Fragment], word: Fragment, last: Fragment | None, spaced: bool) -> Fragment:
    """Joins a turned word to the fragment before it, or starts a new one."""
    if last is not None and last.upright == word.upright and last.bold == word.bold and last.tag is word.tag:
        reach = _SPACES * word.size
        beside = word.x0 - last.x1 < reach and last.x0 - word.x1 < reach
        below = word.top - last.bottom < reach and last.top - word.bottom < reach
        same = _same_track(last, word) if not word.upright else abs(word.bottom - last.bottom) < 0.4 * word.size
        if beside and below and same:
            last.text += " " + word.text if spaced else word.text
            last.x0, last.top = min(last.x0, word.x0), min(last.top, word.top)
            last.x1, last.bottom = max(last.x1, word.x1), max(last.bottom, word.bottom)
            return last
    fragments.append(word)
    return word


def _same_track(last: Fragment, word: Fragment) -> bool:
    """Whether two words of text that runs up or down stand in one column of glyphs."""
    return abs((last.x0 + last.x1) - (word.x0 + word.x1)) < word.size
