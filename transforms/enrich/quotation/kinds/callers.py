"""What people at large call something: "what the trade calls the “basket”", lo que el derecho llama “vicio oculto”, was die
Branche „Leiche“ nennt. Whoever reports near it only repeats the name; one who calls it so himself is a name, a pronoun or an
office."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.words.description_words import POSSESSIVES, SEXES
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.languages import REPORTING

_MAX_AHEAD = 90  # characters before the quotation
_MAX_CALLED = 6  # words of what something is called
_MAX_CALLER = 5  # words of those who call it so
_OBJECTS = words(
    "him her it them this that cela ça eso esto ciò questo isso isto lo la los las le les l' li gli o a os as se si me te"
)
_ALL = words("on man men people everyone everybody todos todas tutti tutte tous toutes gente monde mundo")
_RELATIVES = words("what which whom that que qu' che was wat die dat ce")
_CALLS = re.compile(
    r"(?:calls?|called|calling|termed|dub(?:s|bed)?|nicknam\w+|labell?ed|refer(?:s|red)?|appel(?:l\w+|ai\w+|ant|er|ée?s?)|surnomm\w+|nomm\w+|désign\w+"
    r"|baptis\w+|llam\w+|apod\w+|denomin\w+|bautiz\w+|cham\w+|apelid\w+|batiz\w+|chiam\w+|soprannomin\w+|battezz\w+"
    r"|défini\w+|defin\w+|trait(?:é|aient|ait|ent)|(?:trat|tach|tild)a(?:ron|ban|ram|vam))"
)
#: What may stand between the verb and the name.
_BETWEEN = words("the a an el la los las le les l' lo gli il i o os as de como comme come a un una une um uma")
#: German and Dutch verbs behind the name.
_CALLED = re.compile(r" (?:nennen|nannten|nennt|nannte|noemen|noemden|noemt|noemde)\b")
_WHO, _SINGULAR = words("der die dat"), ("t", "te", "de")
#: And as what several people describe something: Als „Schamotte“ bezeichnen Töpfer; not: bezeichnen Roth und Berg.
_CALLED_AS = re.compile(
    r" (?:bezeichnen|bezeichneten|omschrijven|betitelen) (?:[^\W\d_]+(?:en|er|e|s|ler|innen)\b|man\b|viele)"
)
#: Or call somebody: seine Freunde nennten ihn, Kollegen nannten ihn nur.
_GERMAN_CALL = re.compile(
    r"(?:^|[^\W\d_] )(?:(?:seine|ihre|die|viele|manche|alle) )?[A-ZÄÖÜ][a-zäöüß]+(?:e|en|er|s|innen) "
    r"(?:nennen|nannten|nennten|(?:rufen|riefen)(?= (?:ihn|mich|uns)\b))"
    r"(?: (?:ihn|sie|das|es|dies))?(?: (?:nur|oft|gern|kurz|schlicht|so|einfach|noch|heute))*$"
)
_BESIDE = _BETWEEN | _OBJECTS
_VERB_LAST = ("de", "nl")
_NORTHERN_CALLS = ("nenn", "nann", "noem")
#: Third persons of the plural: several people, whatever they are.
_PLURAL = ("call", "an", "am", "em", "ano", "avano", "aban", "avam", "ent", "en")
#: Those whose subject, where it is left out, is people at large.
_SEVERAL = ("aron", "aban", "aram", "avam", "avano", "arono", "llaman", "apodan", "chamam", "chiamano")
#: Of those who say it the text has told.
_PERSONAL = words(
    """
    he she it they we i you il elle ils elles nous je ella él ellos ellas ele ela eles elas lui loro egli er sie es wir ich
    hij zij ze het wij we ik yo tú nosotros eu nós io noi his her their su sus sua seu son sa ses ihr sein zijn haar hun suo
    """
)
_OF = words("of de di do da dos das del du des della dei von van der")
_WORD = re.compile(r"[^\W\d_]+['’]?")
#: All up to the last mark before a clause.
_AHEAD = re.compile(r".*[.!?;:,\"“”«»„()\n]", re.DOTALL)


@lru_cache(maxsize=4_000)
def _is_call(word: str) -> bool:
    """Whether a word is a form of a verb by which people call something so. Kept: six words are asked for each quotation, and
    half of them are small words."""
    return _CALLS.fullmatch(behind_apostrophe(word)) is not None


def is_called_by_people(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether a relative clause beside a quotation tells that people without a name call something so. `before`: the words of
    its sentence before it, in lower case."""
    if language in _VERB_LAST and before[-1:] == ["als"] and _CALLED_AS.match(text, span.outer_end):
        return True
    called = _CALLED.match(text, span.outer_end) if language in _VERB_LAST else None
    near = before[-_MAX_CALLER - 1 :]
    calls = any(map(_is_call, near))
    calls = calls or (language in _VERB_LAST and any(word.startswith(_NORTHERN_CALLS) for word in near))
    if not called and not calls:
        return False
    if len(text[span.start : span.end].split()) > _MAX_CALLED:
        return False
    ahead = text[max(0, span.outer_start - _MAX_AHEAD) : span.outer_start]
    clause = ahead[cut.end() :] if (cut := _AHEAD.match(ahead)) else ahead
    found = [word.replace("’", "'") for word in _WORD.findall(clause)]
    if called and len(found) > 1 and found[-1] in ("dat", "zo", "das", "so", "hem", "haar", "ihn"):
        found.pop()  # dat pottenbakkers dat ‘chamotte’ noemen
    lowers = [word.lower() for word in found]
    if called and lowers and lowers[0] in _WHO and called[0].strip().endswith(_SINGULAR) and not can_speak(lowers[-1]):
        named = cut is not None and ahead[: cut.end()].endswith(",") and ahead[: cut.end()].split()[-1][:1].isupper()
        if named:
            return False  # Ada Roth, die den Plan „Unsinn“ nennt
    if called:  # was Fachleute „...“ nennen
        return _is_crowd(found[_behind_relative(lowers) :], called[0], language, nouns=language == "de")
    if _is_called_by_all(found, language):
        return True
    while lowers and (lowers[-1] in _BETWEEN or lowers[-2:] == ["refer", "to"]):
        lowers.pop()
    at = next((at for at in range(len(lowers) - 1, 0, -1) if _CALLS.fullmatch(lowers[at])), 0)
    if at and lowers[at - 1] in _RELATIVES:  # lo que llaman los expertos “...”
        return _is_crowd(found[at + 1 : len(lowers)], lowers[at], language)
    return at == len(lowers) - 1 and _is_crowd(found[_behind_relative(lowers[:at]) : at], lowers[at], language)


def _is_called_by_all(found: Sequence[str], language: str) -> bool:
    """Whether a clause without a relative pronoun tells what people at large call somebody or something: her colleagues call
    him, on appelle cela, man nenne das, sus compañeros lo llaman."""
    lowers = [word.lower() for word in found]
    near = lowers[-_MAX_CALLED:]
    if language == "de" and _GERMAN_CALL.search(" ".join(found[-_MAX_CALLED:])):
        return True
    if language in _VERB_LAST:
        return any(at and near[at - 1] in _ALL and near[at].startswith(_NORTHERN_CALLS) for at in range(len(near)))
    while lowers and lowers[-1] in _BESIDE:
        lowers.pop()
    if not lowers or not _CALLS.fullmatch(lowers[-1]):
        return False
    verb, at = lowers[-1], len(lowers) - 1
    while at and lowers[at - 1] in _OBJECTS:
        at -= 1
    verbs = REPORTING[language].verbs if language in REPORTING else frozenset()
    start = max((place + 1 for place in range(at) if lowers[place] in _RELATIVES or lowers[place] in verbs), default=0)
    if start == at and verb.endswith(_SEVERAL) and language in ("es", "it", "pt"):
        return True  # contó que lo llamaron “...”
    caller = found[start + (start < at and lowers[start] in POSSESSIVES) : at]  # sus compañeros lo llaman
    return bool(caller) and (caller[-1].lower() in _ALL or (verb.endswith(_PLURAL) and _is_crowd(caller, verb, language)))


def _behind_relative(lowers: Sequence[str]) -> int:
    """The place behind the last relative pronoun; that of the end where there is none."""
    at = next((at for at in range(len(lowers) - 1, -1, -1) if lowers[at] in _RELATIVES), len(lowers) - 1)
    return at if at > 0 and lowers[at - 1] in ("was", "wat") else at + 1  # was die Branche „...“ nennt


def _is_crowd(caller: Sequence[str], verb: str, language: str, *, nouns: bool = False) -> bool:
    """Whether words are the noun of people without a name or an office. `nouns`: German ones, which have a capital."""
    lowers = [word.lower() for word in caller]
    if language == "it" and lowers[:1] == ["i"]:
        lowers[0] = "gli"  # an article, and no English pronoun
    if not lowers or len(lowers) > _MAX_CALLER or not _PERSONAL.isdisjoint(lowers):
        return False
    if not nouns and any(word[:1].isupper() for word in caller):
        return False
    several = verb.strip().endswith(_PLURAL)
    if nouns and not several and lowers[0] not in ("der", "die", "das", "de", "het", "man", "men"):
        return False  # was Roth „...“ nennt
    end = next((at for at, word in enumerate(lowers) if at and word in _OF), len(lowers))
    noun = lowers[end - 1]
    several = several or (noun.endswith("s") and not noun.endswith("ss"))
    return several or not any(is_role(word, language) or word in FAMILY or word in SEXES for word in lowers[:end])
