"""Two complete data processing agreements in English written for the tests."""

# ruff: noqa: E501 (a clause, a line)

FULL = """\
# Data Processing Agreement

This Data Processing Agreement is entered into between Ekevik Municipality, reg. no. 212000-9911 (the "Customer"), which is the controller, and Cloudberg Ltd (the "Supplier"), which is the processor.

## 1. Subject matter and details of the processing

1.1 The Supplier hosts a learning platform. The subject matter, duration, nature and purpose of the processing are set out below.

| Item | Description |
| --- | --- |
| Subject matter | Hosting and support of the learning platform |
| Duration | For as long as the main agreement is in force |
| Nature and purpose | Storage and display in order to plan and follow up teaching |
| Types of personal data | Name, class, assessments |
| Categories of data subjects | Pupils, guardians and teachers |
| Retention | Assessments are deleted one year after the pupil has left |

## 2. Obligations and rights of the Customer

2.1 The Customer shall ensure that there is a legal basis for the processing and has the right to give further instructions.

## 3. Instructions

3.1 The Supplier shall process personal data only on documented instructions from the Customer, including with regard to transfers of personal data to a third country or an international organisation, unless required to do so by Union or Member State law to which the Supplier is subject. In such a case, the Supplier shall inform the Customer of that legal requirement before processing, unless that law prohibits such information.

3.2 The Supplier shall immediately inform the Customer if, in its opinion, an instruction infringes the GDPR or other data protection provisions.

## 4. Confidentiality

The Supplier shall ensure that persons authorised to process the personal data have committed themselves to confidentiality or are under an appropriate statutory obligation of confidentiality.

## 5. Security

The Supplier shall take all measures required pursuant to Article 32 of the GDPR.

## 6. Sub-processors

6.1 The Supplier shall not engage another processor without prior specific or general written authorisation of the Customer. In the case of general written authorisation, the Supplier shall inform the Customer of any intended changes concerning the addition or replacement of other processors at least 30 days in advance, thereby giving the Customer the opportunity to object to such changes.

6.2 Where the Supplier engages a sub-processor, the same data protection obligations as set out in this agreement shall be imposed on that sub-processor by way of a contract. Where the sub-processor fails to fulfil its obligations, the Supplier shall remain fully liable to the Customer for the performance of that sub-processor's obligations.

## 7. Assistance

7.1 Taking into account the nature of the processing, the Supplier shall assist the Customer by appropriate technical and organisational measures, insofar as this is possible, for the fulfilment of the Customer's obligation to respond to requests for exercising the data subject's rights.

7.2 The Supplier shall assist the Customer in ensuring compliance with the obligations pursuant to Articles 32 to 36, taking into account the nature of processing and the information available to the Supplier.

## 8. Personal data breaches

The Supplier shall notify the Customer without undue delay, and at the latest within 24 hours, after becoming aware of a personal data breach.

## 9. Audit

The Supplier shall make available to the Customer all information necessary to demonstrate compliance with the obligations laid down in Article 28 and allow for and contribute to audits, including inspections, conducted by the Customer or another auditor mandated by the Customer.

## 10. Termination

At the choice of the Customer, the Supplier shall delete or return all the personal data to the Customer within 30 days after the end of the provision of services, and delete existing copies unless Union or Member State law requires storage of the personal data.
"""

SAAS = """\
# DATA PROCESSING ADDENDUM

This Addendum forms part of the Master Subscription Agreement between Planwise Inc. ("Provider", acting as processor) and the city of Lillvik ("Client", acting as controller).

## 1. Details of Processing

- Subject matter: Provider delivers a scheduling service
- Duration: for the term of the Master Subscription Agreement
- Nature and purpose: storing and displaying schedules
- Types of personal data: names, working hours
- Data subjects: teachers and students

Client determines the purposes of the processing.

## 2. Provider obligations

Provider will:

- use Client's personal data solely in accordance with Client's written instructions, unless Swedish law requires otherwise, in which case Provider notifies Client of the legal requirement before the processing starts;
- tell Client at once if it believes that an instruction violates data protection law;
- make sure that its staff with access to the data are bound by confidentiality;
- maintain appropriate technical and organizational measures to protect personal data;
- not transfer personal data outside the EEA without Client's prior written consent;
- not appoint a sub-processor without Client's prior written approval;
- enter into a written agreement with each sub-processor containing terms no less protective than this Addendum, and be fully responsible for its sub-processors;
- help Client respond to requests from data subjects;
- provide reasonable assistance to Client with security, breach notifications to the supervisory authority, communication to data subjects, impact assessments and prior consultations;
- notify Client of any security incident involving personal data without undue delay;
- provide Client with the documentation needed to demonstrate compliance;
- permit Client to audit Provider's facilities; and
- upon termination, return or delete all personal data, as Client chooses, within 60 days.
"""

ALL = {"full": FULL, "saas": SAAS}
