"""The redirects of one fetch, their cookies, and the check of the next redirect. Sends no requests."""

from transforms.web.addresses.targets import Refusal, Target, resolve_location
from transforms.web.client.exchange import HostAnswer
from transforms.web.client.settings import ClientSettings
from transforms.web.headers.cookies import FetchCookies
from transforms.web.messages import Hop, RequestKind


class Trail:
    """The redirects of one fetch so far, and its cookies."""

    def __init__(self, settings: ClientSettings, kind: RequestKind) -> None:
        self._settings = settings
        self._max_redirects = settings.max_robots_redirects if kind == "robots" else settings.max_redirects
        self._cookies = FetchCookies()
        self._asked: set[tuple[str, str | None]] = set()
        self.hops: list[Hop] = []

    def cookie(self, target: Target) -> str | None:
        """The Cookie header for the next request, to `target`."""
        header = self._cookies.header_for(target)
        self._asked.add((target.url, header))
        return header

    def following(self, target: Target, answer: HostAnswer) -> Target | Refusal:
        """The target of the redirect `answer` of `target`.

        A URL is requested again only with other cookies: a gate sets a cookie and redirects back.
        """
        self.hops.append(Hop(url=target.url, status=answer.status))
        self._cookies.take(target, answer.headers.get("set-cookie", ()))
        if len(self.hops) > self._max_redirects:
            return Refusal("redirect", f"More than {self._max_redirects} redirects.")
        following = resolve_location(target, answer.location or "", self._settings.policy)
        if isinstance(following, Refusal):
            return following
        if (following.url, self._cookies.header_for(following)) in self._asked:
            return Refusal("redirect", "The redirects go round in circles.")
        return following
