"""News in one feed of a host brings forward the polls of its other feeds that are near their time. Pure but for the board.

Feeds of one publisher share articles: a front page and a section list the same story within minutes. How much the news of its
siblings says about a feed is learned at its own polls: `q` is the probability that news in another feed comes with news in this
one, beyond what its rhythm explains. The rhythm polls once the expected new items are worth it; each news of a sibling adds `q`
to them. A feed whose siblings say nothing is polled as before. The share of its intervals that a feed is early is added to
the next ones, so the number of polls stays that of the rhythm.
"""

from dataclasses import dataclass, field
from datetime import datetime
from math import exp, sqrt

from transforms.feeds.schedule.schedule import Rhythm, ScheduleSettings, expected_items, rate_at, step_of

#: What an older poll counts, against the one after it: about the last 50 count.
FADE = 0.98
#: Polls that are taken to have shown nothing, before there is evidence.
PRIOR_POLLS = 3.0
#: Standard deviations by which the hits must exceed those of chance.
DOUBT = 1.5
#: How fast the share by which a feed is early is learned, and its bound.
EARLY_WEIGHT, MAX_EARLY = 0.05, 0.5
#: A feed is prompted for `q` from here on.
LEAST_Q = 0.02
#: Feeds of a host that the board knows at most, and that one poll prompts at most.
_MAX_KNOWN, MAX_PROMPTED = 2_000, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingRecord:
    """The evidence about a feed's siblings from its polls; fading numbers.

    `polls`: those before which siblings had news; `news`: how often they had; `hits`: polls among them with news here;
    `expected`: such polls that the feed's own rhythm explains. `early`: the share of its intervals that the feed is early.
    """

    polls: float = 0.0
    news: float = 0.0
    hits: float = 0.0
    expected: float = 0.0
    early: float = 0.0

    def after(self, *, news: int, expected: float, had_news: bool, early: float) -> "SiblingRecord":
        """The record after a poll. `news`: how often siblings had some since the last one; `expected`: the probability of news
        by the rhythm alone; `early`: the share of the interval that was left."""
        learned = self.early + EARLY_WEIGHT * (early - self.early)
        if not news:
            return SiblingRecord(
                polls=self.polls, news=self.news, hits=self.hits, expected=self.expected, early=round(learned, 4)
            )
        return SiblingRecord(
            polls=round(self.polls * FADE + 1, 4),
            news=round(self.news * FADE + news, 4),
            hits=round(self.hits * FADE + had_news, 4),
            expected=round(self.expected * FADE + expected, 4),
            early=round(learned, 4),
        )

    def q(self) -> float:
        """The probability that news of a sibling comes with news here; 0 without evidence.

        A poll has no news if neither its rhythm nor any of the siblings' news brings some: (1 - p)(1 - q)^n.
        """
        if self.news <= 0:
            return 0.0
        chance = min(1.0, self.expected / self.polls) if self.polls else 0.0
        doubt = DOUBT * sqrt(self.polls * chance * (1 - chance))
        silent = (self.polls - self.hits + PRIOR_POLLS + doubt) / (self.polls - self.expected + PRIOR_POLLS)
        return max(0.0, 1 - min(1.0, silent) ** (self.polls / self.news))

    def stretch(self) -> float:
        """The factor on intervals that keeps the number of polls constant despite early polls."""
        return 1 / (1 - min(MAX_EARLY, self.early))


def is_prompted(
    record: SiblingRecord,
    rhythm: Rhythm,
    *,
    news: int,
    planned_at: datetime,
    due_at: datetime,
    now: datetime,
    settings: ScheduleSettings,
) -> bool:
    """True where siblings' `news` since the last poll make up for the time until the feed is due."""
    whole_s = (due_at - planned_at).total_seconds()
    q = record.q()
    if q < LEAST_Q or whole_s <= 0 or (now - planned_at).total_seconds() < settings.min_interval_s:
        return False
    left = step_of(settings) * record.stretch() * (due_at - now).total_seconds() / whole_s
    return news * q >= left * sqrt(rate_at(rhythm, now))


def chance_of_news(rhythm: Rhythm, since: datetime, now: datetime) -> float:
    """The probability of news between two polls by the rhythm alone."""
    return round(1 - exp(-expected_items(rhythm, since, now)), 4)


@dataclass
class SiblingBoard:
    """Counts the news of each feed's siblings since its last poll. One for a process; it is not persisted, which does no harm.

    News that appeared before a feed's last poll says nothing about its next one: the feed had its own share of it then.
    """

    _feeds: dict[str, dict[str, tuple[datetime, int]]] = field(default_factory=dict)

    def polled(self, host: str, url: str, at: datetime | None) -> None:
        """`url` was polled at `at`; None: the feed takes no part."""
        feeds = self._feeds.setdefault(host, {})
        feeds.pop(url, None)
        if at is not None and len(feeds) < _MAX_KNOWN:
            feeds[url] = (at, 0)
        if not feeds:
            del self._feeds[host]

    def news(self, host: str, url: str) -> int:
        """The number of news of siblings since the last poll of `url`."""
        return self._feeds.get(host, {}).get(url, (None, 0))[1]

    def tell(self, host: str, url: str, appeared_at: datetime) -> list[str]:
        """`url` has news that appeared then: the other feeds of the host that were not polled since, those first that have
        heard most."""
        feeds = self._feeds.get(host, {})
        others = [other for other, (polled_at, _) in feeds.items() if other != url and polled_at < appeared_at]
        for other in others:
            feeds[other] = (feeds[other][0], feeds[other][1] + 1)
        return sorted(others, key=lambda other: -feeds[other][1])[:MAX_PROMPTED]
