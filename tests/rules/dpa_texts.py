"""Five complete data processing agreements written for the tests, in the styles that one meets."""

# ruff: noqa: E501 (a clause, a line)

PLAIN = """\
# Personuppgiftsbiträdesavtal

Avtalet gäller mellan Ekeviks kommun, org.nr 212000-9911, och Molnberget AB, org.nr 559999-0112.
Kommunen är personuppgiftsansvarig och kallas här "vi". Molnberget AB är personuppgiftsbiträde och kallas här "ni".

## Vad avtalet handlar om

Ni driver kommunens närvarosystem för grundskolan. Därför behandlar ni personuppgifter för vår räkning.

- Ändamål: registrera närvaro och meddela vårdnadshavare om frånvaro
- Vilka personer: elever, vårdnadshavare och lärare
- Vilka uppgifter: namn, personnummer, klass, telefonnummer och frånvaro
- Hur länge: så länge avtalet om närvarosystemet gäller

## Vårt ansvar

Vi ser till att det finns en rättslig grund för behandlingen. Vi lämnar skriftliga instruktioner och har rätt att ändra dem.

## Det här gör ni med uppgifterna

Ni använder uppgifterna bara enligt våra skriftliga instruktioner. Ni får inte använda dem för egna ändamål. Kräver svensk lag eller EU-rätten att ni gör något annat än instruktionen säger talar ni om det för oss innan ni gör det, om det inte är förbjudet att berätta.

Tycker ni att en instruktion strider mot dataskyddsreglerna säger ni till oss direkt.

Uppgifterna stannar inom EU och EES. Ni får inte föra dem till något annat land utan att vi har sagt ja skriftligt.

## Tystnadsplikt och säkerhet

Alla hos er som kan komma åt uppgifterna har tystnadsplikt. Ni skyddar uppgifterna med de tekniska och organisatoriska åtgärder som behövs för att nivån ska vara lämplig för risken.

## Om något händer

Händer det något med uppgifterna, en personuppgiftsincident, hör ni av er till oss genast och senast inom 24 timmar. Ni hjälper oss med anmälan till Integritetsskyddsmyndigheten och med att informera de berörda.

## När någon vill veta eller ändra

Vill en elev eller vårdnadshavare använda sina rättigheter hjälper ni oss att svara. Frågan skickar ni till oss inom två dagar.

## Annan hjälp

Ni hjälper oss med säkerheten, med konsekvensbedömningar och med förhandssamråd.

## Underbiträden

Ni anlitar inga underbiträden utan vårt skriftliga godkännande. Ni meddelar oss en månad innan ni vill ta in ett nytt eller byta ut ett gammalt, och vi får säga nej. Era underbiträden ska genom avtal ha samma skyldigheter som ni. Ni svarar för dem som för er själva.

## Insyn

Ni ger oss den information vi behöver för att kunna visa att reglerna följs. Vi får granska hur ni arbetar, själva eller genom någon annan.

## När avtalet tar slut

När avtalet tar slut lämnar ni tillbaka alla uppgifter till oss och raderar sedan alla kopior inom 30 dagar. Ni visar skriftligt att det är gjort.
"""

LAWYERLY = """\
# PERSONUPPGIFTSBITRÄDESAVTAL

## 1. PARTER

Mellan Regionnämnden i Norrvik, org.nr 232100-0099, ("den Personuppgiftsansvarige") och Vidsynt Systems AB, org.nr 559999-0724, ("Driftbolaget") har denna dag träffats följande avtal. Driftbolaget är att anse som personuppgiftsbiträde.

## 2. BEHANDLINGENS OMFATTNING

2.1 Föremålet för behandlingen, dess varaktighet, art och ändamål, typen av personuppgifter och kategorierna av registrerade anges nedan.

2.2 Föremålet för behandlingen utgörs av tillhandahållande av ett bokningssystem för vårdbesök. Behandlingens art innefattar insamling, lagring och utlämnande. Ändamålet med behandlingen är att administrera vårdbesök.

2.3 Typen av personuppgifter utgörs av identitets- och kontaktuppgifter samt uppgifter om bokade besök. Kategorierna av registrerade utgörs av patienter och vårdpersonal.

2.4 Behandlingen pågår så länge huvudavtalet är i kraft.

## 3. DEN PERSONUPPGIFTSANSVARIGES SKYLDIGHETER OCH RÄTTIGHETER

3.1 Den Personuppgiftsansvarige svarar för att behandlingen sker med stöd av rättslig grund och äger rätt att meddela ytterligare instruktioner.

## 4. DRIFTBOLAGETS ÅTAGANDEN

4.1 Driftbolaget förbinder sig att

a) uteslutande behandla personuppgifter i enlighet med den Personuppgiftsansvariges dokumenterade instruktioner, innefattande sådana som avser överföring av personuppgifter till tredjeland eller internationell organisation, såvida inte skyldighet att utföra behandlingen åligger Driftbolaget enligt unionsrätten eller svensk rätt, i vilket fall Driftbolaget ska underrätta den Personuppgiftsansvarige om den rättsliga förpliktelsen innan behandlingen vidtas, för så vitt detta inte är förbjudet enligt samma rätt,

b) tillse att personer med behörighet till personuppgifterna har åtagit sig konfidentialitet eller står under lagstadgad tystnadsplikt,

c) vidta samtliga åtgärder som erfordras enligt artikel 32 i Dataskyddsförordningen,

d) med beaktande av behandlingens art, genom lämpliga tekniska och organisatoriska åtgärder, i den mån så är möjligt, bistå den Personuppgiftsansvarige vid fullgörandet av dennes skyldighet att besvara begäran om utövande av den registrerades rättigheter i enlighet med kapitel III,

e) bistå den Personuppgiftsansvarige vid fullgörandet av skyldigheterna enligt artiklarna 32–36 i Dataskyddsförordningen, med beaktande av behandlingens art och av vad Driftbolaget känner till,

f) utan onödigt dröjsmål efter att ha fått vetskap om en personuppgiftsincident underrätta den Personuppgiftsansvarige därom,

g) ge den Personuppgiftsansvarige tillgång till den information som erfordras för att styrka att artikel 28 följs, samt möjliggöra och bidra till granskningar och inspektioner, som utförs av den Personuppgiftsansvarige eller av annan som denne utser, samt

h) ofördröjligen informera den Personuppgiftsansvarige för det fall Driftbolaget finner att en instruktion står i strid med gällande dataskyddslagstiftning.

## 5. UNDERBITRÄDEN

5.1 Den Personuppgiftsansvarige lämnar härmed Driftbolaget ett allmänt skriftligt förhandstillstånd att anlita underbiträden.

5.2 Driftbolaget ska skriftligen, senast trettio dagar dessförinnan, underrätta den Personuppgiftsansvarige om planerade förändringar avseende underbiträden, varvid den Personuppgiftsansvarige äger rätt att framställa invändningar mot förändringen.

5.3 Driftbolaget ska genom skriftligt avtal ålägga underbiträdet samma skyldigheter i fråga om dataskydd som åvilar Driftbolaget enligt detta avtal. Underlåter underbiträdet att fullgöra sina skyldigheter ska Driftbolaget vara fullt ansvarigt gentemot den Personuppgiftsansvarige för underbiträdets skyldigheter.

## 6. UPPHÖRANDE

6.1 Vid avtalets upphörande åligger det Driftbolaget att, enligt den Personuppgiftsansvariges val, radera eller återlämna samtliga personuppgifter och förstöra befintliga kopior, såvida inte unionsrätten eller svensk rätt föreskriver lagring.

6.2 Tvist med anledning av detta avtal ska avgöras av svensk allmän domstol.
"""

TABLE = """\
# PuB-avtal för schemasystem

Personuppgiftsansvarig (Kunden): barn- och utbildningsnämnden i Alviks kommun. Personuppgiftsbiträde (Leverantören): Timplan AB.

## Instruktion

| Rubrik | Innehåll |
| --- | --- |
| Föremål för behandlingen | Leverantören tillhandahåller ett schemasystem som molntjänst |
| Varaktighet | Under huvudavtalets löptid |
| Behandlingens art och ändamål | Lagring och bearbetning för att lägga scheman |
| Typer av personuppgifter | Namn, ämnen, arbetstider, klass |
| Kategorier av registrerade | Lärare och elever |

## Kundens skyldigheter och rättigheter

Kunden ansvarar för att det finns rättslig grund och får när som helst ändra instruktionen.

## Leverantörens skyldigheter

| Nr | Skyldighet | Beskrivning |
| --- | --- | --- |
| 1 | Instruktioner | Personuppgifter behandlas endast i enlighet med Kundens dokumenterade instruktioner, om inte EU-rätt eller nationell rätt kräver annat. I så fall ska Kunden informeras om det rättsliga kravet innan behandlingen sker. |
| 2 | Olagliga instruktioner | Leverantören ska omedelbart meddela Kunden om en instruktion anses strida mot GDPR. |
| 3 | Tredjeland | Ingen överföring till land utanför EU/EES får ske utan Kundens skriftliga instruktion. |
| 4 | Tystnadsplikt | Personal med åtkomst till personuppgifter ska ha undertecknat sekretessförbindelse. |
| 5 | Säkerhet | Lämpliga tekniska och organisatoriska åtgärder enligt artikel 32 ska vidtas. |
| 6 | Breach | Incidenter ska rapporteras till Kunden utan onödigt dröjsmål, dock senast inom 36 timmar. |
| 7 | Bistånd | Leverantören ska assistera Kunden med dess skyldigheter enligt art. 32–36 samt när registrerade utövar sina rättigheter. |
| 8 | Sub-processors | Sub-processors får anlitas först efter Kundens skriftliga godkännande och ska bindas till motsvarande villkor genom avtal. Leverantören ansvarar för sub-processors såsom för egen del. |
| 9 | Audit | Leverantören ska tillhandahålla all information som behövs för att påvisa efterlevnad och medverka vid granskningar och inspektioner. |
| 10 | Avslut | Vid avtalets upphörande ska samtliga personuppgifter återlämnas eller raderas, enligt Kundens val, inklusive kopior. |
"""

MUNICIPAL = """\
# Personuppgiftsbiträdesavtal

## 1 Avtalsparter

| Part | Uppgift |
| --- | --- |
| Personuppgiftsansvarig (PuA) | Socialnämnden, Storviks kommun, 212000-1234 |
| Personuppgiftsbiträde (PuB) | Omsorgsdata i Norr AB, 556000-1234 |

## 2 Bakgrund och syfte

PuB levererar ett verksamhetssystem för hemtjänst. I samband med detta kommer PuB att behandla personuppgifter för PuA:s räkning.

## 3 Instruktion

3.1 Ändamålet med behandlingen är att planera och dokumentera hemtjänstinsatser. Behandlingen består av registrering, lagring, sökning och gallring.
3.2 De personuppgifter som behandlas är namn, personnummer, adress, uppgifter om beviljade insatser och hälsa.
3.3 Personuppgifterna rör brukare, anhöriga och medarbetare.
3.4 Behandlingen pågår under avtalets löptid.

## 4 PuA:s ansvar

PuA ansvarar för att det finns laglig grund för behandlingen och för att registrerade informeras.

## 5 PuB:s åtaganden

5.1 PuB får enbart behandla personuppgifterna i enlighet med PuA:s vid var tid gällande dokumenterade instruktioner. Undantag gäller om PuB är skyldig att behandla uppgifterna enligt EU-rätt eller svensk rätt. PuB ska då i förväg informera PuA om det rättsliga kravet.
5.2 Om PuB bedömer att instruktion saknas eller att en instruktion strider mot tillämplig lagstiftning ska PuB utan dröjsmål meddela PuA.
5.3 PuB ska begränsa åtkomsten till personuppgifterna till personal som behöver dem. Samtliga sådana personer ska omfattas av sekretessåtagande eller lagstadgad tystnadsplikt.
5.4 PuB ska vidta de tekniska och organisatoriska åtgärder som krävs för att uppnå en säkerhetsnivå i enlighet med artikel 32.
5.5 PuB ska på PuA:s begäran bistå PuA i dess kontakter med registrerade som vill utöva sina rättigheter.
5.6 PuB ska bistå PuA med att säkerställa att skyldigheterna enligt artikel 32–36 i GDPR fullgörs.

## 6 Incidenter

PuB ska skriftligen underrätta PuA om varje personuppgiftsincident senast 24 timmar efter att den upptäckts.

## 7 Underbiträden

7.1 PuB har rätt att anlita underbiträden endast om PuA har lämnat skriftligt förhandsgodkännande.
7.2 PuB ska tillse att underbiträdet genom avtal åtar sig minst motsvarande skyldigheter som PuB har enligt detta avtal. PuB ansvarar för underbiträden såsom för sig själv.

## 8 Tredje land

Personuppgifter får endast behandlas inom EU/EES. Överföring till tredje land får ske endast efter PuA:s skriftliga medgivande.

## 9 Revision

PuA äger rätt att, själv eller genom oberoende tredje part, följa upp att PuB uppfyller kraven i avtalet. PuB ska lämna den information och ge det tillträde som behövs för att PuA ska kunna kontrollera efterlevnaden.

## 10 Upphörande

Vid avtalets upphörande ska PuB till PuA återlämna, eller om PuA så begär radera, samtliga personuppgifter. Efter återlämnandet ska PuB radera samtliga kopior.
"""

SHORT = """\
# Biträdesavtal

Detta avtal är ett tillägg till licensavtalet mellan Lindö kommun (personuppgiftsansvarig) och Skolapp Sverige AB (leverantören, personuppgiftsbiträde).

**Vad det gäller.** Leverantören tillhandahåller appen Läxan. Den används för att dela läxor med elever i årskurs 4–6. Uppgifterna avser elever och lärare. De uppgifter som behandlas är namn, klass och inlämnade uppgifter. Avtalet gäller så länge kommunen använder appen.

**Kommunens ansvar.** Kommunen ska ge leverantören skriftliga instruktioner.

**Leverantören ska**

- behandla personuppgifterna enbart på kommunens skriftliga instruktioner, om inte lagen kräver något annat,
- i så fall tala om det rättsliga kravet för kommunen innan behandlingen,
- se till att medarbetare som behandlar uppgifterna har tystnadsplikt,
- ha lämpliga tekniska och organisatoriska säkerhetsåtgärder,
- hjälpa kommunen att uppfylla sina skyldigheter mot de registrerade, till exempel när någon begär registerutdrag,
- hjälpa kommunen med skyldigheterna i artikel 32–36 GDPR,
- utan onödigt dröjsmål, och senast nästa arbetsdag, meddela kommunen om personuppgiftsincidenter,
- genast meddela kommunen om en instruktion strider mot GDPR,
- ge kommunen den information som behövs för att visa att avtalet följs,
- tillåta och medverka till granskning och inspektion,
- inte föra över personuppgifter till land utanför EU/EES utan kommunens skriftliga godkännande,
- inte anlita underbiträde utan kommunens skriftliga godkännande,
- ålägga underbiträden samma skyldigheter genom avtal, och
- svara för underbiträdens behandling som för sin egen.

**När avtalet upphör** ska leverantören, efter kommunens val, radera eller lämna tillbaka alla personuppgifter.
"""

ALL = {"plain": PLAIN, "lawyerly": LAWYERLY, "table": TABLE, "municipal": MUNICIPAL, "short": SHORT}
