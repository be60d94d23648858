"""People, organisations and places that a text names, by rules."""

from collections.abc import Mapping

from schemas.articles import Article, Entity
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.names.full_forms import EntityKind
from transforms.enrich.names.names import find_names
from transforms.enrich.text_language import text_language

_MAX_OFFSETS = 50
#: Language -> the kinds the rules tell well enough. Beyond English organisations have too many forms.
_KINDS: dict[str, frozenset[EntityKind]] = {
    "en": frozenset(("PER", "ORG", "LOC")),
    **dict.fromkeys(("de", "fr", "es", "it", "pt", "nl"), frozenset[EntityKind](("PER", "LOC"))),
}


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object] | Skipped:
    """`entities`: each with its fullest form, type, count, offsets of its mentions and a person's role, the most named first.

    Reads the text up to `max_chars`. Organisations in English only. Skipped: `unsupported_language` where the language is
    none of English, German, French, Spanish, Italian, Portuguese, Dutch.
    """
    language = text_language(article)
    kinds = _KINDS.get(language)
    if kinds is None:
        return Skipped("unsupported_language")
    names = find_names(article.content.text[: config.max_chars], language)
    offsets: dict[tuple[str, EntityKind], list[int]] = {}
    for mention in names.mentions:
        if mention.kind in kinds:
            offsets.setdefault((mention.name, mention.kind), []).append(mention.start)
    found = [
        Entity(
            name=name,
            type=kind,
            count=len(starts),
            offsets=tuple(starts[:_MAX_OFFSETS]),
            role=names.offices.get(name) if kind == "PER" else None,
        )
        for (name, kind), starts in offsets.items()
    ]
    return {"entities": tuple(sorted(found, key=lambda entity: -entity.count))}
