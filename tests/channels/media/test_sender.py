"""What a telephone hears of a stream."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ivrflow.channels.media import MediaPlane, Stream
from ivrflow.channels.media.g711 import ALAW_OF_ULAW
from ivrflow.model.sound import Sound

from .conftest import Caller, Listener, NewPlane, assert_unbroken, numbered, numbers


def test_a_sound_arrives_whole_and_its_end_is_told(stream: Stream, listener: Listener, caller: Caller) -> None:
    stream.play(7, numbered(10))
    packets = caller.packets(10)
    assert b"".join(packet.payload for packet in packets) == numbered(10).ulaw
    assert {packet.payload_type for packet in packets} == {0}
    assert packets[0].marker
    assert_unbroken(packets)
    assert listener.next() == ("played", 7)


def test_the_last_frame_is_filled_with_silence(stream: Stream, caller: Caller) -> None:
    stream.play(1, Sound(b"\x01" * 161))
    assert [packet.payload for packet in caller.packets(2)] == [b"\x01" * 160, b"\x01" + b"\xff" * 159]


def test_an_empty_sound_ends_too(stream: Stream, listener: Listener) -> None:
    stream.play(1, Sound(b""))
    assert listener.next() == ("played", 1)


def test_a_law_callers_hear_a_law(plane: MediaPlane, listener: Listener, caller: Caller, other_caller: Caller) -> None:
    for phone, payload_type in ((caller, 8), (other_caller, 0)):
        stream = plane.open(listener)
        stream.connect(phone.at(payload_type))
        stream.play(1, numbered(5))
    heard = caller.packets(5)
    assert {packet.payload_type for packet in heard} == {8}
    ulaw = np.frombuffer(numbered(5).ulaw, np.uint8)
    assert b"".join(packet.payload for packet in heard) == ALAW_OF_ULAW[ulaw].tobytes()
    assert b"".join(packet.payload for packet in other_caller.packets(5)) == numbered(5).ulaw


def test_timestamps_follow_the_clock_through_silence(
    stream: Stream, listener: Listener, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    stream.play(1, numbered(2))
    assert listener.next() == ("played", 1)
    let_pass(10)
    stream.play(2, numbered(2))
    packets = caller.packets(4)
    assert_unbroken(packets)
    assert packets[2].marker
    assert packets[2].timestamp - packets[1].timestamp & 0xFFFFFFFF >= 10 * 160


def test_what_is_played_next_in_time_joins_without_a_gap(plane: MediaPlane, caller: Caller) -> None:
    class Chain(Listener):
        def on_played(self, playback_id: int) -> None:
            if playback_id < 3:
                stream.play(playback_id + 1, numbered(2))
            super().on_played(playback_id)

    listener = Chain()
    stream = plane.open(listener)
    stream.connect(caller.at())
    stream.play(1, numbered(2))
    packets = caller.packets(6)
    assert_unbroken(packets)
    assert numbers(packets) == [0, 1, 0, 1, 0, 1]
    assert [listener.next() for _ in range(3)] == [("played", 1), ("played", 2), ("played", 3)]


def test_a_new_sound_replaces_what_plays(stream: Stream, listener: Listener, caller: Caller) -> None:
    stream.play(1, numbered(100))
    caller.packets(3)
    stream.play(2, numbered(2, first=110))
    packets = caller.packets_until(lambda packet: packet.payload[0] == 111)
    assert_unbroken(packets)
    assert numbers(packets)[-2:] == [110, 111]
    assert listener.next() == ("played", 2)


def test_a_loop_begins_again_and_is_never_played(stream: Stream, listener: Listener, caller: Caller) -> None:
    stream.play(1, numbered(3), loop=True)
    packets = caller.packets(10)
    assert numbers(packets) == [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]
    assert_unbroken(packets)
    stream.play(2, numbered(1, first=50))
    assert listener.next() == ("played", 2)


def test_stop_ends_that_playback_and_no_other(stream: Stream, listener: Listener, caller: Caller) -> None:
    stream.play(1, numbered(100))
    caller.packets(2)
    stream.stop(1)
    stream.play(2, numbered(3, first=110))
    stream.stop(1)
    caller.packets_until(lambda packet: packet.payload[0] == 112)
    assert listener.next() == ("played", 2)
    assert listener.idle


def test_a_hold_pauses_and_the_sound_goes_on_where_it_was(stream: Stream, listener: Listener, caller: Caller) -> None:
    stream.play(1, numbered(8))
    packets = caller.packets(3)
    stream.hold(True)
    stream.hold(False)
    packets += caller.packets(5)
    assert numbers(packets) == list(range(8))
    assert_unbroken(packets)
    assert listener.next() == ("played", 1)


def test_nothing_is_sent_while_held(
    stream: Stream, listener: Listener, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    stream.hold(True)
    stream.play(1, numbered(2))
    let_pass(5)
    assert listener.idle
    stream.hold(False)
    packets = caller.packets(2)
    assert numbers(packets) == [0, 1]
    assert packets[0].marker


def test_a_sound_waits_for_the_connection(
    plane: MediaPlane, listener: Listener, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    stream = plane.open(listener)
    stream.play(1, numbered(2))
    let_pass(5)
    assert listener.idle
    stream.connect(caller.at())
    assert numbers(caller.packets(2)) == [0, 1]
    assert listener.next() == ("played", 1)


def test_silence_can_be_filled(new_plane: NewPlane, listener: Listener, caller: Caller) -> None:
    stream = new_plane(fill_silence=True).open(listener)
    stream.connect(caller.at())
    packets = caller.packets(3)
    stream.play(1, numbered(2))
    packets += caller.packets_until(lambda packet: packet.payload == b"\x01" * 160)
    packets += caller.packets(3)
    assert_unbroken(packets)
    assert {packet.payload for packet in packets[:3] + packets[-3:]} == {b"\xff" * 160}
    assert listener.next() == ("played", 1)


def test_a_quiet_stream_is_kept_alive(new_plane: NewPlane, listener: Listener, caller: Caller) -> None:
    stream = new_plane(keepalive_s=0.5).open(listener)
    stream.connect(caller.at())
    packets = caller.packets(2)
    assert_unbroken(packets)
    assert packets[1].marker
    assert {packet.payload for packet in packets} == {b"\xff" * 160}
    assert listener.idle
