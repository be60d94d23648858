"""Where a phrase ends: one that a preposition governs (`dijo a la prensa el alcalde`, `an den Soziologen Jan Roth`), and a
German or Dutch one whose noun a verb or an adverb follows (`der Trainer zerknirscht`)."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.times import behind_time
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

AND = words("and or und oder et ou y e o en of")
_INDEFINITE = words("ein eine einem einen einer een seinem seiner seinen ihrem ihrer ihren zijn haar hun")
_OURS = words("nosso nossa nuestro nuestra nostro nostra notre")
#: Romance nouns that a name follows, of those to whom people speak.
_MEDIA = words(
    """
    agência agencia agenzia jornal diário diario periódico semanario semanário revista rivista quotidiano giornale settimanale
    radio rádio emisora emissora emittente canal canale cadena televisión televisão televisione tv programa programma podcast
    site portal web sito magazine microfoni microfones micrófonos
    """
)


def behind_adverbials(tokens: Sequence[Token], index: int, language: Reporting) -> int:
    """The index of the subject behind up to two times and two other adverbial phrases: "dijo a la prensa el alcalde", "afirmó
    de entrada Ana", "a déclaré mardi soir devant le conseil la maire"."""
    place = behind_time(tokens, index, language)
    for _ in range(2):
        if place >= len(tokens) or tokens[place].lower not in language.prepositions:
            break
        noun = tokens[place + 1].lower if place > index and place + 1 < len(tokens) else ""
        if noun and tokens[place].lower in language.double and can_speak(noun) and not noun.endswith("s"):
            break  # disse à Folha a bióloga Ana Reis
        place = behind_phrase(tokens, place + 1, language)
        place += _is_adjective_behind(tokens, place, language)
        place = behind_time(tokens, place, language)
    if place < len(tokens) and (tokens[place].kind == "name" or tokens[place].lower in language.articles):
        return place
    return index


def _is_adjective_behind(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a word stands between a Romance noun and the next phrase, and so belongs to it: in conferenza stampa il
    colonnello, dijo a la prensa local el alcalde."""
    if not language.is_romance or place + 1 >= len(tokens):
        return False
    word, behind = tokens[place], tokens[place + 1]
    plain = word.kind == "word" and word.text.islower() and word.lower not in language.small_words and not can_speak(word.lower)
    return plain and (behind.kind == "name" or behind.lower in language.articles or behind.lower in language.prepositions)


def behind_phrase(group: Sequence[Token], index: int, language: Reporting, *, with_name: bool = True) -> int:
    """The index behind the noun phrase that a preposition governs: an article, adjectives, one noun or name.

    `with_name`: a name behind the noun belongs to it; not behind a genitive, "der Vorsitzende des Rats Jan Roth".
    """
    if language.drops and index + 1 < len(group) and group[index].lower in language.prepositions:
        index += 1  # accanto a lei
    if language.drops and index < len(group) and group[index].kind == "pronoun":
        return index + 1
    while index < len(group) and group[index].lower in language.articles:
        index += 1
    if index + 1 < len(group) and group[index].lower in _OURS:
        return index + 2  # ao nosso jornal
    while index < len(group) and group[index].possessive:
        index += 1
    while index + 1 < len(group) and _is_adjective(group[index], language):
        index += 1
    if index < len(group) and group[index].kind == "name":
        while index + 2 < len(group) and group[index + 1].lower in AND and group[index + 2].kind == "name":
            index += 2  # bei Tiktok und Instagram
        return index + 1
    if index + 1 < len(group) and language.drops and group[index].lower in _MEDIA and group[index + 1].text[:1].isupper():
        return index + 2  # à agência Lusa, which no list may have
    if index + 1 < len(group) and language.drops and _is_place(group[index + 1]):
        return index + 2  # ao g7 Amazônia
    if (
        index + 1 < len(group)
        and group[index + 1].kind == "name"
        and (is_role(group[index].lower) or _bears_name(group[index], language, with_name))
    ):
        return index + 2  # em favor do deputado João Reis; an den Soziologen Jan Roth; à agência Lusa
    # up to the next name or article: "in the middle of a long night Ann Lee"
    return index + 1


def _is_place(token: Token) -> bool:
    return token.mention is not None and token.mention.kind == "LOC"


def _is_adjective(token: Token, language: Reporting) -> bool:
    """Whether a German or Dutch word is an adjective before its noun: small, and no word of the grammar."""
    declined = token.lower.endswith(("en", "er", "em", "es"))
    small = token.kind == "word" and token.text.islower() and token.lower not in language.small_words
    return language.verb_second and small and declined


def _bears_name(noun: Token, language: Reporting, with_name: bool) -> bool:
    """Whether the name behind a noun belongs to it: a German noun, or a Romance newspaper."""
    if language.verb_second:
        return with_name and (noun.text[:1].isupper() or bool(language.resounds))
    return language.drops and noun.lower in _MEDIA


def is_behind_noun(phrase: Sequence[Token], token: Token, language: Reporting) -> bool:
    """Whether a German or Dutch phrase has its noun and a verb or an adverb follows, as adjectives stand before it."""
    noun = phrase[-1]
    if (
        token.kind != "word"
        or not token.text.islower()
        or token.lower in language.small_words
        or noun.lower in language.articles
    ):
        return False
    if language.reported:
        return noun.kind == "word" and noun.text[:1].isupper()
    return bool(language.resounds) and len(phrase) > 1 and can_speak(noun.lower) and not can_speak(token.lower)


def without_place(phrase: list[Token], language: Reporting) -> list[Token]:
    """A German or Dutch phrase without where or how somebody speaks, which is new to the text: der Minister in einem Brief, de
    wethouder in een reactie; but: die Sprecherin im Ministerium."""
    for at in range(1, len(phrase) - 1):
        if phrase[at].lower in language.prepositions and phrase[at + 1].lower in _INDEFINITE:
            return phrase[:at]
    return phrase


def without_manner(phrase: list[Token], language: Reporting) -> list[Token]:
    """A German or Dutch phrase without the adverbs behind its noun: der Trainer zerknirscht, de wethouder verbaasd."""
    last = len(phrase) - 1
    while last > 0 and phrase[last].kind == "word" and phrase[last].text.islower() and not can_speak(phrase[last].lower):
        if phrase[last].lower in language.prepositions or phrase[last].lower in language.of:
            return phrase  # de officier van justitie
        last -= 1
    noun = phrase[last]
    spoken = noun.text[:1].isupper() or noun.text[:1].isdigit() if language.reported else can_speak(noun.lower)
    return phrase[: last + 1] if last and spoken and noun.lower not in language.small_words else phrase
