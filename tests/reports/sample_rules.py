"""Invented rules to go with the invented report."""

from __future__ import annotations

import msgspec

from kravlint.engine.schema import Rule


def sample_rule(code: str, *, scope: str = "document", severity: str = "error", **more: object) -> Rule:
    texts = {
        name: {"sv": f"{code} {name} åäö {{found}}", "en": f"{code} {name} {{found}}"}
        for name in ("title", "message", "why", "remedy")
    }
    return msgspec.convert(
        {
            "code": code,
            "name": f"{code.lower()}-rule",
            "family": "data-protection",
            "scope": scope,
            "severity": severity,
            "check": {"kind": "phrase", "terms": ["banan"]},
            "examples": {},
            **texts,
            **more,
        },
        Rule,
    )


RULES = (
    sample_rule("PUB012", basis=[{"name": "GDPR artikel 28.2", "url": "https://example.org/gdpr"}]),
    sample_rule("PUB099", severity="warning"),
    sample_rule("READ001"),
    sample_rule("SEC001", scope="procurement", severity="warning"),
    sample_rule("LOU030", scope="procurement", severity="info"),
)
