"""Whom a Romance noun phrase means that tells of no office: a relative, whoever is called by his age, who is tried."""

import re
from collections import defaultdict
from functools import cached_property

from transforms.enrich.names.family import FAMILY
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.people.trials import DEFENDANTS, Trials
from transforms.enrich.quotation.words.alike import contradicts
from transforms.enrich.quotation.words.description_words import ARTICLES, article_of, sex_of
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.reporting.words import Pronoun

_MAX_AGED = 3  # sentences in which whoever is called by the age is looked for
_MAX_NOUN = 24  # characters before a name in which a member of a family stands
#: How old somebody is: el delantero de 33 años, le patron de 41 ans.
_AGED = re.compile(r" d[ei] (?:\d{1,3}|\w+) (?:años|anos|anni|ans)$")


def without_age(words: str) -> str:
    """A phrase without the age at its end."""
    aged = _AGED.search(words)
    return words[: aged.start()] if aged else words


class RomancePhrases(Trials):
    """What a Romance text tells of people beside their offices."""

    def _beside_office(self, subject: Subject, words: str, at: int) -> str | None:
        """The person whom a definite phrase means that no office of the text explains; its words where it may be one of
        several; None elsewhere."""
        sex: Pronoun = ARTICLES.get(article_of(words)) or sex_of(words, subject.noun)
        if subject.noun in DEFENDANTS and (tried := self._tried(subject, sex)):
            return next(iter(tried)) if len(tried) == 1 else words
        if subject.noun in FAMILY and words.replace("’", "' ").replace("'", "' ").lower().split()[1:] == [subject.noun]:
            return self._relative(subject)
        if self._language.drops or without_age(words) == words:
            return None
        name = self._refers(sex, subject.start, at, back=_MAX_AGED)  # he may have an office
        fits = name in self._people and not contradicts(subject.noun, self._names.roles.get(name or "", frozenset()))
        return name if fits else None

    def _relative(self, subject: Subject) -> str | None:
        """The one person whom the text has introduced by a word of a family: sa fille, Anne Roy, then la fille; seine Frau."""
        named = [name for at, name in self._relatives.get(subject.noun, ()) if at < subject.start]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _relatives(self) -> dict[str, list[tuple[int, str]]]:
        """The people named right behind a member of a family, by its noun, each once."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for mention in self._mentions:
            ahead = self._masked[max(0, mention.start - _MAX_NOUN) : mention.start].lower().rstrip(" ,").rpartition(" ")[2]
            noun = behind_apostrophe(ahead)
            if noun in FAMILY and mention.kind == "PER":
                found[noun].setdefault(mention.name, mention.start)
        return {noun: [(at, name) for name, at in some.items()] for noun, some in found.items()}
