"""What a site or a server shows in place of an article, under status 200: walls, outages, errors, parked domains. Pure.

The words alone do not tell: an article may be about an outage or a wall. The feed's entry is the witness (`entry_witness.py`).
Words that programs write, and words at the head of such a page, count unless the page tells the entry's article. Words that
articles have too count only on a short page without anything of the entry: such pages come in too many wordings for a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.extract.kinds.entry_witness import EntryWitness

_I = re.IGNORECASE

#: What stands on a page that a robot, a reader without a login or a reader without cookies gets instead of the article.
_WALLS = (
    ("a consent wall", re.compile(r"before you continue|we value your privacy|your privacy choices|cookie consent|"
                                  r"accept (?:all )?cookies|zustimmung erforderlich|cookies zustimmen|"
                                  r"mit werbung weiterlesen|accepter (?:les|et) |gérer mes choix|aceptar (?:las )?cookies|"
                                  r"accetta (?:i )?cookie|aceitar cookies|cookies accepteren", _I)),
    ("a robot check", re.compile(r"are you (?:a )?(?:robot|human)|verify (?:that )?you are (?:a )?human|just a moment|"
                                 r"checking your browser|access denied|unusual traffic|captcha|"
                                 r"attention required|pardon our interruption|request blocked|403 forbidden", _I)),
    ("an empty shell", re.compile(r"(?:enable|activate|turn on|requires?) java ?script|javascript (?:is )?(?:disabled|"
                                  r"required|aktivieren|muss)|aktivieren sie java ?script|activer javascript|"
                                  r"habilitar? javascript", _I)),
    ("a login", re.compile(r"^(?:\W*(?:log ?in|sign in|anmelden|einloggen|connexion|iniciar sesión|accedi|entrar|"
                           r"inloggen))\b", _I)),
)  # fmt: skip
#: What a server or a host of sites shows while the site itself is not there. None marks itself as an article.
_NOTICES = (
    ("a notice of an outage", re.compile(
        r"^\W*(?:(?:site |website )?(?:is )?(?:under |down for |in )?(?:scheduled )?maintenance(?: mode)?|wartungsarbeiten|"
        r"wartungsmodus|(?:site )?en maintenance|(?:sitio )?en mantenimiento|(?:sito )?in manutenzione|"
        r"(?:site )?em manuten[çc][ãa]o|(?:site )?in onderhoud)\W*$|"
        r"^\W*(?:we['’]ll|we will|we['’]re|sorry, we['’]ll) be (?:right )?back (?:soon|shortly)|"
        r"\b(?:performing|undergoing|down for) (?:some |scheduled |routine )?maintenance\b|"
        r"^\W*(?:error establishing a )?database (?:connection )?error\b|error establishing a database connection|"
        r"^\W*(?:\d{3}\W{1,3})?(?:service (?:temporarily )?unavailable|internal server error|bad gateway|gateway time-?out)\b|"
        r"(?:site|website|page|server) is (?:temporarily|currently|momentarily) (?:unavailable|offline|down)|"
        r"^\W*(?:fatal|parse) error\W{1,9}.{1,300}\bon line\W{1,9}\d", _I | re.DOTALL)),
    ("a suspended or parked site", re.compile(
        r"^\W*account (?:has been )?suspended\b|this (?:account|site|website|domain) has (?:been suspended|expired)|"
        r"\bthis domain (?:name )?(?:is|may be) for sale|^\W*buy this domain|domain (?:is |has been )?parked\b|"
        r"^\W*parked domain", _I)),
    ("a server's own page", re.compile(
        r"^\W*(?:welcome to (?:nginx|caddy|openresty)|(?:apache2? )?(?:\w{1,20} )?default page|index of /|"
        r"test page for the|it works!\W*$|iis windows)", _I)),
    ("a notice for readers elsewhere", re.compile(
        r"unavailable (?:due to|for) legal reasons|"
        r"from a country belonging to the european economic area|not available in your (?:country|region)\W*$|"
        r"(?:unavailable|not available|blocked) (?:to|for|in) (?:visitors|readers|users)? ?(?:from |in )?(?:most )?"
        r"(?:the )?(?:eu|european)\b", _I)),
    ("a notice for browsers", re.compile(
        r"^\W*(?:please |kindly )?(?:disable|deactivate|turn off|pause) your ad[- ]?block|"
        r"^\W*(?:please )?(?:enable|activate|turn on) cookies\b|cookies (?:are|must be) (?:disabled|enabled) to continue", _I)),
)  # fmt: skip
#: Notices that a site shows under the article's own title: only a text that tells the article says that it is there.
_UNDER_ANY_TITLE = frozenset(("a notice for readers elsewhere", "a notice for browsers"))
#: What only programs write, at the head of a text or as its title.
_PROGRAMS = re.compile(
    r"\W*(?:"
    + "|".join(
        (
            r"there has been a critical error on (?:this|your) website|sqlstate\[\w{5}\]|http status \d{3} [–-] ",
            r"an error occurred in the application and your page could not|server error in '/[^']{0,80}' application",
            r"runtime error\s+description: an application|error 5\d\d backend fetch failed|welcome to nginx!\W*$",
            r"apache2? (?:[\w/]{1,20} )?(?:default|test) page\b|this is the default (?:welcome|web) page (?:used|for)\b",
            r"(?:509 )?bandwidth limit exceeded\W*$|resource limit is reached\W*$|whoops, looks like something went wrong",
            r"(?:oops! )?an error occurred:? (?:internal server error|the server returned a)",
            r"we're sorry, but something went wrong(?: \(500\)|\.?\s+if you are the application owner)",
            r"(?:warning: )?mysqli?_connect\(|illuminate\\\w+|access to this page has been denied because we believe",
            r"[^\n]{0,60}\| 5\d\d: (?:connection timed out|web server is (?:down|returning)|origin is unreachable)",
            r"future home of something quite cool\W*$|(?:403 error\s+)?the request could not be satisfied\W*$",
            r"il y a eu une erreur critique sur (?:ce|votre) site|ha habido un error crítico en (?:esta|tu) web",
            r"auf dieser website gab es einen kritischen fehler|si è verificato un errore critico (?:in|sul) \w+ sito",
            r"er heeft zich een kritieke fout voorgedaan op (?:deze|je) site|ocorreu um erro crítico neste site",
        )
    )
    + ")",
    _I,
)
#: What such pages speak of, by the beginnings of words. Articles do too, so it counts where the page has nothing of the entry.
_SPEAKS_OF = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"(?:web|inter)?(?:site|page|seite|server)|domain|browser|javascript|cookie|captcha|robot|human|bot\b|account",
            r"session|maintenance|unavailable|offline|construction|coming soon|error|exception|failed|denied|blocked|banned",
            r"access|request|log ?in|sign ?in|database|sql|http|nginx|apache|tomcat|cloudflare|wordpress|hosting|verif",
            r"ad ?block|please|try again|back soon|something (?:went|is)|wrong|whoops|oops|sorry|thank you|your|for sale",
            r"purchase|removed|no longer|security",
            r"wartung|gewartet|baustelle|aktualisiert|fehler|zugriff|anfrage|gesperrt|blockiert|sitzung|anmeld|datenbank",
            r"bitte|internet(?:auftritt|präsenz|seite)|erreichbar|verfügbar|roboter|zustimm|werbeblock|zum verkauf",
            r"serveur|domaine|navigateur|accès|erreur|problème|bloqué|conn?ect|indisponible|veuillez|réessay|vérif|à vendre",
            r"faites une offre|(?:base|banco) de d(?:onnées|atos|ados)",
            r"conexi|sitio|página|servidor|dominio|navegador|acceso|cuenta|sesión|mantenimiento|disponible|caducad|inténtelo",
            r"vuelva|comprob|suspendid|en venta|oferta",
            r"sito|pagina|accesso|errore|manutenzione|disponibile|sessione|riprova|scadut|costruzione|in vendita|offerta",
            r"domein|toegang|fout|storing|onderhoud|aanbouw|bereikbaar|beschikbaar|sessie|probeer|misgegaan|te koop",
            r"domínio|acesso|erro\b|manutenção|indisponível|construção|sessão|tente|em breve|volta(?:mos|remos)|desculp",
            r"conta\b|à venda",
            r"strona|niedostępn|błąd|przerwa|сайт|сервер|ошибк|доступ|страниц|обслуживан",
        )
    )
    + r")|网站|网页|服务|访问|维护|上线|浏览器|机器人|会话|登录|"
    + r"サイト|ページ|サーバ|メンテナンス|アクセス|お試し|사이트|서버|점검|접속",
    _I,
)
#: Different words of these that make a notice of a page of up to so many words: of 105 notices 102 have under 30.
_LEAST_SPOKEN, _NOTICE_WORDS = 2, 40
#: Characters at the head of a text, where a wall says that it is one.
_OPENING_CHARACTERS, _HEAD_CHARACTERS, _LOOKED_AT = 80, 400, 1_500
#: Above this many words no wall has taken the article's place; above the lower number only a title says so.
WALL_WORDS, SHORT_WORDS = 120, 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows. `headings`: its titles and headings. `words`: of its text.

    `is_article`: JSON-LD says that it is an article. `is_marked`: any mark of it does. `is_signed`: it has an author or a time.
    """

    title: str
    headings: Sequence[str]
    text: str
    words: int
    is_article: bool = False
    is_marked: bool = False
    is_signed: bool = False
    whole: str = ""
    """All text of a short page, its frame included."""


def stand_in_of(page: Shown, entry: EntryWitness) -> str | None:
    """What the page is in place of an article, in words; None if it may be one."""
    text, is_short = page.text, page.words < SHORT_WORDS
    if page.is_article:  # its headline may be about walls: Access denied: reporters shut out
        return _unless_told(_WALLS, "", text[:_OPENING_CHARACTERS] if is_short else "", text, entry)
    if not page.is_marked and any(_PROGRAMS.match(line) for line in (page.title, *page.headings, text)):
        is_long = page.words >= WALL_WORDS
        is_other = entry.is_absent_from("\n".join((*page.headings, text))) if is_long else not entry.tells(text)
        return "an error page or a server's own page" if is_other else None
    if page.words >= WALL_WORDS:
        return None
    found = _unless_told(_WALLS, page.title, text[:_LOOKED_AT] if is_short else "", text, entry)
    if found is not None or not is_short or page.is_marked:
        return found
    found = _unless_told(_NOTICES, page.title, text[:_HEAD_CHARACTERS], text, entry)
    if found is not None:
        return None if found not in _UNDER_ANY_TITLE and entry.heads(page.headings) else found
    if page.is_signed or page.words >= _NOTICE_WORDS:
        return None
    if not entry.is_absent_from("\n".join((*page.headings, page.whole, text))):
        return None
    head = "\n".join((page.title, *page.headings, text[:_HEAD_CHARACTERS]))
    spoken = {word.casefold() for word in _SPEAKS_OF.findall(head)}
    return "a notice that has nothing of the feed's entry" if len(spoken) >= _LEAST_SPOKEN else None


def _unless_told(
    rows: Sequence[tuple[str, re.Pattern[str]]], title: str, head: str, text: str, entry: EntryWitness
) -> str | None:
    """What the first pattern in `title` or `head` names; None if the text tells the entry's article, in the line with it."""
    for what, pattern in rows:
        match = pattern.search(title) if title else None
        line = ""
        if match is None and head and (match := pattern.search(head)) is not None:
            line = head[head.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
        if match is not None:
            return None if entry.tells(text) and (not line or entry.touches(line)) else what
    return None
