"""Whom a stream sends to, and whom it listens to."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from ivrflow.channels.media import MediaPlane, RemoteMedia, Stream
from ivrflow.model.errors import Unavailable

from .conftest import HOST, Caller, Listener, NewPlane, assert_unbroken, numbered, numbers


def test_a_re_invite_moves_the_sound_and_the_ear(
    stream: Stream, listener: Listener, caller: Caller, other_caller: Caller
) -> None:
    stream.play(1, numbered(100))
    before = caller.packets(2)
    stream.connect(other_caller.at(8))
    after = other_caller.packets(3)
    assert {packet.payload_type for packet in after} <= {0, 8}
    assert after[-1].payload_type == 8
    assert {packet.source for packet in after} == {before[0].source}
    assert_unbroken(after)
    caller.press("1", stream)
    other_caller.press("2", stream)
    assert listener.keys(1) == "2"


def test_strangers_are_not_heard(
    either_plane: MediaPlane, listener: Listener, caller: Caller, other_caller: Caller
) -> None:
    attacker = other_caller
    stream = either_plane.open(listener)
    for _ in range(20):
        attacker.press("99", stream)
    stream.connect(caller.at())
    for _ in range(20):
        attacker.press("99", stream)
        attacker.talk(stream)
    caller.press("1", stream)
    for _ in range(20):
        attacker.press("99", stream)
    caller.press("23", stream)
    assert listener.keys(3) == "123"
    assert listener.idle


def test_the_peer_itself_is_not_heard_before_it_is_connected(
    either_plane: MediaPlane, listener: Listener, caller: Caller
) -> None:
    stream = either_plane.open(listener)
    caller.press("9", stream)
    stream.connect(caller.at())
    caller.press("1", stream)
    assert listener.keys(1) == "1"
    assert listener.idle


def test_a_re_invite_to_the_same_address_loses_no_key(stream: Stream, listener: Listener, caller: Caller) -> None:
    for key in "1234567890":
        caller.press(key, stream)
        stream.connect(caller.at())
    assert listener.keys(10) == "1234567890"


def test_close_gives_the_port_back_and_may_be_repeated(
    plane: MediaPlane, stream: Stream, listener: Listener, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    stream.play(1, numbered(100))
    caller.packets(1)
    stream.close()
    stream.close()
    stream.play(2, numbered(1))
    stream.stop(2)
    stream.hold(False)
    stream.connect(caller.at())
    let_pass(2)
    assert listener.idle
    facts = plane.facts()
    assert (facts.streams_open, facts.streams_sending, facts.send_errors, facts.faults) == (1, 0, 0, 0)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as proof:
        proof.bind((HOST, stream.port))


@pytest.mark.parametrize("ip", ["phone.example.com", "224.0.0.1", "::1", "", "127.0.0.1.5"])
def test_an_address_that_cannot_be_used_is_refused(ip: str, plane: MediaPlane, listener: Listener) -> None:
    stream = plane.open(listener)
    with pytest.raises(Unavailable):
        stream.connect(RemoteMedia(ip, 4000))


@pytest.mark.parametrize("port", [0, -1, 65_536, 99_999_999])
def test_a_port_that_cannot_be_is_refused(port: int, plane: MediaPlane, listener: Listener) -> None:
    stream = plane.open(listener)
    with pytest.raises(Unavailable):
        stream.connect(RemoteMedia(HOST, port))


def test_ip_version_6(new_plane: NewPlane, listener: Listener) -> None:
    try:
        caller = Caller("::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    try:
        stream = new_plane(bind_host="::1").open(listener)
        stream.connect(caller.at())
        stream.play(1, numbered(3))
        assert numbers(caller.packets(3)) == [0, 1, 2]
        assert listener.next() == ("played", 1)
        caller.press("4", stream)
        assert listener.keys(1) == "4"
    finally:
        caller.socket.close()
