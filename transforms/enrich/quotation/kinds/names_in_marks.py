"""Names of works and things, and words that are spoken of, told by where they stand in their clause: "she said “The Storm” will
be shown", "known for “The Storm”", la diferencia entre “ayuda” y “limosna”, das Haus heißt „Alte Post“.

Whoever reports the clause says something about the thing; its name is nobody's words.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.kinds.quote_kinds import ROMANCE
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.description_words import DEFINITE
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.quotation.words.work_words import WORKS
from transforms.enrich.reporting.languages import REPORTING

_MAX_NAME = 6  # words
#: A name that is written as no word is: MiCalle, pagos_2021, notes.doc, K7.
_IDENTIFIER = re.compile(
    r"[^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ][^\W\d_]*|[^\W_]+(?:[._/][^\W_]+)+|(?=[^\W\d_]*\d)(?=\d*[^\W\d_])[^\W_]{2,}"
)
_MAX_BACK = 6  # words before the name that are looked at
_SPACES = " \u00a0"
#: A finite verb right behind a name makes the name its subject.
_FINITE = {
    "en": words("is was are were will would has had"),
    "de": words("ist war sei wird werde wurde hat habe hatte soll solle kommt läuft bleibt"),
    "es": words("es fue será ha había se está sigue tiene tendrá cuenta dispone vuelve llega abre cierra ganó sale cuesta"),
    "fr": words(
        "est était sera a avait aura reste compte dispose revient sort ouvre ferme raconte coûte serait aurait s’est s'est"
    ),
    "it": words("è era sarà ha aveva avrà resta va dispone racconta torna esce apre chiude costa ha sarebbe"),
    "pt": words("é foi será tem continua está terá conta dispõe volta regressa chega abre fecha sai custa ganhou"),
    "nl": words("is was wordt werd heeft zal blijft gaat"),
}
_WORD_BEHIND = re.compile(r"[ \u00a0]([^\W\d_]+(?:['’]est)?)")
#: Ends of third persons of the past and the future in Romance languages, which no noun has.
_ROMANCE_FINITE = re.compile(r"[a-zà-ÿ]{2,}(?:ó|ò|ou|iu|eu|ará|erá|irá|erà|irà|arà|era|ira|erait|irait|aba|ava|avait)")
#: A verb and then whose view the sentence gives.
_TOLD_BEHIND = re.compile(
    r"[ \u00a0](?:[a-zà-ÿ]+rá|[a-zà-ÿ]+rà|[a-zà-ÿ]+ra|est|es|è|é|fue|fut|fu|foi), (?:selon|secondo|según|segundo|d['’]après) "
)
_INDEFINITE = re.compile(r"(?:une?|una|uno|uma?|un['’])\b", re.IGNORECASE)
#: What somebody says within a Dutch clause has no capital.
_DUTCH_TITLE = re.compile(r"(?:De|Het|Een)\b")
#: First words of speech rather than of a name: said “We” are late.
_PERSONAL = words(
    "i we you he she it they ich wir sie er es du ihr yo nosotros nos nous je on vous io noi eu nós ik wij jullie ja"
    " nein yes no nadie nessuno ninguém personne todo tudo tutto tout"
)
_KNOWN = words(
    """
    known famous celebrated bekannt berühmt conocido conocida famoso famosa connu connue célèbre noto nota celebre conhecido
    conhecida bekend beroemd
    """
)
_FOR = words("for from durch aus für por pour per con van om voor")
_DIFFERS = words(
    """
    difference differences distinction line unterschied unterschiede trennung diferencia diferencias distinción différence
    distinction differenza distinzione diferença distinção verschil onderscheid
    """
)
_BETWEEN = words("between zwischen entre tra fra tussen")
_CONFUSES = re.compile(r"confus(?:e|es|ed|ing)|verwechsel\w+|confund[\w-]+|confond\w+|confus[oa]|verwar\w+|distingu\w+")
_PAIRED = re.compile(
    r"[ \u00a0](?:and|with|from|und|mit|von|y|e|con|et|avec|com|en|met|van|o|ou|oder|or|of)"
    r"(?: (?:la|el|le|il|lo|the))?[ \u00a0]"
)
_HOUSE = words("heißt heisst hieß heiße heißen hieße heet heette heten heetten")
#: German and Dutch participles of what is done to works, behind the title: habe „Der Fluss“ in Rom geschrieben.
_MADE = re.compile(
    r"[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,4}(?:geschrieben|gelesen|gesehen|gedreht|gesungen|komponiert|gemalt|begonnen|verfasst"
    r"|veröffentlicht|inszeniert|verfilmt|übersetzt|produziert|aufgeführt|gegründet|gewonnen|geschreven|gelezen|gezien|gezongen"
    r"|geschilderd|gecomponeerd|geregisseerd|vertaald|opgericht|gewonnen)\b"
)
_MIN_MADE = 2  # words of such a title
_NAMED = re.compile(r"[ \u00a0](?:genannt|getauft|genoemd|gedoopt)\b")
_PASSIVE = words("werde wird wurde werden wurden worden wordt werd")
_SINGS = words(
    """
    sing sings sang sung hum hums hummed singt singe sänge summt summte gesungen canta cantó cantaba cantan cantar tararea
    chante chantait chanter fredonne cantava cantare canticchia cantou trauteia cantarola zingt zong neuriet
    """
)
_IMPERSONAL = words("es het welkom willkommen")
_WITH = words("with mit con com avec met")
_MAX_COMPARED = 2  # words: he confused “love with art” is a charge
#: Authors do, and then the title follows, or what they write on something; a year may stand between.
_WRITES = words(
    "wrote written writes schrieb geschrieben escribió escrito écrit écrivit scrisse scritto escreveu schreef geschreven"
)
_MAX_WRITTEN = 2
_MAX_SUNG = 3  # words from the verb to the song: singe am liebsten
#: Nouns of beginnings, before what begins: la création d'une « maison des arts ».
_BEGINS = words(
    """
    creation launch introduction opening establishment einführung gründung schaffung einrichtung eröffnung creación lanzamiento
    apertura implantación création lancement ouverture instauration envoi déploiement creazione nascita lancio introduzione
    istituzione criação lançamento abertura implantação oprichting invoering lancering opening komst
    """
)
_OF_A = re.compile(
    r"(?:of (?:a|an)|d['’]une?|de una?|di un['’]?|di una|di uno|de uma?|d['’]un|einer|eines|van een)[ \u00a0]?$", re.IGNORECASE
)
#: Ends of the last word of all of them, and of what follows an infinitive.
_INDEFINITE_ENDS = ("a", "an", "un", "une", "una", "uno", "um", "uma", "einer", "eines", "een")
#: Romance infinitives by which somebody wants to begin something.
_STARTS = re.compile(
    r"\b(?:crear|abrir|lanzar|fundar|instaurar|implantar|poner en marcha|criar|lançar|instituir|creare|aprire|istituire"
    r"|lanciare|fondare|avviare|créer|ouvrir|lancer|instaurer|fonder"
    r"|instituer|mettre en place) (?:une?|una|uno|uma?|un['’])[ \u00a0]?$"
)
_MAX_STARTS = 24  # characters of such a verb and its article
#: Of an English clause that lead to speech whatever its capital.
_LEADS = words("that as and but or if whether because when to like so")
_BY = words("von vom door")
_CALLS = tuple(words("call dub brand label describ nicknam term nam"))
_MAX_SET_IN = 3  # words
_MAX_TITLED = 2  # words of an article and a work
_MAX_OF = 4  # words from the beginning to the article: de oprichting aan van een
_MAX_THING = 3  # words of what begins


def is_name(text: str, span: Span, before: Sequence[str], language: str, last: Span | None) -> bool:
    """Whether a quotation is a name or a word that is spoken of. `before`: the words of its sentence before it, in lower case;
    `last`: the quotation before."""
    inner = text[span.start : span.end]
    found = inner.split()
    if not found or len(found) > _MAX_NAME or inner[-1] in ".!?…,":
        return False
    if inner[0] in "#@" or _IDENTIFIER.fullmatch(inner) or _is_compared(text, span, before, last):
        return True
    if len(before) <= 1 and language in ROMANCE and _is_told_subject(text, span, before):
        return True
    if not before:
        return False
    if len(found) <= _MAX_THING and (_begins(text, span, before) or _is_house(before, language)):
        return True
    if not inner[0].isupper() or found[0].lower().strip("’'") in _PERSONAL:
        return False
    beside = text[max(0, span.outer_start - 2) : span.outer_start].strip()[-1:]
    return (
        _is_subject(text, span, before, language)
        or (len(before) > 1 and before[-1] in _FOR and before[-2] in _KNOWN)
        or _is_what_it_is_called(text, span, before, language)
        or not _SINGS.isdisjoint(before[-_MAX_SUNG:])
        or (any(word in _WRITES for word in before[-_MAX_WRITTEN:]) and stands_apart(text, span) and beside.isalnum())
        or _is_set_in(text, span, before, language)
    )


def _is_subject(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether a finite verb has the words as its subject, in a clause that something leads in."""
    reporting = REPORTING.get(language)
    beside = text[max(0, span.outer_start - 2) : span.outer_start].rstrip(_SPACES)[-1:]
    if language == "nl" and before[-1] == "dat" and _DUTCH_TITLE.match(text, span.start) and stands_apart(text, span):
        return text[span.outer_end : span.outer_end + 1] == " "  # zei dat ‘De storm’ zijn mooiste film was
    leads = reporting is not None and (before[-1] in reporting.clause or before[-1] in reporting.verbs or beside == ",")
    if before[-1] in _PASSIVE and beside.isalpha() and language in ("de", "nl"):
        return True  # Laut Roth wird „Der Sturm“ im Mai gezeigt
    behind = _WORD_BEHIND.match(text, span.outer_end)
    judged = reporting is not None and before[-1] in reporting.verbs
    if judged and not _BY.isdisjoint(before[-_MAX_BACK:-1]) and language in ("de", "nl"):
        return False  # die von Ada Roth beklagte „Enge“ hat Gründe
    if not leads or beside == ":" or behind is None:
        return False
    past = language in ROMANCE and _ROMANCE_FINITE.fullmatch(behind[1]) is not None
    return past or behind[1] in _FINITE.get(language, ())


def _is_told_subject(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether a Romance sentence opens with a name, as a subject whose verb comes before the source: « Le Puits » sera, selon
    Anne Roy, le dernier."""
    opens = not before or before[0] in DEFINITE or before[0] in ("l", "il", "el")
    large = text[span.start].isupper() and _INDEFINITE.match(text, span.start) is None
    return opens and large and _TOLD_BEHIND.match(text, span.outer_end) is not None


def _is_what_it_is_called(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether a German or Dutch verb tells the name of a thing: heißt jetzt „Der Sturm“, werde „Alte Post“ genannt, habe „Der
    Sturm“ gedreht."""
    near = before[-_MAX_BACK:]
    made = _MADE.match(text, span.outer_end) if language in ("de", "nl") else None
    if _is_house(before, language) or (made and len(text[span.start : span.end].split()) >= _MIN_MADE):
        return True
    return _NAMED.match(text, span.outer_end) is not None and not _PASSIVE.isdisjoint(near)


def _is_house(before: Sequence[str], language: str) -> bool:
    """Whether a German or Dutch verb tells what a thing is called; not: es heißt, heet het."""
    near = before[-_MAX_BACK:]
    at = next((at for at in range(len(near) - 1, -1, -1) if near[at] in _HOUSE), None)
    return language in ("de", "nl") and at is not None and _IMPERSONAL.isdisjoint(near[max(0, at - 1) :])


def _is_compared(text: str, span: Span, before: Sequence[str], last: Span | None) -> bool:
    """Whether two words are held apart or taken for one another: the difference between “aid” and “alms”."""
    ahead = list(before)
    if last is not None and _PAIRED.fullmatch(text, last.outer_end, span.outer_start):
        start = max(text.rfind(". ", 0, last.outer_start), text.rfind("\n", 0, last.outer_start)) + 1
        ahead = text[max(start, last.outer_start - 60) : last.outer_start].lower().split()
    near = ahead[-_MAX_BACK:]
    if len(ahead) == 1 and ahead[0] in _BETWEEN and len(text[span.start : span.end].split()) <= _MAX_COMPARED + 1:
        return True  # Entre «bien» y «bien hecho» hay un trecho
    if any(map(_CONFUSES.fullmatch, near)):
        return near[-1] in _WITH or len(text[span.start : span.end].split()) <= _MAX_COMPARED
    return bool(near) and near[-1] in _BETWEEN and not _DIFFERS.isdisjoint(near)


def _begins(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether the words are what is created or opened: the launch of a “rapid response team”."""
    if not before[-1].endswith(_INDEFINITE_ENDS):
        return False
    if _STARTS.search(text, max(0, span.outer_start - _MAX_STARTS), span.outer_start) is not None:
        return True  # propuso crear una “...”
    of = _OF_A.search(text, max(0, span.outer_start - 12), span.outer_start)
    near = [behind_apostrophe(word) for word in before[-_MAX_OF:]]  # l'apertura
    return of is not None and not _BEGINS.isdisjoint(near)


def _is_set_in(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether the name follows an article and a report follows it, or an English noun or preposition stands right before it:
    Die „Alte Post“, sagte Roth, werde saniert; on the “Ermine”."""
    if not stands_apart(text, span) or not text[span.outer_start - 2].isalpha():
        return False
    reporting = REPORTING.get(language)
    if text[span.outer_end : span.outer_end + 1] == ",":
        titled = len(before) == _MAX_TITLED and before[0] in DEFINITE and before[1] in WORKS  # La muestra “...”, dijo Roa, abre
        return language != "en" and (titled or (before[-1] in DEFINITE and len(before) == 1))
    if language != "en" or reporting is None or before[-1] in reporting.verbs or before[-1] in _LEADS:
        return False
    found = text[span.start : span.end].split()
    large = all(word[:1].isupper() for word in found) and len(found) <= _MAX_SET_IN
    return large and not any(word.startswith(_CALLS) for word in before[-_MAX_BACK:])
