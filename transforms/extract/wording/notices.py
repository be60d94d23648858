"""Standing notices among paragraphs: of embedded posts and players, of apps, whom to write to, who edited, whose picture.

Each is told by how a line begins and by its length; `line_rules.py` decides where they may stand.
"""

import re

_EMBED = re.compile(
    r"\W{0,3}(?:empfohlener (?:externer|redaktioneller) inhalt|"
    r"(?:an dieser stelle|hier) (?:finden sie|befindet sich|steht) (?:ein|externe)\w{0,3} .{0,40}(?:inhalt|beitrag|video)|"
    r"ich bin damit einverstanden, dass (?:mir )?(?:externe )?inhalte|damit können personenbezogene daten an dritt|"
    r"um (?:diesen|dieses) (?:inhalt|video|element) (?:anzuzeigen|anzusehen|darzustellen|zu sehen)|"
    r"externer inhalt\W{0,3}$|external content\W{0,3}$|here you (?:will )?find content from|"
    r"to (?:display|view|show|see) this (?:content|video|post|embed)\b.{0,20}\b(?:you|please|we|enable|accept)\b|"
    r"this content is hosted (?:by|on)|ce contenu est (?:bloqué|hébergé)|"
    r"pour (?:afficher|voir|consulter) ce (?:contenu|tweet)|este contenido (?:se encuentra|está) (?:alojado|bloqueado)|"
    r"para ver este contenido|per (?:vedere|visualizzare) questo contenuto|deze inhoud kan niet|"
    r"view this post on (?:instagram|facebook|threads|x)\b|a post shared by\b|ein beitrag geteilt von\b|"
    r"une publication partagée par\b|una publicación compartida (?:por|de)\b|un post condiviso da\b|"
    r"uma publicação compartilhada por\b|een bericht gedeeld door\b|"
    r"your browser does not support|ihr browser unterstützt|votre navigateur ne (?:prend|supporte)|"
    r"su navegador no (?:soporta|admite)|video unavailable\b|the media could not be loaded|"
    r"scroll down (?:for|to see|to watch)\b.{0,30}$|"
    r"(?:image|picture|media|video|photo) (?:source|caption|copyright|credit), )",
    re.IGNORECASE,
)
#: Who posted it, below an embedded post: "— Port (@port) March 2, 2026".
_POSTED = re.compile(r"[—–-]{1,2}\s?[^()]{1,80}\s?\(@\w{1,30}\)\W{0,3}[^\W\d]{3,12}\W{1,3}\d{1,2}\W{1,3}\d{4}\W{0,3}$")
_APP = re.compile(
    r"\W{0,3}(?:(?:download|install|lade|laden sie|holen sie|téléchargez|descarga|descárgate|scarica|baixe)\s"
    r"(?:the|our|your|sich (?:die|unsere)|die|unsere|l['’]|la|notre|nuestra|tu|nossa|o|a)\b.{0,40}"
    r"\b(?:app|application|aplicación|aplicativo)\b|"
    r"(?:add|make|choose|set|select|wählen|fügen|machen)\b.{0,60}"
    r"\b(?:preferred|bevorzugte\w?) (?:news )?(?:source|quelle)\b.{0,12}\bgoogle\b)",
    re.IGNORECASE,
)
#: What a template or a script has left, counts of comments, marks of advertising that go on, rows of networks.
_LEFT = re.compile(
    r"(?:<(?:iframe|script)\b.{0,500}|\{\{[^{}]{1,80}\}\}|"
    r"\[/?(?:gallery|caption|embed|video|audio|playlist|contact-form\S{0,3}|adrotate|ad)(?:\s[^\[\]]{0,200})?\]|"
    r"listen to (?:this|the) (?:article|story).{0,20}|(?:home|startseite|accueil|inicio|início)\s?[»›>]\s.{1,80}|"
    r"(?:loading|wird geladen|chargement|cargando|caricamento|carregando)\W{0,4}|"
    r"\d{1,5}\s(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti?|reacties|komentarzy?|replies|responses|shares)|"
    r"\W{0,3}(?:advertisement|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|reklama)\W{1,5}"
    r"(?:continue|continúa|continua|story|article|scroll|weiter|hier geht|la suite)\b.{0,40}|"
    r"(?:share|teilen|partager|compartir|condividi)\b.{0,30}\b(?:facebook|twitter|whatsapp|linkedin|x)\b.{0,30}"
    r"\b(?:facebook|twitter|whatsapp|linkedin|telegram|e-?mail|x)\b.{0,60})$",
    re.IGNORECASE,
)
#: Whom to write to: such a word first, and an address in the line.
_WRITE = re.compile(
    r"[\s•*–—-]{0,3}(?:contact|e-?mail|write|reach|got|do you|have you|send|if you|tips?|share your|kontakt|schreiben|"
    r"hinweise|haben sie|contactez|écrivez|"
    r"[^@]{3,120}\bcan be (?:reached|contacted)\b|"
    r"contacto|escrib|contatt|scriv|contato|fale|mail|napisz|réagir|redacción|redaktion|desk)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2}", re.IGNORECASE)
_FIRST = re.compile(
    r"\W{0,3}(?:first|originally|erstmals|ursprünglich|zuerst) (?:published|posted|erschienen|veröffentlicht)\b"
    r"[^.]{0,40}\b(?:19|20)\d\d\b[^.]{0,20}\.?$",
    re.IGNORECASE,
)
#: The page's own address, and the mark that ends a press release.
_LINK = re.compile(
    r"\W{0,3}(?:printed from|permalink|link|url|short ?link|kurzlink|lien|enlace|source url|"
    r"view original(?: content)?|original (?:content|article|source))\W{0,3}\s?https?://\S{1,300}.{0,40}$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\W{0,3}(?:published by .{2,60} with permission|"
    r"follow [A-Z].{2,50}\bon (?:x|twitter|facebook|instagram|threads|bluesky|mastodon)\b)",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"SOURCE:?\s[A-Z].{2,80}$")
_END = re.compile(r"[\W_]{1,8}(?:30|ends?)[\W_]{1,8}$", re.IGNORECASE)
#: Chinese, Japanese and Korean lines on the editor, the rights, the wall.
_EAST = re.compile(
    r"\W{0,4}(?:(?:责任|責任|本文)?(?:编辑|編輯|责编|責編|校对)\s?[:：]|"
    r"(?:저작권자|ⓒ|무단\s?전재)|版权所有|版權所有|未经授权|转载请注明|無断転載|禁無断転載|"
    r"この記事は(?:有料|会員限定)|ここから先は(?:有料|会員)|残り\d{2,5}文字)"
)
_MOST_LEFT, _LOOKED_AT = 14, 600
_MOST, _MOST_APP, _MOST_WRITE, _MOST_FIRST, _MOST_EAST, _MOST_END = 60, 25, 35, 14, 40, 12


def is_notice(line: str, words: int) -> bool:
    """A notice that no article says of itself, wherever it stands."""
    return (
        (words <= _MOST and _EMBED.match(line) is not None)
        or (words <= _MOST_APP and (_APP.match(line) or _POSTED.match(line)) is not None)
        or (words <= _MOST_LEFT and _LEFT.match(line) is not None)
        or (not line.isascii() and words <= _MOST_EAST and _EAST.match(line) is not None)
    )


def is_last_notice(line: str, words: int) -> bool:
    """Whom to write to, and when the text was first published, where it is, that it ends: lines behind an article."""
    if words <= _MOST_WRITE and "@" in line and _WRITE.match(line) and _ADDRESS.search(line[:_LOOKED_AT]):
        return True
    if words <= _MOST_WRITE and (_HOUSE.match(line) or _RELEASE.match(line)):
        return True
    if words <= _MOST_END and (_END.match(line) or _LINK.match(line)):
        return True
    return words <= _MOST_FIRST and _FIRST.match(line) is not None
