"""From FEEDS on the command line to URLs."""

import io
from pathlib import Path

import pytest

from pipeline.feed_list import FeedListReader, WatchedFeeds, read_feed_list, read_feed_sources, without_stdin
from pipeline.settings import UsageError

NONE = io.StringIO("")


def test_urls_files_opml_and_stdin_are_read_in_order_each_once(tmp_path: Path) -> None:
    text = tmp_path / "feeds.txt"
    text.write_text("# ours\nhttps://a.example/feed.xml\n\n  https://b.example/rss#part  # the best\n", encoding="utf-8-sig")
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="News">'
        '<outline type="rss" xmlUrl="https://c.example/1?a=1&amp;b=2"/></outline>'
        '<outline xmlUrl="https://a.example/feed.xml"/></body></opml>'
    )
    stdin = io.StringIO("http://d.example/\r\n")

    urls = read_feed_list(["https://z.example/", str(text), str(opml), "-"], stdin)

    assert urls == [
        "https://z.example/",
        "https://a.example/feed.xml",
        "https://b.example/rss#part",
        "https://c.example/1?a=1&b=2",
        "http://d.example/",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("\nexample.com/feed\n", "line 2: 'example.com/feed' is not a feed's address"),
        ("ftp://a.example/feed", "line 1: 'ftp://a.example/feed' is not a feed's address"),
        ("https://user:secret@a.example/", "holds a user name or password"),
        ("https://a.example:99999/", "is not a feed's address"),
        ("# nothing\n", "feeds.txt': name at least one feed URL"),
        ("<html><body>no</body></html>", "names no feeds"),
    ],
)
def test_a_bad_list_is_named_with_the_line_and_the_remedy(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(content)
    with pytest.raises(UsageError) as caught:
        read_feed_list([str(path)], NONE)
    assert says in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 100,
        bytes(range(1, 256)) * 70,
        b"\x1b[31mred" * 300,
        b"https://" + b"u" * 500 + b":secret@a.example:x/" + b"a" * 500,
    ],
)
def test_a_binary_file_is_told_in_a_short_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "feeds.bin"
    path.write_bytes(data.replace(b"\n", b""))
    with pytest.raises(UsageError) as caught:
        read_feed_list([str(path)], NONE)
    for message in str(caught.value).removeprefix(f"{path}, line 1: ").split("; "):
        shown = message.removeprefix(f"{path}").partition(" is ")[0].rpartition(": ")[2]
        assert len(shown) <= 82
        assert message.isprintable()
    assert "secret" not in str(caught.value)


def test_a_bad_line_costs_itself_and_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text("https://a.example/\nexample.com/feed\nhttps://b.example/\n")
    for _ in range(2):
        assert read_feed_list([str(path)], NONE) == ["https://a.example/", "https://b.example/"]
    assert caplog.text.count("line 2: 'example.com/feed' is not a feed's address") == 1
    with pytest.raises(UsageError, match="line 2"):
        WatchedFeeds([str(path)], 60, strict=True)


def test_a_disabled_feed_is_not_polled(tmp_path: Path) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text('[[feed]]\nurl = "https://a.example/"\n[[feed]]\nurl = "https://b.example/"\nenabled = false\n')
    feeds = WatchedFeeds([str(path)], 60)
    assert list(feeds.urls) == ["https://a.example/"]
    assert feeds.source("https://b.example/") is None
    path.write_text('[[feed]]\nurl = "https://a.example/"\nenabled = false\n')
    with pytest.raises(UsageError, match="all feeds of the list are disabled"):
        read_feed_list([str(path)], NONE)


def test_an_argument_that_is_neither_url_nor_file_is_refused() -> None:
    with pytest.raises(UsageError, match="'no-such-file' is neither a URL nor a file"):
        read_feed_list(["no-such-file"], NONE)


def test_external_entities_of_an_opml_file_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://leak.example/")
    opml = tmp_path / "evil.opml"
    opml.write_text(
        f'<!DOCTYPE opml [<!ENTITY x SYSTEM "file://{secret}">]>'
        '<opml><body><outline xmlUrl="https://a.example/"/><outline text="&x;"/></body></opml>'
    )
    assert read_feed_list([str(opml)], NONE) == ["https://a.example/"]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_bytes(b"https://a.example/\xff\xfe")
    with pytest.raises(UsageError, match="is not UTF-8 text"):
        read_feed_list([str(path)], NONE)


def test_stdin_is_read_once_and_then_named(tmp_path: Path) -> None:
    stdin = io.StringIO("http://d.example/\nhttp://e.example/")
    assert without_stdin(["-", "feeds.txt"], stdin) == ("feeds.txt", "http://d.example/", "http://e.example/")
    assert without_stdin(["feeds.txt"], stdin) == ("feeds.txt",)


def test_opml_on_stdin_is_opml(tmp_path: Path) -> None:
    opml = '<?xml version="1.0" encoding="windows-1252"?><opml><body><outline text="Böe" xmlUrl="http://a.example/"/></body></opml>'
    for stdin in (io.StringIO(opml), io.TextIOWrapper(io.BytesIO(opml.encode("windows-1252")), "utf-8")):
        (feed,) = read_feed_sources(["-"], stdin).values()
        assert (feed.url, feed.title) == ("http://a.example/", "Böe")


def test_a_watched_list_tells_what_came_to_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    path = tmp_path / "feeds.txt"
    path.write_text("http://a.example/\nhttp://b.example/\n")
    now = 0.0
    feeds = WatchedFeeds(["http://z.example/", str(path)], 60, clock=lambda: now)

    path.write_text("http://c.example/\nhttp://b.example/\n")
    now = 59.9
    assert feeds.added() == []
    now = 60.0
    assert feeds.added() == ["http://c.example/"]
    assert list(feeds.urls) == ["http://z.example/", "http://c.example/", "http://b.example/"]
    assert "1 added, 1 taken off" in caplog.text

    path.write_text("http://b.example/\nhttp://c.example/\n")
    now = 120.0
    assert feeds.added() == [], "the order does not matter"
    path.write_text("no address\n")
    now = 180.0
    assert feeds.added() == []
    now = 240.0
    assert feeds.added() == []
    assert caplog.text.count("stays as it was") == 1, "a line for a reason"
    path.unlink()
    now = 300.0
    assert feeds.added() == []
    assert caplog.text.count("stays as it was") == 2
    assert "can be read again" not in caplog.text
    path.write_text("http://b.example/\n")
    now = 320.0
    assert feeds.added() == []
    now = 360.0
    assert feeds.added() == []
    assert caplog.text.count("can be read again") == 1
    assert list(feeds.urls) == ["http://z.example/", "http://b.example/"]


def test_a_list_is_parsed_again_only_when_a_file_of_it_has_changed(tmp_path: Path) -> None:
    path, named = tmp_path / "newsbeam.toml", tmp_path / "more.txt"
    path.write_text('lists = ["more.txt"]\n[[feed]]\nurl = "http://a.example/"\n')
    named.write_text("http://b.example/\n")
    reader = FeedListReader([str(path)])
    feeds = reader.read()
    assert list(feeds) == ["http://a.example/", "http://b.example/"]
    assert reader.read() is feeds

    named.write_text("http://c.example/\n")
    assert list(reader.read()) == ["http://a.example/", "http://c.example/"]
    named.unlink()
    for _ in range(2):
        with pytest.raises(UsageError, match=r"more\.txt"):
            reader.read()
    named.write_text("http://c.example/\n")
    assert list(reader.read()) == ["http://a.example/", "http://c.example/"]


def test_a_list_that_has_not_changed_is_parsed_for_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text("http://a.example/\nno address\n")
    reader = FeedListReader([str(path)])
    assert list(reader.read()) == ["http://a.example/"]
    with pytest.raises(UsageError, match="line 2"):
        reader.read(strict=True)


def test_the_path_of_a_store_is_no_list_on_this_machine() -> None:
    with pytest.raises(UsageError, match=r"gs://bucket/feeds\.txt"):
        FeedListReader(["gs://bucket/feeds.txt"]).read()
