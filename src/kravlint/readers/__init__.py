"""Reading: one file in, one Document out, whatever is in the file."""

from __future__ import annotations

import stat
import unicodedata
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from kravlint.collection import paused
from kravlint.document import Document, Problem
from kravlint.readers import archive
from kravlint.readers.encrypted import decrypted, is_encrypted_office
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.sniff import EXPECTED, sniff

FORMATS = (
    "docx",
    "docm",
    "dotx",
    "pdf",
    "xlsx",
    "xlsm",
    "ods",
    "odt",
    "html",
    "htm",
    "md",
    "txt",
    "doc",
    "xls",
    "rtf",
)
"""The extensions, without their dots, of the files that are documents when a folder is walked; the last three
cannot be read and are reported."""

_READERS = {
    "docx": ("kravlint.readers.docx", "read_docx"),
    "pdf": ("kravlint.readers.pdf", "read_pdf"),
    "xlsx": ("kravlint.readers.xlsx", "read_xlsx"),
    "ods": ("kravlint.readers.ods", "read_ods"),
    "odt": ("kravlint.readers.odt", "read_odt"),
    "html": ("kravlint.readers.html", "read_html"),
    "md": ("kravlint.readers.markdown", "read_markdown"),
    "txt": ("kravlint.readers.text", "read_text"),
}
_DEFAULT = Limits()


def read(path: Path, shown: str | None = None, limits: Limits = _DEFAULT, passwords: tuple[str, ...] = ()) -> Document:
    """Read a file into a Document; what is wrong with the file is a problem in it, never an exception.

    `shown` is the path as reports give it. The path may lead through a zip file. `passwords` are tried in turn on an
    encrypted document. Fatal problems: missing, locked,
    too-large, empty, encrypted, legacy-format, lfs-pointer, unknown-format, archive (a zip file inside another, or
    without documents), damaged, crashed (the reader failed; detail is the exception's class) and those that a
    reader adds. Not fatal: wrong-extension, and those that a reader adds.
    """
    name = unicodedata.normalize("NFC", path.as_posix() if shown is None else shown)
    extension = path.suffix.lower().removeprefix(".")
    found = ""
    try:
        data = _content(path, limits)
        if passwords and is_encrypted_office(data):
            data = decrypted(data, passwords)
        found = sniff(data, extension, limits)
        with paused():
            document = _read_as(found, data, name, limits, passwords)
    except Unreadable as reason:
        code = "archive" if extension == "zip" and reason.code == "unknown-format" else reason.code
        document = _unreadable(name, found, Problem(code, fatal=True, detail=reason.detail))
    except MemoryError:
        document = _unreadable(name, found, Problem("too-large", fatal=True, detail="memory"))
    except Exception as error:  # A reader's mistake must not cost the other documents their report.
        document = _unreadable(name, found, Problem("crashed", fatal=True, detail=type(error).__name__))
    if found and EXPECTED.get(extension, found) != found:
        wrong = Problem("wrong-extension", detail=f"looks like {found}")
        document = replace(document, problems=(*document.problems, wrong))
    return document


def _content(path: Path, limits: Limits) -> bytes:
    try:
        if not path.exists() and (inside := archive.content(path, limits)) is not None:
            return inside
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("unknown-format", "not a file")
        if status.st_size > limits.file_bytes:
            raise Unreadable("too-large", f"{status.st_size} bytes")
        return path.read_bytes()
    except PermissionError as error:
        raise Unreadable("locked") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unreadable("missing") from error
    except OSError as error:
        raise Unreadable("damaged", error.strerror or type(error).__name__) from error


def _read_as(found: str, data: bytes, name: str, limits: Limits, passwords: tuple[str, ...]) -> Document:
    module, function = _READERS[found]
    reader = getattr(import_module(module), function)
    if found == "pdf":
        document: Document = reader(data, name, limits, passwords=passwords)
    else:
        document = reader(data, name, limits)
    if document.blocks or document.unreadable:
        return document
    first, *others = document.problems or (Problem("no-text"),)
    return replace(document, problems=(replace(first, fatal=True), *others))


def _unreadable(name: str, found: str, problem: Problem) -> Document:
    return Document(path=name, format=found, problems=(problem,))
