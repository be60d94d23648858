"""What a publisher says about using the content: every standard, alone and against another, and what follows for each use."""

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import RightsSignal, UsageRight
from tests.test_enrich_chain import article
from transforms.enrich import rights
from transforms.enrich.chain import EnrichConfig
from transforms.feeds.formats.rsl import rsl_statements
from transforms.feeds.formats.xml_tree import parse_tree
from transforms.web.robots.ai_agents import AI_AGENTS
from transforms.web.robots.signals import robots_signals

URL = "https://a.example/news/2025/storm.html"
SEEN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
Y, N, U = "allowed", "disallowed", "unstated"

ALL = "User-agent: *\n"
TRAINERS = "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n"


def signals(
    robots: str = "",
    *,
    x_robots: tuple[str, ...] = (),
    meta: tuple[str, ...] = (),
    headers: tuple[str, ...] = (),
    tdm: str | None = None,
    page: tuple[str, ...] = (),
    feed: tuple[str, ...] = (),
    tdmrep: tuple[str, ...] = (),
    refused: str | None = None,
) -> tuple[tuple[RightsSignal, ...], dict[str, UsageRight]]:
    one = article(url=URL)
    one = dataclasses.replace(
        one,
        item=dataclasses.replace(one.item, rights=feed),
        evidence=dataclasses.replace(
            one.evidence,
            robots_signals=robots_signals(robots, "newsbeam/1.0", URL),
            robots_fetched_at=SEEN,
            robots_sha256="ab" * 32,
            x_robots_tag=x_robots,
            usage_headers=headers,
            tdm_reservation=tdm,
            tdmrep=tdmrep,
            tdmrep_fetched_at=SEEN,
            tdmrep_sha256="cd" * 32,
            text_reason=refused,
            http_status=402 if refused else 200,
        ),
        content=dataclasses.replace(one.content, meta_robots=meta, rights=page),
    )
    found = rights.enrich(one, EnrichConfig())
    listed, usage = found["rights_signals"], found["usage_rights"]
    assert isinstance(listed, tuple)
    assert isinstance(usage, tuple)
    return listed, {right.use: right for right in usage}


@pytest.mark.parametrize(
    ("said", "index", "ai_input", "ai_train"),
    [
        pytest.param({}, U, U, U, id="nothing"),
        pytest.param({"robots": f"{ALL}Disallow: /admin"}, U, U, U, id="plain robots.txt"),
        pytest.param({"robots": f"{ALL}Content-Signal: search=yes, ai-train=no\nAllow: /"}, Y, U, N, id="signal"),
        pytest.param({"robots": f"{ALL}Content-Signal: search=yes,ai-input=yes,ai-train=yes"}, Y, Y, Y, id="signal all yes"),
        pytest.param({"robots": f"{ALL}Content-Signal: search=no, ai-input=no, ai-train=no"}, N, N, N, id="signal all no"),
        pytest.param({"robots": f"{ALL}Content-Signal: ai-input=no"}, U, N, U, id="signal one"),
        pytest.param({"robots": f"{ALL}content-signal : AI-TRAIN = NO"}, U, U, N, id="signal in any case"),
        pytest.param({"robots": f"{ALL}Content-Signal: ai-train=maybe"}, U, U, U, id="signal of no value"),
        pytest.param({"robots": f"{ALL}Content-Signal: search=yes,use=reference"}, Y, U, U, id="signal of another key"),
        pytest.param({"robots": "Content-Signal: ai-train=no"}, U, U, N, id="signal outside of groups"),
        pytest.param({"robots": "User-agent: otherbot\nContent-Signal: ai-train=no"}, U, U, U, id="signal for another"),
        pytest.param(
            {"robots": f"{ALL}Content-Signal: ai-train=no\n\nUser-agent: newsbeam\nContent-Signal: ai-train=yes"}, U, U, Y,
            id="signal for this agent",
        ),
        pytest.param({"robots": f"{ALL}Content-Signal: /news/ ai-train=no"}, U, U, N, id="signal for the path"),
        pytest.param({"robots": f"{ALL}Content-Signal: /sport/ ai-train=no"}, U, U, U, id="signal for another path"),
        pytest.param(
            {"robots": f"{ALL}Content-Signal: / ai-train=no\nContent-Signal: /news/ ai-train=yes"}, U, U, Y, id="longer path"
        ),
        pytest.param({"robots": f"{ALL}Content-Usage: train-ai=n"}, U, U, N, id="usage"),
        pytest.param({"robots": f"{ALL}Content-Usage: train-ai=y, search=y"}, Y, U, Y, id="usage yes"),
        pytest.param({"robots": f"{ALL}Content-Usage: bots=n"}, N, N, N, id="usage of all machines"),
        pytest.param({"robots": f"{ALL}Content-Usage: bots=n, search=y"}, N, N, N, id="usage with a contradiction"),
        pytest.param({"robots": f"{ALL}Content-Usage: /news train-ai=n"}, U, U, N, id="usage for the path"),
        pytest.param({"robots": f"{ALL}Content-Usage: train-ai=?0"}, U, U, N, id="usage as a structured field"),
        pytest.param({"robots": "License: https://a.example/licence.xml"}, U, U, U, id="RSL licence unread"),
        pytest.param({"robots": TRAINERS}, U, U, N, id="trainers refused"),
        pytest.param({"robots": "User-agent: ChatGPT-User\nDisallow: /"}, U, N, U, id="input refused"),
        pytest.param({"robots": "User-agent: Google-Extended\nDisallow: /"}, U, N, N, id="both refused"),
        pytest.param({"robots": "User-agent: AI2Bot/1.0\nDisallow: /"}, U, U, N, id="an agent with a digit"),
        pytest.param({"robots": "User-agent: GPTBot\nAllow: /"}, U, U, U, id="one trainer allowed tells nothing"),
        pytest.param({"robots": "User-agent: GPTBot\nDisallow:"}, U, U, U, id="empty refusal"),
        pytest.param({"robots": "User-agent: GPTBot\nDisallow: /private"}, U, U, U, id="refused elsewhere"),
        pytest.param({"robots": f"{TRAINERS}\n{ALL}Content-Signal: ai-train=yes"}, U, U, N, id="group against signal"),
        pytest.param({"headers": ("content-usage: train-ai=n",)}, U, U, N, id="usage header"),
        pytest.param({"headers": ("content-signal: search=yes, ai-input=no",)}, Y, N, U, id="signal header"),
        pytest.param({"headers": ("crawler-price: USD 0.01",)}, U, U, U, id="price"),
        pytest.param({"headers": ("tdm-policy: https://a.example/tdm.json",)}, U, U, U, id="policy unread"),
        pytest.param({"tdm": "1"}, U, U, N, id="TDM header"),
        pytest.param({"tdm": "0"}, U, U, Y, id="TDM not reserved"),
        pytest.param({"tdm": "yes"}, U, U, U, id="TDM of no value"),
        pytest.param({"meta": ("tdm-reservation: 1",)}, U, U, N, id="TDM meta"),
        pytest.param({"tdm": "0", "meta": ("tdm-reservation: 1",)}, U, U, N, id="TDM header against meta"),
        pytest.param({"tdmrep": ("tdm-reservation: 1",)}, U, U, N, id="tdmrep.json"),
        pytest.param({"tdmrep": ("tdm-reservation: 0",)}, U, U, Y, id="tdmrep.json reserves nothing"),
        pytest.param({"tdmrep": ("tdm-reservation: 1", "tdm-policy: https://a.example/p")}, U, U, N, id="tdmrep.json, policy"),
        pytest.param({"tdmrep": ("tdm-reservation: 1",), "tdm": "0"}, U, U, N, id="tdmrep.json against header"),
        pytest.param({"refused": "payment_required: x", "headers": ("crawler-price: USD 1",)}, U, U, U, id="402 with a price"),
        pytest.param({"meta": ("noindex", "follow")}, N, U, U, id="noindex"),
        pytest.param({"meta": ("index", "follow")}, Y, U, U, id="index"),
        pytest.param({"meta": ("none",)}, N, U, U, id="none"),
        pytest.param({"meta": ("googlebot: noindex",)}, U, U, U, id="noindex for one robot"),
        pytest.param({"meta": ("noai", "noimageai")}, U, N, N, id="noai"),
        pytest.param({"meta": ("noimageai",)}, U, U, U, id="noimageai speaks of images"),
        pytest.param({"meta": ("max-snippet:-1",)}, U, U, U, id="snippets"),
        pytest.param({"x_robots": ("noindex, noai",)}, N, N, N, id="X-Robots-Tag"),
        pytest.param({"x_robots": ("bingbot: noindex, noai",)}, U, U, U, id="X-Robots-Tag for one robot"),
        pytest.param({"x_robots": ("all",), "meta": ("noindex",)}, N, U, U, id="header against meta"),
        pytest.param({"page": ("rel:license: https://creativecommons.org/licenses/by/4.0/",)}, U, U, U, id="licence"),
        pytest.param({"page": ("meta:copyright: © A",), "feed": ("© A",)}, U, U, U, id="copyright"),
        pytest.param({"page": ("meta:tdm-policy: https://a.example/p",)}, U, U, U, id="policy in meta"),
        pytest.param({"feed": ("rsl:prohibits: ai-train ai-input",)}, U, N, N, id="RSL in the feed"),
        pytest.param({"feed": ("rsl:permits: search", "rsl:prohibits: ai-all")}, Y, N, N, id="RSL permits and prohibits"),
        pytest.param({"feed": ("rsl:permits: all", "rsl:prohibits: ai-train")}, Y, Y, N, id="RSL prohibits wins"),
        pytest.param({"feed": ("rsl:permits: print",)}, U, U, U, id="RSL of another use"),
        pytest.param(
            {"robots": f"{ALL}Content-Signal: ai-train=yes", "tdm": "1", "meta": ("index",)}, Y, U, N, id="three standards"
        ),
    ],
)  # fmt: skip
def test_usage(said: dict[str, object], index: str, ai_input: str, ai_train: str) -> None:
    listed, usage = signals(**said)  # type: ignore[arg-type]  # the keywords of the cases
    assert (usage["index"].verdict, usage["ai_input"].verdict, usage["ai_train"].verdict) == (index, ai_input, ai_train)
    for right in usage.values():
        assert bool(right.basis) == (right.verdict != U)
        assert {*right.basis, *right.contradicted_by} <= {f"{signal.source}: {signal.value}" for signal in listed}


def test_a_verdict_names_the_signals_for_and_against_it() -> None:
    _, usage = signals(f"{ALL}Content-Signal: ai-train=yes", tdm="1")
    assert usage["ai_train"] == UsageRight(
        use="ai_train",
        verdict="disallowed",
        basis=("header:tdm-reservation: 1",),
        contradicted_by=("robots.txt: ai-train=yes",),
    )


def test_each_signal_says_what_where_when_and_a_hash() -> None:
    listed, _ = signals(
        f"{ALL}Content-Signal: ai-train=no\nLicense: https://a.example/l.xml\n{TRAINERS}", tdm="1", feed=("© A",)
    )
    assert [(entry.kind, entry.value, entry.source) for entry in listed] == [
        ("content_signal", "ai-train=no", "robots.txt"),
        ("rsl_licence", "https://a.example/l.xml", "robots.txt"),
        ("ai_agent", "CCBot: disallowed", "robots.txt"),
        ("ai_agent", "GPTBot: disallowed", "robots.txt"),
        ("tdm_reservation", "1", "header:tdm-reservation"),
        ("copyright", "© A", "feed"),
    ]
    assert {entry.seen_at for entry in listed if entry.source == "robots.txt"} == {SEEN}
    assert {entry.sha256 for entry in listed if entry.source == "robots.txt"} == {"ab" * 32}
    assert all(entry.sha256 and len(entry.sha256) == 64 for entry in listed)
    assert listed[-1].seen_at is None


def test_rsl_of_a_feed() -> None:
    root = parse_tree(
        '<rss xmlns:rsl="https://rslstandard.org/rsl"><rsl:content url="/"><rsl:license>'
        '<rsl:permits type="usage">search</rsl:permits><rsl:prohibits type="usage">ai-train, ai-input</rsl:prohibits>'
        '<rsl:permits type="geo">DE</rsl:permits></rsl:license></rsl:content><item/></rss>',
        recover=False,
    )
    assert root is not None
    assert [rsl_statements(child) for child in root] == [["rsl:permits: search", "rsl:prohibits: ai-train ai-input"], []]


def test_the_agents_have_uses() -> None:
    assert len(AI_AGENTS) >= 40
    assert all(uses and name.lower() == token for token, (name, uses) in AI_AGENTS.items())


@given(st.text(alphabet="User-agent:*GPTBot\nDisallow/$ CntSigl=yo,", max_size=300))
def test_any_robots_txt_can_be_read(text: str) -> None:
    assert isinstance(robots_signals(text, "newsbeam", URL), tuple)


def test_a_long_robots_txt_is_bounded() -> None:
    text = "User-agent: GPTBot\n" + "Disallow: /*a*b*c$\nContent-Signal: /x ai-train=no\n" * 20_000
    assert robots_signals(text, "newsbeam", URL) == ("agent:GPTBot: allowed",)


def test_a_tdmrep_file_has_its_own_time_and_hash() -> None:
    listed, _ = signals(tdmrep=("tdm-reservation: 1", "tdm-policy: https://a.example/p"))
    assert [(entry.kind, entry.value, entry.source, entry.seen_at, entry.sha256) for entry in listed] == [
        ("tdm_reservation", "1", "tdmrep.json", SEEN, "cd" * 32),
        ("tdm_policy", "https://a.example/p", "tdmrep.json", SEEN, "cd" * 32),
    ]


def test_a_status_that_asks_crawlers_to_pay_is_evidence() -> None:
    listed, _ = signals(refused="payment_required: it wants crawlers to pay", headers=("crawler-price: USD 0.02",))
    assert [(entry.kind, entry.value, entry.source) for entry in listed] == [
        ("payment_required", "402", "status"),
        ("crawler_price", "USD 0.02", "header:crawler-price"),
    ]
