"""What comes from the peer and is no audio and no key."""

from __future__ import annotations

import socket
from collections.abc import Callable

from ivrflow.channels.media import MediaPlane, RemoteMedia

from .conftest import HOST, Caller, Listener, NewPlane, numbered


def test_garbage_from_the_peer_harms_nothing(either_plane: MediaPlane, listener: Listener, caller: Caller) -> None:
    stream = either_plane.open(listener)
    stream.connect(caller.at())
    whole = caller.event("9", 1)
    garbage = [whole[:length] for length in range(len(whole))]
    garbage += [bytes([first]) + whole[1:12] for first in range(256)]
    garbage += [b"\xff" * 4000]
    for index, datagram in enumerate(garbage):
        caller.send(datagram, stream)
        if index % 16 == 0:
            # What is heard now was not lost for want of room before.
            caller.press("1", stream)
            assert listener.keys(1) == "1"


def test_what_is_no_rtp_is_counted_and_is_no_sign_of_life(
    new_plane: NewPlane, listener: Listener, caller: Caller
) -> None:
    plane = new_plane(kernel_filter=False, silent_s=0.01)
    stream = plane.open(listener)
    stream.connect(caller.at())
    assert listener.next()[0] == "silent"
    for datagram in (b"", b"\x80", b"\x40" + bytes(20), b"GET / HTTP/1.1\r\n\r\n"):
        caller.send(datagram, stream)
    # Its header is in order, its extension is not: the peer lives, the key does not count.
    caller.send(caller.event("9", 1).replace(b"\x80", b"\x90", 1)[:14], stream)
    caller.press("1", stream)
    assert listener.keys(1) == "1"
    facts = plane.facts()
    assert facts.malformed == 5
    assert facts.faults == 0


def test_a_peer_that_closed_its_port_harms_nothing(
    plane: MediaPlane, listener: Listener, caller: Caller, let_pass: Callable[[int], None]
) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as gone:
        gone.bind((HOST, 0))
        port = gone.getsockname()[1]
    stream = plane.open(listener)
    stream.connect(RemoteMedia(HOST, port, 0, 101))
    stream.play(1, numbered(5))
    assert listener.next() == ("played", 1)
    assert plane.facts().send_errors > 0
    stream.connect(caller.at())
    caller.press("1", stream)
    assert listener.keys(1) == "1"
