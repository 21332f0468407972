"""Numbers in front of paragraphs, as LibreOffice shows them when it writes the same document as text.

Without w:isLgl and styles that name a list but no level: there LibreOffice does not show what Word does.
"""

import io
import shutil
import subprocess
import zipfile

import pytest
from tests.readers.docx_builder import abstract, docx, el, lvl, num, p, read, restart, style
from tests.readers.test_docx_numbering import OUTLINE

OFFICE = shutil.which("soffice")
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROMAN = abstract(
    5,
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%1.%2"),
    lvl(2, "lowerLetter", "(%3)"),
)
CLAUSES = abstract(
    6, lvl(0, "decimal", "Krav %1:", start=7), lvl(1, "lowerRoman", "%2)"), lvl(2, "upperLetter", "%1.%2.%3")
)
# As Word writes its heading styles: LibreOffice asks for the level too, not only for the list.
NUMBERED = [el("pPr", el("numPr", el("ilvl", val=level), el("numId", val=1))) for level in range(3)]
STYLES = (
    *(style(f"Rubrik{level + 1}", f"heading {level + 1}", inner) for level, inner in enumerate(NUMBERED)),
    style("Egen", "Min rubrik", based_on="Rubrik2"),
)
LISTS = (OUTLINE, ROMAN, CLAUSES, num(1, 0), num(2, 5), num(3, 6), num(4, 6, restart(0, 2)), num(5, 6))
BODY = (
    p("Inledning", style="Rubrik1"),
    p("Syfte", style="Rubrik2"),
    p("Mål", style="Rubrik3"),
    *(p("punkt", num=(2, level)) for level in (0, 1, 1, 2, 2, 0, 1, 2)),
    p("Krav", style="Rubrik1"),
    p("Drift", style="Rubrik2"),
    *(p("krav", num=(3, level)) for level in (0, 1, 1, 0, 1, 2)),
    p("Vanlig text"),
    *(p("börjar om", num=(4, level)) for level in (0, 1, 0)),
    *(p("går vidare", num=(5, level)) for level in (0, 1)),
    p("Egen", style="Egen"),
)


def with_types(data):
    """The package with the list of types that office programs ask for."""
    named = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    parts = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{TYPES}.{t}+xml"/>' for n, t in named.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    schema = "http://schemas.openxmlformats.org/package/2006/content-types"
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{schema}">{rels}{parts}</Types>')
    return stream.getvalue()


def as_text(data, folder):
    """The lines that LibreOffice writes."""
    (folder / "lista.docx").write_bytes(data)
    profile, target = f"-env:UserInstallation={(folder / 'profile').as_uri()}", ["--outdir", str(folder)]
    convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", *target, str(folder / "lista.docx")]
    subprocess.run([OFFICE, profile, *convert], check=True, capture_output=True)
    return (folder / "lista.txt").read_text("utf-8-sig").splitlines()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_numbers_are_those_that_libreoffice_shows(tmp_path):
    data = with_types(docx(*BODY, styles=STYLES, numbering=LISTS))
    shown = [f"{block.label} {block.text}".strip() for block in read(data).blocks]
    assert shown == [" ".join(line.split()) for line in as_text(data, tmp_path)]
