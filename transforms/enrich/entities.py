"""People, organisations and places that an English text names, by rules."""

from collections.abc import Mapping

from schemas.articles import Article, Entity
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.names.names import Kind, find_names

TOOL = "newsbeam"
VERSION = "1"

_MAX_OFFSETS = 50


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object] | Skipped:
    """`entities`: each with its fullest form, type, count and the offsets of its mentions, the most named first.

    Reads the text up to `max_chars`. Skipped: `unsupported_language` where the language found is not English.
    """
    if article.enrichment.language != "en":
        return Skipped("unsupported_language")
    offsets: dict[tuple[str, Kind], list[int]] = {}
    for one in find_names(article.content.text[: config.max_chars], "en").mentions:
        offsets.setdefault((one.name, one.kind), []).append(one.start)
    found = [
        Entity(name=name, type=kind, count=len(starts), offsets=tuple(starts[:_MAX_OFFSETS]))
        for (name, kind), starts in offsets.items()
    ]
    return {"entities": tuple(sorted(found, key=lambda one: -one.count))}
