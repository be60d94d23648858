"""newsbeam.toml: what it says, and what is wrong with it."""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from pipeline.settings import UsageError
from pipeline.sources.read import read_sources
from pipeline.sources.toml_file import read_toml
from pipeline.sources.toml_keys import FEED_KEYS, KeyValueError, duration_s, json_schema
from transforms.feeds.sources import FeedSource, SecretHeader

WHOLE = """
[defaults]
tags = ["sea"]
poll_max = "6h"

[[feed]]
url = "https://a.example/f"
title = "Gazette"
poll_min = 90
poll_max = "2h"
max_items = 20
since = 2026-01-31
language = "pt-BR"
full_text = "feed"
headers = { X-Token = "env:TOKEN" }
bearer = "file:/run/secrets/token"
host_delay = "2s"
robots = "own-site"
robots_reason = "we run it"
enrich = ["language"]
where = "word_count > 50"

[[feed]]
url = "feed://b.example/f"
enabled = false
cookies = "env:COOKIES"
"""


def read(text: str) -> tuple[FeedSource, ...]:
    return read_toml(text.encode(), "newsbeam.toml").sources


def test_every_key_is_read_and_defaults_are_filled_in() -> None:
    first, second = read(WHOLE)
    assert first == FeedSource(
        "https://a.example/f",
        title="Gazette",
        tags=("sea",),
        language="pt-BR",
        poll_min_s=90.0,
        poll_max_s=7_200.0,
        max_items=20,
        since=datetime(2026, 1, 31, tzinfo=UTC),
        full_text="feed",
        host_delay_s=2.0,
        robots="own-site",
        robots_reason="we run it",
        enrich=("language",),
        where="word_count > 50",
        headers=(
            SecretHeader("X-Token", "env:TOKEN"),
            SecretHeader("Authorization", "file:/run/secrets/token", "bearer"),
        ),
    )
    cookies = SecretHeader("Cookie", "env:COOKIES")
    assert second == FeedSource("http://b.example/f", tags=("sea",), poll_max_s=21_600.0, enabled=False, headers=(cookies,))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[feed]]\nurl = "https://a.example/"\ntitel = "x"', "line 3: 'titel' is no key here; did you mean 'title'?"),
        ('[[feed]]\nurl = "https://a.example/"\n\n[[feed]]\nurl="https://b.example/"\npol_min = 3', "line 6: 'pol_min'"),
        ("[defalts]\ntags = []", "line 1: 'defalts' is no key here; did you mean 'defaults'?"),
        ("[defaults]\nurl = 'x'", "line 2: 'url' is no key here"),
        ("[[feed]]\ntitle = 'x'", "a [[feed]] has no url"),
        ("[[feed]]\nurl = 'words'", "line 2: 'words' is not a feed's address"),
        ("[[feed]]\nurl = 'https://a.example/'\npoll_min = 'soon'", "line 3: 'poll_min' takes a number of seconds"),
        ("[[feed]]\nurl = 'https://a.example/'\npoll_min = '2h'\npoll_max = '1h'", "poll_min is longer than poll_max"),
        ("[[feed]]\nurl = 'https://a.example/'\nrobots = 'own-site'", "needs a robots_reason"),
        ("[[feed]]\nurl = 'https://a.example/'\nbearer = 'hush'", "line 3: 'bearer' takes the place of a secret"),
        ("[[feed]]\nurl = 'https://a.example/'\nheaders = { X = 'hush' }", "takes the place of a secret"),
        (
            "[[feed]]\nurl = 'https://a.example/'\n[[feed]]\nurl = 'https://a.example/'",
            "line 4: 'https://a.example/' is named twice",
        ),
        ("[[feed]]\nurl = 'https://a.example/'\nenabled = 'no'", "takes true or false"),
        ("[[feed]\nurl", "is not valid TOML"),
        ("feed = 3", "each feed under [[feed]]"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_remedy(text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert says in str(caught.value)
    assert "hush" not in str(caught.value)


def test_times() -> None:
    assert [duration_s(value) for value in (90, 1.5, "90", "15m", "2 h", "1d", "1w")] == [
        90,
        1.5,
        90,
        900,
        7_200,
        86_400,
        604_800,
    ]
    for bad in (True, "soon", -1, "1y", None, 10**12):
        with pytest.raises(KeyValueError):
            duration_s(bad)


def test_the_schema_takes_what_the_reader_takes_and_knows_the_same_keys() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(json.dumps(tomllib.loads(WHOLE), default=str))
    jsonschema.validate(document, schema)
    document["feed"][0]["titel"] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)
    assert set(schema["properties"]["feed"]["items"]["properties"]) == {key.name for key in FEED_KEYS}


def test_other_lists_are_named_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("https://c.example/\n")
    path = tmp_path / "newsbeam.toml"
    path.write_text('lists = ["more.txt"]\n[[feed]]\nurl = "https://a.example/f"\n')
    assert [source.url for source in read_sources([str(path)], None).sources] == ["https://a.example/f", "https://c.example/"]
