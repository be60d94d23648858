"""Results that come back from a worker as MessagePack are the results that went in."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings

from schemas.articles import Article
from tests.support.records import of
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed
from transforms.pool.packing import Packed, Packing
from transforms.pool.pool import PoolSettings, ProcessPool
from transforms.pool.stopped import RemoteError

FEED = b"""<rss version="2.0"><channel><title>Harbour News</title><item><title>Ferry late</title><link>https://a.example/1</link>
<pubDate>Mon, 02 Jun 2025 09:00:00 +0200</pubDate><description>The ferry was late.</description></item></channel></rss>"""


@dataclass(frozen=True, slots=True)
class Counted:
    """A result of a task of these tests."""

    number: int
    word: str = ""


def given_back(value: Any) -> Any:
    return value


@settings(max_examples=30)
@given(of(Article))
def test_an_article_comes_back_as_it_went(value: Article) -> None:
    packed = Packing(given_back, Article)(value)

    assert isinstance(packed, Packed)
    assert packed.unpacked() == value


@given(of(ParsedFeed))
def test_a_feed_comes_back_as_it_went(value: ParsedFeed) -> None:
    packed = Packing(given_back, ParsedFeed)(value)

    assert isinstance(packed, Packed)
    assert packed.unpacked() == value


@pytest.mark.parametrize("value", [Counted(1 << 70), Counted(1, "\ud800"), None, ("a", 1), 4])
def test_what_the_format_does_not_hold_stays_what_it_is(value: Any) -> None:
    assert Packing(given_back, Counted)(value) is value


def test_a_pool_unpacks() -> None:
    now = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)
    parse = partial(parse_feed, FEED, url="https://a.example/f", charset=None, content_type=None, now=now)
    with ProcessPool(PoolSettings(1)) as pool:
        feed = pool.submit(Packing(parse, ParsedFeed)).result()
        one = pool.submit(Packing(given_back, Counted), Counted(3)).result()
        with pytest.raises(RemoteError, match="Counted: Expected `int`, got `str`"):
            pool.submit(Packing(given_back, Counted), Counted("three")).result()  # type: ignore[arg-type]  # the bug that is tested

    assert feed == parse()
    assert one == Counted(3)


def test_threads_that_unpack_the_first_results_of_a_type_at_once_are_safe() -> None:
    program = (
        "import dataclasses, sys, threading\n"
        "import msgspec\n"
        "from transforms.pool.packing import Packed\n"
        "sys.setswitchinterval(1e-6)\n"
        "for number in range(40):\n"
        "    parts = [dataclasses.make_dataclass(f'Part{number}_{n}', [('x', int)]) for n in range(20)]\n"
        "    fields = [(f'field_{n}', part) for n, part in enumerate(parts)]\n"
        "    kind = dataclasses.make_dataclass(f'Kind{number}', fields)\n"
        "    packed = Packed(kind, msgspec.msgpack.encode(kind(*(part(1) for part in parts))))\n"
        "    begin = threading.Barrier(4)\n"
        "    threads = [threading.Thread(target=lambda: (begin.wait(), packed.unpacked())) for _ in range(4)]\n"
        "    [thread.start() for thread in threads]\n"
        "    [thread.join() for thread in threads]\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
