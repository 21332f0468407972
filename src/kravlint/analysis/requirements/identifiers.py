"""Requirement ids: "K-12", "SK3", "Krav 2.7", "3.2.1"."""

from __future__ import annotations

from kravlint.language.screen import lazy

_LETTERS = r"[A-ZÅÄÖ]{1,6}(?:[-_.][A-ZÅÄÖ]{1,6}|\d{1,2}[A-ZÅÄÖ]{1,4})?[-_.: ]?\d{1,5}(?:[.\-]\d{1,3})*[a-z]?"
_WORD = r"[Kk](?:RAV|rav)\s*(?:[Nn]r\.?\s*|[Ii][Dd]\s*)?[-:]?\s*[A-ZÅÄÖ]{0,4}[-.]?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?"
_DOTTED = r"\d{1,3}(?:\.\d{1,3}){1,5}\.?[a-z]?"
_STANDARD = (
    r"(?!(?:ISO|IEC|SS|EN|SIS|WCAG|EU|EG|SFS|LOU|HTML|TLS|SSL|IP|HTTP|RFC|NIST|LTI|SAML|USB|COVID|ITIL|CSS|CC|KLASSA)"
    r"(?![A-ZÅÄÖ])|A\b)"
)
_NAMED = lazy(rf"{_STANDARD}(?:{_WORD}|{_LETTERS})")
_WHOLE = lazy(rf"(?:{_WORD}|{_STANDARD}{_LETTERS}|{_DOTTED})[.:)]?")
_COUNT = lazy(r"\d{1,4}[.):]?")
_SERIES = lazy(r"[A-ZÅÄÖ]{2,6}(?=[-_.: ]?[A-ZÅÄÖ\d])|[Kk]rav|KRAV")
_TELLING = lazy(rf"{_STANDARD}(?:[A-ZÅÄÖ]{{2,6}}(?:-[A-ZÅÄÖ]{{1,6}})?[-.]?\d{{1,3}}(?:\.\d{{1,3}})?[a-z]?|{_WORD})")
_LEADING = lazy(rf"[\[(]?(?P<id>{_STANDARD}(?:{_WORD}|{_LETTERS}|{_DOTTED}))\s*[\])]?\s*[:.)–-]?\s+(?=[A-ZÅÄÖ\"”(])")


def is_id(text: str) -> bool:
    """True for a text that is an id and nothing else; a bare number is none ("7")."""
    return bool(_WHOLE.fullmatch(text.strip()))


def is_count(text: str) -> bool:
    """True for a bare number, an id only in a column of its own."""
    return bool(_COUNT.fullmatch(text.strip()))


def named(label: str) -> str:
    """The id in a label that names a requirement and not only a place in the text ("SK 1:"), else ""."""
    label = label.strip().rstrip(".:)").strip()
    return label if _NAMED.fullmatch(label) else ""


def series_of(text: str) -> str:
    """The letters that ids of one series begin with ("NFR-P1": NFR), else ""."""
    match = _SERIES.match(text.strip()) if named(text) else None
    return match[0] if match else ""


def is_telling(label: str) -> bool:
    """True for an id that only a requirement has: several letters and a number ("FR-4"), not a chapter's ("B2")."""
    return _TELLING.fullmatch(label) is not None


def leading(text: str) -> tuple[str, int]:
    """The id that a text begins with and the offset of what follows; ("", 0) without one."""
    match = _LEADING.match(text)
    return (match["id"].rstrip("."), match.end()) if match else ("", 0)
