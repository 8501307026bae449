"""Which addresses an outgoing request may reach.

The ranges are those that the IANA registries of special-purpose addresses (RFC 6890 and its updates) mark
as not globally reachable, multicast, and the addresses on which clouds answer about their own machines.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Network = IPv4Network | IPv6Network

_CLOSED_V4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's platform address, routable but local to each machine
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)

# Outside this block nothing is globally routable: loopback, unique local, link-local, multicast …
_GLOBAL_V6 = IPv6Network("2000::/3")

_CLOSED_V6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments; Teredo, which hides an IPv4 address, is in it
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which hides an IPv4 address
        "3fff::/20",  # documentation
    )
)

_NAT64 = IPv6Network("64:ff9b::/96")


def is_reachable(address: str, allowed_networks: Iterable[Network] = ()) -> bool:
    """Whether a request may connect to the address: globally routable, or in an allowed network.

    An IPv4 address in IPv6 clothes (mapped, NAT64) is judged by what it hides. A scope (`%eth0`) is
    ignored. Raises ValueError for anything that is not an IP address.
    """
    bare = _unclothed(ip_address(address.partition("%")[0]))
    if any(bare in network for network in allowed_networks if network.version == bare.version):
        return True
    if isinstance(bare, IPv4Address):
        return not any(bare in network for network in _CLOSED_V4)
    return bare in _GLOBAL_V6 and not any(bare in network for network in _CLOSED_V6)


def _unclothed(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
