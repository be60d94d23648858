"""The office or job that a text states beside a person's name."""

import re

from transforms.enrich.lexicon import words as _words
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.surroundings import Beside
from transforms.enrich.names.tokens import Word
from transforms.enrich.offices.roles import is_role

_MAX_CHARS = 120  # a longer apposition is a clause
_AGE = re.compile(r"\d{1,3}(?:-year-old)?,? ")
_ARTICLE = re.compile(
    r"\b(?:(?:the|a|an|its|their|his|her|der|die|das|ein|eine|le|la|un|une|son|sa|leur|el|il|lo|o|su|seu|sua|suo|de|het|een"
    r"|haar|hun) |l['’])",
    re.IGNORECASE,
)
#: Romance prepositions that hold one: pela vereadora, Ana Roa.
_CONTRACTED = re.compile(
    r"\b(?:del|al|do|da|ao|à|pelo|pela|du|au|dal|dalla|dallo|alla|allo|della|dello) ",
    re.IGNORECASE,
)
_MAX_BESIDE = 2  # words from an article to the office that it belongs to
_MAX_AHEAD = 4  # up to the head of an office before a name: "the former chief scientist"
_ROMANCE = ("es", "fr", "it", "pt")  # they join an article with a preposition
_PLAIN_ARTICLES = ((_ARTICLE, _MAX_AHEAD),)
#: The article of the office itself first: la moción *del* portavoz.
_ROMANCE_ARTICLES = ((_ARTICLE, _MAX_BESIDE), (_CONTRACTED, _MAX_BESIDE), (_ARTICLE, _MAX_AHEAD))
#: What an apostrophe joins with the noun behind it: l'échevine, l’assessore.
_ELIDED = re.compile(r"l['’]", re.IGNORECASE)
_COPULA = re.compile(r" (?:who )?(?:is|was|ist|war|est|es|è|é) (?=(?:the|a|an|der|die|ein|eine|le|la|un|une|el|il|o) )")
_END = re.compile(r"[,;:.()\n“”\"«»–—]| (?:who|whose|that|which|and|but|said|says|told|der die|qui|que|che) ")
_CLAUSES = re.compile(r"[,;:.()\n“”\"«»–—]")
_FIELD = _words("of for de du des la le les del della dei do da der für van et y e and the")
_AND_THE = re.compile(r" (?:and|y|e|et|und|en) (?=(?:the|el|la|il|lo|le|l['’]|o|a|der|die|das|de|het)\b)")
#: The next of several people follows: the coach, Ann Lee, and the mayor, Tom Roe.
_NEXT = re.compile(r"(?:and|or|y|e|et|ou|und|oder|sowie|en|of) ")
_RELATIVES = _words("who whose whom which that qui dont que che cui cujo cuja cuyo cuya wiens wier dessen deren")
_MAX_WORDS = 6  # before the head of the office: "the former deputy chief executive"


def office_beside(part: list[Word], near: Beside, reading: Reading, *, title: str | None) -> str | None:
    """The office in an apposition, in the words of the text without its article; None where there is none.

    "Lee, 37, the mayor of Oslo, said", "Lee, who is the mayor of Oslo", "the mayor of Oslo, Ann Lee,".
    """
    text, end, before, between, gap = reading.text, part[-1].end, near.before, near.between, near.gap
    ahead = text[end : end + _MAX_CHARS]
    if gap == ", " and before is not None and between == ", ":
        # the name is an apposition itself, which ends here: A ministra, Ana Reis, apresentou o plano ferroviário
        held = _office_before(text[max(0, part[0].start - _MAX_CHARS) : before.end], reading.language)
        if held is not None:
            return held
    if gap == ", " and _NEXT.match(ahead, 2) is None:
        found = _office(_AGE.sub("", ahead[2:], count=1) if ahead[2:3].isdigit() else ahead[2:], reading.language)
        if found is not None:
            return found
    if match := _COPULA.match(ahead):
        return _office(ahead[match.end() :], reading.language)
    if title and reading.language == "en" and (led := _before_title(part, title, reading)) is not None:
        return led
    if before is not None and between in (", ", " "):
        ahead = text[max(0, part[0].start - _MAX_CHARS) : before.end]
        return _office_direct(ahead, reading.language) if between == " " else _office_before(ahead, reading.language)
    return None


def _before_title(part: list[Word], title: str, reading: Reading) -> str | None:
    """The office before the title of a name: "the chairman of the committee, Senator Ann Lee", "his widow, baker Ann Lee"."""
    at = part[0].at - len(title.split())
    if at < 1:
        return None
    ahead, first = reading.words[at - 1], reading.words[at]
    if reading.text[ahead.end : first.start] != ", ":
        return None
    return _office_before(reading.text[max(0, first.start - _MAX_CHARS) : ahead.end], reading.language)


def _office(words: str, language: str) -> str | None:
    """An office at the beginning of `words`: the phrase up to its end, where one of its first words is a role."""
    if words.startswith("who ") and (match := _COPULA.match(f" {words}")):
        words = words[match.end() - 1 :]
    if words.partition(" ")[0].lower() in _RELATIVES:
        return None  # who led the opposition
    end = _END.search(words)
    phrase = words[: end.start()] if end else words.rpartition(" ")[0]
    phrase = _ARTICLE.sub("", phrase, count=1).strip() if _ARTICLE.match(phrase) else phrase.strip()
    return phrase if _has_role(phrase, language) else None


def _office_before(words: str, language: str) -> str | None:
    """An office at the end of `words`, behind its article: "In Oslo, the chief scientist"."""
    clause = " " + _CLAUSES.split(words)[-1].strip()
    *others, last = _AND_THE.split(clause)
    if others and (found := _office_before(last, language)) is not None:
        return found  # the minister Ann Lee and the mayor; but: the minister of the interior and the environment
    for articles, ahead in _ROMANCE_ARTICLES if language in _ROMANCE else _PLAIN_ARTICLES:
        for article in articles.finditer(clause):
            phrase = clause[article.end() :]
            if any(is_role(word.lower().strip("’'"), language) for word in phrase.split()[:ahead]):
                return phrase  # the first article that an office follows: el presidente de la Asamblea
    return None


def _office_direct(words: str, language: str) -> str | None:
    """An office right before the name: "le ministre de la Santé", whose last words are its field."""
    clause = _CLAUSES.split(words)[-1]
    found = _ELIDED.sub("le ", clause).split()[-_MAX_WORDS - 2 :]  # l'échevine Anne Roy
    role = next((at for at in range(len(found) - 1, -1, -1) if is_role(found[at].lower(), language)), None)
    if role is None:
        return None
    field = found[role + 1 :]
    if any(word.islower() and word not in _FIELD for word in field) or (field and field[-1].islower()):
        return None
    first = role
    while (
        first > 0
        and role - first < 2
        and not _ARTICLE.match(f"{found[first - 1]} ")
        and is_role(found[first - 1].lower(), language)
    ):
        first -= 1
    return " ".join(found[first:]) if field or first < role else None


def _has_role(phrase: str, language: str) -> bool:
    return any(is_role(word.lower().strip("’'"), language) for word in phrase.split()[:_MAX_WORDS])
