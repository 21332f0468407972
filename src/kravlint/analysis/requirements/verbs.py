"""Verbs in the present tense: what is done for the buyer, what is only said to be so, and the infinitive of each."""

from __future__ import annotations

from kravlint.language.screen import lazy

MEETING = frozenset("träffas möts ses samråder samverkar".split())
"""What parties can only do together."""
HAPPENING = frozenset("sker ges hålls".split())
LIMITABLE = frozenset("behandlas används delas ändras hanteras behandlar använder anlitar".split())
"""Said of what is; a duty where it is limited ("behandlas endast")."""

_PRESENT = lazy(r"tar|ger|ser|gör|går|står|hör|rör|drar|för|[a-zåäö]{2,}(?:ar|er|[ådyiö]r)")
_ENGLISH = lazy(r"(?!is|was|has|does|means|this|its|thus|always|us|parties|terms)[a-z]{3,}[^s\W]s")
_NO_DUTY = frozenset(
    "är har får äger begår bryter behåller behandlar behöver avser brister blir underlåter orsakar överlåter önskar saknar "
    "uppfyller väljer innehar anlitar ingår godkänner accepterar bekräftar intygar förklarar kommer står svarar ansvarar "
    "använder ersätter anser känner vet noterar konstaterar medger enas inser tillhör heter utgör godtar".split()
)
_NO_DUTY_ENGLISH = frozenset(
    "acknowledges acts agrees becomes believes breaches considers exceeds fails has intends is knows needs owns requires "
    "remains represents retains violates wants wishes".split()
)
_PREPOSITIONS = frozenset("över under efter eller inför utöver därefter".split())

_PREFIX = (
    r"(?:av|an|be|bi|bort|efter|er|fast|fram|fri|för|före|ge|genom|god|in|kvar|med|mot|ned|om|på|sam|säker|till|tillhanda|und|"
    r"under|undan|upp|upprätt|ut|vid|vidare|åsido|åter|åt|över|verk)?"
)
_PASSIVE = lazy(
    r"(?!(?:data|ljud)?bas$|kalas$|terras$|deras$|allas$|andras$|vilkas$|dessas$|dennas$|samtligas$|tillsammans$|anställdas$|berördas$)[a-zåäö]{3,}as"
    rf"|{_PREFIX}(?:ge|ta|gör|se|dra|för|följ|håll|lägg|sätt|sänd|bygg|skriv|fyll|sälj|köp|ställ|nå|läs|lös|bjud|vänd|stäng|släng|"
    r"stör|kör|styr|hjälp|dölj|bind|välj|slå|driv|byt|mät|ring|sköt|kräv)s"
)
""" Of verbs in -ar all passives, of others those that are known, since genitives look the same."""
_NOT_DONE = frozenset(
    "anges avses beskrivs definieras benämns kallas betecknas menas förstås regleras tillämpas avgörs tolkas anses "
    "betraktas omfattas utgörs innefattas ingås tecknas undertecknas skrivs sluts förlängs hävs beräknas räknas "
    "justeras ändras höjs sänks omräknas indexeras fastställs bestäms beslutas betalas ersätts dras minskas ökas "
    "uppskattas bedöms behövs krävs finns hoppas trivs används utvärderas prövas antas viktas publiceras annonseras "
    "begränsas undantas berörs förutsätts överlåts upphävs hänvisas bifogas styrks godkänns behandlas hanteras "
    "planeras delas uppfylls kännetecknas leds baseras säljs återbetalas krediteras grundas läses medges godtas "
    "accepteras tillåts mäts debiteras köps erbjuds saknas anvisas avtalas avropas beställs utses påbörjas inleds "
    "avslutas samlas noteras motsvaras förordas rekommenderas förväntas önskas efterfrågas eftersträvas tilldelas "
    "kvalificeras rangordnas listas illustreras sammanfattas specificeras exemplifieras ställs träffas möts klassas "
    "klassificeras indelas kategoriseras graderas kontaktas".split()
)
"""Passives by which nobody performs anything for the buyer: definitions, terms, reckonings, the buyer's procedure."""
_STRONG = lazy(
    r"(?:av|för|an|över|till|ut|in|be|upp|om|vid|mot|åter|före|del)?(?:tar|ger|ser|går|står|når|får|drar|slår|sker|ber)"
)
_SHORT_PASSIVE = lazy(r"(?:\w{2,5})?(?:ge|se|nå|få|slå)s")


def is_active(word: str) -> bool:
    """True for the present of a verb by which somebody does something ("lämnar", "provides")."""
    return word not in _NO_DUTY and _PRESENT.fullmatch(word) is not None


def is_active_english(word: str) -> bool:
    """As `is_active`, of a word after "the supplier" ("provides")."""
    return word not in _NO_DUTY_ENGLISH and _ENGLISH.fullmatch(word) is not None


def is_preposition(word: str) -> bool:
    """True for a word that only looks like a verb ("över")."""
    return word in _PREPOSITIONS


def is_passive(word: str) -> bool:
    """True for an s-passive in the present ("lagras", "följs")."""
    return _PASSIVE.fullmatch(word) is not None


def is_done(passive: str) -> bool:
    """True for a passive by which something is done for the buyer, not only said to be so ("avses")."""
    return passive not in _NOT_DONE


def infinitive(verb: str) -> str:
    """The infinitive of a present form: "lämnar" lämna, "följer" följa, "gör" göra, "följs" följas."""
    if verb.endswith("s"):
        return verb if verb.endswith("as") or _SHORT_PASSIVE.fullmatch(verb) else f"{verb[:-1]}as"
    if not verb.endswith("r"):
        return verb
    if verb.endswith("ar") or _STRONG.fullmatch(verb):
        return verb[:-1]
    return f"{verb}a" if verb.endswith(("ör", "yr", "år")) else f"{verb[:-2]}a"
