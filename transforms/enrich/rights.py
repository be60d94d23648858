"""What host, page and feed said about using the content, where and when; and a summary for each use (see `usage`).

Evidence, not legal advice: the summary rests on statements, never on silence.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from schemas.articles import Article, RightsSignal
from schemas.pages import Evidence
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.usage import usage_rights

_LICENCE = re.compile(r"licen[cs]e|creativecommons\.org|rightsstatements\.org|\bCC[ -](?:BY|0)\b", re.IGNORECASE)
_SOURCE = re.compile(r"([\w.@/ -]{1,60}(?::[\w.-]{1,40})*): +(.+)", re.DOTALL)
#: Kind of a statement by the beginning of its source or the name of its header.
_KINDS = {
    "content-signal": "content_signal",
    "content-usage": "content_usage",
    "rsl-license": "rsl_licence",
    "tdm-policy": "tdm_policy",
    "tdm-reservation": "tdm_reservation",
    "crawler-price": "crawler_price",
    "crawler-charged": "crawler_price",
}


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`rights_signals` and `usage_rights`.

    Signals: robots verdict (where robots.txt was asked), Content-Signal, Content-Usage, RSL licences and groups of AI agents in
    robots.txt; X-Robots-Tag, meta robots, TDM reservation and policy of header, page and tdmrep.json (TDMRep, W3C Community
    Group 2024), a status that asks crawlers to pay and its price; licence links, RSL statements and notices of page and feed.
    Each signal once, with the place where it stood, when it was seen and a hash. Usage: `allowed`, `disallowed` or `unstated`
    for index, ai_input, ai_train, with the signals the verdict rests on.
    """
    signals = tuple(_dated(signal, article.evidence) for signal in dict.fromkeys(_signals(article)))
    return {"rights_signals": signals, "usage_rights": usage_rights(signals)}


def _dated(signal: RightsSignal, evidence: Evidence) -> RightsSignal:
    """The signal with the instant and the hash of what holds it."""
    if signal.source.startswith("feed"):
        return replace(signal, sha256=_sha256(signal.value))
    if signal.kind in ("robots_txt", "ai_agent", "rsl_licence") or signal.source.startswith("robots.txt"):
        return replace(signal, seen_at=evidence.robots_fetched_at, sha256=evidence.robots_sha256)
    if signal.source == "tdmrep.json":
        return replace(signal, seen_at=evidence.tdmrep_fetched_at, sha256=evidence.tdmrep_sha256)
    return replace(signal, seen_at=evidence.fetched_at, sha256=_sha256(signal.value))


def _sha256(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def _signals(article: Article) -> Iterator[RightsSignal]:
    evidence, content = article.evidence, article.content
    if evidence.robots_verdict != "not_asked":
        yield RightsSignal(kind="robots_txt", value=evidence.robots_verdict, source=evidence.robots_source or "robots.txt")
    for statement in evidence.robots_signals:
        yield _in_robots(statement)
    for value in evidence.x_robots_tag:
        yield RightsSignal(kind="x_robots_tag", value=value, source="header:x-robots-tag")
    for value in content.meta_robots:
        name, _, rest = value.partition(": ")
        reserved = name == "tdm-reservation"
        yield RightsSignal(
            kind="tdm_reservation" if reserved else "meta_robots",
            value=rest if reserved else value,
            source="meta:tdm-reservation" if reserved else "meta:robots",
        )
    if evidence.tdm_reservation is not None:
        yield RightsSignal(kind="tdm_reservation", value=evidence.tdm_reservation, source="header:tdm-reservation")
    for statement in evidence.tdmrep:
        name, _, value = statement.partition(": ")
        yield RightsSignal(kind=_KINDS[name], value=value, source="tdmrep.json")
    if (evidence.text_reason or "").startswith("payment_required:"):
        yield RightsSignal(kind="payment_required", value=str(evidence.http_status), source="status")
    for statement in evidence.usage_headers:
        name, _, value = statement.partition(": ")
        yield RightsSignal(kind=_KINDS.get(name, "licence"), value=value, source=f"header:{name}")
    for url in evidence.licence_links:
        yield RightsSignal(kind="licence", value=url, source="header:link")
    for statement in content.rights:
        yield _stated(statement, "page")
    for statement in article.item.rights:
        yield _stated(statement, "feed")


def _in_robots(statement: str) -> RightsSignal:
    """A statement of `robots_signals`: `kind: value`, or `agent:<name>: verdict`."""
    kind, _, value = statement.partition(": ")
    if kind.startswith("agent:"):
        return RightsSignal(kind="ai_agent", value=f"{kind[6:]}: {value}", source="robots.txt")
    return RightsSignal(kind=_KINDS.get(kind, "licence"), value=value, source="robots.txt")


def _stated(statement: str, where: str) -> RightsSignal:
    """A statement of the form 'source: statement', or one without a source."""
    match = _SOURCE.fullmatch(statement)
    source, value = (match[1], match[2]) if match else (where, statement)
    last = source.rpartition(":")[2].lower()
    if last in ("tdm-reservation", "tdm-policy"):
        return RightsSignal(kind=_KINDS[last], value=value, source=source)
    if source.startswith("rsl:"):
        # statements of RSL in feeds keep their element as source: `rsl:prohibits`
        kind = {"permits": "rsl_permits", "prohibits": "rsl_prohibits"}.get(last, "rsl_licence")
        return RightsSignal(kind=kind, value=value, source=f"feed:{source}")
    kind = "licence" if _LICENCE.search(statement) else "copyright"
    return RightsSignal(kind=kind, value=value, source=source)
