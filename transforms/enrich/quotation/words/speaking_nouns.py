"""Who speaks without a name: groups, bodies and documents that newspapers quote, by their common nouns. A table only.

A phrase whose head is neither here nor an office (see `offices/`) is no speaker.
"""

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.words.alike import PEOPLE
from transforms.enrich.quotation.words.description_words import SEXES
from transforms.enrich.reporting.words import Reporting

_NOUNS = words(
    """
    company companies firm bank police government ministry department agency office union party group
    committee council court commission embassy army military hospital university school association
    federation organisation organization charity club team man woman boy girl resident witness official
    source insider juror user reader viewer customer patient passenger parent mother father daughter son
    student teacher farmer tourist visitor survivor victim family report study letter statement lawsuit
    indictment complaint ruling filing manufacturer airline operator regulator watchdog newspaper
    prosecution defence defense authorities prosecutors officials administration campaign organisers
    organizers developer retailer publisher board tester reviewer critic expert scientist researcher
    colleague friend neighbour neighbor relative soldier fighter diplomat lawmaker polizei ministerium
    unternehmen regierung bundesregierung landesregierung behörde gewerkschaft firma konzern bank verband
    verein partei fraktion gericht staatsanwaltschaft klinik universität stadt stadtverwaltung gemeinde
    hersteller betreiber veranstalter mann frau quelle nutzer leser zeuge bericht studie schreiben
    mitteilung erklärung agentur zeitung opposition feuerwehr airline fluggesellschaft bundeswehr kirche
    schule organisation stiftung familie betroffene bewohner kunde patient insider experten police
    gouvernement ministère entreprise société groupe syndicat parti tribunal parquet direction mairie
    préfecture hôpital association fédération organisation agence témoin source homme femme passager client
    rapport étude communiqué journal quotidien opposition père mère voisin voisine famille victime
    gendarmerie pompiers élysée collectif policía gobierno ministerio empresa compañía grupo sindicato
    partido tribunal fiscalía ayuntamiento hospital asociación federación organización agencia testigo
    fuente hombre mujer cliente informe estudio comunicado diario periódico oposición familia víctima banco
    ejército iglesia universidad fuentes vecinos polizia governo ministero azienda società gruppo sindacato
    partito tribunale procura comune ospedale associazione federazione organizzazione agenzia testimone
    fonte uomo donna rapporto studio comunicato giornale opposizione famiglia vittima residente residenti
    carabinieri regione polícia governo ministério empresa companhia grupo sindicato partido tribunal
    hospital associação federação organização agência testemunha fonte homem mulher cliente relatório estudo
    comunicado jornal oposição família vítima prefeitura politie regering ministerie bedrijf bank bond
    partij gemeente rechtbank ziekenhuis universiteit vereniging organisatie bron man vrouw getuige rapport
    krant kabinet parket korps waterschap bestuur stadsbestuur gemeentebestuur provincie vakbond brandweer woordvoerder
    omwonende familie vader moeder zoon dochter broer zus opa oma kleinzoon kleindochter schoonzoon
    schoondochter echtgenoot echtgenote weduwe weduwnaar señor señora joven anciano anciana signore signora giovane
    anziano anziana senhor senhora
    jovem idoso idosa pibe piba muchacho muchacha chaval chavala rapaz rapariga moço moça menino menina garoto garota niño niña
    ragazzo ragazza bambino bambina pareja novio novia compagno compagna fidanzato fidanzata namorado namorada
    departamento consejería conselleria consistorio organismo entidad dependencia institución corporación consejo comité junta
    cámara congreso senado parlamento juzgado patronal gremio plataforma ong colectivo dirigencia constructora aseguradora
    aerolínea distribuidora multinacional secretaría superintendencia contraloría defensoría alcaldía gobernación intendencia
    municipalidad comisión coalición bancada delegación embajada cancillería presidencia rectorado fundación cooperativa
    cofradía hermandad brigada comisaría
    dipartimento assessorato giunta consiglio commissione senato parlamento sindacati piattaforma collettivo movimento dirigenza
    compagnia multinazionale segreteria prefettura questura municipio delegazione ambasciata presidenza istituto fondazione
    cooperativa tifoseria emittente commissariato esercito coalizione esecutivo ente organismo municipalità soprintendenza
    meneer mevrouw polis regering myndighet företag kommun facket partiet man kvinna
    vittne källa
    compagnie banque région ville commune municipalité département mutuelle assurance chaîne usine plateforme
    fondation assureur promoteur transporteur importateur exportateur distributeur constructeur opérateur fabricant
    avionneur équipementier sidérurgiste voyagiste armateur bailleur chambre cour juridiction régie filiale enseigne
    marque coopérative ligue académie rectorat institut observatoire comité commission conseil coordination
    intersyndicale entourage armée gendarmerie douane défense accusation partie ambassade
    companhia câmara junta secretaria autarquia concessionária distribuidora operadora fabricante montadora mineradora
    petroleira construtora seguradora fundação liga clube direção administração coligação bancada corregedoria ouvidoria
    brigada delegacia corporação defesa acusação promotoria procuradoria instituto universidade escola reitoria comissão comité
    comitê conselho confederação central cooperativa plataforma coletivo ong embaixada exército diocese paróquia banco
    fils fille frère sœur mari épouse époux grand-père grand-mère compagnon compagne conjoint conjointe petit-fils petite-fille
    cousin cousine neveu nièce tante oncle maman papa
    emissora editora produtora gravadora transportadora imobiliária livraria clínica equipa equipe seleção orquestra federação
    vicino vicina fonti amico amica passante bagnante tifoso tifosa spettatore spettatrice lettore lettrice partecipante
    redaktion redactie oppositie coalitie
    acquirente condomino ami amie collègue confrère résident résidente passante participante abonné abonnée habitué habituée
    pai mãe filho filha irmão irmã avó avô tio tia marido esposa neto neta sobrinho sobrinha primo prima cunhado cunhada sogra
    sogro namorado namorada companheiro companheira
    """
)


#: Bodies whose nouns are also parts of offices: the union secretary.
_BODIES = frozenset(("union", "party", "campaign", "opposition", "defence", "defense", "policía"))
#: A woman who is one is a secretária; in Spanish it is the body that has an accent.
_PORTUGUESE_BODIES = frozenset(("secretaria", "subsecretaria"))
#: Ends of German and Dutch nouns of bodies that are no offices: der Umweltverband, de voetbalbond.
NORTHERN_BODIES = (
    *("verband", "verein", "klub", "club", "ausschuss", "senat", "konzern", "bund", "dienst", "gericht", "gerichtshof", "amt"),
    *("ministerium", "institut", "unternehmen", "werk", "sender", "verlag", "vorstand", "aufsichtsrat", "betrieb", "haus"),
    *("kammer", "kommission", "behörde", "gruppe", "gesellschaft", "partei", "fraktion", "gewerkschaft", "agentur", "bank"),
    *("zeitung", "redaktion", "stelle", "verwaltung", "leitung", "mannschaft", "jury", "stiftung", "kasse", "bahn", "anstalt"),
    *("bond", "raad", "college", "commissie", "partij", "vereniging", "stichting", "maatschappij", "krant", "bedrijf", "groep"),
)
#: Ends of what somebody is called by the age: the 34-year-old.
AGES = (
    *("-jährige", "-jähriger", "-year-old", "-årige", "-jarige"),
    *("génaire", "ogenario", "ogenaria", "agenario", "agenaria", "ogenário", "ogenária", "agenário", "agenária"),
    *("ventenne", "trentenne", "quarantenne", "cinquantenne", "sessantenne", "settantenne", "ottantenne", "novantenne"),
)


def can_speak(noun: str) -> bool:
    """Whether a head noun (lower case) is quoted as a speaker; a compound counts by its last part."""
    if noun.endswith(AGES) or is_role(noun):
        return True
    if "-of-" in noun:
        noun = noun.partition("-of-")[0]  # the mum-of-three
        if noun in FAMILY or noun in ("gran", "grandad"):
            return True
    if noun.startswith("ex") and noun[2:] in _NOUNS:
        return True  # expareja
    last = noun.replace("‑", "-").rpartition("-")[2] or noun
    if last.endswith("sses"):
        last = last[:-2]
    return last in _NOUNS or is_role(last) or (last.endswith("s") and (last[:-1] in _NOUNS or is_role(last[:-1])))


def is_body(noun: str, language: Reporting) -> bool:
    """Whether a noun that is also an office, or a part of one, stands for a body when it stands alone."""
    return noun in _BODIES or (bool(language.clitics) and noun in _PORTUGUESE_BODIES)


def names_body(noun: str) -> bool:
    """Whether a noun of somebody who speaks is none of a person: la société, este periódico."""
    return can_speak(noun) and not is_role(noun) and noun not in SEXES and noun not in FAMILY and noun not in PEOPLE
