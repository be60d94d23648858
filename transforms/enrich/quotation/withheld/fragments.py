"""Where the words around a quotation name somebody who did not say it.

The promise is no speaker rather than a wrong one. The constructions below named a wrong speaker more often than one time in
ten on articles that were scored before any rule had seen them (`bench.real`, first scores by method): verbs with an everyday
sense, terms far behind a verb, "it" and "they", and fragments that nothing but the quotation before gives to anybody. They
keep their words and lose the name.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.attribution import UNSAID, Attribution
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.withheld.definite_terms import is_known_thing
from transforms.enrich.quotation.withheld.inner_clauses import is_of_inner_clause
from transforms.enrich.reporting.judging_verbs import SEEING

#: Verbs that report only what follows them at once, after a colon or after "that": otherwise they offer, show, plead guilty.
_LOOSE = SEEING | words(
    """
    sees saw sieht sah hält hielt voit voient voyait ve veía vede vedeva vê via viu visto ziet zag lou loue propose
    propone propõe punta
    boasted boasts continued continues decided decides offered penned pleaded pleads posted posting posts put puts
    read reads reflected reflects revealed revealing reveals shared shares taught teaches thanked thanking thanks
    toont toonde
    führt führte gab gibt informiert informierte stellt stellte verteidigt verteidigte zeigt zeigte
    celebra celebró contó cuenta dedicó responde respondió celebrou completa completou conta contou respondeu
    complète complété lance lancé relevé relève reprend repris répond répondu
    """
)
_THAT = words("as als darin that how why what dass wie que qué qu' che")
_AS = words("como comme come")
_HOLDS = words("hält hielt")
_SEES = words("ve veía visto viu vê via vede vedeva voit voyait voient voyaient sieht sah ziet zag")
_INDEFINITE = words("un une una uno um uma ein eine einen een")
_IN = words("en em no na nos nas neste nesta nesse nessa nisso nele nela nel nello nella nell' nei nelle in dans")
_WITH = words("con com")
_REFLEXIVE = words("se s' s’")
#: Reflexive verbs that report all the same: se refirió a “...”.
_REFERS = words("refirió refiere refería referiu refere")
#: Their subject says nothing itself: it quotes somebody.
_QUOTES = words("quotes quoted quoting cites cited zitiert zitierte cite cita citó")
_APPOSED = re.compile(r", ([A-ZÀ-ÖØ-Ý][\w’'-]+)(?: [A-ZÀ-ÖØ-Ý][\w’'-]+){0,2},")
#: Verbs of finding that may have an object before what they say of it.
_FINDS = words("trouve trouvait trouvé trova trovava ve vê vede vedeva voit voyait")
_MAX_OBJECT = 3  # tokens of it
_MAX_BODY = 3  # tokens between a body and its verb
_MAX_BODY_CHARS = 60
_AND = words("and und et y e en")
#: Words that may stand before the subject at the head of a sentence.
_OPENING = words("meanwhile however but and por su parte pero aber und doch mais et ma mas")
#: Pronouns that mostly mean a body or several people.
_VAGUE = words("it they them")
_CROWD = words("they them ils elles eles elas")


def unless_loose(speech: Attribution, story: Story, index: int, *, term: bool) -> Attribution:
    """The attribution, without its name where the construction does not bear one.

    `term`: a word held at a distance, with no verb near.
    """
    span = story.spans[index]
    full = story.full[index]
    if _is_mere_body(speech, story) or _has_own_name(speech, story):
        return speech.unnamed(told=True)
    if not full and (is_known_thing(speech, story, span) or is_of_inner_clause(speech, story, span)):
        return UNSAID
    indirect = speech.start == speech.end  # its sentence goes on in indirect speech
    ahead = speech.verb is not None and speech.start < span.outer_start
    fails = (ahead and _is_loose(speech, story, span)) or (
        not full and ((term and ahead) or (speech.method == "continued" and not indirect) or _is_vague(speech, story))
    )
    fails = fails or (not ahead and speech.verb in SEEING)  # “...”, presenta Ugo Conti
    return speech.unnamed(told=True) if fails or _is_crowd(speech, story) else speech


def _is_mere_body(speech: Attribution, story: Story) -> bool:
    """Whether a body, a place or a thing is named that the sentence makes no speaker: "the Post quotes Lee", "Berlin and Rome
    wrote". A company that "said" something stays, one that opens the sentence, and one that the text refers to."""
    if speech.method != "named" or story.discourse.is_person(speech.speaker):
        return False
    if speech.verb in _QUOTES:
        return True
    start = max(0, speech.start - _MAX_BODY_CHARS, story.discourse.sentence_start(speech.start))
    ahead = story.tokens(start, speech.start)
    behind = story.tokens(speech.end, min(len(story.text), speech.end + _MAX_BODY_CHARS))[:_MAX_BODY]
    if behind and behind[0].lower in _AND:
        return True
    if speech.verb is None:
        lowers = [token.lower for token in ahead if token.lower not in story.language.articles]
        return not any(lowers[-len(phrase) :] == [*phrase] for phrase in story.language.said_by)
    near = any(token.lower == speech.verb for token in [*ahead[-_MAX_BODY:], *behind])
    return not near and any(token.kind == "word" and token.lower not in _OPENING for token in ahead)


def _is_predicate(behind: Sequence[Token], story: Story, span: Span) -> bool:
    """Whether a short object stands between the verb and a fragment that ends the sentence and judges the object."""
    if not 1 < len(behind) <= _MAX_OBJECT or behind[0].lower not in story.language.articles:
        return False
    plain = all(token.kind == "word" and token.lower not in story.language.prepositions for token in behind[1:])
    ends = story.text[span.outer_end : span.outer_end + 1] in (".", ",", "")
    return plain and ends and story.text[span.start].islower()


def _has_own_name(speech: Attribution, story: Story) -> bool:
    """Whether a description has a name of its own between commas, and so means nobody known: La promotora, Nordia, habla."""
    if speech.method != "description":
        return False
    name = _APPOSED.match(story.text, speech.end)
    return name is not None and name[1] not in (speech.speaker or "")


def _is_crowd(speech: Attribution, story: Story) -> bool:
    """Whether a pronoun means somebody of whom only the sex is hidden, or a group: "someone else ... they said"."""
    return speech.method == "pronoun" and story.text[speech.start : speech.end].lower() in _CROWD


def _is_vague(speech: Attribution, story: Story) -> bool:
    """Whether a pronoun means a body or a group."""
    return speech.method == "pronoun" and story.text[speech.start : speech.end].lower() in _VAGUE


def _is_loose(speech: Attribution, story: Story, span: Span) -> bool:
    """Whether the verb before a quotation has another sense there: "Lee offered a “special” prize"."""
    if speech.verb not in _LOOSE and not story.language.drops:
        return False
    tokens: Sequence[Token] = story.tokens(speech.start, span.outer_start)
    at = next((place for place in range(len(tokens) - 1, -1, -1) if tokens[place].lower == speech.verb), None)
    if at is None:
        return False
    ahead = tokens[at - 1].lower if at else story.text[max(0, speech.start - 3) : speech.start].strip().lower()
    reflexive = ahead in _REFLEXIVE and story.language.drops and speech.verb not in _REFERS
    if speech.verb not in _LOOSE and not reflexive:
        return False
    behind = tokens[at + 1 :]
    if behind and behind[0].lower in ("sich", "zich"):
        return False  # zeigte sich „überrascht“, toonde zich ‘geschokt’
    if behind and speech.verb in _HOLDS and behind[-1].lower == "für":
        return False  # hält den Plan für „Makulatur“
    if any(token.kind == "comma" for token in behind) and any(token.text in story.language.reported for token in behind):
        return False  # gab an, er sei „krank“
    if speech.verb in ("thanked", "thanks", "thanking") and behind and behind[-1].lower == "for":
        return False
    if speech.verb in ("put", "puts") and behind and behind[0].lower == "it":
        return False
    if behind and behind[0].lower in _IN and speech.verb in _SEES:
        return False  # ve en la ley “un error”
    if len(behind) == 1 and behind[0].lower in _INDEFINITE and speech.verb in _SEES:
        return False  # voit une « occasion manquée »
    if speech.verb in _FINDS and _is_predicate(behind, story, span):
        return False  # trouve le compliment « gênant »
    if behind and behind[0].lower in _WITH and story.language.drops:
        return False  # respondió con un seco “no”
    leads = _THAT if reflexive else _THAT | _AS  # se destaca como una “voz”
    return not (
        not behind or behind[-1].kind == "comma" or behind[-1].text == ":" or any(token.lower in leads for token in behind)
    )
