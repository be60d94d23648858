"""What somebody wrote, told by whose text it is: `Her last card to him read: “...”`, `Lee’s note said: “...”`, `“...”, se lee
en la carta de Ana Roa`."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.description_words import POSSESSIVES
from transforms.enrich.reporting.words import Pronoun, Reporting

_TEXTS = words(
    """
    email e-mail letter note card postcard text message post tweet telegram diary journal reply answer response caption memo
    memoir memoirs blog column statement will dedication epitaph motto inscription sms whatsapp verdict message view advice
    conclusion warning explanation summary assessment retort comeback plea promise prediction complaint
    """
)
_ANSWERS = words(
    "reply answer response verdict message view advice conclusion warning explanation summary assessment retort comeback plea"
    " promise prediction complaint"
)
_MAX_CAME = 6  # tokens of "came the reply from"
_SAYS = words("read reads reading said says ran runs began begins ended ends concluded concludes went goes stated states")
_OWNERS: dict[str, Pronoun] = {"his": "m", "her": "f"}
_MAX_NOUN = 4  # tokens from the owner to the noun
_COMES, _FROM = words("kam kommt kommen kamen kwam komt"), words("von vom van")
_MAX_COMES = 6  # tokens from that verb to the preposition
#: Spanish, Portuguese and Italian: it is read somewhere.
_IS_READ = re.compile(
    r"(?:se lee|se leía|se puede leer|se podía leer|puede leerse|podía leerse|reza|rezaba|si legge|si leggeva|si può leggere"
    r"|recita|recitava|lê-se|lia-se|pode ler-se|podia ler-se|pode-se ler|podia-se ler) "
)
_MAX_READ = 4  # words of that
_MAX_TEXT = 6  # tokens from the preposition to whose text it is


def own_text(before: Sequence[Token], language: Reporting) -> tuple[Subject, str | None] | None:
    """The owner of the text that the words before a quotation name as what reads so, with the verb, or as the answer that
    follows: "Lee’s answer:"; None elsewhere."""
    if language.inverts or not before or before[-1].text not in (":", ","):
        return None
    start = max((at + 1 for at, token in enumerate(before[:-1]) if token.kind in ("stop", "quote")), default=0)
    clause = before[start:-1]
    if not clause or len(clause) <= 1:
        return None
    owner = clause[0]
    pronoun = _OWNERS.get(owner.lower) if owner.mention is None else None
    named = owner.mention is not None and owner.mention.kind == "PER" and owner.possessive
    noun = next((at for at, token in enumerate(clause[1 : 1 + _MAX_NOUN], 1) if token.lower in _TEXTS), None)
    if (pronoun is None and not named) or noun is None or any(token.kind == "comma" for token in clause[:noun]):
        return None
    verb = next((token for token in reversed(clause) if token.kind == "verb" or token.lower in _SAYS), None)
    subject = Subject.of(owner) if named else Subject(pronoun=pronoun, start=owner.start, end=owner.end)
    if verb is None and clause[noun].lower in _ANSWERS and before[-1].text == ":":
        return subject, None
    if verb is None or verb.lower not in _SAYS or verb.start < clause[noun].end:
        return None
    return subject, verb.lower


def read_in(behind: Sequence[Token], language: Reporting) -> Subject | None:
    """Whose text the words behind a quotation say it is read in, as in Spanish; a subject without a name where it is nobody's:
    se lee en un informe. None where they say nothing of it, or where the text is that of whoever is spoken of: en su carta."""
    tokens = behind[1:] if behind and behind[0].kind == "comma" else behind
    read = _IS_READ.match(" ".join([*[token.lower for token in tokens[: _MAX_READ + 1]], ""])) if language.drops else None
    if read is None:
        return None
    inside = tokens[read[0].count(" ") :][:_MAX_TEXT]
    if any(token.lower in POSSESSIVES for token in inside[:3]):
        return None
    for at, token in enumerate(inside[1:], 1):
        if token.kind in ("stop", "comma", "quote", "verb"):
            break
        if token.mention is not None and token.mention.kind == "PER" and inside[at - 1].lower in language.of:
            return Subject.of(token)
    return Subject()


def came_from(behind: Sequence[Token], language: Reporting) -> Subject | None:
    """The person from whom a quotation came: “...” came the reply from Ann Lee, Kritik am „Chaos“ kam von Ada Roth."""
    tokens = behind[1:] if behind and behind[0].kind == "comma" else behind
    if tokens is behind and (person := _came_northern(behind, language)) is not None:
        return person
    if language.inverts or len(tokens) < _MAX_CAME - 1 or tokens[0].lower != "came":
        return None
    at = next((at for at, token in enumerate(tokens[:_MAX_CAME]) if token.lower == "from"), None)
    if at is None or tokens[at - 1].lower not in _ANSWERS or at + 1 >= len(tokens):
        return None
    subject = subject_behind(tokens[at + 1 :], language)
    return subject if subject is not None and (subject.mention or subject.noun) else None


def _came_northern(behind: Sequence[Token], language: Reporting) -> Subject | None:
    """The person from whom a German or Dutch verb right behind the quotation says that criticism or praise of it comes."""
    if not language.verb_second or not behind or behind[0].lower not in _COMES:
        return None
    at = next((at for at, token in enumerate(behind[1:_MAX_COMES], 1) if token.lower in _FROM), None)
    if at is None or any(token.kind != "word" for token in behind[1:at]):
        return None
    subject = subject_behind(behind[at + 1 :], language)
    return subject if subject is not None and subject.mention is not None and subject.mention.kind == "PER" else None
