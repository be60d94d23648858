"""Who speaks in German and Dutch where the verb or the noun that tells it does not stand beside the speaker.

The verb closes its clause: `Ada Roth hat den Plan „gut“ genannt`, `wat Ada Smit “een wonder” noemt`; a noun tells it: `Die
Antwort von Ada Roth: „...“`, `Ihr Fazit: „...“`, `“...”, luidde het antwoord van Ada Smit`.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.clauses_before import subject_before
from transforms.enrich.quotation.clauses.german import leads_sentence
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.words.description_words import OBLIQUE
from transforms.enrich.quotation.words.separable import dismissing_verb, separable_verb
from transforms.enrich.reporting.words import Pronoun, Reporting

_HAVE = words("hat hatte haben hatten habe heeft had hebben hadden")
_SUFFERS = words("wird werden wurde wurden worden werd wordt geworden war waren ist sind is was waren")
_PARTICIPLE = re.compile(
    r"[a-zäöüß]*(?:ge[a-zäöüßë]{2,}(?:t|en|d)|(?:be|ver|er|ent|zer|om)[a-zäöüß]{2,}(?:t|en|d)|[a-zäöüß]{2,}iert|wiesen)"
)
#: They open a clause whose verb stands at its end.
_OPENERS = words("was wie dass weil nachdem obwohl wonach wo wobei wat zoals dat omdat nadat hoewel waar waarbij waarop")
_RELATIVES = words("der die das den dem dat")
_AS = words("als")
_AGENTS = words("von vom door")
#: Nouns of what somebody says, the heads of their compounds among them.
_SAYINGS = words(
    """
    antwort fazit kommentar reaktion rat appell begründung erklärung bilanz urteil botschaft forderung credo wunsch vorwurf
    prognose einschätzung rezept tipp devise satz worte statement stellungnahme mitteilung ansage versprechen warnung
    erkenntnis frage bitte gegenrede replik spruch konter diagnose analyse these formel motto überzeugung schlussfolgerung
    resümee zitat argument lieblingssatz leitsatz einwand gegenfrage rückfrage anliegen meinung kritik wort
    antwoord conclusie commentaar reactie advies oproep verklaring uitleg oordeel boodschap eis credo wens verwijt voorspelling
    inschatting recept tip devies zin woorden waarschuwing vraag verzoek repliek diagnose analyse stelling motto overtuiging
    argument wedervraag mening kritiek bezwaar motivatie verklaring samenvatting
    """
)
_OF = words("von des der vom van")
_OWN: dict[str, Pronoun] = {"sein": "m", "seine": "m", "ihr": "f", "ihre": "f", "zijn": "m", "haar": "f"}
_IS = words("lautet lautete lauten ist war luidt luidde is was so")
_COMES = words("kommt kam hieß heißt hiess heisst klang tönte tönt klinkt klonk kwam komt")
_WITH = (
    ("mit", "den", "worten"),
    ("mit", "dem", "satz"),
    ("mit", "dem", "ruf"),
    ("met", "de", "woorden"),
    ("met", "de", "zin"),
)
_MAX_NOUN = 4  # tokens from the possessive to such a noun
_MAX_LEAD = 14  # tokens of a line that such a noun opens
_MAX_CLAUSE = 30
_GOES_ON = words("und aber")
_SOMEBODY = words("jemand einer irgendwer niemand keiner mancher iemand eentje niemand")
_MAX_SOMEBODY = 5  # tokens from such a verb to the quotation


def northern(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """Whom one of these constructions names; None in other languages."""
    if not (language.reported or language.resounds):
        return None
    somebody = _somebody(before, behind)
    if somebody is not None:
        return somebody
    if before and before[-1].text == ":":
        return _saying_before(language, before[:-1])
    return (
        _parted(language, before, behind)
        or _closed(language, before, behind)
        or _called_by(language, before, behind)
        or _with_words(language, before, behind)
        or _saying_behind(language, behind)
        or _perfect_behind(language, behind)
    )


def has_second_verb(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether the subject before a German or Dutch fragment has a verb behind it too: lobte das als „mutig“, riet aber ab."""
    if not language.verb_second or len(behind) < 3 or behind[0].kind != "comma" or behind[1].kind != "verb":
        return False
    if not any(token.kind == "verb" for token in before) or behind[2].kind in ("stop", "comma"):
        return False
    return subject_behind(behind[2:], language) is None and behind[2].lower not in language.articles


def _somebody(before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """Somebody whom the text does not know: rief ihm jemand „...“ nach; “...”, riep iemand; „...“, erzählte einer von ihnen."""
    verb = next((at for at in range(len(before) - 1, -1, -1) if before[at].kind == "verb"), None)
    if (
        verb is not None
        and len(before) - verb <= _MAX_SOMEBODY
        and any(_is_somebody_told(before, at) for at in range(verb + 1, len(before)))
    ):
        return Told(Subject(), before[verb].lower)
    said = behind[1:4] if behind and behind[0].kind == "comma" else behind[:3]
    if len(said) > 1 and said[0].kind == "verb" and any(token.lower in _SOMEBODY for token in said[1:]):
        return Told(Subject(), said[0].lower)
    return None


def _is_somebody_told(before: Sequence[Token], at: int) -> bool:
    """Whether a word before a quotation means somebody, and is no article: sprach von einer “...”."""
    article = before[at].lower == "einer" and (at + 1 == len(before) or before[at + 1].text[:1].isupper())
    return before[at].lower in _SOMEBODY and not article


def _parted(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """The subject of a verb of two parts: Ada Roth wies das als „haltlos“ zurück; Ada Smit deed dat af als ‘onzin’."""
    start = max((at + 1 for at, token in enumerate(before) if token.kind in ("stop", "comma", "quote")), default=0)
    clause = before[max(start, len(before) - _MAX_CLAUSE) :]
    lowers = [token.lower for token in clause]
    if len(behind) > 1 and behind[0].lower == "dafür":
        behind = behind[1:]  # macht „Pech“ dafür verantwortlich
    if not language.reported:
        verb = dismissing_verb(lowers)
    else:
        ends = len(behind) == 1 or (len(behind) > 1 and (behind[1].kind in ("stop", "comma") or behind[1].lower in _GOES_ON))
        verb = separable_verb(lowers, behind[0].lower) if ends else None
    if verb is None:
        return None
    subject = subject_before(clause[:verb], language)
    if subject is None or not (subject.mention or subject.pronoun or leads_sentence(subject, clause, language)):
        subject = subject_behind(clause[verb + 1 :], language)
    return Told(subject, clause[verb].lower) if subject is not None else None


def _closed(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """A participle or a finite verb right behind a fragment, which closes the clause of its subject."""
    if not behind or not before or behind[0].kind not in ("word", "verb") or not behind[0].text.islower():
        return None
    last = behind[0].lower
    ends = (
        len(behind) == 1
        or behind[1].kind in ("stop", "comma")
        or behind[1].lower in ("und", "en", "hat", "habe", "heeft", "had")
    )
    start = max((at + 1 for at, token in enumerate(before) if token.kind in ("stop", "quote")), default=0)
    clause = before[max(start, len(before) - _MAX_CLAUSE) :]
    if not ends or not clause:
        return None
    lowers = [token.lower for token in clause]
    comma = max((at + 1 for at, token in enumerate(clause) if token.kind == "comma"), default=0)
    if (
        behind[0].kind == "verb"
        and not last.startswith("ge")
        and comma < len(clause)
        and (lowers[comma] in _OPENERS or lowers[comma] in _RELATIVES)
    ):
        return _in_side_clause(language, clause, comma, last)
    said = last in language.closing or (_PARTICIPLE.fullmatch(last) is not None and not _AS.isdisjoint(lowers[-4:]))
    have = next((at for at in range(len(clause) - 1, -1, -1) if lowers[at] in _HAVE), None)
    if not said or have is None or not _SUFFERS.isdisjoint(lowers[have:]):
        return None
    subject = None
    if have and clause[have - 1].kind != "comma":
        subject = subject_before(clause[:have], language)
    if subject is None or not _is_somebody(subject):
        oblique = bool(language.reported) and lowers[have + 1 : have + 2] != [] and lowers[have + 1] in OBLIQUE
        inverted = None if oblique else subject_behind(clause[have + 1 :], language)  # hat dem Verein „Wortbruch“ vorgeworfen
        subject = inverted or subject
    return Told(subject, last) if subject is not None else None


def _in_side_clause(language: Reporting, clause: Sequence[Token], comma: int, verb: str) -> Told | None:
    """The subject of a clause that ends with its verb: was Ada Roth „Glück“ nennt; Ada Roth, die das „Glück“ nennt."""
    subject = subject_behind(clause[comma + 1 :], language)
    if subject is not None and (subject.mention or subject.pronoun or subject.noun):
        return Told(subject, verb)
    if comma + 1 < len(clause) and clause[comma + 1].kind == "pronoun":
        return Told(Subject(), verb)  # waar men haar “traag” vond
    ahead = clause[comma - 2] if comma > 1 else None
    relative = clause[comma].lower in _RELATIVES and ahead is not None and ahead.mention is not None
    return Told(Subject.of(ahead), verb) if relative and ahead is not None and ahead.mention is not None else None


def _is_somebody(subject: Subject) -> bool:
    return bool(subject.mention or subject.pronoun or subject.noun)


def _called_by(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """Whom a participle before its noun names: der von Ada Roth als „Glück“ bezeichnete Vorgang."""
    if (
        len(before) > 3
        and before[-1].text.islower()
        and before[-1].lower.removesuffix("n").removesuffix("e") in language.closing
    ):
        at = next((at for at in range(len(before) - 2, max(-1, len(before) - 8), -1) if before[at].lower in _AGENTS), None)
        judge = subject_behind(before[at + 1 : -1], language) if at is not None else None
        if judge is not None and judge.mention is not None and judge.end == before[-2].end:
            return Told(judge, None)  # die von Ada Roth beklagte „Enge“
    if len(behind) < 2 or len(before) < 3 or before[-1].lower not in _AS:
        return None
    adjective = behind[0].lower
    declined = adjective.endswith(("e", "en", "er", "es")) if language.reported else behind[1].kind == "word"
    stem = adjective.removesuffix("n").removesuffix("r").removesuffix("s").removesuffix("e") if language.reported else adjective
    if not declined or stem not in language.closing:
        return None
    by = next((at for at in range(len(before) - 2, max(-1, len(before) - 7), -1) if before[at].lower in _AGENTS), None)
    if by is None:
        return None
    subject = subject_behind(before[by + 1 : -1], language)
    return Told(subject, None) if subject is not None else None


def _with_words(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """Mit den Worten „...“ eröffnete Ada Roth das Fest."""
    lowers = tuple(token.lower for token in before[-3:])
    if lowers not in _WITH or len(behind) < 2 or behind[0].kind not in ("word", "verb") or not behind[0].text.islower():
        return None
    subject = subject_behind(behind[1:], language)
    return Told(subject, behind[0].lower) if subject is not None else None


def _is_saying(token: Token) -> bool:
    return token.kind == "word" and any(token.lower.endswith(noun) for noun in _SAYINGS if token.lower[-3:] == noun[-3:])


def _saying_before(language: Reporting, before: Sequence[Token]) -> Told | None:
    """Die Antwort von Ada Roth: „...“; Ihr Fazit nach einem Jahr: „...“"""
    start = max((at + 1 for at, token in enumerate(before) if token.kind in ("stop", "quote")), default=0)
    line = before[start:]
    if not line or len(line) > _MAX_LEAD or any(token.kind in ("verb", "comma", "pronoun") for token in line[1:]):
        return None
    return _whose(language, line)


def _whose(language: Reporting, line: Sequence[Token]) -> Told | None:
    """Whose saying the phrase is that opens a line."""
    noun = next((at for at, token in enumerate(line[:_MAX_NOUN]) if _is_saying(token)), None)
    if noun is None:
        return None
    first = line[0]
    if noun and first.lower in _OWN:
        return Told(Subject(pronoun=_OWN[first.lower], start=first.start, end=first.end), None)
    if noun and first.mention is not None and first.possessive:
        return Told(Subject.of(first), None)
    if noun + 1 < len(line) and line[noun + 1].lower in _OF:
        subject = subject_behind(line[noun + 2 :], language) or subject_behind(line[noun + 1 :], language)
        return Told(subject, None) if subject is not None and subject.mention is not None else None
    return None


def _saying_behind(language: Reporting, behind: Sequence[Token]) -> Told | None:
    """„...“, lautete die Antwort von Ada Roth; „...“, kam es von Ada Roth; „...“, hieß es von Ada Roth."""
    if len(behind) < 4 or behind[0].kind != "comma":
        return None
    verb, rest = behind[1].lower, behind[2:]
    if verb in _COMES:
        place = 1 if rest[0].lower in ("es", "het") else 0
        if place + 1 < len(rest) and rest[place].lower in ("von", "vom", "van"):
            subject = subject_behind(rest[place + 1 :], language)
            return Told(subject, verb) if subject is not None else None
        return None
    if verb not in _IS:
        return None
    end = next((at for at, token in enumerate(rest) if token.kind in ("stop", "comma", "quote")), len(rest))
    return _whose(language, rest[:end])


_AUXILIARIES = words("habe hat hatte hätte soll will wird heeft had zou hebbe")
_MAX_PERFECT = 14  # tokens from the auxiliary to the participle


def _demonstrative(language: Reporting, behind: Sequence[Token]) -> Subject | None:
    """Der of "habe der immer gesagt", before a small word."""
    first, following = behind[2:4]
    pronoun = language.demonstratives.get(first.lower)
    noun = following.text[:1].isupper() or (following.lower.endswith(("e", "en", "er")) and following.lower != "immer")
    return Subject(pronoun=pronoun, start=first.start, end=first.end) if pronoun and not noun else None


def _perfect_behind(language: Reporting, behind: Sequence[Token]) -> Told | None:
    """„...“, habe Ada Roth damals geantwortet; “...”, zou Ada Smit hebben gezegd."""
    if len(behind) < 4 or behind[0].kind != "comma" or behind[1].lower not in _AUXILIARIES:
        return None
    subject = _demonstrative(language, behind) or subject_behind(behind[2:], language)
    if subject is None or not (subject.mention or subject.pronoun):
        return None
    rest = [token for token in behind[2 : 2 + _MAX_PERFECT] if token.start >= subject.end]
    end = next((at for at, token in enumerate(rest) if token.kind in ("stop", "comma", "quote")), len(rest))
    told = any(token.text.islower() and _PARTICIPLE.fullmatch(token.lower) for token in rest[:end])
    return Told(subject, behind[1].lower) if told else None
