"""The socket: in order, and never harmed by an address."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest

from ivrflow.channels.sip.complaints import Complaints
from ivrflow.channels.sip.udp import Source, UdpSocket
from ivrflow.model.errors import Unavailable


@pytest.fixture
def received() -> SimpleQueue[tuple[bytes, Source]]:
    return SimpleQueue()


@pytest.fixture
def udp(received: SimpleQueue[tuple[bytes, Source]]) -> Iterator[UdpSocket]:
    made = UdpSocket("127.0.0.1", 0, lambda data, source: received.put((data, source)), Complaints())
    made.start(lambda job: job())
    yield made
    made.close()


@pytest.fixture
def peer() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        made.settimeout(5)
        yield made


def test_datagrams_come_in_order(
    udp: UdpSocket, peer: socket.socket, received: SimpleQueue[tuple[bytes, Source]]
) -> None:
    for number in range(200):
        peer.sendto(b"%d" % number, udp.address)
    assert [received.get(timeout=20)[0] for _ in range(200)] == [b"%d" % number for number in range(200)]


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("127.0.0.1", 99999),
        ("127.0.0.1", 0),
        ("127.0.0.1", -1),
        ("300.1.1.1", 5060),
        ("::1", 5060),
        ("", 1),
        ("a" * 300, 1),
        ("no-such-host.invalid", 5060),
        ("\udcff", 1),
    ],
)
def test_no_address_does_harm(udp: UdpSocket, peer: socket.socket, host: str, port: int) -> None:
    udp.send(b"lost", host, port)
    udp.send(b"arrives", *peer.getsockname())
    assert peer.recv(100) == b"arrives"


def test_a_name_is_looked_up_elsewhere(udp: UdpSocket, peer: socket.socket) -> None:
    udp.send(b"by name", "localhost", peer.getsockname()[1])
    assert peer.recv(100) == b"by name"


def test_a_message_too_large_is_dropped(udp: UdpSocket, peer: socket.socket) -> None:
    udp.send(b"x" * 70_000, *peer.getsockname())
    udp.send(b"arrives", *peer.getsockname())
    assert peer.recv(100) == b"arrives"


def test_a_defect_in_the_consumer_does_not_stop_delivery(peer: socket.socket) -> None:
    jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
    got: list[bytes] = []

    def consume(data: bytes, _: Source) -> None:
        got.append(data)
        if data == b"bad":
            raise ZeroDivisionError

    udp = UdpSocket("127.0.0.1", 0, consume, Complaints())
    udp.start(jobs.put)
    peer.sendto(b"bad", udp.address)
    with pytest.raises(ZeroDivisionError):
        jobs.get(timeout=20)()
    peer.sendto(b"good", udp.address)
    jobs.get(timeout=20)()
    udp.close()
    assert got == [b"bad", b"good"]


def test_the_port_is_ours_alone(udp: UdpSocket) -> None:
    with pytest.raises(Unavailable, match="the port is in use"):
        UdpSocket("127.0.0.1", udp.address.port, lambda *_: None, Complaints())


@pytest.mark.parametrize(("ip", "said"), [("192.0.2.1", "no such address")])
def test_an_address_that_is_not_ours(ip: str, said: str) -> None:
    with pytest.raises(Unavailable, match=said):
        UdpSocket(ip, 0, lambda *_: None, Complaints())


def test_the_local_address_of_a_wildcard_depends_on_the_peer() -> None:
    udp = UdpSocket("0.0.0.0", 0, lambda *_: None, Complaints())
    udp.start(lambda job: job())
    assert udp.local_ip_towards("127.0.0.1") == "127.0.0.1"
    udp.close()


def test_ipv6() -> None:
    got: SimpleQueue[Source] = SimpleQueue()
    udp = UdpSocket("::1", 0, lambda _, source: got.put(source), Complaints())
    udp.start(lambda job: job())
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as peer:
        peer.bind(("::1", 0))
        peer.settimeout(5)
        peer.sendto(b"x", tuple(udp.address))
        assert got.get(timeout=20) == Source("::1", peer.getsockname()[1])
        udp.send(b"y", "[::1]", peer.getsockname()[1])
        assert peer.recv(10) == b"y"
    udp.close()
