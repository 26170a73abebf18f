"""Streams together: places, ports, threads, the end."""

from __future__ import annotations

import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ivrflow.channels.media import MediaPlane, MediaSettings, Stream
from ivrflow.channels.media.g711 import ALAW_OF_ULAW
from ivrflow.channels.media.kernel_filter import supported
from ivrflow.model.errors import Unavailable
from ivrflow.model.sound import Sound

from .conftest import HOST, PATIENCE_S, Caller, Listener, NewPlane, assert_unbroken, numbered, numbers


def test_ports_are_even_and_our_own(plane: MediaPlane, listener: Listener) -> None:
    streams = [plane.open(listener) for _ in range(10)]
    assert len({stream.port for stream in streams}) == 10
    assert all(stream.port % 2 == 0 for stream in streams)


def test_a_listener_that_raises_hurts_no_other_call(
    plane: MediaPlane, listener: Listener, caller: Caller, other_caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Listener):
        def on_key(self, key: str, at_ms: int) -> None:
            raise ZeroDivisionError

        def on_played(self, playback_id: int) -> None:
            raise ZeroDivisionError

    broken, sound_one = plane.open(Broken()), plane.open(listener)
    broken.connect(other_caller.at())
    sound_one.connect(caller.at())
    broken.play(1, numbered(1))
    other_caller.press("1", broken)
    other_caller.packets(1)
    sound_one.play(2, numbered(5))
    assert listener.next() == ("played", 2)
    caller.press("2", sound_one)
    assert listener.keys(1) == "2"
    assert plane.facts().faults == 2
    assert caplog.text.count("\nZeroDivisionError") == 2


def test_commands_given_before_the_start_are_carried_out(listener: Listener, caller: Caller) -> None:
    plane = MediaPlane(MediaSettings(HOST))
    stream = plane.open(listener)
    stream.connect(caller.at())
    stream.play(1, numbered(2))
    plane.start()
    assert numbers(caller.packets(2)) == [0, 1]
    plane.shutdown()


def test_shutdown_gives_all_ports_back_and_may_be_repeated(
    plane: MediaPlane, stream: Stream, listener: Listener, caller: Caller
) -> None:
    stream.play(1, numbered(100))
    caller.packets(1)
    plane.shutdown()
    plane.shutdown()
    assert not plane.facts().alive
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as proof:
        proof.bind((HOST, stream.port))
    stream.close()
    with pytest.raises(Unavailable, match="shut down"):
        plane.open(listener)


def test_a_plane_that_never_started_can_be_shut_down(listener: Listener) -> None:
    plane = MediaPlane(MediaSettings(HOST))
    plane.open(listener)
    plane.shutdown()
    assert plane.facts().streams_open == 0


def test_a_full_plane_says_so_and_has_room_again(new_plane: NewPlane, listener: Listener, caller: Caller) -> None:
    plane = new_plane(capacity=3)
    streams = [plane.open(listener) for _ in range(3)]
    with pytest.raises(Unavailable, match="all 3 streams"):
        plane.open(listener)
    for stream in streams:
        stream.close()
    streams = [open_when_free(plane, listener) for _ in range(3)]
    for index, stream in enumerate(streams):
        stream.connect(caller.at())
        stream.play(index, numbered(2))
    assert {listener.next() for _ in streams} == {("played", 0), ("played", 1), ("played", 2)}


def open_when_free(plane: MediaPlane, listener: Listener) -> Stream:
    """Places come back when the media thread has ended their streams."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return plane.open(listener)
        except Unavailable:
            assert time.monotonic() < deadline


def test_no_free_port_takes_no_place(new_plane: NewPlane, listener: Listener) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as holder:
        port = hold_even_port(holder)
        plane = new_plane(capacity=1, port_low=port, port_high=port + 1)
        for _ in range(2):
            with pytest.raises(Unavailable, match="no free RTP port"):
                plane.open(listener)
    assert plane.open(listener).port == port


def hold_even_port(holder: socket.socket) -> int:
    """The number of an even port that nobody else uses."""
    for port in range(40_000, 50_000, 2):
        try:
            holder.bind((HOST, port))
        except OSError:
            continue
        return port
    raise AssertionError("no port to test with")


def test_many_streams_each_hear_their_own_sound(new_plane: NewPlane) -> None:
    plane = new_plane(capacity=41)
    callers, listeners = [Caller() for _ in range(41)], [Listener() for _ in range(41)]
    for index, (caller, listener) in enumerate(zip(callers, listeners, strict=True)):
        stream = plane.open(listener)
        stream.connect(caller.at(8 if index % 2 else 0))
        # Lengths differ, so that rows of the lanes end and move all the time.
        stream.play(index, Sound(bytes([index]) * 160 * (1 + index % 7)))
    for index, (caller, listener) in enumerate(zip(callers, listeners, strict=True)):
        packets = caller.packets(1 + index % 7)
        assert_unbroken(packets)
        sent = ALAW_OF_ULAW[index] if index % 2 else index
        assert {packet.payload for packet in packets} == {bytes([sent]) * 160}
        assert listener.next() == ("played", index)
        caller.socket.close()
    facts = plane.facts()
    assert facts.streams_open == 41
    assert facts.streams_sending == 0
    assert facts.packets_sent == sum(1 + index % 7 for index in range(41))
    assert facts.send_errors == facts.faults == 0


def test_streams_may_come_and_go_from_any_thread(plane: MediaPlane) -> None:
    def call(number: int) -> tuple[str, object]:
        caller, listener = Caller(), Listener()
        stream = plane.open(listener)
        stream.connect(caller.at())
        stream.play(number, numbered(1 + number % 3))
        told = listener.next()
        stream.close()
        caller.socket.close()
        return told

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(call, range(80))) == [("played", number) for number in range(80)]
    assert plane.facts().faults == 0


def test_a_filter_that_is_demanded_is_used_or_refused(new_plane: NewPlane) -> None:
    if supported():
        assert new_plane(kernel_filter=True).facts().kernel_filter
    else:
        with pytest.raises(Unavailable, match="kernel_filter"):
            new_plane(kernel_filter=True)


def test_a_filter_that_is_not_wanted_is_not_used(new_plane: NewPlane) -> None:
    assert not new_plane(kernel_filter=False).facts().kernel_filter
    assert new_plane().facts().kernel_filter == supported()


def test_the_interpreter_lock_changes_hands_quickly_while_a_plane_runs(new_plane: NewPlane) -> None:
    before = sys.getswitchinterval()
    plane = new_plane(switch_interval_ms=2)
    assert sys.getswitchinterval() == pytest.approx(0.002)
    plane.shutdown()
    assert sys.getswitchinterval() == before
    new_plane(switch_interval_ms=0)
    assert sys.getswitchinterval() == before
