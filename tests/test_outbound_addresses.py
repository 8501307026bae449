"""Which addresses an outgoing request may reach, one line for each range and each way to hide one."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.outbound import is_reachable

REACHABLE = [
    "1.1.1.1",
    "93.184.215.14",
    "100.63.255.255",  # the last before carrier-grade NAT
    "100.128.0.0",  # the first after it
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
    "::ffff:1.1.1.1",  # a public IPv4 address, mapped
    "64:ff9b::1.1.1.1",  # and behind NAT64
]

CLOSED = [
    "0.0.0.0",
    "0.255.255.255",
    "10.0.0.1",
    "100.64.0.1",  # carrier-grade NAT
    "100.100.100.200",  # a cloud's metadata, inside it
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",  # a cloud's platform address
    "169.254.0.1",
    "169.254.169.254",  # metadata
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",  # a cloud's metadata
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # IPv4-compatible, long withdrawn
    "::ffff:127.0.0.1",  # mapped
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",  # translated
    "64:ff9b::10.0.0.1",  # NAT64
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",  # NAT64 of the local network
    "100::1",  # discard
    "2001::1",  # Teredo
    "2001:0:53aa:64c:0:0:f5ff:fffe",  # Teredo, hiding 10.0.0.1
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4, hiding 127.0.0.1
    "2002:101:101::",  # 6to4 of a public address: nobody runs these relays any more
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # a cloud's metadata
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", REACHABLE)
def test_it_reaches_what_is_globally_routable(address: str) -> None:
    assert is_reachable(address)


@pytest.mark.parametrize("address", CLOSED)
def test_it_refuses_what_is_not(address: str) -> None:
    assert not is_reachable(address)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("127.0.0.1", "127.0.0.0/8"),
        ("10.1.2.3", "10.1.0.0/16"),
        ("::ffff:10.1.2.3", "10.1.0.0/16"),  # the same machine, however it is written
        ("64:ff9b::10.1.2.3", "10.1.0.0/16"),
        ("::1", "::1/128"),
        ("fd12::1", "fd00::/8"),
        ("2001:0:53aa:64c:0:0:f5ff:fffe", "2001::/32"),
    ],
)
def test_it_reaches_a_network_that_is_allowed_and_only_that(address: str, network: str) -> None:
    assert is_reachable(address, [ip_network(network)])
    assert not is_reachable(address, [ip_network("192.168.0.0/16"), ip_network("fe80::/10")])


def test_it_does_not_take_a_tunnel_for_the_network_it_hides() -> None:
    assert not is_reachable("2002:a00:1::", [ip_network("10.0.0.0/8")])


@given(st.ip_addresses(v=4))
def test_it_judges_an_ipv4_address_the_same_in_every_dress(address: object) -> None:
    plain = is_reachable(str(address))

    assert is_reachable(f"::ffff:{address}") == plain
    assert is_reachable(f"64:ff9b::{address}") == plain


def test_it_refuses_what_is_no_address() -> None:
    with pytest.raises(ValueError, match="localhost"):
        is_reachable("localhost")
