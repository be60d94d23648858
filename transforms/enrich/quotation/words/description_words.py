"""Words by which a noun phrase tells whom it describes: articles, sexes, relations, and what says nothing of an office."""

import re

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices import german, italian
from transforms.enrich.offices.roles import is_role, office_sex
from transforms.enrich.reporting.words import Pronoun, Reporting

SEXES: dict[str, Pronoun] = {
    **dict.fromkeys(("man", "mann", "homme", "hombre", "uomo", "homem"), "m"),
    **dict.fromkeys(("woman", "frau", "femme", "mujer", "donna", "mulher", "vrouw"), "f"),
}
#: They tell the age of a person, who may have an office as well.
YOUNG = words_of(
    "teenager tiener twintiger dertiger veertiger vijftiger zestiger zeventiger tachtiger puber adolescent jongeman"
)
#: Whoever holds an office may be called so.
WIDE = words_of(
    """
    beamte beamter beamtin experte expertin fachmann fachfrau chef chefin ambtenaar deskundige specialist kenner baas bazin boss
    """
)
#: What a text calls whom it has introduced so: the parties of a trial.
PARTIES = words_of(
    """
    angeklagte angeklagter beschuldigte beschuldigter verdächtige verdächtiger kläger klägerin zeuge zeugin opfer
    beklaagde verdachte slachtoffer getuige aanklager
    """
)
ARTICLES: dict[str, Pronoun] = {
    **dict.fromkeys(("le", "el", "il", "o", "der", "un", "uno", "um"), "m"),
    **dict.fromkeys(("la", "a", "die", "una", "une", "uma"), "f"),
}
#: Nobody whom a text has spoken of by another noun, unless it says so: la victime, le témoin.
WITNESSES = words_of("victime vittima víctima vítima témoin testimone testigo testemunha")
OBLIQUE = frozenset(("dem", "den", "des", "einem", "einen", "eines"))
#: What is written speaks, and is nobody the text named before.
TEXTS = words_of(
    """
    acusación acusação accusa accusation anklage aanklacht dagvaarding
    dokument text artikel vertrag gesetz brief beschluss urteil papier satz wort spruch motto titel buch entwurf antrag
    document texte article contrat loi lettre arrêt jugement décret livre mot phrase titre projet papier message panneau
    documento texto artículo contrato ley carta sentencia auto decreto libro palabra frase título escrito mensaje cartel
    testo articolo contratto legge lettera sentenza decreto libro parola titolo scritto messaggio cartello nota verbale
    artigo contrato lei sentença livro palavra título mensagem cartaz documentos textos
    comunicato informe relatório relazione rapporto studio delibera ordinanza esposto petizione bollettino bando dossier
    mozione bilancio referto comunicado estudio estudo resolución resolução petición petição moción moção acta ata boletín
    boletim expediente denuncia denúncia web sito post e-mail email mail correo parte dictamen folleto catálogo catalogo manual
    manuale decálogo estatuto statuto reglamento regolamento codice código planilla pliego perizia verbali cartella
    tekst artikel contract wet brief vonnis besluit boek woord zin titel bericht stuk bord
    ordonnance rapport communiqué étude dossier procès-verbal note courrier bulletin sondage enquête plainte réquisitoire acte
    mémoire avis bilan baromètre audit règlement arrêté protocole accord charte tract courriel mail circulaire notice
    denúncia inquérito despacho acórdão parecer relatório comunicado nota boletim laudo perícia edital portaria resolução ata
    estudo sondagem pesquisa levantamento ofício email bilhete estatuto regulamento decreto-lei queixa
    document text article contract law letter ruling verdict bill book word phrase title draft message sign
    """
)
#: They tell of an office how long somebody holds it, not which one it is.
PASSING = words_of(
    """
    new former old current outgoing incoming long-time longtime neue neuer neuen frühere früherer ehemalige ehemaliger
    nouveau nouvelle ancien ancienne actuel actuelle nuevo nueva actual nuovo nuova attuale novo nova atual nieuwe
    """
)
#: Somebody's somebody: another person than the one named before.
RELATIONS = tuple(
    words_of(
        """
        spokesman spokeswoman spokesperson lawyer attorney mother father wife husband son daughter sister brother
        friend colleague sprecher sprecherin anwalt anwältin mutter vater richter porte-parole avocat avocate portavoz
        abogado abogada portavoce avvocato judge juge juez pope president präsident président presidente
        voisin voisine vecino vecina vizinho vizinha vicino vicina présidente
        king queen papst kanzler chancellor woordvoerder woordvoerster zegsman zegsvrouw
        """
    )
)
#: Of these, Romance ones by which a text calls whom it introduced by another word: su letrado, Juan Gil, then el abogado.
LAWYERS = words_of("abogado abogada avvocato advogado advogada juez jueza giudice juiz juíza")
#: Romance nouns that tell when.
TIMES = words_of(
    """
    hora horas día días dia dias noche noches tarde mañana semana semanas mes meses año años minutos rato noite noites manhã
    ano anos minuto giorno giorni notte sera mattina mattino settimana settimane mese mesi anno anni ora ore minuti
    pomeriggio tempo tiempo vigilia víspera véspera
    lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    jour jours matin matinée soir soirée après-midi nuit midi semaine semaines mois année lundi mardi mercredi jeudi vendredi
    samedi dimanche week-end veille lendemain
    """
)
DEFINITE: frozenset[str] = frozenset(
    ("the", "der", "die", "das", "le", "la", "l'", "l’", "el", "il", "lo", "o", "a", "de", "het", "den")
)


#: Whose relative somebody is: her daughter, su hija.
POSSESSIVES = words_of(
    """
    her his their su sus sua seu suo suoi sue son sa leur ihr ihre ihrem sein seine seinem zijn haar hun
    """
)
#: They point at whom the text has just spoken of.
DEMONSTRATIVES: dict[str, Pronoun] = {
    **dict.fromkeys(("ce", "cet", "este", "ese", "questo", "quest'", "esse", "dieser"), "m"),
    **dict.fromkeys(("cette", "esta", "esa", "questa", "essa", "diese"), "f"),
}


_NUMBERS = "|".join(
    words_of(
        """
        one two three four five six seven eight nine ten eleven twelve dos tres cuatro cinco seis siete ocho nueve deux trois
        quatre cinq sept huit due tre quattro cinque sei sette otto dois duas três quatro sete oito nove twee drie vier vijf zes
        zeven acht zwei drei fünf sechs sieben neun zehn
        """
    )
)
_PARENTS = "|".join(sorted(word for word in (*FAMILY, *words_of("mum mom dad gran grandad granddad parent grandparent"))))
#: How many children somebody has, which tells of nobody else: the father of three, la mère de deux enfants, mother-of-two, die
#: dreifache Mutter.
_PARENT = re.compile(
    rf"\b(?:{_PARENTS})(?:[ -](?:of|de|di|von|van)[ -](?:{_NUMBERS}|\d+)| zweier| dreier)\b"
    r"|fache[rn]? (?:mutter|vater)\b|\bfamilienvater\b"
)
MAX_COUNT = 10  # characters of "of three" behind "the father"


def is_parent(phrase: str) -> bool:
    """Whether a phrase, with MAX_COUNT characters behind it, describes a person by the children."""
    return _PARENT.search(phrase.lower()) is not None


#: They say nothing of an office, so that the person whom a text has just named may be meant.
_LIVES = words_of(
    """
    grandmother grandfather great-grandmother great-grandfather grandma grandad granddad gran pensioner retiree teenager
    septuagenarian octogenarian nonagenarian centenarian widow widower newlywed divorcee bachelor great-grandparent
    mother-of-one father-of-one
    """
)
#: Whom nobody calls by his family while he does his office.
OFFICIALS = words_of(
    "judge justice magistrate recorder coroner prosecutor attorney lawyer minister secretary spokesman spokeswoman spokesperson"
)
#: Romance offices of which a place or a court has one: a text calls so whom it introduces so, not whoever it spoke of last.
SOLE = words_of(
    """
    alcalde alcaldesa sindaco sindaca prefeito prefeita burgomaestre gobernador gobernadora governatore governatrice governador
    governadora ministro ministra presidente presidenta prefetto questore papa obispo vescovo bispo arzobispo arcivescovo rey re
    rei reina regina rainha juez jueza giudice juiz juíza gip fiscal procuratore procuratrice intendente intendenta
    """
)
_BEFORE = words_of("retired former ex-")
_AGED = re.compile(r"\b(?:\w+-)?(?:\d+|\w+)-year-old\b")


def tells_of_life(phrase: str, noun: str) -> bool:
    """Whether an English phrase calls somebody by age, family or what he once was: the 73-year-old grandmother, the father of
    three, the retired bus driver. Not for "the 34-year-old" alone."""
    lower = phrase.lower()
    if noun.endswith("-year-old"):
        return False
    if noun in _LIVES or _AGED.search(lower) or is_parent(lower):
        return True
    plain = lower.split()
    return len(plain) > 2 and plain[1] in _BEFORE


def life_sex(noun: str) -> Pronoun:
    """The sex that a noun of age or family tells; u if none."""
    base = noun.removeprefix("great-").partition("-of-")[0]
    return FAMILY.get(base) or (
        "f" if base in ("mum", "gran", "widow", "grandma") else "m" if base in ("dad", "widower") else "u"
    )


def is_definite(article: str, language: Reporting) -> bool:
    """Whether an article (lower case) is a definite one: "a" is in Portuguese and not in English."""
    return article in DEFINITE and not (article == "a" and "an" in language.articles)


def article_of(phrase: str) -> str:
    """The first word of a phrase in lower case, or the article before its apostrophe: l' of L’avocat."""
    first = phrase.split(" ", maxsplit=1)[0].lower().replace("’", "'")
    head, mark, rest = first.partition("'")
    return head + mark if rest else first


def sex_of(phrase: str, noun: str) -> Pronoun:
    """The sex of a person that the noun or the article of a phrase tells; u if neither does."""
    article = article_of(phrase)
    if article in ("der", "die") and noun.rpartition("-")[2] in german.EITHER:
        return "u"  # der Star, der US-Promi
    elided = "it" if noun in italian.OFFICES else "fr"  # l'attaccante, l'infirmière
    of_noun = office_sex(noun, "nl" if article in ("de", "het") else elided if article == "l'" else "")
    return SEXES.get(noun, ARTICLES.get(article, of_noun or "u"))


def same_role(noun: str, role: str) -> bool:
    """Equal but for the ending of a compound: "minister" refers to the "umweltminister"."""
    return noun == role or (len(noun) > 4 and is_role(noun) and role.endswith(noun))
