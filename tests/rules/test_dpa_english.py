"""Agreements in English are judged as those in Swedish: each item however worded, and never by its weaker twin."""

# ruff: noqa: E501 (one wording, one line)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from tests.rules.dpa_english import ALL
from tests.rules.test_dpa_wordings import CALLED_FOR, CODES, RULE_OF, judged

DUTIES = {
    "R12": [
        "The processor shall process the personal data only on documented instructions from the controller.",
        "The Supplier shall not process personal data other than on the Customer's documented instructions.",
        "Provider uses the data solely in accordance with Client's written instructions.",
        "The processor undertakes to process personal data exclusively in accordance with the controller's instructions.",
        "| Duty | Description |\n| --- | --- |\n| Instructions | Personal data may only be processed on instructions from the Customer. |",
        "The Supplier shall:\n\na) process personal data only as instructed in writing by the Customer,\nb) keep a record.",
    ],
    "R14": [
        "If Union or Member State law requires other processing, the processor shall inform the controller of that legal requirement before processing.",
        "The Supplier must notify the Customer in advance where Swedish law requires processing beyond the instructions.",
        "The controller shall be informed by the processor of such a legal requirement before processing.",
        "Where the processor is required by law to process the data otherwise, it shall tell the controller before the processing starts.",
        "Unless required by Union law, in which case the Provider shall notify the Client of the legal requirement beforehand, the data stay where they are.",
        "## Legal requirements\n\nThe supplier shall give the customer prior notice of any legal requirement to process the data.",
    ],
    "R30": [
        "The processor shall not transfer personal data to a third country without the prior written approval of the controller.",
        "Personal data may only be transferred outside the EU/EEA on documented instructions from the Customer.",
        "The Supplier shall process the personal data only within the EU/EEA.",
        "Provider will not move data outside the EEA without Client's consent.",
        "Any transfer to a third country requires the Customer's prior written consent.",
        "| Area | Clause |\n| --- | --- |\n| Transfers | No personal data may be transferred to a third country without the Customer's written instruction. |",
    ],
    "R15": [
        "The processor shall ensure that persons authorised to process the data have committed themselves to confidentiality or are under a statutory obligation of confidentiality.",
        "The processor shall ensure that persons authorised to process the personal data have committed themselves to confidentiality.",
        "The Supplier ensures that its employees are bound by a duty of confidentiality.",
        "All personnel with access to the data shall be subject to confidentiality obligations.",
        "The Provider shall make sure that staff sign a confidentiality agreement.",
        "The processor undertakes to impose confidentiality on its personnel.",
        "The Supplier shall:\n\n- ensure that everyone who handles the data is under a statutory obligation of confidentiality,\n- train them.",
    ],
    "R16": [
        "The processor shall take all measures required pursuant to Article 32.",
        "The Supplier shall implement appropriate technical and organisational measures.",
        "Provider maintains appropriate technical and organizational measures to protect personal data.",
        "Appropriate security measures shall be implemented by the processor.",
        "The processor undertakes to protect the personal data by technical and organisational measures.",
        "| Duty | Description |\n| --- | --- |\n| Security | The Supplier shall apply a level of security appropriate to the risk. |",
    ],
    "R27": [
        "The processor shall impose the same data protection obligations on the sub-processor by way of a contract.",
        "Where the processor engages a sub-processor, the same obligations shall be imposed on that sub-processor by contract.",
        "The Supplier shall enter into a written agreement with each sub-processor containing terms no less protective than these.",
        "Provider binds its subcontractors to equivalent terms.",
        "Sub-processors shall be bound by the same duties as the processor.",
        "The processor shall ensure that every sub-processor is subject to the same obligations.",
    ],
    "R28": [
        "The processor shall remain fully liable to the controller for the performance of the sub-processor's obligations.",
        "The Supplier is responsible for its sub-processors as for itself.",
        "Where the sub-processor fails to fulfil its obligations, the initial processor shall remain fully liable to the controller.",
        "Provider shall be fully liable for the acts of each subcontractor.",
        "The processor bears full responsibility for the sub-processors that it engages.",
        "The Supplier answers for the work of sub-processors.",
    ],
    "R17": [
        "The processor shall assist the controller, insofar as this is possible, in responding to requests for exercising the data subject's rights.",
        "Provider helps Client respond to requests from data subjects.",
        "The Supplier shall provide the assistance needed for the Customer to answer subject access requests.",
        "The processor undertakes to support the controller in fulfilling the rights of data subjects under Chapter III.",
        "The Supplier shall:\n\na) assist the Customer with requests from data subjects,\nb) keep a log.",
        "| Duty | Description |\n| --- | --- |\n| Rights | The Supplier shall assist the Customer when data subjects exercise their rights. |",
    ],
    "R18": [
        "The processor shall assist the controller in ensuring compliance with the obligations pursuant to Articles 32 to 36.",
        "The Supplier shall help the Customer with the security of processing.",
        "The processor undertakes to assist the controller with its obligations under Articles 32-36 GDPR.",
        "Provider assists Client with security under Article 32.",
        "The Supplier must provide support to the Customer regarding information security.",
        "| Duty | Description |\n| --- | --- |\n| Help | The Supplier shall support the Customer in meeting Article 32. |",
    ],
    "R34": [
        "The processor shall notify the controller without undue delay after becoming aware of a personal data breach.",
        "Provider notifies Client of any security incident within 24 hours.",
        "The Customer shall be informed by the Supplier of data breaches without delay.",
        "In the event of a personal data breach, the Supplier must alert the Customer immediately.",
        "The processor is obliged to report security incidents to the controller promptly.",
        "## Incidents\n\n| Step | Action |\n| --- | --- |\n| 1 | Supplier reports the incident to Customer at once. |",
    ],
    "R23": [
        "The processor shall, at the choice of the controller, delete or return all personal data after the end of the services.",
        "Upon termination, the Supplier shall return all personal data and destroy all copies.",
        "When the agreement ends, Provider deletes all personal data.",
        "All personal data shall be erased by the processor when the agreement has expired.",
        "## Termination\n\nThe Supplier shall hand over the personal data and delete existing copies.",
        "The processor undertakes to delete all personal data at the end of the assignment.",
    ],
    "R24": [
        "The processor shall immediately inform the controller if an instruction infringes the GDPR.",
        "Provider tells Client at once if it believes that an instruction violates data protection law.",
        "If an instruction is contrary to law, the Supplier must notify the Customer without delay.",
        "The processor is obliged to alert the controller promptly to instructions that are unlawful.",
        "The Supplier shall:\n\n- immediately inform the Customer if an instruction conflicts with the GDPR,\n- await new instructions.",
        "| Duty | Description |\n| --- | --- |\n| Warning | Supplier shall promptly notify Customer of any instruction that is illegal. |",
    ],
    "R25": [
        "The processor shall make available to the controller all information necessary to demonstrate compliance with Article 28.",
        "Provider gives Client the documentation needed to show compliance.",
        "The Supplier shall on request provide the Customer with evidence that the requirements are met and with reports that demonstrate compliance.",
        "The processor undertakes to supply the controller with all information that demonstrates compliance.",
        "The Customer has the right to receive all information needed to verify that Article 28 is complied with.",
        "All information necessary to demonstrate compliance shall be made available to the controller by the processor.",
    ],
    "R26": [
        "The processor shall allow for and contribute to audits, including inspections, conducted by the controller.",
        "The Customer may audit the Supplier.",
        "The controller has the right to carry out inspections at the processor's premises.",
        "Provider permits Client to perform audits.",
        "The Supplier shall cooperate in audits by the Customer.",
        "The Customer shall be entitled to conduct an audit each year.",
    ],
    "R10": [
        "The processor shall not engage another processor without prior specific or general written authorisation of the controller.",
        "The Supplier may only engage sub-processors with the Customer's prior written consent.",
        "No sub-processor may be engaged without the written approval of the controller.",
        "The Customer gives the Supplier a general written authorisation to engage sub-processors.",
        "The Supplier shall obtain the Customer's written approval before a sub-processor is engaged.",
        "Engagement of sub-processors requires prior written authorisation from the controller.",
    ],
    "R11": [
        "The processor shall inform the controller of any intended changes concerning the addition or replacement of sub-processors.",
        "The Supplier shall notify the Customer at least 30 days before a new sub-processor is engaged.",
        "Provider informs Client in advance of changes of sub-processors.",
        "The Customer shall be notified by the Supplier before a sub-processor is replaced.",
        "The processor is obliged to inform the controller of new sub-processors.",
        "## Sub-processors\n\nThe Supplier shall give notice of any replacement 60 days in advance.",
    ],
    "R36": [
        "The controller has the right to object to a new sub-processor.",
        "The Customer may object to the sub-processor within 30 days.",
        "The processor informs the controller of new sub-processors, thereby giving the controller the opportunity to object to such changes.",
        "The Customer shall be entitled to refuse a sub-processor.",
        "## Sub-processors\n\nThe Customer may raise objections to the change.",
        "The controller shall have the right to object to the engagement of a sub-processor.",
    ],
}  # fmt: skip

_PROCESSOR = re.compile(
    r"\b(?:the (?:initial )?processor|the supplier|supplier|provider|the provider)\b(?!-)", re.IGNORECASE
)
_CONTROLLER = re.compile(r"\b(?:the controller|the customer|customer|client)\b", re.IGNORECASE)
_SHALL = re.compile(r"\b(?:shall|must|will)\b(?! (?:have the right|be entitled|not))")


def weakened(text: str) -> str:
    """The first "shall" becomes "should"."""
    return _SHALL.sub("should", text, count=1)


def possible(text: str) -> str:
    """The first "shall" becomes "may"; "may only" and "may not" forbid still."""
    return text if re.search(r"\bonly|solely|exclusively|not\b", text) else _SHALL.sub("may", text, count=1)


def hedged(text: str) -> str:
    """ "where possible" after the verb that binds."""
    return _SHALL.sub(lambda m: f"{m[0]}, where possible,", text, count=1)


def denied(text: str) -> str:
    """ "shall" becomes "shall not"; "has the right to" is denied."""
    if _SHALL.search(text):
        return _SHALL.sub(lambda m: f"{m[0]} not", text, count=1)
    return text.replace("has the right to", "does not have the right to").replace("may object", "may not object")


def swapped(text: str) -> str:
    """The parties change places, where both are named."""
    if not (_PROCESSOR.search(text) and _CONTROLLER.search(text)):
        return text
    return _CONTROLLER.sub("the processor", _PROCESSOR.sub("\x00", text)).replace("\x00", "the controller")


TWINS: tuple[Callable[[str], str], ...] = (weakened, possible, hedged, denied, swapped)


def state_of(item: str, text: str) -> str | None:
    agreement = (
        f"# Data Processing Agreement\n\nThis agreement is made between Ekevik and Cloud Ltd.\n\n## Terms\n\n{text}\n"
    )
    checklist = judged(agreement, [RULE_OF[item]]).checklist
    return {met.item: met.state for met in checklist if met.rule == RULE_OF[item]}.get(item)


def _twins() -> Iterator[tuple[str, str, str]]:
    for item, texts in DUTIES.items():
        for text in texts:
            for change in TWINS:
                if (twin := change(text)) != text:
                    yield item, change.__name__, twin


@pytest.mark.parametrize(("item", "text"), [(item, text) for item, texts in DUTIES.items() for text in texts])
def test_a_duty_is_met_however_it_is_worded(item: str, text: str) -> None:
    assert state_of(item, text) in ("met", "by reference")


@pytest.mark.parametrize(("item", "change", "twin"), list(_twins()))
def test_a_weaker_twin_does_not_meet_the_duty(item: str, change: str, twin: str) -> None:
    assert state_of(item, twin) not in ("met", "by reference"), twin


@pytest.mark.parametrize("style", list(ALL))
def test_a_complete_agreement_gives_no_finding_in_any_style(style: str) -> None:
    assert [f"{f.item} {f.state}: {f.excerpt}" for f in judged(ALL[style], CODES).findings] == []


def test_an_agreement_without_its_clauses_lacks_every_item() -> None:
    empty = "# Data Processing Agreement\n\nDisputes shall be settled by the courts of Sweden.\n"
    lacking = {f.item for f in judged(empty, CODES).findings}
    assert lacking >= set(DUTIES) - CALLED_FOR
