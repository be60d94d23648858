"""The sentences of a wall: the text is not free, or goes on for readers who pay or register. Pure.

Always at a line's start: an article about walls speaks of them inside its sentences.
"""

import re
from typing import Literal

#: `closed`: this very text is for some readers only. `more`: it goes on behind the wall. `count`: free articles that are left,
#: which whole articles state as well.
WallKind = Literal["closed", "more", "count"]

_MOST_WORDS = 40
_CLOSED = re.compile(
    r"(?:this|the (?:full|rest of (?:the|this)))(?: \w+)? (?:article|story|content|post|report|column)(?: is)?"
    r" (?:only |exclusively |reserved |available |restricted ){0,3}(?:for|to) "
    r"(?:our |paying |paid |registered |premium |digital |current |active ){0,3}(?:subscribers?|members?|supporters)\b"
    r"(?! (?:of|who)\b)"
    r"|this is an? (?:premium|exclusive|paid|(?:subscriber|member)s?[- ](?:only|exclusive)) (?:article|story|post|content)\b"
    r"|dieser (?:artikel|text|beitrag|inhalt) ist (?:nur |exklusiv |ausschließlich |leider ){0,2}für "
    r"(?:unsere |zahlende |registrierte ){0,2}(?:abonnent|mitglieder|digitalabonnent)"
    r"|cet? (?:article|contenu) est (?:exclusivement )?réservé (?:à nos |aux )abonné"
    r"|(?:este |esta )(?:contenido|artículo|noticia|nota) (?:es|está) (?:exclusiv[oa]|reservad[oa]|s[oó]lo) (?:para|a) "
    r"(?:los |nuestros )?(?:suscriptores|socios|abonados)"
    r"|(?:artículo|contenido|noticia) (?:exclusiv[oa]|s[oó]lo) para (?:los )?(?:suscriptores|socios|abonados)"
    r"|(?:quest[oa] |il presente )?(?:articolo|contenuto) (?:è )?riservato (?:agli|ai) (?:nostri )?(?:abbonati|iscritti|soci)"
    r"|(?:este )?(?:artigo|conteúdo) (?:é )?(?:exclusivo|reservado|restrito) (?:para|a|aos) (?:os )?(?:assinantes|subscritor)"
    r"|dit artikel is (?:alleen|exclusief|enkel) (?:beschikbaar )?voor (?:abonnees|leden)"
    r"|(?:den här|denna|denne) (?:artikeln|artikkelen|artiklen|artikel|saken) (?:är|er) (?:kun |bare |endast |bara )?"
    r"(?:for|för) (?:våra |vores |våre )?(?:abonnent|prenumerant|medlem)"
    r"|(?:ten )?artykuł (?:jest )?(?:dostępny )?(?:tylko |wyłącznie )(?:dla )(?:prenumeratorów|subskrybentów)"
    r"|(?:эта статья|этот материал|этот текст) доступ\w{1,3} только (?:подписчикам|по подписке)"
    r"|(?:この|本)(?:記事|コンテンツ)は(?:有料)?会員(?:限定|専用)|残り[0-9,０-９]{1,6}文字"
    r"|本文仅限(?:付费)?(?:会员|订阅)|이 기사는 (?:유료|회원|구독자) ?(?:전용|회원)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:register|subscribe|sign up|sign in|log in|join|become a \w+|create an? (?:free )?account)\b[^.,!?]{0,40} to "
    r"(?:keep reading|continue reading|read (?:on|more|the (?:full|rest))|unlock|finish)\b"
    r"|(?:keep|continue) reading (?:for|with|by) "
    r"|(?:want to read more\?|to (?:keep|continue) reading\b)"
    r"|to read the (?:full|rest)\b[^,]{0,25}, (?:please )?(?:become|subscribe|sign|log|join|register)\b"
    r"|unlock (?:this|the full|the rest of (?:the|this)) (?:article|story)"
    r"|(?:jetzt )?(?:abonnieren|registrieren|anmelden|testen)(?: sie)? (?:und|um) (?:sofort |direkt )?weiter(?:zu)?lesen"
    r"|weiterlesen mit \w|um (?:diesen|den) (?:ganzen |vollständigen )?(?:artikel|text|beitrag) (?:weiterzulesen|zu lesen),"
    r"|(?:pour lire la suite|la suite est réservée|il vous reste \d{1,2} ?% )"
    r"|(?:suscríbete |suscríbase |regístrate )?para (?:seguir|continuar) leyendo"
    r"|per continuare a leggere|(?:assine )?para continuar (?:a ler|lendo)|verder lezen\?|続きを読むには|ここから先は",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"you(?:'ve| have) (?:\d{1,2}|one|two|three|four|five|no|read|used|reached)\b[^.]{0,40}\bfree (?:articles?|stories)\b"
    r"|sie haben (?:noch )?(?:\d{1,2}|keine?n?) (?:kostenlose|freie)[nr]? artikel\b",
    re.IGNORECASE,
)
_CUT = ("…", "...", "[…]", "[...]")
#: Fewer words are a label.
_LEAST_CUT = 8


def wall_kind(line: str, words: int) -> WallKind | None:
    """The kind of wall of which a line speaks; None for a line of a story."""
    if words > _MOST_WORDS:
        return None
    text = line.lstrip(" -*•·>").replace("’", "'")[:300]
    if _CLOSED.match(text):
        return "closed"
    if _MORE.match(text):
        return "more"
    return "count" if _COUNT.match(text) else None


def is_cut_short(text: str) -> bool:
    """True if a text ends in the middle of a sentence, with the mark of a cut."""
    last = text.rstrip().rpartition("\n")[2]
    return last.endswith(_CUT) and len(last.split()) >= _LEAST_CUT
