from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ivrflow.channels.media import readiness
from ivrflow.channels.media.readiness import Readiness, new_readiness


@pytest.fixture(params=["cheapest", "portable"])
def watched(request: pytest.FixtureRequest) -> Iterator[Readiness]:
    watched = new_readiness() if request.param == "cheapest" else readiness._Selector()
    yield watched
    watched.close()


def test_those_with_a_datagram_are_named_until_it_is_read(watched: Readiness) -> None:
    assert watched.ready() == []
    pairs = [socket.socketpair(type=socket.SOCK_DGRAM) for _ in range(3)]
    for ear, _ in pairs:
        watched.add(ear)
    assert watched.ready() == []
    pairs[1][1].send(b"x")
    assert watched.ready() == watched.ready() == [pairs[1][0].fileno()]
    pairs[1][0].recv(1)
    assert watched.ready() == []
    pairs[0][1].send(b"x")
    watched.remove(pairs[0][0])
    assert watched.ready() == []
    for pair in pairs:
        for end in pair:
            end.close()
