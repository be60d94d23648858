"""The pages of `newsbeam ui` in a real browser: what they show, that nothing of the web runs in them, that all can use them."""

import itertools
import json
import os
import re
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import CommitRows
from pipeline.local.ledger.status_rows import feed_row
from pipeline.monitor.address import Address
from pipeline.monitor.server import HttpServer
from pipeline.newsroom.server import Newsroom
from pipeline.ui.records import RecordFiles
from pipeline.ui.routes import ui_routes
from pipeline.ui.views import Views
from schemas.codec import to_json
from schemas.copies import BoilerplateLine, Containment
from schemas.records import Record
from tests.support.browser import Browser
from tests.support.newsroom import bulletins, failing
from tests.support.run_newsbeam import Folders, run
from transforms.clock import utc_now
from transforms.feeds.polling.state import FeedState

pytestmark = pytest.mark.slow

SCRIPT = "<script>document.title = 'run'</script> Ferry & \"tide\" news"
WIDTHS = (390, 1_280)
#: `NEWSBEAM_SCREENSHOTS=DIR python -m pytest tests/test_ui.py` keeps them; those of the docs are from there.
SCREENSHOTS = Path(os.environ.get("NEWSBEAM_SCREENSHOTS") or tempfile.mkdtemp())


class Site:
    """The pages of a run over the newsroom: a headline that is a script, an article with two revisions, failed pages."""

    def __init__(self, folder: Path, newsroom: Newsroom) -> None:
        self.folders = Folders(folder)
        (hostile,) = bulletins("courier", "top", 1)
        newsroom.publish(replace(hostile, title=SCRIPT))
        newsroom.fault(newsroom.feeds[2], failing(500))
        run(newsroom.feeds, self.folders, "--enrich", "default")
        quoted = next(record for record in self.folders.records() if len(record.quotes) > 1 and record.language == "en")
        self.quoted = quoted
        self.revised = replace(
            quoted,
            record_id=f"{quoted.article_id}-2",
            revision=2,
            supersedes=quoted.record_id,
            change="substantive",
            emitted_at=quoted.first_seen_at + timedelta(hours=3),
            title=f"{quoted.title}, corrected",
            canonical_url="javascript:alert(1)",
            copy_group=quoted.copy_group or quoted.article_id,
            containment=Containment(in_original=0.9, of_original=0.8),
            boilerplate_lines=(
                BoilerplateLine(text="Read <b>more</b> in our app"),
                BoilerplateLine(text="By our desk", offset=0),
            ),
            text=quoted.text.rpartition("\n\n")[0] + "\n\nAn entirely new ending.",
        )
        path = next((folder / "news").glob("date=*/records-*.jsonl"))
        path.with_name("records-zz-revision.jsonl").write_text(to_json(self.revised) + "\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Newsroom() as newsroom:
        yield Site(tmp_path_factory.mktemp("ui"), newsroom)


@pytest.fixture(scope="module")
def base(site: Site) -> Iterator[str]:
    root = site.folders.root
    views = Views(root / "state", RecordFiles([str(root / "news")]), utc_now)
    with HttpServer(Address("127.0.0.1", 0), ui_routes(views)) as server:
        yield f"http://{server.address}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


def read(url: str) -> tuple[int, str, dict[str, str]]:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def record_path(record: Record) -> str:
    return f"/record?{urlencode({'id': record.record_id})}"


def paths(site: Site) -> dict[str, str]:
    hostile = next(record for record in site.folders.records() if record.title == SCRIPT)
    failing_feed = site.folders.dead_letters()[0].feed_url or ""
    return {
        "overview": "/",
        "feeds": "/feeds",
        "failing": "/feeds?health=failing",
        "feed": f"/feed?{urlencode({'url': site.quoted.feed_url})}",
        "failing-feed": f"/feed?{urlencode({'url': failing_feed})}",
        "records": "/records",
        "search": f"/records?{urlencode({'q': 'ferry tide'})}",
        "hostile": record_path(hostile),
        "record": record_path(site.quoted),
        "revised": record_path(site.revised),
        "dead-letters": "/dead-letters",
        "missing": "/record?id=nothing-1",
    }


@pytest.mark.parametrize(("width", "dark"), [*itertools.product(WIDTHS, (False, True))])
def test_every_page_is_accessible_and_has_no_errors(site: Site, base: str, browser: Browser, width: int, dark: bool) -> None:
    for name, path in paths(site).items():
        browser.log.clear()
        browser.open(base + path, width, dark=dark)
        assert browser.evaluate("document.querySelectorAll('h1').length") == 1, name
        assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is wider than the window"
        errors = [line for line in browser.log if name != "missing" or "404" not in line]
        assert errors == [], name
        browser.screenshot(SCREENSHOTS / f"{name}-{width}{'-dark' if dark else ''}.png")
        assert browser.violations() == [], name


def test_a_script_in_a_headline_is_text(site: Site, base: str, browser: Browser) -> None:
    for name in ("hostile", "records", "search", "overview"):
        browser.open(base + paths(site)[name])
        assert browser.evaluate("document.scripts.length") == 0
        assert SCRIPT in browser.evaluate("document.body.textContent"), name
        assert "newsbeam" in browser.evaluate("document.title")
    browser.open(base + paths(site)["revised"])
    assert browser.evaluate("[...document.links].filter(link => !/^https?:/.test(link.href)).length") == 0
    shown = browser.evaluate("document.body.textContent")
    assert "javascript:alert(1)" in shown
    assert re.search(r"Dropped lines\s+.* repeats it from article to article\.\s+Read <b>more</b> in our app", shown)
    assert "Repeated lines in the text" in shown
    assert "90 % of this text stands there" in shown


def test_nothing_comes_from_elsewhere(site: Site, base: str) -> None:
    for path in paths(site).values():
        status, text, headers = read(base + path)
        assert status in {200, 404}
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "script" not in headers["Content-Security-Policy"].replace("require-trusted-types-for 'script'", "")
        assert "<script" not in text
        assert re.findall(r"(?:src|srcset|action)=\"(?!/)[^\"]*\"", text) == []
        assert re.findall(r"<link[^>]*>", text) == ['<link rel="stylesheet" href="/style.css">']
        assert " style=" not in text
        assert " on" not in re.sub(r">[^<]*<|\"[^\"]*\"", "", text).replace(" open", "")


def test_quotations_are_marked_where_they_stand(site: Site, base: str, browser: Browser) -> None:
    browser.open(base + paths(site)["record"])
    marked = json.loads(
        browser.evaluate(
            "JSON.stringify([...document.querySelectorAll('.text mark:not([class~=speaker])')].map(m => m.textContent))"
        )
    )
    text = site.quoted.text
    assert [text[quote.start : quote.end] for quote in site.quoted.quotes] == marked
    assert browser.evaluate("document.querySelector('.text').textContent") == text


def test_revisions_show_what_has_changed(site: Site, base: str, browser: Browser) -> None:
    assert site.revised.emitted_at is not None
    emitted = f"{site.revised.emitted_at:%Y-%m-%d %H:%M:%S} UTC"
    assert emitted in read(f"{base}/records?{urlencode({'q': site.revised.record_id})}")[1]
    browser.open(base + paths(site)["revised"])
    assert emitted in browser.evaluate("document.querySelector('dl').textContent")
    assert browser.evaluate("document.querySelectorAll('details').length") == 2
    assert "An entirely new ending." in browser.evaluate(
        "[...document.querySelectorAll('ins')].map(i => i.textContent).join(' ')"
    )
    assert site.quoted.text.rpartition(" ")[2] in browser.evaluate(
        "[...document.querySelectorAll('del')].map(i => i.textContent).join(' ')"
    )


def test_the_pages_work_with_the_keyboard(site: Site, base: str, browser: Browser) -> None:
    browser.open(base + "/records")
    for kind in ("keyDown", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert browser.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert browser.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    browser.evaluate("document.querySelector('#q').focus()")
    browser.call("Input.insertText", text="ferry tide")
    browser.call(
        "Input.dispatchKeyEvent",
        until="Page.loadEventFired",
        type="keyDown",
        key="Enter",
        code="Enter",
        text="\r",
        windowsVirtualKeyCode=13,
    )
    assert browser.evaluate("location.search") == "?q=ferry+tide"
    assert browser.evaluate("document.querySelectorAll('ol.stream a.title').length") >= 1


def test_search_and_pages(site: Site, base: str) -> None:
    assert "None." in read(f"{base}/records?q=no-such-word-anywhere")[1]
    assert site.quoted.record_id in read(f"{base}/records?{urlencode({'q': site.quoted.record_id})}")[1]
    assert read(f"{base}/records?page=999999999999")[0] == 200
    assert read(f"{base}/feeds?health=nonsense&after=%00")[0] == 200
    assert read(f"{base}/feed?url=nothing")[0] == 404
    assert read(f"{base}/dead-letters?reason=http_status&before=abc")[0] == 200
    assert read(f"{base}/nothing")[0] == 404


def test_ten_thousand_feeds_come_in_pages(tmp_path: Path, browser: Browser) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    now = datetime(2026, 3, 1, tzinfo=UTC)
    state = FeedState(title="A feed", polled_at=now, due_at=now + timedelta(hours=1), planned_at=now, polls=9)
    urls = [f"https://feed-{number:05}.example/rss" for number in range(10_000)]
    ledger.commit(CommitRows(feeds={url: feed_row(url, state, None) for url in urls}), [], {}, now.timestamp())
    ledger.close()
    with HttpServer(Address("127.0.0.1", 0), ui_routes(Views(tmp_path, RecordFiles([]), lambda: now))) as server:
        browser.open(f"http://{server.address}/feeds")
        assert browser.evaluate("document.querySelectorAll('tbody tr').length") == 200
        assert "all 10,000" in browser.evaluate("document.body.textContent")
        browser.open(browser.evaluate("[...document.links].find(link => link.textContent == 'More feeds').href"))
        assert urls[200] in browser.evaluate("document.querySelector('tbody tr').textContent")
        print("first paint of 10,000 feeds:", browser.first_paint_ms(), "ms")
