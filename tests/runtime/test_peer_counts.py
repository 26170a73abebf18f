"""Who sends calls."""

from __future__ import annotations

from ivrflow.runtime.peer_counts import MOST_PEERS, PeerCounts


def test_calls_are_counted_by_address_the_latest_first() -> None:
    peers = PeerCounts()
    peers.offered("10.0.0.1", 1)
    peers.offered("10.0.0.2", 2)
    peers.offered("10.0.0.1", 3)
    peers.ended("10.0.0.1", refused=True)
    peers.ended("10.0.0.9", refused=True)
    assert peers.told() == [
        {"address": "10.0.0.1", "calls": 1, "offered": 2, "refused": 1, "last": 3},
        {"address": "10.0.0.2", "calls": 1, "offered": 1, "refused": 0, "last": 2},
    ]


def test_a_scan_from_many_addresses_does_not_push_out_whom_calls_are_from() -> None:
    peers = PeerCounts()
    peers.offered("10.0.0.1", 0)
    for number in range(5 * MOST_PEERS):
        peers.offered(f"192.0.2.{number}", number)
        peers.ended(f"192.0.2.{number}", refused=True)
    assert len(peers.told()) == MOST_PEERS
    assert peers.told()[-1]["address"] == "10.0.0.1"


def test_nobody_is_no_peer() -> None:
    peers = PeerCounts()
    peers.offered("", 0)
    assert peers.told() == []
