"""The findings as a Parquet table, one row each, for archives of many runs. Needs the extra kravlint[cluster]."""

from __future__ import annotations

from io import BytesIO

from kravlint.config import UsageError
from kravlint.report import Report

_COLUMNS = (
    "rule",
    "name",
    "family",
    "phase",
    "severity",
    "item",
    "state",
    "message",
    "path",
    "excerpt",
    "remedy",
    "procurement",
    "fingerprint",
)
_PLACE = ("page", "block", "heading", "heading_number", "requirement", "sheet", "cell", "line")


def table(report: Report, excerpts: bool = True) -> bytes:
    """The findings in the report's order; columns as in the JSON, with the commonest of a location's keys.

    The metadata hold the report's schema, version and as-of date. Raises UsageError when pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError(
            "--output parquet behöver tillägget: installera kravlint[cluster]",
            "--output parquet needs an extra: install kravlint[cluster]",
        ) from error
    numbers = {"page", "block", "line"}
    columns = {
        name: [None if name == "excerpt" and not excerpts else getattr(finding, name) for finding in report.findings]
        for name in _COLUMNS
    } | {name: [getattr(finding.location, name, None) for finding in report.findings] for name in _PLACE}
    schema = pa.schema(
        [(name, pa.int64() if name in numbers else pa.string()) for name in columns],
        metadata={"schema": str(report.schema), "kravlint": report.kravlint, "as_of": report.as_of},
    )
    sink = BytesIO()
    pq.write_table(pa.table(columns, schema=schema), sink)
    return sink.getvalue()
