"""The keyed steps of the graph, each declared once."""

import os

from pipeline.settings import Revisions
from pipeline.sources.secrets import secret_headers
from pipeline.steps.declared import DeclaredStep, Routed
from pipeline.steps.parsing import parse_with_room
from pipeline.steps.resources import StepResources
from pipeline.web_client import address_policy
from schemas.articles import Article
from schemas.feed_items import FeedItem
from schemas.pages import Page
from schemas.records import Record
from transforms.clock import utc_now
from transforms.feeds.polling.poll_feed import OwnSettings, PollFeed, PollTiming
from transforms.feeds.sources import FeedSource
from transforms.link.find_record import Addressed, FindRecord, addressed, site_of_address
from transforms.link.link_copies import LinkCopies
from transforms.link.link_record import LinkRecord, site_of
from transforms.pool.shared import shared_pool
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.looks.budget import LookBudget
from transforms.web.looks.look_again import LookAgain, article_key, look_page, sightings_of
from transforms.web.looks.state import Sighting

#: Pages in flight or fetched and not yet taken. With a quarter of them the extraction of 1,000 articles (20 hosts that answer
#: after 0.2 s, two workers) took 26.3 s instead of 24.5: the hosts waited while the workers had enough to do, and later the
#: workers for the hosts.
_LEAST_PAGES, _PAGES_PER_WORKER = 128, 64


def most_pages(workers: int) -> int:
    """The limit of a step with pages: those in flight, and those fetched and not taken."""
    return max(_LEAST_PAGES, _PAGES_PER_WORKER * workers)


def _make_poll(resources: StepResources) -> PollFeed:
    return PollFeed(
        client=resources.client,
        parse=parse_with_room(shared_pool(resources.pool), resources.room, at_once=2 * resources.pool.workers),
        robots=resources.robots,
        hosts=resources.hosts,
        clock=resources.clock,
        pace=resources.pace,
        revisions=resources.fetch.revisions != "off",
        settings=OwnSettings(source_of=resources.source_of, secrets_of=lambda source: secret_headers(source, os.environ)),
        timing=PollTiming(ignore_schedule=resources.ignore_schedule, began_at=resources.began_at, pushes=resources.pushes),
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
