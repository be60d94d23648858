"""The text of a page, or the feed's text if the page has none or plainly less. Pure, like `extract_page`.

The feed may carry the article although the page is a wall, a shell that scripts fill, a teaser, or hangs the extractor. Then
the page is compared with the feed's text.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TypeAlias

from schemas.articles import Article, Content, FieldSource
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from transforms.extract.not_article import NotArticle
from transforms.pool.by_name import ByName
from transforms.web.fetching.feed_page import feed_html

#: A page gives less if it has under this share of the feed's prose and so many characters less: page and feed of one article
#: differ by captions, lists and boxes, a teaser or a metered page by most of the text.
LESS_SHARE, LESS_CHARS = 0.6, 300
#: Two texts share next to nothing if at most this share of samples of the shorter is in the longer.
SHARED_SAMPLES = 0.1
_SAMPLES, _SAMPLE_CHARS = 100, 24
#: Lines that are no prose: the feed's lists of links must not make a page look short.
_MIN_PROSE_CHARS = 60
_MAX_REASON_CHARS = 500
_ARTICLE = "transforms.extract.article"
_extract, _extract_page = ByName(_ARTICLE, "extract"), ByName(_ARTICLE, "extract_page")

#: A reason and a sentence, as in a record's `text_reason`.
Reason: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The content of an article, and the evidence of its fetch, which says whether the text is the feed's, and why."""

    content: Content
    evidence: Evidence


def extract_text(page: Page) -> ExtractedText | NotArticle:
    """The content of a fetched page; the feed's text if the page is no article or has less.

    A look that finds that the article is gone does not use the feed's text.
    """
    found = _extract_page(page)
    if page.gone is not None or page.item.content is None:
        return found if isinstance(found, NotArticle) else ExtractedText(found, page.evidence)
    if page.evidence.text_source == "feed":
        return ExtractedText(_sound(page.item, found), page.evidence)
    if isinstance(found, NotArticle):
        if found.reason == "soft_404" and page.item.look is not None:
            return found
        stub = found.content if found.reason == "stub" else None
        return ExtractedText(
            _own_content(page.item, page.evidence.fetched_at, stub), with_reason(page, found.reason, found.message)
        )
    reason = _page_lacks(found, page.item.content)
    if reason is None:
        return ExtractedText(found, page.evidence)
    known = found if reason[0] == "page_has_less" else None
    return ExtractedText(_own_content(page.item, page.evidence.fetched_at, known, found), with_reason(page, *reason))


def article_of(page: Page, outcome: ExtractedText | NotArticle) -> Article | NotArticle:
    """The article of a page. A known one whose page says that it is gone has no text, and its record has to be withdrawn."""
    if isinstance(outcome, ExtractedText):
        return Article(item=page.item, evidence=outcome.evidence, content=outcome.content, gone=page.gone)
    if outcome.reason == "soft_404" and page.item.look is not None:
        return Article(item=page.item, evidence=page.evidence, content=Content(text=""), gone=outcome.message)
    return outcome


def extract_and(page: Page, *, then: Callable[[Article], Article]) -> Article | NotArticle:
    """The article of a fetched page through `then`. One task of a pool instead of two."""
    article = article_of(page, extract_text(page))
    return then(article) if isinstance(article, Article) else article


def then_alone(page: Page, *, then: Callable[[Article], Article], article: Article) -> Article:
    """`then` for an article of `page` that another task has extracted."""
    return then(article)


def plain_content(item: FeedItem) -> Content | None:
    """The feed's text unchanged, for a page that stopped its extractor; None if the feed does not carry the article."""
    if item.content is None:
        return None
    sources = [FieldSource(name="text", source="feed:content")]
    if item.title:
        sources.append(FieldSource(name="title", source="feed:title"))
    return Content(
        text=item.content,
        title=item.title,
        language_declared=item.feed_language,
        field_sources=tuple(sources),
        extractor="feed",
    )


def with_reason(page: Page, reason: str, message: str) -> Evidence:
    """The evidence of a page in whose place the feed's text stands."""
    return replace(page.evidence, text_source="feed", text_reason=f"{reason}: {message}"[:_MAX_REASON_CHARS])


def _page_lacks(found: Content, carried: str) -> Reason | None:
    """Why the feed's text is better than the page's; None where it is not."""
    own = sum(len(line) for line in carried.split("\n") if len(line) >= _MIN_PROSE_CHARS and not line.startswith(("- ", "## ")))
    there = len(found.text)
    if there < LESS_SHARE * own and own - there >= LESS_CHARS:
        shares = _shared(found.text, carried) > SHARED_SAMPLES
        words = f"The page gives {there:,} characters of text, the feed {len(carried):,}."
        return ("page_has_less" if shares else "page_has_other"), words
    doubtful = found.text_evidence is not None and found.text_evidence.doubtful
    if there <= (3 if doubtful else 1) * own and _shared(found.text, carried) <= SHARED_SAMPLES:
        return "page_has_other", "The page's text has next to nothing of the article that the feed carries."
    return None


def _shared(one: str, other: str) -> float:
    """The share of samples of the shorter text that the longer has, both without spaces, marks and cases."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    step = max(_SAMPLE_CHARS, len(short) // _SAMPLES)
    samples = [short[at : at + _SAMPLE_CHARS] for at in islice(range(0, len(short) - _SAMPLE_CHARS + 1, step), _SAMPLES)]
    return sum(sample in long for sample in samples) / len(samples) if samples else 1.0


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _own_content(item: FeedItem, now: datetime, known: Content | None, page: Content | None = None) -> Content:
    """The article that the feed carries, with what `known`, the page's part of it, says besides its text.

    `page`: whatever the page holds; what it says about its use holds for the feed's text too.
    """
    made = _sound(item, _extract(feed_html(item), url=item.url, charset="utf-8", now=now))
    page = page or known
    if page is not None:
        made = replace(made, meta_robots=page.meta_robots, rights=page.rights, paywalled=page.paywalled)
    if known is None:
        return made
    names = {source.name for source in made.field_sources} - {"title"}
    return replace(
        made,
        title=known.title or made.title,
        authors=known.authors or made.authors,
        section=known.section,
        tags=known.tags,
        image=known.image,
        publisher=known.publisher,
        canonical_url=known.canonical_url,
        language_declared=known.language_declared or made.language_declared,
        published=known.published or made.published,
        updated=known.updated,
        time_claims=known.time_claims or made.time_claims,
        kicker=known.kicker,
        field_sources=(
            *(source for source in known.field_sources if source.name not in names),
            *(source for source in made.field_sources if source.name in names),
        ),
    )


def _sound(item: FeedItem, found: Content | NotArticle) -> Content:
    """The extractor's reading of the feed's text, unless it takes the article for something else or loses most of it."""
    plain = plain_content(item)
    if isinstance(found, Content) and (plain is None or len(found.text) >= LESS_SHARE * len(plain.text)):
        return found
    return plain or Content(text="")
