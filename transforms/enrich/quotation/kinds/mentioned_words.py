"""Words that a text speaks of and nobody says: what they mean, what is called so, what a form asks, what a chapter is about."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.kinds.beside import joined_pairs
from transforms.enrich.quotation.spans import Span, stands_apart

#: What somebody types or looks for: typed “potholes” into the box, a search for “potholes”.
_TYPES = words(
    "type types typed typing enter enters entered entering key keys keyed write writes wrote put puts gab gibt tippte"
    " tippt tikte tikt taper tapant tapez tape teclear tecleando teclea digitare digitando digita digitar digitou escreve"
    " escribe pesquisar pesquisando"
)
_INTO = re.compile(
    r"[ \u00a0](?:into|in the search|in (?:die|das|den|de|het) [^\W\d_]+(?: ein)?|(?:dans|sur|en|en el|en la|no|na|nel"
    r"|nella|sul|sulla) (?:l[ea] |su )?(?:barre|moteur|case|champ|barra|buscador|motor|motore|caixa|casilla|campo|google))\b"
)
#: The German and Dutch verb behind the words.
_TYPED_BEHIND = re.compile(r"[ \u00a0](?:intikt|intypt|invoert|eingibt|eingebe|eintippt)\b")
_SEARCHES = words("search searches searched searching googled googles google")
_MAX_MENTIONED = 4  # words
_MAX_BACK = 5  # words before the quotation that are looked at
#: They give a nickname to whom or what stands between them and it.
_NICKNAMES = re.compile(r"nicknam\w+|apod[aóo]\w*|surnomm\w+|soprannomin\w+|apelid\w+|alcunh\w+|getauft|bijnaam")
#: Participles right behind what has the name or the grade.
_NAMED = words(
    """
    named titled entitled labelled labeled headlined stamped marked captioned rated graded ranked classed betitelt überschrieben
    getiteld
    """
)
#: Behind them stands a thing with its name, where no name stands before: a scheme called “Warm homes”.
_CALLED = words("called")
_YES_OR_NO = words("yes no ja nein nee oui non sí si sì não sim")
_PARTS = words(
    """
    chapter chapters section article paper lecture debate question kapitel abschnitt artikel vortrag capítulo apartado artículo
    debate chapitre article débat exposé capitolo sezione articolo dibattito hoofdstuk paragraaf lezing
    """
)
_ON = words("on about über zu zum zur sobre sur su sul sulla acerca over")
_SENSES = words(
    """
    definition meaning sense concept notion definición significado sentido définition signification sens definizione significato
    senso definição bedeutung definitie betekenis
    """
)
_OF = words("of de di von van du del do da des")
_MEANS = re.compile(
    r"[ \u00a0](?:(?:en|in|em) [^\W\d_]+ )?(?:means?|meant|stands? for|bedeutet|bedeute|heiße|significa|significaba|significava"
    r"|signifie|signifiait|(?:veut|voulait|vuol|voleva) dire|quiere decir|quer dizer|betekent"
    r"|(?:vient|viene|vem|venait|provient|proviene|provém|deriva) d[^\W_]+)\b"
)
#: The same before the word: qué significa “...”, ce que signifie « ... »; German and Dutch set the verb at the end.
_WHAT_MEANS = words("significa significaba signifie signifiait bedeutet betekent means")
_WHAT = words("was wat")
_MEANS_LAST = re.compile(r"[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,4}(?:bedeute[nt]?|bedeutet|heißt|heiße|meint|betekent|inhoudt)\b")
#: A law or somebody tells what a word means: define “...” como.
_DEFINES = re.compile(r"d[eé]fin(?:e|es|ed|it|i|ie|ía|iu|ió|ito|ido|isce|isse|iert|ierte|iere|ieert|ieerde)")
_AS_BEHIND = re.compile(r"[ \u00a0](?:(?:omschrijft|definieert)[ \u00a0])?(?:as|als|como|comme|come)\b")
#: What has the name stands before it, with a comma or without: le plan, appelé « Maison chaude ».
_CALLED_SO = words("appelé appelée appelés appelées chamado chamada chiamato chiamata llamado llamada")
_HAVE = words("a ont avait avaient ha hanno aveva tem tinha ter han había haben numa uma")
#: German and Dutch verbs behind a name: dat ‘Warm huis’ heet, hätten ihn „die Nadel“ getauft.
_CALLED_BEHIND = re.compile(r"[ \u00a0](?:heet|heten|heette|heetten|(?:hebben |hadden )?gedoopt|getauft)\b")
#: It stands on something: en la carta pone “...”, auf dem Brief stehe „...“, op de brief ‘...’ staat.
_STANDS = words("pone ponía ponga steht stehe stehen stand stünde prangt prange")
_STANDS_BEHIND = re.compile(r"[ \u00a0](?:staat|stond|staan|stonden|stand|steht|stehe)\b")
_WHERE = words("en in auf an am im op aan er")
#: German and Dutch participles behind what something is entered as.
_ENTERED = re.compile(
    r"[ \u00a0](?:is |was |wird |wurde )?(?:gewertet|eingestuft|geführt|registriert|bekannt|eingetragen|verbucht|geregistreerd"
    r"|genoteerd|ausgewiesen|aangemerkt)\b"
)
#: What is told to be a word or a name: the noun at the head of its clause.
_IS, _THAT = words("es era fue será è sarà est était sera é foi"), words("que qu' qu’ che")
_BEARERS = re.compile(
    r"(?:el|la|su|le|les?|sa|son|il|lo|a|o|(?:la|a|il|o) s[eu][uoa]a?) (?:contraseña|clave|título|lema|eslogan|nombre|apodo"
    r"|mote|asunto|senha|nome|apelido|titolo|motto|soprannome|password|parola d['’]ordine|mot de passe|titre|devise|nom|surnom"
    r"|slogan|(?:respuesta|resposta|risposta|réponse) (?:a la|à|alla) (?:pregunta|pergunta|domanda|question|la)\b)(?: .*)?"
)
_MAX_BEARER = 6  # words at the head of a clause
#: And behind or before a mark: mit „gut“ bewertet, met ‘goed’ beoordeeld, beoordeelden met ‘goed’.
_GRADED = re.compile(r"[ \u00a0](?:is |was |wird |wurde |werd )?(?:bewertet|benotet|beurteilt|beoordeeld|gewaardeerd)\b")
_GRADES = words("bewertet bewertete bewerteten benotet benotete beoordeelt beoordeelde beoordelen beoordeelden")
#: To which somebody belongs: pertenecer a la “...”, far parte della «...».
_BELONGS = re.compile(r"pertenec\w+|apparten\w+|appartien\w+|pertenc\w+")
_PART = words("parte partie")
_MAKES = words("far fa fanno facendo formar forma forman fazer faz fazem faire fait font")
_MEMBERS = words("member members mitglied mitglieder miembro miembros membre membres membro membri membros lid leden")
_THE = words("the der des del de los la du des della do da dos das a al à au ao dei degli el")
#: A heading or a place in a list: fand die Karten unter „Hafen“.
_UNDER = words("unter under onder")
_FILED = words(
    "fand fanden find finden findet gefunden filed found listed abgelegt steht stehen läuft laufen lief firmiert staat stond"
    " vond opgeborgen"
)
#: What somebody speaks about: spricht über „Warum Schlamm zählt“.
_TALKS = words("spricht sprach sprechen referiert referierte referieren doziert diskutiert diskutierte spreekt sprak")
_ABOUT = words("über over")
_MIN_TOPIC = 3  # words
_LISTS = re.compile(
    r"list(?:s|ed)?|record(?:s|ed)?|register(?:s|ed)?|log(?:s|ged)|catalogu\w+|classified|geführt|führ(?:t|e|en|te|ten)|registriert|eingestuft"
    r"|figur\w+|risult\w+|registrad[oa]|consta[mn]?|classée?s?|enregistrée?s?|registrat[oa]|geregistreerd"
    r"|(?:catalog|clasific|classific|tipific)ad[oa]s?|(?:catalogat|classificat|censit)[oaie]|inscrit[eao]?s?|répertoriée?s?"
)
#: Before whoever calls it so: classificado por Ana Roa como “...”.
_BY = words("por pelo pela par da dal dalla by")
#: French ones do without the “as”: est classé « vulnérable ».
_CLASSED = words("classé classée classés classées répertorié répertoriée répertoriés répertoriées")
#: A thing that bears a mark: est noté « insuffisant »; a noté tells what somebody remarks.
_NOTED, _BEING = words("noté notée notés notées coté cotée cotés cotées"), words("est sont était étaient soit être")
#: What is asked or told of a thing that people call so: qué es el “...”, ce qu'est le « ... », che cos'è il «...».
_WHAT_IS = re.compile(
    r"(?:qué (?:es|son|era)|o que (?:é|são|era)|qu['’](?:est|était)|que sont|cos['’](?:è|era)|cosa (?:è|sono|era))"
    r" [^\W\d_]+$"
)
_OPENS_NAME = words("el los la las un una o a os as um uma le les une il lo i gli uno")
#: What somebody is charged with: the name of a crime. The noun, or the participle, stands right before the preposition.
_CHARGES = words(
    """
    delito delitos cargo cargos falta contravención reato reati crime crimes délit délits chef chefs contravention infraction
    crimen crímenes infração infracción
    """
)
_CHARGED = words(
    """
    imputado imputada procesado procesada condenado condenada detenido detenida investigado investigada inculpado inculpada
    sancionado sancionada expedientado expedientada multado multada denunciado denunciada indiciado indiciada preso presa
    detido detida julgado julgada autuado autuada processado processada indagato indagata condannato condannata imputato
    imputata arrestato arrestata denunciato denunciata processato processata squalificato ammonito
    poursuivi poursuivie jugé jugée condamné condamnée inculpé inculpée écroué écrouée interpellé interpellée sanctionné
    sanctionnée verbalisé verbalisée examen cause
    """
)
_FOR = words("por per pour")
_MAX_CHARGE = 8  # words
_AS = words("as als como comme come")
#: A small word right before the quotation, and the noun or participle before that.
_LED_BY = ((_ON, _PARTS), (_OF, _SENSES), (_OF, _CHARGES), (_FOR, _CHARGED))


#: What somebody clicks or presses: klickt auf „Weiter“, auf „Weiter“ zu drücken, cliquer sur « Envoyer ».
_PRESSES = re.compile(
    r"click(?:s|ed|ing)?|klick\w*|tapp(?:ed|ing)|drück\w+|drukk?\w*|klikk?\w*|cliqu\w+|clic|apert\w+|pulse|pulsa\w*|puls[oó]|presion\w+"
    r"|appuy\w+|appui\w+|clicc\w+|prem[eiou]\w*|digit\w+|clic[aoou]\w*|cliqu[eo]\w*|carreg(?:a|ar|ue|uem)"
)
_ON_BUTTON = words("on auf op sur en sobre su sul em no na")
_PRESSED_BEHIND = re.compile(r"[ \u00a0](?:(?:zu|te) )?(?:klick|drück|tipp|wisch|klikk?|drukk?|tikk?)(?:en|t|te|ten)?\b")


def is_mentioned(text: str, spans: Sequence[Span], index: int, before: Sequence[str], language: str) -> bool:
    """Whether a quotation of up to four words is a word of the language, a nickname or an entry. `before`: the words of its
    sentence before it, in lower case."""
    span = spans[index]
    inner = text[span.start : span.end]
    if inner[-1:] in ".!?…,":
        return False
    if len(inner.split()) > _MAX_MENTIONED:
        return len(inner.split()) <= _MAX_CHARGE and len(before) > 1 and before[-1] in _FOR and before[-2] in _CHARGED
    end = span.outer_end
    if any(_is_choice(text, pair) for pair in joined_pairs(text, spans, index)) or _MEANS.match(text, end) is not None:
        return True
    if before and before[-1] in _WHAT and _MEANS_LAST.match(text, end) is not None:
        return True
    if before and before[-1] in _TYPES and _INTO.match(text, end) is not None:
        return True
    if language in ("de", "nl") and _TYPED_BEHIND.match(text, end) is not None:
        return True
    if len(before) < 2 or not stands_apart(text, span):
        return False
    ahead, near = before[-1], before[-_MAX_BACK:]
    return (
        ahead in _NAMED
        or (ahead == "define" and language == "en")
        or (ahead in _SEARCHES or (ahead == "for" and before[-2] in _SEARCHES))
        or (ahead in _CALLED and before[-2].islower() and any(word in ("a", "an", "the", "his", "her", "its") for word in near))
        or any(map(_NICKNAMES.fullmatch, near))
        or any(ahead in small and before[-2] in nouns for small, nouns in _LED_BY)
        or (ahead in _THE and len(before) > 2 and not _MEMBERS.isdisjoint(near[-3:-1]))
        or (ahead in _AS and any(map(_LISTS.fullmatch, near)) and _BY.isdisjoint(near))
        or ahead in _CLASSED
        or (ahead in _NOTED and before[-2] in _BEING)
        or (ahead in _OPENS_NAME and _WHAT_IS.search(" ".join(near[-4:])) is not None)
        or (ahead in _UNDER and not _FILED.isdisjoint(near))
        or (ahead in _ABOUT and inner[0].isupper() and inner.count(" ") + 1 >= _MIN_TOPIC and not _TALKS.isdisjoint(near))
        or ahead in _WHAT_MEANS
        or (ahead in _IS and _is_of_name(before))
        or (_AS_BEHIND.match(text, end) is not None and any(map(_DEFINES.fullmatch, near[-2:])))
        or (ahead in _CALLED_SO and before[-2] not in _HAVE)
        or (ahead in _THE and _belongs(near))
        or _is_northern(text, end, ahead, near, language)
        or (ahead in _ON_BUTTON and any(map(_PRESSES.fullmatch, near)))
        or _PRESSED_BEHIND.match(text, end) is not None
        or (ahead in _STANDS and not _WHERE.isdisjoint(near[:-1]) and "es" not in near[-2:])
    )


def _is_of_name(before: Sequence[str]) -> bool:
    """Whether a clause tells what a name, a password or a title is: dijo que la contraseña era “erosión”."""
    start = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in _THAT), 0)
    return _BEARERS.fullmatch(" ".join(before[start : start + _MAX_BEARER])) is not None


def _belongs(near: Sequence[str]) -> bool:
    """Whether somebody belongs to something: pertenecer a la, far parte della."""
    return any(map(_BELONGS.fullmatch, near)) or (not _PART.isdisjoint(near) and not _MAKES.isdisjoint(near))


def _is_northern(text: str, end: int, ahead: str, near: Sequence[str], language: str) -> bool:
    """Whether a German or Dutch verb behind the words tells that something is called so, entered so or bears them."""
    if language not in ("de", "nl"):
        return False
    if _CALLED_BEHIND.match(text, end) or (ahead == "als" and _ENTERED.match(text, end)):
        return True
    if ahead in ("mit", "met") and (_GRADED.match(text, end) or not _GRADES.isdisjoint(near)):
        return True
    if _STANDS_BEHIND.match(text, end) is not None:
        return not _WHERE.isdisjoint(near)
    return language == "nl" and _AS_BEHIND.match(text, end) is not None and "wet" in near


def _is_choice(text: str, pair: Sequence[Span]) -> bool:
    """Whether two quotations are two answers: “yes” or “no”."""
    return all(text[answer.start : answer.end].lower() in _YES_OR_NO for answer in pair)
