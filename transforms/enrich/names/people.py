"""What a text tells of its people beside their names: sex, roles, office."""

from collections import defaultdict

from transforms.enrich.lexicon import words
from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.gazetteer import own_given_names
from transforms.enrich.names.grammar_sexes import sex_of_noun, sex_of_office, sexes_told
from transforms.enrich.names.national_names import is_national
from transforms.enrich.names.sexes import sex_of_mention, sexes_of_office
from transforms.enrich.names.words import HONORIFICS, Gender

BESIDE = 100  # characters beside a name in which its office stands
_STRONG = 2.5  # points of a name that more than its place speaks for
_OFFICES = words("taoiseach tanaiste tánaiste king queen prince princess imam rabbi sister lord lady professor prof prof.")


class People:
    """By fullest form of a person: `strong`, those that more than the place of a word speaks for; `roles`, the words of offices
    and titles in lower case; `offices`, the office that the text states first, in its words."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.strong: set[str] = set()
        self.roles: dict[str, set[str]] = defaultdict(set)
        self.offices: dict[str, str] = {}
        self._doubtful: dict[str, Gender] = {}
        self._known: dict[str, Gender] = {}
        self._of_offices: dict[str, set[Gender]] = defaultdict(set)
        self._all: set[str] = set()

    def add(self, mention: NameCandidate, person: str, beside: str) -> None:
        """Learn from a mention of a person. `beside`: the text around it."""
        self._all.add(person)
        if mention.person >= _STRONG:
            self.strong.add(person)
        if not self._is_known(person) and (sex := sex_of_mention(mention, person)) != "u":
            if self._is_doubtful(mention):
                self._doubtful.setdefault(person, sex)
            else:
                self._known[person] = sex
        for office in (mention.role, mention.office):
            if office:
                self.roles[person].update(office.lower().split())
                if self._language == "en" and not self._is_known(person):
                    self._of_offices[person].update(sexes_of_office(office))
        office = mention.office or _office(mention.role)
        if office and not self._is_known(person):
            self._known |= sex_of_office(person, beside, office, self._language)
        elif not office and not self._is_known(person):
            self._known |= sex_of_noun(person, beside, self._language)
        if office and person not in self.offices:
            self.offices[person] = office

    def sexes(self) -> dict[str, Gender]:
        """The sex of each person of whom the text tells it."""
        known = dict(self._known)
        for person, told in self._of_offices.items():
            if person not in known and len(told) == 1:
                known[person] = next(iter(told))
        unknown = {person: self.roles[person] for person in self._all if person not in known}
        return self._doubtful | known | sexes_told(unknown, self.offices, self._language)

    def _is_doubtful(self, mention: NameCandidate) -> bool:
        """Whether only the list of the world tells the sex, where a French or Portuguese office may tell another: o senador; or
        the first name has another one in other countries: la maestra Andrea Conti."""
        titled = HONORIFICS.get((mention.role or "").lower(), "u") != "u"
        if not titled and is_national(mention.words[0].text, self._language):
            return True
        return self._language in ("fr", "pt") and not titled and mention.words[0].text not in own_given_names()

    def _is_known(self, person: str) -> bool:
        return person in self._known


def _office(title: str | None) -> str | None:
    """The title before a name where it is an office, not a mere address: Governor, but not Mr."""
    words = [word for word in (title or "").split() if word.lower() not in HONORIFICS or word.lower() in _OFFICES]
    return " ".join(words) or None
