"""Which sex a text tells of a person: by a first name, a title, an office, or whose relative somebody is."""

from collections.abc import Iterator

from transforms.enrich.lexicon import words
from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.words import HONORIFICS, Gender
from transforms.enrich.offices.roles import is_role

#: English nouns that only women are, or only men, beyond those that end in -woman and -man.
_WOMEN = words(
    "actress waitress stewardess hostess heiress duchess baroness countess abbess prioress nun landlady headmistress ballerina"
    " seamstress soprano contralto chairlady girl schoolgirl businesswoman"
)
_MEN = words("monk friar tenor baritone boy schoolboy frontman businessman")
#: They end the noun phrase of an office: mother *of* two, wife *and* manager.
_ENDS = words("of to in for from at on with by and who since")
_CLAUSES = words("whose who which that")


def sex_of_mention(name: NameCandidate, target: str) -> Gender:
    """The sex that a mention of `target` tells; none for a surname that is a first name as well: Meredith of Jan Meredith."""
    if len(name.words) > 1 or name.gender == "u":
        return name.gender  # nearly all
    word = name.words[0].text
    titled = name.role is not None and HONORIFICS.get(name.role.split()[-1].lower(), "u") == name.gender
    if not titled and word != target.split(" ", maxsplit=1)[0] and word in given_names():
        return "u"
    return name.gender


def sexes_of_office(phrase: str) -> Iterator[Gender]:
    """The sexes that the words of an English office tell: his widow, spokeswoman of the port."""
    lowers = phrase.lower().split()
    if not lowers or lowers[0] in _CLAUSES:
        return
    end = next((at for at, word in enumerate(lowers) if word in _ENDS), len(lowers))
    sex = _sex(lowers[end - 1]) if end else None
    if sex is not None:
        yield sex


def _sex(noun: str) -> Gender | None:
    """The sex that an English noun tells: ex-husband, spokeswoman."""
    noun = noun.removeprefix("ex-").removesuffix("-in-law")
    if noun in FAMILY:
        return FAMILY[noun]
    if noun in _WOMEN or (noun.endswith("woman") and is_role(noun, "en")):
        return "f"
    return "m" if noun in _MEN or (noun.endswith("man") and is_role(noun, "en")) else None
