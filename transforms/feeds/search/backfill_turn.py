"""A turn of a search for entries that a feed no longer lists: one request, and the meaning of its answer.

`backfill.py` chooses requests and entries. Unlike the feed itself, which the user has named, these documents are found by
crawling, so robots.txt is obeyed (RFC 9309).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from transforms.feeds.identity.identity import Seen, SplitItems, split_older_items
from transforms.feeds.parsed import Parse, ParsedFeed, ParseStopped
from transforms.feeds.search.backfill import Backfill, Lead, after_document, after_failure, next_stage
from transforms.web.messages import Client, Failure, Request, Response
from transforms.web.pace.host_changes import waits_until
from transforms.web.robots.robots import RobotsBook, RobotsRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The search after a turn; None if it has ended. `split`: the entries found, oldest first; `lead`: theirs.

    `answer`: the document with them. `outcome`: what the host answered, if it was asked; `asked_robots`: it was asked for that.
    """

    search: Backfill | None
    ended: Backfill | None = None
    split: SplitItems | None = None
    lead: Lead | None = None
    answer: tuple[Response, ParsedFeed] | None = None
    seen: Seen
    outcome: Response | Failure | None = None
    rules: RobotsRules | None = None
    asked_robots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Searcher:
    """The dependencies of a turn: client, parser, rules, clock, the secret headers for a URL, and a URL of the site."""

    client: Client
    parse: Parse
    robots: RobotsBook | None
    clock: Callable[[], datetime]
    site: str
    secrets: Callable[[str], Mapping[str, str]] = field(default=lambda url: {})

    async def turn(self, search: Backfill, seen: Seen, listed: int, now: datetime) -> Searched:
        """Go on with the search: at most one request, robots.txt included. `listed`: entries of the feed's last listing."""
        while not search.leads:
            if search.stage == "over":
                return Searched(search=None, ended=search, seen=seen)
            named: tuple[str, ...] = ()
            if search.stage == "feed" and self.robots is not None:
                rules = self.robots.known(self.site, now)
                if rules is None:
                    rules = await self.robots.rules(self.site)
                    return Searched(
                        search=next_stage(search, self.site, rules.sitemaps), seen=seen, rules=rules, asked_robots=True
                    )
                named = rules.sitemaps
            search = next_stage(search, self.site, named)
        lead, rules = search.leads[0], None
        if self.robots is not None:
            rules = self.robots.known(lead.url, now)
            if rules is None:
                rules = await self.robots.rules(lead.url)
                kept = search if rules.allowed(lead.url) else after_failure(search, lead, transient=False, at=now)
                return Searched(search=kept, seen=seen, rules=rules, asked_robots=True)
            if not rules.allowed(lead.url):
                return Searched(search=after_failure(search, lead, transient=False, at=now), seen=seen, rules=rules)
        kind: Literal["page", "feed"] = "page" if lead.via == "listing" else "feed"
        outcome = await self.client.fetch(Request(url=lead.url, kind=kind, secret_headers=self.secrets(lead.url)))
        asked = Searched(search=search, seen=seen, outcome=outcome, rules=rules)
        if isinstance(outcome, Failure) and (until := waits_until(outcome, self.clock())) is not None:
            return replace(asked, search=replace(search, due_at=until))
        if not isinstance(outcome, Response) or outcome.status != 200:
            transient = isinstance(outcome, Failure) and outcome.transient
            return replace(asked, search=after_failure(search, lead, transient=transient, at=self.clock()))
        document = await self.parse(outcome)
        if isinstance(document, ParseStopped):
            return replace(asked, search=after_failure(search, lead, transient=False, at=self.clock()))
        search, taken = after_document(search, lead, document, seen, self.clock())
        split = split_older_items(taken.items, seen, listed)
        found = len(split.new)
        search = replace(search, found=search.found + found, recent=search.recent + found)
        feed = document if isinstance(document, ParsedFeed) else ParsedFeed(format="other", path="fast")
        return replace(asked, search=search, split=split, lead=lead, answer=(outcome, feed), seen=split.seen)
