"""The few Swedish words that clauses open with and hang on, and what only looks like a verb."""

from __future__ import annotations

from kravlint.language.screen import lazy

MODALS = frozenset(
    "ska skall skulle äger måste bör borde kan kunde får fick vill kommer avser shall must should may".split()
)
FINITE = MODALS | frozenset(
    """är var har hade blir finns gäller upphör avslutas strider bryter följer framgår omfattas omfattar innebär sker
    utför utförs genomför genomförs behandlas anlitas lagras lämnas används arbetar deltar åligger åläggs medför
    inträffar påbörjas påverkar rör avses anges strävar ger tar gör går får lyder vet vidtar vidtas ser håller står
    svarar ansvarar åtar förbinder behöver behövs krävs kräver begär anser bedömer upptäcker misstänker önskar
    påstår berör berörs ingår ingås beslutar bestämmer löper tillhör saknar saknas kommer tillåter förbjuder skyddar
    skyddas hjälper bistår bidrar ställer säger talar hör låter bär vänder frågar handlar hanterar tillhandahåller
    åtog avtalar lägger byter köper hyr sköter sköts agerar gör görs känner finner inleder behövde upprättas
    bedöms anses befinns visar upptäcks misstänks konstateras uppfattas
    verkar tycks synes förefaller ligger vilar kvarstår påbjuder föranleder erfordrar leder brister
    sägs hävs uppstår föreligger uppkommer väljer tvingar ålägger fordrar tycker tror märker läcker försvinner avviker
    is are has have was were does applies requires""".split()
)
SUPINE = frozenset("upphört avslutats avslutat löpt slutförts gått ingåtts".split())  # "efter att avtalet upphört"
TEMPORAL = frozenset(
    "när innan tills såvida eftersom medan ifall förutsatt huruvida fastän hur vad where when unless which who".split()
)
RELATIVE = frozenset("som vilken vilket vilka vars".split())
PERHAPS = frozenset("om då där if".split())
COORDINATORS = frozenset("och samt men eller respektive liksom utan and or but".split())
ASIDE_BEFORE_ATT = frozenset("så utan därför efter det dess förutsättning förutsättningen trots".split())
ABOUT = frozenset("medveten medvetet misstanke kännedom vetskap kunskap underrättelse information besked fråga".split())
INFINITIVE_AFTER = frozenset("rätt möjlighet tillfälle skyldig skyldigt skyldiga skyldighet berättigad".split())
NOT_INFINITIVE = frozenset(
    """alla dessa sina våra era samma andra båda denna detta inga några flera deras många egna samtliga vilka
    lämpliga ha anställda inhyrda berörda godkända anlitade nya tekniska följande""".split()
) - {"ha"}
ADVERBS = frozenset(
    """inte ej icke aldrig även också alltid dock endast bara enbart omedelbart genast skriftligen skriftligt alltid
    därför då härvid vidare i vid utan omgående samtidigt själv själva på begäran efter onödigt
    dröjsmål skriftlig form""".split()
)
NOUN = lazy(
    r"(?:uppgifter|personer|åtgärder|incidenter|heter|ioner|ingar|rutiner|villkor|klausuler|timmar|parter|(?<!med)delar|dagar|"
    r"månader|leverantör|leverantörer|användare|elever|tjänster|kategorier|typer|kopior|loggar|standarder)$|"
    r"^(?:år|eller|efter|under|över|inför|per|vår|er|mer|fler|senare|hur|var|där|gdpr|nycklar|filer|moduler|länder)$"
)
