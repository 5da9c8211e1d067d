from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from extract.collect.connection import AddressRule


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::5db8:d70e", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address that is refused
        ("255.255.255.255", False),
        ("224.0.0.1", False),
        ("::", False),
        ("::1", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),  # Teredo around 10.0.0.1
    ],
)
def test_only_public_addresses_are_connected_to(address: str, is_allowed: bool) -> None:
    assert AddressRule().allows(ip_address(address)) is is_allowed


def test_a_network_of_ones_own_may_be_allowed() -> None:
    rule = AddressRule([ip_network("10.1.0.0/16")])

    assert rule.allows(ip_address("10.1.2.3"))
    assert rule.allows(ip_address("::ffff:10.1.2.3"))
    assert not rule.allows(ip_address("10.2.0.1"))
