"""From bytes to a Document: pages are extracted one by one, then laid out together."""

from __future__ import annotations

import pypdfium2

from kravlint.document import Document, Place, Problem
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.pdf.aligned import repeated_heads
from kravlint.readers.pdf.anchors import anchored_notes
from kravlint.readers.pdf.blocks import make_blocks
from kravlint.readers.pdf.content import Grid, Page
from kravlint.readers.pdf.extract import is_tagged, open_pdf, properties, read_page
from kravlint.readers.pdf.fallback import find_grids_slowly, needs_help
from kravlint.readers.pdf.flow import document_flow, page_flow
from kravlint.readers.pdf.grid import find_grids
from kravlint.readers.pdf.headings import body_size
from kravlint.readers.pdf.lines import Line
from kravlint.readers.pdf.outline import read_outline
from kravlint.readers.pdf.running import take_running
from kravlint.readers.pdf.stated import state_headings


def read(data: bytes, path: str, limits: Limits, passwords: tuple[str, ...]) -> Document:
    """As kravlint.readers.pdf.read_pdf."""
    if len(data) > limits.file_bytes:
        raise Unreadable("too-large", f"{len(data)} bytes")
    document, password = open_pdf(data, passwords)
    try:
        return _read(document, data, path, limits, password)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, data: bytes, path: str, limits: Limits, password: str | None) -> Document:
    count = len(document)
    if count > limits.pages:
        raise Unreadable("too-large", f"{count} pages")
    outline, tagged = read_outline(document), is_tagged(document)
    pages: list[Page] = []
    problems: list[Problem] = []
    for index in range(count):
        page = read_page(document, index, limits, outline.get(index, ()), tagged)
        if page is None:
            problems.append(Problem("page-unreadable", place=Place(page=index + 1)))
        else:
            pages.append(page)
            problems += _page_problems(page)
    if not pages:
        raise Unreadable("damaged", "no page can be loaded")
    if not any(page.fragments for page in pages):
        raise Unreadable("image-only" if any(page.images for page in pages) else "no-text")
    grids = _grids(pages, data, password)
    apart = take_running(pages, grids)
    body = body_size(fragment for page in pages for fragment in page.fragments)
    heads = repeated_heads(pages)
    flows = [page_flow(page, drawn, body, heads) for page, drawn in zip(pages, grids, strict=True)]
    state_headings(
        [
            ([element for element in elements if isinstance(element, Line)], page.titles)
            for page, (elements, _) in zip(pages, flows, strict=True)
        ]
    )
    flow = document_flow(flows)
    blocks, tables = make_blocks(flow, body)
    return Document(
        path=path,
        format="pdf",
        blocks=tuple(blocks),
        tables=tuple(tables),
        apart=apart + anchored_notes(pages, blocks),
        properties=properties(document),
        pages=count,
        problems=tuple(problems),
    )


def _page_problems(page: Page) -> list[Problem]:
    place = Place(page=page.number)
    found = []
    if not page.fragments and page.images:
        found.append(Problem("image-page", place=place))
    if page.drawing_capped:
        found.append(Problem("drawing-capped", place=place))
    if page.characters_capped:
        found.append(Problem("page-unreadable", detail="too many characters: the rest is left out", place=place))
    if page.unmapped:
        found.append(Problem("unmapped-characters", detail=str(page.unmapped), place=place))
    return found


def _grids(pages: list[Page], data: bytes, password: str | None) -> list[list[Grid]]:
    """The ruled grids of every page."""
    found = [find_grids(page.horizontals, page.verticals) for page in pages]
    unclear = [page.number for page, grids in zip(pages, found, strict=True) if needs_help(page, grids)]
    helped = find_grids_slowly(data, password, unclear) if unclear else {}
    return [
        helped.get(page.number) or [grid for grid in grids if grid.cells]
        for page, grids in zip(pages, found, strict=True)
    ]
