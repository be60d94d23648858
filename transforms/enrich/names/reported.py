"""Points of a name whose neighbour reports what somebody says, or tells an office behind a comma."""

from transforms.enrich.names.known import GIVEN, SLOT, VERB
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.speaking_slot import speaks
from transforms.enrich.names.surroundings import Beside, is_appositive
from transforms.enrich.names.tokens import Word
from transforms.enrich.reporting.languages import REPORTING

_SPEAKS = 3.0  # points of a name behind the verb that follows a quotation


def reported(part: list[Word], near: Beside, reading: Reading) -> tuple[float, float]:
    """Points for a person and an organisation that a reporting verb right before or behind gives."""
    before = near.before if near.lead else None
    led = before is not None and before.known & VERB > 0
    if not led and not near.known_behind & VERB:
        slot = before is not None and before.known & SLOT > 0
        return (_SPEAKS, 0.0) if slot and speaks(part, reading) else (0.0, 0.0)
    if led and speaks(part, reading):
        return _SPEAKS, 0.0
    # people are named in full before; what only has one name is a firm or a body
    person = 2.0 if len(part) > 1 or part[0].known & GIVEN else 1.0
    return person, 2.0 if len(part) == 1 and _may_be_firm(part[0], reading.language) else 1.0


def may_be_apposed(person: float, organisation: float, lead: str, reading: Reading) -> bool:
    """Whether what follows behind a comma may tell that a name is one of a person: nothing else does, or only a French verb
    before it, as in: explique Shaïna, capitaine de l'équipe."""
    said = person == 1.0 and reading.language == "fr" and lead in REPORTING["fr"].verbs
    return said or not (person or organisation)


def apposed(part: list[Word], lead: str, behind: Word, reading: Reading) -> float:
    """Points for a person whose office follows behind a comma or dash."""
    language, reporting = reading.language, REPORTING[reading.language]
    # os Poderes, o presidente: an article before a single word is no person's
    if len(part) == 1 and lead in reporting.articles and lead not in reporting.pronouns:
        return 0.0
    if not is_appositive(behind, reading):
        return 0.0
    # the first word of a sentence is any word: Outside, members; in German each noun has a capital
    sure = len(part) > 1 or part[0].known & GIVEN > 0
    return 2.5 if sure or (language != "de" and not part[0].first) else 0.0


def _may_be_firm(word: Word, language: str) -> bool:
    """Whether one word before a reporting verb is a name: not a German noun, nor a plural that opens a sentence."""
    return language != "de" and not (word.first and word.text.endswith("s"))
