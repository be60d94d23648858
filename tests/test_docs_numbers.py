"""Numbers, limits and examples in the documentation are those of the code.

Each sentence is written here with the constants of the code in it. It has to stand in its document, so a number that changes
in one place only is found. Line ends count as spaces.
"""

import inspect
import re
import subprocess
import sys
from dataclasses import fields
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.keyed.table import WINDOW
from pipeline.local.cycles.clock_watch import _LEAST_S
from pipeline.local.cycles.engine import RunSettings
from pipeline.local.ledger.status_rows import ENDED_FOR_S, MAX_ENDED
from pipeline.progress import _COLUMNS
from pipeline.signals import DROP_AFTER_S
from pipeline.sinks.files.folders import FolderOptions
from pipeline.sinks.servers import kafka, opensearch, opensearch_mapping, postgres, pubsub, webhook
from pipeline.sinks.servers.webhook_client import _IN_PASSING, _OF_THE_CONTENT
from schemas.example import example_event, example_record
from schemas.feed_items import Via
from schemas.messages import MAX_ATTRIBUTE_BYTES, MAX_MESSAGE_BYTES
from schemas.postgres_schema import _SEARCHED_CHARACTERS
from schemas.store_access import _CREDENTIALS_S
from transforms.dates import dates
from transforms.enrich.counts import _WORDS_PER_MIN
from transforms.enrich.entities import _MAX_OFFSETS
from transforms.enrich.sentences import sentences
from transforms.feeds.conditions import clock_skew, id_churn, silence, teasers
from transforms.feeds.conditions.conditions import FAILING_AFTER, gap_event
from transforms.feeds.entries.entry import SUMMARY_CHARS
from transforms.feeds.entries.full_text import MAX_TEXT_CHARS
from transforms.feeds.identity.gaps import Gap
from transforms.feeds.polling.answers import MOVED_AFTER
from transforms.feeds.schedule.schedule import FIRST_BACK_OFF_S, LAST_BACK_OFF_S, PROBE_S
from transforms.feeds.search.backfill import BETWEEN_SEARCHES, MAX_AFTER_GAP, MAX_FOR_USER, USUAL_PATHS
from transforms.link import linked, novelty, teaser
from transforms.link.diff import MAX_CHANGES
from transforms.link.house_lines import KNOWN_AT
from transforms.link.link_record import article_id, record_id
from transforms.link.linking import COPY_DAYS
from transforms.urls.urls import url_key
from transforms.web.client.settings import ClientSettings
from transforms.web.looks.attempt import _MOST_REFUSED
from transforms.web.looks.budget import DEFAULT_PER_HOUR, LookBudget
from transforms.web.looks.state import GONE_AFTER, MAX_LOOKS_A_DAY, SCHEDULE
from transforms.web.pace import platforms
from transforms.web.pace.host_changes import LONGEST_WAIT_S
from transforms.web.pace.pace import DEFAULT_PACE, MAX_ATTEMPTS, RETRY_DELAYS_S, UNREACHED_S
from transforms.web.robots.robots import MAX_AGE, MAX_STALE, MIN_AGE

ROOT = Path(__file__).resolve().parent.parent
_DAY_S = 86_400


@cache
def text_of(document: str) -> str:
    return " ".join((ROOT / document).read_text(encoding="utf-8").split())


def minutes(seconds: float) -> str:
    return f"{seconds / 60:g}"


def hours(seconds: float) -> str:
    return f"{seconds / 3_600:g}"


def give_up_s(sink: Any) -> str:
    return f"{inspect.signature(sink.__init__).parameters['give_up_s'].default:g} s"


EVENTS = [
    f"| `feed.failing` | {FAILING_AFTER} polls in a row have failed |",
    f"explains only with p < {silence.LEAST_P:.4f}, and that is {silence.LONGER_THAN_SEEN} times the longest before",
    f"too long for chance (p < {teasers.LEAST_P:.4f}; at least {teasers.LEAST_ENTRIES} articles before) "
    f"| {teasers.WHOLE_AGAIN} articles in a row |",
    f"the times of {clock_skew.LEAST_AHEAD} entries in {clock_skew.LEAST_POLLS} polls are ahead by a common amount of more "
    f"than {minutes(clock_skew.AHEAD_S)} minutes, or the times of {clock_skew.LEAST_BEHIND} entries behind by more than "
    f"{minutes(clock_skew.BEHIND_S)}",
    f"in {id_churn.CHURNED_LISTINGS} listings in a row half of the known entries have new ids "
    f"| {id_churn.STEADY_LISTINGS} listings in a row with steady ids |",
    f"after {MOVED_AFTER} permanent redirects in a row",
    f"`feed.silent` needs {silence.LEAST_ARRIVALS} arrivals and a week of polls, or three days without an entry",
    ", ".join(f"`{path}`" for path in USUAL_PATHS[:-1]) + f" and `{USUAL_PATHS[-1]}`",
    f"requests at most {MAX_AFTER_GAP} documents after a gap, and rests for {minutes(BETWEEN_SEARCHES.total_seconds())} "
    "minutes after each search",
    f"requests at most {MAX_FOR_USER} documents for a feed",
    ", ".join(f"`{via}`" for via in Via.__args__),  # type: ignore[attr-defined]  # a Literal
]
REVISIONS = [
    "also 15 min, 1 h, 4 h, 1 d and 3 d after the first fetch",
    f"at most `--look-budget` scheduled requests to a host in an hour ({DEFAULT_PER_HOUR})",
    f"at most {MAX_LOOKS_A_DAY} looks an article and day",
    f"offsets before and now (at most {MAX_CHANGES})",
    f"remembers an article for {linked.REMEMBER.days} days after its last arrival",
    f"keeps the words of a text for {linked.KEEP_TEXT.days} days after the newest revision",
    f"if it has at most {linked.MAX_KEPT_CHARS:,} characters",
    f"If the previous record is older than {linked.REMEMBER.days} days",
]
OPERATIONS = [
    f"after {DROP_AFTER_S:.0f} seconds, it drops the work since the last commit",
    f"The ledger keeps the endings of {MAX_ENDED:,} entries, for {ENDED_FOR_S / _DAY_S:.0f} days at most",
    f"| its ending, for `explain` | 690 | {ENDED_FOR_S / _DAY_S:.0f} days, {MAX_ENDED:,} at most |",
    f"| state of the record, without its text | 600 | {linked.REMEMBER.days} days |",
    f"| its compressed text, to compare revisions | 2,200 | {linked.KEEP_TEXT.days} days |",
    f"newsbeam asks again once in {PROBE_S / _DAY_S:.0f} days",
    f"a progress line of at most {_COLUMNS} columns",
    f"has brought its article within {COPY_DAYS} days",
    f"without requests of their own (at most {WINDOW} at a time)",
    f"the largest of `--host-delay` ({DEFAULT_PACE.host_delay_s:g} s), its Crawl-delay (at most "
    f"{minutes(DEFAULT_PACE.max_crawl_delay_s)} minutes; after a redirect also that of the host to which it led), and half its "
    "answer time (at most "
    f"{DEFAULT_PACE.max_answer_pause_s:g} s; not with a delay of 0)",
    f"refuse within {minutes(platforms.WITHIN_S)} minutes",
    f"waits up to {LONGEST_WAIT_S:g} s until the host may be asked",
    f"If the pause of a host is longer than {LONGEST_WAIT_S:g} s",
    f"at most one request every {platforms.APART_S:g} s for an hour",
    f"read again after {hours(MAX_AGE.total_seconds())} h, or earlier if its `Cache-Control` says so (not before "
    f"{minutes(MIN_AGE.total_seconds())} minutes)",
    f"without a copy of the last {MAX_STALE.days} days",
    f"{ClientSettings(user_agent='newsbeam').connect_s:g} s to connect",
    f"after pauses of about {RETRY_DELAYS_S[0]:g} and {RETRY_DELAYS_S[1]:g} s",
    f"tries the host again after {UNREACHED_S[0]:g} s, " + ", ".join(minutes(s) for s in UNREACHED_S[1:-1]) + " and then every "
    f"{minutes(UNREACHED_S[-1])} minutes",
    f"polls it again after {', '.join(minutes(FIRST_BACK_OFF_S * 2**n) for n in range(3))} minutes and in the end every "
    f"{LAST_BACK_OFF_S / _DAY_S:.0f} days",
]
SINKS = [
    f"before it reads or writes there (within {_CREDENTIALS_S:g} s)",
    f"rows of a request, 1 to 1,000 (default: {webhook._Options().batch})",
    f"newsbeam repeats a batch for {give_up_s(postgres.PostgresSink)} if the server is unreachable",
    f"newsbeam repeats unconfirmed rows for {give_up_s(opensearch.OpenSearchSink)} if the cluster is unreachable",
    f"repeats the request for {give_up_s(webhook.WebhookSink)}, not before `Retry-After`",
    f"If the service does not confirm a message within {give_up_s(pubsub.PubSubSink)}, retries included, the cycle fails",
    f"If the service does not confirm a message within {give_up_s(kafka.KafkaSink)}, retries included, the cycle fails",
    f"Pub/Sub: more than {MAX_MESSAGE_BYTES / 1e6:.0f} MB",
    f"the feed's URL (`//host` if that has more than {MAX_ATTRIBUTE_BYTES:,} bytes)",
    f"the first {_SEARCHED_CHARACTERS:,} characters of the text",
    f"| 5xx, {', '.join(map(str, sorted(_IN_PASSING)))}, no answer |",
    f"| {', '.join(map(str, sorted(_OF_THE_CONTENT)))} | the row becomes a dead letter",
    f"(default: `{webhook._Options().secret}`)",
    f"(default: `{opensearch._Options().password}`)",
    f"(default: `{postgres._Options().schema}`)",
    f"`{kafka._Options().compression}` (default), `lz4`",
    f"one of more than {opensearch_mapping._MOST_OF_A_KEYWORD:,} characters is stored, not indexed",
]
RECORDS = [
    f"Raw words, at most {dates.MAX_CHARS} characters",
    f"in the order of the text; at most {MAX_CHANGES} |",
    f"that no other article had in the last {novelty.DAYS} days",
    f"plain text, at most {SUMMARY_CHARS:,} characters",
    f"Offsets of its mentions in `text`, in characters; at most {_MAX_OFFSETS} |",
    f"paragraphs, at most {MAX_TEXT_CHARS:,} characters",
    f"newsbeam asks it once in {PROBE_S / _DAY_S:.0f} days",
]
SENTENCES = [
    (f"docs/{name}.md", sentence)
    for name, promised in (
        ("records", RECORDS),
        ("events", EVENTS),
        ("revisions", REVISIONS),
        ("operations", OPERATIONS),
        ("sinks", SINKS),
    )
    for sentence in promised
]


@pytest.mark.parametrize(("document", "sentence"), SENTENCES, ids=[f"{name}: {text[:50]}" for name, text in SENTENCES])
def test_a_number_in_the_documentation_is_that_of_the_code(document: str, sentence: str) -> None:
    assert sentence in text_of(document)


def test_numbers_in_words_are_those_of_the_code() -> None:
    """Sentences that name a number by a word."""
    assert timedelta(minutes=15) == SCHEDULE[0], "revisions.md: 15 min, 1 h, 4 h, 1 d and 3 d; five requests an article"
    assert [at / timedelta(hours=1) for at in SCHEDULE[1:]] == [1, 4, 24, 72]
    assert timedelta(days=1) == GONE_AFTER, "revisions.md: 404 or 410 twice, a day or more apart"
    assert LookBudget()._size == DEFAULT_PER_HOUR / 4, "revisions.md: a quarter of the budget"
    assert timedelta(days=1) == linked.OTHER_HOST_AFTER, "revisions.md: the known host was not read for a day"
    assert (teaser._MOST_OF_TEASER, teaser._MOST_WITH_MARK) == (0.5, 0.9), "revisions.md: half, or nine tenths"
    assert _MOST_REFUSED == 2, "revisions.md: after two such looks in a row"
    assert KNOWN_AT == 3, "revisions.md: once three articles have had them"
    assert platforms.REFUSING_HOSTS == 3, "operations.md: three hosts of a registered domain"
    assert platforms.LONGEST_REST_S == platforms.CAREFUL_S == 3_600, "operations.md: for an hour"
    assert DEFAULT_PACE.answer_share == 0.5, "operations.md: half its answer time"
    assert MAX_ATTEMPTS == 3, "operations.md: up to three attempts"
    assert RunSettings().patience_s == 90, "operations.md: no other work for a minute and a half"
    assert _LEAST_S == 60, "operations.md: set back by a minute or more"
    assert timedelta(days=3) == silence.QUIET_OF_UNKNOWN, "events.md: three days without an entry"
    assert id_churn.CHURNED_SHARE == 0.5, "events.md: half of the known entries"
    assert webhook.LANES == 8, "sinks.md: up to eight requests"
    assert opensearch_mapping._REMEMBER_DELETED == "1h", "sinks.md: its version is remembered for an hour"
    assert postgres.CONNECTIONS == 2, "sinks.md: two batches are under way"


def test_defaults_in_the_readme_are_those_of_the_command_line() -> None:
    """README.md, Options: the column of defaults."""
    section = text_of("README.md").partition("## Options")[2].partition("## More")[0]
    listed = dict(re.findall(r"\| `(--[a-z-]+)[^`]*` \| ([^|]*?) ?\|", section))
    command = [sys.executable, "-m", "pipeline.cli.main", "run", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    options = re.split(r"\n  (?=--)", shown.partition("\noptions:")[2].partition("\nFEEDS are")[0])
    defaults = {}
    for option in options:
        found = re.search(r"default: ([^)]*)\)|$", " ".join(option.split()))
        defaults[option.split()[0]] = (found[1] or "") if found is not None else ""
    in_words = {
        "--events": "the folder events beside the dead letters",
        "--keep-days": "never",
        "--enrich": "",
        "--watch-names": "",
        "--log-format": "",
    }

    assert listed.keys() <= defaults.keys()
    wrong = {
        name: (default, defaults[name])
        for name, default in listed.items()
        if default.replace("`", "") != defaults[name] and defaults[name] != in_words.get(name)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("sink", "options"),
    [
        ("files|local folders|CSV", FolderOptions),
        ("Pub/Sub", pubsub._Options),
        ("Kafka", kafka._Options),
        ("webhooks", webhook._Options),
        ("PostgreSQL", postgres._Options),
        ("OpenSearch", opensearch._Options),
    ],
)
def test_the_table_of_options_of_sinks_is_complete(sink: str, options: type[Any]) -> None:
    """docs/sinks.md: "Each sink has its own options; an option that a sink does not know is an error"."""
    table = text_of("docs/sinks.md").partition("| option | for | meaning |")[2].partition("Each sink has")[0]
    rows = re.findall(r"\| ((?:`[a-z_]+(?:=[a-z_]+)?`(?:, )?)+) \| ([^|]+) \|", table)
    named = {name for names, of in rows if re.search(sink, of) for name in re.findall(r"`([a-z_]+)", names)}

    assert named == {field.name for field in fields(options)}


def test_ids_and_numbers_of_the_record_in_full_are_those_that_newsbeam_makes() -> None:
    """docs/records.md: `article_id` is "a hash of its URL key", `record_id` has "a digest of title and text"."""
    record = example_record()

    assert record.url_key == url_key(record.url)
    assert record.article_id == article_id(record.url_key)
    assert record.record_id == record_id(record.article_id, record.revision, record.title, record.text)
    assert record.sentence_count == len(sentences(record.text))
    assert record.reading_time_s == round(record.word_count * 60 / _WORDS_PER_MIN)


def test_the_event_in_full_is_one_that_newsbeam_makes() -> None:
    """docs/records.md, "An event in full"."""
    event = example_event()
    assert event.feed_url is not None
    assert event.since is not None
    assert event.until is not None
    gap = Gap(since=event.since, until=event.until, entries=event.items or 0, lost_items=event.lost_items or 0.0)

    assert gap_event(event.feed_url, gap) == event
