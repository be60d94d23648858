"""The language whose rules read a text."""

from schemas.articles import Article


def declared_language(article: Article) -> str:
    """The language that the page, its feed or the caller declares, without its region; empty where nobody does."""
    declared = article.content.language_declared or article.item.feed_language or ""
    return declared.lower().replace("_", "-").partition("-")[0]


def text_language(article: Article) -> str:
    """The detected language; the declared one where detection found none (short texts full of names); `und` where neither."""
    found = article.enrichment.language
    return found if found != "und" else declared_language(article) or found
