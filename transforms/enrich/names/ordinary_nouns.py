"""Common nouns and adjectives that have a capital in the names of bodies, laws and events: by their ends in other languages
than English, as in Associação Brasileira, Plan Nacional, and by a table: Juegos Olímpicos, Cuarta Sala.

Two capitals in a row are a person less for each of them.
"""

import re
from collections.abc import Sequence
from functools import cache

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import given_names, small_words
from transforms.enrich.names.tokens import Word

_SPANISH = words(
    """
    ción ciones sión público pública públicos públicas ministerio idez dad miento mientos ario aria ivo ivos iva ivas ística
    ísticas ales ismo logía ado ados ada adas
    """
)
_PORTUGUESE = words("ministério urança dade dades ência ância ção ções agem logia")
_ITALIAN = words("ministero zione zioni tà")
_FRENCH = words("ministère ité ités tion tions ment ments aux ique isme logie eurs")
_GERMANIC = words("ismus heid ing schap")
#: Portuguese words in -eiro one by one: many surnames have that end, as Ribeiro, Carneiro, Monteiro, Pinheiro.
_EIRO = words(
    "brasileiro financeiro primeiro terceiro janeiro fevereiro estrangeiro hoteleiro dinheiro companheiro cruzeiro",
)
#: Ends of English nouns and adjectives.
_ORDINARY = re.compile(
    r"[a-z]{3,}(?:tions?|sions?|ments?|ness|isms?|ity|ities|ings?|ances?|ences?|ology|graphy|ships?|ics|ers|ical|ional|ory)"
)
_ENDS = tuple(_SPANISH | _PORTUGUESE | _ITALIAN | _FRENCH | _GERMANIC | _EIRO)
#: Spanish and Portuguese words that people bear as names: of feasts most of all.
_FEASTS = words(
    """
    anunciação conceição assunção encarnação ressurreição ascensão purificação anunciación concepción asunción encarnación
    ascensión purificación consolación trinidad caridad piedad soledad navidad trindade piedade soledade natividade
    luz paz mar sol rocío consuelo esperanza dolores mercedes pilar ángel ángeles amparo gloria remedios milagros estrella
    """
)
#: Nouns and adjectives that the names of bodies, laws, works and events begin with; those of bodies alone are in `body_words`.
_IN_NAMES = {
    "es": words(
        """
        aeropuerto alta alto amnistía aula auto avenida base buena camino campaña carta cerro copa cuenca cumbre código
        declaración decreto derecho día días edificio encuesta estación estadio estado estados estatuto festival feria fiesta
        fuerza gran guerra historia hospital hora juegos juzgado juzgados ley libro mercado mundial mundo noche nueva nuevo
        oficina oficio operación pacto palacio parque paso penal plan plaza pleno población premio presupuesto primer primera
        programa protocolo proyecto puente puerta puerto real reforma registro reino ruta sala santo seguro semana sierra
        sistema sur tercera tercer tierra torneo torre tratado valle vía villa zona última último cuarta cuarto segunda
        delitos diablos rojos talento humano
        """
    ),
    "pt": words(
        """
        aeroporto alta alto auxílio bairro base bolsa boa bom campanha campeonato caminho carta centro cimeira circuito copa
        código congresso constituição corredor cúpula declaração decreto dia dias diário edifício educação eleições energia
        escala especial estação estado estados estádio estatuto estrada feira festa festival final fórum força frente futebol
        grande grandes guerra história hora hospital ilha imposto inquérito jogos jornada jornal lei linha livro lote mapa
        marcha medida mercado mestre mundial mundo noite nossa nova novo novos operação orçamento pacto palácio parque
        passe paço plano plataforma polo ponte porta porto primavera primeira primeiro prémio prêmio programa projeto projecto
        proposta protocolo recurso rede reforma regime regulamento relatório reserva rio rota sala santa santo saúde segunda
        segundo seguro seleção selecção semana serra sistema superliga supertaça taça teatro tempo terceira terra torneio torre
        tratado última último vale verde via vida vila voto zona
        """
    ),
    "fr": words(
        """
        accord aéroport avenue bataille bibliothèque bois bon bonne budget bureau campagne centre chambre champs charte château
        code coupe cour course dame deuxième droit droits défi désert fête festival fonds fort foire force forces forêt front
        grand grande grands grandes grèves guerre gare haut haute hauts hautes histoire hôpital hôtel institut jardin jardins
        jeux jour journée journées loi lycée livre maison marché mer monde musée nouveau nouvelle nuit nuits ordre palais parc
        pacte paix plan place pont port porte première premier prix projet quartier radio rapport route rue saint sainte salle
        salon second seconde semaine sommet sécurité stade système tour tournoi traité trésor vallée ville vie voix zone
        """
    ),
    "it": words(
        """
        accademia aeroporto alta alto ancora area bella bel bilancio borgo buona buon camera campo carta caso castello centro
        città codice colle comitato commissione consiglio convegno coppa corso corte costa decreto decreti festa festival fiera
        forte forza forze fronte galleria giardini giardino giochi giornata giorno giro giudizio giunta grande grandi guerra
        interessate isola lago legge liceo libro lungo marcia mare mercato mondiale monte monti museo notte nuova nuovo
        operazione ospedale palazzo parco passo patto piano piazza piccolo ponte porta porto premio prima primo procura progetto
        pronto prossima quarta quarto quartiere quinta riforma rifugio sacra sala salone santa santo seconda secondo serie
        settimana sistema stadio statuto storia strada teatro terra terza terzo torre torneo trattato ultima ultimo unità val
        valle via viale villa vita zona
        """
    ),
    "nl": words(
        """
        groene rode blauwe witte zwarte grote kleine nieuwe oude eerste tweede derde vierde vijfde laatste hoge lage noorder
        zuider ooster wester huis dag week nacht prijs plan wet ronde beker zaal straat plein markt park brug haven
        """
    ),
}


@cache
def ordinary_words(language: str) -> frozenset[str]:
    """Words that texts write with a small letter unless they stand in a name; of German no nouns, which have capitals."""
    return small_words(language) | _IN_NAMES.get(language, frozenset())


def opens_ordinarily(first: str, second: str, language: str) -> bool:
    """Whether the first of several words is an ordinary one, as in no name of a person: Juegos Olímpicos, Golden Globe.

    Before a first name only a noun of such names: Estadio Carlos Roa, but: Llegó Carlos Roa.
    """
    lower = first.lower()
    if first in given_names() or lower in _FEASTS:
        return False
    listed = _IN_NAMES.get(language, frozenset()) if second in given_names() else ordinary_words(language)
    return lower in listed


def is_ordinary_noun(word: str) -> bool:
    """Whether a word has the look of a common noun, and is neither a given name nor one of a feast."""
    lower = word.lower()
    return lower.endswith(_ENDS) and word not in given_names() and lower not in _FEASTS


def has_ordinary_end(word: str) -> bool:
    """Whether a word ends as English nouns and adjectives do, and is no given name: Personal Information."""
    return word not in given_names() and _ORDINARY.fullmatch(word.lower()) is not None


def is_ordinary_thing(part: Sequence[Word], language: str) -> bool:
    """Whether every word of a name is an ordinary one, as in those of subjects and headings: Corporate Finance. Romance places
    have names of two such words: Vaca Muerta."""
    listed = ordinary_words(language)
    return (language == "en" or len(part) == 1) and all(word.lower in listed or word.text == "&" for word in part)
