"""Numbers and limits in the pages about the parts of newsbeam are those of the code, as in `test_docs_numbers.py`."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.scaling import limits
from pipeline.cli.commands.check_command import _ONE_BY_ONE
from pipeline.keyed import entry_table, key_filter
from pipeline.keyed.partition import _KEEP_S
from pipeline.keyed.room import _MOST_OUTPUTS
from pipeline.keyed.runner import _TOGETHER_S
from pipeline.keyed.table import _LEAST_CHUNK, CHUNK, MAX_AHEAD, MAX_KEPT, WINDOW
from pipeline.local.cycles.cycle import CycleLimits
from pipeline.local.freshness import MAX_GROUPS, OTHERS, UNTAGGED
from pipeline.local.ledger.status_rows import ENDED_FOR_S, MAX_ENDED
from pipeline.monitor import health, remembered
from pipeline.settings import RunOptions, StreamOptions
from pipeline.steps.registry import most_pages
from pipeline.streaming import feeds, indexed, job
from pipeline.streaming.monitoring import _GAUGES_EVERY_S
from pipeline.streaming.state import bucket, entry_log, shard
from pipeline.streaming.state.bucket import Bucket, PersistedState, digest, write_bucket
from pipeline.streaming.write import WindowSettings
from pipeline.ui.records import MAX_BYTES, MAX_ROWS
from pipeline.ui.views import FEEDS
from pipeline.websub import endpoint, subscriptions
from tests.test_docs_numbers import hours, minutes, text_of
from transforms.enrich import dates, keyphrases, language, watch_names
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.quotation.attribution import MIN_CONFIDENCE
from transforms.extract import article, feed_text
from transforms.extract.body import candidates, clean, extend, named_body, short_note, text, trim
from transforms.extract.kinds import entry_witness, stand_ins
from transforms.extract.markup import cyrillic
from transforms.extract.metadata import paywall
from transforms.feeds.entries.full_text import MIN_TEXT_CHARS
from transforms.feeds.polling import push
from transforms.feeds.polling.poll_feed import FORGOTTEN_AFTER
from transforms.feeds.polling.poll_turn import USUAL_PLACES_EVERY
from transforms.feeds.schedule import schedule
from transforms.feeds.schedule.schedule import ScheduleSettings
from transforms.feeds.search.listing_links import MAX_LISTED
from transforms.feeds.search.usual_places import MAX_PLACES
from transforms.link import copies, fingerprint, host_lines, house_lines, index_rows, linking, novelty, stories, story_terms
from transforms.link.diff import sentence_digest
from transforms.link.linked import REMEMBER, Linked
from transforms.pool import child, pooled_fn
from transforms.pool.pool import PoolSettings
from transforms.web.client.signing import _VALID_S
from transforms.web.headers.refresh import MAX_DELAY_S

PERFORMANCE = [
    f"{limits.MOST_ABOVE_BARE_MS:g} ms a feed above the bare loop for a round of 304",
    f"{limits.MOST_FIRST_POLL_MS:g} ms a feed for a first poll with entries in the backlog",
    f"{limits.MOST_GROWTH:g} times the CPU of a request with 100 feeds",
    f"{limits.MOST_IDLE_SHARE * 100:g} % of a core with nothing due",
    f"{limits.MOST_MAIN_MB:g} MB for the main process",
    f"{limits.MOST_READY_S:g} s from the import of Beam to the first request",
    f"the elements that hosts with a backlog share ({MAX_KEPT:,}), the outputs of a cycle ({CycleLimits().most_outputs:,}) and "
    f"the outputs that wait to be taken ({_MOST_OUTPUTS:,})",
    f"gives free pages back after a growth of {child._TRIM_AFTER_BYTES >> 20} MB",
    f"replaces a worker that has grown by {PoolSettings(1).growth_limit_bytes >> 20} MB",
    f"it looks after {child._COLLECT_AFTER[0]:,} new objects instead of 5,000",
    f"the first {keyphrases._MOST_WORDS:,} words of 2,150",
    f"| {most_pages(2)} pages in flight instead of 32 |",
]
ARCHITECTURE = [
    f"At most {MAX_AHEAD} turns of a key are ahead of the commit",
    f"the keys that wake within {_KEEP_S:g} s",
    f"keys with a backlog share {MAX_KEPT:,} elements: {CHUNK} each if they are few, {_LEAST_CHUNK} if they are many",
    f"A turn gets at most {WINDOW}.",
    f"fewer than {_MOST_OUTPUTS:,} outputs of ended turns wait to be taken",
    f"at most {CycleLimits().longest_s:g} s or {CycleLimits().most_outputs:,} outputs",
    f"a Bloom filter of {2**key_filter.WIDTH >> 23} MB",
    f"At most {most_pages(1)} pages ({most_pages(1_000) // 1_000} for each worker, if that is more) are being fetched or wait "
    f"for their transform, and {pooled_fn._IN_FLIGHT_PER_WORKER} for each worker are in it",
    f"{bucket._SITES * bucket._PARTS:,} buckets of one value each",
    f"all articles of {REMEMBER.days} days",
    f"would fill {schedule.GUARD_SHARE:.0%} of the feed's window".replace("%", " %"),
    f"A stable jitter of {ScheduleSettings().jitter * 50:g} % up and down",
    f"At the minimum interval it is up to {ScheduleSettings().jitter * 10:g} % upwards",
    f"comes up to {schedule.TIMED_JITTER_S:g} s later, never earlier",
]
COPIES = [
    f"A text of {fingerprint.MIN_SHINGLES} shingles or more",
    f"a MinHash sketch of {fingerprint.PERMUTATIONS} values, in {fingerprint.BANDS} bands of three",
    f"if the estimated resemblance is at least {copies.MIN_RESEMBLANCE:.2f}, and if both share at least "
    f"{copies.MIN_SHARED:.2f} of the larger text. Within one registered domain they share at "
    f"least {copies.MIN_SHARED_WITHIN_SITE:.2f}".replace("0.", "."),
    f"Articles stay comparable for {linking.COPY_DAYS} days",
    f"(less than {copies._MIN_OF_SOURCE:.2f} of the smaller)".replace("0.", "."),
    f"sentences of more than five words ({fingerprint._SHORT_CHARACTERS + 1} characters in scripts without spaces)",
    f"It keeps at most {novelty.KEPT} sentences of an article",
    f"the {story_terms.TERMS} heaviest tf-idf terms",
    f"if the cosine is at least {stories.MIN_COSINE:.2f}".replace("0.", "."),
    f"at most {stories.WINDOW_S // 3_600} hours after the last one of the story",
    f"no story lasts longer than {stories._LONGEST_S // 86_400} days",
    f"(less than {stories._COMMON_SHARE:.2f} of their weight) needs a cosine of {stories._MIN_COSINE_WITHOUT_NAMES:g}".replace(
        "0.", "."
    ),
    f"Lines of more than {house_lines._MAX_WORDS} words never are house lines",
    f"Lines of up to {house_lines._FEW_WORDS} words are looked for anywhere",
    f"at most {house_lines._MAX_LINES} of a text",
    f"At most {house_lines._MOST_DROPPED * 100:g} % of a text is dropped",
    f"a line of at least {house_lines._PARAGRAPH_WORDS} words that is no house line",
    f"| {host_lines._DAYS}; a house line {host_lines._KNOWN_DAYS} |",
    f"| {REMEMBER.days + 1} |",
    f"sketch of {2 * fingerprint.PERMUTATIONS} bytes | {linking.COPY_DAYS} |",
    f"| sentence | the article that had it first | {novelty.DAYS} |",
    f"how it is found | {stories.DAYS} |",
    f"the newest {entry_table._IN_MEMORY:,} entries in memory",
]
MONITORING = [
    f"if the engine has made no progress for {minutes(health._STANDS_STILL_S)} minutes",
    f"The {MAX_GROUPS} largest groups have their own names; the others are `{OTHERS}`",
    f"feeds without tags are the group `{UNTAGGED}`",
    f"only after {remembered._COST_TIMES:g} times their cost",
    f"the gauges of a worker process, every {_GAUGES_EVERY_S:g} s",
    f"for every article of the last {ENDED_FOR_S / 86_400:.0f} days",
]
UI = [
    f"its entries a day, {FEEDS} a page",
    f"the newest files up to {MAX_BYTES / 1e6:.0f} MB, and at most {MAX_ROWS:,} records for a search",
    f"the endings of {MAX_ENDED:,} entries, for {ENDED_FOR_S / 86_400:.0f} days",
]
STREAMING = [
    f"twice a second if a worker has {shard._BUSY_TURNS} or more",
    f"to one of `--shards` shards ({job._SHARDS}, on Prism {job._PRISM_SHARDS})",
    f"| `--shards N` | {job._SHARDS}, on Prism {job._PRISM_SHARDS} |",
    f"stay in the state for {REMEMBER.days} days",
    f"or {WindowSettings(window_s=1).most_rows:,} rows",
    f"| `--window SECONDS` | {StreamOptions.__dataclass_fields__['window_s'].default} |",
    f"| `--drain SECONDS` | {StreamOptions.__dataclass_fields__['drain_s'].default:g} |",
    f"| `--refresh SECONDS` | {RunOptions.__dataclass_fields__['refresh_s'].default} |",
]
SOURCES = [
    f"For a list of more than {_ONE_BY_ONE} feeds it prints the folders only",
    f"({MIN_TEXT_CHARS} characters or more, not cut short)",
    f"less than {feed_text.LESS_SHARE * 100:g} % of the feed's prose and at least {feed_text.LESS_CHARS} characters less",
    f"at most {MAX_LISTED} are read from a page",
    f"renewed when {subscriptions.RENEW_SHARE * 100:g} % of them have passed",
    f"asked again after {minutes(subscriptions.FIRST_RETRY_S)} minutes",
    f"bodies up to {endpoint.MAX_BODY_BYTES >> 20} MiB, of which nothing is kept; {endpoint.MAX_READING} at a time, "
    f"{endpoint.BODY_S:g} s each; {endpoint.RATE:g} requests a second in all",
    f"is followed like a redirect (up to {MAX_DELAY_S:g} s)",
    f"valid for {_VALID_S} seconds, with a nonce",
]
EXTRACTION = [
    f"at least {extend._LEAST_LOST} words",
    f"an answer of more than {trim._SHORT} words {trim._LEAST_KEPT * 100:g} % stay",
    f"an answer of up to {trim._MOST_WORDS} words",
    f"that covers more than {clean._COMMON_NAME * 100:g} % of the running words",
    f"running paragraph of {clean._RUNNING_WORDS} words",
    f"fewer than {short_note._LEAST_PROSE} words in running paragraphs",
    f"`doubtful` below {candidates._DOUBTFUL:g}".replace("0.", "."),
    f"under {paywall.FEW_WORDS} words or less than a third of the declared word count",
    f"under {stand_ins.WALL_WORDS} words: no article",
    f"under {stand_ins.SHORT_WORDS} words (walls by the title: {stand_ins.WALL_WORDS})",
    f"is under {stand_ins._NOTICE_WORDS} words, without a mark",
    f"from {text._LEAD_WORDS} words on it is also put before the text",
]
ENRICHMENT = [
    f"py3langid on the first {language._CHARS:,} characters. Below a probability of "
    f"{EnrichConfig().min_language_probability:g}",
    f"{language._WITH_DECLARATION:g} is enough if page or feed declare the same language",
    f"read the first {EnrichConfig().max_chars:,} characters of a text, `keyphrases` its first "
    f"{keyphrases._MOST_WORDS:,} words",
    f"not before {dates._EARLIEST_YEAR}, not over {hours(dates._AHEAD.total_seconds())} h ahead",
    f"below {MIN_CONFIDENCE:g} there is no speaker",
    f"at most {watch_names._MAX_MENTIONS:,} an article",
    f"up to {watch_names.MAX_NAMES:,} names and aliases",
]
SENTENCES = [
    (f"docs/{name}.md", sentence)
    for name, promised in (
        ("performance", PERFORMANCE),
        ("architecture", ARCHITECTURE),
        ("copies", COPIES),
        ("monitoring", MONITORING),
        ("ui", UI),
        ("streaming", STREAMING),
        ("sources", SOURCES),
        ("extraction", EXTRACTION),
        ("enrichment", ENRICHMENT),
    )
    for sentence in promised
]


@pytest.mark.parametrize(("document", "sentence"), SENTENCES, ids=[f"{name}: {words[:50]}" for name, words in SENTENCES])
def test_a_number_in_the_documentation_is_that_of_the_code(document: str, sentence: str) -> None:
    assert sentence in text_of(document)


def test_numbers_in_words_are_those_of_the_code() -> None:
    assert _TOGETHER_S == 0.25, "architecture.md: at quarters of a second in `run`"
    assert (schedule.ScheduleSettings().min_interval_s, schedule.ScheduleSettings().max_interval_s) == (60, 86_400)
    assert 2 * entry_log._DAYS == 28, "architecture.md: the bag of the fortnight; six bags"
    assert len([name for name in vars(indexed._IndexFn) if name.startswith("SEGMENT")]) == 6
    assert bucket._PARTS == 4, "architecture.md: four for a group of sites"
    assert (shard._FED_S, shard._PATIENCE_S) == (2, 10), "architecture.md: by two seconds; up to ten"
    assert (feeds._APART_S, feeds._ALL_BEGUN_S) == (5, 15), "architecture.md: five seconds apart, within fifteen"
    assert feeds._ALIVE_S == 86_400, "architecture.md: ticks only once a day"
    assert (shard._QUIET_CHECK_S, shard._QUIET_AFTER_S) == (2, 10), "streaming.md: every two seconds"
    assert job._GRPC_LOOK_S == 1, "performance.md: today every second"
    assert timedelta(days=180) == FORGOTTEN_AFTER, "streaming.md: their state is kept for half a year"
    assert health._ALL_FAIL == 10, "monitoring.md: the last ten polls"
    assert story_terms.TERMS == 24
    assert stories._MAX_REFS - 1 == 11, "copies.md: at most by eleven"
    assert (stories._NAMES_SHARE, copies.MAX_NEW_WITHIN_SITE) == (0.2, 0.25), "copies.md: a fifth of the weight; a quarter"
    assert (novelty.DAYS, house_lines.KNOWN_AT) == (7, 3), "copies.md: the last seven days; three distinct articles"
    assert (house_lines._EDGE_FIRST, house_lines._EDGE_LAST) == (3, 8), "copies.md: the first three and the last eight"
    assert fingerprint.MIN_WORDS == 8, "copies.md: fewer than eight words"
    assert fingerprint._SHORT_WORDS == 5, "copies.md: more than five words"
    assert entry_table._MERGED_AT == 1_000_000, "copies.md: a million at once"
    assert entry_table._SWEPT == 4, "copies.md: four old entries for each new one"
    assert 2**entry_table._FRESH_WIDTH >> 23 == 1, "copies.md: a filter of 1 MB"
    assert index_rows._BITS == 60, "copies.md: a digest of 60 bits"
    assert MAX_PLACES == 10, "sources.md: at most ten addresses"
    assert USUAL_PLACES_EVERY == 8, "sources.md: the eighth in a row"
    assert (push.TRUSTED_AFTER, push.STRETCH) == (3, 4), "sources.md: three pushes; four times as long"
    assert subscriptions.VERIFY_S == subscriptions.KEPT_RENEWED_S == 3_600, "sources.md: the last hour; within an hour"
    assert subscriptions.LAST_RETRY_S == 86_400, "sources.md: up to a day"
    assert (extend._LEAST_HELD, extend._LEAST_HELD_ALIKE, extend._MOST_LOST) == (0.6, 0.8, 3), "extraction.md"
    assert (trim._LINKS, trim._LEAST_LONG) == (3, 0.6), "extraction.md: three links; three fifths"
    assert named_body._REST == 0.4, "extraction.md: two fifths of its words"
    assert article._MOST_UNREADABLE == 0.1, "extraction.md: a tenth of the text is unreadable"
    assert (cyrillic._LEAST, cyrillic._SHARE) == (5, 10), "extraction.md: five words; ten for each word"
    assert (entry_witness._IN_TEXT, entry_witness._BY_CHANCE, entry_witness._LEAST_ABSENT) == (0.5, 0.25, 3)
    assert stand_ins._LEAST_SPOKEN == 2, "extraction.md: two words of such pages"
    assert watch_names._MAX_CAPITALS == 4, "enrichment.md: names of up to four capitals"


def test_the_state_of_a_record_in_a_stream_is_as_small_as_promised() -> None:
    """docs/streaming.md: about 0.4 KB each without the text."""
    now = datetime(2026, 11, 1, tzinfo=UTC)
    kept = Bucket()
    for number in range(200):
        record = digest(f"article {number}") + digest(f"id {number}")
        at = now + timedelta(minutes=7 * number, microseconds=7_919 * number)
        linked = Linked(
            revision=1,
            record_id=f"{record}-1-{digest(record)}",
            title=f"Ferry {number} sails again in the harbour of {record[:8]}",
            digests=b"".join(sentence_digest(f"{record} {sentence}") for sentence in range(40)),
            first_seen_at=at,
            prev_poll_at=at,
            fetched_at=at,
            changed_at=at,
            language="en",
            host="www.ferry.example",
        )
        kept.states[digest(record)] = PersistedState(linked.encode(), round(at.timestamp()))

    assert len(write_bucket(kept)) / 200 < 450
