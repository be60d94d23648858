"""Quotations: where they stand, what kind they are and who speaks."""

from collections.abc import Mapping, Sequence

from schemas.articles import Article, Quote
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.names.names import Names, find_names
from transforms.enrich.quotation.attribution import MIN_CONFIDENCE, NOBODY, Attribution
from transforms.enrich.quotation.kinds.leads import leads_of
from transforms.enrich.quotation.kinds.quote_kinds import QuoteKind, quote_kinds
from transforms.enrich.quotation.kinds.silent_quotes import quote_silent
from transforms.enrich.quotation.spans import Span, quote_spans
from transforms.enrich.quotation.speakers import speakers
from transforms.enrich.quotation.story import Story
from transforms.enrich.reporting.languages import REPORTING
from transforms.enrich.text_language import text_language


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`quotes`: `text[start:end]` of the article is the quotation exactly, marks left out; what it quotes itself is in it.

    At most 1,000, of the text up to `max_chars`. A speaker is the fullest form of a name, or the words of the text ("a
    spokesman"); None where the text does not tell, where the rules are not sure enough, and for languages without tables (see
    `reporting`).
    """
    text = article.content.text[: config.max_chars]
    spans = quote_spans(text)
    if not spans:
        return {"quotes": ()}
    language = text_language(article)
    reporting = REPORTING.get(language)
    leads = leads_of(text, spans)
    kinds = quote_kinds(text, spans, language, leads)
    who: Sequence[Attribution] = [NOBODY] * len(spans)
    offices: Mapping[str, str] = {}
    if reporting is not None:
        names: Names = find_names(text, language)
        offices = names.offices
        silent = quote_silent(text, spans, language, kinds, leads)
        full = [kind == "full" and not mute for kind, mute in zip(kinds, silent, strict=True)]
        story = Story(text, spans, full, names, reporting)
        who = speakers(story, silent, [kind == "scare" for kind in kinds])
    return {"quotes": tuple(_quote(text, *span, offices) for span in zip(spans, kinds, who, strict=True))}


def _quote(text: str, span: Span, kind: QuoteKind, who: Attribution, offices: Mapping[str, str]) -> Quote:
    sure = who.known and who.confidence >= MIN_CONFIDENCE and kind != "title"  # a title has an author, not a speaker
    speaker = who.speaker if sure else None
    surface = text[who.start : who.end] if kind != "title" else ""
    return Quote(
        text=text[span.start : span.end],
        start=span.start,
        end=span.end,
        # a word somebody is said to have used is no mere word at a distance
        type="partial" if kind == "scare" and speaker else kind,
        speaker=speaker,
        speaker_surface=surface or None,
        speaker_start=who.start if surface else None,
        speaker_end=who.end if surface else None,
        speaker_role=offices.get(speaker) if speaker else None,
        verb=who.verb if kind != "title" else None,
        method=who.method if sure else None,
        confidence=who.confidence if sure else None,
    )
