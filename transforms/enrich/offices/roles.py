"""Whether a word is an office or a job, and which sex it tells."""

from functools import lru_cache
from typing import Literal

from transforms.enrich.lexicon import words
from transforms.enrich.offices import dutch, english, french, german, italian, portuguese, spanish

#: Of all languages, whatever that of the text is: articles name foreign offices as well.
_OFFICES = frozenset().union(*(table.OFFICES for table in (english, french, spanish, italian, portuguese, dutch)))
#: Scientists and doctors in Romance languages, Dutch and English: infettivologa, flamencóloga, sociologue.
_SCIENTISTS = ("ólogo", "óloga", "ologue", "ologo", "ologa", "oloog", "ologe", "ologist")
_NO_SCIENTISTS = words(
    "catalogue dialogue prologue épilogue epilogue monologue analogue prólogo diálogo catalogo prologo dialogo monologo"
)
#: Further ends of Spanish, Italian and Portuguese jobs: epidemiologista, pediatra, fotógrafa.
_ROMANCE_ENDS = ("ologista", "iatra", "ógrafo", "ógrafa", "ografo", "ografa")
#: Ends of Spanish, Portuguese and Italian jobs that have another one for the other sex.
_MEN = tuple(words("or ado ato tore sore eiro ero iere ário ario ólogo ologo ano ino ito ógrafo ografo"))
_WOMEN = tuple(words("ora ada ata trice eira era iera ária aria óloga ologa ana ina ita esa essa enta ógrafa ografa"))
_EITHER = frozenset(("autocrata", "pirata"))
#: The ends that count in a language; in words whose language is not told all of them.
_ENDS = {"de": german.ENDS, "nl": dutch.ENDS, **dict.fromkeys(("es", "it", "pt"), _ROMANCE_ENDS)}
_ALL_ENDS = (*german.ENDS, *dutch.ENDS, *_ROMANCE_ENDS)
#: Forms of the German verb treten, which end as a Stadtrat does.
_TREADS = words("trat antrat auftrat austrat beitrat betrat eintrat hinzutrat vertrat zurücktrat")
#: Languages of a text in which the whole words of German count, "" for one that is not told.
_GERMAN = ("", "de")
_LONGEST_END = max(map(len, _ALL_ENDS))


@lru_cache(maxsize=20_000)
def is_role(word: str, language: str = "") -> bool:
    """Whether a word (lower case) is an office or a job, in any of the languages.

    Compounds count by their end, in the given language only: a capitalised Yunfan of an English text is no German fan.
    """
    if word.endswith("orat") or word in _TREADS:
        return False  # rectorat, Rektorat: no Rat
    if word in _OFFICES or (word.endswith(_SCIENTISTS) and word not in _NO_SCIENTISTS):
        return True
    if word.startswith("ex") and word[2:].removeprefix("-") in _OFFICES:
        return True  # exedil, ex-sindaca
    if language in _GERMAN and german.is_office(word):
        return True
    return word[-_LONGEST_END:].endswith(_ENDS.get(language, ()) if language else _ALL_ENDS)


def office_sex(office: str, language: str) -> Literal["m", "f"] | None:
    """The sex that a Romance, Dutch or German noun of an office (lower case) tells: "f", "m", or None."""
    if language == "de":
        return _german_sex(office)
    if language == "nl":
        woman = office.endswith(dutch.WOMEN) and not office.endswith(("minister", "meester", "register"))
        return "f" if woman else "m" if office.endswith(dutch.MEN) else None
    if language in ("es", "it", "pt"):
        return _romance_sex(office)
    if language != "fr" or office in french.EITHER:
        return None
    return "f" if office.endswith(french.WOMEN) else "m" if office.endswith(french.MEN) else None


def _german_sex(office: str) -> Literal["m", "f"] | None:
    """The sex that a German noun of an office tells, an adjective that stands for a noun among them: Dirigentin, Organist,
    Vorsitzende, Vorsitzender."""
    if not is_role(office, "de") or office in german.EITHER:
        return None
    if office.endswith(german.WOMEN):
        return "f"
    return "m" if office.endswith(german.MEN) else None


def _romance_sex(office: str) -> Literal["m", "f"] | None:
    """The sex that the end of a job tells where the language has another one for the other sex: el doctor, la doctora."""
    if not is_role(office) or office in _EITHER:
        return None
    return "f" if office.endswith(_WOMEN) else "m" if office.endswith(_MEN) else None
