"""One page, one text: extraction and enrichment as plain calls, in this process and without limits of time."""

from collections.abc import Sequence

from pipeline.composed.arguments import expect
from pipeline.page_url import check_page_url
from pipeline.settings import UsageError
from schemas.articles import Article, Enrichment
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from schemas.records import Record
from transforms.clock import utc_now
from transforms.enrich.batch import article_of
from transforms.enrich.chain import Chain, ModelHook, enrich_article
from transforms.enrich.registry import DEFAULT_NAMES, build_chain
from transforms.extract.article import extract_page
from transforms.extract.not_article import NotArticle
from transforms.link.link_record import make_record
from transforms.urls.user_info import without_user_info


class NotAnArticleError(ValueError):
    """The page has no article. `reason` is one of the reasons of dead letters."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason


def extract(page: bytes | str, *, url: str = "", enrich: str | Sequence[str] = DEFAULT_NAMES) -> Record:
    """The record of an HTML page. `url`: where the page is from; links and dates are read with it.

    `enrich`: names of enrichments as in `--enrich`, empty for none. Raises NotAnArticleError, ValueError for names that cannot
    work and for a URL that no page can have, TypeError for a page that is neither bytes nor text. A hostile page may take long:
    use `ExtractArticles`, whose processes have limits, for pages that you do not trust.
    """
    expect("page", page, bytes, str)
    expect("url", url, str)
    if url:
        check_page_url(url)
        url = without_user_info(url)
    chain = _chain(enrich)
    now = utc_now()
    body, charset = (page, None) if isinstance(page, bytes) else (page.encode("utf-8", "replace"), "utf-8")
    item = FeedItem(feed_url="", url=url, item_id=url, first_seen_at=now)
    evidence = Evidence(fetched_at=now, final_url=url)
    content = extract_page(Page(item=item, evidence=evidence, body=body, charset=charset))
    if isinstance(content, NotArticle):
        raise NotAnArticleError(content.reason, content.message)
    return make_record(enrich_article(Article(item=item, evidence=evidence, content=content), chain), now)


def enrich(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    url: str = "",
    names: str | Sequence[str] = DEFAULT_NAMES,
) -> Enrichment:
    """The results of the enrichments for a text. `language`: the declared one; the text decides, and the
    declaration where detection finds none. Offsets count in `text`.

    Raises ValueError for names that cannot work, TypeError for a value that is not text. A failed enrichment has the status
    `error:<type>`.
    """
    for name, value in (("text", text), ("title", title or ""), ("language", language or ""), ("url", url)):
        expect(name, value, str)
    row = {"text": text, "title": title, "language": language, "url": url}
    return enrich_article(article_of(row, utc_now()), _chain(names)).enrichment


def _chain(names: str | Sequence[str]) -> Chain:
    chain = build_chain(names)
    models = [step.name for step in chain.steps if isinstance(step, ModelHook)]
    if models:
        raise UsageError(f"{models[0]}: models run in EnrichArticles, not in a single call")
    return chain
