"""Words that stand before or behind a name in capitals and are no part of it."""

from collections.abc import Iterator
from dataclasses import replace

from transforms.enrich.lexicon import words
from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.german_objects import is_object
from transforms.enrich.names.words import FLEMISH
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.languages import REPORTING

#: Ends of words that open a sentence before a name; Jaimie Tilbrook opens one, and Tilbrook comes alone later.
_OPENERS = ("ing", "ed", "ly", "ous", "ful", "ive", "ian", "ese", "ish", "tion", "ers", "ents")
#: Ends of Romance verbs that open one.
_PAST = ("ó", "ò", "ou", "aron", "ieron")
#: Prepositions, adverbs and verbs that open one before a name and are no part of it.
_BEFORE_NAMES = words(
    """
    per secondo anche già come così para según segundo também já ni ma pero mas e y intervino intervém arriva torna entra llega
    vuelve chega volta muore muere morre resta queda fica
    """
)
#: Adverbs that open a sentence before a name, beyond English.
_ADVERBS = words(
    """
    ahora hoy ayer entonces además también luego así aquí agora hoje ontem então depois maintenant hier ensuite ainsi pourtant
    aujourd'hui gestern heute dann nun zuvor später damals zudem ora oggi ieri poi allora
    """
)
_ROMANCE = ("es", "it", "pt")
#: Their people are called by both surnames later on; a full name has three words.
_TWO_SURNAMES, _FULL = ("es", "pt"), 3
_WEAK = ("isten", "ologen", "grafen")  # ends of German nouns that are no first names: den Humoristen Roth
_MIN_ALONE, _MIN_KNOWN = 3, 8  # times that a first name stands alone before it is doubted that another word belongs to it
NAMED = 2.5  # points of a full name that more than two capitals speak for


def trimmed(found: list[NameCandidate], language: str) -> list[NameCandidate]:
    """Candidates without a first word that only opens the sentence: "Leaving Boston" where Boston also stands alone.

    Beyond English a noun of an office may stand before the name as well: le ministre de la Santé Paul Henry.
    """
    alone = {span.key for span in found if not span.words[0].first}
    found = _parted_friends(found, language)
    if language != "en":
        found = [_without_noun(span, alone, language) if len(span.words) > 2 else span for span in found]
    if language == "fr":
        found = [_without_people(span) if len(span.words) > 2 else span for span in found]
    if language == "de":
        found = _without_relations(found)
        surnames: set[str] = set()
        found = [_without_office(span, surnames) for span in found]
        found = [_without_object(_without_dative(span)) if len(span.words) > 1 else span for span in found]
        found = _first_full(found)
        found = [part for span in found for part in (_parted(span) if len(span.words) > 3 else (span,))]
    found = [_without_title(span) if span.role and len(span.words) > 2 else span for span in found]
    return [_without_first(span, alone, language) if span.words[0].first else span for span in found]


def _parted_friends(found: list[NameCandidate], language: str) -> list[NameCandidate]:
    """Two people where a first name and another one stand side by side, after each stood alone again and again: schreibt Ada
    Jan. The full name of one person comes before its short forms."""
    alone: dict[str, int] = {}
    given = given_names()
    parted: list[NameCandidate] = []
    for span in found:
        first, last = span.words[0].text, span.words[-1].text
        late = len(span.words) == 2 and span.key not in alone and first in given
        if late and min(alone.get(first, 0), alone.get(last, 0)) >= _MIN_ALONE:
            parted += [replace(span, words=(word,), key=word.text) for word in span.words]
        elif late and language == "de" and alone.get(first, 0) >= _MIN_KNOWN:
            parted.append(replace(span, words=span.words[:1], key=first))  # every noun has a capital: brachte Ada Kuchen
        else:
            parted.append(span)
        alone[span.key] = alone.get(span.key, 0) + 1
    return parted


def _without_relations(found: list[NameCandidate]) -> list[NameCandidate]:
    """The candidates without those that tell whose relation somebody is: Roths Mutter, where Ada Roth is named."""
    surnames = {span.words[-1].text for span in found if len(span.words) > 1}
    return [span for span in found if not (_is_relation(span) and span.words[0].text.removesuffix("s") in surnames)]


def _is_relation(name: NameCandidate) -> bool:
    """Whether a genitive and somebody's relation look like a German name."""
    first, last = name.words[0].text, name.words[-1].lower
    return len(name.words) == 2 and first.endswith("s") and (last in FAMILY or is_role(last, "de"))


def _without_office(name: NameCandidate, surnames: set[str]) -> NameCandidate:
    """Youtuber Kehl, where Thomas Kehl was named before: the noun is what he is. Adds to the surnames that were named."""
    first, last = name.words[0], name.words[-1]
    if first.text in given_names():
        if len(name.words) > 1:
            surnames.add(last.text)
        return name
    if len(name.words) != 2:
        return name
    if not first.lower.endswith(_WEAK) and (last.text not in surnames or name.role):
        return name
    return replace(name, words=(last,), key=last.text, role=first.text, person=max(name.person, NAMED))


def _first_full(found: list[NameCandidate]) -> list[NameCandidate]:
    """Of names of two words that end in one unknown surname, the first is the full one; what stands before it later is what the
    person does: Karolina Landowski, then Trendscout Landowski."""
    full: dict[str, str] = {}
    kept: list[NameCandidate] = []
    for span in found:
        first, last = span.words[0].text, span.words[-1].text
        later = len(span.words) == 2 and full.setdefault(last, first) != first and first not in given_names()
        kept.append(replace(span, words=span.words[1:], key=last) if later else span)
    return kept


def _without_dative(name: NameCandidate) -> NameCandidate:
    """Jan Roth of "sagte Jan Roth Reportern": those to whom somebody speaks, in the dative plural, which ends in -n."""
    last = name.words[-1].lower
    if (
        not last.endswith("n")
        or not (is_role(last[:-1], "de") or is_role(last[:-2], "de"))
        or name.words[-1].text in given_names()
    ):
        return name
    rest = name.words[:-1]
    return replace(name, words=rest, key=" ".join(word.text for word in rest))


def _without_object(name: NameCandidate) -> NameCandidate:
    """Jan Roth of "gab Jan Roth Entwarnung", "schenkt Jan Roth Kaffee ein"."""
    named = len(name.words) > 2 and name.words[0].text in given_names()
    if len(name.words) < 2 or name.words[-1].text in given_names() or not is_object(name.words[-1].lower, named=named):
        return name
    rest = name.words[:-1]
    return replace(name, words=rest, key=" ".join(word.text for word in rest))


_ENDS_OF_PEOPLES = (
    "ais",
    "aise",
    "ois",
    "oise",
    "ien",
    "ienne",
    "éen",
    "éenne",
    "ain",
    "aine",
    "and",
    "ande",
    "èque",
    "ec",
    "ecque",
)


def _without_people(name: NameCandidate) -> NameCandidate:
    """Karolína Vobo of “la Tchèque Karolína Vobo”: French writes whom a country sends with a capital."""
    first = name.words[0]
    if first.text in given_names() or not first.lower.endswith(_ENDS_OF_PEOPLES) or name.words[1].text not in given_names():
        return name
    return replace(name, words=name.words[1:], key=" ".join(word.text for word in name.words[1:]))


def _without_noun(name: NameCandidate, alone: set[str], language: str) -> NameCandidate:
    rest = " ".join(word.text for word in name.words[1:])
    if rest not in alone or name.words[0].text in given_names():
        return name
    if language == "nl" and name.words[1].text in FLEMISH:
        return name  # Jitse Van Hoorick, and Van Hoorick later
    if language in _TWO_SURNAMES and len(name.words) == _FULL and name.words[1].text not in given_names():
        return name  # Saraiva Couto of Belmiro Saraiva Couto
    return replace(name, words=name.words[1:], key=rest)


def _without_first(name: NameCandidate, alone: set[str], language: str) -> NameCandidate:
    given = name.words[0].text in given_names() and (name.words[0].lower not in _BEFORE_NAMES or language not in _ROMANCE)
    if len(name.words) < 2 or name.role or name.key in alone or given:
        return name
    rest = " ".join(word.text for word in name.words[1:])
    first = name.words[0].lower
    opener = (first.endswith(_OPENERS) and len(first) > 4) or first in _ADVERBS
    past = language in _ROMANCE and (
        first.endswith(_PAST) or first in _BEFORE_NAMES or first in REPORTING[language].verbs
    )  # Llegó Ana Roa
    opener, sure = opener or past, first in _ADVERBS or past  # no adverb and no verb is a part of a name
    named = first.endswith("ing") and len(name.words) > 2 and name.words[1].text in given_names()  # Sentencing Ann Lee, he said
    return replace(name, words=name.words[1:], key=rest) if opener and (sure or named or rest in alone) else name


def _without_title(name: NameCandidate) -> NameCandidate:
    """Erica Vanco, where "Lead Planner Erica Vanco" has the rest of her title before her first name."""
    first, second = name.words[:2]
    if first.text in given_names() or second.text not in given_names():
        return name
    rest = name.words[1:]
    return replace(name, words=rest, key=" ".join(word.text for word in rest), role=f"{name.role} {first.text}")


def _parted(name: NameCandidate) -> Iterator[NameCandidate]:
    """The persons of a German run of capitals: "Jan Berg von der Umweltgruppe Nordwind", "Ada Roth Sängerin Lena Kehl".

    A nobleman has given names only before his "von der".
    """
    texts = [word.text for word in name.words]
    for at in range(2, len(texts) - 1):
        known = texts[at - 1] in given_names()
        if texts[at] == "von" and texts[at + 1] in ("der", "den") and not known and at + 2 < len(texts):
            yield _part(name, 0, at)
            return
        female = texts[at].endswith("in") and texts[at] not in given_names()
        if female and not known and texts[at + 1] in given_names() and texts[0] in given_names():
            yield _part(name, 0, at)
            yield replace(_part(name, at + 1, len(texts)), role=texts[at])
            return
    yield name


def _part(name: NameCandidate, start: int, end: int) -> NameCandidate:
    words = name.words[start:end]
    key = " ".join(word.text for word in words)
    return replace(name, words=words, key=key, person=max(name.person, NAMED), organisation=0.0)
