"""An invented report with something of everything, for the tests of the formats and for looking at them."""

from __future__ import annotations

from msgspec.structs import replace

from kravlint.document import Block
from kravlint.document import Place as BlockPlace
from kravlint.report import (
    Basis,
    DocumentSummary,
    Finding,
    Location,
    Met,
    Need,
    NotChecked,
    PartSummary,
    Place,
    ProcurementSummary,
    Related,
    Report,
    Shared,
    StandardUse,
    Summary,
    Topic,
)

NAME = "Upphandling av lärplattform"
GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"

SUBPROCESSORS = Finding(
    rule="PUB012",
    name="sub-processor-authorisation",
    family="data-protection",
    phase="before",
    severity="error",
    item="R10",
    state="weakened",
    message="Biträdet får anlita underbiträden utan att ni först godkänner dem: det är bara ett bör.",
    path="04 PuB-avtal.docx",
    location=Location(
        part="dpa", block=88, start=13, end=16, paragraph=41, heading="Underbiträden", heading_number="7"
    ),
    excerpt="Leverantören ⟦bör⟧ i förväg informera Beställaren om nya underbiträden och om ändringar av dem.",
    why="Personuppgiftsbiträdet får inte anlita ett annat biträde utan att den ansvarige har gett tillstånd "
    "i förväg. Ett bör går inte att hålla leverantören till.",
    remedy="Skriv att underbiträden bara får anlitas efter ert skriftliga godkännande i förväg.",
    sample="Personuppgiftsbiträdet får anlita ett underbiträde först när den ansvarige skriftligen har godkänt det.",
    basis=(
        Basis("GDPR artikel 28.2", GDPR, "2026-11-20"),
        Basis("EDPB, riktlinjer 07/2020, punkt 128"),
    ),
    procurement=NAME,
    fingerprint="1f0c9ab2",
    related=(
        Related(
            "03 Avtal.pdf",
            Location(part="agreement", block=12, page=3, heading="Underleverantörer", heading_number="5.1"),
            "Avtalet säger att underleverantörer ska godkännas.",
        ),
    ),
)

NO_CLASS = Finding(
    rule="SEC001",
    name="no-classification",
    family="security-classification",
    phase="before",
    severity="warning",
    message="Ingen av handlingarna anger hur informationen är klassad.",
    why="Säkerhetskraven ska följa av klassningen. Utan den går det inte att se om kraven är rätt ställda.",
    remedy="Klassa informationen i systemet och skriv in nivåerna för konfidentialitet, riktighet och "
    "tillgänglighet i kravspecifikationen.",
    basis=(Basis("Att köpa edtech, Under inköp", "https://example.org/edtech", "2026-11-22"),),
    procurement=NAME,
    fingerprint="77aa31c0",
)

PERIODS = Finding(
    rule="PAIR004",
    name="contract-period-conflict",
    family="pairing",
    phase="before",
    severity="error",
    message="Avtalstiden är 24 månader här men 36 månader i inbjudan.",
    path="03 Avtal.pdf",
    location=Location(part="agreement", block=9, start=16, end=26, page=2, heading="Avtalstid", heading_number="4.2"),
    excerpt="Avtalet gäller i ⟦24 månader⟧ från det att båda parter har undertecknat det.",
    why="När två handlingar säger olika har leverantören rätt att läsa dem till sin fördel.",
    remedy="Bestäm vilken avtalstid som gäller och skriv den på ett enda ställe.",
    basis=(Basis("LOU 4 kap. 1 §", "https://example.org/lou"),),
    procurement=NAME,
    fingerprint="c01dbeef",
    related=(
        Related(
            "01 Inbjudan.docx",
            Location(block=31, paragraph=60, heading="Avtalsperiod", heading_number="2.3"),
            "Inbjudan anger 36 månader.",
        ),
    ),
)

OLD_STANDARD = Finding(
    rule="STD001",
    name="outdated-version",
    family="standards",
    phase="before",
    severity="warning",
    message="SS 12000:2018 är ersatt av SS 12000:2020.",
    path="02 Kravspecifikation.docx",
    location=Location(part="specification", block=140, start=30, end=43, table=3, row=4, column=2, requirement="K-12"),
    excerpt="Systemet ska ha stöd för ⟦SS 12000:2018⟧ & <script>alert('krav')</script>.",
    why="En utgåva som är ersatt har andra gränssnitt än den som leverantörerna bygger för.",
    remedy="Skriv SS 12000:2020 eller senare, och lägg till ”eller likvärdig”.",
    sample="Systemet ska ha stöd för SS 12000:2020 eller senare utgåva, eller likvärdig standard.",
    basis=(Basis("SS 12000:2020", "https://example.org/ss12000", "2026-11-21"),),
    procurement=NAME,
    fingerprint="0badf00d",
)

PRICE_CELL = Finding(
    rule="LOU012",
    name="volume-missing",
    family="procurement-law",
    phase="during",
    severity="info",
    message="Priset ska anges per elev, men antalet elever står ingenstans.",
    path="05 Priser <b>2026</b>.xlsx",
    location=Location(block=4, sheet="Pris", cell="B7", table=1, row=7, column=2),
    excerpt="Pris per ⟦elev⟧ och månad",
    why="Utan volym kan leverantörerna inte räkna, och ni kan inte jämföra.",
    remedy="Ange hur många elever ni räknar med.",
    procurement=NAME,
    fingerprint="5eed5eed",
)

UNREADABLE = Finding(
    rule="READ001",
    name="encrypted",
    family="reading",
    phase="before",
    severity="error",
    message="Filen är skyddad med lösenord och kunde inte läsas.",
    path="06 Bilaga sekretess.docx",
    why="Det som står i filen är inte granskat.",
    remedy="Ta bort lösenordet och kör igen.",
    procurement=NAME,
    fingerprint="deadbea7",
)


def document(path: str, kind: str, words: int, pages: int | None = None, **more: object) -> DocumentSummary:
    values = {"language": "sv", "requirements": 0, "date": None, **more}
    return DocumentSummary(path=path, kind=kind, words=words, pages=pages, **values)  # type: ignore[arg-type]


DOCUMENTS = (
    document("01 Inbjudan.docx", "main-document", 2140, date="2026-09-01"),
    document("02 Kravspecifikation.docx", "specification", 8412, requirements=132),
    document(
        "03 Avtal.pdf",
        "agreement",
        3150,
        18,
        parts=(
            PartSummary("agreement", "Avtalsutkast", 0, 212),
            PartSummary("sla", "Bilaga 2 Servicenivåer", 213, 260),
        ),
    ),
    document("04 PuB-avtal.docx", "dpa", 4020),
    document("05 Priser <b>2026</b>.xlsx", "price", 210),
    document("06 Bilaga sekretess.docx", "other", 0),
)

CHECKLIST = (
    Met("PUB004", "a", "Behandlar bara på dokumenterade instruktioner", "met", "04 PuB-avtal.docx",
        Location(block=40, paragraph=22, heading="Instruktioner", heading_number="3"), "⟦Biträdet ska⟧ bara"),
    Met("PUB005", "b", "Tystnadsplikt för dem som behandlar uppgifterna", "met", "04 PuB-avtal.docx",
        Location(block=44, paragraph=24, heading="Sekretess", heading_number="4")),
    Met("PUB006", "c", "Säkerhet enligt artikel 32", "by reference", "03 Avtal.pdf", Location(page=9)),
    Met("PUB012", "R10", "Underbiträden bara efter tillstånd i förväg", "weakened", "04 PuB-avtal.docx",
        Location(block=88, paragraph=41, heading="Underbiträden", heading_number="7"), "Leverantören ⟦bör⟧"),
    Met("PUB008", "e", "Hjälper till när registrerade använder sina rättigheter", "missing"),
    Met("PUB010", "g", "Raderar eller lämnar tillbaka uppgifterna", "unclear", "04 PuB-avtal.docx", None),
)  # fmt: skip


TOPICS = (
    Topic(
        topic="support", label="support", specification=(Place("02 Kravspecifikation.docx", Location(block=12)),),
        agreement=(Place("03 Avtal.pdf", Location(block=9, page=2, heading="Support", heading_number="6")),),
    ),
    Topic(topic="exit", label="avslut och återlämning", annexes=(Place("04 PuB-avtal.docx", Location(block=88)),)),
)  # fmt: skip

NEEDS = (
    Need(topic="logging", label="loggning", because="K3", places=(Place("02 Kravspecifikation.docx", Location(block=12)),)),
    Need(topic="backup", label="säkerhetskopiering", because="T3"),
)  # fmt: skip

STANDARDS = (
    StandardUse(
        area="huvudman", process="skoladministration", label="skoladministration", expected=("SS 12000",),
        named={"SS 12000": (Place("02 Kravspecifikation.docx", Location(block=140, table=3, row=4)),)},
    ),
    StandardUse(area="undervisning", process="narvaro", label="närvarohantering", expected=("SS 12000",)),
    StandardUse(named={"WCAG": (Place("03 Avtal.pdf", Location(page=4)),)}),
)  # fmt: skip

COPIES = (
    Shared(path="03 Avtal.pdf", share=0.42, donor="gammalt avtal.docx"),
    Shared(path="04 PuB-avtal.docx", share=0.0),
)


def sample_text() -> tuple[Block, ...]:
    """The text of the data processing agreement: the sentence of SUBPROCESSORS is block 88."""
    blocks = [Block("heading", "Underbiträden", label="7", level=1)]
    blocks += [Block("paragraph", f"Stycke {number} om annat.") for number in range(87)]
    blocks.append(Block("paragraph", SUBPROCESSORS_TEXT))
    blocks.append(Block("item", "en punkt", label="a)", level=1))
    for row in (1, 2):
        blocks += [
            Block("cell", f"rad {row} kolumn {column}", place=BlockPlace(table=1, row=row, column=column))
            for column in (1, 2)
        ]
    return tuple(blocks)


SUBPROCESSORS_TEXT = "Leverantören bör i förväg informera Beställaren om nya underbiträden och om ändringar av dem."


def sample_report(*, texts: bool = False) -> Report:
    """With `texts` the data processing agreement's text is there too."""
    documents = tuple(
        replace(each, blocks=sample_text()) if texts and each.kind == "dpa" else each for each in DOCUMENTS
    )
    findings = (UNREADABLE, NO_CLASS, PERIODS, OLD_STANDARD, SUBPROCESSORS, PRICE_CELL)
    procurement = ProcurementSummary(
        name=NAME,
        reference="KS 2026/123",
        documents=tuple(each.path for each in DOCUMENTS),
        call_off=False,
        regime="LOU",
        verdicts={"classification": "missing", "dpa": "weak", "pairing": "weak", "standards": "found"},
        checklist=CHECKLIST,
        topics=TOPICS,
        needs=NEEDS,
        standards=STANDARDS,
        copies=COPIES,
    )
    return Report(
        kravlint="0.1.0",
        as_of="2026-11-22",
        documents=documents,
        procurements=(procurement,),
        findings=findings,
        not_checked=(
            NotChecked("06 Bilaga sekretess.docx", None, "Filen är krypterad.", ("SEC001",), NAME),
            NotChecked("03 Avtal.pdf", Location(page=17), "Sidan är en bild utan text.", (), NAME),
            NotChecked(None, None, "Avtalets mönster för avrop: kan stå i ramavtalet.", ("LOU030",), NAME),
        ),
        summary=Summary(error=3, warning=2, info=1, suppressed=1, baseline=2, documents=6),
    )
