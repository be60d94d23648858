"""The report of a whole sentence at its end, behind a fragment: `the “poor” result will cost us, says X.`"""

from collections.abc import Sequence

from transforms.enrich.quotation.clauses.clauses_before import subject_before
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.according import according
from transforms.enrich.quotation.reports.followed import MAX_GAP, TO_WHOM
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.reporting.words import Reporting

_AS = frozenset(("als", "as", "como", "comme", "come"))
_MAX_SAID = 8  # tokens of a report that ends a sentence
#: Their object is who listens.
_TOLD = frozenset(("told", "tells"))


def at_end(language: Reporting, tokens: Sequence[Token], *, term: bool = False, told: bool = False) -> Told | None:
    """The report of a whole sentence at its end: `the “poor” result will cost us, says X.`, `X said.`, `according to X`.

    A `term` is seldom in what a Romance tense of two words reports: Le « grand plan » sera revu, a ajouté Roy. `told`: a report
    stands before the quotation, so that “for X” behind it names who listens: gritaram “fora” para Ana Reis.
    """
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].kind != "comma" or len(tokens) - at > MAX_GAP:
            continue
        verb = at + 1
        while language.is_romance and not term and verb < len(tokens) - 2 and tokens[verb].lower in language.skip:
            verb += 1  # a ajouté, ha aggiunto ieri
        if tokens[verb].kind == "verb":
            subject = subject_behind(tokens[verb + 1 :], language)
            calls = at == 1 and any(token.lower in _AS for token in tokens[verb + 1 :])  # “...” habe, nennt Roth als Grund
            if subject is not None and not calls and (subject.mention or subject.pronoun or subject.noun):
                return Told(subject, tokens[verb].lower)
    source = None if told and tokens and tokens[0].lower in TO_WHOM else _according_last(language, tokens)
    return _said_last(language, tokens) or source


def _said_last(language: Reporting, tokens: Sequence[Token]) -> Told | None:
    """`..., X said.` at the end of a sentence, but no clause that goes on with another one: `..., and X said he was glad`."""
    last = next((at for at in range(len(tokens) - 1, max(1, len(tokens) - _MAX_SAID), -1) if tokens[at].kind == "verb"), 0)
    if language.verb_second or last < 2 or not _ends_report(language, tokens, last):
        return None
    start = next((at for at in range(last - 1, max(-1, last - _MAX_SAID), -1) if tokens[at].kind == "comma"), None)
    if start is None or tokens[start + 1].lower in language.openers:
        return None
    subject = subject_before(tokens[start + 1 : last], language)
    return Told(subject, tokens[last].lower) if subject is not None else None


def _ends_report(language: Reporting, tokens: Sequence[Token], verb: int) -> bool:
    """Whether nothing that is said follows the verb of a report: `X said.`, `X said on Monday.`, `X told the paper.`"""
    rest = [token for token in tokens[verb + 1 :] if token.kind != "stop"]
    if not rest or tokens[verb].lower in _TOLD or rest[0].lower in language.prepositions:
        return not any(token.kind in ("comma", "quote", "pronoun") or token.lower in language.openers for token in rest)
    return False


def _according_last(language: Reporting, tokens: Sequence[Token]) -> Told | None:
    """`“smart” models, according to X`, but none of a clause that a conjunction opens."""
    source = according(language, tokens)
    if source is None or any(token.kind in ("stop", "verb") for token in tokens[: source[0]]):
        return None
    return Told(source[1], None)
