"""JUnit XML: a suite per document and procurement, in it a test per rule, also for rules that found nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kravlint.report import SEVERITIES, Finding, NotChecked, ProcurementSummary, Report
from kravlint.reports import Style
from kravlint.reports.anchor import line_of, message_of, relative
from kravlint.reports.excerpt import plain
from kravlint.reports.words import Words, counted, summary_of, words

if TYPE_CHECKING:
    from kravlint.engine.schema import Rule

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and text from documents can."""


def render(report: Report, style: Style) -> str:
    """A test fails when its rule has a finding at or above the severity that fails the run."""
    catalogue = words(style.lang)
    root = ET.Element("testsuites", name="kravlint", time="0")
    for procurement in report.procurements:
        for path in procurement.documents:
            root.append(_document(path, procurement, report, style, catalogue))
        root.append(_whole(procurement, report, style, catalogue))
    summary = _suite("kravlint", [ET.Element("testcase", name=catalogue["summary"], classname="kravlint", time="0")])
    said = [summary_of(report, catalogue), *(_not_judged(each) for each in report.not_checked)]
    ET.SubElement(summary[0], "system-out").text = _legal("\n".join(said))
    root.append(summary)
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _document(path: str, procurement: ProcurementSummary, report: Report, style: Style, catalogue: Words) -> ET.Element:
    found = _by_rule(each for each in report.findings if each.path == path)
    unread = any(code.startswith("READ") for code in found)
    rules = [rule for rule in style.rules if rule.scope != "procurement" and not rule.code.startswith("READ")]
    cases = _cases(relative(path), [] if unread else rules, found, _skipped(procurement, report), style, catalogue)
    if not unread:
        cases.insert(
            0, ET.Element("testcase", name=catalogue["junit.read"], classname=_legal(relative(path)), time="0")
        )
    return _suite(relative(path), cases)


def _whole(procurement: ProcurementSummary, report: Report, style: Style, catalogue: Words) -> ET.Element:
    found = _by_rule(each for each in report.findings if each.path is None and each.procurement == procurement.name)
    rules = [rule for rule in style.rules if rule.scope == "procurement"]
    skipped = _skipped(procurement, report)
    return _suite(procurement.name, _cases(procurement.name, rules, found, skipped, style, catalogue))


def _suite(name: str, cases: Sequence[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=_legal(name), tests=str(len(cases)), errors="0", time="0")
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.extend(cases)
    return suite


def _cases(
    suite: str,
    rules: Sequence[Rule],
    found: Mapping[str, Sequence[Finding]],
    skipped: Mapping[str, str],
    style: Style,
    catalogue: Words,
) -> list[ET.Element]:
    titles: dict[str, str] = {rule.code: getattr(rule.title, style.lang) for rule in rules}
    titles |= {code: titles.get(code, findings[0].name) for code, findings in found.items()}
    cases = []
    for code in sorted(titles):
        case = ET.Element("testcase", name=_legal(f"{code} {titles[code]}"), classname=_legal(suite), time="0")
        if code in found:
            _tell(case, found[code], style, catalogue)
        elif code in skipped:
            ET.SubElement(case, "skipped", message=_legal(skipped[code]))
        cases.append(case)
    return cases


def _tell(case: ET.Element, findings: Sequence[Finding], style: Style, catalogue: Words) -> None:
    """The findings of one rule: a failure when any of them fails the run, else what the test has to say."""
    if findings[0].path is not None:
        case.set("file", _legal(relative(findings[0].path)))
        case.set("line", str(line_of(findings[0].location)))
    text = _legal("\n\n".join(_said(finding, style) for finding in findings))
    worst = min(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    if SEVERITIES.index(worst.severity) > SEVERITIES.index(style.fail_on):
        ET.SubElement(case, "system-out").text = text
        return
    number = f"{counted(catalogue, 'place', len(findings))}: " if len(findings) > 1 else ""
    failure = ET.SubElement(case, "failure", type=worst.severity)
    failure.set("message", _legal(number + message_of(worst, style.lang)))
    failure.text = text


def _said(finding: Finding, style: Style) -> str:
    lines = [message_of(finding, style.lang), plain(finding.excerpt) if finding.excerpt else "", finding.remedy]
    return "\n".join(filter(None, lines))


def _by_rule(findings: Iterator[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.rule].append(finding)
    return found


def _skipped(procurement: ProcurementSummary, report: Report) -> dict[str, str]:
    """Rules that could not be judged for this procurement, and why: not the same as passing."""
    return {
        code: each.reason
        for each in report.not_checked
        if each.path is None and each.procurement == procurement.name
        for code in each.rules
    }


def _not_judged(each: NotChecked) -> str:
    where = each.path or each.procurement
    return f"{where}: {each.reason}" if where else each.reason


def _legal(text: str) -> str:
    return _ILLEGAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
