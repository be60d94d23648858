"""Names out of what a page says of its authors: no "By", no markup, no roles, no degrees, no places, no addresses."""

import html
import re
from collections.abc import Iterable, Iterator

from transforms.extract.authors.words import (
    BEFORE_COLON,
    BEFORE_GLUED,
    BEFORE_NAME,
    BEHIND_NAME,
    BY,
    DEGREES,
    DESK_WORDS,
    DESKS_AHEAD,
    HOUSE_WORDS,
    HOUSES_BEHIND,
    MONTHS,
    NO_NAME,
    OFFICES,
    PARTICLES,
    PLACES,
    ROLES,
    STANDS_IN,
    TITLES,
)
from transforms.extract.dates.shapes import DATE
from transforms.extract.wording.notes import AGENCIES
from transforms.extract.wording.site_names import words

#: What stands before a name, at the start.
BEFORE = re.compile(
    rf"^(?:(?:{'|'.join(re.escape(word) for word in sorted({w for ws in BY.values() for w in ws}, key=len, reverse=True))})"
    rf"\b\.?[\s:]*|aus [\w-]{{2,30}} berichte[nt] |(?:{'|'.join(BEFORE_COLON)})\s{{0,3}}[:：]\s{{0,3}}|"
    rf"(?:{'|'.join(BEFORE_NAME)})(?:\s{{0,3}}[:：/／＝=]\s{{0,3}}|\s{{1,3}})|"
    rf"(?:{'|'.join(BEFORE_GLUED)})[\s:：/／]{{0,3}})",
    re.IGNORECASE,
)
#: What East Asian bylines have behind a name.
_BEHIND = re.compile(r"\s{0,3}(?:" + "|".join(BEHIND_NAME) + r")(?:\s{0,3}=)?$")
#: Between names. "di", "de", "von" are parts of names and do not split.
_BETWEEN = re.compile(
    r"\s*([,;|/•·\n&+、，；／｜]|\s[-–—]\s|\b(?:and|And|AND|und|UND|et|ET|och|og|ve|и|en|with|mit|avec|con|com)\b)\s*"
)
#: Also within names ("Ortega y Gasset"): between two names only where each has two words.
_WITHIN = re.compile(r"\s(?:y|e|i|Y|E)\s")
#: What a template holds where its variable was not filled in: {{author}}, %author%, page.head.extra.author.
_VARIABLE = re.compile(r"[{}$%<>]|^(?:[a-z_]+\.)+(?:author|name|byline|user)s?(?:\.[a-z_]+)*$", re.IGNORECASE)
#: Markup that is left in a name. A line break parts names.
_BREAK = re.compile(r"</?(?:br|p|li|div)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,400}>", re.IGNORECASE)
#: Behind a name, no name of its own. Generations stay with the name.
_GENERATION = re.compile(r",?\s{1,3}((?:Jr|Sr)\b\.?|(?:II|III|IV)\b)(?=\s{0,3}(?:$|[,;&|]|and\b))", re.IGNORECASE)
#: Where somebody writes from, and for whom, behind a name of two words or more.
_PLACE = re.compile(r"(?<=\w)\s(?:in|from|aus|à|at)\s[A-ZÀ-Þ][\w.’' -]{1,40}$")
_CLIENT = re.compile(r"(?<=\w)\sfor\s[^,;|]{2,60}$", re.IGNORECASE)
#: An office that follows a name without a comma.
_OFFICE = re.compile(
    r"(?<=\w)\s(?:Senior|Chief|(?:Co-?)?[Ff]ounder|Former|Professor|CEO|Director|Associate|Special (?:to|for)|Staff)\b.*$"
)
#: Bodies that are for something: what follows is of their name.
_BODY = re.compile(
    r"cent(?:er|re)|institut|council|association|foundation|society|department|office|agency|college|school|committee|alliance|network|"
    r"universit|ministry|campaign|coalition|fund|project|bureau|board|commission|group|team|doctors|people|citizens|americans|union",
    re.IGNORECASE,
)
#: A date, with what joins it to the name before it.
_DAY = re.compile(rf"(?:\s(?:am|on|vom|le|el|il|op|stand))?[\s:]{{0,3}}(?:{DATE.pattern})", re.IGNORECASE)
#: Where a name turns into the state of the article.
_STATE = re.compile(
    r"\s(?:vor |hace |il y a |há |fa )?\d{1,3}\s?(?:min|minutes?|mins|hours?|hrs?|days?|weeks?|"
    r"Minuten?|Stunden?|Tag|Tagen|minutos?|horas?|"
    r"días?|dias?|heures?|jours?|ore|giorni)\b.*|"
    r"\s(?:last\s)?(?:updated|published|posted|aktualisiert|veröffentlicht|publié|publicado|actualizado|aggiornato)\b.*|"
    r"\sreports? (?:from|on)\b.*|\s(?:quelle|source|fonte|fuente)\s?:.*",
    re.IGNORECASE,
)
#: Where those begin who only helped.
_HELPERS = re.compile(
    r"(?<=\w)[.,;|/(]{0,2}\s{1,3}(?:[|/–-]\s)?(?:"
    r"(?:with )?additional (?:reporting|research) (?:by|from)|with (?:files|reporting|contributions?) (?:from|by)|"
    r"as told to|translated (?:by|from)|(?:edited|photographed|illustrated|photographs?|photography|photos?|pictures|"
    r"illustrations?|video|graphics?|"
    r"produced|editing) by|(?:mitarbeit|redaktion|fotos?|bild(?:er)?|photos?|photographs|fotografie|"
    r"illustration(?:en)?|grafik|video|kamera|"
    r"übersetzung|photographies|fotografías?)\s?:|aus dem \w{3,20} von|übersetzt von|traduit par|traducido por).*$",
    re.IGNORECASE,
)
#: Who did something else than write: "Edited by", and a name with such a thing in brackets behind it.
_NOT_WRITTEN = (
    r"edit(?:ed|ing)|photo(?:graph)?(?:ed|s|y)?|photographers?|pictures?|illustrat(?:ed|ions?|or)|video|graphics?|produced|producer|"
    r"translat(?:ed|ion|or)|reviewed|fact.?checked|fotos?|fotograf\w{0,3}|bild(?:er)?|kamera|grafik|illustration(?:en)?"
)
_OTHERS = re.compile(rf"(?:\w{{2,12}} )?(?:{_NOT_WRITTEN})(?: by\b|\s?[:：])", re.IGNORECASE)
_OTHER = re.compile(
    rf"(?:^|(?<=[,;&|/])|(?<=\band )|(?<=\bund )|(?<=\bet )|(?<=\by )|(?<=\be ))[^,;&|/()]{{2,60}}\((?:{_NOT_WRITTEN})\)",
    re.IGNORECASE,
)
#: A sentence about the author: "Ada Weller is a reporter at the Herald."
_SENTENCE = re.compile(r"((?:\S{1,30} ){1,3}\S{1,30}) (?:is|ist|est|es|è) (?:an?|the|our|der|die|eine?|une?|una) .*")
#: The name of a desk before a byline: "Opinion | By Ada Weller".
_LABEL = re.compile(r"^[^|•·]{2,30}[|•·]\s(?=[Bb]y\s)")
#: An agency that follows a name without a comma, and the house for which somebody writes.
_SIGNED = "|".join(re.escape(name) for name in AGENCIES if " " in name or name in ("reuters", "bloomberg"))
_AGENCY = re.compile(rf"(?<=\w)\s(?:{_SIGNED})$", re.IGNORECASE)
_OF_HOUSE = re.compile(r"(?<=\w)\sof\sthe\s[A-Z][^,;|]{2,60}$")
#: The reporters in a Chinese line: 聯合報 記者王小明／台北報導, 记者 王小明 李红 报道.
_REPORTERS = re.compile(
    r"^[\u3400-\u9fff\s]{0,20}?(?:记者|記者)[\s:：]{0,3}([\u3400-\u9fff·、\s]{2,40}?)\s{0,3}(?:"
    r"[／/].{0,30}|(?:综合|現場|现场)?(?:报道|報導|報道|报导).{0,20}|$)"
)
_MAIL = re.compile(r"[<(\[]?\s?(?:mailto:)?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s?[>)\]]?")
_HANDLE = re.compile(r"(?<!\w)@\w{1,40}")
_FAMILY_GIVEN = re.compile(r"\s*([^,;]{1,40}),\s{0,3}([^,;]{1,40}?)\s*")
_ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w|\.(?:com|org|net|de|fr|es|it)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")


def clean_names(raw: Iterable[str], *, family_first: bool = False) -> tuple[str, ...]:
    """The names in `raw`, each once, in order. `family_first`: the source writes "Family, Given" by its own rules."""
    names: dict[str, str] = {}
    for value in raw:
        if value.strip().lower().startswith(("http://", "https://", "www.", "/")):
            continue
        text = html.unescape(value[:600])
        text = _HANDLE.sub(" ", _MAIL.sub(" ", text))
        if "<" in text:
            text = _TAG.sub("", _BREAK.sub(", ", text))
        text = " ".join(text.replace("\u200b", "").split())
        if "(" in text:
            text = _OTHER.sub(" ", text)
        text = _GENERATION.sub(r" \1", _BRACKETS.sub(" ", text))
        if any(map(str.isdigit, text)):
            text = _DAY.sub(", ", text)
        if _OTHERS.match(text):
            continue
        sentence = _SENTENCE.fullmatch(text)
        if sentence and written_like_a_name(sentence[1]):
            text = sentence[1]
        text = _LABEL.sub("", text)
        opening = BEFORE.match(text)
        by = opening is not None
        if opening and (";" in text or _BETWEEN.search(opening[0])):  # "Words and pictures by"; By Vell, Ann; Ott, Ben
            text = text[opening.end() :]
        text = _HELPERS.sub("", text)
        reporters = _REPORTERS.match(text)
        if reporters is not None:
            text = "、".join(reporters[1].split())
        before, helped = "", False  # the name of this value that stands last; agencies stand behind "with"
        for mark, part in _parts(_given_first(text, family_first)):
            name = _tidy_name(part, by)
            if not name or not is_name(name) or (names and _is_behind_a_name(name)):
                continue
            if before and ((helped and name.casefold() in AGENCIES) or _is_of_a_name(mark, name, before)):
                helped = helped or mark.casefold() in _WITH
                continue
            before = name
            names.setdefault(" ".join(words(name)), name)
    return tuple(names.values())


def _given_first(text: str, family_first: bool) -> str:
    """ "Vell, Ann" as "Ann Vell": where the source always writes so, or where each side of the one comma is a single word; of
    several between semicolons, where all are of that form."""
    people = text.split(";") if ";" in text else [text]
    found = [_FAMILY_GIVEN.fullmatch(person) for person in people]
    if not all(found) and not (family_first and len(people) > 1):
        return text
    turned = [_turned(person, match, family_first) for person, match in zip(people, found, strict=True)]
    return "; ".join(name for name in turned if name) if all(turned) or family_first else text


def _turned(person: str, match: re.Match[str] | None, family_first: bool) -> str | None:
    """The person's name with the given name first; None where it is not written so."""
    if match is None:
        return person
    family, given = ((group if family_first else BEFORE.sub("", group.strip())).strip() for group in match.groups())
    sizes = len(family.split()), len(given.split())
    plain = sizes == (1, 1) and family.isalpha() and given.isalpha() and not _OF_NOBODY.intersection(words(person))
    if max(sizes) <= 3 if family_first else plain:
        return f"{given} {family}"
    return person if family_first else None


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a value, each with the mark before it."""
    if "/" in text and " " not in text:
        yield "", text  # dpa/abc signs for one
        return
    pieces = ["", *_BETWEEN.split(text)]
    for mark, part in zip(pieces[::2], pieces[1::2], strict=True):
        sides = _WITHIN.split(part, maxsplit=1)
        if len(sides) == 2 and all(len(side.split()) >= 2 for side in sides):
            yield mark, sides[0]
            yield "and", sides[1]
        else:
            yield mark, part


_OF_NOBODY = STANDS_IN.union(AGENCIES, MONTHS, NO_NAME)
_WITH = frozenset(("avec", "with", "mit", "con", "com"))
#: Marks behind a name before what is said of it; a semicolon or "and" stands before the next name.
_COMMAS = frozenset((",", "|", "/", "•", "·", "\n", " - ", " – ", " — ", "，", "／", "｜"))


def _is_of_a_name(mark: str, name: str, before: str) -> bool:
    """Whether what stands behind a comma says where the one before is, or for whom: an agency, a desk, a house, a place."""
    if mark not in _COMMAS:
        return mark.casefold() in _WITH and name.casefold() in AGENCIES
    if " " not in before:
        return before.casefold() in AGENCIES and " " not in name
    low = name.casefold()
    parts = words(name)
    first = name.split(maxsplit=1)[0]
    return (
        " " not in name
        or low in AGENCIES
        or low in PLACES
        or parts[-1] in HOUSE_WORDS
        or parts[-1] in HOUSES_BEHIND
        or parts[-1] in DESK_WORDS
        or (first.islower() and first not in PARTICLES and not before[0].islower())
        or any(map(str.isdigit, first))
    )


def _tidy_name(part: str, by: bool) -> str:
    part = part.strip(" \t.:;,-–—|•·*\"'“”„«»@") + ("." if _ABBREVIATED.search(part) else "")
    for _ in range(2):
        part = BEFORE.sub("", part).strip()
    part = _STATE.sub("", _BEHIND.sub("", part))
    if part.count(" ") >= 2:  # a name of two words, and more
        part = _without_office(_PLACE.sub("", part) if by else part)
        shorter = _OFFICE.sub("", _AGENCY.sub("", _CLIENT.sub("", part)))
        if by:
            shorter = _OF_HOUSE.sub("", shorter)
        part = _without_title(shorter if " " in shorter and not _BODY.search(shorter) else part)
        part = _PLACE.sub("", part) if by else part
    return " ".join(word for word in part.split() if any(map(str.isalnum, word)))


def _without_title(part: str) -> str:
    """The name before an office without a comma: "Kari Berg Journalist"."""
    name, _, office = part.rpartition(" ")
    if office.casefold() not in TITLES or not written_like_a_name(name):
        return part
    return part if any(word in NO_NAME | ROLES | STANDS_IN | DESKS_AHEAD for word in words(name)) else name


def _without_office(part: str) -> str:
    """The name behind an office: "Education correspondent Ada Weller", "HERALD-online-Redakteurin Ada Weller"."""
    parts = part.split()
    place = next((place for place in range(len(parts) - 2, 0, -1) if _office_of(parts[place - 1])), 0)
    name = parts[place:]
    is_one = 2 <= len(name) <= 4 and all(word[0].isupper() or word in PARTICLES for word in name)
    return " ".join(name) if place and is_one and not any(word in HOUSE_WORDS for word in words(" ".join(name))) else part


def _office_of(word: str) -> bool:
    return word.casefold().rpartition("-")[2] in OFFICES


#: The full stop belongs to the name.
_ABBREVIATED = re.compile(r"\s(?:Jr|Sr|[A-Z])\.\s{0,3}$")


def _is_behind_a_name(name: str) -> bool:
    """True for what can only stand behind a name: a degree or several, an office, a place ("in Norrby"), a label."""
    if ":" in name:
        return True
    if all(word.replace(".", "") in DEGREES for word in name.split()):
        return True
    return name.startswith(("in ", "from ", "aus ", "à ", "Special to ", "Special for ", "special to ")) or any(
        part in ROLES for part in words(name)
    )


def is_name(name: str) -> bool:
    """Whether it can be a name: no address, number, date, template's variable, nor a word that no name holds."""
    if not 2 <= len(name) <= 60 or _ADDRESS.search(name) or _VARIABLE.search(name) or not any(char.isalpha() for char in name):
        return False
    parts = words(name)
    if not parts or len(parts) > 6 or any(part.isdigit() for part in parts) or _is_date(parts):
        return False
    return not any(part in NO_NAME for part in parts)


def _is_date(parts: list[str]) -> bool:
    """A month alone or with a number ("November 26th"); April and June with a family name are people."""
    return any(part in MONTHS for part in parts) and (len(parts) == 1 or any(part[0].isdigit() for part in parts))


def written_like_a_name(name: str) -> bool:
    """Whether it is two to five words with capitals but for particles; letters without cases count as capitals."""
    parts = name.split()
    return (
        2 <= len(parts) <= 5
        and all(not part[0].islower() or part.casefold() in PARTICLES for part in parts)
        and not name.isupper()
    )
