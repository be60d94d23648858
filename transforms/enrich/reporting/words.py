"""The kinds of words by which a language tells who spoke."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Pronoun = Literal["m", "f", "n", "u"]
WordKind = Literal["verb", "pronoun", "word", "comma", "stop"]


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """How one language reports speech."""

    verbs: frozenset[str]
    pronouns: dict[str, Pronoun]
    """Third person; n refers to organisations, u to anybody."""
    articles: frozenset[str]
    """They open a noun phrase: articles, possessives, numerals."""
    prepositions: frozenset[str]
    """A name behind one is no subject."""
    of: frozenset[str]
    """Prepositions within the name of a role: a spokesman for the ministry."""
    skip: frozenset[str]
    """Auxiliaries, reflexives and adverbs that may stand between verb and subject."""
    according: tuple[str, ...]
    """Phrases before the one who said it; the longest first."""
    clause: frozenset[str]
    """Conjunctions and relative pronouns that open a clause."""
    author: frozenset[str]
    """First and second person: the writer or the reader, whom no quotation is credited to."""
    inverts: bool = True
    """Behind a quotation the verb may stand before its subject, with an article."""
    drops: bool = False
    """A verb may stand without its subject: dijo."""
    verb_second: bool = False
    """A sentence that opens with an adverb has its subject behind the verb."""

    elides: bool = False
    """Articles lose their vowel before another one: l’avocat is two words."""
    whole: frozenset[str] = frozenset()
    """Words that stay one with what an apostrophe sets before them: d’après."""

    reported: frozenset[str] = frozenset()
    """Verbs in the mood of indirect speech: a sentence with one goes on with what the one before reported."""

    fillers: tuple[str, ...] = ()
    """Turns of phrase that stand between a verb and its subject and name nobody: pour sa part."""
    anaphors: dict[str, Pronoun] = field(default_factory=dict)
    """Phrases that stand for a person as a pronoun does: l'intéressé, ce dernier, aquele que."""
    demonstratives: dict[str, Pronoun] = field(default_factory=dict)
    """Articles that stand alone before a verb at the head of a sentence, for whom the one before named last."""
    closing: frozenset[str] = frozenset()
    """Participles that close a German or Dutch clause and tell that something was called or said so."""

    clitics: frozenset[str] = frozenset()
    """Pronouns that stand behind a Portuguese verb and a hyphen."""
    phrasal: tuple[str, ...] = ()
    """Verbs that report by several words: met en garde."""
    doubtful: frozenset[str] = frozenset()
    """German verbs of the table that report only beside certain words: “...”, so Lee; ließ wissen."""
    resounds: frozenset[str] = frozenset()
    """Dutch verbs by which something is heard from the one whom the text is about: klinkt het."""
    joined: dict[str, frozenset[str]] = field(default_factory=dict)
    """Reports of several words: the first, and what follows it: ha fatto sapere, hizo saber, ao afirmar."""
    own_views: Mapping[tuple[str, ...], Pronoun] = field(default_factory=dict)
    """Phrases that tell somebody's view and name him by a pronoun, word by word: in his opinion. u: at the head of a clause
    the one whom the text is about."""

    @cached_property
    def is_romance(self) -> bool:
        """French, Italian, Portuguese or Spanish: the verb may stand before its subject, and adverbs do not make it."""
        return self.inverts and not self.verb_second

    @cached_property
    def phrases(self) -> dict[str, list[list[str]]]:
        """The verbs of `phrasal` by their first word, each the words behind it."""
        found: dict[str, list[list[str]]] = {}
        for phrase in self.phrasal:
            first, *rest = phrase.split()
            found.setdefault(first, []).append(rest)
        return found

    @cached_property
    def anaphor_words(self) -> dict[str, list[tuple[str, ...]]]:
        """The phrases of `anaphors` by their first word, each the words behind it."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.anaphors:
            first, *rest = phrase.split()
            found.setdefault(first, []).append(tuple(rest))
        return found

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words whose kind the words beside them tell: the first of several that are one verb or pronoun, pronouns that are
        articles as well, Me, and doubtful verbs."""
        articles = self.articles & (self.author | self.pronouns.keys())
        return frozenset([*self.phrases, *self.anaphor_words, *self.joined, *articles, *self.doubtful, "me"])

    @cached_property
    def double(self) -> frozenset[str]:
        """Articles that are prepositions as well: a."""
        return self.articles & self.prepositions

    @cached_property
    def bare_prepositions(self) -> frozenset[str]:
        """Prepositions that are no articles."""
        return self.prepositions - self.articles

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Whatever is neither noun nor verb."""
        return self.prepositions | self.skip | self.clause | self.articles

    @cached_property
    def kinds(self) -> dict[str, tuple[WordKind, str, Pronoun | None]]:
        """What is known of words that were looked up: kind, lower case, pronoun. `clause_tokens` fills and bounds it."""
        return {}

    @cached_property
    def openers(self) -> frozenset[str]:
        """They open a clause and no noun phrase."""
        return self.clause - self.articles

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The first words of all phrases before or for the one who said something."""
        return frozenset(phrase[0] for phrase in (*self.said_by, *self.own_views))

    @cached_property
    def said_by(self) -> tuple[tuple[str, ...], ...]:
        """The phrases of `according`, word by word."""
        return tuple(tuple(phrase.split(" ")) for phrase in self.according)
