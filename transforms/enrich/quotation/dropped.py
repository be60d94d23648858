"""Verbs that carry their subject in their ending, as in Spanish: `Y dijo que “...”`, `Sobre la obra dijo que “...”`."""

from collections.abc import Sequence
from itertools import pairwise

from transforms.enrich.quotation.clause_tokens import Token
from transforms.enrich.quotation.clauses import Subject
from transforms.enrich.quotation.followed import Told
from transforms.enrich.quotation.requests import is_no_report
from transforms.enrich.reporting.words import Reporting

_MAX_ADVERBS, _MAX_ADVERBIAL = 2, 12  # tokens before the verb
#: Ends of third persons of the plural, in the tenses of reports.
_PLURAL = ("ron", "ram", "rono", "aban", "avam", "avano")


def without_subject(language: Reporting, before: Sequence[Token], verbs: Sequence[int]) -> Told | None:
    """A verb that opens its sentence in a language that leaves subjects out: "E classificou os pedidos como “graves”"."""
    if not language.drops or not verbs:
        return None
    last = verbs[-1]
    opens = last - 1 if last and before[last - 1].lower not in language.skip else last - 2  # ha detto
    set_in = opens >= 0 and last < len(before) - 1 and before[opens].kind == "comma" and before[last + 1].kind == "comma"
    if set_in:  # il festival, sostiene, ritrova la “...”
        return Told(Subject(dropped=True, start=before[last].start, end=before[last].end), before[last].lower)
    stop = max((at for at, token in enumerate(before) if token.kind == "stop" and token.text not in ":;"), default=-1)
    first = next((at for at in verbs if at > stop and not is_no_report(before, at, language)), None)
    if first is None:
        return None
    ahead = before[stop + 1 : first]
    if ahead and (ahead[0].kind == "verb" or ahead[0].lower.endswith(("ado", "ada", "ido", "ida", "ato", "ata", "ito", "ita"))):
        comma = next((at for at, token in enumerate(ahead) if token.kind == "comma"), len(ahead) - 1)
        ahead = ahead[comma + 1 :]  # Preguntado por el plan, respondió que
    adverbs = len(ahead) <= _MAX_ADVERBS and all(_is_small(token, language) for token in ahead)
    if not adverbs and not _is_adverbial(ahead, language):
        return None
    if before[first].lower.endswith(_PLURAL):
        return Told(Subject(), before[first].lower)  # several people: agregaron que “...”
    return Told(Subject(dropped=True, start=before[first].start, end=before[first].end), before[first].lower)


def _is_adverbial(ahead: Sequence[Token], language: Reporting) -> bool:
    """Whether prepositions govern all that stands before a verb: "Sobre la situación de Roa dijo que"."""
    if not 0 < len(ahead) <= _MAX_ADVERBIAL or ahead[0].lower not in language.prepositions:
        return False
    return all(
        token.kind in ("word", "name", "comma")
        and (not (token.kind == "name" or token.lower in language.articles) or before.lower in _governing(language))
        for before, token in pairwise(ahead)
    )


def _governing(language: Reporting) -> frozenset[str]:
    """Words behind which an article or a name begins no phrase of its own."""
    return language.prepositions | language.articles


def _is_small(token: Token, language: Reporting) -> bool:
    return (
        token.kind == "comma" or token.lower in language.skip or token.lower in language.clause or token.lower.endswith("mente")
    )
