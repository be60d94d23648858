"""The keyed steps of the graph, each declared once: graph, engines, progress, replay and coders read these declarations."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.lent_hosts import LentHosts
from pipeline.keyed.room import Room
from pipeline.parse_in_pool import parse_in
from pipeline.settings import FetchSettings, Revisions
from pipeline.sources.secrets import secret_headers
from pipeline.web_client import address_policy
from schemas.articles import Article
from schemas.feed_items import FeedItem
from schemas.pages import Page
from schemas.records import Record
from transforms.clock import utc_now
from transforms.feeds.polling.poll_feed import OwnSettings, PollFeed, PollTiming
from transforms.feeds.polling.push import NoPushes, Pushes
from transforms.feeds.sources import FeedSource
from transforms.link.find_record import Addressed, FindRecord, addressed, site_of_address
from transforms.link.house_lines import HouseLines
from transforms.link.link_copies import LinkCopies
from transforms.link.link_record import LinkRecord, site_of
from transforms.pool.pool import PoolSettings
from transforms.pool.shared import shared_pool
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.looks.budget import LookBudget
from transforms.web.looks.look_again import LookAgain, article_key, look_page, sightings_of
from transforms.web.looks.state import Sighting
from transforms.web.messages import Client
from transforms.web.pace.pace import Pace
from transforms.web.robots.host_rules import NO_HOST_RULES, HostRules
from transforms.web.robots.robots import RobotsBook

#: Polls are small and wait for hosts most of the time.
MAX_POLLS = 64
#: Pages in flight or fetched and not yet taken. With a quarter of them the extraction of 1,000 articles (20 hosts that answer
#: after 0.2 s, two workers) took 26.3 s instead of 24.5: the hosts waited while the workers had enough to do, and later the
#: workers for the hosts.
_LEAST_PAGES, _PAGES_PER_WORKER = 128, 64


def most_pages(workers: int) -> int:
    """The limit of a step with pages: those in flight, and those fetched and not taken."""
    return max(_LEAST_PAGES, _PAGES_PER_WORKER * workers)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResources:
    """All dependencies that are injected into steps."""

    client: Client
    robots: RobotsBook
    fetch: FetchSettings
    pool: PoolSettings
    clock: Callable[[], datetime]
    ignore_schedule: bool = False
    source_of: Callable[[str], FeedSource | None] = lambda url: None
    """The current settings of a feed."""
    house_lines: HouseLines = "drop"
    stories: bool = False
    max_polls: int = MAX_POLLS
    """The limit of polls in flight or not taken: higher for an engine that takes ended turns late."""
    looked_until: float | None = None
    """The latest instant at which an earlier process may have made a look, in Unix seconds."""
    pushes: Pushes = field(default_factory=NoPushes)
    room: Room = field(default_factory=Room)
    """The limit of outputs of the runner of turns: feeds are parsed when it has room for their entries."""
    hosts: LentHosts = field(default_factory=LentHosts)
    """The hosts of the runner of turns, for fetches that redirects lead to them."""

    def host_rules_of(self, feed_url: str) -> HostRules:
        """The rules of a feed for requests to the hosts of its articles."""
        source = self.source_of(feed_url)
        if source is None:
            return NO_HOST_RULES
        own_site = (source.robots_reason or "no reason given") if source.robots == "own-site" else None
        return HostRules(host_delay_s=source.host_delay_s, own_site=own_site)

    @property
    def pace(self) -> Pace:
        return Pace(host_delay_s=self.fetch.host_delay_s, attempts=self.fetch.attempts)


class Routed(NamedTuple):
    """The route of an element. `queued`: elements to queue for the step. `passed`: what to emit as an output of the step, if
    anything."""

    queued: tuple[Any, ...]
    passed: Any


def _queue(element: Any) -> Routed:
    return Routed((element,), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredStep:
    """A keyed step of the graph. `name` never changes: updates of running jobs match steps by it.

    `input`, `output`: types of its elements and of its main output. `key`: the key of an element. `make`: creates the step with
    all dependencies. `max_in_flight`: the limit of a `BoundStep`; None for a `KeyedMap`. `partition`:
    the streaming engine stores elements of a map with equal values near each other. `activity`: the name of its turns in the
    progress line. `route`: elements that pass the step, or reach it in another form. `passes_beside`: what passes is too large
    for a shuffle, so it does not pass through the shards of the streaming engine. `is_indexed`: an `IndexedMap`; `key` is then
    its partition. `keys_are_feeds`: its keys are URLs of the list of feeds; only feeds on the list have turns, and the ledger
    has a row of each for people.
    """

    name: str
    input: type[Any]
    output: type[Any]
    key: Callable[[Any], str]
    make: Callable[[StepResources], Any]
    max_in_flight: Callable[[StepResources], int] | None = None
    partition: Callable[[Any], str] | None = None
    activity: str | None = None
    is_indexed: bool = False
    route: Callable[[Any], Routed] = _queue
    passes_beside: bool = False
    keys_are_feeds: bool = False

    @property
    def is_map(self) -> bool:
        return self.max_in_flight is None

    def bind(self, resources: StepResources) -> BoundStep:
        """The step for this process.

        It may start the pool of the process; the owner of the process ends the pool (`close_pools`).
        """
        limit = self.max_in_flight(resources) if self.max_in_flight is not None else None
        return BoundStep(self.make(resources), self.input, limit, self.keys_are_feeds)


def _make_poll(resources: StepResources) -> PollFeed:
    return PollFeed(
        client=resources.client,
        parse=parse_in(shared_pool(resources.pool), resources.room, at_once=2 * resources.pool.workers),
        robots=resources.robots,
        hosts=resources.hosts,
        clock=resources.clock,
        pace=resources.pace,
        revisions=resources.fetch.revisions != "off",
        settings=OwnSettings(source_of=resources.source_of, secrets_of=lambda source: secret_headers(source, os.environ)),
        timing=PollTiming(ignore_schedule=resources.ignore_schedule, pushes=resources.pushes),
    )


def _make_fetch(resources: StepResources) -> FetchPage:
    return FetchPage(
        client=resources.client,
        robots=resources.robots,
        hosts=resources.hosts,
        clock=resources.clock,
        policy=address_policy(resources.fetch),
        pace=resources.pace,
        rules_of=resources.host_rules_of,
        reads_tdmrep=resources.fetch.tdmrep,
    )


def _make_look(resources: StepResources) -> LookAgain:
    return LookAgain(
        client=resources.client,
        robots=resources.robots,
        hosts=resources.hosts,
        clock=resources.clock,
        policy=address_policy(resources.fetch),
        scheduled=resources.fetch.revisions == "watch",
        budget=LookBudget(resources.fetch.look_budget, resources.looked_until),
        pace=resources.pace,
        rules_of=resources.host_rules_of,
    )


def _pass_changed(item: FeedItem) -> Routed:
    """New entries are fetched; changed ones go on to `LookAgain`."""
    return Routed((item,), None) if item.look is None else Routed((), look_page(item, utc_now()))


def _see_pages(page: Page) -> Routed:
    """`LookAgain` notes fetched pages and passes them on; it keeps changed entries."""
    return Routed(sightings_of(page), page if page.item.look is None else None)


def _see_addresses(article: Article) -> Routed:
    """`FindRecord` notes the few articles whose page names another address, and keeps those that may lack it."""
    element = addressed(article)
    if element is None:
        return Routed((), article)
    return Routed((element,), article if element.article is None else None)


POLL_FEEDS = DeclaredStep(
    name="PollFeed",
    input=FeedSource,
    output=FeedItem,
    key=PollFeed.key,
    make=_make_poll,
    max_in_flight=lambda resources: resources.max_polls,
    activity="polling",
    keys_are_feeds=True,
)
FETCH_PAGES = DeclaredStep(
    name="FetchPage",
    input=FeedItem,
    output=Page,
    key=FetchPage.key,
    make=_make_fetch,
    max_in_flight=lambda resources: most_pages(resources.pool.workers),
    activity="fetching",
    route=_pass_changed,
)
LOOK_AGAIN = DeclaredStep(
    name="LookAgain",
    input=Sighting,
    output=Page,
    key=lambda sighting: article_key(sighting.item),
    make=_make_look,
    max_in_flight=lambda resources: most_pages(resources.pool.workers),
    activity="looking",
    route=_see_pages,
    passes_beside=True,
)
FIND_RECORDS = DeclaredStep(
    name="FindRecord",
    input=Addressed,
    output=Article,
    key=FindRecord.key,
    make=lambda resources: FindRecord(),
    partition=site_of_address,
    route=_see_addresses,
    passes_beside=True,
)
LINK_RECORDS = DeclaredStep(
    name="LinkRecord",
    input=Article,
    output=Record,
    key=LinkRecord.key,
    make=lambda resources: LinkRecord(revisions=resources.fetch.revisions != "off"),
    partition=site_of,
)
LINK_COPIES = DeclaredStep(
    name="LinkCopies",
    input=Record,
    output=Record,
    key=LinkCopies.partition,
    make=lambda resources: LinkCopies(resources.house_lines, stories=resources.stories),
    is_indexed=True,
)

STEPS = (POLL_FEEDS, FETCH_PAGES, LOOK_AGAIN, FIND_RECORDS, LINK_RECORDS, LINK_COPIES)
"""All keyed steps, in the order of the graph."""


def steps_of(revisions: Revisions) -> tuple[DeclaredStep, ...]:
    """The keyed steps of a graph: without revisions nothing is looked at again, and no look needs the key of its record."""
    return tuple(step for step in STEPS if step not in (LOOK_AGAIN, FIND_RECORDS) or revisions != "off")


#: The step whose queue holds feed items: its queue is the backlog, and replayed items go there.
ITEM_STEP = next(step for step in STEPS if step.input is FeedItem)
