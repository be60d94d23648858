"""A page to what it says, end to end."""

import pickle

import pytest

from schemas.articles import Content, Image
from schemas.dead_letters import REASONS
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from tests.support.article_pages import LEAD, NOW, PROSE, TITLE, URL, article, page, prose
from transforms.extract.article import extract, extract_page
from transforms.extract.explain import explain, report
from transforms.extract.not_article import NotArticle

LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Person","@id":"#ada","name":"Ada Weller"},
 {"@type":"NewsArticle","headline":"Bridge over the Alder reopens after two years","author":{"@id":"#ada"},
  "articleSection":"Town",
  "datePublished":"2025-06-01T08:30:00+02:00","dateModified":"2025-06-01T10:00:00+02:00","keywords":["traffic","Alder"],
  "isAccessibleForFree":%s,"publisher":{"@type":"Organization","name":"The Example"},
  "image":{"@type":"ImageObject","url":"https://www.example.org/b.jpg","width":1200,"height":800,
  "caption":"The bridge"}}]}</script>"""


def content(body: bytes, url: str | None = URL) -> Content:
    result = extract(body, url=url, now=NOW)
    assert isinstance(result, Content), result
    return result


def verdict(body: bytes, url: str | None = URL) -> NotArticle:
    result = extract(body, url=url, now=NOW)
    assert isinstance(result, NotArticle), result
    return result


def test_text_is_the_paragraphs() -> None:
    assert content(article()).text == "\n\n".join(PROSE)


def test_metadata_comes_from_json_ld_with_its_sources() -> None:
    found = content(article(head=LD % "true"))
    assert (found.title, found.authors, found.section, found.tags) == (TITLE, ("Ada Weller",), "Town", ("traffic", "Alder"))
    assert found.published is not None
    assert found.updated is not None
    assert (found.published.value, found.published.source) == ("2025-06-01T06:30:00Z", "json-ld:datePublished")
    assert found.updated.value == "2025-06-01T08:00:00Z"
    assert found.image == Image(url="https://www.example.org/b.jpg", caption="The bridge", width=1200, height=800)
    assert (found.publisher, found.paywalled, found.language_declared, found.page_type) == (
        "The Example",
        False,
        "en",
        "article",
    )
    sources = {source.name: source.source for source in found.field_sources}
    assert (sources["title"], sources["authors"], sources["text"]) == ("h1", "json-ld:author", "trafilatura:fast")


def test_what_stands_around_the_text_is_left_out() -> None:
    after = (
        '<p>Read more: <a href="/other">Another story</a></p><p>Sign up for our newsletter and get the news each morning.</p>'
        "<p>Photo: Ada Weller / The Example</p><p>Leave a Reply</p><p>© 2025 The Example. All rights reserved.</p>"
    )
    assert content(article(after=after)).text == "\n\n".join(PROSE)


def test_headings_are_marked_and_the_headline_is_not_repeated() -> None:
    body = page(f"<article><h1>{TITLE}</h1>{prose(PROSE[:3])}<h2>What comes next</h2>{prose(PROSE[3:])}</article>")
    assert content(body).text == "\n\n".join((*PROSE[:3], "## What comes next", *PROSE[3:]))


def test_a_lead_in_outside_the_body_is_put_back_and_kept_as_standfirst() -> None:
    head = f'<meta name="description" content="{LEAD}">'
    body = page(f'<header><h1>{TITLE}</h1><p class="standfirst">{LEAD}</p></header><article>{prose()}</article>', head)
    found = content(body)
    assert found.standfirst == LEAD
    assert found.text == "\n\n".join((LEAD, *PROSE))


def test_notes_and_credits_go_into_their_fields() -> None:
    found = content(article(before="<p>Updated on 1 June 2025 at 10:00</p>", after="<p>(Reuters)</p>"))
    assert (found.update_note, found.wire_credit) == ("Updated on 1 June 2025 at 10:00", "Reuters")
    assert found.text == "\n\n".join(PROSE)


def test_an_article_in_a_box_that_extractors_drop_is_kept() -> None:
    assert content(page(f"<aside><form><h1>{TITLE}</h1>{prose()}</form></aside>")).text.endswith(PROSE[-1])


def test_a_page_that_scripts_fill_gives_the_text_of_its_json_ld() -> None:
    told = " ".join(PROSE * 2)
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{told}"}}</script>'
    found = content(page('<div id="app"></div>', head))
    assert (found.text, found.extractor) == (told, "json-ld:articleBody")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "extract_empty"),
        (b"%PDF-1.7 <a", "not_html"),
        (page(f"<p>{'~' * 2_000}</p>").replace(b"~", b"\xf7\x1e\xb4q"), "not_html"),
        (page("<div></div>"), "extract_empty"),
        (page("<p>Before you continue, accept all cookies.</p>", title="Before you continue"), "not_article"),
        (page("<h1>Just a moment...</h1><p>Checking your browser.</p>", title="Just a moment..."), "not_article"),
        (page('<h1>Log in</h1><form><input type="password"></form>', title="Log in"), "not_article"),
        (article(head=LD % "false").replace(prose(PROSE[1:]).encode(), b""), "stub"),
    ],
    ids=["empty", "pdf", "no text", "nothing", "consent", "robot check", "login", "stub"],
)
def test_what_is_no_article_says_why(body: bytes, reason: str) -> None:
    found = verdict(body)
    assert found.reason == reason
    assert found.reason in REASONS
    assert found.message.endswith(".")


def test_a_stub_carries_what_was_there() -> None:
    found = verdict(article(head=LD % "false").replace(prose(PROSE[1:]).encode(), b"")).content
    assert found is not None
    assert (found.is_stub, found.paywalled, found.title, found.text) == (True, True, TITLE, PROSE[0])


def test_a_paid_article_with_its_text_is_an_article() -> None:
    assert content(article(head=LD % "false")).paywalled is True


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_charsets(charset: str) -> None:
    text = (
        "Die Brücke über die Alder ist wieder offen, fünf Monate später als geplant, und kostete größere Summen als erwartet."
    )
    declared = f'<meta charset="{charset}">' if charset != "utf-16" else ""
    body = page(f"<article>{prose((text, *PROSE))}</article>", declared).decode().encode(charset)
    assert content(body).text.startswith(text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Database Error", "Error establishing a database connection"),
        ("Maintenance", "We’ll be back soon! Sorry for the inconvenience, we’re performing some maintenance at the moment."),
        ("The Tide", "The site is temporarily unavailable. Please try again later."),
        ("Wartungsarbeiten", "Wir sind bald zurück."),
        ("503 Service Temporarily Unavailable", "nginx"),
        ("", "Fatal error: Uncaught Error: Call to undefined function foo() in /srv/www/index.php:12 thrown on line</p><p>12"),
        ("Account Suspended", "This Account has been suspended. Contact your hosting provider for more information."),
        ("tide.example", "This domain is for sale! Buy this domain."),
        ("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working."),
        ("Index of /news", "Parent Directory a.html 2026-01-01"),
        ("451: Unavailable due to legal reasons", "We recognize you are attempting to access this website from elsewhere."),
        ("A crane", "Please disable your ad blocker to continue reading this site."),
        ("A crane", "Please enable cookies to continue."),
    ],
)
def test_a_notice_in_place_of_an_article_is_none(title: str, text: str) -> None:
    body = page(f"<h1>{title}</h1><p>{text}</p>", title=title)
    assert verdict(body, URL).reason == "not_article"
    marked = page(f"<h1>{title}</h1><p>{text}</p>", '<meta property="og:type" content="article">', title=title)
    assert not isinstance(extract(marked, url=URL, now=NOW), NotArticle) or verdict(marked, URL).reason == "extract_empty"


@pytest.mark.parametrize(
    "title",
    [
        "Maintenance of the old bridge begins in May",
        "Harbour master suspended",
        "Farm for sale on the Alder",
        "Ferry unavailable",
    ],
)
def test_a_short_article_about_such_things_is_one(title: str) -> None:
    body = page(f"<h1>{title}</h1><p>{PROSE[0]}</p>", title=title)
    assert not isinstance(extract(body, url=URL, now=NOW), NotArticle)


def test_the_result_travels_between_processes() -> None:
    found = content(article(head=LD % "true"))
    assert pickle.loads(pickle.dumps(found)) == found


def test_explain_is_the_same_extraction_with_what_was_dropped() -> None:
    body = article(after="<p>Leave a Reply</p>", head=LD % "true")
    found = explain(body, url=URL, now=NOW)
    assert found.result == extract(body, url=URL, now=NOW)
    assert ("share", "Leave a Reply") in {(dropped.rule, dropped.line) for dropped in found.dropped}
    assert "json-ld:author" in report(found)


LISTED = "".join(f'<h2><a href="/{n}">Story {n} of the town</a></h2><p>A line on it.</p>' for n in range(10))


@pytest.mark.parametrize(
    ("body", "url", "reason"),
    [
        (
            page(f"<h1>Page not found</h1><p>Try these.</p>{LISTED}", title="Page not found"),
            URL,
            "soft_404",
        ),
        (
            page("<p>It has moved.</p>", '<meta http-equiv="refresh" content="0; url=/new/1">', "Moved"),
            URL,
            "not_article",
        ),
        (page(f"<h1>Bridges</h1>{LISTED}", title="Bridges"), "https://www.example.org/tag/bridges", "not_article"),
    ],
    ids=["not found with teasers", "meta refresh", "tag page"],
)
def test_pages_that_are_no_article_say_why(body: bytes, url: str, reason: str) -> None:
    assert verdict(body, url).reason == reason


@pytest.mark.parametrize(
    "headline", ["Access denied: reporters shut out", "We value your privacy, says the mayor", "Page not found: an archive"]
)
def test_an_article_may_be_about_walls(headline: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}"}}</script>'
    words = "The town closed its hall on Friday, and nobody who came was told why. " * 5
    body = f"<h1>{headline}</h1><article><p>{words}</p></article>"
    assert content(page(body, head, headline), URL).title == headline
    assert verdict(page(body, title=headline), URL).reason in ("not_article", "soft_404")


def test_a_wall_that_marks_itself_as_an_article_is_none() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ferry sails"}</script>'
    wall = page("<p>Before you continue, accept all cookies of our site and of its 300 partners.</p>", head, "The ferry sails")
    assert verdict(wall, URL).reason == "not_article"


def test_a_front_page_needs_its_url_or_its_type() -> None:
    front = page(f"<h1>The Bridge Courier</h1>{LISTED}", title="The Bridge Courier")
    typed = page(LISTED, '<script type="application/ld+json">{"@type":"CollectionPage"}</script>', "The Bridge Courier")
    assert verdict(front, "https://www.example.org/").found == "an index page"
    assert verdict(typed, None).found == "an index page"
    assert content(front, None).page_type == "article"


def test_a_removed_article_that_redirects_to_the_front_page_is_a_soft_404() -> None:
    front = "https://www.example.org/"
    item = FeedItem(feed_url=front + "feed", url=URL, item_id=URL, first_seen_at=NOW)
    evidence = Evidence(fetched_at=NOW, final_url=front, redirects=(URL,))
    result = extract_page(Page(item=item, evidence=evidence, body=article(), charset=None))
    assert isinstance(result, NotArticle)
    assert result.reason == "soft_404"


def test_a_headline_on_things_not_found_is_an_article() -> None:
    title = "Not found: the lost bell of the Alder bridge"
    assert content(page(f"<article><h1>{title}</h1>{prose()}</article>", title=title)).title == title


def test_explain_shows_the_candidates_and_the_evidence() -> None:
    found = explain(article(), url=URL, now=NOW)
    text = report(found)
    assert "Candidates for the text, the chosen one first" in text
    assert [candidate.name for candidate in found.candidates] == ["fast", "paragraphs"]
    assert all(candidate.why and 0 < candidate.score <= 1 for candidate in found.candidates)
    assert "fast won: the fast answer passed the gate" in text


def test_explain_shows_each_step_of_the_chosen_answer_and_why_a_better_score_lost() -> None:
    aside = (
        "<p>"
        + "The mill has sold bread since 1904, says a sign that nobody has painted for a hundred years or more. " * 2
        + "</p>"
    )
    body = page(
        f"<h1>{TITLE}</h1><div class=entry-content><p>{PROSE[0]}</p></div><div class=other>{aside}</div>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "' + PROSE[0] + '"}</script>',
    )
    found = explain(body, url=URL, now=NOW)
    names = [candidate.name for candidate in found.candidates]
    assert names[0].endswith("+trimmed")
    assert found.candidates[0].lines == [PROSE[0]]
    assert {names[0].removesuffix("+trimmed"), "paragraphs", "json-ld:articleBody"} <= set(names)
    assert f"{names[0]} won: " in report(found)


def test_explain_names_the_text_that_scripts_fill() -> None:
    stated = " ".join(f"{paragraph} ({number})" for number in range(4) for paragraph in PROSE)
    body = page(
        "<div id=app>Loading</div>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "' + stated + '"}</script>',
    )
    found = explain(body, url=URL, now=NOW)
    assert found.candidates[0].name == "json-ld:articleBody"
    assert "json-ld:articleBody won: scripts fill the page" in report(found)


def test_a_charset_declared_behind_long_scripts_is_read() -> None:
    padding = "<script>" + "var a = 1; " * 2000 + "</script>"
    body = page(
        f"<article><h1>大桥恢复通车</h1>{prose()}</article>", f'{padding}<meta charset="gb2312">', "大桥恢复通车"
    ).decode()
    assert content(body.encode("gb18030")).title == "大桥恢复通车"
