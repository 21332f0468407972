"""Documents behind passwords: encrypted Office files are opened here, PDF files by their own reader."""

from __future__ import annotations

import io
from collections.abc import Sequence

from kravlint.readers.limits import Unreadable

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""The first bytes of the container that old Office files and encrypted new ones have in common."""

_PACKAGE = "EncryptedPackage\0".encode("utf-16-le")


def is_encrypted_office(data: bytes) -> bool:
    """True for an Office file (docx, xlsx) that has been encrypted as a whole."""
    return data.startswith(OLE) and _PACKAGE in data


def may_need_password(data: bytes) -> bool:
    """Whether the outcome of reading may depend on the passwords; never False when it does."""
    return is_encrypted_office(data) or b"/Encrypt" in data


def decrypted(data: bytes, passwords: Sequence[str]) -> bytes:
    """The Office file in an encrypted container.

    Raise Unreadable: encrypted (no password opens it), damaged, too-large.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    for password in passwords:
        try:
            file = msoffcrypto.OfficeFile(io.BytesIO(data))
            file.load_key(password=password, verify_password=True)
            content = io.BytesIO()
            file.decrypt(content)
            return content.getvalue()
        except (InvalidKeyError, DecryptionError):
            continue
        except MemoryError:
            raise
        except Exception as error:  # the library lets every kind of error through for a broken container
            raise Unreadable("damaged", f"encrypted container: {type(error).__name__}") from error
    raise Unreadable("encrypted", "none of the given passwords fits")
