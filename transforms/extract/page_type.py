"""The type of a page, and whether it is an article at all. Conservative, because a false "no article" costs a record."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.articles import PageType
from transforms.extract.metadata import Metadata
from transforms.extract.withdrawn import is_withdrawn

Reason = Literal["not_article", "soft_404", "stub"]

_GALLERY_PATH = re.compile(
    r"/(?:galler(?:y|ies)|galerien?|bildergalerie|fotostrecke|fotogalerie|fotogaleria|fotogaler[ií]a|galerias?|galleria|"
    r"photos|slideshow|diaporama|fotos)(?:/|$)"
)
_VIDEO_PATH = re.compile(r"/(?:videos?|watch|mediathek|multimedia/video)(?:/|$)")
_LIVE_PATH = re.compile(
    r"/(?:live|liveblog|live-blog|liveticker|en-vivo|direct|diretta|ao-vivo|live-news|live-updates)(?:/|-|$)"
)
#: What stands on a page that a robot, a reader without a login or a reader without cookies gets instead of the article.
_WALLS = (
    ("a consent wall", re.compile(r"before you continue|we value your privacy|your privacy choices|cookie consent|"
                                  r"accept (?:all )?cookies|zustimmung erforderlich|cookies zustimmen|"
                                  r"mit werbung weiterlesen|accepter (?:les|et) |gérer mes choix|aceptar (?:las )?cookies|"
                                  r"accetta (?:i )?cookie|aceitar cookies|cookies accepteren", re.IGNORECASE)),
    ("a robot check", re.compile(r"are you (?:a )?(?:robot|human)|verify (?:that )?you are (?:a )?human|just a moment|"
                                 r"checking your browser|access denied|unusual traffic|captcha|"
                                 r"attention required|pardon our interruption|request blocked|403 forbidden", re.IGNORECASE)),
    ("an empty shell", re.compile(r"(?:enable|activate|turn on|requires?) java ?script|javascript (?:is )?(?:disabled|"
                                  r"required|aktivieren|muss)|aktivieren sie java ?script|activer javascript|"
                                  r"habilitar? javascript", re.IGNORECASE)),
    ("a login", re.compile(r"^(?:\W*(?:log ?in|sign in|anmelden|einloggen|connexion|iniciar sesión|accedi|entrar|"
                           r"inloggen))\b", re.IGNORECASE)),
)  # fmt: skip
#: What a server or a host of sites shows under status 200 while the site itself is not there. None marks itself as an article.
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
        r"^\W*(?:fatal|parse) error\W{1,9}.{1,300}\bon line\W{1,9}\d", re.IGNORECASE | re.DOTALL)),
    ("a suspended or parked site", re.compile(
        r"^\W*account (?:has been )?suspended\b|this (?:account|site|website|domain) has (?:been suspended|expired)|"
        r"\bthis domain (?:name )?(?:is|may be) for sale|^\W*buy this domain|domain (?:is |has been )?parked\b|"
        r"^\W*parked domain", re.IGNORECASE)),
    ("a server's own page", re.compile(
        r"^\W*(?:welcome to (?:nginx|caddy|openresty)|(?:apache2? )?(?:\w{1,20} )?default page|index of /|"
        r"test page for the|it works!\W*$|iis windows)", re.IGNORECASE)),
    ("a notice for readers elsewhere", re.compile(
        r"unavailable (?:due to|for) legal reasons|"
        r"from a country belonging to the european economic area|not available in your (?:country|region)\W*$|"
        r"(?:unavailable|not available|blocked) (?:to|for|in) (?:visitors|readers|users)? ?(?:from |in )?(?:most )?"
        r"(?:the )?(?:eu|european)\b", re.IGNORECASE)),
    ("a notice for browsers", re.compile(
        r"^\W*(?:please |kindly )?(?:disable|deactivate|turn off|pause) your ad[- ]?block|"
        r"^\W*(?:please )?(?:enable|activate|turn on) cookies\b|cookies (?:are|must be) (?:disabled|enabled) to continue",
        re.IGNORECASE)),
)  # fmt: skip
#: Characters at the head of a text, where a wall says that it is one.
_OPENING_CHARACTERS = 80
#: Above this many words no wall has taken the article's place.
_WALL_WORDS = 120
#: Below this many words a paywalled page is a teaser.
_STUB_WORDS = 80
_ARTICLE_MARKS = ("article:published_time", "article:author", "article:section")


#: "Not found" as a title, in the languages of the phrases.
_MISSING = re.compile(
    r"^\W*(?:error\W{0,3})?404\b|page (?:not found|cannot be found|no longer exists|does not exist)|^\W*not found\W*$|"
    r"article (?:not found|no longer available)|story not found|seite (?:wurde )?nicht gefunden|artikel nicht gefunden|"
    r"page (?:introuvable|non trouvée)|página no encontrada|p[áa]gina non trovata|página não encontrada|pagina niet gevonden|"
    r"nie znaleziono strony|страница не найдена|页面不存在|ページが見つかりません",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"\s{0,9}(\d|10)(?:\.\d{1,3})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?[\"']?([^\"']{1,1900})[\"']?\s{0,9}", re.IGNORECASE
)
_ROOTS = ("", "/", "/index.html", "/index.php", "/home", "/home/")
_LISTING_PATH = re.compile(
    r"/(?:tags?|topics?|category|categories|kategorie|schlagwort|thema|author|autor|archive|archiv|search|suche)(?:/|$)"
)
_LEAST_LINKED = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reason why a page is no article, and what was found instead."""

    reason: Reason
    message: str
    found: str


def find_page_type(found: Metadata, url: str | None, words: int) -> PageType:
    """The kind of page, by JSON-LD's types, og:type and the path; a page with a real text is an article whatever its path
    says."""
    kinds = found.linked.types
    path = _path(url)
    social = (found.meta.first("og:type") or "").lower()
    if is_live_blog(found, url):
        return "live_blog"
    if words < 150:
        if social.startswith("video") or _VIDEO_PATH.search(path) or ("videoobject" in kinds and not _is_marked(found)):
            return "video"
        if kinds & {"imagegallery", "mediagallery"} or _GALLERY_PATH.search(path):
            return "gallery"
    if not _is_marked(found) and (path in ("", "/") or kinds & {"collectionpage", "searchresultspage"}) and social != "article":
        return "index"
    return "article"


def is_live_blog(found: Metadata, url: str | None) -> bool:
    """JSON-LD says so, or path and a coverage time do."""
    live_path = bool(_LIVE_PATH.search(_path(url)))
    return "liveblogposting" in found.linked.types or (live_path and found.meta.first("coveragestarttime") is not None)


def judge(
    found: Metadata, kind: PageType, tree: HtmlElement, text: str, *, url: str | None, words: int, prose_words: int
) -> Verdict | None:
    """The reason why the page is no article; None for an article. `prose_words`: words in the page's running paragraphs."""
    if _is_missing(found, tree, text, words):
        return Verdict("soft_404", "The page says that there is no such page.", f"says: {(found.title or text)[:120]}")
    if is_withdrawn(text):
        return Verdict("soft_404", "The page says that its article was taken away.", f"says: {text[:120]}")
    if words < _WALL_WORDS:
        is_article = found.linked.article is not None
        for what, pattern in _WALLS:
            if is_article:  # its headline may be about walls: Access denied: reporters shut out
                is_wall = words < 60 and pattern.search(text[:_OPENING_CHARACTERS])
            else:
                is_wall = pattern.search(found.title or "") or (words < 60 and pattern.search(text[:1500]))
            if is_wall:
                return Verdict("not_article", f"The page is {what}, no article.", f"{what}: {(found.title or text)[:120]}")
        if words < 60 and not _is_marked(found):
            for what, pattern in _NOTICES:
                if pattern.search(found.title or "") or pattern.search(text[:400]):
                    return Verdict("not_article", f"The page is {what}, no article.", f"{what}: {(found.title or text)[:120]}")
        if words < 40 and any((element.get("type") or "").lower() == "password" for element in tree.iter("input")):
            return Verdict("not_article", "The page asks for a login.", "a login form")
    target = _refreshed_to(found, url)
    if target is not None and words < _WALL_WORDS and prose_words < _WALL_WORDS:
        return Verdict("not_article", "The page only sends readers on to another address.", f"meta refresh to {target[:120]}")
    if _LISTING_PATH.search(_path(url)) and not _is_marked(found) and _is_listing(tree):
        return Verdict("not_article", "The page lists articles; it is none.", "a page of a topic")
    if kind == "index" and prose_words < 60:
        return Verdict("not_article", "The page lists articles; it is none.", "an index page")
    if found.paywalled:
        stated = found.linked.text(found.linked.article, "wordCount")
        declared = int(stated) if stated and stated.isascii() and stated.isdigit() and len(stated) < 7 else _number(found)
        if words < _STUB_WORDS or declared > 3 * words:
            return Verdict("stub", "The page marks its text as not free and shows only a teaser.", f"{words} words")
    return None


def is_front_page(asked: str, final: str, redirects: int) -> bool:
    """True where a request for a page below a host's root was redirected to a root: a removed article (soft 404)."""
    return redirects > 0 and _path(final) in _ROOTS and _path(asked) not in _ROOTS


def _is_missing(found: Metadata, tree: HtmlElement, text: str, words: int) -> bool:
    """The title says "not found" and the page does not mark itself as an article, or its first heading says the same; teasers
    below it may be long."""
    if words < 60 and found.linked.article is None and _MISSING.search(text[:200]):
        return True
    if not _MISSING.search(found.title or "") or found.linked.article is not None:
        return False
    heading = next(tree.iter("h1"), None)
    shown = " ".join("".join(heading.itertext()).split()) if heading is not None else ""
    return words < 3 * _WALL_WORDS and (not shown or bool(_MISSING.search(shown)) or not _is_marked(found))


def _refreshed_to(found: Metadata, url: str | None) -> str | None:
    """Where a `meta refresh` within ten seconds leads, if that is another address."""
    match = _REFRESH.fullmatch((found.meta.first("refresh") or "")[:2000])
    target = match[2].strip() if match else ""
    return target if target and target != url else None


def _is_listing(tree: HtmlElement) -> bool:
    """At least eight second- and third-level headings that are links."""
    linked = 0
    for element in tree.iter("h2", "h3", "h4"):
        if next(element.iter("a"), None) is not None or ((parent := element.getparent()) is not None and parent.tag == "a"):
            linked += 1
            if linked == _LEAST_LINKED:
                return True
    return False


def _number(found: Metadata) -> int:
    value = (found.linked.article or {}).get("wordCount")
    return value if isinstance(value, int) else 0


def _is_marked(found: Metadata) -> bool:
    """True where the page itself says that it is an article."""
    return (
        found.linked.article is not None
        or (found.meta.first("og:type") or "").lower() == "article"
        or found.meta.first(*_ARTICLE_MARKS) is not None
    )


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "http://unknown.invalid/page").path.lower()
    except ValueError:
        return "/page"
