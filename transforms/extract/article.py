"""From a page to its content: text and metadata, each field with its evidence, or the reason why it is no article.

Pure: bytes in, values out, no network, no clock of its own, no files. One parse serves everything.
"""

import html
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement

from schemas.articles import Content, FieldSource, PageType, TextEvidence
from schemas.pages import Page
from schemas.times import Claim, TimeClaim
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.authors.authors import is_other_than_login
from transforms.extract.authors.byline import search_byline
from transforms.extract.body.body import Body, TextHints, find_body
from transforms.extract.body.candidates import TextCandidate, scored
from transforms.extract.body.clean import Record
from transforms.extract.body.text import Text, make_text, tidy_line
from transforms.extract.dates.found_day import search_day
from transforms.extract.dates.visible import search_updated, search_visible
from transforms.extract.kinds.page_type import find_page_type, is_front_page, is_live_blog, judge
from transforms.extract.kinds.wordless import find_wordless_type
from transforms.extract.markup.prepare import prepare
from transforms.extract.markup.tree import is_unread, parse_page
from transforms.extract.metadata.corrections import find_correction_note
from transforms.extract.metadata.metadata import Metadata, read_metadata
from transforms.extract.metadata.paywall import find_wall_line
from transforms.extract.not_article import NotArticle
from transforms.extract.page.agreement import shingles
from transforms.extract.page.letters import count_all, count_words
from transforms.web.content.page_types import other_format

#: htmldate takes 1 s for each million characters; longer pages are not searched for a day.
_SEARCHED_CHARACTERS = 300_000
#: Bytes that are no text (a broken compression) are replaced by U+FFFD for a half of their characters, a stray byte for one.
_MOST_UNREADABLE = 0.1
#: Called with the answers that were compared, and the reason why the first of them won.
Compare = Callable[[tuple[TextCandidate, ...], str], None]
_STATED = "json-ld:articleBody"
_TAG = re.compile("<[^<>]{0,2000}>")

# trafilatura and htmldate log each page that they find short; endings are counted and explained here instead.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def extract_page(page: Page) -> Content | NotArticle:
    """The content of a fetched page; empty for a page that is gone. "Now" is the time of the fetch, so a replay gives the
    same."""
    if page.gone is not None:
        return Content(text="")
    asked, final = page.item.url, page.evidence.final_url
    if is_front_page(asked, final, len(page.evidence.redirects)):
        return NotArticle("soft_404", "The article's URL leads to a front page.", f"redirected to {final[:200]}")
    return extract(
        page.body,
        url=page.evidence.final_url,
        charset=page.charset,
        now=page.evidence.fetched_at,
        feed_title=page.item.title,
        feed_text=page.item.summary,
        feed_published=page.item.published,
    )


def extract(
    body: bytes,
    *,
    url: str | None,
    charset: str | None = None,
    now: datetime,
    record: Record | None = None,
    feed_title: str | None = None,
    feed_text: str | None = None,
    feed_published: Claim | None = None,
    compare: Compare | None = None,
) -> Content | NotArticle:
    """The content of the page, or the reason why it is no article.

    `charset`: the transport's. `now`: the upper bound of dates; aware. `record`: called for each dropped line, with its rule;
    `compare`: called with the compared answers, the chosen one first, and the reason of the choice. `feed_title`,
    `feed_text`: the entry's title and summary, as witnesses; `feed_published`: settles a date that can be read in two ways.
    Never raises, whatever the page holds.
    """
    other = other_format(body, charset)
    if other is not None:
        return NotArticle("not_html", f"The page is {other}, not HTML.", repr(body[:8]))
    tree = parse_prepared(body, charset)
    url = url if _is_url(url) else None
    if tree is None:
        if is_unread(body, charset):
            message = "The page is in an encoding that browsers do not read (HZ-GB-2312, ISO-2022-KR or ISO-2022-CN)."
            return NotArticle("extract_empty", message, repr(body[:40]))
        return NotArticle("extract_empty", "The page has no HTML element, so it has no article text.", "no element")
    found = read_metadata(tree, url, now, feed_published)
    hints = TextHints(
        found.title,
        found.description,
        found.linked.text(found.linked.article, "articleBody"),
        feed_text,
        is_live_blog(found, url),
    )
    body_found = find_body(tree, url, lambda: parse_prepared(body, charset), hints)
    rendered = _rendered_elsewhere(found, body_found)
    if compare is not None:
        compare(*_compared(rendered or body_found, hints.article_body))
    _search_text(found, body_found, tree, url, now)
    text = make_text(rendered or body_found, found, url, now, record)
    if text.text.count("\ufffd") > _MOST_UNREADABLE * len(text.text):
        return NotArticle("not_html", "The page's bytes are no text in its encoding.", repr(body[:40]))
    words = count_all(line for line in text.text.split("\n") if line)
    wall = find_wall_line(body_found.blocks, text.text, words) if found.paywalled is None else None
    if wall is not None:
        found.paywalled = wall[0]
        found.sources += (FieldSource(name="paywalled", source=wall[1]),)
    kind = find_page_type(found, url, words)
    if kind == "article":
        kind = find_wordless_type(found, tree, text.text, text.blocks, lambda: parse_page(body, charset)) or kind
    content = _content(found, rendered or body_found, text, kind)
    prose = sum(block.words for block in body_found.blocks if block.running)
    verdict = judge(
        found,
        kind,
        tree,
        text.text,
        url=url,
        words=words,
        prose_words=prose,
        feed_title=feed_title,
        feed_text=feed_text,
    )
    if verdict is not None:
        stub = replace(content, is_stub=verdict.reason == "stub")
        return NotArticle(verdict.reason, verdict.message, verdict.found, stub if content.text else None)
    if not content.text:
        return NotArticle("extract_empty", "The page holds no article text.", "no text")
    return content


def parse_prepared(body: bytes, charset: str | None) -> HtmlElement | None:
    """The page's tree with the markup rewritten that extractors lose; None where there is no element in it."""
    tree = parse_page(body, charset)
    if tree is not None:
        prepare(tree)
    return tree


def _is_url(url: str | None) -> bool:
    try:
        return url is not None and urlsplit(url).hostname is not None
    except ValueError:
        return False


def _rendered_elsewhere(found: Metadata, body: Body) -> Body | None:
    """JSON-LD's `articleBody` as the text of a page that scripts fill in the browser; None where the page holds its
    text itself.

    It is often a teaser or cut, so it counts only where it is at least 100 words and three times what the page itself holds.
    """
    stated = found.linked.text(found.linked.article, "articleBody")
    if not stated or (size := count_words(stated)) < 100:
        return None
    there = max(count_all(body.lines), sum(block.words for block in body.blocks if block.running))
    if size < 3 * there:
        return None
    lines = [line.strip() for line in html.unescape(_TAG.sub("\n", stated)).split("\n") if line.strip()]
    reason = f"scripts fill the page: it holds {there} words itself, its articleBody {size}"
    return replace(
        body, lines=lines, headings={}, path=_STATED, reason=reason, stages=((body.path, body.lines), (_STATED, lines))
    )


def _compared(body: Body, stated: str | None) -> tuple[tuple[TextCandidate, ...], str]:
    """Every answer with its score, with JSON-LD's `articleBody` among them, and why the first won."""
    rows = body.compared()
    if stated and all(row.name != _STATED for row in rows):
        lines = [line.strip() for line in stated.split("\n") if line.strip()]
        rows += tuple(scored([TextCandidate(_STATED, lines, {}, shingles(stated))], body.witnesses))
    return rows, body.reason


def _search_text(found: Metadata, body: Body, tree: HtmlElement, url: str | None, now: datetime) -> None:
    """Looks in the text for what the page does not declare: a byline, the day of publication."""
    source = next((field_source.source for field_source in found.sources if field_source.name == "authors"), None)
    if not found.names_person or source == "json-ld:organization":
        named = search_byline(body.blocks, found.title)
        if named is not None and (source == "json-ld:organization" or not is_other_than_login(found.authors, named[0])):
            found.authors = named[0]
            others = tuple(field_source for field_source in found.sources if field_source.name != "authors")
            found.sources = (*others, FieldSource(name="authors", source=named[1]))
    evidence = found.day_evidence or DayEvidence(now)
    is_open = found.published is None or found.updated is None
    shown_change = search_updated(body.blocks, found.title, evidence) if is_open else None
    if found.published is None or found.published.precision == "ambiguous":
        claim = search_visible(body.blocks, body.estimate, found.title, url, evidence)
        if claim is None and found.published is None:
            # The only day that a page shows is mostly its own, also where it calls it that of the last change.
            claim = found.updated if found.updated and found.updated.source == "time" else shown_change
        if claim is None and found.published is None and sum(len(block.text) for block in body.blocks) <= _SEARCHED_CHARACTERS:
            claim = search_day(tree, body.blocks, body.estimate, url, evidence)
        if claim is None and found.published is not None:
            claim = read_either_way(found.published.raw, evidence, source=found.published.source, by_custom=True)
        if claim is not None and (found.published is None or claim.precision != "ambiguous"):
            found.published = claim
            found.time_claims += (TimeClaim(about="published", claim=claim),)
            others = tuple(field_source for field_source in found.sources if field_source.name != "published")
            found.sources = (*others, FieldSource(name="published", source=claim.source))

    if found.updated is None:
        found.updated = shown_change
        if found.updated is not None:
            found.time_claims += (TimeClaim(about="updated", claim=found.updated),)
            found.sources += (FieldSource(name="updated", source=found.updated.source),)


def _content(found: Metadata, body: Body, text: Text, kind: PageType) -> Content:
    path = body.path if body.path.startswith(("json-ld", "live")) else f"trafilatura:{body.path}"
    sources = [*found.sources, FieldSource(name="text", source=path)]
    if text.standfirst is not None:
        sources.append(FieldSource(name="standfirst", source=text.standfirst[1]))
    return Content(
        text=text.text,
        title=tidy_line(found.title) if found.title else None,
        standfirst=tidy_line(text.standfirst[0]) if text.standfirst else None,
        authors=found.authors,
        section=found.section,
        tags=found.tags,
        image=found.image,
        publisher=found.publisher,
        canonical_url=found.canonical_url,
        language_declared=found.language,
        published=found.published,
        updated=found.updated,
        time_claims=found.time_claims,
        paywalled=found.paywalled,
        wire_credit=text.wire_credit,
        update_note=text.update_note,
        meta_robots=found.meta_robots,
        rights=found.rights,
        field_sources=tuple(sources),
        page_type=kind,
        extractor=path,
        extractor_version=trafilatura.__version__,
        kicker=found.kicker,
        summary_points=text.summary_points,
        blocks=text.blocks,
        live_updates=text.live_updates,
        text_evidence=TextEvidence(
            agreement=body.agreement,
            candidates=tuple(candidate.name for candidate in body.candidates),
            doubtful=body.doubtful,
        ),
        correction_note=find_correction_note(text.text, text.update_note, found.linked, found.title),
    )
