"""What the scripted newsroom publishes, edits and removes, round by round, and its truth log. No network."""

import json
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from tests.support.scripted_newsroom import EDITS, Story, stories

#: Entries that the feeds of the sites list; the desk lists all of its own.
WINDOW = 8
Gone = Literal["redirect", "notice"]


@dataclass(frozen=True)
class SiteScript:
    """A site of the newsroom. `bursts`: entries that it publishes in each round; of the last again afterwards.

    `repair`: where entries that fell out of the feed can be found. `is_pinned`: its first entry stays at the top.
    """

    name: str
    bursts: tuple[int, ...]
    repair: Literal["archive", "sitemap", "listing", "nowhere"] = "nowhere"
    is_pinned: bool = False


DESK = "desk"
SITES = (
    SiteScript(DESK, (0,)),
    SiteScript("wire", (WINDOW, 2 * WINDOW + 3, 3), "archive"),
    SiteScript("courts", (WINDOW, WINDOW + 4, 2), "sitemap"),
    SiteScript("docks", (WINDOW, 2 * WINDOW, 1), "listing"),
    SiteScript("ticker", (WINDOW, 2, 3 * WINDOW)),
    SiteScript("steady", (WINDOW, 5, 6, 4), is_pinned=True),
)


@dataclass
class Published:
    """An article as its site has it now. `version` counts what readers could see of it."""

    site: str
    number: int
    story: Story
    appeared_at: datetime
    updated_at: datetime
    next_edit: int = 0
    version: int = 0
    gone: Gone | None = None
    looks: int = 0

    @property
    def path(self) -> str:
        return f"/{self.site}/2026/03/{self.number:04}-story-of-the-day.html"


@dataclass
class Script:
    """The state of all sites. Every member may be used from any thread; `lock` holds a round together.

    `edited`: articles of the desk that are edited in each round. `noisy`: articles whose entries change in each round, and
    nothing else. `clock`: instants of the truth. `log`: gets each line of the truth, as JSON.
    """

    edited: int = 20
    noisy: int = 10
    seed: int = 1
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    log: TextIO | None = None
    lock: threading.RLock = field(default_factory=threading.RLock)
    truth: list[dict[str, Any]] = field(default_factory=list)
    articles: dict[str, list[Published]] = field(default_factory=lambda: {site.name: [] for site in SITES})
    rounds: int = 0
    _listed: dict[str, set[int]] = field(default_factory=dict)
    _polled: dict[str, int] = field(default_factory=dict)

    def tell(self, what: str, **more: Any) -> None:
        """A line of the truth."""
        line = {"at": self.clock().isoformat(), "what": what, **more}
        with self.lock:
            self.truth.append(line)
            if self.log is not None:
                self.log.write(json.dumps(line) + "\n")
                self.log.flush()

    def advance(self) -> None:
        """The next round: at first all sites publish; then they edit, remove, bring back and publish."""
        with self.lock:
            if not self.rounds:
                self._open()
            else:
                for article in self.articles[DESK]:
                    self._turn(article)
            for site in SITES:
                for _ in range(site.bursts[min(self.rounds, len(site.bursts) - 1)]):
                    self._publish(site.name, len(self.articles[site.name]))
            self.rounds += 1
            self.tell("round", number=self.rounds)

    def listed(self, site: SiteScript) -> list[Published]:
        """What the feed of a site lists now, newest first."""
        with self.lock:
            newest = self.articles[site.name][::-1]
            if site.name == DESK:
                return newest
            pinned = newest[-1:] if site.is_pinned else []
            return [*pinned, *[article for article in newest if article not in pinned][:WINDOW]]

    def polled(self, site: SiteScript) -> None:
        """The feed of a site was asked for. The entries that no poll has seen and none will are told."""
        with self.lock:
            listed, known = {article.number for article in self.listed(site)}, self._listed.get(site.name)
            numbers = range(self._polled.get(site.name, 0), len(self.articles[site.name]))
            lost = [number for number in numbers if number not in listed] if known is not None else []
            is_apart = known is not None and not (known & {number for number in listed if number or not site.is_pinned})
            self._listed[site.name], self._polled[site.name] = listed, len(self.articles[site.name])
            self.tell("poll", site=site.name, lost=[self.articles[site.name][number].path for number in lost], apart=is_apart)

    def served(self, article: Published) -> None:
        """A page was sent."""
        self.tell("served", path=article.path, version=article.version, gone=article.gone is not None)

    def _open(self) -> None:
        made = stories(self.edited + self.noisy, self.seed)
        for number, story in enumerate(made[: self.edited]):
            # Articles begin with some edits behind them, so that one round has edits of all kinds.
            done, edited = number % len(EDITS), story
            for _, edit in EDITS[:done]:
                edited = edit(edited)
            self._publish(DESK, number, edited, done)
        for number, story in enumerate(made[self.edited :], start=self.edited):
            self._publish(DESK, number, story, len(EDITS))

    def _publish(self, site: str, number: int, story: Story | None = None, done: int = 0) -> None:
        if story is None:
            story = stories(1, random.Random(f"{self.seed} {site} {number}").randrange(1 << 30))[0]
        now = self.clock()
        article = Published(site, number, story, now, now, done)
        self.articles[site].append(article)
        self.tell("publish", path=article.path, site=site, version=0, title=story.title)

    def _turn(self, article: Published) -> None:
        """What becomes of an article of the desk in this round."""
        article.updated_at = self.clock()
        if article.gone is not None:
            article.gone = None
            self._changed(article, "return", "substantive")
        elif article.number < self.edited and article.number % 9 == 4 and self.rounds % 2:
            article.gone = "redirect" if article.number % 2 else "notice"
            self._changed(article, "remove", "removed")
        elif article.next_edit < len(EDITS):
            kind, edit = EDITS[article.next_edit]
            article.story, article.next_edit = edit(article.story), article.next_edit + 1
            self._changed(article, "edit", kind)
        else:
            self.tell("touch", path=article.path)

    def _changed(self, article: Published, what: str, kind: str) -> None:
        article.version += 1
        self.tell(what, path=article.path, version=article.version, kind=kind, title=article.story.title)
