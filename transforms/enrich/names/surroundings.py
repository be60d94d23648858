"""The words and the line around a name: what stands before and behind, headings, datelines, appositions."""

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.tokens import TextWords, Word
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.languages import REPORTING

RELATIONS = words_of(
    """
    chairman chairwoman chairperson president executive director founder head ceo analyst economist strategist
    spokesman spokeswoman spokesperson employee employees member members manager owner professor lecturer board
    shares executives editor partner researcher scientist fellow secretary-general leader
    """
)
_AND = words_of("and y e et und en")
HEAD = 60  # characters in which the place of a dateline begins


def line_of(part: list[Word], text: str) -> str:
    """The line in which a name stands, its first 200 characters."""
    start = text.rfind("\n", 0, part[0].start) + 1
    end = text.find("\n", part[-1].end, start + 200)
    return text[start : end if end >= 0 else start + 200]


def is_heading(line: str) -> bool:
    """Whether a line is short and does not end as a sentence does."""
    stripped = line.rstrip()
    return 0 < len(stripped) < 100 and stripped[-1] not in ".!?:…\"”»“'’)"


def is_title_case(line: str) -> bool:
    """Whether most words of a line have a capital."""
    found = line.split()
    return len(found) > 2 and sum(word[:1].isupper() for word in found) >= 0.6 * len(found)


def dateline(word: Word, text: str) -> float:
    """A place in capitals that opens the article, before a dash or an agency in brackets."""
    if not word.text.isupper() or len(word.text) < 3 or text[word.start - 1 : word.start] == "(":
        return 0.0
    if any(map(str.islower, text[: word.start])) and text[word.start - 2 : word.start] != ", ":
        return 0.0  # Die GEMA klagt - ; but: Salt Lake City, UTAH -
    head = text[: word.end + 80].split("\n", maxsplit=1)[0]
    return 8.0 if any(mark in head for mark in (" — ", " – ", " - ", ") ")) else 0.0


def is_appositive(word: Word, words: TextWords, text: str, language: str) -> bool:
    """Whether what follows a comma tells an office: ", chief executive of", ", a farmer", ", der Vorsitzende"."""
    prepositions = REPORTING[language].prepositions
    for at in range(word.at, min(word.at + 6, words.count)):
        following = words[at]
        if "," in text[word.start : following.start] or following.lower in prepositions or following.text in _AND:
            return False
        if is_role(following.lower, language) or following.lower in RELATIONS:
            behind = words[at + 1] if at + 1 < words.count and language == "en" else None
            # Jordan, the curator said: the clause is the curator's
            return behind is None or behind.lower not in REPORTING["en"].verbs or behind.start != following.end + 1
    return False


def word_before(word: Word, words: TextWords, text: str) -> Word | None:
    before = words[word.at - 1] if word.at else None
    return before if before and "\n" not in text[before.end : word.start] else None


def word_behind(word: Word, words: TextWords, text: str) -> tuple[Word | None, str]:
    """The next word and what stands between, a possessive ending left out."""
    index = word.at + 1
    if index >= words.count:
        return None, ""
    gap = text[word.end : words[index].start]
    if word.possessive:
        ending = next((suffix for suffix in ("’s", "'s", "’", "'") if gap.startswith(suffix)), "")
        gap = gap[len(ending) :]
    return (None, "") if "\n" in gap else (words[index], gap)


def lower_before(word: Word | None, words: TextWords) -> str:
    return words[word.at - 1].lower if word and word.at else ""
