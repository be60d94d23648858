"""Whom noun phrases of a text mean."""

from bisect import bisect_right
from itertools import pairwise

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.alike import PEOPLE
from transforms.enrich.quotation.demonyms import DEMONYMS
from transforms.enrich.quotation.described import Described
from transforms.enrich.quotation.description_words import (
    ARTICLES,
    DEFINITE,
    DEMONSTRATIVES,
    MAX_COUNT,
    PARTIES,
    POSSESSIVES,
    RELATIONS,
    SEXES,
    article_of,
    is_parent,
    sex_of,
    tells_of_life,
)
from transforms.enrich.quotation.noun_phrases import Subject
from transforms.enrich.quotation.speaking_nouns import AGES, can_speak, names_body
from transforms.enrich.reporting.words import Pronoun

_MAX_SPEAKING = 6  # sentences in which the last one who spoke is looked for
_MAX_BACK_OFFICE = 2  # sentences that an office without a holder reaches back
_INDEFINITE = frozenset(("un", "una", "uno", "um", "uma", "otro", "otra", "outro", "outra", "altro", "altra"))
#: What somebody is beside his work.
_OWNERS = words_of("dono dona dueño dueña proprietário proprietária propietario propietaria proprietario proprietaria sócio")
_MAX_AHEAD = 3000  # characters before a phrase
_YEARS = frozenset(("años", "anos", "anni"))
_MIN_PHRASE = 3  # letters
_MAX_POINTED = 3  # and one that is called by a noun that says nothing of an office


class References(Described):
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
        if subject.noun in FAMILY and article_of(words) in POSSESSIVES:
            return self._relative(subject) or (None if resolve_only else words)
        pointed = DEMONSTRATIVES.get(article_of(words), ARTICLES.get(article_of(words), "u"))
        if subject.noun and (article_of(words) in DEMONSTRATIVES or not can_speak(subject.noun)):
            another = names_body(subject.noun) or subject.noun.endswith(RELATIONS)
            found = None if another else self._refers(pointed, subject.start, at, back=_MAX_POINTED)
            return found or (None if resolve_only else words)
        definite = article_of(words) in DEFINITE
        if definite:
            if subject.noun.endswith(AGES) or (self._northern and is_parent(words)):
                gender: Pronoun = ARTICLES.get(article_of(words)) or sex_of(words, subject.noun)
                return self._refers(gender, subject.start, at)
            place = bisect_right(self._mention_starts, subject.start) - 1
            if (
                tells_of_life(words + self._masked[subject.end : subject.end + MAX_COUNT], subject.noun)
                and not self._language.inverts
            ):
                return self._described(subject, words, at, speaks=not resolve_only) or (None if resolve_only else words)
            holder = self._speaking_beside(subject, words)
            elsewhere = self._language.drops and self._is_other(holder or "", subject.noun, speaks=not resolve_only)
            if holder is None or elsewhere:
                holder = self._holder(subject, place, words, speaks=not resolve_only) or holder
            if holder is not None:
                return holder
            if self._northern and (subject.noun in PARTIES or (subject.noun in FAMILY and subject.noun not in SEXES)):
                return None if resolve_only else words  # die Enkelin: nobody named without that word
            plain = words.replace("’", "' ").replace("'", " ").lower().split()
            if plain[-1] in _YEARS and plain[-2:-1] and plain[-2].isdigit():
                plain = plain[:2]  # el delantero de 33 años
            # "of the interior" would make it a title; "the Conservative MP" tells no more than "the MP"
            bare = len(plain) == 2 or (len(plain) == 3 and not set(plain[1:]) & self._language.small_words)
            if bare and subject.noun in PEOPLE and self._language.drops:  # il giovane: whom the text has just spoken of
                other = self._refers(ARTICLES.get(article_of(words), "u"), subject.start, subject.start, back=2)
            else:
                other = self._other_word(subject, place, words) if bare else None
            if other is not None:
                return other
            if bare and (is_role(subject.noun) or subject.noun in SEXES) and not subject.noun.endswith(RELATIONS):
                if self._language.drops and self._is_introduced(subject):
                    return None if resolve_only else words
                sex = sex_of(words, subject.noun)
                back = (_MAX_POINTED if self._northern else _MAX_BACK_OFFICE) + self.sentences_between(subject.end, at + 1)
                found = self._refers(sex, subject.start, at, back=back, without_role=True) or self._speaking(subject, words)
                if found is None and not self._language.drops:
                    found = self._described(subject, words, at, speaks=not resolve_only)
                if found is None and self._language.drops:
                    found = self._only(sex, subject.start)
                    if subject.noun not in SEXES and not _OWNERS.issuperset(
                        filter(is_role, self._names.roles.get(found or "", ()))
                    ):
                        found = None  # o deputado Ugo Reis saiu: not o senador
                return found or (None if resolve_only else words)
            person = is_role(subject.noun) and (self._language.drops or self._language.resounds)
            if (
                (person or subject.noun in SEXES)
                and not subject.noun.endswith(RELATIONS)
                and (renamed := self._described(subject, words, at, speaks=not resolve_only))
            ):
                return renamed
        if resolve_only or "\u0001" in self._masked[subject.start : subject.end]:
            return None
        return words if len(words) >= _MIN_PHRASE else None

    def _relative(self, subject: Subject) -> str | None:
        """The one person whom the text has introduced by that word of a family: her daughter Ann Lee, and then her daughter."""
        ahead = self._mentions[: bisect_right(self._mention_starts, subject.start)]
        people = dict.fromkeys(mention.name for mention in ahead if mention.kind == "PER")
        called = [name for name in people if subject.noun in self._names.roles.get(name, ())]
        return called[0] if len(called) == 1 else None

    def _is_introduced(self, subject: Subject) -> bool:
        """Whether the text told of somebody without a name by the noun of a phrase: um motorista, and then o motorista."""
        ahead = self._masked[max(0, subject.start - _MAX_AHEAD) : subject.start].lower().split()
        return any(noun.strip(",.:;") == subject.noun and before in _INDEFINITE for before, noun in pairwise(ahead))

    def _only(self, sex: Pronoun, at: int) -> str | None:
        """The only person named before who is not known to be of the other sex."""
        named = {mention.name for mention in self._mentions[: bisect_right(self._mention_starts, at)] if mention.kind == "PER"}
        fitting = [name for name in named if self._is_of_sex(name, sex)]
        return fitting[0] if len(fitting) == 1 and sex in ("m", "f") and self._is_sure(fitting[0]) else None

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
                return name if fits else None
        return None

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
                return name if fits else None
            topic = self._subject(index)
            sex = self._names.gender.get(topic.mention.name, "u") if topic is not None and topic.mention is not None else "u"
            if self._language.drops and gender in ("m", "f") and sex not in ("u", gender):
                continue  # el fiscal leyó un mensaje: not la acusada
            if topic is not None and (topic.noun or (topic.mention is not None and topic.mention.kind == "PER")):
                return None
        return None
