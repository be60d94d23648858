"""Whom a Romance sentence names as the source without a verb that he is the subject of.

The agent of a passive (`definito da Ugo Conti “...”`), whom a relative pronoun means (`Ana Roa, para quien es “...”`, `de Ana
Roa, que falou em “...”`), and whose words it calls these (`Le parole di Ugo Conti: “...”`, `A dirlo è Ugo Conti`).
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.phrases import AND
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.set_in_relatives import PRESENTS, beside_relative, judged_behind
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.words.description_words import TEXTS
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

_BY = words("da dal dalla dall' dall’ dallo dai dalle por pelo pela pelos pelas par")
_PARTICIPLE = re.compile(r"(?:[aiu]t|[aiu]d|st|ritt?)(?:[oa]s?|[ie])|(?:é|it|[iu])e?s?$")
_FRENCH_ENDS = re.compile(r"(?<=[éiut])(?:es|e|s)$")
_MASCULINE = re.compile(r"(?:os?|as?|i|e)$")
_BEEN = words("stato stata stati state sido été")
_HAVE = words("ha han había hay hanno aveva avrebbe avendo tem têm tinha teria terá tendo haber havia")
_FRENCH_HAVE = words("a ont avait avaient aura auront aurait auraient ayant eu as ai n'a n’a l'a l’a")
_MAX_BACK = 14  # tokens from a participle to the quotation
_MAX_AGENT = 3  # tokens from the participle to its agent
_MAX_BEHIND = 4  # tokens from the agent to the quotation
#: Relative pronouns that a source is behind, and what makes one of them.
_WHOM = words("qui lequel laquelle cui quale quali qual quem quien quienes cual")
_SOURCES = words(
    "pour selon d'après d’après secondo segundo según per para detta parere giudizio avviso juicio opinión opinião entender ver"
)
_SUBJECTS = words("qui que che")
_OBJECTS = words("que qu' qu’ che")
_RELATIVES = words("che que quien quem quale qual cual")
_FRENCH_RELATIVES = words("qui")  # always the subject
_SAYINGS = words(
    """
    parole commento replica risposta appello accusa accuse reazione spiegazione giudizio parere denuncia messaggio
    avvertimento promessa critica critiche conferma riflessione sfogo monito opinione versione analisi ammissione rammarico
    palabras comentario respuesta réplica reacción explicación crítica críticas advertencia mensaje denuncia promesa
    testimonio declaración relato intervención testemunho depoimento declaração intervenção testimonianza racconto intervento
    reflexión opinión diagnóstico versión aviso palavras comentário resposta reação explicação aviso mensagem recado alerta
    opinião reflexão desabafo avaliação apelo versão
    """
)
_THESE = words("sono queste queste ecco son fueron eran estas éstas foram são eram essas estas")
_SO = words("così así assim")
_WORD_OF = words("parola palabra palavra")
_IS = words("è sono era es fue é foi")
#: Verbs that call something something; what stands before what they call it.
CALLS = ("calific", "tild", "tach", "consider", "describ", "defin", "llam", "juzg", "qualific", "classific", "apelid", "cham")
_AS = words("de como come di un una uma un' per por o")
_MAX_EPITHETS = 1  # words between an article and the noun of what somebody said: le prime parole di
_MAX_OPEN = 5  # tokens of a sentence before the one whom it presents


def agent_of_passive(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """The agent of a Romance passive with its verb: before the quotation, or right behind it."""
    by_next = len(behind) > 2 and behind[1].lower in _BY and not behind[0].lower.startswith(PRESENTS)
    if by_next and _is_passive(language, behind, 0):
        denounced = subject_behind(behind[2:], language)  # le « fiasco » dénoncé par Anne Roy
        return Told(denounced, behind[0].lower) if denounced is not None else None
    if (judged := judged_behind(language, behind)) is not None:
        return judged
    by_behind = bool(behind) and behind[0].lower in _BY
    if not by_behind and not any(token.lower in _BY for token in before[-_MAX_BACK:]):
        return None
    for at in range(len(before) - 1, max(-1, len(before) - _MAX_BACK), -1):
        if before[at].kind in ("stop", "quote"):
            return None
        if not _is_passive(language, before, at):
            continue
        verb = before[at].lower
        if by_behind and len(before) - at <= _MAX_BEHIND:
            subject = subject_behind(behind[1:], language)
            return Told(subject, verb) if subject is not None else None
        by = next((place for place in range(at + 1, min(at + 1 + _MAX_AGENT, len(before))) if before[place].lower in _BY), None)
        if by is None:
            return None
        subject = subject_behind(before[by + 1 :], language)
        if subject is None or not (subject.mention or subject.noun):
            return None
        rest = [token for token in before if token.start >= subject.end]
        return Told(subject, verb) if len(rest) <= _MAX_BEHIND and all(token.kind != "verb" for token in rest) else None
    return None


def _is_passive(language: Reporting, before: Sequence[Token], at: int) -> bool:
    """Whether a word is the participle of a reporting verb that its noun suffers: definita da, foi descrito por."""
    lower = before[at].lower
    base = _MASCULINE.sub("o", lower) if language.drops else _FRENCH_ENDS.sub("", lower)
    if not _PARTICIPLE.search(lower) or base not in language.verbs:
        return False
    ahead = [token.lower for token in before[max(0, at - 3) : at]]
    return not _BEEN.isdisjoint(ahead) or (_HAVE if language.drops else _FRENCH_HAVE).isdisjoint(ahead)


def is_saying(before: Sequence[Token], at: int, language: Reporting) -> bool:
    """Whether a word is the noun of somebody's saying and no verb: Replica di Ugo Conti: «...»."""
    behind = before[at + 2 : at + 3]
    named = bool(behind) and (behind[0].kind == "name" or behind[0].lower in language.articles)
    return before[at].lower in _SAYINGS and before[at + 1 : at + 2] != [] and before[at + 1].lower in language.of and named


def agent_at_end(language: Reporting, tokens: Sequence[Token]) -> Subject | None:
    """The person who does what a Romance sentence tells in the passive, and of whom a relative clause tells more: foi
    contestada pela promotora Ana Reis, que exibiu fotos."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].lower not in _BY or not _PARTICIPLE.search(tokens[at - 1].lower):
            continue
        subject = subject_behind(tokens[at + 1 :], language)
        rest = [token for token in tokens if subject is not None and token.start >= subject.end]
        if subject is None or subject.mention is None or subject.mention.kind != "PER" or len(rest) < 2:
            return None
        return subject if rest[0].kind == "comma" and rest[1].lower in _RELATIVES else None
    return None


def relative_source(before: Sequence[Token], language: Reporting) -> Subject | None:
    """Whose view a relative clause right before a quotation tells: Ana Roa, para quien los datos son “...”."""
    for at in range(len(before) - 1, max(0, len(before) - _MAX_BACK), -1):
        if before[at].kind in ("stop", "quote", "verb"):
            return None
        if before[at].lower not in _WHOM:
            continue
        start = at - 1
        while start > 0 and before[start].lower in language.articles | language.of and before[start].lower not in _SOURCES:
            start -= 1
        if before[start].lower not in _SOURCES:
            return None
        while start and before[start - 1].kind != "comma" and at - start <= _MAX_AGENT:
            start -= 1
        return _antecedent(before[:start])
    return None


def relative_subject(language: Reporting, before: Sequence[Token], behind: Sequence[Token], verb: int) -> Subject | None:
    """Whom the relative pronoun means that is the subject of a verb: de Ana Roa, que habló de “...”."""
    if _is_object(language, before, behind, verb):
        return None
    whose = beside_relative(language, before, verb)
    if whose is not None:
        return whose
    at = verb - 1
    while at > 1 and before[at].lower in language.skip:
        at -= 1
    person = before[at].mention if at > 1 and before[at - 1].lower in _OBJECTS else None
    if person is not None and person.kind == "PER" and not before[at].possessive:
        return Subject.of(before[at])  # une défense que Luc Roy a jugée
    several = not language.drops and before[verb].lower.endswith(("ent", "ont"))
    if at < 2 or several or before[at].lower not in (_RELATIVES if language.drops else _FRENCH_RELATIVES):
        return None
    if before[at - 1].lower in language.articles:
        at -= 1  # il quale
    return _antecedent(before[:at]) if before[at - 1].kind == "comma" else None


def is_of_text(language: Reporting, before: Sequence[Token], verb: int) -> bool:
    """Whether the verb of a relative clause tells what a document says: Ana Roa citó un informe, que habla de “...”; Elle cite
    un rapport, qui évoque « ... »."""
    at = verb - 1
    while at > 1 and before[at].lower in language.skip:
        at -= 1
    if at < 2 or before[at].lower not in _SUBJECTS or before[at - 1].kind != "comma":
        return False
    start = max((place + 1 for place in range(at - 1) if before[place].kind in ("comma", "stop", "quote")), default=0)
    return any(token.lower in TEXTS for token in before[start : at - 1])


def _is_object(language: Reporting, before: Sequence[Token], behind: Sequence[Token], verb: int) -> bool:
    """Whether the verb of a relative clause calls something so and has no other object than the pronoun: Ana Roa anunció una
    multa para Juan Gil, que calificó de “...”."""
    lower = before[verb].lower
    if not lower.startswith(CALLS) or any(token.lower not in _AS for token in before[verb + 1 :]):
        return False
    return not (behind and behind[0].kind == "word" and behind[0].lower in language.articles)


def _antecedent(tokens: Sequence[Token]) -> Subject | None:
    """The person named right before a comma, or before one apposition between commas."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "comma":
        end -= 1
    for _ in range(2):
        if not end:
            return None
        name = tokens[end - 1]
        if name.mention is not None:
            owned = end > 2 and can_speak(tokens[end - 3].lower) and tokens[end - 2].lower in ("di", "de", "d'", "d’")
            return Subject.of(name) if name.mention.kind == "PER" and not name.possessive and not owned else None
        comma = next((at for at in range(end - 1, -1, -1) if not _is_beside(tokens[at])), 0)
        if tokens[comma].kind != "comma":
            return None
        end = comma
    return None


def _is_beside(token: Token) -> bool:
    """Whether a token tells what somebody is, in an apposition: a word, the name of a place, words in quotation marks."""
    place = token.mention is not None and token.mention.kind != "PER"
    return token.kind in ("word", "quote") or place


def words_of(language: Reporting, tokens: Sequence[Token]) -> Subject | None:
    """Whose words a sentence calls these: Le parole di Ugo Conti, la respuesta del alcalde Juan Roa."""
    for at, token in enumerate(tokens[:-2]):
        if token.lower not in _SAYINGS or (at and tokens[at - 1].lower in language.bare_prepositions):
            continue
        if tokens[at + 1].lower in language.of:
            place = at + 1
        else:  # La crítica más dura vino de Ana Roa
            place = len(tokens) - 2
            if any(beside.kind != "word" for beside in tokens[at + 1 : place]) or not (
                tokens[place].lower in language.of or tokens[place].lower in _BY
            ):
                continue
        subject = subject_behind(tokens[place + 1 :], language)
        return subject if subject is not None and (subject.mention or subject.noun) else None
    return None


def words_behind(language: Reporting, behind: Sequence[Token]) -> Subject | None:
    """The same behind a quotation: “...”, sono le parole di Ugo Conti; “...”: così Ugo Conti; “...”. Così Ugo Conti."""
    tokens = [token for token in behind[:_MAX_BACK] if token.kind != "comma" or token is not behind[0]]
    if not tokens:
        return None
    first = tokens[1:] if tokens[0].text == ":" else tokens
    if len(first) > 1 and first[0].lower in _SO:
        subject = subject_behind(first[1:], language)
        return subject if subject is not None and (subject.mention or subject.noun) else None
    if len(first) > 2 and first[0].lower in _WORD_OF and first[1].lower in language.of:
        return subject_behind(first[2:], language)
    if first and first[0].lower in _THESE:
        return words_of(language, first[1:])
    if len(first) > 2 and first is not behind and first[0].lower in _IS:  # “...”, è stata la replica di Ugo Conti
        noun = 1 + (first[1].lower in _BEEN)
        saying = first[noun].lower in language.articles and any(
            token.lower in _SAYINGS for token in first[noun + 1 : noun + 2 + _MAX_EPITHETS]
        )
        return words_of(language, first[noun:]) if saying else None
    called = first[1 : 2 + _MAX_EPITHETS] if first and first[0].lower in language.articles and first is not behind else []
    said = next((at for at, token in enumerate(called, 1) if token.lower in _SAYINGS), None)
    # “...”, le prime parole di Ugo Conti
    beside = bool(behind) and (behind[0].kind == "comma" or not any(token.kind == "verb" for token in first[said or 0 :]))
    return words_of(language, first[said:]) if said is not None and beside else None


def presented(language: Reporting, tokens: Sequence[Token]) -> Subject | None:
    """The person whom a short clause presents at its end, an apposition left out: A dirlo è Ugo Conti, sindaco; Gli fa eco Ada
    Conti; Soddisfatta la sindaca Ada Conti."""
    start = next((at + 1 for at in range(len(tokens) - 1, -1, -1) if tokens[at].kind in ("stop", "quote")), 0)
    clause = tokens[start:]
    at = next((at for at, token in enumerate(clause) if token.kind in ("name", "comma")), len(clause))
    if not at or at >= len(clause) or at > _MAX_OPEN:
        return None
    name = clause[at]
    if name.kind == "comma" and at + 1 < len(clause) and can_speak(clause[at - 1].lower):
        name = clause[at + 1]  # Amaro anche il capitano, Ugo Conti
        at += 1
    if name.mention is None or name.mention.kind != "PER" or name.possessive:
        return None
    if at + 1 < len(clause) and clause[at + 1].kind != "comma":
        return None
    if any(token.kind in ("name", "pronoun") for token in clause[at + 1 :]):
        return None
    ahead = clause[at - 1].lower
    governed = any(token.lower in language.prepositions and token.lower not in _SO for token in clause[1:at])
    return None if governed or ahead in AND or ahead in language.prepositions else Subject.of(name)


def told_so(language: Reporting, tokens: Sequence[Token]) -> Subject | None:
    """Whom a sentence behind a quotation presents as its speaker: A dirlo è Ugo Conti; Parola di Ada Conti."""
    if len(tokens) < 2:
        return None
    so = words_behind(language, tokens)
    if so is not None:
        return so
    saying = any(token.lower.endswith(("dirlo", "decirlo", "dizê-lo", "affermarlo", "sostenerlo")) for token in tokens[:2])
    return presented(language, tokens) if saying and tokens[2:3] and tokens[2].lower in _IS else None
