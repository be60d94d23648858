"""What stands in a capitalised run: titles and offices taken off, several names told apart."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.body_words import (
    BODY_LANGUAGES,
    DUTCH_AGENTS,
    DUTCH_NAMESAKES,
    DUTCH_THINGS,
    is_dutch_citizen,
    names_body,
)
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import all_places, cities_in, given_names, media, own_given_names, places
from transforms.enrich.names.known import GIVEN, PLACE, SPLITS
from transforms.enrich.names.next_person import next_person
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS, ORG_OPENERS, ORG_PHRASES, ORG_STARTS
from transforms.enrich.names.portfolios import dutch_link
from transforms.enrich.names.title_words import JOINTS, LINKS, PORTFOLIOS
from transforms.enrich.names.titles_ahead import Titles, behind_place, is_royal_place, is_title, titles_ahead
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.words import CREDENTIALS, DEMONYMS, HONORIFICS, PARTICLES, PLACE_STARTS, Gender
from transforms.enrich.offices.roles import is_role

#: Last words that are surnames as well: Ann Church is no church.
_SURNAMES_TOO = words("park post brand church court marks sons world press bank banks forum house")


#: Titles that are frequent surnames.
_TITLE_SURNAMES = words(
    "king prince baker bishop cook dean pope judge marshal major mayor coach butcher carpenter brewer lord duke"
)
#: They belong to a title before another word of one only: House Speaker, but Custom House Quay.
_FIELDS = words(
    """
    foreign interior defence defense finance health education justice transport energy environment trade labour labor prime
    home majority minority house opposition party campaign press communications international world olympic union deputy
    """
)
_SMALL_OFFICES = ("es", "it", "pt")  # they write an office in small letters, unless it opens a sentence
#: Surnames that stand behind a small word: Marta Nunes da Silva, Iria Pardo de la Fuente.
_SURNAMES_BEHIND = words(
    """
    Silva Santos Costa Souza Sousa Rocha Cruz Conceição Luz Mata Cunha Fonseca Mota Veiga Gama Nascimento Amaral Carmo Rosário
    Oliveira Almeida Castro Lima Andrade Jesus Melo Mello Moraes Barros Freitas Azevedo Carvalho Pinho Matos Araújo Campos
    Assis Moura Abreu Macedo Medeiros Miranda Lurdes Fátima Deus Torre Fuente Rosa Vega Calle Peña Mora Hoz Iglesia Serna
    Parra Paz Río Valle Pino Castillo Campo Moral Olmo Bosque Toro Pozo Ríos Reyes Ángeles Mozos León Andrés Guindos Barca
    Ávila Luca Stefano Lellis Nobrega Nóbrega Câmara Silveira Brito Paula
    """
)
_STREETS = words("avenida rua praça calle plaza piazza rue boulevard paseo largo corso place avenue")
#: They stand in Romance names, and between a noun and its name: Congreso de la República, Requiem de Verdi.
_OF_ROMANCE = words("de del di do da du della dello")

#: They stand between the first name and "von": Ada Freifrau von Roth.
_NOBLE = words("freiherr freifrau freiin graf gräfin baron baronin fürst fürstin prinz prinzessin ritter edler edle jonkheer")
_MIN_FULL = 2
_MIN_AGENT = 5  # letters
Part = tuple[list[Word], Gender, str | None]


def split_run(run: list[Word], language: str) -> list[Part]:
    """A run as names, each with the gender and the role that its title tells: "Acme Chief Executive Ann Lee of Hill & Sons"
    holds Acme, Ann Lee, and Hill & Sons.
    """
    if (cut := next_person(run, language)) and not is_organisation(run[cut:], language):
        return [*split_run(run[:cut], language), *split_run(run[cut:], language)]
    if len(run) == 1 or _is_full_name(run, language):
        return [(run, "u", None)]  # a title alone is no name unless somebody's surname; `names` knows
    written = " ".join([word.text for word in run])
    if written in all_places(language) or written in cities_in(language) or is_royal_place(run):
        return [(run, "u", None)]  # Ciudad de México
    while len(run) > 2 and is_credential(run[-1].text) and run[-2].text[0].isupper():
        run = run[:-1]
    if person := behind_place(run, language):
        return [*split_run(run[:person], language), *split_run(run[person:], language)]
    if len(run) > 2 and language in ("es", "fr", "it", "pt") and run[0].text in media() and run[1].text in given_names():
        return [*split_run(run[:1], language), *split_run(run[1:], language)]  # disse à agência Lusa Ana Reis
    for index in range(2, min(len(run) - 1, 5)) if len(run) > 3 else ():
        if run[index].text == "of" and _is_person_of(run, index, language):
            return [*split_run(run[:index], language), *split_run(run[index + 1 :], language)]
    ahead = titles_ahead(run, language)
    if ahead.length and not is_organisation(run, language):
        return _entitled(run, ahead, language)
    noble = len(run) > 1 and run[1].lower in _NOBLE
    if (
        len(run) > 3
        and run[2].text in LINKS
        and run[0].text in given_names()
        and run[1].text not in given_names()
        and not noble
    ):
        return [*split_run(run[:2], language), *split_run(run[3:], language)]  # Beate Saupe von der Verbraucherzentrale
    if (
        language != "en"  # Edwina von Gal: an English text has no German preposition
        and len(run) > 2
        and run[1].text in LINKS
        and run[0].text not in given_names()
        and len(run[0].text) > 1
        and not (language == "nl" and _may_be_first(run))
    ):
        return [*split_run(run[:1], language), *split_run(run[2:], language)]
    if language != "en" and len(run) > 2 and run[0].lower in PORTFOLIOS and run[1].lower not in _OF_ROMANCE:
        return split_run(run[1:], language)  # le ministre de la Santé Paul Henry
    if language == "nl" and (van := dutch_link(run)):
        return [*split_run(run[:van], language), *split_run(_without_articles(run[van + 1 :]), language)]
    if language == "de" and len(run) > 4:
        # Seniorautorin Naomi Halas von der Rice University
        link = next((at for at in range(2, len(run) - 1) if run[at].text in LINKS and run[at - 1].lower not in _NOBLE), None)
        first = next((at for at in range(link or 0) if run[at].text in given_names()), None)
        if link is not None and first is not None and link - first > 1:
            return [*split_run(run[:link], language), *split_run(_without_articles(run[link + 1 :]), language)]
    if is_organisation(run, language):
        return [(run, "u", None)]
    if language == "nl" and run[0].lower in FAMILY and run[0].text not in given_names():
        return [(run[1:], FAMILY[run[0].lower], run[0].text)]  # Dochter Ada
    if language == "nl" and len(run) > _MIN_FULL and is_dutch_citizen(run[0].text):
        return [(run[1:], "u", run[0].text)]
    if language == "nl" and len(run) > _MIN_FULL and _opens_with_job(run):
        return [(run[1:], "u", None)]  # or what a firm does: Vervoerder Snelle Bus
    if language in ("de", "nl") and len(run) > 2 and run[0].text not in given_names() and not is_title(run[0], language):
        first = next((at for at in range(1, len(run) - 1) if run[at].text in given_names()), None)
        if first is not None:  # nouns have capitals too: Dresdnerin Maja Storck
            return [(run[first:], "u", run[first - 1].text)]
    for index, word in enumerate(run):
        if word.text in JOINTS and 0 < index < len(run) - 1 and _splits(run, index, language):
            return [*split_run(run[:index], language), *split_run(_without_articles(run[index + 1 :]), language)]
    last = len(run) - 1
    if language in ("es", "it", "pt", "nl") or (language == "de" and len(run) == 2 and not is_title(run[0], language)):
        last -= 1  # an office comes first, so that Jan Bakker has a surname
    while last >= 0 and not _is_title_at(run, last, language):
        last -= 1
    first = last
    while first > 0 and (_is_title_at(run, first - 1, language) or run[first - 1].lower in DEMONYMS):
        first -= 1
    if last < 0 or (first and language in _SMALL_OFFICES and run[first].lower not in HONORIFICS):
        return [(run, "u", None)]  # Marta Herrero Gil has two surnames
    told: list[Gender] = [HONORIFICS[word.lower] for word in run[first : last + 1] if word.lower in HONORIFICS]
    gender: Gender = next((sign for sign in told if sign != "u"), "u")
    role = " ".join(word.text for word in run[first : last + 1])
    behind = run[last + 1 :]
    alone: list[Part] = [(run[:first], "u", None)]
    if language == "nl" and len(behind) > _MIN_FULL and behind[0].lower in PORTFOLIOS:
        behind = behind[1:]  # Wethouder Cultuur Ada Smit
    while (more := titles_ahead(behind, language)).length:
        role = " ".join([role, *(word.text for word in behind[: more.length])])
        gender, behind = gender if gender != "u" else more.gender, behind[more.length :]
    if not behind:
        # A title at the end belongs to nobody, unless it is the name itself: "Ewan Baker", and "Baker" later
        is_surname = first == last == 1 and len(run) == 2 and (run[0].text in given_names() or may_be_given(run))
        return [(run, "u", None)] if is_surname else alone
    return [*alone, (behind, gender, role)]


def _is_full_name(run: list[Word], language: str) -> bool:
    """Whether a run is a given name and words that split no run: no title, no small word, no place, no degree."""
    if not run[0].known & GIVEN or language == "nl":
        return False
    for word in run:
        if word.known & SPLITS or (not word.known & GIVEN and is_role(word.lower.rpartition("-")[2], language)):
            return False
    return len(run) == 2 or not (any(word.known & PLACE for word in run) or is_credential(run[-1].text))


def _opens_with_job(run: Sequence[Word]) -> bool:
    """Whether a Dutch sentence opens with a noun that has the look of a job, and a full name follows: Darter Rico de Haas."""
    first = run[0]
    opens = first.first and first.text not in given_names() and len(first.text) > _MIN_AGENT
    return opens and first.lower.endswith(DUTCH_AGENTS) and run[1].lower not in PARTICLES


def _entitled(run: list[Word], ahead: Titles, language: str) -> list[Part]:
    """The names behind titles that are part of none; the first name has them for its role."""
    named = [part for part in split_run(run[ahead.length :], language) if part[0]]
    titles = " ".join(word.text for word in run[: ahead.length])
    for words_of_name, gender, role in named[:1]:
        named[0] = (words_of_name, gender if gender != "u" else ahead.gender, f"{titles} {role}" if role else titles)
    return named


def _may_be_first(run: Sequence[Word]) -> bool:
    """Whether a Dutch word before "van" may be a first name that no list has: Jildou van Haaften; at the head of a sentence
    only before "van der" and "van den". No Kamer van Oost."""
    word = run[0]
    body = names_body(word.lower, word.lower, "nl") or word.lower.endswith(DUTCH_THINGS)
    opens = word.first and run[2].text not in ("der", "den")
    return not (body or opens or is_title(word, "nl") or word.text in places() or word.lower in ORG_HEADS)


def may_be_given(run: Sequence[Word]) -> bool:
    """Whether the first of two words may be a given name no table has, before a surname that is a title too: Gayle King."""
    first, last = run
    plain = first.text.isalpha() and first.text[1:].islower() and not first.first
    return plain and last.lower in _TITLE_SURNAMES and first.text not in places() and first.lower not in ORG_GENERIC | ORG_HEADS


def is_credential(text: str) -> bool:
    """Whether a word behind a name is a degree, an order or the like: QC, R.D."""
    plain = text.replace(".", "")
    return plain in CREDENTIALS and len(plain) > 1


def _is_person_of(run: list[Word], index: int, language: str) -> bool:
    """Whether an "of" stands between a person and a body: Ann Lee of Hill & Sons, Yeun Kim of the Kellogg School."""
    ahead = run[:index]
    if len(run) > 3 and run[0].text in given_names():
        return True
    generic = any(word.lower in ORG_HEADS or word.lower in ORG_OPENERS or word.lower in ORG_GENERIC for word in ahead)
    return not generic and run[0].lower not in ORG_STARTS and is_organisation(run[index + 1 :], language)


def _without_articles(run: list[Word]) -> list[Word]:
    """A run without the small words at its beginning."""
    while len(run) > 1 and run[0].text[0].islower():
        run = run[1:]
    return run


def _splits(run: list[Word], index: int, language: str) -> bool:
    if run[index].text in _OF_ROMANCE and language not in ("en", "nl"):
        if (
            index > 1
            and run[index + 1].text in _SURNAMES_BEHIND
            and index + 2 >= len(run)
            and not is_organisation(run[:index], language)
        ):
            return False
        street = run[0].lower in _STREETS  # Avenida Juan de Roa
        return not street and run[0].text not in given_names() and not is_title(run[0], language) and len(run[0].text) > 1
    if run[index].text == "of":
        return not (run[0].lower in ORG_STARTS or run[index - 1].lower in ORG_HEADS | PLACE_STARTS)
    if run[index].text in ("y", "e", "et", "und"):
        # two people of two names each; "Ortega y Gasset" and "Ramón y Cajal" are one
        # and two surnames: Orellana y Calderón
        two = index == 1 and len(run) == 3 and run[0].text not in own_given_names()
        two = two or (index == 1 and run[0].text in given_names() and run[2].text in own_given_names())  # Ugo y Ana Roa
        return two or (index >= 2 and len(run) - index > 2) or run[index + 1].text[0].islower()
    return run[index].text == "and" and run[index - 1].lower not in ORG_GENERIC


def _is_title_at(run: list[Word], index: int, language: str) -> bool:
    """A title, or a word within "Chief Product Officer"; M. within a name is an initial."""
    if index and len(run[index].text) == 1:
        return False
    if run[index].lower in _FIELDS and not (index + 1 < len(run) and _is_title_at(run, index + 1, language)):
        return run[index].text == "Justice" and index + 1 < len(run) and _may_bear_name(run[index + 1 :])
    if is_title(run[index], language):
        return True
    ahead = [word.lower for word in run[index + 1 : index + 4]]
    return "officer" in ahead and any(word.lower == "chief" for word in run[max(0, index - 3) : index])


def _may_bear_name(run: list[Word]) -> bool:
    """Whether what stands behind "Justice" may be the name of a judge: no department, and no small words."""
    return not any(word.lower in ORG_HEADS or word.lower in ORG_GENERIC or word.text[0].islower() for word in run)


def _is_body(run: list[Word], language: str) -> bool:
    """Whether the nouns of a name without small words are those of a body."""
    if language == "nl" and len(run) > _MIN_FULL and run[-1].lower in DUTCH_NAMESAKES:
        return True
    if not names_body(run[0].lower, run[-1].lower, language) or run[0].text in given_names():
        return False
    of = next((at for at, word in enumerate(run) if word.text in _OF_ROMANCE), None)
    if of is None or of + 2 >= len(run) or language in ("nl", "de"):
        return of is None
    # Fiscalía de Delitos Económicos; but a person or a place behind it is a name of its own
    field = run[of + 1 :]
    return (
        of == 1 and field[0].text not in given_names() and " ".join([word.text for word in field]) not in all_places(language)
    )


def is_organisation(run: list[Word], language: str) -> bool:
    """Whether the words of a run tell that it is an organisation."""
    if len(run) < 2:
        return run[0].text in ORG_PHRASES
    texts = [word.text for word in run]
    if " ".join(texts) in ORG_PHRASES:
        return True
    last, first = run[-1].lower, run[0].lower
    if "&" in texts or (language in BODY_LANGUAGES and _is_body(run, language)):
        return True
    if last in ORG_HEADS and not (len(run) == 2 and run[0].text in given_names() and last in _SURNAMES_TOO):
        return not is_title(run[0], language) or len(run) == 2 or is_role(first, language)
    for index, text in enumerate(texts[1:], 1):
        if text in ("of", "de", "for") and (texts[index - 1].lower() in ORG_OPENERS or first in ORG_STARTS):
            return not is_title(run[0], language) or first in ORG_STARTS
    return "and" in texts[1:-1] and texts[texts.index("and") - 1].lower() in ORG_GENERIC
