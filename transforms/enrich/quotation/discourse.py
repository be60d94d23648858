"""Who a text has been talking about: sentences, their subjects, and whose indirect speech goes on."""

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from transforms.enrich.names.family import FAMILY
from transforms.enrich.quotation.according import according
from transforms.enrich.quotation.noun_phrases import Subject
from transforms.enrich.quotation.person_nouns import calls_person
from transforms.enrich.quotation.references import References
from transforms.enrich.quotation.romance_sources import words_of
from transforms.enrich.quotation.sentence_subjects import first_subject, reporter

_MAX_LABEL = 3  # tokens of a word with a colon that only leads to what follows
_MAX_LEAD = 12  # tokens at the head of a sentence that tell to whom it refers
_MAX_INDIRECT = 8  # sentences over which indirect speech goes on


class SentenceTopic(NamedTuple):
    """The person a sentence is about."""

    name: str
    reports: bool
    """A verb of the sentence reports what was said."""


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
            return self._refers(subject.pronoun, subject.start, at)
        if not subject.noun:
            return None
        name, words = self._phrase(subject, at, text), text[subject.start : subject.end]
        if name == words and calls_person(self._masked, subject, self._language):
            return self._described(subject, words, at, speaks=True) or name
        return name

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
        reports = source is not None and source[0] == 0
        subject = source[1] if source is not None and reports else None
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
            subject = replace(subject, start=self._starts[index])
        name = self._person(subject, self._starts[index], text) if subject is not None else None
        return SentenceTopic(name, reports or any(token.kind == "verb" for token in tokens)) if name else None

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
            if topic is not None:
                return topic.name  # the mood needs somebody who speaks, whatever verb tells it
            skips -= 1
            if self._names_source(index):
                return None  # laut Bericht
            if skips < 0 or self._starts[index] < paragraph:
                return None
        return None

    def _person(self, subject: Subject, at: int, text: str) -> str | None:
        """The person a subject means; None for an organisation, and for words that lead to no name."""
        if subject.mention is not None:
            known = subject.mention.kind == "PER" and self._is_sure(subject.mention.name)
            return subject.mention.name if known else None
        if subject.pronoun:
            return self.name_of(subject, at, text) if subject.pronoun != "n" else None
        return self._phrase(subject, at, text, resolve_only=True)
