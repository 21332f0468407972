"""Four more complete data processing agreements: a municipality's plain one, a supplier's, a table, a lawyer's."""

# ruff: noqa: E501 (a clause, a line)

MUNICIPAL = """\
# Avtal om behandling av personuppgifter

mellan Granviks kommun (kommunen) och Tallbacken Data AB (leverantören).

## Bakgrund

Kommunen köper en tjänst för skolskjuts av leverantören. Leverantören blir därmed personuppgiftsbiträde och kommunen personuppgiftsansvarig.

## Behandlingen i korthet

Uppdraget är att planera resor. Personuppgifter behandlas för att skapa turlistor och visa dem för förare.
Uppgifterna gäller elever, vårdnadshavare och förare.
Dessa uppgifter behandlas: namn, adress, skola, telefonnummer.
Uppgifterna behandlas så länge tjänstavtalet gäller. Turlistor gallras efter varje läsår.

## Kommunens roll

Det är kommunen som bestämmer varför och hur uppgifterna behandlas. Kommunen svarar för att det finns laglig grund.

## Leverantörens åtaganden

Leverantören får inte göra något annat med uppgifterna än det som kommunen skriftligen har instruerat. Om leverantören enligt lag måste göra något annat ska leverantören säga till kommunen först, innan uppgifterna behandlas.

Anser leverantören att en instruktion bryter mot dataskyddsförordningen ska leverantören omgående berätta det för kommunen.

Den som arbetar hos leverantören och kommer åt uppgifterna ska ha skrivit på en sekretessförbindelse.

Leverantören ska skydda uppgifterna genom tekniska och organisatoriska åtgärder som passar risken.

Kommunens skriftliga medgivande krävs innan leverantören tar in ett underbiträde. Underbiträdet ska i avtal få samma skyldigheter som leverantören, och leverantören ansvarar gentemot kommunen för underbiträdet.

Leverantören ska hjälpa kommunen när någon registrerad vill ha utdrag, rättelse eller radering.

Leverantören ska hjälpa kommunen att leva upp till artikel 32–36 i dataskyddsförordningen.

Om en personuppgiftsincident inträffar ska leverantören utan dröjsmål, senast inom ett dygn, höra av sig till kommunen.

Kommunen ska på begäran få alla uppgifter som behövs för att kontrollera att avtalet följs. Leverantören ska ta emot kommunen vid granskning och hjälpa till.

Uppgifterna ska finnas inom EU. De får inte lämnas ut till ett land utanför EU/EES om inte kommunen först har godkänt det skriftligen.

## Efter avtalet

Senast två månader efter att tjänstavtalet har upphört ska leverantören lämna över uppgifterna till kommunen och sedan radera dem, även kopior.
"""

SAAS = """\
# Databehandlingsavtal (DPA)

Detta databehandlingsavtal utgör en del av Prenumerationsavtalet mellan Kunden och Lernio AB ("Lernio").

## 1. Roller

Kunden är personuppgiftsansvarig och Lernio är personuppgiftsbiträde.

## 2. Detaljer om behandlingen

- Föremål: Lernios tillhandahållande av Tjänsten enligt Prenumerationsavtalet
- Varaktighet: Prenumerationsavtalets löptid plus perioden fram till radering
- Art och ändamål: Lernio kommer att behandla Kundens personuppgifter i syfte att tillhandahålla Tjänsten
- Kategorier av personuppgifter: användarnamn, e-post, aktivitetsdata
- Registrerade: slutanvändare, såsom elever och lärare

## 3. Kundens ansvar

Kunden ska ha en rättslig grund för behandlingen.

## 4. Kundens instruktioner

Lernio kommer endast att behandla Kundens personuppgifter i enlighet med Kundens dokumenterade instruktioner (inklusive avseende överföringar till tredjeland) om inte tillämplig EU-rätt eller medlemsstats rätt kräver annan behandling, i vilket fall Lernio kommer att underrätta Kunden innan behandlingen sker. Lernio kommer omedelbart att underrätta Kunden om Lernio anser att en instruktion strider mot Dataskyddslagstiftningen.

## 5. Säkerhet

Lernio kommer att implementera och upprätthålla tekniska och organisatoriska åtgärder för att skydda Kundens personuppgifter. Lernio säkerställer att samtliga personer som är behöriga att behandla Kundens personuppgifter är bundna av sekretess.

## 6. Incidenter

Lernio kommer att meddela Kunden utan onödigt dröjsmål efter att ha fått kännedom om en personuppgiftsincident.

## 7. Bistånd

Lernio kommer (med beaktande av behandlingens art) att bistå Kunden med att fullgöra Kundens skyldighet att besvara förfrågningar från registrerade. Lernio kommer att bistå Kunden med att säkerställa efterlevnad av skyldigheterna enligt artiklarna 32–36.

## 8. Underbiträden

Kunden lämnar ett allmänt förhandstillstånd till att Lernio anlitar underbiträden. Lernio kommer att informera Kunden minst 30 dagar innan ett nytt underbiträde anlitas. Kunden får invända mot det nya underbiträdet. Lernio kommer genom skriftligt avtal att säkerställa att underbiträdet omfattas av samma dataskyddsskyldigheter, och Lernio förblir fullt ansvarig för underbiträdets handlande.

## 9. Revision

Lernio kommer att göra tillgänglig all information som är nödvändig för att visa efterlevnad av artikel 28 och tillåta och bidra till revisioner, inklusive inspektioner, utförda av Kunden.

## 10. Radering

Vid upphörande av Prenumerationsavtalet kommer Lernio att, enligt Kundens val, radera eller återlämna alla personuppgifter inom 90 dagar.
"""

TABLE = """\
# Personuppgiftsbiträdesavtal – tabellform

| Fråga | Svar |
| --- | --- |
| Personuppgiftsansvarig (A) | Miljönämnden i Hultsby kommun |
| Personuppgiftsbiträde (B) | Nordpunkt Systems AB |
| Vad avtalet gäller | B driftar ärendesystemet åt A |
| Ändamål med behandlingen | Handlägga tillsynsärenden |
| Uppgifter om personer | Namn, kontaktuppgifter, ärendehistorik |
| Vilka registrerade | Verksamhetsutövare och handläggare |
| Behandlingens längd | Till och med 2029-12-31 |
| Gallring | Enligt A:s informationshanteringsplan |
| A:s ansvar | A ansvarar för rättslig grund |

| § | Villkor |
| --- | --- |
| 1 | Personuppgiftsbiträdet behandlar personuppgifter uteslutande på dokumenterad instruktion från den personuppgiftsansvarige, om inte annat följer av tvingande lag. |
| 2 | Följer en behandling av lag ska personuppgiftsbiträdet före behandlingen underrätta den personuppgiftsansvarige om det rättsliga kravet. |
| 3 | Personuppgiftsbiträdet underrättar omedelbart den personuppgiftsansvarige om en instruktion kan antas strida mot GDPR. |
| 4 | Personuppgiftsbiträdets personal med åtkomst har undertecknat avtal om tystnadsplikt. |
| 5 | Personuppgiftsbiträdet vidtar de åtgärder som artikel 32 kräver. |
| 6 | Underbiträden får anlitas endast efter särskilt skriftligt tillstånd på förhand. |
| 7 | Personuppgiftsbiträdet binder underbiträdet genom skriftligt avtal med lika stränga villkor och ansvarar fullt ut för underbiträdet. |
| 8 | Personuppgiftsbiträdet bistår den personuppgiftsansvarige vid begäran från registrerade. |
| 9 | Personuppgiftsbiträdet bistår den personuppgiftsansvarige enligt artiklarna 32–36. |
| 10 | Personuppgiftsincidenter anmäls till den personuppgiftsansvarige inom 24 timmar. |
| 11 | Behandlingen sker inom EU/EES; överföring till tredjeland får inte ske utan skriftlig instruktion. |
| 12 | Den personuppgiftsansvarige har rätt till den information som behövs för att visa efterlevnad och får genomföra inspektioner. |
| 13 | Vid upphörande återlämnas eller raderas samtliga personuppgifter inom 30 dagar efter den personuppgiftsansvariges val. |
"""

LAWYER = """\
# BITRÄDESAVTAL

Detta avtal ("Avtalet") har ingåtts mellan Sunnerviks kommun, genom kommunstyrelsen, ("Beställaren") och Fjordnett Sverige AB ("Leverantören"). Beställaren är personuppgiftsansvarig och Leverantören är personuppgiftsbiträde.

## § 1 Behandlingens föremål m.m.

Föremålet för Behandlingen är drift av ett diariesystem. Behandlingen varar under Tjänsteavtalets giltighetstid. Behandlingens art är lagring, sökning och säkerhetskopiering; ändamålet är att fullgöra Tjänsteavtalet. Personuppgifter av följande slag förekommer: namn, adress och ärendeuppgifter. De registrerade utgörs av invånare och anställda hos Beställaren.

## § 2 Beställarens åligganden

Det åligger Beställaren att tillse att erforderlig rättslig grund föreligger.

## § 3 Leverantörens åligganden

3.1 Leverantören äger endast behandla Personuppgifter i enlighet med Beställarens dokumenterade instruktioner. Avsteg härifrån må ske allenast om sådan behandling påkallas av unionsrätten eller svensk rätt, och Leverantören skall i sådant fall dessförinnan skriftligen underrätta Beställaren om det rättsliga kravet.

3.2 Finner Leverantören att en instruktion strider mot Dataskyddsförordningen skall Leverantören ofördröjligen underrätta Beställaren.

3.3 Leverantören skall tillse att envar som äger tillgång till Personuppgifterna iakttar tystnadsplikt.

3.4 Leverantören skall vidta erforderliga tekniska och organisatoriska åtgärder jämlikt artikel 32.

3.5 Leverantören skall biträda Beställaren vid fullgörandet av Beställarens skyldigheter gentemot registrerade enligt kapitel III samt bistå Beställaren i fråga om skyldigheterna enligt artiklarna 32–36.

3.6 Leverantören skall utan onödigt dröjsmål, dock senast inom tjugofyra (24) timmar, underrätta Beställaren om inträffad personuppgiftsincident.

3.7 Leverantören skall ställa all information som erfordras för att utvisa efterlevnad av artikel 28 till Beställarens förfogande samt medge och medverka till granskning och inspektion.

## § 4 Underbiträden

4.1 Leverantören äger icke anlita Underbiträde utan Beställarens skriftliga förhandsgodkännande.

4.2 Underbiträde skall genom skriftligt avtal åläggas enahanda skyldigheter som åvilar Leverantören enligt Avtalet. Leverantören svarar gentemot Beställaren för Underbiträdes åtgärder såsom för egna.

## § 5 Tredjelandsöverföring

Överföring av Personuppgifter till tredjeland får ej ske utan Beställarens skriftliga samtycke och med stöd av kapitel V.

## § 6 Avtalets upphörande

Inom trettio (30) dagar från Avtalets upphörande skall Leverantören, efter Beställarens val, återställa eller utplåna samtliga Personuppgifter jämte kopior. Gallring under avtalstiden sker enligt Beställarens dokumenthanteringsplan.
"""

MORE = {"granvik": MUNICIPAL, "saas": SAAS, "grid": TABLE, "fjordnett": LAWYER}
