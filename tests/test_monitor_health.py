"""The probes: alive as long as the engine comes back, ready as long as the work gets done, and the reasons if not."""

import json
import urllib.error
import urllib.request
from dataclasses import replace
from typing import Any

import pytest

from pipeline.monitor.address import Address, ServerError, parse_address
from pipeline.monitor.exposition import Exposition
from pipeline.monitor.health import Condition, ProbeAnswer, health, readiness
from pipeline.monitor.server import HttpServer, Probes, probe_routes
from pipeline.monitor.tally import Tally


def running(**changed: Any) -> Condition:
    return replace(Condition(phase="running", advanced_at=100.0), **changed)


def test_an_engine_that_works() -> None:
    assert health(running(), 115.0) == readiness(running(), 115.0, 9) == ProbeAnswer(ok=True, reasons=())


def test_an_engine_that_stands_still() -> None:
    told = health(running(), 1_001.0)
    assert not told.ok
    assert told.reasons == ("the engine has not come back from its work for 901 s",)
    assert readiness(running(), 1_001.0, 0).reasons == told.reasons


def test_a_full_disk_is_no_reason_for_a_restart() -> None:
    full = running(trouble="news: no space left", trouble_since=40.0)
    assert health(full, 100.0).ok
    assert readiness(full, 100.0, 0).reasons == ("rows cannot be written for 60 s: news: no space left",)


def test_a_network_that_is_gone() -> None:
    assert readiness(running(), 101.0, 10).reasons == ("the last 10 polls failed, of all feeds",)


def test_the_beginning_and_the_end() -> None:
    assert readiness(running(phase="starting"), 101.0, 0).reasons == ("newsbeam is starting",)
    assert health(running(phase="stopping"), 101.0).ok


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9464", Address("127.0.0.1", 9464)),
        ("0.0.0.0:9464", Address("0.0.0.0", 9464)),
        ("[::1]:80", Address("::1", 80)),
        ("localhost:0", Address("localhost", 0)),
    ],
)
def test_addresses(text: str, expected: Address) -> None:
    assert parse_address(text) == expected
    assert parse_address(str(expected)) == expected


@pytest.mark.parametrize("text", ["", "host", "host:", ":80", "host:99999", "host:-1", "host:٨٠"])
def test_addresses_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="write HOST:PORT"):
        parse_address(text)


def asked(address: Address, path: str, **headers: str) -> tuple[int, str, str]:
    request = urllib.request.Request(f"http://{address}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_server_answers_probes_and_prometheus() -> None:
    verdicts = {
        "health": ProbeAnswer(ok=True, reasons=()),
        "readiness": ProbeAnswer(ok=False, reasons=("newsbeam is starting",)),
    }
    registry = Exposition(Tally(), dict, list, dict).registry()
    probes = Probes(registry=registry, health=lambda: verdicts["health"], readiness=lambda: verdicts["readiness"])
    with HttpServer(Address("127.0.0.1", 0), probe_routes(probes)) as server:
        status, kind, text = asked(server.address, "/healthz")
        assert (status, json.loads(text)) == (200, {"status": "ok", "reasons": []})
        status, kind, text = asked(server.address, "/readyz")
        assert (status, json.loads(text)) == (503, {"status": "failing", "reasons": ["newsbeam is starting"]})
        status, kind, text = asked(server.address, "/metrics")
        assert status == 200
        assert kind.startswith("text/plain; version=")
        assert "newsbeam_items_total 0.0" in text
        assert asked(server.address, "/metrics", Host="evil.example")[0] == 421, "its name may resolve to 127.0.0.1"
        assert asked(server.address, "/other")[0] == 404
        with (
            pytest.raises(ServerError, match=f"cannot listen on {server.address}.*choose another address"),
            HttpServer(server.address, []),
        ):
            pass
