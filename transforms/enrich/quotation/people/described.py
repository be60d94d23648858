"""Whom a definite noun means that describes the person whom the sentence before is about: "Ugo Conti came late. The 40-year-old
goalkeeper said", "the Frenchman", "the father of three"."""

import re
from bisect import bisect_right

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.sentence_subjects import first_subject
from transforms.enrich.quotation.people.pronouns import Pronouns
from transforms.enrich.quotation.words.alike import contradicts
from transforms.enrich.quotation.words.demonyms import DEMONYMS
from transforms.enrich.quotation.words.description_words import (
    MAX_COUNT,
    OFFICIALS,
    PARTIES,
    SEXES,
    SOLE,
    WITNESSES,
    life_sex,
    sex_of,
    tells_of_life,
)

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BESIDE_QUOTE = "\u0001\u00a0 ,.!?…"  # a quotation and what stands around it
_RELATIVES = words_of("who whose whom qui dont que che quien cui die der den das wie")
_MAX_ARTICLE = 2  # words from the noun back to its article
_MAX_AHEAD = 300  # characters in which the noun may stand for somebody else


class Described(Pronouns):
    """Nouns by which a text calls the person it has just spoken of, and that nobody was introduced with."""

    def _described(self, subject: Subject, words: str, at: int, *, speaks: bool) -> str | None:
        """The person whom the sentence before is about, where the phrase can describe him. `speaks`: it is the subject of a
        report, whose quotation stands at `at`; only such a phrase reaches back into another paragraph."""
        first = min(subject.start, at)
        here = bisect_right(self._starts, first) - 1
        start = self._starts[here]
        between = self._masked[max(start, first - _MAX_AHEAD) : first]
        ahead, quote, _ = between.partition("\u0001")
        if here < 1 or (quote and ahead.strip(_BESIDE_QUOTE)):
            return None  # the director shouted “...”, and the painter answered “...”
        if not speaks and self._starts[here - 1] < self._masked.rfind("\n", 0, first) + 1:
            return None
        name = self._topic_of(here - 1)
        return name if name is not None and self._may_be_called(name, subject, words) else None

    def _topic_of(self, index: int) -> str | None:
        """The person who speaks in a sentence, or is its subject."""
        speaker, topic = self._speakers.get(index), self._subject(index)
        if topic is not None and topic.mention is not None and topic.mention.kind == "PER":
            return topic.mention.name
        if speaker is not None:
            return speaker if speaker in self._people else None
        if topic is None or topic.pronoun == "n":
            topic = first_subject(self._tokens_of(index), self._language)  # It took her years to finish “...”, and she told
        if topic is None or topic.pronoun not in ("m", "f"):
            return None
        ahead = _WORD.findall(self._masked[self._starts[index] : topic.start].lower())
        if any(word in FAMILY or word in SEXES or word in _RELATIVES for word in ahead):
            return None  # a letter from a boy who asked whether he might come
        return self._refers(topic.pronoun, topic.start, topic.start)

    def _may_be_called(self, name: str, subject: Subject, words: str) -> bool:
        """Whether a noun can describe a person: of that sex, of no office that contradicts it, and the noun stands for nobody
        else in the text before."""
        roles, noun = self._names.roles.get(name, frozenset()), subject.noun
        sex = sex_of(words, noun)
        sex = life_sex(noun) if sex == "u" else sex
        if not self._is_of_sex(name, sex) or contradicts(noun, roles) or self._has_another(name, noun):
            return False
        if noun in WITNESSES or (self._northern and noun in PARTIES):
            return False  # das Opfer, der Zeuge: whoever they are
        if self._language.drops and noun in SOLE:
            return False  # Ugo Conti è caduto. “...”, dice il sindaco
        if OFFICIALS & roles and tells_of_life(words + self._masked[subject.end : subject.end + MAX_COUNT], noun):
            return False  # no judge is the widow
        return noun in roles or noun in DEMONYMS or not self._stood_before(subject)

    def _stood_before(self, subject: Subject) -> bool:
        """Whether the noun of a phrase stands behind an article in the text before its sentence: it means somebody else, or
        the text would have led to him. Not: his years as mayor."""
        start = self._starts[bisect_right(self._starts, subject.start) - 1]
        found = _WORD.findall(self._masked[max(0, start - _MAX_AHEAD) : start].lower())
        return any(
            word == subject.noun and not self._language.articles.isdisjoint(found[max(0, at - _MAX_ARTICLE) : at])
            for at, word in enumerate(found)
        )
