"""One turn of `PollFeed` that continues a search for entries that the feed no longer lists."""

from dataclasses import replace
from datetime import timedelta

from msgspec import structs

from schemas.feed_items import FeedItem
from transforms.feeds.conditions.conditions import searched_event
from transforms.feeds.identity.identity import SplitItems
from transforms.feeds.polling.answers import FeedAnswer, hold_s, items_of
from transforms.feeds.polling.poll_turn import PollTurn
from transforms.feeds.polling.settings import taken
from transforms.feeds.polling.state import FeedState
from transforms.feeds.search.backfill import Backfill, Lead, may_ask
from transforms.feeds.search.backfill_turn import Searcher
from transforms.web.messages import Failure


class SearchTurn(PollTurn):
    """Sends requests and rests like a poll. `search` gives the state after the turn."""

    async def search(self, search: Backfill) -> FeedState:
        """Continue the search for entries that the feed no longer lists."""
        home = search.home if search.home and may_ask(search, search.home) else None
        searcher = Searcher(
            client=self,
            parse=self.step.parse,
            robots=self.step.robots,
            clock=self.ended,
            site=home or self.key,
            secrets=self.secrets,
        )
        after = await searcher.turn(search, self.state.seen, self.state.conditions.listing.entries, self.now)
        self.crawl_delay_s = after.rules.crawl_delay_s if after.rules is not None else None
        if after.outcome is not None or after.asked_robots:
            self.rest(after.outcome.elapsed_s if after.outcome is not None else (self.ended() - self.now).total_seconds())
        if isinstance(after.outcome, Failure) and not self.is_elsewhere:
            held_until = self.ended() + timedelta(seconds=hold_s(after.outcome, 1))
            self.rest_until = max(self.rest_until or held_until, held_until)
        if after.answer is not None and after.lead is not None and after.split is not None:
            await self.emit_searched(search, after.lead, FeedAnswer(*after.answer), after.split)
        if after.ended is not None:
            await self.emit(searched_event(self.key, after.ended, self.ended()))
        searched_at = self.ended() if after.ended is not None and after.ended.until is not None else self.state.searched_at
        return structs.replace(self.state, backfill=after.search, seen=after.seen, searched_at=searched_at)

    async def emit_searched(self, search: Backfill, lead: Lead, answer: FeedAnswer, split: SplitItems) -> None:
        """Emit the entries of a search. Bounds of age and number apply to polls only: a user who asks for older entries wants
        them."""
        source = self.source
        if search.until is None and source is not None:
            source = replace(source, since=None, max_age_s=None, max_items=None)
        prev_poll_at = search.since if search.until is not None else None
        kept, filtered = taken(split.new, source, answer.response.received_at)
        for output in items_of(answer, kept, self.key, self.state, source):
            if isinstance(output, FeedItem):
                await self.emit(replace(output, via=lead.via, prev_poll_at=prev_poll_at))
        await self.emit_filtered(filtered)
