"""The names of WordprocessingML elements and attributes, as lxml writes them."""

from __future__ import annotations

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SYMEX = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"

VAL = _W + "val"
ID = _W + "id"
AUTHOR = _W + "author"
FONT = _W + "font"
CHAR = _W + "char"
ASCII = _W + "ascii"
STYLE_ID = _W + "styleId"
STYLE_TYPE = _W + "type"
DEFAULT_STYLE = _W + "default"
FIELD_CHAR_TYPE = _W + "fldCharType"
CUSTOM_MARK = _W + "customMarkFollows"
NUM_ID_ATTRIBUTE = _W + "numId"
LEVEL_ATTRIBUTE = _W + "ilvl"
ABSTRACT_ID_ATTRIBUTE = _W + "abstractNumId"
FORMAT = _W + "format"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W14_VAL = _W14 + "val"

DOCUMENT = _W + "document"
BODY = _W + "body"
PARAGRAPH = _W + "p"
RUN = _W + "r"
TEXT = _W + "t"
DELETED_TEXT = _W + "delText"
TABLE = _W + "tbl"
ROW = _W + "tr"
CELL = _W + "tc"
CONTROL = _W + "sdt"
CONTROL_PROPERTIES = _W + "sdtPr"
CONTROL_CONTENT = _W + "sdtContent"
PLACEHOLDER = _W + "showingPlcHdr"
CHECKBOX = _W14 + "checkbox"
CHECKED = _W14 + "checked"
INSERTED = _W + "ins"
DELETED = _W + "del"
MOVED_TO = _W + "moveTo"
MOVED_FROM = _W + "moveFrom"
DELETED_CELL = _W + "cellDel"
INSERTED_CELL = _W + "cellIns"
ALTERNATE = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"
SIMPLE_FIELD = _W + "fldSimple"
FIELD_CHAR = _W + "fldChar"
FORM_DATA = _W + "ffData"
FORM_CHECKBOX = _W + "checkBox"
FORM_CHECKED = _W + "checked"
FORM_DEFAULT = _W + "default"
FORM_LIST = _W + "ddList"
FORM_RESULT = _W + "result"
FORM_ENTRY = _W + "listEntry"
SYMBOL = _W + "sym"
TAB = _W + "tab"
ALIGNED_TAB = _W + "ptab"
BREAK = _W + "br"
RETURN = _W + "cr"
NO_BREAK_HYPHEN = _W + "noBreakHyphen"
SOFT_HYPHEN = _W + "softHyphen"
FOOTNOTE_REFERENCE = _W + "footnoteReference"
ENDNOTE_REFERENCE = _W + "endnoteReference"
COMMENT_START = _W + "commentRangeStart"
COMMENT_REFERENCE = _W + "commentReference"
BOX = _W + "txbxContent"
DRAWING = _W + "drawing"
PICTURE = _W + "pict"
OBJECT = _W + "object"
RUBY = _W + "ruby"
RUBY_BASE = _W + "rubyBase"
FOREIGN = _W + "altChunk"
SUBDOCUMENT = _W + "subDoc"
SECTION = _W + "sectPr"

PARAGRAPH_PROPERTIES = _W + "pPr"
RUN_PROPERTIES = _W + "rPr"
ROW_PROPERTIES = _W + "trPr"
CELL_PROPERTIES = _W + "tcPr"
TABLE_PROPERTIES = _W + "tblPr"
PARAGRAPH_STYLE = _W + "pStyle"
RUN_STYLE = _W + "rStyle"
NUMBERED = _W + "numPr"
NUM_ID = _W + "numId"
LEVEL_INDEX = _W + "ilvl"
OUTLINE = _W + "outlineLvl"
VANISH = _W + "vanish"
FONTS = _W + "rFonts"
LANGUAGE = _W + "lang"
GRID_BEFORE = _W + "gridBefore"
GRID_SPAN = _W + "gridSpan"
VERTICAL_MERGE = _W + "vMerge"
HORIZONTAL_MERGE = _W + "hMerge"
HEADER_ROW = _W + "tblHeader"
HIDDEN_ROW = _W + "hidden"

STYLE = _W + "style"
STYLE_NAME = _W + "name"
BASED_ON = _W + "basedOn"
ABSTRACT = _W + "abstractNum"
ABSTRACT_ID = _W + "abstractNumId"
NUMBER = _W + "num"
LEVEL = _W + "lvl"
OVERRIDE = _W + "lvlOverride"
START_OVERRIDE = _W + "startOverride"
START = _W + "start"
NUMBER_FORMAT = _W + "numFmt"
LEVEL_TEXT = _W + "lvlText"
LEVEL_RESTART = _W + "lvlRestart"
LEGAL = _W + "isLgl"
STYLE_LINK = _W + "numStyleLink"

MATH = frozenset({_M + "oMath", _M + "oMathPara"})
MATH_TEXT = _M + "t"
MATH_DENOMINATOR = _M + "den"
SYMBOL_EX = _SYMEX + "symEx"
SYMBOL_EX_FONT = _SYMEX + "font"
SYMBOL_EX_CHAR = _SYMEX + "char"

NOTE_PROPERTIES = {"footnote": _W + "footnotePr", "endnote": _W + "endnotePr"}
NOTE_START = _W + "numStart"
NOTE_TYPE = _W + "type"
NOTE_KINDS = {FOOTNOTE_REFERENCE: "footnote", ENDNOTE_REFERENCE: "endnote"}
TRANSPARENT = frozenset(
    {
        _W + "hyperlink",
        _W + "smartTag",
        _W + "customXml",
        _W + "dir",
        _W + "bdo",
        SIMPLE_FIELD,
        CONTROL_CONTENT,
        BOX,
        RUBY_BASE,
        BODY,
    }
)
"""Elements that only wrap: what stands in them reads as if they were not there."""
PROPERTIES = frozenset(
    {
        PARAGRAPH_PROPERTIES,
        RUN_PROPERTIES,
        ROW_PROPERTIES,
        CELL_PROPERTIES,
        TABLE_PROPERTIES,
        CONTROL_PROPERTIES,
        SECTION,
    }
)


def is_on(element: etree._Element | None) -> bool | None:
    """A toggle's value (w:b, w:vanish …); None when the element is absent."""
    return None if element is None else element.get(VAL) not in ("0", "false", "off")


def number(element: etree._Element | None) -> int | None:
    """The whole number in w:val; None when absent or not a number."""
    return None if element is None else whole(element.get(VAL))


def whole(text: str | None) -> int | None:
    """A whole number as XML writes it; None when it is none, or absurdly long."""
    if text is None or len(text) > 10:
        return None
    try:
        return int(text)
    except ValueError:
        return None
