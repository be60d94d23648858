"""The sentence with which WordPress plugins end the entries of a feed: "The post TITLE appeared first on SITE." Pure, linear.

It repeats the title of the entry and names the site, in the language of the site, and says nothing of the story.
"""

import re

#: What stands between the title and the end: the verb and the name of the site.
MAX_TAIL_CHARS = 200
_OPENING_CHARS = 20

_OPENING = re.compile(
    r"(?:\A|(?<=[\s.!?…»”\"\]。]))(?:The (?:post|article)|Der (?:Beitrag|Artikel)|L[’'](?:article|articolo)|Cet article"
    r"|La entrada|El artículo|L[’']entrada|A entrada|O (?:post|artigo)|Het (?:bericht|artikel)|Artykuł|Post|Wpis|Сообщение"
    r"|Запись|Статья|Запис|Inlägget|Indlægget|Innlegget|Artikkeli|Příspěvek|Článek|Príspevok|Bejegyzés|Articolul|Articolo|投稿|文章)"
    r"\s?[«„“\"]?\Z"
)
_VERB = re.compile(
    r"[»“”\"]?\s?(?:appeared first|first appeared|erschien zuerst|est apparu en premier|se publicó primero|aparece primero"
    r"|ha aparegut primer|apareceu primeiro|proviene da|sembra essere il primo|è stato pubblicato|verscheen eerst"
    r"|pochodzi |został opublikowan\w |появил[аио]с[ьи]|впервые появил|з[’']явився|dök först upp|blev først vist|dukket først"
    r"|julkaistiin ensin|pochází z|apare prima|は |最先出现)",
    re.IGNORECASE,
)


def without_attribution(text: str, title: str) -> str | None:
    """`text` without that sentence at its end, both plain text; None where nothing else is left."""
    at = text.find(title, max(0, len(text) - len(title) - MAX_TAIL_CHARS))
    while at >= 0:
        before = text[max(0, at - _OPENING_CHARS) : at]
        if _VERB.match(text, at + len(title)) and (opening := _OPENING.search(before)):
            return text[: at - len(before) + opening.start()].rstrip() or None
        at = text.find(title, at + 1)  # the name of the site may hold the title
    return text
