"""Word documents in one line each: `docx(p("Text"), table([["a", "b"]]))` gives the bytes of a package.

Every function returns a piece of WordprocessingML; texts are escaped, pieces (Xml) are not.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from kravlint.document import Apart, Block, Document
from kravlint.readers.docx import read_docx
from kravlint.readers.limits import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Xml(str):
    """Markup, as opposed to text."""


def el(name: str, *children: str, **attributes: object) -> Xml:
    """An element `w:name`; attributes `val=1` become `w:val="1"`; other prefixes are written in `name`."""
    tag = name if ":" in name else f"w:{name}"
    prefix = tag.split(":")[0]
    written = "".join(f" {prefix}:{key.rstrip('_')}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(child if isinstance(child, Xml) else escape(child) for child in children)
    return Xml(f"<{tag}{written}>{inner}</{tag}>")


def t(text: str) -> Xml:
    return Xml(f'<w:t xml:space="preserve">{escape(text)}</w:t>')


def r(*content: str, props: str = "") -> Xml:
    """A run; `props` is the inside of w:rPr."""
    inner = [item if isinstance(item, Xml) else t(item) for item in content]
    return el("r", *([el("rPr", Xml(props))] if props else []), *inner)


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, props: str = "", mark: str = "") -> Xml:
    """A paragraph; `num` is (numId, level from 0), `props` more of w:pPr, `mark` the inside of its w:rPr."""
    ppr = ""
    if style:
        ppr += el("pStyle", val=style)
    if num is not None:
        ppr += el("numPr", el("ilvl", val=num[1]), el("numId", val=num[0]))
    ppr += props + (el("rPr", Xml(mark)) if mark else "")
    runs = [item if isinstance(item, Xml) else r(item) for item in content]
    return el("p", *([el("pPr", Xml(ppr))] if ppr else []), *runs)


def ins(*content: str) -> Xml:
    return el("ins", *content, id=1, author="Ny")


def deleted(text: str, author: str = "Ny") -> Xml:
    return el("del", el("r", el("delText", text)), id=1, author=author)


def control(*content: str, properties: str = "") -> Xml:
    return el("sdt", el("sdtPr", Xml(properties)), el("sdtContent", *content))


def field(code: str, *result: str) -> Xml:
    """A complex field."""
    return Xml(
        r(el("fldChar", fldCharType="begin"))
        + r(el("instrText", code))
        + r(el("fldChar", fldCharType="separate"))
        + "".join(item if isinstance(item, Xml) else r(item) for item in result)
        + r(el("fldChar", fldCharType="end"))
    )


def text_box(*content: str) -> Xml:
    """A run with a text box as Word writes it: a drawing, and the same again for old versions."""
    box = el("txbxContent", *content)
    choice = el("drawing", Xml(f"<wps:txbx>{box}</wps:txbx>"))
    fallback = el("pict", Xml(f"<v:textbox>{box}</v:textbox>"))
    return r(
        Xml(
            f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
    )


def tc(*content: str, span: int = 1, merge: str = "") -> Xml:
    """A cell; `merge` is "restart" or "continue"."""
    properties = (el("gridSpan", val=span) if span > 1 else "") + (el("vMerge", val=merge) if merge else "")
    inner = [item if isinstance(item, Xml) else p(item) if item else p() for item in content]
    return el("tc", el("tcPr", Xml(properties)), *(inner or [p()]))


def tr(*cells: str, props: str = "") -> Xml:
    """A row; plain texts become cells."""
    inner = [cell if isinstance(cell, Xml) else tc(cell) for cell in cells]
    return el("tr", *([el("trPr", Xml(props))] if props else []), *inner)


def tbl(*rows: str) -> Xml:
    return el("tbl", el("tblPr"), *rows)


def lvl(
    level: int, number_format: str, text: str, start: int = 1, style: str = "", extra: str = "", font: str = ""
) -> Xml:
    """A level of a list; `extra` is further markup before w:lvlText."""
    return el(
        "lvl",
        el("start", val=start),
        el("numFmt", val=number_format),
        Xml(extra),
        Xml(el("pStyle", val=style) if style else ""),
        el("lvlText", val=text),
        Xml(el("rPr", el("rFonts", ascii=font)) if font else ""),
        ilvl=level,
    )


def abstract(abstract_id: int, *levels: str) -> Xml:
    return el("abstractNum", *levels, abstractNumId=abstract_id)


def num(num_id: int, abstract_id: int, *overrides: str) -> Xml:
    return el("num", el("abstractNumId", val=abstract_id), *overrides, numId=num_id)


def restart(level: int, start: int = 1) -> Xml:
    return el("lvlOverride", el("startOverride", val=start), ilvl=level)


def style(style_id: str, name: str, inner: str = "", based_on: str = "", kind: str = "paragraph") -> Xml:
    """A style; `inner` is its w:pPr and w:rPr."""
    parent = el("basedOn", val=based_on) if based_on else Xml("")
    return el("style", el("name", val=name), parent, Xml(inner), type=kind, styleId=style_id)


def part(name: str, *content: str) -> str:
    """A whole XML part with the root `w:name`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{"".join(content)}</w:{name}>'


def package(members: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(
    *body: str,
    styles: tuple[str, ...] = (),
    numbering: tuple[str, ...] = (),
    parts: dict[str, str] | None = None,
    top: dict[str, str] | None = None,
    main: str = "word/document.xml",
) -> bytes:
    """A Word package. `parts` are further parts of the document by role ("footnotes", "header1" …, w: root
    included), `top` of the package ("core-properties", "extended-properties")."""
    roles = dict(parts or {})
    if styles:
        roles["styles"] = part("styles", *styles)
    if numbering:
        roles["numbering"] = part("numbering", *numbering)
    folder, name = main.rsplit("/", 1)
    top_targets = {role: f"props/{role}.xml" for role in top or {}}
    members = {
        "_rels/.rels": _rels({"officeDocument": main, **top_targets}),
        main: part("document", el("body", *body)),
        f"{folder}/_rels/{name}.rels": _rels({role: f"{role}.xml" for role in roles}),
        **{f"{folder}/{role}.xml": content for role, content in roles.items()},
        **{target: (top or {})[role] for role, target in top_targets.items()},
    }
    return package(dict(members))


def _rels(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{index}" Type="{RELATIONS}/{role.rstrip("0123456789")}" Target="{target}"/>'
        for index, (role, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def read(data: bytes, limits: Limits | None = None) -> Document:
    return read_docx(data, "test.docx", limits or Limits())


def blocks(*body: str, **options: object) -> tuple[Block, ...]:
    """The blocks that are read from a body."""
    return read(docx(*body, **options)).blocks  # type: ignore[arg-type]


def texts(*body: str, **options: object) -> list[str]:
    """Their texts."""
    return [block.text for block in blocks(*body, **options)]


def shown(*body: str, **options: object) -> list[str]:
    """Label and text of each block, as a person sees the line."""
    return [f"{block.label} {block.text}".strip() for block in blocks(*body, **options)]


def beside(document: Document, kind: str) -> list[Apart]:
    return [apart for apart in document.apart if apart.kind == kind]
