"""What the HTML page says of its own, in Swedish and English, beside the words that all reports share."""

from __future__ import annotations

from kravlint.report import Lang
from kravlint.reports import words as shared
from kravlint.reports.words import Words


def words(lang: Lang) -> Words:
    """The page's catalogue in one language, with the shared one in it."""
    own = {name: both[lang == "en"] for name, both in _BOTH.items()}
    return {**shared.words(lang), **own}


_BOTH: dict[str, tuple[str, str]] = {
    "html.skip": ("Hoppa till fynden", "Skip to the findings"),
    "html.actions": ("Gör detta innan ni publicerar", "Do this before you publish"),
    "html.actions.none": (
        "Inga fel eller varningar hittades. Läs igenom det som inte kunde bedömas.",
        "No errors or warnings were found. Read through what could not be judged.",
    ),
    "html.actions.more": ("Resten av listan", "The rest of the list"),
    "html.findings.none": ("Inga fynd.", "No findings."),
    "html.checklist": ("Checklista för personuppgiftsbiträdesavtalet", "Checklist for the data processing agreement"),
    "html.checklist.item": ("Punkt", "Item"),
    "html.checklist.state": ("Läge", "State"),
    "html.checklist.place": ("Var", "Where"),
    "html.documents": ("Lästa dokument", "Documents read"),
    "html.document": ("Dokument", "Document"),
    "html.kind": ("Slag", "Kind"),
    "html.parts": ("Delar", "Parts"),
    "html.extent": ("Omfång", "Extent"),
    "html.date": ("Datum", "Date"),
    "html.details": ("Varför, och hur det rättas", "Why, and how to put it right"),
    "html.copy": ("Kopiera texten", "Copy the text"),
    "html.copied": ("Kopierad", "Copied"),
    "html.link": ("Länk till fyndet", "Link to the finding"),
    "html.filter.severity": ("Allvar", "Severity"),
    "html.filter.family": ("Område", "Area"),
    "html.filter.phase": ("Skede", "Phase"),
    "html.filter.document": ("Dokument", "Document"),
    "html.filter.search": ("Sök i fynden", "Search the findings"),
    "html.filter.all": ("alla", "all"),
    "html.filter.clear": ("Visa alla", "Show all"),
    "html.filter.shown": ("visas av", "shown of"),
    "html.regime": ("Regelverk", "Legal regime"),
    "percent": ("\N{NO-BREAK SPACE}%", "%"),
    "finding.one": ("fynd", "finding"),
    "finding.many": ("fynd", "findings"),
    "area.huvudman": ("huvudman", "school organiser"),
    "area.undervisning": ("undervisning", "teaching"),
    "area.skolledning": ("skolledning", "school leadership"),
    "ask": ("Den som håller i upphandlingen", "Whoever runs the procurement"),
    "ask.security-classification": (
        "Informationssäkerhets\N{SOFT HYPHEN}samordnaren och den som äger informationen",
        "The information security coordinator and the owner of the information",
    ),
    "ask.data-protection": ("Dataskyddsombudet", "The data protection officer"),
    "ask.standards": ("IT-arkitekten eller systemförvaltaren", "The IT architect or system manager"),
    "ask.references": ("Upphandlingsjuristen", "The procurement lawyer"),
    "ask.procurement-law": ("Upphandlingsjuristen", "The procurement lawyer"),
    "ask.requirements": ("De i verksamheten som ska använda tjänsten", "Those who are going to use the service"),
    "ask.exit": ("IT-arkitekten eller systemförvaltaren", "The IT architect or system manager"),
    "ask.accessibility": ("Den som samordnar digital tillgänglighet", "Whoever coordinates digital accessibility"),
    "ask.organisation": ("Systemägaren", "The system owner"),
    "ask.reading": ("Den som har skickat filen", "Whoever sent the file"),
    "fine.classification": (
        "Handlingarna anger hur informationen är klassad.",
        "The documents state how the information is classified.",
    ),
    "fine.dpa": (
        "Text om allt som reglerna letar efter i personuppgiftsbiträdesavtalet finns.",
        "Text was found on everything that the rules look for in the data processing agreement.",
    ),
    "fine.pairing": (
        "Inga motsägelser mellan handlingarna hittades.",
        "No contradictions between the documents were found.",
    ),
    "fine.standards": ("Standarder är angivna och aktuella.", "Standards are named and current."),
    "fine.checklist": (
        "Text om {met} av {all} punkter i checklistan för personuppgiftsbiträdesavtalet finns.",
        "Text was found on {met} of {all} items in the checklist for the data processing agreement.",
    ),
    "fine.needs": (
        "{met} av {all} kravområden som följer av klassningen tas upp.",
        "{met} of {all} requirement topics that follow from the classification are covered.",
    ),
    "fine.read": ("{documents} kunde läsas i sin helhet.", "{documents} could be read in full."),
    "fine.documents": (
        "{sound} av {documents} har varken fel eller varningar.",
        "{sound} of {documents} have neither errors nor warnings.",
    ),
    "html.verdicts": (
        "De fyra frågorna, upphandling för upphandling",
        "The four questions, procurement by procurement",
    ),
    "rules.one": ("regel", "rule"),
    "rules.many": ("regler", "rules"),
    "unanswered": (
        "”{question}” kunde inte bedömas på det här underlaget.",
        "“{question}” could not be judged from these documents.",
    ),
    "html.unjudged.all": ("Hela listan", "The whole list"),
    "html.unjudged": ("Allt som inte bedömdes", "Everything that was not judged"),
    "html.ask": ("Vem ni kan fråga", "Whom to ask"),
    "html.fine": ("Det här ser bra ut", "What looks fine"),
    "html.contents": ("Innehåll", "Contents"),
    "html.rules-date": ("Reglernas källor lästa senast", "Sources of the rules last read"),
    "html.regime.none": ("framgår inte", "not stated"),
    "html.csv": ("Ladda ner som CSV", "Download as CSV"),
    "html.csv.file": ("fynd.csv", "findings.csv"),
    "html.phases": ("Att göra, skede för skede", "To do, phase by phase"),
    "html.phases.about": (
        "Samma råd på flera ställen står här en gång. Rutorna är till för att bocka av på papper.",
        "Advice that applies in several places stands here once. The boxes are for ticking off on paper.",
    ),
    "html.phases.none": ("Inget att göra.", "Nothing to do."),
    "html.items": ("Fler punkter som reglerna räknar upp", "Further items that the rules list"),
    "html.items.about": ("Det som väntas finnas, och var det står.", "What is expected, and where it stands."),
    "html.checklist.about": (
        "Det som artikel 28 i dataskyddsförordningen räknar upp, och var avtalet säger det.",
        "What article 28 of the GDPR lists, and where the agreement says it.",
    ),
    "html.needs": ("Krav som följer av klassningen", "Requirements that follow from the classification"),
    "html.needs.about": (
        "Kravområden som den angivna klassningen kallar på, och var handlingarna tar upp dem.",
        "Topics that the stated classification calls for, and where the documents cover them.",
    ),
    "html.needs.topic": ("Kravområde", "Topic"),
    "html.needs.because": ("Följer av", "Follows from"),
    "html.needs.found": ("tas upp", "covered"),
    "html.needs.missing": ("hittades inte", "not found"),
    "html.standards": ("Standarder per process", "Standards by process"),
    "html.standards.about": (
        "Processer som upphandlingen rör, efter Edtechkartans områden, och standarder som då brukar anges. En av dem räcker.",
        "Processes in scope, by Edtechkartan's areas, and the standards that they usually call for. One of them is enough.",
    ),
    "html.standards.area": ("Område", "Area"),
    "html.standards.process": ("Process", "Process"),
    "html.standards.expected": ("Väntade", "Expected"),
    "html.standards.named": ("Angivna", "Named"),
    "html.standards.none": ("ingen av dem anges", "none of them named"),
    "html.standards.other": ("Övriga", "Other"),
    "html.topics": ("Vad handlingarna talar om", "What the documents speak of"),
    "html.topics.about": (
        "En rad per ämne. Där en handling tiger kan det vara ett glapp mellan krav och avtal.",
        "One row for each topic. Where a document is silent there may be a gap between requirements and agreement.",
    ),
    "html.topics.topic": ("Ämne", "Topic"),
    "html.topics.specification": ("Kravspecifikation", "Specification"),
    "html.topics.agreement": ("Avtal", "Agreement"),
    "html.topics.annexes": ("Bilagor", "Annexes"),
    "html.topics.none": ("nämns inte", "not mentioned"),
    "html.copies": ("Text som finns i andra upphandlingar", "Text that stands in other procurements"),
    "html.copies.about": (
        "Hur mycket av ett dokuments text som också står i en annan upphandling, vanliga mallar borträknade.",
        "How much of a document's text also stands in another procurement, common templates not counted.",
    ),
    "html.copies.share": ("Andel", "Share"),
    "html.copies.donor": ("Delas mest med", "Mostly shared with"),
    "html.texts": ("Dokumentens text", "The documents' text"),
    "html.texts.about": ("Markerade ord leder till sina fynd.", "Marked words lead to their findings."),
    "html.texts.close": ("Stäng texten", "Close the text"),
    "html.texts.page": ("Sidan", "Page"),
    "html.texts.sheet": ("Blad", "Sheet"),
    "html.confidential": (
        "Rapporten återger text ur utkastet. Behandla den som utkastet självt.",
        "This report carries text from the draft. Treat it as the draft itself.",
    ),
    "html.no-excerpts": (
        "Utdrag ur dokumenten är utelämnade i den här rapporten.",
        "Excerpts from the documents are left out of this report.",
    ),
    "html.no-advice": (
        "Den är ett stöd för granskning, inte juridisk rådgivning.",
        "It supports a review; it is not legal advice.",
    ),
}
