"""The papers of the fictional newsroom: name, language, layout, feeds and the words of their pages."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from string import Template
from typing import Any, Literal
from zoneinfo import ZoneInfo

ServedFormat = Literal["rss2", "rss1", "atom", "json", "error_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of a site. `error_page`: the address answers 200 with an HTML page, like a broken site."""

    name: str
    path: str
    title: str
    format: ServedFormat
    link_suffix: str = ""
    """Suffix of every link, as of feed services (`?utm_source=...`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A paper with its own host."""

    name: str
    title: str
    language: str
    zone: str
    layout: str
    about: str
    charset: str
    crawl_delay_s: float
    months: tuple[str, ...]
    date_format: str
    """With $day, $month, $year, $hour, $minute."""
    nav: tuple[str, ...]
    words: dict[str, str]
    """Words outside the articles: by, share, newsletter, subscribe, related, comments, comment, updated, footer."""
    feeds: tuple[Feed, ...]

    def local(self, instant: datetime) -> datetime:
        """`instant` in the paper's time zone."""
        return instant.astimezone(ZoneInfo(self.zone))

    def spoken(self, instant: datetime) -> str:
        """`instant` in the paper's date format."""
        local = self.local(instant)
        return Template(self.date_format).substitute(
            day=local.day, month=self.months[local.month - 1], year=local.year, hour=local.hour, minute=f"{local.minute:02}"
        )


def load_sites() -> list[Site]:
    """The bundled papers in the order of their addresses."""
    text = resources.files(__package__).joinpath("sites.toml").read_text(encoding="utf-8")
    return [_site(data) for data in tomllib.loads(text)["site"]]


def _site(data: dict[str, Any]) -> Site:
    feeds = tuple(Feed(**feed) for feed in data.pop("feed"))
    months, nav = tuple(data.pop("months")), tuple(data.pop("nav"))
    return Site(feeds=feeds, months=months, nav=nav, **data)
