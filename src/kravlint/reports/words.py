"""Everything that the reports say of their own, in Swedish and English.

Names are "area.word"; a value that the program holds (a severity, a kind, a family) is looked up as
`words.get(f"kind.{kind}", kind)`, because rule packs may bring families of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from kravlint.report import SEVERITIES, Lang, Report

Words = Mapping[str, str]


def words(lang: Lang) -> Words:
    """The catalogue in one language."""
    return _CATALOGUE[lang]


def counted(catalogue: Words, name: str, count: int) -> str:
    """ "1 fel", "3 varningar": the singular stands under `name.one`, the plural under `name.many`."""
    number = f"{count:,}".replace(",", catalogue["thousands"])
    return f"{number} {catalogue[f'{name}.one' if count == 1 else f'{name}.many']}"


def labelled(catalogue: Words, area: str, value: str) -> str:
    """What a value of the program is called, or the value itself where it has no name here."""
    return catalogue.get(f"{area}.{value}", value)


def summary_of(report: Report, catalogue: Words) -> str:
    """ "3 fel, 1 varning i 4 dokument. 2 undantagna." """
    summary = report.summary
    said = [counted(catalogue, name, count) for name in SEVERITIES if (count := getattr(summary, name))]
    documents = counted(catalogue, "document", summary.documents)
    text = f"{', '.join(said) or catalogue['summary.none']} {catalogue['summary.in']} {documents}."
    hidden = hidden_of(report, catalogue)
    return f"{text} {hidden}." if hidden else text


def hidden_of(report: Report, catalogue: Words) -> str:
    """The counts of findings that are not shown, or nothing."""
    hidden = [("suppressed", report.summary.suppressed), ("baseline", report.summary.baseline)]
    return ", ".join(counted(catalogue, name, count) for name, count in hidden if count)


_BOTH: dict[str, tuple[str, str]] = {
    "thousands": ("\N{NO-BREAK SPACE}", ","),
    "severity.error": ("fel", "error"),
    "severity.warning": ("varning", "warning"),
    "severity.info": ("upplysning", "info"),
    "error.one": ("fel", "error"),
    "error.many": ("fel", "errors"),
    "warning.one": ("varning", "warning"),
    "warning.many": ("varningar", "warnings"),
    "info.one": ("upplysning", "note"),
    "info.many": ("upplysningar", "notes"),
    "document.one": ("dokument", "document"),
    "document.many": ("dokument", "documents"),
    "place.one": ("ställe", "place"),
    "place.many": ("ställen", "places"),
    "word.one": ("ord", "word"),
    "word.many": ("ord", "words"),
    "page.one": ("sida", "page"),
    "page.many": ("sidor", "pages"),
    "requirement.one": ("krav", "requirement"),
    "requirement.many": ("krav", "requirements"),
    "suppressed.one": ("undantaget", "suppressed"),
    "suppressed.many": ("undantagna", "suppressed"),
    "baseline.one": ("godtaget sedan tidigare", "accepted earlier"),
    "baseline.many": ("godtagna sedan tidigare", "accepted earlier"),
    "accepted.one": ("fynd godtaget", "finding accepted"),
    "accepted.many": ("fynd godtagna", "findings accepted"),
    "unread.one": (
        "fynd om sådant som inte kunde läsas; det kan inte godtas",
        "finding about what could not be read, which cannot be accepted",
    ),
    "unread.many": (
        "fynd om sådant som inte kunde läsas; de kan inte godtas",
        "findings about what could not be read, which cannot be accepted",
    ),
    "removed.one": ("sparad post borttagen ur", "kept entry removed from"),
    "removed.many": ("sparade poster borttagna ur", "kept entries removed from"),
    "config.default": ("inbyggt", "built in"),
    "config.given": ("kommandoraden", "the command line"),
    "config.root": ("mönster räknas härifrån", "globs count from here"),
    "diff.new": ("Nya fynd", "New findings"),
    "diff.fixed": ("Åtgärdade", "Fixed"),
    "diff.remaining": ("Kvar", "Remaining"),
    "summary": ("Sammanfattning", "Summary"),
    "sarif.limit": (
        "{kept} av {all} fynd är med: fler tar GitHub inte emot. De allvarligaste är kvar.",
        "{kept} of {all} findings are here: GitHub takes no more. The gravest were kept.",
    ),
    "junit.read": ("READ Dokumentet kunde läsas", "READ The document could be read"),
    "markdown.more": (
        "… och {count} till, som inte fick plats här.",
        "… and {count} more, for which there was no room here.",
    ),
    "markdown.place": ("Var", "Where"),
    "summary.none": ("Inget att åtgärda hittades", "Nothing to put right was found"),
    "summary.in": ("i", "in"),
    "summary.as-of": ("Bedömt per", "Judged as of"),
    "as-of.today": ("dagens datum", "today"),
    "as-of.document": ("varje dokuments eget datum", "each document's own date"),
    "field.why": ("varför", "why"),
    "field.remedy": ("åtgärd", "remedy"),
    "field.sample": ("förslag till text", "suggested wording"),
    "field.basis": ("grund", "basis"),
    "field.above": ("som ovan", "as above"),
    "field.related": ("se även", "see also"),
    "whole": ("Hela upphandlingen", "The procurement as a whole"),
    "verified": ("läst", "read"),
    "reference": ("Diarienummer", "Reference"),
    "call-off": ("avrop från ramavtal", "call-off from a framework agreement"),
    "not-checked": ("Ej bedömt", "Not judged"),
    "not-checked.none": (
        "Allt som reglerna frågar efter kunde bedömas.",
        "Everything that the rules ask for could be judged.",
    ),
    "question.classification": ("Är informationen klassad?", "Is the information classified?"),
    "question.dpa": (
        "Finns ett personuppgiftsbiträdesavtal som håller?",
        "Is there a data processing agreement that holds?",
    ),
    "question.pairing": ("Hör handlingarna ihop?", "Do the documents belong together?"),
    "question.standards": ("Ställs krav på rätt standarder?", "Are the right standards required?"),
    "verdict.found": ("ja", "yes"),
    "verdict.weak": ("delvis", "partly"),
    "verdict.missing": ("nej", "no"),
    "verdict.not judged": ("ej bedömt", "not judged"),
    "answer.classification.found": (
        "Ja. Klassningen står i handlingarna.",
        "Yes. The documents state the classification.",
    ),
    "answer.classification.weak": (
        "Delvis. Klassningen är ofullständig eller oklar.",
        "Partly. The classification is incomplete or unclear.",
    ),
    "answer.classification.missing": (
        "Nej. Ingen klassning hittades.",
        "No. No classification was found.",
    ),
    "answer.dpa.found": (
        "Ja. Text om allt i artikel 28 som reglerna letar efter hittades.",
        "Yes. Text was found for everything in article 28 that the rules look for.",
    ),
    "answer.dpa.weak": (
        "Delvis. Avtalet finns men har brister.",
        "Partly. There is an agreement, with shortcomings.",
    ),
    "answer.dpa.missing": ("Nej. Inget avtal hittades.", "No. No agreement was found."),
    "answer.pairing.found": ("Ja. Inga motsägelser hittades.", "Yes. No contradictions were found."),
    "answer.pairing.weak": (
        "Delvis. Något stämmer inte mellan handlingarna.",
        "Partly. Something does not agree between the documents.",
    ),
    "answer.pairing.missing": (
        "Nej. Handlingarna säger emot varandra eller saknar delar.",
        "No. The documents contradict each other or lack parts.",
    ),
    "answer.standards.found": (
        "Ja. Standarder är angivna och aktuella.",
        "Yes. Standards are named and current.",
    ),
    "answer.standards.weak": (
        "Delvis. Någon standard är inaktuell eller oprecis.",
        "Partly. A standard is out of date or imprecise.",
    ),
    "answer.standards.missing": (
        "Nej. Väntade standarder nämns inte.",
        "No. Expected standards are not named.",
    ),
    "answer.not judged": (
        "Frågan kunde inte bedömas på det här underlaget.",
        "The question could not be judged from these documents.",
    ),
    "family.security-classification": ("informationsklassning", "security classification"),
    "family.data-protection": ("dataskydd", "data protection"),
    "family.pairing": ("handlingar som hör ihop", "documents that belong together"),
    "family.standards": ("standarder", "standards"),
    "family.references": ("inaktuella hänvisningar", "out-of-date references"),
    "family.procurement-law": ("upphandlingsrätt", "procurement law"),
    "family.requirements": ("kravskrivning", "requirement craft"),
    "family.exit": ("avslut och återlämning", "exit"),
    "family.accessibility": ("tillgänglighet", "accessibility"),
    "family.document-set": ("handlingarna", "document set"),
    "family.organisation": ("organisation", "organisation"),
    "family.reading": ("läsning av filer", "reading of files"),
    "phase.before": ("inför inköp", "before purchase"),
    "phase.during": ("under inköp", "during purchase"),
    "phase.after": ("efter inköp", "after purchase"),
    "state.met": ("uppfyllt", "met"),
    "state.weakened": ("försvagat", "weakened"),
    "state.negated": ("tvärtom", "negated"),
    "state.wrong-party": ("fel part", "wrong party"),
    "state.missing": ("saknas", "missing"),
    "state.by reference": ("genom hänvisning", "by reference"),
    "state.unclear": ("oklart", "unclear"),
    "kind.main-document": ("upphandlingsdokument", "main document"),
    "kind.instructions": ("anvisningar", "instructions"),
    "kind.specification": ("kravspecifikation", "specification"),
    "kind.response-form": ("svarsformulär", "response form"),
    "kind.call-off": ("avropsförfrågan", "call-off"),
    "kind.agreement": ("avtal", "agreement"),
    "kind.general-terms": ("allmänna villkor", "general terms"),
    "kind.sla": ("servicenivåavtal", "service level agreement"),
    "kind.dpa": ("personuppgiftsbiträdesavtal", "data processing agreement"),
    "kind.dpa-instruction": ("instruktion till personuppgiftsbiträdet", "instruction to the processor"),
    "kind.dpa-subprocessors": ("underbiträdeslista", "list of sub-processors"),
    "kind.classification": ("informationsklassning", "information classification"),
    "kind.price": ("prisbilaga", "price form"),
    "kind.qualification": ("kvalificering", "qualification"),
    "kind.questions-answers": ("frågor och svar", "questions and answers"),
    "kind.decision": ("beslut", "decision"),
    "kind.framework-agreement": ("ramavtal", "framework agreement"),
    "kind.implementation-plan": ("införandeplan", "implementation plan"),
    "kind.architecture": ("arkitekturbeskrivning", "architecture"),
    "kind.risk-assessment": ("risk- eller konsekvensbedömning", "risk or impact assessment"),
    "kind.guidance": ("vägledning", "guidance"),
    "kind.background": ("bakgrund", "background"),
    "kind.other": ("övrigt dokument", "other document"),
    "rules": ("Regler", "Rules"),
    "language.itself": ("Svenska", "English"),
    "rule.code": ("Kod", "Code"),
    "rule.title": ("Vad den säger", "What it says"),
    "rule.by_phase": ("Per skede", "By phase"),
    "rule.items": ("Det som söks", "What is looked for"),
    "rule.on": ("på", "on"),
    "rule.off": ("av om den inte väljs med sin kod", "off unless selected by its code"),
    "rule.valid": ("gäller", "applies"),
    "rule.flagged": ("Detta flaggas", "This is flagged"),
    "rule.clean": ("Detta flaggas inte", "This is not flagged"),
    "title": ("Granskning av upphandlingsdokument", "Review of procurement documents"),
    "findings": ("Fynd", "Findings"),
    "column.severity": ("Allvar", "Severity"),
    "column.procurement": ("Upphandling", "Procurement"),
    "column.document": ("Dokument", "Document"),
    "column.place": ("Plats", "Place"),
    "column.message": ("Vad", "What"),
    "column.excerpt": ("Utdrag", "Excerpt"),
    "column.why": ("Varför", "Why"),
    "column.remedy": ("Åtgärd", "Remedy"),
    "column.basis": ("Grund", "Basis"),
    "column.family": ("Område", "Area"),
    "column.phase": ("Skede", "Phase"),
    "column.rule": ("Regel", "Rule"),
    "column.item": ("Del av regeln", "Part of the rule"),
    "column.fingerprint": ("Kännemärke", "Fingerprint"),
}

_CATALOGUE: dict[Lang, Words] = {
    "sv": {name: swedish for name, (swedish, _) in _BOTH.items()},
    "en": {name: english for name, (_, english) in _BOTH.items()},
}
