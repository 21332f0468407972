"""The JSON report is a contract: its keys, their order, and the schema that is published with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from tests.reports.sample_report import SUBPROCESSORS, sample_report

from kravlint.config import DocumentKind
from kravlint.report import Location, Related, Report
from kravlint.reports import render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}


def rendered(report: Report) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render(report, "json", lang="sv"))
    return content


def breaches(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value does not follow the schema; the part of JSON Schema that ours uses."""
    if "$ref" in schema:
        return breaches(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], at)
    if "const" in schema:
        return [] if value == schema["const"] else [f"{at}: {value!r}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r}"]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    allowed = isinstance(value, bool) if types == ["boolean"] else isinstance(value, tuple(TYPES[t] for t in types))
    if not allowed:
        return [f"{at}: {value!r}"]
    if isinstance(value, list):
        return [each for n, item in enumerate(value) for each in breaches(item, schema["items"], f"{at}[{n}]")]
    if isinstance(value, dict):
        wrong = [f"{at}: keys {sorted(value)}"] if set(value) != set(schema["required"]) else []
        known = schema["properties"]
        return wrong + [b for key in value if key in known for b in breaches(value[key], known[key], f"{at}.{key}")]
    return []


def orders(value: Any, schema: dict[str, Any]) -> list[tuple[list[str], list[str]]]:
    """The keys of every object in the value, beside those of the schema."""
    if "$ref" in schema:
        return orders(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if isinstance(value, list):
        return [pair for item in value for pair in orders(item, schema.get("items", {}))]
    if isinstance(value, dict):
        inner = [pair for key, item in value.items() for pair in orders(item, schema["properties"][key])]
        return [(list(value), schema["required"]), *inner]
    return []


def test_the_report_follows_the_published_schema() -> None:
    assert breaches(rendered(sample_report()), SCHEMA) == []


def test_the_schema_would_notice_a_breach() -> None:
    content = rendered(sample_report())
    content["findings"][0]["severity"] = "fatal"
    content["findings"][1]["location"] = "avsnitt 4"
    content["summary"]["error"] = "3"
    del content["procurements"][0]["regime"]
    assert len(breaches(content, SCHEMA)) == 4


def test_keys_stand_in_the_order_of_the_contract() -> None:
    for keys, required in orders(rendered(sample_report()), SCHEMA):
        assert keys == required


def test_the_schema_knows_every_document_kind() -> None:
    assert SCHEMA["$defs"]["kind"]["enum"] == list(get_args(DocumentKind))


def test_every_key_of_the_schema_is_required() -> None:
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    for each in objects:
        if "properties" in each:
            assert list(each["properties"]) == each["required"]


def test_a_finding_about_a_procurement_has_neither_path_nor_location() -> None:
    whole = next(each for each in rendered(sample_report())["findings"] if each["rule"] == "SEC001")
    assert (whole["path"], whole["location"], whole["excerpt"]) == (None, None, None)


def test_a_basis_is_its_name_and_address() -> None:
    finding = next(each for each in rendered(sample_report())["findings"] if each["rule"] == "PUB012")
    assert finding["basis"][1] == {"name": "EDPB, riktlinjer 07/2020, punkt 128", "url": None}


def test_a_related_place_has_every_key_of_a_location() -> None:
    related = (Related("a.docx", Location(page=2), "x"), Related(None, None, "y"))
    report = Report(kravlint="0.1.0", as_of="2026-11-22", findings=(replace(SUBPROCESSORS, related=related),))
    first, second = rendered(report)["findings"][0]["related"]
    assert first["location"]["page"] == 2
    assert len(first["location"]) == len(Location.__struct_fields__)
    assert second["location"] is None


def test_letters_are_written_as_they_are() -> None:
    assert "Biträdet får anlita underbiträden" in render(sample_report(), "json", lang="sv")


@pytest.mark.parametrize(
    "report", [sample_report(), Report(kravlint="0.1.0", as_of="2026-11-22")], ids=["full", "empty"]
)
def test_the_pieces_make_up_a_text_that_is_indented_as_one(report: Report) -> None:
    text = render(report, "json", lang="sv")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_names_do_not_change_with_the_language(lang: str) -> None:
    content = json.loads(render(sample_report(), "json", lang=lang))  # type: ignore[arg-type]
    assert content["procurements"][0]["verdicts"]["classification"] == "missing"
    assert content["documents"][3]["kind"] == "dpa"
