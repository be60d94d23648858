"""Who holds an office, out of the roles with which a text introduces people."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.names import Mention, Names
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.people.text_sentences import TextSentences
from transforms.enrich.quotation.words.alike import alike
from transforms.enrich.quotation.words.description_words import (
    LAWYERS,
    PASSING,
    RELATIONS,
    SEXES,
    WIDE,
    YOUNG,
    same_role,
    sex_of,
)
from transforms.enrich.quotation.words.english_alike import english_alike
from transforms.enrich.quotation.words.northern_alike import northern_alike
from transforms.enrich.quotation.words.wide_words import is_wide, is_wider
from transforms.enrich.reporting.words import Pronoun, Reporting

_GOVERNS = ("governante", "gobernante")
_RUNS = words_of("titular titolare responsable responsabile responsável")
_MAX_FORGET = 6  # sentences after which only a speaker is still "the senator"
_MAX_MENTIONS = 20  # names among which one with another word for an office is looked for


class OfficeHolders(TextSentences):
    """The sentences of a text, and the people whom it introduces with an office."""

    def __init__(self, masked: str, mentions: Sequence[Mention], names: Names, language: Reporting) -> None:
        super().__init__(masked, mentions, language)
        self._names = replace(names, gender=dict(names.gender))  # pronouns add sexes that no name tells

    def _holder(self, subject: Subject, place: int, words: str, *, speaks: bool) -> str | None:
        """The person introduced with the office of a phrase: of those before, the one of whom most of its words were said.

        "The health minister" is no prime minister: where the phrase tells more than the office, the person's office must not
        tell something else. `speaks`: the phrase is the subject of a report.
        """
        small = self._language.small_words
        told = {word for word in words.lower().replace("’", " ").replace("'", " ").split() if word not in small}
        told -= PASSING | {subject.noun}
        best: tuple[int, str] | None = None
        seen: set[str] = set()
        for mention in reversed(self._mentions[max(0, place - 60) : place + 1]):
            roles = self._names.roles.get(mention.name, frozenset())
            if self._language.drops and not self._is_of_sex(mention.name, sex_of(words, "")):
                continue  # el fiscal general is not Ana Roa, la fiscal general
            if mention.kind != "PER" or mention.name in seen or not any(same_role(subject.noun, role) for role in roles):
                continue
            seen.add(mention.name)
            lasts = speaks and self._is_only(mention.name, subject.noun)
            if not best and not lasts and self._is_forgotten(mention, subject):
                continue
            stems = {role[:5] for role in roles}  # Stuttgarter, Stuttgart
            shared = sum(word[:5] in stems for word in told)
            more = any(role not in small and not same_role(subject.noun, role) for role in roles)
            if (told and more and not shared) or (best is not None and shared <= best[0]):
                continue
            best = (shared, mention.name)
        return best[1] if best else None

    def _of_field(self, subject: Subject, words: str) -> str | None:
        """The only person whose office has the field of a Romance phrase for whoever runs it: la titular de Transportes."""
        small = self._language.small_words
        told = {word[:5] for word in words.lower().split() if word not in small} - {subject.noun[:5]}
        if subject.noun not in _RUNS or not told:
            return None
        held = {name: {role[:5] for role in roles} for name, roles in self._names.roles.items()}
        sex = sex_of(words, "")
        found = [name for name, stems in held.items() if told <= stems and self._is_of_sex(name, sex)]
        return found[0] if len(found) == 1 else None

    def _other_word(self, subject: Subject, place: int, words: str) -> str | None:
        """The person nearest before whose office is another word for the same: il tecnico, l'allenatore."""
        romance = self._language.is_romance
        relation = subject.noun.endswith(RELATIONS) and subject.noun not in LAWYERS
        if relation:
            return None
        if not (romance or self._northern):
            return self._sole_alike(subject, words)
        for mention in reversed(self._mentions[max(0, place - _MAX_MENTIONS) : place + 1]):
            roles = self._names.roles.get(mention.name, frozenset())
            if mention.kind != "PER" or not self._is_of_sex(mention.name, sex_of(words, "")):
                continue
            if is_wide(subject.noun) and not is_wider(subject.noun, roles):
                if roles and subject.noun in _GOVERNS:
                    continue  # a porta-voz, named since, is no governante
                return None  # habló Juan Gil. “...”, dijo el funcionario
            if self._alike(subject.noun, roles):
                return None if self._is_forgotten(mention, subject) else mention.name
        return None

    def _sole_alike(self, subject: Subject, words: str) -> str | None:
        """The only person of an English text whose office a noun is another word for, named before and not forgotten."""
        held = [name for name, roles in self._names.roles.items() if english_alike(subject.noun, roles)]
        if len(held) != 1 or not self._is_of_sex(held[0], sex_of(words, subject.noun)):
            return None
        before = self._mentions[: bisect_right(self._mention_starts, subject.start)]
        last = next((mention for mention in reversed(before) if mention.name == held[0]), None)
        return held[0] if last is not None and not self._is_forgotten(last, subject) else None

    def _alike(self, noun: str, roles: frozenset[str]) -> bool:
        return northern_alike(noun, roles, self._northern) if self._northern else alike(noun, roles)

    def _is_sole(self, noun: str) -> bool:
        """Whether one person only of a German or Dutch text has an office that a noun is another word for."""
        return bool(self._northern) and sum(self._alike(noun, roles) for roles in self._names.roles.values()) == 1

    def _has_another(self, name: str, noun: str) -> bool:
        """Whether a person of a German or Dutch text has an office that the noun is no other word for."""
        roles = self._names.roles.get(name, frozenset())
        if not self._northern or name not in self._names.offices or noun in SEXES or noun in YOUNG or noun in WIDE:
            return False
        return not (any(same_role(noun, role) for role in roles) or self._alike(noun, roles))

    @property
    def _northern(self) -> str:
        """`de` or `nl`, "" for all other languages."""
        return "de" if self._language.reported else "nl" if self._language.resounds else ""

    def _is_only(self, name: str, office: str) -> bool:
        """Whether nobody else of a French or Dutch text has the office by which it introduces a person."""
        if self._language.drops or self._language.reported or not self._language.inverts:
            return False
        return office in self._names.roles.get(name, ()) and self._holders[office] == 1

    @cached_property
    def _holders(self) -> Counter[str]:
        """How many people the text introduces with each office."""
        return Counter(office for roles in self._names.roles.values() for office in roles)

    def _is_of_sex(self, name: str, sex: Pronoun) -> bool:
        """Whether a person is not known to be of the other sex than a phrase tells."""
        return sex not in ("m", "f") or self._names.gender.get(name, "u") in ("u", sex)

    def _is_other(self, name: str, office: str, *, speaks: bool) -> bool:
        """Whether the text introduces a person with other offices, or, where a phrase does not speak, without that one."""
        roles = self._names.roles.get(name, frozenset())
        return bool(not speaks or roles) and not any(same_role(office, role) for role in roles)

    def _is_forgotten(self, mention: Mention, subject: Subject) -> bool:
        """Whether somebody was named so long before a phrase, and never spoke, that the phrase means another holder."""
        far = bisect_right(self._starts, subject.start) - bisect_right(self._starts, mention.start) > _MAX_FORGET
        return far and mention.name not in self._speakers.values()
