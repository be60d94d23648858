"""Words that nobody speaks whom a text knows: they are written on something, or somebody calls them. "Un manifestant brandit
une pancarte : « Assez »"."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

_SIGNS = words(
    """
    sign signs banner banners placard placards poster posters notice plaque plaquette inscription graffiti mural
    sticker stickers label badge badges tattoo
    billboard billboards t-shirt t-shirts tee-shirt tee-shirts shirt shirts
    pancarte pancartes banderole banderoles panneau panneaux affiche affiches écriteau graffiti inscription plaque autocollant
    calicot étiquette maillot maillots
    anstecker button tattoo speldje vlag beker mok
    aushang schriftzug aufschrift inschrift graffito grabstein aufkleber
    spandoek spandoeken bord borden bordje bordjes briefje karton kartonnetje kartonnen laken lakens affiche opschrift kaartje
    bordkarton tekstbord shirts
    cartel carteles cartelito cartelitos papelito rótulo pancarta pancartas letrero letreros lona pegatina placa camiseta
    camisetas remera remeras
    cartello cartelli cartellino cartellini striscione striscioni maglietta magliette lenzuolo targa volantino
    folleto folletos octavilla octavillas pintada pintadas tatuaje tatuajes
    folheto folhetos panfleto panfletos pichação pichações tatuagem
    opuscolo opuscoli manifesto manifesti dépliant tatuaggio tatuaggi
    brochure brochures dépliant dépliants tract tracts tag tags tatouage tatouages
    letreiro letreiros cartaz cartazes faixa faixas camisola camisolas placas outdoor autocolante adesivo
    ardoise ardoises pizarra pizarras lavagna lavagne lousa lousas azulejo azulejos tegeltje chalkboard blackboard whiteboard
    slate
    """
)
#: Ends of German ones: Hinweisschild, Pappschildern, Anzeigetafel, Haftzettel.
_SIGN_ENDS = (
    *("schild", "schilder", "schildern", "plakat", "plakate", "plakaten", "tafel", "tafeln", "zettel", "zetteln"),
    *(
        "transparent",
        "transparente",
        "transparenten",
        "schildchen",
        "brett",
        "banner",
        "bannern",
        "spruchband",
        "etikett",
        "shirt",
    ),
)
#: What a sign does, or who looks at it, right before its words.
_READS = words(
    """
    reading read reads saying said says stating proclaiming declaring
    decía decían dice dicen rezaba rezaban reza leía leían leer lee ponía pone dizia diziam diz dizem dizendo lia ler lê
    diceva dicevano recitava recitavano recita leggeva leggevano leggere legge
    disait disaient dit disant lire lisait lit proclamant proclamait proclamaient
    stand standen steht stehen lesen prangt prangte hieß verkündet stond stonden staat staan lezen prijkte prijkt
    """
)
#: What somebody else has written, and what tells it.
_NOTES = words(
    "note letter card message nota carta tarjeta mensaje mot lettre carte message biglietto messaggio lettera bilhete mensagem"
    " zettel brief sms nachricht bericht briefje"
)
_FINDS = words(
    "found finds receives received got gets encontró recibió trouve trouvé reçu trova trovato ricevuto encontrou recebeu fand"
    " bekam erhielt kreeg ontving vond recibido recibida reçue ricevuta recebido recebida adressé adressée dirigido dirigida"
)
#: A display shows it.
_SHOWS = words(
    """
    showed shows displayed displays flashed flashes appeared appears mostraba muestra mostró parpadeaba parpadea apareció
    aparecía affichait affiche affichent clignote clignotait apparaît apparaissait piscava pisca mostrava mostra exibia exibe
    apareceu surgiu lampeggiava lampeggia appariva apparve compariva compare zeigte zeigt blinkte blinkt erschien erscheint
    leuchtete toonde toont verscheen verschijnt knipperde
    """
)
#: What a crowd sings together, right before a colon.
_CHANTS = words("chant chants cántico cánticos cântico cânticos sprechchor sprechchöre spreekkoor spreekkoren")
#: A sign warns or asks, with the noun right before the verb: um cartaz perguntava “...”.
_WARNS = words(
    """
    asks asked warns warned urges urged announces announced proclaims proclaimed demands demanded
    pergunta perguntava avisa avisava pede pedia anuncia anunciava lembra lembrava proíbe proibia pide pedía avisaba advierte
    advertía anunciaba proclama proclamaba recuerda recordaba prohíbe prohibía preguntaba pregunta chiede chiedeva avverte
    avvertiva avvisa avvisava annuncia annunciava ricorda ricordava vieta vietava annonce annonçait rappelle rappelait prévient
    prévenait demande demandait avertit avertissait proclame interdit interdisait fragt fragte warnt warnte mahnt mahnte
    verkündet fordert forderte vraagt vroeg waarschuwt waarschuwde meldt meldde
    """
)
_WRITTEN = frozenset(("heißt", "hieß", "heisst", "hiess"))
#: Behind a quotation they tell that it is written: „...“, steht auf dem Zettel; “...”, staat in het vonnis.
_STANDS = frozenset(("steht", "stand", "staat", "stond"))
_IN = words("in im auf am op")
_SOMEBODY = words("iemand eentje somebody someone quelqu'un quelqu’un jemand alguien alguém qualcuno")
_MAX_SOMEBODY = 4  # words from "somebody" to the quotation
_MAX_HEAD = 3  # words of a sentence up to its first noun
_NOTICES = _NOTES | words("aviso avviso avis foglio papel nota annuncio anuncio anúncio affichette hinweis briefje notitie")
_MAX_NOTE = 7  # words of a clause whose subject is a note
_MAX_BETWEEN = 5  # words between the sign and the colon: een karton omhoog met daarop; ein Schild an der Tür


def is_on_sign(before: Sequence[Token]) -> bool:
    """Whether a colon behind a sign or behind "somebody" leads to a quotation, with no report between them."""
    if not before or before[-1].text != ":" or before[0].kind == "verb":
        return False  # Contestó con una frase que acabó en camisetas: “...”
    if len(before) > 1 and before[-2].lower in _SOMEBODY:
        return True  # riep iemand: ‘Schande!’
    last = before[:-1][-_MAX_BETWEEN - 1 :]
    at = next((at for at in range(len(last) - 1, -1, -1) if _is_sign(last[at].lower)), None)
    if any(token.kind == "name" for token in before) and any(token.lower.startswith(_MARKS) for token in last[:at]):
        return False  # Ana Roa había dejado escrito en la pizarra: “...”
    if last and last[-1].lower in _NOTES and any(token.lower in _FINDS or token.lower in _SHOWS for token in last):
        return True  # Lee found a note: “...”; it showed the same message: “...”
    if _is_heard(last):
        return True
    if (last and last[-1].lower in _CHANTS) or _note_speaks(before[:-1]):
        return True
    if at is None:
        return False
    beside = last[at:]
    # un cartello accoglieva Ada Conti: “...”; but not: sotto un cartello Ada Conti: “...”
    awaits = at > 0 and last[at - 1].lower in _ARTICLES and (at < 2 or last[at - 2].kind == "comma") and len(beside) > 2
    return all(token.kind == "word" or (awaits and token is beside[-1] and token.kind == "name") for token in beside)


def _is_heard(last: Sequence[Token]) -> bool:
    """Whether a Romance reflexive verb and a voice or a recording with an indefinite article end a lead: Por el altavoz se
    repetía una grabación: “...”. Not: repetía una frase, se hizo una pregunta."""
    if len(last) <= _MIN_HEARD or last[-1].lower not in _HEARD or last[-2].lower not in _ARTICLES:
        return False
    verb = last[-3]  # the lower form has no clitic
    return verb.lower.startswith(_SOUNDS) and (verb.text.endswith("-se") or last[-4].lower in ("se", "si"))


#: What is heard or read without a speaker, and the stems of the verbs.
_HEARD = _NOTES | words("grabación gravação registrazione voz voce frase aviso anuncio anúncio annuncio cartel canción canção")
_SOUNDS = tuple(words("repet repit oy oía oíd escuch ouv leía lee ley lê lia sent legg"))
_MIN_HEARD = 3  # words


def _note_speaks(clause: Sequence[Token]) -> bool:
    """Whether a note with an indefinite article opens the last clause before a colon, without a name behind it: Un biglietto
    alla cassa avvisa: «...»; Sobre a prensa, um aviso: “...”; but: con un messaggio: «...»."""
    start = max((at + 1 for at, token in enumerate(clause) if token.kind in ("comma", "stop")), default=0)
    words = clause[start:]
    return (
        1 < len(words) <= _MAX_NOTE
        and words[0].lower in _ARTICLES
        and words[1].lower in _NOTICES
        and all(token.kind in ("word", "verb") for token in words[2:])
    )


def reads_so(ahead: Sequence[str]) -> bool:
    """Whether the words before a quotation (lower case) end in what a sign says: remeras que decían “...”, Auf Plakaten stand
    „...“."""
    if not ahead or ahead[-1] not in _READS:
        return False
    if any(word in _NOTES for word in ahead[:_MAX_HEAD]) and not _FINDS.isdisjoint(ahead):
        return True  # El mensaje que recibió Roa decía “...”
    # La plaque que Roy a dévoilée dit : « ... »
    return any(map(_is_sign, ahead[-_MAX_BETWEEN - 1 : -1])) or any(map(_is_sign, ahead[:_MAX_HEAD]))


#: It is written: il est écrit, c'è scritto, está escrito, is written, staat geschreven.
_WRITES = words("écrit scritto escrito written geschreven geschrieben")
_STANDS_WRITTEN = words("est était c'è c’è c'era c’era está estaba estava is was steht stand staat stond")
#: What people whom nobody names have written on something, and French and Italian participles with their auxiliary.
_PAINTED = words("pintaron pintaram grafitearon picharam rayaron escribieron escreveram")
_PAINTED_BY, _OTHERS = (
    words("écrit tagué peint gravé scritto dipinto inciso"),
    words("on l'on l’on qu'on qu’on ont avaient hanno avevano"),
)
_MAX_PAINTED = 4  # words from the auxiliary to the participle
#: Words behind which an inscription follows: a shirt with the words “...”.
_ARTICLES = words("a an the un una une um uma ein eine einen een d'un d’un d'une d’une")
_WITH = words("with con avec com mit met de di")
_WORDS = words("words word phrase text message slogan frase texto parole scritta mots texte worten tekst woorden")


#: Before "somebody" they tell that he is no subject.
_TO_SOMEBODY = words("a à to of for with by from de di da do con com avec par por per pour von mit an für bei van aan door met")
#: Verbs of writing on something.
_MARKS = (
    *("paint", "spray", "scratch", "scrawl", "chalk", "wrote", "written", "daub", "carve", "stencil", "pint", "escri", "rasc"),
    *("rabisc", "grafit", "pich", "garabat", "tag", "peint", "grav", "écri", "barr", "gribouill", "scri", "dipin", "incis"),
    *("imbratt", "verg", "schrieb", "gemalt", "malte", "kritzel", "schreef", "kalkt", "krast", "spoot", "verfd", "schild"),
)


def is_written_on(ahead: Sequence[str]) -> bool:
    """Whether the words before a quotation (lower case) tell that it is written somewhere, or stands on a sign or a shirt."""
    if len(ahead) > 1 and ahead[-1] in _WRITES and ahead[-2] in _STANDS_WRITTEN:
        return True
    if ahead and (ahead[-1] in _PAINTED or (ahead[-1] in _PAINTED_BY and not _OTHERS.isdisjoint(ahead[-_MAX_PAINTED:-1]))):
        return True  # le pintaron “ladrón” en la puerta
    if len(ahead) > 2 and ahead[-1] in _WARNS and _is_sign(ahead[-2]) and ahead[-3] in _ARTICLES:
        return ahead[-4:-3] == [] or ahead[-4] not in _WITH
    if not _SOMEBODY.isdisjoint(ahead[-_MAX_SOMEBODY:]) and _somebody_does(ahead):
        return True
    if len(ahead) > 1 and ((_is_sign(ahead[-1]) and ahead[-2] in _ARTICLES) or (ahead[-1] in _WITH and _is_sign(ahead[-2]))):
        return True  # a banner with “...” on it, un cartel de “...”
    return bool(ahead) and ahead[-1] in _WORDS and any(map(_is_sign, ahead[-_MAX_BETWEEN - 1 : -1]))


def _somebody_does(ahead: Sequence[str]) -> bool:
    """Whether "somebody" is the subject of the clause that ends before a quotation, and what he does is no talk: someone had
    scratched “...” beneath it, alguém pintou “...”. Behind a preposition he is somebody else."""
    start = max(0, len(ahead) - _MAX_SOMEBODY)
    at = next((at for at in range(len(ahead) - 2, start - 1, -1) if ahead[at] in _SOMEBODY), None)
    if at is None or (at and ahead[at - 1] in _TO_SOMEBODY):
        return False
    return any(word.startswith(_MARKS) for word in ahead[at + 1 :])


#: A thing and the relative clause that tells what it says: un papel que diz “...”, a note that read “...”.
_THING = re.compile(
    r"([^\W\d_]+)(?: [a-zà-ÿ]+)?(?<!,) (?:que|che|qui|that|which)(?: se| si)? "
    r"(?:dice|decía|diz|dizia|dit|disait|diceva|reads?|said|says|reza|rezaba|recita|recitava|proclama|lee|lê)n?"
    r"[ \u00a0]?:?[ \u00a0]?$"
)
_MAX_THING = 60  # characters


def is_said_by_thing(text: str, span: Span, ahead: Sequence[str]) -> bool:
    """Whether a relative clause right before a quotation tells what something says that is nobody. `ahead`: the words of its
    sentence before it, in lower case."""
    if not ahead or ahead[-1] not in _READS:
        return False
    thing = _THING.search(text, max(0, span.outer_start - _MAX_THING), span.outer_start)
    if thing is None or thing[1][:1].isupper():
        return False
    return thing[1].lower() in _NOTES or not any(can_speak(word) for word in thing[0].split()[:2])


def _is_sign(word: str) -> bool:
    return word in _SIGNS or word.endswith(_SIGN_ENDS)


def came_from_crowd(language: Reporting, behind: Sequence[Token]) -> bool:
    """Whether a quotation comes from nobody named: “...” came a voice from the back."""
    came = not language.inverts and len(behind) > 1 and behind[0].lower == "came" and behind[1].lower in language.articles
    return came and not any(token.kind in ("name", "pronoun") for token in behind[:_MAX_BETWEEN])


def is_written(tokens: Sequence[Token]) -> bool:
    """Whether German or Dutch words tell that a text says it: heißt es in einem Brief, steht auf dem Zettel."""
    lowers = [token.lower for token in tokens]
    if len(lowers) > 1 and tokens[0].kind == "comma" and lowers[1] in _STANDS:
        return True
    at = next((at for at, lower in enumerate(lowers) if lower in _STANDS), 0)
    if at > 1 and lowers[0] in _IN and all(token.kind == "word" for token in tokens[:at]):
        return True  # In der Police steht, gedeckt sei „...“
    return "es" in lowers and not _WRITTEN.isdisjoint(lowers)
