"""Recognizes lines outside the article by their words: the phrases of `phrases.py`, always at a line's start.

Promo words anywhere in a line were measured and harm. Each function answers for one kind of line; `clean.py` decides.
"""

import re
from collections.abc import Iterable

from transforms.extract.wording.imprint import CREDIT, PUBLISHED, RIGHTS, UPDATED
from transforms.extract.wording.openers import Openers
from transforms.extract.wording.phrases import NEEDS_MARK, READ_MORE, SHARE, SIGN_UP, starters
from transforms.extract.wording.walls import wall_kind

_DIGIT = re.compile(r"\d")
#: What an invitation is about, somewhere in the line.
_SUBJECT = re.compile(
    r"newsletter|news ?letter|e-?mail|whats ?app|telegram|facebook|instagram|twitter|linkedin|tik ?tok|youtube|threads|"
    r"bluesky|\bapp\b|\bapps\b|google|podcast|"
    r"subscri|abonn|abon[eé]|suscri|assin|iscri|inscri|registr|anmeld|prenumer|bolet[ií]n|inbox|posteingang|buzón|account|"
    r"konto|compte|cuenta|"
    r"premium|membership|mitglied|member|miembro|canal|channel|kanal|\bfan\b|login|cookie|nieuwsbrief|premium|donat|spend|"
    r"\bx\b|"
    r"breaking news|push|notification|benachrichtig|notificac|journalis|periodism|full story|"
    r"survey|umfrage|encuesta|sondage|feedback|conteúdo|contenido|free trial|"
    r"privacy (?:policy|notice)|terms (?:of|and)",
    re.IGNORECASE,
)
#: Whose words they are, between commas or behind a quotation: ", he had said,".
_ATTRIBUTED = re.compile(
    r"[,\"”»“],? (?:[^\W\d_][\w.'’-]{0,30} ){0,4}"
    r"(?:said|says|told|added|sagte[nr]?|sagt|erklärte|a dit|dit|déclare|a déclaré|dijo|dice|afirmó|aseguró|disse|ha detto|"
    r"spiega|afirmou|diz|zei|zegt)\b",
    re.IGNORECASE,
)
#: The house speaks of itself.
_HOUSE = re.compile(
    r"\b(?:our|ours|us|we|uns|unser\w{0,2}|wir|notre|nos|nous|nuestr[oa]s?|nosotros|nostr[oaie]|noi|noss[oa]s?|nós|ons|onze|wij)\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|derechos reservados|"
    r"tutti i diritti riservati|"
    r"todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone|riproduzione riservata",
    re.IGNORECASE,
)
#: One of these is in every line that the pattern accepts.
_RESERVED_HINTS = ("reserv", "réserv", "riserv", "vorbehalten", "voorbehouden", "zastrze")


def _plain(phrases: Iterable[str]) -> list[str]:
    return [phrase.replace("’", "'").casefold() for phrase in phrases]


_READ_MORE = Openers(_plain(starters(READ_MORE)))
_SIGN_UP = Openers(_plain(starters(SIGN_UP)))
_SHARE = Openers(_plain(starters(SHARE)))
_CREDIT = Openers(_plain(starters(CREDIT)))
_RIGHTS = Openers(_plain(starter for starter in starters(RIGHTS) if starter[0].isalpha()))
_UPDATED = Openers(_plain(starters(UPDATED)))
_PUBLISHED = Openers(_plain(starters(PUBLISHED)))
_NEEDS_MARK = frozenset(_plain(NEEDS_MARK))


def is_read_more(line: str, words: int) -> bool:
    """A pointer to another article."""
    if words > 40:
        return False
    hit = _READ_MORE.find(line)
    if hit is None:
        return False
    phrase, rest = hit
    rest = rest.strip()
    if not rest.strip(" .:…›»>→-–—!|]"):
        return True
    if rest[0] in ":|>»›→-–—":
        return True
    return phrase not in _NEEDS_MARK and words <= 25 and not rest.startswith((",", "."))


def is_sign_up(line: str, words: int) -> bool:
    """An invitation to subscribe, register, follow, download or donate, or the sentence of a wall.

    No invitation are words that somebody said, and a long sentence that names neither the house nor, behind its first words,
    a thing to subscribe to: "Subscribe to the idea, and the village will follow you ...".
    """
    if words > 60:
        return False
    if wall_kind(line, words) is not None:
        return True
    hit = _SIGN_UP.find(line)
    if hit is None:
        return False
    phrase, rest = hit
    if _ATTRIBUTED.search(rest) or (is_linked_sentence(line, words) and not (_SUBJECT.search(rest) or _HOUSE.search(rest))):
        return False
    return not rest.strip(" .:!?…·–-0123456789") or (bool(_SUBJECT.search(line)) and (words <= 40 or phrase.count(" ") >= 1))


def is_share(line: str, words: int) -> bool:
    """Sharing, reacting, advertising marks, tables of contents."""
    hit = _SHARE.find(line)
    if hit is None:
        return False
    phrase, rest = hit
    if not rest.strip(" .:!…|()[]*–—-0123456789"):
        return True
    if phrase in ("in this article", "on this page"):
        return False
    if phrase.count(" ") >= 2:
        return words <= 30
    return words <= 5 and (rest.strip()[:1] in (":", "|") or phrase.count(" ") >= 1)


#: (Ada Weller / Alder Post): a photographer and the house, alone in a line.
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3}"
_SIGNED = re.compile(rf"\((?:{_NAME}) ?/ ?(?:{_NAME})\)\.?")


def is_credit(line: str, words: int) -> bool:
    """A credit of a picture or a text."""
    text = line.lstrip(" (*[-–—")
    if text[:1] == "©" or text[:3].lower() == "(c)":
        return words <= 30
    if words > 25:
        return False
    hit = _CREDIT.find(line)
    if hit is None:
        return line[:1] == "(" and _SIGNED.fullmatch(line) is not None
    rest = hit[1].strip()
    return not rest or rest[0] in ":/|©" or (" by" in hit[0] and words <= 12) or (rest.startswith("-") and words <= 8)


#: Advertising disclosures: anywhere in a line, as they are sentences and say nothing else.
_DISCLOSURE = re.compile(
    r"affiliate (?:links?|commissions?|partner|disclos|marketer|programs?)|affiliate-?links?|amazon associate|"
    r"earn (?:us )?(?:a |an )?(?:small |affiliate )?commission|"
    r"^\W*(?:advertiser|affiliate)? ?disclosure\b.{0,3}$|chosen independently by our|independently (?:selected|reviewed|"
    r"review)|we may be compensated|"
    r"enthält (?:werbung|affiliate)|erhalten wir (?:ggf\. )?(?:eine )?provision|wir (?:eine )?provision|liens? affiliés?|"
    r"enlaces? de afiliad|link(?: di)? affilia|links? de afiliad",
    re.IGNORECASE,
)

#: One of these is in every line that the pattern accepts; looking for them is twenty times faster.
DISCLOSURE_HINTS = (
    "affili",
    "amazon associate",
    "commission",
    "disclosure",
    "independently",
    "compensated",
    "werbung",
    "provision",
    "afilia",
)


def is_disclosure(line: str, words: int) -> bool:
    """An advertising disclosure."""
    if words > 70:
        return False
    low = line.lower()
    return any(map(low.__contains__, DISCLOSURE_HINTS)) and bool(_DISCLOSURE.search(line))


def is_rights(line: str, words: int) -> bool:
    """A rights statement."""
    if words > 80:
        return False
    if words <= 45 and any(map(line.lower().__contains__, _RESERVED_HINTS)) and _RESERVED.search(line):
        return True
    hit = _RIGHTS.find(line)
    if hit is None or words > 60:
        return False
    # "Copyright" also opens a sentence about copyright.
    return hit[0] != "copyright" or not hit[1].strip() or not hit[1].strip()[0].isalpha() or hit[1].strip().startswith("by ")


_SIGN_OFF = re.compile(
    r"\W{0,3}(?:(?:additional |with )?(?:reporting|writing|editing|compiled|reported|written and edited|"
    r"production) (?:and (?:writing|editing|reporting) )?"
    r"(?:by|from)\b|our standards:|edited by [^.]{3,60}$|"
    r"posted by .{2,60}\b\d{4}\W{0,3}$|"
    r"with (?:assistance|reporting) (?:by|from)\b|mit material (?:von|der)\b|redaction? :|avec (?:l'|l’)?(?:afp|reuters|ap)\b)",
    re.IGNORECASE,
)


def is_sign_off(line: str, words: int) -> bool:
    """Credits of an agency's story; the line on its standards."""
    return words <= 45 and bool(_SIGN_OFF.match(line))


_SLOGAN = re.compile(
    r"\b(?:before it(?:'|’)s \w{2,12}, it(?:'|’)s on|only on|exclusively on|available on|read it first on)\b.{0,60}$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"\b(?:terminal|app|apps)\b\W{0,3}$", re.IGNORECASE)


def is_slogan(line: str, words: int) -> bool:
    """A house's line for its terminal or app."""
    return 4 <= words <= 16 and bool(_PRODUCT.search(line[-30:])) and bool(_SLOGAN.search(line[:200]))


def is_update(line: str, words: int) -> bool:
    """'Updated on ...' or a correction."""
    if words > 80:
        return False
    hit = _UPDATED.find(line)
    if hit is None:
        return False
    rest = hit[1].strip()
    if not rest or rest[0] in ":" or hit[0].count(" ") >= 3:
        return words <= 15 or hit[0] not in ("update", "stand")
    return words <= 12 and bool(_DIGIT.search(rest))


def is_published(line: str, words: int) -> bool:
    """Date of publication, byline or reading time, as it stands above a text."""
    if words > 14:
        return False
    hit = _PUBLISHED.find(line)
    if hit is None:
        return False
    rest = hit[1].strip()
    return not rest.strip(":.") or rest[0] in ":|" or bool(_DIGIT.search(rest)) or " " in hit[0]


_MINUTES = re.compile(
    r"^\W{0,6}\d{1,3}[\s-]?(?:min(?:ute[ns]?|utos?|uti)?\.?)(?:[\s-](?:read(?:ing)?|lesezeit|lesedauer|de lecture|"
    r"de lectura|di lettura|de leitura|leestijd|czytania)(?: time)?)?\W*$",
    re.IGNORECASE,
)


def is_reading_time(line: str, words: int) -> bool:
    """How many minutes a text takes."""
    return words <= 6 and bool(_MINUTES.match(line))


_DATE_LINE = re.compile(
    r"^[\W\d]{0,12}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mo|di|mi|do|fr|sa|so)[a-z]*tag|mittwoch|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"segunda|terça|quarta|quinta|sexta|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)?[\W\d]{0,12}(?:de )?"
    r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|fév|avr|aoû|déc|ene|abr|ago|dic|gen|mag|giu|lug|"
    r"set|ott|fev|out|mrt|mei|maart|janv|juin|juil)\w{0,8}"
    r"[\W\d]{1,14}(?:de )?(?:[\W\d]{0,14}(?:at|um|à|uhr|am|pm|est|edt|et|pt|pst|pdt|gmt|bst|cet|cest|utc|ist|h|hrs|a\.m\.|"
    r"p\.m\.|alle|om|\||-|–)?){0,3}\W*$",
    re.IGNORECASE,
)
_NUMBER_DATE = re.compile(r"^\W{0,4}\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:[\W\d]{0,14}(?:uhr|h|am|pm)?)?\W*$", re.IGNORECASE)


def is_date(line: str, words: int) -> bool:
    """A line that is a date, perhaps with a time, and nothing else."""
    return (
        words <= 9
        and len(line) <= 60
        and bool(_DIGIT.search(line))
        and bool(_DATE_LINE.match(line) or _NUMBER_DATE.match(line))
    )


def is_linked_sentence(text: str, words: int) -> bool:
    """True for a line that is long and ends as a sentence does: no headline, though it may be a link from end to end. Items of
    lists are other articles."""
    return words >= _LEAST_SENTENCE and not text.startswith("- ") and text.rstrip("\"”»’')").endswith((".", "!", "?", "…"))


_LEAST_SENTENCE = 20
