"""The guards of requests (`Request.guard`): robots.txt and the rests of hosts along the redirects of a fetch."""

from transforms.web.addresses.targets import host_of
from transforms.web.messages import Failure
from transforms.web.pace.host_changes import HostChanges
from transforms.web.robots.failures import forbidden
from transforms.web.robots.robots import RobotsBook, RobotsRules, origin_of


class RedirectGuard:
    """A redirect of a page is followed if robots.txt of its origin allows it, once its host may be asked.

    `rules`: those of the origin that was reached last; of `url` itself before any redirect.
    """

    def __init__(self, book: RobotsBook, url: str, rules: RobotsRules, hosts: HostChanges) -> None:
        self._book, self._origin, self._own, self._hosts = book, origin_of(url), rules, hosts
        self.rules = rules

    async def __call__(self, url: str) -> Failure | None:
        """The refusal of a redirect to `url`; None if it is allowed."""
        host = host_of(url)
        if origin_of(url) == self._origin:
            self.rules = self._own
        elif (known := self._book.known(url, self._hosts.now())) is not None:
            self.rules = known
        else:
            is_change = host != self._hosts.present
            resting = await self._hosts.enter(host)
            if resting is not None:
                return resting
            self.rules = await self._book.rules(url, RobotsFileGuard(self._book, self._hosts))
            if is_change:
                self._hosts.robots_asked(host, self.rules.entry.rest_until)
        refused = forbidden(self.rules, url)
        return refused if refused is not None else await self._hosts.enter(host, self.rules.crawl_delay_s)

    @property
    def crawl_delay_s(self) -> float | None:
        """The longer Crawl-delay of the first origin and of the last: links of one host may all lead to another."""
        return max(rules.crawl_delay_s or 0.0 for rules in (self._own, self.rules)) or None


class FeedRedirectGuard:
    """A redirect of a feed is followed once its host may be asked: the user has named the feed, so robots.txt forbids nothing.

    The Crawl-delay of the host counts if its robots.txt is known (`book`); no request is made for it.
    """

    def __init__(self, book: RobotsBook | None, hosts: HostChanges) -> None:
        self._book, self.hosts = book, hosts

    async def __call__(self, url: str) -> Failure | None:
        """A `Failure` with `rests_until` if the host of `url` may not be asked soon."""
        rules = self._book.known(url, self.hosts.now()) if self._book is not None else None
        return await self.hosts.enter(host_of(url), rules.crawl_delay_s if rules is not None else None)


class RobotsFileGuard:
    """A redirect of a robots.txt or tdmrep.json waits for its host, as long as a fetch waits (`LONGEST_WAIT_S`). Then it is
    followed all the same: without the file nothing of the first host may be asked for, and it is asked for once a day."""

    def __init__(self, book: RobotsBook, hosts: HostChanges) -> None:
        self._guard = FeedRedirectGuard(book, hosts)

    async def __call__(self, url: str) -> Failure | None:
        """None, as soon as the host of `url` may be asked, or the time is over."""
        await self._guard(url)
        return None


async def rules_of(book: RobotsBook, url: str, hosts: HostChanges) -> RobotsRules:
    """`RobotsBook.rules`. Redirects of robots.txt wait for their hosts, which are free again at the end."""
    try:
        return await book.rules(url, RobotsFileGuard(book, hosts))
    finally:
        hosts.end()
