"""template: a text that follows a known template, with sections of the template gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, is_contents
from kravlint.engine.context import Context
from kravlint.engine.mentions import block_spot
from kravlint.engine.results import Hit, Result, Seen
from kravlint.procurement import Procurement


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """One section of a template."""

    label: dict[str, str]
    heading: str
    """A regular expression that its heading holds, in Swedish or English; case ignored."""


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """A template, known by its set of headings."""

    name: dict[str, str]
    sections: tuple[Section, ...]
    mark: str = ""
    """A regular expression that must stand somewhere in the document too."""
    least: float = 0.7
    """Share of the sections that must be there before the text is taken to follow the template."""


class Template(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="template"):
    """Judged per document that has a part of one of the kinds `within`."""

    within: tuple[str, ...]
    templates: tuple[Known, ...]


def check_template(check: Template, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document that follows a template and lacks some of its sections, a Seen where it has all."""
    for analysis in procurement.analyses:
        first = next((part.first for part in analysis.parts if part.kind in check.within), None)
        if first is None:
            continue
        title = block_spot(analysis, first)
        for known in check.templates:
            missing = _missing(known, analysis)
            if missing is None:
                continue
            if not missing:
                yield Seen(title)
                continue
            names = {lang: ", ".join(section.label[lang] for section in missing) for lang in ("sv", "en")}
            yield Hit(title, anchor=known.name["en"], words={"template": known.name, "missing": names})


def _missing(known: Known, analysis: Analysis) -> list[Section] | None:
    """The sections that are not there; None when the document does not follow the template."""
    blocks = [block for block in analysis.blocks if not is_contents(block)]
    if known.mark and not any(re.search(known.mark, block.text, re.IGNORECASE) for block in blocks):
        return None
    headings = [block.text for block in blocks if block.kind == "heading"]
    missing = [s for s in known.sections if not any(re.search(s.heading, h, re.IGNORECASE) for h in headings)]
    if len(known.sections) - len(missing) < known.least * len(known.sections):
        return None
    return missing
