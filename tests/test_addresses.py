"""Addresses: what is public, in every family and spelling, and what a policy adds."""

import ipaddress
import runpy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.yardsticks import yardstick
from transforms.web.addresses.addresses import AddressPolicy, is_public

PUBLIC = (
    "8.8.8.8", "1.0.0.1", "223.255.255.255", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "198.17.255.255",
    "2a00:1450:4001::1", "2606:4700::1111", "[2606:4700::1111]", "64:ff9b::8.8.8.8", "2001:4860:4860::8888",
)  # fmt: skip
NOT_PUBLIC = (
    "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "169.254.169.254", "172.16.0.1",
    "192.0.0.8", "192.0.2.5", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
    "224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1",
    "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1",
    "2001:20::1", "2001:db8::1", "2002:808:808::1", "3ffe::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1",
    "febf::1", "fec0::1", "ff02::1", "2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:7f00:1",
)  # fmt: skip
UNUSUAL = (
    "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "0", "0x7f000001", "8.8.8.8.", "08.8.8.8", "８.8.8.8", "8。8。8。8",
    "①.1.1.1", "8.8.8.8%eth0", "2606:4700::1111%1", "[8.8.8.8]", "[2606:4700::1111", " 8.8.8.8", "8.8.8.8\n", "8.8.8.8/32",
    "", "example.com", "1.1.1", "1.1.1.1.1", "256.1.1.1", "::ffff:256.1.1.1", "1" * 10_000, "[" * 10_000, "\ud800",
    "1.1.1.1\x00",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC + UNUSUAL)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert is_public(text) in (True, False)


@given(st.ip_addresses(v=4))
def test_an_embedded_address_is_never_better_than_its_own(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    embeddings = (
        ipaddress.IPv6Address(0xFFFF << 32 | number),  # mapped
        ipaddress.IPv6Address(number),  # compatible
        ipaddress.IPv6Address(0x64FF9B << 96 | number),  # NAT64
        ipaddress.IPv6Address(0x2002 << 112 | number << 80),  # 6to4
        ipaddress.IPv6Address(0x20010000 << 96 | number ^ 0xFFFFFFFF),  # Teredo
        ipaddress.IPv6Address(0x2A001450 << 96 | 0x5EFE << 32 | number),  # ISATAP
    )
    assert [str(embedding) for embedding in embeddings if is_public(str(embedding)) and not is_public(str(address))] == []


def test_a_network_allows_its_addresses_and_no_others() -> None:
    policy = AddressPolicy.of("127.0.0.1/32", "127.1.0.0/16")
    allowed = ("127.0.0.1", "127.1.0.9", "8.8.8.8")
    refused = ("127.0.0.66", "127.2.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "2130706433", "localhost", "10.0.0.1")
    assert [address for address in allowed + refused if policy.permits(address)] == list(allowed)


def test_only_named_networks_are_allowed_by_name() -> None:
    policy = AddressPolicy.of("127.0.0.0/8", "fd00::/8")
    assert [address for address in ("127.0.0.1", "fd00::1", "8.8.8.8", "::1") if policy.allows(address)] == [
        "127.0.0.1",
        "fd00::1",
    ]


def test_a_bad_network_is_named() -> None:
    with pytest.raises(ValueError, match="300"):
        AddressPolicy.of("300.0.0.0/8")


def test_yardstick() -> None:
    cases: dict[str, Any] = runpy.run_path(str(yardstick("chaos/ssrf_cases.py")))
    assert cases["judge"](is_public) == ([], [], [])
