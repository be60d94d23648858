"""Whom noun phrases of a text mean."""

from bisect import bisect_right
from itertools import pairwise

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.body_words import is_dutch_citizen
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.people.romance_phrases import RomancePhrases, without_age
from transforms.enrich.quotation.words.alike import PEOPLE, is_apart
from transforms.enrich.quotation.words.demonyms import DEMONYMS
from transforms.enrich.quotation.words.description_words import (
    ARTICLES,
    DEFINITE,
    DEMONSTRATIVES,
    MAX_COUNT,
    PARTIES,
    POSSESSIVES,
    RELATIONS,
    SEXES,
    SOLE,
    WITNESSES,
    article_of,
    is_parent,
    sex_of,
    tells_of_life,
)
from transforms.enrich.quotation.words.northern_alike import is_learned
from transforms.enrich.quotation.words.speaking_nouns import AGES, NORTHERN_BODIES, can_speak, is_body, names_body
from transforms.enrich.reporting.words import Pronoun

_MAX_SPEAKING = 6  # sentences in which the last one who spoke is looked for
_MAX_BACK_OFFICE = 2  # sentences that an office without a holder reaches back
_INDEFINITE = frozenset(("un", "una", "uno", "um", "uma", "otro", "otra", "outro", "outra", "altro", "altra"))
#: What somebody is beside his work.
_OWNERS = words_of("dono dona dueño dueña proprietário proprietária propietario propietaria proprietario proprietaria sócio")
#: Children have no office but that of a pupil.
_CHILDREN = words_of("menino menina garoto garota")
_SCHOOL = words_of("estudante aluno aluna")
_MAX_AHEAD = 3000  # characters before a phrase
_MIN_PHRASE = 3  # letters
_MAX_POINTED = 3  # and one that is called by a noun that says nothing of an office


def _is_grown(roles: frozenset[str]) -> bool:
    """Whether one of somebody's offices is none of a child; a daughter has the one of her father beside her own."""
    return FAMILY.keys().isdisjoint(roles) and not _SCHOOL.issuperset(filter(is_role, roles))


class References(RomancePhrases):
    """What noun phrases refer to, out of the names and the speakers before them."""

    def _phrase(self, subject: Subject, at: int, text: str, *, resolve_only: bool = False) -> str | None:
        """A phrase as a person it refers to ("the minister"), else its own words."""
        words = text[subject.start : subject.end]
        if article_of(words) == "a" and "an" in self._language.articles:
            return None if resolve_only or len(words) < _MIN_PHRASE or "\u0001" in words else words  # a monk
        if subject.noun in DEMONYMS and self._language.drops:
            found = self._described(subject, words, at, speaks=not resolve_only)
            found = found or self._only(sex_of(words, subject.noun), subject.start)
            return found or (None if resolve_only else words)
        if self._language.resounds and is_dutch_citizen(words.rpartition(" ")[2]):
            return self._only_beside(subject) or (None if resolve_only else words)
        if subject.noun in FAMILY and article_of(words) in POSSESSIVES:
            return self._relative(subject) or (None if resolve_only else words)
        thing = self._language.resounds and article_of(words) == "het" and not can_speak(subject.noun)
        if is_body(subject.noun, self._language) or thing:
            return self._own_words(subject, words, resolve_only=resolve_only)
        pointed = DEMONSTRATIVES.get(article_of(words)) or sex_of(words, subject.noun)
        if subject.noun and (article_of(words) in DEMONSTRATIVES or not can_speak(subject.noun)):
            another = names_body(subject.noun) or subject.noun.endswith(RELATIONS)
            another = another or (self._language.verb_second and subject.noun.endswith(NORTHERN_BODIES))
            found = None if another else self._refers(pointed, subject.start, at, back=_MAX_POINTED)
            return found or (None if resolve_only else words)
        if article_of(words) in DEFINITE:
            return self._definite(subject, words, at, resolve_only=resolve_only)
        return self._own_words(subject, words, resolve_only=resolve_only)

    def _own_words(self, subject: Subject, words: str, *, resolve_only: bool) -> str | None:
        """The words of a phrase that leads to nobody named."""
        if resolve_only or "\u0001" in self._masked[subject.start : subject.end]:
            return None
        return words if len(words) >= _MIN_PHRASE else None

    def _definite(self, subject: Subject, words: str, at: int, *, resolve_only: bool) -> str | None:
        """As `_phrase`, for one with a definite article."""
        if subject.noun.endswith(AGES) or (self._northern and is_parent(words)):
            gender: Pronoun = ARTICLES.get(article_of(words)) or sex_of(words, subject.noun)
            return self._refers(gender, subject.start, at)
        place = bisect_right(self._mention_starts, subject.start) - 1
        if (
            tells_of_life(words + self._masked[subject.end : subject.end + MAX_COUNT], subject.noun)
            and not self._language.inverts
        ):
            return self._described(subject, words, at, speaks=not resolve_only) or (None if resolve_only else words)
        if self._northern and (new := self._new_here(subject, words)):
            return new
        holder = None if subject.noun in WITNESSES else self._speaking_beside(subject, words)
        elsewhere = self._language.drops and self._is_other(holder or "", subject.noun, speaks=not resolve_only)
        if holder is None or elsewhere:
            holder = self._holder(subject, place, words, speaks=not resolve_only) or holder
        if holder is None and self._language.is_romance and subject.noun not in WITNESSES:
            holder = self._beside_office(subject, words, at)
        holder = holder or self._of_field(subject, words)
        if holder is not None:
            return None if resolve_only and holder == words else holder
        relative = subject.noun in PARTIES or (subject.noun in FAMILY and subject.noun not in SEXES)
        if subject.noun in WITNESSES or (self._northern and relative):
            return None if resolve_only else words  # die Enkelin: nobody named without that word
        plain = without_age(words).replace("’", "' ").replace("'", " ").lower().split()
        if self._language.drops and "en" in plain[2:]:
            plain = plain[: plain.index("en", 2)]  # dice el técnico en rueda de prensa
        # "of the interior" would make it a title; "the Conservative MP" tells no more than "the MP"
        bare = len(plain) == 2 or (len(plain) == 3 and not set(plain[1:]) & self._language.small_words)
        if bare and subject.noun in PEOPLE and self._language.drops:  # il giovane: whom the text has just spoken of
            spoke = self._speakers.get(bisect_right(self._starts, subject.start) - 2)
            nameless = spoke is not None and spoke not in self._people  # a irmã da vítima, and then a garota
            pronoun = ARTICLES.get(article_of(words), "u")
            other = None if nameless else self._refers(pronoun, subject.start, subject.start, back=2)
            if subject.noun in _CHILDREN and _is_grown(self._names.roles.get(other or "", frozenset())):
                other = None  # o paleontólogo Rui Reis: not o menino
        else:
            other = self._other_word(subject, place, words) if bare or self._is_sole(subject.noun) else None
        if other is not None:
            return other
        if bare and (is_role(subject.noun) or subject.noun in SEXES) and not subject.noun.endswith(RELATIONS):
            return self._bare_office(subject, words, at, resolve_only=resolve_only)
        person = is_role(subject.noun) and (self._language.drops or self._language.resounds)
        if (
            (person or subject.noun in SEXES)
            and not subject.noun.endswith(RELATIONS)
            and (renamed := self._described(subject, words, at, speaks=not resolve_only))
        ):
            return renamed
        return self._own_words(subject, words, resolve_only=resolve_only)

    def _bare_office(self, subject: Subject, words: str, at: int, *, resolve_only: bool) -> str | None:
        """As `_phrase`, for an office or a man or woman without more words, of whom no introduction told: "the minister"."""
        if self._language.drops and self._is_introduced(subject):
            return None if resolve_only else words
        if self._language.drops and subject.noun in SOLE:
            return self._speaking(subject, words) or (None if resolve_only else words)
        sex = sex_of(words, subject.noun)
        back = (_MAX_POINTED if self._northern else _MAX_BACK_OFFICE) + self.sentences_between(subject.end, at + 1)
        found = self._refers(sex, subject.start, at, back=back, without_role=True) or self._speaking(subject, words)
        if found is None and not self._language.drops:
            found = self._described(subject, words, at, speaks=not resolve_only)
        if found is None and self._language.drops:
            found = self._only(sex, subject.start)
            if subject.noun not in SEXES and not _OWNERS.issuperset(filter(is_role, self._names.roles.get(found or "", ()))):
                found = None  # o deputado Ugo Reis saiu: not o senador
        return found or (None if resolve_only else words)

    def _new_here(self, subject: Subject, words: str) -> str | None:
        """The only person named before in the paragraph, who is new to a German or Dutch text, where the noun is another word
        for his office, or a learned profession that he may have beside it; nobody where it is the office of somebody else."""
        start = self._masked.rfind("\n", 0, subject.start) + 1
        low, high = bisect_right(self._mention_starts, start - 1), bisect_right(self._mention_starts, subject.start)
        named = {mention.name for mention in self._mentions[low:high] if mention.kind == "PER"}
        name = named.pop() if len(named) == 1 else ""
        roles = self._names.roles.get(name, frozenset())
        if not roles or self._first_named[name] < start or not self._is_of_sex(name, sex_of(words, subject.noun)):
            return None
        others = (held for other, held in self._names.roles.items() if other != name)
        if any(subject.noun in held for held in others) or is_apart(subject.noun, roles):
            return None
        return name if self._alike(subject.noun, roles) or is_learned(subject.noun) else None

    def _only_beside(self, subject: Subject) -> str | None:
        """Whom a Dutch text calls by where he is from: the only person named before in the paragraph, or the one who spoke."""
        start = self._masked.rfind("\n", 0, subject.start) + 1
        low, high = bisect_right(self._mention_starts, start - 1), bisect_right(self._mention_starts, subject.start)
        named = {mention.name for mention in self._mentions[low:high] if mention.kind == "PER"}
        if not named:
            return self._refers("u", subject.start, subject.start, back=_MAX_POINTED)
        return named.pop() if len(named) == 1 else None

    def _is_introduced(self, subject: Subject) -> bool:
        """Whether the text told of somebody without a name by the noun of a phrase: um motorista, and then o motorista."""
        ahead = self._masked[max(0, subject.start - _MAX_AHEAD) : subject.start].lower().split()
        return any(noun.strip(",.:;") == subject.noun and before in _INDEFINITE for before, noun in pairwise(ahead))

    def _speaking_beside(self, subject: Subject, words: str) -> str | None:
        """Who spoke before in the paragraph, for a bare phrase like "the scientist" behind a second quotation of his."""
        if len(words.replace("’", "' ").replace("'", " ").split()) > 2 or not is_role(subject.noun):
            return None
        if subject.noun.endswith(RELATIONS):
            return None
        here = bisect_right(self._starts, subject.start) - 1
        paragraph = self._masked.rfind("\n", 0, subject.start) + 1
        for index in range(here - 1, max(-1, here - _MAX_SPEAKING), -1):
            if self._starts[index] < paragraph:
                return None
            name = self._speakers.get(index)
            if name is not None:
                gender = sex_of(words, subject.noun)
                named = self._mentions[bisect_right(self._mention_starts, self._sentences[index][1]) :]
                between = any(mention.kind == "PER" and mention.start < subject.start for mention in named)
                person = self._names.gender.get(name, "u") in ("u", gender) or gender == "u"
                fits = not between and person and name in self._people and not self._has_another(name, subject.noun)
                return name if fits and not self._is_apart(name, subject.noun) else None
        return None

    def _is_apart(self, name: str, noun: str) -> bool:
        """Whether a person of a Romance text holds an office that nobody holds beside the one called so."""
        return self._language.is_romance and is_apart(noun, self._names.roles.get(name, frozenset()))

    def _speaking(self, subject: Subject, words: str) -> str | None:
        """Who spoke last, for a phrase that calls the same person something else: "the expert", "el senador".

        Nobody where somebody else was introduced by that noun, or became the subject of a sentence in between.
        """
        if not is_role(subject.noun) or subject.noun.endswith(RELATIONS):
            return None
        gender = sex_of(words, subject.noun)
        here = bisect_right(self._starts, subject.start) - 1
        for index in range(here - 1, max(-1, here - _MAX_SPEAKING), -1):
            name = self._speakers.get(index)
            if name is not None:
                fits = self._means(name, gender, without_role=False) and not self._has_another(name, subject.noun)
                return name if fits and not self._is_apart(name, subject.noun) else None
            topic = self._subject(index)
            sex = self._names.gender.get(topic.mention.name, "u") if topic is not None and topic.mention is not None else "u"
            if self._language.drops and gender in ("m", "f") and sex not in ("u", gender):
                continue  # el fiscal leyó un mensaje: not la acusada
            if topic is not None and (topic.noun or (topic.mention is not None and topic.mention.kind == "PER")):
                return None
        return None
