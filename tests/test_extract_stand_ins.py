"""Pages in place of articles, and short articles about outages and walls: the entry's title tells them apart."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, URL, page
from transforms.extract.article import extract
from transforms.extract.kinds.entry_witness import NO_ENTRY, EntryWitness
from transforms.extract.not_article import NotArticle

ENTRY = "Harbour council votes for a second pier"


def ending(body: str, title: str, entry: str | None, summary: str | None = None) -> Content | NotArticle:
    return extract(page(body, title=title), url=URL, now=NOW, feed_title=entry, feed_text=summary)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("WordPress &rsaquo; Error", "<p>There has been a critical error on this website.</p>"),
        ("Application error", "<p>An error occurred in the application and your page could not be served.</p>"),
        ("Post", "<p>SQLSTATE[HY000] [2002] Connection refused</p>"),
        (
            "HTTP Status 500 – Internal Server Error",
            f"<h1>HTTP Status 500</h1><pre>{'at x.Chain.filter(Chain.java:2) ' * 20}</pre>",
        ),
        ("Apache2 Ubuntu Default Page", "<h1>Apache2 Ubuntu Default Page</h1><p>This is the default welcome page.</p>"),
        ("Post | 522: Connection timed out", "<h1>Connection timed out</h1><p>Browser</p><p>Working</p>"),
    ],
)
@pytest.mark.parametrize("entry", [None, ENTRY])
def test_what_only_programs_write(title: str, body: str, entry: str | None) -> None:
    found = ending(body, title, entry)
    assert isinstance(found, NotArticle)
    assert found.reason == "not_article"


LIKELY = [
    ("We are doing maintenance", "<p>We work hard on our site and will be back soon.</p>"),
    ("Wartung", "<p>Bitte versuchen Sie es später noch einmal.</p>"),
    ("Post", "<p>Der Server ist derzeit nicht erreichbar.</p>"),
    ("Erreur", "<p>Erreur lors de la connexion à la base de données.</p>"),
    ("Mantenimiento", "<p>Por favor, vuelva más tarde.</p>"),
    ("Post", "<div>Serverfehler (500)</div><p>Da ist etwas schiefgelaufen. Bitte versuche es erneut.</p>"),
    ("Post", "<p>Si è verificato un errore. Riprova tra qualche minuto.</p>"),
    ("Post", "<p>De website is tijdelijk niet bereikbaar.</p>"),
    ("Post", "<p>O site está temporariamente indisponível.</p>"),
    ("post.example is for sale", "<p>Make an offer for the domain today.</p>"),
    ("Domain reserviert", "<p>Hier entsteht eine neue Internetpräsenz.</p>"),
    ("Session expired", "<p>Please start again.</p>"),
    ("Verifying your browser", "<p>We check that you are a human.</p>"),
    ("Post", "<p>Your browser is not supported.</p>"),
    ("Post", "<p>网站正在维护中，我们很快就会重新上线。</p>"),
    ("Post", "<p>ただいまメンテナンス中です。しばらくしてからお試しください。</p>"),
]


@pytest.mark.parametrize(("title", "body"), LIKELY)
def test_words_that_articles_have_too_count_where_nothing_of_the_entry_is_there(title: str, body: str) -> None:
    assert isinstance(ending(body, title, ENTRY), NotArticle)


@pytest.mark.parametrize(("title", "body"), LIKELY)
def test_without_an_entry_such_words_tell_nothing(title: str, body: str) -> None:
    assert isinstance(ending(body, title, None), Content)
    assert isinstance(ending(body, title, "News"), Content), "a title of one word tells nothing"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "Error establishing a database connection hits clinics",
            "Clinics across the valley saw error establishing a database connection on Monday. Doctors wrote by hand.",
        ),
        (
            "This domain is for sale: village puts its name on the market",
            "This domain is for sale, says the page of Lower Wick. The village hopes for 4,000 pounds for its hall.",
        ),
        (
            "Please disable your ad blocker, publishers plead",
            "Please disable your ad blocker: so three publishers greet their readers. They plead for half of their income.",
        ),
        (
            "Access denied: reporters shut out of the council",
            "Access denied, the guard told reporters on Tuesday. The council met behind closed doors about the harbour.",
        ),
        ("Captcha knackt Rekord bei Tüftlern", "Ein Captcha hat 40 Tüftler in Jena einen Abend beschäftigt, ein Rekord."),
        (
            "Gérer mes choix, le nouvel atelier des lycéens",
            "Gérer mes choix : des lycéens suivent un atelier sur les dépenses.",
        ),
        (
            "Inloggen bij de dokter kan pas woensdag",
            "Inloggen bij de dokter kan woensdag weer. De praktijk belt haar patiënten.",
        ),
        (
            "Page not found: library looks for a map of 1611",
            "Page not found: the library of Wick has looked for the map of 1611 since May. Its last page was in an atlas.",
        ),
    ],
)
def test_a_short_article_about_such_pages_is_one(headline: str, text: str) -> None:
    body = f"<h1>{headline}</h1><p>{text}</p>"
    found = ending(body, headline, headline)
    assert isinstance(found, Content)
    assert isinstance(ending(body, headline, None), NotArticle), "without the entry nothing tells it from a notice"


@pytest.mark.parametrize(
    "wall",
    [
        "You need to enable JavaScript to run this app.",
        "Please disable your ad blocker and reload the page to go on reading.",
        "Please enable cookies to continue.",
        "Mit Werbung weiterlesen oder Abo abschließen.",
        f"Log in to read: {ENTRY}.",
    ],
)
def test_a_wall_under_the_title_of_its_article_is_a_wall(wall: str) -> None:
    assert isinstance(ending(f"<p>{wall}</p>", f"{ENTRY} - Post", ENTRY), NotArticle)
    heading = f"<h1>{ENTRY}</h1><p>{wall}</p>"
    assert isinstance(ending(heading, f"{ENTRY} - Post", ENTRY), NotArticle)


def test_the_summary_of_an_entry_tells_its_article_too() -> None:
    text = "Access denied, the guard told reporters on Tuesday. The council met behind closed doors about the harbour."
    summary = "The council met behind closed doors. A guard shut reporters out."
    assert isinstance(ending(f"<p>{text}</p>", "Access denied: reporters shut out", "In the dark", summary), Content)


def test_a_wall_below_a_teaser_is_a_wall() -> None:
    teaser = "The council of the harbour has voted for a second pier on Monday night."
    assert isinstance(ending(f"<p>{teaser}</p><p>Accept all cookies to go on.</p>", f"{ENTRY} - Post", ENTRY), NotArticle)


@pytest.mark.parametrize(
    "signed",
    [
        '<meta name="author" content="Ada Ott"><p>{}</p>',
        '<p><time datetime="2025-05-16T08:00:00Z">16 May 2025</time></p><p>{}</p>',
    ],
)
def test_a_page_with_an_author_or_a_time_is_an_article_whatever_its_entry_is_called(signed: str) -> None:
    text = "The website of the bank is unavailable since Sunday. Branches pay out cash until eight o'clock."
    assert isinstance(ending(signed.format(text), "Bank in the dark", ENTRY), Content)
    assert isinstance(ending(f"<p>{text}</p>", "Bank in the dark", ENTRY), NotArticle)


def test_a_title_anywhere_on_the_page_makes_no_notice_of_it() -> None:
    body = "<p>The website of the bank is unavailable since Sunday.</p>"
    frame = f"<div class='top'><span>{ENTRY}</span></div><main>{body}</main>"
    assert isinstance(ending(body, "Post", ENTRY), NotArticle)
    assert isinstance(ending(frame, "Post", ENTRY), Content)


def test_a_page_with_one_such_word_or_of_forty_words_is_an_article() -> None:
    long = "The website of the bank is unavailable since Sunday, and nobody knows why. " * 4
    assert isinstance(ending("<p>The website of the mill is unavailable to visitors.</p>", "Post", ENTRY), NotArticle)
    assert isinstance(ending("<p>The tower of the mill is unavailable to visitors.</p>", "Post", ENTRY), Content)
    assert isinstance(ending(f"<p>{long}</p>", "Post", ENTRY), Content)


def test_a_tutorial_about_an_error_is_an_article() -> None:
    text = " ".join(f"In step {number} you look at the log of the server and at its configuration." for number in range(12))
    body = f"<h1>Welcome to nginx!</h1><p>{text}</p>"
    assert isinstance(ending(body, "Welcome to nginx!", None), Content)
    assert isinstance(ending(body, "Welcome to nginx!", "Welcome to nginx: look at the log"), Content)


def test_the_witness() -> None:
    entry = EntryWitness.of("Post: Harbour council votes for piers", "The piers cost four million.", "post.example")
    assert entry.heads(["Council of the harbour votes"])
    assert not entry.heads(["Post: error", "Harbour of Wick"])
    assert entry.tells("The council voted.\nThe harbour gets a pier.")
    assert not entry.tells("Post: Harbour council votes for piers")
    assert entry.touches("The council voted, the harbour rejoices.")
    assert not entry.touches("The council meets.")
    assert entry.is_absent_from("Post\nPlease try again later.")
    assert not entry.is_absent_from("Post\nThey cost four million.")
    assert not EntryWitness.of("News", None, "").is_absent_from("Please try again later.")


def test_a_witness_of_a_language_without_spaces() -> None:
    entry = EntryWitness.of("港口议会投票支持第二座码头", None, "")
    assert entry.tells("星期一，港口议会投票，支持修建第二座码头。")
    assert entry.is_absent_from("网站正在维护中，我们很快就会重新上线。")


def test_no_entry_tells_nothing() -> None:
    assert not NO_ENTRY.heads(["Harbour"])
    assert not NO_ENTRY.tells("Harbour")
    assert not NO_ENTRY.is_absent_from("Harbour")
