"""Nouns that a name, a word or an inscription follows in marks: the term “sprawl”, la casilla “otros”, met het opschrift “...”.

Nobody says what stands behind them, except where the noun tells in which words somebody says something: he used the word “war”,
mit den Worten „...“.
"""

from collections.abc import Sequence

from transforms.enrich.lexicon import words

#: What something is called, where it is filed or what stands on it.
_NAMES = words(
    """
    nickname moniker alias codename label tag heading subheading caption hashtag acronym abbreviation category classification
    marked labelled labeled stamped form
    box button tab folder file password username domain handle genre rating account codename
    betreff betreffzeile namens vermerk aufdruck eintrag zusatz suchbegriff kennwort übung oefening aantekening anotación
    annotazione anotação dicitura scritta menção mención
    formular kästchen datei konto profil benutzernamen nutzernamen
    spitzname beiname deckname kürzel abkürzung etikett stichwort schlagwort rubrik kategorie passwort hashtag menüpunkt feld
    bijnaam schuilnaam afkorting etiket rubriek categorie wachtwoord trefwoord vakje knop
    surnom sobriquet pseudonyme sigle acronyme étiquette rubrique catégorie case bouton mot-clé mot-dièse mention onglet
    archivo fichero fichier ficheiro bestand punto ponto point punt
    campo formulario formulaire modulo formulário formulier
    apodo mote sobrenombre alias sigla acrónimo etiqueta categoría casilla botón contraseña rubro epígrafe
    apelido alcunha pseudónimo pseudônimo sigla acrónimo acrônimo categoria rubrica senha botão
    soprannome nomignolo pseudonimo sigla acronimo etichetta categoria casella pulsante rubrica
    """
)
#: The subject of a message, behind a small word: avait pour objet « ... », llevaba por asunto «...».
_SUBJECTS = words("objet asunto oggetto assunto onderwerp thema thème tema titel titre título titolo")
_FOR = words("pour por per como als")
#: A word or several, which may be somebody's own.
_WORDS = words(
    """
    term word phrase expression adjective noun slogan
    begriff wort ausdruck bezeichnung schlagwort adjektiv vokabel
    term woord begrip uitdrukking benaming
    terme mot expression adjectif vocable qualificatif notion
    término palabra expresión vocablo adjetivo concepto
    termo palavra expressão vocábulo adjetivo conceito
    termine parola espressione vocabolo aggettivo concetto
    """
)
#: What a crowd calls out: to chants of “...”, al grito de “...”, aux cris de « ... ».
_CRIES = words(
    """
    chant chants shouts cries boos calls jeers yells cheers cri cris slogans grito gritos cántico cánticos coro cori grida grido
    coros rufe rufen sprechchöre sprechchören geroep gejoel spreekkoren
    """
)
#: Everybody says what stands behind them.
_PROVERBS = words(
    "proverb adage saying sprichwort refrán refrão dicho proverbe dicton proverbio detto provérbio ditado spreekwoord gezegde"
)
_THE = words("the das el le il lo o al do del het")
_OF = words("of de di von van")
#: Things that consist of the words behind "is", and the verb: the password was “moon”, die häufigste Frage sei „Wo?“.
_CONSIST = words(
    """
    password codeword passphrase username nickname title headline caption hashtag question query name label wording
    keyword passwort kennwort codewort spitzname titel überschrift schlagzeile frage stichwort aufschrift benutzername
    nutzername betreff betreffzeile onderwerp onderwerpregel
    wachtwoord codewoord bijnaam titel kop vraag opschrift trefwoord gebruikersnaam
    """
)
_IS = words("is was be been are were ist war sei wäre lautet lautete laute gewesen luidt luidde")
_OWN = words("his her their my our your sein seine ihr ihre unsere unser zijn haar hun onze ons ’s 's")
_MAX_CONSIST = 8  # words from the thing to the quotation
#: They deny that somebody uses a word: evitó usar la palabra “...”.
_AVOIDS = ("avoid", "évit", "evit", "vermeid", "vermied", "vermijd", "vermeed", "without", "sin", "sans", "sem", "senza")
_NEVER = words("never nunca jamás jamais mai niemals nie nooit")
#: They make the word that of whoever does it.
_USES = (
    *("us", "cho", "utter", "pronou", "repeat", "prefer", "writ", "wrot", "emplo", "utilis", "utiliz", "pronon", "répét"),
    *("lâch", "préf", "emple", "pronunc", "repit", "repet", "pref", "usou", "impieg", "pronunci", "ripet", "benutz"),
    *("verwend", "gebrauch", "wiederhol", "gebruik", "herhaal", "say", "said", "dijo", "disse", "dit", "sagt", "zei", "schr"),
)
#: They make it the words in which something is said.
_IN = words("in with en avec par con com em mit met im")
_THAT = words("that que qu' che dass dat")
_WHO = words("he she they i we er sie wir ich hij zij ze wij il elle on lui lei él ella ele ela")
_MAX_VERB = 4  # words from the verb to the noun


def is_what_thing_is(ahead: Sequence[str]) -> bool:
    """Whether the words before a quotation (lower case) end in "the password was"; "her question was" tells what she asks."""
    if len(ahead) < 3 or ahead[-1] not in _IS:
        return False
    near = ahead[-_MAX_CONSIST:-1]
    thing = next((at for at in range(len(near) - 1, -1, -1) if near[at] in _CONSIST), None)
    return thing is not None and _OWN.isdisjoint(near[: thing + 1])


def is_behind_name(ahead: Sequence[str]) -> bool:
    """Whether the last of the words before a quotation is such a noun."""
    if not ahead:
        return False
    if ahead[-1] in _PROVERBS and ahead[-2:][0] in _THE:
        return True
    if ahead[-1] in _SUBJECTS and ahead[-2:][0] in _FOR:
        return True
    if ahead[-1] in _NAMES or (len(ahead) > 1 and ahead[-1] in _OF and ahead[-2] in _CRIES):
        return True
    if ahead[-1] in _OF and ahead[-2:][0] in _WORDS:
        ahead = ahead[:-1]  # le terme de « vol nuptial »
    if ahead[-1] not in _WORDS:
        return False
    before = list(ahead[-_MAX_VERB - 1 : -1])
    that = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _THAT), -1)
    before = before[that + 1 :]
    who = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _WHO), -1)
    before = before[who + 1 :]
    if any(word.startswith(_AVOIDS) or word in _NEVER for word in before):
        return True
    return _IN.isdisjoint(ahead[-3:-1]) and not any(word.startswith(_USES) for word in before)
