"""Who may be reached."""

from __future__ import annotations

import pytest

from ivrflow.host.network.addresses import Forbidden, is_allowed, reachable, system_resolver


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses_always(address: str) -> None:
    assert is_allowed(address, private_network=False)
    assert is_allowed(address, private_network=True)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.0.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1"),
        *("::1", "fc00::1", "fdff::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::ffff:7f00:1"),
    ],
)
def test_private_addresses_when_the_source_says_so(address: str) -> None:
    assert not is_allowed(address, private_network=False)
    assert is_allowed(address, private_network=True)


@pytest.mark.parametrize(
    "address",
    [
        *("169.254.169.254", "0.0.0.0", "0.1.2.3", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::", "fe80::1", "fe80::1%eth0", "ff02::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"),
        "2002:a9fe:a9fe::",
    ],
)
def test_link_local_multicast_and_reserved_addresses_never(address: str) -> None:
    assert not is_allowed(address, private_network=False)
    assert not is_allowed(address, private_network=True)


def test_only_what_may_be_reached_is_tried_and_not_too_much_of_it() -> None:
    public = tuple(f"93.184.216.{last}" for last in range(9))
    assert reachable(("127.0.0.1", *public), private_network=False) == public[:4]
    with pytest.raises(Forbidden):
        reachable(("127.0.0.1", "fe80::1"), private_network=False)
    with pytest.raises(Forbidden):
        reachable((), private_network=True)


def test_the_systems_resolver_gives_each_address_once() -> None:
    assert system_resolver("127.0.0.1", 80) == ("127.0.0.1",)
