"""robots.txt along the redirects of a fetch."""

from transforms.web.messages import Failure
from transforms.web.robots.failures import forbidden
from transforms.web.robots.robots import RobotsBook, RobotsRules, origin_of


class RedirectGuard:
    """The guard of a request (`Request.guard`): a redirect is followed if robots.txt of its origin allows it.

    `rules`: those of the origin that was reached last; of `url` itself before any redirect.
    """

    def __init__(self, book: RobotsBook, url: str, rules: RobotsRules) -> None:
        self._book, self._origin, self._own = book, origin_of(url), rules
        self.rules = rules

    async def __call__(self, url: str) -> Failure | None:
        """The refusal of a redirect to `url`; None if it is allowed."""
        self.rules = self._own if origin_of(url) == self._origin else await self._book.rules(url)
        return forbidden(self.rules, url)

    @property
    def crawl_delay_s(self) -> float | None:
        """The longer Crawl-delay of the first origin and of the last: links of one host may all lead to another."""
        return max(rules.crawl_delay_s or 0.0 for rules in (self._own, self.rules)) or None
