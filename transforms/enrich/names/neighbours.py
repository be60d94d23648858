"""The words beside a name that tell what it is. Most words tell nothing: each rule asks for one of these tables."""

from functools import cache

from transforms.enrich.lexicon import words
from transforms.enrich.names.body_words import BODIES_AHEAD
from transforms.enrich.names.family import FAMILY
from transforms.enrich.reporting.languages import REPORTING

RELATIONS = words(
    """
    chairman chairwoman chairperson president executive director founder head ceo analyst economist strategist
    spokesman spokeswoman spokesperson employee employees member members manager owner professor lecturer board
    shares executives editor partner researcher scientist fellow secretary-general leader
    """
)
AND = words("and y e et und en")
ORG_NOUNS = words(
    """
    carmaker automaker brewer distiller chipmaker drugmaker planemaker housebuilder airline
    company bank firm group club newspaper magazine agency giant maker carrier operator retailer startup start-up
    charity union conglomerate lender publisher brokerage chain network broadcaster journal supplier brand insurer
    parent rival app website lobby think-tank nonprofit team side
    """
)
PLACE_NOUNS = words(
    """
    city town village state province region county district port island capital suburb hamlet resort commune
    municipality neighborhood neighbourhood river lake
    bairro barrio cidade ciudad città ville stadt comuna comune commune município municipio provincia quartier quartiere
    wijk gemeente stad dorp comarca aldea aldeas pueblo distrito cantón región colonia vereda parroquia localidad comunidad
    freguesia povoado região concelho distrito aldeia vila estado hameau bourg canton département région frazione borgo contrada
    regione località gehucht buurtschap deelgemeente deelstaat buurt
    """
)
ORG_FOLLOWS = words(
    """
    shares spokesman spokeswoman spokesperson executives officials employees investors stock fans customers
    lawmakers headquarters subsidiary engineers workers lawyers staff ceo chief chairman boss plc agreed
    """
)
IN = words("in near across outside around throughout inside")
#: Before places in other languages; German sets them before any noun.
IN_OTHER = {
    "fr": words("à en près depuis"),
    "es": words("en desde hacia"),
    "it": words("a in presso"),
    "pt": words("em no na"),
    "nl": words("in te nabij bij"),
}
IN_DE = words("in aus nach bei von")
TOWARDS = words("from to through leaving toward towards via at between into")
OF = words("of de da do di du del della van von")
#: Articles that no person of a full name has; Italian and Portuguese people have those of one.
ARTICLES = {
    "de": words("der die das dem den des ein eine einen einem einer eines im am zum zur vom beim"),
    "es": words("el la los las del al"),
    "fr": words("le la les au aux du des"),
    "it": words("i gli le ai agli dei degli"),
    "pt": words("os as aos dos"),
}
#: What follows has a time: during Zero Hour.
MEANWHILE = words("during amid throughout pendant durant durante während tijdens")
#: They stand between a verb and its subject.
_DAYS = words(
    """
    am montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
    este lunes martes miércoles jueves viernes sábado domingo nesta segunda terça quarta quinta sexta maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag damals gestern heute hier ieri oggi ayer hoy hoje ontem gisteren vandaag toen
    """
)
OF_ORG = words("at for with by joined owns bought")


@cache
def leads(language: str) -> frozenset[str]:
    """The words that tell something right before a name, beside offices and reporting verbs."""
    return leads_alone(language) | ARTICLES.get(language, frozenset[str]())


@cache
def leads_alone(language: str) -> frozenset[str]:
    """Those that tell something before a name of one word as well: all but articles."""
    preposition = IN if language == "en" else IN_OTHER.get(language, frozenset[str]())
    german = IN_DE if language == "de" else frozenset[str]()
    others = (MEANWHILE, TOWARDS, OF, OF_ORG, ORG_NOUNS, PLACE_NOUNS, BODIES_AHEAD, FAMILY.keys(), ("the", "of", "at"))
    return preposition.union(german, *others)


@cache
def verbs(language: str) -> frozenset[str]:
    """The verbs by which a language reports what somebody says; none of a language without a table."""
    return REPORTING[language].verbs if language in REPORTING else frozenset()


@cache
def prepositions(language: str) -> frozenset[str]:
    return REPORTING[language].prepositions if language in REPORTING else frozenset()


@cache
def may_stand_before(language: str) -> frozenset[str]:
    """What may stand between the verb and the name: most words are none, so that few names are looked at further."""
    return REPORTING[language].skip | _DAYS if language in REPORTING else frozenset()
