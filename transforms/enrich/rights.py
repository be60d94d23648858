"""What host, page and feed said about using the content, and where. Evidence, not legal advice: nothing is concluded."""

import re
from collections.abc import Iterator, Mapping

from schemas.articles import Article, RightsSignal
from transforms.enrich.chain import EnrichConfig

TOOL = "newsbeam"
VERSION = "1"

_LICENCE = re.compile(r"licen[cs]e|creativecommons\.org|rightsstatements\.org|\bCC[ -](?:BY|0)\b", re.IGNORECASE)
_TDM = re.compile(r"\btdm", re.IGNORECASE)
_SOURCE = re.compile(r"([\w.@/ -]{1,60}(?::[\w.-]{1,40})*): +(.+)", re.DOTALL)


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`rights_signals`: robots verdict (where robots.txt was asked), X-Robots-Tag, meta robots, TDM reservation (TDMRep, W3C
    Community Group 2024), licence links, statements of page and feed. Each signal once, with the place where it stood.
    """
    return {"rights_signals": tuple(dict.fromkeys(_signals(article)))}


def _signals(article: Article) -> Iterator[RightsSignal]:
    evidence, content = article.evidence, article.content
    if evidence.robots_verdict != "not_asked":
        yield RightsSignal(kind="robots_txt", value=evidence.robots_verdict, source=evidence.robots_source or "robots.txt")
    for value in evidence.x_robots_tag:
        yield RightsSignal(kind="x_robots_tag", value=value, source="header:x-robots-tag")
    for value in content.meta_robots:
        yield RightsSignal(kind="meta_robots", value=value, source="meta:robots")
    if evidence.tdm_reservation is not None:
        yield RightsSignal(kind="tdm_reservation", value=evidence.tdm_reservation, source="header:tdm-reservation")
    for url in evidence.licence_links:
        yield RightsSignal(kind="licence", value=url, source="header:link")
    for statement in content.rights:
        yield _stated(statement, "page")
    for statement in article.item.rights:
        yield _stated(statement, "feed")


def _stated(statement: str, where: str) -> RightsSignal:
    """A statement of the form 'source: statement', or one without a source."""
    match = _SOURCE.fullmatch(statement)
    source, value = (match[1], match[2]) if match else (where, statement)
    kind = "tdm_reservation" if _TDM.search(source) else "licence" if _LICENCE.search(statement) else "copyright"
    return RightsSignal(kind=kind, value=value, source=source)
