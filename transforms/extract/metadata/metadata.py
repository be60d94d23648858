"""The metadata that a page declares, each field with the evidence that was chosen."""

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.articles import FieldSource, Image
from schemas.times import Claim, TimeClaim
from transforms.dates.swappable import DayEvidence
from transforms.extract.authors.authors import find_authors, names_person
from transforms.extract.dates.times import find_times, with_days
from transforms.extract.metadata.canonical_url import find_canonical
from transforms.extract.metadata.images import find_image
from transforms.extract.metadata.paywall import find_paywall
from transforms.extract.metadata.rights import find_meta_robots, find_rights
from transforms.extract.metadata.titles import find_kicker, find_title, tidy
from transforms.extract.page.elsewhere import is_elsewhere
from transforms.extract.page.jsonld import JsonLd, read_json_ld
from transforms.extract.page.meta import Meta, read_meta
from transforms.extract.wording.site_names import squeeze

_MOST_TAGS = 50
#: More links to tags than this are the site's menu of topics.
_MOST_SHOWN = 30
#: Links with a rel that are looked at for tags.
_MOST_LINKS = 500
_BETWEEN_TAGS = re.compile("[,;，、；]")
#: A language tag, or the first of several.
_LANGUAGE = re.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3})(?:\s*[,;].*)?")


@dataclass(slots=True)
class Metadata:
    """All fields except the text. `sources`: the evidence that was chosen for each field."""

    meta: Meta
    linked: JsonLd
    title: str | None = None
    kicker: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    names_person: bool = False
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: Image | None = None
    publisher: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    published: Claim | None = None
    updated: Claim | None = None
    time_claims: tuple[TimeClaim, ...] = ()
    day_evidence: DayEvidence | None = None
    paywalled: bool | None = None
    meta_robots: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    sources: tuple[FieldSource, ...] = ()


def read_metadata(tree: HtmlElement, url: str | None, now: datetime, feed_published: Claim | None = None) -> Metadata:
    """The metadata of a page. Reads `tree` only. `feed_published`: what the feed says, where a date can be read in two ways."""
    meta = read_meta(tree)
    linked = read_json_ld(tree, url)
    found = Metadata(meta, linked)
    sources: dict[str, str] = {}

    def won(name: str, answer: tuple[Any, str] | None, default: Any = None) -> Any:
        if answer is None:
            return default
        sources[name] = answer[1]
        return answer[0]

    found.publisher = won("publisher", _publisher(meta, linked))
    houses = house_names(found.publisher, meta, linked, url)
    found.title = won("title", find_title(tree, meta, linked, houses))
    found.kicker = find_kicker(tree, found.title)
    found.description = tidy(meta.first("og:description", "description", "twitter:description"))
    found.authors = won("authors", find_authors(tree, meta, linked, houses), ())
    found.names_person = names_person(found.authors, houses)
    language = _language(tree, meta, linked)
    evidence = DayEvidence(now, language=language[0] if language else None, host=_host(url))
    if feed_published is not None:
        evidence = with_days(evidence, [TimeClaim(about="published", claim=feed_published)])
    found.published, found.updated, found.time_claims = find_times(tree, meta, linked, url, evidence)
    found.day_evidence = with_days(evidence, found.time_claims)
    for name, claim in (("published", found.published), ("updated", found.updated)):
        if claim is not None:
            sources[name] = claim.source
    found.section = won("section", _section(meta, linked))
    found.tags = won("tags", _tags(tree, meta, linked), ())
    found.image = won("image", find_image(tree, meta, linked, url))
    found.canonical_url = won("canonical_url", find_canonical(tree, meta, linked, url))
    found.language = won("language_declared", language)
    found.paywalled = won("paywalled", find_paywall(tree, meta, linked))
    found.meta_robots = find_meta_robots(meta)
    found.rights = find_rights(tree, meta, linked)
    found.sources = tuple(FieldSource(name=name, source=source) for name, source in sources.items())
    return found


def house_names(publisher: str | None, meta: Meta, linked: JsonLd, url: str | None) -> frozenset[str]:
    """The names of the publisher in letters and digits, so that they are not taken for people."""
    names = [publisher, meta.first("og:site_name"), meta.first("application-name"), linked.text(linked.article, "publisher")]
    host = _host(url)
    labels = host.removeprefix("www.").split(".")
    names += [host.removeprefix("www."), ".".join(labels[-2:]), *labels[-2:-1]]
    return frozenset(squeezed for name in names if name and (squeezed := squeeze(name)))


def _host(url: str | None) -> str:
    return (urlsplit(url).hostname or "") if url and "://" in url else ""


def _publisher(meta: Meta, linked: JsonLd) -> tuple[str, str] | None:
    for value, source in (
        (meta.first("og:site_name"), "meta:og:site_name"),
        (linked.text(linked.article, "publisher"), "json-ld:publisher"),
        (meta.first("application-name"), "meta:application-name"),
        (meta.first("dc.publisher", "publisher", "citation_publisher"), "meta:publisher"),
    ):
        name = tidy(value)
        if name and not name.startswith(("http://", "https://")):
            return name, source
    return None


def _section(meta: Meta, linked: JsonLd) -> tuple[str, str] | None:
    for value, source in (
        (linked.text(linked.article, "articleSection"), "json-ld:articleSection"),
        (meta.first("article:section", "og:article:section", "og:section"), "meta:article:section"),
        (meta.first("parsely-section", "sailthru.section", "section", "category"), "meta:section"),
    ):
        name = tidy(value)
        if name and "://" not in name:
            return name, source
    return None


def _tags(tree: HtmlElement, meta: Meta, linked: JsonLd) -> tuple[tuple[str, ...], str] | None:
    """Publisher's keywords: JSON-LD's, article:tag, news_keywords, keywords, links with rel=tag; the first that has any."""
    stated = [keyword for keyword in linked.values(linked.article, "keywords") if isinstance(keyword, str | dict)]
    named = [
        keyword if isinstance(keyword, str) else linked.text(keyword, "name") or linked.text(keyword, "termCode") or ""
        for keyword in stated
    ]
    for values, source in (
        (named, "json-ld:keywords"),
        (meta.every("article:tag", "og:article:tag"), "meta:article:tag"),
        (meta.every("news_keywords"), "meta:news_keywords"),
        (meta.every("parsely-tags", "sailthru.tags"), "meta:parsely-tags"),
        (meta.every("keywords"), "meta:keywords"),
    ):
        tags = _split_tags(values)
        if tags:
            return tags[:_MOST_TAGS], source
    shown = _split_tags(_tag_links(tree))
    return (shown, "rel:tag") if 0 < len(shown) <= _MOST_SHOWN else None


def _split_tags(values: list[str]) -> tuple[str, ...]:
    tags: dict[str, str] = {}
    for value in values:
        for part in _BETWEEN_TAGS.split(value[:4000]):
            tag = tidy(part.strip(" #'\"[]"))
            if tag and len(tag) <= 80 and "://" not in tag:
                tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def _tag_links(tree: HtmlElement) -> list[str]:
    """The texts of the links that lead to the article's tags; those to its categories and of other articles are left out."""
    return [
        " ".join(link.itertext())
        for link in islice((link for link in tree.iter("a") if link.get("rel") is not None), _MOST_LINKS)
        if (rel := (link.get("rel") or "").lower().split())
        and "tag" in rel
        and "category" not in rel
        and not is_elsewhere(link)
        and next(link.iterancestors("aside"), None) is None
    ]


def _language(tree: HtmlElement, meta: Meta, linked: JsonLd) -> tuple[str, str] | None:
    root = tree.getroottree().getroot()
    for value, source in (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"), "html:lang"),
        (_in_language(linked), "json-ld:inLanguage"),
        (meta.first("og:locale", "content-language", "dc.language", "language"), "meta:language"),
    ):
        found = _LANGUAGE.fullmatch(value.strip()) if value else None
        if found is not None:
            return found[1].replace("_", "-"), source
    return None


def _in_language(linked: JsonLd) -> str | None:
    """The tag that JSON-LD names; of an object its alternateName, as its name is a word."""
    for value in linked.values(linked.article, "inLanguage"):
        if isinstance(value, dict):
            return linked.text(value, "alternateName") or linked.text(value, "@value") or linked.text(value, "name")
    return linked.text(linked.article, "inLanguage")
