"""German words with a capital that look like a person's full name and are nouns.

Every German noun has a capital, so that two in a row tell nothing. Their ends, and what stands before them, do.
"""

import re
from collections.abc import Iterator, Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import all_places, common_words, frequent_words, given_names
from transforms.enrich.names.german_determiners import DETERMINERS
from transforms.enrich.names.german_heads import NO_TITLES, has_head
from transforms.enrich.names.known import GIVEN, VERB
from transforms.enrich.names.ordinary_nouns import has_ordinary_end, ordinary_words
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.words import MIN_ACRONYM, Gender

#: Members of a family whom a name follows, beside those of `FAMILY`, and the sex they tell.
_KIN: dict[str, Gender] = {
    **dict.fromkeys(words("gatte gatten ehemann lebensgefährte lebensgefährten zwillingsbruder halbbruder sohnemann"), "m"),
    **dict.fromkeys(words("gattin ehefrau lebensgefährtin zwillingsschwester halbschwester"), "f"),
    **dict.fromkeys(
        words("kinder kindern söhne söhnen töchter töchtern eltern brüder brüdern schwestern geschwister geschwistern enkeln"),
        "u",
    ),
}
#: Nouns of amounts, of kinds and of parts of a town, and words that open a sentence: a part of no name.
_AHEAD = words(
    """
    dutzend dutzende dutzenden hundert hunderte hunderten tausend tausende tausenden zehntausend zehntausende zehntausenden
    hunderttausend hunderttausende million millionen milliarde milliarden billion billionen prozent euro cent dollar franken
    kilo kilogramm gramm liter meter metern kilometer kilometern zentimeter stunden minuten sekunden jahre jahren monate monaten
    wochen tage tagen stück paar hälfte drittel viertel flasche flaschen schachtel schachteln packung packungen tasse tassen
    glas gläser dose dosen teller kiste kisten tonne tonnen esslöffel teelöffel prise scheibe scheiben sachen zwecken
    stadtteil stadtteils ortsteil ortsteils stadtbezirk stadtbezirks vorort nachbarort nachbarstadt dorf badeort
    mein meine meinem meinen meiner meines dein deine deinem deinen deiner unser unsere unserem unseren unserer unseres
    euer eure eurem euren eurer hallo hey tschüss danke bitte willkommen sag sagt lass lasst frag fragt schau schaut hört
    liebe lieber liebes
    """
)
_PARTING = _AHEAD | _KIN.keys()
#: Pronouns with a capital, by which texts address their readers.
_READERS = words(
    "Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres Euch Euer Eure Eurem Euren Dich Dir Dein Deine Deinem Deinen Deiner"
)
#: Ends of abstract nouns, in the singular and the plural; of no surnames.
_ABSTRACT = re.compile(r"[a-zäöüß]{2}(?:ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|ismus)$")
#: Ends of adjectives that no other words have, and the inflection behind.
_ADJECTIVE = re.compile(r"[a-zäöüß]{2,}(?:isch|lich|ig|bar|sam|haft|los|voll|ell|iv)(?:st|er)?e[nrsm]?")
#: Participles as adjectives: Angefressene Früchte, Eingeloggten Usern.
_PARTICIPLE = re.compile(
    r"(?:ge|ver|be|er|ent|zer|ein|an|auf|aus|ab|um|zu|vor|nach|un|über)[a-zäöüß]{4,}(?:te|ene)[nrsm]?|[a-zäöüß]+fache[nrsm]?"
)
_NUMBERS = words("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf beide beiden beider mehrere mehreren mehrerer")
_INFLECTED = ("e", "en", "er", "es", "em")
_SMALL_IN_TITLES = words("of the for and with at on by to")
_MAX_ACRONYM = 5  # letters of the short form of a body


def holds_nouns(run: Sequence[Word]) -> bool:
    """Whether `behind_nouns` has something to part: most runs have none of its nouns."""
    return not _PARTING.isdisjoint([word.lower for word in run])


def behind_nouns(run: list[Word]) -> Iterator[tuple[list[Word], Gender, str | None]]:
    """The parts of a run that its ordinary nouns leave, each with the gender and the role that a member of a family tells:
    Gattin Gisela Roth, Dutzend Skigebiete, Londoner Stadtteil Holborn.
    """
    start = 0
    gender: Gender = "u"
    role: str | None = None
    for at, word in enumerate(run[:-1]):
        lower = word.lower
        if word.known & GIVEN or not (lower in _AHEAD or (lower in _KIN and run[at + 1].known & GIVEN)):
            continue
        if at > start:
            yield run[start:at], gender, role
        start, gender = at + 1, _KIN.get(lower, "u")
        role = word.text if gender != "u" else None
    yield run[start:], gender, role


def is_titled_noun(word: Word, role: str) -> bool:
    """Whether a word alone behind an office is a noun: Fahrer Mangelware, Trainer Deutschlands, Deutsche Welle."""
    if word.known & GIVEN:
        return False
    text = word.text
    ends = has_head(word.lower) or _ABSTRACT.search(text) is not None or _is_of_place(text)
    return ends or text in _READERS or role.lower() in NO_TITLES


def is_nouns(part: Sequence[Word], lead: str, reading: Reading, role: str | None) -> bool:
    """Whether two or more words with capitals, the first of them on no list of given names, are nouns. `lead`: the small word
    right before; `role`: the office that stands before them."""
    first, last = part[0], part[-1]
    if any(word.text in _SMALL_IN_TITLES for word in part[1:-1]) or last.text in _READERS:
        return True
    if first.text == "Laut":
        return True  # a source without a name: Laut Herstellerangaben
    if any(_is_code(word.text) for word in part) or _has_acronym(part):
        return True
    if has_head(last.lower) or _ABSTRACT.search(last.text) or _is_of_place(last.text):
        return True
    if role is not None and role.lower() in NO_TITLES:
        return True
    if first.lower in frequent_words("de") and first.lower not in common_words("en") and last.text not in given_names():
        return True
    if sum([_is_english(word) for word in part]) > 1:
        return True
    if role is not None or any(len(word.text) == 1 for word in part):
        return False  # Sewell T. Roth
    if _PARTICIPLE.fullmatch(first.lower):
        return True
    return _is_genitive(first, last, reading) or _is_determined(first, lead, reading)


def _is_code(text: str) -> bool:
    """Whether a word has digits: Hy5."""
    return any(map(str.isdigit, text))


def _has_acronym(part: Sequence[Word]) -> bool:
    """Whether an acronym stands behind another word, or before one: Sachen ABGB, Viertelfinals HSC Suhr, ARTE Neue Medien."""
    acronyms = [word.text.isupper() and word.text.isalpha() and len(word.text) >= MIN_ACRONYM for word in part]
    if all(acronyms) or not any(acronyms):
        return False
    return acronyms[0] or any(acronym and len(word.text) <= _MAX_ACRONYM for acronym, word in zip(acronyms, part, strict=True))


def _is_of_place(text: str) -> bool:
    """Whether a word is the genitive of a place: Deutschlands."""
    return text.endswith("s") and text[:-1] in all_places("de") and text not in all_places("de")


def _is_english(word: Word) -> bool:
    """Whether a word is an ordinary one of English: Smart Glasses, Global Engineering."""
    return word.lower in ordinary_words("en") or word.lower in common_words("en") or has_ordinary_end(word.text)


def _is_genitive(first: Word, last: Word, reading: Reading) -> bool:
    """Whether a genitive stands before what somebody has: Goethes Leibspeise, where Goethe stands elsewhere."""
    if first.text[-1] != "s" or last.known & GIVEN:
        return False
    owner = first.text[:-1]
    return owner in given_names() or reading.words.has(owner)


def _is_determined(first: Word, lead: str, reading: Reading) -> bool:
    """Whether a number, a determiner, or an adjective behind one stands before a noun: zwei Körbe Obst, die größte Schau.

    An office or a word for what somebody is would stand between an adjective and a person.
    """
    if not lead.islower() or not first.at:
        return False
    if lead in DETERMINERS or lead in _NUMBERS:
        return True
    if not lead.endswith(_INFLECTED) or reading.words[first.at - 1].known & VERB:
        return False
    if _ADJECTIVE.fullmatch(lead):
        return True
    return first.at > 1 and reading.words[first.at - 2].lower in DETERMINERS
