"""Sixty feeds that carry their articles, whose pages are walls, shells or not there: sixty records, each saying why."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.feed_documents import rss
from tests.support.run_newsbeam import Folders, run

FEEDS = 60
BOATS = ("the ferry", "a dredger", "the pilot boat", "an old trawler", "the mail boat", "a barge", "the tug", "a cutter")
PLACES = ("Ellerport", "Skerry Bank", "the northern quay", "Cold Haven", "the salt works", "Gannet Point", "the lock")
PEOPLE = ("The harbour master", "A net maker", "The lock keeper", "A skipper", "The warden", "The clerk of the port")
GERMAN = (
    "Die Fähre Nummer {0} lag am Montag {1} Stunden lang vor der Mole, weil das Wasser für ihren Kiel zu niedrig stand.",
    "Der Hafenmeister sagte, er habe in {1} Jahren keinen so trockenen Herbst gesehen, und zeigte auf die Marke {0} am Pegel.",
    "Am Abend kamen {1} Fischer mit Seilen und zogen das Boot in die Rinne, in der noch {0} Zentimeter Wasser waren.",
    "Wer über die Mole geht, sieht die {0} Pfähle der alten Brücke, die seit {1} Wintern niemand mehr gesehen hat.",
    "Die Stadt will nun prüfen, ob die Rinne tiefer gebaggert werden kann; das würde {0} Tage dauern, schätzt das Amt.",
)
#: Pages that give nothing, or little, of the article: (status, headers, body).
HTML = "text/html; charset=utf-8"


def paragraphs(number: int) -> list[str]:
    if number % 5 == 4:
        return [line.format(number + 100, number + 3) for line in GERMAN]
    day, boat, place, who = number + 2, BOATS[number % 8], PLACES[number % 7], PEOPLE[number % 6]
    return [
        f"On day {day} of the regatta {boat} came into {place} with {number + 11} passengers and one goat.",
        f"{who} had expected it the evening before, and had kept a lamp burning for {day + 3} hours all the same.",
        f"Nobody on board could say where the goat had come from, but {day} people remembered it from the last crossing.",
        f"The passengers were given soup and {number + 30} blankets, and most of them went on to {place} by cart at noon.",
        f"{who} has asked the owners of {boat} to carry a list of animals; a fine of {number + 40} crowns is possible.",
        f"It is the {number + 3}th late arrival this season, and the office keeps a board on which everybody can follow them.",
    ]


def carried(number: int) -> str:
    return "".join(f"<p>{line}</p>" for line in paragraphs(number))


def shell(text: str, title: str = "Harbour News", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{text}</body></html>"


def teasers(number: int) -> str:
    """What scripts leave in place: the site's menus and its other stories, and nothing of this one."""
    other = paragraphs(number + 7)
    cards = "".join(f"<li><a href='/n/{card}'>{line}</a></li>" for card, line in enumerate(other[:3]))
    return shell(f"<nav><a href='/'>Home</a> <a href='/boats'>Boats</a></nav><div id='root'></div><ul>{cards}</ul>")


def marked(words: str) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Late again", "isAccessibleForFree": False}
    return f"<script type='application/ld+json'>{json.dumps({**data, 'description': words})}</script>"


def page(number: int) -> tuple[int, dict[str, str], str]:
    first, second = paragraphs(number)[:2]
    kind = number % 15
    if kind == 0:
        return 403, {}, shell("<h1>Forbidden</h1>")
    if kind == 1:
        return 404, {}, shell("<h1>Not found</h1><p>The page is not here.</p>")
    if kind == 2:
        return 200, {}, shell("<p>We value your privacy. We and our partners store cookies.</p><button>Accept all</button>")
    if kind == 3:
        return 200, {}, shell("<div id='app'></div><noscript>You need to enable JavaScript to run this app.</noscript>")
    if kind == 4:
        return 200, {}, shell("<div id='__next'></div><script>window.__DATA__={};</script>")
    if kind == 5:
        return 200, {}, shell(f"<article><h1>Late again</h1><p>{first}</p></article>", head=marked(first))
    if kind == 6:
        return 200, {}, shell(f"<article><h1>Late again</h1><p>{first}</p><p>Subscribe to read on.</p></article>")
    if kind == 7:
        return 200, {}, teasers(number)
    if kind == 8:
        return 401, {"WWW-Authenticate": "Basic"}, "no"
    if kind == 9:
        return 302, {"Location": "/login?next=/"}, ""
    if kind == 10:
        return 302, {"Location": "/"}, ""
    if kind == 11:
        return 403, {"cf-mitigated": "challenge"}, shell("Just a moment...", "Just a moment...")
    if kind == 12:
        return 200, {}, shell("<form><input name=u><input type=password name=p><button>Sign in</button></form>", "Sign in")
    if kind == 13:
        return 200, {}, shell("<h1>404</h1><p>This story was not found.</p>", "Page not found")
    return 200, {}, shell(f"<main><p>{second}</p></main>", "Loading", "<meta http-equiv='refresh' content='5;url=/app'>")


def feed(number: int) -> tuple[str, str]:
    """(type, document) in the three formats."""
    link, title = f"/2026/11/{number}-late-arrival-at-the-port.html", f"Late arrival number {number + 1} at the port"
    if number % 3 == 0:
        entry = f"<item><title>{title}</title><link>{{base}}{link}</link><description>Late.</description>"
        entry += f"<content:encoded><![CDATA[{carried(number)}]]></content:encoded></item>"
        return "application/rss+xml", rss(entry).replace(
            "<rss ", "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        )
    if number % 3 == 1:
        return "application/atom+xml", (
            f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Port</title><entry><title>{title}</title><id>urn:p:{number}</id>"
            f"<link href='{{base}}{link}'/><updated>2026-11-22T06:00:00Z</updated>"
            f"<content type='html'><![CDATA[{carried(number)}]]></content></entry></feed>"
        )
    entry_of_json = {"id": str(number), "url": f"{{base}}{link}", "title": title, "content_html": carried(number)}
    return "application/feed+json", json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Port", "items": [entry_of_json]}
    )


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        if self.path.startswith("/feed/"):
            kind, document = feed(int(self.path.rpartition("/")[2]))
            return self.answer(200, {"Content-Type": kind}, document.replace("{base}", base))
        if self.path.startswith("/2026/11/"):
            status, headers, body = page(int(self.path.rpartition("/")[2].partition("-")[0]))
            return self.answer(status, {"Content-Type": HTML, **headers}, body)
        if self.path == "/robots.txt":
            return self.answer(200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /2026/11/59-")
        return self.answer(200, {"Content-Type": HTML}, shell("<p>Welcome to the port.</p>"))

    def answer(self, status: int, headers: dict[str, str], body: str) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_each_is_a_record_with_the_text_of_its_feed_and_the_reason(base: str, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    # The texts are alike by intent: none of their lines is one of the house.
    summary = run([f"{base}/feed/{number}" for number in range(FEEDS)], folders, "--house-lines", "off")
    records = {int(record.feed_url.rpartition("/")[2]): record for record in folders.records()}

    assert [letter.reason for letter in folders.dead_letters()] == []
    assert sorted(records) == list(range(FEEDS))
    wrong = {number: record.text for number, record in records.items() if record.text.split("\n\n") != paragraphs(number)}
    assert wrong == {}
    assert [number for number, record in records.items() if record.text_source != "feed" or not record.text_reason] == []
    reasons = {number: (record.text_reason or "").partition(":")[0] for number, record in records.items()}
    kinds = (
        *("http_status", "http_status", "not_article", "extract_empty", "extract_empty", "stub", "page_has_less"),
        *("page_has_other", "login_required", "login_required", "soft_404", "bot_challenge", "not_article", "soft_404"),
        "redirect",
    )
    assert {number: reason for number, reason in reasons.items() if reason != kinds[number % 15]} == {59: "robots_disallowed"}
    assert summary["records"] == FEEDS
