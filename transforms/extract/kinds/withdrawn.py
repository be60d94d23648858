"""Tells the note that a publisher leaves in place of an article: "This article has been removed." Pure.

The page is often still marked as an article, under its old headline, and answers 200. Only a text that is nothing but the note
counts: articles report on other articles that were removed.
"""

import re

#: The note, a sentence or two about the reason, and the menu, which is most of such a page.
_MOST_WORDS, _MOST_CHARS = 60, 500
_EN = r"(?:article|story|post|piece|report|page|content|item|column)"
_WITHDRAWN = re.compile(
    rf"^\W{{0,9}}(?:we (?:have )?(?:removed|withdrawn|retracted|unpublished|taken down) this {_EN}\b"
    rf"|(?:this {_EN}|the {_EN} you (?:are looking for|requested)) (?:has been|was|is|has) (?:now |since |being )?"
    r"(?:removed|withdrawn|retracted|deleted|unpublished|depublished|taken down|expired)\b"
    rf"|(?:sorry,? )?this {_EN} is no longer (?:available|online|accessible)(?:\W*$|[.!] | on this (?:web ?)?site| here)"
    r"|die(?:ser|se|ses) (?:artikel|beitrag|text|meldung|seite|inhalt|bericht) (?:wurde|ist|war) "
    r"(?:\w+ )?(?:gelöscht|entfernt|zurückgezogen|depubliziert|offline genommen"
    r"|nicht (?:mehr|länger) (?:verfügbar|abrufbar|online))"
    r"|(?:cet article|ce contenu|cette page|cette publication) (?:a été (?:\w+ )?(?:supprimée?|retirée?|dépubliée?)"
    r"|n['’]est plus (?:disponible|en ligne|accessible))(?!\s(?:aux|pour les) non)"
    r"|(?:este artículo|esta noticia|esta nota|este contenido|esta página) (?:(?:ha sido|fue) (?:eliminad|retirad|borrad)[oa]"
    r"|ya no está disponible)"
    r"|quest(?:o|a) (?:articolo|notizia|contenuto|pagina) (?:è stat[oa] (?:rimoss|cancellat|ritirat|eliminat)[oa]"
    r"|non è più disponibile)"
    r"|est[ea] (?:artigo|matéria|notícia|conteúdo|texto|página) (?:foi (?:removid|retirad|apagad|excluíd|eliminad)[oa]"
    r"|(?:já )?não está (?:mais )?disponível)"
    r"|dit (?:artikel|bericht|verhaal) (?:is (?:verwijderd|ingetrokken|offline gehaald)|is niet (?:langer|meer) beschikbaar)"
    r"|(?:den här |denna )?artikeln har (?:tagits bort|avpublicerats|dragits tillbaka)"
    r"|den(?:ne)? artik(?:kelen|len) er (?:fjernet|slettet|trukket|avpublisert|afpubliceret)"
    r"|ten artykuł (?:został (?:usunięty|wycofany)|nie jest już dostępny)"
    r"|(?:эта (?:статья|новость|публикация)|этот материал) (?:был[ао]? )?(?:удал[её]н[ао]?|снята?|снят с публикации)"
    r"|(?:この|当該|該当の)(?:記事|ページ)は.{0,12}(?:削除|公開を?終了|掲載を?終了|取り消)"
    r"|(?:本文|该文|該文|此文|本篇|该文章|此文章|該文章|此內容|该内容)(?:章)?已(?:被|经|經)?(?:作者)?(?:删除|刪除|撤回|撤稿|下架)"
    r"|(?:이|해당) 기사(?:는|가) .{0,12}삭제)",
    re.IGNORECASE,
)


def is_withdrawn(text: str) -> bool:
    """True if `text`, all that a page shows as its article, says that the article was taken away."""
    if len(text) > _MOST_CHARS or len(text.split()) > _MOST_WORDS:
        return False
    return any(_WITHDRAWN.match(line) for line in text.split("\n"))
