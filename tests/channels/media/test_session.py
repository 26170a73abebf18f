"""What a stream hears, and what it does about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ivrflow.channels.media import MediaPlane, RemoteMedia, Stream

from .conftest import HOST, Caller, Listener, NewPlane, assert_unbroken, numbered, numbers


@pytest.fixture
def either_stream(either_plane: MediaPlane, listener: Listener, caller: Caller) -> Stream:
    stream = either_plane.open(listener)
    stream.connect(caller.at())
    return stream


def test_keys_are_heard_in_order(either_stream: Stream, listener: Listener, caller: Caller) -> None:
    caller.press("0123456789*#ABCD", either_stream)
    assert listener.keys(16) == "0123456789*#ABCD"
    assert listener.key_times == sorted(listener.key_times)


def test_keys_come_amid_audio(either_stream: Stream, listener: Listener, caller: Caller) -> None:
    for key in "159":
        caller.talk(either_stream)
        caller.press(key, either_stream)
        caller.talk(either_stream)
        assert listener.keys(1) == key


def test_keys_are_heard_under_the_negotiated_payload_type_only(
    either_stream: Stream, either_plane: MediaPlane, listener: Listener, caller: Caller, other_caller: Caller
) -> None:
    for negotiated, other in ((96, 101), (127, 96), (101, 127)):
        caller.telephone_event = negotiated
        either_stream.connect(caller.at())
        caller.telephone_event = other
        caller.press("1", either_stream)
        caller.telephone_event = negotiated
        caller.press("2", either_stream)
        assert listener.keys(1) == "2"
    either_stream.connect(RemoteMedia(HOST, caller.port))
    caller.press("3", either_stream)
    # Twenty sweeps: whatever waits at the socket is read before the next negotiation.
    bystander = either_plane.open(witness := Listener())
    bystander.connect(other_caller.at())
    bystander.play(1, numbered(5))
    assert witness.next() == ("played", 1)
    either_stream.connect(caller.at())
    caller.press("4", either_stream)
    assert listener.keys(1) == "4"


def test_a_key_ends_an_interruptible_sound(
    stream: Stream, listener: Listener, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    stream.play(1, numbered(3), loop=True, interruptible=True)
    caller.packets(4)
    caller.press("5", stream)
    assert listener.next() == ("key", "5")
    caller.waiting()
    let_pass(10)
    assert caller.waiting() == []
    assert listener.idle
    stream.play(2, numbered(2, first=120))
    assert numbers(caller.packets(2)) == [120, 121]
    assert listener.next() == ("played", 2)


def test_the_sound_has_stopped_when_the_key_is_told(plane: MediaPlane, caller: Caller) -> None:
    class Answering(Listener):
        def on_key(self, key: str, at_ms: int) -> None:
            self.still_sending = plane.facts().streams_sending
            super().on_key(key, at_ms)

    listener = Answering()
    stream = plane.open(listener)
    stream.connect(caller.at())
    stream.play(1, numbered(3), loop=True, interruptible=True)
    caller.packets(1)
    caller.press("5", stream)
    assert listener.keys(1) == "5"
    assert listener.still_sending == 0


def test_a_key_leaves_other_sounds_alone(stream: Stream, listener: Listener, caller: Caller) -> None:
    stream.play(1, numbered(3), loop=True, interruptible=False)
    before = caller.packets(2)
    caller.press("5", stream)
    assert listener.keys(1) == "5"
    packets = before + caller.waiting() + caller.packets(4)
    assert_unbroken(packets)
    assert numbers(packets) == [index % 3 for index in range(len(packets))]


@pytest.mark.parametrize(
    "held",
    [lambda caller: caller.at(send=False), lambda caller: RemoteMedia("0.0.0.0", caller.port, 0, 101)],
    ids=["sendonly", "rfc2543"],
)
def test_a_peer_that_holds_is_sent_nothing_until_it_resumes(
    held: Callable[[Caller], RemoteMedia], stream: Stream, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    stream.play(1, numbered(4))
    packets = caller.packets(1)
    stream.connect(held(caller))
    let_pass(6)
    stream.connect(caller.at())
    packets += caller.packets(3)
    assert numbers(packets) == [0, 1, 2, 3]
    assert_unbroken(packets)
    assert sum(packet.marker for packet in packets) >= 2


def test_silence_of_the_peer_is_told_once_until_it_sends_again(
    new_plane: NewPlane, listener: Listener, caller: Caller, other_caller: Caller
) -> None:
    plane = new_plane(silent_s=0.01)
    mute = Listener()
    plane.open(mute).connect(other_caller.at())
    stream = plane.open(listener)
    stream.connect(caller.at())
    what, seconds = listener.next()
    assert what == "silent"
    assert isinstance(seconds, float)
    assert seconds >= 0.01
    caller.talk(stream)
    assert listener.next()[0] == "silent"
    assert mute.next()[0] == "silent"
    assert mute.idle


def test_a_peer_that_is_not_to_send_is_not_silent(new_plane: NewPlane, listener: Listener, caller: Caller) -> None:
    plane = new_plane(silent_s=0.01)
    quiet, talker = Listener(), plane.open(listener)
    plane.open(quiet).connect(caller.at(receive=False))
    talker.connect(caller.at())
    assert listener.next()[0] == "silent"
    assert quiet.idle
