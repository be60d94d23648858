"""Quotations: where they stand, what kind they are and who speaks."""

from collections.abc import Mapping, Sequence

from schemas.articles import Article, Quote
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.names.names import Names, find_names
from transforms.enrich.quotation.kinds import Kind, quote_kinds
from transforms.enrich.quotation.spans import Span, quote_spans
from transforms.enrich.quotation.speakers import speakers
from transforms.enrich.reporting.languages import REPORTING

TOOL = "newsbeam"
VERSION = "1"


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`quotes`: `text[start:end]` of the article is the quotation exactly, marks left out; what it quotes itself is in it.

    At most 1,000, of the text up to `max_chars`. A speaker is the fullest form of a name, or the words of the text ("a
    spokesman"); None where the text does not tell, and for languages without tables (see `reporting`).
    """
    text = article.content.text[: config.max_chars]
    spans = quote_spans(text)
    if not spans:
        return {"quotes": ()}
    language = article.enrichment.language
    reporting = REPORTING.get(language)
    kinds = quote_kinds(text, spans, language)
    who: Sequence[str | None] = [None] * len(spans)
    if reporting is not None:
        names: Names = find_names(text, language)
        who = speakers(text, spans, [kind == "full" for kind in kinds], names, reporting)
    return {"quotes": tuple(_quote(text, *one) for one in zip(spans, kinds, who, strict=True))}


def _quote(text: str, span: Span, kind: Kind, speaker: str | None) -> Quote:
    # a word somebody is said to have used is no mere word at a distance; a title has an author, not a speaker
    kind = "partial" if kind == "scare" and speaker else kind
    said = None if kind == "title" else speaker
    return Quote(text=text[span.start : span.end], start=span.start, end=span.end, type=kind, speaker=said)
