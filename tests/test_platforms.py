"""Rate limits that many hosts share."""

import pytest

from pipeline.keyed.gate import HostGate
from tests.test_keyed_gate import Key
from transforms.web.pace.platforms import APART_S, CAREFUL_S, LONGEST_REST_S, WITHIN_S, Platforms, platform_of

BLOGS = [f"{name}.blogspot.com" for name in ("ada", "ben", "cem", "dot")]
NOW = 1_000_000.0


@pytest.mark.parametrize(
    ("host", "platform"),
    [
        ("ada.blogspot.com", "blogspot.com"),
        ("www.gull.example.co.uk", "example.co.uk"),
        ("127.0.0.1", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_the_platform_of_a_host(host: str, platform: str | None) -> None:
    assert platform_of(host) == platform


def test_three_hosts_that_refuse_are_a_platform() -> None:
    platforms = Platforms()
    for number, host in enumerate(BLOGS[:3]):
        assert platforms.rest_until(BLOGS[3]) == 0
        platforms.refused(host, NOW + number, NOW + 600)
    assert platforms.rest_until(BLOGS[3]) == NOW + 600
    assert platforms.rest_until("gull.example.org") == 0


def test_one_host_or_old_refusals_are_none() -> None:
    platforms = Platforms()
    for _ in range(9):
        platforms.refused(BLOGS[0], NOW, NOW + 600)
    platforms.refused(BLOGS[1], NOW + WITHIN_S + 1, NOW + WITHIN_S + 600)
    platforms.refused(BLOGS[2], NOW + WITHIN_S + 2, NOW + WITHIN_S + 600)
    assert platforms.rest_until(BLOGS[3]) == 0


def test_rests_are_bounded_and_then_requests_are_apart_for_an_hour() -> None:
    platforms = Platforms()
    for host in BLOGS[:3]:
        platforms.refused(host, NOW, NOW + 1e9)
    end = NOW + LONGEST_REST_S
    assert platforms.rest_until(BLOGS[3]) == end
    platforms.asked(BLOGS[0], end)
    assert platforms.rest_until(BLOGS[3]) == end + APART_S
    platforms.asked(BLOGS[0], end + CAREFUL_S + 1)
    assert platforms.rest_until(BLOGS[3]) == end + APART_S


def test_the_gate_lets_no_host_of_a_resting_platform_pass() -> None:
    gate: HostGate[Key] = HostGate({"Fetch": 9})
    for number, host in enumerate((BLOGS[3], "gull.example.org")):
        gate.wait(Key(number, host, "Fetch"))
    for host in BLOGS[:3]:
        gate.platforms.refused(host, NOW, NOW + 60)
    passed = gate.next(NOW)
    assert passed is not None
    assert passed.host == "gull.example.org"
    assert gate.next(NOW) is None
    assert gate.next_at() == NOW + 60
    later = gate.next(NOW + 60)
    assert later is not None
    assert later.host == BLOGS[3]
