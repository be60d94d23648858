"""The evidence that a record keeps of an answer: its properties, and statements about its use. Pure."""

import re

from schemas.pages import Evidence
from transforms.urls.user_info import without_user_info
from transforms.web.headers.usage import usage_statements
from transforms.web.messages import Response
from transforms.web.robots.robots import RobotsRules

_MAX_VALUES = 20
_MAX_VALUE_CHARS = 500
# One link-value of a Link header (RFC 8288, 3): target, then parameters, quoted or not, up to the next link.
_LINK = re.compile(r"<([^<>]{1,2000})>((?:[^<>\"]|\"[^\"]{0,500}\"){0,1000})")
_LICENCE_REL = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}(?:\"[^\"]{0,200}?\blicense\b|license\b)", re.IGNORECASE)


def evidence_of(response: Response, rules: RobotsRules) -> Evidence:
    """Evidence of a page that came as `response` and that `rules`, those of its final origin, allowed."""
    return Evidence(
        fetched_at=response.received_at,
        final_url=response.final_url,
        http_status=response.status,
        redirects=tuple(hop.url for hop in response.hops),
        content_type=_cut(response.header("content-type")),
        etag=_cut(response.header("etag")),
        last_modified=_cut(response.header("last-modified")),
        robots_verdict=rules.verdict(response.final_url),
        robots_source=rules.source,
        x_robots_tag=tuple(value[:_MAX_VALUE_CHARS] for value in response.headers.get("x-robots-tag", ())[:_MAX_VALUES]),
        tdm_reservation=_cut(response.header("tdm-reservation")),
        licence_links=licence_links(response.headers.get("link", ())),
        usage_headers=usage_statements(response.headers),
        robots_signals=rules.signals(response.final_url),
        robots_fetched_at=rules.entry.fetched_at if rules.entry.kind == "rules" else None,
        robots_sha256=rules.sha256,
        tdmrep=rules.tdm_statements(response.final_url),
        tdmrep_fetched_at=rules.entry.tdmrep_asked_at if rules.entry.tdmrep else None,
        tdmrep_sha256=rules.tdmrep_sha256,
    )


def licence_links(link_headers: tuple[str, ...]) -> tuple[str, ...]:
    """Targets of the links with `rel=license`, as written."""
    text = ", ".join(link_headers)[:20_000]
    return tuple(without_user_info(match[1]) for match in _LINK.finditer(text) if _LICENCE_REL.search(match[2]))[:_MAX_VALUES]


def _cut(value: str | None) -> str | None:
    return None if value is None else value[:_MAX_VALUE_CHARS]
