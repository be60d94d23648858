"""Whom pronouns and noun phrases of a text mean."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.names import Mention, Names
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.alike import PEOPLE
from transforms.enrich.quotation.clauses import Subject
from transforms.enrich.quotation.demonyms import DEMONYMS
from transforms.enrich.quotation.description_words import (
    ARTICLES,
    DEFINITE,
    DEMONSTRATIVES,
    OBLIQUE,
    OFFICIALS,
    PARTIES,
    RELATIONS,
    SEXES,
    WIDE,
    YOUNG,
    article_of,
    is_parent,
    life_sex,
    sex_of,
    tells_of_life,
)
from transforms.enrich.quotation.office_holders import OfficeHolders
from transforms.enrich.quotation.speaking_nouns import AGES, can_speak, names_body
from transforms.enrich.reporting.words import Pronoun, Reporting

_MAX_SPEAKING = 6  # sentences in which the last one who spoke is looked for
_MAX_BACK_BODY = 2  # and one that means a body
_MAX_BACK_OFFICE = 2  # and one that an office without a holder reaches back
_INDEFINITE = frozenset(("un", "una", "uno", "um", "uma", "otro", "otra", "outro", "outra", "altro", "altra"))
#: What somebody is beside his work.
_OWNERS = words_of("dono dona dueño dueña proprietário proprietária propietario propietaria proprietario proprietaria sócio")
_MAX_AHEAD = 3000  # characters before a phrase
_YEARS = frozenset(("años", "anos", "anni"))
_MIN_PHRASE = 3  # letters
_MAX_POINTED = 3  # and one by a noun that says nothing of an office
_MAX_OPENING = 6  # characters of "But" before a subject
_MAX_COUNT = 10  # characters of "of three" behind "the father"
_MAX_LIFE = 1  # and one by his age or family
_MAX_BACK = 8  # sentences a pronoun may reach back


class References(OfficeHolders):
    """What pronouns and noun phrases refer to, out of the names and the speakers before them."""

    def __init__(self, masked: str, mentions: Sequence[Mention], names: Names, language: Reporting) -> None:
        super().__init__(masked, mentions, names, language)
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
                    own = self._named_in(first, subject.start, pronoun, governed=True)
                    if own is not None:
                        return own  # In Lee’s case, she decided
                    continue  # the same person goes on: whoever else the sentence names is not meant
                mention = subject.mention if subject is not None else None
                if mention is not None and mention.kind == "PER":
                    if self._means(mention.name, pronoun, without_role, acts=pronoun != "u"):
                        return mention.name
                    sure = self._is_sure(mention.name) and not self._governed(mention)
                    if index == here - 1 and not without_role and sure and not self._named_in(first, last, pronoun):
                        return None  # the first name seems to be of the other sex: too doubtful to look further back
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
                    # "a reporter asked Lee", and she replied: Lee, who is named, does
                    return named or self._phrase(subject, first, self._masked)
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
            free = [candidate for candidate in fitting if not self._governed(candidate)]
            if not free and index == here and self._language.verb_second and index:
                continue  # In Anlehnung an Jan Roth fragte er
            if free or len({candidate.name for candidate in fitting}) == 1:
                return (free or fitting)[0].name
            if fitting:
                return None  # none of several people is the subject
        return None

    def _clause_start(self, first: int, before: int) -> int:
        """Where the clause begins that holds `before`: whom it names is not whom its pronoun means. Ihrer Kollegin Ada Roth
        schrieb sie."""
        return (
            max((self._masked.rfind(mark, first, before) for mark in ",;:–\u0001"), default=first) if before > first else before
        )

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

    def _is_relative(self, subject: Subject, first: int, pronoun: Pronoun) -> bool:
        """Whether an English sentence opens with a member of a family whom the pronoun fits: her husband had left."""
        return FAMILY.get(subject.noun) == pronoun and subject.start - first < _MAX_OPENING and not self._language.inverts

    def _is_body(self, subject: Subject, pronoun: Pronoun) -> bool:
        """Whether a phrase without a name is a body that a Romance pronoun of its gender means: la société, elle."""
        article = article_of(self._masked[subject.start : subject.end])
        romance = self._language.inverts and not self._language.verb_second
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
        """A phrase as a person it refers to ("the minister"), else its own words."""
        words = text[subject.start : subject.end]
        if article_of(words) == "a" and "an" in self._language.articles:
            return None if resolve_only or len(words) < _MIN_PHRASE or "\u0001" in words else words  # a monk
        if subject.noun in DEMONYMS and self._language.drops:
            return self._fellow(subject, words) or (None if resolve_only else words)
        pointed = DEMONSTRATIVES.get(article_of(words), ARTICLES.get(article_of(words), "u"))
        if subject.noun and (article_of(words) in DEMONSTRATIVES or not can_speak(subject.noun)):
            another = names_body(subject.noun) or subject.noun.endswith(RELATIONS)
            found = None if another else self._refers(pointed, subject.start, at, back=_MAX_POINTED)
            return found or (None if resolve_only else words)
        definite = article_of(words) in DEFINITE
        if definite:
            if subject.noun.endswith(AGES) or is_parent(words):
                gender: Pronoun = ARTICLES.get(article_of(words)) or sex_of(words, subject.noun)
                return self._refers(gender, subject.start, at)
            place = bisect_right(self._mention_starts, subject.start) - 1
            if (
                tells_of_life(words + self._masked[subject.end : subject.end + _MAX_COUNT], subject.noun)
                and not self._language.inverts
            ):
                return self._characterised(subject, words) or (None if resolve_only else words)
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
                    found = self._renamed(subject, words)
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
                and (renamed := self._renamed(subject, words))
            ):
                return renamed
        if resolve_only or "\u0001" in self._masked[subject.start : subject.end]:
            return None
        return words if len(words) >= _MIN_PHRASE else None

    def _characterised(self, subject: Subject, words: str) -> str | None:
        """The person whom the sentence before is about, for a phrase that tells of his age or family: "the father of three"."""
        here = bisect_right(self._starts, subject.start) - 1
        sex = life_sex(subject.noun)
        for index in range(here - 1, max(-1, here - 1 - _MAX_LIFE), -1):
            before = self._subject(index)
            speaker = self._speakers.get(index)
            if speaker is None and before is not None and before.pronoun in ("m", "f"):
                speaker = self._refers(before.pronoun, before.start, before.start)
            elif speaker is None and before is not None and before.mention is not None:
                speaker = before.mention.name
            elif speaker is None and (before is None or not can_speak(before.noun)):
                continue
            if speaker is None or speaker not in self._people or OFFICIALS & self._names.roles.get(speaker, frozenset()):
                return None
            return speaker if self._is_of_sex(speaker, sex) else None
        return None

    def _fellow(self, subject: Subject, words: str) -> str | None:
        """Whom a Romance text calls by where he is from: the subject of the sentence before in the paragraph, or the only one
        named so far who fits."""
        sex = sex_of(words, subject.noun)
        here = bisect_right(self._starts, subject.start) - 1
        paragraph = self._masked.rfind("\n", 0, subject.start) + 1
        if here and self._starts[here - 1] >= paragraph:
            before = self._subject(here - 1)
            name = before.mention.name if before is not None and before.mention is not None else self._speakers.get(here - 1)
            if name is not None and name in self._people:
                return name if self._is_of_sex(name, sex) else None
        return self._only(sex, subject.start)

    def _is_introduced(self, subject: Subject) -> bool:
        """Whether the text told of somebody without a name by the noun of a phrase: um motorista, and then o motorista."""
        ahead = self._masked[max(0, subject.start - _MAX_AHEAD) : subject.start].lower().split()
        return any(noun.strip(",.:;") == subject.noun and before in _INDEFINITE for before, noun in pairwise(ahead))

    def _only(self, sex: Pronoun, at: int) -> str | None:
        """The only person named before who is not known to be of the other sex."""
        named = {mention.name for mention in self._mentions[: bisect_right(self._mention_starts, at)] if mention.kind == "PER"}
        fitting = [name for name in named if self._is_of_sex(name, sex)]
        return fitting[0] if len(fitting) == 1 and sex in ("m", "f") and self._is_sure(fitting[0]) else None

    def _renamed(self, subject: Subject, words: str) -> str | None:
        """The subject of the sentence before, for an office that nobody was introduced with: "Ugo Conti tace. Il tecnico della
        Robur ha detto"."""
        here = bisect_right(self._starts, subject.start) - 1
        paragraph = self._masked.rfind("\n", 0, subject.start) + 1
        if here < 1 or (self._starts[here - 1] < paragraph and (self._language.inverts or subject.noun in OFFICIALS)):
            return None
        before = self._subject(here - 1)
        if before is not None and before.pronoun in ("m", "f") and not self._language.drops:
            name = self._refers(before.pronoun, before.start, before.start)
            without_role = False
        elif before is not None and before.mention is not None and before.mention.kind == "PER":
            name, without_role = (
                before.mention.name,
                not (subject.noun in SEXES or subject.noun in YOUNG or subject.noun in WIDE),
            )
        else:
            return None
        sex = sex_of(words, subject.noun)
        fits = name is not None and self._means(name, "u", without_role=without_role) and self._is_of_sex(name, sex)
        return name if fits else None

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
