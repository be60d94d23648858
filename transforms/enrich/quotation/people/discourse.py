"""Who a text has been talking about: sentences, their subjects, and whose indirect speech goes on."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.sentence_subjects import first_subject, is_modal, reporter
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.people.nameless import is_nameless
from transforms.enrich.quotation.people.person_nouns import calls_person
from transforms.enrich.quotation.people.references import References
from transforms.enrich.quotation.reports.according import according
from transforms.enrich.quotation.reports.romance_sources import agent_at_end, words_of
from transforms.enrich.quotation.words.description_words import same_role
from transforms.enrich.quotation.words.speaking_nouns import can_speak

_MAX_LABEL = 3  # tokens of a word with a colon that only leads to what follows
_MAX_LEAD = 12  # tokens at the head of a sentence that tell to whom it refers
_MAX_ASKED = 7  # tokens of a question that only names somebody
_MAX_INDIRECT = 8  # sentences over which indirect speech goes on


#: A pronoun for whom the subject before it speaks of: lo ha definito, la describió, lhe chamou.
_OBJECT = re.compile(r"\s+(?:lo|la|los|las|li|le|lhe|lhes)\s|\s+l['’](?=[aàeèh])", re.IGNORECASE)


#: Whose hands something is in is no part of a name for a thing: a cargo de Ana Roa, but: la plaza de Ana Roa.
_IN_HANDS = words("manos cargo boca mano mani carico mãos voz parte")


class SentenceTopic(NamedTuple):
    """The person a sentence is about."""

    name: str
    reports: bool
    """A verb of the sentence reports what was said."""


def is_asked_about(tokens: Sequence[Token]) -> bool:
    """Whether a sentence only asks for a person: E Ugo Conti? ¿Y la alcaldesa, Ana Roa?"""
    return (
        len(tokens) > 1
        and tokens[-1].text == "?"
        and tokens[-2].kind == "name"
        and all(token.kind in ("word", "comma", "stop") for token in tokens[:-2])
        and len(tokens) <= _MAX_ASKED
    )


class Discourse(References):
    """Whom a sentence is about, and whom the words that tell who speaks mean."""

    def name_of(self, subject: Subject, at: int, text: str) -> str | None:
        """Who a subject at `at` is: a full name, the words of a phrase, or None for a pronoun that nobody fits."""
        if subject.mention is not None:
            return subject.mention.name
        if subject.pronoun is not None:
            if self._masked[subject.start : subject.end].lower() in self._language.demonstratives:
                named = self._last_named(subject.start, subject.pronoun)
                if named is not None:
                    return named
            meant = self._refers(subject.pronoun, subject.start, at)
            if meant in self._people and subject.pronoun in ("m", "f"):
                self._names.gender.setdefault(meant, subject.pronoun)  # “...”, he said: she is somebody else
            return meant
        if not subject.noun:
            return None
        words = text[subject.start : subject.end]
        if is_nameless(self._masked, subject.end):
            return words
        name = self._phrase(subject, at, text)
        if self._language.drops and _OBJECT.match(self._masked, subject.end) and not self._is_introduced_as(name, subject.noun):
            return words  # Ugo Conti è morto. Il sindaco lo ha definito “...”: another one
        if name == words and calls_person(self._masked, subject, self._language):
            return self._described(subject, words, at, speaks=True) or name
        return name

    def _is_introduced_as(self, name: str | None, noun: str) -> bool:
        """Whether the text tells of a person by an office that a noun is a word for."""
        roles = self._names.roles.get(name or "", frozenset())
        return any(same_role(noun, role) for role in roles) or self._alike(noun, roles)

    def presents(self, at: int, floor: int) -> str | None:
        """The one person whom a sentence that tells of things names for the first time, with what he is beside the name: "La
        plaza queda a cargo de Ana Roa, bióloga.", "È successo a Ugo Conti, che ha due negozi."."""
        index = bisect_right(self._starts, at) - 1
        if index > 0 and self._starts[index - 1] >= floor and not self._has_person(self._tokens_of(index)):
            index -= 1  # È toccato a Ugo Conti, che è caduto. Solo rabbia. «...»
        start, end = self._sentences[index] if index >= 0 else (0, 0)
        low, high = bisect_right(self._mention_starts, start - 1), bisect_right(self._mention_starts, end - 1)
        people = [mention for mention in self._mentions[low:high] if mention.kind == "PER"]
        if len({mention.name for mention in people}) != 1 or not (" " in people[0].name and self._is_sure(people[0].name)):
            return None
        person, subject = people[0], self._subject(index)
        if self._first_named[person.name] < person.start or self._masked[person.end : person.end + 2] != ", ":
            return None
        other = subject is not None and subject.mention is not None and subject.mention.name != person.name
        if other or (subject is not None and (subject.pronoun or can_speak(subject.noun))):
            return None
        tokens = self._tokens_of(index)
        ahead = self._masked[start : person.start].lower().split()
        if (len(tokens) > 2 and is_modal(tokens, self._language)) or any(word in FAMILY for word in ahead):
            return None  # Prefiere citar al abuelo y a un tal Juan Roa, mecánico
        owned = bool(ahead) and ahead[-1] in ("de", "di", "do") and ahead[-2:][0] not in _IN_HANDS
        return None if owned else person.name

    def is_person(self, name: str | None) -> bool:
        """Whether a full name is one of a person."""
        return name in self._people

    def subject_between(
        self, start: int, end: int, text: str, *, skip_first: bool = False, whole: bool = False
    ) -> "SentenceTopic | None":
        """The person who is the subject of the last sentence that begins in `start:end`; no phrase, no organisation.

        `whole`: not of a sentence that goes on behind a word it quotes.
        """
        index = bisect_right(self._starts, max(start, end - 1)) - 1
        if index < 0 or self._starts[index] < start:
            return None
        beside = self._masked[start : start + 1] != "." and not self._masked[start : self._starts[index]].strip(
            "\u0001. \n\u00a0"
        )
        if skip_first and beside and index:
            return None
        tokens = self._tokens_of(index, end)
        if len(tokens) <= _MAX_LABEL and index and self._starts[index - 1] >= start and tokens[-1:] and tokens[-1].text == ":":
            index -= 1  # "..., said Lee. But:"
            tokens = self._tokens_of(index)
        source = according(self._language, tokens[:_MAX_LEAD])
        reports = source is not None and (source[0] == 0 or self._sees_it_so(source))
        subject = source[1] if source is not None and reports else None
        if subject is None and is_asked_about(tokens):
            subject = Subject.of(tokens[-2])
        if subject is None:
            subject = reporter(tokens, self._language)
            reports = subject is not None
            whose = words_of(self._language, tokens) if subject is None and self._language.drops else None
            subject = subject or whose or first_subject(tokens, self._language)
            subject = subject or (None if whole else self._before_quote(index, end))
        if reports and subject is not None and subject.pronoun and self._language.verb_second:
            # "Roth sei krank, sagte er": of whom it is said is not who says it
            owner = first_subject(tokens, self._language)
            if owner is not None and owner.noun in FAMILY and FAMILY[owner.noun] == subject.pronoun:
                return None  # Ihr Mann habe gewarnt, sagt er
            subject = subject._replace(start=self._starts[index])
        name = self._person(subject, self._starts[index], text) if subject is not None else None
        if name is None and self._language.drops and (subject is None or not (subject.mention or can_speak(subject.noun))):
            agent = agent_at_end(self._language, tokens)  # A versão foi contestada pela promotora Ana Reis, que exibiu fotos
            name = self._person(agent, self._starts[index], text) if agent is not None else None
        return SentenceTopic(name, reports or any(token.kind == "verb" for token in tokens)) if name else None

    def _sees_it_so(self, source: tuple[int, Subject]) -> bool:
        """Whether a German or Dutch sentence tells within whose view it is: Daar zit volgens Smit het probleem."""
        subject = source[1]
        person = subject.pronoun is not None or (subject.mention is not None and subject.mention.kind == "PER")
        return self._language.verb_second and person

    def _before_quote(self, index: int, end: int) -> Subject | None:
        """The subject of a sentence that quotes a word or two in passing: "Lee saw that the “noodle” had teeth"."""
        subject = self._subject(index)
        named = subject is not None and (subject.mention or subject.pronoun) and subject.end <= end
        return subject if named else None

    def indirect_source(self, at: int) -> str | None:
        """Who spoke in the nearest sentence before `at` that reports, where all sentences since are in indirect speech.

        "Lee warned of costs. It (be) late, the town (have) “no money”": German tells by the mood that the report goes on.
        """
        here = bisect_right(self._starts, at) - 1
        if not self.goes_on(at):
            return None
        paragraph = self._masked.rfind("\n", 0, at) + 1
        skips = 1  # of a paragraph: one sentence whose mood does not show, as in the plural
        for index in range(here - 1, max(-1, here - _MAX_INDIRECT), -1):
            if index in self._speakers:
                return self._speakers[index]
            if self._is_indirect(index):
                continue
            topic = self.subject_between(*self._sentences[index], self._masked, whole=True)
            if topic is None and self._reports(index):
                return None  # „...“, erzählte einer von ihnen; Ihr Mann habe gewarnt, sagt er
            subject = self._subject(index)
            if topic is None and subject is not None and subject.pronoun in ("m", "f"):
                return None  # Dort bedankte er sich, whoever he is
            if topic is not None:
                return topic.name  # the mood needs somebody who speaks, whatever verb tells it
            skips -= 1
            if self._names_source(index):
                return None  # laut Bericht
            first, last = self._sentences[index]
            if skips < 0 or first < paragraph or self.tells_of_another(first - 1, last - 1):
                return None  # Der Betreiber äußerte sich erstmals. Ursache sei “...”
        return None

    def _person(self, subject: Subject, at: int, text: str) -> str | None:
        """The person a subject means; None for an organisation, and for words that lead to no name."""
        if subject.mention is not None:
            known = subject.mention.kind == "PER" and self._is_sure(subject.mention.name)
            return subject.mention.name if known else None
        if subject.pronoun:
            return self.name_of(subject, at, text) if subject.pronoun != "n" else None
        return self._phrase(subject, at, text, resolve_only=True)
