"""The noun phrase that is the subject of a clause, out of the clause's tokens.

It knows nothing of articles or discourse: given the tokens before or behind a verb it says whose sentence this is.
"""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.body_words import is_dutch_citizen
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.fields import of_field
from transforms.enrich.quotation.clauses.noun_phrases import Subject, noun_phrase
from transforms.enrich.quotation.clauses.phrases import AND, behind_adverbials, is_behind_noun
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.description_words import DEFINITE, DEMONSTRATIVES, OBLIQUE, TEXTS, TIMES, article_of
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

#: Finite verbs of all languages that no noun phrase holds.
_FINITE = words(
    """
    did does is are was were has have had will would can could may might must should est ont était étaient avait avaient
    aurait auraient serait seraient sera seront
    ha han había habían habría está están fue era eran será ist sind war waren hat hatte hatten wird werden wurde wurden heeft
    muss musste soll sollte darf durfte kann konnte moet moest kan kon mag mocht zal zou
    l'a l’a l'ont l’ont l'avait l’avait l'ha l’ha l'hanno l’hanno l'aveva l’aveva
    hebben werd hanno aveva avevano avrebbe avrebbero sarebbe sarà fu foi havia tinha teria terá seria
    """
)
#: Ends of Dutch nouns that are no people.
_ABSTRACT = ("atie", "iteit", "heid", "ing", "schap", "isme", "zicht", "houder")
_MAX_ATTRIBUTE = 9  # tokens of an article and its attribute
#: Ends of third persons of the past in Romance languages.
_PAST = ("ó", "ò", "ou", "eu", "iu")
_NUMBER = frozenset(("numero", "número"))  # il numero uno della Lega
_ONE = frozenset(("ein", "eine"))
_MAX_NOUN = 3  # words of a description up to its noun
_PARTIES = words("opposition")  # la conseillère d'opposition Anne Roy


def without_addressee(tokens: Sequence[Token], language: Reporting) -> Sequence[Token]:
    """What stands behind a German or Dutch verb, without the pronoun of whom something is said to: sagte ihm die Kanzlerin; but
    not: sagte ihr Anwalt."""
    if not language.verb_second or len(tokens) < _MIN_ADDRESSED:
        return tokens
    first, second = tokens[0].lower, tokens[1]
    owned = first in _OWN_TOO and second.lower not in language.articles
    return tokens[1:] if first in _ADDRESSEES and not owned and second.kind in ("word", "name") else tokens


_MIN_ADDRESSED = 2  # tokens of the pronoun and of who speaks
_ADDRESSEES = words("ihm ihnen ihn ihr mir uns dir euch hem hen haar hun mij ons")
_OWN_TOO = words("ihr haar hun ons")  # possessives as well


def subject_behind(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """The subject that begins at the first of `tokens`: what stands behind a verb, or at the head of a clause.

    "said the minister, Ann Lee, in Rome" is Ann Lee; "said a spokesman for Lee" is the spokesman; a phrase that begins
    with a preposition is none.
    """
    index = 0
    while index < len(tokens) and tokens[index].lower in language.skip:
        index += 1
    leads = is_leading_article(tokens, index, language)
    if language.inverts and not leads:
        index = behind_adverbials(tokens, index, language)
        leads = is_leading_article(tokens, index, language)  # disse à Folha a bióloga Ana Reis
    if index == len(tokens):
        return None
    first = tokens[index]
    if first.kind == "pronoun":
        return Subject.of(first)
    if first.text == "that":
        return None  # acknowledging that trauma matters
    described = _attributed(tokens, index, language) or _described(tokens, index, language)
    if described is not None:
        return described
    phrase: list[Token] = []
    for place in range(index, min(index + 14, len(tokens))):
        token = tokens[place]
        # Laut Anklage hat Roth; volgens justitie heeft Smit
        bare = language.verb_second and len(phrase) == 1 and phrase[0].lower not in language.small_words
        if bare and token.text in _FINITE:
            break
        if len(phrase) > 1 and (token.text in _FINITE or token.lower in language.skip or _is_past(phrase, token, language)):
            break
        if phrase and language.verb_second and is_behind_noun(phrase, token, language):
            break
        joined = token.lower in AND and phrase and place + 1 < len(tokens) and _is_second_office(tokens, place + 1, language)
        joined = joined or (token.lower == "and" and bool(phrase) and _leads_to_person(tokens, place + 1, language))
        if token.kind in ("stop", "quote", "verb", "pronoun") or (token.lower in language.openers and not joined):
            break
        if token.kind == "comma":
            named = _apposition(tokens, place + 1, language) if phrase else None
            if named:
                return named
            break
        joins = token.lower in language.of
        parted = len(phrase) > 1 and not joins and token.lower in language.articles
        if parted and phrase[-1].lower not in language.of and phrase[-1].lower not in _NUMBER:
            break  # another phrase begins
        if token.lower in language.prepositions and not token.possessive and not (leads and place == index):
            if not phrase:
                return None
            if not joins:
                holder = of_field(phrase, tokens, place, language)
                if holder is not None:
                    return holder
                break
        if token.mention is not None:
            if language.reported and len(phrase) > 1 and phrase[0].lower in _ONE and is_role(phrase[-1].lower):
                break  # rief ein Passant Roth zu
            thing = token.mention.kind != "PER"
            modifies = (thing and _noun_follows(tokens, place + 1, language)) or (
                _is_body(token) and _is_spoken(phrase, language)
            )
            governed = _behind_preposition(phrase, language) and not _is_apposed(phrase, token, language)
            if not (token.possessive or modifies or governed):
                former = thing and bool(phrase) and phrase[-1].lower == "ex"
                return Subject() if former else Subject.of(token)  # dice l'ex Piacenza
        phrase.append(token)
    return noun_phrase(phrase, language)


def _attributed(tokens: Sequence[Token], index: int, language: Reporting) -> Subject | None:
    """The noun or name behind a German attribute of several words: der für Bau zuständige Dezernent Jan Roth."""
    if not language.reported or tokens[index].lower not in ("der", "die") or index + 1 >= len(tokens):
        return None
    if tokens[index + 1].lower not in language.prepositions:
        return None
    for place in range(index + 3, min(index + _MAX_ATTRIBUTE, len(tokens) - 1)):
        token, noun = tokens[place], tokens[place + 1]
        if token.kind not in ("word", "name") or noun.kind not in ("word", "name"):
            return None
        declined = token.text.islower() and token.lower.endswith(("e", "en")) and token.lower not in language.small_words
        if declined and noun.text[:1].isupper():
            return subject_behind([tokens[index], *tokens[place + 1 :]], language)
    return None


def _is_past(phrase: Sequence[Token], token: Token, language: Reporting) -> bool:
    """Whether a word behind a Romance noun of somebody who speaks is a verb that no table has, or denies one: A mulher optou
    por calar, El comisario no calló."""
    verb = token.lower.partition("-")[0]
    told = verb.endswith(_PAST) or verb in ("no", "não", "non", "nunca", "jamás", "mai")
    return language.drops and told and token.text.islower() and can_speak(phrase[-1].lower)


def is_leading_article(tokens: Sequence[Token], index: int, language: Reporting) -> bool:
    """Whether a word that is an article as well as a preposition opens a phrase of somebody who speaks: a autarca Ana Roa."""
    if index + 1 >= len(tokens) or tokens[index].lower not in language.double:
        return False
    noun = tokens[index + 1]
    if noun.mention is not None:
        return index == 0 and noun.mention.kind == "ORG"
    return noun.kind == "word" and can_speak(noun.lower) and not noun.lower.endswith("s")


def pointed(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """A definite noun that no table has, behind the verb of a report or behind “according to”: sagte die
    Köchin, promet cet ancien mécanicien."""
    place = 0
    while place < len(tokens) and tokens[place].lower in language.skip:
        place += 1
    article = tokens[place] if place < len(tokens) else None
    if article is None or not _is_definite(article_of(article.lower)):
        return None
    if language.reported and article.lower in OBLIQUE:
        return None
    if article.lower in language.prepositions and not is_leading_article(tokens, place, language):
        return None  # disse a jornalistas
    english = not language.is_romance and not language.verb_second
    if english and article.lower == "a":
        return None  # the Portuguese “the”
    for at, noun in enumerate(tokens[place + 1 : place + 1 + _MAX_NOUN], place + 2):
        if (
            noun.kind != "word"
            or noun.lower in language.small_words
            or noun.lower in TEXTS
            or noun.lower in TIMES
            or not noun.text[0].isalpha()
        ):
            return None
        if english and at < len(tokens) and tokens[at].kind == "word" and tokens[at].lower not in language.small_words:
            continue  # an adjective: according to the leaked memo
        citizen = is_dutch_citizen(noun.text)
        if language.resounds and not citizen and (noun.text[0].isupper() or noun.lower.endswith(_ABSTRACT)):
            return None  # volgens de administratie; de Europese
        if not language.reported or noun.text[0].isupper():  # German adjectives are small
            return Subject(start=article.start, end=noun.end, noun=noun.lower)
    return None


def _is_definite(article: str) -> bool:
    return article in DEFINITE or article in DEMONSTRATIVES


def _is_second_office(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether an office follows, or in German a noun right before a name: die Juristin und Autorin Ada Roth."""
    if is_role(tokens[place].lower) or is_role(tokens[place].lower.partition("-")[0]):
        return True
    named = place + 1 < len(tokens) and tokens[place + 1].mention is not None
    return named and language.verb_second and tokens[place].kind == "word" and tokens[place].text[:1].isupper()


def _leads_to_person(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether at most three small words stand before a person, as in English: said welder and shop steward Ann Lee."""
    for token in tokens[place : place + _MAX_NOUN + 1] if not language.inverts else ():
        if token.mention is not None:
            return token.mention.kind == "PER" and not token.possessive and token is not tokens[place]
        if token.kind != "word" or token.lower in language.small_words:
            return False
    return False


def _described(tokens: Sequence[Token], index: int, language: Reporting) -> Subject | None:
    """The person behind a body or place and an office: said MIT computer science professor Ann Lee."""
    first = tokens[index]
    if first.mention is None or first.possessive or language.verb_second or index + 1 >= len(tokens):
        return None
    beside = tokens[index + 1]
    if first.mention.kind == "PER" and not (beside.text[:1].isupper() and can_speak(beside.lower)):
        return None  # a firm that looks like a person only where an office follows at once: Roth Events Co-Owner Ann Lee
    for place in range(index + 1, min(index + 7, len(tokens))):
        token = tokens[place]
        if token.mention is not None and token.mention.kind == "PER":
            office = place > index + 1 and is_role(tokens[place - 1].lower)
            return Subject.of(token) if office and not token.possessive else None
        if token.kind != "word" or (token.lower in language.small_words and token.lower not in AND):
            return None
    return None


def _is_body(token: Token) -> bool:
    """Whether a name is one of a body: known as one, or all in capitals."""
    return token.mention is not None and (token.mention.kind == "ORG" or (token.text.isupper() and len(token.text) < 6))


def _is_spoken(phrase: Sequence[Token], language: Reporting) -> bool:
    """Whether a phrase of an article and a noun that speaks stands before a body's name: el diputado UDI."""
    return language.inverts and len(phrase) > 1 and phrase[0].lower in language.articles and can_speak(phrase[-1].lower)


def _noun_follows(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a name only describes the noun behind it: "a Reuters reporter"."""
    if place >= len(tokens) or tokens[place].kind not in ("word", "name"):
        return False
    following = tokens[place]
    return following.kind == "name" or can_speak(following.lower) or following.text[:1].isupper()


def _apposition(tokens: Sequence[Token], place: int, language: Reporting) -> Subject | None:
    """The name that follows a phrase behind a comma and is followed by one."""
    for index in range(place, min(place + 4, len(tokens))):
        token = tokens[index]
        if token.kind == "name":
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if token.possessive or (
                after is not None
                and after.kind in ("word", "name")
                and after.lower not in language.prepositions
                and after.lower not in language.of
            ):
                return None
            return Subject.of(token) if token.mention and token.mention.kind == "PER" else None
        if token.kind != "word" or token.lower in language.prepositions:
            return None
    return None


def _behind_preposition(phrase: Sequence[Token], language: Reporting) -> bool:
    """Whether what comes next belongs to a preposition that stands in the phrase."""
    return any(token.lower in language.of or token.lower in language.prepositions for token in phrase[1:])


def _is_apposed(phrase: Sequence[Token], name: Token, language: Reporting) -> bool:
    """Whether an office is complete before a name, which then is who holds it: la ministre des Sports Laure Roy, minister van
    Werk Ada Smit, but not: le porte-parole du ministre Jean Roy. English: the head of Lee’s office."""
    northern = bool(language.reported or language.resounds)
    if not (northern or language.is_romance) or name.mention is None or name.mention.kind != "PER":
        return False
    last = phrase[-1]
    complete = (
        last.kind == "word" and last.lower not in language.small_words and (last.lower in _PARTIES or not is_role(last.lower))
    )
    at = next((at for at, token in enumerate(phrase[1:], 1) if token.lower in language.of), 0)
    return complete and " " in name.text and at > (not northern) and is_role(phrase[at - 1].lower)
