"""Whom pronouns of a text mean."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.names import Mention, Names
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.people.office_holders import OfficeHolders
from transforms.enrich.quotation.words.description_words import (
    ARTICLES,
    OBLIQUE,
    PARTIES,
    SEXES,
    article_of,
)
from transforms.enrich.quotation.words.speaking_nouns import AGES, can_speak, names_body
from transforms.enrich.reporting.words import Pronoun, Reporting

_MAX_OPENING = 6  # characters of "But" before a subject
_MAX_THAT = 3  # words from "that" to the name behind it: that the mayor Lee
_MAX_PARTICIPLE = 24  # characters of one
_PARTICIPLES = ("ado", "ada", "ido", "ida", "ato", "ata", "ito", "ita", "uto", "uta", "sto", "sta", "é", "ée")
_MAX_DEPTH = 20  # phrases that mean whom a pronoun means that means whom a phrase means, and so on
_MAX_BACK = 8  # sentences a pronoun may reach back
#: Somebody of whom no more is told, as the subject of a sentence.
_UNNAMED = re.compile(
    r"(?:One|Another|Someone|Somebody|Einer|Jemand|Iemand|Eentje|Uno|Otro|Otra|Alguien|Outro|Outra|Alguém|Qualcuno|Quelqu['’]un)\b"
    r"(?=,| (?:of|who|whom|man|woman|de|que|von|der|van|che|di|qui)\b| [a-zà-ÿ]+ed\b)"
)
#: An English subject whose noun no table needs to have: what says something is a person.
_SOMEBODY_SAID = re.compile(r"(?:A|An|The) [a-z]+(?: [a-z]+)?(?= (?:said|told|says|tells|recalled|explained|insisted)\b)")
#: It tells that the name of whoever speaks is kept back.
_ANONYMOUS = re.compile(
    r"not (?:want |wish )?to be (?:named|identified)|declined to be (?:named|identified)|condition of anonymity"
    r"|no (?:quiso |quiere )?ser identificad|não quis (?:se identificar|ser identificad)|couvert d['’]anonymat"
    r"|(?:requis|garder) l['’]anonymat|restare anonim|anonym bleiben|anoniem (?:wil |te )?blijven|niet met (?:haar|zijn) naam"
)
_MAX_BACK_BODY = 2  # and one that means a body


class Pronouns(OfficeHolders):
    """What pronouns refer to, out of the names and the speakers before them."""

    def __init__(self, masked: str, mentions: Sequence[Mention], names: Names, language: Reporting) -> None:
        super().__init__(masked, mentions, names, language)
        self._depth = 0
        self._people = {mention.name for mention in mentions if mention.kind == "PER"}

    def _refers(
        self, pronoun: Pronoun, before: int, at: int, *, back: int = _MAX_BACK, without_role: bool = False
    ) -> str | None:
        """The person (n: organisation) a pronoun means: of the sentences before, the nearest that names one who fits."""
        kind = "ORG" if pronoun == "n" else "PER"
        here = bisect_right(self._starts, max(before, at)) - 1
        goes_on = True  # no sentence about somebody else lies between
        back = back if kind == "PER" else min(back, _MAX_BACK_BODY)
        for index in range(here, max(-1, here - back - 1), -1):
            if index < 0:
                break
            first, last = self._sentences[index]
            speaker = self._speakers.get(index)
            if index < here and speaker is not None and kind == "PER" and self._means(speaker, pronoun, without_role):
                return speaker
            if index < here and kind == "PER":
                subject = self._subject(index)
                if subject is not None and subject.pronoun is not None and subject.pronoun in (pronoun, "u") and pronoun != "u":
                    if self._masked[subject.start : subject.end].lower() in self._language.demonstratives:
                        return self._last_named(subject.start, pronoun)  # traf Jan Roth. Der war wütend
                    own = self._named_in(first, subject.start, pronoun, governed=True)
                    if own is not None:
                        return own  # In Lee’s case, she decided
                    continue  # the same person goes on: whoever else the sentence names is not meant
                if goes_on and pronoun in ("m", "f") and (unnamed := self._unnamed(first, last, subject)):
                    return unnamed
                if goes_on and pronoun in ("m", "f") and self._is_kept_back(first, last):
                    return None
                mention = subject.mention if subject is not None else None
                if mention is not None and mention.kind == "PER":
                    if self._means(mention.name, pronoun, without_role, acts=pronoun != "u"):
                        return mention.name
                    sure = self._is_sure(mention.name) and not self._governed(mention)
                    if index == here - 1 and not without_role and sure and not self._named_in(first, last, pronoun):
                        # the first name seems to be of the other sex: too doubtful to look further back
                        return self._only(pronoun, before) if self._northern else self._of_other_sex(index, pronoun)
                if (
                    goes_on
                    and index == here - 1
                    and not without_role
                    and subject is not None
                    and self._is_body(subject, pronoun)
                ):
                    return self._masked[subject.start : subject.end]  # La société se tait. Dans un communiqué, elle évoque
                if goes_on and self._northern and subject is not None and subject.noun in PARTIES:
                    return None  # das Opfer, der Zeuge: whoever they are
                near = goes_on or (subject is not None and self._is_relative(subject, first, pronoun))
                if near and not without_role and subject is not None and self._is_person(subject, pronoun):
                    named = self._named_in(first, last, pronoun)
                    if named is not None and not self._is_told_of(named, subject, last):
                        return named  # "a reporter asked Lee", and she replied: Lee, who is named, does
                    return self._meant_by(subject, first, pronoun)
            goes_on = goes_on and index == here
            if index < here and kind == "ORG":
                subject = self._subject(index)
                if subject is not None and subject.mention is None and subject.noun:
                    return self._masked[subject.start : subject.end] if can_speak(subject.noun) else None
            low, high = bisect_right(self._mention_starts, first - 1), bisect_right(self._mention_starts, min(last, before) - 1)
            fitting = [
                candidate
                for candidate in self._mentions[low:high]
                if candidate.kind == kind and (kind == "ORG" or self._means(candidate.name, pronoun, without_role))
            ]
            if index == here and self._language.verb_second:
                clause = self._clause_start(first, before)
                fitting = [candidate for candidate in fitting if candidate.end <= clause]
            if fitting and index == here and index and self._opens_with_participle(first):
                closed = self._masked.find(",", first, before)  # Perguntada sobre Ana Roa, ela riu
                fitting = [candidate for candidate in fitting if candidate.start > closed]
            free = [candidate for candidate in fitting if not self._governed(candidate)]
            if not free and index == here and self._language.verb_second and index:
                continue  # In Anlehnung an Jan Roth fragte er
            if free or len({candidate.name for candidate in fitting}) == 1:
                return (free or fitting)[0].name
            if fitting:
                return None  # none of several people is the subject
        return None

    def _meant_by(self, subject: Subject, at: int, pronoun: Pronoun) -> str | None:
        """Whom a phrase means that a pronoun means; its words where that person is of the other sex."""
        if self._depth >= _MAX_DEPTH:
            return None
        self._depth += 1
        meant = self._phrase(subject, at, self._masked)
        self._depth -= 1
        fits = meant is None or meant not in self._people or self._means(meant, pronoun, without_role=False)
        return meant if fits else self._masked[subject.start : subject.end]

    def _only(self, sex: Pronoun, at: int) -> str | None:
        """The only person named before who is not known to be of the other sex."""
        named = {mention.name for mention in self._mentions[: bisect_right(self._mention_starts, at)] if mention.kind == "PER"}
        fitting = [name for name in named if self._is_of_sex(name, sex)]
        return fitting[0] if len(fitting) == 1 and sex in ("m", "f") and self._is_sure(fitting[0]) else None

    def _of_other_sex(self, index: int, sex: Pronoun) -> str | None:
        """The subject of the sentence before one that is about somebody of the other sex, in the same paragraph: "Ann Roe ran
        a bar. Tom Lee called it “dull”. “...,” she said."""
        start = self._starts[index]
        if not index or self._masked.rfind("\n", 0, start) > self._starts[index - 1]:
            return None
        subject = self._subject(index - 1)
        name = subject.mention.name if subject is not None and subject.mention is not None else ""
        return name if self._names.gender.get(name) == sex and self._is_sure(name) else None

    def _clause_start(self, first: int, before: int) -> int:
        """Where the clause begins that holds `before`: whom it names is not whom its pronoun means. Ihrer Kollegin Ada Roth
        schrieb sie."""
        return (
            max((self._masked.rfind(mark, first, before) for mark in ",;:–\u0001"), default=first) if before > first else before
        )

    def _opens_with_participle(self, start: int) -> bool:
        """Whether a Romance sentence opens with a participle, whose subject is that of the sentence."""
        opening = self._masked[start : start + _MAX_PARTICIPLE].lstrip().partition(" ")[0].lower()
        return self._language.is_romance and opening.endswith(_PARTICIPLES)

    def _last_named(self, start: int, pronoun: Pronoun) -> str | None:
        """The person whom the sentence before names last, and whom a demonstrative means: Die sprak."""
        here = bisect_right(self._starts, start) - 1
        if here < 1:
            return None
        low = bisect_right(self._mention_starts, self._sentences[here - 1][0] - 1)
        named = [
            mention for mention in self._mentions[low : bisect_right(self._mention_starts, start)] if mention.kind == "PER"
        ]
        fits = bool(named) and named[-1].start < start and self._means(named[-1].name, pronoun, without_role=False)
        return named[-1].name if fits else None

    def _named_in(self, first: int, last: int, pronoun: Pronoun, *, governed: bool = False) -> str | None:
        """The one person named in `first:last` whom a pronoun can mean; None where there are several or none."""
        low, high = bisect_right(self._mention_starts, first - 1), bisect_right(self._mention_starts, last - 1)
        named = [mention for mention in self._mentions[low:high] if mention.kind == "PER"]
        people = {mention.name for mention in named if governed or not self._governed(mention)}
        fitting = [name for name in people if self._means(name, pronoun, without_role=False)]
        return fitting[0] if len(fitting) == 1 else None

    def _is_person(self, subject: Subject, pronoun: Pronoun) -> bool:
        """Whether a phrase without a name is one person that the pronoun of the next sentence can mean: a spokesperson."""
        noun = subject.noun
        article = article_of(self._masked[subject.start : subject.end])
        # German tells the sex of the person and that it is the subject: not "dem Händler"
        if self._language.verb_second and (article in OBLIQUE or ARTICLES.get(article, pronoun) != pronoun):
            return False
        if self._language.inverts and ARTICLES.get(article, pronoun) != pronoun and article not in self._language.double:
            return False  # la directrice, il
        if not noun or pronoun not in ("m", "f") or noun.endswith(("men", "women", "people", *AGES)):
            return False
        sex = SEXES.get(noun, FAMILY.get(noun, "u"))
        return (is_role(noun) and sex == "u") or pronoun == sex

    def _is_told_of(self, name: str, subject: Subject, last: int) -> bool:
        """Whether an English sentence names somebody only in what its subject reports: a spokesman said that Lee was well."""
        if self._language.inverts:
            return False
        low = bisect_right(self._mention_starts, subject.end)
        mention = next((mention for mention in self._mentions[low:] if mention.name == name), None)
        if mention is None or mention.start >= last:
            return False
        ahead = self._masked[subject.end : mention.start].lower().split()
        that = next((at for at, word in enumerate(ahead) if word == "that"), None)
        return that is not None and len(ahead) - that <= _MAX_THAT and not self._language.verbs.isdisjoint(ahead[:that])

    def _unnamed(self, first: int, last: int, subject: Subject | None) -> str:
        """The words at the head of a sentence that tell of somebody without a name: One, who was late, laughed; The beekeeper
        said that bees slept."""
        opening = _UNNAMED.match(self._masked, first, last) if subject is None else None
        opening = opening or (None if self._language.inverts else _SOMEBODY_SAID.match(self._masked, first, last))
        return opening[0] if opening else ""

    def _is_kept_back(self, first: int, last: int) -> bool:
        """Whether a sentence that names nobody lets somebody speak who asked not to be named."""
        low, high = bisect_right(self._mention_starts, first - 1), bisect_right(self._mention_starts, last - 1)
        named = any(mention.kind == "PER" for mention in self._mentions[low:high])
        return not named and _ANONYMOUS.search(self._masked, first, last) is not None

    def _is_relative(self, subject: Subject, first: int, pronoun: Pronoun) -> bool:
        """Whether an English sentence opens with a member of a family whom the pronoun fits: her husband had left."""
        return FAMILY.get(subject.noun) == pronoun and subject.start - first < _MAX_OPENING and not self._language.inverts

    def _is_body(self, subject: Subject, pronoun: Pronoun) -> bool:
        """Whether a phrase without a name is a body that a Romance pronoun of its gender means: la société, elle."""
        article = article_of(self._masked[subject.start : subject.end])
        romance = self._language.is_romance
        return romance and bool(subject.noun) and names_body(subject.noun) and ARTICLES.get(article) == pronoun

    def _means(self, name: str, pronoun: Pronoun, without_role: bool, *, acts: bool = False) -> bool:
        """Whether a pronoun can mean a person: surely one, of that gender, and no holder of another office."""
        fits = pronoun in ("n", "u") or self._names.gender.get(name, "u") in ("u", pronoun)
        return fits and (self._is_sure(name) or (acts and " " in name)) and not (without_role and self._names.roles.get(name))

    def _is_sure(self, name: str) -> bool:
        """Whether a name surely is a person's: more than the place of a word speaks for it, or, beyond English with its titles
        and headings in capitals, it is one of several words."""
        return (
            name in self._names.strong
            or (name in self._voices and " " in name and name in self._people)
            or (self._language.inverts and " " in name and name in self._people)
        )

    def _governed(self, mention: Mention) -> bool:
        """Whether a preposition or a possessive makes the name a mere part of another phrase."""
        ahead = self._masked[max(0, mention.start - 40) : mention.start].rpartition("\n")[2].split()[-3:]
        noun = self._language.verb_second and len(ahead) > 1 and ahead[-1][:1].isupper() and ahead[-1].isalpha()
        while len(ahead) > 1 and (noun or ahead[-1].lower() in self._language.articles):
            ahead.pop()  # an den Soziologen Jan Roth
            noun = False
        return (bool(ahead) and ahead[-1].lower() in self._language.prepositions) or self._masked[
            mention.end : mention.end + 2
        ] in ("’s", "'s")

    def _phrase(self, subject: Subject, at: int, text: str, *, resolve_only: bool = False) -> str | None:
        """The person whom a noun phrase means, else its own words; None with `resolve_only`."""
        raise NotImplementedError
