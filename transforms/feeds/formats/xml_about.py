"""A feed's own fields: its title and language, what it says of polling, and the documents it belongs to."""

from typing import Any

from transforms.feeds.entries.entry import bounded, names
from transforms.feeds.entries.links import resolve
from transforms.feeds.formats.rsl import rsl_statements
from transforms.feeds.formats.xml_names import name_of
from transforms.feeds.formats.xml_text import marked_text
from transforms.feeds.parsed import FeedHints
from transforms.feeds.text.plain_text import Markup, plain_text

ENTRIES = frozenset({"item", "entry"})
RIGHTS = frozenset(
    {"rights", "copyright", "dc:rights", "cc:license", "media:copyright", "media:license", "dc:license", "license"}
)
RDF_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PERIODS_S = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def about_feed(channel: Any, base: str) -> dict[str, Any]:
    """The feed's own fields, as arguments of `ParsedFeed`."""
    texts: dict[str, str] = {}
    hubs: list[str] = []
    rights: list[str] = []
    hours: list[str] = []
    days: list[str] = []
    self_url = prev_archive = next_page = home_url = None
    title_kind: Markup = "unknown"
    for child in channel:
        name = name_of(child)
        if name in ENTRIES:
            continue
        text = (child.text or "").strip()
        if name == "link" and child.get("href"):
            rels = (child.get("rel") or "").lower().split()
            if "self" in rels:
                self_url = resolve(child.get("href"), base)[0]
            elif "hub" in rels and (hub := resolve(child.get("href"), base)[0]):
                hubs.append(hub)
            elif "prev-archive" in rels:
                prev_archive = resolve(child.get("href"), base)[0]
            elif "next" in rels:
                next_page = resolve(child.get("href"), base)[0]
            elif "alternate" in rels or not rels:
                home_url = home_url or resolve(child.get("href"), base)[0]
            elif "license" in rels:
                rights.append(child.get("href"))
        elif name in RIGHTS:
            rights.append(text or child.get("href") or child.get(RDF_RESOURCE) or "")
        elif statements := rsl_statements(child):
            rights += statements
        elif name == "skiphours":
            hours = [(hour.text or "").strip() for hour in child]
        elif name == "skipdays":
            days = [(day.text or "").strip().lower() for day in child]
        else:
            if name == "title" and not texts.get("title"):
                text, title_kind = marked_text(child)
            texts[name] = texts.get(name) or text
    return {
        "title": plain_text(texts["title"], 300, kind=title_kind) if texts.get("title") else None,
        "language": bounded(texts.get("language") or texts.get("dc:language") or _language(channel), 35),
        "rights": names(rights, 500),
        "hints": FeedHints(
            ttl_min=_number(texts.get("ttl")),
            skip_hours=tuple(sorted({int(hour) % 24 for hour in hours[:24] if hour.isdecimal() and len(hour) < 3})),
            skip_days=tuple(sorted({_DAYS.index(day) for day in days[:7] if day in _DAYS})),
            update_interval_s=_update_interval_s(texts.get("sy:updateperiod"), texts.get("sy:updatefrequency")),
        ),
        "self_url": self_url,
        "hub_urls": tuple(dict.fromkeys(hubs[:10])),
        "prev_archive": prev_archive,
        "next_page": next_page,
        "home_url": home_url or resolve(texts.get("link"), base)[0],
        "new_feed_url": resolve(texts.get("itunes:new-feed-url"), base)[0],
    }


def _language(channel: Any) -> str | None:
    languages = (element.get(f"{_XML}lang") for element in (channel, *channel.iterancestors()))
    return next((language for language in languages if language), None)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 8 else None


def _update_interval_s(period: str | None, frequency: str | None) -> int | None:
    """RSS 1.0 syndication module: `updateFrequency` times in each `updatePeriod`; the defaults are 1 and daily."""
    if not period and not frequency:
        return None
    seconds = _PERIODS_S.get((period or "daily").lower())
    return seconds // max(1, _number(frequency) or 1) if seconds else None
