"""Verbs that carry their subject in their ending, as in Spanish: `Y dijo que “...”`, `Sobre la obra dijo que “...”`."""

from collections.abc import Sequence
from itertools import pairwise

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.clauses_before import subject_before
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.sentence_subjects import first_subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.requests import is_bare_participle
from transforms.enrich.quotation.reports.romance_sources import CALLS, told_so
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.words.description_words import TEXTS, TIMES
from transforms.enrich.reporting.words import Reporting

_MAX_ADVERBS, _MAX_ADVERBIAL, _MAX_LEAD = 2, 12, 30  # tokens before the verb
_MAX_INSERTED = 8  # tokens of a report between commas
#: Ends of third persons of the plural; no singular verb of a report has them.
_PLURAL = ("n", "no", "am", "em")
#: Ends of participles and gerunds that open a sentence: Preguntado por la obra, ...; Chegando ao tribunal, ...
_PARTICIPLES = ("ado", "ada", "ido", "ida", "ato", "ata", "ito", "ita", "uto", "uta", "ando", "endo", "indo", "sto", "sta")
#: To whom somebody answers: A chi gli chiedeva se ..., ha risposto
_OBJECTS = words("lo la los las li o a os as")
_THERE = words("ahí allí aquí lì là qui ali aí aqui")
_JOINS = words("y e pero mas ma")
_WHEN = words("cuando quando")
#: Ends of Portuguese nouns with the article that is a preposition as well.
_WOMEN = ("ora", "ção", "dade", "ria", "ista", "ante", "ente", "eira", "esa")
_PAST_ENDS = ("ó", "ò", "ou", "eu", "iu")
_WHAT = words("lo o ciò quello quel ao do no")
_SELF = words("si se")
#: They open a sentence before a comma and say nothing of who speaks: Asimismo, ha señalado que
_CONNECTORS = frozenset(
    (
        *("asimismo", "así mismo", "no obstante", "eso sí", "con todo", "sin embargo", "ahora bien", "dicho esto", "por ello"),
        *("por eso", "además de eso", "além disso", "por isso", "com isso", "no entanto", "contudo", "todavia", "ainda assim"),
        *("dito isto", "tuttavia", "nonostante ciò", "detto questo", "perciò", "per questo", "oltre a ciò", "ciononostante"),
    )
)
_MAX_NOUN = 4  # tokens in which such a sentence names the document
_MAX_CALLED = 3  # tokens from such a verb to the quotation
_ONE_SAYS = words("diz-se dizia-se conta-se contava-se fala-se falava-se comenta-se comentava-se")
_IT = words("lo así così assim o")
_MAX_SAID = 14  # tokens of such a sentence up to its verb
_DASHES = ("–", "—", "-")
_TO = words("a à al ai agli alle alla all' all’ allo ao aos às los las")
_ASKS = ("chied", "domand", "pregunt", "pergunt", "interrog")
_MAX_ASKED = 8  # tokens up to the verb of asking
_ASKING = words("chi quien quienes quem")


def without_subject(language: Reporting, before: Sequence[Token], verbs: Sequence[int]) -> Told | None:
    """A verb that opens its sentence in a language that leaves subjects out: "E classificou os pedidos como “graves”"."""
    if not language.drops or not verbs:
        return None
    stop = max((at for at, token in enumerate(before) if token.kind == "stop" and token.text not in ":;"), default=-1)
    inside = [at for at in verbs if at > stop and not is_bare_participle(before, at)]
    if not inside:
        return None
    inside = [*_behind_opening(before, stop + 1, inside, language)]
    asked = is_asked(before[stop + 1 :])
    first = inside[-1] if asked else inside[0]
    ahead = list(before[stop + 1 : first])
    if len(ahead) > 1 and ahead[0].lower in language.articles and ahead[1].lower in TEXTS:
        return Told(Subject(), before[first].lower)  # A sentença contra Ana Roa diz que
    if _is_impersonal(ahead, language):
        return Told(Subject(), before[first].lower)
    comma = next((at for at, token in enumerate(ahead) if token.kind == "comma"), None)
    if comma is not None and " ".join([token.lower for token in ahead[:comma]]) in _CONNECTORS:
        del ahead[: comma + 1]
    while ahead and (ahead[-1].lower in language.skip or (ahead[-1].lower in _THERE and len(ahead) > 1)):
        ahead.pop()  # ha detto; ahí tildó
    opens = len(ahead) == 1 or (len(ahead) > 1 and ahead[-2].kind == "comma")
    calls = opens and before[first].lower.startswith(CALLS)
    if ahead and ahead[-1].lower in _OBJECTS and (calls or ahead[-2:][0].text == ":"):
        ahead.pop()  # lo llamó; Lo considera “...”
    if ahead and ahead[-1].text == ":":
        return _behind_colon(language, ahead, before[first])
    adverbs = len(ahead) <= _MAX_ADVERBS and all(_is_small(token, language) for token in ahead)
    while len(ahead) > 1 and ahead[0].lower in language.skip:
        del ahead[0]  # Ya en los pasillos
    led = _is_adverbial(ahead, language) or _is_lead(ahead, language) or _goes_on(ahead, language)
    if not adverbs and not asked and not led:
        return None
    if len(ahead) == _MAX_ADVERBS and ahead[0].lower in language.double and ahead[1].lower.endswith(_WOMEN):
        return Told(Subject(), before[first].lower)  # A emissora informou: a noun that no table has
    if before[first].lower.endswith(_PLURAL):
        return Told(Subject(), before[first].lower)  # several people: agregaron que “...”
    return Told(_of(before[first]), before[first].lower)


def _behind_opening(before: Sequence[Token], start: int, verbs: Sequence[int], language: Reporting) -> Sequence[int]:
    """The verbs of a sentence from its main one on, where a clause opens it: Consultado por si había *pedido* algo, respondió
    que; Al saber que lo *acusaban*, dijo que."""
    opening = before[start]
    if not (opening.lower.endswith(_PARTICIPLES) or opening.lower in language.prepositions or opening.lower in _WHEN):
        return verbs
    for place, at in enumerate(verbs):
        ahead = at - 1
        while ahead > start and before[ahead].lower in language.skip:
            ahead -= 1
        if place and before[ahead].kind == "comma":
            return verbs[place:]
    return verbs


def _is_impersonal(ahead: Sequence[Token], language: Reporting) -> bool:
    """Whether a document says it and no person: Nel verbale si parla di “...”, En el informe se pide “...”."""
    if len(ahead) < 2 or ahead[-1].lower not in _SELF or ahead[0].lower not in language.prepositions:
        return False
    return any(token.lower in TEXTS for token in ahead[1:_MAX_NOUN])


def _behind_colon(language: Reporting, ahead: Sequence[Token], verb: Token) -> Told | None:
    """The person whom the clause before a colon is about, as the subject of the report behind it: Ana Roa duda: cree que."""
    subject = first_subject(ahead[:-1], language)
    if subject is not None and subject.mention is not None and subject.mention.kind == "PER":
        return Told(subject, verb.lower)
    opens = subject is None and ahead[0].lower.endswith(_PARTICIPLES)  # Preguntado por ello, fue directo: lo llamó
    return Told(_of(verb), verb.lower) if opens and not verb.lower.endswith(_PLURAL) else None


def is_asked(sentence: Sequence[Token]) -> bool:
    """Whether a sentence begins with the one who asks: "A chi gli chiedeva se la Regione paghi ha risposto"; "Ai cronisti che
    gli chiedono"."""
    at = 1 if sentence and sentence[0].lower in _JOINS else 0
    if len(sentence) <= at + 1 or sentence[at].lower not in _TO:
        return False
    if sentence[at].lower in ("a", "à") and sentence[at + 1].lower in _ASKING:
        return True
    asks = next((token.lower for token in sentence[at + 1 : at + _MAX_ASKED] if token.lower.startswith(_ASKS)), None)
    return asks is not None and any(token.lower in ("che", "que") for token in sentence[at + 1 : at + _MAX_ASKED])


def sentence_of(before: Sequence[Token], verb: int) -> Sequence[Token]:
    """The tokens of the sentence of a verb, up to the verb."""
    start = max((at + 1 for at in range(verb) if before[at].kind == "stop"), default=0)
    return before[start:verb]


def free_relative(language: Reporting, before: Sequence[Token], verb: int) -> Told | None:
    """Who calls something so: "habla de lo que llama “el plan”", "quello che definiscono “un furto”"."""
    that = verb - 1
    while that > 0 and before[that].lower in language.skip:
        that -= 1
    if not language.drops or that < 1 or before[that].lower not in ("que", "che"):
        return None
    if before[that - 1].lower not in _WHAT or len(before) - verb > _MAX_CALLED:
        return None
    if before[verb].lower.endswith(_PLURAL):
        return Told(Subject(), before[verb].lower)
    inverted = subject_behind(before[verb + 1 :], language)
    if inverted is not None:
        return Told(inverted, before[verb].lower)  # Es lo que sostiene Ana Roa
    subject = subject_before(before[: that - 1], language)
    return Told(subject if subject is not None else _of(before[verb]), before[verb].lower)


def said_it(language: Reporting, tokens: Sequence[Token]) -> Told | None:
    """A sentence that only tells who said the quotation before: "Lo dice Ana Roa."; "Ana Roa, 41 anni, lo dice."; "Así
    habla Ana Roa."."""
    presented = told_so(language, tokens)
    if presented is not None:
        return Told(presented, None)
    for at in range(1, min(len(tokens), _MAX_SAID)):
        it = at - 1
        while it > 0 and tokens[it].lower in language.skip:
            it -= 1  # Lo ha detto Ada Conti
        if tokens[at].kind != "verb" or tokens[it].lower not in _IT:
            continue
        ahead = tokens[:it]
        subject = subject_before(ahead, language) if len(ahead) > 1 else subject_behind(tokens[at + 1 :], language)
        if subject is not None and (subject.mention is not None or subject.noun):
            return Told(subject, tokens[at].lower)
    return None


def inserted(language: Reporting, before: Sequence[Token], verb: int) -> Told | None:
    """A report between commas in the sentence of a quotation: "Serve, ha detto, “una legge”"."""
    start = verb
    while start and before[start - 1].lower in language.skip:
        start -= 1
    if not language.drops or not start or before[start - 1].kind != "comma" or is_bare_participle(before, verb):
        return None
    end = next(
        (at for at in range(verb + 1, len(before)) if before[at].kind != "word" and before[at].kind != "name"), len(before)
    )
    if end == len(before) or before[end].kind != "comma" or end - verb > _MAX_INSERTED:
        return None
    if before[verb].text.lower() in _ONE_SAYS:
        return Told(Subject(), before[verb].lower)
    if end == verb + 1:
        colon = next((at for at in range(start - 1, 0, -1) if before[at].text == ":"), 0)
        leads = first_subject(before[:colon], language) if colon else None
        if leads is not None and leads.mention is not None and leads.mention.kind == "PER":
            return Told(leads, before[verb].lower)  # Ada Conti frena: il Comune, ha detto, non cerca “...”
        subject = subject_before(before[:start], language) or first_subject(before[:start], language)
        own = subject is not None and subject.mention is not None and subject.mention.kind == "PER"
        return Told(subject if own and subject is not None else _of(before[verb]), before[verb].lower)
    subject = subject_behind(before[verb + 1 : end], language)
    return Told(subject, before[verb].lower) if subject is not None else None


def dropped_inside(language: Reporting, tokens: Sequence[Token]) -> Told | None:
    """A report between dashes in a quotation that names nobody: «Lo dijeron en enero —recuerda—, y nada»."""
    for at in range(1, len(tokens) - 2):
        if tokens[at].text not in _DASHES or tokens[at].kind != "comma":
            continue
        verb = at + 1
        while verb < len(tokens) - 1 and tokens[verb].lower in language.skip:
            verb += 1
        end = next(
            (place for place in range(verb + 1, min(len(tokens), verb + _MAX_SAID)) if tokens[place].text in _DASHES), None
        )
        if (
            tokens[verb].kind != "verb"
            or end is None
            or any(token.mention is not None and token.mention.kind != "LOC" for token in tokens[verb:end])
        ):
            continue
        if subject_behind(tokens[verb + 1 : end], language) is None:
            return Told(_of(tokens[verb]), tokens[verb].lower)
    return None


def _of(verb: Token) -> Subject:
    return Subject(dropped=True, start=verb.start, end=verb.end)


def _is_adverbial(ahead: Sequence[Token], language: Reporting) -> bool:
    """Whether prepositions govern all that stands before a verb: "Sobre la situación de Roa dijo que"."""
    if not 0 < len(ahead) <= _MAX_ADVERBIAL or ahead[0].lower not in language.prepositions:
        return False
    return all(
        token.kind in ("word", "name", "comma")
        and (not (token.kind == "name" or token.lower in language.articles) or before.lower in _governing(language))
        for before, token in pairwise(ahead)
    )


def _is_lead(ahead: Sequence[Token], language: Reporting) -> bool:
    """Whether a clause about the one who speaks, or a time, stands before a verb: "Preguntado por la obra, dijo que"."""
    if not 0 < len(ahead) <= _MAX_LEAD:
        return False
    closed = ahead[-1].kind == "comma"
    if closed and (ahead[0].lower.endswith(_PARTICIPLES) or ahead[0].lower in language.prepositions or ahead[0].lower in _WHEN):
        return ahead[0].kind in ("word", "verb")
    names = any(token.kind not in ("word", "comma") for token in ahead)
    return not names and any(token.lower in TIMES for token in ahead[:3])


def _goes_on(ahead: Sequence[Token], language: Reporting) -> bool:
    """Whether a verb without a subject opens the sentence and "and" or "but" joins the report to it: "Recusou falar de seguros,
    mas insistiu que"."""
    joined = len(ahead) > 1 and ahead[-1].lower in _JOINS and ahead[0].kind in ("word", "verb")
    if (
        not joined
        or len(ahead) > _MAX_LEAD
        or not ahead[0].lower.endswith(_PAST_ENDS)
        or ahead[0].lower in language.small_words
    ):
        return False
    return all(
        token.kind != "pronoun" and (token.kind != "name" or before.lower in _governing(language))
        for before, token in pairwise(ahead)
    )


def _governing(language: Reporting) -> frozenset[str]:
    """Words behind which an article or a name begins no phrase of its own."""
    return language.prepositions | language.articles


def _is_small(token: Token, language: Reporting) -> bool:
    return (
        token.kind == "comma" or token.lower in language.skip or token.lower in language.clause or token.lower.endswith("mente")
    )
